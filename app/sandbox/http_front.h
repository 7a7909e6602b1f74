// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire.h"

#include <QAbstractHttpServer>
#include <QTcpSocket>

#include <functional>

namespace coffer::sandbox {

/// Reads requests with Qt HTTP Server and hands each to one function with its socket. Answers are written by hand
/// (fault_sender.h): the responder of this Qt can neither cut, drip nor lie.
class HttpFront final : public QAbstractHttpServer
{
    Q_OBJECT
public:
    using Handler = std::function<void(const WireRequest &request, QTcpSocket *socket)>;
    explicit HttpFront(Handler handler) : m_handler(std::move(handler)) {}

protected:
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;

private:
    Handler m_handler;
};

} // namespace coffer::sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_front.h"

#include <QHttpServerRequest>
#include <QMetaEnum>
#include <QSslSocket>

namespace coffer::sandbox {

bool HttpFront::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    WireRequest wire;
    const char *method = QMetaEnum::fromType<QHttpServerRequest::Method>().valueToKey(int(request.method()));
    wire.method = QByteArray(method).toUpper();
    wire.scheme = qobject_cast<QSslSocket *>(socket) == nullptr ? "http" : "https";
    wire.target = request.url().toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    const QList<QPair<QByteArray, QByteArray>> headers = request.headers();
    for (const auto &[name, value] : headers)
        wire.headers.insert(name.toLower(), value.trimmed());
    wire.host = wire.header("host");
    wire.body = request.body();
    const QByteArray path = wire.target.split('?').first();
    const qsizetype slash = path.indexOf('/', 1);
    wire.area = path.mid(1, slash < 0 ? -1 : slash - 1);
    wire.path = slash < 0 ? QByteArray() : path.mid(slash);
    m_handler(wire, socket);
    return true;
}

void HttpFront::missingHandler(const QHttpServerRequest &, QTcpSocket *) {}

} // namespace coffer::sandbox

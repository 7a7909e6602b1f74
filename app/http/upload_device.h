// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

#include <utility>

namespace coffer {

/// A body that can be read once. Qt repeats a request silently when the server closes without an answer, and can only
/// do so when it can rewind the body: from this device it cannot, so a POST or PUT leaves at most once.
class UploadDevice final : public QIODevice
{
public:
    UploadDevice(QByteArray body, QObject *parent) : QIODevice(parent), m_body(std::move(body))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_body.size() - m_at + QIODevice::bytesAvailable(); }
    bool seek(qint64) override { return false; } // without Qt's warning: asking is not a fault
    [[nodiscard]] bool atEnd() const override { return m_at >= m_body.size(); }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_at = 0;
};

} // namespace coffer

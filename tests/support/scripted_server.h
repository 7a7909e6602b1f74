// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tls_fixture.h>

#include <QPointer>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>
#include <sys/socket.h>
#include <vector>

namespace coffer {

/// A loopback server whose every byte is the test's: it reads requests, remembers them, and lets a handler write what
/// it likes.
class ScriptedServer : public QTcpServer
{
public:
    struct Request
    {
        QByteArray method;
        QByteArray target;
        QByteArray head; ///< request line and headers as they came
        QByteArray body;
        int connection = 0;         ///< from 1
        int numberOnConnection = 0; ///< from 1

        /// Value of a header; nothing where it is not there.
        [[nodiscard]] std::optional<QByteArray> header(const QByteArray &name) const
        {
            const QList<QByteArray> lines = head.split('\n');
            for (const QByteArray &line : lines) {
                const qsizetype colon = line.indexOf(':');
                if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
                    return line.mid(colon + 1).trimmed();
            }
            return std::nullopt;
        }
    };
    using Handler = std::function<void(QTcpSocket &socket, const Request &request)>;

    /// Without a certificate it speaks plain http.
    explicit ScriptedServer(std::optional<TestCertificate> certificate, Handler handler = {})
        : m_certificate(std::move(certificate))
        , m_handler(std::move(handler))
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port on loopback");
    }

    ~ScriptedServer() override
    {
        // Sockets tell of their end while they are destroyed, and that must not reach a half-destroyed server.
        const auto sockets = findChildren<QTcpSocket *>(QString(), Qt::FindDirectChildrenOnly);
        for (QTcpSocket *socket : sockets) {
            socket->disconnect();
            delete socket;
        }
    }
    Q_DISABLE_COPY_MOVE(ScriptedServer)

    void setHandler(Handler handler) { m_handler = std::move(handler); }
    /// Connections are taken and never answered, not even by a handshake.
    void setSilent() { m_isSilent = true; }
    void setProtocol(QSsl::SslProtocol protocol) { m_protocol = protocol; }

    [[nodiscard]] QUrl url(const QString &path, const QString &host = QStringLiteral("127.0.0.1")) const
    {
        QUrl url;
        url.setScheme(m_certificate ? QStringLiteral("https") : QStringLiteral("http"));
        url.setHost(host);
        url.setPort(serverPort());
        return QUrl(url.toString() + path, QUrl::StrictMode);
    }
    [[nodiscard]] QString origin(const QString &host = QStringLiteral("127.0.0.1")) const
    {
        return url(QString(), host).toString();
    }

    [[nodiscard]] const std::vector<Request> &requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] int openConnections() const { return m_open; }
    [[nodiscard]] int mostOpenConnections() const { return m_mostOpen; }
    [[nodiscard]] qint64 bytesSeen() const { return m_bytesSeen; } ///< decrypted

    static QByteArray reply(const QByteArray &body, const QByteArray &status = "200 OK", const QByteArray &headers = {})
    {
        return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + QByteArray::number(body.size())
            + "\r\n\r\n" + body;
    }
    /// What was written goes out, then the connection ends in order.
    static void finish(QTcpSocket &socket) { socket.disconnectFromHost(); }
    /// RST instead of an end in order.
    static void reset(QTcpSocket &socket)
    {
        const linger now{1, 0};
        setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        socket.abort();
    }
    /// One byte at a time.
    static void drip(QTcpSocket &socket, const QByteArray &bytes, std::chrono::milliseconds every)
    {
        auto *timer = new QTimer(&socket);
        connect(timer, &QTimer::timeout, &socket, [&socket, timer, bytes, at = qsizetype(0)]() mutable {
            if (at == bytes.size())
                return timer->stop();
            socket.write(bytes.mid(at++, 1));
            socket.flush();
        });
        timer->start(every);
    }
    /// `chunk` again and again until the peer goes away or `limit` bytes went out.
    static void flood(QTcpSocket &socket, const QByteArray &chunk, qint64 limit)
    {
        auto *tls = qobject_cast<QSslSocket *>(&socket);
        auto more = [&socket, tls, chunk, limit, sent = qint64(0)]() mutable {
            // What is encrypted waits in a buffer of its own, which knows no limit.
            while (sent < limit && socket.bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0) < 256 * 1024) {
                socket.write(chunk);
                socket.flush();
                sent += chunk.size();
            }
        };
        more();
        if (tls && tls->isEncrypted())
            connect(tls, &QSslSocket::encryptedBytesWritten, &socket, more);
        else
            connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        ++m_connections;
        m_mostOpen = std::max(m_mostOpen, ++m_open);
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        connect(socket, &QTcpSocket::disconnected, socket, [this, socket] {
            --m_open;
            socket->deleteLater();
        });
        if (m_isSilent)
            return;
        connect(socket, &QTcpSocket::readyRead, this,
                [this, socket, buffer = QByteArray(), connection = m_connections, count = 0]() mutable {
                    const QByteArray bytes = socket->readAll();
                    m_bytesSeen += bytes.size();
                    buffer += bytes;
                    const QPointer<QSslSocket> alive(socket);
                    while (alive && takeRequest(&buffer, connection, count + 1)) {
                        ++count;
                        if (m_handler) {
                            const Request request = m_requests.back();
                            m_handler(*socket, request);
                        }
                    }
                });
        if (!m_certificate)
            return;
        QSslConfiguration tls = socket->sslConfiguration();
        tls.setLocalCertificateChain(m_certificate->chain());
        tls.setPrivateKey(m_certificate->key);
        if (m_protocol)
            tls.setProtocol(*m_protocol);
        socket->setSslConfiguration(tls);
        socket->startServerEncryption();
    }

private:
    bool takeRequest(QByteArray *buffer, int connection, int number)
    {
        const qsizetype end = buffer->indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        Request request;
        request.head = buffer->left(end);
        const QList<QByteArray> line = request.head.left(request.head.indexOf('\r')).split(' ');
        request.method = line.value(0);
        request.target = line.value(1);
        const qsizetype length = request.header("Content-Length").value_or("0").toLongLong();
        if (buffer->size() < end + 4 + length)
            return false;
        request.body = buffer->mid(end + 4, length);
        request.connection = connection;
        request.numberOnConnection = number;
        *buffer = buffer->mid(end + 4 + length);
        m_requests.push_back(std::move(request));
        return true;
    }

    std::optional<TestCertificate> m_certificate;
    Handler m_handler;
    std::optional<QSsl::SslProtocol> m_protocol;
    bool m_isSilent = false;
    std::vector<Request> m_requests;
    int m_connections = 0;
    int m_open = 0;
    int m_mostOpen = 0;
    qint64 m_bytesSeen = 0;
};

} // namespace coffer

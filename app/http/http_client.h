// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/clock.h>
#include <http/http_message.h>

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QNetworkAccessManager;
QT_END_NAMESPACE

namespace coffer {

enum class ProxyMode { System, None, Manual };

/// What one connection may do on the network.
struct HttpPolicy
{
    QStringList origins;          ///< as originOf() writes them; a request to any other is refused
    QString caFile;               ///< PEM, trusted besides the system's authorities; may be empty
    int parallelPerOrigin = 6;    ///< requests in flight; above 6 the client spreads them over further managers
    double requestsPerSecond = 0; ///< 0: no limit
    ProxyMode proxy = ProxyMode::System;
    QString proxyHost;
    quint16 proxyPort = 0;
};

/// Whether the file holds certificate authorities. Errors: InvalidInput, `where` "caFile".
[[nodiscard]] Result<void> checkCaFile(const QString &path);

/// One line of the structured log; holds no header, query or body.
struct HttpLogEntry
{
    QString label;
    QString host;
    int status = 0; ///< 0: no reply
    std::optional<ErrorKind> error;
    std::chrono::milliseconds duration{0};
    qsizetype bytes = 0;
};

/// The only way to the network. One client per connection of ours: managers, cookies, trust and sockets are never
/// shared.
///
/// Thread: lives in the engine thread; send() and the callbacks are called there.
/// Completion: each send() calls `done` exactly once, never from within send() itself; cancelled or destroyed: with
/// Cancelled (on destruction from the destructor). Status 4xx and 5xx are responses, not errors: the caller knows what
/// their bodies mean. Errors: InvalidInput (refused before sending), NetworkUnreachable, Timeout, TlsFailed,
/// RedirectRefused, TooLarge, MalformedReply (Content-Encoding that was not asked for, body shorter than promised),
/// Cancelled. A POST or PUT leaves the machine at most once. A GET may be sent a second time by the transport when a
/// kept-alive connection turns out closed; exchanges() counts what was sent by us.
class HttpClient : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(Result<HttpResponse>)>;
    /// Makes a manager; tests may give another factory.
    using ManagerFactory = std::function<std::unique_ptr<QNetworkAccessManager>()>;

    HttpClient(HttpPolicy policy, const Clock &clock, QObject *parent = nullptr);
    HttpClient(HttpPolicy policy, const Clock &clock, ManagerFactory factory, QObject *parent = nullptr);
    ~HttpClient() override;

    void send(HttpRequest request, Done done);
    void cancelAll();
    [[nodiscard]] int exchanges() const;

Q_SIGNALS:
    void exchangeFinished(const coffer::HttpLogEntry &entry);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace coffer

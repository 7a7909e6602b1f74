// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/clock.h>
#include <http/http_message.h>

#include <QBasicTimer>
#include <QList>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QSslError>

#include <functional>

QT_BEGIN_NAMESPACE
class QNetworkAccessManager;
class QNetworkRequest;
QT_END_NAMESPACE

namespace coffer {

/// One request on the wire: watches the deadlines and counts the bytes. Ends exactly once, by `finished` or by being
/// deleted.
class Exchange final : public QObject
{
public:
    using Finished = std::function<void(Exchange *, Result<HttpResponse>)>;

    Exchange(HttpRequest request, const Clock &clock, Finished finished)
        : m_request(std::move(request))
        , m_clock(clock)
        , m_finished(std::move(finished))
    {
    }
    ~Exchange() override;

    void start(QNetworkAccessManager &manager, QNetworkRequest request);
    /// Ends it without calling `finished`.
    void drop();

    [[nodiscard]] const HttpRequest &request() const { return m_request; }
    [[nodiscard]] std::chrono::milliseconds duration() const { return m_clock.steady() - m_startedAt; }
    [[nodiscard]] qsizetype bytes() const { return m_body.size(); }

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void requestLeft();
    void metaDataArrived();
    void bytesArrived();
    void replyFinished();
    [[nodiscard]] Result<HttpResponse> response();
    [[nodiscard]] Error transportError(QNetworkReply::NetworkError error) const;
    [[nodiscard]] std::optional<Error> lengthError() const;
    [[nodiscard]] Error failure(ErrorKind kind, const QString &detail) const;
    void fail(Error error);
    void finish(Result<HttpResponse> result);
    void watch();
    void progressed();

    HttpRequest m_request;
    const Clock &m_clock;
    Finished m_finished;
    QPointer<QNetworkReply> m_reply;
    QList<QSslError> m_tlsErrors;
    HttpHeaders m_headers;
    QByteArray m_body;
    int m_status = 0;
    bool m_sent = false; ///< idle limit instead of connect limit
    UtcTime m_sentAt;
    std::chrono::milliseconds m_startedAt{0};
    std::chrono::steady_clock::time_point m_begin;
    std::chrono::steady_clock::time_point m_progress;
    QBasicTimer m_timer;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange.h"

#include "tls.h"
#include "upload_device.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QTimerEvent>

#include <algorithm>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// What Qt may hold before we look at it; the rest waits in the socket.
constexpr qint64 readBufferBytes = 256 * 1024;

QNetworkReply *startReply(QNetworkAccessManager &manager, QNetworkRequest request, const HttpRequest &ours)
{
    if (ours.method == HttpMethod::Get)
        return manager.get(request);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentLengthHeader, ours.body.size());
    auto *body = new UploadDevice(ours.body, nullptr);
    QNetworkReply *reply = ours.method == HttpMethod::Post ? manager.post(request, body) : manager.put(request, body);
    body->setParent(reply);
    return reply;
}

} // namespace

Exchange::~Exchange()
{
    drop();
}

void Exchange::start(QNetworkAccessManager &manager, QNetworkRequest request)
{
    m_sentAt = m_clock.now();
    m_startedAt = m_clock.steady();
    // Deadlines run on the real steady clock: they guard sockets, which do not follow a clock of ours.
    m_begin = m_progress = steady_clock::now();
    m_reply = startReply(manager, std::move(request), m_request);
    m_reply->setReadBufferSize(readBufferBytes);
    connect(m_reply, &QNetworkReply::requestSent, this, &Exchange::requestLeft);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::metaDataArrived);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::bytesArrived);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::replyFinished);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) { m_tlsErrors = errors; });
    watch();
}

void Exchange::drop()
{
    m_timer.stop();
    m_finished = nullptr;
    if (!m_reply)
        return;
    disconnect(m_reply, nullptr, this, nullptr);
    // Deleting it ends the exchange as abort() would, but without a second error, of which Qt warns.
    m_reply->deleteLater();
    m_reply = nullptr;
}

void Exchange::requestLeft()
{
    progressed();
    if (!std::exchange(m_sent, true))
        watch();
}

/// One timer for three limits. It is set for each of the two phases and again only when it fires, so that progress
/// costs nothing.
void Exchange::watch()
{
    const auto phase = m_sent ? m_request.limits.idle : m_request.limits.connect;
    const auto until = std::min(m_begin + m_request.limits.total, m_progress + phase);
    const auto left = std::chrono::ceil<milliseconds>(until - steady_clock::now());
    m_timer.start(int(std::clamp<milliseconds::rep>(left.count(), 0, 3'600'000)), Qt::PreciseTimer, this);
}

void Exchange::progressed()
{
    m_progress = steady_clock::now();
}

void Exchange::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return;
    m_timer.stop();
    const auto now = steady_clock::now();
    if (now >= m_begin + m_request.limits.total)
        fail(failure(ErrorKind::Timeout, u"total deadline"_s));
    else if (now >= m_progress + (m_sent ? m_request.limits.idle : m_request.limits.connect))
        fail(failure(ErrorKind::Timeout, m_sent ? u"no byte within the idle limit"_s : u"connect limit"_s));
    else
        watch();
}

void Exchange::metaDataArrived()
{
    if (!m_reply)
        return;
    requestLeft();
    m_status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_headers.clear();
    qsizetype size = 0;
    for (const auto &[name, value] : m_reply->rawHeaderPairs()) {
        size += name.size() + value.size() + 4;
        m_headers.emplace_back(name, value);
    }
    // Qt drops all headers when they are more than it reads, and goes on: without Content-Length, Content-Encoding and
    // Link a part would look like the whole. No server that we would trust sends none.
    if (size > m_request.limits.headerBytes || m_headers.empty()) {
        m_headers.clear();
        return fail(failure(ErrorKind::TooLarge, u"more headers than are read, or none at all"_s));
    }
    HttpResponse head;
    head.headers = m_headers;
    if (m_status >= 300 && m_status < 400) {
        const QUrl target = m_request.url.resolved(QUrl(QString::fromUtf8(head.header("Location"))));
        Error error = failure(ErrorKind::RedirectRefused, u"redirects are never followed"_s);
        error.found = head.header("Location").isEmpty() ? QString() : shortened(target.host());
        if (error.found.isEmpty() && !target.scheme().isEmpty())
            error.found = shortened(target.scheme()) + u':';
        return fail(std::move(error));
    }
    const QByteArray encoding = head.header("Content-Encoding").trimmed();
    if (!encoding.isEmpty() && encoding.compare("identity", Qt::CaseInsensitive) != 0) {
        Error error = failure(ErrorKind::MalformedReply, u"Content-Encoding that was not asked for"_s);
        error.found = shortened(QString::fromLatin1(encoding));
        return fail(std::move(error));
    }
    if (head.header("Content-Length").trimmed().toLongLong() > m_request.limits.bodyBytes)
        return fail(failure(ErrorKind::TooLarge, u"Content-Length over the cap"_s));
}

void Exchange::bytesArrived()
{
    if (!m_reply)
        return;
    progressed();
    m_body += m_reply->readAll();
    if (m_body.size() > m_request.limits.bodyBytes)
        fail(failure(ErrorKind::TooLarge, u"body over the cap of %1 bytes"_s.arg(m_request.limits.bodyBytes)));
}

void Exchange::replyFinished()
{
    if (m_status == 0 && m_reply && m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid())
        metaDataArrived();
    if (m_reply && m_reply->bytesAvailable() > 0)
        bytesArrived();
    if (!m_reply)
        return; // one of them ended it
    const auto error = m_reply->error();
    const bool isStatusError = m_status >= 400 && error >= QNetworkReply::ContentAccessDenied;
    if (error != QNetworkReply::NoError && !isStatusError)
        return fail(transportError(error));
    if (auto wrongLength = lengthError())
        return fail(std::move(*wrongLength));
    finish(response());
}

/// Never errorString(): it holds the address with its query.
Error Exchange::transportError(QNetworkReply::NetworkError error) const
{
    const QString detail = u"transport error %1"_s.arg(int(error));
    if (error == QNetworkReply::SslHandshakeFailedError || !m_tlsErrors.isEmpty()) {
        Error result = failure(ErrorKind::TlsFailed, detail);
        result.found = tlsReason(m_tlsErrors, m_request.url.host());
        return result;
    }
    if (error == QNetworkReply::TimeoutError)
        return failure(ErrorKind::Timeout, detail);
    if (m_status != 0 && error == QNetworkReply::RemoteHostClosedError)
        return failure(ErrorKind::MalformedReply, u"the body is shorter than promised"_s);
    if (error >= QNetworkReply::ProtocolUnknownError && error <= QNetworkReply::ProtocolFailure)
        return failure(ErrorKind::MalformedReply, detail);
    Error result = failure(ErrorKind::NetworkUnreachable, detail);
    if (error >= QNetworkReply::ProxyConnectionRefusedError && error <= QNetworkReply::UnknownProxyError)
        result.found = u"the proxy refused or did not answer"_s;
    else if (error == QNetworkReply::HostNotFoundError)
        result.found = u"the host name is not known"_s;
    else if (error == QNetworkReply::ConnectionRefusedError)
        result.found = u"the connection was refused"_s;
    else if (error == QNetworkReply::RemoteHostClosedError)
        result.found = u"the connection was closed without an answer"_s;
    return result;
}

/// What Qt does not check: framing that contradicts itself, or a length that the body does not have.
std::optional<Error> Exchange::lengthError() const
{
    HttpResponse head;
    head.headers = m_headers;
    const QByteArray length = head.header("Content-Length").trimmed();
    const QByteArray coding = head.header("Transfer-Encoding").trimmed();
    if (m_status < 200)
        return failure(ErrorKind::MalformedReply, u"no final status"_s);
    if (!coding.isEmpty() && (coding.compare("chunked", Qt::CaseInsensitive) != 0 || !length.isEmpty()))
        return failure(ErrorKind::MalformedReply, u"contradicting message framing"_s);
    if (length.isEmpty() || m_status == 204)
        return std::nullopt;
    bool isNumber = false;
    const qint64 promised = length.toLongLong(&isNumber);
    if (!isNumber || promised != m_body.size())
        return failure(ErrorKind::MalformedReply, u"the body has another length than promised"_s);
    return std::nullopt;
}

Result<HttpResponse> Exchange::response()
{
    return HttpResponse{.status = m_status,
                        .headers = m_headers,
                        .body = m_body,
                        .sentAt = m_sentAt,
                        .receivedAt = m_clock.now(),
                        .credential = m_request.credential};
}

Error Exchange::failure(ErrorKind kind, const QString &detail) const
{
    return Error{.kind = kind, .where = m_request.url.host(), .detail = detail, .httpStatus = m_status};
}

/// From 400 the status is the message and the body only explains it: a 401 whose page is cut off or compressed is still
/// a 401.
void Exchange::fail(Error error)
{
    m_body.clear();
    if (m_status >= 400)
        finish(response());
    else
        finish(std::move(error));
}

void Exchange::finish(Result<HttpResponse> result)
{
    if (!m_finished)
        return;
    const Finished finished = std::move(m_finished);
    drop();
    finished(this, std::move(result));
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/http_client.h>

#include "exchange.h"
#include "rate_limit.h"
#include "tls.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

/// Qt's limit for one host within one manager; the setter exists only from Qt 6.5.
constexpr int socketsPerManager = 6;
/// Managers have a thread each: one that nobody uses between two polls is given back.
constexpr milliseconds managerRest{60'000};

std::unique_ptr<QNetworkAccessManager> plainManager()
{
    return std::make_unique<QNetworkAccessManager>();
}

QNetworkProxy proxyFor(const HttpPolicy &policy, const QUrl &url)
{
    // Plain http exists for loopback only (originOf), so no credential in clear ever reaches a proxy.
    if (isLoopback(url))
        return QNetworkProxy::NoProxy;
    switch (policy.proxy) {
    case ProxyMode::None:
        return QNetworkProxy::NoProxy;
    case ProxyMode::Manual:
        return QNetworkProxy(QNetworkProxy::HttpProxy, policy.proxyHost, policy.proxyPort);
    case ProxyMode::System:
        break;
    }
    for (QNetworkProxy proxy : QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url))) {
        if (proxy.type() == QNetworkProxy::HttpCachingProxy)
            proxy.setType(QNetworkProxy::HttpProxy);
        if (proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::Socks5Proxy)
            return proxy;
    }
    return QNetworkProxy::NoProxy;
}

QNetworkRequest networkRequest(const HttpRequest &ours, const QSslConfiguration &tls)
{
    QNetworkRequest request(ours.url);
    request.setSslConfiguration(tls);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    // Also asks caches on the way (Cache-Control: no-cache): a cached balance is a stale one that looks fresh.
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setRawHeader("User-Agent", "Coffer");
    for (const auto &[name, value] : ours.headers)
        request.setRawHeader(name, value);
    // Said by us, so that Qt inflates nothing and the wire size is the body size.
    request.setRawHeader("Accept-Encoding", "identity");
    return request;
}

Result<void> checkHeaders(const HttpHeaders &headers)
{
    std::set<QByteArray> seen;
    for (const auto &[name, value] : headers) {
        if (const auto checked = checkHeader(name, value); !checked)
            return checked;
        if (!seen.insert(name.toLower()).second) {
            return Error{
                .kind = ErrorKind::InvalidInput, .where = QString::fromLatin1(name), .expected = u"each header once"_s};
        }
    }
    return {};
}

/// `done` with what it is to be told.
struct Completion
{
    HttpClient::Done done;
    Result<HttpResponse> result;
};

Q_LOGGING_CATEGORY(httpLog, "coffer.http", QtWarningMsg)

/// One JSON line for each exchange, switched on with QT_LOGGING_RULES="coffer.http.info=true". What is not listed here
/// is not logged.
void log(const HttpLogEntry &entry)
{
    if (!httpLog().isInfoEnabled())
        return;
    const QJsonObject line{{u"label"_s, entry.label},
                           {u"host"_s, entry.host},
                           {u"status"_s, entry.status},
                           {u"error"_s, entry.error ? QJsonValue(errorCode(*entry.error)) : QJsonValue()},
                           {u"milliseconds"_s, qint64(entry.duration.count())},
                           {u"bytes"_s, qint64(entry.bytes)}};
    qCInfo(httpLog).noquote() << QJsonDocument(line).toJson(QJsonDocument::Compact);
}

} // namespace

class HttpClient::Private : public QObject
{
public:
    Private(HttpClient *owner, HttpPolicy httpPolicy, const Clock &ourClock, ManagerFactory factory)
        : q(owner)
        , policy(std::move(httpPolicy))
        , clock(ourClock)
        , makeManager(std::move(factory))
        , rate(policy.requestsPerSecond)
    {
        paceTimer.setSingleShot(true);
        paceTimer.setTimerType(Qt::PreciseTimer);
        restTimer.setSingleShot(true);
        restTimer.setInterval(managerRest);
        connect(&paceTimer, &QTimer::timeout, this, &Private::startAll);
        connect(&restTimer, &QTimer::timeout, this, &Private::releaseManagers);
    }

    struct Waiting
    {
        HttpRequest request;
        Done done;
    };
    struct Slot
    {
        std::unique_ptr<QNetworkAccessManager> manager;
        int inFlight = 0;
    };
    struct Origin
    {
        std::deque<Waiting> queue;
        std::vector<std::unique_ptr<Slot>> managers;
        int inFlight = 0;
    };
    struct Running
    {
        std::unique_ptr<Exchange> exchange;
        Origin *origin = nullptr;
        Slot *slot = nullptr;
        Done done;
    };

    Result<QString> check(const HttpRequest &request);
    void completeLater(Done done, Error error);
    void completeNow();
    void startAll();
    bool startNext(Origin &origin);
    Slot *freeSlot(Origin &origin, const QUrl &url);
    void exchangeFinished(Exchange *exchange, Result<HttpResponse> result);
    std::vector<Completion> takeAll();
    void releaseManagers();

    HttpClient *q;
    const HttpPolicy policy;
    const Clock &clock;
    const ManagerFactory makeManager;
    RateLimit rate;
    std::optional<Result<QSslConfiguration>> tls; ///< made with the first request
    std::map<QString, Origin> origins;
    std::unordered_map<Exchange *, Running> running;
    std::deque<Completion> ready; ///< refused before sending; told from the event loop
    QTimer paceTimer;
    QTimer restTimer;
    int started = 0;
    bool closing = false;
};

/// The origin that the request goes to, or why it may not go.
Result<QString> HttpClient::Private::check(const HttpRequest &request)
{
    auto origin = originOf(request.url);
    if (!origin)
        return origin;
    if (!policy.origins.contains(origin.value())) {
        return Error{.kind = ErrorKind::InvalidInput,
                     .where = request.url.host(),
                     .found = origin.value(),
                     .expected = policy.origins.join(", "_L1)};
    }
    if (const auto headers = checkHeaders(request.headers); !headers)
        return headers.error();
    if (request.method == HttpMethod::Get && !request.body.isEmpty())
        return Error{.kind = ErrorKind::InvalidInput, .where = request.label, .expected = u"a GET without a body"_s};
    if (!tls)
        tls = tlsConfiguration(policy.caFile);
    if (!*tls)
        return tls->error();
    return origin;
}

void HttpClient::Private::completeLater(Done done, Error error)
{
    ready.push_back({std::move(done), std::move(error)});
    if (ready.size() == 1)
        QMetaObject::invokeMethod(this, &Private::completeNow, Qt::QueuedConnection);
}

void HttpClient::Private::completeNow()
{
    auto completions = std::move(ready);
    ready.clear();
    const QPointer<Private> alive(this);
    for (std::size_t i = 0; i < completions.size(); ++i) {
        completions[i].done(std::move(completions[i].result));
        if (alive)
            continue;
        // The callback destroyed the client. The rest are refusals made before that; they stay what they are.
        for (++i; i < completions.size(); ++i)
            completions[i].done(std::move(completions[i].result));
    }
}

void HttpClient::Private::startAll()
{
    for (auto &[name, origin] : origins) {
        while (startNext(origin)) {}
    }
}

/// Starts the oldest request of the queue when a socket and the rate allow it. Constant work, however long the queue.
bool HttpClient::Private::startNext(Origin &origin)
{
    if (closing || origin.queue.empty() || origin.inFlight >= std::max(1, policy.parallelPerOrigin))
        return false;
    const auto now = clock.steady();
    if (const auto wait = rate.wait(now); wait.count() > 0) {
        if (!paceTimer.isActive())
            paceTimer.start(std::chrono::ceil<milliseconds>(wait));
        return false;
    }
    rate.take(now);
    Waiting next = std::move(origin.queue.front());
    origin.queue.pop_front();
    Slot *slot = freeSlot(origin, next.request.url);
    ++slot->inFlight;
    ++origin.inFlight;
    ++started;
    restTimer.stop();
    const QNetworkRequest request = networkRequest(next.request, tls->value());
    auto exchange =
        std::make_unique<Exchange>(std::move(next.request), clock, [this](Exchange *one, Result<HttpResponse> result) {
            exchangeFinished(one, std::move(result));
        });
    Exchange *started_ = exchange.get();
    running.emplace(started_, Running{std::move(exchange), &origin, slot, std::move(next.done)});
    started_->start(*slot->manager, request);
    return true;
}

HttpClient::Private::Slot *HttpClient::Private::freeSlot(Origin &origin, const QUrl &url)
{
    for (const auto &slot : origin.managers) {
        if (slot->inFlight < socketsPerManager)
            return slot.get();
    }
    auto slot = std::make_unique<Slot>();
    slot->manager = makeManager();
    slot->manager->setAutoDeleteReplies(true);
    slot->manager->setProxy(proxyFor(policy, url));
    slot->manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    origin.managers.push_back(std::move(slot));
    return origin.managers.back().get();
}

void HttpClient::Private::exchangeFinished(Exchange *exchange, Result<HttpResponse> result)
{
    auto node = running.extract(exchange);
    Running one = std::move(node.mapped());
    one.exchange.release()->deleteLater(); // it is still on the stack
    --one.slot->inFlight;
    --one.origin->inFlight;
    const HttpRequest &request = exchange->request();
    const HttpLogEntry entry{.label = request.label,
                             .host = request.url.host(),
                             .status = result ? result.value().status : result.error().httpStatus,
                             .error = result ? std::nullopt : std::optional(result.error().kind),
                             .duration = exchange->duration(),
                             .bytes = exchange->bytes()};
    log(entry);
    while (startNext(*one.origin)) {}
    if (running.empty())
        restTimer.start();
    const Done done = std::move(one.done);
    const QPointer<HttpClient> owner(q);
    done(std::move(result));
    if (owner && !closing)
        Q_EMIT owner->exchangeFinished(entry);
}

/// Takes out everything that was not told yet. Nothing of it is on the wire afterwards.
std::vector<Completion> HttpClient::Private::takeAll()
{
    std::vector<Completion> all;
    const Error cancelled{.kind = ErrorKind::Cancelled};
    for (auto &[name, origin] : origins) {
        for (Waiting &waiting : origin.queue)
            all.push_back({std::move(waiting.done), cancelled});
        origin.queue.clear();
        origin.inFlight = 0;
        for (const auto &slot : origin.managers)
            slot->inFlight = 0;
    }
    for (auto &[exchange, one] : running) {
        exchange->drop();
        one.exchange.release()->deleteLater();
        all.push_back({std::move(one.done), cancelled});
    }
    running.clear();
    for (Completion &completion : ready)
        all.push_back(std::move(completion));
    ready.clear();
    return all;
}

void HttpClient::Private::releaseManagers()
{
    if (running.empty())
        std::ranges::for_each(origins, [](auto &entry) { entry.second.managers.clear(); });
}

HttpClient::HttpClient(HttpPolicy policy, const Clock &clock, QObject *parent)
    : HttpClient(std::move(policy), clock, plainManager, parent)
{
}

HttpClient::HttpClient(HttpPolicy policy, const Clock &clock, ManagerFactory factory, QObject *parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(this, std::move(policy), clock, std::move(factory)))
{
}

HttpClient::~HttpClient()
{
    m_d->closing = true;
    // A callback may send again; that is refused with Cancelled too, in the next round.
    for (auto all = m_d->takeAll(); !all.empty(); all = m_d->takeAll()) {
        for (Completion &completion : all)
            completion.done(std::move(completion.result));
    }
}

void HttpClient::send(HttpRequest request, Done done)
{
    if (m_d->closing)
        return m_d->completeLater(std::move(done), Error{.kind = ErrorKind::Cancelled});
    auto origin = m_d->check(request);
    if (!origin)
        return m_d->completeLater(std::move(done), origin.error());
    Private::Origin &target = m_d->origins[origin.value()];
    target.queue.push_back({std::move(request), std::move(done)});
    m_d->startNext(target);
}

void HttpClient::cancelAll()
{
    // What a callback sends anew is not cancelled, and a callback may destroy the client: nothing of it is touched
    // afterwards.
    for (Completion &completion : m_d->takeAll())
        completion.done(std::move(completion.result));
}

int HttpClient::exchanges() const
{
    return m_d->started;
}

} // namespace coffer

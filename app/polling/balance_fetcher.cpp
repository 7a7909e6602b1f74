// SPDX-License-Identifier: GPL-3.0-or-later
#include <polling/balance_fetcher.h>

#include <auth/request_builder.h>

#include <QCryptographicHash>
#include <QPointer>
#include <QSet>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <deque>
#include <tuple>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;

// Hard stops that no definition can lift (definitions.md 5).

constexpr qsizetype maxRequests = 20'000;
constexpr qsizetype maxBytes = 64 * 1024 * 1024; ///< of all bodies of one attempt
constexpr int maxFailuresInARow = 3;

/// One request that is to be sent: a link of the chain, for one item, one page.
struct Task
{
    std::size_t request = 0; ///< index in the mode
    std::vector<int>
        position; ///< item and page numbers from the root on: the order of the reply whatever the order of arrival
    Variables variables;
    int parent = -1; ///< index in m_bodies
    QString parentItem;
    int page = 1;
    int pagesBefore = 0;
    qsizetype itemsBefore = 0;
    QString cursor;
    QString nextUrl; ///< a Link header's address; replaces the template's
    std::shared_ptr<QSet<QString>> seen = std::make_shared<QSet<QString>>(); ///< cursors and addresses of this list
    bool triedAgain = false;
    bool renewed = false;
};

struct Body
{
    std::size_t request = 0;
    std::vector<int> position;
    FetchedBody fetched;
};

struct Failure
{
    std::size_t request = 0;
    std::vector<int> position;
    FailedRequest failed;
};

/// The way is bad or the server overwhelmed: another request may fare better later.
bool isTransient(ErrorKind kind)
{
    return kind == ErrorKind::NetworkUnreachable || kind == ErrorKind::Timeout || kind == ErrorKind::ServerError;
}

/// Going on would only do harm.
bool endsAttempt(ErrorKind kind)
{
    return kind == ErrorKind::Unauthorized || kind == ErrorKind::RateLimited || kind == ErrorKind::TlsFailed
        || kind == ErrorKind::Cancelled || outcomeOf(kind) == AttemptOutcome::Refused;
}

ErrorKind kindOfStatus(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::Unauthorized;
    case 403:
        return ErrorKind::Forbidden;
    case 408:
        return ErrorKind::Timeout;
    case 429:
        return ErrorKind::RateLimited;
    case 407:
        return ErrorKind::NetworkUnreachable;
    }
    return status >= 500 ? ErrorKind::ServerError : ErrorKind::ProviderRefused;
}

} // namespace

class BalanceFetcher::Private
{
public:
    Private(BalanceFetcher &owner, const ProviderDefinition &definition, const Connection &connection,
            ConnectionEndpoints endpoints, HttpClient &http, Authenticator &authenticator, HostSlots &hostSlots,
            const CurrencyTable &currencies, const Clock &clock, const HttpLimits &limits)
        : q(owner)
        , m_definition(definition)
        , m_connection(connection)
        , m_endpoints(std::move(endpoints))
        , m_http(http)
        , m_authenticator(authenticator)
        , m_hostSlots(hostSlots)
        , m_currencies(currencies)
        , m_clock(clock)
        , m_limits(limits)
        , m_mode(m_definition.mode(connection.mode))
    {
    }

    void start(Done done);
    void complete(Attempt attempt);
    void cancelled();

private:
    void pump();
    void run(Task task);
    void send(const Task &task, HttpRequest request);
    void answered(Task task, const Result<HttpResponse> &reply);
    void succeeded(const Task &task, const HttpResponse &response);
    void failed(const Task &task, Error error);
    void stopWith(const Error &error);
    [[nodiscard]] Result<HttpRequest> build(const Task &task) const;
    [[nodiscard]] Error errorOf(const Task &task, const HttpResponse &response) const;
    void enqueueRoots();
    void enqueueChildren(int bodyIndex);
    [[nodiscard]] Result<void> enqueueNextPage(const Task &task, const HttpResponse &response, const Body &body,
                                               qsizetype items);
    void finishIfIdle();
    [[nodiscard]] Attempt result();

    BalanceFetcher &q;
    const ProviderDefinition m_definition;
    const Connection m_connection;
    const ConnectionEndpoints m_endpoints;
    HttpClient &m_http;
    Authenticator &m_authenticator;
    HostSlots &m_hostSlots;
    const CurrencyTable &m_currencies;
    const Clock &m_clock;
    const HttpLimits m_limits;
    const ModeSpec *m_mode;

    Done m_done;
    QString m_attemptId;
    UtcTime m_startedAt;
    UtcTime m_lastReplyAt;
    int m_exchangesBefore = 0;
    std::deque<Task> m_queue;
    int m_running = 0;
    qsizetype m_tasks = 0;
    qsizetype m_bytes = 0;
    int m_failuresInARow = 0;
    std::optional<Error> m_stopped;
    std::vector<Body> m_bodies;
    std::vector<Failure> m_failures;
};

void BalanceFetcher::Private::start(Done done)
{
    m_done = std::move(done);
    m_attemptId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_startedAt = m_clock.now();
    m_lastReplyAt = m_startedAt;
    m_exchangesBefore = m_http.exchanges();
    QMetaObject::invokeMethod(
        &q,
        [this] {
            if (const auto checked = checkConnection(m_definition, m_connection); !checked) {
                complete(failedAttempt(m_attemptId, m_connection.id, m_startedAt, m_startedAt, checked.error()));
                return;
            }
            enqueueRoots();
            pump();
        },
        Qt::QueuedConnection);
}

void BalanceFetcher::Private::complete(Attempt attempt)
{
    if (!m_done)
        return;
    attempt.requests = m_http.exchanges() - m_exchangesBefore;
    const Done done = std::exchange(m_done, nullptr);
    done(std::move(attempt));
}

void BalanceFetcher::Private::cancelled()
{
    if (!m_done)
        return;
    m_queue.clear();
    const Done done = std::exchange(m_done, nullptr);
    Attempt attempt =
        failedAttempt(m_attemptId, m_connection.id, m_startedAt, m_clock.now(), Error{.kind = ErrorKind::Cancelled});
    attempt.requests = m_http.exchanges() - m_exchangesBefore;
    // What is on the wire gives its slot back now: the next poll of this connection, and others of the host, need not
    // wait for it.
    m_http.cancelAll();
    done(std::move(attempt));
}

void BalanceFetcher::Private::enqueueRoots()
{
    const Variables variables = variablesOf(m_definition, m_connection);
    for (std::size_t i = 0; i < m_mode->requests.size(); ++i) {
        const RequestSpec &spec = m_mode->requests[i];
        if (!spec.forRequest.isEmpty())
            continue;
        Task task;
        task.request = i;
        task.page = spec.paging.firstPage;
        task.variables = variables;
        if (spec.forParameter.isEmpty()) {
            task.position = {0, 0};
            m_queue.push_back(task);
            continue;
        }
        QStringList values = m_connection.parameters.value(spec.forParameter);
        if (values.isEmpty()) {
            if (const ParameterSpec *parameter = m_definition.parameter(spec.forParameter);
                parameter && !parameter->defaultValue.isEmpty())
                values = {parameter->defaultValue};
        }
        for (int n = 0; n < values.size(); ++n) {
            Task each = task;
            each.seen = std::make_shared<QSet<QString>>();
            each.position = {n, 0};
            each.variables.insert(spec.bindAs.isEmpty() ? spec.forParameter : spec.bindAs, values[n]);
            m_queue.push_back(each);
        }
    }
    m_tasks = qsizetype(m_queue.size());
}

void BalanceFetcher::Private::pump()
{
    const int parallel = std::max(1, m_definition.limits.parallelRequests);
    while (m_done && !m_queue.empty() && m_running < parallel) {
        Task task = std::move(m_queue.front());
        m_queue.pop_front();
        if (m_stopped) {
            failed(task, *m_stopped);
            continue;
        }
        ++m_running;
        run(std::move(task));
    }
    finishIfIdle();
}

Result<HttpRequest> BalanceFetcher::Private::build(const Task &task) const
{
    const RequestSpec &spec = m_mode->requests[task.request];
    Variables variables = task.variables;
    variables.insert(generatedVariables(m_clock));
    variables.insert(u"page"_s, QString::number(task.page));
    variables.insert(u"cursor"_s, task.cursor);
    auto built = buildRequest(spec.request, variables, m_endpoints.addresses, m_limits);
    if (!built)
        return built;
    HttpRequest result = std::move(built).value();
    result.label = u"%1/%2 %3"_s.arg(m_definition.id.toString(), spec.id, spec.request.url.source());
    if (!task.nextUrl.isEmpty()) {
        // Link headers may be relative; whatever they say, HttpClient lets it go to the connection's origins only.
        const QUrl next = result.url.resolved(QUrl(task.nextUrl, QUrl::StrictMode));
        const auto origin = originOf(next);
        if (!origin)
            return origin.error();
        if (const auto own = originOf(result.url); !own || own.value() != origin.value())
            return Error{.kind = ErrorKind::RedirectRefused, .where = u"Link"_s, .found = next.host()};
        result.url = next;
    }
    return result;
}

void BalanceFetcher::Private::run(Task task)
{
    auto request = build(task);
    if (!request) {
        QMetaObject::invokeMethod(
            &q,
            [this, task = std::move(task), error = request.error()] {
                --m_running;
                failed(task, error);
                pump();
            },
            Qt::QueuedConnection);
        return;
    }
    const QPointer<BalanceFetcher> self(&q);
    m_authenticator.authorize(std::move(request).value(),
                              [this, self, task = std::move(task)](Result<HttpRequest> authorized) {
                                  if (!self || !m_done)
                                      return;
                                  if (authorized)
                                      return send(task, std::move(authorized).value());
                                  --m_running;
                                  m_lastReplyAt = m_clock.now();
                                  // Without a credential no other request fares better, and asking for it again could
                                  // lock the login.
                                  stopWith(authorized.error());
                                  failed(task, authorized.error());
                                  pump();
                              });
}

void BalanceFetcher::Private::send(const Task &task, HttpRequest request)
{
    const QPointer<BalanceFetcher> self(&q);
    const auto origin = originOf(request.url);
    const QString host = origin ? origin.value() : QString();
    m_hostSlots.acquire(host, std::max(1, m_definition.limits.parallelRequests), &q,
                        [this, self, task, host, request = std::move(request)]() mutable {
                            if (!m_done) // cancelled while it stood in line
                                return m_hostSlots.release(host);
                            HostSlots *hostSlots = &m_hostSlots;
                            m_http.send(std::move(request),
                                        [this, self, task, host, hostSlots](const Result<HttpResponse> &reply) {
                                            if (self) {
                                                --m_running;
                                                answered(task, reply);
                                            }
                                            hostSlots->release(host);
                                            if (self)
                                                pump();
                                        });
                        });
}

Error BalanceFetcher::Private::errorOf(const Task &task, const HttpResponse &response) const
{
    Error error{.kind = kindOfStatus(response.status),
                .where = m_mode->requests[task.request].id,
                .httpStatus = response.status,
                .provider = providerErrorIn(m_definition.errors, response.body)};
    if (response.status == 429 || response.status == 503)
        error.retryAfter = retryAfter(response);
    return error;
}

void BalanceFetcher::Private::answered(Task task, const Result<HttpResponse> &reply)
{
    m_lastReplyAt = m_clock.now();
    if (!reply) {
        if (reply.error().kind == ErrorKind::NetworkUnreachable && !task.triedAgain && !m_stopped
            && m_mode->requests[task.request].request.method == RequestTemplate::Method::Get) {
            task.triedAgain = true; // fault 10: a reset connection gets one more try at once, back-off comes after
            m_queue.push_front(std::move(task));
            return;
        }
        failed(task, reply.error());
        return;
    }
    const HttpResponse &response = reply.value();
    if (response.status >= 200 && response.status < 300) {
        succeeded(task, response);
        return;
    }
    Error error = errorOf(task, response);
    if (response.status == 401 && m_authenticator.renew(response) && !task.renewed) {
        task.renewed = true;
        m_queue.push_front(std::move(task));
        return;
    }
    failed(task, std::move(error));
}

void BalanceFetcher::Private::succeeded(const Task &task, const HttpResponse &response)
{
    const RequestSpec &spec = m_mode->requests[task.request];
    m_bytes += response.body.size();
    if (m_bytes > maxBytes) {
        stopWith(Error{.kind = ErrorKind::TooLarge, .where = spec.id, .expected = u"at most 64 MiB in one poll"_s});
        failed(task, *m_stopped);
        return;
    }
    auto document = JsonDocument::parse(response.body);
    if (!document) {
        Error error = document.error();
        error.httpStatus = response.status;
        if (error.where.isEmpty())
            error.where = spec.id;
        failed(task, error);
        return;
    }
    if (isErrorBody(m_definition.errors, document.value().root())) {
        failed(task,
               Error{.kind = ErrorKind::ProviderRefused,
                     .where = spec.id,
                     .httpStatus = response.status,
                     .provider = providerErrorIn(m_definition.errors, response.body)});
        return;
    }

    Body body;
    body.request = task.request;
    body.position = task.position;
    body.fetched.request = spec.id;
    body.fetched.variables = task.variables;
    body.fetched.parent = task.parent;
    body.fetched.parentItem = task.parentItem;
    body.fetched.bytes = response.body;
    body.fetched.sha256 = QCryptographicHash::hash(response.body, QCryptographicHash::Sha256);
    body.fetched.document = document.value();

    const JsonValue items = body.fetched.document.root().find(spec.paging.itemsAt);
    if (const auto next = enqueueNextPage(task, response, body, items.size()); !next) {
        failed(task, next.error());
        return;
    }
    m_failuresInARow = 0;
    m_bodies.push_back(std::move(body));
    enqueueChildren(int(m_bodies.size()) - 1);
}

Result<void> BalanceFetcher::Private::enqueueNextPage(const Task &task, const HttpResponse &response, const Body &body,
                                                      qsizetype items)
{
    const RequestSpec &spec = m_mode->requests[task.request];
    const auto next =
        nextPage(spec.paging, body.fetched.document.root(), task.page, task.itemsBefore + items, response.headers);
    if (!next)
        return next.error();
    if (!next.value())
        return {};
    const QString mark = next.value()->url.isEmpty() ? next.value()->cursor : next.value()->url;
    if (!mark.isEmpty() && task.seen->contains(mark)) {
        return Error{.kind = ErrorKind::UnexpectedShape,
                     .where = spec.id,
                     .found = shortened(mark),
                     .expected = u"a next page that was not read before"_s};
    }
    if (task.pagesBefore + 1 >= maxPages || m_tasks >= maxRequests) {
        return Error{.kind = ErrorKind::TooLarge,
                     .where = spec.id,
                     .expected = u"at most %1 pages and %2 requests in one poll"_s.arg(maxPages).arg(maxRequests)};
    }
    Task page = task;
    page.seen->insert(mark);
    page.position.back() = task.position.back() + 1;
    page.page = next.value()->page;
    page.cursor = next.value()->cursor;
    page.nextUrl = next.value()->url;
    page.pagesBefore = task.pagesBefore + 1;
    page.itemsBefore = task.itemsBefore + items;
    page.triedAgain = false;
    page.renewed = false;
    ++m_tasks;
    m_queue.push_front(std::move(page)); // lists first: what they name decides how much work there is
    return {};
}

void BalanceFetcher::Private::enqueueChildren(int bodyIndex)
{
    const Body &body = m_bodies[std::size_t(bodyIndex)];
    const RequestSpec &spec = m_mode->requests[body.request];
    const bool hasChildren = std::any_of(m_mode->requests.cbegin(), m_mode->requests.cend(),
                                         [&](const RequestSpec &other) { return other.forRequest == spec.id; });
    if (!hasChildren)
        return;
    const auto items = chainItems(spec, body.fetched);
    if (!items) {
        m_failures.push_back({body.request, body.position,
                              FailedRequest{spec.id, body.fetched.variables, body.fetched.parent,
                                            body.fetched.parentItem, items.error()}});
        return;
    }
    for (std::size_t i = 0; i < m_mode->requests.size(); ++i) {
        if (m_mode->requests[i].forRequest != spec.id)
            continue;
        int n = 0;
        for (const ChainItem &item : items.value()) {
            if (++m_tasks > maxRequests) {
                stopWith(Error{.kind = ErrorKind::TooLarge,
                               .where = spec.id,
                               .expected = u"at most %1 requests in one poll"_s.arg(maxRequests)});
                m_failures.push_back({i, body.position, FailedRequest{m_mode->requests[i].id, {}, -1, {}, *m_stopped}});
                return;
            }
            Task task;
            task.request = i;
            task.position = body.position;
            task.position.push_back(n++);
            task.position.push_back(0);
            task.variables = item.variables;
            task.parent = bodyIndex;
            task.parentItem = item.pointer;
            task.page = m_mode->requests[i].paging.firstPage;
            m_queue.push_back(std::move(task));
        }
    }
}

void BalanceFetcher::Private::failed(const Task &task, Error error)
{
    const RequestSpec &spec = m_mode->requests[task.request];
    const bool single = !spec.forRequest.isEmpty() || !spec.forParameter.isEmpty();
    m_failuresInARow = isTransient(error.kind) ? m_failuresInARow + 1 : 0;
    const bool forbiddenItem = error.kind == ErrorKind::Forbidden && single; // refuses that account only
    if (!m_stopped && ((endsAttempt(error.kind) && !forbiddenItem) || m_failuresInARow >= maxFailuresInARow))
        stopWith(error);
    m_failures.push_back({task.request, task.position,
                          FailedRequest{spec.id, task.variables, task.parent, task.parentItem, std::move(error)}});
}

void BalanceFetcher::Private::stopWith(const Error &error)
{
    if (!m_stopped)
        m_stopped = error;
}

void BalanceFetcher::Private::finishIfIdle()
{
    if (m_done && m_queue.empty() && m_running == 0)
        complete(result());
}

Attempt BalanceFetcher::Private::result()
{
    const bool onlyRootsFailed = std::all_of(m_failures.cbegin(), m_failures.cend(), [this](const Failure &failure) {
        return m_mode->requests[failure.request].forParameter.isEmpty() && failure.failed.parent < 0;
    });
    if (m_bodies.empty() && (m_stopped || onlyRootsFailed)) {
        Error error = m_stopped ? *m_stopped
            : m_failures.empty()
            ? Error{.kind = ErrorKind::UnexpectedShape, .detail = u"the mode has no request to send"_s}
            : m_failures.front().failed.error;
        return failedAttempt(m_attemptId, m_connection.id, m_startedAt, m_lastReplyAt, std::move(error));
    }

    // Replies arrive in any order; readings and body numbers follow the order of the chain.
    std::vector<std::size_t> order(m_bodies.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
        return std::tie(m_bodies[a].request, m_bodies[a].position)
            < std::tie(m_bodies[b].request, m_bodies[b].position);
    });
    std::vector<int> newIndex(m_bodies.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        newIndex[order[i]] = int(i);
    std::sort(m_failures.begin(), m_failures.end(), [](const Failure &a, const Failure &b) {
        return std::tie(a.request, a.position) < std::tie(b.request, b.position);
    });

    NormalizerInput input;
    input.mode = m_mode->name;
    input.parameters = m_connection.parameters;
    input.receivedAt = m_lastReplyAt;
    QHash<QString, int> numbers;
    for (const std::size_t i : order) {
        FetchedBody body = std::move(m_bodies[i].fetched);
        body.number = ++numbers[body.request];
        if (body.parent >= 0)
            body.parent = newIndex[std::size_t(body.parent)];
        input.bodies.push_back(std::move(body));
    }
    for (Failure &failure : m_failures) {
        if (failure.failed.parent >= 0)
            failure.failed.parent = newIndex[std::size_t(failure.failed.parent)];
        input.failed.push_back(std::move(failure.failed));
    }
    auto report = normalizeBalances(m_definition, m_currencies, input);
    if (!report)
        return failedAttempt(m_attemptId, m_connection.id, m_startedAt, m_lastReplyAt, report.error());
    Attempt attempt =
        attemptWithReport(m_attemptId, m_connection.id, m_startedAt, m_lastReplyAt, std::move(report).value());
    // What ended the attempt hit the rest of the accounts, and a quota's wait must reach the schedule. What the user
    // must mend still leads.
    if (m_stopped && attempt.error && outcomeOf(attempt.error->kind) != AttemptOutcome::Refused)
        attempt.error = m_stopped;
    return attempt;
}

BalanceFetcher::BalanceFetcher(const ProviderDefinition &definition, const Connection &connection,
                               ConnectionEndpoints endpoints, HttpClient &http, Authenticator &authenticator,
                               HostSlots &hostSlots, const CurrencyTable &currencies, const Clock &clock,
                               const HttpLimits &limits, QObject *parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(*this, definition, connection, std::move(endpoints), http, authenticator, hostSlots,
                                    currencies, clock, limits))
{
}

BalanceFetcher::~BalanceFetcher()
{
    m_d->cancelled();
}

void BalanceFetcher::start(Done done)
{
    m_d->start(std::move(done));
}

void BalanceFetcher::cancel()
{
    QMetaObject::invokeMethod(
        this, [this] { m_d->cancelled(); }, Qt::QueuedConnection);
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include <polling/poller.h>

#include <auth/authenticator.h>
#include <polling/balance_fetcher.h>
#include <polling/poll_schedule.h>
#include <secrets/memory_secret_store.h>

#include <QTimer>
#include <QUuid>

#include <vector>

namespace coffer {

namespace {

/// Everything that one connection needs to be polled. Members are in the order of dependency.
struct Line
{
    Connection connection;
    ProviderDefinition definition;
    ConnectionEndpoints endpoints;
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<Authenticator> authenticator;
    std::unique_ptr<BalanceFetcher> fetcher; ///< while a poll runs
};

/// Owns all that one test of a connection needs and goes with it.
struct Trial
{
    MemorySecretStore secrets;
    std::unique_ptr<Line> line;
    std::optional<Error> refusedSecret;
};

} // namespace

class Poller::Private
{
public:
    Private(Poller &owner, PollerServices services) : q(owner), m_services(std::move(services)), m_schedule(m_services.seed)
    {
        m_timer.setInterval(std::chrono::seconds(1));
        QObject::connect(&m_timer, &QTimer::timeout, &q, [this] { pollDue(); });
    }

    void setConnections(const std::vector<Connection> &connections);
    void pollDue();
    void refresh(const std::vector<ConnectionId> &ids);
    void cancel();
    void test(const Connection &connection, std::map<QString, Secret> secrets, std::function<void(Attempt)> done);

    Poller &q;
    PollerServices m_services;
    QTimer m_timer;
    HostSlots m_hostSlots; ///< outlives the lines: their clients give slots back while they are destroyed
    PollSchedule m_schedule;
    std::map<ConnectionId, std::unique_ptr<Line>> m_lines;
    std::vector<std::shared_ptr<Trial>> m_trials; ///< tests of connections that are under way
    std::map<ConnectionId, Error> m_unusable; ///< connections that cannot be asked at all, with the reason
    int m_started = 0;                        ///< of the current sweep
    int m_finished = 0;

private:
    [[nodiscard]] Result<std::unique_ptr<Line>> makeLine(const Connection &connection, SecretStore &secrets);
    void poll(const ConnectionId &id);
    void startTrial(const std::shared_ptr<Trial> &trial, const std::function<void(Attempt)> &answer);
    void finished(const Attempt &attempt);
    [[nodiscard]] PollTime now() const { return {m_services.clock.steady(), m_services.clock.now()}; }
};

Result<std::unique_ptr<Line>> Poller::Private::makeLine(const Connection &connection, SecretStore &secrets)
{
    auto definition = m_services.catalog.find(connection.provider);
    if (!definition)
        return definition.error();
    if (const auto checked = checkConnection(definition.value(), connection); !checked)
        return checked.error();
    auto endpoints = endpointsOf(definition.value(), connection);
    if (!endpoints)
        return endpoints.error();

    auto line = std::make_unique<Line>();
    line->connection = connection;
    line->definition = std::move(definition).value();
    line->endpoints = std::move(endpoints).value();
    HttpPolicy policy;
    policy.origins = line->endpoints.origins;
    policy.caFile = connection.caFile;
    policy.parallelPerOrigin = line->definition.limits.parallelRequests;
    policy.requestsPerSecond = line->definition.limits.requestsPerSecond;
    policy.proxy = m_services.proxy;
    policy.proxyHost = m_services.proxyHost;
    policy.proxyPort = m_services.proxyPort;
    line->http = std::make_unique<HttpClient>(policy, m_services.clock);
    QObject::connect(line->http.get(), &HttpClient::exchangeFinished, &q,
                     [this, id = connection.id](const HttpLogEntry &entry) { Q_EMIT q.exchangeFinished(id, entry); });
    const ModeSpec *mode = line->definition.mode(connection.mode);
    AuthContext context;
    context.connection = connection.id;
    context.variables = variablesOf(line->definition, connection);
    context.baseAddresses = line->endpoints.addresses;
    context.secrets = mode->secrets;
    context.origins = line->endpoints.origins;
    context.errors = line->definition.errors;
    context.limits = m_services.limits;
    line->authenticator =
        std::make_unique<Authenticator>(mode->auth, std::move(context), secrets, *line->http, m_services.clock);
    return line;
}

void Poller::Private::setConnections(const std::vector<Connection> &connections)
{
    std::map<ConnectionId, std::unique_ptr<Line>> lines;
    std::vector<PollSchedule::Entry> entries;
    m_unusable.clear();
    for (const Connection &connection : connections) {
        auto known = m_lines.find(connection.id);
        std::unique_ptr<Line> line;
        if (known != m_lines.end() && known->second->connection == connection) {
            line = std::move(known->second);
        } else {
            auto made = makeLine(connection, m_services.secrets(connection.secretStorage));
            if (made)
                line = std::move(made).value();
            else
                m_unusable.emplace(connection.id, made.error());
        }
        PollSchedule::Entry entry;
        entry.id = connection.id;
        entry.host = line && !line->endpoints.origins.isEmpty() ? line->endpoints.origins.first() : connection.id.toString();
        entry.interval = connection.interval;
        entry.paused = connection.paused;
        entries.push_back(entry);
        if (line)
            lines.emplace(connection.id, std::move(line));
    }
    // What is left of the old lines goes now; a poll that runs on one of them ends as cancelled.
    std::swap(m_lines, lines);
    m_schedule.setEntries(entries);
    lines.clear();
}

void Poller::Private::pollDue()
{
    for (const ConnectionId &id : m_schedule.takeDue(now()))
        poll(id);
}

void Poller::Private::refresh(const std::vector<ConnectionId> &ids)
{
    std::vector<ConnectionId> wanted = ids;
    if (wanted.empty()) {
        for (const auto &[id, line] : m_lines) {
            if (!line->connection.paused)
                wanted.push_back(id);
        }
        for (const auto &[id, error] : m_unusable)
            wanted.push_back(id);
    }
    for (const ConnectionId &id : wanted) {
        if (!m_schedule.takeNow(id))
            continue;
        if (const auto line = m_lines.find(id); line != m_lines.end())
            line->second->authenticator->resume();
        poll(id);
    }
}

void Poller::Private::poll(const ConnectionId &id)
{
    ++m_started;
    Q_EMIT q.attemptStarted(id);
    Q_EMIT q.sweepProgressed(m_finished, m_started);
    const auto found = m_lines.find(id);
    if (found == m_lines.end()) {
        const auto reason = m_unusable.find(id);
        Error error = reason != m_unusable.end() ? reason->second : Error{.kind = ErrorKind::NotFound, .where = id.toString()};
        const UtcTime at = m_services.clock.now();
        QMetaObject::invokeMethod(
            &q,
            [this, id, at, error] {
                finished(failedAttempt(QUuid::createUuid().toString(QUuid::WithoutBraces), id, at, at, error));
            },
            Qt::QueuedConnection);
        return;
    }
    Line &line = *found->second;
    line.fetcher = std::make_unique<BalanceFetcher>(line.definition, line.connection, line.endpoints, *line.http, *line.authenticator,
                                                    m_hostSlots, m_services.currencies, m_services.clock, m_services.limits);
    line.fetcher->start([this](const Attempt &attempt) { finished(attempt); });
}

void Poller::Private::finished(const Attempt &attempt)
{
    if (const auto line = m_lines.find(attempt.connection); line != m_lines.end() && line->second->fetcher)
        line->second->fetcher.release()->deleteLater(); // this may be running inside it
    m_schedule.finished(attempt.connection, attempt.outcome, attempt.error, now());
    ++m_finished;
    Q_EMIT q.attemptFinished(attempt);
    if (m_finished == m_started) {
        m_started = 0;
        m_finished = 0;
    }
    Q_EMIT q.sweepProgressed(m_finished, m_started);
}

void Poller::Private::cancel()
{
    for (auto &[id, line] : m_lines) {
        if (line->fetcher)
            line->fetcher->cancel();
    }
}

void Poller::Private::test(const Connection &connection, std::map<QString, Secret> secrets, std::function<void(Attempt)> done)
{
    auto trial = std::make_shared<Trial>();
    Connection copy = connection;
    copy.id = ConnectionId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    const auto answer = [connection, done = std::move(done)](Attempt attempt) {
        attempt.connection = connection.id;
        done(std::move(attempt));
    };
    auto line = makeLine(copy, trial->secrets);
    if (!line) {
        const UtcTime at = m_services.clock.now();
        QMetaObject::invokeMethod(
            &q,
            [answer, at, error = line.error()] {
                answer(failedAttempt(QUuid::createUuid().toString(QUuid::WithoutBraces), {}, at, at, error));
            },
            Qt::QueuedConnection);
        return;
    }
    trial->line = std::move(line).value();
    m_trials.push_back(trial);
    // The last write starts the poll; a secret that is refused at entry ends the test instead.
    auto left = std::make_shared<std::size_t>(secrets.size());
    const auto written = [this, weak = std::weak_ptr(trial), answer, left](const Result<void> &result) {
        const auto alive = weak.lock();
        if (!alive)
            return;
        if (!result)
            alive->refusedSecret = result.error();
        if (--*left == 0)
            startTrial(alive, answer);
    };
    const QStringList origins = trial->line->endpoints.origins;
    if (secrets.empty()) {
        *left = 1;
        QMetaObject::invokeMethod(&q, [written] { written({}); }, Qt::QueuedConnection);
    }
    for (auto &[field, secret] : secrets)
        trial->secrets.write({copy.id, field}, origins, std::move(secret), written);
}

void Poller::Private::startTrial(const std::shared_ptr<Trial> &trial, const std::function<void(Attempt)> &answer)
{
    if (trial->refusedSecret) {
        const UtcTime at = m_services.clock.now();
        std::erase(m_trials, trial);
        answer(failedAttempt(QUuid::createUuid().toString(QUuid::WithoutBraces), {}, at, at, *trial->refusedSecret));
        return;
    }
    Line &ready = *trial->line;
    ready.fetcher = std::make_unique<BalanceFetcher>(ready.definition, ready.connection, ready.endpoints, *ready.http,
                                                     *ready.authenticator, m_hostSlots, m_services.currencies,
                                                     m_services.clock, m_services.limits);
    ready.fetcher->start([this, weak = std::weak_ptr(trial), answer](const Attempt &attempt) {
        answer(attempt);
        // The trial goes once the stack has left the fetcher that is part of it.
        QMetaObject::invokeMethod(
            &q, [this, weak] { std::erase_if(m_trials, [&](const auto &each) { return each == weak.lock(); }); },
            Qt::QueuedConnection);
    });
}

Poller::Poller(PollerServices services, QObject *parent)
    : QObject(parent), m_d(std::make_unique<Private>(*this, std::move(services)))
{
}

Poller::~Poller()
{
    blockSignals(true);
}

void Poller::setConnections(const std::vector<Connection> &connections)
{
    m_d->setConnections(connections);
}

void Poller::start()
{
    m_d->m_timer.start();
    m_d->pollDue();
}

void Poller::stop()
{
    m_d->m_timer.stop();
}

void Poller::refresh(const std::vector<ConnectionId> &ids)
{
    m_d->refresh(ids);
}

void Poller::cancel()
{
    m_d->cancel();
}

void Poller::credentialsReplaced(const ConnectionId &id)
{
    m_d->m_schedule.resume(id);
    if (const auto line = m_d->m_lines.find(id); line != m_d->m_lines.end())
        line->second->authenticator->reset();
    if (m_d->m_timer.isActive())
        m_d->pollDue();
}

void Poller::test(const Connection &connection, std::map<QString, Secret> secrets, std::function<void(Attempt)> done)
{
    m_d->test(connection, std::move(secrets), std::move(done));
}

bool Poller::isIdle() const
{
    return m_d->m_started == 0;
}

} // namespace coffer

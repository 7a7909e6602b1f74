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

using namespace Qt::StringLiterals;

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

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

/// One test of a connection with all that it needs. Answers exactly once, at the latest when it is destroyed.
class Trial
{
public:
    Trial(ConnectionId id, const Clock &clock, std::function<void(Attempt)> done)
        : m_id(std::move(id))
        , m_clock(clock)
        , m_done(std::move(done))
    {
    }
    ~Trial() { fail(Error{.kind = ErrorKind::Cancelled}); }
    Q_DISABLE_COPY_MOVE(Trial)

    void fail(Error error) { answer(failedAttempt(newId(), m_id, m_clock.now(), m_clock.now(), std::move(error))); }
    void answer(Attempt attempt)
    {
        if (!m_done)
            return;
        attempt.connection = m_id;
        std::exchange(m_done, nullptr)(std::move(attempt));
    }

    MemorySecretStore secrets;
    std::unique_ptr<Line> line;
    std::optional<Error> refused; ///< why it cannot be asked at all

private:
    const ConnectionId m_id;
    const Clock &m_clock;
    std::function<void(Attempt)> m_done;
};

/// A connection that cannot be asked at all.
struct Unusable
{
    Error reason;
    bool paused = false;
};

/// Whether nothing but what the bank never sees differs.
bool asksTheSame(Connection a, const Connection &b)
{
    a.name = b.name;
    a.entity = b.entity;
    a.interval = b.interval;
    a.fixedTimes = b.fixedTimes;
    a.byFixedTimesOnly = b.byFixedTimesOnly;
    a.feed = b.feed;
    a.freshnessLimits = b.freshnessLimits;
    a.cutOffs = b.cutOffs;
    a.consentExpiresAt = b.consentExpiresAt;
    a.paused = b.paused;
    a.source = b.source;
    a.credentialEnteredAt = b.credentialEnteredAt; // credentialsReplaced() sees to that
    a.removedAt = b.removedAt;
    return a == b;
}

} // namespace

class Poller::Private
{
public:
    Private(Poller &owner, PollerServices services)
        : q(owner)
        , m_services(std::move(services))
        , m_schedule(m_services.seed)
    {
        m_timer.setInterval(std::chrono::seconds(1));
        QObject::connect(&m_timer, &QTimer::timeout, &q, [this] {
            pollDue();
            if (++m_ticks % 60 == 0) // calls become a day old while nothing happens
                scheduleMoved();
        });
        m_tellSoon.setSingleShot(true);
        m_tellSoon.setInterval(std::chrono::milliseconds(250));
        QObject::connect(&m_tellSoon, &QTimer::timeout, &q, [this] { tellSchedules(); });
    }

    void setConnections(const std::vector<Connection> &connections);
    void pollDue();
    void refresh(const std::vector<ConnectionId> &ids);
    void cancel();
    void credentialsReplaced(const ConnectionId &id);
    void test(const Connection &connection, std::map<QString, Secret> secrets, std::function<void(Attempt)> done);

    Poller &q;
    PollerServices m_services;
    QTimer m_timer;
    int m_ticks = 0;
    QTimer m_tellSoon;
    std::vector<ConnectionSchedule> m_told;
    HostSlots m_hostSlots; ///< outlives the lines: their clients give slots back while they are destroyed
    PollSchedule m_schedule;
    std::map<ConnectionId, std::unique_ptr<Line>> m_lines;
    std::vector<std::shared_ptr<Trial>> m_trials; ///< tests of connections that are under way
    std::map<ConnectionId, Unusable> m_unusable;
    int m_started = 0; ///< of the current sweep
    int m_finished = 0;

    [[nodiscard]] PollTime now() const { return {m_services.clock.steady(), m_services.clock.now()}; }
    void scheduleMoved();

private:
    [[nodiscard]] Result<std::unique_ptr<Line>> makeLine(const Connection &connection, SecretStore &secrets);
    void poll(const ConnectionId &id);
    void startPoll(Line &line, BalanceFetcher::Done done);
    void startTrial(const std::weak_ptr<Trial> &trial);
    void endTrial(const std::shared_ptr<Trial> &trial);
    void finished(const Attempt &attempt);
    void announce(const Attempt &attempt);
    void tellSchedules();
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
    std::vector<ConnectionId> replaced;
    const auto formerlyUnusable = std::exchange(m_unusable, {});
    for (const Connection &connection : connections) {
        if (isManual(connection))
            continue; // there is nobody to ask
        auto known = m_lines.find(connection.id);
        std::unique_ptr<Line> line;
        if (known != m_lines.end() && known->second && asksTheSame(known->second->connection, connection)) {
            line = std::move(known->second);
            line->connection = connection;
        } else {
            auto made = makeLine(connection, m_services.secrets(connection.secretStorage));
            if (made)
                line = std::move(made).value();
            else
                m_unusable.emplace(connection.id, Unusable{made.error(), connection.paused});
            if (line && (known != m_lines.end() || formerlyUnusable.contains(connection.id)))
                replaced.push_back(connection.id);
        }
        PollSchedule::Entry entry;
        entry.id = connection.id;
        entry.host =
            line && !line->endpoints.origins.isEmpty() ? line->endpoints.origins.first() : connection.id.toString();
        entry.interval = connection.interval;
        entry.paused = connection.paused;
        entry.fixedTimes = connection.fixedTimes;
        entry.byFixedTimesOnly = connection.byFixedTimesOnly;
        entry.entity = connection.entity;
        entry.callsPerDay = line ? line->definition.limits.callsPerDay : 0;
        entries.push_back(entry);
        if (line)
            lines.emplace(connection.id, std::move(line));
    }
    // What is left of the old lines goes now; a poll that runs on one of them ends as cancelled.
    std::swap(m_lines, lines);
    m_schedule.setEntries(entries);
    lines.clear();
    // What happened before says nothing about what is asked now.
    for (const ConnectionId &id : replaced)
        m_schedule.resume(id);
    scheduleMoved();
}

void Poller::Private::scheduleMoved()
{
    if (!m_tellSoon.isActive())
        m_tellSoon.start();
}

void Poller::Private::tellSchedules()
{
    std::vector<ConnectionSchedule> schedules = m_schedule.schedules(now());
    if (schedules == m_told)
        return;
    m_told = std::move(schedules);
    Q_EMIT q.scheduleChanged(m_told);
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
        for (const auto &[id, unusable] : m_unusable) {
            if (!unusable.paused)
                wanted.push_back(id);
        }
    }
    for (const ConnectionId &id : wanted) {
        if (!m_schedule.takeNow(id, now()))
            continue;
        if (const auto line = m_lines.find(id); line != m_lines.end())
            line->second->authenticator->resume();
        poll(id);
    }
}

void Poller::Private::poll(const ConnectionId &id)
{
    ++m_started;
    scheduleMoved();
    Q_EMIT q.attemptStarted(id);
    Q_EMIT q.sweepProgressed(m_finished, m_started);
    const auto found = m_lines.find(id);
    if (found == m_lines.end()) {
        const auto reason = m_unusable.find(id);
        Error error = reason != m_unusable.end() ? reason->second.reason
                                                 : Error{.kind = ErrorKind::NotFound, .where = id.toString()};
        const UtcTime at = m_services.clock.now();
        QMetaObject::invokeMethod(
            &q, [this, id, at, error] { finished(failedAttempt(newId(), id, at, at, error)); }, Qt::QueuedConnection);
        return;
    }
    Line &line = *found->second;
    const UtcTime at = m_services.clock.now();
    const CallQuota &quota = m_schedule.quota(id);
    if (const auto wait = quota.waitBeforePoll(at)) { // only where the user asked: the schedule waits by itself
        const Error error{.kind = ErrorKind::RateLimited,
                          .where = id.toString(),
                          .found = QString::number(quota.used(at)),
                          .expected = u"at most %1 calls in 24 hours"_s.arg(quota.limit()),
                          .retryAfter = wait};
        QMetaObject::invokeMethod(
            &q,
            [this, id, at, error] {
                m_schedule.released(id); // no bank failed: neither it nor its host backs off
                announce(failedAttempt(newId(), id, at, at, error));
            },
            Qt::QueuedConnection);
        return;
    }
    startPoll(line, [this](const Attempt &attempt) { finished(attempt); });
}

void Poller::Private::startPoll(Line &line, BalanceFetcher::Done done)
{
    line.fetcher = std::make_unique<BalanceFetcher>(line.definition, line.connection, line.endpoints, *line.http,
                                                    *line.authenticator, m_hostSlots, m_services.currencies,
                                                    m_services.clock, m_services.limits);
    line.fetcher->start(std::move(done));
}

void Poller::Private::finished(const Attempt &attempt)
{
    if (const auto line = m_lines.find(attempt.connection); line != m_lines.end() && line->second->fetcher) {
        BalanceFetcher *fetcher = line->second->fetcher.release(); // this may be running inside it
        fetcher->setParent(&q);
        fetcher->deleteLater();
    }
    m_schedule.finished(attempt.connection, attempt.outcome, attempt.error, attempt.requests, now());
    announce(attempt);
}

void Poller::Private::announce(const Attempt &attempt)
{
    scheduleMoved();
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

void Poller::Private::credentialsReplaced(const ConnectionId &id)
{
    std::unique_ptr<BalanceFetcher> former; // what runs belongs to the former credential: it ends as cancelled
    if (const auto line = m_lines.find(id); line != m_lines.end()) {
        line->second->authenticator->reset();
        former = std::move(line->second->fetcher);
    }
    former.reset();
    m_schedule.resume(id);
    scheduleMoved();
    if (m_timer.isActive())
        pollDue();
}

void Poller::Private::test(const Connection &connection, std::map<QString, Secret> secrets,
                           std::function<void(Attempt)> done)
{
    const auto trial = std::make_shared<Trial>(connection.id, m_services.clock, std::move(done));
    m_trials.push_back(trial);
    Connection copy = connection;
    copy.id = ConnectionId(newId()); // a new connection has none yet, and its secrets need one
    auto line = makeLine(copy, trial->secrets);
    if (line)
        trial->line = std::move(line).value();
    else
        trial->refused = line.error();
    if (trial->line) {
        if (const auto checked = checkCredential(trial->line->definition, copy, secrets); !checked)
            trial->refused = checked.error();
    }
    for (auto &[field, secret] : secrets) {
        if (trial->refused)
            break;
        if (const auto checked = checkSecret(secret); !checked) {
            trial->refused = checked.error();
            trial->refused->where = field;
        }
        trial->secrets.write({copy.id, field}, trial->line->endpoints.origins, std::move(secret),
                             [](const Result<void> &) {});
    }
    QMetaObject::invokeMethod(
        &q, [this, weak = std::weak_ptr(trial)] { startTrial(weak); }, Qt::QueuedConnection);
}

void Poller::Private::startTrial(const std::weak_ptr<Trial> &weak)
{
    const auto trial = weak.lock();
    if (!trial)
        return;
    if (trial->refused) {
        trial->fail(*trial->refused);
        endTrial(trial);
        return;
    }
    startPoll(*trial->line, [this, weak](Attempt attempt) {
        const auto answered = weak.lock();
        if (!answered)
            return; // it is being destroyed and has answered
        // It goes once the stack has left the fetcher that is part of it.
        QMetaObject::invokeMethod(
            &q, [this, weak] { endTrial(weak.lock()); }, Qt::QueuedConnection);
        answered->answer(std::move(attempt));
    });
}

void Poller::Private::endTrial(const std::shared_ptr<Trial> &trial)
{
    std::erase(m_trials, trial);
}

Poller::Poller(PollerServices services, QObject *parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(*this, std::move(services)))
{
}

Poller::~Poller()
{
    blockSignals(true);
    // Here, while all else still stands: what runs reports its end to us.
    m_d->setConnections({});
    const auto trials = std::exchange(m_d->m_trials, {});
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

void Poller::setBusinessDays(const BusinessDays &days)
{
    m_d->m_schedule.setBusinessDays(days);
    m_d->scheduleMoved();
}

void Poller::noteEarlierAttempt(const ConnectionId &id, UtcTime at, AttemptOutcome outcome, int calls)
{
    m_d->m_schedule.noteEarlier(id, at, outcome, calls, m_d->now());
    m_d->scheduleMoved();
}

void Poller::cancel()
{
    m_d->cancel();
}

void Poller::stopUntilResumed(const ConnectionId &id)
{
    m_d->m_schedule.stop(id);
    m_d->scheduleMoved();
}

void Poller::credentialsReplaced(const ConnectionId &id)
{
    m_d->credentialsReplaced(id);
}

void Poller::test(const Connection &connection, std::map<QString, Secret> secrets, std::function<void(Attempt)> done)
{
    m_d->test(connection, std::move(secrets), std::move(done));
}

bool Poller::isIdle() const
{
    return m_d->m_started == 0;
}

std::vector<ConnectionSchedule> Poller::schedules() const
{
    return m_d->m_schedule.schedules(m_d->now());
}

} // namespace coffer

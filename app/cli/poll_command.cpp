// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "services.h"
#include "termination.h"

#include <reports/position_json.h>
#include <store/reading_log.h>
#include <store/reading_queries.h>
#include <wording/error_text.h>
#include <wording/labels.h>

#include <QJsonDocument>
#include <QTimer>

#include <algorithm>
#include <set>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;

/// One `poll`, from its first request to the exit code.
class PollRun
{
public:
    PollRun(CliContext &context, std::shared_ptr<Services> services, std::unique_ptr<ReadingLog> log, bool json,
            Finish finish)
        : m_context(context)
        , m_services(std::move(services))
        , m_log(std::move(log))
        , m_json(json)
        , m_finish(std::move(finish))
        , m_poller(m_services->pollerServices(context.clock))
    {
    }

    /// `named`: the user asked for these, so a refused credential gets one more try.
    void once(const std::vector<Connection> &connections, bool named);
    void every(const std::vector<Connection> &connections);

private:
    void noteEarlierCalls();
    [[nodiscard]] std::set<ConnectionId> leaveOutRefused(const std::vector<Connection> &connections);
    void attempted(const Attempt &polled);
    void end();

    CliContext &m_context;
    std::shared_ptr<Services> m_services;
    std::unique_ptr<ReadingLog> m_log;
    bool m_json;
    Finish m_finish;
    Poller m_poller;
    QJsonArray m_attempts;
    QJsonArray m_waiting; ///< connections that are not asked until their credential is entered
    bool m_repeats = false;
    std::size_t m_left = 0;
    int m_good = 0;
    int m_bad = 0;
    std::optional<Error> m_storeError;
};

void PollRun::once(const std::vector<Connection> &connections, bool named)
{
    QObject::connect(&m_poller, &Poller::attemptFinished, &m_poller,
                     [this](const Attempt &attempt) { attempted(attempt); });
    m_poller.setConnections(connections);
    noteEarlierCalls();
    const auto leftOut = named ? std::set<ConnectionId>() : leaveOutRefused(connections);
    std::vector<ConnectionId> ids;
    for (const Connection &connection : connections) {
        if (!leftOut.contains(connection.id))
            ids.push_back(connection.id);
    }
    m_left = ids.size();
    if (ids.empty()) // which would mean all of them
        QMetaObject::invokeMethod(
            &m_poller, [this] { end(); }, Qt::QueuedConnection);
    else
        m_poller.refresh(ids);
}

void PollRun::every(const std::vector<Connection> &connections)
{
    m_repeats = true;
    m_poller.setBusinessDays(m_services->businessDays());
    QObject::connect(&m_poller, &Poller::attemptFinished, &m_poller,
                     [this](const Attempt &attempt) { attempted(attempt); });
    m_poller.setConnections(connections);
    noteEarlierCalls();
    for (const ConnectionId &id : leaveOutRefused(connections))
        m_poller.stopUntilResumed(id);
    auto *heartbeat = new QTimer(&m_poller);
    QObject::connect(heartbeat, &QTimer::timeout, &m_poller, [this] {
        if (!m_log)
            return;
        if (const auto beat = m_log->heartbeat(); !beat)
            m_context.complain(beat.error(), u"store"_s);
    });
    heartbeat->start(std::chrono::minutes(1));
    onTermination(&m_poller, [this] { end(); });
    m_poller.start();
}

/// Calls of earlier runs count against the providers' limits per day.
void PollRun::noteEarlierCalls()
{
    const auto queries = ReadingQueries::open(m_services->folder());
    const UtcTime now = m_context.clock.now();
    const auto lastDay = queries ? queries.value()->attempts(std::nullopt, now - std::chrono::hours(24), now, 100'000)
                                 : Result<std::vector<AttemptRecord>>(queries.error());
    if (!lastDay) {
        m_context.complain(lastDay.error(), u"store"_s);
        return;
    }
    for (const AttemptRecord &attempt : lastDay.value())
        m_poller.noteEarlierAttempt(attempt.connection, attempt.receivedAt, attempt.outcome, attempt.requests);
}

/// Those whose credential was refused and not entered again since: sending it over and over may lock the user at the
/// bank, however often this program is started. Says so for each.
std::set<ConnectionId> PollRun::leaveOutRefused(const std::vector<Connection> &connections)
{
    std::set<ConnectionId> leftOut;
    const auto queries = ReadingQueries::open(m_services->folder());
    const auto activities =
        queries ? queries.value()->activities(std::nullopt) : Result<std::vector<ConnectionActivity>>(queries.error());
    if (!activities) {
        m_context.complain(activities.error(), u"store"_s);
        return leftOut;
    }
    for (const ConnectionActivity &activity : activities.value()) {
        const auto connection =
            std::find_if(connections.cbegin(), connections.cend(),
                         [&](const Connection &candidate) { return candidate.id == activity.connection; });
        if (connection == connections.cend() || !waitsForCredential(*connection, activity))
            continue;
        leftOut.insert(connection->id);
        ++m_bad;
        m_waiting += QJsonObject{{u"connection"_s, connection->id.toString()},
                                 {u"name"_s, connection->name},
                                 {u"error"_s, errorToJson(*activity.lastError, connection->name)}};
        m_context.complain(*activity.lastError, *connection);
        m_context.err << "  Not asked again until its credential is entered. To try the present one once:\n"
                      << "  coffer-cli poll --once --connection \"" << connection->name << "\"\n"
                      << Qt::flush;
    }
    return leftOut;
}

void PollRun::attempted(const Attempt &polled)
{
    if (!m_log)
        return; // ended: the program is on its way out
    Attempt attempt = polled;
    std::vector<AccountSnapshot> gone; // since this attempt
    const auto connection = m_services->repository().find(attempt.connection.toString());
    const QString name = connection ? connection.value().name : attempt.connection.toString();
    if (const auto stored = m_log->append({attempt}); !stored) {
        m_storeError = stored.error();
        m_context.complain(stored.error(), name);
    } else {
        for (const StoredAttempt &judged : stored.value().attempts) {
            attempt.outcome = judged.outcome; // the log may refuse a figure
            attempt.error = judged.error;
        }
        for (const AccountSnapshot &snapshot : stored.value().snapshots) {
            if (snapshot.state == AccountState::Absent && snapshot.stateSince == attempt.receivedAt)
                gone.push_back(snapshot);
        }
    }
    ++(attempt.outcome == AttemptOutcome::Ok ? m_good : m_bad);
    if (attempt.outcome == AttemptOutcome::Partial)
        ++m_good; // something was read: neither wholly good nor wholly bad
    const QJsonObject json = attemptToJson(attempt, name);
    if (m_json && m_repeats) {
        m_context.out << QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)) << '\n';
    } else if (m_json) {
        m_attempts += json;
    } else {
        m_context.out << formatRfc3339(attempt.receivedAt) << "  " << name << ": " << outcomeLabel(attempt.outcome);
        if (attempt.report)
            m_context.out << ", " << attempt.report->readings.size() << " accounts";
        m_context.out << '\n';
        if (attempt.error && connection)
            m_context.complain(*attempt.error, connection.value());
        if (attempt.report) {
            for (const FailedAccount &failure : attempt.report->failures)
                m_context.complain(failure.error, u"%1 (account %2)"_s.arg(name, failure.providerAccountId));
        }
        for (const AccountSnapshot &snapshot : gone) {
            if (snapshot.stateError)
                m_context.complain(*snapshot.stateError, u"%1 (account %2)"_s.arg(name, snapshot.providerAccountId));
        }
    }
    m_context.out.flush();
    if (!m_repeats && --m_left == 0)
        QMetaObject::invokeMethod(
            &m_poller, [this] { end(); }, Qt::QueuedConnection);
}

void PollRun::end()
{
    if (!m_log)
        return;
    if (m_json && !m_repeats) {
        const QJsonObject json{{u"formatVersion"_s, positionFormatVersion},
                               {u"attempts"_s, m_attempts},
                               {u"waitingForCredential"_s, m_waiting}};
        m_context.out << QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented));
    }
    // A connection that could not be loaded was not asked: that is not all good.
    const bool all = m_bad == 0 && m_services->repository().problems().empty();
    const ExitCode code = m_storeError       ? WhollyFailed
        : all || (m_repeats && m_good > 0)   ? AllGood
        : m_good == 0 && (m_bad > 0 || !all) ? WhollyFailed
                                             : PartlyFailed;
    m_log.reset(); // the program session ends here
    m_finish(code);
}

/// The interval of the command line for all of them; one that is named although it is paused is polled. Errors:
/// InvalidInput where a provider wants to be asked less often.
Result<void> prepareToRepeat(std::vector<Connection> &connections, const ProviderCatalog &catalog,
                             std::chrono::seconds interval)
{
    for (Connection &connection : connections) {
        connection.interval = interval;
        connection.paused = false;
        const auto definition = catalog.find(connection.provider);
        if (!definition)
            continue; // its attempts will say so
        const std::chrono::seconds smallest = definition.value().limits.smallestInterval;
        if (interval < smallest || interval > std::chrono::days(7)) {
            return Error{.kind = ErrorKind::InvalidInput,
                         .where = u"--every"_s,
                         .found = u"%1s"_s.arg(interval.count()),
                         .expected =
                             u"%1s to 7d for %2"_s.arg(QString::number(smallest.count()), definition.value().name)};
        }
    }
    return {};
}

void runPoll(CliContext &context, const ParsedLine &line, const Finish &finish)
{
    const auto refuse = [&](const Error &error, ExitCode code, const QString &subject = u"coffer-cli poll"_s) {
        context.complain(error, subject);
        finish(code);
    };
    if (line.has(u"once"_s) == line.has(u"every"_s)) {
        refuse(Error{.kind = ErrorKind::InvalidInput,
                     .where = u"command line"_s,
                     .found = line.has(u"once"_s) ? u"--once --every"_s : QString(),
                     .expected = u"--once, or --every with an interval such as 15m"_s},
               WrongUsage);
        return;
    }
    std::chrono::seconds interval{0};
    if (line.has(u"every"_s)) {
        const auto duration = parseDuration(line.value(u"every"_s), u"--every"_s);
        if (!duration) {
            refuse(duration.error(), WrongUsage);
            return;
        }
        interval = duration.value();
    }
    const auto services = Services::open(context, finish);
    if (!services)
        return;
    auto connections = findConnections(services->repository(), line.values(u"connection"_s));
    if (!connections) {
        refuse(connections.error(), WrongUsage);
        return;
    }
    for (const Connection &connection : connections.value()) {
        if (isManual(connection) && line.has(u"connection"_s)) {
            refuse(Error{.kind = ErrorKind::InvalidInput,
                         .where = u"--connection"_s,
                         .found = connection.name,
                         .expected = u"a connection with an API; the balances of this account are entered"_s},
                   WrongUsage);
            return;
        }
    }
    std::erase_if(connections.value(), [](const Connection &connection) { return isManual(connection); });
    if (connections.value().empty()) {
        context.err << (services->repository().connections().empty()
                            ? "There is no connection to poll: coffer-cli connections add --help\n"
                            : "Every connection is paused: coffer-cli connections pause --resume\n");
        finish(WhollyFailed);
        return;
    }
    if (const auto checked =
            line.has(u"every"_s) ? prepareToRepeat(connections.value(), services->catalog(), interval) : Result<void>();
        !checked) {
        refuse(checked.error(), WrongUsage);
        return;
    }
    auto log = services->openLog(context.clock);
    if (!log) {
        refuse(log.error(), WhollyFailed, services->folder());
        return;
    }
    const auto run = std::make_shared<PollRun>(context, services, std::move(log).value(), line.has(u"json"_s), finish);
    context.running.push_back(run);
    if (line.has(u"once"_s))
        run->once(connections.value(), line.has(u"connection"_s));
    else
        run->every(connections.value());
}

} // namespace

Command pollCommand()
{
    return {u"poll"_s,
            u"Ask the providers now, once or again and again, and store what they say."_s,
            {{u"once"_s, u"Poll each connection once."_s},
             {u"every"_s, u"Poll at this interval until interrupted, e.g. 15m."_s, u"DURATION"_s},
             {u"connection"_s, u"Only this connection (id or name)."_s, u"ID"_s, true},
             {u"json"_s, u"Print JSON; with --every one object per line."_s}},
            {},
            runPoll};
}

} // namespace coffer

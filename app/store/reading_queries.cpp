// SPDX-License-Identifier: GPL-3.0-or-later
#include <store/reading_queries.h>

#include "account_runs.h"
#include "alert_log.h"
#include "day_records.h"
#include "hash_chain.h"
#include "latest.h"
#include "reading_pages.h"
#include "schema.h"
#include "trend.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <algorithm>
#include <limits>
#include <map>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 noEnd = std::numeric_limits<qint64>::max();

/// Whether a row that was received at `received` and (for readings) holds for `asOf` counts.
struct Horizon
{
    std::optional<UtcTime> asOf;
    std::optional<UtcTime> knownAt;

    [[nodiscard]] bool counts(const QVariant &received, const QVariant &statedAsOf) const
    {
        const UtcTime at = timeFromColumn(received);
        const UtcTime holdsFrom = statedAsOf.isNull() ? at : timeFromColumn(statedAsOf);
        return (!knownAt || at <= *knownAt) && (!asOf || holdsFrom <= *asOf);
    }
    /// Up to when attempts count as confirmations.
    [[nodiscard]] std::optional<UtcTime> confirmedUntil() const
    {
        if (asOf && knownAt)
            return std::min(*asOf, *knownAt);
        return asOf ? asOf : knownAt;
    }
};

struct AccountRow
{
    qint64 row = 0;
    qint64 connection = 0;
    AccountSnapshot snapshot;
};

/// attempt, received, kind, note, posted, available, others, tokens, as_of, altered, attempt id
const QString changeColumns =
    QStringLiteral("SELECT c.attempt, t.received, c.kind, c.note, c.posted, c.available, c.others,"
                   " c.tokens, c.as_of, c.altered, t.id FROM change c JOIN attempt t ON t.seq = c.attempt"
                   " WHERE c.account = ?");

StoredReading storedReading(const Statement &row)
{
    return {{}, row.value(4), row.value(5), row.value(6), row.value(7), row.value(8), row.value(9)};
}

Result<std::unique_ptr<Database>> openChecked(const QString &path, Database::Access access)
{
    auto database = Database::open(path, access);
    if (!database)
        return database;
    if (auto done = schema::checkVersion(*database.value()); !done)
        return done.error();
    return database;
}

} // namespace

class ReadingQueries::Private
{
public:
    explicit Private(std::unique_ptr<Database> opened)
        : database(std::move(opened))
        , notes(*database)
        , changesBackwards(*database, changeColumns + u" AND c.attempt <= ? ORDER BY c.attempt DESC"_s)
        , timedChanges(*database, u"SELECT 1 FROM change WHERE account = ? AND as_of IS NOT NULL LIMIT 1"_s)
    {
    }

    /// Without those that had ended by then (account_end).
    Result<std::vector<AccountRow>> accountRows(const Horizon &horizon);
    Result<AccountRow> accountRow(const AccountId &account);
    /// In the order given.
    Result<std::vector<AccountRow>> accountRows(const std::vector<AccountId> &accounts);
    /// A number in the log after which no change of the account counts: what came since need not be read. Where as-of
    /// times are stated, a later change may count for an earlier time.
    Result<qint64> lastCounting(const AccountRow &account, const Horizon &horizon);
    /// False where nothing was known of the account yet.
    Result<bool> fillSnapshot(AccountRow &account, const Horizon &horizon);
    Result<void> fillConfirmation(AccountRow &account, const Horizon &horizon, qint64 firstSeq, qint64 endSeq,
                                  UtcTime broughtAt, const QString &broughtBy);

    std::unique_ptr<Database> database;
    NoteReader notes;
    Statement changesBackwards;
    Statement timedChanges;
    std::map<qint64, qint64> lastSequences;                          ///< by connection, for one query
    std::map<std::pair<qint64, qint64>, Confirmation> confirmations; ///< by connection and end, for one query
};

ReadingQueries::ReadingQueries(std::unique_ptr<Private> d) : m_d(std::move(d)) {}
ReadingQueries::~ReadingQueries() = default;

Result<std::unique_ptr<ReadingQueries>> ReadingQueries::open(const QString &folder)
{
    const QString path = schema::databasePath(folder);
    if (auto found = schema::checkFile(path); !found)
        return found.error();
    auto database = openChecked(path, Database::Access::Read);
    // In a folder that cannot be written SQLite cannot make the index of its log. Without a log there is nothing to
    // index.
    if (!database && !QFileInfo(folder).isWritable() && QFileInfo(path + u"-wal"_s).size() == 0)
        database = openChecked(path, Database::Access::ReadFrozen);
    if (!database)
        return database.error();
    return std::unique_ptr<ReadingQueries>(new ReadingQueries(std::make_unique<Private>(std::move(database).value())));
}

// ---- snapshots

Result<std::vector<AccountRow>> ReadingQueries::Private::accountRows(const Horizon &horizon)
{
    const auto until = horizon.confirmedUntil();
    Statement statement(*database,
                        u"SELECT k.account, k.connection, a.uuid, c.uuid, k.provider_account_id FROM account_key k"
                        " JOIN account a ON a.id = k.account JOIN connection c ON c.id = k.connection"
                        " WHERE k.account NOT IN (SELECT account FROM account_end WHERE at <= ?)"
                        " ORDER BY k.connection, k.account"_s);
    if (auto done = statement.run({until ? toColumn(*until) : QVariant(noEnd)}); !done)
        return done.error();
    std::vector<AccountRow> accounts;
    while (statement.next()) {
        AccountRow account{statement.integer(0), statement.integer(1), {}};
        account.snapshot.id = AccountId(statement.text(2));
        account.snapshot.connection = ConnectionId(statement.text(3));
        account.snapshot.providerAccountId = statement.text(4);
        accounts.push_back(std::move(account));
    }
    if (auto done = statement.finish(); !done)
        return done.error();
    return accounts;
}

Result<AccountRow> ReadingQueries::Private::accountRow(const AccountId &account)
{
    Statement statement(*database,
                        u"SELECT k.account, k.connection, k.provider_account_id, c.uuid FROM account a"
                        " JOIN account_key k ON k.account = a.id JOIN connection c ON c.id = k.connection"
                        " WHERE a.uuid = ?"_s);
    if (auto done = statement.run({account.toString()}); !done)
        return done.error();
    if (!statement.next())
        return Error{ErrorKind::NotFound, u"account"_s, shortened(account.toString())};
    AccountRow row{statement.integer(0), statement.integer(1), {}};
    row.snapshot.id = account;
    row.snapshot.providerAccountId = statement.text(2);
    row.snapshot.connection = ConnectionId(statement.text(3));
    return row;
}

Result<std::vector<AccountRow>> ReadingQueries::Private::accountRows(const std::vector<AccountId> &accounts)
{
    constexpr std::size_t few = 32;
    std::vector<AccountRow> rows;
    rows.reserve(accounts.size());
    QHash<AccountId, AccountRow> all;
    if (accounts.size() > few) { // one pass is cheaper than a look-up for each
        Statement statement(*database,
                            u"SELECT k.account, k.connection, k.provider_account_id, c.uuid, a.uuid FROM account_key k"
                            " JOIN account a ON a.id = k.account JOIN connection c ON c.id = k.connection"_s);
        if (auto done = statement.run({}); !done)
            return done.error();
        while (statement.next()) {
            AccountRow row{statement.integer(0), statement.integer(1), {}};
            row.snapshot.providerAccountId = statement.text(2);
            row.snapshot.connection = ConnectionId(statement.text(3));
            row.snapshot.id = AccountId(statement.text(4));
            all.insert(row.snapshot.id, row);
        }
        if (auto done = statement.finish(); !done)
            return done.error();
    }
    for (const AccountId &account : accounts) {
        const auto known = all.constFind(account);
        auto row = known != all.constEnd() ? Result<AccountRow>(*known) : accountRow(account);
        if (!row)
            return row.error();
        rows.push_back(std::move(row).value());
    }
    return rows;
}

Result<void> ReadingQueries::Private::fillConfirmation(AccountRow &account, const Horizon &horizon, qint64 firstSeq,
                                                       qint64 endSeq, UtcTime broughtAt, const QString &broughtBy)
{
    // Most accounts of a connection have the same end: asked once. A confirmation before firstSeq belongs to an earlier
    // reading.
    auto known = confirmations.find({account.connection, endSeq});
    if (known == confirmations.end()) {
        auto found = lastConfirmation(*database, account.connection, 0, endSeq, horizon.confirmedUntil());
        if (!found)
            return found.error();
        known = confirmations.emplace(std::pair(account.connection, endSeq), found.value()).first;
    }
    const bool later = known->second.seq > firstSeq;
    account.snapshot.confirmedAt = later ? known->second.receivedAt : broughtAt;
    account.snapshot.confirmingAttempt = later ? known->second.attempt : broughtBy;
    return {};
}

Result<qint64> ReadingQueries::Private::lastCounting(const AccountRow &account, const Horizon &horizon)
{
    const auto until = horizon.confirmedUntil();
    if (!until)
        return noEnd;
    if (auto done = timedChanges.run({account.row}); !done)
        return done.error();
    const bool timed = timedChanges.next();
    if (auto done = timedChanges.finish(); !done)
        return done.error();
    if (timed)
        return noEnd;
    const auto [known, fresh] = lastSequences.try_emplace(account.connection, 0);
    if (!fresh)
        return known->second;
    // Newest first, so that a moment of yesterday is found at once.
    Statement statement(*database,
                        u"SELECT seq FROM attempt INDEXED BY attempt_connection WHERE connection = ? AND received <= ?"
                        " ORDER BY seq DESC LIMIT 1"_s);
    if (auto done = statement.run({account.connection, toColumn(*until)}); !done)
        return done.error();
    if (statement.next())
        known->second = statement.integer(0);
    if (auto done = statement.finish(); !done)
        return done.error();
    return known->second;
}

Result<bool> ReadingQueries::Private::fillSnapshot(AccountRow &account, const Horizon &horizon)
{
    Statement &rows = changesBackwards;
    const auto last = lastCounting(account, horizon);
    if (!last)
        return last.error();
    if (auto done = rows.run({account.row, last.value()}); !done)
        return done.error();
    AccountSnapshot &snapshot = account.snapshot;
    std::optional<ChangeKind> newest;
    bool sameState = true;
    qint64 later = noEnd;
    while (!snapshot.reading && rows.next()) {
        const auto kind = ChangeKind(rows.value(2).toInt());
        if (!horizon.counts(rows.value(1), rows.value(8))) {
            later = newest ? later : rows.integer(0);
            continue;
        }
        if (!newest) {
            newest = kind;
            snapshot.state = stateOf(kind);
            if (!bringsReading(kind)) {
                auto error = notes.error(rows.integer(3));
                if (!error)
                    return error.error();
                snapshot.stateError = std::move(error).value().value;
            }
        }
        sameState = sameState && kind == *newest;
        if (bringsReading(kind)) {
            auto reading = notes.reading(rows.integer(3), storedReading(rows), snapshot.providerAccountId);
            if (!reading)
                return reading.error();
            snapshot.reading = std::move(reading).value();
            snapshot.readingSince = timeFromColumn(rows.value(1));
            if (auto done =
                    fillConfirmation(account, horizon, rows.integer(0), later, snapshot.readingSince, rows.text(10));
                !done)
                return done.error();
        } else if (sameState) {
            snapshot.stateSince = timeFromColumn(rows.value(1));
        }
        later = rows.integer(0);
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    return newest.has_value();
}

Result<std::vector<AccountSnapshot>> ReadingQueries::snapshots(std::optional<UtcTime> asOf,
                                                               std::optional<UtcTime> knownAt)
{
    std::vector<AccountSnapshot> snapshots;
    ReadSnapshot moment(*m_d->database);
    if (auto begun = moment.begin(); !begun)
        return begun.error();
    if (!asOf && !knownAt) {
        auto latest = loadLatest(*m_d->database, m_d->notes, {});
        if (!latest)
            return latest.error();
        snapshots.reserve(latest.value().size());
        for (LatestAccount &account : latest.value())
            snapshots.push_back(std::move(account.snapshot));
        return snapshots;
    }
    auto accounts = m_d->accountRows({asOf, knownAt});
    if (!accounts)
        return accounts.error();
    m_d->confirmations.clear();
    m_d->lastSequences.clear();
    for (AccountRow &account : accounts.value()) {
        const auto known = m_d->fillSnapshot(account, {asOf, knownAt});
        if (!known)
            return known.error();
        if (known.value())
            snapshots.push_back(std::move(account.snapshot));
    }
    return snapshots;
}

Result<std::vector<ConnectionActivity>> ReadingQueries::activities(std::optional<UtcTime> knownAt)
{
    ReadSnapshot moment(*m_d->database);
    if (auto begun = moment.begin(); !begun)
        return begun.error();
    Statement statement(*m_d->database, u"SELECT id, uuid FROM connection ORDER BY id"_s);
    if (auto done = statement.run({}); !done)
        return done.error();
    std::vector<ConnectionActivity> activities;
    while (statement.next()) {
        auto activity =
            loadActivity(*m_d->database, m_d->notes, statement.integer(0), ConnectionId(statement.text(1)), knownAt);
        if (!activity)
            return activity.error();
        if (activity.value().lastAttemptAt)
            activities.push_back(std::move(activity).value());
    }
    if (auto done = statement.finish(); !done)
        return done.error();
    return activities;
}

// ---- history

namespace {

/// The attempts of a connection that come between the changes of an account, in the order of the log.
class AttemptWalk
{
public:
    AttemptWalk(const Database &database, qint64 connection, qint64 firstSeq)
        : m_statement(database,
                      u"SELECT seq, received, outcome IN ('ok', 'partial'), id FROM attempt WHERE connection = ?"
                      " AND seq >= ? ORDER BY seq"_s)
        , m_connection(connection)
        , m_firstSeq(firstSeq)
    {
    }
    Result<void> start()
    {
        auto done = m_statement.run({m_connection, m_firstSeq});
        m_more = done && m_statement.next();
        return done;
    }
    [[nodiscard]] bool atEnd(qint64 endSeq) const { return !m_more || m_statement.integer(0) >= endSeq; }
    [[nodiscard]] UtcTime receivedAt() const { return timeFromColumn(m_statement.value(1)); }
    [[nodiscard]] bool isGood() const { return m_statement.value(2).toBool(); }
    [[nodiscard]] QString id() const { return m_statement.text(3); }
    void advance() { m_more = m_statement.next(); }

private:
    Statement m_statement;
    qint64 m_connection;
    qint64 m_firstSeq;
    bool m_more = false;
};

/// Follows the confirmations of `point` up to the next change; where they break off and start again, further points are
/// added.
void appendRun(std::vector<HistoryPoint> &points, HistoryPoint point, AttemptWalk &walk, qint64 endSeq,
               std::optional<std::chrono::seconds> gapAfter)
{
    bool broken = false;
    for (; !walk.atEnd(endSeq); walk.advance()) {
        if (!walk.isGood()) {
            broken = true;
            continue;
        }
        if (point.state != AccountState::Present)
            continue;
        const UtcTime at = walk.receivedAt();
        if (point.confirmedUntil && (broken || (gapAfter && at - *point.confirmedUntil > *gapAfter))) {
            points.push_back(point);
            point.receivedAt = at;
            point.attempt = walk.id();
        }
        point.confirmedUntil = at;
        broken = false;
    }
    points.push_back(std::move(point));
}

} // namespace

Result<std::vector<HistoryPoint>> ReadingQueries::history(const AccountId &account, std::optional<UtcTime> from,
                                                          std::optional<UtcTime> to,
                                                          std::optional<std::chrono::seconds> gapAfter)
{
    ReadSnapshot moment(*m_d->database);
    if (auto begun = moment.begin(); !begun)
        return begun.error();
    const auto row = m_d->accountRow(account);
    if (!row)
        return row.error();
    // Backwards to the row that held at `from`; then in the order of the log.
    std::vector<std::pair<qint64, HistoryPoint>> changes;
    Statement &rows = m_d->changesBackwards;
    if (auto done = rows.run({row.value().row, noEnd}); !done)
        return done.error();
    bool reached = false;
    while (!reached && rows.next()) {
        HistoryPoint point;
        point.receivedAt = timeFromColumn(rows.value(1));
        point.attempt = rows.text(10);
        const auto kind = ChangeKind(rows.value(2).toInt());
        point.state = stateOf(kind);
        if (bringsReading(kind)) {
            auto reading =
                m_d->notes.reading(rows.integer(3), storedReading(rows), row.value().snapshot.providerAccountId);
            if (!reading)
                return reading.error();
            point.reading = std::move(reading).value();
        } else {
            auto error = m_d->notes.error(rows.integer(3));
            if (!error)
                return error.error();
            point.error = std::move(error).value().value;
        }
        reached = from && point.receivedAt <= *from;
        changes.emplace_back(rows.integer(0), std::move(point));
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    std::reverse(changes.begin(), changes.end());
    std::vector<HistoryPoint> points;
    if (changes.empty())
        return points;
    AttemptWalk walk(*m_d->database, row.value().connection, changes.front().first);
    if (auto done = walk.start(); !done)
        return done.error();
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const qint64 end = i + 1 < changes.size() ? changes[i + 1].first : noEnd;
        appendRun(points, std::move(changes[i].second), walk, end, gapAfter);
    }
    if (to)
        std::erase_if(points, [&](const HistoryPoint &point) { return point.receivedAt > *to; });
    if (from) {
        // Points added at gaps may also lie before `from`: keep the last of those.
        const auto inside = std::find_if(points.begin(), points.end(),
                                         [&](const HistoryPoint &point) { return point.receivedAt > *from; });
        if (inside - points.begin() > 1)
            points.erase(points.begin(), inside - 1);
    }
    return points;
}

Result<std::vector<TrendPoint>> ReadingQueries::trend(const std::vector<AccountId> &accounts,
                                                      const std::vector<UtcTime> &boundaries)
{
    std::vector<TrendPoint> all;
    const auto done = eachTrend(accounts, boundaries, [&all](std::span<const TrendPoint> points) {
        all.insert(all.end(), points.begin(), points.end());
    });
    if (!done)
        return done.error();
    return all;
}

Result<void> ReadingQueries::eachTrend(const std::vector<AccountId> &accounts, const std::vector<UtcTime> &boundaries,
                                       const std::function<void(std::span<const TrendPoint>)> &tell)
{
    if (!std::is_sorted(boundaries.begin(), boundaries.end()) || boundaries.size() < 2)
        return Error{ErrorKind::InvalidInput, u"boundaries"_s, {}, u"at least two times, ascending"_s};
    ReadSnapshot moment(*m_d->database);
    if (auto begun = moment.begin(); !begun)
        return begun;
    const auto rows = m_d->accountRows(accounts);
    if (!rows)
        return rows.error();
    Trend trend(*m_d->database, m_d->notes, boundaries);
    for (const AccountRow &row : rows.value()) {
        const auto points = trend.pointsOf(row.snapshot.id, row.row, row.connection);
        if (!points)
            return points.error();
        tell(points.value());
    }
    return {};
}

Result<std::vector<SeriesAccount>> ReadingQueries::runs(const SeriesQuery &query, UtcTime from, UtcTime to)
{
    ReadSnapshot moment(*m_d->database);
    if (auto begun = moment.begin(); !begun)
        return begun.error();
    const auto rows = m_d->accountRows(query.accounts);
    if (!rows)
        return rows.error();
    AccountRuns runs(*m_d->database, m_d->notes, query, from, to);
    std::vector<SeriesAccount> accounts;
    for (const AccountRow &row : rows.value()) {
        auto account = runs.runsOf(row.row, row.connection, row.snapshot.connection);
        if (!account)
            return account.error();
        accounts.push_back(std::move(account).value());
    }
    return accounts;
}

Result<std::optional<UtcTime>> ReadingQueries::firstSeen(const std::vector<AccountId> &accounts)
{
    Statement statement(*m_d->database,
                        u"SELECT t.received FROM account a JOIN change c ON c.account = a.id"
                        " JOIN attempt t ON t.seq = c.attempt WHERE a.uuid = ? ORDER BY c.attempt LIMIT 1"_s);
    std::optional<UtcTime> first;
    for (const AccountId &account : accounts) {
        if (auto done = statement.run({account.toString()}); !done)
            return done.error();
        if (statement.next())
            first = std::min(first.value_or(UtcTime::max()), timeFromColumn(statement.value(0)));
        if (auto done = statement.finish(); !done)
            return done.error();
    }
    return first;
}

// ---- pages

Result<std::vector<ReadingRow>> ReadingQueries::readings(const ReadingFilter &filter,
                                                         const std::optional<ReadingCursor> &after, int limit)
{
    ReadSnapshot moment(*m_d->database);
    if (auto begun = moment.begin(); !begun)
        return begun.error();
    const auto rows = m_d->accountRows(filter.accounts);
    if (!rows)
        return rows.error();
    std::map<qint64, std::pair<qint64, qint64>> ranges; // by connection
    std::vector<PagedAccount> accounts;
    accounts.reserve(rows.value().size());
    for (const AccountRow &row : rows.value()) {
        const auto [range, fresh] = ranges.try_emplace(row.connection, 1, noEnd);
        if (fresh && (filter.from || filter.to)) {
            const auto inside = sequencesInside(*m_d->database, row.connection, filter.from.value_or(UtcTime::min()),
                                                filter.to.value_or(UtcTime::max()));
            if (!inside)
                return inside.error();
            range->second = inside.value().value_or(std::pair<qint64, qint64>(1, 0));
        }
        auto [first, last] = range->second;
        // Of one attempt the accounts come from the last place to the first.
        if (after)
            last = std::min(last, accounts.size() < after->account ? after->sequence : after->sequence - 1);
        accounts.push_back({row.snapshot.id, row.row, row.snapshot.providerAccountId, first, last});
    }
    return newestReadings(*m_d->database, m_d->notes, accounts, limit);
}

Result<CompletenessFacts> ReadingQueries::completeness(const std::vector<AccountId> &accounts,
                                                       const std::vector<QDate> &days, const BusinessDayRule &rule)
{
    CompletenessFacts facts{days, {}, {}};
    if (days.empty())
        return facts;
    ReadSnapshot moment(*m_d->database);
    if (auto begun = moment.begin(); !begun)
        return begun.error();
    const auto rows = m_d->accountRows(accounts);
    if (!rows)
        return rows.error();
    DayRecords records(*m_d->database, m_d->notes, days, rule);
    facts.accounts.reserve(accounts.size());
    for (const AccountRow &row : rows.value()) {
        auto account = records.recordsOf(row.snapshot.id, row.snapshot.connection, row.row, row.connection);
        if (!account)
            return account.error();
        facts.accounts.push_back(std::move(account).value());
    }
    auto sessions = records.sessions();
    if (!sessions)
        return sessions.error();
    facts.sessions = std::move(sessions).value();
    return facts;
}

Result<std::vector<AttemptRecord>> ReadingQueries::attempts(const AttemptFilter &filter, std::optional<qint64> before,
                                                            int limit)
{
    return newestAttempts(*m_d->database, m_d->notes, filter, before, limit);
}

// ---- attempts, sessions, bodies

Result<std::vector<AttemptRecord>> ReadingQueries::attempts(const std::optional<ConnectionId> &connection, UtcTime from,
                                                            UtcTime to, int limit)
{
    Statement statement(*m_d->database,
                        attemptColumns()
                            + u" WHERE %1 t.received BETWEEN ? AND ? ORDER BY t.seq DESC LIMIT ?"_s.arg(
                                connection ? u"c.uuid = ? AND"_s : u"? IS NULL AND"_s));
    if (auto done = statement.run(
            {connection ? QVariant(connection->toString()) : QVariant(), toColumn(from), toColumn(to), limit});
        !done)
        return done.error();
    std::vector<AttemptRecord> records;
    while (statement.next()) {
        auto record = attemptRecord(statement, m_d->notes);
        if (!record)
            return record.error();
        records.push_back(std::move(record).value());
    }
    if (auto done = statement.finish(); !done)
        return done.error();
    return records;
}

Result<AlertMemory> ReadingQueries::alerts()
{
    ReadSnapshot moment(*m_d->database);
    if (auto begun = moment.begin(); !begun)
        return begun.error();
    return loadAlerts(*m_d->database);
}

Result<std::vector<AlertEvent>> ReadingQueries::alertEvents(UtcTime from, UtcTime to, int limit)
{
    return loadAlertEvents(*m_d->database, from, to, limit);
}

Result<std::optional<UtcTime>> ReadingQueries::mark(const QString &name)
{
    return loadMark(*m_d->database, name);
}

Result<std::vector<ProgramSession>> ReadingQueries::sessions(int limit)
{
    Statement statement(*m_d->database,
                        u"SELECT program, host, process, started, heartbeat, stopped FROM session"
                        " ORDER BY id DESC LIMIT ?"_s);
    if (auto done = statement.run({limit}); !done)
        return done.error();
    std::vector<ProgramSession> sessions;
    while (statement.next()) {
        ProgramSession session{statement.text(0),
                               statement.text(1),
                               statement.integer(2),
                               timeFromColumn(statement.value(3)),
                               timeFromColumn(statement.value(4)),
                               {}};
        if (!statement.value(5).isNull())
            session.stoppedAt = timeFromColumn(statement.value(5));
        sessions.push_back(std::move(session));
    }
    if (auto done = statement.finish(); !done)
        return done.error();
    return sessions;
}

Result<std::vector<StoredBody>> ReadingQueries::bodies(const QString &attemptId)
{
    Statement statement(
        *m_d->database,
        u"SELECT ab.request, ab.sha256, b.stored FROM attempt t JOIN attempt_body ab ON ab.attempt = t.seq"
        " LEFT JOIN body b ON b.sha256 = ab.sha256 WHERE t.id = ? ORDER BY ab.request"_s);
    if (auto done = statement.run({attemptId}); !done)
        return done.error();
    std::vector<StoredBody> bodies;
    while (statement.next()) {
        StoredBody body{statement.text(0), statement.value(1).toByteArray(), {}, !statement.value(2).isNull()};
        if (body.isKept)
            body.bytes = qUncompress(statement.value(2).toByteArray());
        if (body.isKept && QCryptographicHash::hash(body.bytes, QCryptographicHash::Sha256) != body.sha256)
            return Error{ErrorKind::StorageDamaged, attemptId, u"a body that was altered"_s,
                         u"the body that was stored"_s};
        bodies.push_back(std::move(body));
    }
    if (auto done = statement.finish(); !done)
        return done.error();
    return bodies;
}

Result<HistoryCheck> ReadingQueries::verifyHistory()
{
    ReadSnapshot moment(*m_d->database);
    if (auto begun = moment.begin(); !begun)
        return begun.error();
    return checkHistory(*m_d->database);
}

QString sqliteVersion()
{
    const auto database = Database::open(u":memory:"_s, Database::Access::Create);
    if (!database)
        return {};
    const auto version = database.value()->value(u"SELECT sqlite_version()"_s);
    return version ? version.value().toString() : QString();
}

} // namespace coffer

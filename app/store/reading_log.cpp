// SPDX-License-Identifier: GPL-3.0-or-later
#include <store/reading_log.h>

#include "alert_log.h"
#include "connection_state.h"
#include "hash_chain.h"
#include "schema.h"
#include "writer_lock.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QSysInfo>

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// quick_check reads the whole file (about 1 ms per MB): always for small ones, for large ones only where the last
/// session did not end by itself.
constexpr qint64 alwaysCheckedBytes = 32ll * 1024 * 1024;
constexpr qsizetype maxKnownNotes = 50'000;
constexpr qint64 microsecondsPerDay = 86'400'000'000;

Result<void> makeFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return {};
    QDir().mkpath(QFileInfo(folder).absolutePath());
    if (::mkdir(QFile::encodeName(folder).constData(), 0700) == 0 || errno == EEXIST)
        return {};
    return Error{ErrorKind::StorageFailed, folder, QString::fromLocal8Bit(std::strerror(errno))};
}

/// SHA-256 over the hashes of all bodies of a reply, each after the name of its request.
QVariant bodiesDigest(const std::vector<ReplyBody> &bodies)
{
    if (bodies.empty())
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const ReplyBody &body : bodies) {
        hash.addData(body.request.toUtf8());
        hash.addData(QByteArrayView("\0", 1));
        hash.addData(body.sha256);
    }
    return hash.result();
}

void addRequests(const std::optional<Figure> &figure, QSet<QString> &requests)
{
    if (!figure)
        return;
    for (const FigureSource &source : figure->sources)
        requests.insert(source.request);
}

void addRequests(const BalanceReading &reading, QSet<QString> &requests)
{
    addRequests(reading.posted, requests);
    addRequests(reading.available, requests);
    addRequests(reading.pending, requests);
    addRequests(reading.creditLine.amount, requests);
    for (const Component &component : reading.components)
        addRequests(component.figure, requests);
}

} // namespace

void merge(std::vector<AccountSnapshot> &known, const AppendedChanges &changes)
{
    QHash<QString, std::size_t> places;
    if (!changes.snapshots.empty()) {
        places.reserve(qsizetype(known.size()));
        for (std::size_t i = 0; i < known.size(); ++i)
            places.insert(known[i].id.toString(), i);
    }
    for (const AccountSnapshot &snapshot : changes.snapshots) {
        const auto place = places.constFind(snapshot.id.toString());
        if (place != places.constEnd()) {
            known[*place] = snapshot;
        } else {
            places.insert(snapshot.id.toString(), known.size());
            known.push_back(snapshot);
        }
    }
    for (AccountSnapshot &snapshot : known) {
        if (snapshot.state != AccountState::Present)
            continue;
        const auto confirmed =
            std::find_if(changes.confirmed.begin(), changes.confirmed.end(),
                         [&](const Confirmed &each) { return each.connection == snapshot.connection; });
        if (confirmed == changes.confirmed.end())
            continue;
        snapshot.confirmedAt = confirmed->at;
        snapshot.confirmingAttempt = confirmed->attempt;
    }
}

class ReadingLog::Private
{
public:
    Private(std::unique_ptr<WriterLock> writerLock, std::unique_ptr<Database> opened, const Clock &clockUsed,
            BodyRetention bodyRetention);

    Result<void> startSession(const QString &program);
    Result<void> endSession();
    Result<AppendedChanges> append(const std::vector<Attempt> &attempts);
    Result<void> purge(const ConnectionId &connection);
    Result<void> applyRetention();
    Result<void> linkAccount(const ConnectionId &connection, const QString &newId, const AccountId &old);
    Result<void> startNewSeries(const ConnectionId &connection, const AccountId &account);
    /// After a transaction that did not end well the memory may be ahead of the file.
    void forget();

    const Clock &clock;
    BodyRetention retention;
    std::unique_ptr<WriterLock> lock; // released last
    std::unique_ptr<Database> database;
    qint64 session = 0;

private:
    struct Note
    {
        QVariant id;
        QByteArray sha256;
    };
    Result<ConnectionState *> stateOf(const ConnectionId &connection);
    Result<qint64> connectionRow(const ConnectionId &connection);
    Result<void> knowLastSeq();
    /// From the next attempt on the provider's id means `account`, or with nothing one that is not known yet. The
    /// account it named until now is not listed any more.
    Result<void> rename(const ConnectionState &state, const LatestAccount &named, std::optional<qint64> account);
    Result<bool> isStored(const QString &attempt);
    Result<void> store(const Attempt &attempt, ConnectionState &state);
    Result<Note> noteFor(const QByteArray &text);
    /// How many accounts each provider's id of the connection has named.
    Result<QHash<QString, int>> accountNames(qint64 connection);
    Result<void> storeAccount(LatestAccount &account, const ConnectionState &state, qint64 seq);
    Result<HashedChange> storeChange(const LatestAccount &account, ChangeKind kind, qint64 seq);
    Result<void> storeBodies(const Attempt &attempt, qint64 seq, const QSet<QString> &requests);
    Result<qint64> cutoffByDays();
    Result<qint64> cutoffBySize();

    NoteReader m_notes;
    std::map<ConnectionId, ConnectionState> m_states;
    QHash<QByteArray, qint64> m_noteIds;
    qint64 m_lastSeq = -1;
    Statement m_findAttempt;
    Statement m_findNote;
    Statement m_insertNote;
    Statement m_insertChange;
    Statement m_replaceLatest;
    Statement m_updateLatest;
};

ReadingLog::Private::Private(std::unique_ptr<WriterLock> writerLock, std::unique_ptr<Database> opened,
                             const Clock &clockUsed, BodyRetention bodyRetention)
    : clock(clockUsed)
    , retention(bodyRetention)
    , lock(std::move(writerLock))
    , database(std::move(opened))
    , m_notes(*database)
    , m_findAttempt(*database, u"SELECT 1 FROM attempt WHERE id = ?"_s)
    , m_findNote(*database, u"SELECT id FROM note WHERE sha256 = ?"_s)
    , m_insertNote(*database, u"INSERT INTO note (sha256, text) VALUES (?, ?) RETURNING id"_s)
    , m_insertChange(*database, u"INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s)
    , m_replaceLatest(
          *database,
          // From the row that was just written: binding eleven values through QSqlQuery costs more than finding it.
          u"INSERT OR REPLACE INTO latest (account, attempt, since, note, posted, available, others, tokens,"
          " as_of, altered, kind) SELECT account, attempt, ?, note, posted, available, others, tokens, as_of, altered,"
          " kind FROM change WHERE account = ? AND attempt = ?"_s)
    , m_updateLatest(*database,
                     u"INSERT INTO latest (account, kind, state_note, state_since, confirmed_at, confirmed_attempt)"
                     " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account) DO UPDATE SET kind = excluded.kind,"
                     " state_note = excluded.state_note, state_since = excluded.state_since,"
                     " confirmed_at = excluded.confirmed_at, confirmed_attempt = excluded.confirmed_attempt"_s)
{
}

Result<void> ReadingLog::Private::startSession(const QString &program)
{
    const QVariant now = toColumn(clock.now());
    const auto id =
        database->value(u"INSERT INTO session (program, host, process, started, heartbeat) VALUES (?, ?, ?, ?, ?)"
                        " RETURNING id"_s,
                        {program, QSysInfo::machineHostName(), QCoreApplication::applicationPid(), now, now});
    if (!id)
        return id.error();
    session = id.value().toLongLong();
    return {};
}

Result<void> ReadingLog::Private::endSession()
{
    const QVariant now = toColumn(clock.now());
    return database->run(u"UPDATE session SET heartbeat = ?, stopped = ? WHERE id = ?"_s, {now, now, session});
}

void ReadingLog::Private::forget()
{
    m_states.clear();
    m_noteIds.clear();
    m_lastSeq = -1;
}

Result<bool> ReadingLog::Private::isStored(const QString &attempt)
{
    if (auto done = m_findAttempt.run({attempt}); !done)
        return done.error();
    const bool stored = m_findAttempt.next();
    if (auto done = m_findAttempt.finish(); !done)
        return done.error();
    return stored;
}

Result<qint64> ReadingLog::Private::connectionRow(const ConnectionId &connection)
{
    auto row = database->value(u"SELECT id FROM connection WHERE uuid = ?"_s, {connection.toString()});
    if (row && row.value().isNull())
        row = database->value(u"INSERT INTO connection (uuid) VALUES (?) RETURNING id"_s, {connection.toString()});
    if (!row)
        return row.error();
    return row.value().toLongLong();
}

Result<ConnectionState *> ReadingLog::Private::stateOf(const ConnectionId &connection)
{
    if (const auto known = m_states.find(connection); known != m_states.end())
        return &known->second;
    const auto row = connectionRow(connection);
    if (!row)
        return row.error();
    auto activity = loadActivity(*database, m_notes, row.value(), connection, {});
    if (!activity)
        return activity.error();
    auto accounts = loadLatest(*database, m_notes, row.value());
    if (!accounts)
        return accounts.error();
    const auto names = accountNames(row.value());
    if (!names)
        return names.error();
    const auto hash =
        database->value(u"SELECT coalesce((SELECT hash FROM attempt WHERE connection = c.id ORDER BY seq DESC LIMIT 1),"
                        " removed_hash) FROM connection c WHERE id = ?"_s,
                        {row.value()});
    if (!hash)
        return hash.error();
    const auto [state, fresh] = m_states.try_emplace(connection, row.value(), std::move(activity).value(),
                                                     hash.value().isNull() ? QByteArray() : hash.value().toByteArray(),
                                                     std::move(accounts).value(), names.value());
    return &state->second;
}

Result<QHash<QString, int>> ReadingLog::Private::accountNames(qint64 connection)
{
    Statement statement(*database,
                        u"SELECT provider_account_id, count(account) FROM account_name WHERE connection = ?"
                        " GROUP BY provider_account_id"_s);
    if (auto done = statement.run({connection}); !done)
        return done.error();
    QHash<QString, int> names;
    while (statement.next())
        names.insert(statement.text(0), statement.value(1).toInt());
    if (auto done = statement.finish(); !done)
        return done.error();
    return names;
}

Result<ReadingLog::Private::Note> ReadingLog::Private::noteFor(const QByteArray &text)
{
    Note note{{}, QCryptographicHash::hash(text, QCryptographicHash::Sha256)};
    if (const auto known = m_noteIds.constFind(note.sha256); known != m_noteIds.constEnd()) {
        note.id = *known;
        return note;
    }
    if (auto done = m_findNote.run({note.sha256}); !done)
        return done.error();
    const bool found = m_findNote.next();
    note.id = found ? m_findNote.value(0) : QVariant();
    if (auto done = m_findNote.finish(); !done)
        return done.error();
    if (!found) {
        if (auto done = m_insertNote.run({note.sha256, QString::fromUtf8(text)}); !done)
            return done.error();
        m_insertNote.next();
        note.id = m_insertNote.value(0);
        if (auto done = m_insertNote.finish(); !done)
            return done.error();
    }
    if (m_noteIds.size() >= maxKnownNotes)
        m_noteIds.clear();
    m_noteIds.insert(note.sha256, note.id.toLongLong());
    return note;
}

Result<void> ReadingLog::Private::storeAccount(LatestAccount &account, const ConnectionState &state, qint64 seq)
{
    const auto row =
        database->value(u"INSERT INTO account (uuid) VALUES (?) RETURNING id"_s, {account.snapshot.id.toString()});
    if (!row)
        return row.error();
    account.row = row.value().toLongLong();
    const AccountSnapshot &snapshot = account.snapshot;
    const bool first = snapshot.id == accountIdFor(snapshot.connection, snapshot.providerAccountId);
    return database->run(u"INSERT INTO account_name (connection, provider_account_id, since, account)"
                         " VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET account = excluded.account"_s,
                         {state.row, snapshot.providerAccountId, first ? 0 : seq, account.row});
}

Result<HashedChange> ReadingLog::Private::storeChange(const LatestAccount &account, ChangeKind kind, qint64 seq)
{
    const AccountSnapshot &now = account.snapshot;
    const bool isReading = bringsReading(kind);
    const StoredReading stored =
        isReading ? encodeReading(*now.reading) : StoredReading{encodeError(*now.stateError), {}, {}, {}, {}, {}, {}};
    const auto note = noteFor(stored.note);
    if (!note)
        return note.error();
    if (auto done = m_insertChange.run({account.row, seq, int(kind), note.value().id, stored.posted, stored.available,
                                        stored.others, stored.tokens, stored.asOf, stored.altered});
        !done)
        return done.error();
    auto done = isReading ? m_replaceLatest.run({toColumn(now.readingSince), account.row, seq})
                          : m_updateLatest.run({account.row, int(kind), note.value().id, toColumn(*now.stateSince),
                                                now.confirmedAt ? toColumn(*now.confirmedAt) : QVariant(),
                                                now.confirmedAt ? QVariant(now.confirmingAttempt) : QVariant()});
    if (!done)
        return done.error();
    return HashedChange{now.id.toString(), now.providerAccountId, int(kind),     note.value().sha256, stored.posted,
                        stored.available,  stored.others,         stored.tokens, stored.asOf,         stored.altered};
}

Result<void> ReadingLog::Private::storeBodies(const Attempt &attempt, qint64 seq, const QSet<QString> &requests)
{
    for (const ReplyBody &body : attempt.report->bodies) {
        if (!requests.contains(body.request))
            continue;
        if (auto done = database->run(u"INSERT OR IGNORE INTO attempt_body VALUES (?, ?, ?)"_s,
                                      {seq, body.request, body.sha256});
            !done)
            return done;
        const auto known =
            database->value(u"UPDATE body SET attempt = ? WHERE sha256 = ? RETURNING 1"_s, {seq, body.sha256});
        if (!known)
            return known.error();
        if (!known.value().isNull())
            continue;
        // Level 1: three times as fast as the default for a tenth more bytes.
        if (auto done = database->run(u"INSERT INTO body VALUES (?, ?, ?, ?)"_s,
                                      {body.sha256, seq, qlonglong(body.bytes.size()), qCompress(body.bytes, 1)});
            !done)
            return done;
    }
    return {};
}

Result<void> ReadingLog::Private::store(const Attempt &attempt, ConnectionState &state)
{
    auto changes = state.apply(attempt);
    if (!changes)
        return changes.error();
    const qint64 seq = m_lastSeq + 1;
    for (const AccountChange &change : changes.value()) {
        if (LatestAccount &account = state.accounts[change.account]; account.row == 0) {
            if (auto done = storeAccount(account, state, seq); !done)
                return done;
        }
    }
    // The hash covers them in the order of the accounts' rows, in which a reader gets them from the file.
    std::sort(changes.value().begin(), changes.value().end(), [&state](const AccountChange &a, const AccountChange &b) {
        return state.accounts[a.account].row < state.accounts[b.account].row;
    });
    std::vector<HashedChange> rows;
    rows.reserve(changes.value().size());
    QSet<QString> requests;
    for (const AccountChange &change : changes.value()) {
        auto row = storeChange(state.accounts[change.account], change.kind, seq);
        if (!row)
            return row.error();
        rows.push_back(std::move(row).value());
        if (bringsReading(change.kind))
            addRequests(*state.accounts[change.account].snapshot.reading, requests);
    }
    const auto &report = attempt.report;
    const std::optional<Error> &failed = state.activity.lastError; // as apply() judged the attempt
    Note error;
    Note diagnostics;
    for (const auto &[wanted, text, note] :
         {std::tuple(failed.has_value(), failed ? encodeError(*failed) : QByteArray(), &error),
          std::tuple(report && !report->diagnostics.empty(),
                     report ? encodeDiagnostics(report->diagnostics) : QByteArray(), &diagnostics)}) {
        if (!wanted)
            continue;
        auto stored = noteFor(text);
        if (!stored)
            return stored.error();
        *note = std::move(stored).value();
    }
    const QVariant digest = report ? bodiesDigest(report->bodies) : QVariant();
    const HashedAttempt fields{state.lastHash,
                               attempt.connection.toString(),
                               seq,
                               attempt.id,
                               attempt.startedAt.time_since_epoch().count(),
                               attempt.receivedAt.time_since_epoch().count(),
                               outcomeCode(*state.activity.lastOutcome),
                               error.sha256,
                               attempt.requests,
                               report ? QVariant(report->provider.toString()) : QVariant(),
                               report ? QVariant(report->definitionVersion) : QVariant(),
                               diagnostics.sha256,
                               digest.toByteArray()};
    const QByteArray hash = attemptHash(fields, rows);
    if (auto done =
            database->run(u"INSERT INTO attempt VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                          {seq, attempt.id, state.row, session, toColumn(attempt.startedAt),
                           toColumn(attempt.receivedAt), fields.outcome, error.id, attempt.requests, fields.provider,
                           fields.definitionVersion, diagnostics.id, digest, qlonglong(rows.size()), hash});
        !done)
        return done;
    m_lastSeq = seq;
    state.lastHash = hash;
    return report ? storeBodies(attempt, seq, requests) : Result<void>{};
}

Result<void> ReadingLog::Private::knowLastSeq()
{
    if (m_lastSeq >= 0)
        return {};
    const auto last = database->value(u"SELECT seq FROM sqlite_sequence WHERE name = 'attempt'"_s);
    if (!last)
        return last.error();
    m_lastSeq = last.value().toLongLong();
    return {};
}

Result<AppendedChanges> ReadingLog::Private::append(const std::vector<Attempt> &attempts)
{
    Transaction transaction(*database);
    if (auto begun = transaction.begin(); !begun)
        return begun.error();
    if (auto done = knowLastSeq(); !done)
        return done.error();
    AppendedChanges changes;
    std::vector<ConnectionState *> touched;
    for (const Attempt &attempt : attempts) {
        const auto stored = isStored(attempt.id);
        if (!stored)
            return stored.error();
        if (stored.value())
            continue;
        const auto state = stateOf(attempt.connection);
        if (!state)
            return state.error();
        if (auto done = store(attempt, *state.value()); !done)
            return done.error();
        const ConnectionActivity &activity = state.value()->activity;
        changes.attempts.push_back({attempt.id, *activity.lastOutcome, activity.lastError});
        if (std::find(touched.begin(), touched.end(), state.value()) == touched.end())
            touched.push_back(state.value());
    }
    if (auto done = transaction.commit(); !done)
        return done.error();
    for (ConnectionState *state : touched)
        state->takeChanges(changes);
    return changes;
}

Result<void> ReadingLog::Private::purge(const ConnectionId &connection)
{
    const auto row = database->value(u"SELECT id FROM connection WHERE uuid = ?"_s, {connection.toString()});
    if (!row)
        return row.error();
    if (row.value().isNull())
        return {};
    // Overwritten with zeros, not only unlinked: names and IBANs stand in notes.
    if (auto done = database->run(u"PRAGMA secure_delete=ON"_s); !done)
        return done;
    Transaction transaction(*database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    const QVariantList id{row.value()};
    const std::pair<QString, QVariantList> steps[] = {
        {u"UPDATE connection AS c SET removed_at = ?, (removed_seq, removed_hash) = (SELECT seq, hash FROM attempt"
         " WHERE connection = c.id ORDER BY seq DESC LIMIT 1)"
         " WHERE id = ? AND EXISTS (SELECT 1 FROM attempt WHERE connection = c.id)"_s,
         {toColumn(clock.now()), row.value()}},
        {u"CREATE TEMP TABLE gone AS SELECT DISTINCT account FROM main.account_name"
         " WHERE connection = ? AND account IS NOT NULL"_s,
         id},
        {u"DELETE FROM latest WHERE account IN (SELECT account FROM temp.gone)"_s, {}},
        {u"DELETE FROM change WHERE account IN (SELECT account FROM temp.gone)"_s, {}},
        {u"DELETE FROM account_name WHERE connection = ?"_s, id},
        {u"DELETE FROM account WHERE id IN (SELECT account FROM temp.gone)"_s, {}},
        {u"DELETE FROM attempt_body WHERE attempt IN (SELECT seq FROM attempt WHERE connection = ?)"_s, id},
        {u"DELETE FROM body WHERE sha256 NOT IN (SELECT sha256 FROM attempt_body)"_s, {}},
        {u"DELETE FROM attempt WHERE connection = ?"_s, id},
        {u"DELETE FROM note WHERE id NOT IN (SELECT note FROM change UNION SELECT error FROM attempt WHERE error IS "
         u"NOT NULL"
         " UNION SELECT diagnostics FROM attempt WHERE diagnostics IS NOT NULL)"_s,
         {}},
        {u"DROP TABLE temp.gone"_s, {}},
    };
    for (const auto &[sql, values] : steps) {
        if (auto done = database->run(sql, values); !done)
            return done;
    }
    if (auto done = purgeAlerts(*database, connection); !done)
        return done;
    if (auto done = transaction.commit(); !done)
        return done;
    // What was removed must not stay in the write-ahead log either.
    return database->run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

namespace {

LatestAccount *accountOf(ConnectionState &state, const AccountId &id)
{
    const auto found = std::find_if(state.accounts.begin(), state.accounts.end(),
                                    [&](const LatestAccount &each) { return each.snapshot.id == id; });
    return found == state.accounts.end() ? nullptr : &*found;
}

LatestAccount *accountOf(ConnectionState &state, const QString &providerAccountId)
{
    const auto found = std::find_if(state.accounts.begin(), state.accounts.end(), [&](const LatestAccount &each) {
        return each.snapshot.providerAccountId == providerAccountId;
    });
    return found == state.accounts.end() ? nullptr : &*found;
}

Error notListed(const QString &found)
{
    return Error{ErrorKind::NotFound, u"account"_s, shortened(found)};
}

Error unfit(const AccountSnapshot &account, const QString &expected)
{
    return Error{ErrorKind::InvalidInput, u"account"_s, shortened(account.providerAccountId), expected};
}

} // namespace

Result<void> ReadingLog::Private::rename(const ConnectionState &state, const LatestAccount &named,
                                         std::optional<qint64> account)
{
    if (auto done = knowLastSeq(); !done)
        return done;
    if (auto done = database->run(
            u"INSERT INTO account_name (connection, provider_account_id, since, account, at) VALUES (?, ?, ?, ?, ?)"_s,
            {state.row, named.snapshot.providerAccountId, m_lastSeq + 1,
             account ? QVariant(qlonglong(*account)) : QVariant(QMetaType::fromType<qlonglong>()),
             toColumn(clock.now())});
        !done)
        return done;
    return database->run(u"DELETE FROM latest WHERE account = ?"_s, {named.row});
}

Result<void> ReadingLog::Private::linkAccount(const ConnectionId &connection, const QString &newId,
                                              const AccountId &old)
{
    Transaction transaction(*database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    const auto state = stateOf(connection);
    if (!state)
        return state.error();
    const LatestAccount *fresh = accountOf(*state.value(), newId);
    const LatestAccount *gone = accountOf(*state.value(), old);
    if (!fresh || !gone)
        return notListed(fresh ? old.toString() : newId);
    if (fresh == gone || gone->snapshot.state != AccountState::Absent)
        return unfit(gone->snapshot, u"an account that the provider does not name any more"_s);
    if (!fresh->snapshot.reading || fresh->snapshot.state != AccountState::Present)
        return unfit(fresh->snapshot, u"an account that was read"_s);
    if (gone->snapshot.reading && gone->snapshot.reading->currency != fresh->snapshot.reading->currency)
        return Error{ErrorKind::CurrencyMismatch, shortened(newId), fresh->snapshot.reading->currency.toString(),
                     gone->snapshot.reading->currency.toString()};
    // Where one attempt brought both, they are two accounts, whatever they look like.
    const auto together =
        database->value(u"SELECT 1 WHERE (SELECT seq FROM attempt WHERE id = ?)"
                        " >= (SELECT min(attempt) FROM change WHERE account = ? AND kind IN (1, 2))"_s,
                        {gone->snapshot.confirmingAttempt, fresh->row});
    if (!together)
        return together.error();
    if (!together.value().isNull())
        return unfit(fresh->snapshot, u"an account that was not there beside the other one"_s);
    if (auto done = rename(*state.value(), *fresh, gone->row); !done)
        return done;
    return transaction.commit();
}

Result<void> ReadingLog::Private::startNewSeries(const ConnectionId &connection, const AccountId &account)
{
    Transaction transaction(*database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    const auto state = stateOf(connection);
    if (!state)
        return state.error();
    const LatestAccount *known = accountOf(*state.value(), account);
    if (!known)
        return notListed(account.toString());
    if (!known->snapshot.stateError || known->snapshot.stateError->kind != ErrorKind::CurrencyMismatch)
        return unfit(known->snapshot, u"an account whose currency changed"_s);
    if (auto done = rename(*state.value(), *known, std::nullopt); !done)
        return done;
    return transaction.commit();
}

Result<qint64> ReadingLog::Private::cutoffByDays()
{
    // Days on which something was stored, in the order of the log: a clock that jumps a year ahead removes nothing.
    const auto cutoff = database->value(u"SELECT max(b.attempt) AS last FROM body b JOIN attempt t ON t.seq = b.attempt"
                                        " GROUP BY t.received / ? ORDER BY last DESC LIMIT 1 OFFSET ?"_s,
                                        {microsecondsPerDay, std::max(retention.days, 0)});
    if (!cutoff)
        return cutoff.error();
    return cutoff.value().toLongLong();
}

Result<qint64> ReadingLog::Private::cutoffBySize()
{
    const auto cutoff = database->value(
        u"SELECT attempt FROM (SELECT attempt, sum(length(stored)) OVER (ORDER BY attempt DESC) AS total"
        " FROM body) WHERE total > ? ORDER BY attempt DESC LIMIT 1"_s,
        {retention.bytes});
    if (!cutoff)
        return cutoff.error();
    return cutoff.value().toLongLong();
}

Result<void> ReadingLog::Private::applyRetention()
{
    const auto days = cutoffByDays();
    const auto size = cutoffBySize();
    if (!days || !size)
        return days ? size.error() : days.error();
    return database->run(u"DELETE FROM body WHERE attempt <= ?"_s, {std::max(days.value(), size.value())});
}

// ---- ReadingLog

ReadingLog::ReadingLog(std::unique_ptr<Private> d) : m_d(std::move(d)) {}

ReadingLog::~ReadingLog()
{
    // Not written: then the session counts as cut off, which costs a check at the next start.
    static_cast<void>(m_d->endSession().hasValue());
}

Result<std::unique_ptr<ReadingLog>> ReadingLog::open(const QString &folder, const QString &program, const Clock &clock,
                                                     BodyRetention retention)
{
    if (auto made = makeFolder(folder); !made)
        return made.error();
    if (auto local = schema::checkFileSystem(folder); !local)
        return local.error();
    auto lock = WriterLock::acquire(folder, program, clock);
    if (!lock)
        return lock.error();
    const QString path = schema::databasePath(folder);
    if (auto found = schema::checkFile(path); !found) {
        if (found.error().kind != ErrorKind::NotFound)
            return found.error();
        if (auto made = schema::createFile(path); !made)
            return made.error();
    }
    schema::repairModes(path);
    auto database = Database::open(path, Database::Access::Write);
    if (!database)
        return database.error();
    if (auto done = schema::migrate(*database.value()); !done)
        return done.error();
    const auto unclean = database.value()->value(u"SELECT stopped IS NULL FROM session ORDER BY id DESC LIMIT 1"_s);
    if (!unclean)
        return unclean.error();
    if (unclean.value().toBool() || QFileInfo(path).size() <= alwaysCheckedBytes) {
        if (auto intact = schema::checkIntegrity(*database.value(), u"quick_check"_s); !intact)
            return intact.error();
    }
    auto d = std::make_unique<Private>(std::move(lock).value(), std::move(database).value(), clock, retention);
    if (auto started = d->startSession(program); !started)
        return started.error();
    return std::unique_ptr<ReadingLog>(new ReadingLog(std::move(d)));
}

Result<AppendedChanges> ReadingLog::append(const std::vector<Attempt> &attempts)
{
    auto changes = m_d->append(attempts);
    if (!changes)
        m_d->forget();
    return changes;
}

Result<void> ReadingLog::appendAlerts(const AlertEntries &entries)
{
    Transaction transaction(*m_d->database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    if (auto done = storeAlerts(*m_d->database, entries); !done)
        return done;
    return transaction.commit();
}

Result<void> ReadingLog::mark(const QString &name, UtcTime at)
{
    return storeMark(*m_d->database, name, at);
}

Result<void> ReadingLog::heartbeat()
{
    return m_d->database->run(u"UPDATE session SET heartbeat = ? WHERE id = ?"_s,
                              {toColumn(m_d->clock.now()), m_d->session});
}

Result<void> ReadingLog::purge(const ConnectionId &connection)
{
    auto done = m_d->purge(connection);
    m_d->forget();
    return done;
}

Result<void> ReadingLog::linkAccount(const ConnectionId &connection, const QString &newProviderAccountId,
                                     const AccountId &old)
{
    auto done = m_d->linkAccount(connection, newProviderAccountId, old);
    m_d->forget();
    return done;
}

Result<std::vector<AccountLink>> ReadingLog::accountLinks() const
{
    Statement pairs(
        *m_d->database,
        u"SELECT c.uuid, o.uuid, n.uuid, nk.provider_account_id"
        " FROM latest ol JOIN account_key ok ON ok.account = ol.account JOIN account o ON o.id = ol.account"
        " JOIN connection c ON c.id = ok.connection JOIN account_key nk ON nk.connection = ok.connection"
        " JOIN latest nl ON nl.account = nk.account JOIN account n ON n.id = nk.account"
        " WHERE ol.kind = 3 AND nl.kind IN (1, 2)"
        " AND (SELECT min(attempt) FROM change WHERE account = nk.account AND kind IN (1, 2))"
        " > coalesce((SELECT seq FROM attempt WHERE id = ol.confirmed_attempt), 0) ORDER BY ol.account, nk.account"_s);
    if (auto done = pairs.run({}); !done)
        return done.error();
    std::vector<AccountLink> links;
    while (pairs.next())
        links.push_back(
            {ConnectionId(pairs.text(0)), AccountId(pairs.text(1)), AccountId(pairs.text(2)), pairs.text(3)});
    if (auto done = pairs.finish(); !done)
        return done.error();
    return links;
}

Result<void> ReadingLog::startNewSeries(const ConnectionId &connection, const AccountId &account)
{
    auto done = m_d->startNewSeries(connection, account);
    m_d->forget();
    return done;
}

Result<void> ReadingLog::applyRetention()
{
    return m_d->applyRetention();
}

Result<void> ReadingLog::rebuildLatest()
{
    Transaction transaction(*m_d->database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    if (auto done = coffer::rebuildLatest(*m_d->database); !done)
        return done;
    m_d->forget();
    return transaction.commit();
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "latest.h"

#include <limits>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxShapes = 50'000;
constexpr qint64 noEnd = std::numeric_limits<qint64>::max();

} // namespace

AccountState stateOf(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::New:
    case ChangeKind::Changed:
        return AccountState::Present;
    case ChangeKind::Absent:
        return AccountState::Absent;
    case ChangeKind::Unreadable:
        return AccountState::Unreadable;
    }
    Q_UNREACHABLE();
}

Result<QByteArray> NoteReader::text(qint64 note)
{
    if (auto done = m_text.run({note}); !done)
        return done.error();
    if (!m_text.next()) {
        if (auto done = m_text.finish(); !done)
            return done.error();
        return Error{ErrorKind::StorageDamaged, u"note %1"_s.arg(note), u"nothing"_s, u"a text"_s};
    }
    QByteArray text = m_text.text(0).toUtf8();
    if (auto done = m_text.finish(); !done)
        return done.error();
    return text;
}

Result<std::shared_ptr<const ReadingShape>> NoteReader::shape(qint64 note)
{
    if (const auto known = m_shapes.constFind(note); known != m_shapes.constEnd())
        return *known;
    const auto json = text(note);
    if (!json)
        return json.error();
    auto parsed = ReadingShape::parse(json.value());
    if (parsed) {
        if (m_shapes.size() >= maxShapes)
            m_shapes.clear();
        m_shapes.insert(note, parsed.value());
    }
    return parsed;
}

Result<BalanceReading> NoteReader::reading(qint64 note, const StoredReading &stored, const QString &providerAccountId)
{
    const auto parsed = shape(note);
    if (!parsed)
        return parsed.error();
    return parsed.value()->decode(stored, providerAccountId);
}

Result<StoredError> NoteReader::error(qint64 note)
{
    return text(note).andThen([](const QByteArray &json) { return decodeError(json); });
}

Result<std::vector<Diagnostic>> NoteReader::diagnostics(qint64 note)
{
    return text(note).andThen([](const QByteArray &json) { return decodeDiagnostics(json); });
}

Result<Confirmation> lastConfirmation(const Database &database, qint64 connection, qint64 firstSeq, qint64 endSeq,
                                      std::optional<UtcTime> until)
{
    Statement statement(database,
                        u"SELECT seq, received, id FROM attempt WHERE connection = ? AND seq >= ? AND seq < ?"
                        " AND outcome IN ('ok', 'partial') AND received <= ? ORDER BY seq DESC LIMIT 1"_s);
    if (auto done = statement.run({connection, firstSeq, endSeq, until ? toColumn(*until) : QVariant(noEnd)}); !done)
        return done.error();
    if (!statement.next())
        return Confirmation{};
    return Confirmation{statement.integer(0), timeFromColumn(statement.value(1)), statement.text(2)};
}

namespace {

/// One row of the query below as a snapshot; `last` is the last confirmation of its connection.
Result<AccountSnapshot> snapshotOf(const Statement &row, NoteReader &notes, const Confirmation &last)
{
    AccountSnapshot snapshot;
    snapshot.connection = ConnectionId(row.text(1));
    snapshot.id = AccountId(row.text(3));
    snapshot.providerAccountId = row.text(4);
    if (!row.value(5).isNull()) {
        auto reading = notes.reading(
            row.integer(5), {{}, row.value(7), row.value(8), row.value(9), row.value(10), row.value(11), row.value(12)},
            snapshot.providerAccountId);
        if (!reading)
            return reading.error();
        snapshot.reading = std::move(reading).value();
        snapshot.readingSince = timeFromColumn(row.value(6));
    }
    snapshot.state = stateOf(ChangeKind(row.value(13).toInt()));
    if (snapshot.state == AccountState::Present) {
        snapshot.confirmedAt = last.receivedAt;
        snapshot.confirmingAttempt = last.attempt;
        return snapshot;
    }
    auto error = notes.error(row.integer(14));
    if (!error)
        return error.error();
    snapshot.stateError = std::move(error).value().value;
    snapshot.stateSince = timeFromColumn(row.value(15));
    if (!row.value(16).isNull()) {
        snapshot.confirmedAt = timeFromColumn(row.value(16));
        snapshot.confirmingAttempt = row.text(17);
    }
    return snapshot;
}

} // namespace

Result<std::vector<LatestAccount>> loadLatest(const Database &database, NoteReader &notes,
                                              std::optional<qint64> connection)
{
    Statement statement(
        database,
        u"SELECT k.connection, c.uuid, k.account, a.uuid, k.provider_account_id, l.note, l.since, l.posted,"
        " l.available, l.others, l.tokens, l.as_of, l.altered, l.kind, l.state_note, l.state_since,"
        " l.confirmed_at, l.confirmed_attempt"
        " FROM account_key k JOIN connection c ON c.id = k.connection JOIN account a ON a.id = k.account"
        " JOIN latest l ON l.account = k.account%1 ORDER BY k.connection, k.account"_s.arg(
            connection ? u" WHERE k.connection = ?"_s : u" WHERE ? IS NULL"_s));
    if (auto done = statement.run({connection ? QVariant(*connection) : QVariant(QMetaType::fromType<qlonglong>())});
        !done)
        return done.error();
    std::vector<LatestAccount> accounts;
    Confirmation last;
    qint64 lastOf = 0;
    while (statement.next()) {
        if (statement.integer(0) != lastOf) {
            lastOf = statement.integer(0);
            auto found = lastConfirmation(database, lastOf, 0, noEnd, {});
            if (!found)
                return found.error();
            last = found.value();
        }
        auto snapshot = snapshotOf(statement, notes, last);
        if (!snapshot)
            return snapshot.error();
        accounts.push_back({statement.integer(2), std::move(snapshot).value()});
    }
    if (auto done = statement.finish(); !done)
        return done.error();
    return accounts;
}

Result<ConnectionActivity> loadActivity(const Database &database, NoteReader &notes, qint64 connection,
                                        const ConnectionId &id, std::optional<UtcTime> knownAt)
{
    const QVariant until = knownAt ? toColumn(*knownAt) : QVariant(noEnd);
    ConnectionActivity activity;
    activity.connection = id;
    const auto success = lastConfirmation(database, connection, 0, noEnd, knownAt);
    if (!success)
        return success.error();
    if (success.value().seq != 0)
        activity.lastSuccessAt = success.value().receivedAt;
    Statement last(database,
                   u"SELECT received, outcome, error FROM attempt WHERE connection = ? AND received <= ?"
                   " ORDER BY seq DESC LIMIT 1"_s);
    if (auto done = last.run({connection, until}); !done)
        return done.error();
    if (last.next()) {
        activity.lastAttemptAt = timeFromColumn(last.value(0));
        activity.lastOutcome = outcomeFromCode(last.text(1));
        if (!last.value(2).isNull()) {
            auto error = notes.error(last.integer(2));
            if (!error)
                return error.error();
            activity.lastError = std::move(error).value().value;
        }
    }
    if (auto done = last.finish(); !done)
        return done.error();
    Statement report(database,
                     u"SELECT provider, definition_version, diagnostics FROM attempt WHERE connection = ?"
                     " AND received <= ? AND provider IS NOT NULL ORDER BY seq DESC LIMIT 1"_s);
    if (auto done = report.run({connection, until}); !done)
        return done.error();
    if (report.next()) {
        activity.provider = ProviderId(report.text(0));
        activity.definitionVersion = report.value(1).toInt();
        if (!report.value(2).isNull()) {
            auto diagnostics = notes.diagnostics(report.integer(2));
            if (!diagnostics)
                return diagnostics.error();
            activity.diagnostics = std::move(diagnostics).value();
        }
    }
    if (auto done = report.finish(); !done)
        return done.error();
    return activity;
}

namespace {

/// The newest rows of one account, read backwards until its last good reading.
struct Tail
{
    std::optional<ChangeKind> kind; ///< of the newest row
    QVariant stateNote;
    QVariant stateSince;         ///< of the first row of the run of equal states that ends with the newest
    qint64 reading = 0;          ///< attempt of the last good reading; 0: none
    qint64 afterReading = noEnd; ///< attempt of the row after it
};

Result<Tail> tailOf(Statement &rows, qint64 account)
{
    if (auto done = rows.run({account}); !done)
        return done.error();
    Tail tail;
    bool sameState = true;
    qint64 later = noEnd;
    while (tail.reading == 0 && rows.next()) {
        const auto kind = ChangeKind(rows.value(1).toInt());
        if (!tail.kind) {
            tail.kind = kind;
            tail.stateNote = rows.value(2);
        }
        sameState = sameState && kind == *tail.kind;
        if (bringsReading(kind)) {
            tail.reading = rows.integer(0);
            tail.afterReading = later;
        } else if (sameState) {
            tail.stateSince = rows.value(3);
        }
        later = rows.integer(0);
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    return tail;
}

} // namespace

namespace {

const QString latestColumns =
    QStringLiteral("account, attempt, since, note, posted, available, others, tokens, as_of, altered, kind, state_note,"
                   " state_since, confirmed_at, confirmed_attempt");

/// Into `table`, which is empty and has the columns above.
Result<void> fillFromLog(Database &database, const QString &table)
{
    std::vector<std::pair<qint64, qint64>> accounts;
    Statement keys(database,
                   u"SELECT account, connection FROM account_key"
                   " WHERE account NOT IN (SELECT account FROM account_end) ORDER BY account"_s);
    if (auto done = keys.run({}); !done)
        return done;
    while (keys.next())
        accounts.emplace_back(keys.integer(0), keys.integer(1));
    if (auto done = keys.finish(); !done)
        return done;

    Statement rows(database,
                   u"SELECT c.attempt, c.kind, c.note, t.received FROM change c JOIN attempt t ON t.seq = c.attempt"
                   " WHERE c.account = ? ORDER BY c.attempt DESC"_s);
    Statement insert(database,
                     u"INSERT INTO %1 (%2) SELECT a.id, c.attempt, t.received, c.note, c.posted, c.available, "
                     u"c.others, c.tokens, c.as_of, c.altered,"
                     " ?, ?, ?, ?, ? FROM account a LEFT JOIN change c ON c.account = a.id AND c.attempt = ?"
                     " LEFT JOIN attempt t ON t.seq = c.attempt WHERE a.id = ?"_s.arg(table, latestColumns));
    for (const auto &[account, connection] : accounts) {
        const auto tail = tailOf(rows, account);
        if (!tail)
            return tail.error();
        if (!tail.value().kind)
            continue;
        const bool present = bringsReading(*tail.value().kind);
        Confirmation confirmed;
        if (!present && tail.value().reading != 0) {
            auto found = lastConfirmation(database, connection, tail.value().reading, tail.value().afterReading, {});
            if (!found)
                return found.error();
            confirmed = found.value();
        }
        const bool keep = confirmed.seq != 0;
        if (auto done = insert.run({int(*tail.value().kind), present ? QVariant() : tail.value().stateNote,
                                    present ? QVariant() : tail.value().stateSince,
                                    keep ? toColumn(confirmed.receivedAt) : QVariant(),
                                    keep ? QVariant(confirmed.attempt) : QVariant(), tail.value().reading, account});
            !done)
            return done;
    }
    return {};
}

Result<void> compareWithLog(Database &database)
{
    if (auto done = fillFromLog(database, u"temp.remade"_s); !done)
        return done;
    // EXCEPT tells integers from text and takes two nulls for equal. Both ways: a row may also be missing.
    const auto differs = database.value(
        u"SELECT account FROM (SELECT * FROM (SELECT %1 FROM main.latest EXCEPT SELECT %1 FROM temp.remade)"
        " UNION ALL SELECT * FROM (SELECT %1 FROM temp.remade EXCEPT SELECT %1 FROM main.latest))"
        " ORDER BY account LIMIT 1"_s.arg(latestColumns));
    if (!differs)
        return differs.error();
    if (differs.value().isNull())
        return {};
    const auto name =
        database.value(u"SELECT provider_account_id FROM account_key WHERE account = ?"_s, {differs.value()});
    if (!name)
        return name.error();
    return Error{ErrorKind::StorageDamaged,
                 name.value().isNull() ? u"account %1"_s.arg(differs.value().toLongLong())
                                       : shortened(name.value().toString()),
                 u"a latest balance that does not follow from the history"_s,
                 u"the latest balance of the history, which is whole: it can be rebuilt from there"_s};
}

} // namespace

Result<void> rebuildLatest(Database &database)
{
    if (auto done = database.run(u"DELETE FROM latest"_s); !done)
        return done;
    return fillFromLog(database, u"main.latest"_s);
}

Result<void> checkLatest(Database &database)
{
    // Columns without a type keep every value as it is.
    if (auto done = database.run(u"CREATE TEMP TABLE remade (%1)"_s.arg(latestColumns)); !done)
        return done;
    auto compared = compareWithLog(database);
    auto dropped = database.run(u"DROP TABLE temp.remade"_s);
    return compared ? dropped : compared;
}

} // namespace coffer

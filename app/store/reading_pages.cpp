// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading_pages.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <queue>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// The changes of one account, newest first, fetched in small batches that grow.
class ChangeCursor
{
public:
    ChangeCursor(const PagedAccount &account, int batch) : m_account(&account), m_next(account.last), m_batch(batch) {}

    Result<void> fill(Statement &rows, NoteReader &notes)
    {
        if (!m_rows.empty() || m_atEnd)
            return {};
        if (auto done = rows.run({m_account->row, m_account->first, m_next, m_batch}); !done)
            return done;
        int count = 0;
        while (rows.next()) {
            auto row = rowOf(rows, notes);
            if (!row)
                return row.error();
            m_next = row.value().sequence - 1;
            m_rows.push_back(std::move(row).value());
            ++count;
        }
        m_atEnd = count < m_batch;
        m_batch = std::min(m_batch * 2, 256);
        return rows.finish();
    }
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    [[nodiscard]] qint64 sequence() const { return m_rows.front().sequence; }
    [[nodiscard]] const PagedAccount &account() const { return *m_account; }
    ReadingRow take()
    {
        ReadingRow row = std::move(m_rows.front());
        m_rows.pop_front();
        return row;
    }

private:
    Result<ReadingRow> rowOf(const Statement &rows, NoteReader &notes) const
    {
        ReadingRow row;
        row.account = m_account->id;
        row.sequence = rows.integer(0);
        row.receivedAt = timeFromColumn(rows.value(1));
        row.attempt = rows.text(10);
        const auto kind = ChangeKind(rows.value(2).toInt());
        row.state = stateOf(kind);
        if (bringsReading(kind)) {
            auto reading = notes.reading(
                rows.integer(3),
                {{}, rows.value(4), rows.value(5), rows.value(6), rows.value(7), rows.value(8), rows.value(9)},
                m_account->providerAccountId);
            if (!reading)
                return reading.error();
            row.reading = std::move(reading).value();
        } else {
            auto error = notes.error(rows.integer(3));
            if (!error)
                return error.error();
            row.error = std::move(error).value().value;
        }
        return row;
    }

    const PagedAccount *m_account;
    qint64 m_next;
    int m_batch;
    bool m_atEnd = false;
    std::deque<ReadingRow> m_rows;
};

/// What was known of the account before the row.
class Before
{
public:
    Before(const Database &database, NoteReader &notes)
        : m_rows(database,
                 u"SELECT kind, note, posted, available, others, tokens, as_of, altered FROM change"
                 " WHERE account = ? AND attempt < ? ORDER BY attempt DESC"_s)
        , m_notes(notes)
    {
    }
    Result<void> fill(const PagedAccount &account, ReadingRow &row)
    {
        if (auto done = m_rows.run({account.row, row.sequence}); !done)
            return done;
        while (!row.before && m_rows.next()) {
            const auto kind = ChangeKind(m_rows.value(0).toInt());
            if (!row.stateBefore)
                row.stateBefore = stateOf(kind);
            if (!bringsReading(kind))
                continue;
            auto reading = m_notes.reading(m_rows.integer(1),
                                           {{},
                                            m_rows.value(2),
                                            m_rows.value(3),
                                            m_rows.value(4),
                                            m_rows.value(5),
                                            m_rows.value(6),
                                            m_rows.value(7)},
                                           account.providerAccountId);
            if (!reading)
                return reading.error();
            row.before = std::move(reading).value();
        }
        return m_rows.finish();
    }

private:
    Statement m_rows;
    NoteReader &m_notes;
};

} // namespace

Result<std::vector<ReadingRow>> newestReadings(const Database &database, NoteReader &notes,
                                               const std::vector<PagedAccount> &accounts, int limit)
{
    Statement rows(database,
                   u"SELECT c.attempt, t.received, c.kind, c.note, c.posted, c.available, c.others, c.tokens, c.as_of,"
                   " c.altered, t.id FROM change c JOIN attempt t ON t.seq = c.attempt"
                   " WHERE c.account = ? AND c.attempt BETWEEN ? AND ? ORDER BY c.attempt DESC LIMIT ?"_s);
    Before before(database, notes);
    std::vector<ChangeCursor> cursors;
    cursors.reserve(accounts.size());
    const int batch = accounts.size() == 1 ? limit : 1;
    std::priority_queue<std::pair<qint64, std::size_t>> newest;
    const auto offer = [&](std::size_t index) -> Result<void> {
        auto filled = cursors[index].fill(rows, notes);
        if (filled && !cursors[index].isEmpty())
            newest.emplace(cursors[index].sequence(), index);
        return filled;
    };
    for (const PagedAccount &account : accounts) {
        cursors.emplace_back(account, batch);
        if (auto offered = offer(cursors.size() - 1); !offered)
            return offered.error();
    }
    std::vector<ReadingRow> page;
    while (int(page.size()) < limit && !newest.empty()) {
        const std::size_t index = newest.top().second;
        newest.pop();
        page.push_back(cursors[index].take());
        page.back().place = index;
        if (auto done = before.fill(cursors[index].account(), page.back()); !done)
            return done.error();
        if (auto offered = offer(index); !offered)
            return offered.error();
    }
    return page;
}

QString attemptColumns()
{
    return u"SELECT t.seq, t.id, c.uuid, t.started, t.received, t.outcome, t.error, t.requests, t.changes, t.provider,"
           " t.definition_version, t.hash FROM attempt t JOIN connection c ON c.id = t.connection"_s;
}

Result<AttemptRecord> attemptRecord(const Statement &row, NoteReader &notes)
{
    AttemptRecord record;
    record.sequence = row.integer(0);
    record.id = row.text(1);
    record.connection = ConnectionId(row.text(2));
    record.startedAt = timeFromColumn(row.value(3));
    record.receivedAt = timeFromColumn(row.value(4));
    const auto outcome = outcomeFromCode(row.text(5));
    if (!outcome)
        return Error{ErrorKind::StorageDamaged, record.id, row.text(5), u"an outcome"_s};
    record.outcome = *outcome;
    if (!row.value(6).isNull()) {
        auto error = notes.error(row.integer(6));
        if (!error)
            return error.error();
        record.error = std::move(error).value().value;
    }
    record.requests = row.value(7).toInt();
    record.changes = row.value(8).toInt();
    record.provider = ProviderId(row.text(9));
    record.definitionVersion = row.value(10).toInt();
    record.hash = row.value(11).toByteArray();
    return record;
}

Result<std::vector<AttemptRecord>> newestAttempts(const Database &database, NoteReader &notes,
                                                  const AttemptFilter &filter, std::optional<qint64> before, int limit)
{
    // An index holds what went wrong; SQLite uses it only where the query says so in the same words.
    const bool problem = filter.outcome && *filter.outcome != AttemptOutcome::Ok;
    Statement statement(
        database,
        attemptColumns()
            + u" WHERE t.seq <= ? AND %1 AND %2 ORDER BY t.seq DESC LIMIT ?"_s.arg(
                filter.connection ? u"t.connection = (SELECT id FROM connection WHERE uuid = ?)"_s : u"? IS NULL"_s,
                problem              ? u"t.outcome <> 'ok' AND t.outcome = ?"_s
                    : filter.outcome ? u"t.outcome = ?"_s
                                     : u"? IS NULL"_s));
    if (auto done = statement.run({before ? *before - 1 : std::numeric_limits<qint64>::max(),
                                   filter.connection ? QVariant(filter.connection->toString()) : QVariant(),
                                   filter.outcome ? QVariant(outcomeCode(*filter.outcome)) : QVariant(), limit});
        !done)
        return done.error();
    std::vector<AttemptRecord> records;
    while (statement.next()) {
        auto record = attemptRecord(statement, notes);
        if (!record)
            return record.error();
        records.push_back(std::move(record).value());
    }
    if (auto done = statement.finish(); !done)
        return done.error();
    return records;
}

} // namespace coffer

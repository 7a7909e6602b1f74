// SPDX-License-Identifier: GPL-3.0-or-later
#include "day_records.h"

#include <algorithm>
#include <limits>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

void note(DayRecord &record, UtcTime confirmedAt)
{
    record.firstConfirmedAt = std::min(record.firstConfirmedAt.value_or(confirmedAt), confirmedAt);
    record.lastConfirmedAt = std::max(record.lastConfirmedAt.value_or(confirmedAt), confirmedAt);
}

} // namespace

DayRecords::DayRecords(const Database &database, NoteReader &notes, const std::vector<QDate> &days,
                       const BusinessDayRule &rule)
    : m_database(database)
    , m_notes(notes)
    , m_changes(database,
                u"SELECT attempt, kind, as_of, posted, available, note FROM change WHERE account = ? AND attempt <= ?"
                " ORDER BY attempt DESC"_s)
    , m_received(database, u"SELECT received FROM attempt WHERE seq = ?"_s)
    , m_first(database,
              u"SELECT t.received FROM change c JOIN attempt t ON t.seq = c.attempt WHERE c.account = ?"
              " ORDER BY c.attempt LIMIT 1"_s)
{
    if (!days.empty())
        m_bounds.push_back(rule.endOf(days.front().addDays(-1)));
    for (const QDate day : days)
        m_bounds.push_back(rule.endOf(day));
}

std::optional<std::size_t> DayRecords::dayOf(UtcTime time) const
{
    const auto after = std::upper_bound(m_bounds.begin(), m_bounds.end(), time);
    if (after == m_bounds.begin() || after == m_bounds.end())
        return std::nullopt;
    return std::size_t(after - m_bounds.begin()) - 1;
}

Result<const DayRecords::Attempts *> DayRecords::attemptsOf(qint64 connection)
{
    const auto [known, fresh] = m_attempts.try_emplace(connection);
    Attempts &attempts = known->second;
    if (!fresh)
        return &attempts;
    attempts.days.resize(m_bounds.size() - 1);
    auto marks = attemptsInside(m_database, connection, m_bounds.front(), m_bounds.back());
    if (!marks)
        return marks.error();
    attempts.marks = std::move(marks).value();
    for (const AttemptMark &mark : attempts.marks) {
        const auto index = dayOf(mark.receivedAt);
        if (!index)
            continue;
        Day &day = attempts.days[*index];
        ++day.whole.attempts;
        day.whole.lastAttemptAt = std::max(day.whole.lastAttemptAt.value_or(mark.receivedAt), mark.receivedAt);
        if (mark.isGood) {
            day.good.push_back(mark);
            note(day.whole, mark.receivedAt);
        }
    }
    return &attempts;
}

Result<std::vector<DayRecords::Change>> DayRecords::changesOf(qint64 row, const Attempts &attempts)
{
    std::vector<Change> changes;
    if (attempts.marks.empty())
        return changes;
    const auto read = [&](qint64 last) -> Result<void> {
        changes.clear();
        if (auto done = m_changes.run({row, last}); !done)
            return done;
        while (m_changes.next()) {
            Change change{m_changes.integer(0),
                          bringsReading(ChangeKind(m_changes.value(1).toInt())),
                          {},
                          m_changes.value(3),
                          m_changes.value(4),
                          m_changes.integer(5)};
            if (!m_changes.value(2).isNull())
                change.asOf = timeFromColumn(m_changes.value(2));
            changes.push_back(std::move(change));
            if (changes.back().seq < attempts.marks.front().seq)
                break;
        }
        return m_changes.finish();
    };
    if (auto done = read(attempts.marks.back().seq); !done)
        return done.error();
    const bool statesTimes =
        std::any_of(changes.begin(), changes.end(), [](const Change &change) { return change.asOf.has_value(); });
    if (statesTimes) {
        if (auto done = read(std::numeric_limits<qint64>::max()); !done)
            return done.error();
    }
    std::reverse(changes.begin(), changes.end());
    return changes;
}

Result<UtcTime> DayRecords::receivedAt(qint64 seq)
{
    if (auto done = m_received.run({seq}); !done)
        return done.error();
    const UtcTime received = m_received.next() ? timeFromColumn(m_received.value(0)) : UtcTime();
    if (auto done = m_received.finish(); !done)
        return done.error();
    return received;
}

Result<std::optional<UtcTime>> DayRecords::firstSeen(qint64 row)
{
    if (auto done = m_first.run({row}); !done)
        return done.error();
    std::optional<UtcTime> first;
    if (m_first.next())
        first = timeFromColumn(m_first.value(0));
    if (auto done = m_first.finish(); !done)
        return done.error();
    return first;
}

Result<StatedAmounts> DayRecords::amountsOf(const Change &change)
{
    const auto shape = m_notes.shape(change.note);
    if (!shape)
        return shape.error();
    return shape.value()->amounts(change.posted, change.available);
}

/// A reading for a day that already had one, with other figures, stored after that day was over.
Result<void> DayRecords::addCorrections(const std::vector<Change> &changes, std::vector<DayRecord> &records)
{
    std::map<std::size_t, const Change *> latest;
    for (const Change &change : changes) {
        const auto day = change.isReading && change.asOf ? dayOf(*change.asOf) : std::nullopt;
        if (!day)
            continue;
        const Change *before = std::exchange(latest[*day], &change);
        if (!before)
            continue;
        const auto old = amountsOf(*before);
        const auto stated = amountsOf(change);
        if (!old || !stated)
            return old ? stated.error() : old.error();
        if (old.value().posted == stated.value().posted && old.value().available == stated.value().available)
            continue;
        const auto received = receivedAt(change.seq);
        if (!received)
            return received.error();
        if (received.value() >= m_bounds[*day + 1])
            records[*day].correctedAt = received.value();
    }
    return {};
}

Result<CompletenessFacts::Account> DayRecords::recordsOf(const AccountId &id, const ConnectionId &connectionId,
                                                         qint64 row, qint64 connection)
{
    CompletenessFacts::Account account{id, connectionId, {}, {}};
    const auto attempts = attemptsOf(connection);
    const auto first = firstSeen(row);
    if (!attempts || !first)
        return attempts ? first.error() : attempts.error();
    account.firstSeenAt = first.value();
    const auto changes = changesOf(row, *attempts.value());
    if (!changes)
        return changes.error();
    const std::vector<Day> &days = attempts.value()->days;
    for (const Day &day : days) {
        account.days.push_back(day.whole);
        account.days.back().firstConfirmedAt.reset();
        account.days.back().lastConfirmedAt.reset();
    }
    for (std::size_t i = 0; i < changes.value().size(); ++i) {
        const Change &change = changes.value()[i];
        if (!change.isReading)
            continue;
        const bool isLast = i + 1 == changes.value().size();
        const qint64 end = isLast ? std::numeric_limits<qint64>::max() : changes.value()[i + 1].seq;
        const auto bySeq = [](const AttemptMark &mark, qint64 seq) { return mark.seq < seq; };
        for (std::size_t day = 0; day < days.size(); ++day) {
            const auto &good = days[day].good;
            if (good.empty() || good.back().seq < change.seq || good.front().seq >= end)
                continue;
            if (good.front().seq >= change.seq && good.back().seq < end) {
                note(account.days[day], *days[day].whole.firstConfirmedAt);
                note(account.days[day], *days[day].whole.lastConfirmedAt);
                continue;
            }
            for (auto mark = std::lower_bound(good.begin(), good.end(), change.seq, bySeq);
                 mark != good.end() && mark->seq < end; ++mark)
                note(account.days[day], mark->receivedAt);
        }
    }
    if (auto done = addCorrections(changes.value(), account.days); !done)
        return done.error();
    return account;
}

Result<std::vector<ProgramSession>> DayRecords::sessions()
{
    Statement statement(m_database,
                        u"SELECT program, host, process, started, heartbeat, stopped FROM session"
                        " WHERE started < ? AND coalesce(stopped, heartbeat) >= ? ORDER BY id DESC"_s);
    if (auto done = statement.run({toColumn(m_bounds.back()), toColumn(m_bounds.front())}); !done)
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

} // namespace coffer

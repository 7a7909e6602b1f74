// SPDX-License-Identifier: GPL-3.0-or-later
#include "account_runs.h"

#include <algorithm>
#include <limits>

namespace coffer {

using namespace Qt::StringLiterals;

AccountRuns::AccountRuns(const Database &database, NoteReader &notes, const SeriesQuery &query, UtcTime from,
                         UtcTime to)
    : m_database(database)
    , m_notes(notes)
    , m_query(query)
    , m_from(from)
    , m_to(to)
    , m_changes(database,
                u"SELECT attempt, kind, note, posted, available FROM change WHERE account = ? AND attempt <= ?"
                " ORDER BY attempt DESC"_s)
    , m_received(database, u"SELECT received FROM attempt WHERE seq = ?"_s)
{
}

Result<const AccountRuns::Attempts *> AccountRuns::attemptsOf(qint64 connection, const ConnectionId &id)
{
    const auto [known, fresh] = m_attempts.try_emplace(connection);
    Attempts &attempts = known->second;
    if (!fresh)
        return &attempts;
    const auto limit = m_query.gapAfter.find(id);
    const auto gap = limit == m_query.gapAfter.end() ? std::nullopt : std::optional(limit->second);
    // A reading from before the time may hold into it, and one inside until an answer after it.
    const auto around = gap.value_or(std::chrono::hours(24));
    auto marks = attemptsInside(m_database, connection, m_from - around, m_to + around);
    if (!marks)
        return marks.error();
    attempts.marks = std::move(marks).value();
    bool broken = true;
    std::vector<bool> begins; // whether an unbroken stretch begins with this one
    for (const AttemptMark &mark : attempts.marks) {
        if (!mark.isGood) {
            broken = true;
            continue;
        }
        begins.push_back(broken || (gap && mark.receivedAt - attempts.good.back().at > *gap));
        attempts.good.push_back({mark.seq, mark.receivedAt, 0});
        broken = false;
    }
    std::size_t last = attempts.good.empty() ? 0 : attempts.good.size() - 1;
    for (std::size_t i = attempts.good.size(); i-- > 0;) {
        attempts.good[i].last = last;
        if (begins[i] && i > 0)
            last = i - 1;
    }
    if (!attempts.good.empty() && !broken && (!gap || m_to - attempts.good.back().at <= *gap))
        attempts.openUntil = m_to;
    return &attempts;
}

Result<std::vector<AccountRuns::Change>> AccountRuns::changesOf(qint64 row, const Attempts &attempts)
{
    std::vector<Change> changes;
    const bool none = attempts.marks.empty();
    const qint64 first = none ? 0 : attempts.marks.front().seq;
    const qint64 last = none ? std::numeric_limits<qint64>::max() : attempts.marks.back().seq;
    if (auto done = m_changes.run({row, last}); !done)
        return done.error();
    bool reached = false;
    while (!reached && m_changes.next()) {
        Change change{
            m_changes.integer(0), bringsReading(ChangeKind(m_changes.value(1).toInt())), {m_query.currency, {}, {}}};
        if (none) { // nothing is drawn, but what was sent before has to be known
            if (auto done = m_received.run({change.seq}); !done)
                return done.error();
            const bool later = m_received.next() && timeFromColumn(m_received.value(0)) > m_to;
            if (auto done = m_received.finish(); !done)
                return done.error();
            if (later)
                continue;
        }
        if (change.isReading) {
            const auto shape = m_notes.shape(m_changes.integer(2));
            if (!shape)
                return shape.error();
            auto amounts = shape.value()->amounts(m_changes.value(3), m_changes.value(4));
            if (!amounts)
                return amounts.error();
            change.amounts = std::move(amounts).value();
        }
        reached = change.isReading && (none || change.seq < first);
        changes.push_back(std::move(change));
    }
    if (auto done = m_changes.finish(); !done)
        return done.error();
    return changes;
}

/// One for each unbroken stretch in which the change held.
void AccountRuns::addRuns(const Attempts &attempts, const Change &change, qint64 end,
                          std::vector<SeriesRun> &runs) const
{
    const auto &good = attempts.good;
    const auto bySeq = [](const Confirmed &one, qint64 seq) { return one.seq < seq; };
    auto i = std::size_t(std::lower_bound(good.begin(), good.end(), change.seq, bySeq) - good.begin());
    const auto stop = std::size_t(std::lower_bound(good.begin(), good.end(), end, bySeq) - good.begin());
    for (; i < stop; i = good[i].last + 1) {
        const std::size_t last = std::min(good[i].last, stop - 1);
        UtcTime until = good[last].at;
        if (last < good[i].last)
            until = good[last + 1].at; // the answer that brought the next one: it held until then
        else if (last + 1 == good.size() && attempts.openUntil)
            until = *attempts.openUntil;
        // A clock that was set back: nothing is drawn twice.
        const UtcTime from = runs.empty() ? good[i].at : std::max(good[i].at, runs.back().until);
        if (until > from)
            runs.push_back({from, until, change.amounts.posted, change.amounts.available});
    }
}

Result<SeriesAccount> AccountRuns::runsOf(qint64 row, qint64 connection, const ConnectionId &id)
{
    const auto attempts = attemptsOf(connection, id);
    if (!attempts)
        return attempts.error();
    const auto changes = changesOf(row, *attempts.value());
    if (!changes)
        return changes.error();
    SeriesAccount account;
    const qint64 first =
        attempts.value()->marks.empty() ? std::numeric_limits<qint64>::max() : attempts.value()->marks.front().seq;
    for (auto change = changes.value().rbegin(); change != changes.value().rend(); ++change) {
        if (!change->isReading || change->amounts.currency != m_query.currency)
            continue;
        const auto next = std::next(change);
        const qint64 end = next == changes.value().rend() ? std::numeric_limits<qint64>::max() : next->seq;
        if (change->seq < first) {
            account.sentPosted = account.sentPosted || change->amounts.posted;
            account.sentAvailable = account.sentAvailable || change->amounts.available;
        }
        addRuns(*attempts.value(), *change, end, account.runs);
    }
    return account;
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "trend.h"

#include <algorithm>
#include <limits>

namespace coffer {

using namespace Qt::StringLiterals;

Trend::Trend(const Database &database, NoteReader &notes, const std::vector<UtcTime> &boundaries)
    : m_database(database)
    , m_notes(notes)
    , m_boundaries(boundaries)
    , m_changes(database,
                u"SELECT c.attempt, t.received, c.kind, c.note, c.posted, c.available, c.others, c.as_of"
                " FROM change c JOIN attempt t ON t.seq = c.attempt WHERE c.account = ? ORDER BY c.attempt DESC"_s)
{
}

/// 0: at or before the first boundary; i: inside (boundary i-1, boundary i]; one past the last: later.
std::size_t Trend::periodOf(UtcTime time) const
{
    return std::size_t(std::lower_bound(m_boundaries.begin(), m_boundaries.end(), time) - m_boundaries.begin());
}

Result<const std::vector<Trend::Good> *> Trend::goodAttempts(qint64 connection)
{
    const auto [known, fresh] = m_good.try_emplace(connection);
    if (!fresh)
        return &known->second;
    Statement statement(m_database,
                        u"SELECT seq, received FROM attempt WHERE connection = ? AND outcome IN ('ok', 'partial')"
                        " AND received > ? AND received <= ? ORDER BY seq"_s);
    if (auto done = statement.run({connection, toColumn(m_boundaries.front()), toColumn(m_boundaries.back())}); !done)
        return done.error();
    while (statement.next())
        known->second.push_back({statement.integer(0), periodOf(timeFromColumn(statement.value(1)))});
    if (auto done = statement.finish(); !done)
        return done.error();
    return &known->second;
}

Result<TrendPoint> Trend::figuresOf(qint64 note, const StoredReading &stored)
{
    const auto reading = m_notes.reading(note, stored, {});
    if (!reading)
        return reading.error();
    const BalanceReading &from = reading.value();
    const auto amount = [](const std::optional<Figure> &figure) {
        return figure ? std::optional(figure->amount) : std::nullopt;
    };
    TrendPoint point;
    point.currency = from.currency;
    point.posted = amount(from.posted);
    point.available = amount(from.available);
    point.pending = amount(from.pending);
    point.creditLineIncluded = from.creditLine.included;
    point.creditLine = amount(from.creditLine.amount);
    return point;
}

/// In the order of the log.
Result<std::vector<Trend::Held>> Trend::changesOf(qint64 row)
{
    std::vector<Held> changes;
    if (auto done = m_changes.run({row}); !done)
        return done.error();
    qint64 end = std::numeric_limits<qint64>::max();
    bool reading = false; // one that held before the first period was found, and needs no other behind it
    while (!reading && m_changes.next()) {
        const UtcTime received = timeFromColumn(m_changes.value(1));
        Held held;
        held.seq = m_changes.integer(0);
        held.end = end;
        held.kind = ChangeKind(m_changes.value(2).toInt());
        held.period = periodOf(m_changes.value(7).isNull() ? received : timeFromColumn(m_changes.value(7)));
        end = held.seq;
        if (bringsReading(held.kind)) {
            auto figures = figuresOf(m_changes.integer(3),
                                     {{}, m_changes.value(4), m_changes.value(5), m_changes.value(6), {}, {}, {}});
            if (!figures)
                return figures.error();
            held.figures = std::move(figures).value();
            reading = held.period == 0;
        }
        changes.push_back(std::move(held));
    }
    if (auto done = m_changes.finish(); !done)
        return done.error();
    std::reverse(changes.begin(), changes.end());
    return changes;
}

Result<void> Trend::add(const AccountId &account, qint64 row, qint64 connection)
{
    const auto good = goodAttempts(connection);
    if (!good)
        return good.error();
    const auto changes = changesOf(row);
    if (!changes)
        return changes.error();
    const std::size_t count = m_boundaries.size();
    // Of the changes that count at an end the one stored last holds; also of the readings among them.
    std::vector<const Held *> held(count, nullptr);
    std::vector<const Held *> read(count, nullptr);
    std::vector<bool> confirmed(count, false);
    for (const Held &change : changes.value()) {
        if (change.period < count) {
            held[change.period] = &change;
            if (change.figures)
                read[change.period] = &change;
        }
        if (!change.figures)
            continue;
        const auto bySeq = [](const Good &attempt, qint64 seq) { return attempt.seq < seq; };
        const auto &attempts = *good.value();
        for (auto at = std::lower_bound(attempts.begin(), attempts.end(), change.seq, bySeq);
             at != attempts.end() && at->seq < change.end; ++at)
            confirmed[at->period] = true;
    }
    const auto carry = [](std::vector<const Held *> &row_, std::size_t i) {
        if (row_[i - 1] && (!row_[i] || row_[i]->seq < row_[i - 1]->seq))
            row_[i] = row_[i - 1];
    };
    for (std::size_t i = 1; i < count; ++i) {
        carry(held, i);
        carry(read, i);
        TrendPoint point = read[i] ? *read[i]->figures : TrendPoint{};
        point.account = account;
        point.from = m_boundaries[i - 1];
        point.to = m_boundaries[i];
        point.state = held[i] ? stateOf(held[i]->kind) : AccountState::Present;
        point.confirmed = confirmed[i];
        m_points.push_back(std::move(point));
    }
    return {};
}

} // namespace coffer

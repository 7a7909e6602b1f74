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
                u"SELECT attempt, kind, as_of, note, posted, available, others FROM change"
                " WHERE account = ? AND attempt < ? ORDER BY attempt DESC"_s)
    , m_received(database, u"SELECT received FROM attempt WHERE seq = ?"_s)
    , m_timed(database, u"SELECT 1 FROM change WHERE account = ? AND as_of IS NOT NULL LIMIT 1"_s)
{
}

/// 0: at or before the first boundary; i: inside (boundary i-1, boundary i]; one past the last: later.
std::size_t Trend::periodOf(UtcTime time) const
{
    return std::size_t(std::lower_bound(m_boundaries.begin(), m_boundaries.end(), time) - m_boundaries.begin());
}

Result<const Trend::Attempts *> Trend::attemptsOf(qint64 connection)
{
    const auto [known, fresh] = m_attempts.try_emplace(connection);
    Attempts &attempts = known->second;
    if (!fresh)
        return &attempts;
    auto marks = attemptsInside(m_database, connection, m_boundaries.front(), m_boundaries.back());
    if (!marks)
        return marks.error();
    attempts.marks = std::move(marks).value();
    attempts.firstOfPeriod.assign(m_boundaries.size() + 1, std::numeric_limits<qint64>::max());
    std::size_t before = 0;
    for (const AttemptMark &mark : attempts.marks) {
        const std::size_t period = periodOf(mark.receivedAt);
        if (mark.isGood && period > 0 && period < m_boundaries.size())
            attempts.good.push_back({mark.seq, period, 0});
        attempts.isOrdered = attempts.isOrdered && period >= before;
        before = period;
        attempts.firstOfPeriod[period] = std::min(attempts.firstOfPeriod[period], mark.seq);
    }
    for (std::size_t i = attempts.good.size(); i-- > 0;) {
        const bool last = i + 1 == attempts.good.size() || attempts.good[i + 1].period != attempts.good[i].period;
        attempts.good[i].next = last ? i + 1 : attempts.good[i + 1].next;
    }
    return &attempts;
}

Result<UtcTime> Trend::receivedAt(const Attempts &attempts, qint64 seq)
{
    if (const AttemptMark *mark = markOf(attempts.marks, seq))
        return mark->receivedAt;
    if (auto done = m_received.run({seq}); !done)
        return done.error();
    const bool found = m_received.next();
    const UtcTime received = found ? timeFromColumn(m_received.value(0)) : UtcTime();
    if (auto done = m_received.finish(); !done)
        return done.error();
    if (!found)
        return Error{ErrorKind::StorageDamaged, u"attempt %1"_s.arg(seq), u"nothing"_s, u"an attempt"_s};
    return received;
}

Result<TrendPoint> Trend::figuresOf()
{
    const auto reading = m_notes.reading(
        m_changes.integer(3), {{}, m_changes.value(4), m_changes.value(5), m_changes.value(6), {}, {}, {}}, {});
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

/// The row that the statement stands on; `end`: the number of the account's next change.
Result<Trend::Taken> Trend::takeChange(const Attempts &attempts, qint64 end, Column &column)
{
    const qint64 seq = m_changes.integer(0);
    const auto kind = ChangeKind(m_changes.value(1).toInt());
    const QVariant asOf = m_changes.value(2);
    auto holdsFrom = asOf.isNull() ? receivedAt(attempts, seq) : Result<UtcTime>(timeFromColumn(asOf));
    if (!holdsFrom)
        return holdsFrom.error();
    const std::size_t period = periodOf(holdsFrom.value());
    // Newest first: what is there already was stored later.
    if (period < m_boundaries.size() && column.held[period].seq == 0)
        column.held[period] = {seq, kind};
    if (!bringsReading(kind))
        return Taken{period, false};
    if (period < m_boundaries.size() && column.readSeq[period] == 0) {
        auto figures = figuresOf();
        if (!figures)
            return figures.error();
        column.readSeq[period] = seq;
        column.read[period] = std::move(figures).value();
    }
    const auto &good = attempts.good;
    const auto first = std::lower_bound(good.begin(), good.end(), seq,
                                        [](const Good &attempt, qint64 wanted) { return attempt.seq < wanted; });
    for (auto i = std::size_t(first - good.begin()); i < good.size() && good[i].seq < end; i = good[i].next)
        column.confirmed[good[i].period] = true;
    return Taken{period, true};
}

Result<bool> Trend::statesTimes(qint64 row)
{
    if (auto done = m_timed.run({row}); !done)
        return done.error();
    const bool found = m_timed.next();
    if (auto done = m_timed.finish(); !done)
        return done.error();
    return found;
}

/// Newest first, up to a reading that held before the first period: no earlier change is needed. Below a reading of a
/// period its older changes are of no consequence, either: after some of them the rest is leapt over.
Result<void> Trend::takeChanges(qint64 row, const Attempts &attempts, Column &column)
{
    constexpr int enoughOfOnePeriod = 16;
    const auto timed = statesTimes(row);
    if (!timed)
        return timed.error();
    const bool mayLeap = attempts.isOrdered && !timed.value();
    if (auto done = m_changes.run({row, std::numeric_limits<qint64>::max()}); !done)
        return done;
    qint64 end = std::numeric_limits<qint64>::max();
    std::size_t period = 0;
    int seen = 0; // changes of this period since its first reading
    while (m_changes.next()) {
        const qint64 seq = m_changes.integer(0);
        const auto taken = takeChange(attempts, end, column);
        if (!taken)
            return taken.error();
        if (taken.value().isReading && taken.value().period == 0)
            break;
        end = seq;
        const bool same = taken.value().period == period && (seen > 0 || taken.value().isReading);
        seen = same ? seen + 1 : taken.value().isReading ? 1 : 0;
        period = taken.value().period;
        const bool isInside = period > 0 && period < m_boundaries.size() && markOf(attempts.marks, seq);
        if (!mayLeap || !isInside || seen < enoughOfOnePeriod)
            continue;
        seen = 0;
        if (auto done = m_changes.finish(); !done)
            return done;
        if (auto done = m_changes.run({row, attempts.firstOfPeriod[period]}); !done)
            return done;
    }
    return m_changes.finish();
}

Result<std::vector<TrendPoint>> Trend::pointsOf(const AccountId &account, qint64 row, qint64 connection)
{
    const auto attempts = attemptsOf(connection);
    if (!attempts)
        return attempts.error();
    const std::size_t count = m_boundaries.size();
    Column column{std::vector<Held>(count), std::vector<qint64>(count, 0), std::vector<TrendPoint>(count),
                  std::vector<bool>(count, false)};
    if (auto done = takeChanges(row, *attempts.value(), column); !done)
        return done.error();
    // Of the changes that count at an end the one stored last holds; also of the readings among them.
    std::vector<TrendPoint> points;
    points.reserve(count - 1);
    for (std::size_t i = 1; i < count; ++i) {
        if (column.held[i].seq < column.held[i - 1].seq)
            column.held[i] = column.held[i - 1];
        if (column.readSeq[i] < column.readSeq[i - 1]) {
            column.readSeq[i] = column.readSeq[i - 1];
            column.read[i] = column.read[i - 1];
        }
        TrendPoint point = column.read[i];
        point.account = account;
        point.from = m_boundaries[i - 1];
        point.to = m_boundaries[i];
        point.state = column.held[i].seq != 0 ? stateOf(column.held[i].kind) : AccountState::Present;
        point.confirmed = column.confirmed[i];
        points.push_back(std::move(point));
    }
    return points;
}

} // namespace coffer

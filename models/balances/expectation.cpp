// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/expectation.h>

#include <algorithm>

namespace coffer {

namespace {

constexpr std::chrono::hours margin{4}; ///< that a figure may come late

std::optional<AgeBoundaries> endOfDayBoundaries(const Connection &connection, const BusinessDays &days, UtcTime now)
{
    const std::vector<QTime> due{connection.fixedTimes.empty() ? QTime(8, 0) : connection.fixedTimes.front()};
    const auto last = days.last(connection.entity, due, now - margin);
    if (!last)
        return std::nullopt;
    const auto before = days.last(connection.entity, due, *last - std::chrono::microseconds(1));
    return before ? std::optional(AgeBoundaries{*last, *before}) : std::nullopt;
}

/// The same local time one and two business days ago; on days without business no time goes by.
std::optional<AgeBoundaries> statedBoundaries(const Connection &connection, const BusinessDays &days, UtcTime now)
{
    const BusinessCalendar &calendar = days.calendarOf(connection.entity);
    const QDateTime local = toDateTime(now).toTimeZone(days.rule.zone);
    const bool isBusinessDay = calendar.isBusinessDay(local.date());
    const QDate today = isBusinessDay ? local.date() : calendar.nextBusinessDay(local.date());
    const QTime time = isBusinessDay ? local.time() : QTime(0, 0);
    const QDate before = calendar.previousBusinessDay(today);
    const QDate earlier = calendar.previousBusinessDay(before);
    if (!today.isValid() || !before.isValid() || !earlier.isValid())
        return std::nullopt;
    return AgeBoundaries{momentOf(before, time, days.rule.zone), momentOf(earlier, time, days.rule.zone)};
}

} // namespace

AgeBoundaries boundariesOf(const Connection &connection, const BusinessDays &days, UtcTime now,
                           std::optional<UtcTime> wokeAt)
{
    AgeBoundaries result = AgeBoundaries::at(now, connection.effectiveFreshnessLimits());
    switch (connection.feed) {
    case FeedKind::Intraday:
        break;
    case FeedKind::EndOfDay:
        result = (isManual(connection) ? statedBoundaries(connection, days, now)
                                       : endOfDayBoundaries(connection, days, now))
                     .value_or(result);
        break;
    }
    if (wokeAt && connection.source != DataSource::Manual)
        result.ageingBefore = std::max(result.ageingBefore, *wokeAt);
    return result;
}

} // namespace coffer

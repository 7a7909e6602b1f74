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

} // namespace

AgeBoundaries boundariesOf(const Connection &connection, const BusinessDays &days, UtcTime now,
                           std::optional<UtcTime> wokeAt)
{
    AgeBoundaries result = AgeBoundaries::at(now, connection.effectiveFreshnessLimits());
    switch (connection.feed) {
    case FeedKind::Intraday:
        break;
    case FeedKind::EndOfDay:
        result = endOfDayBoundaries(connection, days, now).value_or(result);
        break;
    }
    if (wokeAt && connection.source != DataSource::Manual)
        result.ageingBefore = std::max(result.ageingBefore, *wokeAt);
    return result;
}

} // namespace coffer

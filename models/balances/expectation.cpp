// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/expectation.h>

#include <algorithm>

namespace coffer {

namespace {

using namespace std::chrono_literals;

/// What each business day promises, and how late it may come.
struct Promise
{
    std::vector<QTime> due;
    std::chrono::minutes margin;
};

std::optional<Promise> promiseOf(const Connection &connection)
{
    switch (connection.feed) {
    case FeedKind::EndOfDay:
        return Promise{{connection.fixedTimes.empty() ? QTime(8, 0) : connection.fixedTimes.front()}, 4h};
    case FeedKind::Intraday:
        if (connection.byFixedTimesOnly && !connection.freshnessLimits)
            return Promise{connection.fixedTimes, 30min};
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

std::optional<AgeBoundaries> boundariesBy(const Promise &promise, const QString &entity, const BusinessDays &days,
                                          UtcTime now)
{
    const auto last = days.last(entity, promise.due, now - promise.margin);
    if (!last)
        return std::nullopt;
    const auto before = days.last(entity, promise.due, *last - std::chrono::microseconds(1));
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
    if (isManual(connection) && connection.feed == FeedKind::EndOfDay)
        result = statedBoundaries(connection, days, now).value_or(result);
    else if (const auto promise = promiseOf(connection))
        result = boundariesBy(*promise, connection.entity, days, now).value_or(result);
    if (wokeAt && connection.source != DataSource::Manual)
        result.ageingBefore = std::max(result.ageingBefore, *wokeAt);
    return result;
}

std::chrono::seconds holdsFor(const Connection &connection)
{
    // Thursday to Tuesday: the longest that banks of most countries are closed, at Easter.
    return promiseOf(connection) ? std::chrono::hours(5 * 24 + 12) : connection.effectiveFreshnessLimits().stale;
}

} // namespace coffer

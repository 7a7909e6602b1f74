// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/business_calendar.h>

#include <algorithm>

namespace coffer {

bool BusinessCalendar::isBusinessDay(QDate day) const
{
    return !weekend.contains(Qt::DayOfWeek(day.dayOfWeek())) && !holidays.contains(day);
}

QDate BusinessCalendar::nextBusinessDay(QDate day) const
{
    // A calendar without any business day has none to give; a year bounds the search.
    for (int i = 1; i <= 366; ++i) {
        if (isBusinessDay(day.addDays(i)))
            return day.addDays(i);
    }
    return {};
}

QDate BusinessCalendar::previousBusinessDay(QDate day) const
{
    for (int i = 1; i <= 366; ++i) {
        if (isBusinessDay(day.addDays(-i)))
            return day.addDays(-i);
    }
    return {};
}

QDate BusinessDayRule::dayOf(UtcTime time) const
{
    const QDateTime local = toDateTime(time).toTimeZone(zone);
    const bool next = cutOff > QTime(0, 0) && local.time() >= cutOff;
    return next ? local.date().addDays(1) : local.date();
}

UtcTime BusinessDayRule::endOf(QDate day) const
{
    if (cutOff <= QTime(0, 0))
        return momentOf(day.addDays(1), QTime(0, 0), zone);
    return momentOf(day, cutOff, zone);
}

UtcTime momentOf(QDate day, QTime time, const QTimeZone &zone)
{
    // By the zone's own offsets: what QDateTime makes of a time in a gap differs between versions of Qt. The offsets
    // half a day before and after are those on the two sides of a change, if there is one.
    const QDateTime asUtc(day, time, Qt::UTC);
    const auto at = [&](int offset) { return asUtc.addSecs(-offset); };
    const int before = zone.offsetFromUtc(at(zone.standardTimeOffset(asUtc)).addSecs(-12 * 3600));
    const int after = zone.offsetFromUtc(at(zone.standardTimeOffset(asUtc)).addSecs(12 * 3600));
    for (const int offset : {std::max(before, after), std::min(before, after)}) { // the larger offset comes first
        if (zone.offsetFromUtc(at(offset)) == offset)
            return utcTimeFromDateTime(at(offset));
    }
    // In the gap: the change itself is the first moment after it.
    const auto change = zone.nextTransition(at(std::max(before, after)).addMSecs(-1));
    return utcTimeFromDateTime(change.atUtc.isValid() ? change.atUtc : at(before));
}

const BusinessCalendar &BusinessDays::calendarOf(const QString &entity) const
{
    static const BusinessCalendar weekendsOnly;
    const auto found = calendars.find(entity);
    return found == calendars.end() ? weekendsOnly : found->second;
}

std::optional<UtcTime> BusinessDays::next(const QString &entity, const std::vector<QTime> &times, UtcTime moment) const
{
    const BusinessCalendar &calendar = calendarOf(entity);
    const QDate today = toDateTime(moment).toTimeZone(rule.zone).date();
    if (times.empty())
        return std::nullopt;
    for (QDate day = calendar.nextBusinessDay(today.addDays(-1)); day.isValid(); day = calendar.nextBusinessDay(day)) {
        for (const QTime &time : times) {
            if (const UtcTime at = momentOf(day, time, rule.zone); at > moment)
                return at;
        }
    }
    return std::nullopt;
}

std::optional<UtcTime> BusinessDays::last(const QString &entity, const std::vector<QTime> &times, UtcTime moment) const
{
    const BusinessCalendar &calendar = calendarOf(entity);
    const QDate today = toDateTime(moment).toTimeZone(rule.zone).date();
    if (times.empty())
        return std::nullopt;
    for (QDate day = calendar.previousBusinessDay(today.addDays(1)); day.isValid();
         day = calendar.previousBusinessDay(day)) {
        for (auto time = times.rbegin(); time != times.rend(); ++time) {
            if (const UtcTime at = momentOf(day, *time, rule.zone); at <= moment)
                return at;
        }
    }
    return std::nullopt;
}

} // namespace coffer

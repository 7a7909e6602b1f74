// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/business_calendar.h>

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
    // startOfDay: midnight may not exist where clocks are put forward at midnight.
    if (cutOff <= QTime(0, 0))
        return utcTimeFromDateTime(day.addDays(1).startOfDay(zone));
    return utcTimeFromDateTime(QDateTime(day, cutOff, zone));
}

} // namespace coffer

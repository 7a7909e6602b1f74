// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/utc_time.h>

#include <QDate>
#include <QTime>
#include <QTimeZone>

#include <map>
#include <set>

namespace coffer {

/// On which days an entity or its banks do business. Pure: no clock.
class BusinessCalendar
{
public:
    QString id;   ///< "target2", "de", "user-…"
    QString name; ///< for people
    std::set<Qt::DayOfWeek> weekend{Qt::Saturday, Qt::Sunday};
    std::map<QDate, QString> holidays; ///< with their names
    /// Holidays are known for these years only; days outside are judged by the weekend alone, and knowsYear() says so.
    int firstYear = 0;
    int lastYear = 0;

    [[nodiscard]] bool isBusinessDay(QDate day) const;
    [[nodiscard]] bool knowsYear(int year) const { return year >= firstYear && year <= lastYear; }
    [[nodiscard]] QDate nextBusinessDay(QDate day) const;     ///< strictly after
    [[nodiscard]] QDate previousBusinessDay(QDate day) const; ///< strictly before

    friend bool operator==(const BusinessCalendar &, const BusinessCalendar &) = default;
};

/// How moments become business days: a reading from the cut-off on counts for the following day (cut-off 00:00: the
/// calendar day of the zone).
struct BusinessDayRule
{
    QTimeZone zone = QTimeZone::utc();
    QTime cutOff{0, 0};

    [[nodiscard]] QDate dayOf(UtcTime time) const;
    [[nodiscard]] UtcTime endOf(QDate day) const; ///< the first moment that no longer belongs to it

    friend bool operator==(const BusinessDayRule &, const BusinessDayRule &) = default;
};

} // namespace coffer

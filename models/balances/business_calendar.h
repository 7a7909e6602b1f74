// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/utc_time.h>

#include <QDate>
#include <QTime>
#include <QTimeZone>

#include <map>
#include <optional>
#include <set>
#include <vector>

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
    /// Strictly after and before. Invalid where a year has none: a calendar without any business day.
    [[nodiscard]] QDate nextBusinessDay(QDate day) const;
    [[nodiscard]] QDate previousBusinessDay(QDate day) const;

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

/// The moment of a local time: the first of two where clocks are put back, the first after the gap where it does not
/// exist.
[[nodiscard]] UtcTime momentOf(QDate day, QTime time, const QTimeZone &zone);

/// Which calendar each entity keeps, and how its moments become days. One that is not named keeps weekends only.
struct BusinessDays
{
    std::map<QString, BusinessCalendar> calendars; ///< by name of the entity
    BusinessDayRule rule;

    [[nodiscard]] const BusinessCalendar &calendarOf(const QString &entity) const;
    /// The first of these local times (ascending) on a business day of the entity, strictly after `moment`; the last
    /// one not after it. Nothing where there is none within a year.
    [[nodiscard]] std::optional<UtcTime> next(const QString &entity, const std::vector<QTime> &times,
                                              UtcTime moment) const;
    [[nodiscard]] std::optional<UtcTime> last(const QString &entity, const std::vector<QTime> &times,
                                              UtcTime moment) const;

    friend bool operator==(const BusinessDays &, const BusinessDays &) = default;
};

} // namespace coffer

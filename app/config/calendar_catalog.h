// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/business_calendar.h>
#include <balances/entity.h>
#include <base/result.h>
#include <settings/settings.h>

#include <vector>

namespace coffer {

/// The business calendars: those of the program (resources/calendars/README.md says how they look and where they come
/// from) and the user's own in `folder`/calendars.json, which is kept like the connections.
///
/// Thread: any one. Errors: InvalidInput (`where` names the field), AlreadyExists (id of a calendar of the program),
/// NotFound, StorageFailed, StorageDamaged, ProfileInUse.
class CalendarCatalog
{
public:
    explicit CalendarCatalog(QString folder) : m_folder(std::move(folder)) {}

    /// The first of problems(), if there are any.
    [[nodiscard]] Result<void> load();
    [[nodiscard]] const std::vector<Error> &problems() const { return m_problems; }
    [[nodiscard]] const std::vector<BusinessCalendar> &shipped() const { return m_shipped; } ///< by name
    [[nodiscard]] const std::vector<BusinessCalendar> &own() const { return m_own; }         ///< by name
    [[nodiscard]] Result<BusinessCalendar> find(const QString &id) const;
    /// Adds one of the user's, or replaces it.
    [[nodiscard]] Result<void> save(const BusinessCalendar &calendar);
    [[nodiscard]] Result<void> remove(const QString &id);

private:
    [[nodiscard]] bool isShipped(const QString &id) const;

    QString m_folder;
    std::vector<BusinessCalendar> m_shipped;
    std::vector<BusinessCalendar> m_own;
    std::vector<Error> m_problems;
};

/// Id of letters, digits and "-", name of 1 to 100 characters, a day of business per week at least, years from 1970 to
/// 2199 in order, holidays within them and with names. Errors: InvalidInput.
[[nodiscard]] Result<void> checkCalendar(const BusinessCalendar &calendar);

/// The zone and the cut-off that the user set; the system's zone where none is set or known.
[[nodiscard]] BusinessDayRule businessDayRule(const Settings &settings);
/// An entity without a calendar, or with one that is not known, is left out: it keeps weekends only.
[[nodiscard]] BusinessDays businessDaysOf(const std::vector<Entity> &entities, const CalendarCatalog &catalog,
                                          const Settings &settings);

} // namespace coffer

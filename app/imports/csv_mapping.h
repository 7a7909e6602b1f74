// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/business_calendar.h>
#include <imports/csv_reader.h>

namespace coffer {

/// Reads each row by the mapping: an exact balance, or the reason why not, naming the column. A row that cannot be read
/// takes nothing from the others. `date`: for when all rows are stated, where no column says it. A date alone means the
/// end of that business day, but never later than `now`.
/// Errors: InvalidInput where the mapping itself cannot be used (a column that the file does not have, no account
/// column, no amount, no currency, no date, two times the same sign).
[[nodiscard]] Result<std::vector<ImportRow>> mapRows(const CsvTable &table, const CsvMapping &mapping,
                                                     std::optional<QDate> date, const BusinessDayRule &days,
                                                     UtcTime now);

/// The end of a business day, but never later than now where the day is not over. Errors: BadTime for a day that has
/// not begun.
[[nodiscard]] Result<UtcTime> statedTime(QDate day, const BusinessDayRule &days, UtcTime now);

/// Formats of dates that the dialog offers.
[[nodiscard]] QStringList csvDateFormats();

} // namespace coffer

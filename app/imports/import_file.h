// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/business_calendar.h>
#include <imports/manual_accounts.h>

namespace coffer {

/// Reads a file and says what each of its rows would bring. XML is read as camt, all else as CSV by the mapping;
/// without one by what the file seems to be. Nothing is stored. At most 32 MiB; never a folder or device. Thread: any
/// but the GUI's. What is wrong is in ImportPreview::error or in the rows.
[[nodiscard]] ImportPreview previewFile(const QString &path, const std::optional<CsvMapping> &mapping,
                                        const std::optional<QDate> &date, const BusinessDayRule &days,
                                        const ImportScene &scene);

} // namespace coffer

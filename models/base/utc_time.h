// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>

#include <QDateTime>
#include <QString>

#include <chrono>

namespace coffer {

/// A moment, UTC, microseconds since 1970 (stored as that integer). Never a local time.
using UtcTime = std::chrono::sys_time<std::chrono::microseconds>;

/// Reads RFC 3339 ("2024-01-10T20:18:49.36Z", any number of fraction digits; digits past microseconds are cut off).
/// A zone (Z or ±hh:mm) is required; years 1970 to 9999. Errors: BadTime.
[[nodiscard]] Result<UtcTime> parseRfc3339(QStringView text);
/// "2024-01-10T20:18:49.360Z": the fraction is left out when 0, else 3 or 6 digits.
[[nodiscard]] QString formatRfc3339(UtcTime time);

[[nodiscard]] UtcTime utcTimeFromDateTime(const QDateTime &time);
/// In UTC; milliseconds.
[[nodiscard]] QDateTime toDateTime(UtcTime time);

} // namespace coffer

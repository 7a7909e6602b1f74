// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <items/display_format.h>

#include <base/utc_time.h>

#include <QLocale>

#include <vector>

namespace coffer {

/// Where a label stands on an axis.
struct AxisTick
{
    double at; ///< in the axis' plot values
    QString label;
};

/// A time as a position on an axis: milliseconds since 1970. For pixels only.
[[nodiscard]] double toPlotValue(UtcTime time);
[[nodiscard]] QLocale localeOf(const DisplayFormat &format);

/// Round times of the user's zone between two moments (midnights, full hours, first days of months), at most `most`.
[[nodiscard]] std::vector<AxisTick> timeTicks(UtcTime from, UtcTime to, int most, const DisplayFormat &format);

/// An axis of amounts that covers low to high in steps of 1, 2 or 5 times a power of ten; labels are exact values of
/// the steps, shortened from a million on as long as they stay distinct.
struct AmountAxis
{
    double low = 0;
    double high = 1;
    std::vector<AxisTick> ticks;
};
[[nodiscard]] AmountAxis amountAxis(double low, double high, int most, const CurrencyCode &currency,
                                    const AmountFormat &amounts);

} // namespace coffer

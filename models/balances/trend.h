// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/balance_reading.h>

namespace coffer {

/// Native totals of one currency over time, as a chart draws them: each value is what held at the end of its period (a
/// balance does not slope between two readings). Periods follow each other without a gap.
struct TrendSeries
{
    struct Point
    {
        UtcTime at;                       ///< where the period begins: midnight of a day
        UtcTime until{};                  ///< where it ends, and when the figures held
        std::optional<Decimal> posted;    ///< major units; nothing where nothing was read: a hole, never 0
        std::optional<Decimal> available; ///< as reported
        friend bool operator==(const Point &, const Point &) = default;
    };

    CurrencyCode currency;
    UtcTime from;              ///< what the time axis shows
    UtcTime to;                ///< when this was read; the end of the last period
    std::vector<Point> points; ///< in ascending order of time

    friend bool operator==(const TrendSeries &, const TrendSeries &) = default;
};

} // namespace coffer

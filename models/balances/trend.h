// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/balance_reading.h>

namespace coffer {

/// Native totals of one currency over time, as a chart draws them: each value holds from its time to the next point's
/// (a balance does not slope between two readings).
struct TrendSeries
{
    struct Point
    {
        UtcTime at;
        std::optional<Decimal> posted;    ///< major units; nothing where nothing was read: a hole, never 0
        std::optional<Decimal> available; ///< as reported
        friend bool operator==(const Point &, const Point &) = default;
    };

    CurrencyCode currency;
    UtcTime from;              ///< what the time axis shows
    UtcTime to;                ///< the last value holds until here
    std::vector<Point> points; ///< in ascending order of time

    friend bool operator==(const TrendSeries &, const TrendSeries &) = default;
};

} // namespace coffer

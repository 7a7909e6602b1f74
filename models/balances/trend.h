// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/balance_reading.h>

namespace coffer {

/// The figures of one account, or the native totals of one currency, over time, as a chart draws them: step lines,
/// since a balance does not slope between two readings.
///
/// Holes: a point without a figure is a hole in that line, from its `at` to its `until`: nothing was confirmed then, or
/// not by every account of a total. It is never 0 and nothing may be drawn over it. Points follow each other without
/// time between them, unless the series is thinned: then the time between one point's `until` and the next point's `at`
/// was left out because it is narrower than what can be drawn, and the line is joined over it. Thinning never leaves
/// out a hole, and each point that it keeps has its own true times and figures, so that the pointer shows nothing
/// invented.
struct TrendSeries
{
    /// What one value stands for.
    enum class Step {
        Day,     ///< what held at the end of a day (of the last one: at `to`)
        Reading, ///< what was confirmed from `at` to `until`
    };
    struct Point
    {
        UtcTime at;                       ///< where the period begins; Step::Day: the first moment of the day
        UtcTime until{};                  ///< where it ends; Step::Day: when the figures held
        std::optional<Decimal> posted;    ///< major units; nothing: a hole
        std::optional<Decimal> available; ///< as reported
        friend bool operator==(const Point &, const Point &) = default;
    };

    CurrencyCode currency;
    UtcTime from;              ///< what the time axis shows
    UtcTime to;                ///< its end; where that is the present, when this was read
    std::vector<Point> points; ///< in ascending order of time
    Step step = Step::Day;
    bool isThinned = false;

    friend bool operator==(const TrendSeries &, const TrendSeries &) = default;
};

} // namespace coffer

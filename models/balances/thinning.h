// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/trend.h>

namespace coffer {

/// The same picture from fewer points: of each column of two pixels the first, the last, the lowest and the highest
/// point of both lines are kept, unchanged; so two points per pixel and line at most. A point that reaches over a
/// column's end is always kept. Every hole stays: its beginning and its end are exact, holes that touch become one.
///
/// Unchanged where it has few points already. Pure; linear in the number of points. pixels > 0.
[[nodiscard]] TrendSeries thin(const TrendSeries &series, int pixels);

} // namespace coffer

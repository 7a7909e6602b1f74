// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/trend.h>

#include <QList>
#include <QPolygonF>
#include <QRectF>

#include <optional>
#include <utility>
#include <vector>

namespace coffer {

/// A point of a trend for drawing: times in milliseconds since 1970, amounts as plot values; NaN: a hole.
struct TrendSample
{
    double from;
    double until;
    double posted;
    double available;
};

[[nodiscard]] std::vector<TrendSample> samplesOf(const TrendSeries &trend);
/// Lowest and highest value between two times; nothing where there is none.
[[nodiscard]] std::optional<std::pair<double, double>> rangeOf(const std::vector<TrendSample> &samples, double from,
                                                               double to);

/// Which part of a trend is drawn where.
struct TrendView
{
    double from = 0;
    double to = 1;
    double low = 0;
    double high = 1;
    QRectF area;

    [[nodiscard]] double x(double time) const { return area.left() + (time - from) / (to - from) * area.width(); }
    [[nodiscard]] double y(double value) const { return area.bottom() - (value - low) / (high - low) * area.height(); }
    [[nodiscard]] double timeAt(double pixel) const
    {
        return from + (pixel - area.left()) / area.width() * (to - from);
    }
    friend bool operator==(const TrendView &, const TrendView &) = default;
};

/// What is drawn, in pixels. However many points there are, a line has at most four corners per pixel column: where it
/// came from, its lowest, its highest and where it goes on.
struct TrendShape
{
    std::vector<QPolygonF> posted; ///< unbroken stretches
    std::vector<QPolygonF> available;
    QList<QRectF> between; ///< posted to available, where both are known
    QList<QRectF> holes;   ///< nothing was read; never narrower than can be seen
    bool isDense = false;  ///< more points than pixel columns
};

[[nodiscard]] TrendShape shapeOf(const std::vector<TrendSample> &samples, const TrendView &view);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "trend_shape.h"

#include "axis_ticks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace coffer {

namespace {

constexpr double narrowestHole = 2; // px

double plotValue(const std::optional<Decimal> &amount)
{
    return amount ? amount->toPlotValue() : std::numeric_limits<double>::quiet_NaN();
}

std::span<const TrendSample> between(const std::vector<TrendSample> &samples, double from, double to)
{
    const auto first = std::partition_point(samples.begin(), samples.end(),
                                            [&](const TrendSample &sample) { return sample.until <= from; });
    const auto last =
        std::partition_point(first, samples.end(), [&](const TrendSample &sample) { return sample.from < to; });
    return {first, last};
}

/// Makes a step line of values over time, one pixel column after the other.
class StepLine
{
public:
    explicit StepLine(std::vector<QPolygonF> *stretches) : m_stretches(stretches) {}

    void add(double left, double right, double y)
    {
        const double column = std::floor(left);
        if (!m_open) {
            m_entry = m_low = m_high = y;
        } else if (column != m_column) {
            endColumn();
            m_entry = m_last;
            m_low = std::min(m_last, y);
            m_high = std::max(m_last, y);
        } else {
            m_low = std::min(m_low, y);
            m_high = std::max(m_high, y);
        }
        m_open = true;
        m_column = column;
        m_last = y;
        m_right = right;
    }
    void end()
    {
        if (!m_open)
            return;
        endColumn();
        m_stretch += QPointF(std::max(m_right, m_column + 1), m_last);
        m_stretches->push_back(std::exchange(m_stretch, {}));
        m_open = false;
    }

private:
    void endColumn()
    {
        // The extreme next to where the line goes on comes last.
        const bool upLast = std::abs(m_last - m_low) < std::abs(m_last - m_high);
        for (const double y : {m_entry, upLast ? m_high : m_low, upLast ? m_low : m_high, m_last}) {
            const QPointF corner(m_column, y);
            if (m_stretch.isEmpty() || m_stretch.last() != corner)
                m_stretch += corner;
        }
    }

    std::vector<QPolygonF> *m_stretches;
    QPolygonF m_stretch;
    bool m_open = false;
    double m_column = 0;
    double m_entry = 0;
    double m_low = 0;
    double m_high = 0;
    double m_last = 0;
    double m_right = 0;
};

void addBetween(QList<QRectF> *rects, double left, double right, double a, double b)
{
    const double top = std::min(a, b);
    const double bottom = std::max(a, b);
    if (!rects->isEmpty() && right - rects->last().left() <= 1) { // the same column
        QRectF &last = rects->last();
        last.setTop(std::min(last.top(), top));
        last.setBottom(std::max(last.bottom(), bottom));
        return;
    }
    *rects += QRectF(QPointF(left, top), QPointF(std::max(right, left + 1), bottom));
}

void addHole(QList<QRectF> *holes, double left, double right, const QRectF &area)
{
    if (!holes->isEmpty() && left - holes->last().right() < 0.01) {
        holes->last().setRight(std::max(right, holes->last().right()));
        return;
    }
    right = std::max(right, left + narrowestHole);
    *holes += QRectF(QPointF(left, area.top()), QPointF(right, area.bottom()));
}

} // namespace

std::vector<TrendSample> samplesOf(const TrendSeries &trend)
{
    std::vector<TrendSample> samples;
    samples.reserve(trend.points.size());
    for (const TrendSeries::Point &point : trend.points)
        samples.push_back(
            {toPlotValue(point.at), toPlotValue(point.until), plotValue(point.posted), plotValue(point.available)});
    return samples;
}

std::optional<std::pair<double, double>> rangeOf(const std::vector<TrendSample> &samples, double from, double to)
{
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    for (const TrendSample &sample : between(samples, from, to)) {
        for (const double value : {sample.posted, sample.available}) {
            if (!std::isnan(value)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
        }
    }
    return low > high ? std::nullopt : std::optional(std::pair(low, high));
}

TrendShape shapeOf(const std::vector<TrendSample> &samples, const TrendView &view)
{
    TrendShape shape;
    const auto visible = between(samples, view.from, view.to);
    shape.isDense = double(visible.size()) > view.area.width() / 2;
    StepLine posted(&shape.posted);
    StepLine available(&shape.available);
    for (const TrendSample &sample : visible) {
        const double left = std::round(view.x(std::max(sample.from, view.from)));
        const double right = std::round(view.x(std::min(sample.until, view.to)));
        const bool hasPosted = !std::isnan(sample.posted);
        const bool hasAvailable = !std::isnan(sample.available);
        const double postedY = hasPosted ? std::round(view.y(sample.posted)) : 0;
        const double availableY = hasAvailable ? std::round(view.y(sample.available)) : 0;
        hasPosted ? posted.add(left, right, postedY) : posted.end();
        hasAvailable ? available.add(left, right, availableY) : available.end();
        if (hasPosted && hasAvailable)
            addBetween(&shape.between, left, right, postedY, availableY);
        else if (!hasPosted && !hasAvailable)
            addHole(&shape.holes, left, right, view.area);
    }
    posted.end();
    available.end();
    return shape;
}

} // namespace coffer

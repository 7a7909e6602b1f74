// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/thinning.h>

#include <algorithm>

namespace coffer {

namespace {

using Point = TrendSeries::Point;

constexpr int columnWidth = 2; ///< pixels: as wide as the pen

enum class Lines { Neither, Posted, Available, Both };

Lines linesOf(const Point &point)
{
    if (point.posted)
        return point.available ? Lines::Both : Lines::Posted;
    return point.available ? Lines::Available : Lines::Neither;
}

class Columns
{
public:
    Columns(const TrendSeries &series, int pixels)
        : m_from(series.from)
        , m_span(std::max<std::chrono::microseconds>(series.to - series.from, std::chrono::microseconds(1)))
        , m_count(std::max(pixels / columnWidth, 1))
    {
    }
    /// Before and after the axis there is one column each.
    [[nodiscard]] qint64 of(UtcTime time) const
    {
        if (time < m_from)
            return -1;
        if (time >= m_from + m_span)
            return m_count;
        // In two steps, as a product of microseconds and columns may not fit 64 bits.
        const auto width = std::max<qint64>((m_span.count() + m_count - 1) / m_count, 1);
        return (time - m_from).count() / width;
    }
    [[nodiscard]] qint64 count() const { return m_count; }

private:
    UtcTime m_from;
    std::chrono::microseconds m_span;
    qint64 m_count;
};

/// Keeps of points [begin, end), which are of one column and have the same lines, the first, the last and the extremes.
void keepExtremes(const std::vector<Point> &points, std::size_t begin, std::size_t end, std::vector<bool> &kept)
{
    kept[begin] = kept[end - 1] = true;
    for (const auto figure : {&Point::posted, &Point::available}) {
        if (!(points[begin].*figure))
            continue;
        const auto below = [figure](const Point &a, const Point &b) { return *(a.*figure) < *(b.*figure); };
        const auto [low, high] =
            std::minmax_element(points.begin() + qsizetype(begin), points.begin() + qsizetype(end), below);
        kept[std::size_t(low - points.begin())] = kept[std::size_t(high - points.begin())] = true;
    }
}

} // namespace

TrendSeries thin(const TrendSeries &series, int pixels)
{
    const std::vector<Point> &points = series.points;
    const Columns columns(series, pixels);
    if (qint64(points.size()) <= 2 * columnWidth * columns.count())
        return series;
    std::vector<bool> kept(points.size(), false);
    std::size_t begin = 0;
    while (begin < points.size()) {
        const qint64 column = columns.of(points[begin].at);
        const Lines lines = linesOf(points[begin]);
        std::size_t end = begin + 1;
        while (end < points.size() && columns.of(points[end].at) == column && linesOf(points[end]) == lines)
            ++end;
        keepExtremes(points, begin, end, kept);
        begin = end;
    }
    TrendSeries result{series.currency, series.from, series.to, {}, series.step, true};
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool isHole = linesOf(points[i]) == Lines::Neither;
        if (isHole && i > 0 && linesOf(points[i - 1]) == Lines::Neither)
            result.points.back().until = points[i].until;
        else if (kept[i] || isHole)
            result.points.push_back(points[i]);
    }
    return result;
}

} // namespace coffer

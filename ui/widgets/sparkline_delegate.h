// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/trend.h>

#include <QColor>
#include <QPainterPath>
#include <QStyledItemDelegate>

namespace coffer {

/// What a sparkline draws, in the coordinates of its area.
struct SparklineShape
{
    QPainterPath line;            ///< steps; broken where nothing was read
    QPainterPath toNow;           ///< from the last reading on: nobody has confirmed it since
    QPolygonF dots;               ///< one per reading
    std::optional<qreal> opening; ///< height of the first value

    friend bool operator==(const SparklineShape &, const SparklineShape &) = default;
};

/// Points that do not fit the width are drawn over each other; each keeps its own place. Available, where it is sent,
/// else posted.
[[nodiscard]] SparklineShape sparklineShape(const TrendSeries &series, const QRectF &area);

/// Draws it. `ink`: nothing for the colour of the figure.
void paintSparkline(QPainter *painter, const TrendSeries &series, const QRectF &area, const QPalette &palette,
                    const std::optional<QColor> &ink);

/// Draws the readings of a day (SeriesRole) as steps: a dot for each, a break where nothing was read, dashes from the
/// last one to now, a hairline at the level of the first. Nothing where amounts are hidden. What it shows stands in
/// words in the display text, for screen readers and the tooltip.
class SparklineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace coffer

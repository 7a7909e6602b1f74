// SPDX-License-Identifier: GPL-3.0-or-later
#include "sparkline_delegate.h"

#include "theme.h"

#include <items/account_texts.h>
#include <items/account_tree_model.h>

#include <QApplication>
#include <QPainter>

namespace coffer {

namespace {

qreal microseconds(UtcTime time)
{
    return qreal(time.time_since_epoch().count());
}

} // namespace

SparklineShape sparklineShape(const TrendSeries &series, const QRectF &area)
{
    SparklineShape shape;
    const bool isAvailable = drawnColumn(series) == BalanceColumn::Available;
    const auto figureOfPoint = [&](const TrendSeries::Point &point) -> const std::optional<Decimal> & {
        return isAvailable ? point.available : point.posted;
    };
    std::optional<double> low;
    std::optional<double> high;
    for (const TrendSeries::Point &point : series.points) {
        if (const auto &figure = figureOfPoint(point)) {
            const double value = figure->toPlotValue();
            low = std::min(low.value_or(value), value);
            high = std::max(high.value_or(value), value);
        }
    }
    if (!low)
        return shape;
    const qreal duration = std::max<qreal>(microseconds(series.to) - microseconds(series.from), 1);
    const auto x = [&](UtcTime time) {
        const qreal part = (microseconds(time) - microseconds(series.from)) / duration;
        return area.left() + std::clamp<qreal>(part, 0, 1) * area.width();
    };
    const auto y = [&](const Decimal &value) {
        const qreal part = *high > *low ? (value.toPlotValue() - *low) / (*high - *low) : 0.5;
        return area.bottom() - part * area.height();
    };
    std::optional<QPointF> pen; // where the line stands; nothing in a gap
    std::optional<UtcTime> until;
    for (const TrendSeries::Point &point : series.points) {
        const auto &figure = figureOfPoint(point);
        if (!figure) {
            pen.reset();
            continue;
        }
        const QPointF start(x(point.at), y(*figure));
        if (!pen)
            shape.line.moveTo(start);
        else { // the old value holds until the new one is read
            shape.line.lineTo(start.x(), pen->y());
            shape.line.lineTo(start);
        }
        if (!shape.opening)
            shape.opening = start.y();
        shape.dots += start;
        until = point.until;
        pen = QPointF(x(point.until), start.y());
        shape.line.lineTo(*pen);
    }
    if (pen && until < series.to) {
        shape.toNow.moveTo(*pen);
        shape.toNow.lineTo(x(series.to), pen->y());
    }
    return shape;
}

void paintSparkline(QPainter *painter, const TrendSeries &series, const QRectF &area, const QPalette &palette,
                    const std::optional<QColor> &ink)
{
    const SparklineShape shape = sparklineShape(series, area);
    const Theme theme = Theme::of(palette);
    const bool isAvailable = drawnColumn(series) == BalanceColumn::Available;
    const QColor colour = ink.value_or(theme.colour(isAvailable ? Colour::Available : Colour::Posted));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (shape.opening) {
        painter->setPen(QPen(theme.colour(Colour::Line), 1));
        painter->drawLine(QPointF(area.left(), *shape.opening), QPointF(area.right(), *shape.opening));
    }
    painter->setPen(QPen(colour, 1.5));
    painter->drawPath(shape.line);
    painter->setPen(QPen(colour, 1, Qt::DashLine));
    painter->drawPath(shape.toNow);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    for (const QPointF &dot : shape.dots)
        painter->drawEllipse(dot, 2, 2);
    painter->restore();
}

void SparklineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    const auto series = index.data(SeriesRole).value<std::shared_ptr<const TrendSeries>>();
    if (!series)
        return;
    const bool selected = option.state & QStyle::State_Selected;
    paintSparkline(painter, *series, QRectF(option.rect).adjusted(6, 6, -6, -6), option.palette,
                   selected ? std::optional(option.palette.color(QPalette::HighlightedText)) : std::nullopt);
}

} // namespace coffer

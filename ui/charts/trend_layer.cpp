// SPDX-License-Identifier: GPL-3.0-or-later
#include "trend_layer.h"

#include "theme.h"

#include <QPainter>

namespace coffer {

namespace {

/// Dashes of a line that has a corner in nearly each pixel column: by columns, as dashing along hundreds of thousands
/// of pixels of line takes longer than all the rest.
void drawDashedColumns(QPainter *painter, const QPolygonF &line)
{
    constexpr int dash = 6;
    constexpr int space = 4;
    QList<QLineF> pieces;
    pieces.reserve(line.size());
    for (qsizetype i = 1; i < line.size(); ++i) {
        const int phase = int(line[i - 1].x()) % (dash + space);
        if (phase < dash)
            pieces += QLineF(line[i - 1], line[i]);
    }
    painter->drawLines(pieces);
}

} // namespace

void TrendLayer::setShape(const TrendShape *shape, const QRectF &area, const QPalette &palette)
{
    if (area != m_area)
        prepareGeometryChange();
    m_shape = shape;
    m_area = area;
    m_palette = palette;
    update();
}

void TrendLayer::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (!m_shape)
        return;
    const Theme theme = Theme::of(m_palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false); // all lines run along the pixels
    painter->setClipRect(m_area.adjusted(-1, -2, 1, 2));

    QColor shade = theme.colour(Colour::Available);
    shade.setAlpha(theme.isDark() ? 48 : 36);
    painter->setPen(Qt::NoPen);
    painter->setBrush(shade);
    painter->drawRects(m_shape->between);
    painter->setBrush(theme.colour(Colour::Window));
    painter->drawRects(m_shape->holes);
    painter->setBrush(QBrush(theme.colour(Colour::Line), Qt::BDiagPattern));
    painter->drawRects(m_shape->holes);

    const qreal width = m_shape->isDense ? 1 : 2;
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(theme.colour(Colour::Posted), width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    for (const QPolygonF &line : m_shape->posted)
        painter->drawPolyline(line);
    QPen dashed(theme.colour(Colour::Available), width, m_shape->isDense ? Qt::SolidLine : Qt::CustomDashLine,
                Qt::FlatCap, Qt::MiterJoin);
    if (!m_shape->isDense)
        dashed.setDashPattern({3, 2});
    painter->setPen(dashed);
    for (const QPolygonF &line : m_shape->available)
        m_shape->isDense ? drawDashedColumns(painter, line) : painter->drawPolyline(line);
    painter->restore();
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trend_shape.h"

#include <QGraphicsItem>
#include <QPalette>

namespace coffer {

/// Draws the lines of a trend inside a chart.
class TrendLayer final : public QGraphicsItem
{
public:
    using QGraphicsItem::QGraphicsItem;

    /// `shape` and `palette` must live as long as the layer; call again after each change.
    void setShape(const TrendShape *shape, const QRectF &area, const QPalette &palette);

    [[nodiscard]] QRectF boundingRect() const override { return m_area; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override;

private:
    const TrendShape *m_shape = nullptr;
    QRectF m_area;
    QPalette m_palette;
};

} // namespace coffer

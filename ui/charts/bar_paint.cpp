// SPDX-License-Identifier: GPL-3.0-or-later
#include "bar_paint.h"

#include <QPainter>

namespace coffer {

void paintBar(QPainter *painter, const QRectF &bar, const QColor &colour)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    painter->drawRect(bar);
}

void paintStripes(QPainter *painter, const QRectF &bar, const QColor &surface)
{
    painter->save();
    painter->setClipRect(bar, Qt::IntersectClip);
    QColor stripe = surface;
    stripe.setAlpha(120);
    painter->setPen(QPen(stripe, 1.4));
    for (qreal x = bar.left() - bar.height(); x < bar.right(); x += 5)
        painter->drawLine(QPointF(x, bar.bottom()), QPointF(x + bar.height(), bar.top()));
    painter->restore();
}

} // namespace coffer

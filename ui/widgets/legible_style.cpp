// SPDX-License-Identifier: GPL-3.0-or-later
#include "legible_style.h"

#include "theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace coffer {

using namespace Qt::StringLiterals;

LegibleStyle::LegibleStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

void LegibleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    if (element != PE_IndicatorCheckBox && element != PE_IndicatorItemViewItemCheck) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    const Theme theme = Theme::of(option->palette);
    const bool enabled = option->state & State_Enabled;
    const QColor ink = theme.colour(!enabled                             ? Colour::Line
                                        : option->state & State_HasFocus ? Colour::Accent
                                                                         : Colour::Muted);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal side = std::min(option->rect.width(), option->rect.height()) - 1.0;
    const QRectF box(QRectF(option->rect).center() - QPointF(side, side) / 2, QSizeF(side, side));
    painter->setPen(QPen(ink, 1.2));
    painter->setBrush(theme.colour(Colour::Surface));
    painter->drawRoundedRect(box, 2, 2);
    painter->setPen(
        QPen(theme.colour(enabled ? Colour::Text : Colour::Muted), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](qreal x, qreal y) { return box.topLeft() + QPointF(box.width() * x, box.height() * y); };
    if (option->state & State_On)
        painter->drawPolyline(QPolygonF{at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.28)});
    else if (option->state & State_NoChange)
        painter->drawLine(at(0.25, 0.5), at(0.75, 0.5));
    painter->restore();
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "legend.h"

#include "theme.h"

#include <wording/labels.h>

#include <QPainter>

namespace coffer {

namespace {
constexpr int sign = 18;
constexpr int space = 6;
} // namespace

Legend::Legend(Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_availableLabel(columnLabel(BalanceColumn::Available))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Legend::setAvailableLabel(const QString &label)
{
    m_availableLabel = label;
    updateGeometry();
    update();
}

QStringList Legend::labels() const
{
    return {columnLabel(BalanceColumn::Posted), m_availableLabel};
}

QSize Legend::sizeHint() const
{
    const QFontMetrics metrics(scaledFont(font(), TextSize::Small));
    int width = 0;
    for (const QString &label : labels())
        width += sign + space + metrics.horizontalAdvance(label) + 2 * Theme::spacing;
    return {width, metrics.height() + 4};
}

void Legend::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(scaledFont(font(), TextSize::Small));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    int x = 0;
    const QStringList texts = labels();
    for (const bool available : {false, true}) {
        const QString &label = texts[available ? 1 : 0];
        const QColor colour = theme.colour(available ? Colour::Available : Colour::Posted);
        const int text = painter.fontMetrics().horizontalAdvance(label);
        const auto place = [&](int left, int width) { return mirrored ? this->width() - left - width : left; };
        const QRect mark(place(x, sign), (height() - 12) / 2, sign, 12);
        if (m_kind == Kind::Lines) {
            painter.setPen(QPen(colour, 2, available ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap));
            painter.drawLine(mark.left(), mark.center().y(), mark.right() + 1, mark.center().y());
        } else {
            const QRect square(mirrored ? mark.right() - 11 : mark.left() + 6, mark.top(), 12, 12);
            painter.fillRect(square, colour);
            if (available) {
                QColor stripe = theme.colour(Colour::Surface);
                stripe.setAlpha(120);
                painter.setClipRect(square);
                painter.setPen(QPen(stripe, 1.4));
                for (int offset = -12; offset < 12; offset += 5)
                    painter.drawLine(square.left() + offset, square.bottom() + 1, square.left() + offset + 13,
                                     square.top());
                painter.setClipping(false);
            }
        }
        painter.setPen(theme.colour(Colour::Muted));
        painter.drawText(QRect(place(x + sign + space, text), 0, text, height()), Qt::AlignCenter | Qt::TextSingleLine,
                         label);
        x += sign + space + text + 2 * Theme::spacing;
    }
}

} // namespace coffer

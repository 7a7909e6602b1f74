// SPDX-License-Identifier: GPL-3.0-or-later
#include "navigation_delegate.h"

#include "theme.h"

#include <QPainter>

namespace coffer {

void NavigationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    const bool chosen = option.state & QStyle::State_Selected;
    const bool mirrored = option.direction == Qt::RightToLeft;
    painter->save();
    if (chosen || option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.colour(Colour::Hover));
    if (chosen)
        painter->fillRect(mirrored ? QRect(option.rect.right() - 2, option.rect.top(), 3, option.rect.height())
                                   : QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          theme.colour(Colour::Accent));
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(theme.colour(Colour::Accent), 1));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    const Colour colour = chosen ? Colour::Accent : Colour::Text;
    const QRect inner = option.rect.adjusted(2 * Theme::spacing, 0, -Theme::spacing, 0);
    const QRect area = mirrored ? option.rect.adjusted(Theme::spacing, 0, -2 * Theme::spacing, 0) : inner;
    theme.icon(index.data(IconNameRole).toString(), colour)
        .paint(painter, QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, {20, 20}, area));
    QFont font = option.font;
    font.setWeight(chosen ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    painter->setPen(theme.colour(colour));
    const int shift = 20 + Theme::spacing + 2;
    painter->drawText(mirrored ? area.adjusted(0, 0, -shift, 0) : area.adjusted(shift, 0, 0, 0),
                      int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignAbsolute)
                          | Qt::AlignVCenter | Qt::TextSingleLine,
                      index.data().toString());
    painter->restore();
}

QSize NavigationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), option.fontMetrics.height() + 3 * Theme::spacing};
}

} // namespace coffer

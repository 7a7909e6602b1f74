// SPDX-License-Identifier: GPL-3.0-or-later
#include "account_delegate.h"

#include "signs.h"
#include "tabular_text.h"
#include "theme.h"

#include <items/account_tree_model.h>

#include <QApplication>

namespace coffer {

namespace {

bool isCounted(const QModelIndex &index)
{
    const QVariant exclusion = index.data(ExclusionRole);
    return !exclusion.isValid() || Exclusion(exclusion.toInt()) == Exclusion::None;
}

QColor inkOf(const QModelIndex &index, const Theme &theme, bool isAmount)
{
    if (!isCounted(index) || (isAmount && Age(index.data(AgeRole).toInt()) == Age::Stale))
        return theme.colour(Colour::Muted);
    if (index.column() == AccountTreeModel::ConnectionName || index.column() == AccountTreeModel::Confirmed)
        return theme.colour(Colour::Muted);
    return theme.colour(Colour::Text);
}

} // namespace

void AccountDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const bool isAmount = AccountTreeModel::balanceColumn(index.column()).has_value();
    const bool isState = index.column() == AccountTreeModel::State;
    const auto kind = AccountTreeModel::RowKind(index.data(RowKindRole).toInt());

    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);

    painter->save();
    QFont font = option.font;
    if (kind != AccountTreeModel::RowKind::Account && index.column() != AccountTreeModel::ConnectionName
        && index.column() != AccountTreeModel::Confirmed && !isState)
        font.setWeight(QFont::DemiBold);
    const bool isStale = index.data(AgeRole).isValid() && Age(index.data(AgeRole).toInt()) == Age::Stale;
    // Slanted Arabic digits run into each other.
    font.setItalic(option.direction == Qt::LeftToRight && (!isCounted(index) || (isAmount && isStale)));
    painter->setFont(font);
    painter->setPen(selected ? option.palette.color(QPalette::HighlightedText) : inkOf(index, theme, isAmount));

    QRect area = option.rect.adjusted(4, 0, -6, 0);
    const QString text = index.data().toString();
    if (isState) {
        const auto attention = Attention(index.data(AttentionRole).toInt());
        const QRect icon = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, {16, 16}, area);
        const Colour colour = selected ? Colour::Surface : attentionColour(attention);
        theme.icon(attentionIcon(attention), colour).paint(painter, icon);
        const int shift = 16 + 6;
        area = option.direction == Qt::RightToLeft ? area.adjusted(0, 0, -shift, 0) : area.adjusted(shift, 0, 0, 0);
        if (!selected && attention >= Attention::Warning)
            painter->setPen(theme.colour(colour));
    }
    const auto alignment =
        QStyle::visualAlignment(option.direction, Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()));
    if (isAmount) {
        drawTabular(painter, area, alignment, text);
    } else {
        // A name reads in its own direction, whichever way the window does.
        painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        // Names of servers may be long; the tooltip has the whole.
        const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width());
        painter->drawText(area, int(alignment | Qt::AlignAbsolute) | Qt::TextSingleLine, shown);
    }
    painter->restore();
}

QSize AccountDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), std::max(size.height(), option.fontMetrics.height() + 10)};
}

} // namespace coffer

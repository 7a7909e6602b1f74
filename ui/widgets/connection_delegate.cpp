// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_delegate.h"

#include "signs.h"

#include <items/connection_model.h>
#include <wording/labels.h>

namespace coffer {

using namespace Qt::StringLiterals;

QSize ConnectionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize hint = QStyledItemDelegate::sizeHint(option, index);
    return {hint.width() + Theme::spacing, std::max(hint.height(), 4 * Theme::spacing)};
}

void ConnectionDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const int column = index.column();
    const Theme theme = Theme::of(option->palette);
    const auto attention = Attention(index.data(AttentionRole).toInt());
    const bool isState = column == ConnectionModel::State;
    const bool warns = (column == ConnectionModel::Expiry || column == ConnectionModel::Quota)
        && attention != Attention::None;
    if (isState || warns) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = theme.icon(attentionIcon(attention), attentionColour(attention));
        option->decorationSize = {2 * Theme::spacing, 2 * Theme::spacing};
    }
    if (column == ConnectionModel::Environment && index.data().toString() == dataSourceLabel(DataSource::Test)) {
        option->palette.setColor(QPalette::Text, theme.colour(Colour::Test));
        option->font.setBold(true);
    }
    if (column == ConnectionModel::Name)
        option->font.setBold(true);
    if (column == ConnectionModel::Accounts)
        option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
}

} // namespace coffer

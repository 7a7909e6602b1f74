// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_delegate.h"

#include "signs.h"

#include <items/connection_model.h>
#include <wording/labels.h>

#include <QPainter>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// The same sign in the colour of selected text: no colour of a state can be seen on every selection.
QIcon signOn(const QColor &text, const QIcon &sign)
{
    QPixmap drawn = sign.pixmap(QSize(2 * Theme::spacing, 2 * Theme::spacing), 2.0);
    QPainter painter(&drawn);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(drawn.rect(), text);
    painter.end();
    return drawn;
}

} // namespace

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
    const bool warns =
        (column == ConnectionModel::Expiry || column == ConnectionModel::Quota) && attention != Attention::None;
    if (isState || warns) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        const bool selected = option->state.testFlag(QStyle::State_Selected);
        const QIcon sign = theme.icon(attentionIcon(attention), attentionColour(attention));
        option->icon = selected ? signOn(option->palette.color(QPalette::HighlightedText), sign) : sign;
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

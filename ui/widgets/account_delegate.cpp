// SPDX-License-Identifier: GPL-3.0-or-later
#include "account_delegate.h"

#include "signs.h"
#include "tabular_text.h"
#include "theme.h"

#include <items/account_standing.h>
#include <items/account_tree_model.h>

#include <QApplication>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

using Model = AccountTreeModel;

constexpr int signSize = 16;

bool isCounted(const QModelIndex &index)
{
    const QVariant exclusion = index.data(ExclusionRole);
    return !exclusion.isValid() || Exclusion(exclusion.toInt()) == Exclusion::None;
}

std::optional<Age> ageOfRow(const QModelIndex &index)
{
    const QVariant age = index.data(AgeRole);
    return age.isValid() ? std::optional(Age(age.toInt())) : std::nullopt;
}

bool hasFailed(const QModelIndex &index)
{
    return Model::RowKind(index.data(RowKindRole).toInt()) == Model::RowKind::Account
        && Attention(index.data(AttentionRole).toInt()) == Attention::Error;
}

/// The sign of a cell, apart from amounts.
QString signOf(const QModelIndex &index)
{
    const auto attention = Attention(index.data(AttentionRole).toInt());
    const auto age = ageOfRow(index);
    switch (index.column()) {
    case Model::State:
        if (!age) // a sum
            return attentionIcon(attention);
        return age == Age::Current ? u"ok"_s : age == Age::Ageing ? u"clock"_s : u"warning"_s;
    case Model::Confirmed:
        return age == Age::Stale ? u"clock"_s : QString();
    case Model::LastAttempt:
        return attention == Attention::Error ? u"error"_s : QString();
    default: // an int, not one of our enums
        return {};
    }
}

Colour signColour(const QString &sign)
{
    if (sign == "error"_L1)
        return Colour::Error;
    if (sign == "warning"_L1)
        return Colour::Warning;
    return sign == "ok"_L1 ? Colour::Good : Colour::Muted;
}

QColor inkOf(const QStyleOptionViewItem &option, const QModelIndex &index, const Theme &theme)
{
    if (option.state & QStyle::State_Selected)
        return option.palette.color(QPalette::HighlightedText);
    const bool isStaleAmount = Model::isAmount(index.column()) && ageOfRow(index) == Age::Stale;
    const bool isQuiet = index.column() == Model::ConnectionName || index.column() == Model::Confirmed
        || index.column() == Model::AccountNumber || index.column() == Model::Source;
    if (index.column() == Model::Source && DataSource(index.data(SourceRole).toInt()) == DataSource::Test)
        return theme.colour(Colour::Test);
    return theme.colour(!isCounted(index) || isStaleAmount || isQuiet ? Colour::Muted : Colour::Text);
}

QFont fontOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QFont font = option.font;
    const bool isSum = Model::RowKind(index.data(RowKindRole).toInt()) != Model::RowKind::Account;
    if (isSum && (index.column() == Model::Name || Model::isAmount(index.column())))
        font.setWeight(QFont::DemiBold);
    const bool isStaleAmount = Model::isAmount(index.column()) && ageOfRow(index) == Age::Stale;
    // Slanted Arabic digits run into each other.
    font.setItalic(option.direction == Qt::LeftToRight && (!isCounted(index) || isStaleAmount));
    return font;
}

/// Takes the room of a sign off the leading side and draws it there.
void paintSign(QPainter *painter, const QStyleOptionViewItem &option, const Theme &theme, const QString &sign,
               QRect *area)
{
    const QRect place =
        QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, {signSize, signSize}, *area);
    const bool selected = option.state & QStyle::State_Selected;
    theme.icon(sign, selected ? Colour::Surface : signColour(sign)).paint(painter, place);
    const int shift = signSize + 6;
    *area = option.direction == Qt::RightToLeft ? area->adjusted(0, 0, -shift, 0) : area->adjusted(shift, 0, 0, 0);
}

} // namespace

void AccountDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);

    painter->save();
    painter->setFont(fontOf(option, index));
    painter->setPen(inkOf(option, index, theme));
    QRect area = option.rect.adjusted(4, 0, -6, 0);
    if (Model::isAmount(index.column())) {
        paintAmount(painter, option, index, theme, area);
    } else if (index.column() == Model::Limits) {
        paintLimits(painter, option, index, theme, area);
    } else {
        const QString sign = index.data().toString().isEmpty() ? QString() : signOf(index);
        if (!sign.isEmpty())
            paintSign(painter, option, theme, sign, &area);
        if (!(option.state & QStyle::State_Selected) && (sign == "error"_L1 || sign == "warning"_L1))
            painter->setPen(theme.colour(signColour(sign)));
        if (index.column() == Model::Confirmed && ageOfRow(index) == Age::Ageing) {
            const int width = painter->fontMetrics().horizontalAdvance(index.data().toString()) + 14;
            const QRect chip =
                QStyle::alignedRect(option.direction, Qt::AlignRight | Qt::AlignVCenter,
                                    {std::min(width, area.width()), option.fontMetrics.height() + 2}, area);
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), chip.height() / 2.0,
                                     chip.height() / 2.0);
            area.adjust(7, 0, -7, 0);
        }
        paintText(painter, option, index, area);
    }
    painter->restore();
}

void AccountDelegate::paintAmount(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                  const Theme &theme, QRect area)
{
    const QString text = index.data().toString();
    if (hasFailed(index) && !text.isEmpty()) { // the last good value, with an edge
        const QRect edge = QStyle::alignedRect(option.direction, Qt::AlignRight | Qt::AlignVCenter,
                                               {2, option.rect.height() - 6}, option.rect.adjusted(0, 0, -2, 0));
        painter->fillRect(edge, theme.colour(Colour::Error));
    }
    if (index.data(IsAlarmingRole).toBool())
        paintSign(painter, option, theme, u"warning"_s, &area);
    const auto alignment =
        QStyle::visualAlignment(option.direction, Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()));
    drawTabular(painter, area, alignment, text);
}

void AccountDelegate::paintText(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                QRect area)
{
    const QString text = index.data().toString();
    const auto alignment =
        QStyle::visualAlignment(option.direction, Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()));
    // A name reads in its own direction, whichever way the window does.
    painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    // Names of servers may be long; the tooltip has the whole.
    const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width());
    painter->drawText(area, int(alignment | Qt::AlignAbsolute) | Qt::TextSingleLine, shown);
}

void AccountDelegate::paintLimits(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                  const Theme &theme, QRect area)
{
    const auto bar = index.data(LimitsRole).value<LimitBar>();
    const bool selected = option.state & QStyle::State_Selected;
    const bool isOutside = bar.status.isBelowMinimum || bar.status.isAboveMaximum;
    if (isOutside && !selected)
        painter->setPen(theme.colour(Colour::Warning));
    if (isOutside)
        paintSign(painter, option, theme, u"warning"_s, &area);
    const QRect words = area.adjusted(0, 0, 0, bar.figureAt ? -7 : 0);
    paintText(painter, option, index, words);
    if (!bar.figureAt)
        return;
    // A thin bar up to the figure, with a tick for each limit. Mirrored as the window is.
    const QRect track(area.left(), area.bottom() - 6, area.width(), 3);
    const auto x = [&](double at) {
        const double part = option.direction == Qt::RightToLeft ? 1 - at : at;
        return track.left() + part * track.width();
    };
    const QColor ink = painter->pen().color();
    painter->fillRect(track, theme.colour(Colour::Line));
    const double from = x(0);
    const double to = x(*bar.figureAt);
    painter->fillRect(QRectF(std::min(from, to), track.top(), std::abs(to - from), track.height()), ink);
    painter->setPen(QPen(selected ? ink : theme.colour(Colour::Text), 1));
    for (const auto &mark : {bar.minimumAt, bar.targetAt, bar.maximumAt}) {
        if (mark)
            painter->drawLine(QPointF(x(*mark), track.top() - 2), QPointF(x(*mark), track.bottom() + 2));
    }
}

QSize AccountDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), std::max(size.height(), option.fontMetrics.height() + 12)};
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "completeness_delegate.h"

#include <items/completeness_model.h>

#include <QApplication>
#include <QPainter>

namespace coffer {

using namespace Qt::StringLiterals;

QString completenessIcon(Completeness state)
{
    switch (state) {
    case Completeness::Received:
        return u"ok"_s;
    case Completeness::Late:
        return u"clock"_s;
    case Completeness::Corrected:
        return u"edit"_s;
    case Completeness::Failed:
        return u"error"_s;
    case Completeness::MachineOff:
        return u"snooze"_s;
    case Completeness::NotExpected:
    case Completeness::Pending:
        return {};
    }
    Q_UNREACHABLE();
}

Colour completenessColour(Completeness state)
{
    switch (state) {
    case Completeness::Received:
        return Colour::Good;
    case Completeness::Late:
    case Completeness::MachineOff:
        return Colour::Warning;
    case Completeness::Corrected:
        return Colour::Accent;
    case Completeness::Failed:
        return Colour::Error;
    case Completeness::NotExpected:
    case Completeness::Pending:
        return Colour::Muted;
    }
    Q_UNREACHABLE();
}

void CompletenessDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto state = Completeness(index.data(CompletenessModel::StateRole).toInt());
    const Theme theme = Theme::of(option.palette);
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    const bool selected = option.state & QStyle::State_Selected;
    const Colour colour = completenessColour(state);

    painter->save();
    painter->setPen(selected ? option.palette.color(QPalette::HighlightedText) : theme.colour(colour));
    const QString letter = index.data().toString();
    const QString icon = completenessIcon(state);
    if (icon.isEmpty()) {
        painter->drawText(option.rect, Qt::AlignCenter, letter);
    } else {
        constexpr int size = 14;
        constexpr int gap = 3;
        const int textWidth = option.fontMetrics.horizontalAdvance(letter);
        QRect area(0, 0, size + gap + textWidth, option.rect.height());
        area.moveCenter(option.rect.center());
        QRect sign(area.left(), area.center().y() - size / 2, size, size);
        QRect text = area.adjusted(size + gap, 0, 0, 0);
        if (option.direction == Qt::RightToLeft) {
            sign = QStyle::visualRect(option.direction, area, sign);
            text = QStyle::visualRect(option.direction, area, text);
        }
        if (selected) // on the highlight the sign takes the text's colour by a mask
            theme.icon(icon, Colour::Surface).paint(painter, sign);
        else
            theme.icon(icon, colour).paint(painter, sign);
        painter->drawText(text, Qt::AlignCenter, letter);
    }
    painter->restore();
}

} // namespace coffer

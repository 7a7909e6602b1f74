// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector_table.h"

#include "tabular_text.h"
#include "theme.h"

#include <items/account_texts.h>

#include <QHeaderView>
#include <QStyledItemDelegate>

namespace coffer {

namespace {

/// Digits under digits in the last column.
class AmountCell final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {int(tabularWidth(index.data().toString(), fontOf(option, index))) + 12,
                option.fontMetrics.height() + Theme::spacing};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem background = option;
        initStyleOption(&background, index);
        background.text.clear();
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
        painter->save();
        painter->setFont(fontOf(option, index));
        painter->setPen(option.state & QStyle::State_Selected ? option.palette.color(QPalette::HighlightedText)
                                                              : Theme::of(option.palette).colour(Colour::Text));
        drawTabular(painter, option.rect.adjusted(4, 0, -4, 0),
                    option.direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight, index.data().toString());
        painter->restore();
    }

private:
    [[nodiscard]] static QFont fontOf(const QStyleOptionViewItem &option, const QModelIndex &index)
    {
        const QVariant font = index.data(Qt::FontRole);
        return font.isValid() ? font.value<QFont>() : option.font;
    }
};

} // namespace

InspectorTable::InspectorTable(const QString &objectName, QWidget *parent) : QTableWidget(0, 2, parent)
{
    setObjectName(objectName);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectRows);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    viewport()->setAutoFillBackground(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    horizontalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents); // a handful of rows
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    setItemDelegateForColumn(1, new AmountCell(this));
}

void InspectorTable::addRow(const QString &label, const QString &amount, Weight weight, const QString &toolTip)
{
    const int row = rowCount();
    insertRow(row);
    QFont strong = font();
    strong.setWeight(weight == Weight::Strong ? QFont::DemiBold : QFont::Normal);
    for (const auto &[column, text] : {std::pair(0, label), std::pair(1, amount)}) {
        auto *item = new QTableWidgetItem(text);
        item->setFont(strong);
        item->setToolTip(escapedToolTip(toolTip.isEmpty() ? text : toolTip));
        setItem(row, column, item);
    }
}

void InspectorTable::addPlace(const QString &text)
{
    addRow(QChar(0x200e) + text, {}, Weight::Normal);
    QTableWidgetItem *place = item(rowCount() - 1, 0);
    place->setFont(scaledFont(font(), TextSize::Small));
    place->setForeground(Theme::of(palette()).colour(Colour::Muted));
    setSpan(place->row(), 0, 1, columnCount());
}

void InspectorTable::setSign(int row, const QIcon &icon)
{
    item(row, 0)->setIcon(icon);
}

void InspectorTable::clearRows()
{
    clearSpans();
    setRowCount(0);
    fitHeight();
}

void InspectorTable::fitHeight()
{
    setFixedHeight(rowCount() * verticalHeader()->defaultSectionSize() + 2);
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bar_groups.h"
#include "chart_content.h"

#include <items/display_format.h>

#include <QAbstractScrollArea>

namespace coffer {

/// Available versus posted with a scale per currency: nothing can be compared by eye that cannot be added up. By
/// currency: small multiples side by side. By entity, provider or account: lines under the heading of their currency,
/// as names of 60 characters and exact amounts of 18 digits find no room under upright bars; below zero is then before
/// the line instead of under it. What does not fit is scrolled, never squeezed. Painted by hand: a Qt Charts view per
/// currency costs more than all of this, and its axes cannot show exact amounts.
class BalanceBars final : public QAbstractScrollArea, public ChartContent
{
    Q_OBJECT

public:
    static constexpr std::size_t mostPerCurrency = 24; ///< the rest is summed

    explicit BalanceBars(QWidget *parent = nullptr);

    void setGroups(BalanceDimension dimension, const std::vector<CurrencyGroups> &groups);
    void setFormat(const DisplayFormat &format);
    void setAvailableLabel(const QString &label);
    void setSelected(const QString &key); ///< drawn as chosen; empty: none

    [[nodiscard]] int count() const { return int(m_items.size()); }
    [[nodiscard]] QRect itemRect(int item) const; ///< on the viewport
    [[nodiscard]] int itemAt(const QPoint &position) const;
    [[nodiscard]] QString textOf(int item) const; ///< everything about it, plain text
    [[nodiscard]] const BalanceGroup &groupOf(int item) const;

    [[nodiscard]] QWidget *widget() override { return this; }
    [[nodiscard]] ChartTable *table() const override { return m_table; }
    void paintPicture(QPainter *painter) override;
    [[nodiscard]] QSize pictureSize() const override;

    [[nodiscard]] QSize sizeHint() const override { return {480, 160}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 140}; }

Q_SIGNALS:
    /// Show only these. Of "n others": all of their currency.
    void filterRequested(coffer::BalanceDimension dimension, const QString &key);
    /// What is this sum made of? `currency`: its code. Of "n others": all of their currency.
    void partsRequested(coffer::BalanceDimension dimension, const QString &key, const QString &currency);

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// One group and where it stands in the whole drawing.
    struct Item
    {
        std::size_t currency;
        std::size_t group;
        QRectF place;
    };
    void layOut();
    void layOutPanels();
    void layOutLines();
    void updateTable();
    void focusItem(int item);
    void choose(int item, Qt::KeyboardModifiers modifiers); ///< with Alt: its parts
    void paintAll(QPainter *painter, const QRectF &part, bool bare) const;
    void paintPanel(QPainter *painter, const Item &item) const;
    void paintLine(QPainter *painter, const Item &item) const;
    void paintBackground(QPainter *painter, int number) const;
    [[nodiscard]] QString amountText(const std::optional<Decimal> &amount, const CurrencyCode &currency) const;
    [[nodiscard]] QRectF mirrored(const QRectF &place) const;

    BalanceDimension m_dimension = BalanceDimension::Currency;
    std::vector<CurrencyGroups> m_groups;
    DisplayFormat m_format;
    AmountFormat m_amounts;
    QString m_availableLabel;
    QString m_selected;
    ChartTable *m_table;
    std::vector<Item> m_items;
    std::vector<std::pair<QString, QRectF>> m_headings;
    qreal m_height = 0;
    qreal m_amountWidth = 0;
    int m_hovered = -1;
    int m_focused = 0;
};

} // namespace coffer

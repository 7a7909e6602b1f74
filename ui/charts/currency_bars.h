// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <items/display_format.h>

#include <balances/cash_position.h>

#include <QWidget>

namespace coffer {

/// Available versus posted, one small panel per currency, each with a scale of its own: nothing can be compared across
/// currencies by eye that cannot be added up either. Painted by hand: a Qt Charts view per currency costs more than all
/// panels together, and its axes cannot show exact amounts.
class CurrencyBars : public QWidget
{
    Q_OBJECT

public:
    explicit CurrencyBars(QWidget *parent = nullptr);

    void setTotals(const std::vector<CurrencyTotal> &totals);
    void setFormat(const DisplayFormat &format);
    void setAvailableLabel(const QString &label) { m_availableLabel = label; } ///< in the tooltips
    void setSelected(const QString &currency);                                 ///< drawn as chosen; empty: none

    [[nodiscard]] QSize sizeHint() const override { return {480, 160}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {280, 140}; }

Q_SIGNALS:
    void currencyClicked(const QString &currency);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] int columns() const;
    [[nodiscard]] QRectF panel(int number) const;
    [[nodiscard]] int panelAt(const QPointF &position) const;
    void paintPanel(QPainter *painter, int number) const;
    [[nodiscard]] QString toolTipOf(const CurrencyTotal &total) const;

    std::vector<CurrencyTotal> m_totals;
    DisplayFormat m_format;
    AmountFormat m_amounts;
    QString m_availableLabel;
    QString m_selected;
    int m_hovered = -1;
    int m_focused = 0;
};

} // namespace coffer

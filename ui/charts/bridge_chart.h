// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge_rows.h"
#include "chart_content.h"

#include <items/display_format.h>

#include <QBarCategoryAxis>
#include <QChartView>
#include <QHorizontalStackedBarSeries>
#include <QValueAxis>

namespace coffer {

/// The way from posted to available of one account, as a waterfall that runs down: a line and a bar for posted, for
/// each component, for what is expected and what is reported, and for what stays unexplained. Each has its exact native
/// amount. What a provider does not send says so and has no bar; a part of 0 has a mark at its place. Made for 240 px
/// of width and more. Up and down go from line to line.
class BridgeChart final : public QChartView, public ChartContent
{
    Q_OBJECT

public:
    explicit BridgeChart(QWidget *parent = nullptr);

    void showBridge(const PositionAccount &account, const DisplayFormat &format);
    void clear();

    /// "Unexplained: EUR -587.65", of a line. Plain text.
    [[nodiscard]] QString textOf(int row) const;
    [[nodiscard]] const std::vector<BridgeBar> &bars() const { return m_bars; }
    /// Where a line's bar is drawn; empty where it has none or amounts are hidden.
    [[nodiscard]] QRectF barRect(int row) const;

    [[nodiscard]] QWidget *widget() override { return this; }
    [[nodiscard]] ChartTable *table() const override { return m_table; }
    void paintPicture(QPainter *painter) override;
    [[nodiscard]] QSize pictureSize() const override;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    void rebuild();
    void layOut();
    void announce();
    void drawRow(QPainter *painter, int row) const;
    [[nodiscard]] QString figureOf(const BridgeBar &bar, bool withCurrency) const;
    [[nodiscard]] double x(double value) const;
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int shift() const;

    std::vector<BridgeBar> m_bars;
    std::optional<CurrencyCode> m_currency;
    DisplayFormat m_format;
    QString m_remark; ///< for when the figures are, or that they are not known
    ChartTable *m_table;
    QHorizontalStackedBarSeries *m_series;
    QValueAxis *m_axis;
    QBarCategoryAxis *m_rows;
    double m_low = 0;
    double m_high = 1;
    int m_focused = 0;
    bool m_bare = false; ///< a picture is taken: no focus
};

} // namespace coffer

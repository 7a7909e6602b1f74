// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/trend.h>
#include <items/display_format.h>
#include <wording/labels.h>

#include <QCategoryAxis>
#include <QChartView>

namespace coffer {

/// Posted and available of one currency over time, as step lines with holes where nothing was read. A hole needs a
/// series per unbroken stretch; past maxStretches the shortest stretches are not drawn (the table behind has them all).
class TrendChart final : public QChartView
{
    Q_OBJECT

public:
    static constexpr int maxStretches = 60; ///< per line

    explicit TrendChart(QWidget *parent = nullptr);

    void setTrend(const std::optional<TrendSeries> &trend);
    void setFormat(const DisplayFormat &format);
    [[nodiscard]] int stretchCount() const; ///< series that are drawn
    /// "Available" or what it is called where credit is inside.
    void setAvailableLabel(const QString &label);
    /// The day whose closing figures the point has; of the last one, which is not over, when they were read.
    [[nodiscard]] static QString periodText(const TrendSeries &trend, const TrendSeries::Point &point,
                                            const DisplayFormat &format);
    /// What the pointer shows at this moment: exact figures and their day, plain text.
    [[nodiscard]] QString textAt(UtcTime time) const;

    [[nodiscard]] QSize sizeHint() const override { return {480, 160}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {280, 140}; }

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    void rebuild();
    void addLine(BalanceColumn column);
    void layOutTimeAxis();
    void layOutAmountAxis();
    [[nodiscard]] const TrendSeries::Point *pointAt(UtcTime time) const;

    std::optional<TrendSeries> m_trend;
    DisplayFormat m_format;
    AmountFormat m_amounts;
    QString m_availableLabel = columnLabel(BalanceColumn::Available);
    QCategoryAxis *m_timeAxis = nullptr;
    QCategoryAxis *m_amountAxis = nullptr;
    std::optional<UtcTime> m_hovered;
};

} // namespace coffer

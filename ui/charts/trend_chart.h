// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chart_content.h"
#include "trend_shape.h"

#include <balances/trend.h>
#include <items/display_format.h>
#include <wording/labels.h>

#include <QChartView>
#include <QValueAxis>

namespace coffer {

class TrendLayer;

/// Posted and available of one currency over time: step lines, the room between them shaded, and holes where nothing
/// was read. Pointer and arrow keys move a cross-hair with the exact figures; a drag, + and - zoom; a double click or
/// Escape resets. Of Qt Charts it uses plot and axes; the lines are one layer of its own, because a series of Qt Charts
/// cannot have a hole, and a series per stretch takes 55 ms to draw at 365 stretches.
class TrendChart final : public QChartView, public ChartContent
{
    Q_OBJECT

public:
    explicit TrendChart(QWidget *parent = nullptr);

    /// Shows trend.from to trend.to; a zoom ends. Any number of points is drawn at once, thinned or not.
    void setTrend(const std::optional<TrendSeries> &trend);
    void setFormat(const DisplayFormat &format);
    /// "Available" or what it is called where credit is inside.
    void setAvailableLabel(const QString &label);
    /// What stands where nothing can be drawn: nothing was asked yet, or nothing was read.
    void setEmptyText(const QString &text);

    /// When the point's figures held: its day; of a day that is not over, when they were read; of a reading, from when
    /// to when it was confirmed.
    [[nodiscard]] static QString periodText(const TrendSeries &trend, const TrendSeries::Point &point,
                                            const DisplayFormat &format);
    /// What the cross-hair says at this moment: exact figures and when they held. Plain text.
    [[nodiscard]] QString textAt(UtcTime time) const;
    [[nodiscard]] std::optional<UtcTime> crossHair() const { return m_crossHair; }
    [[nodiscard]] UtcTime shownFrom() const { return m_from; }
    [[nodiscard]] UtcTime shownTo() const { return m_to; }
    [[nodiscard]] bool isZoomed() const;
    /// Shows a part of what is there at once, and asks for finer readings by zoomRequested().
    void zoomTo(UtcTime from, UtcTime to);
    [[nodiscard]] const TrendShape &shape() const { return m_shape; }

    [[nodiscard]] QWidget *widget() override { return this; }
    [[nodiscard]] ChartTable *table() const override { return m_table; }
    void paintPicture(QPainter *painter) override;
    [[nodiscard]] QSize pictureSize() const override;
    [[nodiscard]] bool canZoom() const override { return true; }
    void resetZoom() override; ///< and says so by zoomReset()

    [[nodiscard]] QSize sizeHint() const override { return {480, 160}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {280, 140}; }

Q_SIGNALS:
    /// The user looks at this part: finer readings may be brought by setTrend() with these two times.
    void zoomRequested(coffer::UtcTime from, coffer::UtcTime to);
    void zoomReset(); ///< the user wants the whole range back
    void crossHairMoved(const QString &text);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    void updateLook();
    void updateTable();
    void layOut();
    void showRange(UtcTime from, UtcTime to);
    void zoomBy(double factor);
    void moveCrossHair(int steps);
    void setCrossHair(std::optional<UtcTime> time);
    void drawLabels(QPainter *painter) const;
    void drawCrossHair(QPainter *painter) const;
    [[nodiscard]] bool isDrawable() const;
    [[nodiscard]] std::optional<std::size_t> indexAt(UtcTime time) const;
    [[nodiscard]] UtcTime timeAt(double x) const;

    std::optional<TrendSeries> m_trend;
    DisplayFormat m_format;
    AmountFormat m_amounts;
    QString m_availableLabel = columnLabel(BalanceColumn::Available);
    QString m_emptyText;
    ChartTable *m_table;
    QValueAxis *m_timeAxis;
    QValueAxis *m_amountAxis;
    TrendLayer *m_layer;
    std::vector<TrendSample> m_samples;
    UtcTime m_from;
    UtcTime m_to;
    TrendView m_view;
    TrendShape m_shape;
    std::vector<std::pair<double, QString>> m_timeLabels; ///< pixel and text
    std::vector<std::pair<double, QString>> m_amountLabels;
    std::optional<UtcTime> m_crossHair;
    std::optional<double> m_dragFrom; ///< px
    double m_dragTo = 0;
    bool m_bare = false; ///< a picture is taken: no cross-hair, no focus
};

} // namespace coffer

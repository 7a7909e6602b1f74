// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chart_content.h"
#include "currency_shares.h"

#include <items/display_format.h>

#include <QAbstractScrollArea>

namespace coffer {

/// Where the posted money of one currency lies: one bar in parts, and a line for each part with its share and its exact
/// amount; overdrawn ones and those not sent are listed below, apart.
class ShareChart final : public QAbstractScrollArea, public ChartContent
{
    Q_OBJECT

public:
    static constexpr std::size_t mostParts = 8;

    explicit ShareChart(QWidget *parent = nullptr);

    void setShares(BalanceDimension dimension, const std::optional<CurrencyShares> &shares);
    void setFormat(const DisplayFormat &format);

    [[nodiscard]] int count() const { return int(m_lines.size()); }
    [[nodiscard]] QString textOf(int line) const; ///< plain text
    [[nodiscard]] QRect lineRect(int line) const; ///< on the viewport
    [[nodiscard]] int lineAt(const QPoint &position) const;

    [[nodiscard]] QWidget *widget() override { return this; }
    [[nodiscard]] ChartTable *table() const override { return m_table; }
    void paintPicture(QPainter *painter) override;
    [[nodiscard]] QSize pictureSize() const override;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 140}; }

Q_SIGNALS:
    /// Show only these. Of "n others": all of their currency.
    void filterRequested(coffer::BalanceDimension dimension, const QString &key);

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
    /// A part, an overdrawn group or one whose amount is not known; a heading stands before the first of the latter
    /// two.
    struct Line
    {
        BalanceGroup group;
        int permille = -1; ///< below 0: it has no share
        QString heading;
        qreal top = 0;
    };
    void rebuild();
    void layOut();
    void choose(int line);
    void focusLine(int line);
    void paintAll(QPainter *painter, const QSize &size, bool bare) const;
    void paintLine(QPainter *painter, int line, int width, bool bare) const;
    [[nodiscard]] QColor partColour(int line) const;
    [[nodiscard]] QString shareText(const Line &line) const;
    [[nodiscard]] QString amountText(const Line &line) const;
    [[nodiscard]] qreal lineHeight() const;
    [[nodiscard]] int barHeight() const;

    BalanceDimension m_dimension = BalanceDimension::Entity;
    std::optional<CurrencyShares> m_shares;
    DisplayFormat m_format;
    ChartTable *m_table;
    std::vector<Line> m_lines;
    qreal m_height = 0;
    int m_hovered = -1;
    int m_focused = 0;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sparkline.h"

#include "sparkline_delegate.h"

#include <QPainter>

namespace coffer {

Sparkline::Sparkline(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(72);
}

void Sparkline::setSeries(const std::optional<TrendSeries> &series)
{
    m_series = series;
    update();
}

void Sparkline::paintEvent(QPaintEvent *)
{
    if (!m_series)
        return;
    QPainter painter(this);
    paintSparkline(&painter, *m_series, QRectF(rect()).adjusted(4, 6, -4, -6), palette(), std::nullopt);
}

} // namespace coffer

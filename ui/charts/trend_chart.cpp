// SPDX-License-Identifier: GPL-3.0-or-later
#include "trend_chart.h"

#include "axis_ticks.h"
#include "chart_table.h"
#include "tabular_text.h"
#include "theme.h"
#include "trend_layer.h"

#include <items/account_texts.h>

#include <QAccessible>
#include <QChart>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QMouseEvent>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>

namespace coffer {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr double shortestDrag = 8; // px; a shorter one is a click
constexpr auto shortestZoom = 1min;

} // namespace

TrendChart::TrendChart(QWidget *parent)
    : QChartView(parent)
    , m_table(new ChartTable(this))
    , m_timeAxis(new QValueAxis(this))
    , m_amountAxis(new QValueAxis(this))
    , m_layer(new TrendLayer(chart()))
{
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setAnimationOptions(QChart::NoAnimation);
    auto *ties = new QLineSeries(this); // an axis that belongs to no series is not drawn
    chart()->addSeries(ties);
    chart()->addAxis(m_timeAxis, Qt::AlignBottom);
    chart()->addAxis(m_amountAxis, Qt::AlignLeft);
    for (QValueAxis *axis : {m_timeAxis, m_amountAxis}) {
        ties->attachAxis(axis);
        axis->setLabelsVisible(false); // ours are exact
        axis->setGridLineVisible(axis == m_amountAxis);
        axis->setLineVisible(axis == m_timeAxis);
        axis->setTickType(QValueAxis::TicksDynamic);
    }
    m_layer->setZValue(100);
    updateLook();
    updateTable();
}

void TrendChart::setTrend(const std::optional<TrendSeries> &trend)
{
    m_trend = trend;
    m_samples = trend ? samplesOf(*trend) : std::vector<TrendSample>();
    if (trend) {
        m_from = trend->from;
        m_to = std::max(trend->to, trend->from + shortestZoom);
    }
    m_dragFrom.reset();
    updateTable();
    layOut();
    setCrossHair(m_crossHair && isDrawable() && *m_crossHair >= m_from && *m_crossHair <= m_to ? m_crossHair
                                                                                               : std::nullopt);
}

void TrendChart::setFormat(const DisplayFormat &format)
{
    m_format = format;
    m_amounts = format.amounts();
    setCrossHair({});
    updateTable();
    layOut();
}

void TrendChart::setAvailableLabel(const QString &label)
{
    if (m_availableLabel == label)
        return;
    m_availableLabel = label;
    updateTable();
}

void TrendChart::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

void TrendChart::updateTable()
{
    const int rows = m_trend ? int(m_trend->points.size()) : 0;
    const bool days = !m_trend || m_trend->step == TrendSeries::Step::Day;
    m_table->setContent(
        {{days ? tr("Day") : tr("Time")}, {columnLabel(BalanceColumn::Posted), true}, {m_availableLabel, true}}, rows,
        [this](int row, int column) {
            const TrendSeries::Point &point = m_trend->points[size_t(row)];
            if (column == 0)
                return periodText(*m_trend, point, m_format);
            const auto &amount = column == 1 ? point.posted : point.available;
            return amount ? m_amounts.formatNumber(Money(*amount, m_trend->currency)) : u"–"_s;
        });
}

bool TrendChart::isDrawable() const
{
    return m_trend && !m_trend->points.empty() && !m_format.hidesAmounts();
}

void TrendChart::updateLook()
{
    const Theme theme = Theme::of(palette());
    setBackgroundBrush(theme.colour(Colour::Surface));
    for (QValueAxis *axis : {m_timeAxis, m_amountAxis}) {
        axis->setGridLineColor(theme.colour(Colour::Line));
        axis->setLinePenColor(theme.colour(Colour::Line));
    }
    layOut();
}

/// Ranges, plot area, labels and the lines for what is shown now.
void TrendChart::layOut()
{
    const bool drawable = isDrawable();
    m_timeAxis->setVisible(drawable);
    m_amountAxis->setVisible(drawable);
    m_timeLabels.clear();
    m_amountLabels.clear();
    m_shape = {};
    if (!drawable) {
        m_layer->setShape(nullptr, {}, palette());
        viewport()->update();
        return;
    }
    const QFont small = scaledFont(font(), TextSize::Small);
    const double line = QFontMetricsF(small).height();
    const auto [low, high] = rangeOf(m_samples, toPlotValue(m_from), toPlotValue(m_to)).value_or(std::pair(0.0, 0.0));
    const AmountAxis amounts = amountAxis(low, high, height() > 260 ? 5 : 3, m_trend->currency, m_amounts);
    double labelWidth = 0;
    for (const AxisTick &tick : amounts.ticks)
        labelWidth = std::max(labelWidth, tabularWidth(tick.label, small));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double beside = labelWidth + Theme::spacing;
    const double top = line / 2 + 2;
    m_view = {.from = toPlotValue(m_from),
              .to = toPlotValue(m_to),
              .low = amounts.low,
              .high = amounts.high,
              .area = QRectF(mirrored ? Theme::spacing : beside, top, std::max(width() - beside - Theme::spacing, 10.0),
                             std::max(height() - top - line - Theme::spacing, 10.0))
                          .toRect()};
    m_timeAxis->setRange(m_view.from, m_view.to);
    m_timeAxis->setTickAnchor(m_view.from);
    m_timeAxis->setTickInterval(m_view.to - m_view.from);
    m_amountAxis->setRange(m_view.low, m_view.high);
    m_amountAxis->setTickAnchor(m_view.low);
    m_amountAxis->setTickInterval((m_view.high - m_view.low) / std::max(double(amounts.ticks.size()) - 1, 1.0));
    if (chart()->plotArea() != m_view.area) {
        chart()->setPlotArea(m_view.area);
        chart()->layout()->invalidate(); // else the grid stays where the plot was
        chart()->layout()->activate();
    }
    for (const AxisTick &tick : amounts.ticks)
        m_amountLabels.emplace_back(m_view.y(tick.at), tick.label);
    for (const AxisTick &tick : timeTicks(m_from, m_to, std::clamp(int(m_view.area.width()) / 84, 2, 12), m_format))
        m_timeLabels.emplace_back(m_view.x(tick.at), tick.label);
    m_shape = shapeOf(m_samples, m_view);
    m_layer->setShape(&m_shape, m_view.area, palette());
    viewport()->update();
}

void TrendChart::showRange(UtcTime from, UtcTime to)
{
    m_from = from;
    m_to = to;
    layOut();
}

bool TrendChart::isZoomed() const
{
    return m_trend && (m_from != m_trend->from || m_to != std::max(m_trend->to, m_trend->from + shortestZoom));
}

void TrendChart::zoomTo(UtcTime from, UtcTime to)
{
    if (!isDrawable() || to - from < shortestZoom)
        return;
    showRange(from, to);
    Q_EMIT zoomRequested(from, to);
}

void TrendChart::resetZoom()
{
    if (isZoomed())
        showRange(m_trend->from, std::max(m_trend->to, m_trend->from + shortestZoom));
    Q_EMIT zoomReset();
}

/// Around the cross-hair, or else the middle.
void TrendChart::zoomBy(double factor)
{
    const UtcTime centre = m_crossHair.value_or(m_from + (m_to - m_from) / 2);
    const auto scaled = [&](std::chrono::microseconds part) {
        return std::chrono::microseconds(qint64(double(part.count()) * factor));
    };
    const UtcTime from = std::max(centre - scaled(centre - m_from), m_trend->from);
    const UtcTime to = std::min(centre + scaled(m_to - centre), std::max(m_trend->to, m_trend->from + shortestZoom));
    zoomTo(from, to);
}

std::optional<std::size_t> TrendChart::indexAt(UtcTime time) const
{
    const auto after = std::upper_bound(m_trend->points.begin(), m_trend->points.end(), time,
                                        [](UtcTime t, const TrendSeries::Point &point) { return t < point.at; });
    if (after == m_trend->points.begin())
        return std::nullopt;
    return std::size_t(std::distance(m_trend->points.begin(), after)) - 1;
}

UtcTime TrendChart::timeAt(double x) const
{
    const double clamped = std::clamp(x, m_view.area.left(), m_view.area.right());
    return std::clamp(UtcTime(std::chrono::milliseconds(qint64(m_view.timeAt(clamped)))), m_from, m_to);
}

QString TrendChart::periodText(const TrendSeries &trend, const TrendSeries::Point &point, const DisplayFormat &format)
{
    if (trend.step == TrendSeries::Step::Reading) {
        const QString from = timeText(point.at, format.locale, format.zone);
        const QString until = timeText(point.until, format.locale, format.zone);
        return from == until ? from : tr("%1 to %2", "two times").arg(from, until);
    }
    if (point.until >= trend.to)
        return tr("Now, %1").arg(timeText(point.until, format.locale, format.zone));
    return localeOf(format).toString(toDateTime(point.at).toTimeZone(format.zone).date(), QLocale::ShortFormat);
}

QString TrendChart::textAt(UtcTime time) const
{
    const auto index = m_trend ? indexAt(time) : std::nullopt;
    if (!index)
        return {};
    const TrendSeries::Point &point = m_trend->points[*index];
    QStringList lines{periodText(*m_trend, point, m_format)};
    if (!point.posted && !point.available)
        return lines.first() + u'\n' + tr("Not every account was read");
    for (const BalanceColumn column : {BalanceColumn::Posted, BalanceColumn::Available}) {
        const auto &value = column == BalanceColumn::Posted ? point.posted : point.available;
        lines += tr("%1: %2").arg(column == BalanceColumn::Available ? m_availableLabel : columnLabel(column),
                                  value ? m_amounts.format(Money(*value, m_trend->currency)) : notSentText());
    }
    return lines.join(u'\n');
}

void TrendChart::setCrossHair(std::optional<UtcTime> time)
{
    const QString text = time ? textAt(*time) : QString();
    m_crossHair = time;
    viewport()->update();
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    if (!text.isEmpty()) {
        QAccessibleEvent told(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&told);
    }
    Q_EMIT crossHairMoved(text);
}

/// From point to point, skipping those that fall into the same pixel column.
void TrendChart::moveCrossHair(int steps)
{
    const auto &points = m_trend->points;
    auto index = qsizetype(indexAt(m_crossHair.value_or(m_to)).value_or(0));
    if (m_crossHair) {
        const double column = std::floor(m_view.x(toPlotValue(*m_crossHair)));
        const auto middle = [&](qsizetype i) {
            const TrendSeries::Point &point = points[size_t(i)];
            return std::max(point.at, m_from) + (std::min(point.until, m_to) - std::max(point.at, m_from)) / 2;
        };
        do
            index += steps;
        while (index >= 0 && index < qsizetype(points.size())
               && std::floor(m_view.x(toPlotValue(middle(index)))) == column);
    }
    index = std::clamp(index, qsizetype(0), qsizetype(points.size()) - 1);
    const TrendSeries::Point &point = points[size_t(index)];
    if (point.until < m_from || point.at > m_to)
        return;
    const UtcTime left = std::max(point.at, m_from);
    const UtcTime right = std::min(point.until, m_to);
    setCrossHair(left + (right - left) / 2);
}

bool TrendChart::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) { // + and - are ours while the chart has the focus
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Plus || key == Qt::Key_Minus || (key == Qt::Key_Escape && (isZoomed() || m_crossHair))) {
            event->accept();
            return true;
        }
    }
    return QChartView::event(event);
}

void TrendChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::LayoutDirectionChange)
        updateLook();
    if (event->type() == QEvent::LanguageChange)
        updateTable();
}

void TrendChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    layOut();
}

void TrendChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && isDrawable() && m_view.area.contains(event->position())) {
        m_dragFrom = event->position().x();
        m_dragTo = *m_dragFrom;
    }
}

void TrendChart::mouseMoveEvent(QMouseEvent *event)
{
    if (!isDrawable())
        return;
    const bool inside = m_view.area.adjusted(-2, -2, 2, 2).contains(event->position());
    if (m_dragFrom)
        m_dragTo = std::clamp(event->position().x(), m_view.area.left(), m_view.area.right());
    if (inside || m_dragFrom)
        setCrossHair(timeAt(event->position().x()));
    else if (!hasFocus())
        setCrossHair({});
}

void TrendChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_dragFrom || event->button() != Qt::LeftButton)
        return;
    const double from = std::min(*m_dragFrom, m_dragTo);
    const double to = std::max(*m_dragFrom, m_dragTo);
    m_dragFrom.reset();
    if (to - from >= shortestDrag)
        zoomTo(timeAt(from), timeAt(to));
    viewport()->update();
}

void TrendChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_dragFrom.reset();
    if (event->button() == Qt::LeftButton)
        resetZoom();
}

void TrendChart::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    if (!hasFocus())
        setCrossHair({});
}

void TrendChart::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void TrendChart::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    setCrossHair({});
}

void TrendChart::keyPressEvent(QKeyEvent *event)
{
    if (!isDrawable()) {
        QChartView::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCrossHair(-1);
    case Qt::Key_Right:
        return moveCrossHair(1);
    case Qt::Key_Home:
        return setCrossHair(m_from);
    case Qt::Key_End:
        return setCrossHair(m_to);
    case Qt::Key_Plus:
        return zoomBy(0.5);
    case Qt::Key_Minus:
        return zoomBy(2);
    case Qt::Key_Escape:
        if (isZoomed())
            return resetZoom();
        if (m_crossHair)
            return setCrossHair({});
        break;
    default:
        break;
    }
    QChartView::keyPressEvent(event);
}

void TrendChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawForeground(painter, rect);
    const Theme theme = Theme::of(palette());
    if (!isDrawable()) {
        painter->setPen(theme.colour(Colour::Muted));
        painter->setFont(font());
        painter->drawText(sceneRect().adjusted(Theme::spacing, 0, -Theme::spacing, 0),
                          Qt::AlignCenter | Qt::TextWordWrap,
                          m_format.hidesAmounts()     ? tr("Amounts are hidden")
                              : m_emptyText.isEmpty() ? tr("No history was read yet")
                                                      : m_emptyText);
        return;
    }
    drawLabels(painter);
    if (m_bare)
        return;
    if (m_dragFrom && std::abs(m_dragTo - *m_dragFrom) >= shortestDrag) {
        QColor band = theme.colour(Colour::Accent);
        painter->setPen(QPen(band, 1));
        band.setAlpha(40);
        painter->setBrush(band);
        painter->drawRect(QRectF(QPointF(*m_dragFrom, m_view.area.top()), QPointF(m_dragTo, m_view.area.bottom())));
    }
    if (m_crossHair)
        drawCrossHair(painter);
    if (hasFocus()) {
        painter->setPen(QPen(theme.colour(Colour::Accent), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(sceneRect().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
}

void TrendChart::drawLabels(QPainter *painter) const
{
    const Theme theme = Theme::of(palette());
    const QFont small = scaledFont(font(), TextSize::Small);
    painter->setFont(small);
    painter->setPen(theme.colour(Colour::Muted));
    const double line = QFontMetricsF(small).height();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    for (const auto &[y, label] : m_amountLabels) {
        const QRectF place(mirrored ? m_view.area.right() + 4 : 0, y - line / 2,
                           mirrored ? width() - m_view.area.right() - 4 : m_view.area.left() - 4, line);
        drawTabular(painter, place, mirrored ? Qt::AlignLeft : Qt::AlignRight, label);
    }
    double free = 0; // what is left of the label before
    for (const auto &[x, label] : m_timeLabels) {
        const double needed = painter->fontMetrics().horizontalAdvance(label);
        const double left = std::clamp(x - needed / 2, 0.0, std::max(width() - needed, 0.0));
        if (left < free)
            continue;
        painter->drawLine(QPointF(x, m_view.area.bottom()), QPointF(x, m_view.area.bottom() + 3));
        painter->drawText(QRectF(left, m_view.area.bottom() + 4, needed + 1, line),
                          Qt::AlignCenter | Qt::TextSingleLine, label);
        free = left + needed + Theme::spacing;
    }
}

/// The line, a dot on each figure, and beside it what they are.
void TrendChart::drawCrossHair(QPainter *painter) const
{
    const Theme theme = Theme::of(palette());
    const double x = m_view.x(toPlotValue(*m_crossHair));
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme.colour(Colour::Accent), 1));
    painter->drawLine(QPointF(x, m_view.area.top()), QPointF(x, m_view.area.bottom()));
    if (const auto index = indexAt(*m_crossHair)) {
        const TrendSample &sample = m_samples[*index];
        for (const auto &[value, colour] :
             {std::pair(sample.posted, Colour::Posted), std::pair(sample.available, Colour::Available)}) {
            if (std::isnan(value))
                continue;
            painter->setPen(QPen(theme.colour(Colour::Surface), 1.5));
            painter->setBrush(theme.colour(colour));
            painter->drawEllipse(QPointF(x, m_view.y(value)), 4, 4);
        }
    }
    const QString text = textAt(*m_crossHair);
    if (text.isEmpty())
        return;
    painter->setFont(scaledFont(font(), TextSize::Small));
    const QRectF needed = painter->fontMetrics().boundingRect(QRect(0, 0, 4000, 4000), Qt::AlignLeft, text);
    QRectF box(0, 0, needed.width() + 2 * Theme::spacing, needed.height() + Theme::spacing);
    const bool leftOf = x + Theme::spacing + box.width() > width();
    box.moveTopLeft({leftOf ? std::max(x - Theme::spacing - box.width(), 0.0) : x + Theme::spacing,
                     m_view.area.top() + Theme::spacing / 2});
    painter->setPen(QPen(theme.colour(Colour::Line), 1));
    painter->setBrush(theme.colour(Colour::Surface));
    painter->drawRoundedRect(box, 4, 4);
    painter->setPen(theme.colour(Colour::Text));
    painter->drawText(box.adjusted(Theme::spacing, Theme::spacing / 2, 0, 0), Qt::AlignLeft, text);
}

QSize TrendChart::pictureSize() const
{
    return size().expandedTo(minimumSizeHint());
}

void TrendChart::paintPicture(QPainter *painter)
{
    if (testAttribute(Qt::WA_PendingResizeEvent)) { // never shown: the chart does not know its size yet
        QResizeEvent resized(size(), {});
        resizeEvent(&resized);
    }
    m_bare = true;
    render(painter, QRectF(QPointF(), pictureSize()), QRect(QPoint(), pictureSize()), Qt::IgnoreAspectRatio);
    m_bare = false;
}

} // namespace coffer

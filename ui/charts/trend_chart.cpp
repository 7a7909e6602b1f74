// SPDX-License-Identifier: GPL-3.0-or-later
#include "trend_chart.h"

#include "theme.h"

#include <items/account_texts.h>

#include <QChart>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace coffer {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

double toPlotValue(UtcTime time)
{
    return double(std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count());
}

const std::optional<Decimal> &valueOf(const TrendSeries::Point &point, BalanceColumn column)
{
    return column == BalanceColumn::Posted ? point.posted : point.available;
}

/// Unbroken stretches of a step line: each value over its period.
std::vector<QList<QPointF>> stretchesOf(const TrendSeries &trend, BalanceColumn column)
{
    std::vector<QList<QPointF>> result;
    QList<QPointF> stretch;
    for (std::size_t i = 0; i < trend.points.size(); ++i) {
        const auto &value = valueOf(trend.points[i], column);
        if (!value) {
            if (!stretch.isEmpty())
                result.push_back(std::exchange(stretch, {}));
            continue;
        }
        stretch += QPointF(toPlotValue(trend.points[i].at), value->toPlotValue());
        stretch += QPointF(toPlotValue(trend.points[i].until), value->toPlotValue());
    }
    if (!stretch.isEmpty())
        result.push_back(stretch);
    return result;
}

/// A step of 1, 2 or 5 times a power of ten.
struct Step
{
    qint64 mantissa = 1;
    int exponent = 0;
    [[nodiscard]] double toPlotValue() const { return double(mantissa) * std::pow(10.0, exponent); }
    /// `times` steps, exactly; for the axis' labels.
    [[nodiscard]] Decimal times(qint64 count) const
    {
        const Decimal value = Decimal::fromInteger(mantissa * count, std::max(-exponent, 0));
        if (exponent <= 0)
            return value;
        return Decimal::parse(QStringView(value.toString() + QString(value.isZero() ? 0 : exponent, u'0'))).value();
    }
};

Step stepFor(double span, int ticks)
{
    const double raw = span / ticks;
    Step step;
    step.exponent = int(std::floor(std::log10(raw)));
    const double fraction = raw / std::pow(10.0, step.exponent);
    step.mantissa = fraction <= 1 ? 1 : fraction <= 2 ? 2 : fraction <= 5 ? 5 : 10;
    return step;
}

void clear(QCategoryAxis *axis)
{
    const QStringList labels = axis->categoriesLabels();
    for (const QString &label : labels)
        axis->remove(label);
}

} // namespace

TrendChart::TrendChart(QWidget *parent)
    : QChartView(parent)
    , m_timeAxis(new QCategoryAxis(this))
    , m_amountAxis(new QCategoryAxis(this))
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chart()->legend()->hide();
    chart()->setMargins({0, Theme::spacing, Theme::spacing, 0});
    chart()->setBackgroundVisible(false);
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    for (QCategoryAxis *axis : {m_timeAxis, m_amountAxis})
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    chart()->addAxis(m_timeAxis, Qt::AlignBottom);
    chart()->addAxis(m_amountAxis, Qt::AlignLeft);
    rebuild();
}

void TrendChart::setTrend(const std::optional<TrendSeries> &trend)
{
    m_trend = trend;
    m_hovered.reset();
    rebuild();
}

void TrendChart::setFormat(const DisplayFormat &format)
{
    m_format = format;
    m_amounts = format.amounts();
    rebuild();
}

void TrendChart::setAvailableLabel(const QString &label)
{
    m_availableLabel = label;
}

int TrendChart::stretchCount() const
{
    return int(chart()->series().size());
}

void TrendChart::rebuild()
{
    const Theme theme = Theme::of(palette());
    setBackgroundBrush(theme.colour(Colour::Surface));
    chart()->removeAllSeries();
    chart()->removeAxis(m_amountAxis);
    chart()->addAxis(m_amountAxis, layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    for (QCategoryAxis *axis : {m_timeAxis, m_amountAxis}) {
        clear(axis);
        axis->setLabelsFont(scaledFont(font(), TextSize::Small));
        axis->setLabelsColor(theme.colour(Colour::Muted));
        axis->setGridLineColor(theme.colour(Colour::Line));
        axis->setLinePenColor(theme.colour(Colour::Line));
    }
    m_timeAxis->setGridLineVisible(false);
    const bool drawable = m_trend && !m_trend->points.empty() && !m_format.hidesAmounts();
    m_timeAxis->setVisible(drawable);
    m_amountAxis->setVisible(drawable);
    if (!drawable)
        return;
    layOutTimeAxis();
    layOutAmountAxis();
    addLine(BalanceColumn::Posted);
    addLine(BalanceColumn::Available);
}

void TrendChart::addLine(BalanceColumn column)
{
    std::vector<QList<QPointF>> stretches = stretchesOf(*m_trend, column);
    if (int(stretches.size()) > maxStretches) {
        std::stable_sort(stretches.begin(), stretches.end(), [](const auto &a, const auto &b) {
            return a.last().x() - a.first().x() > b.last().x() - b.first().x();
        });
        stretches.resize(maxStretches);
    }
    const Theme theme = Theme::of(palette());
    const bool posted = column == BalanceColumn::Posted;
    for (const QList<QPointF> &stretch : stretches) {
        auto *series = new QLineSeries(this);
        series->replace(stretch);
        QPen pen(theme.colour(posted ? Colour::Posted : Colour::Available), 2, posted ? Qt::SolidLine : Qt::DashLine,
                 Qt::FlatCap, Qt::MiterJoin);
        series->setPen(pen);
        chart()->addSeries(series);
        series->attachAxis(m_timeAxis);
        series->attachAxis(m_amountAxis);
    }
}

void TrendChart::layOutTimeAxis()
{
    const QLocale locale = m_format.locale.isEmpty() ? QLocale::c() : QLocale(m_format.locale);
    const auto span = std::max<std::chrono::microseconds>(m_trend->to - m_trend->from, 1h);
    const int days = int(span / 24h);
    m_timeAxis->setRange(toPlotValue(m_trend->from), toPlotValue(m_trend->from + span));
    m_timeAxis->setStartValue(toPlotValue(m_trend->from));
    const int wanted = std::clamp(width() / 110, 2, 7);
    const int step = std::max((days + wanted - 1) / wanted, 1);
    const QString full = locale.dateFormat(QLocale::LongFormat);
    const QString format = full.indexOf(u'M') < full.indexOf(u'd') ? u"MMM d"_s
        : full.contains("d."_L1)                                   ? u"d. MMM"_s
                                                                   : u"d MMM"_s;
    // Midnights of the user's zone.
    QDate day = toDateTime(m_trend->from).toTimeZone(m_format.zone).date().addDays(1);
    for (;; day = day.addDays(step)) {
        const UtcTime midnight = utcTimeFromDateTime(QDateTime(day, QTime(0, 0), m_format.zone));
        if (midnight > m_trend->to)
            break;
        m_timeAxis->append(locale.toString(day, format), toPlotValue(midnight));
    }
}

void TrendChart::layOutAmountAxis()
{
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    for (const TrendSeries::Point &point : m_trend->points) {
        for (const auto *value : {&point.posted, &point.available}) {
            if (*value) {
                low = std::min(low, (*value)->toPlotValue());
                high = std::max(high, (*value)->toPlotValue());
            }
        }
    }
    if (low > high)
        low = high = 0;
    if (high - low < std::max(std::abs(high), 1.0) * 1e-9) { // a flat line stands in the middle
        const double room = std::max(std::abs(high) * 0.1, 1.0);
        low -= room;
        high += room;
    }
    const Step step = stepFor(high - low, height() > 260 ? 5 : 3);
    const double size = step.toPlotValue();
    const auto first = qint64(std::floor(low / size));
    const auto last = qint64(std::ceil(high / size));
    m_amountAxis->setRange(double(first) * size, double(last) * size);
    m_amountAxis->setStartValue(double(first) * size - size);
    for (qint64 tick = first; tick <= last; ++tick) {
        const QString label = m_amounts.formatShort(Money(step.times(tick), m_trend->currency))
                                  .remove(m_trend->currency.toString())
                                  .trimmed();
        m_amountAxis->append(label, double(tick) * size);
    }
}

const TrendSeries::Point *TrendChart::pointAt(UtcTime time) const
{
    const auto after = std::upper_bound(m_trend->points.begin(), m_trend->points.end(), time,
                                        [](UtcTime t, const TrendSeries::Point &point) { return t < point.at; });
    return after == m_trend->points.begin() ? nullptr : &*std::prev(after);
}

QString TrendChart::periodText(const TrendSeries &trend, const TrendSeries::Point &point, const DisplayFormat &format)
{
    if (point.until >= trend.to)
        return tr("Now, %1").arg(timeText(point.until, format.locale, format.zone));
    const QLocale locale = format.locale.isEmpty() ? QLocale::c() : QLocale(format.locale);
    return locale.toString(toDateTime(point.at).toTimeZone(format.zone).date(), QLocale::ShortFormat);
}

QString TrendChart::textAt(UtcTime time) const
{
    const TrendSeries::Point *point = m_trend ? pointAt(time) : nullptr;
    if (!point)
        return {};
    QStringList lines{periodText(*m_trend, *point, m_format)};
    if (!point->posted && !point->available)
        return lines.first() + u'\n' + tr("Not every account was read");
    for (const BalanceColumn column : {BalanceColumn::Posted, BalanceColumn::Available}) {
        const auto &value = valueOf(*point, column);
        lines += tr("%1: %2").arg(column == BalanceColumn::Available ? m_availableLabel : columnLabel(column),
                                  value ? m_amounts.format(Money(*value, m_trend->currency)) : notSentText());
    }
    return lines.join(u'\n');
}

void TrendChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::LayoutDirectionChange)
        rebuild();
}

void TrendChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    rebuild(); // how many labels fit
}

void TrendChart::mouseMoveEvent(QMouseEvent *event)
{
    QChartView::mouseMoveEvent(event);
    m_hovered.reset();
    if (stretchCount() > 0 && chart()->plotArea().contains(event->position())) {
        const double at = chart()->mapToValue(event->position(), chart()->series().first()).x();
        m_hovered = UtcTime(std::chrono::milliseconds(qint64(at)));
        QToolTip::showText(event->globalPosition().toPoint(), escapedToolTip(textAt(*m_hovered)), this);
    }
    viewport()->update();
}

void TrendChart::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    m_hovered.reset();
    viewport()->update();
}

void TrendChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawForeground(painter, rect);
    const Theme theme = Theme::of(palette());
    if (stretchCount() == 0) {
        painter->setPen(theme.colour(Colour::Muted));
        painter->setFont(font());
        painter->drawText(sceneRect(), Qt::AlignCenter,
                          m_format.hidesAmounts() ? tr("Amounts are hidden") : tr("No history was read yet"));
        return;
    }
    if (m_hovered) {
        const QPointF at = chart()->mapToPosition({toPlotValue(*m_hovered), 0}, chart()->series().first());
        painter->setPen(QPen(theme.colour(Colour::Accent), 1));
        painter->drawLine(QPointF(at.x(), chart()->plotArea().top()), QPointF(at.x(), chart()->plotArea().bottom()));
    }
}

} // namespace coffer

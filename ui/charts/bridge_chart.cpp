// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge_chart.h"

#include "bar_paint.h"
#include "chart_table.h"
#include "tabular_text.h"
#include "theme.h"

#include <items/account_texts.h>

#include <QAccessible>
#include <QBarSet>
#include <QChart>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLegend>
#include <QResizeEvent>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr double barShare = 0.26; ///< of a row's height

Colour colourOf(const BridgeBar &bar)
{
    switch (bar.kind) {
    case BridgeBar::Kind::Posted:
        return Colour::Posted;
    case BridgeBar::Kind::Part:
    case BridgeBar::Kind::Expected:
        return Colour::Muted;
    case BridgeBar::Kind::Available:
        return Colour::Available;
    case BridgeBar::Kind::Gap:
        return bar.alarming ? Colour::Error : bar.amount && bar.amount->isZero() ? Colour::Good : Colour::Warning;
    }
    Q_UNREACHABLE();
}

/// A floating bar as Qt Charts can stack it: an invisible base, and what lies above and below zero.
std::array<double, 3> stackOf(const BridgeBar &bar)
{
    const double low = std::min(bar.from, bar.to);
    const double high = std::max(bar.from, bar.to);
    if (low >= 0)
        return {low, high - low, 0};
    if (high <= 0)
        return {high, 0, low - high};
    return {0, high, low};
}

QBarSet *makeSet(const QColor &colour, QObject *parent)
{
    auto *set = new QBarSet(QString(), parent);
    set->setColor(colour);
    set->setPen(Qt::NoPen);
    return set;
}

} // namespace

BridgeChart::BridgeChart(QWidget *parent)
    : QChartView(parent)
    , m_table(new ChartTable(this))
    , m_series(new QHorizontalStackedBarSeries(this))
    , m_axis(new QValueAxis(this))
    , m_rows(new QBarCategoryAxis(this))
{
    setObjectName(u"bridgeChart"_s);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setAnimationOptions(QChart::NoAnimation);
    m_series->setBarWidth(barShare);
    chart()->addSeries(m_series);
    chart()->addAxis(m_axis, Qt::AlignBottom);
    chart()->addAxis(m_rows, Qt::AlignLeft);
    for (QAbstractAxis *axis : std::initializer_list<QAbstractAxis *>{m_axis, m_rows}) {
        m_series->attachAxis(axis);
        axis->setVisible(false);
    }
    clear();
}

void BridgeChart::clear()
{
    m_bars.clear();
    m_currency.reset();
    m_remark = tr("No balance was read yet");
    rebuild();
}

void BridgeChart::showBridge(const PositionAccount &account, const DisplayFormat &format)
{
    m_format = format;
    m_bars = bridgeBars(account);
    m_currency.reset();
    m_remark = tr("No balance was read yet");
    if (const auto &reading = account.snapshot.reading) {
        m_currency = reading->currency;
        if (reading->asOf)
            m_remark = tr("All figures are as of %1.").arg(timeOrNothing(reading->asOf, format));
        else
            m_remark = tr("The provider does not say as of when; read %1.")
                           .arg(timeOrNothing(account.snapshot.confirmedAt, format));
        if (account.bridge && account.bridge->state == Bridge::State::Incomplete)
            m_remark += u' ' + tr("A part was not sent, so nothing can be expected.");
        else if (account.bridge && account.bridge->state == Bridge::State::NotItemised)
            m_remark += u' ' + tr("The provider does not itemise the difference.");
        const auto &tolerance = account.settings.limits.tolerance;
        if (tolerance && account.settings.limits.currency == reading->currency.toString())
            m_remark += u' ' + tr("Tolerance: %1.").arg(format.amounts().format(Money(*tolerance, reading->currency)));
    }
    rebuild();
}

QString BridgeChart::figureOf(const BridgeBar &bar, bool withCurrency) const
{
    if (!bar.amount)
        return notSentText();
    const Money money(*bar.amount, *m_currency);
    return withCurrency ? m_format.amounts().format(money) : m_format.amounts().formatNumber(money);
}

QString BridgeChart::textOf(int row) const
{
    const BridgeBar &bar = m_bars[size_t(row)];
    return tr("%1: %2").arg(bar.label, figureOf(bar, true));
}

/// Bars and table from the lines.
void BridgeChart::rebuild()
{
    const Theme theme = Theme::of(palette());
    setBackgroundBrush(theme.colour(Colour::Surface));
    m_focused = std::clamp(m_focused, 0, std::max(int(m_bars.size()) - 1, 0));
    m_low = 0;
    m_high = 0;
    m_series->clear();
    if (!m_format.hidesAmounts() && !m_bars.empty()) { // the length of a bar tells an amount, too
        // Qt Charts counts categories upwards. One pair of sets per line, as each line has a colour of its own.
        const auto count = qsizetype(m_bars.size());
        QBarSet *base = makeSet(Qt::transparent, m_series);
        QList<QBarSet *> sets{base};
        for (qsizetype i = 0; i < count; ++i) {
            const BridgeBar &bar = m_bars[size_t(count - 1 - i)];
            const auto [below, up, down] = stackOf(bar);
            base->append(below);
            for (const double value : {up, down}) {
                QBarSet *set = makeSet(theme.colour(colourOf(bar)), m_series);
                for (qsizetype j = 0; j < count; ++j)
                    set->append(i == j ? value : 0);
                sets += set;
            }
            m_low = std::min({m_low, bar.from, bar.to});
            m_high = std::max({m_high, bar.from, bar.to});
        }
        m_series->append(sets);
    }
    if (m_low == m_high)
        m_high = m_low + 1;
    QStringList names;
    for (qsizetype i = 0; i < qsizetype(m_bars.size()); ++i)
        names += QString::number(i);
    m_rows->clear();
    m_rows->append(names);
    m_axis->setRange(m_low, m_high);
    m_axis->setReverse(layoutDirection() == Qt::RightToLeft);
    m_table->setContent({{tr("Part")}, {m_currency ? m_currency->toString() : tr("Amount"), true}}, int(m_bars.size()),
                        [this](int row, int column) {
                            const BridgeBar &bar = m_bars[size_t(row)];
                            return column == 0 ? bar.label : figureOf(bar, false);
                        });
    QStringList lines;
    for (int row = 0; row < int(m_bars.size()); ++row)
        lines += textOf(row);
    setAccessibleName(tr("From posted to available"));
    setAccessibleDescription((lines << m_remark).join(u'\n'));
    updateGeometry();
    layOut();
}

int BridgeChart::rowHeight() const
{
    return fontMetrics().height() * 2 + Theme::spacing;
}

/// Bars stand below the middle of their row: the texts are above.
int BridgeChart::shift() const
{
    return fontMetrics().height() * 2 / 5;
}

void BridgeChart::layOut()
{
    chart()->setPlotArea(
        QRectF(1, shift(), std::max(width() - 2, 10), double(rowHeight()) * std::max(int(m_bars.size()), 1)));
    viewport()->update();
}

double BridgeChart::x(double value) const
{
    const QRectF plot = chart()->plotArea();
    const double share = (value - m_low) / (m_high - m_low);
    return plot.left() + plot.width() * (layoutDirection() == Qt::RightToLeft ? 1 - share : share);
}

QRectF BridgeChart::barRect(int row) const
{
    const BridgeBar &bar = m_bars[size_t(row)];
    if (!bar.amount || m_format.hidesAmounts())
        return {};
    const double middle = rowHeight() * (row + 0.5) + shift();
    const double half = rowHeight() * barShare / 2;
    const auto [left, right] = std::minmax({x(bar.from), x(bar.to)});
    return {QPointF(left, middle - half), QPointF(right, middle + half)};
}

void BridgeChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawForeground(painter, rect);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(Theme::of(palette()).colour(Colour::Line), 1));
    for (int row = 0; row + 1 < int(m_bars.size()); ++row) { // from where one ends to where the next begins
        const QRectF place = barRect(row);
        if (!place.isNull() && m_bars[size_t(row + 1)].kind != BridgeBar::Kind::Available)
            painter->drawLine(QPointF(x(m_bars[size_t(row)].to), place.bottom()),
                              QPointF(x(m_bars[size_t(row)].to), barRect(row + 1).top()));
    }
    for (int row = 0; row < int(m_bars.size()); ++row)
        drawRow(painter, row);
    painter->setFont(scaledFont(font(), TextSize::Small));
    painter->setPen(Theme::of(palette()).colour(Colour::Muted));
    const double top = rowHeight() * double(m_bars.size());
    painter->drawText(QRectF(1, top, width() - 2, height() - top),
                      int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignTop | Qt::TextWordWrap,
                      m_remark);
}

void BridgeChart::drawRow(QPainter *painter, int row) const
{
    const Theme theme = Theme::of(palette());
    const BridgeBar &bar = m_bars[size_t(row)];
    const double top = rowHeight() * row;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const bool strong = bar.kind != BridgeBar::Kind::Part;
    QFont text = font();
    text.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    const QString figure = figureOf(bar, false);
    const double line = QFontMetricsF(text).height();
    const double figureWidth = std::min(tabularWidth(figure, text), width() * 0.62);
    const QRectF whole(1, top, width() - 2, line);
    const QRectF figurePlace(mirrored ? whole.left() : whole.right() - figureWidth, top, figureWidth, line);
    double labelLeft = mirrored ? figurePlace.right() + Theme::spacing : whole.left();
    double labelWidth = whole.width() - figureWidth - Theme::spacing;
    if (bar.kind == BridgeBar::Kind::Gap && bar.amount && !bar.amount->isZero() && !m_format.hidesAmounts()) {
        const int size = 15;
        theme.icon(bar.alarming ? u"error"_s : u"info"_s, bar.alarming ? Colour::Error : Colour::Warning)
            .paint(painter,
                   QRect(int(mirrored ? whole.right() - size : labelLeft), int(top + (line - size) / 2), size, size));
        labelWidth -= size + 4;
        labelLeft += mirrored ? 0 : size + 4;
    }
    painter->setFont(text);
    painter->setPen(theme.colour(Colour::Text));
    painter->drawText(QRectF(labelLeft, top, labelWidth, line),
                      int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter
                          | Qt::TextSingleLine,
                      QFontMetricsF(text).elidedText(bar.label, Qt::ElideRight, labelWidth));
    painter->setPen(theme.colour(!bar.amount                                            ? Colour::Muted
                                     : bar.kind == BridgeBar::Kind::Gap && bar.alarming ? Colour::Error
                                                                                        : Colour::Text));
    drawTabular(painter, figurePlace, mirrored ? Qt::AlignLeft : Qt::AlignRight, figure);

    const QRectF place = barRect(row);
    if (!place.isNull() || (bar.amount && !m_format.hidesAmounts())) {
        if (bar.kind == BridgeBar::Kind::Available)
            paintStripes(painter, place, theme.colour(Colour::Surface));
        if (place.width() < 2) // a part of 0, or one too small to be seen, still has its place
            paintBar(painter, QRectF(place.left() - 1, place.top() - 2, 2, place.height() + 4),
                     theme.colour(colourOf(bar)));
    }
    if (hasFocus() && row == m_focused && !m_bare) {
        painter->setPen(QPen(theme.colour(Colour::Accent), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(0.5, top + 0.5, width() - 1, rowHeight() - 4), 4, 4);
    }
}

QSize BridgeChart::sizeHint() const
{
    const QFontMetrics small(scaledFont(font(), TextSize::Small));
    const int remark =
        small.boundingRect(QRect(0, 0, std::max(width(), 240) - 2, 1000), Qt::TextWordWrap, m_remark).height();
    return {360, rowHeight() * int(m_bars.size()) + remark + 4};
}

QSize BridgeChart::minimumSizeHint() const
{
    return {240, sizeHint().height()};
}

bool BridgeChart::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int row = help->pos().y() / rowHeight();
        QToolTip::showText(help->globalPos(), row < int(m_bars.size()) ? escapedToolTip(textOf(row)) : QString(), this);
        return true;
    }
    return QChartView::viewportEvent(event);
}

void BridgeChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::LayoutDirectionChange)
        rebuild();
}

void BridgeChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    updateGeometry(); // the remark wraps by the width
    layOut();
}

void BridgeChart::announce()
{
    setAccessibleDescription(textOf(m_focused));
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
    viewport()->update();
}

void BridgeChart::keyPressEvent(QKeyEvent *event)
{
    const bool down = event->key() == Qt::Key_Down;
    if (m_bars.empty() || (!down && event->key() != Qt::Key_Up)) {
        QChartView::keyPressEvent(event);
        return;
    }
    m_focused = std::clamp(m_focused + (down ? 1 : -1), 0, int(m_bars.size()) - 1);
    announce();
}

void BridgeChart::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void BridgeChart::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    viewport()->update();
}

QSize BridgeChart::pictureSize() const
{
    return {std::max(width(), 240), sizeHint().height()};
}

void BridgeChart::paintPicture(QPainter *painter)
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

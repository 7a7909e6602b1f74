// SPDX-License-Identifier: GPL-3.0-or-later
#include "currency_bars.h"

#include "tabular_text.h"
#include "theme.h"

#include <items/account_texts.h>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr int panelWidth = 58;
constexpr int gap = 4;

/// Posted is plain, available hatched: told apart without colour.
void paintBar(QPainter *painter, const QRectF &bar, const QColor &colour, const QColor &surface, bool hatched)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    painter->drawRect(bar);
    if (!hatched)
        return;
    painter->save();
    painter->setClipRect(bar);
    QColor stripe = surface;
    stripe.setAlpha(120);
    painter->setPen(QPen(stripe, 1.4));
    for (qreal x = bar.left() - bar.height(); x < bar.right(); x += 5)
        painter->drawLine(QPointF(x, bar.bottom()), QPointF(x + bar.height(), bar.top()));
    painter->restore();
}

} // namespace

CurrencyBars::CurrencyBars(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void CurrencyBars::setTotals(const std::vector<CurrencyTotal> &totals)
{
    m_totals.clear();
    std::copy_if(totals.begin(), totals.end(), std::back_inserter(m_totals),
                 [](const CurrencyTotal &total) { return total.accounts > 0; });
    QStringList lines;
    for (const CurrencyTotal &total : m_totals)
        lines += toolTipOf(total);
    setAccessibleDescription(lines.join(u'\n'));
    m_focused = std::clamp(m_focused, 0, std::max(int(m_totals.size()) - 1, 0));
    update();
}

void CurrencyBars::setFormat(const DisplayFormat &format)
{
    m_format = format;
    m_amounts = format.amounts();
    setTotals(std::vector<CurrencyTotal>(m_totals));
}

void CurrencyBars::setSelected(const QString &currency)
{
    m_selected = currency;
    update();
}

int CurrencyBars::columns() const
{
    const int count = std::max(int(m_totals.size()), 1);
    const int fitting = std::max((width() + gap) / (panelWidth + gap), 1);
    const int rows = (count + fitting - 1) / fitting;
    return (count + rows - 1) / rows; // rows of the same length
}

QRectF CurrencyBars::panel(int number) const
{
    const int perRow = columns();
    const int rows = (int(m_totals.size()) + perRow - 1) / perRow;
    const qreal w = std::min((width() - gap * (perRow - 1.0)) / perRow, 200.0);
    const qreal h = (height() - gap * (rows - 1.0)) / rows;
    const qreal x = (number % perRow) * (w + gap);
    return {layoutDirection() == Qt::RightToLeft ? width() - x - w : x, (number / perRow) * (h + gap), w, h};
}

int CurrencyBars::panelAt(const QPointF &position) const
{
    for (int i = 0; i < int(m_totals.size()); ++i) {
        if (panel(i).contains(position))
            return i;
    }
    return -1;
}

void CurrencyBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_totals.empty()) {
        painter.setPen(Theme::of(palette()).colour(Colour::Muted));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("No balances are counted yet"));
    }
    for (int i = 0; i < int(m_totals.size()); ++i)
        paintPanel(&painter, i);
}

void CurrencyBars::paintPanel(QPainter *painter, int number) const
{
    const Theme theme = Theme::of(palette());
    const CurrencyTotal &total = m_totals[size_t(number)];
    const QRectF area = panel(number);
    const bool chosen = total.currency.toString() == m_selected;
    if (number == m_hovered || chosen || (hasFocus() && number == m_focused)) {
        painter->setPen(chosen || (hasFocus() && number == m_focused) ? QPen(theme.colour(Colour::Accent), 1)
                                                                      : QPen(Qt::NoPen));
        painter->setBrush(theme.colour(Colour::Hover));
        painter->drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }

    const QFont small = scaledFont(font(), TextSize::Small);
    const qreal line = QFontMetricsF(small).height() + 1;
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(theme.colour(Colour::Text));
    const qreal heading = QFontMetricsF(painter->font()).height();
    painter->drawText(QRectF(area.left(), area.top() + 4, area.width(), heading), Qt::AlignCenter,
                      total.currency.toString());

    const QRectF plot(area.left() + 6, area.top() + heading + 10, area.width() - 12,
                      area.height() - heading - 2 * line - 20);
    const double posted = total.posted && !m_format.hidesAmounts() ? total.posted->toPlotValue() : 0;
    const double available = total.available && !m_format.hidesAmounts() ? total.available->toPlotValue() : 0;
    const double top = std::max({posted, available, 0.0});
    const double bottom = std::min({posted, available, 0.0});
    const double span = top > bottom ? top - bottom : 1;
    const qreal zero = plot.top() + plot.height() * (top > bottom ? top / span : 1);
    const qreal barWidth = std::min(plot.width() * 0.36, 32.0);
    const auto bar = [&](qreal left, double value) {
        const qreal y = zero - plot.height() * value / span;
        return QRectF(QPointF(left, std::min(y, zero)), QPointF(left + barWidth, std::max(y, zero)));
    };
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const qreal first = plot.center().x() - barWidth - 2;
    const qreal second = plot.center().x() + 2;
    const QColor surface = theme.colour(Colour::Surface);
    if (total.posted)
        paintBar(painter, bar(mirrored ? second : first, posted), theme.colour(Colour::Posted), surface, false);
    if (total.available)
        paintBar(painter, bar(mirrored ? first : second, available), theme.colour(Colour::Available), surface, true);
    painter->setPen(QPen(theme.colour(Colour::Muted), 1));
    painter->drawLine(QPointF(plot.left(), std::round(zero) + 0.5), QPointF(plot.right(), std::round(zero) + 0.5));

    const auto figure = [&](const std::optional<Decimal> &amount, Colour colour, qreal y) {
        const QString text = !amount ? u"–"_s
            : m_format.hidesAmounts()
            ? AmountFormat::mask()
            : m_amounts.formatShort(Money(*amount, total.currency)).remove(total.currency.toString()).trimmed();
        QFont fitting = small;
        const qreal needed = tabularWidth(text, small);
        if (needed > area.width() + 2) // there is a gap beside
            fitting.setPointSizeF(small.pointSizeF() * (area.width() + 2) / needed);
        painter->setFont(fitting);
        painter->setPen(theme.colour(colour));
        const qreal width = tabularWidth(text, fitting);
        drawTabular(painter, QRectF(area.center().x() - width / 2, y, width, line), Qt::AlignLeft, text);
    };
    figure(total.posted, Colour::Posted, area.bottom() - 2 * line - 4);
    figure(total.available, Colour::Available, area.bottom() - line - 4);
}

QString CurrencyBars::toolTipOf(const CurrencyTotal &total) const
{
    const auto text = [&](const std::optional<Decimal> &amount) {
        return amount ? m_amounts.format(Money(*amount, total.currency)) : notSentText();
    };
    QStringList lines{total.currency.toString()};
    lines += tr("%1: %2").arg(columnLabel(BalanceColumn::Posted), text(total.posted));
    lines += tr("%1: %2").arg(m_availableLabel, text(total.available));
    for (const BalanceColumn column : {BalanceColumn::Posted, BalanceColumn::Available}) {
        if (const QString part = partText(total, column); !part.isEmpty())
            lines += tr("%1: from %2 accounts").arg(columnLabel(column), part);
    }
    lines += coverageText(total);
    return lines.join(u'\n');
}

bool CurrencyBars::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int number = panelAt(help->pos());
        QToolTip::showText(help->globalPos(),
                           number < 0 ? QString() : escapedToolTip(toolTipOf(m_totals[size_t(number)])), this);
        return true;
    }
    return QWidget::event(event);
}

void CurrencyBars::mouseMoveEvent(QMouseEvent *event)
{
    const int hovered = panelAt(event->position());
    setCursor(hovered < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
}

void CurrencyBars::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void CurrencyBars::mouseReleaseEvent(QMouseEvent *event)
{
    const int number = panelAt(event->position());
    if (number >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT currencyClicked(m_totals[size_t(number)].currency.toString());
}

void CurrencyBars::keyPressEvent(QKeyEvent *event)
{
    const int count = int(m_totals.size());
    const int forward = layoutDirection() == Qt::RightToLeft ? Qt::Key_Left : Qt::Key_Right;
    const int backward = layoutDirection() == Qt::RightToLeft ? Qt::Key_Right : Qt::Key_Left;
    if (count > 0 && (event->key() == forward || event->key() == backward)) {
        m_focused = std::clamp(m_focused + (event->key() == forward ? 1 : -1), 0, count - 1);
        update();
    } else if (count > 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space)) {
        Q_EMIT currencyClicked(m_totals[size_t(m_focused)].currency.toString());
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace coffer

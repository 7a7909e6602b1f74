// SPDX-License-Identifier: GPL-3.0-or-later
#include "share_chart.h"

#include "bar_paint.h"
#include "chart_table.h"
#include "tabular_text.h"
#include "theme.h"

#include <items/account_texts.h>

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr int swatch = 12;

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [&](int x, int y) { return int(std::lround(x + (y - x) * share)); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

} // namespace

ShareChart::ShareChart(QWidget *parent) : QAbstractScrollArea(parent), m_table(new ChartTable(this))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    rebuild();
}

void ShareChart::setShares(BalanceDimension dimension, const std::optional<CurrencyShares> &shares)
{
    m_dimension = dimension;
    m_shares = shares;
    rebuild();
}

void ShareChart::setFormat(const DisplayFormat &format)
{
    m_format = format;
    rebuild();
}

void ShareChart::rebuild()
{
    m_lines.clear();
    if (m_shares) {
        for (const CurrencyShares::Share &share : m_shares->shares)
            m_lines.push_back({share.group, m_shares->whole ? share.permille : -1, {}});
        QString heading = tr("Overdrawn, so no part of a share");
        for (const BalanceGroup &group : m_shares->negative)
            m_lines.push_back({group, -1, std::exchange(heading, QString())});
        heading = tr("Posted is not known");
        for (const BalanceGroup &group : m_shares->unknown)
            m_lines.push_back({group, -1, std::exchange(heading, QString())});
    }
    m_table->setContent(
        {{dimensionLabel(m_dimension)},
         {tr("Share"), true},
         {m_shares ? tr("Posted, %1").arg(m_shares->currency.toString()) : columnLabel(BalanceColumn::Posted), true}},
        count(), [this](int row, int column) {
            const Line &line = m_lines[size_t(row)];
            return column == 0 ? line.group.label : column == 1 ? shareText(line) : amountText(line);
        });
    QStringList lines;
    for (int line = 0; line < count(); ++line)
        lines += textOf(line);
    setAccessibleDescription(lines.join(u'\n'));
    layOut();
}

QString ShareChart::shareText(const Line &line) const
{
    if (line.permille < 0)
        return u"–"_s;
    if (m_format.hidesAmounts())
        return AmountFormat::mask();
    // A part that is there is not nothing.
    const bool tiny = line.permille == 0 && !line.group.total.posted->isZero();
    const Decimal percent = Decimal::fromInteger(tiny ? 1 : line.permille, 1);
    const QString text = m_format.amounts().format(percent);
    return tiny ? tr("< %1 %").arg(text) : tr("%1 %").arg(text);
}

QString ShareChart::amountText(const Line &line) const
{
    const auto &posted = line.group.total.posted;
    return posted ? m_format.amounts().formatNumber(Money(*posted, line.group.total.currency)) : u"–"_s;
}

QString ShareChart::textOf(int line) const
{
    const Line &one = m_lines[size_t(line)];
    const auto &posted = one.group.total.posted;
    QStringList lines{shortened(one.group.label, 300)};
    if (one.permille >= 0)
        lines += tr("Share: %1").arg(shareText(one));
    lines +=
        tr("%1: %2").arg(columnLabel(BalanceColumn::Posted),
                         posted ? m_format.amounts().format(Money(*posted, one.group.total.currency)) : notSentText());
    lines += coverageText(one.group.total);
    for (const QString &name : one.group.others.mid(0, 12))
        lines += shortened(name, 60);
    if (one.group.others.size() > 12)
        lines += tr("and %n more", nullptr, int(one.group.others.size() - 12));
    return lines.join(u'\n');
}

qreal ShareChart::lineHeight() const
{
    return fontMetrics().height() + Theme::spacing;
}

int ShareChart::barHeight() const
{
    return m_shares && m_shares->whole && !m_format.hidesAmounts() ? 3 * Theme::spacing : 0;
}

void ShareChart::layOut()
{
    qreal y = barHeight() > 0 ? barHeight() + Theme::spacing : 0;
    for (Line &line : m_lines) {
        if (!line.heading.isEmpty())
            y += lineHeight();
        line.top = y;
        y += lineHeight();
    }
    m_height = y;
    verticalScrollBar()->setRange(0, std::max(int(std::ceil(m_height)) - viewport()->height(), 0));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(int(lineHeight()));
    m_focused = std::clamp(m_focused, 0, std::max(count() - 1, 0));
    m_hovered = -1;
    viewport()->update();
}

QRect ShareChart::lineRect(int line) const
{
    return QRectF(0, m_lines[size_t(line)].top - verticalScrollBar()->value(), viewport()->width(), lineHeight())
        .toRect();
}

int ShareChart::lineAt(const QPoint &position) const
{
    for (int line = 0; line < count(); ++line) {
        if (lineRect(line).contains(position))
            return line;
    }
    return -1;
}

/// From dark to light in the order of size; neighbours are parted by a gap, too.
QColor ShareChart::partColour(int line) const
{
    const Theme theme = Theme::of(palette());
    const double steps = std::max(double(m_shares->shares.size()) - 1, 1.0);
    return mixed(theme.colour(Colour::Posted), theme.colour(Colour::Line), 0.85 * line / steps);
}

void ShareChart::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.translate(0, -verticalScrollBar()->value());
    paintAll(&painter, viewport()->size(), false);
}

void ShareChart::paintAll(QPainter *painter, const QSize &size, bool bare) const
{
    const Theme theme = Theme::of(palette());
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_lines.empty()) {
        painter->setPen(theme.colour(Colour::Muted));
        painter->drawText(QRect(QPoint(), size), Qt::AlignCenter | Qt::TextWordWrap, tr("No balances are counted yet"));
        return;
    }
    if (barHeight() > 0) {
        double left = 0;
        const double whole = m_shares->whole->toPlotValue();
        for (int line = 0; line < int(m_shares->shares.size()); ++line) {
            const double width = m_lines[size_t(line)].group.total.posted->toPlotValue() / whole * size.width();
            const double x = layoutDirection() == Qt::RightToLeft ? size.width() - left - width : left;
            QRectF part(x, 2, std::max(width - 2, 1.0), barHeight() - 4);
            if (!bare && (line == m_hovered || (hasFocus() && line == m_focused)))
                part.adjust(0, -2, 0, 2);
            paintBar(painter, part, partColour(line));
            left += width;
        }
    }
    for (int line = 0; line < count(); ++line)
        paintLine(painter, line, size.width(), bare);
}

void ShareChart::paintLine(QPainter *painter, int line, int width, bool bare) const
{
    const Theme theme = Theme::of(palette());
    const Line &one = m_lines[size_t(line)];
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const int leading = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
    const QRectF row(0, one.top, width, lineHeight());
    const auto placed = [&](qreal left, qreal w) {
        return QRectF(isMirrored ? width - left - w : left, row.top(), w, row.height());
    };
    painter->setFont(scaledFont(font(), TextSize::Small));
    if (!one.heading.isEmpty()) {
        painter->setPen(theme.colour(Colour::Muted));
        painter->drawText(row.translated(0, -lineHeight()), leading | Qt::AlignVCenter | Qt::TextSingleLine,
                          one.heading);
    }
    if (!bare && (line == m_hovered || (hasFocus() && line == m_focused))) {
        painter->setPen(hasFocus() && line == m_focused ? QPen(theme.colour(Colour::Accent), 1) : QPen(Qt::NoPen));
        painter->setBrush(theme.colour(Colour::Hover));
        painter->drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    qreal left = 4;
    if (one.permille >= 0 && barHeight() > 0) {
        const QRectF mark = placed(left, swatch);
        paintBar(painter, QRectF(mark.left(), row.center().y() - swatch / 2.0, swatch, swatch), partColour(line));
        left += swatch + Theme::spacing;
    }
    painter->setFont(font());
    const QString amount = amountText(one);
    const QString share = shareText(one);
    const qreal amountWidth = std::min(tabularWidth(amount, font()), width * 0.45);
    const qreal shareWidth = std::max(tabularWidth(u"100.0 %"_s, font()), tabularWidth(share, font()));
    const qreal amountLeft = width - 4 - amountWidth;
    // Shares stand under each other however long the amounts are.
    const qreal shareRight = width - 4 - width * 0.4;
    const qreal shareLeft = std::min(shareRight, amountLeft - Theme::spacing) - shareWidth;
    painter->setPen(
        theme.colour(one.group.key.isEmpty() && !one.group.others.isEmpty() ? Colour::Muted : Colour::Text));
    const qreal nameWidth = std::max(shareLeft - left - Theme::spacing, 20.0);
    painter->drawText(placed(left, nameWidth), leading | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(one.group.label, Qt::ElideMiddle, int(nameWidth)));
    const Qt::Alignment trailing = isMirrored ? Qt::AlignLeft : Qt::AlignRight;
    painter->setPen(theme.colour(Colour::Text));
    drawTabular(painter, placed(amountLeft, amountWidth), trailing, amount);
    painter->setPen(theme.colour(Colour::Muted));
    if (one.permille >= 0)
        drawTabular(painter, placed(shareLeft, shareWidth), trailing, share);
}

QSize ShareChart::sizeHint() const
{
    return {420, std::clamp(int(m_height), 140, 260)};
}

bool ShareChart::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int line = lineAt(help->pos());
        QToolTip::showText(help->globalPos(), line < 0 ? QString() : escapedToolTip(textOf(line)), this);
        return true;
    }
    if (event->type() == QEvent::Leave && m_hovered >= 0) {
        m_hovered = -1;
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void ShareChart::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOut();
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

void ShareChart::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void ShareChart::mouseMoveEvent(QMouseEvent *event)
{
    const int hovered = lineAt(event->pos());
    viewport()->setCursor(hovered < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (hovered != m_hovered) {
        m_hovered = hovered;
        viewport()->update();
    }
}

void ShareChart::mouseReleaseEvent(QMouseEvent *event)
{
    const int line = lineAt(event->pos());
    if (line >= 0 && event->button() == Qt::LeftButton)
        choose(line);
}

void ShareChart::choose(int line)
{
    const BalanceGroup &group = m_lines[size_t(line)].group;
    if (group.others.isEmpty())
        Q_EMIT filterRequested(m_dimension, group.key);
    else
        Q_EMIT filterRequested(BalanceDimension::Currency, group.total.currency.toString());
}

void ShareChart::focusLine(int line)
{
    m_focused = std::clamp(line, 0, count() - 1);
    QScrollBar *bar = verticalScrollBar();
    const qreal top = m_lines[size_t(m_focused)].top;
    if (m_focused == 0)
        bar->setValue(0);
    else if (top < bar->value())
        bar->setValue(int(top));
    else if (top + lineHeight() > bar->value() + viewport()->height())
        bar->setValue(int(std::ceil(top + lineHeight())) - viewport()->height());
    setAccessibleDescription(textOf(m_focused));
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
    viewport()->update();
}

void ShareChart::keyPressEvent(QKeyEvent *event)
{
    if (m_lines.empty())
        return QAbstractScrollArea::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Up:
        return focusLine(m_focused - 1);
    case Qt::Key_Down:
        return focusLine(m_focused + 1);
    case Qt::Key_Home:
        return focusLine(0);
    case Qt::Key_End:
        return focusLine(count() - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return choose(m_focused);
    default:
        return QAbstractScrollArea::keyPressEvent(event);
    }
}

void ShareChart::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void ShareChart::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

QSize ShareChart::pictureSize() const
{
    return QSize(viewport()->width(), std::max(int(std::ceil(m_height)), 1)).expandedTo(minimumSizeHint());
}

void ShareChart::paintPicture(QPainter *painter)
{
    paintAll(painter, pictureSize(), true);
}

} // namespace coffer

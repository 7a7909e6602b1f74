// SPDX-License-Identifier: GPL-3.0-or-later
#include "balance_bars.h"

#include "bar_paint.h"
#include "chart_table.h"
#include "tabular_text.h"
#include "theme.h"

#include <items/account_texts.h>

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
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

constexpr int panelWidth = 54;
constexpr int panelHeight = 112; ///< at least
constexpr int gap = 4;
constexpr qsizetype mostNames = 12; ///< of others, in a tooltip

/// Where values of one currency lie between two pixels.
struct Scale
{
    double low = 0;
    double high = 0;
    void add(const std::optional<Decimal> &amount)
    {
        const double value = amount ? amount->toPlotValue() : 0;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    [[nodiscard]] double share(double value) const { return high > low ? (value - low) / (high - low) : 0; }
};

double plotValue(const std::optional<Decimal> &amount)
{
    return amount ? amount->toPlotValue() : 0;
}

} // namespace

BalanceBars::BalanceBars(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_availableLabel(columnLabel(BalanceColumn::Available))
    , m_table(new ChartTable(this))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    updateTable();
}

void BalanceBars::setGroups(BalanceDimension dimension, const std::vector<CurrencyGroups> &groups)
{
    if (dimension != m_dimension) {
        m_focused = 0;
        verticalScrollBar()->setValue(0);
    }
    m_dimension = dimension;
    m_groups = groups;
    layOut();
    updateTable();
}

void BalanceBars::setFormat(const DisplayFormat &format)
{
    m_format = format;
    m_amounts = format.amounts();
    layOut();
    updateTable();
}

void BalanceBars::setAvailableLabel(const QString &label)
{
    m_availableLabel = label;
    updateTable();
}

void BalanceBars::setSelected(const QString &key)
{
    m_selected = key;
    viewport()->update();
}

const BalanceGroup &BalanceBars::groupOf(int item) const
{
    const Item &one = m_items[size_t(item)];
    return m_groups[one.currency].groups[one.group];
}

QString BalanceBars::amountText(const std::optional<Decimal> &amount, const CurrencyCode &currency) const
{
    return amount ? m_amounts.formatNumber(Money(*amount, currency)) : u"–"_s;
}

void BalanceBars::updateTable()
{
    std::vector<ChartTable::Column> columns{{dimensionLabel(BalanceDimension::Currency)}};
    if (m_dimension != BalanceDimension::Currency)
        columns.push_back({dimensionLabel(m_dimension)});
    columns.push_back({columnLabel(BalanceColumn::Posted), true});
    columns.push_back({m_availableLabel, true});
    m_table->setContent(columns, count(), [this](int row, int column) {
        const BalanceGroup &group = groupOf(row);
        const CurrencyTotal &total = group.total;
        const int first = m_dimension == BalanceDimension::Currency ? 1 : 2;
        if (column < first)
            return column == 0 ? total.currency.toString() : group.label;
        const BalanceColumn figure = column == first ? BalanceColumn::Posted : BalanceColumn::Available;
        const QString part = partText(total, figure);
        const QString sum = amountText(figureOf(total, figure), total.currency);
        return part.isEmpty() ? sum : tr("(%1) %2").arg(part, sum);
    });
    QStringList lines;
    for (int item = 0; item < count(); ++item)
        lines += textOf(item);
    setAccessibleDescription(lines.join(u'\n'));
}

QString BalanceBars::textOf(int item) const
{
    const BalanceGroup &group = groupOf(item);
    const CurrencyTotal &total = group.total;
    const auto text = [&](const std::optional<Decimal> &amount) {
        return amount ? m_amounts.format(Money(*amount, total.currency)) : notSentText();
    };
    QStringList lines{shortened(group.label, 300)};
    lines += tr("%1: %2").arg(columnLabel(BalanceColumn::Posted), text(total.posted));
    lines += tr("%1: %2").arg(m_availableLabel, text(total.available));
    for (const BalanceColumn column : {BalanceColumn::Posted, BalanceColumn::Available}) {
        if (const QString part = partText(total, column); !part.isEmpty())
            lines += tr("%1: from %2 accounts").arg(columnLabel(column), part);
    }
    if (total.overflow)
        lines += tr("A sum has more digits than can be held, so it is not shown");
    lines += coverageText(total);
    for (const QString &name : group.others.mid(0, mostNames))
        lines += shortened(name, 60);
    if (group.others.size() > mostNames)
        lines += tr("and %n more", nullptr, int(group.others.size() - mostNames));
    return lines.join(u'\n');
}

void BalanceBars::layOut()
{
    m_items.clear();
    m_headings.clear();
    m_dimension == BalanceDimension::Currency ? layOutPanels() : layOutLines();
    verticalScrollBar()->setRange(0, std::max(int(std::ceil(m_height)) - viewport()->height(), 0));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(fontMetrics().height());
    m_focused = std::clamp(m_focused, 0, std::max(count() - 1, 0));
    m_hovered = -1;
    viewport()->update();
}

/// As many side by side as fit, in rows of the same length, as high as there is room.
void BalanceBars::layOutPanels()
{
    const int number = std::max(int(m_groups.size()), 1);
    const int width = viewport()->width();
    const int fitting = std::max((width + gap) / (panelWidth + gap), 1);
    const int rows = (number + fitting - 1) / fitting;
    const int perRow = (number + rows - 1) / rows;
    const qreal w = std::min((width - gap * (perRow - 1.0)) / perRow, 200.0);
    const qreal h = std::max((viewport()->height() - gap * (rows - 1.0)) / rows, qreal(panelHeight));
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        const int column = int(i) % perRow;
        const int row = int(i) / perRow;
        m_items.push_back({i, 0, mirrored({column * (w + gap), row * (h + gap), w, h})});
    }
    m_height = rows * (h + gap) - gap;
}

void BalanceBars::layOutLines()
{
    const QFont small = scaledFont(font(), TextSize::Small);
    const qreal heading = fontMetrics().height() + Theme::spacing;
    const qreal line = 2 * QFontMetricsF(small).height() + Theme::spacing;
    qreal y = 0;
    m_amountWidth = 0;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        m_headings.emplace_back(m_groups[i].currency.toString(), QRectF(0, y, viewport()->width(), heading));
        y += heading;
        for (std::size_t j = 0; j < m_groups[i].groups.size(); ++j) {
            const CurrencyTotal &total = m_groups[i].groups[j].total;
            for (const auto &amount : {total.posted, total.available})
                m_amountWidth = std::max(m_amountWidth, tabularWidth(amountText(amount, total.currency), small));
            m_items.push_back({i, j, QRectF(0, y, viewport()->width(), line)});
            y += line;
        }
    }
    m_amountWidth = std::min(m_amountWidth, viewport()->width() * 0.4); // then they are written smaller
    m_height = y;
}

QRectF BalanceBars::mirrored(const QRectF &place) const
{
    if (layoutDirection() != Qt::RightToLeft)
        return place;
    return {viewport()->width() - place.right(), place.top(), place.width(), place.height()};
}

QRect BalanceBars::itemRect(int item) const
{
    return m_items[size_t(item)].place.translated(0, -verticalScrollBar()->value()).toRect();
}

int BalanceBars::itemAt(const QPoint &position) const
{
    const QPointF point = QPointF(position) + QPointF(0, verticalScrollBar()->value());
    const auto found =
        std::find_if(m_items.begin(), m_items.end(), [&](const Item &item) { return item.place.contains(point); });
    return found == m_items.end() ? -1 : int(std::distance(m_items.begin(), found));
}

void BalanceBars::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const int scrolled = verticalScrollBar()->value();
    painter.translate(0, -scrolled);
    paintAll(&painter, QRectF(0, scrolled, viewport()->width(), viewport()->height()), false);
}

void BalanceBars::paintAll(QPainter *painter, const QRectF &part, bool bare) const
{
    const Theme theme = Theme::of(palette());
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_items.empty()) {
        painter->setPen(theme.colour(Colour::Muted));
        painter->drawText(part, Qt::AlignCenter | Qt::TextWordWrap, tr("No balances are counted yet"));
    }
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    for (const auto &[text, place] : m_headings) {
        if (!place.intersects(part))
            continue;
        painter->setFont(bold);
        painter->setPen(theme.colour(Colour::Text));
        painter->drawText(place,
                          int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter
                              | Qt::TextSingleLine,
                          text);
    }
    for (int i = 0; i < count(); ++i) {
        const Item &item = m_items[size_t(i)];
        if (!item.place.intersects(part))
            continue;
        if (!bare)
            paintBackground(painter, i);
        m_dimension == BalanceDimension::Currency ? paintPanel(painter, item) : paintLine(painter, item);
    }
}

void BalanceBars::paintBackground(QPainter *painter, int number) const
{
    const Theme theme = Theme::of(palette());
    const QString &key = groupOf(number).key;
    const bool marked = (!key.isEmpty() && key == m_selected) || (hasFocus() && number == m_focused);
    if (number != m_hovered && !marked)
        return;
    painter->setPen(marked ? QPen(theme.colour(Colour::Accent), 1) : QPen(Qt::NoPen));
    painter->setBrush(theme.colour(Colour::Hover));
    painter->drawRoundedRect(m_items[size_t(number)].place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void BalanceBars::paintPanel(QPainter *painter, const Item &item) const
{
    const Theme theme = Theme::of(palette());
    const CurrencyTotal &total = m_groups[item.currency].groups[item.group].total;
    const QRectF &area = item.place;
    const QFont small = scaledFont(font(), TextSize::Small);
    const qreal line = QFontMetricsF(small).height() + 1;
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(theme.colour(Colour::Text));
    const qreal heading = QFontMetricsF(bold).height();
    painter->drawText(QRectF(area.left(), area.top() + 4, area.width(), heading), Qt::AlignCenter,
                      total.currency.toString());

    const QRectF plot(area.left() + 6, area.top() + heading + 10, area.width() - 12,
                      area.height() - heading - 2 * line - 20);
    Scale scale;
    if (!m_format.hidesAmounts()) { // the height of a bar tells an amount, too
        scale.add(total.posted);
        scale.add(total.available);
    }
    const auto y = [&](double value) { return plot.bottom() - plot.height() * scale.share(value); };
    const qreal barWidth = std::min(plot.width() * 0.36, 32.0);
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const auto bar = [&](bool second, const std::optional<Decimal> &amount) {
        const qreal left = second != isMirrored ? plot.center().x() + 2 : plot.center().x() - barWidth - 2;
        const auto [top, bottom] = std::minmax({y(0), y(m_format.hidesAmounts() ? 0 : plotValue(amount))});
        return QRectF(QPointF(left, top), QPointF(left + barWidth, bottom));
    };
    if (total.posted)
        paintBar(painter, bar(false, total.posted), theme.colour(Colour::Posted));
    if (total.available) {
        paintBar(painter, bar(true, total.available), theme.colour(Colour::Available));
        paintStripes(painter, bar(true, total.available), theme.colour(Colour::Surface));
    }
    painter->setPen(QPen(theme.colour(Colour::Muted), 1));
    const qreal zero = std::round(y(0)) + 0.5;
    painter->drawLine(QPointF(plot.left(), zero), QPointF(plot.right(), zero));

    const auto figure = [&](const std::optional<Decimal> &amount, Colour colour, qreal top) {
        const QString text = !amount ? u"–"_s
            : m_format.hidesAmounts()
            ? AmountFormat::mask()
            : m_amounts.formatShort(Money(*amount, total.currency)).remove(total.currency.toString()).trimmed();
        QFont fitting = small;
        const qreal needed = tabularWidth(text, small);
        const qreal room = area.width() - 6; // so that it is told from the figure beside it
        if (needed > room)
            fitting.setPointSizeF(small.pointSizeF() * room / needed);
        painter->setFont(fitting);
        painter->setPen(theme.colour(colour));
        const qreal width = tabularWidth(text, fitting);
        drawTabular(painter, QRectF(area.center().x() - width / 2, top, width, line), Qt::AlignLeft, text);
    };
    figure(total.posted, Colour::Posted, area.bottom() - 2 * line - 4);
    figure(total.available, Colour::Available, area.bottom() - line - 4);
}

/// Name, bars on the scale of the currency, exact amounts.
void BalanceBars::paintLine(QPainter *painter, const Item &item) const
{
    const Theme theme = Theme::of(palette());
    const CurrencyGroups &currency = m_groups[item.currency];
    const BalanceGroup &group = currency.groups[item.group];
    const QFont small = scaledFont(font(), TextSize::Small);
    const qreal line = QFontMetricsF(small).height();
    const QRectF inside = item.place.adjusted(Theme::spacing / 2.0, 4, -Theme::spacing / 2.0, -4);
    const qreal nameWidth = std::min(inside.width() * 0.34, 260.0);
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;

    painter->setFont(small);
    painter->setPen(theme.colour(group.key.isEmpty() ? Colour::Muted : Colour::Text));
    const QRectF name = mirrored({inside.left(), inside.top(), nameWidth, inside.height()});
    painter->drawText(
        name, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(group.label, Qt::ElideMiddle, int(nameWidth)));

    const QRectF amounts(inside.right() - m_amountWidth, inside.top(), m_amountWidth, inside.height());
    const QRectF plot(inside.left() + nameWidth + Theme::spacing, inside.top(),
                      std::max(amounts.left() - inside.left() - nameWidth - 2 * Theme::spacing, 10.0), inside.height());
    Scale scale;
    for (const BalanceGroup &one : currency.groups) {
        scale.add(one.total.posted);
        scale.add(one.total.available);
    }
    const auto x = [&](double value) { return plot.left() + plot.width() * scale.share(value); };
    qreal top = inside.top();
    for (const BalanceColumn column : {BalanceColumn::Posted, BalanceColumn::Available}) {
        const auto amount = figureOf(group.total, column);
        const QColor colour = theme.colour(column == BalanceColumn::Posted ? Colour::Posted : Colour::Available);
        if (amount && !m_format.hidesAmounts()) {
            const auto [left, right] = std::minmax({x(0), x(plotValue(amount))});
            const QRectF bar = mirrored({QPointF(left, top + line * 0.2), QPointF(right, top + line * 0.85)});
            paintBar(painter, bar, colour);
            if (column == BalanceColumn::Available)
                paintStripes(painter, bar, theme.colour(Colour::Surface));
        }
        painter->setFont(small);
        painter->setPen(colour);
        drawTabular(painter, mirrored({amounts.left(), top, amounts.width(), line}),
                    isMirrored ? Qt::AlignLeft : Qt::AlignRight, amountText(amount, group.total.currency));
        top += line;
    }
    painter->setPen(QPen(theme.colour(Colour::Muted), 1));
    const qreal zero = std::round(mirrored({x(0), 0, 0, 0}).left()) + 0.5;
    painter->drawLine(QPointF(zero, inside.top()), QPointF(zero, inside.bottom()));
}

bool BalanceBars::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int item = itemAt(help->pos());
        QToolTip::showText(help->globalPos(), item < 0 ? QString() : escapedToolTip(textOf(item)), this);
        return true;
    }
    if (event->type() == QEvent::Leave && m_hovered >= 0) {
        m_hovered = -1;
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void BalanceBars::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        layOut();
    if (event->type() == QEvent::LanguageChange)
        updateTable();
}

void BalanceBars::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void BalanceBars::mouseMoveEvent(QMouseEvent *event)
{
    const int hovered = itemAt(event->pos());
    viewport()->setCursor(hovered < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (hovered != m_hovered) {
        m_hovered = hovered;
        viewport()->update();
    }
}

void BalanceBars::mouseReleaseEvent(QMouseEvent *event)
{
    const int item = itemAt(event->pos());
    if (item >= 0 && event->button() == Qt::LeftButton)
        choose(item, event->modifiers());
}

void BalanceBars::choose(int item, Qt::KeyboardModifiers modifiers)
{
    const BalanceGroup &group = groupOf(item);
    const QString currency = group.total.currency.toString();
    const BalanceDimension dimension = group.others.isEmpty() ? m_dimension : BalanceDimension::Currency;
    const QString key = group.others.isEmpty() ? group.key : currency;
    if (modifiers.testFlag(Qt::AltModifier))
        Q_EMIT partsRequested(dimension, key, currency);
    else
        Q_EMIT filterRequested(dimension, key);
}

void BalanceBars::focusItem(int item)
{
    m_focused = std::clamp(item, 0, count() - 1);
    const QRectF place = m_items[size_t(m_focused)].place;
    QScrollBar *bar = verticalScrollBar();
    if (place.top() < bar->value())
        bar->setValue(m_focused == 0 ? 0 : int(place.top()));
    else if (place.bottom() > bar->value() + viewport()->height())
        bar->setValue(int(std::ceil(place.bottom())) - viewport()->height());
    setAccessibleDescription(textOf(m_focused));
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
    viewport()->update();
}

void BalanceBars::keyPressEvent(QKeyEvent *event)
{
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    if (m_items.empty())
        return QAbstractScrollArea::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return focusItem(m_focused + (isMirrored ? 1 : -1));
    case Qt::Key_Right:
        return focusItem(m_focused + (isMirrored ? -1 : 1));
    case Qt::Key_Up:
        return focusItem(m_focused - 1);
    case Qt::Key_Down:
        return focusItem(m_focused + 1);
    case Qt::Key_Home:
        return focusItem(0);
    case Qt::Key_End:
        return focusItem(count() - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return choose(m_focused, event->modifiers());
    default:
        return QAbstractScrollArea::keyPressEvent(event);
    }
}

void BalanceBars::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void BalanceBars::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

QSize BalanceBars::pictureSize() const
{
    return QSize(viewport()->width(), std::max(int(std::ceil(m_height)), 1)).expandedTo(minimumSizeHint());
}

void BalanceBars::paintPicture(QPainter *painter)
{
    painter->setFont(font());
    paintAll(painter, QRectF(QPointF(), pictureSize()), true);
}

} // namespace coffer

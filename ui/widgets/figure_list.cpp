// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure_list.h"

#include "tabular_text.h"
#include "theme.h"

#include <items/account_texts.h>

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <QVariantAnimation>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr int flashDuration = 900; // ms
constexpr int strongestFlash = 70; // of 255

/// Desktops that want no motion set the duration of their styles' animations to 0.
bool isMotionWanted(const QWidget *widget)
{
    return widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) > 0;
}

} // namespace

FigureList::FigureList(QWidget *parent) : QWidget(parent), m_flash(new QVariantAnimation(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_flash->setDuration(flashDuration);
    m_flash->setStartValue(strongestFlash);
    m_flash->setEndValue(0);
    connect(m_flash, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
}

void FigureList::setLines(const std::vector<Line> &lines)
{
    if (lines == m_lines)
        return;
    QStringList fresh;
    for (const Line &line : lines) {
        const auto before =
            std::find_if(m_lines.begin(), m_lines.end(), [&](const Line &other) { return other.label == line.label; });
        if (before != m_lines.end() && !before->value.isEmpty() && before->value != line.value)
            fresh += line.label;
    }
    m_lines = lines;
    m_hovered = -1;
    m_focused = std::clamp(m_focused, 0, std::max(int(m_lines.size()) - 1, 0));
    setAccessibleDescription(plainText());
    updateGeometry();
    update();
    flash(fresh);
}

void FigureList::flash(const QStringList &labels)
{
    if (labels.isEmpty() || !isVisible() || !isMotionWanted(this))
        return;
    m_fresh = labels;
    m_flash->stop();
    m_flash->start();
}

bool FigureList::isFlashing() const
{
    return m_flash->state() == QAbstractAnimation::Running;
}

QString FigureList::plainText() const
{
    QStringList result;
    for (const Line &line : m_lines)
        result += QStringList{line.label, line.amount, line.remark}.join(u' ').simplified();
    return result.join(u'\n');
}

int FigureList::lineHeight(const Line &line) const
{
    const int base = fontMetrics().height() + 4;
    return line.remark.isEmpty() ? base : base + QFontMetrics(scaledFont(font(), TextSize::Small)).height();
}

QSize FigureList::sizeHint() const
{
    int height = 0;
    qreal amount = 0;
    for (const Line &line : m_lines) {
        height += lineHeight(line);
        amount = std::max(amount, tabularWidth(line.amount, font()));
    }
    return {int(amount) + fontMetrics().horizontalAdvance(u"WWW"_s) + 4 * Theme::spacing, height};
}

QSize FigureList::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void FigureList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    int top = 0;
    for (int line = 0; line < int(m_lines.size()); ++line) {
        paintLine(&painter, line, top);
        top += lineHeight(m_lines[size_t(line)]);
    }
}

void FigureList::paintLine(QPainter *painter, int number, int top) const
{
    const Theme theme = Theme::of(palette());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const Line &line = m_lines[size_t(number)];
    const int height = fontMetrics().height() + 4;
    const QRect row(0, top, width(), height);
    const QRectF whole = QRectF(0, top, width(), lineHeight(line)).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    if (isFlashing() && m_fresh.contains(line.label)) {
        QColor glow = theme.colour(Colour::Accent);
        glow.setAlpha(m_flash->currentValue().toInt());
        painter->setBrush(glow);
        painter->drawRoundedRect(whole, 4, 4);
    }
    const bool focused = hasFocus() && number == m_focused;
    if (focused || number == m_hovered) {
        painter->setPen(focused ? QPen(theme.colour(Colour::Accent), 1) : QPen(Qt::NoPen));
        painter->setBrush(theme.colour(Colour::Hover));
        painter->drawRoundedRect(whole, 4, 4);
    }
    const int labelWidth = fontMetrics().horizontalAdvance(line.label);
    if (!line.icon.isEmpty()) {
        const int x = labelWidth + 6;
        const QRect icon(mirrored ? width() - x - 15 : x, top + (height - 15) / 2, 15, 15);
        const Colour colour = line.icon == "error"_L1 ? Colour::Error
            : line.icon == "warning"_L1               ? Colour::Warning
            : line.icon == "ok"_L1                    ? Colour::Good
                                                      : Colour::Muted;
        theme.icon(line.icon, colour).paint(painter, icon);
    }
    painter->setFont(font());
    painter->setPen(theme.colour(Colour::Muted));
    painter->drawText(row,
                      int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute)
                          | Qt::AlignVCenter | Qt::TextSingleLine,
                      line.label);
    painter->setPen(theme.colour(line.muted ? Colour::Muted : Colour::Text));
    const qreal room = width() - labelWidth - (line.icon.isEmpty() ? 8 : 29);
    const QRectF place(mirrored ? 0 : width() - room, top, room, height);
    drawTabular(painter, place, mirrored ? Qt::AlignLeft : Qt::AlignRight, line.amount);
    if (line.remark.isEmpty())
        return;
    QFont small = scaledFont(font(), TextSize::Small);
    const int needed = QFontMetrics(small).horizontalAdvance(line.remark);
    if (needed > width()) // a remark that lost a word or a digit is another remark
        small.setPointSizeF(small.pointSizeF() * width() / needed);
    painter->setFont(small);
    painter->setPen(theme.colour(Colour::Muted));
    const QRect below(0, top + height - 3, width(), painter->fontMetrics().height());
    painter->drawText(below,
                      int(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignAbsolute)
                          | Qt::AlignVCenter | Qt::TextSingleLine,
                      line.remark);
}

int FigureList::lineAt(const QPoint &position) const
{
    int top = 0;
    for (int line = 0; line < int(m_lines.size()); ++line) {
        top += lineHeight(m_lines[size_t(line)]);
        if (position.y() < top)
            return line;
    }
    return -1;
}

bool FigureList::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int line = lineAt(help->pos());
        QToolTip::showText(help->globalPos(), line < 0 ? QString() : escapedToolTip(m_lines[size_t(line)].toolTip),
                           this);
        return true;
    }
    if (event->type() == QEvent::Leave && m_hovered >= 0) {
        m_hovered = -1;
        update();
    }
    return QWidget::event(event);
}

void FigureList::mouseMoveEvent(QMouseEvent *event)
{
    const int hovered = lineAt(event->pos());
    setCursor(hovered < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
}

void FigureList::mouseReleaseEvent(QMouseEvent *event)
{
    if (const int line = lineAt(event->pos()); line >= 0 && event->button() == Qt::LeftButton)
        choose(line, event->modifiers());
}

void FigureList::choose(int line, Qt::KeyboardModifiers modifiers)
{
    const QString label = m_lines[size_t(line)].label; // who is told may bring other lines
    if (modifiers.testFlag(Qt::AltModifier))
        Q_EMIT partsRequested(label);
    else
        Q_EMIT lineClicked(label);
}

void FigureList::keyPressEvent(QKeyEvent *event)
{
    const bool move = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    const bool chosen =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (m_lines.empty() || (!move && !chosen)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (chosen) {
        choose(m_focused, event->modifiers());
        return;
    }
    m_focused = std::clamp(m_focused + (event->key() == Qt::Key_Down ? 1 : -1), 0, int(m_lines.size()) - 1);
    const Line &line = m_lines[size_t(m_focused)];
    setAccessibleDescription(QStringList{line.label, line.amount, line.remark}.join(u' ').simplified());
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
    update();
}

void FigureList::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void FigureList::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    setAccessibleDescription(plainText());
    update();
}

} // namespace coffer

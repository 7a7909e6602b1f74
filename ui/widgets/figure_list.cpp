// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure_list.h"

#include "tabular_text.h"
#include "theme.h"

#include <items/account_texts.h>

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace coffer {

using namespace Qt::StringLiterals;

FigureList::FigureList(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FigureList::setLines(const std::vector<Line> &lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    setAccessibleDescription(plainText());
    updateGeometry();
    update();
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
    const Theme theme = Theme::of(palette());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    QPainter painter(this);
    int top = 0;
    for (const Line &line : m_lines) {
        const int height = fontMetrics().height() + 4;
        const QRect row(0, top, width(), height);
        const int labelWidth = fontMetrics().horizontalAdvance(line.label);
        if (!line.icon.isEmpty()) {
            const int x = labelWidth + 6;
            const QRect icon(mirrored ? width() - x - 15 : x, top + (height - 15) / 2, 15, 15);
            const bool error = line.icon == "error"_L1;
            const Colour colour = error     ? Colour::Error
                : line.icon == "warning"_L1 ? Colour::Warning
                : line.icon == "ok"_L1      ? Colour::Good
                                            : Colour::Muted;
            theme.icon(line.icon, colour).paint(&painter, icon);
        }
        painter.setFont(font());
        painter.setPen(theme.colour(Colour::Muted));
        painter.drawText(row,
                         int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute)
                             | Qt::AlignVCenter | Qt::TextSingleLine,
                         line.label);
        painter.setPen(theme.colour(line.muted ? Colour::Muted : Colour::Text));
        const qreal room = width() - labelWidth - (line.icon.isEmpty() ? 8 : 29);
        const QRectF place(mirrored ? 0 : width() - room, top, room, height);
        drawTabular(&painter, place, mirrored ? Qt::AlignLeft : Qt::AlignRight, line.amount);
        if (!line.remark.isEmpty()) {
            QFont small = scaledFont(font(), TextSize::Small);
            const int needed = QFontMetrics(small).horizontalAdvance(line.remark);
            if (needed > width()) // a remark that lost a word or a digit is another remark
                small.setPointSizeF(small.pointSizeF() * width() / needed);
            painter.setFont(small);
            painter.setPen(theme.colour(Colour::Muted));
            const QRect below(0, top + height - 3, width(), painter.fontMetrics().height());
            painter.drawText(below,
                             int(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignAbsolute)
                                 | Qt::AlignVCenter | Qt::TextSingleLine,
                             line.remark);
        }
        top += lineHeight(line);
    }
}

const FigureList::Line *FigureList::lineAt(const QPoint &position) const
{
    int top = 0;
    for (const Line &line : m_lines) {
        top += lineHeight(line);
        if (position.y() < top)
            return &line;
    }
    return nullptr;
}

bool FigureList::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const Line *line = lineAt(help->pos());
        QToolTip::showText(help->globalPos(), line ? escapedToolTip(line->toolTip) : QString(), this);
        return true;
    }
    return QWidget::event(event);
}

void FigureList::mouseReleaseEvent(QMouseEvent *event)
{
    if (const Line *line = lineAt(event->pos()); line && event->button() == Qt::LeftButton)
        Q_EMIT lineClicked(line->label);
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "card.h"

#include "theme.h"

#include <QEvent>
#include <QPainter>

namespace coffer {

PlainLabel::PlainLabel(const QString &text, QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
}

void PlainLabel::setColour(Colour colour)
{
    m_colour = colour;
    applyColour();
}

void PlainLabel::applyColour()
{
    const QColor wanted = Theme::of(parentWidget() ? parentWidget()->palette() : palette()).colour(*m_colour);
    if (palette().color(QPalette::WindowText) == wanted)
        return;
    QPalette look = palette();
    look.setColor(QPalette::WindowText, wanted);
    setPalette(look);
}

void PlainLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (m_colour && event->type() == QEvent::PaletteChange)
        applyColour();
}

Card::Card(const QString &icon, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_iconLabel(new QLabel(this))
    , m_title(new PlainLabel({}, this))
    , m_header(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    m_header->setSpacing(Theme::spacing);
    m_header->addWidget(m_iconLabel);
    m_header->addWidget(m_title);
    m_header->addStretch(1);
    m_body->setSpacing(Theme::spacing / 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * Theme::spacing, Theme::spacing + 4, 2 * Theme::spacing, Theme::spacing + 4);
    layout->setSpacing(Theme::spacing);
    layout->addLayout(m_header);
    layout->addLayout(m_body, 1);
    updateLook();
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void Card::updateLook()
{
    m_title->setFont(scaledFont(font(), TextSize::Title));
    m_iconLabel->setPixmap(Theme::of(palette()).icon(m_icon, Colour::Muted).pixmap(QSize(18, 18), devicePixelRatioF()));
}

void Card::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateLook();
    QWidget::changeEvent(event);
}

void Card::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.colour(Colour::Line), 1));
    painter.setBrush(theme.colour(Colour::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace coffer

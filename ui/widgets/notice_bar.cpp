// SPDX-License-Identifier: GPL-3.0-or-later
#include "notice_bar.h"

#include "card.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace coffer {

using namespace Qt::StringLiterals;

NoticeBar::NoticeBar(Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_icon(new QLabel(this))
    , m_text(new PlainLabel({}, this))
    , m_button(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * Theme::spacing, 6, 2 * Theme::spacing, 6);
    layout->setSpacing(Theme::spacing);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    layout->addWidget(m_close);
    m_button->setObjectName(u"noticeButton"_s);
    m_button->hide();
    m_text->setWordWrap(true);
    m_close->setAutoRaise(true);
    m_close->setObjectName(u"closeNotice"_s);
    m_close->setVisible(kind == Kind::Notice);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
    updateLook();
}

void NoticeBar::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

QString NoticeBar::text() const
{
    return m_text->text();
}

void NoticeBar::setAction(QAction *action)
{
    const auto name = [this, action] { m_button->setText(action->text()); };
    name();
    m_button->show();
    connect(action, &QAction::changed, m_button, name);
    connect(m_button, &QPushButton::clicked, action, &QAction::trigger);
}

void NoticeBar::updateLook()
{
    const Theme theme = Theme::of(palette());
    const Colour colour = m_kind == Kind::Test ? Colour::Test : Colour::Warning;
    m_icon->setPixmap(
        theme.icon(m_kind == Kind::Test ? u"info"_s : u"warning"_s, colour).pixmap(QSize(18, 18), devicePixelRatioF()));
    m_close->setIcon(theme.icon(u"close"_s));
    m_close->setAccessibleName(tr("Close this notice"));
}

void NoticeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        updateLook();
    QWidget::changeEvent(event);
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    const QColor colour = theme.colour(m_kind == Kind::Test ? Colour::Test : Colour::Warning);
    QColor fill = colour;
    fill.setAlpha(theme.isDark() ? 40 : 22);
    QPainter painter(this);
    painter.fillRect(rect(), theme.colour(Colour::Surface));
    painter.fillRect(rect(), fill);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.colour(Colour::Line));
    painter.fillRect(
        layoutDirection() == Qt::RightToLeft ? QRect(width() - 4, 0, 4, height()) : QRect(0, 0, 4, height()), colour);
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "start_page.h"

#include "card.h"
#include "theme.h"

#include <QEvent>
#include <QPushButton>

namespace coffer {

using namespace Qt::StringLiterals;

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_logo(new QLabel(this))
    , m_title(new PlainLabel({}, this))
    , m_text(new PlainLabel({}, this))
    , m_remark(new PlainLabel({}, this))
    , m_add(new QPushButton(this))
    , m_samples(new QPushButton(this))
{
    m_add->setObjectName(u"startAddConnection"_s);
    m_add->setDefault(true);
    m_samples->setObjectName(u"startSampleBanks"_s);
    for (QPushButton *button : {m_add, m_samples})
        button->setMinimumHeight(5 * Theme::spacing);
    for (PlainLabel *label : {m_text, m_remark}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::spacing + 4);
    buttons->addStretch(1);
    buttons->addWidget(m_add);
    buttons->addWidget(m_samples);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(2 * Theme::spacing);
    layout->addStretch(2);
    auto *column = new QWidget(this);
    column->setFixedWidth(560);
    auto *texts = new QVBoxLayout(column);
    texts->setContentsMargins(0, 0, 0, 0);
    texts->setSpacing(2 * Theme::spacing);
    m_logo->setMinimumHeight(72 + 2 * Theme::spacing); // the word-wrapped texts below would take its room
    m_logo->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_title->setAlignment(Qt::AlignHCenter);
    for (QWidget *part : std::initializer_list<QWidget *>{m_logo, m_title, m_text})
        texts->addWidget(part);
    texts->addLayout(buttons);
    texts->addWidget(m_remark);
    layout->addWidget(column, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_add, &QPushButton::clicked, this, &StartPage::addConnectionRequested);
    connect(m_samples, &QPushButton::clicked, this, &StartPage::sampleBanksRequested);
    updateTexts();
}

void StartPage::updateTexts()
{
    const Theme theme = Theme::of(palette());
    m_logo->setPixmap(theme.icon(u"logo"_s, Colour::Accent).pixmap(QSize(72, 72), devicePixelRatioF()));
    m_title->setFont(scaledFont(font(), TextSize::Figure));
    m_title->setText(tr("See your money in one place"));
    m_text->setText(tr("Coffer reads balances from your banks and payment providers and shows what is posted, what is "
                       "available and how fresh each figure is. It only reads; it never moves money."));
    m_add->setText(tr("Add a connection"));
    m_add->setIcon(theme.icon(u"add"_s));
    m_samples->setText(tr("Explore with sample banks"));
    m_samples->setIcon(theme.icon(u"bank"_s));
    m_remark->setFont(scaledFont(font(), TextSize::Small));
    m_remark->setText(tr("Sample banks run on this computer with made-up money, marked TEST everywhere and kept apart "
                         "from your own data."));
}

void StartPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        updateTexts();
    QWidget::changeEvent(event);
}

} // namespace coffer

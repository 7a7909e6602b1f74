// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention_list.h"

#include "card.h"
#include "signs.h"

#include <items/account_texts.h>

#include <QPushButton>

namespace coffer {

using namespace Qt::StringLiterals;

AttentionList::AttentionList(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Theme::spacing / 2);
}

void AttentionList::setItems(const std::vector<AttentionItem> &items, const DisplayFormat &format)
{
    m_items = items;
    while (QLayoutItem *old = m_layout->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    if (items.empty()) {
        m_layout->addWidget(new PlainLabel(tr("Nothing needs attention."), this));
    }
    for (int i = 0; i < std::min(int(items.size()), maxLines); ++i)
        m_layout->addWidget(makeLine(items[size_t(i)], format));
    const int more = int(items.size()) - maxLines;
    if (more > 0)
        m_layout->addWidget(new PlainLabel(tr("and %n more", nullptr, more), this));
    m_layout->addStretch(1);
}

QWidget *AttentionList::makeLine(const AttentionItem &item, const DisplayFormat &format)
{
    const Theme theme = Theme::of(palette());
    auto *line = new QWidget(this);
    line->setObjectName(u"attentionLine"_s);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::spacing);
    auto *icon = new QLabel(line);
    icon->setPixmap(
        theme.icon(attentionIcon(item.level), attentionColour(item.level)).pixmap(QSize(18, 18), devicePixelRatioF()));
    layout->addWidget(icon, 0, Qt::AlignTop);
    QString sentence = item.sentence;
    if (item.lastGood)
        sentence += u' ' + tr("Last good: %1.").arg(timeOrNothing(item.lastGood, format));
    auto *text = new PlainLabel(sentence, line);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(text, 1);

    auto *button = new QPushButton(line);
    switch (item.action) {
    case AttentionItem::Action::Retry:
        button->setText(tr("Retry now"));
        button->setObjectName(u"retryButton"_s);
        break;
    case AttentionItem::Action::EnterCredential:
        button->setText(tr("Enter credential"));
        button->setObjectName(u"enterCredentialButton"_s);
        break;
    case AttentionItem::Action::OpenAccount:
        button->setText(tr("Show account"));
        button->setObjectName(u"showAccountButton"_s);
        break;
    }
    button->setAccessibleDescription(item.sentence);
    // Queued: the list may be filled anew, and the button deleted, by what the action brings.
    connect(
        button, &QPushButton::clicked, this, [this, item] { Q_EMIT actionRequested(item); }, Qt::QueuedConnection);
    layout->addWidget(button, 0, Qt::AlignTop);
    return line;
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention_list.h"

#include "attention_dialog.h"
#include "card.h"
#include "signs.h"

#include <items/account_texts.h>

#include <QEvent>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// The same from one filling to the next, while its sentence may change.
QString keyOf(const AttentionItem &item)
{
    return item.connection.toString() + u'|' + (item.account ? item.account->toString() : QString()) + u'|'
        + item.alerts.join(u',');
}

bool isSame(const DisplayFormat &a, const DisplayFormat &b)
{
    return a.locale == b.locale && a.negative == b.negative && a.visibility == b.visibility && a.zone == b.zone;
}

} // namespace

AttentionList::AttentionList(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Theme::spacing / 2);
    refill();
}

void AttentionList::setItems(const std::vector<AttentionItem> &items, const DisplayFormat &format, UtcTime now)
{
    m_now = now;
    if (items == m_items && isSame(format, m_format))
        return;
    m_items = items;
    m_format = format;
    refill();
}

void AttentionList::refill()
{
    const Focus focus = focused();
    while (QLayoutItem *old = m_layout->takeAt(0)) {
        if (QWidget *widget = old->widget()) {
            widget->hide();
            widget->deleteLater(); // a button may be what brought us here
            widget->setParent(nullptr);
        }
        delete old;
    }
    const auto settled = int(std::count_if(m_items.begin(), m_items.end(), [](const auto &i) { return i.isSettled; }));
    const int open = int(m_items.size()) - settled;
    if (open == 0)
        m_layout->addWidget(new PlainLabel(tr("Nothing needs attention."), this));
    addLines(false);
    if (settled > 0)
        addFold(settled);
    m_layout->addStretch(1);
    setAccessibleName(open == 1 ? tr("Needs attention: 1 line") : tr("Needs attention: %n lines", nullptr, open));
    alignButtons();
    restoreFocus(focus);
}

/// One column of buttons, although each line has a layout of its own.
void AttentionList::alignButtons()
{
    int width = 0;
    const auto buttons = findChildren<QPushButton *>();
    for (const QPushButton *button : buttons)
        width = std::max(width, button->sizeHint().width());
    for (QPushButton *button : buttons)
        button->setMinimumWidth(width);
}

void AttentionList::addLines(bool settled)
{
    int lines = 0;
    for (const AttentionItem &item : m_items) {
        if (item.isSettled == settled && ++lines <= maxLines)
            m_layout->addWidget(makeLine(item));
    }
    if (lines > maxLines)
        m_layout->addWidget(new PlainLabel(tr("and %n more", nullptr, lines - maxLines), this));
}

/// A line that says how many are put away, and opens.
void AttentionList::addFold(int settled)
{
    auto *fold = new QToolButton(this);
    fold->setObjectName(u"settledButton"_s);
    fold->setAutoRaise(true);
    fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fold->setArrowType(m_isUnfolded                               ? Qt::DownArrow
                           : layoutDirection() == Qt::RightToLeft ? Qt::LeftArrow
                                                                  : Qt::RightArrow);
    fold->setText(settled == 1 ? tr("1 acknowledged or snoozed") : tr("%n acknowledged or snoozed", nullptr, settled));
    fold->setAccessibleDescription(m_isUnfolded ? tr("Open; press to fold") : tr("Folded; press to open"));
    connect(
        fold, &QToolButton::clicked, this,
        [this] {
            m_isUnfolded = !m_isUnfolded;
            refill();
        },
        Qt::QueuedConnection);
    m_layout->addWidget(fold, 0, Qt::AlignLeading);
    if (m_isUnfolded)
        addLines(true);
}

QString AttentionList::textOf(const AttentionItem &item) const
{
    QString text = item.sentence;
    if (item.lastGood)
        text += u' ' + tr("Last good: %1.").arg(timeOrNothing(item.lastGood, m_format));
    if (!item.isSettled)
        return text;
    const QString until = timeOrNothing(item.snoozedUntil, m_format);
    if (item.snoozedUntil)
        text += u'\n'
            + (item.note.isEmpty() ? tr("Snoozed until %1").arg(until)
                                   : tr("Snoozed until %1: %2").arg(until, item.note));
    else
        text += u'\n' + (item.note.isEmpty() ? tr("Acknowledged") : tr("Acknowledged: %1").arg(item.note));
    return text;
}

QWidget *AttentionList::makeLine(const AttentionItem &item)
{
    const Theme theme = Theme::of(palette());
    auto *line = new QWidget(this);
    line->setObjectName(item.isSettled ? u"settledLine"_s : u"attentionLine"_s);
    line->setProperty("key", keyOf(item));
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::spacing);
    auto *icon = new QLabel(line);
    const QString sign = item.isSettled ? (item.snoozedUntil ? u"snooze"_s : u"ok"_s) : attentionIcon(item.level);
    icon->setPixmap(theme.icon(sign, item.isSettled ? Colour::Muted : attentionColour(item.level))
                        .pixmap(QSize(18, 18), devicePixelRatioF()));
    layout->addWidget(icon, 0, Qt::AlignTop);
    auto *text = new PlainLabel(textOf(item), line);
    text->setObjectName(u"attentionText"_s);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (item.isSettled) {
        QPalette muted = text->palette();
        muted.setColor(QPalette::WindowText, theme.colour(Colour::Muted));
        text->setPalette(muted);
    }
    layout->addWidget(text, 1);
    if (item.hasAction)
        addActionButton(item, line);
    if (!item.alerts.isEmpty())
        addMenuButton(item, line);
    else
        layout->addSpacing(QToolButton().sizeHint().width() + Theme::spacing); // its action stands below the others
    return line;
}

void AttentionList::addActionButton(const AttentionItem &item, QWidget *line)
{
    auto *button = new QPushButton(line);
    switch (item.action) {
    case AttentionItem::Action::Retry:
        button->setText(tr("Retry now"));
        button->setObjectName(u"retryButton"_s);
        break;
    case AttentionItem::Action::EnterCredential:
        button->setText(tr("Sign in again"));
        button->setObjectName(u"enterCredentialButton"_s);
        break;
    case AttentionItem::Action::OpenAccount:
        button->setText(tr("Open account"));
        button->setObjectName(u"showAccountButton"_s);
        break;
    case AttentionItem::Action::EnterBalance: // nobody can be asked for it
        button->setText(tr("Enter a balance"));
        button->setObjectName(u"enterBalanceButton"_s);
        break;
    }
    button->setAccessibleDescription(item.sentence);
    // Queued: the list may be filled anew, and the button deleted, by what the action brings.
    connect(
        button, &QPushButton::clicked, this, [this, item] { Q_EMIT actionRequested(item); }, Qt::QueuedConnection);
    line->layout()->addWidget(button);
    line->layout()->setAlignment(button, Qt::AlignTop);
}

void AttentionList::addMenuButton(const AttentionItem &item, QWidget *line)
{
    auto *button = new QToolButton(line);
    button->setAutoRaise(true);
    if (item.isSettled) {
        button->setObjectName(u"reopenButton"_s);
        button->setText(tr("Show again"));
        button->setToolTip(tr("Takes back that it was acknowledged or snoozed"));
        connect(
            button, &QToolButton::clicked, this, [this, item] { Q_EMIT reopenRequested(item.alerts); },
            Qt::QueuedConnection);
    } else {
        button->setObjectName(u"moreButton"_s);
        button->setIcon(Theme::of(palette()).icon(u"more"_s));
        button->setAccessibleName(tr("Acknowledge or snooze"));
        button->setToolTip(tr("Acknowledge or snooze"));
        connect(button, &QToolButton::clicked, this, [this, item, button] { openMenu(item, button); });
    }
    button->setAccessibleDescription(item.sentence);
    line->layout()->addWidget(button);
    line->layout()->setAlignment(button, Qt::AlignTop);
}

/// The menu belongs to the list, not to the line: a new position may replace the line while the menu is open.
void AttentionList::openMenu(const AttentionItem &item, QWidget *button)
{
    delete m_menu;
    m_menu = new QMenu(this);
    m_menu->setObjectName(u"attentionMenu"_s);
    const auto add = [&](const QString &name, const QString &text, const QString &icon,
                         const std::optional<UtcTime> &until) {
        QAction *action =
            m_menu->addAction(Theme::of(palette()).icon(icon), text, this, [this, item, until] { ask(item, until); });
        action->setObjectName(name);
    };
    const SnoozeTimes times = snoozeTimes(m_now, m_format.zone, m_calendar);
    add(u"acknowledgeAction"_s, tr("Acknowledge…"), u"ok"_s, {});
    m_menu->addSeparator();
    add(u"snoozeHourAction"_s, tr("Snooze for 1 hour…"), u"snooze"_s, times.hour);
    add(u"snoozeTomorrowAction"_s, tr("Snooze until tomorrow 08:00…"), u"snooze"_s, times.tomorrow);
    add(u"snoozeBusinessDayAction"_s, tr("Snooze until the next business day…"), u"snooze"_s, times.nextBusinessDay);
    add(u"snoozeChooseAction"_s, tr("Snooze until a time that you choose…"), u"calendar"_s,
        times.nextBusinessDay + std::chrono::days(1));
    m_menu->popup(button->mapToGlobal(button->rect().bottomLeft()));
}

void AttentionList::ask(const AttentionItem &item, const std::optional<UtcTime> &until)
{
    auto *dialog = new AttentionDialog(item.sentence, until, m_now, m_format, this);
    connect(dialog, &AttentionDialog::acknowledged, this,
            [this, item](const QString &note) { Q_EMIT acknowledgeRequested(item.alerts, note); });
    connect(dialog, &AttentionDialog::snoozed, this,
            [this, item](UtcTime end, const QString &note) { Q_EMIT snoozeRequested(item.alerts, end, note); });
    dialog->open();
}

AttentionList::Focus AttentionList::focused() const
{
    const QWidget *control = focusWidget();
    if (!control || !control->hasFocus())
        return {};
    return {control->parentWidget()->property("key").toString(), control->objectName()};
}

void AttentionList::restoreFocus(const Focus &focus)
{
    if (focus.control.isEmpty())
        return;
    const auto controls = findChildren<QWidget *>(focus.control);
    for (QWidget *control : controls) {
        if (control->parentWidget()->property("key").toString() == focus.line)
            return control->setFocus(Qt::OtherFocusReason);
    }
    // The line is gone: to what stands first.
    const auto buttons = findChildren<QAbstractButton *>();
    if (!buttons.isEmpty())
        buttons.first()->setFocus(Qt::OtherFocusReason);
}

void AttentionList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::LayoutDirectionChange)
        refill();
    QWidget::changeEvent(event);
}

} // namespace coffer

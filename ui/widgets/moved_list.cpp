// SPDX-License-Identifier: GPL-3.0-or-later
#include "moved_list.h"

#include "theme.h"

#include <items/account_texts.h>

#include <QButtonGroup>
#include <QEvent>
#include <QStyleOptionToolButton>
#include <QStylePainter>
#include <QToolButton>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// A name that can be pressed. Draws its text itself: at the leading edge, shortened to the width that there is, and
/// with each & as it is, as names come from servers.
class NameButton : public QToolButton
{
public:
    NameButton(const QString &name, QWidget *parent) : QToolButton(parent), m_name(name)
    {
        setAutoRaise(true);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        setMinimumWidth(14 * Theme::spacing);
        setCursor(Qt::PointingHandCursor);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QStylePainter painter(this);
        QStyleOptionToolButton option;
        initStyleOption(&option);
        painter.drawComplexControl(QStyle::CC_ToolButton, option);
        const QRect space = rect().adjusted(Theme::spacing / 2, 0, -Theme::spacing / 2, 0);
        const auto alignment = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter);
        painter.drawText(space, int(alignment), fontMetrics().elidedText(m_name, Qt::ElideRight, space.width()));
    }

private:
    QString m_name;
};

} // namespace

MovedList::MovedList(QWidget *parent)
    : Card(u"history"_s, parent)
    , m_choice(new QButtonGroup(this))
    , m_remark(new PlainLabel({}, this))
{
    setObjectName(u"movedList"_s);
    for (const auto &[since, name] :
         {std::pair(Since::Close, u"sinceCloseButton"_s), std::pair(Since::Looked, u"sinceLookedButton"_s)}) {
        auto *button = new QToolButton(this);
        button->setObjectName(name);
        button->setCheckable(true);
        button->setChecked(since == m_since);
        button->setAutoRaise(true);
        m_choice->addButton(button, int(since));
        header()->addWidget(button);
    }
    m_remark->setObjectName(u"movedRemark"_s);
    m_remark->setWordWrap(true);
    m_remark->setFont(scaledFont(font(), TextSize::Small));
    body()->addWidget(m_remark);
    body()->addStretch(1);
    connect(m_choice, &QButtonGroup::idClicked, this, [this](int id) {
        setSince(Since(id));
        Q_EMIT sinceChanged(m_since);
    });
    updateTexts();
    refill();
}

void MovedList::setSince(Since since)
{
    if (since == m_since)
        return;
    m_since = since;
    m_choice->button(int(since))->setChecked(true);
    refill();
}

void MovedList::showMovements(Since since, const Movements &movements)
{
    std::optional<Movements> &known = m_movements[size_t(since)];
    if (known == movements)
        return;
    known = movements;
    if (since == m_since)
        refill();
}

void MovedList::setFormat(const DisplayFormat &format)
{
    m_format = format;
    refill();
}

QString MovedList::plainText() const
{
    return m_texts.join(u'\n');
}

void MovedList::updateTexts()
{
    setTitle(tr("What moved"));
    m_choice->button(int(Since::Close))->setText(tr("Since yesterday's close"));
    m_choice->button(int(Since::Looked))->setText(tr("Since you last looked"));
}

void MovedList::refill()
{
    const QWidget *focus = m_rows ? m_rows->focusWidget() : nullptr;
    const QString focused = focus && focus->hasFocus() ? focus->property("account").toString() : QString();
    if (m_rows) {
        m_rows->hide();
        m_rows->setParent(nullptr);
        m_rows->deleteLater(); // one of its buttons may be what brought us here
    }
    m_rows = new QWidget(this);
    m_grid = new QGridLayout(m_rows);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(2 * Theme::spacing);
    m_grid->setVerticalSpacing(Theme::spacing / 4);
    m_grid->setColumnStretch(0, 1);
    m_row = 0;
    m_texts.clear();
    body()->insertWidget(0, m_rows);

    const auto &movements = m_movements[size_t(m_since)];
    if (!movements) {
        m_remark->setText(m_since == Since::Close ? tr("The figures of yesterday's close are not read yet.")
                                                  : tr("This is the first time that you look."));
        m_texts += m_remark->text();
        return;
    }
    int left = maxRows;
    auto account = movements->accounts.begin();
    for (const CurrencyMovement &total : movements->totals) {
        if (total.changed > 0)
            addCurrency(total);
        for (; account != movements->accounts.end() && account->currency <= total.currency; ++account) {
            if (account->kind == AccountMovement::Kind::Changed && left-- > 0)
                addAccount(*account);
        }
    }
    for (const AccountMovement &movement : movements->accounts) {
        if (movement.kind != AccountMovement::Kind::Changed && left-- > 0)
            addAccount(movement);
    }
    addRemarks(*movements);
    if (left < 0) {
        m_remark->setText(tr("and %n more", nullptr, -left) + u'\n' + m_remark->text());
        m_texts += tr("and %n more", nullptr, -left);
    }
    if (focused.isEmpty())
        return;
    const auto buttons = m_rows->findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons) {
        if (button->property("account").toString() == focused)
            button->setFocus(Qt::OtherFocusReason);
    }
}

/// With the code, so that a row is complete when it is read out alone. Directions are told by the sign, which a hidden
/// amount does not have.
QString MovedList::changeText(const std::optional<Decimal> &change, const CurrencyCode &currency) const
{
    if (!change)
        return u"–"_s;
    const QString text = m_format.amounts().formatNumber(Money(*change, currency));
    return m_format.hidesAmounts() || change->isNegative() || change->isZero() ? text : u'+' + text;
}

void MovedList::addAmount(int column, const std::optional<Decimal> &change, const CurrencyCode &currency, bool isBold)
{
    auto *label = new PlainLabel(changeText(change, currency), m_rows);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    QFont font = label->font();
    font.setBold(isBold);
    label->setFont(font);
    m_grid->addWidget(label, m_row, column);
}

void MovedList::addCurrency(const CurrencyMovement &total)
{
    const auto heading = [this](int column, const QString &text, Qt::Alignment alignment) {
        auto *label = new PlainLabel(text, m_rows);
        label->setFont(scaledFont(font(), TextSize::Small));
        QPalette muted = label->palette();
        muted.setColor(QPalette::WindowText, Theme::of(palette()).colour(Colour::Muted));
        label->setPalette(muted);
        label->setAlignment(alignment | Qt::AlignVCenter);
        m_grid->addWidget(label, m_row, column);
    };
    if (m_row == 0) {
        heading(1, columnLabel(BalanceColumn::Posted), Qt::AlignRight);
        heading(2, columnLabel(BalanceColumn::Available), Qt::AlignRight);
        ++m_row;
    }
    auto *code = new PlainLabel(total.currency.toString(), m_rows);
    QFont bold = code->font();
    bold.setBold(true);
    code->setFont(bold);
    m_grid->addWidget(code, m_row, 0);
    addAmount(1, total.posted, total.currency, true);
    addAmount(2, total.available, total.currency, true);
    ++m_row;
    m_texts += tr("%1: posted %2, available %3")
                   .arg(total.currency.toString(), changeText(total.posted, total.currency),
                        changeText(total.available, total.currency));
}

QString MovedList::sentenceOf(const AccountMovement &movement) const
{
    switch (movement.kind) {
    case AccountMovement::Kind::Changed:
        return tr("%1, %2: posted %3, available %4")
            .arg(movement.name, movement.currency.toString(), changeText(movement.posted.change, movement.currency),
                 changeText(movement.available.change, movement.currency));
    case AccountMovement::Kind::New:
        return tr("%1 is new").arg(movement.name);
    case AccountMovement::Kind::Gone:
        return tr("%1 is no longer listed by its provider").arg(movement.name);
    case AccountMovement::Kind::CannotSay:
        return movement.confirmedAt
            ? tr("%1: cannot say, last read %2").arg(movement.name, timeOrNothing(movement.confirmedAt, m_format))
            : tr("%1: cannot say, never read").arg(movement.name);
    }
    Q_UNREACHABLE();
}

void MovedList::addAccount(const AccountMovement &movement)
{
    const QString sentence = sentenceOf(movement);
    const bool hasChanged = movement.kind == AccountMovement::Kind::Changed;
    auto *name = new NameButton(hasChanged ? movement.name : sentence, m_rows);
    name->setObjectName(u"movedAccount"_s);
    name->setProperty("account", movement.account.toString());
    name->setAccessibleName(sentence);
    QString toolTip = sentence;
    if (movement.beforeConfirmedAt)
        toolTip +=
            u'\n' + tr("Compared with the figure read at %1").arg(timeOrNothing(movement.beforeConfirmedAt, m_format));
    if (!movement.inTotals) { // as such accounts stand in the list of accounts
        QFont font = name->font();
        font.setItalic(true);
        name->setFont(font);
        toolTip += u'\n' + tr("Not in totals");
    }
    name->setToolTip(escapedToolTip(toolTip));
    connect(
        name, &QToolButton::clicked, this, [this, id = movement.account] { Q_EMIT accountOpened(id); },
        Qt::QueuedConnection);
    m_grid->addWidget(name, m_row, 0, 1, hasChanged ? 1 : 3);
    if (hasChanged) {
        addAmount(1, movement.posted.change, movement.currency, false);
        addAmount(2, movement.available.change, movement.currency, false);
    }
    ++m_row;
    m_texts += sentence;
}

void MovedList::addRemarks(const Movements &movements)
{
    int same = 0;
    int changed = 0;
    for (const CurrencyMovement &total : movements.totals) {
        same += total.same;
        changed += total.changed;
    }
    QStringList remarks;
    if (changed == 0)
        remarks += tr("No account in totals moved.");
    if (same > 0)
        remarks += same == 1 ? tr("1 account is unchanged.") : tr("%n accounts are unchanged.", nullptr, same);
    remarks += tr("Compared with %1.").arg(timeOrNothing(movements.since, m_format));
    m_remark->setText(remarks.join(u' '));
    m_texts += m_remark->text();
}

void MovedList::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        updateTexts();
        refill();
    }
}

} // namespace coffer

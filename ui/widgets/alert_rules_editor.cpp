// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert_rules_editor.h"

#include "amount_edit.h"
#include "card.h"
#include "theme.h"

#include <wording/labels.h>

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLineEdit>

namespace coffer {

using namespace Qt::StringLiterals;

AlertRulesEditor::AlertRulesEditor(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
    , m_remark(new PlainLabel({}, this))
    , m_basis(new QComboBox(this))
    , m_signChange(new QCheckBox(this))
{
    setObjectName(u"alertRulesEditor"_s);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(Theme::spacing);
    m_form->setHorizontalSpacing(Theme::spacing);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_remark->setObjectName(u"rulesRemark"_s);
    m_remark->setWordWrap(true);
    m_form->addRow(m_remark);
    m_basis->setObjectName(u"basisBox"_s);
    m_basis->addItem({}, int(AccountLimits::Basis::Available));
    m_basis->addItem({}, int(AccountLimits::Basis::Posted));
    m_form->addRow(new PlainLabel({}, this), m_basis);
    m_minimum = addAmount(u"minimumEdit"_s, int(AmountEdit::Sign::Any));
    m_target = addAmount(u"targetEdit"_s, int(AmountEdit::Sign::Any));
    m_maximum = addAmount(u"maximumEdit"_s, int(AmountEdit::Sign::Any));
    m_largeMove = addAmount(u"largeMoveEdit"_s, int(AmountEdit::Sign::Positive));
    m_tolerance = addAmount(u"toleranceEdit"_s, int(AmountEdit::Sign::NotNegative));
    m_signChange->setObjectName(u"signChangeBox"_s);
    m_form->addRow(m_signChange);
    connect(m_basis, &QComboBox::activated, this, &AlertRulesEditor::say);
    connect(m_signChange, &QCheckBox::clicked, this, &AlertRulesEditor::say);
    updateTexts();
    fill();
}

AmountEdit *AlertRulesEditor::addAmount(const QString &objectName, int sign)
{
    auto *edit = new AmountEdit(AmountEdit::Sign(sign), this);
    edit->edit()->setObjectName(objectName);
    m_form->addRow(new PlainLabel({}, this), edit);
    connect(edit, &AmountEdit::amountChanged, this, &AlertRulesEditor::check);
    connect(edit, &AmountEdit::editingFinished, this, &AlertRulesEditor::say);
    return edit;
}

void AlertRulesEditor::updateTexts()
{
    const auto label = [this](QWidget *field, const QString &text) {
        if (auto *shown = qobject_cast<QLabel *>(m_form->labelForField(field))) {
            shown->setText(text);
            shown->setBuddy(field);
        }
    };
    const auto name = [&](AmountEdit *edit, const QString &text, const QString &help) {
        label(edit, text);
        edit->setLabelText(text);
        edit->edit()->setToolTip(help);
    };
    label(m_basis, tr("Watch"));
    m_basis->setAccessibleName(tr("Which figure is watched"));
    m_basis->setItemText(0, tr("Available, as reported"));
    m_basis->setItemText(1, columnLabel(BalanceColumn::Posted));
    name(m_minimum, tr("Minimum"), tr("Tells when the figure is below it"));
    name(m_target, tr("Target"), tr("Short and excess are counted from it"));
    name(m_maximum, tr("Maximum"), tr("Tells when the figure is above it"));
    name(m_largeMove, tr("Large move"), tr("Tells a change of this size or more between two readings"));
    name(m_tolerance, tr("Tolerance"), tr("An unexplained difference up to this size is not told"));
    m_signChange->setText(tr("Tell when it crosses zero"));
}

void AlertRulesEditor::setLimits(const AccountLimits &limits, const std::optional<CurrencyCode> &currency,
                                 const DisplayFormat &format)
{
    const bool isSameFormat = format.locale == m_format.locale && format.negative == m_format.negative
        && format.visibility == m_format.visibility;
    if (limits == m_limits && currency == m_currency && isSameFormat)
        return;
    m_limits = limits;
    m_currency = currency;
    m_format = format;
    fill();
}

void AlertRulesEditor::fill()
{
    const bool isOwn = m_currency && (m_limits.currency.isEmpty() || m_limits.currency == m_currency->toString());
    const bool hasAmounts =
        m_limits.minimum || m_limits.target || m_limits.maximum || m_limits.largeMove || m_limits.tolerance;
    QString remark;
    if (!m_currency)
        remark = tr("This account was never read, so its currency is not known yet.");
    else if (!isOwn && hasAmounts)
        remark = tr("The limits were set in %1 and are not judged against %2. Enter them anew.")
                     .arg(m_limits.currency, m_currency->toString());
    else if (m_format.hidesAmounts())
        remark = tr("Amounts are hidden and cannot be changed.");
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
    m_basis->setCurrentIndex(m_basis->findData(int(m_limits.basis)));
    m_signChange->setChecked(m_limits.signChange);
    for (const auto &[edit, amount] :
         {std::pair(m_minimum, m_limits.minimum), std::pair(m_target, m_limits.target),
          std::pair(m_maximum, m_limits.maximum), std::pair(m_largeMove, m_limits.largeMove),
          std::pair(m_tolerance, m_limits.tolerance)}) {
        edit->setEnabled(m_currency.has_value());
        if (m_currency)
            edit->setAmount(isOwn ? amount : std::nullopt, *m_currency, m_format);
    }
    check();
}

AccountLimits AlertRulesEditor::entered() const
{
    AccountLimits limits;
    limits.basis = AccountLimits::Basis(m_basis->currentData().toInt());
    limits.signChange = m_signChange->isChecked();
    limits.minimum = m_minimum->amount();
    limits.target = m_target->amount();
    limits.maximum = m_maximum->amount();
    limits.largeMove = m_largeMove->amount();
    limits.tolerance = m_tolerance->amount();
    if (m_currency)
        limits.currency = m_currency->toString();
    return limits;
}

/// Minimum up to target up to maximum. The complaint stands at the upper one.
void AlertRulesEditor::check()
{
    const auto &minimum = m_minimum->amount();
    const auto &target = m_target->amount();
    const auto &maximum = m_maximum->amount();
    m_target->setComplaint(minimum && target && *target < *minimum ? tr("The target must not be below the minimum.")
                                                                   : QString());
    QString complaint;
    if (maximum && target && *maximum < *target)
        complaint = tr("The maximum must not be below the target.");
    else if (maximum && minimum && *maximum < *minimum)
        complaint = tr("The maximum must not be below the minimum.");
    m_maximum->setComplaint(complaint);
}

bool AlertRulesEditor::hasErrors() const
{
    const AccountLimits limits = entered();
    const auto isAbove = [](const std::optional<Decimal> &a, const std::optional<Decimal> &b) {
        return a && b && *a > *b;
    };
    for (const AmountEdit *edit : {m_minimum, m_target, m_maximum, m_largeMove, m_tolerance}) {
        if (edit->hasError())
            return true;
    }
    return isAbove(limits.minimum, limits.target) || isAbove(limits.target, limits.maximum)
        || isAbove(limits.minimum, limits.maximum);
}

void AlertRulesEditor::say()
{
    if (!m_currency || hasErrors())
        return;
    AccountLimits limits = entered();
    // Nothing was entered: the code alone is no change.
    AccountLimits known = m_limits;
    if (known.currency.isEmpty())
        known.currency = limits.currency;
    if (limits == known)
        return;
    m_limits = limits;
    Q_EMIT limitsChanged(m_limits);
}

void AlertRulesEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        updateTexts();
        fill();
    }
    QWidget::changeEvent(event);
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account.h>
#include <items/display_format.h>

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;

namespace coffer {

class AmountEdit;
class PlainLabel;

/// Edits what the user wants to be told of about one account. A change is said once all fields can be read and agree
/// with each other: minimum up to target up to maximum.
class AlertRulesEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit AlertRulesEditor(QWidget *parent = nullptr);

    /// `currency`: the account's; nothing: it was never read, so no amount can be set. Limits in another currency are
    /// not shown as its own: they have to be entered anew. Calling it with what is shown already leaves alone what is
    /// being typed.
    void setLimits(const AccountLimits &limits, const std::optional<CurrencyCode> &currency,
                   const DisplayFormat &format);
    [[nodiscard]] bool hasErrors() const;

Q_SIGNALS:
    void limitsChanged(const coffer::AccountLimits &limits);

protected:
    void changeEvent(QEvent *event) override;

private:
    AmountEdit *addAmount(const QString &objectName, int sign);
    void updateTexts();
    void fill();
    void check();
    void say();
    [[nodiscard]] AccountLimits entered() const;

    AccountLimits m_limits; ///< as last set or said
    std::optional<CurrencyCode> m_currency;
    DisplayFormat m_format;
    QFormLayout *m_form;
    PlainLabel *m_remark;
    QComboBox *m_basis;
    AmountEdit *m_minimum;
    AmountEdit *m_target;
    AmountEdit *m_maximum;
    AmountEdit *m_largeMove;
    AmountEdit *m_tolerance;
    QCheckBox *m_signChange;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <items/display_format.h>

#include <QWidget>

class QLineEdit;

namespace coffer {

class PlainLabel;

/// A field for an amount in one currency. What is typed is read exactly in the user's locale, or refused with one
/// sentence below the field. Empty means no amount.
class AmountEdit final : public QWidget
{
    Q_OBJECT

public:
    enum class Sign { Any, NotNegative, Positive };

    explicit AmountEdit(Sign sign, QWidget *parent = nullptr);

    /// Replaces what is in the field. A hidden amount is shown as its mask and cannot be changed.
    void setAmount(const std::optional<Decimal> &amount, const CurrencyCode &currency, const DisplayFormat &format);
    /// Nothing where the field is empty or cannot be read: then hasError().
    [[nodiscard]] const std::optional<Decimal> &amount() const { return m_amount; }
    [[nodiscard]] bool hasError() const { return !m_error.isEmpty(); }
    /// A sentence of the owner about an amount that can be read; empty: none.
    void setComplaint(const QString &sentence);
    void setLabelText(const QString &label); ///< for screen readers
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void amountChanged();   ///< while typing
    void editingFinished(); ///< Enter, or the focus went elsewhere

private:
    void read();
    void showError();
    [[nodiscard]] QString errorOf(const QString &text, std::optional<Decimal> *amount) const;

    Sign m_sign;
    std::optional<CurrencyCode> m_currency;
    DisplayFormat m_format;
    std::optional<Decimal> m_amount;
    QString m_error;
    QString m_complaint;
    QLineEdit *m_edit;
    PlainLabel *m_code;
    PlainLabel *m_sentence;
};

} // namespace coffer

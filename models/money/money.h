// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <money/currency.h>
#include <money/decimal.h>

namespace coffer {

/// An exact amount in one currency.
///
/// Unit:   major units of `currency` (12.34 EUR is "12.34", not 1234).
/// Sign:   credit is positive, debit is negative, as seen by the account owner.
/// Errors: plus() reports CurrencyMismatch for two currencies and Overflow past the range of Decimal; nothing is
/// rounded. Source: ISO 20022 ActiveOrHistoricCurrencyAndAmount with CreditDebitCode folded into the sign.
class Money
{
public:
    Money(Decimal amount, CurrencyCode currency) : m_amount(std::move(amount)), m_currency(std::move(currency)) {}

    [[nodiscard]] const Decimal &amount() const { return m_amount; }
    [[nodiscard]] const CurrencyCode &currency() const { return m_currency; }

    /// Sum of two amounts in the same currency. To add currencies use MoneyBag.
    [[nodiscard]] Result<Money> plus(const Money &other) const;
    [[nodiscard]] Result<Money> minus(const Money &other) const;
    [[nodiscard]] bool isIdentical(const Money &other) const
    {
        return m_currency == other.m_currency && m_amount.isIdentical(other.m_amount);
    }

    friend bool operator==(const Money &, const Money &) = default;

private:
    Decimal m_amount;
    CurrencyCode m_currency;
};

} // namespace coffer

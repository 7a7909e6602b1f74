// SPDX-License-Identifier: GPL-3.0-or-later
#include <money/money.h>

using namespace Qt::StringLiterals;

namespace coffer {

namespace {

Error mismatch(const CurrencyCode &expected, const CurrencyCode &found)
{
    return Error{ErrorKind::CurrencyMismatch, {}, found.toString(), expected.toString()};
}

} // namespace

Result<Money> Money::plus(const Money &other) const
{
    if (m_currency != other.m_currency)
        return mismatch(m_currency, other.m_currency);
    Result<Decimal> sum = m_amount.plus(other.m_amount);
    if (!sum)
        return sum.error();
    return Money(std::move(sum).value(), m_currency);
}

Result<Money> Money::minus(const Money &other) const
{
    return plus(Money(other.m_amount.negated(), other.m_currency));
}

} // namespace coffer

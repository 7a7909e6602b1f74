// SPDX-License-Identifier: GPL-3.0-or-later
#include <money/money_bag.h>

namespace coffer {

Result<void> MoneyBag::add(const Money &money)
{
    const auto [entry, isNew] = m_totals.try_emplace(money.currency(), money.amount());
    if (isNew)
        return {};
    Result<Decimal> sum = entry->second.plus(money.amount());
    if (!sum)
        return sum.error();
    entry->second = std::move(sum).value();
    return {};
}

std::optional<Money> MoneyBag::total(const CurrencyCode &currency) const
{
    const auto entry = m_totals.find(currency);
    if (entry == m_totals.end())
        return std::nullopt;
    return Money(entry->second, currency);
}

std::vector<Money> MoneyBag::totals() const
{
    std::vector<Money> totals;
    totals.reserve(m_totals.size());
    for (const auto &[currency, amount] : m_totals)
        totals.emplace_back(amount, currency);
    return totals;
}

} // namespace coffer

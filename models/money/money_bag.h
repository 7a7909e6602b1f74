// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <money/money.h>

#include <map>
#include <optional>
#include <vector>

namespace coffer {

/// Exact sums, one per currency; never a sum across currencies.
class MoneyBag
{
public:
    /// Errors: Overflow; the bag is then unchanged.
    [[nodiscard]] Result<void> add(const Money &money);
    [[nodiscard]] std::optional<Money> total(const CurrencyCode &currency) const; ///< nothing where none was added
    [[nodiscard]] std::vector<Money> totals() const;                              ///< sorted by code
    [[nodiscard]] bool isEmpty() const { return m_totals.empty(); }

    friend bool operator==(const MoneyBag &, const MoneyBag &) = default;

private:
    std::map<CurrencyCode, Decimal> m_totals;
};

} // namespace coffer

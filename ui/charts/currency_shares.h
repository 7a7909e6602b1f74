// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bar_groups.h"

namespace coffer {

/// What part of the posted money of one currency lies where. Without exchange rates there is no share across
/// currencies; what is overdrawn is no part of a whole and stands apart.
struct CurrencyShares
{
    struct Share
    {
        BalanceGroup group;
        int permille = 0; ///< of `whole`, rounded half up; the parts need not add up to 1,000
        friend bool operator==(const Share &, const Share &) = default;
    };
    CurrencyCode currency;
    std::optional<Decimal> whole;       ///< sum of the shares, exact; nothing where there is none or it does not fit
    std::vector<Share> shares;          ///< posted of 0 and more, the largest first; the smaller rest as "n others"
    std::vector<BalanceGroup> negative; ///< the lowest first
    std::vector<BalanceGroup> unknown;  ///< posted was not sent, or does not fit

    friend bool operator==(const CurrencyShares &, const CurrencyShares &) = default;
};

/// `groups`: all of one currency, none put together as others.
[[nodiscard]] CurrencyShares currencyShares(const CurrencyGroups &groups, std::size_t most);

/// part / whole in thousandths, rounded half up, without leaving exact numbers. 0 <= part <= whole, whole above 0.
[[nodiscard]] int permilleOf(const Decimal &part, const Decimal &whole);

} // namespace coffer

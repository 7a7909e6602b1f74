// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>

#include <QHash>
#include <QString>

#include <vector>

namespace coffer {

/// By what balances are put together in a chart; never across currencies.
enum class BalanceDimension { Currency, Entity, Provider, Account };

/// What the accounts of one currency and one entity, provider and so on make together.
struct BalanceGroup
{
    QString key;   ///< currency code, entity, provider's id, account's id; empty for the others together
    QString label; ///< plain text
    CurrencyTotal total;
    QStringList others; ///< of "n others": who they are

    friend bool operator==(const BalanceGroup &, const BalanceGroup &) = default;
};

/// One currency and its scale.
struct CurrencyGroups
{
    CurrencyCode currency;
    std::vector<BalanceGroup> groups; ///< the largest first, by the larger of posted and available without sign

    friend bool operator==(const CurrencyGroups &, const CurrencyGroups &) = default;
};

/// The counted accounts of a position, by currency code. Of each currency at most `most` groups; the smaller rest is
/// one exact sum, named as what it is. A name that is not known is the id; no entity is said in words.
[[nodiscard]] std::vector<CurrencyGroups> balanceGroups(const CashPosition &position, BalanceDimension dimension,
                                                        const QHash<ProviderId, QString> &providerNames,
                                                        std::size_t most);

[[nodiscard]] QString dimensionLabel(BalanceDimension dimension);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "bar_groups.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace coffer {

namespace {

struct Charts
{
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

using Accounts = std::vector<const PositionAccount *>;

QString keyOf(const PositionAccount &account, BalanceDimension dimension)
{
    switch (dimension) {
    case BalanceDimension::Currency:
        return account.snapshot.reading->currency.toString();
    case BalanceDimension::Entity:
        return account.entity;
    case BalanceDimension::Provider:
        return account.provider.toString();
    case BalanceDimension::Account:
        return account.snapshot.id.toString();
    }
    Q_UNREACHABLE();
}

QString labelOf(const PositionAccount &account, BalanceDimension dimension, const QHash<ProviderId, QString> &names)
{
    switch (dimension) {
    case BalanceDimension::Currency:
        return account.snapshot.reading->currency.toString();
    case BalanceDimension::Entity:
        return account.entity.isEmpty() ? Charts::tr("Without entity") : account.entity;
    case BalanceDimension::Provider:
        return names.value(account.provider, account.provider.toString());
    case BalanceDimension::Account:
        return account.name;
    }
    Q_UNREACHABLE();
}

Decimal weightOf(const CurrencyTotal &total)
{
    const Decimal posted = total.posted.value_or(Decimal()).absolute();
    const Decimal available = total.available.value_or(Decimal()).absolute();
    return std::max(posted, available);
}

/// The smaller ones as one. Their accounts are summed anew: one code path for all sums.
BalanceGroup othersOf(std::vector<std::pair<BalanceGroup, Accounts>>::const_iterator first,
                      std::vector<std::pair<BalanceGroup, Accounts>>::const_iterator last)
{
    Accounts accounts;
    QStringList names;
    for (auto one = first; one != last; ++one) {
        accounts.insert(accounts.end(), one->second.begin(), one->second.end());
        names += one->first.label;
    }
    return {.key = {},
            .label = Charts::tr("%n others", nullptr, int(names.size())),
            .total = totalsOf(accounts).front(),
            .others = names};
}

} // namespace

std::vector<CurrencyGroups> balanceGroups(const CashPosition &position, BalanceDimension dimension,
                                          const QHash<ProviderId, QString> &providerNames, std::size_t most)
{
    std::vector<CurrencyGroups> result;
    if (dimension == BalanceDimension::Currency) {
        for (const CurrencyTotal &total : position.totals) {
            if (total.accounts > 0)
                result.push_back({total.currency, {{total.currency.toString(), total.currency.toString(), total, {}}}});
        }
        return result;
    }
    std::map<CurrencyCode, std::map<QString, Accounts>> parts;
    for (const PositionAccount &account : position.accounts) {
        if (account.inTotals() && account.snapshot.reading)
            parts[account.snapshot.reading->currency][keyOf(account, dimension)].push_back(&account);
    }
    for (const auto &[currency, byKey] : parts) {
        std::vector<std::pair<BalanceGroup, Accounts>> groups;
        for (const auto &[key, accounts] : byKey)
            groups.push_back({{.key = key,
                               .label = labelOf(*accounts.front(), dimension, providerNames),
                               .total = totalsOf(accounts).front(),
                               .others = {}},
                              accounts});
        std::stable_sort(groups.begin(), groups.end(), [](const auto &a, const auto &b) {
            return weightOf(a.first.total) > weightOf(b.first.total);
        });
        // One alone is not "others": it has a name.
        const std::size_t kept = groups.size() > most + 1 ? most : groups.size();
        CurrencyGroups all{currency, {}};
        for (std::size_t i = 0; i < kept; ++i)
            all.groups.push_back(std::move(groups[i].first));
        if (kept < groups.size())
            all.groups.push_back(othersOf(groups.begin() + std::ptrdiff_t(kept), groups.end()));
        result.push_back(std::move(all));
    }
    return result;
}

QString dimensionLabel(BalanceDimension dimension)
{
    switch (dimension) {
    case BalanceDimension::Currency:
        return Charts::tr("Currency");
    case BalanceDimension::Entity:
        return Charts::tr("Entity");
    case BalanceDimension::Provider:
        return Charts::tr("Provider");
    case BalanceDimension::Account:
        return Charts::tr("Account");
    }
    Q_UNREACHABLE();
}

} // namespace coffer

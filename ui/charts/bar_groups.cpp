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

/// A group before its sum is needed in full: of thousands only the largest are drawn.
struct Part
{
    QString key;
    QString label;
    Accounts accounts;
    Decimal weight;
};

Decimal larger(const std::optional<Decimal> &posted, const std::optional<Decimal> &available)
{
    return std::max(posted.value_or(Decimal()).absolute(), available.value_or(Decimal()).absolute());
}

Decimal weightOf(const Accounts &accounts)
{
    if (accounts.size() == 1) { // its own figures are its sum
        const BalanceReading &reading = *accounts.front()->snapshot.reading;
        return larger(reading.posted ? std::optional(reading.posted->amount) : std::nullopt,
                      reading.available ? std::optional(reading.available->amount) : std::nullopt);
    }
    const CurrencyTotal total = totalsOf(accounts).front();
    return larger(total.posted, total.available);
}

/// The smaller ones as one. Their accounts are summed anew: one code path for all sums.
BalanceGroup othersOf(std::vector<Part>::const_iterator first, std::vector<Part>::const_iterator last)
{
    Accounts accounts;
    QStringList names;
    for (auto one = first; one != last; ++one) {
        accounts.insert(accounts.end(), one->accounts.begin(), one->accounts.end());
        names += one->label;
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
        std::vector<Part> groups;
        for (const auto &[key, accounts] : byKey)
            groups.push_back({key, labelOf(*accounts.front(), dimension, providerNames), accounts, weightOf(accounts)});
        std::stable_sort(groups.begin(), groups.end(),
                         [](const Part &a, const Part &b) { return a.weight > b.weight; });
        // One alone is not "others": it has a name.
        const std::size_t kept = groups.size() > most + 1 ? most : groups.size();
        CurrencyGroups all{currency, {}};
        for (std::size_t i = 0; i < kept; ++i)
            all.groups.push_back({groups[i].key, groups[i].label, totalsOf(groups[i].accounts).front(), {}});
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

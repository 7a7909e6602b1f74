// SPDX-License-Identifier: GPL-3.0-or-later
#include "currency_shares.h"

#include <QCoreApplication>

#include <algorithm>

namespace coffer {

namespace {

struct Charts
{
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

std::optional<Decimal> sum(const std::optional<Decimal> &a, const Decimal &b)
{
    if (!a)
        return std::nullopt;
    Result<Decimal> result = a->plus(b);
    return result ? std::optional(std::move(result).value()) : std::nullopt;
}

/// The counts and the posted sum of several; what else a total has is not asked of a share.
BalanceGroup together(const std::vector<BalanceGroup> &groups)
{
    BalanceGroup result{.key = {}, .label = {}, .total = groups.front().total, .others = {}};
    for (std::size_t i = 0; i < groups.size(); ++i) {
        result.others += groups[i].label;
        if (i == 0)
            continue;
        CurrencyTotal &total = result.total;
        total.posted = sum(total.posted, groups[i].total.posted.value_or(Decimal()));
        total.accounts += groups[i].total.accounts;
        total.postedCount += groups[i].total.postedCount;
        total.current += groups[i].total.current;
        total.failed += groups[i].total.failed;
    }
    result.label = Charts::tr("%n others", nullptr, int(groups.size()));
    return result;
}

} // namespace

int permilleOf(const Decimal &part, const Decimal &whole)
{
    // floor((2000 part + whole) / (2 whole)), by taking away doubled wholes from the largest down.
    const auto twice = [](const Decimal &value) { return value.plus(value).value(); };
    const Decimal thousandfold = Decimal::fromUnscaled(part.unscaledText() + "000", part.scale()).value();
    Decimal rest = twice(thousandfold).plus(whole).value();
    std::vector<Decimal> multiples{twice(whole)};
    while (multiples.size() < 11)
        multiples.push_back(twice(multiples.back()));
    int result = 0;
    for (int i = int(multiples.size()) - 1; i >= 0; --i) {
        if (rest >= multiples[size_t(i)]) {
            rest = rest.minus(multiples[size_t(i)]).value();
            result += 1 << i;
        }
    }
    return result;
}

CurrencyShares currencyShares(const CurrencyGroups &groups, std::size_t most)
{
    CurrencyShares result{.currency = groups.currency, .whole = Decimal(), .shares = {}, .negative = {}, .unknown = {}};
    std::vector<BalanceGroup> positive;
    for (const BalanceGroup &group : groups.groups) {
        if (!group.total.posted)
            result.unknown.push_back(group);
        else if (group.total.posted->isNegative())
            result.negative.push_back(group);
        else
            positive.push_back(group);
    }
    const auto larger = [](const BalanceGroup &a, const BalanceGroup &b) { return a.total.posted > b.total.posted; };
    std::stable_sort(positive.begin(), positive.end(), larger);
    std::stable_sort(result.negative.begin(), result.negative.end(),
                     [&](const BalanceGroup &a, const BalanceGroup &b) { return larger(b, a); });
    if (positive.size() > most + 1) {
        const std::vector<BalanceGroup> rest(positive.begin() + std::ptrdiff_t(most), positive.end());
        positive.resize(most, rest.front());
        positive.push_back(together(rest));
    }
    for (const BalanceGroup &group : positive)
        result.whole = group.total.posted ? sum(result.whole, *group.total.posted) : std::nullopt;
    if (result.whole && (result.whole->isZero() || result.whole->scale() + 8 > Decimal::maxScale))
        result.whole.reset();
    for (const BalanceGroup &group : positive)
        result.shares.push_back({group, result.whole ? permilleOf(*group.total.posted, *result.whole) : 0});
    return result;
}

} // namespace coffer

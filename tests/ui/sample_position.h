// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>
#include <balances/provider_summary.h>
#include <balances/trend.h>

namespace coffer::samples {

// A made-up group as finance staff would see it on a bad morning: 14 accounts in 8 currencies, one connection refused,
// one stale, one overdrawn, a wallet of customers, an amount of 16 digits, a name of 60 characters and a name that
// looks like markup.

extern const UtcTime now;
[[nodiscard]] PositionInput input();
[[nodiscard]] CashPosition position();
[[nodiscard]] std::vector<ProviderSummary> providers();
[[nodiscard]] TrendSeries trend(const CurrencyCode &currency, int days);
[[nodiscard]] Attempt goodTest(const ConnectionId &connection);

} // namespace coffer::samples

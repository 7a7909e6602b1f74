// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/trend.h>
#include <items/display_format.h>
#include <items/item_roles.h>
#include <wording/labels.h>

namespace coffer {

/// The figure of an account that stands in a column; nothing where the provider did not send it.
[[nodiscard]] std::optional<Decimal> figureOf(const PositionAccount &account, BalanceColumn column);
[[nodiscard]] std::optional<Decimal> figureOf(const CurrencyTotal &total, BalanceColumn column);
/// How many accounts are counted, current, failed and left out in all currencies together, and the oldest confirmation.
/// Counts may be added across currencies, sums not: there are none in it.
[[nodiscard]] CurrencyTotal countsOf(const std::vector<CurrencyTotal> &totals);
/// How many of the counted accounts report this figure; nothing where that is not known.
[[nodiscard]] std::optional<int> reportingCount(const CurrencyTotal &total, BalanceColumn column);
/// "1 of 2" where a sum is there but covers fewer accounts than the total has; else nothing.
[[nodiscard]] QString partText(const CurrencyTotal &total, BalanceColumn column);
/// "Available", or with "incl. credit" where a credit line is inside what one of the accounts reports.
[[nodiscard]] QString availableLabel(const std::vector<PositionAccount> &accounts);
/// What that means and where the figure without credit stands.
[[nodiscard]] QString availableToolTip();
/// Where the figure of a column was read; nothing for derived ones.
[[nodiscard]] const Figure *sourcedFigure(const BalanceReading &reading, BalanceColumn column);

/// "1 failed: Bank B", "3 failed: Bank B, Bank C"; nothing where none did.
[[nodiscard]] QString failedText(int failed, const QStringList &connections);
/// "9 of 11 current · oldest 19 Nov 2026 17:58 CET · 1 failed: Bank B".
[[nodiscard]] QString freshnessSentence(const CurrencyTotal &counts, const QStringList &failed,
                                        const DisplayFormat &format);
/// Whether what the bridge leaves unexplained is more than the account's tolerance.
[[nodiscard]] bool isUnexplainedAlarming(const PositionAccount &account);
/// Which figure stands for an account where there is room for one line: available where it is sent, else posted.
[[nodiscard]] BalanceColumn drawnColumn(const TrendSeries &series);
/// A day's readings in words: how many, from and to which figure, how many gaps.
[[nodiscard]] QString seriesText(const TrendSeries &series, const DisplayFormat &format);

/// Age of the confirmation and, where it was not ok, the outcome of the last attempt: "Stale · Failed".
[[nodiscard]] QString stateText(const PositionAccount &account);
/// "12 min" since the last confirmation; nothing where there was none.
[[nodiscard]] QString confirmationAge(const std::optional<UtcTime> &confirmedAt, UtcTime now);
[[nodiscard]] QString timeOrNothing(const std::optional<UtcTime> &time, const DisplayFormat &format);

/// Exact value, place in the reply and the clocks, one per line. Plain text; amounts and raw tokens only where shown.
[[nodiscard]] QString figureToolTip(const PositionAccount &account, BalanceColumn column, const DisplayFormat &format);
/// Who, where, whose money, how fresh, what went wrong.
[[nodiscard]] QString accountToolTip(const PositionAccount &account, const DisplayFormat &format);

/// For Qt, which shows a tooltip that looks like markup as markup: the same text, escaped.
[[nodiscard]] QString escapedToolTip(const QString &plain);

} // namespace coffer

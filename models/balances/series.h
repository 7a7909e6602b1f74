// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/business_calendar.h>
#include <balances/trend.h>
#include <base/ids.h>

#include <chrono>
#include <map>

namespace coffer {

/// The ranges that charts offer: 1D, 7D, 30D, 90D, 1Y, all.
enum class ChartRange { Day, Week, Month, Quarter, Year, All };

/// What a chart wants to show: one account, or the native total of several.
struct SeriesQuery
{
    QString chart;      ///< who asks: a newer query of the same chart replaces one that waits
    quint64 serial = 0; ///< comes back with the series, so that the chart knows the answer to its last question
    CurrencyCode currency;
    std::vector<AccountId> accounts;
    ChartRange range = ChartRange::Month;
    /// A zoom: this time instead of the range. Up to two days show every reading, longer ones a value per business day.
    std::optional<std::pair<UtcTime, UtcTime>> window = {};
    BusinessCalendar calendar = {}; ///< which days have a value where there is one per day
    BusinessDayRule rule = {};
    /// Silence after which a reading no longer counts as held (the connection's limit for stale); others: never.
    std::map<ConnectionId, std::chrono::seconds> gapAfter = {};
    int pixels = 0; ///< the width that it is drawn in; 0: every point is wanted
};

/// A time in which an account's figures were confirmed and did not change.
struct SeriesRun
{
    UtcTime from;
    UtcTime until;
    std::optional<Decimal> posted; ///< nothing: the provider does not send it
    std::optional<Decimal> available;

    friend bool operator==(const SeriesRun &, const SeriesRun &) = default;
};

/// What one account had in the time that is shown.
struct SeriesAccount
{
    bool sentPosted =
        false; ///< before its first run here: from the beginning on a total has a hole where it has no run
    bool sentAvailable = false;
    std::vector<SeriesRun> runs; ///< ascending, without overlap

    friend bool operator==(const SeriesAccount &, const SeriesAccount &) = default;
};

/// From when to when a query shows. `first`: when its accounts were read first.
[[nodiscard]] std::pair<UtcTime, UtcTime> shownTime(const SeriesQuery &query, UtcTime now,
                                                    std::optional<UtcTime> first);
/// Whether it has a point per reading, instead of one per day.
[[nodiscard]] TrendSeries::Step stepOf(const SeriesQuery &query);

/// The business days that meet [from, to), ascending; also the day of `to` where it is none: that is what holds now.
[[nodiscard]] std::vector<QDate> businessDays(const SeriesQuery &query, UtcTime from, UtcTime to);

/// The exact sum over several accounts, step by step. A figure has a hole where an account that sent it before has no
/// run, so no sum is lower because an account is missing from it; and where the sum does not fit.
[[nodiscard]] TrendSeries sumOfRuns(const CurrencyCode &currency, UtcTime from, UtcTime to,
                                    const std::vector<SeriesAccount> &accounts);

/// Sums one figure over accounts at one time. Nothing where no account sends it, where one that sends it has none now,
/// or where the sum does not fit.
class FigureSum
{
public:
    /// `sends`: whether the account reports this figure at all; set as soon as it did.
    void add(const std::optional<Decimal> &figure, bool isConfirmed, bool *sends);
    [[nodiscard]] std::optional<Decimal> value() const { return m_hole ? std::nullopt : m_sum; }

private:
    std::optional<Decimal> m_sum;
    bool m_hole = false;
};

[[nodiscard]] QString chartRangeCode(ChartRange range); ///< "1d", "7d", "30d", "90d", "1y", "all"
[[nodiscard]] std::optional<ChartRange> chartRangeFromCode(const QString &code);

} // namespace coffer

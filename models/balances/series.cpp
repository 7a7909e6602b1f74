// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/series.h>

#include "code_lookup.h"

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::hours longestOfReadings{48}; ///< a longer window shows a value per day

std::optional<int> daysOf(ChartRange range)
{
    switch (range) {
    case ChartRange::Day:
        return 1;
    case ChartRange::Week:
        return 7;
    case ChartRange::Month:
        return 30;
    case ChartRange::Quarter:
        return 90;
    case ChartRange::Year:
        return 365;
    case ChartRange::All:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

} // namespace

std::pair<UtcTime, UtcTime> shownTime(const SeriesQuery &query, UtcTime now, std::optional<UtcTime> first)
{
    if (query.window)
        return {query.window->first, std::min(query.window->second, now)};
    if (query.range == ChartRange::Day)
        return {now - 24h, now};
    const QDate today = query.rule.dayOf(now);
    if (const auto days = daysOf(query.range))
        return {query.rule.endOf(today.addDays(-*days)), now};
    const QDate begin = first ? query.rule.dayOf(std::min(*first, now)) : today;
    return {query.rule.endOf(begin.addDays(-1)), now};
}

TrendSeries::Step stepOf(const SeriesQuery &query)
{
    const bool readings =
        query.window ? query.window->second - query.window->first <= longestOfReadings : query.range == ChartRange::Day;
    return readings ? TrendSeries::Step::Reading : TrendSeries::Step::Day;
}

std::vector<QDate> businessDays(const SeriesQuery &query, UtcTime from, UtcTime to)
{
    std::vector<QDate> days;
    const QDate last = query.rule.dayOf(to);
    for (QDate day = query.rule.dayOf(from); day <= last; day = day.addDays(1)) {
        if (query.calendar.isBusinessDay(day) || day == last)
            days.push_back(day);
    }
    return days;
}

void FigureSum::add(const std::optional<Decimal> &figure, bool isConfirmed, bool *sends)
{
    *sends = *sends || figure;
    if (!*sends)
        return; // this account does not report the figure: it is no part of its total
    if (!figure || !isConfirmed) {
        m_hole = true;
        return;
    }
    auto sum = m_sum ? m_sum->plus(*figure) : Result<Decimal>(*figure);
    m_hole = m_hole || !sum;
    if (sum)
        m_sum = std::move(sum).value();
}

// ---- sums of runs

namespace {

/// A total that follows what its accounts say one after the other: what is new is added, what it replaces subtracted.
class RunningSum
{
public:
    RunningSum(const std::vector<SeriesAccount> &accounts, bool SeriesAccount::*sent,
               std::optional<Decimal> SeriesRun::*figure)
        : m_figure(figure)
    {
        for (const SeriesAccount &account : accounts) {
            m_sends.push_back(account.*sent);
            m_missing += account.*sent ? 1 : 0;
        }
    }
    void replace(std::size_t account, const SeriesRun *before, const SeriesRun *after)
    {
        const Decimal *gone = amountOf(before);
        const Decimal *come = amountOf(after);
        if (come && !m_sends[account]) {
            m_sends[account] = true;
            ++m_missing;
        }
        m_missing += (gone ? 1 : 0) - (come ? 1 : 0);
        m_present += (come ? 1 : 0) - (gone ? 1 : 0);
        if (gone)
            add(gone->negated());
        if (come)
            add(*come);
    }
    [[nodiscard]] std::optional<Decimal> value() const
    {
        return m_missing > 0 || m_present == 0 || m_overflow ? std::nullopt : std::optional(m_sum);
    }

private:
    [[nodiscard]] const Decimal *amountOf(const SeriesRun *run) const
    {
        return run && run->*m_figure ? &*(run->*m_figure) : nullptr;
    }
    void add(const Decimal &amount)
    {
        auto sum = m_sum.plus(amount);
        m_overflow = m_overflow || !sum;
        if (sum)
            m_sum = std::move(sum).value();
    }

    std::optional<Decimal> SeriesRun::*m_figure;
    std::vector<bool> m_sends;
    Decimal m_sum;
    int m_missing = 0; ///< accounts that send the figure and have none now
    int m_present = 0;
    bool m_overflow = false;
};

/// An account's figures change.
struct Turn
{
    UtcTime at;
    std::size_t account = 0;
    const SeriesRun *before = nullptr;
    const SeriesRun *after = nullptr;
};

std::vector<Turn> turnsOf(const std::vector<SeriesAccount> &accounts)
{
    std::vector<Turn> turns;
    for (std::size_t account = 0; account < accounts.size(); ++account) {
        const SeriesRun *before = nullptr;
        for (const SeriesRun &run : accounts[account].runs) {
            if (before && before->until < run.from)
                turns.push_back({before->until, account, std::exchange(before, nullptr), nullptr});
            turns.push_back({run.from, account, std::exchange(before, &run), &run});
        }
        if (before)
            turns.push_back({before->until, account, before, nullptr});
    }
    std::stable_sort(turns.begin(), turns.end(), [](const Turn &a, const Turn &b) { return a.at < b.at; });
    return turns;
}

/// Adds what holds from `at` to `until`; holes that touch become one.
void close(TrendSeries &series, UtcTime at, UtcTime until, const RunningSum &posted, const RunningSum &available)
{
    if (at >= until)
        return;
    TrendSeries::Point point{at, until, posted.value(), available.value()};
    const auto isHole = [](const TrendSeries::Point &each) { return !each.posted && !each.available; };
    if (isHole(point) && !series.points.empty() && isHole(series.points.back()))
        series.points.back().until = until;
    else
        series.points.push_back(std::move(point));
}

} // namespace

TrendSeries sumOfRuns(const CurrencyCode &currency, UtcTime from, UtcTime to,
                      const std::vector<SeriesAccount> &accounts)
{
    TrendSeries series{currency, from, to, {}, TrendSeries::Step::Reading, false};
    RunningSum posted(accounts, &SeriesAccount::sentPosted, &SeriesRun::posted);
    RunningSum available(accounts, &SeriesAccount::sentAvailable, &SeriesRun::available);
    UtcTime since = from;
    for (const Turn &turn : turnsOf(accounts)) {
        const UtcTime at = std::clamp(turn.at, from, to);
        close(series, since, at, posted, available);
        since = at;
        posted.replace(turn.account, turn.before, turn.after);
        available.replace(turn.account, turn.before, turn.after);
    }
    close(series, since, to, posted, available);
    return series;
}

// ---- codes

QString chartRangeCode(ChartRange range)
{
    switch (range) {
    case ChartRange::Day:
        return u"1d"_s;
    case ChartRange::Week:
        return u"7d"_s;
    case ChartRange::Month:
        return u"30d"_s;
    case ChartRange::Quarter:
        return u"90d"_s;
    case ChartRange::Year:
        return u"1y"_s;
    case ChartRange::All:
        return u"all"_s;
    }
    Q_UNREACHABLE();
}

std::optional<ChartRange> chartRangeFromCode(const QString &code)
{
    return fromCode<ChartRange, ChartRange::All>(code, chartRangeCode);
}

} // namespace coffer

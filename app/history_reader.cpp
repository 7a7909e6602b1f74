// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/history_reader.h>

#include "activity_reader.h"

#include <balances/thinning.h>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

ReadingQueries *HistoryReader::queries()
{
    if (!m_queries) {
        auto opened = ReadingQueries::open(m_folder);
        if (!opened) {
            if (opened.error().kind != ErrorKind::NotFound)
                Q_EMIT failed(opened.error());
            return nullptr;
        }
        m_queries = std::move(opened).value();
    }
    return m_queries.get();
}

void HistoryReader::enqueue(const QString &key, std::function<void()> work)
{
    const auto same =
        std::find_if(m_waiting.begin(), m_waiting.end(), [&](const auto &each) { return each.first == key; });
    if (same != m_waiting.end())
        same->second = std::move(work);
    else
        m_waiting.emplace_back(key, std::move(work));
    if (!std::exchange(m_isPosted, true))
        QMetaObject::invokeMethod(this, &HistoryReader::workOff, Qt::QueuedConnection);
}

/// One at a time: what was asked meanwhile is taken in before the next, and may replace it.
void HistoryReader::workOff()
{
    m_isPosted = false;
    if (m_waiting.empty())
        return;
    const auto work = std::move(m_waiting.front().second);
    m_waiting.erase(m_waiting.begin());
    if (!m_waiting.empty() && !std::exchange(m_isPosted, true))
        QMetaObject::invokeMethod(this, &HistoryReader::workOff, Qt::QueuedConnection);
    work();
}

void HistoryReader::readSeries(const SeriesQuery &query)
{
    enqueue(u"series "_s + query.chart, [this, query] { answer(query); });
}

void HistoryReader::readReadings(const ReadingsRequest &request)
{
    enqueue(u"readings"_s, [this, request] { answer(request); });
}

void HistoryReader::readCompleteness(const CompletenessRequest &request)
{
    enqueue(u"completeness"_s, [this, request] { answer(request); });
}

void HistoryReader::readActivity(const ActivityRequest &request)
{
    enqueue(u"activity"_s, [this, request] { answer(request); });
}

void HistoryReader::readPosition(UtcTime asOf)
{
    enqueue(u"position"_s, [this, asOf] { answerPosition(asOf); });
}

void HistoryReader::readSnapshots(UtcTime asOf)
{
    if (!queries())
        return;
    const auto snapshots = m_queries->snapshots(asOf);
    if (snapshots)
        Q_EMIT snapshotsRead(asOf, snapshots.value());
    else
        Q_EMIT failed(snapshots.error());
}

// ---- series

namespace {

/// The beginnings and ends of days as neighbours in one list. Between two days that do not follow each other stands a
/// period that belongs to none.
class DayPeriods
{
public:
    DayPeriods(const std::vector<QDate> &days, const BusinessDayRule &rule, UtcTime to)
    {
        for (const QDate day : days) {
            const UtcTime begin = rule.endOf(day.addDays(-1));
            const UtcTime end = std::min(rule.endOf(day), to);
            if (begin >= end)
                continue;
            if (m_boundaries.empty() || m_boundaries.back() != begin)
                m_boundaries.push_back(begin);
            m_periods.push_back(m_boundaries.size() - 1);
            m_boundaries.push_back(end);
        }
    }
    [[nodiscard]] const std::vector<UtcTime> &boundaries() const { return m_boundaries; }
    [[nodiscard]] const std::vector<std::size_t> &periods() const { return m_periods; } ///< of each day

private:
    std::vector<UtcTime> m_boundaries;
    std::vector<std::size_t> m_periods;
};

} // namespace

Result<TrendSeries> HistoryReader::dailySeries(const SeriesQuery &query, UtcTime from, UtcTime to)
{
    TrendSeries series{query.currency, from, to, {}, TrendSeries::Step::Day, false};
    const DayPeriods days(businessDays(query, from, to), query.rule, to);
    if (days.periods().empty())
        return series;
    struct Sums
    {
        FigureSum posted;
        FigureSum available;
    };
    std::vector<Sums> sums(days.periods().size());
    const auto add = [&](std::span<const TrendPoint> points) {
        bool sendsPosted = false;
        bool sendsAvailable = false;
        for (std::size_t day = 0; day < sums.size(); ++day) {
            const TrendPoint &point = points[days.periods()[day]];
            if (point.currency != query.currency)
                continue; // not read yet, or no part of this total
            const bool confirmed = point.confirmed && point.state != AccountState::Absent;
            sums[day].posted.add(point.posted, confirmed, &sendsPosted);
            sums[day].available.add(point.available, confirmed, &sendsAvailable);
        }
    };
    if (const auto told = m_queries->eachTrend(query.accounts, days.boundaries(), add); !told)
        return told.error();
    for (std::size_t day = 0; day < sums.size(); ++day) {
        const std::size_t period = days.periods()[day];
        series.points.push_back({days.boundaries()[period], days.boundaries()[period + 1], sums[day].posted.value(),
                                 sums[day].available.value()});
    }
    return series;
}

void HistoryReader::answer(const SeriesQuery &query)
{
    const UtcTime now = m_clock.now();
    const auto tell = [&](const TrendSeries &series) {
        Q_EMIT seriesRead(query.chart, query.serial, query.pixels > 0 ? thin(series, query.pixels) : series);
    };
    std::optional<UtcTime> first;
    if (queries() && query.range == ChartRange::All && !query.window) {
        const auto seen = m_queries->firstSeen(query.accounts);
        if (!seen) {
            Q_EMIT failed(seen.error());
            return;
        }
        first = seen.value();
    }
    const auto [from, to] = shownTime(query, now, first);
    if (!m_queries || query.accounts.empty()) {
        tell({query.currency, from, to, {}, stepOf(query), false});
        return;
    }
    if (stepOf(query) == TrendSeries::Step::Day) {
        const auto series = dailySeries(query, from, to);
        if (series)
            tell(series.value());
        else
            Q_EMIT failed(series.error());
        return;
    }
    const auto runs = m_queries->runs(query, from, to);
    if (runs)
        tell(sumOfRuns(query.currency, from, to, runs.value()));
    else
        Q_EMIT failed(runs.error());
}

// ---- pages

void HistoryReader::answer(const ReadingsRequest &request)
{
    if (!queries() || request.filter.accounts.empty()) {
        Q_EMIT readingsRead(request.serial, {}, true);
        return;
    }
    const auto rows = m_queries->readings(request.filter, request.after, request.limit);
    if (rows)
        Q_EMIT readingsRead(request.serial, rows.value(), int(rows.value().size()) < request.limit);
    else
        Q_EMIT failed(rows.error());
}

void HistoryReader::answer(const CompletenessRequest &request)
{
    if (!queries()) {
        Q_EMIT completenessRead(request.serial, std::make_shared<const CompletenessFacts>());
        return;
    }
    auto facts = m_queries->completeness(request.accounts, request.days, request.rule);
    if (facts)
        Q_EMIT completenessRead(request.serial, std::make_shared<const CompletenessFacts>(std::move(facts).value()));
    else
        Q_EMIT failed(facts.error());
}

void HistoryReader::answer(const ActivityRequest &request)
{
    if (!queries()) {
        Q_EMIT activityRead(request.serial, {});
        return;
    }
    const auto page = readActivityPage(*m_queries, request);
    if (page)
        Q_EMIT activityRead(request.serial, page.value());
    else
        Q_EMIT failed(page.error());
}

void HistoryReader::answerPosition(UtcTime asOf)
{
    if (!queries()) {
        Q_EMIT positionRead(asOf, {}, {});
        return;
    }
    const auto snapshots = m_queries->snapshots(asOf, m_clock.now());
    const auto activities = m_queries->activities(asOf);
    if (snapshots && activities)
        Q_EMIT positionRead(asOf, snapshots.value(), activities.value());
    else
        Q_EMIT failed(snapshots ? activities.error() : snapshots.error());
}

} // namespace coffer

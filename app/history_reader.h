// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/activity.h>
#include <balances/completeness.h>
#include <balances/series.h>
#include <base/clock.h>
#include <store/reading_queries.h>

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

namespace coffer {

/// A page of the table of readings.
struct ReadingsRequest
{
    quint64 serial = 0; ///< comes back with the answer
    ReadingFilter filter;
    std::optional<ReadingCursor> after;
    int limit = 200;
};

struct CompletenessRequest
{
    quint64 serial = 0;
    std::vector<AccountId> accounts;
    std::vector<QDate> days; ///< ascending, without gaps
    BusinessDayRule rule;
};

struct ActivityRequest
{
    quint64 serial = 0;
    ActivityFilter filter;
    ActivityCursor after;
    QHash<ConnectionId, QString> names; ///< by which entries are found
    int limit = 200;
};

/// Reads the log for charts, tables and earlier moments, in a thread of its own, so that no query holds up a write.
///
/// Requests of one sort that wait are one: a newer series for the same chart, page, grid or moment takes the place of
/// the one that waits. So the answer to the last request always comes, or failed(), and an earlier one may not.
class HistoryReader : public QObject
{
    Q_OBJECT

public:
    HistoryReader(QString folder, const Clock &clock) : m_folder(std::move(folder)), m_clock(clock) {}

    /// Per day: what held at its end (of the last one: at the end of the query's time). A figure has a hole on a day on
    /// which an account that sent it before was not read, was absent or did not send it: for an account that is gone,
    /// from then on, until the user takes it out of the totals. Per reading: see sumOfRuns().
    void readSeries(const SeriesQuery &query);
    void readReadings(const ReadingsRequest &request);
    void readCompleteness(const CompletenessRequest &request);
    void readActivity(const ActivityRequest &request);
    /// What held at a time, as it is known now.
    void readPosition(UtcTime asOf);
    /// What was known for a time: see ReadingQueries::snapshots().
    void readSnapshots(UtcTime asOf);

Q_SIGNALS:
    void seriesRead(const QString &chart, quint64 serial, const coffer::TrendSeries &series);
    void readingsRead(quint64 serial, const std::vector<coffer::ReadingRow> &rows, bool isLast);
    void completenessRead(quint64 serial, const std::shared_ptr<const coffer::CompletenessFacts> &facts);
    void activityRead(quint64 serial, const coffer::ActivityBatch &page);
    void positionRead(coffer::UtcTime asOf, const std::vector<coffer::AccountSnapshot> &snapshots,
                      const std::vector<coffer::ConnectionActivity> &activities);
    void snapshotsRead(coffer::UtcTime asOf, const std::vector<coffer::AccountSnapshot> &snapshots);
    void failed(const coffer::Error &error);

private:
    /// Opens the log at the first call. nullptr where there is none yet, or it cannot be read, which is told.
    ReadingQueries *queries();
    void enqueue(const QString &key, std::function<void()> work);
    void workOff();
    [[nodiscard]] Result<TrendSeries> dailySeries(const SeriesQuery &query, UtcTime from, UtcTime to);
    void answer(const SeriesQuery &query);
    void answer(const ReadingsRequest &request);
    void answer(const CompletenessRequest &request);
    void answer(const ActivityRequest &request);
    void answerPosition(UtcTime asOf);

    const QString m_folder;
    const Clock &m_clock;
    std::unique_ptr<ReadingQueries> m_queries;
    std::vector<std::pair<QString, std::function<void()>>> m_waiting; ///< in the order in which they were asked first
    bool m_isPosted = false;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account.h>
#include <balances/trend.h>
#include <base/clock.h>
#include <store/reading_log.h>
#include <store/reading_queries.h>

#include <QObject>
#include <QTimeZone>

#include <memory>

namespace coffer {

/// The writer of the profile's log, in a thread of its own. Functions are posted there; facts come back by value.
class HistoryWriter : public QObject
{
    Q_OBJECT

public:
    HistoryWriter(QString folder, const Clock &clock, BodyRetention retention);

    /// Opens the log and tells what it holds. Where another program writes it, reading goes on: opened() carries the
    /// error.
    void open();
    void append(const Attempt &attempt);
    /// Stores these now, all or none; ends in appended(), where that adds anything, and then in stored(). What cannot
    /// be stored is not kept for later: whoever asked tells the user and may ask again.
    void store(const std::vector<Attempt> &attempts, int request);
    /// What happened to alerts; kept for later where it cannot be stored now.
    void appendAlerts(const AlertEntries &entries);
    /// See ReadingLog::mark().
    void mark(const QString &name, UtcTime at);

Q_SIGNALS:
    void opened(const std::optional<coffer::Error> &error);
    void loaded(const std::vector<coffer::AccountSnapshot> &snapshots,
                const std::vector<coffer::ConnectionActivity> &activities);
    void attemptsLoaded(const std::vector<coffer::AttemptRecord> &lastDay); ///< received within 24 hours
    /// After loaded(). `looked`: the mark "looked".
    void alertsLoaded(const coffer::AlertMemory &memory, const std::optional<coffer::UtcTime> &looked);
    void appended(const coffer::AppendedChanges &changes);
    /// How many of them were new.
    void stored(int request, int added, const std::optional<coffer::Error> &error);
    void failed(const coffer::Error &error);

private:
    void applyRetention();
    void load();
    void flush();
    void flushAlerts();

    const QString m_folder;
    const Clock &m_clock;
    const BodyRetention m_retention;
    std::unique_ptr<ReadingLog> m_log;
    std::vector<Attempt> m_pending; ///< stored together: one transaction for what arrives together
    AlertEntries m_pendingAlerts;
    bool m_flushPosted = false;
};

/// Which trend a chart wants.
struct TrendRequest
{
    CurrencyCode currency;
    std::vector<AccountId> accounts; ///< those in totals
    int days = 30;
    QTimeZone zone;
};

/// Reads the log for charts, in a thread of its own, so that no query holds up a write.
class HistoryReader : public QObject
{
    Q_OBJECT

public:
    HistoryReader(QString folder, const Clock &clock) : m_folder(std::move(folder)), m_clock(clock) {}
    /// One value for each day: what held at its end (of today: now). A figure has a hole on a day on which an account
    /// that sent it before was not read, was absent or did not send it: for an account that is gone, from then on,
    /// until the user takes it out of the totals.
    void readTrend(const TrendRequest &request);
    /// What was known for a time: see ReadingQueries::snapshots().
    void readSnapshots(UtcTime asOf);

Q_SIGNALS:
    void trendRead(const coffer::TrendSeries &trend);
    void snapshotsRead(coffer::UtcTime asOf, const std::vector<coffer::AccountSnapshot> &snapshots);
    void failed(const coffer::Error &error);

private:
    /// Opens the log at the first call. nullptr where there is none yet, or it cannot be read, which is told.
    ReadingQueries *queries();

    const QString m_folder;
    const Clock &m_clock;
    std::unique_ptr<ReadingQueries> m_queries;
};

} // namespace coffer

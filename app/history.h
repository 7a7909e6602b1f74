// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <program/history_reader.h>

#include <base/clock.h>
#include <store/reading_log.h>

#include <QObject>

#include <memory>
#include <set>

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
    /// Erases all that was stored of a connection, also what still waits to be; what comes of it later is not stored.
    /// Ends in purged().
    void purge(const ConnectionId &connection);
    /// See ReadingLog; both end in accountsChanged(), after loaded() where it worked.
    void linkAccount(const AccountLink &link);
    void startNewSeries(const ConnectionId &connection, const AccountId &account);
    void findAccountLinks(); ///< ends in accountLinksFound()
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
    void purged(const coffer::ConnectionId &connection, const std::optional<coffer::Error> &error);
    void accountsChanged(const coffer::ConnectionId &connection, const std::optional<coffer::Error> &error);
    void accountLinksFound(const std::vector<coffer::AccountLink> &links);
    void failed(const coffer::Error &error);

private:
    void applyRetention();
    void load();
    void tellAccounts(); ///< loaded(), with what the log holds now
    void finishChange(const ConnectionId &connection, const Result<void> &changed);
    void flush();
    void flushAlerts();

    const QString m_folder;
    const Clock &m_clock;
    const BodyRetention m_retention;
    std::unique_ptr<ReadingLog> m_log;
    std::vector<Attempt> m_pending; ///< stored together: one transaction for what arrives together
    AlertEntries m_pendingAlerts;
    bool m_flushPosted = false;
    std::set<ConnectionId> m_purged;
};

} // namespace coffer

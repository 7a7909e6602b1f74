// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account.h>
#include <base/clock.h>

#include <memory>
#include <vector>

namespace coffer {

/// Caps for the reply bodies that are kept for provenance.
struct BodyRetention
{
    qint64 bytes = 256ll * 1024 * 1024;
    int days = 400;
};

/// What one append() added. Nothing for an attempt that was stored before.
struct AppendedChanges
{
    std::vector<ConnectionActivity> activities; ///< of the connections concerned, as they are now
    std::vector<AccountSnapshot> snapshots;     ///< of every account of those connections, as they are now
};

/// The append-only log of attempts and changes in the profile's SQLite database, and its only writer (performance.md, "Store").
///
/// Thread: used by one thread at a time, the one that opened it. All calls block on the disk: never call it from the GUI thread.
/// Durability: what append() has returned for is on disk (WAL, synchronous FULL).
/// Errors: ProfileInUse (another program writes this profile; `found` names it), StorageFailed, StorageDamaged (integrity check,
/// wrong or newer schema: the file is left as it is).
class ReadingLog
{
public:
    /// Opens or creates `folder`/coffer.db, takes the writer lock, migrates, starts a program session. `program` is e.g. "coffer 0.1.0".
    static Result<std::unique_ptr<ReadingLog>> open(const QString &folder, const QString &program, const Clock &clock,
                                                    BodyRetention retention = {});
    ~ReadingLog(); ///< ends the program session, releases the lock

    /// One transaction for all; idempotent by Attempt::id.
    Result<AppendedChanges> append(const std::vector<Attempt> &attempts);
    /// Notes that the program is alive; "machine off" is told from "not answered" by these.
    Result<void> heartbeat();
    /// Removes all history of a connection; a tombstone with its last hash stays.
    Result<void> purge(const ConnectionId &connection);
    /// Applies the caps for bodies.
    Result<void> applyRetention();

private:
    class Private;
    explicit ReadingLog(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace coffer

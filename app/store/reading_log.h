// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account_link.h>
#include <balances/alert.h>
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

/// All accounts of a connection that are present, confirmed together.
struct Confirmed
{
    ConnectionId connection;
    UtcTime at; ///< becomes AccountSnapshot::confirmedAt
    QString attempt;

    friend bool operator==(const Confirmed &, const Confirmed &) = default;
};

/// How an attempt stands in the log. The log refuses a figure in another currency than its account had before: then an
/// attempt that was Ok is stored as Partial with that error.
struct StoredAttempt
{
    QString id;
    AttemptOutcome outcome = AttemptOutcome::Failed;
    std::optional<Error> error;

    friend bool operator==(const StoredAttempt &, const StoredAttempt &) = default;
};

/// What one append() added. Nothing for an attempt that was stored before. An account that was only confirmed is not
/// repeated: most accounts of a long list are in that case, and copying them costs more than storing what is new.
struct AppendedChanges
{
    std::vector<ConnectionActivity> activities; ///< of the connections concerned, as they are now
    /// Of every account of a connection at the first append for it since open() or an error, later of those that
    /// changed; as they are now.
    std::vector<AccountSnapshot> snapshots;
    std::vector<Confirmed> confirmed;    ///< after `snapshots`; a connection without a good attempt is not among them
    std::vector<StoredAttempt> attempts; ///< those that were added, in the order given
};

/// Brings what was known before an append() up to what is known after it; new accounts come last.
void merge(std::vector<AccountSnapshot> &known, const AppendedChanges &changes);

/// The append-only log of attempts and changes in the profile's SQLite database, and its only writer (performance.md,
/// "Store").
///
/// Thread: used by one thread at a time, the one that opened it. All calls block on the disk: never call it from the
/// GUI thread. Durability: what append() has returned for is on disk (WAL, synchronous FULL). Order: that in which
/// attempts are appended, never a time; a clock that is set back changes nothing. Errors: ProfileInUse (another program
/// writes this profile; `found` names it), StorageFailed (also for a network file system), StorageDamaged (integrity
/// check, no database of this program, newer schema: the file is left as it is). An integrity check (about 1 ms per MB)
/// runs at open for files up to 32 MB, and for larger ones after a session that was cut off.
class ReadingLog
{
public:
    /// Opens or creates `folder`/coffer.db, takes the writer lock, migrates, starts a program session. `program` is
    /// e.g. "coffer 0.1.0".
    static Result<std::unique_ptr<ReadingLog>> open(const QString &folder, const QString &program, const Clock &clock,
                                                    BodyRetention retention = {});
    ~ReadingLog(); ///< ends the program session, releases the lock

    /// One transaction for all; idempotent by Attempt::id. A report's rules:
    /// - a reading that differs (isChanged) is a change; so is one that comes back after an absence, whatever its
    /// value;
    /// - another currency than before is refused: the account becomes unreadable with CurrencyMismatch, the old series
    /// stays;
    /// - a failed account is unreadable, also one that was never read;
    /// - an account that the report does not name is absent (AccountMissing) where the list is complete, else
    /// unreadable with
    ///   `undelivered` (one that was absent already stays absent);
    /// - a state is stored when it or the kind of its error changes. An unchanged account costs nothing.
    /// Errors also: InvalidInput, DuplicateAccount for an attempt that contradicts itself. After an error nothing of
    /// the call is stored and it may be repeated.
    Result<AppendedChanges> append(const std::vector<Attempt> &attempts);
    /// Adds what happened to alerts, in one transaction. Errors as append(); nothing is then stored.
    Result<void> appendAlerts(const AlertEntries &entries);
    /// Remembers a moment by its name, in the place of an earlier one; ReadingQueries::mark() tells it.
    Result<void> mark(const QString &name, UtcTime at);
    /// Notes that the program is alive; "machine off" is told from "not answered" by these.
    Result<void> heartbeat();
    /// Removes all history of a connection; a tombstone with its last hash stays.
    Result<void> purge(const ConnectionId &connection);
    /// "The same account as before": from the next attempt on, what the provider calls `newProviderAccountId` goes on
    /// the series of `old`. Nothing that was recorded is altered: what came under the new id until now stays in the log
    /// as the history of an account that is not listed any more, so the old series has a hole from its absence to the
    /// link, never a figure that another record claims. The hash of every later change covers the link.
    /// Errors: NotFound; InvalidInput where `old` is not absent, the new one is not present, or one attempt brought
    /// both (then they are two accounts); CurrencyMismatch.
    Result<void> linkAccount(const ConnectionId &connection, const QString &newProviderAccountId, const AccountId &old);
    /// Every pair that linkAccount() would take, but for the currency.
    Result<std::vector<AccountLink>> accountLinks() const;
    /// After a change of currency was confirmed: the next attempt starts a new account, with an id of its own; the old
    /// one keeps its history and is not listed any more. Errors: NotFound; InvalidInput where its last figure was not
    /// refused for its currency.
    Result<void> startNewSeries(const ConnectionId &connection, const AccountId &account);
    /// Applies the caps for bodies, oldest first. Days are those on which something was stored: a wrong clock removes
    /// nothing.
    Result<void> applyRetention();
    /// Makes the cache of current readings anew from the log.
    Result<void> rebuildLatest();

private:
    class Private;
    explicit ReadingLog(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace coffer

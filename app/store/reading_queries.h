// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account.h>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace coffer {

/// One step of an account's history: what held from `receivedAt` on.
struct HistoryPoint
{
    UtcTime receivedAt;
    QString attempt;
    AccountState state = AccountState::Present;
    std::optional<BalanceReading> reading; ///< set when Present
    std::optional<Error> error;            ///< set when Absent or Unreadable
    std::optional<UtcTime> confirmedUntil; ///< last confirmation before the next point or the first failed attempt in between
};

/// One attempt as the log keeps it.
struct AttemptRecord
{
    QString id;
    ConnectionId connection;
    UtcTime startedAt;
    UtcTime receivedAt;
    AttemptOutcome outcome = AttemptOutcome::Failed;
    std::optional<Error> error;
    int requests = 0;
    QByteArray hash; ///< 32 bytes: covers this attempt, its changes and the hash of the attempt before it on the same connection
};

/// A stored reply body.
struct StoredBody
{
    QString request;
    QByteArray sha256;
    QByteArray bytes;
};

/// Read-only access to the log. Opens its own read-only connection; any number beside one ReadingLog.
///
/// Thread: one per thread. Blocks on the disk: never in the GUI thread.
/// As-of T, known-at K: only attempts received at or before K count; of those, readings whose own asOf (else receivedAt) is at or before T.
class ReadingQueries
{
public:
    /// Errors: NotFound (no database yet), StorageFailed, StorageDamaged.
    static Result<std::unique_ptr<ReadingQueries>> open(const QString &folder);
    ~ReadingQueries();

    /// Every account of every connection, by connection and first appearance. Without times: what `latest` holds now.
    Result<std::vector<AccountSnapshot>> snapshots(std::optional<UtcTime> asOf = {}, std::optional<UtcTime> knownAt = {});
    Result<std::vector<ConnectionActivity>> activities(std::optional<UtcTime> knownAt = {});

    /// The points inside [from, to], preceded by the one that held at `from`. NotFound for an unknown account.
    Result<std::vector<HistoryPoint>> history(const AccountId &account, std::optional<UtcTime> from = {},
                                                      std::optional<UtcTime> to = {});
    Result<std::vector<AttemptRecord>> attempts(const std::optional<ConnectionId> &connection, UtcTime from, UtcTime to,
                                                        int limit);
    /// The bodies that the given attempt's readings were made from; fewer where retention has removed some.
    Result<std::vector<StoredBody>> bodies(const QString &attemptId);

private:
    class Private;
    explicit ReadingQueries(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace coffer

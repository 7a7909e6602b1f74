// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/alert.h>
#include <balances/completeness.h>
#include <balances/log_records.h>
#include <balances/series.h>
#include <store/history_check.h>

#include <functional>
#include <memory>
#include <optional>
#include <span>
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
    /// Present: last confirmation before the next point. Where confirmations stop (a failed attempt, or silence longer
    /// than `gapAfter`) and start again with the same reading, a further point with that reading begins, so nothing is
    /// drawn over the gap.
    std::optional<UtcTime> confirmedUntil;
};

/// What one account held at the end of one period.
struct TrendPoint
{
    AccountId account;
    UtcTime from; ///< the period is (from, to]
    UtcTime to;
    AccountState state = AccountState::Present;
    bool confirmed = false; ///< a good attempt delivered the account inside the period; else the line has a hole here
    std::optional<CurrencyCode> currency; ///< nothing where no reading was known yet; the figures are then nothing, too
    std::optional<Decimal> posted;        ///< the last good figures, exact, whatever the state
    std::optional<Decimal> available;
    std::optional<Decimal> pending;
    CreditLineIncluded creditLineIncluded = CreditLineIncluded::Unknown;
    std::optional<Decimal> creditLine;

    friend bool operator==(const TrendPoint &, const TrendPoint &) = default;
};

struct AttemptFilter
{
    std::optional<ConnectionId> connection;
    std::optional<AttemptOutcome> outcome;
};

/// A stored reply body.
struct StoredBody
{
    QString request;
    QByteArray sha256;
    QByteArray bytes;
    bool isKept = true; ///< false: retention has removed it; its hash stays
};

/// Read-only access to the log. Opens its own read-only connection; any number beside one ReadingLog.
///
/// Thread: one per thread. Blocks on the disk: never in the GUI thread.
/// As-of T, known-at K: only attempts received at or before K count; of those, readings whose own asOf (else
/// receivedAt) is at or before T; of those, the one that was stored last. A time that is not given does not restrict.
/// Errors of all: StorageFailed, StorageDamaged.
class ReadingQueries
{
public:
    /// Works without a writer and in a folder that cannot be written. Errors also: NotFound (no database yet).
    static Result<std::unique_ptr<ReadingQueries>> open(const QString &folder);
    ~ReadingQueries();

    /// Every account of every connection, by connection and first appearance. Without times: what `latest` holds now.
    Result<std::vector<AccountSnapshot>> snapshots(std::optional<UtcTime> asOf = {},
                                                   std::optional<UtcTime> knownAt = {});
    Result<std::vector<ConnectionActivity>> activities(std::optional<UtcTime> knownAt = {});

    /// The points inside [from, to], preceded by the one that held at `from`. NotFound for an unknown account.
    /// `gapAfter`: silence after which a reading no longer counts as held, e.g. the connection's limit for stale.
    Result<std::vector<HistoryPoint>> history(const AccountId &account, std::optional<UtcTime> from = {},
                                              std::optional<UtcTime> to = {},
                                              std::optional<std::chrono::seconds> gapAfter = {});
    /// For each account, one point for each period between two neighbours of `boundaries` (ascending, e.g. the
    /// midnights of a time zone): accounts in the order given, then periods in time. Held at an end: as snapshots(end).
    /// Errors: InvalidInput, NotFound.
    Result<std::vector<TrendPoint>> trend(const std::vector<AccountId> &accounts,
                                          const std::vector<UtcTime> &boundaries);
    /// The same, told account by account: the points of all accounts together may be too many to hold.
    Result<void> eachTrend(const std::vector<AccountId> &accounts, const std::vector<UtcTime> &boundaries,
                           const std::function<void(std::span<const TrendPoint>)> &tell);
    /// For each account what was confirmed inside [from, to] and a little around it, as one run for each time in which
    /// its figures did not change: it ends with the next answer, or where confirmations stop, as in history(). Figures
    /// in another currency are left out.
    Result<std::vector<SeriesAccount>> runs(const SeriesQuery &query, UtcTime from, UtcTime to);
    /// When the first of these accounts was seen first; nothing where none ever was.
    Result<std::optional<UtcTime>> firstSeen(const std::vector<AccountId> &accounts);
    /// What was stored of these accounts, newest first: at most `limit` rows that follow `after`.
    Result<std::vector<ReadingRow>> readings(const ReadingFilter &filter, const std::optional<ReadingCursor> &after,
                                             int limit);
    /// What the completeness of each account on each day is judged by. Days: ascending, without gaps.
    Result<CompletenessFacts> completeness(const std::vector<AccountId> &accounts, const std::vector<QDate> &days,
                                           const BusinessDayRule &rule);
    /// Newest first, stored before `before`; nothing in the filter restricts nothing.
    Result<std::vector<AttemptRecord>> attempts(const AttemptFilter &filter, std::optional<qint64> before, int limit);
    /// Newest first, received inside [from, to].
    Result<std::vector<AttemptRecord>> attempts(const std::optional<ConnectionId> &connection, UtcTime from, UtcTime to,
                                                int limit);
    /// The alerts that did not recover, as they stand, and the figures that were judged last.
    Result<AlertMemory> alerts();
    /// What happened to alerts inside [from, to], newest first.
    Result<std::vector<AlertEvent>> alertEvents(UtcTime from, UtcTime to, int limit);
    /// A moment that ReadingLog::mark() remembered; nothing where none was.
    Result<std::optional<UtcTime>> mark(const QString &name);
    /// Newest first.
    Result<std::vector<ProgramSession>> sessions(int limit);
    /// Makes the hash of every attempt again, and then what snapshots() gives without times. Errors: StorageDamaged;
    /// `where` is the first attempt that does not agree, or the account whose latest balance does not.
    Result<HistoryCheck> verifyHistory();
    /// The bodies that the given attempt's readings were made from, those that retention has removed, too.
    Result<std::vector<StoredBody>> bodies(const QString &attemptId);

private:
    class Private;
    explicit ReadingQueries(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

/// Version of the SQLite library at run time; empty where Qt has no driver for it.
[[nodiscard]] QString sqliteVersion();

} // namespace coffer

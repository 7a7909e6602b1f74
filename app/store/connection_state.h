// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "latest.h"

#include <store/reading_log.h>

namespace coffer {

/// One account of which an attempt told something new.
struct AccountChange
{
    std::size_t account = 0; ///< index into ConnectionState::accounts
    ChangeKind kind = ChangeKind::New;
};

/// Own id of an account whose provider's id named `others` other accounts before it.
[[nodiscard]] AccountId accountIdFor(const ConnectionId &connection, const QString &providerAccountId, int others);

/// What the log knows of one connection: the writer's memory, and the rules by which an attempt becomes changes. No
/// I/O.
class ConnectionState
{
public:
    /// `names`: how many accounts each provider's id has named so far.
    ConnectionState(qint64 row, ConnectionActivity activity, QByteArray lastHash, std::vector<LatestAccount> accounts,
                    const QHash<QString, int> &names);

    /// Takes the attempt in and returns what changed; `activity` then holds the outcome and error to be stored. An
    /// account that was never seen gets row 0: the caller stores it. Errors: InvalidInput or DuplicateAccount for an
    /// attempt that contradicts itself; this object is then of no more use.
    Result<std::vector<AccountChange>> apply(const Attempt &attempt);

    qint64 row;
    QByteArray lastHash; ///< null before the first attempt
    ConnectionActivity activity;
    std::vector<LatestAccount> accounts;

    /// Adds what happened since the last call; with all accounts the first time.
    void takeChanges(AppendedChanges &changes);

private:
    Result<std::size_t> see(const QString &providerAccountId);
    void applyReading(std::size_t index, const BalanceReading &reading, const Attempt &attempt);
    void lose(std::size_t index, ChangeKind kind, const Error &error, UtcTime at);
    void loseUnseen(const Attempt &attempt);

    QHash<QString, std::size_t> m_index;
    QHash<QString, int> m_former; ///< provider's ids that named accounts which are not in m_index: how many
    std::vector<bool> m_seen;     ///< by the attempt at hand
    std::vector<bool> m_fresh;    ///< accounts without a row in the log yet
    std::size_t m_expected = 0;
    std::vector<AccountChange> m_changes;
    std::optional<Error> m_refused;    ///< the first figure of the attempt at hand that is not taken over
    std::vector<std::size_t> m_untold; ///< accounts that changed since the last takeChanges()
    bool m_wasTold = false;
    std::optional<Confirmed> m_confirmed; ///< likewise
};

} // namespace coffer

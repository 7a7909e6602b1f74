// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account.h>

#include <QByteArray>

namespace coffer {

/// One run of a program that wrote the log.
struct ProgramSession
{
    QString program; ///< "coffer 0.1.0"
    QString host;
    qint64 process = 0;
    UtcTime startedAt;
    UtcTime heartbeatAt;              ///< the last sign of life
    std::optional<UtcTime> stoppedAt; ///< nothing: running, or cut off

    friend bool operator==(const ProgramSession &, const ProgramSession &) = default;
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
    qint64 sequence = 0; ///< order in the log; never given twice
    int changes = 0;     ///< accounts whose reading or state it changed
    ProviderId provider; ///< empty without a report
    int definitionVersion = 0;
    QByteArray hash; ///< 32 bytes: covers this attempt, its changes and the hash of the attempt before it on the same
                     ///< connection

    friend bool operator==(const AttemptRecord &, const AttemptRecord &) = default;
};

/// Where a page of readings ended: the last row's number in the log, and the place of its account among those asked
/// for.
struct ReadingCursor
{
    qint64 sequence = 0;
    std::size_t account = 0;

    friend bool operator==(const ReadingCursor &, const ReadingCursor &) = default;
};

/// Which stored changes are wanted: of these accounts, received inside [from, to].
struct ReadingFilter
{
    std::vector<AccountId> accounts;
    std::optional<UtcTime> from;
    std::optional<UtcTime> to;

    friend bool operator==(const ReadingFilter &, const ReadingFilter &) = default;
};

/// One stored change of one account: a reading that brought news, or that it was lost.
struct ReadingRow
{
    AccountId account;
    std::size_t place = 0; ///< of the account among those asked for
    qint64 sequence = 0;   ///< of its attempt: order in the log
    QString attempt;
    UtcTime receivedAt;
    AccountState state = AccountState::Present;
    std::optional<BalanceReading> reading;   ///< set when Present
    std::optional<Error> error;              ///< set when Absent or Unreadable
    std::optional<AccountState> stateBefore; ///< of the change before; nothing: this is the account's first
    std::optional<BalanceReading> before;    ///< the last good reading before this change

    friend bool operator==(const ReadingRow &, const ReadingRow &) = default;
};

} // namespace coffer

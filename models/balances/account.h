// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/balance_reading.h>
#include <balances/connection.h>

namespace coffer {

/// What the user wants to be told of about one account. Amounts are in the account's own currency, major units, credit
/// positive; nothing: not watched.
struct AccountLimits
{
    enum class Basis { Posted, Available };
    Basis basis = Basis::Available; ///< which figure minimum, target, maximum and largeMove are about
    QString currency = {};          ///< ISO 4217: that of the amounts; they are not judged against another
    std::optional<Decimal> minimum;
    std::optional<Decimal> target;
    std::optional<Decimal> maximum;
    std::optional<Decimal> largeMove; ///< above 0: a change between two readings from this size on
    std::optional<Decimal> tolerance; ///< 0 or above: an unexplained difference up to this size is not told
    bool signChange = false;          ///< tell when the figure crosses zero

    friend bool operator==(const AccountLimits &, const AccountLimits &) = default;
};

/// What the user decided for one account. Nothing set: as the provider and its definition say.
struct AccountSettings
{
    QString displayName;
    QString entity; ///< empty: the connection's
    std::optional<Ownership> ownership;
    std::optional<bool> inTotals;
    QStringList tags = {}; ///< in the user's order, each once
    QString note = {};     ///< the user's remark; may have several lines
    AccountLimits limits = {};

    friend bool operator==(const AccountSettings &, const AccountSettings &) = default;
};

enum class AccountState {
    Present,    ///< the last attempt that could tell delivered it
    Absent,     ///< a complete list no longer names it
    Unreadable, ///< it was there, but could not be read
};

/// One account as the log knows it at some time. The last good reading stays whatever happened later.
struct AccountSnapshot
{
    AccountId id;
    ConnectionId connection;
    QString providerAccountId;
    std::optional<BalanceReading> reading; ///< the last good one; nothing where none was ever read
    UtcTime readingSince;                  ///< receivedAt of the attempt that first brought this reading
    std::optional<UtcTime> confirmedAt;    ///< receivedAt of the last attempt that confirmed it
    QString confirmingAttempt;
    AccountState state = AccountState::Present;
    std::optional<Error> stateError; ///< why it is unreadable or absent
    std::optional<UtcTime> stateSince;

    friend bool operator==(const AccountSnapshot &, const AccountSnapshot &) = default;
};

/// What the log knows of a connection's attempts at some time.
struct ConnectionActivity
{
    ConnectionId connection;
    std::optional<UtcTime> lastSuccessAt; ///< last attempt that was Ok or Partial
    std::optional<UtcTime> lastAttemptAt;
    std::optional<AttemptOutcome> lastOutcome;
    std::optional<Error> lastError;
    std::vector<Diagnostic> diagnostics; ///< of the last attempt that had a report
    ProviderId provider;
    int definitionVersion = 0;

    friend bool operator==(const ConnectionActivity &, const ConnectionActivity &) = default;
};

/// Whether the provider refused this credential and no other was entered since: sending it again may lock the user at
/// the bank (security.md M16).
[[nodiscard]] bool waitsForCredential(const Connection &connection, const ConnectionActivity &activity);

[[nodiscard]] QString limitsBasisCode(AccountLimits::Basis basis); ///< "posted", "available"
[[nodiscard]] std::optional<AccountLimits::Basis> limitsBasisFromCode(const QString &code);

/// Own id of an account that is seen for the first time: the same for the same connection and provider's id.
[[nodiscard]] AccountId accountIdFor(const ConnectionId &connection, const QString &providerAccountId);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account.h>
#include <balances/bridge.h>
#include <balances/business_calendar.h>

#include <map>

namespace coffer {

/// Why an account is not in the totals. The first that applies: it is of a test environment and the position holds a
/// connection that is not (whatever the user said: play money is never added to money); there is no figure; the user
/// said in or out (which counts whatever the ownership); whose money it is, as the user or else the definition says; a
/// condition of the definition.
enum class Exclusion {
    None,
    HeldForOthers,
    Mirror,
    ByDefinition, ///< a condition of the provider definition
    ByUser,
    NeverRead, ///< there is no figure
    TestData,  ///< of a test environment, beside connections that are not
};

/// One account, ready to be shown: what was read, what the user decided, how fresh it is.
struct PositionAccount
{
    AccountSnapshot snapshot;
    ProviderId provider;
    QString connectionName;
    QString name; ///< the user's name, else the provider's, else the provider's id
    QString entity;
    Ownership ownership = Ownership::Own;
    Exclusion exclusion = Exclusion::None;
    /// Age of its own confirmation by its connection's limits. The outcome is its connection's, but Failed for an
    /// account that is absent or unreadable although the connection's attempt was Ok or Partial.
    Freshness freshness;
    std::optional<Bridge> bridge; ///< nothing without a reading
    /// Available without the credit line. Line inside: available - line, nothing where no line (or a negative one) was
    /// sent. Not inside: available. Unknown: nothing, as borrowed money would pass for own; only a line sent as 0 makes
    /// no difference.
    std::optional<Decimal> ownAvailable;
    std::optional<Decimal> blocked; ///< posted - own available, where both are known; may be negative
    AccountSettings settings;       ///< what the user decided: tags, note, limits

    [[nodiscard]] bool inTotals() const { return exclusion == Exclusion::None; }
    friend bool operator==(const PositionAccount &, const PositionAccount &) = default;
};

/// One connection and what its last attempts said. Also those that never succeeded.
struct PositionConnection
{
    Connection connection;
    ConnectionActivity activity;
    Freshness freshness; ///< age: of its last success
    int accounts = 0;

    friend bool operator==(const PositionConnection &, const PositionConnection &) = default;
};

/// Native total of one currency, over the accounts that are in totals.
struct CurrencyTotal
{
    CurrencyCode currency;
    /// Exact sum of the accounts that report this kind; nothing where none does (never 0 by absence).
    std::optional<Decimal> posted;
    std::optional<Decimal> available;    ///< as reported, credit lines included where the provider includes them
    std::optional<Decimal> ownAvailable; ///< without credit lines, over the accounts where that can be told
    std::optional<Decimal> creditLine;   ///< sum of the credit lines that were sent and are inside available
    std::optional<Decimal> blocked;      ///< over accounts where it is known
    int accounts = 0;
    int postedCount = 0; ///< how many of `accounts` report posted, and so on: "n of m"
    int availableCount = 0;
    int ownAvailableCount = 0;
    int blockedCount = 0;
    int current = 0; ///< how many are current and not failed
    int failed = 0;  ///< how many are absent, unreadable, or of a connection whose last attempt failed or was refused
    std::optional<UtcTime> oldestConfirmation;
    int excluded = 0;      ///< accounts of this currency that are left out; those never read have no currency yet
    bool overflow = false; ///< a sum did not fit; the affected totals are then nothing

    friend bool operator==(const CurrencyTotal &, const CurrencyTotal &) = default;
};

/// The position at one time: rows and totals from one code path.
struct CashPosition
{
    UtcTime asOf;
    UtcTime knownAt;
    DataSource source = DataSource::Live; ///< Test as soon as one connection is; Manual where all are
    /// Every connection's last attempt was Ok, every account in totals is present and current, and none was never read
    /// that neither the user nor its ownership keeps out. False without any connection: where nothing was asked,
    /// nothing is known.
    bool complete = false;
    std::vector<PositionConnection> connections;
    std::vector<PositionAccount> accounts; ///< by connection, then as the store lists them
    std::vector<CurrencyTotal> totals;     ///< sorted by currency code

    friend bool operator==(const CashPosition &, const CashPosition &) = default;
};

/// Everything that makes a position, by value.
struct PositionInput
{
    UtcTime asOf; ///< freshness is judged at this time
    UtcTime knownAt;
    std::vector<Connection> connections;
    std::vector<ConnectionActivity> activities;
    std::vector<AccountSnapshot> snapshots; ///< those of connections that no longer exist are ignored
    std::map<AccountId, AccountSettings> settings;
    BusinessDays days = {};             ///< by which end-of-day feeds are judged
    std::optional<UtcTime> wokeAt = {}; ///< what was confirmed before the machine slept is ageing at best until then
};

[[nodiscard]] CashPosition makeCashPosition(const PositionInput &input);
/// Native totals, sorted by currency code, over some of a position's accounts: a group, a selection.
[[nodiscard]] std::vector<CurrencyTotal> totalsOf(const std::vector<const PositionAccount *> &accounts);

/// The worst of each of the three facts, for title and tray: age over the accounts in totals, those that were never
/// read though they would be, and the connections that are not paused; outcome over the latter; source of the position.
[[nodiscard]] Freshness worstOf(const CashPosition &position);

/// "none", "held-for-others", "mirror", "by-definition", "by-user", "never-read", "test-data"
[[nodiscard]] QString exclusionCode(Exclusion exclusion);
[[nodiscard]] QString accountStateCode(AccountState state); ///< "present", "absent", "unreadable"
[[nodiscard]] std::optional<AccountState> accountStateFromCode(const QString &code);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>

namespace coffer {

/// How one account's figures differ from those that were known at an earlier time. Exact; major units of the account's
/// currency, more money is positive.
struct AccountMovement
{
    enum class Kind {
        Changed,
        New,  ///< not known then; `change` is nothing, as what it held before is not known
        Gone, ///< known then, now absent or no longer shown
        /// No figure from after that time, or it cannot be read now: whether it moved cannot be told.
        CannotSay,
    };
    struct Part
    {
        std::optional<Decimal> before; ///< nothing where the provider did not send it
        std::optional<Decimal> now;
        std::optional<Decimal> change; ///< nothing unless both are known and the difference fits
        friend bool operator==(const Part &, const Part &) = default;
    };

    AccountId account;
    QString name;
    CurrencyCode currency;
    Kind kind = Kind::Changed;
    Part posted = {};
    Part available = {};                           ///< as reported
    std::optional<UtcTime> beforeConfirmedAt = {}; ///< when the earlier figure was last confirmed, as known then
    std::optional<UtcTime> confirmedAt = {};
    bool inTotals = true;

    /// By how much it counts when the largest are looked for: the larger of the two changes, without sign.
    [[nodiscard]] Decimal size() const;
    friend bool operator==(const AccountMovement &, const AccountMovement &) = default;
};

/// Native sums of one currency over the accounts that are in totals and whose change can be told. A sum of the
/// changes, not a difference of totals: an account that came or went moves no money.
struct CurrencyMovement
{
    CurrencyCode currency;
    std::optional<Decimal> posted = {}; ///< nothing where no account tells it or the sum does not fit
    std::optional<Decimal> available = {};
    int changed = 0; ///< accounts in totals that moved
    int same = 0;
    int added = 0;
    int gone = 0;
    int cannotSay = 0;

    friend bool operator==(const CurrencyMovement &, const CurrencyMovement &) = default;
};

struct Movements
{
    UtcTime since;                         ///< the time that the figures before are of
    std::vector<AccountMovement> accounts; ///< what moved, by currency, the largest first; then New, Gone, CannotSay
    std::vector<CurrencyMovement> totals;  ///< sorted by currency code

    friend bool operator==(const Movements &, const Movements &) = default;
};

/// What moved between `before` (what was known for `since`) and the position. Accounts that were never read are left
/// out; so is test data beside money. Another currency than before counts as an account that came.
[[nodiscard]] Movements movements(const std::vector<AccountSnapshot> &before, UtcTime since, const CashPosition &now);

[[nodiscard]] QString movementCode(AccountMovement::Kind kind); ///< "changed", "new", "gone", "cannot-say"

} // namespace coffer

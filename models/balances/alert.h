// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account.h>

namespace coffer {

enum class AlertKind {
    BelowMinimum,
    AboveMaximum,
    LargeMove,
    Unexplained, ///< available differs from what the identity expects by more than the tolerance
    SignChange,
    Stale,            ///< an account's figure became stale
    ConnectionFailed, ///< the last attempt failed or was refused
    ConsentEnds,      ///< 14, 7 and 1 days before
    ReportFailed,
};

/// Something that crossed a line. Raised once per crossing, and again only after it recovered; a figure that is stale
/// is never judged. Amounts are of the account's currency, exact.
struct Alert
{
    QString id; ///< UUID without braces
    AlertKind kind = AlertKind::Stale;
    ConnectionId connection;
    std::optional<AccountId> account; ///< nothing: the whole connection
    QString subject;                  ///< the account's or connection's name when it was raised
    QString currency;
    std::optional<AccountLimits::Basis> basis;
    std::optional<Decimal> figure; ///< what was judged
    std::optional<Decimal> limit;  ///< what it was judged against; for a move: the figure before
    std::optional<Error> error;    ///< of a failed connection
    UtcTime raisedAt;
    std::optional<UtcTime> recoveredAt;
    std::optional<UtcTime> acknowledgedAt;
    std::optional<UtcTime> snoozedUntil;
    QString note; ///< of whoever acknowledged or snoozed it; the report repeats it
    DataSource source = DataSource::Live;

    /// Still to be dealt with: not recovered, not acknowledged, not snoozed past now.
    [[nodiscard]] bool isOpen(UtcTime now) const
    {
        return !recoveredAt && !acknowledgedAt && !(snoozedUntil && *snoozedUntil > now);
    }
    friend bool operator==(const Alert &, const Alert &) = default;
};

[[nodiscard]] QString alertKindCode(AlertKind kind); ///< "below-minimum", …
[[nodiscard]] std::optional<AlertKind> alertKindFromCode(const QString &code);

} // namespace coffer

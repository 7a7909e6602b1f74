// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account.h>

#include <map>

namespace coffer {

enum class AlertKind {
    BelowMinimum,
    AboveMaximum,
    LargeMove,
    Unexplained, ///< available differs from what the identity expects by more than the tolerance
    SignChange,
    Stale,            ///< of a connection: figures that were not confirmed for too long
    ConnectionFailed, ///< the last attempt failed or was refused
    ConsentEnds,      ///< 14, 7 and 1 days before
    ReportFailed,
    ConnectionPartial, ///< some accounts of a connection were read, others not
    AccountAbsent,     ///< a complete list no longer names the account
};

/// Something that crossed a line. Raised once per crossing, and again only after it recovered; a figure that is stale
/// is never judged. Amounts are of the account's currency, exact; of ConsentEnds they are days, of Stale and
/// ConnectionPartial numbers of accounts.
struct Alert
{
    QString id; ///< UUID without braces
    AlertKind kind = AlertKind::Stale;
    ConnectionId connection;
    std::optional<AccountId> account; ///< nothing: the whole connection
    QString subject;                  ///< the account's or connection's name when it was raised
    QString currency;
    std::optional<AccountLimits::Basis> basis;
    std::optional<Decimal> figure;      ///< what was judged
    std::optional<Decimal> limit;       ///< what it was judged against; for a move: the figure before
    std::optional<Error> error;         ///< of a failed connection
    std::optional<UtcTime> endsAt = {}; ///< of ConsentEnds
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

/// Something that happened to an alert. The log keeps these; how an alert stands follows from them.
struct AlertEvent
{
    enum class Kind {
        Raised,
        Recovered, ///< what it is about is well again or gone, or the rule was taken away
        Acknowledged,
        Snoozed,  ///< until `until`
        Reopened, ///< acknowledged or snoozed no longer
    };
    Kind kind = Kind::Raised;
    UtcTime at;
    QString who;                  ///< the user of this computer whose program wrote it
    QString note;                 ///< of Acknowledged and Snoozed
    std::optional<UtcTime> until; ///< of Snoozed
    Alert alert;                  ///< as it was raised

    friend bool operator==(const AlertEvent &, const AlertEvent &) = default;
};

/// The figure of a watched account that was judged last: what the next one is compared with.
struct JudgedFigure
{
    AccountId account;
    ConnectionId connection;
    AccountLimits::Basis basis = AccountLimits::Basis::Available;
    QString currency;
    Decimal figure;

    friend bool operator==(const JudgedFigure &, const JudgedFigure &) = default;
};

/// What is to be added to the log, all or nothing.
struct AlertEntries
{
    std::vector<AlertEvent> events; ///< in the order in which they happened
    std::vector<JudgedFigure> judged;

    [[nodiscard]] bool isEmpty() const { return events.empty() && judged.empty(); }
    friend bool operator==(const AlertEntries &, const AlertEntries &) = default;
};

/// What has to be known to judge a position. Survives a restart: the log gives it back.
struct AlertMemory
{
    std::vector<Alert> alerts; ///< those that did not recover, in the order in which they were raised
    std::map<AccountId, JudgedFigure> judged;

    friend bool operator==(const AlertMemory &, const AlertMemory &) = default;
};

/// Brings what is known up to what is known after these entries.
void apply(const AlertEntries &entries, AlertMemory &memory);

[[nodiscard]] QString alertKindCode(AlertKind kind); ///< "below-minimum", …
[[nodiscard]] std::optional<AlertKind> alertKindFromCode(const QString &code);
[[nodiscard]] QString alertEventCode(AlertEvent::Kind kind); ///< "raised", "recovered", …
[[nodiscard]] std::optional<AlertEvent::Kind> alertEventFromCode(const QString &code);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/balance_report.h>

namespace coffer {

enum class AttemptOutcome {
    Ok,
    Partial, ///< some accounts were read, others not
    Failed,  ///< nothing was read
    Refused, ///< nothing was read because the credential was refused, missing or locked away: the user must act
};

/// One poll of one connection. Every poll ends in exactly one of these.
struct Attempt
{
    QString id; ///< UUID without braces, made when the attempt starts: makes storing it twice harmless
    ConnectionId connection;
    UtcTime startedAt;  ///< our clock before the first request
    UtcTime receivedAt; ///< our clock at the last reply, or at the failure
    AttemptOutcome outcome = AttemptOutcome::Failed;
    std::optional<Error>
        error; ///< set unless Ok; of several the one that the user must mend, else the one that hit most accounts
    std::optional<BalanceReport> report; ///< set for Ok and Partial
    int requests = 0;                    ///< HTTP requests sent, for quotas

    friend bool operator==(const Attempt &, const Attempt &) = default;
};

/// Refused for what only the user can mend (Unauthorized, Forbidden, Secret*, Keychain*), else Failed.
[[nodiscard]] AttemptOutcome outcomeOf(ErrorKind kind);
/// An attempt that read nothing.
[[nodiscard]] Attempt failedAttempt(QString id, ConnectionId connection, UtcTime startedAt, UtcTime receivedAt,
                                    Error error);
/// An attempt with a report: Ok where it is complete, Partial where not, Failed or Refused where not one account was
/// read although some failed.
[[nodiscard]] Attempt attemptWithReport(QString id, ConnectionId connection, UtcTime startedAt, UtcTime receivedAt,
                                        BalanceReport report);

[[nodiscard]] QString outcomeCode(AttemptOutcome outcome); ///< "ok", "partial", "failed", "refused"
[[nodiscard]] std::optional<AttemptOutcome> outcomeFromCode(const QString &code);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>

#include <QTimeZone>

namespace coffer {

// Names and short texts for people, in the user's language. Each call translates anew, so a change of language shows at
// the next call.

[[nodiscard]] QString ageLabel(Age age);
[[nodiscard]] QString outcomeLabel(AttemptOutcome outcome);
[[nodiscard]] QString dataSourceLabel(DataSource source); ///< "TEST" in capitals: it must be seen
[[nodiscard]] QString ownershipLabel(Ownership ownership);
[[nodiscard]] QString exclusionLabel(Exclusion exclusion); ///< why an account is not in totals; "Counted" for none
[[nodiscard]] QString componentRoleLabel(ComponentRole role);
[[nodiscard]] QString creditLineLabel(CreditLineIncluded included); ///< "Includes credit line", …
[[nodiscard]] QString accountStateLabel(AccountState state);

/// Columns of figures, in the order in which they are shown.
enum class BalanceColumn { Posted, Available, OwnAvailable, CreditLine, Blocked, Pending };
[[nodiscard]] QString columnLabel(BalanceColumn column);

/// A component's name: translated where it is one of those that our own definitions use, else as the definition says.
[[nodiscard]] QString componentName(const QString &name);
/// "Posted", "− On hold", "+ Credit line": the first line of a sum has no plus.
[[nodiscard]] QString bridgeLineLabel(const BridgeTerm &term, bool isFirst);
/// The rows of a bridge that are not terms of its identity.
enum class BridgeRow { ExpectedAvailable, AvailableAsReported, Unexplained, DifferenceNotItemised };
[[nodiscard]] QString bridgeRowLabel(BridgeRow row);
/// For a part of the bridge or a kind that the provider did not send. Never 0.
[[nodiscard]] QString notSentText();

/// "9 of 11 current, 1 failed".
[[nodiscard]] QString coverageText(const CurrencyTotal &total);
/// How long ago: "just now", "40 min", "3 h", "2 days". Whole units that have passed.
[[nodiscard]] QString ageText(std::chrono::microseconds age);
/// How long to wait: "40 s", "2 min". Rounded up, so that nobody tries too early.
[[nodiscard]] QString waitText(std::chrono::seconds wait);
/// Date, time to the minute and zone, as people of the locale write them. "C" or nothing: "2026-11-20 08:12 UTC".
[[nodiscard]] QString timeText(UtcTime time, const QString &locale, const QTimeZone &zone);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/alert.h>
#include <balances/cash_position.h>

namespace coffer {

/// Tells what crossed a line and what came back, by comparing a position with what was known before. Pure: no clock
/// (the position's knownAt is now), no storage. Source of the rules: treasury.md 3.1 and 3.12.
///
/// A figure is judged only where it is present, current or ageing, and its connection's last attempt delivered it. One
/// that is not is neither raised nor recovered: nothing can be said. So is one in another currency than the limits.
/// - BelowMinimum, AboveMaximum: past the limit; at the limit is well.
/// - Unexplained: past the tolerance, without one past 0; only where the bridge is complete (treasury.md 3.1).
/// - LargeMove: from largeMove on, against the figure that was judged before. Each large move is raised for itself and
///   ends the one before; it recovers when the figure is back within less than largeMove, or with the next figure
///   after somebody acknowledged it.
/// - SignChange: from 0 or more to less, or back. One below 0 is always raised; one back up ends an earlier one and is
///   raised only where there is none.
/// - Stale, ConnectionFailed, ConnectionPartial: one for the connection, not one per account. A failure is raised anew
///   when it becomes a refusal; Partial when more accounts are missing; Stale not while the failure says it already,
///   not while the connection is paused, and not in the first minutes after a start, before the connection was asked.
/// - ConsentEnds: at 14, 7 and 1 days, each ending the one before.
/// What is gone, or has no rule any more, recovers. A position without connections judges nothing: their file may be
/// unreadable. Alerts of other makers (ReportFailed) are left alone.
class AlertEngine
{
public:
    static constexpr std::chrono::minutes settling{5};

    /// `startedAt`: when this program began to ask.
    explicit AlertEngine(UtcTime startedAt, QString who = {}) : m_startedAt(startedAt), m_who(std::move(who)) {}

    /// What has to be stored; nothing where nothing changed. apply() brings `memory` up to it.
    [[nodiscard]] AlertEntries evaluate(const CashPosition &position, const AlertMemory &memory) const;
    /// The alerts with the figures that they are about today, for showing; stored is only what they were when raised.
    [[nodiscard]] static std::vector<Alert> withTodaysFigures(const CashPosition &position, std::vector<Alert> alerts);

private:
    UtcTime m_startedAt;
    QString m_who;
};

} // namespace coffer

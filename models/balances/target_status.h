// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>

namespace coffer {

/// Whether the account's limits can be judged: its figure is present, current or ageing, and its connection's last
/// attempt delivered it. Any other one is never judged (treasury.md 3.12).
[[nodiscard]] bool isJudgeable(const PositionAccount &account);
/// The figure that the account's limits are about, as reported; nothing where it was not sent.
[[nodiscard]] std::optional<Decimal> watchedFigure(const PositionAccount &account);
/// Whether the amounts of its limits are in its currency.
[[nodiscard]] bool isInLimitsCurrency(const PositionAccount &account);

/// How an account's figure stands to its minimum, target and maximum. Where a target is set, short and excess count
/// from it; else short from the minimum and excess from the maximum.
struct TargetStatus
{
    enum class Kind {
        NotWatched, ///< neither minimum nor target nor maximum is set
        CannotSay,  ///< stale, failed, not sent, or in another currency than the limits: never judged
        Short,
        Excess,
        Fits,
    };
    Kind kind = Kind::NotWatched;
    std::optional<Decimal> by;     ///< how much is short or in excess; above 0
    std::optional<Decimal> figure; ///< what was judged
    bool isBelowMinimum = false;
    bool isAboveMaximum = false;

    friend bool operator==(const TargetStatus &, const TargetStatus &) = default;
};

[[nodiscard]] TargetStatus targetStatusOf(const PositionAccount &account);

} // namespace coffer

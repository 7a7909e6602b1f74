// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>

#include <QString>

#include <vector>

namespace coffer {

/// One line of the way from posted to available: what it is called, its exact amount, and the bar that it is drawn as.
struct BridgeBar
{
    enum class Kind {
        Posted,
        Part,      ///< a component of the identity, floating between two sums
        Expected,  ///< what the identity makes of them
        Available, ///< what the provider reports
        Gap,       ///< unexplained, or the whole difference where nothing is itemised
    };
    Kind kind = Kind::Part;
    QString label;
    std::optional<Decimal> amount; ///< with the sign that it has in the sum; nothing: not sent, and no bar
    double from = 0;               ///< plot values
    double to = 0;
    bool alarming = false; ///< an unexplained difference past the tolerance

    friend bool operator==(const BridgeBar &, const BridgeBar &) = default;
};

/// The lines of an account's bridge; none without a reading.
[[nodiscard]] std::vector<BridgeBar> bridgeBars(const PositionAccount &account);

/// Whether the difference is more than the user's tolerance for this account; without one, whether it is not 0.
[[nodiscard]] bool isPastTolerance(const Decimal &unexplained, const PositionAccount &account);

} // namespace coffer

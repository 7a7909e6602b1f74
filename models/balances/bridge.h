// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/balance_reading.h>

namespace coffer {

/// The way from posted to available, by the identity that the provider's document declares (treasury.md 3.1).
/// Figures are never forced to agree.
struct Bridge
{
    enum class State {
        /// No identity declared, or the provider sent not one of its parts (components, credit line): only the
        /// difference is known.
        NotItemised,
        Incomplete, ///< a term of the identity was not sent (or the sum does not fit): nothing is expected, nothing
                    ///< unexplained
        Complete,
    };
    struct Line
    {
        BridgeTerm term;
        QString name;                  ///< component name; empty for the other terms
        std::optional<Decimal> amount; ///< with the sign it has in the sum; nothing where not sent
        friend bool operator==(const Line &, const Line &) = default;
    };

    State state = State::NotItemised;
    std::vector<Line> lines; ///< the declared identity in its order, whatever the state; empty where none is declared
    std::optional<Decimal> expectedAvailable; ///< only when Complete
    std::optional<Decimal> difference;        ///< available - posted, where both were sent
    std::optional<Decimal>
        unexplained; ///< available as reported - expectedAvailable, only when Complete and available was sent

    friend bool operator==(const Bridge &, const Bridge &) = default;
};

[[nodiscard]] Bridge bridgeOf(const BalanceReading &reading);
[[nodiscard]] QString bridgeStateCode(Bridge::State state); ///< "not-itemised", "incomplete", "complete"

} // namespace coffer

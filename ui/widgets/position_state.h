// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/alert.h>
#include <balances/cash_position.h>

#include <vector>

namespace coffer {

/// The worst that is to be told of everything together, in a few words: for the title and the tray.
struct PositionState
{
    enum class Severity {
        Nothing, ///< there is no connection
        Good,
        Attention, ///< stale, ageing or never read
        Wrong,     ///< failed, refused, or an alert that nobody has dealt with
    };
    Severity severity = Severity::Nothing;
    QString text; ///< "2 failed", "1 alert", "3 stale"; empty for Nothing. Holds no amount.
    QString icon; ///< of resources/icons

    friend bool operator==(const PositionState &, const PositionState &) = default;
};

[[nodiscard]] PositionState worstState(const CashPosition &position, const std::vector<Alert> &alerts);

} // namespace coffer

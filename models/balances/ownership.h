// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace coffer {

/// Whose money an account holds. Only own money is in totals.
enum class Ownership {
    Own,
    HeldForOthers, ///< customers' wallets, safeguarding, FBO
    Mirror,        ///< shows again what another account already counts
};

/// Stable identifier for storage and JSON: "own", "held-for-others", "mirror".
[[nodiscard]] QString ownershipCode(Ownership ownership);
[[nodiscard]] std::optional<Ownership> ownershipFromCode(const QString &code);

} // namespace coffer

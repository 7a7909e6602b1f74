// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/connection.h>

namespace coffer {

/// A consent that ends soon, or has ended.
struct ExpiryWarning
{
    ConnectionId connection;
    UtcTime expiresAt;
    int days = 0; ///< the step that was reached: at most 14, 7 or 1 days are left; 0: it has ended

    friend bool operator==(const ExpiryWarning &, const ExpiryWarning &) = default;
};

/// One for each connection whose consent ends within 14 days, in their order; paused ones too, removed ones not. A step
/// that differs from the last one told is news.
[[nodiscard]] std::vector<ExpiryWarning> expiryWarnings(const std::vector<Connection> &connections, UtcTime now);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/connection.h>

namespace coffer {

/// When a connection is asked next, and what its provider still allows. Told by the engine whenever it changes.
struct ConnectionSchedule
{
    ConnectionId connection;
    bool running = false;               ///< it is being asked now
    bool waitsForUser = false;          ///< its credential was refused: not asked by itself
    std::optional<UtcTime> nextAttempt; ///< nothing while paused, waiting for the user or running
    std::optional<int> quota;           ///< calls per quotaWindow that the definition or the provider states; else none
    int quotaUsed = 0;                  ///< calls inside the window that ends now
    std::chrono::seconds quotaWindow{0};
    std::optional<UtcTime> quotaFreeAt; ///< when the next call is free, where none is now

    friend bool operator==(const ConnectionSchedule &, const ConnectionSchedule &) = default;
};

} // namespace coffer

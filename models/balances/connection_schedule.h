// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/connection.h>

namespace coffer {

/// When a connection is asked next, and what its provider still allows. Told by the engine whenever it changes.
struct ConnectionSchedule
{
    ConnectionId connection;
    bool paused = false;
    bool running = false;               ///< it is being asked now
    bool waitsForUser = false;          ///< its credential was refused: not asked by itself
    std::optional<UtcTime> nextAttempt; ///< nothing while paused, waiting for the user or running
    std::optional<int> quota;           ///< calls per quotaWindow that the definition or the provider states; else none
    int quotaUsed = 0;                  ///< calls inside the window that ends now
    std::chrono::seconds quotaWindow{0};
    std::optional<UtcTime> quotaFreeAt; ///< when it can be asked again, where it cannot now
    int callsPerAttempt = 1;            ///< what the last attempt needed; 1 where there was none
    std::optional<UtcTime> usedUpUntil; ///< one more attempt now would be the last before this time

    friend bool operator==(const ConnectionSchedule &, const ConnectionSchedule &) = default;
};

/// The earliest of them; nothing where none is planned.
[[nodiscard]] std::optional<UtcTime> nextAttempt(const std::vector<ConnectionSchedule> &schedules);

/// What asking now would cost, to be told before it is done.
struct RefreshCost
{
    struct UsedUp
    {
        ConnectionId connection;
        UtcTime until;
        friend bool operator==(const UsedUp &, const UsedUp &) = default;
    };
    int calls = 0;                       ///< as far as the last attempts tell, without those that cannot be asked
    std::vector<UsedUp> usedUp = {};     ///< could not be asked again for a while
    int callsOfUsedUp = 0;               ///< part of `calls`
    std::vector<UsedUp> impossible = {}; ///< cannot be asked at all before that time

    friend bool operator==(const RefreshCost &, const RefreshCost &) = default;
};

/// Of a refresh of these connections; of all that are not paused when empty, as a refresh does. What runs costs nothing
/// more.
[[nodiscard]] RefreshCost costOf(const std::vector<ConnectionSchedule> &schedules,
                                 const std::vector<ConnectionId> &ids);

} // namespace coffer

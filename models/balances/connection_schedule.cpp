// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/connection_schedule.h>

#include <algorithm>

namespace coffer {

std::optional<UtcTime> nextAttempt(const std::vector<ConnectionSchedule> &schedules)
{
    std::optional<UtcTime> earliest;
    for (const ConnectionSchedule &schedule : schedules) {
        if (schedule.nextAttempt && (!earliest || *schedule.nextAttempt < *earliest))
            earliest = schedule.nextAttempt;
    }
    return earliest;
}

RefreshCost costOf(const std::vector<ConnectionSchedule> &schedules, const std::vector<ConnectionId> &ids)
{
    RefreshCost cost;
    for (const ConnectionSchedule &schedule : schedules) {
        const bool wanted =
            ids.empty() ? !schedule.paused : std::find(ids.begin(), ids.end(), schedule.connection) != ids.end();
        if (!wanted || schedule.running)
            continue;
        if (schedule.quotaFreeAt) {
            cost.impossible.push_back({schedule.connection, *schedule.quotaFreeAt});
            continue;
        }
        cost.calls += schedule.callsPerAttempt;
        if (schedule.usedUpUntil) {
            cost.usedUp.push_back({schedule.connection, *schedule.usedUpUntil});
            cost.callsOfUsedUp += schedule.callsPerAttempt;
        }
    }
    return cost;
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/utc_time.h>

#include <chrono>
#include <deque>
#include <optional>
#include <utility>

namespace coffer {

/// A provider's limit of calls per day, counted over any 24 hours (LimitSpec::callsPerDay). Pure.
class CallQuota
{
public:
    explicit CallQuota(int callsPerDay) : m_limit(callsPerDay) {} ///< 0: no limit

    /// A poll used `calls` requests. Times may come in any order.
    void note(UtcTime at, int calls);
    /// Nothing: a poll that needs as many calls as the last one fits. Else how long until it does; at least 1 s.
    [[nodiscard]] std::optional<std::chrono::seconds> waitBeforePoll(UtcTime now) const;
    [[nodiscard]] int used(UtcTime now) const;

private:
    int m_limit;
    std::deque<std::pair<UtcTime, int>> m_polls; ///< ascending
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/utc_time.h>

#include <chrono>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace coffer {

/// A provider's limit of calls per day, counted over any 24 hours (LimitSpec::callsPerDay). Pure.
///
/// A poll is taken to need as many calls as the last one did; 1 before the first.
class CallQuota
{
public:
    static constexpr std::chrono::hours window{24};

    explicit CallQuota(int callsPerDay) : m_limit(callsPerDay) {} ///< 0: no limit

    [[nodiscard]] int limit() const { return m_limit; }
    [[nodiscard]] int callsPerPoll() const { return m_lastCalls; }
    /// A poll used `calls` requests. Times may come in any order.
    void note(UtcTime at, int calls);
    /// Nothing: a poll fits. Else how long until it does; at least 1 s.
    [[nodiscard]] std::optional<std::chrono::seconds> waitBeforePoll(UtcTime now) const;
    [[nodiscard]] int used(UtcTime now) const;
    /// Nothing: a second poll right after one at `now` fits. Else when the next one would.
    [[nodiscard]] std::optional<UtcTime> usedUpUntil(UtcTime now) const;

    /// How far apart polls must be for the limit to last, with `reserved` polls a day at times of their own; not less
    /// than `interval`. Nothing: those use all there is.
    [[nodiscard]] std::optional<std::chrono::seconds> spacing(std::chrono::seconds interval, int reserved) const;
    /// The first moment from `from` on at which a poll fits and leaves the `reserved` ones (ascending; those up to 48
    /// hours later count) room at their times. Nothing: there is none within a day.
    [[nodiscard]] std::optional<UtcTime> firstFit(UtcTime from, const std::vector<UtcTime> &reserved) const;

private:
    [[nodiscard]] int needed() const;
    [[nodiscard]] bool fits(UtcTime at, const std::vector<UtcTime> &reserved) const;

    int m_limit;
    int m_lastCalls = 1;
    std::deque<std::pair<UtcTime, int>> m_polls; ///< ascending
};

} // namespace coffer

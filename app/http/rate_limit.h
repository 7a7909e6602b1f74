// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace coffer {

/// Spaces requests out evenly: a bucket that holds one token, so that no window of one second ever sees more than
/// rate + 1 of them. A larger bucket would let a provider see twice its stated rate at the start of each sweep.
class RateLimit
{
public:
    using Time = std::chrono::microseconds;

    explicit RateLimit(double perSecond) : m_interval(perSecond > 0 ? Time(std::int64_t(1e6 / perSecond)) : Time(0)) {}

    /// How long to wait before the next request may go; 0: now.
    [[nodiscard]] Time wait(Time now) const
    {
        return m_interval == Time(0) ? Time(0) : std::max(Time(0), m_next - now);
    }
    void take(Time now) { m_next = std::max(now, m_next) + m_interval; }

private:
    Time m_interval;
    Time m_next = Time::min() / 2;
};

} // namespace coffer

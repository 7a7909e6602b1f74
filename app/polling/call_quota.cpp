// SPDX-License-Identifier: GPL-3.0-or-later
#include <polling/call_quota.h>

#include <algorithm>

namespace coffer {

void CallQuota::note(UtcTime at, int calls)
{
    if (calls <= 0)
        return;
    if (m_limit == 0) { // nothing to count, but what a refresh costs may be asked
        m_lastCalls = calls;
        return;
    }
    const auto place = std::upper_bound(m_polls.begin(), m_polls.end(), std::pair(at, calls),
                                        [](const auto &a, const auto &b) { return a.first < b.first; });
    m_polls.insert(place, {at, calls});
    while (m_polls.front().first < m_polls.back().first - window)
        m_polls.pop_front();
    m_lastCalls = m_polls.back().second;
}

int CallQuota::used(UtcTime now) const
{
    int sum = 0;
    for (const auto &[at, calls] : m_polls)
        sum += at > now - window ? calls : 0; // also what a clock that was set back puts into the future
    return sum;
}

int CallQuota::needed() const
{
    return std::min(m_lastCalls, m_limit);
}

std::optional<std::chrono::seconds> CallQuota::waitBeforePoll(UtcTime now) const
{
    if (m_limit == 0 || m_polls.empty())
        return std::nullopt;
    int left = m_limit - used(now);
    if (left >= needed())
        return std::nullopt;
    for (const auto &[at, calls] : m_polls) {
        if (at <= now - window)
            continue;
        left += calls;
        if (left >= needed())
            return std::max(std::chrono::seconds(1), std::chrono::ceil<std::chrono::seconds>(at + window - now));
    }
    return std::chrono::seconds(window);
}

std::optional<UtcTime> CallQuota::usedUpUntil(UtcTime now) const
{
    if (m_limit == 0 || m_limit - used(now) >= 2 * needed())
        return std::nullopt;
    CallQuota after = *this;
    after.note(now, needed());
    const auto wait = after.waitBeforePoll(now);
    return wait ? std::optional<UtcTime>(now + *wait) : std::nullopt;
}

std::optional<std::chrono::seconds> CallQuota::spacing(std::chrono::seconds interval, int reserved) const
{
    if (m_limit == 0)
        return interval;
    const int free = m_limit / needed() - reserved;
    if (free <= 0)
        return std::nullopt;
    const std::chrono::seconds day = window;
    return std::max(interval, (day + std::chrono::seconds(free - 1)) / free);
}

/// Whether a poll at `at` fits, and every reserved one whose day it is part of still does.
bool CallQuota::fits(UtcTime at, const std::vector<UtcTime> &reserved) const
{
    const auto usedWith = [&](UtcTime moment) {
        const auto within = std::count_if(reserved.begin(), reserved.end(),
                                          [&](UtcTime each) { return each > moment - window && each <= moment; });
        return used(moment) + int(within) * needed();
    };
    if (usedWith(at) + needed() > m_limit)
        return false;
    return std::all_of(reserved.begin(), reserved.end(), [&](UtcTime each) {
        return each <= at || each >= at + window || usedWith(each) + needed() <= m_limit;
    });
}

std::optional<UtcTime> CallQuota::firstFit(UtcTime from, const std::vector<UtcTime> &reserved) const
{
    if (m_limit == 0 || fits(from, reserved))
        return from;
    // Room appears where a call becomes a day old, and once a reserved poll is over.
    std::vector<UtcTime> candidates;
    const auto add = [&](UtcTime at) {
        if (at > from && at <= from + window)
            candidates.push_back(at);
    };
    for (const auto &[at, calls] : m_polls)
        add(at + window);
    for (const UtcTime at : reserved) {
        add(at + std::chrono::seconds(1));
        add(at + window);
    }
    std::sort(candidates.begin(), candidates.end());
    for (const UtcTime at : candidates) {
        if (fits(at, reserved))
            return at;
    }
    return std::nullopt;
}

} // namespace coffer

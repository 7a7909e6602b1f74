// SPDX-License-Identifier: GPL-3.0-or-later
#include <polling/call_quota.h>

#include <algorithm>

namespace coffer {

namespace {

constexpr std::chrono::hours window{24};

} // namespace

void CallQuota::note(UtcTime at, int calls)
{
    if (m_limit == 0 || calls <= 0)
        return;
    const auto place = std::upper_bound(m_polls.begin(), m_polls.end(), std::pair(at, calls),
                                        [](const auto &a, const auto &b) { return a.first < b.first; });
    m_polls.insert(place, {at, calls});
    while (m_polls.front().first < m_polls.back().first - window)
        m_polls.pop_front();
}

int CallQuota::used(UtcTime now) const
{
    int sum = 0;
    for (const auto &[at, calls] : m_polls)
        sum += at > now - window ? calls : 0;
    return sum;
}

std::optional<std::chrono::seconds> CallQuota::waitBeforePoll(UtcTime now) const
{
    if (m_limit == 0 || m_polls.empty())
        return std::nullopt;
    const int needed = std::min(m_polls.back().second, m_limit);
    int left = m_limit - used(now);
    if (left >= needed)
        return std::nullopt;
    for (const auto &[at, calls] : m_polls) {
        if (at <= now - window)
            continue;
        left += calls;
        if (left >= needed)
            return std::max(std::chrono::seconds(1), std::chrono::ceil<std::chrono::seconds>(at + window - now));
    }
    return std::chrono::seconds(window);
}

} // namespace coffer

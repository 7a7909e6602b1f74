// SPDX-License-Identifier: GPL-3.0-or-later
#include <polling/backoff.h>

#include <QtGlobal>

#include <algorithm>

namespace coffer {

std::chrono::milliseconds backoffDelay(int failures, double jitter, std::optional<std::chrono::seconds> retryAfter)
{
    using namespace std::chrono;

    constexpr milliseconds base = 30s;
    constexpr milliseconds cap = 1h;
    const int doublings = std::clamp(failures - 1, 0, 10);
    const milliseconds full = std::min(cap, base * (1 << doublings));
    const auto jittered = milliseconds(qint64(double(full.count()) * std::clamp(jitter, 0.5, 1.0)));
    if (!retryAfter)
        return jittered;
    return std::max<milliseconds>(jittered, std::clamp<milliseconds>(*retryAfter, 0s, cap));
}

} // namespace coffer

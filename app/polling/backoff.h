// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace coffer {

/// How long to wait after the n-th failure in a row (from 1): 30 s doubling to 1 h, times `jitter` in [0.5, 1), so that
/// many clients do not come back together; never sooner than the server's Retry-After, which counts for 1 h at most
/// (security.md M16). Pure.
[[nodiscard]] std::chrono::milliseconds backoffDelay(int failures, double jitter,
                                                     std::optional<std::chrono::seconds> retryAfter);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/attempt.h>

#include <chrono>

namespace coffer {

/// How long ago a figure was last confirmed by its provider.
enum class Age { Current, Ageing, Stale, Never };

/// Where a figure comes from. Test data is marked wherever it is shown or exported.
enum class DataSource { Live, Test, Manual };

/// Three facts that are shown together and never merged into one.
struct Freshness
{
    Age age = Age::Never;
    std::optional<AttemptOutcome> lastOutcome; ///< nothing before the first attempt
    DataSource source = DataSource::Live;

    friend bool operator==(const Freshness &, const Freshness &) = default;
};

/// From when on a confirmed figure is ageing and stale.
struct FreshnessLimits
{
    std::chrono::seconds ageing;
    std::chrono::seconds stale;

    /// Current up to 2 intervals, ageing up to 4, then stale.
    static FreshnessLimits forInterval(std::chrono::seconds interval) { return {interval * 2, interval * 4}; }
    friend bool operator==(const FreshnessLimits &, const FreshnessLimits &) = default;
};

/// The same as moments: what was last confirmed before them is ageing, and stale. See boundariesOf for what a feed
/// promises.
struct AgeBoundaries
{
    UtcTime ageingBefore;
    UtcTime staleBefore;

    static AgeBoundaries at(UtcTime now, const FreshnessLimits &limits)
    {
        return {now - limits.ageing, now - limits.stale};
    }
    friend bool operator==(const AgeBoundaries &, const AgeBoundaries &) = default;
};

/// `confirmedAt` in the future (a clock that was set back) counts as confirmed now.
[[nodiscard]] Age ageOf(std::optional<UtcTime> confirmedAt, const AgeBoundaries &boundaries);
[[nodiscard]] Age ageOf(std::optional<UtcTime> confirmedAt, UtcTime now, const FreshnessLimits &limits);

[[nodiscard]] QString ageCode(Age age);                  ///< "current", "ageing", "stale", "never"
[[nodiscard]] QString dataSourceCode(DataSource source); ///< "live", "test", "manual"
[[nodiscard]] std::optional<DataSource> dataSourceFromCode(const QString &code);

} // namespace coffer

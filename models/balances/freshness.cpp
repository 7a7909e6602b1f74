// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/freshness.h>

#include "code_lookup.h"

namespace coffer {

using namespace Qt::StringLiterals;

Age ageOf(std::optional<UtcTime> confirmedAt, const AgeBoundaries &boundaries)
{
    if (!confirmedAt)
        return Age::Never;
    if (*confirmedAt < boundaries.staleBefore)
        return Age::Stale;
    return *confirmedAt < boundaries.ageingBefore ? Age::Ageing : Age::Current;
}

Age ageOf(std::optional<UtcTime> confirmedAt, UtcTime now, const FreshnessLimits &limits)
{
    return ageOf(confirmedAt, AgeBoundaries::at(now, limits));
}

QString ageCode(Age age)
{
    switch (age) {
    case Age::Current:
        return u"current"_s;
    case Age::Ageing:
        return u"ageing"_s;
    case Age::Stale:
        return u"stale"_s;
    case Age::Never:
        return u"never"_s;
    }
    Q_UNREACHABLE();
}

QString dataSourceCode(DataSource source)
{
    switch (source) {
    case DataSource::Live:
        return u"live"_s;
    case DataSource::Test:
        return u"test"_s;
    case DataSource::Manual:
        return u"manual"_s;
    }
    Q_UNREACHABLE();
}

std::optional<DataSource> dataSourceFromCode(const QString &code)
{
    return fromCode<DataSource, DataSource::Manual>(code, dataSourceCode);
}

} // namespace coffer

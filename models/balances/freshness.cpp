// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/freshness.h>

#include "code_lookup.h"

namespace coffer {

using namespace Qt::StringLiterals;

Age ageOf(std::optional<UtcTime> confirmedAt, UtcTime now, const FreshnessLimits &limits)
{
    if (!confirmedAt)
        return Age::Never;
    const auto age = now - *confirmedAt;
    if (age > limits.stale)
        return Age::Stale;
    return age > limits.ageing ? Age::Ageing : Age::Current;
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

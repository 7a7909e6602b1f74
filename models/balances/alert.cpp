// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/alert.h>

#include "code_lookup.h"

namespace coffer {

using namespace Qt::StringLiterals;

QString alertKindCode(AlertKind kind)
{
    switch (kind) {
    case AlertKind::BelowMinimum:
        return u"below-minimum"_s;
    case AlertKind::AboveMaximum:
        return u"above-maximum"_s;
    case AlertKind::LargeMove:
        return u"large-move"_s;
    case AlertKind::Unexplained:
        return u"unexplained"_s;
    case AlertKind::SignChange:
        return u"sign-change"_s;
    case AlertKind::Stale:
        return u"stale"_s;
    case AlertKind::ConnectionFailed:
        return u"connection-failed"_s;
    case AlertKind::ConsentEnds:
        return u"consent-ends"_s;
    case AlertKind::ReportFailed:
        return u"report-failed"_s;
    }
    Q_UNREACHABLE();
}

std::optional<AlertKind> alertKindFromCode(const QString &code)
{
    return fromCode<AlertKind, AlertKind::ReportFailed>(code, alertKindCode);
}

} // namespace coffer

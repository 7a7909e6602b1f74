// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/alert.h>

#include "code_lookup.h"

#include <algorithm>

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
    case AlertKind::ConnectionPartial:
        return u"connection-partial"_s;
    case AlertKind::AccountAbsent:
        return u"account-absent"_s;
    }
    Q_UNREACHABLE();
}

std::optional<AlertKind> alertKindFromCode(const QString &code)
{
    return fromCode<AlertKind, AlertKind::AccountAbsent>(code, alertKindCode);
}

QString alertEventCode(AlertEvent::Kind kind)
{
    switch (kind) {
    case AlertEvent::Kind::Raised:
        return u"raised"_s;
    case AlertEvent::Kind::Recovered:
        return u"recovered"_s;
    case AlertEvent::Kind::Acknowledged:
        return u"acknowledged"_s;
    case AlertEvent::Kind::Snoozed:
        return u"snoozed"_s;
    case AlertEvent::Kind::Reopened:
        return u"reopened"_s;
    }
    Q_UNREACHABLE();
}

std::optional<AlertEvent::Kind> alertEventFromCode(const QString &code)
{
    return fromCode<AlertEvent::Kind, AlertEvent::Kind::Reopened>(code, alertEventCode);
}

namespace {

void apply(const AlertEvent &event, Alert &alert)
{
    alert.note = event.note;
    alert.acknowledgedAt.reset();
    alert.snoozedUntil.reset();
    if (event.kind == AlertEvent::Kind::Acknowledged)
        alert.acknowledgedAt = event.at;
    else if (event.kind == AlertEvent::Kind::Snoozed)
        alert.snoozedUntil = event.until;
}

} // namespace

void apply(const AlertEntries &entries, AlertMemory &memory)
{
    for (const AlertEvent &event : entries.events) {
        const auto known = std::find_if(memory.alerts.begin(), memory.alerts.end(),
                                        [&](const Alert &each) { return each.id == event.alert.id; });
        if (event.kind == AlertEvent::Kind::Raised) {
            if (known == memory.alerts.end())
                memory.alerts.push_back(event.alert);
        } else if (known == memory.alerts.end()) {
            continue; // it recovered meanwhile
        } else if (event.kind == AlertEvent::Kind::Recovered) {
            memory.alerts.erase(known);
        } else {
            apply(event, *known);
        }
    }
    for (const JudgedFigure &judged : entries.judged)
        memory.judged.insert_or_assign(judged.account, judged);
}

} // namespace coffer

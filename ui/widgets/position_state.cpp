// SPDX-License-Identifier: GPL-3.0-or-later
#include "position_state.h"

#include <QCoreApplication>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PositionState)
};

bool failed(const PositionConnection &entry)
{
    return entry.freshness.lastOutcome == AttemptOutcome::Failed
        || entry.freshness.lastOutcome == AttemptOutcome::Refused;
}

int ofAge(const CashPosition &position, Age age)
{
    return int(std::count_if(position.accounts.begin(), position.accounts.end(), [&](const PositionAccount &account) {
        return account.freshness.age == age && (account.inTotals() || account.exclusion == Exclusion::NeverRead);
    }));
}

} // namespace

PositionState worstState(const CashPosition &position, const std::vector<Alert> &alerts)
{
    using Severity = PositionState::Severity;
    if (position.connections.empty())
        return {};
    if (const int n = int(std::count_if(position.connections.begin(), position.connections.end(), failed)); n > 0)
        return {Severity::Wrong, Words::tr("%n failed", nullptr, n), u"error"_s};
    const auto open = [&](const Alert &alert) { return alert.isOpen(position.knownAt); };
    if (const int n = int(std::count_if(alerts.begin(), alerts.end(), open)); n > 0)
        return {Severity::Wrong, Words::tr("%n alerts", nullptr, n), u"bell"_s};
    if (const int n = ofAge(position, Age::Never); n > 0)
        return {Severity::Attention, Words::tr("%n never read", nullptr, n), u"warning"_s};
    if (const int n = ofAge(position, Age::Stale); n > 0)
        return {Severity::Attention, Words::tr("%n stale", nullptr, n), u"warning"_s};
    if (const int n = ofAge(position, Age::Ageing); n > 0)
        return {Severity::Attention, Words::tr("%n ageing", nullptr, n), u"clock"_s};
    return {Severity::Good, Words::tr("All current"), u"ok"_s};
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/alert.h>
#include <balances/cash_position.h>

#include <tuple>

namespace coffer {

/// What an alert is about: one of a kind at a time.
struct AlertKey
{
    AlertKind kind;
    ConnectionId connection;
    std::optional<AccountId> account;

    static AlertKey of(const Alert &alert) { return {alert.kind, alert.connection, alert.account}; }
    friend bool operator<(const AlertKey &a, const AlertKey &b)
    {
        return std::tie(a.kind, a.connection, a.account) < std::tie(b.kind, b.connection, b.account);
    }
};

/// How something stands now. What is not among the findings is well, or gone.
struct Finding
{
    enum class State {
        Crossed,
        CrossedAnew, ///< an alert that is there already ends, and another one begins
        CannotSay,
    };
    State state = State::Crossed;
    Alert alert; ///< without id and time
};

using Findings = std::map<AlertKey, Finding>;
using KnownAlerts = std::map<AlertKey, const Alert *>;

inline void addFinding(Findings &findings, Finding::State state, Alert alert)
{
    const AlertKey key = AlertKey::of(alert);
    findings.insert_or_assign(key, Finding{state, std::move(alert)});
}

} // namespace coffer

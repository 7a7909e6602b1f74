// SPDX-License-Identifier: GPL-3.0-or-later
#include <alerts/alert_engine.h>

#include "account_rules.h"

#include <QUuid>

#include <algorithm>

namespace coffer {

namespace {

Alert alertOf(const PositionConnection &entry, AlertKind kind)
{
    Alert alert;
    alert.kind = kind;
    alert.connection = entry.connection.id;
    alert.subject = entry.connection.name;
    alert.source = entry.connection.source;
    return alert;
}

const Alert *find(const KnownAlerts &known, const Alert &like)
{
    const auto found = known.find(AlertKey::of(like));
    return found == known.end() ? nullptr : found->second;
}

/// The credential, which only the user can mend.
bool isRefusal(const std::optional<Error> &error)
{
    return error && outcomeOf(error->kind) == AttemptOutcome::Refused;
}

/// Numbers of a connection's accounts.
struct AccountCounts
{
    int stale = 0;
    int unreadable = 0;
};

class ConnectionRules
{
public:
    ConnectionRules(const PositionConnection &entry, const AccountCounts &counts, const KnownAlerts &known,
                    Findings &findings)
        : m_entry(entry)
        , m_counts(counts)
        , m_known(known)
        , m_findings(findings)
    {
    }

    void judgeOutcome()
    {
        const auto &outcome = m_entry.activity.lastOutcome;
        if (!outcome)
            return;
        switch (*outcome) {
        case AttemptOutcome::Ok:
            return;
        case AttemptOutcome::Partial:
            return judgePartial();
        case AttemptOutcome::Failed:
        case AttemptOutcome::Refused:
            return judgeFailure();
        }
        Q_UNREACHABLE();
    }

    void judgeStale(UtcTime now, UtcTime startedAt)
    {
        if (m_counts.stale == 0)
            return;
        Alert alert = alertOf(m_entry, AlertKind::Stale);
        alert.figure = Decimal::fromInteger(m_counts.stale);
        const auto &outcome = m_entry.activity.lastOutcome;
        const bool failureSaysIt = outcome == AttemptOutcome::Failed || outcome == AttemptOutcome::Refused;
        const bool isSettled = m_entry.activity.lastAttemptAt >= startedAt || now - startedAt >= AlertEngine::settling;
        const bool waits = failureSaysIt || m_entry.connection.paused || !isSettled;
        addFinding(m_findings, waits ? Finding::State::CannotSay : Finding::State::Crossed, std::move(alert));
    }

    void judgeConsent(UtcTime now)
    {
        const auto &end = m_entry.connection.consentExpiresAt;
        if (!end)
            return;
        for (const int days : {1, 7, 14}) {
            if (*end - now > std::chrono::days(days))
                continue;
            Alert alert = alertOf(m_entry, AlertKind::ConsentEnds);
            alert.endsAt = end;
            alert.limit = Decimal::fromInteger(days);
            const Alert *earlier = find(m_known, alert);
            const bool isAnew = earlier && (earlier->limit != alert.limit || earlier->endsAt != alert.endsAt);
            return add(std::move(alert), isAnew);
        }
    }

private:
    void judgeFailure()
    {
        Alert alert = alertOf(m_entry, AlertKind::ConnectionFailed);
        alert.error = m_entry.activity.lastError;
        const Alert *earlier = find(m_known, alert);
        add(std::move(alert), earlier && isRefusal(m_entry.activity.lastError) && !isRefusal(earlier->error));
    }

    void judgePartial()
    {
        Alert alert = alertOf(m_entry, AlertKind::ConnectionPartial);
        alert.error = m_entry.activity.lastError;
        alert.figure = Decimal::fromInteger(m_counts.unreadable);
        const Alert *earlier = find(m_known, alert);
        const bool isAnew = earlier && earlier->figure && *alert.figure > *earlier->figure;
        add(std::move(alert), isAnew);
    }

    void add(Alert alert, bool isAnew)
    {
        addFinding(m_findings, isAnew ? Finding::State::CrossedAnew : Finding::State::Crossed, std::move(alert));
    }

    const PositionConnection &m_entry;
    const AccountCounts &m_counts;
    const KnownAlerts &m_known;
    Findings &m_findings;
};

/// A complete list that does not name it is told once; while the connection cannot be asked nothing new is known.
void judgeAbsence(const PositionAccount &account, Findings &findings)
{
    if (account.snapshot.state != AccountState::Absent)
        return;
    Alert alert;
    alert.kind = AlertKind::AccountAbsent;
    alert.connection = account.snapshot.connection;
    alert.account = account.snapshot.id;
    alert.subject = account.name;
    alert.error = account.snapshot.stateError;
    alert.source = account.freshness.source;
    addFinding(findings, Finding::State::Crossed, std::move(alert));
}

Findings judge(const CashPosition &position, const AlertMemory &memory, const KnownAlerts &known, UtcTime startedAt,
               std::vector<JudgedFigure> &judged)
{
    Findings findings;
    std::map<ConnectionId, AccountCounts> counts;
    for (const PositionAccount &account : position.accounts) {
        AccountCounts &ofConnection = counts[account.snapshot.connection];
        if (account.snapshot.state == AccountState::Unreadable)
            ++ofConnection.unreadable;
        else if (account.snapshot.state == AccountState::Present && account.freshness.age == Age::Stale)
            ++ofConnection.stale;
        const auto before = memory.judged.find(account.snapshot.id);
        judgeAccount(account, known, before == memory.judged.end() ? nullptr : &before->second, findings, judged);
        judgeAbsence(account, findings);
    }
    for (const PositionConnection &entry : position.connections) {
        ConnectionRules rules(entry, counts[entry.connection.id], known, findings);
        rules.judgeOutcome();
        rules.judgeStale(position.knownAt, startedAt);
        rules.judgeConsent(position.knownAt);
    }
    return findings;
}

KnownAlerts knownAlerts(const std::vector<Alert> &alerts)
{
    KnownAlerts known;
    for (const Alert &alert : alerts)
        known.insert_or_assign(AlertKey::of(alert), &alert);
    return known;
}

} // namespace

AlertEntries AlertEngine::evaluate(const CashPosition &position, const AlertMemory &memory) const
{
    AlertEntries entries;
    if (position.connections.empty())
        return entries;
    const KnownAlerts known = knownAlerts(memory.alerts);
    const UtcTime now = position.knownAt;
    const Findings findings = judge(position, memory, known, m_startedAt, entries.judged);
    for (const Alert &alert : memory.alerts) {
        if (alert.kind == AlertKind::ReportFailed)
            continue;
        const auto finding = findings.find(AlertKey::of(alert));
        if (finding == findings.end() || finding->second.state == Finding::State::CrossedAnew)
            entries.events.push_back({.kind = AlertEvent::Kind::Recovered,
                                      .at = now,
                                      .who = m_who,
                                      .note = {},
                                      .until = {},
                                      .alert = alert});
    }
    for (const auto &[key, finding] : findings) {
        if (finding.state == Finding::State::CannotSay
            || (finding.state == Finding::State::Crossed && known.contains(key)))
            continue;
        Alert alert = finding.alert;
        alert.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        alert.raisedAt = now;
        entries.events.push_back({.kind = AlertEvent::Kind::Raised,
                                  .at = now,
                                  .who = m_who,
                                  .note = {},
                                  .until = {},
                                  .alert = std::move(alert)});
    }
    return entries;
}

std::vector<Alert> AlertEngine::withTodaysFigures(const CashPosition &position, std::vector<Alert> alerts)
{
    AlertMemory memory;
    memory.alerts = alerts;
    std::vector<JudgedFigure> judged;
    const Findings findings = judge(position, memory, knownAlerts(memory.alerts), {}, judged);
    for (Alert &alert : alerts) {
        const auto finding = findings.find(AlertKey::of(alert));
        if (finding == findings.end() || finding->second.state == Finding::State::CannotSay)
            continue;
        alert.subject = finding->second.alert.subject;
        alert.figure = finding->second.alert.figure;
        alert.limit = finding->second.alert.limit;
        alert.error = finding->second.alert.error;
    }
    return alerts;
}

} // namespace coffer

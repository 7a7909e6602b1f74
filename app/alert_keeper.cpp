// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/alert_keeper.h>

#include <algorithm>

namespace coffer {

AlertKeeper::AlertKeeper(const Clock &clock, QString who, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_who(std::move(who))
{
}

void AlertKeeper::load(const AlertMemory &memory)
{
    m_memory = memory;
    m_evaluatedAt = m_clock.now();
    m_engine.emplace(m_evaluatedAt, m_who);
    show(m_memory.alerts);
}

/// Snoozed until a moment that has passed since the last position.
std::vector<Alert> AlertKeeper::wakened(UtcTime now) const
{
    std::vector<Alert> result;
    std::copy_if(m_shown.begin(), m_shown.end(), std::back_inserter(result),
                 [&](const Alert &alert) { return alert.isOpen(now) && !alert.isOpen(m_evaluatedAt); });
    return result;
}

void AlertKeeper::evaluate(const CashPosition &position)
{
    if (!m_engine || position.asOf != position.knownAt) // a look back judges nothing
        return;
    const AlertEntries entries = m_engine->evaluate(position, m_memory);
    if (!entries.isEmpty()) {
        apply(entries, m_memory);
        Q_EMIT entriesMade(entries);
    }
    std::vector<Alert> alerts =
        m_memory.alerts.empty() ? m_memory.alerts : AlertEngine::withTodaysFigures(position, m_memory.alerts);
    const bool isAwake = !wakened(position.knownAt).empty();
    if (alerts != m_shown || isAwake)
        show(std::move(alerts));
    std::vector<Alert> told = wakened(position.knownAt);
    m_evaluatedAt = position.knownAt;
    for (const AlertEvent &event : entries.events) {
        if (event.kind == AlertEvent::Kind::Raised)
            told.push_back(event.alert);
    }
    if (!told.empty())
        Q_EMIT raised(told);
}

void AlertKeeper::acknowledge(const QStringList &alerts, const QString &note)
{
    decide(AlertEvent::Kind::Acknowledged, alerts, {}, note);
}

void AlertKeeper::snooze(const QStringList &alerts, UtcTime until, const QString &note)
{
    decide(AlertEvent::Kind::Snoozed, alerts, until, note);
}

void AlertKeeper::reopen(const QStringList &alerts)
{
    decide(AlertEvent::Kind::Reopened, alerts, {}, {});
}

void AlertKeeper::decide(AlertEvent::Kind kind, const QStringList &alerts, const std::optional<UtcTime> &until,
                         const QString &note)
{
    AlertEntries entries;
    for (const Alert &alert : m_memory.alerts) {
        if (alerts.contains(alert.id))
            entries.events.push_back(
                {.kind = kind, .at = m_clock.now(), .who = m_who, .note = note, .until = until, .alert = alert});
    }
    if (entries.isEmpty())
        return;
    apply(entries, m_memory);
    std::vector<Alert> shown = m_shown; // with today's figures
    for (Alert &alert : shown) {
        for (const Alert &known : m_memory.alerts) {
            if (known.id != alert.id)
                continue;
            alert.acknowledgedAt = known.acknowledgedAt;
            alert.snoozedUntil = known.snoozedUntil;
            alert.note = known.note;
        }
    }
    Q_EMIT entriesMade(entries);
    show(std::move(shown));
}

void AlertKeeper::show(std::vector<Alert> alerts)
{
    m_shown = std::move(alerts);
    Q_EMIT alertsChanged(m_shown);
}

} // namespace coffer

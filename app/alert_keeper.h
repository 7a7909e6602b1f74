// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <alerts/alert_engine.h>
#include <base/clock.h>

#include <QObject>
#include <QStringList>

namespace coffer {

/// Keeps the alerts of a profile: judges each position, and passes on what has to be stored. Judges nothing before
/// load(), as it would raise anew what was raised before. Thread: GUI.
class AlertKeeper : public QObject
{
    Q_OBJECT

public:
    /// `who`: the user of this computer, for the record.
    AlertKeeper(const Clock &clock, QString who, QObject *parent = nullptr);

    /// What the log holds. The next position is judged by it.
    void load(const AlertMemory &memory);
    void evaluate(const CashPosition &position);

    // Of alerts by their ids; those that recovered meanwhile are passed over.
    void acknowledge(const QStringList &alerts, const QString &note);
    void snooze(const QStringList &alerts, UtcTime until, const QString &note);
    void reopen(const QStringList &alerts);

    /// Those that did not recover, with the figures of today.
    [[nodiscard]] const std::vector<Alert> &alerts() const { return m_shown; }

Q_SIGNALS:
    /// One was raised, recovered, acknowledged or snoozed, came back from being snoozed, or its figure changed.
    void alertsChanged(const std::vector<coffer::Alert> &alerts);
    /// To be told to the user: at once after a crossing, and when a snooze ends.
    void raised(const std::vector<coffer::Alert> &alerts);
    void entriesMade(const coffer::AlertEntries &entries);

private:
    void decide(AlertEvent::Kind kind, const QStringList &alerts, const std::optional<UtcTime> &until,
                const QString &note);
    void show(std::vector<Alert> alerts);
    [[nodiscard]] std::vector<Alert> wakened(UtcTime now) const;

    const Clock &m_clock;
    QString m_who;
    std::optional<AlertEngine> m_engine; ///< nothing before load()
    AlertMemory m_memory;
    std::vector<Alert> m_shown;
    UtcTime m_evaluatedAt;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/position_keeper.h>

#include <algorithm>

namespace coffer {

PositionKeeper::PositionKeeper(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(50);
    connect(&m_soon, &QTimer::timeout, this, &PositionKeeper::remake);
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_minute, &QTimer::timeout, this, &PositionKeeper::remake);
    m_minute.start();
}

void PositionKeeper::setConnections(const std::vector<Connection> &connections)
{
    m_input.connections = connections;
    changed();
}

void PositionKeeper::setAccountSettings(const std::map<AccountId, AccountSettings> &settings)
{
    m_input.settings = settings;
    changed();
}

void PositionKeeper::load(const std::vector<AccountSnapshot> &snapshots,
                          const std::vector<ConnectionActivity> &activities)
{
    m_input.snapshots = snapshots;
    m_input.activities = activities;
    changed();
}

void PositionKeeper::apply(const AppendedChanges &changes)
{
    merge(m_input.snapshots, changes);
    for (const ConnectionActivity &activity : changes.activities) {
        const auto known =
            std::find_if(m_input.activities.begin(), m_input.activities.end(),
                         [&](const ConnectionActivity &each) { return each.connection == activity.connection; });
        if (known == m_input.activities.end())
            m_input.activities.push_back(activity);
        else
            *known = activity;
    }
    changed();
}

void PositionKeeper::changed()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void PositionKeeper::remake()
{
    m_input.knownAt = m_clock.now();
    m_input.asOf = m_input.knownAt;
    m_position = makeCashPosition(m_input);
    Q_EMIT positionChanged(m_position);
}

} // namespace coffer

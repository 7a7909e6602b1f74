// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/position_keeper.h>

#include <algorithm>
#include <utility>

namespace coffer {

namespace {

constexpr std::chrono::seconds watchInterval{5};
constexpr std::chrono::seconds sleepFrom{90};

} // namespace

PositionKeeper::PositionKeeper(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(50);
    connect(&m_soon, &QTimer::timeout, this, &PositionKeeper::remake);
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_minute, &QTimer::timeout, this, &PositionKeeper::remake);
    m_minute.start();
    m_seen = clock.now();
    m_watch.setInterval(watchInterval);
    connect(&m_watch, &QTimer::timeout, this, &PositionKeeper::watchClock);
    m_watch.start();
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

void PositionKeeper::setBusinessDays(const BusinessDays &days)
{
    m_input.days = days;
    changed();
}

void PositionKeeper::watchClock()
{
    // The wall clock alone: whether the steady one runs on during sleep differs between systems.
    const UtcTime seen = std::exchange(m_seen, m_clock.now());
    if (m_input.wokeAt && *m_input.wokeAt > m_seen)
        m_input.wokeAt.reset(); // the clock was set back since
    if (m_seen - seen <= watchInterval + sleepFrom)
        return;
    // It fell asleep within an interval of the last look; what came since it woke is later than that.
    m_input.wokeAt = seen + 2 * watchInterval;
    remake();
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/position_keeper.h>

#include <algorithm>
#include <utility>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds watchInterval{5};
constexpr std::chrono::seconds sleepFrom{90};

} // namespace

/// What makes up the position, and the making of it. Thread: the keeper's own.
class PositionKeeper::Maker : public QObject
{
public:
    /// Leaves a change of the input to the thread; in the order of the calls.
    template <typename Change>
    void post(Change change)
    {
        QMetaObject::invokeMethod(
            this, [this, change = std::move(change)] { change(m_input); }, Qt::QueuedConnection);
    }

private:
    PositionInput m_input;
};

PositionKeeper::PositionKeeper(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_maker(new Maker)
{
    m_thread.setObjectName(u"position"_s);
    m_maker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_maker, &QObject::deleteLater);
    m_thread.start();
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

PositionKeeper::~PositionKeeper()
{
    m_thread.quit();
    m_thread.wait();
}

void PositionKeeper::setConnections(const std::vector<Connection> &connections)
{
    m_maker->post([connections](PositionInput &input) { input.connections = connections; });
    changed();
}

void PositionKeeper::setAccountSettings(const std::map<AccountId, AccountSettings> &settings)
{
    m_maker->post([settings](PositionInput &input) { input.settings = settings; });
    changed();
}

void PositionKeeper::setBusinessDays(const BusinessDays &days)
{
    m_maker->post([days](PositionInput &input) { input.days = days; });
    changed();
}

void PositionKeeper::watchClock()
{
    // The wall clock alone: whether the steady one runs on during sleep differs between systems.
    const UtcTime seen = std::exchange(m_seen, m_clock.now());
    if (m_wokeAt && *m_wokeAt > m_seen)
        m_wokeAt.reset(); // the clock was set back since
    if (m_seen - seen <= watchInterval + sleepFrom)
        return;
    // It fell asleep within an interval of the last look; what came since it woke is later than that.
    m_wokeAt = seen + 2 * watchInterval;
    remake();
}

void PositionKeeper::load(const std::vector<AccountSnapshot> &snapshots,
                          const std::vector<ConnectionActivity> &activities)
{
    m_maker->post([snapshots, activities](PositionInput &input) {
        input.snapshots = snapshots;
        input.activities = activities;
    });
    changed();
}

void PositionKeeper::apply(const AppendedChanges &changes)
{
    m_maker->post([changes](PositionInput &input) {
        merge(input.snapshots, changes);
        for (const ConnectionActivity &activity : changes.activities) {
            const auto known =
                std::find_if(input.activities.begin(), input.activities.end(),
                             [&](const ConnectionActivity &each) { return each.connection == activity.connection; });
            if (known == input.activities.end())
                input.activities.push_back(activity);
            else
                *known = activity;
        }
    });
    changed();
}

void PositionKeeper::changed()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void PositionKeeper::remake()
{
    if (m_isMaking) {
        m_isOutdated = true;
        return;
    }
    m_isMaking = true;
    m_maker->post([this, now = m_clock.now(), wokeAt = m_wokeAt](PositionInput &input) {
        input.asOf = input.knownAt = now;
        input.wokeAt = wokeAt;
        auto position = std::make_shared<const CashPosition>(makeCashPosition(input));
        // The keeper waits for this thread before it goes; what is posted to it then is dropped.
        QMetaObject::invokeMethod(
            this, [this, position = std::move(position)] { made(position); }, Qt::QueuedConnection);
    });
}

void PositionKeeper::made(std::shared_ptr<const CashPosition> position)
{
    m_position.swap(position);
    m_isMaking = false;
    if (std::exchange(m_isOutdated, false))
        remake();
    // To take thousands of accounts apart takes long, too: the thread holds the earlier position last.
    m_maker->post([earlier = std::move(position)](PositionInput &) {});
    const std::shared_ptr<const CashPosition> told = m_position;
    Q_EMIT positionChanged(*told);
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/movement_keeper.h>

namespace coffer {

namespace {

constexpr std::chrono::minutes remembered{5}; ///< lost at most where the program is killed

} // namespace

MovementKeeper::MovementKeeper(const Clock &clock, const PositionKeeper &position, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_position(position)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(250); // a sweep changes the position often, and each comparison is over all accounts
    connect(&m_soon, &QTimer::timeout, this, &MovementKeeper::update);
    connect(&position, &PositionKeeper::positionChanged, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
}

void MovementKeeper::setRule(const BusinessDayRule &rule, const BusinessCalendar &calendar)
{
    if (rule == m_rule && calendar == m_calendar)
        return;
    m_rule = rule;
    m_calendar = calendar;
    m_soon.start();
}

void MovementKeeper::load(const std::optional<UtcTime> &looked)
{
    m_isLoaded = true;
    if (looked)
        want(m_look, *looked);
    m_soon.start();
}

void MovementKeeper::came()
{
    m_isLooking = true;
    if (m_leftAt && m_clock.now() - *m_leftAt >= away)
        want(m_look, *m_leftAt);
    m_leftAt.reset();
    m_soon.start();
}

void MovementKeeper::left()
{
    if (!m_isLooking)
        return;
    m_isLooking = false;
    m_leftAt = m_rememberedAt = m_clock.now();
    Q_EMIT looked(m_rememberedAt);
}

UtcTime MovementKeeper::lastClose() const
{
    const QDate today = m_rule.dayOf(m_clock.now());
    const QDate previous = m_calendar.previousBusinessDay(today);
    // endOf() is the first moment that no longer belongs to the day.
    return m_rule.endOf(previous.isValid() ? previous : today.addDays(-1)) - std::chrono::microseconds(1);
}

void MovementKeeper::want(Before &before, UtcTime at)
{
    if (before.at == at)
        return;
    before.at = at;
    before.snapshots.reset();
    Q_EMIT snapshotsWanted(at);
}

void MovementKeeper::snapshotsRead(UtcTime asOf, const std::vector<AccountSnapshot> &snapshots)
{
    for (Before *before : {&m_close, &m_look}) {
        if (before->at == asOf)
            before->snapshots = snapshots;
    }
    m_soon.start();
}

void MovementKeeper::update()
{
    const CashPosition &position = m_position.position();
    if (!m_isLoaded || position.connections.empty())
        return;
    want(m_close, lastClose());
    if (m_close.snapshots)
        Q_EMIT movedSinceClose(movements(*m_close.snapshots, *m_close.at, position));
    if (m_look.snapshots)
        Q_EMIT movedSinceLook(movements(*m_look.snapshots, *m_look.at, position));
    if (m_isLooking && m_clock.now() - m_rememberedAt >= remembered) {
        m_rememberedAt = m_clock.now();
        Q_EMIT looked(m_rememberedAt);
    }
}

} // namespace coffer

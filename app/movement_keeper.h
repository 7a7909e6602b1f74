// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/business_calendar.h>
#include <balances/movement.h>
#include <program/position_keeper.h>

namespace coffer {

/// Tells what moved since the close of the last business day and since the person last looked. Asks for what was known
/// then by snapshotsWanted(); answer with snapshotsRead(). Thread: GUI.
///
/// Looking is a stretch of time, ended by an absence of `away` or more: who changes to a spreadsheet and comes back is
/// still looking, and keeps what moved before.
class MovementKeeper : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes away{15};

    /// `position` must outlive this.
    MovementKeeper(const Clock &clock, const PositionKeeper &position, QObject *parent = nullptr);

    void setRule(const BusinessDayRule &rule, const BusinessCalendar &calendar = {});
    /// The end of the last look of an earlier run of the program; nothing: there was none.
    void load(const std::optional<UtcTime> &looked);
    void came(); ///< somebody looks now
    void left(); ///< nobody does any more
    void snapshotsRead(UtcTime asOf, const std::vector<AccountSnapshot> &snapshots);

Q_SIGNALS:
    void snapshotsWanted(coffer::UtcTime asOf);
    void movedSinceClose(const coffer::Movements &movements);
    void movedSinceLook(const coffer::Movements &movements);
    void looked(coffer::UtcTime at); ///< to be remembered for the next run

private:
    /// What was known at one time.
    struct Before
    {
        std::optional<UtcTime> at;
        std::optional<std::vector<AccountSnapshot>> snapshots; ///< nothing until they are read
    };
    void want(Before &before, UtcTime at);
    void update();
    [[nodiscard]] UtcTime lastClose() const;

    const Clock &m_clock;
    const PositionKeeper &m_position;
    BusinessDayRule m_rule;
    BusinessCalendar m_calendar;
    Before m_close;
    Before m_look;
    std::optional<UtcTime> m_leftAt;
    UtcTime m_rememberedAt;
    bool m_isLoaded = false;
    bool m_isLooking = false;
    QTimer m_soon;
};

} // namespace coffer

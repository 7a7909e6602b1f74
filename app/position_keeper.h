// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>
#include <base/clock.h>
#include <store/reading_log.h>

#include <QObject>
#include <QThread>
#include <QTimer>

#include <memory>

namespace coffer {

/// Keeps what makes up the position, and makes it anew when something of it changed and once a minute, because figures
/// grow old. Once the machine has slept, what was confirmed before is ageing at best until it is confirmed again.
/// Thread: GUI. The position is made in a thread of the keeper's own, which takes as long as thousands of accounts
/// take: changes that come together, or while one is being made, are one positionChanged. The last change is always
/// told, except where the keeper is destroyed before.
class PositionKeeper : public QObject
{
    Q_OBJECT

public:
    /// The clock must outlive the keeper.
    explicit PositionKeeper(const Clock &clock, QObject *parent = nullptr);
    ~PositionKeeper() override;

    void setConnections(const std::vector<Connection> &connections);
    void setAccountSettings(const std::map<AccountId, AccountSettings> &settings);
    void setBusinessDays(const BusinessDays &days);
    void load(const std::vector<AccountSnapshot> &snapshots, const std::vector<ConnectionActivity> &activities);
    void apply(const AppendedChanges &changes);
    [[nodiscard]] const CashPosition &position() const { return *m_position; }

public Q_SLOTS:
    /// Looks whether the machine slept: the wall clock ran on by over 90 s more than it should have since the last
    /// look. Comes every 5 s by itself; also for whoever learns of a wake-up sooner.
    void watchClock();

Q_SIGNALS:
    void positionChanged(const coffer::CashPosition &position);

private:
    class Maker;

    void changed();
    void remake();
    void made(std::shared_ptr<const CashPosition> position);

    const Clock &m_clock;
    QThread m_thread;
    Maker *m_maker; ///< lives in the thread
    std::shared_ptr<const CashPosition> m_position = std::make_shared<const CashPosition>();
    std::optional<UtcTime> m_wokeAt;
    bool m_isMaking = false;
    bool m_isOutdated = false; ///< something changed while one was made
    QTimer m_soon;
    QTimer m_minute;
    QTimer m_watch;
    UtcTime m_seen; ///< when the clock was last looked at
};

} // namespace coffer

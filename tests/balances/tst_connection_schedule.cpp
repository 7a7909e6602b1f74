// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/connection_schedule.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime tomorrow(1'700'000'000s);

ConnectionSchedule schedule(const QString &id, int calls)
{
    ConnectionSchedule result;
    result.connection = ConnectionId(id);
    result.callsPerAttempt = calls;
    return result;
}

} // namespace

class TestConnectionSchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNextAttemptIsTheEarliestThatIsPlanned()
    {
        ConnectionSchedule sooner = schedule(u"a"_s, 1);
        sooner.nextAttempt = tomorrow;
        ConnectionSchedule later = schedule(u"b"_s, 1);
        later.nextAttempt = tomorrow + 1h;

        QCOMPARE(nextAttempt({schedule(u"paused"_s, 1), later, sooner}), std::optional(tomorrow));
        QCOMPARE(nextAttempt({schedule(u"paused"_s, 1)}), std::nullopt);
    }

    void refreshCostsWhatTheLastAttemptsNeeded()
    {
        ConnectionSchedule paused = schedule(u"paused"_s, 100);
        paused.paused = true;
        ConnectionSchedule running = schedule(u"running"_s, 100);
        running.running = true;
        const std::vector<ConnectionSchedule> all{schedule(u"a"_s, 4), schedule(u"b"_s, 7), paused, running};

        QCOMPARE(costOf(all, {}), RefreshCost{.calls = 11});
        QCOMPARE(costOf(all, {ConnectionId(u"b"_s)}), RefreshCost{.calls = 7});
        // Whoever names a paused connection wants it asked.
        QCOMPARE(costOf(all, {ConnectionId(u"paused"_s)}), RefreshCost{.calls = 100});
        QCOMPARE(costOf(all, {ConnectionId(u"gone"_s)}), RefreshCost{});
    }

    void namesWhatItWouldUseUpAndWhatCannotBeAsked()
    {
        ConnectionSchedule last = schedule(u"last"_s, 2);
        last.usedUpUntil = tomorrow;
        ConnectionSchedule empty = schedule(u"empty"_s, 3);
        empty.quotaFreeAt = tomorrow + 1h;

        const RefreshCost cost = costOf({last, empty, schedule(u"enough"_s, 4)}, {});

        QCOMPARE(cost.calls, 6); // what cannot be asked costs nothing
        QCOMPARE(cost.callsOfUsedUp, 2);
        QCOMPARE(cost.usedUp, (std::vector<RefreshCost::UsedUp>{{last.connection, tomorrow}}));
        QCOMPARE(cost.impossible, (std::vector<RefreshCost::UsedUp>{{empty.connection, tomorrow + 1h}}));
    }
};

QTEST_APPLESS_MAIN(TestConnectionSchedule)
#include "tst_connection_schedule.moc"

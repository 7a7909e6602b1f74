// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/position_keeper.h>

#include <QSignalSpy>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime friday(std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + 15h);

Connection bank()
{
    Connection connection;
    connection.id = ConnectionId(u"bank"_s);
    connection.name = u"Bank"_s;
    connection.entity = u"Acme"_s;
    connection.interval = 15min;
    return connection;
}

ConnectionActivity confirmed(UtcTime at)
{
    ConnectionActivity activity;
    activity.connection = bank().id;
    activity.lastSuccessAt = at;
    activity.lastAttemptAt = at;
    activity.lastOutcome = AttemptOutcome::Ok;
    return activity;
}

/// A keeper of one connection whose last success was at `at`, and its clock.
struct Scene
{
    explicit Scene(UtcTime at) : clock(at), keeper(clock)
    {
        keeper.setConnections({bank()});
        keeper.load({}, {confirmed(at)});
    }
    /// The position once everything that was told is in it.
    const CashPosition &position()
    {
        const QString name = u"Bank %1"_s.arg(++asked); // one that was being made already does not have it
        connection.name = name;
        keeper.setConnections({connection});
        const auto isThere = [&] {
            const auto &shown = keeper.position().connections;
            return !shown.empty() && shown.front().connection.name == name;
        };
        if (!QTest::qWaitFor(isThere, 5'000))
            qFatal("no position came");
        return keeper.position();
    }
    QString age() { return ageCode(position().connections.at(0).freshness.age); }

    ManualClock clock;
    PositionKeeper keeper;
    Connection connection = bank();
    int asked = 0;
};

} // namespace

class TestPositionKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void afterASleepEverythingIsAgeing_data()
    {
        QTest::addColumn<int>("seconds"); // that pass between two looks at the clock, 5 s as a rule
        QTest::addColumn<QString>("age");

        QTest::newRow("a look that came late") << 60 << u"current"_s;
        QTest::newRow("a short sleep") << 96 << u"ageing"_s;
        QTest::newRow("the lid was closed over lunch") << 2'700 << u"ageing"_s;
        QTest::newRow("the clock was set back") << -7'200 << u"current"_s;
    }

    void afterASleepEverythingIsAgeing()
    {
        QFETCH(int, seconds);
        Scene scene(friday);
        scene.clock.setWallClock(friday + std::chrono::seconds(seconds));

        scene.keeper.watchClock();

        QTEST(scene.age(), "age");
    }

    void tellsOfASleepAtOnce()
    {
        Scene scene(friday);
        QCOMPARE(scene.age(), u"current"_s);
        scene.clock.setWallClock(friday + 10min);
        QSignalSpy changed(&scene.keeper, &PositionKeeper::positionChanged);

        scene.keeper.watchClock();

        QVERIFY(changed.wait(5'000));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(ageCode(scene.keeper.position().connections.at(0).freshness.age), u"ageing"_s);
    }

    void whatIsConfirmedAfterASleepIsCurrent()
    {
        Scene scene(friday);
        scene.clock.setWallClock(friday + 10min);
        scene.keeper.watchClock();
        QCOMPARE(scene.age(), u"ageing"_s);

        // It came between the wake-up and the first look at the clock.
        scene.keeper.load({}, {confirmed(friday + 10min - 4s)});

        QCOMPARE(scene.age(), u"current"_s);
    }

    void aLeapIntoTheFutureThatIsTakenBackLeavesNothingAgeing()
    {
        Scene scene(friday);
        scene.clock.setWallClock(friday + 240h);
        scene.keeper.watchClock();
        scene.clock.setWallClock(friday);
        scene.keeper.watchClock();

        QCOMPARE(scene.age(), u"current"_s);
    }

    void aChangeWhileAPositionIsMadeIsToldToo()
    {
        Scene scene(friday);
        QCOMPARE(scene.age(), u"current"_s);
        scene.clock.setWallClock(friday + 10min);
        scene.keeper.watchClock(); // one is being made now
        scene.clock.setWallClock(friday + 20min);
        QSignalSpy changed(&scene.keeper, &PositionKeeper::positionChanged);

        scene.keeper.watchClock();

        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(scene.keeper.position().knownAt, friday + 20min);
    }

    void goesWhileAPositionIsMade()
    {
        for (int i = 0; i < 50; ++i) {
            Scene scene(friday);
            scene.clock.setWallClock(friday + 10min);
            scene.keeper.watchClock();
        }
    }

    void endOfDayFeedsFollowTheBusinessDays()
    {
        Scene scene(friday);
        scene.connection.feed = FeedKind::EndOfDay;
        scene.clock.advance(4 * 24h); // Tuesday: Monday's figure did not come
        QCOMPARE(scene.age(), u"stale"_s);

        BusinessDays days;
        days.calendars[u"Acme"_s].holidays = {{QDate(2026, 11, 23), u"one"_s}, {QDate(2026, 11, 24), u"two"_s}};
        scene.keeper.setBusinessDays(days);

        QCOMPARE(scene.age(), u"current"_s);
    }
};

QTEST_GUILESS_MAIN(TestPositionKeeper)
#include "tst_position_keeper.moc"

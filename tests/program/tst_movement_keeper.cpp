// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/movement_keeper.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

UtcTime time(const QString &text)
{
    return parseRfc3339(text).value();
}

AccountSnapshot snapshot(const QString &amount, UtcTime confirmedAt)
{
    AccountSnapshot result;
    result.id = AccountId(u"a"_s);
    result.connection = ConnectionId(u"c"_s);
    result.confirmedAt = confirmedAt;
    const Figure figure{Decimal::parse(amount).value(), {}};
    result.reading = BalanceReading{.providerAccountId = u"a"_s,
                                    .name = u"Main"_s,
                                    .iban = {},
                                    .status = {},
                                    .currency = CurrencyCode::parse(u"EUR").value(),
                                    .posted = figure,
                                    .available = figure,
                                    .pending = {},
                                    .creditLine = {},
                                    .components = {},
                                    .bridgeTerms = {},
                                    .asOf = {},
                                    .lastChangedAt = {},
                                    .ownership = Ownership::Own,
                                    .inTotals = true,
                                    .diagnostics = {}};
    return result;
}

struct Scene
{
    explicit Scene(const QString &now) : clock(time(now))
    {
        QObject::connect(&movements, &MovementKeeper::snapshotsWanted, &movements,
                         [this](UtcTime at) { wanted += formatRfc3339(at); });
        QObject::connect(&movements, &MovementKeeper::movedSinceClose, &movements,
                         [this](const Movements &moved) { sinceClose = moved; });
        QObject::connect(&movements, &MovementKeeper::movedSinceLook, &movements,
                         [this](const Movements &moved) { sinceLook = moved; });
        QObject::connect(&movements, &MovementKeeper::looked, &movements,
                         [this](UtcTime at) { marks += formatRfc3339(at); });
        Connection connection;
        connection.id = ConnectionId(u"c"_s);
        position.setConnections({connection});
    }
    void poll(const QString &amount) { position.load({snapshot(amount, clock.now())}, {}); }

    ManualClock clock;
    PositionKeeper position{clock};
    MovementKeeper movements{clock, position};
    QStringList wanted;
    QStringList marks;
    std::optional<Movements> sinceClose;
    std::optional<Movements> sinceLook;
};

} // namespace

class TestMovementKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForTheCloseOfTheLastBusinessDay_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QTime>("cutOff");
        QTest::addColumn<QString>("close");
        // 2026-11-20 is a Friday.
        QTest::newRow("on a Friday") << u"2026-11-20T08:00:00Z"_s << QTime(0, 0) << u"2026-11-19T23:59:59.999999Z"_s;
        QTest::newRow("on a Monday") << u"2026-11-23T08:00:00Z"_s << QTime(0, 0) << u"2026-11-20T23:59:59.999999Z"_s;
        QTest::newRow("on a Sunday") << u"2026-11-22T08:00:00Z"_s << QTime(0, 0) << u"2026-11-20T23:59:59.999999Z"_s;
        QTest::newRow("with a cut-off, before it")
            << u"2026-11-20T08:00:00Z"_s << QTime(18, 0) << u"2026-11-19T17:59:59.999999Z"_s;
        QTest::newRow("with a cut-off, after it")
            << u"2026-11-19T19:00:00Z"_s << QTime(18, 0) << u"2026-11-19T17:59:59.999999Z"_s;
    }
    void asksForTheCloseOfTheLastBusinessDay()
    {
        QFETCH(QString, now);
        QFETCH(QTime, cutOff);
        QFETCH(QString, close);
        Scene scene(now);
        scene.movements.setRule({QTimeZone::utc(), cutOff});
        scene.movements.load({});

        scene.poll(u"1"_s);

        QTRY_COMPARE(scene.wanted, QStringList{close});
    }

    void comparesWithWhatWasKnownThen()
    {
        Scene scene(u"2026-11-20T08:00:00Z"_s);
        scene.movements.load(time(u"2026-11-20T06:00:00Z"_s));
        scene.poll(u"150"_s);
        QTRY_COMPARE(scene.wanted.size(), 2);

        scene.movements.snapshotsRead(time(u"2026-11-19T23:59:59.999999Z"_s),
                                      {snapshot(u"100"_s, time(u"2026-11-19T20:00:00Z"_s))});
        scene.movements.snapshotsRead(time(u"2026-11-20T06:00:00Z"_s),
                                      {snapshot(u"140"_s, time(u"2026-11-20T05:00:00Z"_s))});

        QTRY_VERIFY(scene.sinceClose && scene.sinceLook);
        QCOMPARE(scene.sinceClose->totals[0].posted->toString(), u"50"_s);
        QCOMPARE(scene.sinceLook->totals[0].posted->toString(), u"10"_s);
    }

    void takesNoAnswerToAnotherQuestion()
    {
        Scene scene(u"2026-11-20T08:00:00Z"_s);
        scene.movements.load({});
        scene.poll(u"150"_s);
        QTRY_COMPARE(scene.wanted.size(), 1);

        scene.movements.snapshotsRead(time(u"2026-11-18T23:59:59.999999Z"_s), {snapshot(u"1"_s, scene.clock.now())});
        scene.movements.snapshotsRead(time(u"2026-11-19T23:59:59.999999Z"_s),
                                      {snapshot(u"149"_s, time(u"2026-11-19T20:00:00Z"_s))});

        QTRY_VERIFY(scene.sinceClose);
        QCOMPARE(scene.sinceClose->totals[0].posted->toString(), u"1"_s);
        QVERIFY(!scene.sinceLook);
    }

    void asksAnewOnTheNextDay()
    {
        Scene scene(u"2026-11-19T08:00:00Z"_s);
        scene.movements.load({});
        scene.poll(u"1"_s);
        QTRY_COMPARE(scene.wanted.size(), 1);

        scene.clock.advance(24h);
        scene.poll(u"1"_s);

        QTRY_COMPARE(scene.wanted.last(), u"2026-11-19T23:59:59.999999Z"_s);
    }

    void looksAreEndedByAnAbsence_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<bool>("isNew");
        QTest::newRow("a glance at the spreadsheet") << 14 << false;
        QTest::newRow("a coffee") << 15 << true;
    }
    void looksAreEndedByAnAbsence()
    {
        QFETCH(int, minutes);
        QFETCH(bool, isNew);
        Scene scene(u"2026-11-20T08:00:00Z"_s);
        scene.movements.load(time(u"2026-11-19T16:00:00Z"_s));
        scene.movements.came();
        scene.clock.advance(10min);
        scene.movements.left();

        scene.clock.advance(std::chrono::minutes(minutes));
        scene.movements.came();

        QCOMPARE(scene.marks, QStringList{u"2026-11-20T08:10:00Z"_s});
        QStringList expected{u"2026-11-19T16:00:00Z"_s};
        if (isNew)
            expected += u"2026-11-20T08:10:00Z"_s;
        QCOMPARE(scene.wanted, expected);
    }

    void remembersALookWhileItLasts()
    {
        Scene scene(u"2026-11-20T08:00:00Z"_s);
        scene.movements.load({});
        scene.movements.came();

        scene.clock.advance(6min);
        scene.poll(u"1"_s);

        QTRY_COMPARE(scene.marks, QStringList{u"2026-11-20T08:06:00Z"_s});
    }

    void marksNoLookThatDidNotBegin()
    {
        Scene scene(u"2026-11-20T08:00:00Z"_s);
        scene.movements.load({});

        scene.movements.left();

        QVERIFY(scene.marks.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMovementKeeper)
#include "tst_movement_keeper.moc"

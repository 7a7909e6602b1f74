// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/alert_keeper.h>

#include <QSignalSpy>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime start{std::chrono::seconds(1'700'000'000)};

/// A bank whose last attempt ended so, at `now`.
CashPosition position(UtcTime now, AttemptOutcome outcome = AttemptOutcome::Failed, const QString &id = u"c"_s)
{
    PositionInput input;
    input.asOf = input.knownAt = now;
    Connection connection;
    connection.id = ConnectionId(id);
    connection.name = u"Bank"_s;
    input.connections = {connection};
    ConnectionActivity activity;
    activity.connection = connection.id;
    activity.lastOutcome = outcome;
    activity.lastAttemptAt = activity.lastSuccessAt = now;
    if (outcome != AttemptOutcome::Ok)
        activity.lastError = Error{ErrorKind::Timeout};
    input.activities = {activity};
    return makeCashPosition(input);
}

/// A keeper and what it said.
struct Scene
{
    Scene()
    {
        QObject::connect(&keeper, &AlertKeeper::alertsChanged, &keeper,
                         [this](const std::vector<Alert> &alerts) { shown.push_back(alerts); });
        QObject::connect(&keeper, &AlertKeeper::raised, &keeper,
                         [this](const std::vector<Alert> &alerts) { told.push_back(alerts); });
        QObject::connect(&keeper, &AlertKeeper::entriesMade, &keeper, [this](const AlertEntries &entries) {
            stored.events.insert(stored.events.end(), entries.events.begin(), entries.events.end());
        });
    }
    void evaluate(AttemptOutcome outcome = AttemptOutcome::Failed, std::chrono::minutes later = 1min)
    {
        clock.advance(later);
        keeper.evaluate(position(clock.now(), outcome));
    }
    /// As the log would give it back.
    [[nodiscard]] AlertMemory memory() const
    {
        AlertMemory result;
        apply(stored, result);
        return result;
    }

    ManualClock clock{start};
    AlertKeeper keeper{clock, u"anna"_s};
    std::vector<std::vector<Alert>> shown;
    std::vector<std::vector<Alert>> told;
    AlertEntries stored;
};

} // namespace

class TestAlertKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesNothingBeforeItKnowsWhatWasRaised()
    {
        Scene scene;

        scene.evaluate();

        QVERIFY(scene.told.empty());
        QVERIFY(scene.stored.isEmpty());
    }

    void tellsACrossingOnceAndItsRecoveryNotAtAll()
    {
        Scene scene;
        scene.keeper.load({});

        scene.evaluate();
        scene.evaluate();
        QCOMPARE(scene.keeper.alerts().size(), size_t(1));
        scene.evaluate(AttemptOutcome::Ok);

        QCOMPARE(scene.told.size(), size_t(1));
        QVERIFY(scene.keeper.alerts().empty());
        QCOMPARE(scene.stored.events.size(), size_t(2));
        QCOMPARE(scene.stored.events[1].kind, AlertEvent::Kind::Recovered);
        QCOMPARE(scene.stored.events[0].who, u"anna"_s);
    }

    void saysNothingWhereNothingChanged()
    {
        Scene scene;
        scene.keeper.load({});
        scene.evaluate();
        const std::size_t before = scene.shown.size();

        scene.evaluate();

        QCOMPARE(scene.shown.size(), before);
    }

    void goesOnAfterARestartWithoutTellingAgain()
    {
        Scene before;
        before.keeper.load({});
        before.evaluate();
        before.keeper.acknowledge({before.keeper.alerts()[0].id}, u"known"_s);
        Scene after;

        after.keeper.load(before.memory());
        after.evaluate();

        QVERIFY(after.told.empty());
        QVERIFY(after.stored.isEmpty());
        QCOMPARE(after.keeper.alerts().size(), size_t(1));
        QCOMPARE(after.keeper.alerts()[0].note, u"known"_s);
        QVERIFY(!after.keeper.alerts()[0].isOpen(after.clock.now()));
    }

    void recordsWhoDecidedWhat()
    {
        Scene scene;
        scene.keeper.load({});
        scene.evaluate();
        const QString id = scene.keeper.alerts()[0].id;

        scene.keeper.snooze({id, u"unknown"_s}, scene.clock.now() + 1h, u"later"_s);
        QVERIFY(!scene.keeper.alerts()[0].isOpen(scene.clock.now()));
        scene.keeper.reopen({id});
        QVERIFY(scene.keeper.alerts()[0].isOpen(scene.clock.now()));
        scene.keeper.acknowledge({id}, u"seen"_s);

        QCOMPARE(scene.stored.events.size(), size_t(4));
        const AlertEvent &snoozed = scene.stored.events[1];
        QCOMPARE(snoozed.kind, AlertEvent::Kind::Snoozed);
        QCOMPARE(snoozed.until, std::optional(scene.clock.now() + 1h));
        QCOMPARE(snoozed.note, u"later"_s);
        QCOMPARE(scene.stored.events[3].note, u"seen"_s);
        QCOMPARE(scene.shown.back()[0].note, u"seen"_s);
    }

    void decidesNothingAboutWhatIsGone()
    {
        Scene scene;
        scene.keeper.load({});
        scene.evaluate();
        const QString id = scene.keeper.alerts()[0].id;
        scene.evaluate(AttemptOutcome::Ok);
        const std::size_t before = scene.stored.events.size();

        scene.keeper.acknowledge({id}, u"late"_s);

        QCOMPARE(scene.stored.events.size(), before);
    }

    void tellsAgainWhenASnoozeEnds()
    {
        Scene scene;
        scene.keeper.load({});
        scene.evaluate();
        scene.keeper.snooze({scene.keeper.alerts()[0].id}, scene.clock.now() + 10min, {});
        scene.evaluate(AttemptOutcome::Failed, 9min);
        QCOMPARE(scene.told.size(), size_t(1));
        const std::size_t before = scene.shown.size();

        scene.evaluate();
        scene.evaluate();

        QCOMPARE(scene.told.size(), size_t(2));
        QCOMPARE(scene.shown.size(), before + 1);
    }

    void judgesNoLookBack()
    {
        Scene scene;
        scene.keeper.load({});
        CashPosition past = position(scene.clock.now());
        past.asOf -= 24h;

        scene.keeper.evaluate(past);

        QVERIFY(scene.told.empty());
    }
};

QTEST_GUILESS_MAIN(TestAlertKeeper)
#include "tst_alert_keeper.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/alert_keeper.h>
#include <program/history.h>

#include <QTemporaryDir>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A keeper and the writer of a real profile, as the program joins them; one run of the program.
struct Run
{
    explicit Run(const QString &folder, ManualClock &clockUsed) : clock(clockUsed), writer(folder, clockUsed, {})
    {
        QObject::connect(&writer, &HistoryWriter::loaded, &keeper, [this] { order += u"loaded"_s; });
        QObject::connect(&writer, &HistoryWriter::alertsLoaded, &keeper,
                         [this](const AlertMemory &memory, const std::optional<UtcTime> &mark) {
                             order += u"alerts"_s;
                             looked = mark;
                             keeper.load(memory);
                         });
        QObject::connect(&writer, &HistoryWriter::failed, &keeper,
                         [this](const Error &error) { order += errorCode(error.kind); });
        QObject::connect(&keeper, &AlertKeeper::entriesMade, &writer, &HistoryWriter::appendAlerts);
        QObject::connect(&keeper, &AlertKeeper::raised, &keeper,
                         [this](const std::vector<Alert> &alerts) { raised += int(alerts.size()); });
        writer.open();
    }

    /// A minute later the account has so much.
    void evaluate(const QString &amount)
    {
        clock.advance(1min);
        PositionInput input;
        input.asOf = input.knownAt = clock.now();
        Connection connection;
        connection.id = ConnectionId(u"c"_s);
        input.connections = {connection};
        ConnectionActivity activity;
        activity.connection = connection.id;
        activity.lastOutcome = AttemptOutcome::Ok;
        activity.lastAttemptAt = activity.lastSuccessAt = clock.now();
        input.activities = {activity};
        AccountSnapshot snapshot;
        snapshot.id = AccountId(u"a"_s);
        snapshot.connection = connection.id;
        snapshot.confirmedAt = clock.now();
        const Figure figure{Decimal::parse(amount).value(), {}};
        snapshot.reading = BalanceReading{.providerAccountId = u"a"_s,
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
        input.snapshots = {snapshot};
        AccountLimits &limits = input.settings[snapshot.id].limits;
        limits.currency = u"EUR"_s;
        limits.minimum = Decimal::fromInteger(100);
        limits.largeMove = Decimal::fromInteger(50);
        keeper.evaluate(makeCashPosition(input));
    }

    ManualClock &clock;
    AlertKeeper keeper{clock, u"anna"_s};
    HistoryWriter writer;
    QStringList order;
    std::optional<UtcTime> looked;
    int raised = 0;
};

} // namespace

class TestAlertHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnWhereTheLastRunEnded()
    {
        QTemporaryDir folder;
        ManualClock clock{UtcTime(std::chrono::seconds(1'800'000'000))};
        {
            Run run(folder.path(), clock);
            run.evaluate(u"120"_s);
            run.evaluate(u"90"_s);
            QCOMPARE(run.raised, 1);
            run.keeper.acknowledge({run.keeper.alerts().at(0).id}, u"known"_s);
            run.writer.mark(u"looked"_s, clock.now());
            QVERIFY(!run.looked);
        }
        const UtcTime left = clock.now();

        Run run(folder.path(), clock);

        QCOMPARE(run.looked, std::optional(left));
        QCOMPARE(run.keeper.alerts().size(), size_t(1));
        QCOMPARE(run.keeper.alerts()[0].note, u"known"_s);
        run.evaluate(u"80"_s); // below the minimum as before
        QCOMPARE(run.raised, 0);
        run.evaluate(u"30"_s); // moved by 50
        QCOMPARE(run.raised, 1);
        QCOMPARE(run.keeper.alerts()[1].kind, AlertKind::LargeMove);
        run.evaluate(u"200"_s);
        QCOMPARE(run.raised, 2);
        QCOMPARE(run.keeper.alerts().size(), size_t(1)); // the minimum recovered; the move took the place of the other
    }

    void comparesWithTheFigureOfTheLastRun()
    {
        QTemporaryDir folder;
        ManualClock clock{UtcTime(std::chrono::seconds(1'800'000'000))};
        {
            Run run(folder.path(), clock);
            run.evaluate(u"1000"_s);
        }

        Run run(folder.path(), clock);
        run.evaluate(u"500"_s);

        QCOMPARE(run.raised, 1);
        QCOMPARE(run.keeper.alerts().at(0).limit, std::optional(Decimal::fromInteger(1000)));
    }

    void tellsAlertsAfterTheFiguresThatTheyAreJudgedWith()
    {
        QTemporaryDir folder;
        ManualClock clock{UtcTime(std::chrono::seconds(1'800'000'000))};

        const Run run(folder.path(), clock);

        QCOMPARE(run.order, (QStringList{u"loaded"_s, u"alerts"_s}));
    }
};

QTEST_GUILESS_MAIN(TestAlertHistory)
#include "tst_alert_history.moc"

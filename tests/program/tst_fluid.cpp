// SPDX-License-Identifier: GPL-3.0-or-later
// The window stays fluid: 5,000 accounts through the real path from the log's changes to the pages.
#include <program/position_keeper.h>
#include <ui/accounts_page.h>
#include <ui/main_window.h>

#include "stall_detector.h"

#include <QLineEdit>
#include <QTest>
#include <QTreeView>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

constexpr int connectionCount = 50;
constexpr int accountsPerConnection = 100;

Connection makeConnection(int number)
{
    Connection connection;
    connection.id = ConnectionId(u"connection-%1"_s.arg(number));
    connection.provider = ProviderId(u"finix"_s);
    connection.name = u"Bank %1"_s.arg(number);
    connection.entity = u"Entity %1"_s.arg(number % 12);
    connection.mode = u"list"_s;
    connection.environment = u"live"_s;
    return connection;
}

AccountSnapshot makeSnapshot(int connection, int number, int round, UtcTime at)
{
    static const QStringList codes{u"EUR"_s, u"USD"_s, u"GBP"_s, u"CHF"_s, u"JPY"_s, u"BRL"_s, u"SEK"_s, u"PLN"_s};
    AccountSnapshot snapshot;
    snapshot.id = AccountId(u"account-%1-%2"_s.arg(QString::number(connection), QString::number(number)));
    snapshot.connection = ConnectionId(u"connection-%1"_s.arg(connection));
    snapshot.providerAccountId = u"acc_%1_%2"_s.arg(QString::number(connection), QString::number(number));
    snapshot.confirmedAt = at;
    snapshot.readingSince = at;
    const auto figure = [&](int units, const QString &name) {
        return Figure{.amount = Decimal::fromInteger(units, 2),
                      .sources = {{.request = u"balances"_s,
                                   .pointer = u"/items/%1/%2"_s.arg(QString::number(number), name),
                                   .rawToken = QString::number(units)}}};
    };
    BalanceReading reading{.providerAccountId = snapshot.providerAccountId,
                           .name = u"Account %1 of bank %2"_s.arg(QString::number(number), QString::number(connection)),
                           .iban = {},
                           .status = {},
                           .currency = CurrencyCode::parse(codes[number % codes.size()]).value(),
                           .posted = figure(1'000'000 + number * 17 + round, u"posted"_s),
                           .available = figure(900'000 + number * 13 + round, u"available"_s),
                           .pending = {},
                           .creditLine = {},
                           .components = {},
                           .bridgeTerms = {},
                           .asOf = {},
                           .lastChangedAt = {},
                           .ownership = Ownership::Own,
                           .inTotals = true,
                           .diagnostics = {}};
    snapshot.reading = reading;
    return snapshot;
}

/// What the log says after a good attempt of one connection whose balances all changed.
AppendedChanges changesOf(int connection, int round, UtcTime at)
{
    AppendedChanges changes;
    ConnectionActivity activity;
    activity.connection = ConnectionId(u"connection-%1"_s.arg(connection));
    activity.provider = ProviderId(u"finix"_s);
    activity.lastOutcome = AttemptOutcome::Ok;
    activity.lastAttemptAt = at;
    activity.lastSuccessAt = at;
    changes.activities.push_back(activity);
    for (int number = 0; number < accountsPerConnection; ++number)
        changes.snapshots.push_back(makeSnapshot(connection, number, round, at));
    return changes;
}

QByteArray tell(const StallDetector &detector)
{
    const StallDetector::Block worst = detector.worst();
    return "longest block: " + QByteArray::number(qint64(worst.busy.count() / 1000)) + " ms busy, "
        + QByteArray::number(qint64(worst.wall.count() / 1000)) + " ms in all";
}

} // namespace

class TestFluid : public QObject
{
    Q_OBJECT

    struct Setup
    {
        SystemClock clock;
        PositionKeeper keeper{clock};
        MainWindow window;

        Setup()
        {
            QObject::connect(&keeper, &PositionKeeper::positionChanged, &window, &MainWindow::showPosition);
            std::vector<Connection> connections;
            std::vector<AccountSnapshot> snapshots;
            std::vector<ConnectionActivity> activities;
            for (int i = 0; i < connectionCount; ++i) {
                connections.push_back(makeConnection(i));
                const AppendedChanges changes = changesOf(i, 0, clock.now());
                snapshots.insert(snapshots.end(), changes.snapshots.begin(), changes.snapshots.end());
                activities.insert(activities.end(), changes.activities.begin(), changes.activities.end());
            }
            keeper.setConnections(connections);
            keeper.load(snapshots, activities);
            window.show();
        }
        [[nodiscard]] bool isFilled() const
        {
            return keeper.position().accounts.size() == std::size_t(connectionCount * accountsPerConnection);
        }
        /// Of the account that a sweep brings last.
        [[nodiscard]] Decimal lastPosted() const
        {
            return keeper.position().accounts.back().snapshot.reading->posted->amount;
        }
    };

private Q_SLOTS:
    void aBlockIsNoticed()
    {
        StallDetector detector;
        QTRY_VERIFY(detector.beats() > 3);
        detector.reset();

        const auto until = std::chrono::steady_clock::now() + StallDetector::limit() * 3;
        while (std::chrono::steady_clock::now() < until) {}

        QTRY_VERIFY(detector.beats() > 1);
        // Shared machine: this thread may have been let run for a part of the time only.
        QVERIFY2(detector.worst().wall > StallDetector::limit(), tell(detector));
        QVERIFY2(detector.worst().busy > StallDetector::limit() / 4, tell(detector));
    }

    void aSweepOfFiveThousandAccountsIsNotFelt_data()
    {
        QTest::addColumn<MainWindow::Page>("page");

        QTest::newRow("overview") << MainWindow::Page::Overview;
        QTest::newRow("accounts") << MainWindow::Page::Accounts;
        QTest::newRow("history") << MainWindow::Page::History;
        QTest::newRow("reports") << MainWindow::Page::Reports;
        QTest::newRow("connections") << MainWindow::Page::Connections;
        QTest::newRow("activity") << MainWindow::Page::Activity;
    }

    void aSweepOfFiveThousandAccountsIsNotFelt()
    {
        QFETCH(MainWindow::Page, page);
        Setup setup;
        QTRY_VERIFY(setup.isFilled());
        setup.window.setPage(page);
        StallDetector detector;
        QTRY_VERIFY(detector.beats() > 20); // what the start left to do is done
        detector.reset();

        int next = 0;
        QTimer answers; // one connection after the other, as their replies come in
        QObject::connect(&answers, &QTimer::timeout, &answers, [&] {
            setup.keeper.apply(changesOf(next, 1, setup.clock.now()));
            setup.window.showSweep(++next, connectionCount);
            if (next == connectionCount)
                answers.stop();
        });
        answers.start(10);
        QTRY_VERIFY_WITH_TIMEOUT(next == connectionCount, 60'000);
        QTRY_COMPARE(setup.lastPosted(), Decimal::fromInteger(1'000'000 + (accountsPerConnection - 1) * 17 + 1, 2));
        const int beats = detector.beats();
        QTRY_VERIFY(detector.beats() > beats + 5);

        qInfo("%s", tell(detector).constData());
        QVERIFY2(detector.blocks().empty(), tell(detector));
    }

    void turningToAnotherPageIsNotFelt()
    {
        Setup setup;
        QTRY_VERIFY(setup.isFilled());
        StallDetector detector;
        QTRY_VERIFY(detector.beats() > 20);
        for (const int page : {1, 2, 3, 4, 5, 0}) {
            const int beats = detector.beats();
            detector.reset();
            setup.window.setPage(MainWindow::Page(page));
            QTRY_VERIFY(detector.beats() > std::min(beats, 5));
            qInfo("page %d, %s", page, tell(detector).constData());
            QVERIFY2(detector.blocks().empty(), tell(detector));
        }
    }

    void filteringSortingAndHidingAmountsIsNotFelt()
    {
        Setup setup;
        QTRY_VERIFY(setup.isFilled());
        setup.window.setPage(MainWindow::Page::Accounts);
        auto *search = setup.window.findChild<QLineEdit *>(u"searchField"_s);
        auto *tree = setup.window.findChild<QTreeView *>(u"accountTree"_s);
        auto *hide = setup.window.findChild<QAction *>(u"hideAmountsAction"_s);
        StallDetector detector;
        QTRY_VERIFY(detector.beats() > 20);
        const auto felt = [&](const char *what, auto act) {
            detector.reset();
            act();
            QTRY_VERIFY(detector.beats() > 5);
            qInfo("%s: %s", what, tell(detector).constData());
            QVERIFY2(detector.blocks().empty(), what + QByteArray(": ") + tell(detector));
        };

        for (const QChar letter : u"bank 7"_s)
            felt("filter", [&] { QTest::keyClick(search, letter.toLatin1()); });
        felt("clear", [&] { search->clear(); });
        felt("sort", [&] { tree->sortByColumn(3, Qt::DescendingOrder); });
        felt("expand", [&] { tree->expandAll(); });
        felt("hide", [&] { hide->trigger(); });
    }
};

QTEST_MAIN(TestFluid)
#include "tst_fluid.moc"

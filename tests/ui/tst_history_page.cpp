// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of history and activity, with real clicks and keys, answered as the program answers them.
#include "sample_position.h"

#include <ui/activity_page.h>
#include <ui/history_page.h>
#include <ui/theme.h>

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace coffer;
using namespace coffer::samples;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Keeps what a page asks and answers with made-up figures.
struct HistoryScene
{
    HistoryScene()
    {
        QObject::connect(&page, &HistoryPage::seriesWanted, &page,
                         [this](const SeriesQuery &query) { queries.push_back(query); });
        QObject::connect(
            &page, &HistoryPage::readingsWanted, &page,
            [this](quint64 serial, const ReadingFilter &filter) { readings.emplace_back(serial, filter); });
        QObject::connect(
            &page, &HistoryPage::completenessWanted, &page,
            [this](quint64 serial, const std::vector<AccountId> &accounts, const std::vector<QDate> &days) {
                CompletenessFacts facts{days, {}, {}};
                for (const AccountId &account : accounts) {
                    facts.accounts.push_back({account, {}, UtcTime(), {}});
                    for (std::size_t day = 0; day < days.size(); ++day) {
                        DayRecord record;
                        const UtcTime noon = utcTimeFromDateTime(days[day].startOfDay(QTimeZone::utc())) + 12h;
                        if (day % 5 != 3)
                            record = {noon, noon + 1h, 2, noon + 1h, {}};
                        if (day % 7 == 2)
                            record.correctedAt = noon + 48h;
                        facts.accounts.back().days.push_back(record);
                    }
                }
                page.showCompleteness(serial, std::make_shared<const CompletenessFacts>(std::move(facts)));
            });
        position = coffer::samples::position();
        page.resize(1200, 760);
        page.show();
        page.showPosition(position);
    }
    void answer()
    {
        const SeriesQuery query = queries.back();
        TrendSeries series{query.currency, position.asOf - 720h, position.asOf, {}, TrendSeries::Step::Day, false};
        for (int day = 0; day < 30; ++day) {
            TrendSeries::Point point{series.from + 24h * day, series.from + 24h * (day + 1), {}, {}};
            if (day % 9 != 4) {
                point.posted = Decimal::fromInteger(1'000'000 + day * 30'000 + (day % 4) * 90'000, 2);
                point.available = point.posted->minus(Decimal::fromInteger(150'000, 2)).value();
            }
            series.points.push_back(point);
        }
        page.showSeries(query.serial, series);
        std::vector<ReadingRow> rows;
        for (int n = 0; n < 40; ++n) {
            ReadingRow row;
            row.account = query.accounts.front();
            row.sequence = 40 - n;
            row.attempt = u"attempt-%1"_s.arg(n);
            row.receivedAt = position.asOf - 1h * n;
            for (const PositionAccount &account : position.accounts) {
                if (account.snapshot.id == row.account)
                    row.reading = row.before = account.snapshot.reading;
            }
            row.reading->posted = Figure{Decimal::fromInteger(123'456 + n, 2), {}};
            row.stateBefore = AccountState::Present;
            rows.push_back(row);
        }
        page.addReadings(readings.back().first, rows, true);
    }
    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return page.findChild<Widget *>(name);
    }
    HistoryPage page;
    CashPosition position;
    std::vector<SeriesQuery> queries;
    std::vector<std::pair<quint64, ReadingFilter>> readings;
};

void keepPicture(QWidget *widget, const QString &name)
{
    // For people who review the look: COFFER_PICTURES names a folder.
    if (const QString folder = qEnvironmentVariable("COFFER_PICTURES"); !folder.isEmpty()) {
        QCoreApplication::processEvents(); // titles that were set are laid out
        widget->grab().save(folder + u'/' + name + u".png"_s);
    }
}

} // namespace

class TestHistoryPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsATotalFirstAndAsksForItsReadings()
    {
        HistoryScene scene;
        QVERIFY(!scene.queries.empty());
        QVERIFY(!scene.queries.back().accounts.empty());
        QVERIFY(scene.queries.back().range == ChartRange::Month);
        scene.answer();
        QCOMPARE(scene.find<QTableView>(u"historyReadings"_s)->model()->rowCount(), 40);
        QCOMPARE(scene.readings.back().second.accounts, scene.queries.back().accounts);
        QVERIFY(scene.readings.back().second.to == scene.position.asOf);
        keepPicture(&scene.page, u"history"_s);
    }

    void ignoresTheAnswerToAnEarlierQuestion()
    {
        HistoryScene scene;
        scene.answer();
        const quint64 old = scene.queries.back().serial;
        QTest::mouseClick(scene.find<QToolButton>(u"range7"_s), Qt::LeftButton);
        QVERIFY(scene.queries.back().range == ChartRange::Week);
        QVERIFY(scene.queries.back().serial > old);
        const auto asked = scene.readings.size();
        scene.page.showSeries(old, {scene.queries.back().currency, {}, {}, {}});
        QCOMPARE(scene.readings.size(), asked);
    }

    void searchesAndChoosesAnAccount()
    {
        HistoryScene scene;
        const PositionAccount &account = scene.position.accounts.front();
        scene.find<QLineEdit>(u"historySearch"_s)
            ->setText(account.name); // not typed: it may hold letters of no keyboard
        auto *tree = scene.find<QTreeView>(u"historyAccounts"_s);
        QModelIndex found;
        for (int group = 0; group < tree->model()->rowCount(); ++group) {
            const QModelIndex parent = tree->model()->index(group, 0);
            for (int row = 0; row < tree->model()->rowCount(parent); ++row) {
                if (tree->model()->index(row, 0, parent).data().toString().startsWith(account.name))
                    found = tree->model()->index(row, 0, parent);
            }
        }
        QVERIFY(found.isValid());
        tree->setCurrentIndex(found);
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(scene.queries.back().accounts, std::vector<AccountId>{account.snapshot.id});
    }

    void opensWhereAReadingCameFrom()
    {
        HistoryScene scene;
        scene.answer();
        QSignalSpy opened(&scene.page, &HistoryPage::readingOpened);
        auto *table = scene.find<QTableView>(u"historyReadings"_s);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(3, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.front().at(0).value<ReadingRow>().attempt, u"attempt-3"_s);
    }

    void copiesExactAmountsButNotHiddenOnes()
    {
        HistoryScene scene;
        scene.answer();
        auto *table = scene.find<QTableView>(u"historyReadings"_s);
        table->selectRow(0);
        scene.page.copy();
        QVERIFY(QGuiApplication::clipboard()->text().contains("1234.56"_L1));
        DisplayFormat hidden;
        hidden.visibility = AmountVisibility::Hidden;
        scene.page.setFormat(hidden);
        table->selectRow(0);
        scene.page.copy();
        QVERIFY(!QGuiApplication::clipboard()->text().contains("234"_L1));
    }

    void showsHowCompleteAMonthIs()
    {
        HistoryScene scene;
        scene.answer();
        scene.find<QTabWidget>(u"historyTabs"_s)->setCurrentIndex(1);
        auto *grid = scene.find<QTableView>(u"completenessGrid"_s);
        QCOMPARE(grid->model()->rowCount(), int(scene.position.accounts.size()));
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(0, 0));
        QTest::keyClick(grid, Qt::Key_Down);
        QCOMPARE(grid->currentIndex().row(), 1);
        QVERIFY(!scene.find<QLabel>(u"completenessCell"_s)->text().isEmpty());
        keepPicture(&scene.page, u"completeness"_s);
        const int days = grid->model()->columnCount();
        QTest::mouseClick(scene.find<QToolButton>(u"completenessEarlier"_s), Qt::LeftButton);
        QVERIFY(grid->model()->columnCount() >= 28);
        QVERIFY(scene.find<QToolButton>(u"completenessLater"_s)->isEnabled());
        QTest::mouseClick(scene.find<QToolButton>(u"completenessLater"_s), Qt::LeftButton);
        QCOMPARE(grid->model()->columnCount(), days);
    }

    void keepsWhatWasChosenAndRefusesABrokenState()
    {
        HistoryScene scene;
        QTest::mouseClick(scene.find<QToolButton>(u"range365"_s), Qt::LeftButton);
        const QByteArray state = scene.page.saveState();
        HistoryScene other;
        QVERIFY(other.page.restoreState(state));
        QVERIFY(other.queries.back().range == ChartRange::Year || other.find<QToolButton>(u"range365"_s)->isChecked());
        QVERIFY(!other.page.restoreState("nonsense"));
    }

    void filtersActivityAndRetriesWhatFailed()
    {
        ActivityPage page;
        const CashPosition position = coffer::samples::position();
        std::vector<ActivityFilter> filters;
        quint64 serial = 0;
        connect(&page, &ActivityPage::activityWanted, this, [&](quint64 number, const ActivityFilter &filter) {
            filters.push_back(filter);
            serial = number;
        });
        page.resize(1200, 760);
        page.showPosition(position);
        page.show();
        QCOMPARE(filters.size(), std::size_t(1));
        ActivityBatch batch;
        for (int n = 0; n < 12; ++n) {
            AttemptRecord record;
            record.id = u"attempt-%1"_s.arg(n);
            record.connection = position.connections.front().connection.id;
            record.startedAt = position.asOf - 15min * n - 900ms;
            record.receivedAt = position.asOf - 15min * n;
            record.hash = QByteArray(32, char(n));
            record.requests = 2;
            if (n % 4 == 1) {
                record.outcome = AttemptOutcome::Failed;
                record.error = Error{ErrorKind::Timeout, u"api.bank.example"_s};
            } else {
                record.outcome = AttemptOutcome::Ok;
                record.changes = n % 3;
            }
            batch.entries.push_back({record});
        }
        batch.entries.push_back(
            {ProgramSession{u"coffer 0.1.0"_s, u"desk"_s, 1, position.asOf - 5h, position.asOf - 4h, {}}});
        page.addEntries(serial, batch);
        auto *table = page.findChild<QTableView *>(u"activityTable"_s);
        QCOMPARE(table->model()->rowCount(), 13);
        table->setCurrentIndex(table->model()->index(1, 0));
        keepPicture(&page, u"activity"_s);
        QVERIFY(page.findChild<QLabel *>(u"activityDetails"_s)->text().contains("attempt-1"_L1));
        QSignalSpy refresh(&page, &ActivityPage::refreshRequested);
        QTest::mouseClick(page.findChild<QPushButton *>(u"activityRetry"_s), Qt::LeftButton);
        QCOMPARE(refresh.size(), 1);
        table->setCurrentIndex(table->model()->index(0, 0));
        QVERIFY2(!page.findChild<QPushButton *>(u"activityRetry"_s)->isVisible(), "what went well is not retried");

        auto *outcome = page.findChild<QComboBox *>(u"activityOutcome"_s);
        outcome->setFocus();
        QTest::keyClick(outcome, Qt::Key_End);
        Q_EMIT outcome->activated(outcome->currentIndex());
        QVERIFY(filters.back().outcome == AttemptOutcome::Refused);
        QTest::keyClicks(page.findChild<QLineEdit *>(u"activityWords"_s), u"timeout"_s);
        QTRY_COMPARE(filters.back().words, u"timeout"_s);
    }
};

QTEST_MAIN(TestHistoryPage)
#include "tst_history_page.moc"

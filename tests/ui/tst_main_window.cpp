// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_position.h"

#include <ui/connection_assistant.h>
#include <ui/main_window.h>
#include <ui/overview_page.h>

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QTreeView>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
T *find(const QWidget &window, const QString &name)
{
    T *found = window.findChild<T *>(name);
    if (!found)
        qFatal("no %s", qPrintable(name));
    return found;
}

QStringList rowsOf(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        rows += index.data().toString();
        rows += rowsOf(model, index);
    }
    return rows;
}

QStringList accountsShown(const MainWindow &window)
{
    return rowsOf(*find<QTreeView>(window, u"accountTree"_s)->model());
}

/// All that the window says anywhere: labels, tiles, tables, trees and tooltips.
QString allTexts(const MainWindow &window)
{
    QStringList texts;
    for (const QLabel *label : window.findChildren<QLabel *>())
        texts += label->text();
    for (const QWidget *widget : window.findChildren<QWidget *>())
        texts += {widget->accessibleDescription(), widget->toolTip()};
    for (const QAbstractItemView *view : window.findChildren<QAbstractItemView *>()) {
        if (!view->model())
            continue;
        const QModelIndexList all = view->model()->match(view->model()->index(0, 0), Qt::DisplayRole, u"*"_s, -1,
                                                         Qt::MatchWildcard | Qt::MatchRecursive);
        for (const QModelIndex &row : all) {
            for (int column = 0; column < view->model()->columnCount(row.parent()); ++column) {
                texts += row.siblingAtColumn(column).data().toString();
                texts += row.siblingAtColumn(column).data(Qt::ToolTipRole).toString();
            }
        }
    }
    return texts.join(u'\n');
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<MainWindow>();
        m_window->showProviders(samples::providers());
        m_window->show();
    }
    void cleanup() { m_window.reset(); }

    void offersTwoWaysToBegin()
    {
        QSignalSpy samplesRequested(m_window.get(), &MainWindow::sampleBanksRequested);
        QVERIFY(find<QWidget>(*m_window, u"startPage"_s)->isVisible());
        QVERIFY(!find<QAction>(*m_window, u"refreshAction"_s)->isEnabled());

        QTest::mouseClick(find<QPushButton>(*m_window, u"startSampleBanks"_s), Qt::LeftButton);
        QTest::mouseClick(find<QPushButton>(*m_window, u"startAddConnection"_s), Qt::LeftButton);

        QCOMPARE(samplesRequested.size(), 1);
        QVERIFY(m_window->findChild<ConnectionAssistant *>());
    }

    void marksTestDataInTitleBarAndChip_data()
    {
        QTest::addColumn<bool>("test");

        QTest::newRow("sample banks") << true;
        QTest::newRow("live") << false;
    }

    void marksTestDataInTitleBarAndChip()
    {
        QFETCH(bool, test);
        PositionInput input = samples::input();
        for (Connection &connection : input.connections)
            connection.source = test ? DataSource::Test : DataSource::Live;

        m_window->showPosition(makeCashPosition(input));

        QCOMPARE(m_window->windowTitle().contains(u"TEST"_s), test);
        QCOMPARE(find<QWidget>(*m_window, u"testBar"_s)->isVisible(), test);
        QTRY_COMPARE(find<QWidget>(*m_window, u"testChip"_s)->isVisible(), test);
    }

    void asksForARefreshByKeyAndShowsItsProgress()
    {
        m_window->showPosition(samples::position());
        QSignalSpy refresh(m_window.get(), &MainWindow::refreshRequested);
        QSignalSpy cancel(m_window.get(), &MainWindow::cancelRequested);

        find<QAction>(*m_window, u"refreshAction"_s)->trigger();
        m_window->showSweep(3, 5);

        QCOMPARE(refresh.size(), 1);
        QVERIFY(refresh[0][0].value<std::vector<ConnectionId>>().empty());
        QCOMPARE(find<QLabel>(*m_window, u"sweepLabel"_s)->text(), u"3 of 5 connections"_s);
        QVERIFY(!find<QAction>(*m_window, u"refreshAction"_s)->isEnabled());
        find<QAction>(*m_window, u"cancelAction"_s)->trigger();
        QCOMPARE(cancel.size(), 1);
        m_window->showSweep(5, 5);
        QVERIFY(!find<QProgressBar>(*m_window, u"sweepProgress"_s)->isVisible());
        QVERIFY(find<QAction>(*m_window, u"refreshAction"_s)->isEnabled());
    }

    void listsNativeTotalsInTheTiles()
    {
        m_window->showPosition(samples::position());

        const QString posted = find<QWidget>(*m_window, u"postedTile"_s)->accessibleDescription();

        QVERIFY2(posted.contains(u"JPY 41582300\n"_s), qPrintable(posted));
        QVERIFY2(posted.contains(u"UGX 9920021320071130\n"_s), qPrintable(posted)); // without the customers' wallet
        const QString own = find<QWidget>(*m_window, u"availableTile"_s)->accessibleDescription();
        QVERIFY2(own.contains(u"USD 1115560.70 + 900000.00 credit headroom"_s), qPrintable(own));
        QVERIFY2(own.contains(u"CHF –"_s), qPrintable(own)); // not sent is not 0
    }

    void filtersWhileTyping()
    {
        m_window->showPosition(samples::position());

        QTest::keyClicks(find<QLineEdit>(*m_window, u"searchField"_s), u"reserve"_s);

        QCOMPARE(m_window->page(), MainWindow::Page::Accounts);
        QCOMPARE(accountsShown(*m_window), QStringList({u"Norvale Brasil S.A."_s, u"Norvale Iberia – Reserve"_s}));
    }

    void filtersByTheCurrencyOfABar()
    {
        m_window->showPosition(samples::position());
        QWidget *bars = find<QWidget>(*m_window, u"currencyBars"_s);

        bars->setFocus();
        QTest::keyClick(bars, Qt::Key_Right); // from BRL
        QTest::keyClick(bars, Qt::Key_Return);

        QCOMPARE(m_window->page(), MainWindow::Page::Accounts);
        QCOMPARE(accountsShown(*m_window),
                 QStringList({u"Norvale Deutschland GmbH"_s, u"Norvale Schweiz AG – Kontokorrent"_s}));
    }

    void groupsAsChosen()
    {
        m_window->showPosition(samples::position());

        find<QAction>(*m_window, u"groupBy_none"_s)->trigger();

        QCOMPARE(m_window->page(), MainWindow::Page::Accounts);
        QCOMPARE(accountsShown(*m_window).size(), 14);
    }

    void offersTheWaysOfTheAccountsInItsMenu()
    {
        m_window->showPosition(samples::position());
        auto *by = find<QAction>(*m_window, u"groupBy_currency"_s);
        by->trigger();
        by->trigger(); // chosen already: it stays so
        QVERIFY(by->isChecked());
        QVERIFY(!find<QAction>(*m_window, u"groupBy_entity"_s)->isChecked());

        for (const QString &name : {u"groupBy_currency"_s, u"openToLevel1"_s, u"openToLevel3"_s,
                                    u"numbersShownAction"_s, u"chooseColumnsAction"_s}) {
            m_window->setPage(MainWindow::Page::Overview);
            QAction *action = find<QAction>(*m_window, name);
            QVERIFY2(!action->text().isEmpty(), qPrintable(name));
            action->trigger();
            QVERIFY2(m_window->page() == MainWindow::Page::Accounts, qPrintable(name));
        }
        const auto menus = m_window->menuBar()->actions();
        QVERIFY(menus[1]->menu()->actions().contains(find<QMenu>(*m_window, u"groupMenu"_s)->menuAction()));
        QVERIFY(menus[1]->menu()->actions().contains(find<QAction>(*m_window, u"openToLevel2"_s)));
    }

    void hidesAmountsEverywhere()
    {
        m_window->showPosition(samples::position());
        m_window->showTrend(samples::trend(CurrencyCode::parse(u"EUR").value(), 30));
        m_window->openAccount(AccountId(u"account-1"_s));
        m_window->setPage(MainWindow::Page::Accounts);
        QVERIFY(allTexts(*m_window).contains(u"1842507"_s));

        find<QAction>(*m_window, u"hideAmountsAction"_s)->trigger();

        const QString texts = allTexts(*m_window);
        for (const QString &digits :
             {u"1842507"_s, u"184250730"_s, u"41582300"_s, u"9920021320071130"_s, u"587.65"_s, u"900000"_s, u"12120"_s})
            QVERIFY2(!texts.contains(digits), qPrintable(digits));
        QVERIFY(texts.contains(AmountFormat::mask()));
        find<QAction>(*m_window, u"hideAmountsAction"_s)->trigger();
        QVERIFY(allTexts(*m_window).contains(u"1842507"_s));
    }

    void showsWordsOfServersAsTheyAre()
    {
        m_window->showPosition(samples::position());

        for (const QLabel *label : m_window->findChildren<QLabel *>()) {
            if (!label->text().isEmpty())
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        QVERIFY(allTexts(*m_window).contains(u"<b>token</b>"_s));
        m_window->setPage(MainWindow::Page::Accounts);
        QVERIFY(accountsShown(*m_window).contains(u"<b>Norvale Deutschland</b> – Geschäftskonto"_s));
    }

    void offersTheActionOfEachException()
    {
        m_window->showPosition(samples::position());
        QSignalSpy refresh(m_window.get(), &MainWindow::refreshRequested);

        QTest::mouseClick(find<QPushButton>(*m_window, u"retryButton"_s), Qt::LeftButton);
        QTRY_COMPARE(refresh.size(), 1);
        QCOMPARE(refresh[0][0].value<std::vector<ConnectionId>>(), std::vector{ConnectionId(u"finix"_s)});

        QTest::mouseClick(find<QPushButton>(*m_window, u"enterCredentialButton"_s), Qt::LeftButton);
        QTRY_VERIFY(m_window->findChild<ConnectionAssistant *>());
        QCOMPARE(m_window->findChild<QLineEdit *>(u"connectionName"_s)->text(), u"Paytota Kampala"_s);
    }

    void opensAnAccountAndTellsItsSettings()
    {
        m_window->showPosition(samples::position());
        m_window->setPage(MainWindow::Page::Accounts);
        QSignalSpy details(m_window.get(), &MainWindow::accountDetailsRequested);
        QSignalSpy changed(m_window.get(), &MainWindow::accountSettingsChanged);

        m_window->openAccount(AccountId(u"account-1"_s));

        QCOMPARE(details.size(), 1);
        auto *bridge = find<QTableWidget>(*m_window, u"bridgeTable"_s);
        QCOMPARE(bridge->item(bridge->rowCount() - 1, 1)->text(), u"GBP -587.65"_s);
        auto *name = find<QLineEdit>(*m_window, u"accountDisplayName"_s);
        QVERIFY(!name->isEnabled()); // before it is known what was decided, nothing can be overwritten
        AccountSettings settings;
        settings.entity = u"Kept"_s;
        settings.inTotals = false;
        m_window->showAccountSettings(AccountId(u"account-1"_s), settings);
        QTest::keyClicks(name, u"Main"_s);
        QTest::keyClick(name, Qt::Key_Return);

        QCOMPARE(changed.size(), 1);
        settings.displayName = u"Main"_s;
        QCOMPARE(changed[0][1].value<AccountSettings>(), settings);
    }

    void copiesRowsThatCannotBecomeFormulas()
    {
        PositionInput input = samples::input();
        input.settings[AccountId(u"account-1"_s)].displayName = u"=cmd()\tx"_s;
        m_window->showPosition(makeCashPosition(input));
        m_window->setPage(MainWindow::Page::Accounts);
        find<QTreeView>(*m_window, u"accountTree"_s)->selectAll();

        find<QAction>(*m_window, u"copyAction"_s)->trigger();

        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        const qsizetype tabs = lines.first().count(u'\t');
        QVERIFY(tabs > 5);
        for (const QString &line : lines)
            QCOMPARE(line.count(u'\t'), tabs);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"'=cmd() x"_s));
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"-127500.45"_s));
        QVERIFY(QGuiApplication::clipboard()->mimeData()->html().contains(u"&lt;b&gt;"_s));
    }

    void sumsTheSelectionPerCurrency()
    {
        m_window->showPosition(samples::position());
        m_window->setPage(MainWindow::Page::Accounts);
        find<QTreeView>(*m_window, u"accountTree"_s)->selectAll();

        const QString text = find<QLabel>(*m_window, u"selectionLabel"_s)->text();

        QVERIFY2(text.contains(u"14"_s) && text.contains(u"EUR 6659355.71"_s) && text.contains(u"CHF 655120.90"_s),
                 qPrintable(text));
    }

    void showsNoticesUntilTheyAreClosed()
    {
        m_window->showNotice(u"The keychain is <i>not</i> available."_s);
        auto *bar = find<QWidget>(*m_window, u"noticeBar"_s);
        QVERIFY(bar->isVisible());

        QTest::mouseClick(bar->findChild<QAbstractButton *>(u"closeNotice"_s), Qt::LeftButton);

        QVERIFY(!bar->isVisible());
    }

    void asksForTheTrendOfTheChosenRange()
    {
        QSignalSpy trend(m_window.get(), &MainWindow::trendRequested);
        m_window->showPosition(samples::position());
        QCOMPARE(trend.size(), 1);
        QCOMPARE(static_cast<const CurrencyCode *>(trend[0][0].constData())->toString(), u"EUR"_s);

        QTest::mouseClick(m_window->overviewPage().findChild<QAbstractButton *>(u"range90"_s), Qt::LeftButton);

        QCOMPARE(trend.size(), 2);
        QCOMPARE(trend[1][1].toInt(), 90);
        m_window->showTrend(samples::trend(CurrencyCode::parse(u"EUR").value(), 30));
        QCOMPARE(find<QTableView>(*m_window, u"trendTable"_s)->model()->rowCount(), 30);
        m_window->showTrend(samples::trend(CurrencyCode::parse(u"USD").value(), 7)); // overtaken
        QCOMPARE(find<QTableView>(*m_window, u"trendTable"_s)->model()->rowCount(), 30);
    }

    void namesTheDayThatAFigureCloses()
    {
        m_window->showPosition(samples::position());
        const UtcTime midnight = std::chrono::sys_days(std::chrono::year(2026) / 11 / 19);
        const UtcTime now = midnight + std::chrono::hours(33);
        const auto one = Decimal::fromInteger(1, 0);
        m_window->showTrend({.currency = CurrencyCode::parse(u"EUR").value(),
                             .from = midnight,
                             .to = now,
                             .points = {{midnight, midnight + std::chrono::hours(24), one, one},
                                        {midnight + std::chrono::hours(24), now, one, one}}});

        const auto *table = find<QTableView>(*m_window, u"trendTable"_s)->model();
        const QString first = table->index(0, 0).data().toString();
        const QString last = table->index(1, 0).data().toString();
        QVERIFY2(first.contains(u"19"_s), qPrintable(first));
        QVERIFY2(!first.contains(u':'), "a day, not the midnight before");
        QVERIFY2(last.startsWith(u"Now, "_s) && last.contains(u":00"_s), qPrintable(last));
        QCOMPARE(table->headerData(2, Qt::Horizontal).toString(), u"Available incl. credit"_s);
    }

    void tellsWhereASumCoversFewerAccounts()
    {
        PositionInput input = samples::input();
        input.snapshots[1].reading->posted.reset(); // one of the accounts in euro
        m_window->showPosition(makeCashPosition(input));

        const QString tile = find<QWidget>(*m_window, u"postedTile"_s)->accessibleDescription();
        QVERIFY2(tile.contains(u" 3 of 4"_s), qPrintable(tile));
        QCOMPARE(tile.count(u" of "_s), 1);
        const auto *table = find<QTableView>(*m_window, u"currencyTable"_s)->model();
        const QModelIndexList cells =
            table->match(table->index(0, 1), Qt::DisplayRole, u"(3 of 4)"_s, -1, Qt::MatchStartsWith);
        QCOMPARE(cells.size(), 1);
    }

    void namesEveryActionAndControl()
    {
        m_window->showPosition(samples::position());
        for (const QAction *action : m_window->actions()) {
            QVERIFY(!action->objectName().isEmpty());
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->objectName()));
        }
        for (const QString &name : {u"searchField"_s, u"accountTree"_s, u"navigation"_s, u"currencyBars"_s,
                                    u"trendChart"_s, u"trendCurrency"_s})
            QVERIFY2(!find<QWidget>(*m_window, name)->accessibleName().isEmpty(), qPrintable(name));
    }

private:
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"

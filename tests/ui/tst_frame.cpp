// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to the window as a whole: title, tray, layout, moment shown, languages, help.
#include "sample_position.h"

#include <ui/main_window.h>
#include <ui/refresh_question.h>
#include <ui/reports_page.h>

#include <QApplication>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QTranslator>
#include <QTreeView>
#include <QTreeWidget>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class Brackets final : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        return u"[%1]"_s.arg(QString::fromUtf8(source));
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

UtcTime at(const QString &text)
{
    return parseRfc3339(text).value();
}

Alert lowBalance()
{
    Alert alert;
    alert.id = u"1"_s;
    alert.kind = AlertKind::BelowMinimum;
    alert.connection = ConnectionId(u"fincode"_s);
    alert.account = AccountId(u"account-1"_s);
    alert.subject = u"<b>Payroll</b>"_s;
    alert.currency = u"EUR"_s;
    alert.basis = AccountLimits::Basis::Available;
    alert.figure = Decimal::parse(u"70.25").value();
    alert.limit = Decimal::parse(u"100").value();
    alert.raisedAt = samples::now;
    return alert;
}

/// The samples, all of one outcome and age.
CashPosition position(AttemptOutcome outcome, std::chrono::minutes ago, DataSource source = DataSource::Live)
{
    PositionInput input = samples::input();
    for (ConnectionActivity &activity : input.activities) {
        activity.lastOutcome = outcome;
        activity.lastError.reset();
    }
    for (Connection &connection : input.connections)
        connection.source = source;
    for (AccountSnapshot &snapshot : input.snapshots)
        snapshot.confirmedAt = samples::now - ago;
    return makeCashPosition(input);
}

} // namespace

class TestFrame : public QObject
{
    Q_OBJECT

    template <typename T>
    T *find(const QString &name)
    {
        T *found = m_window->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }

    std::unique_ptr<MainWindow> m_window;

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<MainWindow>();
        m_window->showProviders(samples::providers());
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void titleTellsTheWorst_data()
    {
        QTest::addColumn<CashPosition>("position");
        QTest::addColumn<bool>("alert");
        QTest::addColumn<QString>("title");

        QTest::newRow("nothing yet") << CashPosition() << false << u"Coffer"_s;
        QTest::newRow("all good") << position(AttemptOutcome::Ok, 4min) << false << u"Coffer"_s;
        // 13 of 14: the wallet of customers is not in totals.
        QTest::newRow("old figures") << position(AttemptOutcome::Ok, 10h) << false << u"! 13 stale — Coffer"_s;
        QTest::newRow("an alert is worse than age")
            << position(AttemptOutcome::Ok, 10h) << true << u"! 1 alerts — Coffer"_s;
        QTest::newRow("a failure is the worst")
            << position(AttemptOutcome::Failed, 10h) << true << u"! 5 failed — Coffer"_s;
        QTest::newRow("refused counts as failed")
            << position(AttemptOutcome::Refused, 4min) << false << u"! 5 failed — Coffer"_s;
        QTest::newRow("test data") << position(AttemptOutcome::Ok, 4min, DataSource::Test) << false
                                   << u"Coffer — TEST"_s;
    }

    void titleTellsTheWorst()
    {
        QFETCH(CashPosition, position);
        QFETCH(bool, alert);
        QFETCH(QString, title);

        m_window->showPosition(position);
        m_window->showAlerts(alert ? std::vector{lowBalance()} : std::vector<Alert>());

        QCOMPARE(m_window->windowTitle(), title);
    }

    void anAlertThatSomebodyDealtWithIsNotTold_data()
    {
        QTest::addColumn<Alert>("alert");
        Alert alert = lowBalance();
        alert.acknowledgedAt = samples::now;
        QTest::newRow("acknowledged") << alert;
        alert = lowBalance();
        alert.recoveredAt = samples::now;
        QTest::newRow("recovered") << alert;
        alert = lowBalance();
        alert.snoozedUntil = samples::now + 1h;
        QTest::newRow("snoozed") << alert;
    }

    void anAlertThatSomebodyDealtWithIsNotTold()
    {
        QFETCH(Alert, alert);
        m_window->showPosition(position(AttemptOutcome::Ok, 4min));
        m_window->showAlerts({alert});
        QCOMPARE(m_window->windowTitle(), u"Coffer"_s);
    }

    void notificationsHideWhatTheWindowHides()
    {
        m_window->showPosition(position(AttemptOutcome::Ok, 4min));
        QSignalSpy told(m_window.get(), &MainWindow::notificationRequested);

        m_window->notifyAlert(lowBalance());
        QVERIFY2(told.last()[1].toString().contains(u"70.25"_s), qPrintable(told.last()[1].toString()));

        find<QAction>(u"hideAmountsAction"_s)->trigger();
        m_window->notifyAlert(lowBalance());
        QVERIFY2(!told.last()[1].toString().contains(u"70"_s), qPrintable(told.last()[1].toString()));
        QVERIFY(told.last()[1].toString().contains(AmountFormat::mask()));
    }

    void showsAnotherMomentUntilTheUserGoesBack()
    {
        DisplayFormat format;
        format.zone = QTimeZone("Europe/Berlin");
        m_window->setFormat(format);
        m_window->setBusinessDayCutOff(QTime(17, 30));
        m_window->showPosition(position(AttemptOutcome::Ok, 4min)); // Friday 2026-11-20, 09:12 in Berlin
        QSignalSpy chosen(m_window.get(), &MainWindow::asOfChosen);
        auto *box = find<QComboBox>(u"asOfBox"_s);

        box->setCurrentIndex(1);
        Q_EMIT box->activated(1);

        QCOMPARE(chosen.size(), 1);
        const auto close = chosen[0][0].value<std::optional<UtcTime>>();
        QCOMPARE(close, std::optional(at(u"2026-11-19T16:30:00Z"_s) - 1us));
        QCOMPARE(box->currentIndex(), 0); // what is shown changes when it is there

        m_window->showAsOf(close);
        CashPosition past = position(AttemptOutcome::Ok, 4min, DataSource::Test);
        past.asOf = *close;
        m_window->showPosition(past);
        QVERIFY(find<QWidget>(u"asOfBar"_s)->isVisible());
        QVERIFY(m_window->windowTitle().contains(u"TEST"_s));

        m_window->showPosition(position(AttemptOutcome::Failed, 4min)); // of now, meanwhile
        QVERIFY2(m_window->windowTitle().contains(u"TEST"_s), "the past is still shown");

        QTest::mouseClick(find<QWidget>(u"asOfBar"_s)->findChild<QPushButton *>(u"noticeButton"_s), Qt::LeftButton);
        QCOMPARE(chosen.size(), 2);
        QVERIFY(!chosen[1][0].value<std::optional<UtcTime>>());
        m_window->showAsOf({});
        QVERIFY(!find<QWidget>(u"asOfBar"_s)->isVisible());
        QCOMPARE(m_window->windowTitle(), u"! 5 failed — Coffer"_s);
    }

    void theCloseBeforeAMondayIsFridays()
    {
        PositionInput input = samples::input();
        input.asOf = input.knownAt = at(u"2026-11-23T09:00:00Z"_s);
        m_window->showPosition(makeCashPosition(input));
        QSignalSpy chosen(m_window.get(), &MainWindow::asOfChosen);

        Q_EMIT find<QComboBox>(u"asOfBox"_s)->activated(1);

        QCOMPARE(chosen[0][0].value<std::optional<UtcTime>>(), std::optional(at(u"2026-11-21T00:00:00Z"_s) - 1us));
    }

    void aMomentIsChosenInTheUsersZone()
    {
        DisplayFormat format;
        format.zone = QTimeZone("Asia/Tokyo");
        m_window->setFormat(format);
        m_window->showPosition(position(AttemptOutcome::Ok, 4min));
        QSignalSpy chosen(m_window.get(), &MainWindow::asOfChosen);

        Q_EMIT find<QComboBox>(u"asOfBox"_s)->activated(2);
        auto *dialog = find<QDialog>(u"asOfDialog"_s);
        auto *edit = dialog->findChild<QDateTimeEdit *>(u"asOfEdit"_s);
        edit->setDateTime(QDateTime(QDate(2026, 11, 3), QTime(8, 30), Qt::UTC));
        dialog->accept();

        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<std::optional<UtcTime>>(), std::optional(at(u"2026-11-02T23:30:00Z"_s)));
    }

    void comesBackAsItWasLeft()
    {
        m_window->showPosition(samples::position());
        m_window->resize(1111, 777);
        m_window->setPage(MainWindow::Page::Accounts);
        m_window->openAccount(AccountId(u"account-1"_s));
        const WindowLayout layout = m_window->windowLayout();

        MainWindow again;
        QCOMPARE(again.restoreLayout(layout), QStringList());
        again.show();

        QCOMPARE(again.size(), QSize(1111, 777));
        QCOMPARE(again.page(), MainWindow::Page::Accounts);
        QVERIFY(again.findChild<QDockWidget *>()->isVisible());
        again.showPosition(samples::position());
        const WindowLayout later = again.windowLayout();
        for (const auto &[page, state] : layout.pages)
            QVERIFY2(later.pages.at(page) == state, qPrintable(page));
    }

    void namesThePartOfALayoutThatItRefuses()
    {
        WindowLayout layout = m_window->windowLayout();
        layout.geometry = "rubbish"_ba;
        layout.parts = QByteArray(1000, '\xFF');
        layout.page = u"no such page"_s;

        QCOMPARE(m_window->restoreLayout(layout), QStringList({u"geometry"_s, u"parts"_s}));

        QCOMPARE(m_window->page(), MainWindow::Page::Overview);
    }

    void tellsThatTheUserArrangedSomething()
    {
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QSignalSpy changed(m_window.get(), &MainWindow::layoutChanged);
        m_window->setPage(MainWindow::Page::History);
        QTRY_COMPARE(changed.size(), 1); // once, after it settled

        m_window->close();
        QCOMPARE(changed.size(), 2);
        QCOMPARE(changed.last()[0].value<MainWindow::Saving>(), MainWindow::Saving::Now);
        QVERIFY(!m_window->isVisible());
    }

    void listsEveryKeyUnderHelp()
    {
        QAction own(m_window.get());
        own.setText(u"An action &of a page…"_s);
        own.setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_F12);
        m_window->addMenuAction(MainWindow::Menu::Balances, &own);

        find<QAction>(u"shortcutsAction"_s)->trigger();

        const auto *list = find<QTreeWidget>(u"shortcutList"_s);
        QStringList listed;
        for (int i = 0; i < list->topLevelItemCount(); ++i) {
            const QTreeWidgetItem *group = list->topLevelItem(i);
            for (int j = 0; j < group->childCount(); ++j)
                listed += group->child(j)->text(0) + u' ' + group->child(j)->text(1);
        }
        QVERIFY2(listed.contains(u"An action of a page Ctrl+Shift+F12"_s), qPrintable(listed.join(u'\n')));
        for (const QString &keys : {u"Ctrl+1"_s, u"Ctrl+6"_s, u"F4"_s, u"F5"_s, u"Shift+F5"_s, u"Ctrl+F"_s, u"Ctrl+H"_s,
                                    u"Alt+T"_s, u"Ctrl+,"_s, u"F1"_s}) {
            const auto has = [&](const QString &line) { return line.endsWith(u' ' + keys); };
            QCOMPARE(std::count_if(listed.begin(), listed.end(), has), 1);
        }
    }

    void noTwoActionsHaveTheSameKey()
    {
        QMultiMap<QString, QString> keys;
        for (const QAction *action : m_window->findChildren<QAction *>()) {
            for (const QKeySequence &one : action->shortcuts()) {
                if (!one.isEmpty() && action->shortcutContext() != Qt::WidgetShortcut
                    && action->shortcutContext() != Qt::WidgetWithChildrenShortcut)
                    keys.insert(one.toString(), action->objectName());
            }
        }
        for (const QString &key : keys.uniqueKeys())
            QVERIFY2(keys.values(key).size() == 1, qPrintable(key + u": "_s + keys.values(key).join(u", "_s)));
    }

    void saysWhatAvailableMeansAtEachProvider()
    {
        find<QAction>(u"availableMeaningAction"_s)->trigger();

        QStringList texts;
        for (const QLabel *label : find<QDialog>(u"availableDialog"_s)->findChildren<QLabel *>()) {
            texts += label->text();
            QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        for (const ProviderSummary &provider : samples::providers())
            QVERIFY(texts.contains(provider.name) && texts.contains(provider.available));
    }

    void everyActionOfTheMenusHasATextInTheLanguageOfNow()
    {
        m_window->showPosition(samples::position());
        Brackets brackets;
        QCoreApplication::installTranslator(&brackets);
        QCoreApplication::sendPostedEvents();

        for (const QAction *menu : m_window->menuBar()->actions()) {
            QVERIFY2(menu->text().startsWith(u'['), qPrintable(menu->text()));
            for (const QAction *action : menu->menu()->actions())
                QVERIFY2(action->isSeparator() || action->text().startsWith(u'['), qPrintable(action->text()));
        }
        for (const QString &name : {u"lastSweepLabel"_s, u"failedLabel"_s})
            QVERIFY2(find<QLabel>(name)->text().startsWith(u'['), qPrintable(find<QLabel>(name)->text()));
        const auto *navigation = find<QListWidget>(u"navigation"_s);
        for (int i = 0; i < navigation->count(); ++i)
            QVERIFY(navigation->item(i)->text().startsWith(u'['));
        QVERIFY(find<QComboBox>(u"asOfBox"_s)->currentText().startsWith(u'['));
        QCoreApplication::removeTranslator(&brackets);
    }

    void mirrorsForLanguagesFromRightToLeft()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->showPosition(samples::position());

        const auto *navigation = find<QWidget>(u"navigation"_s);
        const auto *pages = find<QWidget>(u"overviewPage"_s);
        QTRY_VERIFY(navigation->mapTo(m_window.get(), QPoint()).x() > pages->mapTo(m_window.get(), QPoint()).x());
    }

    void aHiddenPageIsUpToDateWhenItIsSeen()
    {
        m_window->showPosition(samples::position());
        m_window->setPage(MainWindow::Page::Accounts);
        auto *tree = find<QTreeView>(u"accountTree"_s);
        const int groups = tree->model()->rowCount();
        QVERIFY(groups > 1);
        m_window->setPage(MainWindow::Page::Reports);
        PositionInput input = samples::input();
        input.connections.resize(1);

        m_window->showPosition(makeCashPosition(input));
        m_window->setPage(MainWindow::Page::Accounts);

        QVERIFY(tree->model()->rowCount() < groups);
    }

    void exportsThePositionThatIsShown()
    {
        m_window->showPosition(samples::position());
        m_window->setPage(MainWindow::Page::Reports);
        auto &page = m_window->reportsPage();
        QSignalSpy wanted(&page, &ReportsPage::exportRequested);

        find<QAction>(u"exportPositionAction"_s)->trigger();
        QTRY_VERIFY(page.findChild<QFileDialog *>());
        auto *dialog = page.findChild<QFileDialog *>();
        QVERIFY2(dialog->selectedFiles().value(0).contains(u"TEST"_s), "sample data is marked in the name, too");
        m_window->showPosition({}); // whatever comes meanwhile: what was seen is saved
        Q_EMIT dialog->fileSelected(u"/somewhere/position.json"_s);

        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<CashPosition>().accounts.size(), samples::position().accounts.size());
        page.showExport(u"/somewhere/position.json"_s, samples::now, {});
        page.showExport(u"/x/<b>.csv"_s, samples::now, Error{.kind = ErrorKind::StorageFailed, .where = u"/x"_s});
        const auto *list = find<QTableWidget>(u"exportList"_s);
        QCOMPARE(list->rowCount(), 2);
        QCOMPARE(list->item(1, 1)->text(), u"/somewhere/position.json"_s);
        QVERIFY(list->item(0, 2)->text() != list->item(1, 2)->text());
        dialog->close();
    }

    void asksBeforeWhatIsAllowedIsUsedUp_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<int>("calls");
        QTest::addColumn<int>("refreshed");
        QTest::addColumn<int>("skipped");

        QTest::newRow("all the same") << u"refreshAll"_s << 9 << 1 << 0;
        QTest::newRow("without the one that has too few calls") << u"refreshSkipping"_s << 9 << 0 << 1;
        QTest::newRow("not at all") << QString() << 9 << 0 << 0;
        QTest::newRow("there is nothing else to ask") << u"refreshAll"_s << 2 << 1 << 0;
    }
    void asksBeforeWhatIsAllowedIsUsedUp()
    {
        QFETCH(QString, button);
        QFETCH(int, calls);
        QFETCH(int, refreshed);
        QFETCH(int, skipped);
        const ConnectionId id(u"c1"_s);
        const RefreshCost cost{.calls = calls, .usedUp = {{id, samples::now}}, .callsOfUsedUp = 2};
        auto *question = new RefreshQuestion(cost, {{id, u"Solaris <b>"_s}}, DisplayFormat(), m_window.get());
        QPointer<RefreshQuestion> watched(question);
        QSignalSpy all(question, &RefreshQuestion::refreshChosen);
        QSignalSpy others(question, &RefreshQuestion::skipChosen);
        question->open();
        QVERIFY(question->informativeText().contains(u"Solaris <b>"_s));
        QCOMPARE(question->textFormat(), Qt::PlainText);
        QCOMPARE(question->findChild<QPushButton *>(u"refreshSkipping"_s) != nullptr, calls > 2);
        QVERIFY(question->defaultButton() != question->findChild<QPushButton *>(u"refreshAll"_s));

        if (button.isEmpty())
            QTest::keyClick(question, Qt::Key_Escape);
        else
            QTest::mouseClick(question->findChild<QPushButton *>(button), Qt::LeftButton);

        QCOMPARE(all.size(), refreshed);
        QCOMPARE(others.size(), skipped);
        QTRY_VERIFY(!watched);
    }

    void namesEveryControlOfTheFrame()
    {
        m_window->showPosition(samples::position());
        for (const QString &name : {u"asOfBox"_s, u"searchField"_s, u"navigation"_s, u"exportList"_s})
            QVERIFY2(!find<QWidget>(name)->accessibleName().isEmpty(), qPrintable(name));
        for (const QAction *menu : m_window->menuBar()->actions())
            QVERIFY2(!menu->menu()->actions().isEmpty(), qPrintable(menu->text()));
    }
};

QTEST_MAIN(TestFrame)
#include "tst_frame.moc"

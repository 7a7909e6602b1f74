// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_position.h"

#include <items/item_roles.h>
#include <ui/connections_page.h>

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using namespace coffer;
using namespace Qt::StringLiterals;

class TestConnectionsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<ConnectionsPage>();
        m_page->showProviders(samples::providers());
        m_input = samples::input();
        m_input.connections[0].credentialEnteredAt = samples::now;
        m_page->resize(1100, 700);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->showPosition(makeCashPosition(m_input));
        m_page->selectConnection(m_input.connections[0].id);
    }
    void cleanup() { m_page.reset(); }

    void offersToAddTheFirstConnection()
    {
        m_page->showPosition(CashPosition());
        QVERIFY(m_page->findChild<QLabel *>(u"noConnections"_s)->isVisible());

        QTest::mouseClick(m_page->findChild<QPushButton *>(u"addFirstConnection"_s), Qt::LeftButton);

        QVERIFY(m_page->findChild<ConnectionAssistant *>());
    }

    void asksForTheChosenConnection_data()
    {
        QTest::addColumn<QString>("button");
        QTest::newRow("refresh") << u"refreshConnection"_s;
        QTest::newRow("pause") << u"pauseConnection"_s;
    }
    void asksForTheChosenConnection()
    {
        QFETCH(QString, button);
        QSignalSpy refreshed(m_page.get(), &ConnectionsPage::refreshRequested);
        QSignalSpy paused(m_page.get(), &ConnectionsPage::pauseRequested);
        m_page->selectConnection(m_input.connections[1].id);

        QTest::mouseClick(m_page->findChild<QToolButton *>(button + u"Button"_s), Qt::LeftButton);

        if (button == u"refreshConnection"_s) {
            QCOMPARE(refreshed[0][0].value<std::vector<ConnectionId>>(),
                     std::vector<ConnectionId>{m_input.connections[1].id});
        } else {
            QCOMPARE(paused[0][0].value<ConnectionId>(), m_input.connections[1].id);
            QVERIFY(paused[0][1].toBool());
        }
    }

    void newConnectionsBeginWithTheIntervalOfTheSettings()
    {
        m_page->setDefaultInterval(std::chrono::hours(1));
        m_page->addConnection();
        auto *assistant = m_page->findChild<ConnectionAssistant *>();
        QVERIFY(assistant);
        QCOMPARE(assistant->findChild<QSpinBox *>(u"connectionInterval"_s)->value(), 60);
    }

    void resumesWhatIsPaused()
    {
        m_input.connections[0].paused = true;
        m_page->showPosition(makeCashPosition(m_input));
        QSignalSpy paused(m_page.get(), &ConnectionsPage::pauseRequested);
        QVERIFY2(!action(u"refreshConnection"_s)->isEnabled(), "a paused connection is not asked");

        QTest::mouseClick(m_page->findChild<QToolButton *>(u"pauseConnectionButton"_s), Qt::LeftButton);

        QVERIFY(!paused[0][1].toBool());
    }

    void keysWorkInTheListAlone()
    {
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_F2);
        auto *assistant = m_page->findChild<ConnectionAssistant *>();
        QVERIFY(assistant);
        QCOMPARE(assistant->findChild<QLabel *>(u"stepProgress"_s)->text(), u"Step 2 of 4"_s);
    }

    void opensTheAssistantAtTheRightStep_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("step");
        QTest::newRow("edit") << u"editConnection"_s << u"Step 2 of 4"_s;
        QTest::newRow("duplicate") << u"duplicateConnection"_s << u"Step 2 of 4"_s;
        QTest::newRow("replace the credential") << u"replaceCredential"_s << u"Step 3 of 4"_s;
        QTest::newRow("test") << u"testConnection"_s << u"Step 4 of 4"_s;
    }
    void opensTheAssistantAtTheRightStep()
    {
        QFETCH(QString, name);
        QFETCH(QString, step);
        action(name)->trigger();
        auto *assistant = m_page->findChild<ConnectionAssistant *>();
        QVERIFY(assistant);
        QCOMPARE(assistant->findChild<QLabel *>(u"stepProgress"_s)->text(), step);
    }

    void asksWhetherTheHistoryStays_data()
    {
        QTest::addColumn<bool>("purge");
        QTest::newRow("it stays") << false;
        QTest::newRow("it goes") << true;
    }
    void asksWhetherTheHistoryStays()
    {
        QFETCH(bool, purge);
        QSignalSpy removed(m_page.get(), &ConnectionsPage::removeRequested);
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Delete);
        auto *dialog = m_page->findChild<QDialog *>(u"removeConnectionDialog"_s);
        QVERIFY(dialog);
        QVERIFY2(dialog->findChild<QRadioButton *>(u"keepHistory"_s)->isChecked(), "nothing is erased by default");
        QCOMPARE(removed.size(), 0);
        if (purge)
            dialog->findChild<QRadioButton *>(u"purgeHistory"_s)->click();
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"removeButton"_s), Qt::LeftButton);

        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][0].value<ConnectionId>(), m_input.connections[0].id);
        QCOMPARE(removed[0][1].toBool(), purge);
    }

    void removesNothingWhereTheUserCancels()
    {
        QSignalSpy removed(m_page.get(), &ConnectionsPage::removeRequested);
        action(u"removeConnection"_s)->trigger();
        QTest::mouseClick(m_page->findChild<QPushButton *>(u"cancelButton"_s), Qt::LeftButton);
        QCOMPARE(removed.size(), 0);
    }

    void showsSchedulesAndQuotas()
    {
        ConnectionSchedule schedule;
        schedule.connection = m_input.connections[0].id;
        schedule.nextAttempt = samples::now + std::chrono::minutes(7);
        schedule.quota = 4;
        schedule.quotaUsed = 4;
        schedule.quotaFreeAt = samples::now + std::chrono::hours(2);
        m_page->showSchedules({schedule});

        const QStringList texts = textsOfRow(m_input.connections[0].id);
        QVERIFY2(texts.filter(u"0 of 4 left, next free"_s).size() == 1, qPrintable(texts.join(u'|')));
    }

    void saysWhatTheLastReplyMeant()
    {
        for (const ConnectionActivity &activity : m_input.activities) {
            if (!activity.lastError)
                continue;
            m_page->selectConnection(activity.connection);
            auto *sentence = m_page->findChild<QLabel *>(u"detailError"_s);
            QVERIFY(sentence);
            QCOMPARE(sentence->textFormat(), Qt::PlainText);
            return;
        }
        QFAIL("the sample has a connection that failed");
    }

    void suggestsOneLinkAndAsksBeforeIt()
    {
        const auto [old, fresh] = makeLink();
        QSignalSpy linked(m_page.get(), &ConnectionsPage::linkRequested);
        auto *suggestion = m_page->findChild<QPushButton *>(u"relinkSuggestion"_s);
        QVERIFY(suggestion);

        QTest::mouseClick(suggestion, Qt::LeftButton);

        auto *dialog = m_page->findChild<QDialog *>(u"relinkDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(linked.size(), 0);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"linkButton"_s), Qt::LeftButton);
        QCOMPARE(linked.size(), 1);
        QCOMPARE(linked[0][0].value<AccountLink>().old, old);
        QCOMPARE(linked[0][0].value<AccountLink>().fresh, fresh);
    }

    void suggestsNothingWhereCurrenciesDiffer()
    {
        const auto [old, fresh] = makeLink();
        for (AccountSnapshot &snapshot : m_input.snapshots) {
            if (snapshot.id == fresh)
                snapshot.reading->currency = CurrencyCode::parse(u"JPY"_s).value();
        }
        m_page->showPosition(makeCashPosition(m_input));
        QVERIFY(!m_page->findChild<QPushButton *>(u"relinkSuggestion"_s));

        action(u"relinkAccount"_s)->trigger();

        auto *dialog = m_page->findChild<QDialog *>(u"relinkDialog"_s);
        auto *candidates = dialog->findChild<QTableWidget *>(u"candidates"_s);
        QCOMPARE(candidates->rowCount(), 1);
        candidates->selectRow(0);
        QVERIFY(!dialog->findChild<QPushButton *>(u"linkButton"_s)->isEnabled());
        QVERIFY(dialog->findChild<QLabel *>(u"relinkProblem"_s)->isVisible());
    }

    void asksBeforeAnotherCurrencyStartsAHistory()
    {
        AccountSnapshot &changed = m_input.snapshots[0];
        changed.state = AccountState::Unreadable;
        changed.stateError = Error{ErrorKind::CurrencyMismatch, u"currency"_s, u"USD"_s, u"EUR"_s};
        m_page->showPosition(makeCashPosition(m_input));
        m_page->selectConnection(changed.connection);
        QSignalSpy started(m_page.get(), &ConnectionsPage::newSeriesRequested);
        auto *button = m_page->findChild<QPushButton *>(u"newSeries_"_s + changed.id.toString());
        QVERIFY(button);

        QTest::mouseClick(button, Qt::LeftButton);
        auto *box = m_page->findChild<QMessageBox *>(u"newSeriesQuestion"_s);
        QVERIFY(box);
        QCOMPARE(started.size(), 0);
        QTest::mouseClick(box->button(QMessageBox::Yes), Qt::LeftButton);

        QCOMPARE(started.size(), 1);
        QCOMPARE(started[0][1].value<AccountId>(), changed.id);
    }

    void deletesOnlyOrphanedCredentials()
    {
        CredentialReport report;
        report.store = CredentialStoreState::Ready;
        CredentialEntry entry;
        entry.name = u"coffer/a/password"_s;
        entry.connection = ConnectionId(u"a"_s);
        entry.connectionName = u"<b>A</b>"_s;
        report.entries.push_back(entry);
        entry.name = u"coffer/b/password"_s;
        entry.connection = ConnectionId(u"b"_s);
        entry.orphaned = true;
        report.entries.push_back(entry);
        QSignalSpy asked(m_page.get(), &ConnectionsPage::storeStateRequested);
        QSignalSpy checked(m_page.get(), &ConnectionsPage::credentialCheckRequested);
        QSignalSpy deleted(m_page.get(), &ConnectionsPage::orphanRemovalRequested);
        m_page->findChild<QTabWidget *>(u"connectionTabs"_s)->setCurrentIndex(1);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(checked.size(), 0); // looking may ask the user to unlock: only when he wants it
        m_page->showCredentials(report);
        auto *entries = m_page->findChild<QTableWidget *>(u"credentialTable"_s);
        auto *button = m_page->findChild<QPushButton *>(u"deleteOrphan"_s);

        entries->selectRow(0);
        QVERIFY(!button->isEnabled());
        entries->selectRow(1);
        QTest::mouseClick(button, Qt::LeftButton);

        QCOMPARE(deleted[0][0].value<ConnectionId>(), ConnectionId(u"b"_s));
        QTest::mouseClick(m_page->findChild<QPushButton *>(u"checkKeychain"_s), Qt::LeftButton);
        QCOMPARE(checked.size(), 1);
    }

    void keepsItsColumns()
    {
        table()->setColumnWidth(1, 333);
        const QByteArray state = m_page->saveState();
        ConnectionsPage other;
        QVERIFY(other.restoreState(state));
        QCOMPARE(other.findChild<QTableView *>(u"connectionTable"_s)->columnWidth(1), 333);
        QVERIFY(!other.restoreState("broken"));
    }

    void copiesTheList()
    {
        m_page->copy();
        const QString text = QGuiApplication::clipboard()->text();
        QCOMPARE(text.count(u'\n'), qsizetype(m_input.connections.size()));
        QVERIFY(text.contains(m_input.connections[0].name));
    }

private:
    [[nodiscard]] QAction *action(const QString &name) const { return m_page->findChild<QAction *>(name); }
    [[nodiscard]] QTableView *table() const { return m_page->findChild<QTableView *>(u"connectionTable"_s); }
    [[nodiscard]] QStringList textsOfRow(const ConnectionId &id) const
    {
        const QAbstractItemModel &model = *table()->model();
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data(IdRole).toString() != id.toString())
                continue;
            for (int column = 0; column < model.columnCount(); ++column)
                texts += model.index(row, column).data().toString();
        }
        return texts;
    }
    /// The first account is missing and one of the same connection and currency is new.
    std::pair<AccountId, AccountId> makeLink()
    {
        AccountSnapshot fresh = m_input.snapshots[0];
        AccountSnapshot &old = m_input.snapshots[0];
        old.state = AccountState::Absent;
        old.stateError = Error{ErrorKind::AccountMissing};
        old.stateSince = samples::now;
        fresh.id = AccountId(u"fresh"_s);
        fresh.providerAccountId = u"new-id"_s;
        const AccountLink link{old.connection, old.id, fresh.id, fresh.providerAccountId};
        m_input.snapshots.push_back(fresh);
        m_page->showPosition(makeCashPosition(m_input));
        m_page->showAccountLinks({link});
        m_page->selectConnection(link.connection);
        return {link.old, link.fresh};
    }

    PositionInput m_input;
    std::unique_ptr<ConnectionsPage> m_page;
};

QTEST_MAIN(TestConnectionsPage)
#include "tst_connections_page.moc"

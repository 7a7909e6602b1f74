// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_position.h"

#include <ui/accounts_page.h>

#include <QAction>
#include <QClipboard>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace coffer;
using namespace Qt::StringLiterals;

using Model = AccountTreeModel;

namespace {

QTreeView *tree(const AccountsPage &page)
{
    return page.findChild<QTreeView *>(u"accountTree"_s);
}

/// Names of the rows that can be seen.
QStringList seen(const QTreeView *view)
{
    QStringList names;
    for (QModelIndex index = view->model()->index(0, 0); index.isValid(); index = view->indexBelow(index))
        names += index.data().toString();
    return names;
}

QModelIndex rowNamed(const QTreeView *view, const QString &name, int column = 0)
{
    for (QModelIndex index = view->model()->index(0, 0); index.isValid(); index = view->indexBelow(index)) {
        if (index.data().toString() == name)
            return index.siblingAtColumn(column);
    }
    return {};
}

} // namespace

class TestAccountsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<AccountsPage>();
        m_page->resize(1200, 700);
        m_page->showPosition(samples::position());
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup() { m_page.reset(); }

    void keepsWhatWasArranged()
    {
        QTreeView *view = tree(*m_page);
        QHeaderView *header = view->header();
        m_page->setLevels({Model::Grouping::Currency, Model::Grouping::Entity});
        header->hideSection(Model::Posted);
        header->showSection(Model::Note);
        header->moveSection(header->visualIndex(Model::Note), 1);
        header->resizeSection(Model::Available, 177);
        view->sortByColumn(Model::Available, Qt::DescendingOrder);
        view->collapse(view->model()->index(0, 0));
        const QStringList rows = seen(view);

        AccountsPage other;
        other.resize(1200, 700);
        QVERIFY(other.restoreState(m_page->saveState()));
        other.showPosition(samples::position()); // the rows come after the layout, as at a start

        QCOMPARE(other.saveState(), m_page->saveState());
        QCOMPARE(seen(tree(other)), rows);
        QCOMPARE(tree(other)->header()->visualIndex(Model::Note), 1);
        QVERIFY(tree(other)->header()->isSectionHidden(Model::Posted));
        QCOMPARE(tree(other)->header()->sectionSize(Model::Available), 177);
    }

    void fallsBackWholeFromABrokenState_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<bool>("restored");
        const auto changed = [](const QString &key, const QJsonValue &value) {
            AccountsPage page;
            QJsonObject object = QJsonDocument::fromJson(page.saveState()).object();
            object[key] = value;
            return QJsonDocument(object).toJson();
        };
        const auto column = [](const QString &name, int width) {
            return QJsonObject{{u"name"_s, name}, {u"width"_s, width}, {u"shown"_s, true}};
        };

        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("not JSON") << QByteArray("columns") << false;
        QTest::newRow("a later version") << changed(u"version"_s, 2) << false;
        QTest::newRow("a width that is none") << changed(u"columns"_s, QJsonArray{column(u"posted"_s, -5)}) << false;
        QTest::newRow("a width past every screen")
            << changed(u"columns"_s, QJsonArray{column(u"posted"_s, 100'000)}) << false;
        QTest::newRow("no columns") << changed(u"columns"_s, QJsonArray()) << false;
        QTest::newRow("a level that is none") << changed(u"levels"_s, QJsonArray{u"moon"_s}) << false;
        QTest::newRow("levels of another sort") << changed(u"levels"_s, u"entity"_s) << false;
        QTest::newRow("sorted by nothing") << changed(u"sortBy"_s, u""_s) << false;
        QTest::newRow("a column that is gone is left out")
            << changed(u"columns"_s, QJsonArray{column(u"gone"_s, 50), column(u"posted"_s, 50)}) << true;
        QTest::newRow("too long to be read") << QByteArray(1'000'000, ' ') << false;
    }

    void fallsBackWholeFromABrokenState()
    {
        QFETCH(QByteArray, state);
        AccountsPage page;
        const QByteArray made = page.saveState();

        QTEST(page.restoreState(state), "restored");

        if (!QTest::currentDataTag() || !QByteArray(QTest::currentDataTag()).startsWith("a column that is gone"))
            QCOMPARE(page.saveState(), made);
    }

    void opensToALevelByKey_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("entitiesSeen");
        QTest::addColumn<bool>("accountsSeen");

        QTest::newRow("outermost groups only") << int(Qt::Key_1) << false << false;
        QTest::newRow("what is in them") << int(Qt::Key_2) << true << false;
        QTest::newRow("and what is in those") << int(Qt::Key_3) << true << true;
    }

    void opensToALevelByKey()
    {
        QFETCH(int, key);
        m_page->setLevels({Model::Grouping::Currency, Model::Grouping::Entity});
        QTreeView *view = tree(*m_page);
        view->setFocus();

        QTest::keyClick(view, Qt::Key(key), Qt::ControlModifier | Qt::ShiftModifier);

        QTEST(seen(view).contains(u"Norvale UK Ltd"_s), "entitiesSeen");
        QTEST(seen(view).contains(samples::position().accounts.front().name), "accountsSeen");
        m_page->showPosition(samples::position()); // a new position opens nothing
        QTEST(seen(view).contains(u"Norvale UK Ltd"_s), "entitiesSeen");
    }

    void movesLevelsWithTheKeyboardsMenu()
    {
        m_page->setLevels({Model::Grouping::Entity, Model::Grouping::Currency});
        QSignalSpy changed(m_page.get(), &PageWidget::stateChanged);
        auto *chip = m_page->findChild<QToolButton *>(u"level1"_s);
        QVERIFY(chip && !chip->accessibleName().isEmpty());

        chip->menu()->findChild<QAction *>(u"levelOutwards"_s)->trigger();

        QCOMPARE(m_page->findChild<QTreeView *>()->model()->index(0, 0).data().toString(), u"BRL"_s);
        QVERIFY(changed.size() > 0);
        m_page->findChild<QToolButton *>(u"addLevel"_s)
            ->menu()
            ->findChild<QAction *>(u"addLevel_provider"_s)
            ->trigger();
        const auto state = QJsonDocument::fromJson(m_page->saveState()).object();
        QCOMPARE(state[u"levels"_s].toArray(), (QJsonArray{u"currency"_s, u"entity"_s, u"provider"_s}));
    }

    void countsAnAccountOnceInTheSelection()
    {
        QTreeView *view = tree(*m_page);
        QSignalSpy summary(m_page.get(), &PageWidget::selectionSummaryChanged);
        m_page->setLevels({Model::Grouping::Currency});
        const QModelIndex group = rowNamed(view, u"EUR"_s);
        QVERIFY(group.isValid());
        const auto selectRow = [&](const QModelIndex &index) {
            view->selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        };

        selectRow(group);
        const QString ofTheGroup = summary.last()[0].toString();
        selectRow(group.model()->index(0, 0, group));

        QVERIFY2(ofTheGroup.contains(u"EUR"_s), qPrintable(ofTheGroup));
        QCOMPARE(summary.last()[0].toString(), ofTheGroup);
    }

    void explainsFiguresAndSums()
    {
        QTreeView *view = tree(*m_page);
        m_page->setLevels({Model::Grouping::Currency});
        QSignalSpy provenance(m_page.get(), &AccountsPage::provenanceWanted);
        QSignalSpy parts(m_page.get(), &AccountsPage::partsWanted);
        const auto altClick = [&](const QModelIndex &index) {
            view->scrollTo(index);
            QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::AltModifier, view->visualRect(index).center());
        };
        const PositionAccount first = samples::position().accounts.front();

        altClick(rowNamed(view, first.name, Model::Available));
        altClick(rowNamed(view, u"GBP"_s, Model::Available));

        QCOMPARE(provenance.size(), 1);
        QCOMPARE(provenance[0][0].value<AccountId>(), first.snapshot.id);
        QCOMPARE(provenance[0][1].value<BalanceColumn>(), BalanceColumn::Available);
        QCOMPARE(parts.size(), 1);
        const auto asked = parts[0][0].value<FigureParts>();
        QCOMPARE(asked.currency, u"GBP"_s);
        QCOMPARE(asked.column, BalanceColumn::Available);
        QVERIFY(std::find(asked.accounts.begin(), asked.accounts.end(), first.snapshot.id) != asked.accounts.end());
    }

    void asksBeforeAccountsMove_data()
    {
        QTest::addColumn<bool>("accepted");

        QTest::newRow("yes") << true;
        QTest::newRow("no: nothing is changed") << false;
    }

    void asksBeforeAccountsMove()
    {
        QFETCH(bool, accepted);
        QTreeView *view = tree(*m_page);
        QSignalSpy changes(m_page.get(), &AccountsPage::accountSettingsChanged);
        const PositionAccount first = samples::position().accounts.front();
        const std::unique_ptr<QMimeData> data(view->model()->mimeData({rowNamed(view, first.name)}));
        const QModelIndex target = rowNamed(view, u"Norvale Shop Inc"_s);
        QVERIFY(data && target.isValid());

        view->model()->dropMimeData(data.get(), Qt::MoveAction, -1, -1, target);

        auto *question = m_page->findChild<QMessageBox *>(u"moveAccountsQuestion"_s);
        QVERIFY(question && question->text().contains(u"Norvale Shop Inc"_s));
        for (QAbstractButton *button : question->buttons()) {
            if ((question->buttonRole(button) == QMessageBox::AcceptRole) == accepted)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(changes.size(), accepted ? 1 : 0);
        if (accepted) {
            const auto change = changes[0][0].value<std::vector<std::pair<AccountId, AccountSettings>>>();
            QCOMPARE(change.size(), 1);
            QCOMPARE(change[0].first, first.snapshot.id);
            AccountSettings wanted = first.settings; // everything else stays as it was decided
            wanted.entity = u"Norvale Shop Inc"_s;
            QCOMPARE(change[0].second, wanted);
        }
    }

    void choosesColumnsAndTheirOrder()
    {
        QHeaderView *header = tree(*m_page)->header();
        QTest::mouseClick(m_page->findChild<QToolButton *>(u"columnsButton"_s), Qt::LeftButton);
        auto *list = m_page->findChild<QListWidget *>(u"columnsList"_s);
        QVERIFY(list && list->count() == Model::ColumnCount);
        QListWidgetItem *tags = list->findItems(u"Tags"_s, Qt::MatchExactly).value(0);
        QVERIFY(tags && tags->checkState() == Qt::Unchecked);

        tags->setCheckState(Qt::Checked);
        QVERIFY(!header->isSectionHidden(Model::Tags));
        list->setCurrentItem(tags);
        const int before = header->visualIndex(Model::Tags);
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);

        QCOMPARE(header->visualIndex(Model::Tags), before - 1);
        QCOMPARE(header->visualIndex(Model::Name), 0);
    }

    void hidesTheDaysShapeWithTheAmounts()
    {
        const PositionAccount first = samples::position().accounts.front();
        const CurrencyCode currency = first.snapshot.reading->currency;
        TrendSeries series{currency, samples::now - std::chrono::hours(2), samples::now, {}};
        series.points.push_back({series.from, series.to, Decimal::fromInteger(123456789), {}});
        m_page->showToday({{first.snapshot.id, series}});
        const auto today = [&] { return rowNamed(tree(*m_page), first.name, Model::Today); };
        QVERIFY(today().data(SeriesRole).value<std::shared_ptr<const TrendSeries>>());
        QVERIFY(today().data().toString().contains(u"123456789"_s));

        DisplayFormat format;
        format.visibility = AmountVisibility::Hidden;
        m_page->setFormat(format);

        QVERIFY(!today().data(SeriesRole).isValid());
        QVERIFY(!today().data().toString().contains(u"123"_s));
        QVERIFY(!today().data(Qt::ToolTipRole).toString().contains(u"123"_s));
    }

private:
    std::unique_ptr<AccountsPage> m_page;
};

QTEST_MAIN(TestAccountsPage)
#include "tst_accounts_page.moc"

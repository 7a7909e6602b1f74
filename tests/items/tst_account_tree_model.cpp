// SPDX-License-Identifier: GPL-3.0-or-later
#include "item_samples.h"

#include <items/account_tree_model.h>

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

using Model = AccountTreeModel;

namespace {

const std::vector<SampleAccount> accounts{
    {u"1"_s, u"One"_s, u"a"_s, u"North"_s, u"EUR"_s, u"100.10"_s, u"90.10"_s},
    {u"2"_s, u"Two"_s, u"a"_s, u"North"_s, u"USD"_s, u"5.00"_s, {}},
    {u"3"_s, u"Three"_s, u"b"_s, u"North"_s, u"EUR"_s, u"0.90"_s, u"0.90"_s},
    {u"4"_s, u"Customers"_s, u"b"_s, u"North"_s, u"EUR"_s, u"1000.00"_s, u"1000.00"_s, Ownership::HeldForOthers},
    {u"5"_s, u"Five"_s, u"b"_s, u"South"_s, u"EUR"_s, u"-7.00"_s, u"3.00"_s},
};

/// A tree as text: one line per row, "name|posted", children indented.
QStringList drawn(const Model &model, const QModelIndex &parent = {}, const QString &indent = {})
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex name = model.index(row, Model::Name, parent);
        lines += indent + name.data().toString() + u'|' + name.siblingAtColumn(Model::Posted).data().toString();
        lines += drawn(model, name, indent + u' ');
    }
    return lines;
}

QModelIndex cell(const Model &model, const QString &id, int column)
{
    return model.indexOf(AccountId(id)).siblingAtColumn(column);
}

} // namespace

class TestAccountTreeModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesOneSubtotalPerCurrency_data()
    {
        QTest::addColumn<Model::Grouping>("grouping");
        QTest::addColumn<QStringList>("tree");

        QTest::newRow("a group of two currencies has no sum of its own, the customers' money is seen but not counted")
            << Model::Grouping::Entity
            << QStringList{u"North|"_s,          u" One|100.10"_s,        u" Two|5.00"_s,
                           u" Three|0.90"_s,     u" Customers|1000.00"_s, u" Total EUR|101.00"_s,
                           u" Total USD|5.00"_s, u"South|-7.00"_s,        u" Five|-7.00"_s};
        QTest::newRow("a group of one currency carries the sum itself, an overdrawn account takes off")
            << Model::Grouping::Currency
            << QStringList{u"EUR|94.00"_s,   u" One|100.10"_s, u" Three|0.90"_s, u" Customers|1000.00"_s,
                           u" Five|-7.00"_s, u"USD|5.00"_s,    u" Two|5.00"_s};
        QTest::newRow("by provider") << Model::Grouping::Provider
                                     << QStringList{
                                            u"provider-a|"_s,       u" One|100.10"_s,        u" Two|5.00"_s,
                                            u" Total EUR|100.10"_s, u" Total USD|5.00"_s,    u"provider-b|-6.10"_s,
                                            u" Three|0.90"_s,       u" Customers|1000.00"_s, u" Five|-7.00"_s};
        QTest::newRow("without groups there are only accounts")
            << Model::Grouping::None
            << QStringList{u"One|100.10"_s, u"Two|5.00"_s, u"Three|0.90"_s, u"Customers|1000.00"_s, u"Five|-7.00"_s};
    }

    void makesOneSubtotalPerCurrency()
    {
        QFETCH(Model::Grouping, grouping);
        QFETCH(QStringList, tree);
        Model model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);

        model.apply(samplePosition(accounts));
        model.setGrouping(grouping);

        QCOMPARE(drawn(model), tree);
    }

    void groupsInsideGroups_data()
    {
        QTest::addColumn<Model::Levels>("levels");
        QTest::addColumn<QStringList>("tree");
        using Grouping = Model::Grouping;

        QTest::newRow("groups of one currency are the subtotals, none is made across them")
            << Model::Levels{Grouping::Entity, Grouping::Currency}
            << QStringList{
                   u"North|"_s,    u" EUR|101.00"_s, u"  One|100.10"_s, u"  Three|0.90"_s, u"  Customers|1000.00"_s,
                   u" USD|5.00"_s, u"  Two|5.00"_s,  u"South|-7.00"_s,  u" EUR|-7.00"_s,   u"  Five|-7.00"_s};
        QTest::newRow("the same the other way round")
            << Model::Levels{Grouping::Currency, Grouping::Entity}
            << QStringList{u"EUR|94.00"_s,           u" North|101.00"_s, u"  One|100.10"_s, u"  Three|0.90"_s,
                           u"  Customers|1000.00"_s, u" South|-7.00"_s,  u"  Five|-7.00"_s, u"USD|5.00"_s,
                           u" North|5.00"_s,         u"  Two|5.00"_s};
        QTest::newRow("three levels, of which the inner ones have several currencies, too")
            << Model::Levels{Grouping::Country, Grouping::Provider, Grouping::Entity}
            << QStringList{u"DE|"_s,
                           u" provider-a|"_s,
                           u"  North|"_s,
                           u"   One|100.10"_s,
                           u"   Two|5.00"_s,
                           u"   Total EUR|100.10"_s,
                           u"   Total USD|5.00"_s,
                           u"  Total EUR|100.10"_s,
                           u"  Total USD|5.00"_s,
                           u" provider-b|0.90"_s,
                           u"  North|0.90"_s,
                           u"   Three|0.90"_s,
                           u"   Customers|1000.00"_s,
                           u" Total EUR|101.00"_s,
                           u" Total USD|5.00"_s,
                           u"No country|-7.00"_s,
                           u" provider-b|-7.00"_s,
                           u"  South|-7.00"_s,
                           u"   Five|-7.00"_s};
        QTest::newRow("an account of two tags stands under the first, and is counted once")
            << Model::Levels{Grouping::Tag}
            << QStringList{u"payroll|100.10"_s, u" One|100.10"_s,      u"No tag|"_s,
                           u" Two|5.00"_s,      u" Three|0.90"_s,      u" Customers|1000.00"_s,
                           u" Five|-7.00"_s,    u" Total EUR|-6.10"_s, u" Total USD|5.00"_s};
        QTest::newRow("a level that is named twice, and none, make no further groups")
            << Model::Levels{Grouping::None, Grouping::Currency, Grouping::Currency}
            << QStringList{u"EUR|94.00"_s,   u" One|100.10"_s, u" Three|0.90"_s, u" Customers|1000.00"_s,
                           u" Five|-7.00"_s, u"USD|5.00"_s,    u" Two|5.00"_s};
    }

    void groupsInsideGroups()
    {
        QFETCH(Model::Levels, levels);
        QFETCH(QStringList, tree);
        Model model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        PositionInput input = sampleInput(accounts);
        input.settings[AccountId(u"1"_s)].tags = {u"payroll"_s, u"north"_s};

        model.apply(makeCashPosition(input));
        model.setEntities({{u"North"_s, u"DE"_s, {}}});
        model.setLevels(levels);

        QCOMPARE(drawn(model), tree);
        // What comes later is merged into the same tree.
        model.apply(samplePosition({}));
        QCOMPARE(drawn(model), QStringList());
        model.apply(makeCashPosition(input));
        QCOMPARE(drawn(model), tree);
    }

    void keepsItsRowsWhenAnAccountMovesToAnotherGroup()
    {
        Model model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setLevels({Model::Grouping::Entity, Model::Grouping::Currency});
        model.apply(samplePosition(accounts));
        const QPersistentModelIndex three = model.indexOf(AccountId(u"3"_s));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        auto later = accounts;
        later[0].entity = u"South"_s;

        model.apply(samplePosition(later));

        QCOMPARE(reset.size(), 0);
        QCOMPARE(three.data().toString(), u"Three"_s);
        QCOMPARE(model.pathOf(model.indexOf(AccountId(u"1"_s))),
                 QStringList({u"group South"_s, u"group EUR"_s, u"1"_s}));
        Model fresh;
        fresh.setLevels(model.levels());
        fresh.apply(samplePosition(later));
        QCOMPARE(drawn(model), drawn(fresh));
    }

    void tellsHowFreshASumIs()
    {
        auto some = accounts;
        some[0].age = std::chrono::hours(30);
        some[2].state = AccountState::Unreadable;
        Model model;
        model.apply(samplePosition(some));
        const QModelIndex north = model.index(0, 0);
        const QModelIndex total = model.index(4, 0, north);
        QCOMPARE(total.data().toString(), u"Total EUR"_s);

        QCOMPARE(total.siblingAtColumn(Model::State).data().toString(), u"0 of 2 current"_s);
        QCOMPARE(total.siblingAtColumn(Model::LastAttempt).data().toString(), u"1 failed: Bank b"_s);
        const QModelIndex posted = total.siblingAtColumn(Model::Posted);
        QVERIFY(posted.data(IsAlarmingRole).toBool());
        QVERIFY(posted.data(PlainToolTipRole)
                    .toString()
                    .contains(u"0 of 2 current · oldest 2023-11-13 16:13 UTC · 1 failed: Bank b"_s));
        QVERIFY(posted.data(PlainToolTipRole).toString().contains(u"incl. figures that are not current"_s));
        // The dollars beside it are current.
        const QModelIndex dollars = model.index(5, Model::Posted, north);
        QVERIFY(!dollars.data(IsAlarmingRole).toBool());
        QCOMPARE(dollars.siblingAtColumn(Model::LastAttempt).data().toString(), QString());
    }

    void tellsAgeOutcomeAndSourceApart_data()
    {
        QTest::addColumn<int>("minutes"); // since the last confirmation
        QTest::addColumn<AttemptOutcome>("outcome");
        QTest::addColumn<AccountState>("state");
        QTest::addColumn<QString>("age");
        QTest::addColumn<QString>("attempt");

        QTest::newRow("current") << 1 << AttemptOutcome::Ok << AccountState::Present << u"Current"_s << u"OK"_s;
        QTest::newRow("current, though the last attempt failed: both are said")
            << 1 << AttemptOutcome::Failed << AccountState::Present << u"Current"_s
            << u"Failed, last good 2023-11-14 22:12 UTC"_s;
        QTest::newRow("stale, though the last attempt was good (of another account)")
            << 600 << AttemptOutcome::Ok << AccountState::Present << u"Stale"_s << u"OK"_s;
        QTest::newRow("no longer listed") << 600 << AttemptOutcome::Ok << AccountState::Absent << u"Stale"_s
                                          << u"No longer listed by the provider, last good 2023-11-14 12:13 UTC"_s;
    }

    void tellsAgeOutcomeAndSourceApart()
    {
        QFETCH(int, minutes);
        QFETCH(AttemptOutcome, outcome);
        QFETCH(AccountState, state);
        Model model;
        model.apply(samplePosition({{u"1"_s,
                                     u"One"_s,
                                     u"a"_s,
                                     {},
                                     u"EUR"_s,
                                     u"1.00"_s,
                                     {},
                                     Ownership::Own,
                                     std::chrono::minutes(minutes),
                                     state}},
                                   outcome));

        QTEST(cell(model, u"1"_s, Model::State).data().toString(), "age");
        QTEST(cell(model, u"1"_s, Model::LastAttempt).data().toString(), "attempt");
        QCOMPARE(cell(model, u"1"_s, Model::Source).data().toString(), u"Live"_s);
    }

    void masksAccountNumbersUntilAsked()
    {
        Model model;
        model.apply(samplePosition(accounts));
        QCOMPARE(cell(model, u"1"_s, Model::AccountNumber).data().toString(), u"DE89 •••• 3000"_s);

        model.setNumbersShown(true);

        QCOMPARE(cell(model, u"1"_s, Model::AccountNumber).data().toString(), u"DE89370400440532013000"_s);
    }

    void alarmsForWhatIsUnexplainedPastTheTolerance_data()
    {
        QTest::addColumn<QString>("available");
        QTest::addColumn<QString>("tolerance");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<bool>("alarming");

        QTest::newRow("nothing is unexplained") << u"100.00"_s << QString() << u"0.00"_s << false;
        QTest::newRow("a cent, no tolerance") << u"99.99"_s << QString() << u"-0.01"_s << true;
        QTest::newRow("as much as the tolerance") << u"98.00"_s << u"2.00"_s << u"-2.00"_s << false;
        QTest::newRow("more than the tolerance, upwards") << u"102.01"_s << u"2.00"_s << u"2.01"_s << true;
        QTest::newRow("not sent: nothing is said") << QString() << QString() << u"–"_s << false;
    }

    void alarmsForWhatIsUnexplainedPastTheTolerance()
    {
        QFETCH(QString, available);
        QFETCH(QString, tolerance);
        PositionInput input = sampleInput({{u"1"_s, u"One"_s, u"a"_s, {}, u"EUR"_s, u"110.00"_s, available}});
        BalanceReading &reading = *input.snapshots[0].reading;
        reading.components.push_back({u"Hold"_s, ComponentRole::Hold, Figure{Decimal::fromInteger(1000, 2), {}}});
        reading.bridgeTerms = {{BridgeTerm::Of::Posted, {}, false}, {BridgeTerm::Of::Component, u"Hold"_s, true}};
        AccountLimits &limits = input.settings[AccountId(u"1"_s)].limits;
        limits.currency = u"EUR"_s;
        if (!tolerance.isEmpty())
            limits.tolerance = Decimal::parse(tolerance).value();
        Model model;
        model.apply(makeCashPosition(input));

        const QModelIndex unexplained = cell(model, u"1"_s, Model::Unexplained);

        QTEST(unexplained.data().toString(), "shown");
        QTEST(unexplained.data(IsAlarmingRole).toBool(), "alarming");
    }

    void offersEntitiesAsPlacesToDropOn_data()
    {
        QTest::addColumn<Model::Levels>("levels");
        QTest::addColumn<QString>("onto");   // id of an account; empty: beside the rows
        QTest::addColumn<QString>("entity"); // empty: refused
        using Grouping = Model::Grouping;

        QTest::newRow("into the group") << Model::Levels{Grouping::Entity} << u"5"_s << u"South"_s;
        QTest::newRow("onto something deep inside")
            << Model::Levels{Grouping::Entity, Grouping::Currency} << u"5"_s << u"South"_s;
        QTest::newRow("where entities are inside other groups")
            << Model::Levels{Grouping::Currency, Grouping::Entity} << u"5"_s << u"South"_s;
        QTest::newRow("no entities: nowhere to drop") << Model::Levels{Grouping::Currency} << u"5"_s << QString();
        QTest::newRow("its own entity: nothing would change") << Model::Levels{Grouping::Entity} << u"3"_s << QString();
        QTest::newRow("beside all rows") << Model::Levels{Grouping::Entity} << QString() << QString();
    }

    void offersEntitiesAsPlacesToDropOn()
    {
        QFETCH(Model::Levels, levels);
        QFETCH(QString, onto);
        QFETCH(QString, entity);
        Model model;
        model.setLevels(levels);
        model.apply(samplePosition(accounts));
        QSignalSpy moves(&model, &Model::entityMoveRequested);
        const std::unique_ptr<QMimeData> data(model.mimeData({cell(model, u"1"_s, 0), cell(model, u"2"_s, 0)}));
        const QModelIndex target = onto.isEmpty() ? QModelIndex() : model.indexOf(AccountId(onto));

        const bool taken = model.dropMimeData(data.get(), Qt::MoveAction, -1, -1, target);

        QVERIFY2(!taken, "the view would take the rows away, though nothing has changed yet");
        QCOMPARE(moves.size(), entity.isEmpty() ? 0 : 1);
        if (!entity.isEmpty()) {
            QCOMPARE(moves[0][1].toString(), entity);
            QCOMPARE(moves[0][0].value<std::vector<AccountId>>(),
                     (std::vector<AccountId>{AccountId(u"1"_s), AccountId(u"2"_s)}));
        }
    }

    void listsThePartsOfASum()
    {
        Model model;
        model.apply(samplePosition(accounts));
        const auto idsOf = [&](const QModelIndex &index) {
            QStringList ids;
            for (const PositionAccount *account : model.accountsUnder(index))
                ids += account->snapshot.id.toString();
            return ids;
        };
        const QModelIndex north = model.index(0, 0);

        QCOMPARE(idsOf(north), QStringList({u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
        QCOMPARE(idsOf(model.index(4, 0, north)), QStringList({u"1"_s, u"3"_s, u"4"_s})); // euros, left out ones too
        QCOMPARE(idsOf(model.indexOf(AccountId(u"5"_s))), QStringList{u"5"_s});
    }

    void marksASumThatCoversFewerAccounts_data()
    {
        QTest::addColumn<QString>("available"); // of the second account
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("exact");

        QTest::newRow("both tell it") << u"2.00"_s << u"3.00"_s << u"3.00"_s;
        QTest::newRow("one does not: its money is missing from the sum")
            << QString() << u"(1 of 2) 1.00"_s << u"1.00"_s;
    }

    void marksASumThatCoversFewerAccounts()
    {
        QFETCH(QString, available);
        Model model;
        model.apply(samplePosition({{u"1"_s, u"One"_s, u"a"_s, u"North"_s, u"EUR"_s, u"1.00"_s, u"1.00"_s},
                                    {u"2"_s, u"Two"_s, u"a"_s, u"North"_s, u"EUR"_s, u"5.00"_s, available}}));

        QCOMPARE(model.index(0, Model::Posted).data().toString(), u"6.00"_s);
        QTEST(model.index(0, Model::Available).data().toString(), "shown");
        QTEST(model.index(0, Model::OwnAvailable).data().toString(), "shown");
        QTEST(model.index(0, Model::Available).data(ExactTextRole).toString(), "exact"); // what is copied
    }

    void namesTheCreditInsideAvailable_data()
    {
        QTest::addColumn<CreditLineIncluded>("included");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("heading");

        QTest::newRow("inside") << CreditLineIncluded::Yes << u"2.00"_s << u"Available incl. credit"_s;
        QTest::newRow("inside, the amount is not told")
            << CreditLineIncluded::Yes << QString() << u"Available incl. credit"_s;
        QTest::newRow("there is none") << CreditLineIncluded::Yes << u"0.00"_s << u"Available"_s;
        QTest::newRow("not inside") << CreditLineIncluded::No << u"2.00"_s << u"Available"_s;
    }

    void namesTheCreditInsideAvailable()
    {
        QFETCH(CreditLineIncluded, included);
        QFETCH(QString, line);
        Model model;
        model.apply(samplePosition({}));
        QSignalSpy headings(&model, &QAbstractItemModel::headerDataChanged);
        PositionInput input = sampleInput({{u"1"_s, u"One"_s, u"a"_s, {}, u"EUR"_s, u"1.00"_s, u"3.00"_s}});
        CreditLine &credit = input.snapshots[0].reading->creditLine;
        credit.included = included;
        if (!line.isEmpty())
            credit.amount = Figure{Decimal::parse(line).value(), {}};

        model.apply(makeCashPosition(input));

        const QString heading = model.headerData(Model::Available, Qt::Horizontal).toString();
        QTEST(heading, "heading");
        QCOMPARE(headings.size(), heading == "Available"_L1 ? 0 : 1);
        QCOMPARE(model.headerData(Model::OwnAvailable, Qt::Horizontal).toString(),
                 columnLabel(BalanceColumn::OwnAvailable));
    }

    void showsWhatWasNotSentAsSuch()
    {
        Model model;
        model.apply(samplePosition(accounts));

        QCOMPARE(cell(model, u"2"_s, Model::Available).data().toString(), u"–"_s);
        QVERIFY(!cell(model, u"2"_s, Model::Available).data(SortRole).isValid());
    }

    void keepsDigitsAndExactSortValues()
    {
        Model model;
        model.apply(samplePosition({{u"1"_s, u"Big"_s, u"a"_s, {}, u"EUR"_s, u"9920021320071130.10"_s, u"1.1"_s}}));

        QCOMPARE(cell(model, u"1"_s, Model::Posted).data().toString(), u"9920021320071130.10"_s);
        QVERIFY(cell(model, u"1"_s, Model::Posted)
                    .data(SortRole)
                    .value<Decimal>()
                    .isIdentical(Decimal::parse(u"9920021320071130.10").value()));
    }

    void tellsWhyAnAccountIsNotCounted()
    {
        Model model;
        model.apply(samplePosition(accounts));

        QCOMPARE(Exclusion(cell(model, u"4"_s, 0).data(ExclusionRole).toInt()), Exclusion::HeldForOthers);
        QVERIFY(cell(model, u"4"_s, 0).data(PlainToolTipRole).toString().contains(u"held for others"_s));
    }

    void hidesAmountsInCellsAndToolTips()
    {
        Model model;
        model.apply(samplePosition(accounts));
        DisplayFormat format;
        format.visibility = AmountVisibility::Hidden;

        model.setFormat(format);

        const QModelIndex posted = cell(model, u"1"_s, Model::Posted);
        QCOMPARE(posted.data().toString(), AmountFormat::mask());
        QVERIFY(!posted.data(PlainToolTipRole).toString().contains(u"100"_s));
        QVERIFY(!posted.data(Qt::ToolTipRole).toString().contains(u"RAW"_s));
        QVERIFY(posted.data(ExactTextRole).toString().isEmpty());
        const QModelIndex total = model.index(5, Model::Posted, model.index(0, 0));
        QCOMPARE(total.data().toString(), AmountFormat::mask());
        QVERIFY(!total.data(PlainToolTipRole).toString().contains(u"101"_s));
    }

    void escapesMarkupOfServers()
    {
        Model model;
        model.apply(samplePosition({{u"1"_s, u"<b>x</b>"_s, u"a"_s, {}, u"EUR"_s, u"1.00"_s, u"1.00"_s}}));

        const QModelIndex name = cell(model, u"1"_s, Model::Name);

        QCOMPARE(name.data().toString(), u"<b>x</b>"_s);
        QVERIFY(name.data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;x&lt;/b&gt;"_s));
        QVERIFY(!name.data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
    }

    void tellsOneChangePerParent()
    {
        Model model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.apply(samplePosition(accounts));
        const QPersistentModelIndex two = model.indexOf(AccountId(u"2"_s));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);

        auto later = accounts;
        later[0].posted = u"100.20"_s;
        later[2].posted = u"1.90"_s;
        model.apply(samplePosition(later));

        QCOMPARE(changed.size(), 1); // the accounts and the subtotal; the group itself shows no sum
        QCOMPARE(changed[0][0].toModelIndex().row(), 0);
        QCOMPARE(changed[0][1].toModelIndex().row(), 4); // the total in dollars stays
        QCOMPARE(reset.size() + removed.size(), 0);
        QCOMPARE(two.data().toString(), u"Two"_s);
        QCOMPARE(cell(model, u"1"_s, Model::Posted).data().toString(), u"100.20"_s);
    }

    void saysNothingWhenNothingChanged()
    {
        Model model;
        model.apply(samplePosition(accounts));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);

        model.apply(samplePosition(accounts));

        QCOMPARE(changed.size(), 0);
    }

    void followsAccountsThatComeGoAndMove_data()
    {
        QTest::addColumn<QList<int>>("order"); // of `accounts`, by index

        QTest::newRow("one goes") << QList<int>{0, 2, 3, 4};
        QTest::newRow("the first goes, order turns") << QList<int>{4, 3, 2, 1};
        QTest::newRow("all but one go") << QList<int>{1};
        QTest::newRow("all go") << QList<int>{};
        QTest::newRow("order turns") << QList<int>{3, 2, 1, 0, 4};
    }

    void followsAccountsThatComeGoAndMove()
    {
        QFETCH(QList<int>, order);
        Model model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::vector<SampleAccount> some;
        for (const int index : order)
            some.push_back(accounts[size_t(index)]);
        Model fresh;
        fresh.apply(samplePosition(some));
        Model all;
        all.apply(samplePosition(accounts));

        model.apply(samplePosition(accounts));
        model.apply(samplePosition(some));
        QCOMPARE(drawn(model), drawn(fresh));
        model.apply(samplePosition(accounts));

        QCOMPARE(drawn(model), drawn(all));
    }

    void staysFastWithThousands()
    {
        std::vector<SampleAccount> many;
        for (int i = 0; i < 5000; ++i) {
            const QString number = QString::number(i);
            many.push_back({number, u"Account "_s + number, QString::number(i % 10), QString::number(i % 7),
                            i % 2 ? u"EUR"_s : u"USD"_s, number + u".50"_s, number + u".25"_s});
        }
        const CashPosition first = samplePosition(many);
        for (SampleAccount &account : many)
            account.posted = u"1.00"_s;
        const CashPosition second = samplePosition(many);
        Model model;
        QElapsedTimer timer;
        timer.start();

        model.apply(first);
        model.apply(second);

        // Quadratic work would take minutes; the bound is loose because machines and sanitizers differ.
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestAccountTreeModel)
#include "tst_account_tree_model.moc"

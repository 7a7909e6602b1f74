// SPDX-License-Identifier: GPL-3.0-or-later
#include "item_samples.h"

#include <items/account_tree_model.h>

#include <QAbstractItemModelTester>
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

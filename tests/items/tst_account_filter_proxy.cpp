// SPDX-License-Identifier: GPL-3.0-or-later
#include "item_samples.h"

#include <items/account_filter_proxy.h>
#include <items/account_tree_model.h>

#include <QAbstractItemModelTester>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

using Model = AccountTreeModel;

namespace {

QStringList namesOf(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList names;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, Model::Name, parent);
        names += index.data().toString();
        names += namesOf(model, index);
    }
    return names;
}

} // namespace

class TestAccountFilterProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsAmountsExactly_data()
    {
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<QStringList>("names");

        // b and c differ past the digits of a double; a sorts first as text.
        QTest::newRow("ascending, what was not sent is last")
            << Qt::AscendingOrder << QStringList{u"d"_s, u"a"_s, u"b"_s, u"c"_s, u"none"_s};
        QTest::newRow("descending, what was not sent is last all the same")
            << Qt::DescendingOrder << QStringList{u"c"_s, u"b"_s, u"a"_s, u"d"_s, u"none"_s};
    }

    void sortsAmountsExactly()
    {
        QFETCH(Qt::SortOrder, order);
        QFETCH(QStringList, names);
        Model model;
        model.setGrouping(Model::Grouping::None);
        model.apply(samplePosition({{u"1"_s, u"c"_s, u"x"_s, {}, u"EUR"_s, u"9007199254740993.02"_s, {}},
                                    {u"2"_s, u"none"_s, u"x"_s, {}, u"EUR"_s, {}, {}},
                                    {u"3"_s, u"b"_s, u"x"_s, {}, u"EUR"_s, u"9007199254740993.01"_s, {}},
                                    {u"4"_s, u"a"_s, u"x"_s, {}, u"EUR"_s, u"10"_s, {}},
                                    {u"5"_s, u"d"_s, u"x"_s, {}, u"EUR"_s, u"-20.5"_s, {}}}));
        AccountFilterProxy proxy;
        const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.setSourceModel(&model);

        proxy.sort(Model::Posted, order);

        QCOMPARE(namesOf(proxy), names);
    }

    void keepsSubtotalsUnderTheirAccounts_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<QStringList>("names");

        QTest::newRow("by name") << int(Model::Name) << Qt::AscendingOrder
                                 << QStringList{u"E"_s, u"A"_s, u"Z"_s, u"Total EUR"_s, u"Total USD"_s};
        QTest::newRow("by name, backwards") << int(Model::Name) << Qt::DescendingOrder
                                            << QStringList{u"E"_s, u"Z"_s, u"A"_s, u"Total EUR"_s, u"Total USD"_s};
        QTest::newRow("by amount, backwards") << int(Model::Posted) << Qt::DescendingOrder
                                              << QStringList{u"E"_s, u"A"_s, u"Z"_s, u"Total EUR"_s, u"Total USD"_s};
    }

    void keepsSubtotalsUnderTheirAccounts()
    {
        QFETCH(int, column);
        QFETCH(Qt::SortOrder, order);
        QFETCH(QStringList, names);
        Model model;
        model.apply(samplePosition({{u"1"_s, u"Z"_s, u"x"_s, u"E"_s, u"EUR"_s, u"1"_s, {}},
                                    {u"2"_s, u"A"_s, u"x"_s, u"E"_s, u"USD"_s, u"2"_s, {}}}));
        AccountFilterProxy proxy;
        proxy.setSourceModel(&model);

        proxy.sort(column, order);

        QCOMPARE(namesOf(proxy), names);
    }

    void findsAccountsByAnyOfTheirTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");

        QTest::newRow("name, other case") << u"OPERAT"_s << true;
        QTest::newRow("entity") << u"north"_s << true;
        QTest::newRow("connection") << u"bank x"_s << true;
        QTest::newRow("id of the provider") << u"provider-1"_s << true;
        QTest::newRow("IBAN with blanks") << u"DE89 3704 0044"_s << true;
        QTest::newRow("currency") << u"eur"_s << true;
        QTest::newRow("tag") << u"payroll"_s << true;
        QTest::newRow("country of the entity") << u"gb"_s << true;
        QTest::newRow("two words of two texts") << u"north operating"_s << true;
        QTest::newRow("one of two words is nowhere") << u"north savings"_s << false;
        QTest::newRow("a sign of patterns is no pattern") << u"."_s << false;
        QTest::newRow("only blanks") << u"  "_s << true;
    }

    void findsAccountsByAnyOfTheirTexts()
    {
        QFETCH(QString, text);
        QFETCH(bool, found);
        Model model;
        PositionInput input = sampleInput({{u"1"_s, u"Operating"_s, u"x"_s, u"North"_s, u"EUR"_s, u"1"_s, {}}});
        input.settings[AccountId(u"1"_s)].tags = {u"Payroll"_s};
        model.apply(makeCashPosition(input));
        model.setEntities({{u"North"_s, u"GB"_s, {}}});
        AccountFilterProxy proxy;
        proxy.setSourceModel(&model);

        proxy.setFilterWords(text);

        QCOMPARE(namesOf(proxy), found ? QStringList({u"North"_s, u"Operating"_s}) : QStringList());
    }

    void leavesSubtotalsOutWhileFiltering()
    {
        Model model;
        model.apply(samplePosition({{u"1"_s, u"Z"_s, u"x"_s, u"E"_s, u"EUR"_s, u"1"_s, {}},
                                    {u"2"_s, u"A"_s, u"x"_s, u"E"_s, u"USD"_s, u"2"_s, {}}}));
        AccountFilterProxy proxy;
        const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.setSourceModel(&model);

        proxy.setCurrency(u"USD"_s);
        QCOMPARE(namesOf(proxy), QStringList({u"E"_s, u"A"_s}));
        QCOMPARE(proxy.index(0, Model::Posted).data().toString(), QString()); // it would be the sum of what is not seen
        proxy.setCurrency({});

        QCOMPARE(namesOf(proxy).size(), 5);
    }

    void showsNoSumOfAccountsThatAreNotSeen()
    {
        Model model;
        model.apply(samplePosition({{u"1"_s, u"Z"_s, u"x"_s, u"E"_s, u"EUR"_s, u"1"_s, {}},
                                    {u"2"_s, u"A"_s, u"x"_s, u"E"_s, u"EUR"_s, u"2"_s, {}}}));
        AccountFilterProxy proxy;
        proxy.setSourceModel(&model);
        const auto posted = [&] { return proxy.index(0, Model::Posted); };
        QCOMPARE(posted().data().toString(), u"3.00"_s);

        proxy.setFilterWords(u"z"_s);

        QCOMPARE(namesOf(proxy), QStringList({u"E"_s, u"Z"_s}));
        QCOMPARE(posted().data().toString(), QString());
        QVERIFY(!posted().data(PlainToolTipRole).toString().contains(u'3'));
        QVERIFY(posted().data(ExactTextRole).toString().isEmpty());
    }

    void ordersGroupsAsPeopleDo_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<QStringList>("names");

        const QStringList upwards{u"Unit 2"_s, u"b"_s, u"Unit 10"_s, u"c"_s, u"No entity"_s, u"a"_s};
        QTest::newRow("numbers by value, what has no entity last") << int(Model::Name) << Qt::AscendingOrder << upwards;
        QTest::newRow("backwards") << int(Model::Name) << Qt::DescendingOrder
                                   << QStringList{u"No entity"_s, u"a"_s, u"Unit 10"_s, u"c"_s, u"Unit 2"_s, u"b"_s};
        QTest::newRow("another column does not turn them") << int(Model::Posted) << Qt::DescendingOrder << upwards;
    }

    void ordersGroupsAsPeopleDo()
    {
        QFETCH(int, column);
        QFETCH(Qt::SortOrder, order);
        Model model;
        model.apply(samplePosition({{u"1"_s, u"a"_s, u"x"_s, {}, u"EUR"_s, u"1"_s, {}},
                                    {u"2"_s, u"b"_s, u"x"_s, u"Unit 2"_s, u"EUR"_s, u"2"_s, {}},
                                    {u"3"_s, u"c"_s, u"x"_s, u"Unit 10"_s, u"EUR"_s, u"3"_s, {}}}));
        AccountFilterProxy proxy;
        proxy.setSourceModel(&model);

        proxy.sort(column, order);

        QTEST(namesOf(proxy), "names");
    }

    void staysSortedWhenValuesChange()
    {
        std::vector<SampleAccount> some;
        for (int i = 0; i < 60; ++i)
            some.push_back({QString::number(i),
                            u"n%1"_s.arg(i),
                            u"x"_s,
                            i % 2 ? u"E"_s : u"F"_s,
                            u"EUR"_s,
                            QString::number(i * 37 % 60),
                            {}});
        Model model;
        model.apply(samplePosition(some));
        AccountFilterProxy proxy;
        const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.setSourceModel(&model);
        proxy.sort(Model::Posted, Qt::AscendingOrder);
        for (int i = 0; i < 60; ++i)
            some[size_t(i)].posted = QString::number(i * 23 % 60);

        model.apply(samplePosition(some));

        AccountFilterProxy fresh;
        fresh.setSourceModel(&model);
        fresh.sort(Model::Posted, Qt::AscendingOrder);
        QCOMPARE(namesOf(proxy), namesOf(fresh));
    }
};

QTEST_GUILESS_MAIN(TestAccountFilterProxy)
#include "tst_account_filter_proxy.moc"

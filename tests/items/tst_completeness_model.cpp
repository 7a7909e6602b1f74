// SPDX-License-Identifier: GPL-3.0-or-later
#include "item_samples.h"

#include <items/account_choice_model.h>
#include <items/completeness_model.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// sampleNow is Tuesday 14 November 2023.
CashPosition position()
{
    return samplePosition({{u"a"_s, u"Payroll"_s, u"bank"_s, u"Alpha"_s, u"EUR"_s, u"1.00"_s, u"1.00"_s},
                           {u"b"_s, u"Savings"_s, u"bank"_s, u"Beta"_s, u"EUR"_s, u"2.00"_s, u"2.00"_s},
                           {u"c"_s, u"Dollars"_s, u"bank"_s, u"Beta"_s, u"USD"_s, u"3.00"_s, u"3.00"_s}});
}

std::shared_ptr<const CompletenessFacts> facts()
{
    CompletenessFacts made;
    made.days = {QDate(2023, 11, 12), QDate(2023, 11, 13)};
    const UtcTime monday = UtcTime(std::chrono::sys_days(std::chrono::year(2023) / 11 / 13));
    made.accounts.push_back({AccountId(u"a"_s),
                             ConnectionId(u"bank"_s),
                             monday - 900h,
                             {DayRecord{}, DayRecord{monday + 9h, monday + 10h, 2, monday + 10h, {}}}});
    made.accounts.push_back({AccountId(u"b"_s),
                             ConnectionId(u"bank"_s),
                             monday - 900h,
                             {DayRecord{}, DayRecord{{}, {}, 2, monday + 9h, {}}}});
    return std::make_shared<const CompletenessFacts>(std::move(made));
}

} // namespace

class TestCompletenessModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAccountsByDays()
    {
        CompletenessModel model;
        const QAbstractItemModelTester tester(&model);
        model.setPosition(position());
        model.setFacts(facts());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.columnCount(), 2);
        QCOMPARE(model.headerData(0, Qt::Vertical).toString(), u"Payroll"_s);
        QVERIFY(model.cell(model.index(0, 0)).state == Completeness::NotExpected);
        QCOMPARE(model.index(0, 1).data().toString(), u"R"_s);
        QCOMPARE(model.index(1, 1).data().toString(), u"F"_s);
        QVERIFY(model.accountAt(model.index(1, 0)) == AccountId(u"b"_s));
    }

    void saysTheTimesInWords()
    {
        CompletenessModel model;
        model.setPosition(position());
        model.setFacts(facts());
        const QString text = model.index(0, 1).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(text.contains("09:00"_L1) && text.contains("10:00"_L1) && text.contains("Payroll"_L1),
                 qPrintable(text));
        const QString failed = model.cellText(model.index(1, 1));
        QVERIFY2(failed.contains("Failed"_L1) && failed.contains("09:00"_L1), qPrintable(failed));
    }

    void totalsAndAccountsExcludeEachOther()
    {
        AccountChoiceModel model;
        const QAbstractItemModelTester tester(&model);
        model.setPosition(position());
        QCOMPARE(model.rowCount(), 3); // totals, Alpha, Beta
        QVERIFY2(!model.total().isEmpty(), "something is shown from the start");
        const QModelIndex beta = model.index(2, 0);
        QSignalSpy chosen(&model, &AccountChoiceModel::chosen);
        QVERIFY(model.setData(model.index(0, 0, beta), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(chosen.size(), 1);
        QVERIFY(model.total().isEmpty());
        QCOMPARE(model.accounts().size(), std::size_t(1));
        QVERIFY2(!model.setData(model.index(0, 0, beta), Qt::Unchecked, Qt::CheckStateRole), "never nothing");
        model.chooseTotal(u"USD"_s);
        QVERIFY(model.accounts().empty());
    }

    void keepsTheChoiceWhenThePositionChanges()
    {
        AccountChoiceModel model;
        model.setPosition(position());
        model.chooseAccounts({AccountId(u"a"_s), AccountId(u"c"_s)});
        CashPosition next = position();
        next.accounts.front().name = u"Wages"_s;
        model.setPosition(next);
        QCOMPARE(model.accounts().size(), std::size_t(2));
        next.accounts.erase(next.accounts.begin());
        QSignalSpy chosen(&model, &AccountChoiceModel::chosen);
        model.setPosition(next);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(model.accounts(), std::set<AccountId>{AccountId(u"c"_s)});
    }
};

QTEST_GUILESS_MAIN(TestCompletenessModel)
#include "tst_completeness_model.moc"

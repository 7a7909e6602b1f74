// SPDX-License-Identifier: GPL-3.0-or-later
#include <ui/moved_list.h>

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

using Kind = AccountMovement::Kind;

CurrencyCode euro()
{
    return CurrencyCode::parse(u"EUR").value();
}

AccountMovement moved(const QString &name, const QString &change, Kind kind = Kind::Changed)
{
    AccountMovement movement{.account = AccountId(name), .name = name, .currency = euro(), .kind = kind};
    if (kind == Kind::Changed)
        movement.posted.change = Decimal::parse(change).value();
    return movement;
}

Movements movementsOf(const std::vector<AccountMovement> &accounts, const QString &total)
{
    Movements result{.since = parseRfc3339(u"2026-11-19T23:59:59Z").value(), .accounts = accounts, .totals = {}};
    CurrencyMovement currency{.currency = euro()};
    currency.posted = Decimal::parse(total).value();
    currency.changed = int(accounts.size());
    result.totals = {currency};
    return result;
}

} // namespace

class TestMovedList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsCurrenciesAccountsAndWhatCannotBeSaid()
    {
        MovedList list;
        list.showMovements(MovedList::Since::Close,
                           movementsOf({moved(u"Main"_s, u"-1234.5"_s), moved(u"Other"_s, u"7"_s),
                                        moved(u"Gone"_s, {}, Kind::Gone), moved(u"Lost"_s, {}, Kind::CannotSay)},
                                       u"-1227.5"_s));

        QCOMPARE(list.plainText(),
                 u"EUR: posted -1227.50, available –\n"
                 "Main, EUR: posted -1234.50, available –\n"
                 "Other, EUR: posted +7.00, available –\n"
                 "Gone is no longer listed by its provider\n"
                 "Lost: cannot say, never read\n"
                 "Compared with 2026-11-19 23:59 UTC."_s);
    }

    void hidesAmountsAndTheirDirection()
    {
        MovedList list;
        DisplayFormat format;
        format.visibility = AmountVisibility::Hidden;
        list.setFormat(format);
        list.showMovements(MovedList::Since::Close,
                           movementsOf({moved(u"Up"_s, u"7"_s), moved(u"Down"_s, u"-7"_s)}, u"0"_s));

        QVERIFY2(!list.plainText().contains(u'7') && !list.plainText().contains(u'+'), qPrintable(list.plainText()));
        for (const auto *button : list.findChildren<QToolButton *>(u"movedAccount"_s))
            QVERIFY(!button->toolTip().contains(u'7') && !button->accessibleName().contains(u'+'));
    }

    void opensTheAccount()
    {
        MovedList list;
        list.showMovements(MovedList::Since::Close, movementsOf({moved(u"Main"_s, u"1"_s)}, u"1"_s));
        QSignalSpy opened(&list, &MovedList::accountOpened);

        list.findChild<QToolButton *>(u"movedAccount"_s)->click();

        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<AccountId>(), AccountId(u"Main"_s));
    }

    void keepsBothComparisons()
    {
        MovedList list;
        QVERIFY(list.plainText().contains(u"not read yet"_s));
        list.showMovements(MovedList::Since::Looked, movementsOf({moved(u"Main"_s, u"2"_s)}, u"2"_s));
        list.showMovements(MovedList::Since::Close, movementsOf({moved(u"Main"_s, u"9"_s)}, u"9"_s));
        QVERIFY(list.plainText().contains(u"+9.00"_s));

        list.findChild<QToolButton *>(u"sinceLookedButton"_s)->click();

        QCOMPARE(list.since(), MovedList::Since::Looked);
        QVERIFY(list.plainText().contains(u"+2.00"_s));
        QVERIFY(!list.plainText().contains(u"+9.00"_s));
    }

    void tellsHowManyMoreThereAre()
    {
        std::vector<AccountMovement> accounts;
        for (int i = 0; i < MovedList::maxRows + 3; ++i)
            accounts.push_back(moved(u"Account %1"_s.arg(i), u"1"_s));
        MovedList list;
        list.showMovements(MovedList::Since::Close, movementsOf(accounts, u"13"_s));

        QCOMPARE(int(list.findChildren<QToolButton *>(u"movedAccount"_s).size()), MovedList::maxRows);
        QVERIFY2(list.plainText().contains(u"and 3 more"_s), qPrintable(list.plainText()));
    }

    void takesNamesForPlainText()
    {
        MovedList list;
        list.resize(600, 300);
        list.show();
        list.showMovements(MovedList::Since::Close, movementsOf({moved(u"A & <b>B</b>"_s, u"1"_s)}, u"1"_s));

        const auto *button = list.findChild<QToolButton *>(u"movedAccount"_s);
        QVERIFY2(button->text().isEmpty(), "Qt would take its & for a shortcut");
        QVERIFY(button->accessibleName().startsWith(u"A & <b>B</b>"_s));
        QVERIFY(button->toolTip().contains(u"&lt;b&gt;"_s));
        for (const auto *label : list.findChildren<QLabel *>())
            QVERIFY(label->pixmap().isNull() ? label->textFormat() == Qt::PlainText : true);
    }
};

QTEST_MAIN(TestMovedList)
#include "tst_moved_list.moc"

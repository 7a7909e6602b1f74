// SPDX-License-Identifier: GPL-3.0-or-later
#include <money/money_bag.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

Money money(const QString &amount, const QString &currency)
{
    return Money(Decimal::parse(amount).value(), CurrencyCode::parse(currency).value());
}

QStringList texts(const MoneyBag &bag)
{
    QStringList result;
    for (const Money &total : bag.totals())
        result.append(total.amount().toString() + u' ' + total.currency().toString());
    return result;
}

} // namespace

class TestMoney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsInOneCurrency()
    {
        const Result<Money> sum = money(u"0.10"_s, u"EUR"_s).plus(money(u"0.2"_s, u"EUR"_s));

        QVERIFY(sum);
        QVERIFY(sum.value().isIdentical(money(u"0.30"_s, u"EUR"_s)));
    }

    void subtractsInOneCurrency()
    {
        const Result<Money> difference = money(u"1"_s, u"KWD"_s).minus(money(u"1.001"_s, u"KWD"_s));

        QVERIFY(difference);
        QVERIFY(difference.value().isIdentical(money(u"-0.001"_s, u"KWD"_s)));
    }

    void refusesTwoCurrencies()
    {
        const Money euro = money(u"1.00"_s, u"EUR"_s);
        const Money yen = money(u"1.00"_s, u"JPY"_s);

        QCOMPARE(euro.plus(yen).error().kind, ErrorKind::CurrencyMismatch);
        QCOMPARE(euro.minus(yen).error().kind, ErrorKind::CurrencyMismatch);
        QCOMPARE(euro.plus(yen).error().found, u"JPY"_s);
        QCOMPARE(euro.plus(yen).error().expected, u"EUR"_s);
    }

    void comparesCurrencyAndValue()
    {
        QVERIFY(money(u"1.10"_s, u"EUR"_s) == money(u"1.1"_s, u"EUR"_s));
        QVERIFY(!money(u"1.10"_s, u"EUR"_s).isIdentical(money(u"1.1"_s, u"EUR"_s)));
        QVERIFY(money(u"1"_s, u"EUR"_s) != money(u"1"_s, u"USD"_s));
        QVERIFY(!money(u"1"_s, u"EUR"_s).isIdentical(money(u"1"_s, u"USD"_s)));
        // A provider may name points in its own spelling; two spellings are two units.
        QVERIFY(money(u"1"_s, u"Eur"_s) != money(u"1"_s, u"EUR"_s));
    }

    void reportsAnOverflowInsteadOfASum()
    {
        const Money most = money(QString(Decimal::maxDigits, u'9'), u"EUR"_s);

        QCOMPARE(most.plus(most).error().kind, ErrorKind::Overflow);
    }

    void bagKeepsCurrenciesApart()
    {
        MoneyBag bag;
        QVERIFY(bag.isEmpty());

        QVERIFY(bag.add(money(u"10.00"_s, u"USD"_s)));
        QVERIFY(bag.add(money(u"1000000"_s, u"JPY"_s)));
        QVERIFY(bag.add(money(u"-2.505"_s, u"USD"_s)));

        QCOMPARE(texts(bag), (QStringList{u"1000000 JPY"_s, u"7.495 USD"_s}));
        QCOMPARE(bag.total(CurrencyCode::parse(u"USD").value())->amount().toString(), u"7.495"_s);
        QVERIFY(!bag.total(CurrencyCode::parse(u"EUR").value()));
        QVERIFY(!bag.isEmpty());
    }

    void bagTellsZeroFromNothing()
    {
        MoneyBag bag;

        QVERIFY(bag.add(money(u"5.00"_s, u"EUR"_s)));
        QVERIFY(bag.add(money(u"-5.00"_s, u"EUR"_s)));

        QCOMPARE(texts(bag), QStringList{u"0.00 EUR"_s});
    }

    void bagIsUnchangedAfterAnOverflow()
    {
        MoneyBag bag;
        QVERIFY(bag.add(money(QString(Decimal::maxDigits, u'9'), u"EUR"_s)));
        const MoneyBag before = bag;

        const Result<void> added = bag.add(money(u"1"_s, u"EUR"_s));

        QCOMPARE(added.error().kind, ErrorKind::Overflow);
        QVERIFY(bag == before);
    }
};

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"

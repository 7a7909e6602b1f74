// SPDX-License-Identifier: GPL-3.0-or-later
#include <wording/amount_format.h>

#include <QTest>

#include <algorithm>
#include <thread>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

Decimal decimal(const QString &text)
{
    return Decimal::parse(text).value();
}

Money money(const QString &amount, const QString &currency)
{
    return Money(decimal(amount), CurrencyCode::parse(currency).value());
}

/// Digits of any script as ASCII, without grouping, marks and spaces; the last separator of `point` becomes '.'.
QString plain(const QString &text, QChar point)
{
    QString result;
    for (const QChar c : text) {
        if (c.isDigit())
            result += QChar(u'0' + c.digitValue());
        else if (c == point)
            result += u'.';
        else if (c == u'-' || c == u'\u2212')
            result += u'-';
    }
    return result;
}

} // namespace

class TestAmountFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsZerosUpToTheCurrencysMinorUnit_data()
    {
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("expected");

        QTest::newRow("one digit was sent") << u"3087500.5"_s << u"EUR"_s << u"3,087,500.50"_s;
        QTest::newRow("none was sent") << u"1000"_s << u"BRL"_s << u"1,000.00"_s;
        QTest::newRow("three for a dinar") << u"61840.2"_s << u"KWD"_s << u"61,840.200"_s;
        QTest::newRow("none for a yen") << u"41582300"_s << u"JPY"_s << u"41,582,300"_s;
        QTest::newRow("more than the currency has are kept") << u"1.2345"_s << u"EUR"_s << u"1.2345"_s;
        QTest::newRow("zero") << u"0"_s << u"EUR"_s << u"0.00"_s;
        QTest::newRow("no exponent is known: as sent") << u"5.5"_s << u"POINTS"_s << u"5.5"_s;
        QTest::newRow("ISO states none: as sent") << u"5.5"_s << u"XAU"_s << u"5.5"_s;
        QTest::newRow("negative") << u"-7.5"_s << u"USD"_s << u"-7.50"_s;
    }

    void addsZerosUpToTheCurrencysMinorUnit()
    {
        QFETCH(QString, amount);
        QFETCH(QString, currency);
        QFETCH(QString, expected);
        const Money money(Decimal::parse(amount).value(), CurrencyCode::parse(currency).value());

        QCOMPARE(AmountFormat(u"en"_s).formatNumber(money), expected);
    }

    void writesAsTheLocaleDoes_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("expected");

        const auto row = [](const char *name, const char *locale, const QString &amount, const QString &expected) {
            QTest::newRow(name) << QString::fromLatin1(locale) << amount << expected;
        };
        row("C: dot, no grouping", "C", u"-1234567.00"_s, u"-1234567.00"_s);
        row("no locale is C", "", u"1234567.5"_s, u"1234567.5"_s);
        row("en_US", "en_US", u"1234567.00"_s, u"1,234,567.00"_s);
        row("de_DE", "de_DE", u"-1234.50"_s, u"-1.234,50"_s);
        row("de_CH groups by apostrophe", "de_CH", u"1234567.05"_s, u"1\u2019234\u2019567.05"_s);
        row("the same by BCP 47", "de-CH", u"1234567.05"_s, u"1\u2019234\u2019567.05"_s);
        row("fr_FR groups by narrow space", "fr_FR", u"1234567.00"_s, u"1\u202F234\u202F567,00"_s);
        row("es_ES leaves four digits alone", "es_ES", u"1234.50"_s, u"1234,50"_s);
        row("es_ES groups five digits", "es_ES", u"12345.50"_s, u"12.345,50"_s);
        row("pl_PL leaves four digits alone", "pl_PL", u"1234.50"_s, u"1234,50"_s);
        row("pl_PL groups millions", "pl_PL", u"1234567.00"_s, u"1\u00A0234\u00A0567,00"_s);
        row("en_IN groups by two", "en_IN", u"1234567.00"_s, u"12,34,567.00"_s);
        row("ar_EG has its own digits", "ar_EG", u"1234567.00"_s, u"١٬٢٣٤٬٥٦٧٫٠٠"_s);
        row("ar_EG marks the direction of its minus", "ar_EG", u"-5.10"_s, u"\u061C-٥٫١٠"_s);
        row("tr_TR", "tr_TR", u"1234567.50"_s, u"1.234.567,50"_s);
        row("ja_JP", "ja_JP", u"1234567"_s, u"1,234,567"_s);
        row("sv_SE has a true minus", "sv_SE", u"-1234.5"_s, u"\u22121\u00A0234,5"_s);
    }

    void writesAsTheLocaleDoes()
    {
        QFETCH(QString, locale);
        QFETCH(QString, amount);

        QTEST(AmountFormat(locale).format(decimal(amount)), "expected");
    }

    void keepsEveryDigit_data()
    {
        QTest::addColumn<QString>("amount");

        QTest::newRow("no digit after the point") << u"1000000"_s;
        QTest::newRow("zero with its digits") << u"0.00"_s;
        QTest::newRow("a last zero counts") << u"1.10"_s;
        QTest::newRow("KWD") << u"-0.001"_s;
        QTest::newRow("more digits than any prepared formatter") << u"0.123456789012345678"_s;
        QTest::newRow("nine, the first that is not prepared") << u"1.000000000"_s;
        QTest::newRow("past double precision") << u"9007199254740993.01"_s;
        QTest::newRow("30 digits") << u"-123456789012345678901234567890.12"_s;
        QTest::newRow("256 digits") << QString(128, u'9') + u'.' + QString(128, u'7');
    }

    void keepsEveryDigit()
    {
        QFETCH(QString, amount);
        const QList<std::pair<QString, QChar>> locales{{u"C"_s, u'.'},     {u"en_US"_s, u'.'}, {u"de_DE"_s, u','},
                                                       {u"de_CH"_s, u'.'}, {u"fr_FR"_s, u','}, {u"es_ES"_s, u','},
                                                       {u"pl_PL"_s, u','}, {u"en_IN"_s, u'.'}, {u"ar_EG"_s, u'٫'},
                                                       {u"tr_TR"_s, u','}, {u"ja_JP"_s, u'.'}};
        for (const auto &[locale, point] : locales)
            QCOMPARE(plain(AmountFormat(locale).format(decimal(amount)), point), amount);
    }

    void thirtyDigitsAreGroupedToTheEnd()
    {
        const Decimal amount = decimal(u"123456789012345678901234567890.5"_s);

        QCOMPARE(AmountFormat(u"es_ES"_s).format(amount), u"123.456.789.012.345.678.901.234.567.890,5"_s);
        QCOMPARE(AmountFormat(u"en_IN"_s).format(amount), u"1,23,45,67,89,01,23,45,67,89,01,23,45,67,890.5"_s);
    }

    void codeStandsWhereTheLocaleHasIt_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("expected");

        const auto row = [](const char *name, const char *locale, const char *currency, const QString &expected) {
            QTest::newRow(name) << QString::fromLatin1(locale) << QString::fromLatin1(currency) << expected;
        };
        row("C: a plain space", "C", "EUR", u"EUR -1234.50"_s);
        row("before, never a symbol", "en_US", "USD", u"USD\u00A0-1,234.50"_s);
        row("after", "de_DE", "EUR", u"-1.234,50\u00A0EUR"_s);
        row("before in Switzerland", "de_CH", "CHF", u"CHF\u00A0-1\u2019234.50"_s);
        row("after in Arabic", "ar_EG", "EGP", u"\u061C-١٬٢٣٤٫٥٠\u00A0EGP"_s);
        row("no digits by currency: JPY keeps what was sent", "ja_JP", "JPY", u"JPY\u00A0-1,234.50"_s);
        row("a code that ICU does not take", "en_US", "USDT", u"USDT\u00A0-1,234.50"_s);
    }

    void codeStandsWhereTheLocaleHasIt()
    {
        QFETCH(QString, locale);
        QFETCH(QString, currency);

        QTEST(AmountFormat(locale).format(money(u"-1234.50"_s, currency)), "expected");
    }

    void bracketsStandForTheMinus_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("expected");

        QTest::newRow("C") << u"C"_s << u"-8.32"_s << u"(8.32)"_s;
        QTest::newRow("en_US") << u"en_US"_s << u"-1234.50"_s << u"(1,234.50)"_s;
        QTest::newRow("no mark of direction is left") << u"ar_EG"_s << u"-5.10"_s << u"(٥٫١٠)"_s;
        QTest::newRow("positive has none") << u"en_US"_s << u"8.32"_s << u"8.32"_s;
        QTest::newRow("zero has none") << u"en_US"_s << u"-0.00"_s << u"0.00"_s;
    }

    void bracketsStandForTheMinus()
    {
        QFETCH(QString, locale);
        QFETCH(QString, amount);

        QTEST(AmountFormat(locale, NegativeStyle::Brackets).format(decimal(amount)), "expected");
    }

    void hiddenAmountsTellNothing_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<int>("style");

        QTest::newRow("C") << u"C"_s << int(NegativeStyle::Minus);
        QTest::newRow("en_US, brackets") << u"en_US"_s << int(NegativeStyle::Brackets);
        QTest::newRow("ar_EG") << u"ar_EG"_s << int(NegativeStyle::Minus);
    }

    void hiddenAmountsTellNothing()
    {
        QFETCH(QString, locale);
        QFETCH(int, style);
        const AmountFormat hidden(locale, NegativeStyle(style), AmountVisibility::Hidden);

        const QString of = hidden.format(money(u"1.00"_s, u"EUR"_s));

        QVERIFY(of.contains(AmountFormat::mask()));
        QVERIFY(of.contains(u"EUR"_s));
        QVERIFY(std::none_of(of.begin(), of.end(), [](QChar c) { return c.isDigit(); }));
        for (const QString &other : {u"-1.00"_s, u"0"_s, u"123456789012.345"_s}) {
            QCOMPARE(hidden.format(money(other, u"EUR"_s)), of);
            QCOMPARE(hidden.formatShort(money(other, u"EUR"_s)), of);
            QCOMPARE(hidden.format(decimal(other)), AmountFormat::mask());
        }
    }

    void shortFormIsForMillions_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("expected");

        const auto row = [](const char *name, const char *locale, const char *amount, const QString &expected) {
            QTest::newRow(name) << QString::fromLatin1(locale) << QString::fromLatin1(amount) << expected;
        };
        row("below a million in full", "en_US", "999999.995", u"EUR\u00A0999,999.995"_s);
        row("a million", "en_US", "1000000", u"EUR\u00A01.00M"_s);
        row("minus a million", "en_US", "-1000000.00", u"EUR\u00A0-1.00M"_s);
        row("half away from zero", "en_US", "1005000", u"EUR\u00A01.01M"_s);
        row("half away from zero, negative", "en_US", "-1005000", u"EUR\u00A0-1.01M"_s);
        row("just below half, past double precision", "en_US", "1004999.99999999999999999", u"EUR\u00A01.00M"_s);
        row("German", "de_DE", "12430118.20", u"12,43\u00A0Mio.\u00A0EUR"_s);
        row("lakh and crore", "en_IN", "12430118.20", u"EUR\u00A01.24Cr"_s);
        row("C has no short form", "C", "12430118.20", u"EUR 12430118.20"_s);
    }

    void shortFormIsForMillions()
    {
        QFETCH(QString, locale);
        QFETCH(QString, amount);

        QTEST(AmountFormat(locale).formatShort(money(amount, u"EUR"_s)), "expected");
    }

    void isUsedFromSeveralThreads()
    {
        const AmountFormat format(u"de_DE"_s);
        const auto work = [&format](bool *good) {
            for (int i = 0; i < 500; ++i)
                *good = *good && format.format(Decimal::fromInteger(123456789, 2)) == u"1.234.567,89"_s;
        };
        bool here = true;
        bool there = true;

        std::thread other(work, &there);
        work(&here);
        other.join();

        QVERIFY(here);
        QVERIFY(there);
    }
};

QTEST_APPLESS_MAIN(TestAmountFormat)
#include "tst_amount_format.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <money/currency.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

const QByteArray header = "code,numeric,minor_unit,status,name,valid_until\n";

CurrencyCode code(const QString &text)
{
    return CurrencyCode::parse(text).value();
}

CurrencyTable shippedTable()
{
    return CurrencyTable::builtIn().value();
}

} // namespace

class TestCurrency : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codesAreKeptAsWritten_data()
    {
        QTest::addColumn<QString>("text");

        QTest::newRow("ISO 4217") << u"EUR"_s;
        QTest::newRow("lower case is not corrected") << u"eur"_s;
        QTest::newRow("crypto") << u"USDT20"_s;
        QTest::newRow("one letter") << u"P"_s;
        QTest::newRow("longest") << u"ABCDEFGHIJ12"_s;
    }

    void codesAreKeptAsWritten()
    {
        QFETCH(QString, text);

        const Result<CurrencyCode> parsed = CurrencyCode::parse(text);

        QVERIFY(parsed);
        QCOMPARE(parsed.value().toString(), text);
    }

    void refusesWhatIsNoCode_data()
    {
        QTest::addColumn<QString>("text");

        QTest::newRow("empty") << u""_s;
        QTest::newRow("13 characters") << u"ABCDEFGHIJ123"_s;
        QTest::newRow("blank in front") << u" EUR"_s;
        QTest::newRow("line end") << u"EUR\n"_s;
        QTest::newRow("symbol") << u"\u20ac"_s;
        QTest::newRow("full-width letters look alike") << u"\uff25\uff35\uff32"_s;
        QTest::newRow("Cyrillic letter looks alike") << u"\u0415UR"_s;
        QTest::newRow("spreadsheet formula") << u"=EUR"_s;
        QTest::newRow("Arabic-Indic digits") << u"\u0661\u0662"_s;
    }

    void refusesWhatIsNoCode()
    {
        QFETCH(QString, text);

        const Result<CurrencyCode> parsed = CurrencyCode::parse(text);

        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::UnknownCurrency);
    }

    void knowsTheMinorUnitsOfIso4217_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("digits");

        QTest::newRow("two") << u"EUR"_s << 2;
        QTest::newRow("none after the point") << u"JPY"_s << 0;
        QTest::newRow("three") << u"KWD"_s << 3;
        QTest::newRow("three, too") << u"BHD"_s << 3;
        QTest::newRow("four") << u"CLF"_s << 4;
        QTest::newRow("ISO says 2 where locale data says 0") << u"HUF"_s << 2;
        QTest::newRow("0 although people write cents") << u"UGX"_s << 0;
        QTest::newRow("0 since 2009") << u"ISK"_s << 0;
    }

    void knowsTheMinorUnitsOfIso4217()
    {
        QFETCH(QString, text);
        QFETCH(int, digits);

        const Result<int> unit = shippedTable().minorUnit(code(text));

        QVERIFY(unit);
        QCOMPARE(unit.value(), digits);
    }

    void neverAssumesAMinorUnit_data()
    {
        QTest::addColumn<QString>("text");

        QTest::newRow("gold has none") << u"XAU"_s;
        QTest::newRow("no currency") << u"XXX"_s;
        QTest::newRow("testing code") << u"XTS"_s;
        QTest::newRow("crypto is not in the list") << u"BTC"_s;
        QTest::newRow("lower case is not in the list") << u"eur"_s;
        QTest::newRow("retired and not known") << u"ADR"_s;
    }

    void neverAssumesAMinorUnit()
    {
        QFETCH(QString, text);

        const Result<int> unit = shippedTable().minorUnit(code(text));

        QVERIFY(!unit);
        QCOMPARE(unit.error().kind, ErrorKind::UnknownCurrency);
        QCOMPARE(unit.error().found, text);
    }

    void shippedTableHoldsActiveAndRetiredCodes()
    {
        const CurrencyTable table = shippedTable();

        const std::optional<CurrencyInfo> euro = table.find(code(u"EUR"_s));
        const std::optional<CurrencyInfo> mark = table.find(code(u"DEM"_s));

        QVERIFY(table.size() > 170);
        QVERIFY(euro && mark);
        QCOMPARE(euro->numeric, 978);
        QCOMPARE(euro->name, u"Euro"_s);
        QVERIFY(euro->status == CurrencyStatus::Active && euro->validUntil.isEmpty());
        QVERIFY(mark->status == CurrencyStatus::Retired);
        QCOMPARE(mark->validUntil, u"2002-03"_s);
    }

    void takesAStatedMinorUnitWhereIsoHasNone()
    {
        const CurrencyTable iso = shippedTable();

        const Result<CurrencyTable> stated = iso.withMinorUnit(code(u"BTC"_s), 8);
        QVERIFY(stated);
        const Result<CurrencyTable> both = stated.value().withMinorUnit(code(u"XAU"_s), 6);
        QVERIFY(both);

        QCOMPARE(both.value().minorUnit(code(u"BTC"_s)).value(), 8);
        QCOMPARE(both.value().minorUnit(code(u"XAU"_s)).value(), 6);
        QVERIFY(!iso.minorUnit(code(u"BTC"_s))); // the first table is not touched
    }

    void refusesAStatedMinorUnit_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("digits");

        QTest::newRow("ISO says 2") << u"EUR"_s << 3;
        QTest::newRow("ISO says the same") << u"EUR"_s << 2;
        QTest::newRow("negative") << u"BTC"_s << -1;
        QTest::newRow("too many") << u"BTC"_s << 31;
    }

    void refusesAStatedMinorUnit()
    {
        QFETCH(QString, text);
        QFETCH(int, digits);

        const Result<CurrencyTable> stated = shippedTable().withMinorUnit(code(text), digits);

        QVERIFY(!stated);
        QCOMPARE(stated.error().kind, ErrorKind::InvalidInput);
    }

    void readsRfc4180_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("name");

        QTest::newRow("plain") << QByteArray("EUR,978,2,active,Euro,\n") << u"Euro"_s;
        QTest::newRow("last line without an end") << QByteArray("EUR,978,2,active,Euro,") << u"Euro"_s;
        QTest::newRow("CRLF") << QByteArray("EUR,978,2,active,Euro,\r\n") << u"Euro"_s;
        QTest::newRow("comma in quotes") << QByteArray("EUR,978,2,active,\"Euro, common\",\n") << u"Euro, common"_s;
        QTest::newRow("doubled quotes") << QByteArray("EUR,978,2,active,\"the \"\"Euro\"\"\",\n") << u"the \"Euro\""_s;
        QTest::newRow("line end in quotes") << QByteArray("EUR,978,2,active,\"Eu\nro\",\n") << u"Eu\nro"_s;
        QTest::newRow("UTF-8") << QByteArray("EUR,978,2,active,C\xc3\xb3rdoba,\n") << u"C\u00f3rdoba"_s;
        QTest::newRow("quotes around the code") << QByteArray("\"EUR\",\"978\",2,active,Euro,\n") << u"Euro"_s;
    }

    void readsRfc4180()
    {
        QFETCH(QByteArray, row);
        QFETCH(QString, name);

        const Result<CurrencyTable> table = CurrencyTable::fromCsv(header + row);

        QVERIFY(table);
        QCOMPARE(table.value().size(), 1);
        QCOMPARE(table.value().find(code(u"EUR"_s))->name, name);
    }

    void refusesATableWithAFault_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QString>("where");

        const QByteArray euro = "EUR,978,2,active,Euro,\n";
        QTest::newRow("empty file") << QByteArray() << u"line 1"_s;
        QTest::newRow("no header") << euro << u"line 1"_s;
        QTest::newRow("columns in another order")
            << "numeric,code,minor_unit,status,name,valid_until\n" + euro << u"line 1"_s;
        QTest::newRow("too few fields") << header + "EUR,978,2,active,Euro\n" << u"line 2"_s;
        QTest::newRow("too many fields") << header + "EUR,978,2,active,Euro,,\n" << u"line 2"_s;
        QTest::newRow("blank line") << header + "\n" + euro << u"line 2"_s;
        QTest::newRow("same code twice") << header + euro + euro << u"line 3"_s;
        QTest::newRow("minor unit left empty") << header + "EUR,978,,active,Euro,\n" << u"line 2"_s;
        QTest::newRow("minor unit 5") << header + "EUR,978,5,active,Euro,\n" << u"line 2"_s;
        QTest::newRow("minor unit N.A.") << header + "XAU,959,N.A.,active,Gold,\n" << u"line 2"_s;
        QTest::newRow("unknown status") << header + "EUR,978,2,Active,Euro,\n" << u"line 2"_s;
        QTest::newRow("bad code") << header + "EU R,978,2,active,Euro,\n" << u"line 2"_s;
        QTest::newRow("bad number") << header + "EUR,9 8,2,active,Euro,\n" << u"line 2"_s;
        QTest::newRow("bad month") << header + "DEM,276,2,retired,Mark,March 2002\n" << u"line 2"_s;
        QTest::newRow("month 13") << header + "DEM,276,2,retired,Mark,2002-13\n" << u"line 2"_s;
        QTest::newRow("quote never closed") << header + "EUR,978,2,active,\"Euro,\n" << u"line 2"_s;
        QTest::newRow("quote inside a plain field") << header + "EUR,978,2,active,Eu\"ro,\n" << u"line 2"_s;
        QTest::newRow("text after a closing quote") << header + "EUR,978,2,active,\"Eu\"ro,\n" << u"line 2"_s;
        QTest::newRow("lines in quotes are counted") << header + "EUR,978,2,active,\"E\n\nu\",\nUSD\n" << u"line 5"_s;
        QTest::newRow("not UTF-8") << header + "EUR,978,2,active,C\xf3rdoba,\n" << QString();
    }

    void refusesATableWithAFault()
    {
        QFETCH(QByteArray, csv);
        QFETCH(QString, where);

        const Result<CurrencyTable> table = CurrencyTable::fromCsv(csv);

        QVERIFY(!table);
        QCOMPARE(table.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(table.error().where, where);
    }
};

QTEST_APPLESS_MAIN(TestCurrency)
#include "tst_currency.moc"

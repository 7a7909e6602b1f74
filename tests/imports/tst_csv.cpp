// SPDX-License-Identifier: GPL-3.0-or-later
#include <imports/csv_mapping.h>
#include <imports/csv_reader.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime now = parseRfc3339(u"2026-11-20T09:00:00Z").value(); // a Friday, 10:00 in Berlin

BusinessDayRule berlin()
{
    return {QTimeZone("Europe/Berlin"), QTime(0, 0)};
}

CsvMapping german()
{
    CsvMapping mapping;
    mapping.account = u"Konto"_s;
    mapping.currency = u"Währung"_s;
    mapping.posted = u"Saldo"_s;
    mapping.asOf = u"Datum"_s;
    mapping.dateFormat = u"dd.MM.yyyy"_s;
    mapping.decimalPoint = u',';
    mapping.grouping = u'.';
    mapping.format.delimiter = u';';
    return mapping;
}

/// One row below the headings of german(), as the mapping reads it.
ImportRow rowOf(const QString &line, const CsvMapping &mapping = german())
{
    const auto table = readCsv((u"Konto;Währung;Saldo;Datum;S/H\n"_s + line).toUtf8(), mapping.format);
    if (!table)
        qFatal("%s", qPrintable(table.error().where));
    return mapRows(table.value(), mapping, std::nullopt, berlin(), now).value().at(0);
}

} // namespace

class TestCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsCells_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("cells"); // of the row below the headings

        const auto row = [](const char *name, const char *bytes, const QStringList &cells) {
            QTest::newRow(name) << QByteArray(bytes) << cells;
        };
        row("plain", "a,b\n1,2\n", {u"1"_s, u"2"_s});
        row("no line end at the end", "a,b\n1,2", {u"1"_s, u"2"_s});
        row("CR LF", "a,b\r\n1,2\r\n", {u"1"_s, u"2"_s});
        row("empty cells are cells", "a,b\n,\n", {u""_s, u""_s});
        row("a delimiter in quotes", "a,b\n\"1,5\",2\n", {u"1,5"_s, u"2"_s});
        row("a doubled quote", "a,b\n\"say \"\"x\"\"\",2\n", {u"say \"x\""_s, u"2"_s});
        row("a line end in quotes", "a,b\n\"1\n2\",3\n", {u"1\n2"_s, u"3"_s});
        row("blanks stay", "a,b\n 1 ,2\n", {u" 1 "_s, u"2"_s});
        row("a byte order mark is no part of the heading",
            "\xEF\xBB\xBF"
            "a,b\n1,2\n",
            {u"1"_s, u"2"_s});
        row("an empty line is none", "a,b\n\n1,2\n", {u"1"_s, u"2"_s});
    }

    void cutsCells()
    {
        QFETCH(QByteArray, bytes);

        const auto table = readCsv(bytes, {});

        QVERIFY(table);
        QCOMPARE(table.value().columns, (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(table.value().rows.size(), std::size_t(1));
        QTEST(table.value().rows.front(), "cells");
    }

    void refusesFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("where");
        QTest::addColumn<ErrorKind>("kind");

        const auto row = [](const char *name, const QByteArray &bytes, const QString &where,
                            ErrorKind kind = ErrorKind::MalformedReply) {
            QTest::newRow(name) << bytes << where << kind;
        };
        row("nothing", "", u"file"_s);
        row("too few cells", "a,b\n1\n", u"line 2"_s);
        row("too many cells, after a cell of two lines", "a,b\n\"x\ny\",1\n1,2,3\n", u"line 4"_s);
        row("a quote inside a plain cell", "a,b\n1\"2,3\n", u"line 2"_s);
        row("text behind a closing quote", "a,b\n\"1\"x,3\n", u"line 2"_s);
        row("a quote that is never closed", "a,b\n1,2\n\"3,4\n", u"line 3"_s);
        row("a carriage return alone", "a,b\n1\r2,3\n", u"line 2"_s);
        row("Latin-1 taken for UTF-8", "a,b\n\xE4,2\n", u"encoding"_s);
        row("UTF-16 taken for UTF-8",
            QByteArray("\xFF\xFE"
                       "a\0",
                       4),
            u"encoding"_s);
        row("NUL", QByteArray("a,b\n\0,2\n", 8), u"encoding"_s);
        row("a huge cell", "a,b\n" + QByteArray(10'001, 'x') + ",2\n", u"line 2"_s, ErrorKind::TooLarge);
        row("too many columns", QByteArray(201, ',') + "\n", u"line 1"_s, ErrorKind::TooLarge);
    }

    void refusesFiles()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorKind, kind);

        const auto table = readCsv(bytes, {});

        QVERIFY(!table);
        QCOMPARE(table.error().kind, kind);
        QTEST(table.error().where, "where");
    }

    void readsEachEncoding_data()
    {
        QTest::addColumn<int>("encoding");
        QTest::addColumn<QByteArray>("bytes");

        QTest::newRow("UTF-8") << int(CsvEncoding::Utf8) << QByteArray("h\n\xE2\x82\xAC\xC3\xA4\n");
        QTest::newRow("Windows-1252") << int(CsvEncoding::Windows1252) << QByteArray("h\n\x80\xE4\n");
        QTest::newRow("UTF-16, little endian")
            << int(CsvEncoding::Utf16) << QByteArray("\xFF\xFEh\0\n\0\xAC\x20\xE4\0\n\0", 12);
        QTest::newRow("UTF-16, big endian")
            << int(CsvEncoding::Utf16) << QByteArray("\xFE\xFF\0h\0\n\x20\xAC\0\xE4\0\n", 12);
    }

    void readsEachEncoding()
    {
        QFETCH(int, encoding);
        QFETCH(QByteArray, bytes);
        CsvFormat format;
        format.encoding = CsvEncoding(encoding);

        const auto table = readCsv(bytes, format);

        QVERIFY(table);
        QCOMPARE(table.value().rows.front().front(), u"€ä"_s);
        QCOMPARE(int(proposedFormat(bytes).encoding), encoding);
    }

    void windows1252HasHoles() { QVERIFY(!readCsv("h\n\x81\n", {.encoding = CsvEncoding::Windows1252})); }

    void headingsAreMadeUnique()
    {
        const auto table = readCsv("a,a,\n1,2,3\n", {});

        QCOMPARE(table.value().columns, (QStringList{u"a"_s, u"a (2)"_s, u"3"_s}));
    }

    void columnsWithoutHeadingsAreNumbered()
    {
        const auto table = readCsv("x,y\n1,2\n", {.headings = false});

        QCOMPARE(table.value().columns, (QStringList{u"1"_s, u"2"_s}));
        QCOMPARE(table.value().rows.size(), std::size_t(2));
    }

    void readsARowExactly()
    {
        const ImportRow row = rowOf(u"DE12 34;EUR;-1.234.567,80;19.11.2026;"_s);

        QVERIFY(row.balance);
        QCOMPARE(row.place, u"line 2"_s);
        QCOMPARE(row.balance->accountId, u"DE1234"_s);
        QCOMPARE(row.balance->posted->amount.toString(), u"-1234567.80"_s);
        QCOMPARE(row.balance->posted->raw, u"-1.234.567,80"_s);
        QVERIFY(!row.balance->available);
        // A date alone is the end of its business day: midnight in Berlin.
        QCOMPARE(formatRfc3339(row.balance->asOf), u"2026-11-19T23:00:00Z"_s);
    }

    void todayEndsNow() { QCOMPARE(rowOf(u"1;EUR;5,00;20.11.2026;"_s).balance->asOf, now); }

    void refusesRowsOneByOne_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("where");

        const auto row = [](const char *name, const QString &line, const QString &where) {
            QTest::newRow(name) << line << where;
        };
        row("English notation", u"1;EUR;1,234.56;19.11.2026;"_s, u"Saldo"_s);
        row("a group of two", u"1;EUR;1.23,00;19.11.2026;"_s, u"Saldo"_s);
        row("a group of four", u"1;EUR;1.2345;19.11.2026;"_s, u"Saldo"_s);
        row("a group without a head", u"1;EUR;.234,00;19.11.2026;"_s, u"Saldo"_s);
        row("two points", u"1;EUR;1,2,3;19.11.2026;"_s, u"Saldo"_s);
        row("no digit behind the point", u"1;EUR;1,;19.11.2026;"_s, u"Saldo"_s);
        row("brackets, where a minus tells", u"1;EUR;(8,32);19.11.2026;"_s, u"Saldo"_s);
        row("a currency behind it", u"1;EUR;8,32 EUR;19.11.2026;"_s, u"Saldo"_s);
        row("a blank inside", u"1;EUR;8 320,00;19.11.2026;"_s, u"Saldo"_s);
        row("a formula", u"1;EUR;=1+1;19.11.2026;"_s, u"Saldo"_s);
        row("another date format", u"1;EUR;8,32;2026-11-19;"_s, u"Datum"_s);
        row("a date with one digit", u"1;EUR;8,32;9.11.2026;"_s, u"Datum"_s);
        row("no such date", u"1;EUR;8,32;31.11.2026;"_s, u"Datum"_s);
        row("a date to come", u"1;EUR;8,32;21.11.2026;"_s, u"Datum"_s);
        row("no currency", u"1;;8,32;19.11.2026;"_s, u"Währung"_s);
        row("no account", u";EUR;8,32;19.11.2026;"_s, u"Konto"_s);
    }

    void refusesRowsOneByOne()
    {
        QFETCH(QString, line);

        const ImportRow row = rowOf(line);

        QVERIFY(!row.balance);
        QVERIFY(row.error);
        QTEST(row.error->where, "where");
    }

    void anEmptyAmountIsNotZero() { QVERIFY(!rowOf(u"1;EUR;;19.11.2026;"_s).balance->posted); }

    void signs_data()
    {
        QTest::addColumn<int>("rule");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("amount"); // empty: refused

        QTest::newRow("minus before") << int(SignRule::Minus) << u"1;EUR;-5,00;19.11.2026;"_s << u"-5.00"_s;
        QTest::newRow("minus behind") << int(SignRule::Minus) << u"1;EUR;5,00-;19.11.2026;"_s << u"-5.00"_s;
        QTest::newRow("true minus") << int(SignRule::Minus) << u"1;EUR;−5,00;19.11.2026;"_s << u"-5.00"_s;
        QTest::newRow("two of them") << int(SignRule::Minus) << u"1;EUR;-5,00-;19.11.2026;"_s << QString();
        QTest::newRow("brackets") << int(SignRule::Brackets) << u"1;EUR;(5,00);19.11.2026;"_s << u"-5.00"_s;
        QTest::newRow("a bracket alone") << int(SignRule::Brackets) << u"1;EUR;(5,00;19.11.2026;"_s << QString();
        QTest::newRow("minus where brackets tell")
            << int(SignRule::Brackets) << u"1;EUR;-5,00;19.11.2026;"_s << QString();
        QTest::newRow("debit by word") << int(SignRule::DebitCredit) << u"1;EUR;5,00;19.11.2026;s"_s << u"-5.00"_s;
        QTest::newRow("credit by word") << int(SignRule::DebitCredit) << u"1;EUR;5,00;19.11.2026;H"_s << u"5.00"_s;
        QTest::newRow("no word") << int(SignRule::DebitCredit) << u"1;EUR;5,00;19.11.2026;"_s << QString();
        QTest::newRow("word and minus") << int(SignRule::DebitCredit) << u"1;EUR;-5,00;19.11.2026;S"_s << QString();
    }

    void signs()
    {
        QFETCH(int, rule);
        QFETCH(QString, line);
        CsvMapping mapping = german();
        mapping.sign = SignRule(rule);
        mapping.debitCredit = u"S/H"_s;
        mapping.debitWord = u"S"_s;
        mapping.creditWord = u"H"_s;

        const ImportRow row = rowOf(line, mapping);

        QTEST(row.balance ? row.balance->posted->amount.toString() : QString(), "amount");
    }

    void refusesMappingsThatSayTooLittle_data()
    {
        QTest::addColumn<QString>("field");
        QTest::newRow("a column that is not there") << u"column"_s;
        QTest::newRow("no account") << u"account"_s;
        QTest::newRow("no amount") << u"posted"_s;
        QTest::newRow("no currency") << u"currency"_s;
        QTest::newRow("no date") << u"asOf"_s;
        QTest::newRow("the same sign twice") << u"decimalPoint"_s;
        QTest::newRow("no words") << u"debitCredit"_s;
    }

    void refusesMappingsThatSayTooLittle()
    {
        QFETCH(QString, field);
        CsvMapping mapping = german();
        if (field == "column"_L1)
            mapping.iban = u"IBAN"_s;
        if (field == "account"_L1)
            mapping.account.clear();
        if (field == "posted"_L1)
            mapping.posted.clear();
        if (field == "currency"_L1)
            mapping.currency.clear();
        if (field == "asOf"_L1)
            mapping.asOf.clear();
        if (field == "decimalPoint"_L1)
            mapping.grouping = mapping.decimalPoint;
        if (field == "debitCredit"_L1)
            mapping.sign = SignRule::DebitCredit;
        const auto table = readCsv("Konto;Währung;Saldo;Datum;S/H\n1;EUR;1,0;19.11.2026;\n", mapping.format);

        const auto rows = mapRows(table.value(), mapping, std::nullopt, berlin(), now);

        QVERIFY(!rows);
        QCOMPARE(rows.error().where, field);
    }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <reports/csv_writer.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

class TestCsvWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTextCells_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("plain") << u"Operating"_s << QByteArray("Operating");
        QTest::newRow("empty") << QString() << QByteArray();
        QTest::newRow("comma (RFC 4180, 2.6)") << u"Shop, Inc"_s << QByteArray("\"Shop, Inc\"");
        QTest::newRow("quote is doubled (2.7)") << u"the \"shop\""_s << QByteArray("\"the \"\"shop\"\"\"");
        QTest::newRow("LF inside") << u"a\nb"_s << QByteArray("\"a\nb\"");
        QTest::newRow("CR inside") << u"a\rb"_s << QByteArray("\"a\rb\"");
        QTest::newRow("UTF-8") << u"Müller 銀行"_s << QByteArray("Müller 銀行");
        // OWASP: what a spreadsheet would run.
        QTest::newRow("formula") << u"=1+1"_s << QByteArray("'=1+1");
        QTest::newRow("plus") << u"+49 30"_s << QByteArray("'+49 30");
        QTest::newRow("minus in a text") << u"-cmd|'/c calc'!A0"_s << QByteArray("'-cmd|'/c calc'!A0");
        QTest::newRow("at") << u"@external/BRL"_s << QByteArray("'@external/BRL");
        QTest::newRow("tab") << u"\t=1"_s << QByteArray("'\t=1");
        QTest::newRow("CR in front") << u"\r=1"_s << QByteArray("\"'\r=1\"");
        QTest::newRow("LF in front") << u"\n=1"_s << QByteArray("\"'\n=1\"");
        QTest::newRow("full-width sign, which some spreadsheets take") << u"＝1+1"_s << QByteArray("'＝1+1");
        QTest::newRow("blank before the sign, which is trimmed on import") << u"  =1+1"_s << QByteArray("'  =1+1");
        QTest::newRow("formula with quotes and comma")
            << u"=HYPERLINK(\"x\",1)"_s << QByteArray("\"'=HYPERLINK(\"\"x\"\",1)\"");
        QTest::newRow("sign later on") << u"a=1"_s << QByteArray("a=1");
    }

    void writesTextCells()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, cell);
        CsvWriter csv;
        csv.text(text).endRow();
        QCOMPARE(csv.bytes(), cell + "\r\n");
    }

    void leavesNumbersNumbers()
    {
        CsvWriter csv;
        csv.value(u"-12.50"_s).value(u"2026-11-20T08:30:00Z"_s).value(u""_s).endRow();
        QCOMPARE(csv.bytes(), QByteArray("-12.50,2026-11-20T08:30:00Z,\r\n"));
    }

    void separatesCellsAndRows()
    {
        CsvWriter csv;
        csv.text({}).text({}).text(u"c"_s).endRow(); // empty cells in front keep their place
        csv.value(u"1"_s).endRow();
        QCOMPARE(csv.bytes(), QByteArray(",,c\r\n1\r\n"));
    }
};

QTEST_GUILESS_MAIN(TestCsvWriter)
#include "tst_csv_writer.moc"

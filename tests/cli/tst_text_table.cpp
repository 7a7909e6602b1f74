// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/text_table.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

QStringList printed(const std::vector<QStringList> &rows)
{
    TextTable table({{u"Name"_s}, {u"Amount"_s, TextTable::Align::Right}, {u"State"_s}});
    for (const QStringList &row : rows)
        table.addRow(row);
    QString text;
    QTextStream out(&text);
    table.print(out);
    return text.split(u'\n');
}

} // namespace

class TestTextTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void alignsTextLeftAndFiguresRight()
    {
        QCOMPARE(printed({{u"Operating"_s, u"1.10"_s, u"ok"_s}, {u"X"_s, u"-1,000.00"_s, QString()}}),
                 (QStringList{u"Name          Amount  State"_s, u"---------  ---------  -----"_s,
                              u"Operating       1.10  ok"_s, u"X          -1,000.00"_s, QString()}));
    }

    void keepsColumnsInLine_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qsizetype>("columns"); // that a terminal gives to it
        QTest::newRow("Latin") << u"Muller"_s << qsizetype(6);
        QTest::newRow("combining accent") << u"Mu\u0308ller"_s << qsizetype(6);
        QTest::newRow("Chinese, two each") << u"銀行"_s << qsizetype(4);
        QTest::newRow("Korean") << u"은행"_s << qsizetype(4);
        QTest::newRow("full-width letters") << u"ＡＢ"_s << qsizetype(4);
        QTest::newRow("outside the first plane") << u"🏦x"_s << qsizetype(3);
        QTest::newRow("nothing") << QString() << qsizetype(0);
    }

    void keepsColumnsInLine()
    {
        QFETCH(QString, name);
        QFETCH(qsizetype, columns);
        // The name's column is as wide as the widest: "abcdefgh".
        const QStringList lines = printed({{u"abcdefgh"_s, u"1"_s, u"s"_s}, {name, u"1"_s, u"s"_s}});
        QCOMPARE(lines[3], name + QString(8 - columns, u' ') + u"       1  s"_s);
    }

    void showsNoControlCharacters()
    {
        const QString line = printed({{u"a\x1b[2Jb\nc\u202Ed"_s, u"1"_s, QString()}}).value(2);
        QVERIFY(!line.contains(QChar(0x1b)) && !line.contains(QChar(0x202E)));
        QCOMPARE(printed({{u"a\nb"_s, u"1"_s, QString()}}).size(), 4); // a name cannot make rows of its own
    }

    void cutsLongCellsAndFillsMissingOnes()
    {
        const QStringList lines = printed({{QString(500, u'x')}});
        QVERIFY(lines[2].size() < 80);
    }

    void printsHeadingsWithoutRows() { QCOMPARE(printed({}).size(), 3); }
};

QTEST_GUILESS_MAIN(TestTextTable)
#include "tst_text_table.moc"

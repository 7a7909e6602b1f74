// SPDX-License-Identifier: GPL-3.0-or-later
#include <config/layout.h>

#include "config_files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

QString fileIn(const QTemporaryDir &folder)
{
    return folder.filePath(u"layout.json"_s);
}

WindowLayout sample()
{
    return {QByteArray("\0\1\xFF geometry", 12), "parts"_ba, u"accounts"_s, {{u"accounts"_s, "columns"_ba}}};
}

} // namespace

class TestLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWasLeft()
    {
        const QTemporaryDir folder;
        QVERIFY(loadLayout(folder.path()).layout == WindowLayout());

        QVERIFY(saveLayout(folder.path(), sample()));

        const LoadedLayout loaded = loadLayout(folder.path());
        QVERIFY(loaded.layout == sample());
        QVERIFY(!loaded.notice);
        QCOMPARE(modeOf(fileIn(folder)), 0600);
    }

    void dropsOnlyTheDamagedPart_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("part");

        QTest::newRow("not base64") << "{\"version\":1,\"geometry\":\"%%%\",\"page\":\"history\"}"_ba << u"geometry"_s;
        QTest::newRow("a number") << "{\"version\":1,\"parts\":7,\"page\":\"history\"}"_ba << u"parts"_s;
        QTest::newRow("too large") << "{\"version\":1,\"page\":\"history\",\"geometry\":\"" + QByteArray(100000, 'A')
                + "\"}" << u"geometry"_s;
        QTest::newRow("pages as a list") << "{\"version\":1,\"pages\":[\"YQ==\"],\"page\":\"history\"}"_ba
                                         << u"pages"_s;
        QTest::newRow("one page") << "{\"version\":1,\"pages\":{\"accounts\":{}},\"page\":\"history\"}"_ba
                                  << u"accounts"_s;
    }

    void dropsOnlyTheDamagedPart()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, part);
        const QTemporaryDir folder;
        writeFile(fileIn(folder), bytes);

        const LoadedLayout loaded = loadLayout(folder.path());

        WindowLayout expected;
        expected.page = u"history"_s;
        QVERIFY(loaded.layout == expected);
        QVERIFY(loaded.notice);
        QCOMPARE(loaded.notice->where, u"%1/%2"_s.arg(fileIn(folder), part));
        QCOMPARE(copiesOf(fileIn(folder)).size(), 1);
    }

    void startsAnewFromADamagedFile_data()
    {
        QTest::addColumn<QByteArray>("bytes");

        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut off") << "{\"version\":1,\"geometry\":\"AA"_ba;
        QTest::newRow("binary") << QByteArray(300, '\xFE');
    }

    void startsAnewFromADamagedFile()
    {
        QFETCH(QByteArray, bytes);
        const QTemporaryDir folder;
        writeFile(fileIn(folder), bytes);

        const LoadedLayout loaded = loadLayout(folder.path());

        QVERIFY(loaded.layout == WindowLayout());
        QVERIFY(loaded.notice);
        QCOMPARE(copiesOf(fileIn(folder)).size(), 1);
        QVERIFY(saveLayout(folder.path(), sample()));
        QVERIFY(!loadLayout(folder.path()).notice);
    }

    void leavesANewerFileAlone()
    {
        const QTemporaryDir folder;
        const QByteArray newer = "{\"version\":2,\"screens\":[]}"_ba;
        writeFile(fileIn(folder), newer);

        QVERIFY(loadLayout(folder.path()).notice);
        QVERIFY(!saveLayout(folder.path(), sample()));

        QCOMPARE(readFile(fileIn(folder)), newer);
    }

    void keepsTheFileThatAWidgetRefused()
    {
        const QTemporaryDir folder;
        QVERIFY(saveLayout(folder.path(), sample()));

        const Error notice = refusedLayout(folder.path(), u"accounts"_s);

        QCOMPARE(notice.kind, ErrorKind::StorageDamaged);
        QVERIFY(notice.where.endsWith(u"layout.json/accounts"_s));
        QCOMPARE(copiesOf(fileIn(folder)).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"

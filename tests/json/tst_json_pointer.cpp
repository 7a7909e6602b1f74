// SPDX-License-Identifier: GPL-3.0-or-later
#include <json/json_document.h>
#include <json/json_path.h>
#include <json/json_pointer.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

class TestJsonPointer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatRfc6901Says_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("token");

        // The example document of RFC 6901, section 5.
        QTest::newRow("element of an array") << u"/foo/0"_s << u"bar"_s;
        QTest::newRow("last element") << u"/foo/1"_s << u"baz"_s;
        QTest::newRow("empty name") << u"/"_s << u"0"_s;
        QTest::newRow("~1 is a slash") << u"/a~1b"_s << u"1"_s;
        QTest::newRow("percent is no escape") << u"/c%d"_s << u"2"_s;
        QTest::newRow("caret") << u"/e^f"_s << u"3"_s;
        QTest::newRow("bar") << u"/g|h"_s << u"4"_s;
        QTest::newRow("backslash") << u"/i\\j"_s << u"5"_s;
        QTest::newRow("quote") << u"/k\"l"_s << u"6"_s;
        QTest::newRow("blank") << u"/ "_s << u"7"_s;
        QTest::newRow("~0 is a tilde") << u"/m~0n"_s << u"8"_s;
        // Beyond the RFC's own examples.
        QTest::newRow("~01 is ~1, not a slash") << u"/~01"_s << u"tilde one"_s;
        QTest::newRow("digits are a name in an object") << u"/00"_s << u"zeros"_s;
        QTest::newRow("minus is a name in an object") << u"/-"_s << u"minus"_s;
        QTest::newRow("empty name twice") << u"/deep//"_s << u"bottom"_s;
        QTest::newRow("index then name") << u"/list/1/a"_s << u"second"_s;
        QTest::newRow("two-digit index") << u"/long/10"_s << u"10"_s;
        QTest::newRow("name outside ASCII") << u"/\u00fcber\U0001F4B6"_s << u"unicode"_s;
    }

    void findsWhatRfc6901Says()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, token);

        const JsonDocument document = exampleDocument();
        const JsonValue value = document.root().find(pointer);

        QVERIFY(json_pointer::isValid(pointer));
        QVERIFY(value.exists());
        QCOMPARE(value.rawToken(), token);
        JsonPath path(pointer);
        QCOMPARE(path.find(document.root()).rawToken(), token);
        QCOMPARE(path.find(document.root()).rawToken(), token); // now from where it was the last time
    }

    void findsNothing_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<bool>("valid");

        QTest::newRow("no such name") << u"/bar"_s << true;
        QTest::newRow("names are case-sensitive") << u"/Foo"_s << true;
        QTest::newRow("start of a name") << u"/fo"_s << true;
        QTest::newRow("index past the end") << u"/foo/2"_s << true;
        QTest::newRow("- is past the end of an array") << u"/foo/-"_s << true;
        QTest::newRow("leading zero") << u"/foo/00"_s << true;
        QTest::newRow("leading zero, one") << u"/foo/01"_s << true;
        QTest::newRow("negative index") << u"/foo/-1"_s << true;
        QTest::newRow("signed index") << u"/foo/+1"_s << true;
        QTest::newRow("empty index") << u"/foo/"_s << true;
        QTest::newRow("blank in an index") << u"/foo/ 1"_s << true;
        QTest::newRow("index with an exponent") << u"/foo/1e0"_s << true;
        QTest::newRow("Arabic-Indic index") << u"/foo/\u0661"_s << true;
        QTest::newRow("index of 2^32") << u"/foo/4294967296"_s << true;
        QTest::newRow("index of 2^64 + 1") << u"/foo/18446744073709551617"_s << true;
        QTest::newRow("name of an array") << u"/foo/bar"_s << true;
        QTest::newRow("through a scalar") << u"/a~1b/0"_s << true;
        QTest::newRow("slash too many") << u"/foo/0/"_s << true;
        QTest::newRow("no slash in front") << u"foo"_s << false;
        QTest::newRow("tilde at the end") << u"/m~"_s << false;
        QTest::newRow("~2") << u"/m~2n"_s << false;
        QTest::newRow("~ in an index") << u"/foo/~0"_s << true;
        QTest::newRow("fragment form") << u"#/foo"_s << false;
    }

    void findsNothing()
    {
        QFETCH(QString, pointer);
        QFETCH(bool, valid);

        const JsonDocument document = exampleDocument();

        QCOMPARE(json_pointer::isValid(pointer), valid);
        QVERIFY(!document.root().find(pointer).exists());
        QVERIFY(!JsonPath(pointer).find(document.root()).exists());
    }

    void pathFindsInEveryItemWhateverItsOrder()
    {
        const auto parsed = JsonDocument::parse(
            R"([{"a":1,"b":{"c":2}},{"b":{"d":0,"c":3},"a":4},{"a":5},{"x":6,"b":{}},{"b":[7]},8,{"a":9,"b":{"c":10}}])");
        QVERIFY(parsed);
        const JsonValue items = parsed.value().root();
        for (const QString &pointer : {u"/a"_s, u"/b/c"_s, u"/b"_s, u""_s, u"/b/0"_s}) {
            JsonPath path(pointer);
            for (qsizetype i = 0; i < items.size(); ++i) {
                const JsonValue expected = items.at(i).find(pointer);
                const JsonValue found = path.find(items.at(i));
                QCOMPARE(found.exists(), expected.exists());
                QCOMPARE(found.type(), expected.type());
                QCOMPARE(found.rawToken(), expected.rawToken());
                QCOMPARE(found.size(), expected.size());
            }
        }
    }

    void emptyPointerIsTheValueItself()
    {
        const JsonDocument document = exampleDocument();
        const JsonValue list = document.root().member(u"foo");

        QVERIFY(document.root().find(u"").isObject());
        QCOMPARE(list.find(u"").size(), 2);
        QCOMPARE(list.find(u"/1").toString(), u"baz"_s);
    }

    void childIsFoundAgain_data()
    {
        QTest::addColumn<QString>("name");

        for (const char *name : {"", "a/b", "m~n", "~1", "~01", "00", " ", "i\\j"})
            QTest::addRow("'%s'", name) << QString::fromLatin1(name);
    }

    void childIsFoundAgain()
    {
        QFETCH(QString, name);

        const JsonDocument document = exampleDocument();
        const QString pointer = json_pointer::child({}, name);

        QVERIFY(json_pointer::isValid(pointer));
        QCOMPARE(document.root().find(pointer).exists(), document.root().member(name).exists());
        QCOMPARE(document.root().find(pointer).rawToken(), document.root().member(name).rawToken());
    }

    void childOfAnIndex()
    {
        QCOMPARE(json_pointer::child(u"/a"_s, qsizetype(10)), u"/a/10"_s);
        QCOMPARE(json_pointer::child(u"/a"_s, u"b/~"), u"/a/b~1~0"_s);
    }

private:
    static JsonDocument exampleDocument()
    {
        // Escaped, not a raw string: moc loses its way in raw strings with quotes.
        return JsonDocument::parse(
                   "{\"foo\": [\"bar\", \"baz\"], \"\": 0, \"a/b\": 1, \"c%d\": 2, \"e^f\": 3, \"g|h\": 4,"
                   "\"i\\\\j\": 5, \"k\\\"l\": 6, \" \": 7, \"m~n\": 8, \"~1\": \"tilde one\", \"00\": \"zeros\","
                   "\"-\": \"minus\", \"deep\": {\"\": {\"\": \"bottom\"}},"
                   "\"list\": [{\"a\": \"first\"}, {\"a\": \"second\"}], \"long\": [0,1,2,3,4,5,6,7,8,9,10],"
                   "\"\\u00fcber\\ud83d\\udcb6\": \"unicode\"}")
            .value();
    }
};

QTEST_APPLESS_MAIN(TestJsonPointer)
#include "tst_json_pointer.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <json/json_locator.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

/// JSON with ' for the quote, so that it can be read here.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

JsonExcerpt excerpt(const QByteArray &body, const QString &pointer, qsizetype maxLines = 2'000)
{
    const auto document = JsonDocument::parse(body);
    const auto result = excerptAround(document.value(), pointer, maxLines);
    return result ? result.value() : JsonExcerpt{u"no excerpt"_s};
}

} // namespace

class TestJsonLocator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksTheValueThatThePointerNames_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("marked");
        QTest::addColumn<QString>("line"); // in which it stands

        QTest::newRow("digits stay as on the wire")
            << json("{'a':{'amount':1.50e3}}") << u"/a/amount"_s << u"1.50e3"_s << u"    \"amount\": 1.50e3"_s;
        QTest::newRow("the whole document, a scalar") << QByteArray("7") << u""_s << u"7"_s << u"7"_s;
        QTest::newRow("an element, and not the one before that is equal")
            << json("[5,5,5]") << u"/1"_s << u"5"_s << u"  5,"_s;
        QTest::newRow("a member of an element behind longer ones")
            << json("[{'x':[1,2]},{},{'x':[3,4]}]") << u"/2/x/1"_s << u"4"_s << u"      4"_s;
        QTest::newRow("a slash inside a name")
            << json("{'a':{'b':1},'a/b':2}") << u"/a~1b"_s << u"2"_s << u"  \"a/b\": 2"_s;
        QTest::newRow("a tilde inside a name, written as ~01: not a slash")
            << json("{'~1':1,'/':2}") << u"/~01"_s << u"1"_s << u"  \"~1\": 1,"_s;
        QTest::newRow("a name written with escapes is the same name")
            << json("{'\\u0061mount':1,'Amount':2}") << u"/amount"_s << u"1"_s << u"  \"amount\": 1,"_s;
        QTest::newRow("names that differ in case")
            << json("{'amount':1,'Amount':2}") << u"/Amount"_s << u"2"_s << u"  \"Amount\": 2"_s;
        QTest::newRow("the empty name") << json("{'':3}") << u"/"_s << u"3"_s << u"  \"\": 3"_s;
        QTest::newRow("a number as the name of a member")
            << json("{'1':3,'0':4}") << u"/0"_s << u"4"_s << u"  \"0\": 4"_s;
        QTest::newRow("a text with its quotes")
            << json("{'a':'12.00'}") << u"/a"_s << u"\"12.00\""_s << u"  \"a\": \"12.00\""_s;
        QTest::newRow("the value stands also before, as a name")
            << json("{'EUR':'x','b':'EUR'}") << u"/b"_s << u"\"EUR\""_s << u"  \"b\": \"EUR\""_s;
        QTest::newRow("null") << json("{'a':null}") << u"/a"_s << u"null"_s << u"  \"a\": null"_s;
        QTest::newRow("what is empty stays on its line")
            << json("{'a':[],'b':{}}") << u"/b"_s << u"{}"_s << u"  \"b\": {}"_s;
        QTest::newRow("a list is marked from bracket to bracket")
            << json("{'a':[1]}") << u"/a"_s << u"[\n    1\n  ]"_s << u"  \"a\": ["_s;
        QTest::newRow("characters outside of the first plane before it")
            << QByteArray("{\"\xf0\x9f\x92\xb6\":1,\"b\":2}") << u"/b"_s << u"2"_s << u"  \"b\": 2"_s;
        QTest::newRow("a line break and a quote in a text do not end it")
            << json("{'a':'x\\n\\'y\\'\\u202e','b':2}") << u"/a"_s << u"\"x\\n\\\"y\\\"\\u202e\""_s
            << u"  \"a\": \"x\\n\\\"y\\\"\\u202e\","_s;
    }

    void marksTheValueThatThePointerNames()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, pointer);

        const JsonExcerpt result = excerpt(body, pointer);

        QTEST(result.text.mid(result.start, result.length), "marked");
        const qsizetype begin = result.text.lastIndexOf(u'\n', std::max<qsizetype>(result.start - 1, 0)) + 1;
        QTEST(result.text.mid(begin).section(u'\n', 0, 0), "line");
        QCOMPARE(result.firstLine, 0);
        QCOMPARE(result.lines, result.text.count(u'\n') + 1);
        const auto again = JsonDocument::parse(result.text.toUtf8());
        QVERIFY(again); // what is printed is the document still
    }

    void saysThatNothingStandsThere_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<ErrorKind>("kind");

        QTest::newRow("no such member") << u"/b"_s << ErrorKind::NotFound;
        QTest::newRow("past the end") << u"/a/2"_s << ErrorKind::NotFound;
        QTest::newRow("a leading zero is no index") << u"/a/01"_s << ErrorKind::NotFound;
        QTest::newRow("a sign is no index") << u"/a/+1"_s << ErrorKind::NotFound;
        QTest::newRow("the element after the last") << u"/a/-"_s << ErrorKind::NotFound;
        QTest::newRow("an index past 64 bits") << u"/a/99999999999999999999"_s << ErrorKind::NotFound;
        QTest::newRow("into a number") << u"/a/0/x"_s << ErrorKind::NotFound;
        QTest::newRow("not a pointer") << u"a"_s << ErrorKind::InvalidInput;
        QTest::newRow("half an escape") << u"/a~"_s << ErrorKind::InvalidInput;
    }

    void saysThatNothingStandsThere()
    {
        QFETCH(QString, pointer);
        const auto document = JsonDocument::parse(json("{'a':[1,2]}"));

        const auto result = excerptAround(document.value(), pointer);

        QVERIFY(!result);
        QTEST(result.error().kind, "kind");
    }

    void showsOnlyTheLinesAroundTheValue_data()
    {
        QTest::addColumn<int>("element");
        QTest::addColumn<int>("firstLine");

        // Lines: "[", then 4 for each of 100 elements ("{", two members, "}"), "]".
        QTest::newRow("at the beginning") << 0 << 0;
        QTest::newRow("in the middle") << 50 << 198;
        QTest::newRow("at the end the window is filled up from before") << 99 << 392;
    }

    void showsOnlyTheLinesAroundTheValue()
    {
        QFETCH(int, element);
        QByteArray body = "[";
        for (int i = 0; i < 100; ++i)
            body += (i ? "," : "") + QByteArray("{\"id\":") + QByteArray::number(i) + ",\"v\":\""
                + QByteArray::number(i) + "\"}";

        const JsonExcerpt result = excerpt(body + "]", u"/%1/v"_s.arg(element), 10);

        QCOMPARE(result.lines, 402);
        QTEST(int(result.firstLine), "firstLine");
        QCOMPARE(result.text.count(u'\n') + 1, 10);
        QCOMPARE(result.text.mid(result.start, result.length), u"\"%1\""_s.arg(element));
        // The same lines as of the whole.
        const QStringList whole = excerpt(body + "]", u"/%1/v"_s.arg(element)).text.split(u'\n');
        QCOMPARE(result.text.split(u'\n'), whole.mid(result.firstLine, 10));
    }

    void marksTheVisiblePartOfAListThatIsLongerThanTheWindow()
    {
        const JsonExcerpt result = excerpt("[[1,2,3,4,5,6]]", u"/0"_s, 4);

        QCOMPARE(result.text, u"[\n  [\n    1,\n    2,"_s);
        QCOMPARE(result.text.mid(result.start, result.length), u"[\n    1,\n    2,"_s);
    }

    void cutsTextsThatNobodyReads()
    {
        const JsonExcerpt result = excerpt("{\"a\":\"" + QByteArray(1'000'000, 'x') + "\",\"b\":1}", u"/b"_s);

        QVERIFY2(result.text.size() < 3'000, "a line of a megabyte would stop the window");
        QVERIFY(result.text.contains(u"x…\""_s));
        QCOMPARE(result.text.mid(result.start, result.length), u"1"_s);
    }

    void readsEightMegabytes()
    {
        QByteArray body = "[0";
        while (body.size() < 8 * 1024 * 1024 - 20)
            body += ",1234567";
        const auto document = JsonDocument::parse(body + "]");
        QVERIFY(document);
        const qsizetype last = document.value().root().size() - 1;

        const auto result = excerptAround(document.value(), u"/%1"_s.arg(last), 100);

        QVERIFY(result);
        QCOMPARE(result.value().lines, last + 3);
        QCOMPARE(result.value().text.mid(result.value().start, result.value().length), u"1234567"_s);
    }
};

QTEST_APPLESS_MAIN(TestJsonLocator)
#include "tst_json_locator.moc"

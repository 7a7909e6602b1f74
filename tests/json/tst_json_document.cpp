// SPDX-License-Identifier: GPL-3.0-or-later
#include <json/json_document.h>

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <limits>
#include <memory>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

JsonDocument parsed(QByteArrayView text)
{
    const Result<JsonDocument> document = JsonDocument::parse(text);
    if (!document)
        qFatal("%s: %s", text.toByteArray().constData(), qPrintable(document.error().expected));
    return document.value();
}

QByteArray listOfRows(int rows, const QByteArray &row)
{
    return '[' + (row + ',').repeated(rows - 1) + row + ']';
}

/// {"n0":0,"n1":0,...}
QByteArray wideObject(int members, const QByteArray &last)
{
    QByteArray text = "{";
    for (int i = 0; i < members; ++i)
        text += "\"n" + QByteArray::number(i) + "\":0,";
    return text + last + ":0}";
}

/// Nanoseconds of the best of five, so that a busy machine does not fail the test.
qint64 fastest(const QByteArray &text)
{
    qint64 best = std::numeric_limits<qint64>::max();
    for (int run = 0; run < 5; ++run) {
        QElapsedTimer timer;
        timer.start();
        const bool accepted = JsonDocument::parse(text).hasValue();
        best = std::min(best, timer.nsecsElapsed());
        Q_UNUSED(accepted)
    }
    return best;
}

} // namespace

class TestJsonDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void corpus_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("accepted");

        QFile file(QStringLiteral(COFFER_SOURCE_DIR "/tests/fixtures/json/cases.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QRegularExpression byte(u"<([0-9A-F]{2})>"_s);
        const QString lines = QString::fromLatin1(file.readAll()); // Latin-1: one character is one byte
        for (const QString &line : lines.split(u'\n', Qt::SkipEmptyParts)) {
            if (line.startsWith(u'#'))
                continue;
            const QString name = line.section(u'\t', 0, 0);
            QString text = line.section(u'\t', 1);
            for (auto match = byte.match(text); match.hasMatch(); match = byte.match(text, match.capturedStart() + 1))
                text.replace(match.capturedStart(), 4, QChar(match.captured(1).toUShort(nullptr, 16)));
            QVERIFY2(QRegularExpression(u"^(y|n|ia|ir) .*: ."_s).match(name).hasMatch(), qPrintable(line));
            QTest::addRow("%s", qPrintable(name))
                << text.toLatin1() << (name.startsWith(u'y') || name.startsWith("ia"_L1));
        }
    }

    void corpus()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, accepted);

        const Result<JsonDocument> document = JsonDocument::parse(text);

        QCOMPARE(document.hasValue(), accepted);
        if (!accepted)
            QCOMPARE(document.error().kind, ErrorKind::MalformedReply);
        else
            QVERIFY(document.value().root().exists());
    }

    void keepsEveryDigit_data()
    {
        QTest::addColumn<QByteArray>("number");

        for (const char *number : {"12345678901234567.89", "0.1", "1e400", "9007199254740993", "18446744073709551616",
                                   "1.10", "100.00", "0.00", "-0.00", "-0", "1E+2", "1e-05", "9921020321007113",
                                   "123456789012345678901234567890.123456789012345678901234567890"}) {
            QTest::addRow("%s", number) << QByteArray(number);
        }
    }

    void keepsEveryDigit()
    {
        QFETCH(QByteArray, number);

        const JsonDocument alone = parsed(number);
        const JsonDocument inside = parsed("{\"a\": [" + number + " \t], \"b\":" + number + "}");

        QVERIFY(alone.root().isNumber());
        QCOMPARE(alone.root().numberText().toByteArray(), number);
        QCOMPARE(inside.root().find(u"/a/0").numberText().toByteArray(), number);
        QCOMPARE(inside.root().find(u"/b").rawToken(), QString::fromLatin1(number));
    }

    void unescapesStrings_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");

        QTest::newRow("plain") << QByteArray(R"("abc")") << u"abc"_s;
        QTest::newRow("empty") << QByteArray("\"\"") << u""_s;
        QTest::newRow("short escapes") << QByteArray("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"") << u"\"\\/\b\f\n\r\t"_s;
        QTest::newRow("one byte") << QByteArray("\"\\u0041\\u007f\"") << u"A\u007f"_s;
        QTest::newRow("two bytes, first and last") << QByteArray("\"\\u0080\\u07FF\"") << u"\u0080\u07ff"_s;
        QTest::newRow("three bytes, first and last") << QByteArray("\"\\u0800\\uffff\"") << u"\u0800\uffff"_s;
        QTest::newRow("around the surrogates") << QByteArray("\"\\ud7ff\\ue000\"") << u"\ud7ff\ue000"_s;
        QTest::newRow("four bytes, first and last")
            << QByteArray("\"\\ud800\\udc00\\uDBFF\\uDFFF\"") << u"\U00010000\U0010ffff"_s;
        QTest::newRow("text between escapes stays") << QByteArray("\"a\\tb\\u20acc\"") << u"a\tb\u20acc"_s;
        QTest::newRow("UTF-8 beside an escape") << QByteArray("\"\xe2\x82\xac\\n\xe2\x82\xac\"") << u"\u20ac\n\u20ac"_s;
        QTest::newRow("escaped backslash is no start of an escape") << QByteArray("\"\\\\u0041\"") << u"\\u0041"_s;
        QTest::newRow("byte-order marks in front are text")
            << QByteArray("\"\xef\xbb\xbf\\ufeffa\"") << u"\ufeff\ufeffa"_s;
        QTest::newRow("NUL") << QByteArray("\"a\\u0000b\"") << QString::fromUtf16(u"a\0b", 3);
    }

    void unescapesStrings()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);

        const JsonDocument document = parsed("[" + text + ",{" + text + ": 7}]");

        QCOMPARE(document.root().at(0).toString(), expected);
        QCOMPARE(document.root().at(0).rawToken(), expected);
        QCOMPARE(document.root().at(0).stringUtf8().toByteArray(), expected.toUtf8());
        QCOMPARE(document.root().at(1).keyAt(0), expected);
        QCOMPARE(document.root().at(1).member(expected).rawToken(), u"7"_s);
        QCOMPARE(parsed(text).root().toString(), expected);
    }

    void keepsTheOrderOfTheDocument()
    {
        const JsonDocument document =
            parsed("{\"z\":1,\"a\":[10,[20,21],{\"k\":30}],\"m\":{\"y\":{\"x\":40},\"b\":41}}");
        const JsonValue root = document.root();

        QCOMPARE(root.size(), 3);
        QCOMPARE(root.keyAt(0) + root.keyAt(1) + root.keyAt(2), u"zam"_s);
        QCOMPARE(root.at(0).rawToken(), u"1"_s);
        QCOMPARE(root.at(1).size(), 3);
        QCOMPARE(root.at(1).at(0).rawToken(), u"10"_s);
        QCOMPARE(root.at(1).at(1).at(1).rawToken(), u"21"_s);
        QCOMPARE(root.at(1).at(2).member(u"k").rawToken(), u"30"_s);
        QCOMPARE(root.member(u"m").at(0).member(u"x").rawToken(), u"40"_s);
        QCOMPARE(root.member(u"m").at(1).rawToken(), u"41"_s);
    }

    void answersOnlyForItsType_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("raw");

        QTest::newRow("null") << QByteArray("null") << int(JsonType::Null) << u"null"_s;
        QTest::newRow("true") << QByteArray("true") << int(JsonType::Bool) << u"true"_s;
        QTest::newRow("false") << QByteArray("false") << int(JsonType::Bool) << u"false"_s;
        QTest::newRow("number") << QByteArray("1.50") << int(JsonType::Number) << u"1.50"_s;
        QTest::newRow("string that looks like a number")
            << QByteArray("\"1.50\"") << int(JsonType::String) << u"1.50"_s;
        QTest::newRow("string true") << QByteArray("\"true\"") << int(JsonType::String) << u"true"_s;
        QTest::newRow("array") << QByteArray("[1]") << int(JsonType::Array) << QString();
        QTest::newRow("object") << QByteArray("{\"a\":1}") << int(JsonType::Object) << QString();
    }

    void answersOnlyForItsType()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, type);
        QFETCH(QString, raw);

        const JsonDocument document = parsed(text);
        const JsonValue value = document.root();

        QCOMPARE(int(value.type()), type);
        QCOMPARE(value.rawToken(), raw);
        QCOMPARE(value.toBool(), text == "true");
        QCOMPARE(value.toString(), value.isString() ? raw : QString());
        QCOMPARE(QString::fromUtf8(value.numberText()), value.isNumber() ? raw : QString());
        QCOMPARE(value.size(), value.isArray() || value.isObject() ? 1 : 0);
        QCOMPARE(value.member(u"a").exists(), value.isObject());
        QCOMPARE(value.keyAt(0), value.isObject() ? u"a"_s : QString());
        QVERIFY(!value.at(-1).exists() && !value.at(1).exists() && value.keyAt(1).isNull());
    }

    void tellsNamesWithAByteOrderMarkApart()
    {
        const JsonDocument document = parsed("{\"\\ufeffa\":1,\"a\":2}");

        QCOMPARE(document.root().member(u"a").rawToken(), u"2"_s);
        QCOMPARE(document.root().member(u"\ufeffa").rawToken(), u"1"_s);
        QVERIFY(!document.root().member(u"\ufeff\ufeffa").exists());
    }

    void tellsNullFromMissing()
    {
        const JsonDocument document = parsed("{\"a\":null}");

        QVERIFY(document.root().member(u"a").exists() && document.root().member(u"a").isNull());
        QVERIFY(!document.root().member(u"b").exists());
        QVERIFY(!JsonValue().exists() && JsonValue().isNull() && JsonValue().rawToken().isNull());
        QVERIFY(!JsonDocument().root().exists());
    }

    void valueLivesAsLongAsACopyOfItsDocument()
    {
        auto first = std::make_unique<JsonDocument>(parsed("[\"kept\"]"));
        const JsonDocument copy = *first;
        const JsonValue value = first->root().at(0);

        first.reset();

        QCOMPARE(value.toString(), u"kept"_s);
    }

    void readsNothingBehindTheView()
    {
        const QByteArray text = "{\"a\":[1,true,null,\"x\\u00e9\",{\"b\":-1.5e3}],\"c\":{},\"d\":[[]]}";
        QVERIFY(JsonDocument::parse(text));

        // Each beginning is refused, although the bytes that complete it follow in memory.
        for (qsizetype length = 0; length < text.size(); ++length)
            QVERIFY2(!JsonDocument::parse(QByteArrayView(text).first(length)), qPrintable(QString::number(length)));
        QCOMPARE(parsed(QByteArrayView("12345").first(3)).root().rawToken(), u"123"_s);
        QCOMPARE(parsed(QByteArrayView("truex").first(4)).root().rawToken(), u"true"_s);
    }

    void findsDuplicatesAmongRowsOfAList_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("accepted");

        const QByteArray row = "{\"a\":1,\"b\":{\"c\":1}}";
        QTest::newRow("equal rows") << listOfRows(50, row) << true;
        QTest::newRow("another order of names") << QByteArray("[{\"a\":1,\"b\":2},{\"b\":1,\"a\":2}]") << true;
        QTest::newRow("duplicate after equal rows") << "[" + row + "," + row + ",{\"a\":1,\"a\":{\"c\":1}}]" << false;
        QTest::newRow("duplicate in the inner object") << "[" + row + ",{\"a\":1,\"b\":{\"c\":1,\"c\":1}}]" << false;
        QTest::newRow("longer row repeats the first name")
            << QByteArray("[{\"a\":1,\"b\":2},{\"a\":1,\"b\":2,\"a\":3}]") << false;
        QTest::newRow("shorter row") << QByteArray("[{\"a\":1,\"b\":2},{\"a\":1}]") << true;
        QTest::newRow("a refused pair is not remembered")
            << QByteArray("[{},{\"a\":1,\"a\":2},{\"a\":1,\"a\":2}]") << false;
        QTest::newRow("names equal a list's, in its element") << QByteArray("{\"a\":[{\"a\":1,\"a\":1}]}") << false;
    }

    void findsDuplicatesAmongRowsOfAList()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, accepted);

        QCOMPARE(JsonDocument::parse(text).hasValue(), accepted);
    }

    void findsDuplicatesInObjectsOfEverySize()
    {
        for (const int members : {1, 2, 15, 16, 17, 18, 100}) {
            QVERIFY(JsonDocument::parse(wideObject(members, "\"last\"")));
            for (int repeated = 0; repeated < members; ++repeated) {
                const QByteArray name = "\"\\u006e" + QByteArray::number(repeated) + '"';
                const Result<JsonDocument> document = JsonDocument::parse(wideObject(members, name));
                QVERIFY2(!document, qPrintable(u"%1 of %2"_s.arg(repeated).arg(members)));
                QCOMPARE(document.error().found, u"n%1"_s.arg(repeated));
            }
        }
    }

    void wideObjectsAreNotQuadratic()
    {
        const QByteArray narrow = wideObject(5'000, "\"last\"");
        const QByteArray wide = wideObject(50'000, "\"last\"");
        QVERIFY(JsonDocument::parse(wide));
        QVERIFY(!JsonDocument::parse(wideObject(50'000, "\"n0\"")));

        // Ten times the names: about ten times the time, a hundred times if each were compared with each.
        const double ratio = double(fastest(wide)) / double(fastest(narrow));

        QVERIFY2(ratio < 40, qPrintable(QString::number(ratio)));
    }

    void limitsDepth_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("accepted");

        QTest::newRow("64 arrays") << QByteArray(64, '[') + QByteArray(64, ']') << true;
        QTest::newRow("65 arrays") << QByteArray(65, '[') + QByteArray(65, ']') << false;
        QTest::newRow("64 objects") << QByteArray("{\"a\":").repeated(63) + "{}" + QByteArray(63, '}') << true;
        QTest::newRow("65 objects") << QByteArray("{\"a\":").repeated(64) + "{}" + QByteArray(64, '}') << false;
        QTest::newRow("in a skipped member")
            << "{\"x\":" + QByteArray(1100, '[') + QByteArray(1100, ']') + ",\"a\":5}" << false;
        QTest::newRow("many side by side are not deep") << listOfRows(1000, "[[]]") << true;
    }

    void limitsDepth()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, accepted);

        const Result<JsonDocument> document = JsonDocument::parse(text);

        QCOMPARE(document.hasValue(), accepted);
        if (!accepted)
            QCOMPARE(document.error().kind, ErrorKind::TooLarge);
    }

    void refusesEndlessNestingAtOnce_data()
    {
        QTest::addColumn<QByteArray>("text");

        QTest::newRow("100,000 arrays") << QByteArray(100'000, '[');
        QTest::newRow("100,000 arrays, closed") << QByteArray(100'000, '[') + QByteArray(100'000, ']');
        QTest::newRow("100,000 objects") << QByteArray("{\"a\":").repeated(100'000);
        QTest::newRow("arrays and objects") << QByteArray("[{\"a\":").repeated(100'000);
    }

    void refusesEndlessNestingAtOnce()
    {
        QFETCH(QByteArray, text);

        QVERIFY(!JsonDocument::parse(text));
        QVERIFY(
            !JsonDocument::parse(text, {.depth = 1'000'000})); // whoever lifts the limit must not get a stack overflow
        QVERIFY2(fastest(text) < 100'000'000, qPrintable(QString::number(fastest(text))));
    }

    void limitsBytesNumbersAndValues_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qsizetype>("bytes");
        QTest::addColumn<int>("numberLength");
        QTest::addColumn<qsizetype>("values");
        QTest::addColumn<bool>("accepted");

        const JsonLimits usual;
        const QByteArray number(usual.numberLength, '9');
        QTest::newRow("as many bytes as allowed") << QByteArray("[1,2]") << qsizetype(5) << 10 << qsizetype(10) << true;
        QTest::newRow("a byte too many") << QByteArray("[1,2]") << qsizetype(4) << 10 << qsizetype(10) << false;
        QTest::newRow("blanks count as bytes") << QByteArray("[1,2] ") << qsizetype(5) << 10 << qsizetype(10) << false;
        QTest::newRow("number at the limit")
            << '[' + number + ']' << usual.bytes << usual.numberLength << usual.values << true;
        QTest::newRow("number over it") << '[' + number + "9]" << usual.bytes << usual.numberLength << usual.values
                                        << false;
        QTest::newRow("lone number over it")
            << number + '9' << usual.bytes << usual.numberLength << usual.values << false;
        QTest::newRow("blanks are no part of a number")
            << '[' + number + "  ]" << usual.bytes << usual.numberLength << usual.values << true;
        QTest::newRow("long strings are no numbers")
            << "[\"" + number + "99\"]" << usual.bytes << usual.numberLength << usual.values << true;
        QTest::newRow("values at the limit")
            << QByteArray("[1,{\"a\":2}]") << usual.bytes << 10 << qsizetype(4) << true;
        QTest::newRow("values over it") << QByteArray("[1,{\"a\":2}]") << usual.bytes << 10 << qsizetype(3) << false;
    }

    void limitsBytesNumbersAndValues()
    {
        QFETCH(QByteArray, text);
        QFETCH(qsizetype, bytes);
        QFETCH(int, numberLength);
        QFETCH(qsizetype, values);
        QFETCH(bool, accepted);

        const Result<JsonDocument> document =
            JsonDocument::parse(text, {.bytes = bytes, .numberLength = numberLength, .values = values});

        QCOMPARE(document.hasValue(), accepted);
        if (!accepted)
            QCOMPARE(document.error().kind, ErrorKind::TooLarge);
    }

    void namesThePlaceOfAFault_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("where");

        QTest::newRow("bad number") << QByteArray("{\"a\": 01}") << u"byte 6"_s;
        QTest::newRow("bad literal") << QByteArray("[1, tru]") << u"byte 4"_s;
        QTest::newRow("bad escape") << QByteArray("[\"ok\", \"\\q\"]") << u"byte 7"_s;
        QTest::newRow("second of two equal names") << QByteArray("{\"a\":1,\"a\":2}") << u"byte 8"_s;
        QTest::newRow("second document") << QByteArray("{} {}") << u"byte 3"_s;
        QTest::newRow("text after a lone number") << QByteArray("1 2") << u"byte 2"_s;
        QTest::newRow("too deep") << QByteArray(70, '[') + QByteArray(70, ']') << u"byte 64"_s;
    }

    void namesThePlaceOfAFault()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, where);

        QCOMPARE(JsonDocument::parse(text).error().where, where);
    }

    void errorsNeverQuoteValues_data()
    {
        QTest::addColumn<QByteArray>("text");

        QTest::newRow("token without quotes") << QByteArray("{\"access_token\":s3cret}");
        QTest::newRow("looks like a number") << QByteArray("{\"access_token\":5s3cret}");
        QTest::newRow("bad escape") << QByteArray("{\"access_token\":\"s3cret\\q\"}");
        QTest::newRow("cut off") << QByteArray("{\"access_token\":\"s3cret");
        QTest::newRow("duplicate") << QByteArray("{\"access_token\":\"s3cret\",\"access_token\":\"s3cret\"}");
        QTest::newRow("not JSON") << QByteArray("s3cret");
    }

    void errorsNeverQuoteValues()
    {
        QFETCH(QByteArray, text);

        const Error error = JsonDocument::parse(text).error();

        for (const QString &field : {error.where, error.found, error.expected, error.detail})
            QVERIFY2(!field.contains("s3cret"_L1), qPrintable(field));
    }
};

QTEST_APPLESS_MAIN(TestJsonDocument)
#include "tst_json_document.moc"

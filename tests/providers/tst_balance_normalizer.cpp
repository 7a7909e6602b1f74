// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition_text.h"

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

QString text(const std::optional<Figure> &figure)
{
    return figure ? figure->amount.toString() : u"not sent"_s;
}

/// The one account of the report in a line: its figure or its error.
QString outcome(const Result<BalanceReport> &report)
{
    if (!report)
        return u"whole: "_s + errorCode(report.error().kind);
    if (report.value().readings.size() + report.value().failures.size() != 1)
        return u"%1 accounts"_s.arg(report.value().readings.size() + report.value().failures.size());
    return report.value().readings.empty() ? errorCode(report.value().failures.front().error.kind)
                                           : text(report.value().readings.front().posted);
}

QStringList kindsOf(const std::vector<Diagnostic> &diagnostics)
{
    QStringList kinds;
    for (const Diagnostic &diagnostic : diagnostics)
        kinds.append(diagnosticCode(diagnostic.kind));
    return kinds;
}

ProviderDefinition plainList()
{
    return listDefinition(R"("currency":{"at":"/c"},"posted":{"at":"/p","unit":"major"})");
}

FetchedBody bodyOf(const QString &request, const QByteArray &bytes, const Variables &variables = {}, int parent = -1,
                   const QString &item = {})
{
    FetchedBody body;
    body.request = request;
    body.variables = variables;
    body.parent = parent;
    body.parentItem = item;
    body.bytes = bytes;
    body.document = JsonDocument::parse(bytes).value();
    return body;
}

/// accounts -> balance of each, as Solaris.
ProviderDefinition chainDefinition()
{
    return loaded(definitionText(
        R"([{"id":"accounts","get":"{api}/accounts","each":"","bind":{"account":"/id"}},
            {"id":"balance","get":"{api}/accounts/{account}","for":"accounts"}])",
        R"([{"from":"balance","key":{"text":"{account}"},"name":{"of":"accounts","at":"/name"},"currency":{"of":"accounts","at":"/c"},
             "posted":{"at":"/p","unit":"minor"},"creditLine":{"included":"yes","amount":{"of":"accounts","at":"/limit","unit":"minor"}},
             "bridge":"not-itemised"}])"));
}

Result<BalanceReport> run(const ProviderDefinition &definition, std::vector<FetchedBody> bodies,
                          std::vector<FailedRequest> failed)
{
    static const CurrencyTable currencies = testCurrencies();
    NormalizerInput input;
    input.mode = u"all"_s;
    QHash<QString, int> numbers;
    for (FetchedBody &body : bodies)
        body.number = ++numbers[body.request];
    input.bodies = std::move(bodies);
    input.failed = std::move(failed);
    input.receivedAt = parseRfc3339(u"2026-03-01T12:00:00Z").value();
    return normalizeBalances(definition, currencies, input);
}

} // namespace

class TestBalanceNormalizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAmountsExactlyOrRefuses_data();
    void readsAmountsExactlyOrRefuses();
    void refusesRepliesThatAreNoData_data();
    void refusesRepliesThatAreNoData();
    void anEmptyListIsSaid();
    void oneBadItemFailsThatAccountOnly();
    void anItemWithoutIdLeavesTheListIncomplete();
    void twoItemsOfOneIdAreBothRefused();
    void absentIsNeverZero_data();
    void absentIsNeverZero();
    void sumsCarryAllTheirSources();
    void readsTheParameterOfTheUnit();
    void keepsProvenanceOfEachFigure();
    void textFromTheProviderStaysAsItIs();
    void tellsWhatTheUserShouldKnow_data();
    void tellsWhatTheUserShouldKnow();
    void readsTimesInTheirFormat_data();
    void readsTimesInTheirFormat();
    void readsRowsByType_data();
    void readsRowsByType();
    void skipsAndExcludesByCondition();
    void ownershipFollowsConditions();
    void readsItemsOfEarlierRequests();
    void aFailedRequestFailsItsAccountOnly();
    void aFailedListLeavesEverythingUndelivered();
    void aFailedPageKeepsTheOthers();
    void refusesMoreAccountsThanTheCap();
};

void TestBalanceNormalizer::readsAmountsExactlyOrRefuses_data()
{
    QTest::addColumn<QByteArray>("amount");
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QString>("expected");
    const QByteArray major = R"({"at":"/p","unit":"major"})";
    const QByteArray minor = R"({"at":"/p","unit":"minor"})";
    const QByteArray stated = R"({"at":"/p","unit":{"minorDigits":8}})";
    const QByteArray scale = R"({"at":"/p","unit":{"scaleAt":"/s"}})";
    const QByteArray places = R"({"at":"/p","unit":{"placesAt":"/s","otherwise":"major"}})";
    const QByteArray words = R"({"at":"/p","unit":"minor","unitAt":{"at":"/u","words":["cents"]},"currencyAt":"/c2"})";
    const QByteArray sign =
        R"({"at":"/p","unit":"major","sign":{"at":"/d","map":{"Credit":"+","Debit":"-"},"amountIs":"unsigned"}})";
    const QByteArray ownSign =
        R"({"at":"/p","unit":"major","sign":{"at":"/d","map":{"C":"+","D":"-"},"absent":"+","amountIs":"signed"}})";
    const auto row = [](const char *why, const QByteArray &amount, const QByteArray &item, const char *expected) {
        QTest::newRow(why) << amount << item << QString::fromLatin1(expected);
    };
    row("fault 35: beyond 2^53", major, R"("c":"EUR","p":9007199254740993)", "9007199254740993");
    row("fault 35: beyond 2^53 with cents", major, R"("c":"EUR","p":12345678901234567.89)", "12345678901234567.89");
    row("fault 35: 1.10 keeps its zero", major, R"("c":"EUR","p":1.10)", "1.10");
    row("fault 35: minus zero is zero", major, R"("c":"EUR","p":-0)", "0");
    row("fault 35: minus zero keeps its digits", major, R"("c":"EUR","p":-0.00)", "0.00");
    row("fault 35: 1e400", major, R"("c":"EUR","p":1e400)", "overflow");
    row("fault 35: 1e3", major, R"("c":"EUR","p":1e3)", "1000");
    row("fault 35: NaN as text", major, R"("c":"EUR","p":"NaN")", "bad-amount");
    row("fault 35: 300 digits", major, R"("c":"EUR","p":")" + QByteArray(300, '9') + '"', "overflow");
    row("19 digits", major, R"("c":"EUR","p":"-1234567890123456.789")", "-1234567890123456.789");
    row("text with grouping", major, R"("c":"EUR","p":"1.234,56")", "bad-amount");
    row("text with blanks", major, R"("c":"EUR","p":" 1")", "bad-amount");
    row("text with currency", major, R"("c":"EUR","p":"1 EUR")", "bad-amount");
    row("text with exponent", major, R"("c":"EUR","p":"1e2")", "bad-amount");
    row("empty text", major, R"("c":"EUR","p":"")", "bad-amount");
    row("true", major, R"("c":"EUR","p":true)", "unexpected-shape");
    row("object", major, R"("c":"EUR","p":{})", "unexpected-shape");

    row("cents", minor, R"("c":"EUR","p":1234)", "12.34");
    row("debit cents", minor, R"("c":"EUR","p":-5)", "-0.05");
    row("cents as text", minor, R"("c":"EUR","p":"1234")", "12.34");
    row("half a cent", minor, R"("c":"EUR","p":12.5)", "bad-amount");
    row("half a cent as text", minor, R"("c":"EUR","p":"12.5")", "bad-amount");
    row("integral with exponent", minor, R"("c":"EUR","p":1e2)", "1.00");
    row("integral with a point", minor, R"("c":"EUR","p":100.0)", "1.00");
    row("yen", minor, R"("c":"JPY","p":100)", "100");
    row("dinar", minor, R"("c":"KWD","p":100)", "0.100");
    row("unidad de fomento", minor, R"("c":"CLF","p":100)", "0.0100");
    row("shilling", minor, R"("c":"UGX","p":2710)", "2710");
    row("a retired code", minor, R"("c":"HRK","p":100)", "1.00");
    row("fault 36: no exponent by ISO (gold)", minor, R"("c":"XAU","p":100)", "unknown-currency");
    row("fault 36: a code that ISO does not know", minor, R"("c":"QQQ","p":100)", "unknown-currency");
    row("fault 36: a code that is none", minor, R"("c":"€","p":100)", "unknown-currency");
    row("fault 36: no code", minor, R"("p":100)", "unexpected-shape");
    row("fault 36: a code that is a number", minor, R"("c":978,"p":100)", "unexpected-shape");
    row("stated digits of a private code", stated, R"("c":"BTC","p":1)", "0.00000001");

    row("scale", scale, R"("c":"BRL","p":576,"s":2)", "5.76");
    row("scale 5 of a coin", scale, R"("c":"ETH","p":38,"s":5)", "0.00038");
    row("scale as text", scale, R"("c":"BRL","p":576,"s":"2")", "5.76");
    row("scale is not there", scale, R"("c":"BRL","p":576)", "unexpected-shape");
    row("negative scale", scale, R"("c":"BRL","p":576,"s":-2)", "bad-amount");
    row("absurd scale", scale, R"("c":"BRL","p":576,"s":1000)", "bad-amount");
    row("half a scale", scale, R"("c":"BRL","p":576,"s":1.5)", "bad-amount");
    row("a fraction that has a scale too", scale, R"("c":"BRL","p":5.76,"s":2)", "bad-amount");
    row("places", places, R"("c":"EUR","p":12345,"s":3)", "12.345");
    row("no places: the other unit", places, R"("c":"EUR","p":"12.3")", "12.3");
    row("null places: the other unit", places, R"("c":"EUR","p":"12.3","s":null)", "12.3");

    row("unit word", words, R"("c":"EUR","p":1234,"u":"cents","c2":"EUR")", "12.34");
    row("another unit word", words, R"("c":"EUR","p":1234,"u":"euros","c2":"EUR")", "unexpected-shape");
    row("no unit word", words, R"("c":"EUR","p":1234,"c2":"EUR")", "unexpected-shape");
    row("fault 32: another currency beside the amount", words, R"("c":"EUR","p":1234,"u":"cents","c2":"USD")",
        "currency-mismatch");
    row("no currency beside the amount", words, R"("c":"EUR","p":1234,"u":"cents")", "12.34");

    row("credit", sign, R"("c":"EUR","p":"1.00","d":"Credit")", "1.00");
    row("debit", sign, R"("c":"EUR","p":"1.00","d":"Debit")", "-1.00");
    row("neither", sign, R"("c":"EUR","p":"1.00","d":"CRDT")", "unexpected-shape");
    row("no indicator", sign, R"("c":"EUR","p":"1.00")", "unexpected-shape");
    row("a sign and an indicator", sign, R"("c":"EUR","p":"-1.00","d":"Debit")", "bad-amount");
    row("a debit turns an own sign round", ownSign, R"("c":"EUR","p":"-1.00","d":"D")", "1.00");
    row("absent indicator as declared", ownSign, R"("c":"EUR","p":"-1.00")", "-1.00");
}

void TestBalanceNormalizer::readsAmountsExactlyOrRefuses()
{
    QFETCH(QByteArray, amount);
    QFETCH(QByteArray, item);
    QFETCH(QString, expected);
    const ProviderDefinition definition = listDefinition(R"("currency":{"at":"/c"},"posted":)" + amount);
    QCOMPARE(outcome(normalized(definition, R"({"items":[{"id":"a",)" + item + "}]}")), expected);
}

void TestBalanceNormalizer::refusesRepliesThatAreNoData_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("fault 27: a sign-in page")
        << QByteArray("<!DOCTYPE html><html><title>Sign in</title>") << ErrorKind::MalformedReply;
    QTest::newRow("fault 28: a page inside a JSON type") << QByteArray("\n <html>") << ErrorKind::MalformedReply;
    QTest::newRow("fault 29: an error object")
        << QByteArray(R"({"error":{"x":1},"message":"Try later"})") << ErrorKind::ProviderRefused;
    QTest::newRow("fault 30: empty") << QByteArray() << ErrorKind::MalformedReply;
    QTest::newRow("fault 30: null") << QByteArray("null") << ErrorKind::UnexpectedShape;
    QTest::newRow("fault 30: {}") << QByteArray("{}") << ErrorKind::UnexpectedShape;
    QTest::newRow("fault 30: [] where an object is promised") << QByteArray("[]") << ErrorKind::UnexpectedShape;
    QTest::newRow("the list is null") << QByteArray(R"({"items":null})") << ErrorKind::UnexpectedShape;
    QTest::newRow("fault 34: a key twice")
        << QByteArray(R"({"items":[{"id":"a","c":"EUR","p":1,"p":2}]})") << ErrorKind::MalformedReply;
    QTest::newRow("fault 35: NaN") << QByteArray(R"({"items":[{"id":"a","c":"EUR","p":NaN}]})")
                                   << ErrorKind::MalformedReply;
    QTest::newRow("a body that was cut (fault 9)")
        << QByteArray(R"({"items":[{"id":"a","c":"EUR","p":12)") << ErrorKind::MalformedReply;
}

void TestBalanceNormalizer::refusesRepliesThatAreNoData()
{
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, kind);
    const auto report = normalized(plainList(), body);
    QVERIFY(!report);
    QCOMPARE(report.error().kind, kind);
    if (kind == ErrorKind::ProviderRefused)
        QCOMPARE(report.error().provider.message, u"Try later"_s);
}

void TestBalanceNormalizer::anEmptyListIsSaid()
{
    const auto report = normalized(plainList(), R"({"items":[]})");
    QVERIFY(report);
    QVERIFY(report.value().readings.empty());
    QVERIFY(report.value().isComplete());
    QCOMPARE(kindsOf(report.value().diagnostics), QStringList{u"empty-list"_s});
}

void TestBalanceNormalizer::oneBadItemFailsThatAccountOnly()
{
    const auto report =
        normalized(plainList(),
                   R"({"items":[{"id":"a","c":"EUR","p":1},{"id":"b","c":"EUR","p":"x"},{"id":"c","c":"EUR","p":3}]})");
    QVERIFY(report);
    QCOMPARE(report.value().readings.size(), 2U);
    QCOMPARE(report.value().readings[1].providerAccountId, u"c"_s);
    QCOMPARE(report.value().failures.size(), 1U);
    QCOMPARE(report.value().failures[0].providerAccountId, u"b"_s);
    QCOMPARE(report.value().failures[0].error.where, u"/items/1/p"_s);
    QCOMPARE(report.value().failures[0].error.found, u"x"_s);
    QVERIFY(!report.value().undelivered);
    QVERIFY(!report.value().isComplete());
}

void TestBalanceNormalizer::anItemWithoutIdLeavesTheListIncomplete()
{
    const auto report = normalized(plainList(), R"({"items":[{"id":"a","c":"EUR","p":1},{"id":"","c":"EUR","p":2}]})");
    QVERIFY(report);
    QCOMPARE(report.value().readings.size(), 1U);
    QVERIFY2(report.value().undelivered, "else the account whose id is lost would count as gone");
    QCOMPARE(report.value().undelivered->where, u"/items/1/id"_s);
}

void TestBalanceNormalizer::twoItemsOfOneIdAreBothRefused()
{
    const auto report = normalized(
        plainList(), R"({"items":[{"id":"a","c":"EUR","p":1},{"id":"b","c":"EUR","p":2},{"id":"a","c":"EUR","p":1}]})");
    QVERIFY(report);
    QCOMPARE(report.value().readings.size(), 1U);
    QCOMPARE(report.value().readings[0].providerAccountId, u"b"_s);
    QCOMPARE(report.value().failures.size(), 1U);
    QCOMPARE(report.value().failures[0].error.kind, ErrorKind::DuplicateAccount);
    QCOMPARE(report.value().failures[0].error.found, u"a"_s);
}

void TestBalanceNormalizer::absentIsNeverZero_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QString>("posted");
    QTest::addColumn<QString>("available");
    QTest::addColumn<QString>("pending");
    QTest::newRow("absent") << QByteArray(R"("p":1)") << u"1"_s << u"not sent"_s << u"not sent"_s;
    QTest::newRow("null") << QByteArray(R"("p":1,"a":null,"x":null,"y":null)") << u"1"_s << u"not sent"_s
                          << u"not sent"_s;
    QTest::newRow("zero is sent") << QByteArray(R"("p":0,"a":0)") << u"0"_s << u"0"_s << u"not sent"_s;
    QTest::newRow("the document says that absent is zero, in a sum")
        << QByteArray(R"("p":1,"x":5)") << u"1"_s << u"not sent"_s << u"5"_s;
    QTest::newRow("and where it is there") << QByteArray(R"("p":1,"x":5,"y":2)") << u"1"_s << u"not sent"_s << u"3"_s;
    QTest::newRow("half a sum") << QByteArray(R"("p":1,"y":2)") << u"unexpected-shape"_s << QString() << QString();
    QTest::newRow("no kind at all") << QByteArray(R"("z":1)") << u"unexpected-shape"_s << QString() << QString();
    QTest::newRow("first of: the new field")
        << QByteArray(R"("a2":7,"a":8)") << u"not sent"_s << u"7"_s << u"not sent"_s;
    QTest::newRow("first of: a bad new field is not passed over")
        << QByteArray(R"("a2":"x","a":8,"p":1)") << u"bad-amount"_s << QString() << QString();
}

void TestBalanceNormalizer::absentIsNeverZero()
{
    QFETCH(QByteArray, item);
    QFETCH(QString, posted);
    QFETCH(QString, available);
    QFETCH(QString, pending);
    const ProviderDefinition definition = listDefinition(
        R"("currency":{"fixed":"EUR"},"posted":{"at":"/p","unit":"major"},
           "available":{"firstOf":[{"at":"/a2","unit":"major"},{"at":"/a","unit":"major"}]},
           "pending":{"sum":[{"at":"/x","unit":"major"},{"minus":{"at":"/y","unit":"major","absent":"zero"}}]})");

    const auto report = normalized(definition, R"({"items":[{"id":"a",)" + item + "}]}");

    QVERIFY(report);
    if (report.value().readings.empty()) {
        QCOMPARE(errorCode(report.value().failures.front().error.kind), posted);
        return;
    }
    const BalanceReading &reading = report.value().readings.front();
    QCOMPARE(text(reading.posted), posted);
    QCOMPARE(text(reading.available), available);
    QCOMPARE(text(reading.pending), pending);
}

void TestBalanceNormalizer::sumsCarryAllTheirSources()
{
    const ProviderDefinition definition = listDefinition(
        R"("currency":{"fixed":"EUR"},"posted":{"sum":[{"at":"/a","unit":"major"},{"at":"/b","unit":"minor"},{"minus":{"at":"/c","unit":"major"}}]})");

    const auto report = normalized(definition, R"({"items":[{"id":"a","a":"0.1","b":20,"c":0.300}]})");

    QVERIFY(report && report.value().readings.size() == 1);
    const Figure posted = report.value().readings.front().posted.value();
    QCOMPARE(posted.amount.toString(), u"0.000"_s);
    QCOMPARE(posted.sources.size(), 3U);
    QCOMPARE(posted.sources[2].pointer, u"/items/0/c"_s);
    QCOMPARE(posted.sources[2].rawToken, u"0.300"_s);
}

void TestBalanceNormalizer::readsTheParameterOfTheUnit()
{
    const ProviderDefinition definition =
        listDefinition(R"("currency":{"fixed":"EUR"},"posted":{"at":"/p","unit":{"parameter":"unit"}})");
    const QByteArray body = R"({"items":[{"id":"a","p":150000}]})";
    QCOMPARE(outcome(normalized(definition, body)), u"150000"_s);
    QCOMPARE(outcome(normalized(definition, body, {{u"unit"_s, {u"minor"_s}}})), u"1500.00"_s);
    QCOMPARE(outcome(normalized(definition, body, {{u"unit"_s, {u"major"_s}}})), u"150000"_s);
}

void TestBalanceNormalizer::keepsProvenanceOfEachFigure()
{
    const auto report = normalized(plainList(), R"({"items":[{"id":"a","c":"EUR","p":1.50}]})");
    QVERIFY(report);
    const Figure posted = report.value().readings.front().posted.value();
    QCOMPARE(posted.sources, (std::vector<FigureSource>{{u"list"_s, u"/items/0/p"_s, u"1.50"_s}}));
    QCOMPARE(report.value().bodies.size(), 1U);
    QCOMPARE(report.value().bodies.front().request, u"list"_s);
    QCOMPARE(report.value().bodies.front().sha256.size(), 32);
    QCOMPARE(report.value().definitionVersion, 3);
}

void TestBalanceNormalizer::textFromTheProviderStaysAsItIs()
{
    const ProviderDefinition definition =
        listDefinition(R"("currency":{"fixed":"EUR"},"name":"/n","iban":"/i","posted":{"at":"/p","unit":"major"})");
    const auto report = normalized(definition, R"({"items":[{"id":"a","p":1,"n":"<img src=x> %1 =cmd","i":"DE00"}]})");
    QVERIFY(report);
    QCOMPARE(report.value().readings.front().name, u"<img src=x> %1 =cmd"_s);
    QCOMPARE(report.value().readings.front().iban, u"DE00"_s);
}

void TestBalanceNormalizer::tellsWhatTheUserShouldKnow_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QStringList>("diagnostics");
    QTest::newRow("all is well") << QByteArray(R"("c":"EUR","p":1.00,"s":"OPEN")") << QStringList{};
    QTest::newRow("status") << QByteArray(R"("c":"EUR","p":1,"s":"CLOSED")") << QStringList{u"status-not-active"_s};
    QTest::newRow("no status is none") << QByteArray(R"("c":"EUR","p":1)") << QStringList{};
    QTest::newRow("fault 53: five minutes ahead is clock drift")
        << QByteArray(R"("c":"EUR","p":1,"t":"2026-03-01T12:05:00Z")") << QStringList{};
    QTest::newRow("fault 53: more is told")
        << QByteArray(R"("c":"EUR","p":1,"t":"2026-03-01T12:05:01Z")") << QStringList{u"server-time-ahead"_s};
    QTest::newRow("fault 36: unlisted code in major units")
        << QByteArray(R"("c":"BTC","p":"0.00000001")") << QStringList{u"currency-unlisted"_s};
    QTest::newRow("more digits than the currency has")
        << QByteArray(R"("c":"JPY","p":"1.0")") << QStringList{u"more-digits-than-currency"_s};
    QTest::newRow("gold has no digits of its own") << QByteArray(R"("c":"XAU","p":"1.0001")") << QStringList{};
}

void TestBalanceNormalizer::tellsWhatTheUserShouldKnow()
{
    QFETCH(QByteArray, item);
    QFETCH(QStringList, diagnostics);
    const ProviderDefinition definition = listDefinition(
        R"("currency":{"at":"/c"},"status":{"at":"/s","active":["OPEN"]},"asOf":{"at":"/t","format":"rfc3339"},"posted":{"at":"/p","unit":"major"})");
    const auto report = normalized(definition, R"({"items":[{"id":"a",)" + item + "}]}");
    QVERIFY(report && report.value().readings.size() == 1);
    QCOMPARE(kindsOf(report.value().readings.front().diagnostics), diagnostics);
}

void TestBalanceNormalizer::readsTimesInTheirFormat_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("time");
    QTest::newRow("RFC 3339 with a zone")
        << QByteArray("rfc3339") << QByteArray(R"("2026-01-31T23:00:00.5-05:00")") << u"2026-02-01T04:00:00.500Z"_s;
    QTest::newRow("without a zone it is no time")
        << QByteArray("rfc3339") << QByteArray(R"("2026-01-31T23:00:00")") << u"bad-time"_s;
    QTest::newRow("an empty text") << QByteArray("rfc3339") << QByteArray(R"("")") << u"bad-time"_s;
    QTest::newRow("seconds") << QByteArray("unix-seconds") << QByteArray("1767225600") << u"2026-01-01T00:00:00Z"_s;
    QTest::newRow("milliseconds") << QByteArray("unix-milliseconds") << QByteArray("1767225600250")
                                  << u"2026-01-01T00:00:00.250Z"_s;
    QTest::newRow("milliseconds where seconds are promised")
        << QByteArray("unix-seconds") << QByteArray("1767225600250") << u"bad-time"_s;
    QTest::newRow("before 1970") << QByteArray("unix-seconds") << QByteArray("-1") << u"bad-time"_s;
    QTest::newRow("date") << QByteArray("date") << QByteArray(R"("2026-01-31")") << u"2026-01-31T00:00:00Z"_s;
    QTest::newRow("not a day") << QByteArray("date") << QByteArray(R"("2026-02-30")") << u"bad-time"_s;
    QTest::newRow("null is not stated") << QByteArray("date") << QByteArray("null") << u"none"_s;
}

void TestBalanceNormalizer::readsTimesInTheirFormat()
{
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, value);
    QFETCH(QString, time);
    const ProviderDefinition definition =
        listDefinition(R"("currency":{"fixed":"EUR"},"lastChangedAt":{"at":"/t","format":")" + format
                       + R"("},"posted":{"at":"/p","unit":"major"})");
    const auto report = normalized(definition, R"({"items":[{"id":"a","p":1,"t":)" + value + "}]}");
    QVERIFY(report);
    if (report.value().readings.empty()) {
        QCOMPARE(errorCode(report.value().failures.front().error.kind), time);
        return;
    }
    const auto read = report.value().readings.front().lastChangedAt;
    QCOMPARE(read ? formatRfc3339(*read) : u"none"_s, time);
    QVERIFY2(!report.value().readings.front().asOf, "a change time is no time of validity");
}

void TestBalanceNormalizer::readsRowsByType_data()
{
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<QString>("expected"); // posted, available, pending, credit line, diagnostics
    const QByteArray booked = R"({"t":"InterimBooked","a":"10.00","d":"Credit"})";
    const QByteArray available = R"({"t":"InterimAvailable","a":"9.00","d":"Credit"})";
    const QByteArray withLine = R"({"t":"InterimAvailable","a":"109.00","d":"Credit","line":true})";
    QTest::newRow("booked and available") << booked + ',' + available << u"10.00 9.00 not sent no"_s;
    QTest::newRow("debit") << QByteArray(R"({"t":"InterimBooked","a":"10.00","d":"Debit"})")
                           << u"-10.00 not sent not sent unknown"_s;
    QTest::newRow("without the credit line first")
        << booked + ',' + withLine + ',' + available << u"10.00 9.00 not sent no"_s;
    QTest::newRow("only with the credit line") << withLine << u"not sent 109.00 not sent yes"_s;
    QTest::newRow("expected (XPCD)") << booked + R"(,{"t":"Expected","a":"7","d":"Credit"})"
                                     << u"10.00 not sent 7 unknown"_s;
    QTest::newRow("the preferred type") << R"({"t":"ClosingBooked","a":"1","d":"Credit"},)" + booked
                                        << u"10.00 not sent not sent unknown"_s;
    QTest::newRow("a type that is ignored")
        << booked + R"(,{"t":"OpeningBooked","a":"x","d":"?"})" << u"10.00 not sent not sent unknown"_s;
    QTest::newRow("a type that the definition does not know is told") << booked
            + R"(,{"t":"Information","a":"1","d":"Credit"})" << u"10.00 not sent not sent unknown unmapped-kind"_s;
    QTest::newRow("two rows for one kind") << booked + ',' + booked << u"unexpected-shape"_s;
    QTest::newRow("no row at all") << QByteArray() << u"unexpected-shape"_s;
    QTest::newRow("a bad amount in the row that counts")
        << QByteArray(R"({"t":"InterimBooked","a":"x","d":"Credit"})") << u"bad-amount"_s;
}

void TestBalanceNormalizer::readsRowsByType()
{
    QFETCH(QByteArray, rows);
    QFETCH(QString, expected);
    const ProviderDefinition definition = listDefinition(
        R"("currency":{"fixed":"GBP"},"rows":{"each":"/rows","kind":{"at":"/t","map":{"InterimBooked":"posted/ITBD","ClosingBooked":"posted/CLBD",
           "InterimAvailable":"available/ITAV","Expected":"pending/XPCD","OpeningBooked":"ignore"}},
           "prefer":["InterimBooked","ClosingBooked"],"preferWithoutCreditLine":true,"creditLineIncludedWhen":[{"at":"/line","equals":true}],
           "amount":{"at":"/a","unit":"major","sign":{"at":"/d","map":{"Credit":"+","Debit":"-"},"amountIs":"unsigned"}}})");

    const auto report = normalized(definition, R"({"items":[{"id":"a","rows":[)" + rows + "]}]}");

    QVERIFY(report);
    if (report.value().readings.empty()) {
        QCOMPARE(errorCode(report.value().failures.front().error.kind), expected);
        return;
    }
    const BalanceReading &reading = report.value().readings.front();
    QStringList got{text(reading.posted), text(reading.available), text(reading.pending),
                    creditLineCode(reading.creditLine.included)};
    QCOMPARE((got + kindsOf(reading.diagnostics)).join(u' '), expected);
}

void TestBalanceNormalizer::skipsAndExcludesByCondition()
{
    const ProviderDefinition definition = listDefinition(
        R"("currency":{"fixed":"EUR"},"posted":{"at":"/p","unit":"major"},"when":[{"at":"/p","exists":true},{"at":"/kind","in":["cash",7,true]}],
           "skip":[{"at":"/closed","equals":true}],"outOfTotals":[{"at":"/type","equals":"external"}])");
    const auto report = normalized(definition, R"({"items":[
        {"id":"a","p":1,"kind":"cash","type":"own"},{"id":"b","p":1,"kind":7,"type":"external"},{"id":"c","p":1,"kind":true,"closed":true},
        {"id":"d","p":1,"kind":"card"},{"id":"e","kind":"cash","p":null},{"id":"f","p":1,"kind":"cash","closed":"no"}]})");
    QVERIFY(report);
    QStringList seen;
    for (const BalanceReading &reading : report.value().readings)
        seen.append(reading.providerAccountId + (reading.inTotals ? u"+"_s : u"-"_s));
    QCOMPARE(seen, (QStringList{u"a+"_s, u"b-"_s, u"f+"_s}));
    QCOMPARE(kindsOf(report.value().readings[1].diagnostics), QStringList{u"excluded-by-definition"_s});
    QVERIFY(report.value().isComplete());
}

void TestBalanceNormalizer::ownershipFollowsConditions()
{
    const ProviderDefinition definition = listDefinition(
        R"("currency":{"fixed":"EUR"},"posted":{"at":"/p","unit":"major"},"ownershipWhen":[{"is":"held-for-others","when":[{"at":"/type","equals":"customer"}]}])");
    const auto report = normalized(definition, R"({"items":[{"id":"a","p":1,"type":"customer"},{"id":"b","p":1}]})");
    QVERIFY(report);
    QCOMPARE(int(report.value().readings[0].ownership), int(Ownership::HeldForOthers));
    QCOMPARE(int(report.value().readings[1].ownership), int(Ownership::Own));
}

void TestBalanceNormalizer::readsItemsOfEarlierRequests()
{
    std::vector<FetchedBody> bodies{
        bodyOf(u"accounts"_s, R"([{"id":"a","name":"Main","c":"EUR","limit":500},{"id":"b","c":"JPY","limit":null}])"),
        bodyOf(u"balance"_s, R"({"p":100})", {{u"account"_s, u"a"_s}}, 0, u"/0"_s),
        bodyOf(u"balance"_s, R"({"p":100})", {{u"account"_s, u"b"_s}}, 0, u"/1"_s)};

    const auto report = run(chainDefinition(), bodies, {});

    QVERIFY(report);
    QCOMPARE(report.value().readings.size(), 2U);
    const BalanceReading &first = report.value().readings[0];
    QCOMPARE(first.name, u"Main"_s);
    QCOMPARE(text(first.posted), u"1.00"_s);
    QCOMPARE(first.posted->sources.front().request, u"balance#1"_s);
    QCOMPARE(text(first.creditLine.amount), u"5.00"_s);
    QCOMPARE(first.creditLine.amount->sources.front(), (FigureSource{u"accounts"_s, u"/0/limit"_s, u"500"_s}));
    QCOMPARE(text(report.value().readings[1].posted), u"100"_s);
    QVERIFY(!report.value().readings[1].creditLine.amount);
    QCOMPARE(report.value().bodies.size(), 3U);
}

void TestBalanceNormalizer::aFailedRequestFailsItsAccountOnly()
{
    std::vector<FetchedBody> bodies{bodyOf(u"accounts"_s, R"([{"id":"a","c":"EUR"},{"id":"b","c":"EUR"}])"),
                                    bodyOf(u"balance"_s, R"({"p":100})", {{u"account"_s, u"a"_s}}, 0, u"/0"_s)};
    const Error refusal{.kind = ErrorKind::Forbidden, .httpStatus = 403};

    const auto report = run(chainDefinition(), bodies, {{u"balance"_s, {{u"account"_s, u"b"_s}}, 0, u"/1"_s, refusal}});

    QVERIFY(report);
    QCOMPARE(report.value().readings.size(), 1U);
    QCOMPARE(report.value().failures, (std::vector<FailedAccount>{{u"b"_s, refusal}}));
    QVERIFY(!report.value().undelivered);
}

void TestBalanceNormalizer::aFailedListLeavesEverythingUndelivered()
{
    const Error timeout{.kind = ErrorKind::Timeout};
    const auto nothing = run(chainDefinition(), {}, {{u"accounts"_s, {}, -1, {}, timeout}});
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().kind, ErrorKind::Timeout);
}

void TestBalanceNormalizer::aFailedPageKeepsTheOthers()
{
    const Error timeout{.kind = ErrorKind::Timeout};
    const auto report = run(plainList(), {bodyOf(u"list"_s, R"({"items":[{"id":"a","c":"EUR","p":1}]})")},
                            {{u"list"_s, {}, -1, {}, timeout}});
    QVERIFY(report);
    QCOMPARE(report.value().readings.size(), 1U);
    QVERIFY2(report.value().undelivered == timeout, "fault 31: nobody may be called absent after a page that failed");
}

void TestBalanceNormalizer::refusesMoreAccountsThanTheCap()
{
    QByteArray body = R"({"items":[)";
    for (int i = 0; i <= maxAccounts; ++i)
        body +=
            (i == 0 ? QByteArray() : QByteArray(",")) + R"({"id":)" + QByteArray::number(i) + R"(,"c":"EUR","p":1})";
    const auto report = normalized(plainList(), body + "]}");
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::TooLarge);
}

QTEST_APPLESS_MAIN(TestBalanceNormalizer)
#include "tst_balance_normalizer.moc"

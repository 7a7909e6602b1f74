// SPDX-License-Identifier: GPL-3.0-or-later
#include <providers/request_chain.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using Headers = std::vector<std::pair<QByteArray, QByteArray>>;

namespace {

JsonDocument parsed(const QByteArray &text)
{
    auto document = JsonDocument::parse(text);
    if (!document)
        qFatal("not JSON: %s", text.constData());
    return std::move(document).value();
}

PagingSpec cursorPaging()
{
    PagingSpec paging;
    paging.kind = PagingSpec::Kind::CursorInBody;
    paging.cursorAt = u"/page/next"_s;
    paging.itemsAt = u"/items"_s;
    return paging;
}

PagingSpec numberedPaging(int size, const QString &totalAt = {}, const QString &totalHeader = {})
{
    PagingSpec paging;
    paging.kind = PagingSpec::Kind::PageNumber;
    paging.pageSize = size;
    paging.totalAt = totalAt;
    paging.totalHeader = totalHeader;
    paging.itemsAt = u"/items"_s;
    return paging;
}

QString described(const Result<std::optional<NextPage>> &next)
{
    if (!next)
        return errorCode(next.error().kind);
    if (!next.value())
        return u"end"_s;
    const NextPage &page = *next.value();
    return u"%1 %2 %3"_s.arg(page.cursor, QString::number(page.page), page.url);
}

} // namespace

class TestRequestChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheNextCursor_data();
    void findsTheNextCursor();
    void findsTheNextNumberedPage_data();
    void findsTheNextNumberedPage();
    void stopsAtAThousandPages();
    void findsTheNextLink_data();
    void findsTheNextLink();
    void findsTheCursorInAHeader();
    void givesItemsWithTheirVariables();
    void givesMembersWithTheirNames();
    void refusesBodiesWithoutItems_data();
    void refusesBodiesWithoutItems();
    void takesAMissingListForEmptyOnlyWhereTheDefinitionSaysSo();
    void readsTheProvidersWords_data();
    void readsTheProvidersWords();
    void tellsRefusalsFromData_data();
    void tellsRefusalsFromData();
};

void TestRequestChain::findsTheNextCursor_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("next");
    QTest::newRow("text") << QByteArray(R"({"items":[1],"page":{"next":"abc"}})") << u"abc 2 "_s;
    QTest::newRow("number") << QByteArray(R"({"items":[1],"page":{"next":12}})") << u"12 2 "_s;
    QTest::newRow("null ends") << QByteArray(R"({"items":[1],"page":{"next":null}})") << u"end"_s;
    QTest::newRow("nothing ends") << QByteArray(R"({"items":[1]})") << u"end"_s;
    QTest::newRow("empty text ends") << QByteArray(R"({"items":[1],"page":{"next":""}})") << u"end"_s;
    QTest::newRow("an empty page ends, cursor or not")
        << QByteArray(R"({"items":[],"page":{"next":"abc"}})") << u"end"_s;
    QTest::newRow("a page without list ends here and is refused by whoever reads it")
        << QByteArray(R"({"page":{"next":"abc"}})") << u"end"_s;
    QTest::newRow("an object is no cursor")
        << QByteArray(R"({"items":[1],"page":{"next":{}}})") << u"unexpected-shape"_s;
}

void TestRequestChain::findsTheNextCursor()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, next);
    const JsonDocument document = parsed(body);
    QCOMPARE(described(nextPage(cursorPaging(), document.root(), 1, 1, {})).trimmed(), next.trimmed());
}

void TestRequestChain::findsTheNextNumberedPage_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<QString>("totalAt");
    QTest::addColumn<QString>("totalHeader");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<qsizetype>("soFar");
    QTest::addColumn<QString>("next");
    const QString none;
    const QByteArray two = R"({"items":[1,2],"total":5})";
    const QByteArray empty = R"({"items":[],"total":5})";
    QTest::newRow("full page, no total") << 2 << none << none << two << Headers{} << qsizetype(2) << u"4"_s;
    QTest::newRow("short page, no total") << 3 << none << none << two << Headers{} << qsizetype(2) << u"end"_s;
    QTest::newRow("total in the body says more")
        << 0 << u"/total"_s << none << two << Headers{} << qsizetype(4) << u"4"_s;
    QTest::newRow("total in the body is reached")
        << 0 << u"/total"_s << none << two << Headers{} << qsizetype(5) << u"end"_s;
    QTest::newRow("total header, any case, more although the page is short")
        << 100 << none << u"total"_s << two << Headers{{"Total", "3"}} << qsizetype(2) << u"4"_s;
    QTest::newRow("total header is reached although the page is full")
        << 2 << none << u"total"_s << two << Headers{{"total", " 4 "}} << qsizetype(4) << u"end"_s;
    QTest::newRow("announced header is not there: the short page ends")
        << 3 << none << u"total"_s << two << Headers{} << qsizetype(2) << u"end"_s;
    QTest::newRow("empty page before the total: the list was cut")
        << 2 << u"/total"_s << none << empty << Headers{} << qsizetype(4) << u"unexpected-shape"_s;
    QTest::newRow("empty page without total ends")
        << 2 << none << none << empty << Headers{} << qsizetype(4) << u"end"_s;
    QTest::newRow("a total that is no number")
        << 2 << none << u"total"_s << two << Headers{{"total", "many"}} << qsizetype(2) << u"unexpected-shape"_s;
    QTest::newRow("a negative total") << 2 << none << u"total"_s << two << Headers{{"total", "-1"}} << qsizetype(2)
                                      << u"unexpected-shape"_s;
}

void TestRequestChain::findsTheNextNumberedPage()
{
    QFETCH(int, size);
    QFETCH(QString, totalAt);
    QFETCH(QString, totalHeader);
    QFETCH(QByteArray, body);
    QFETCH(Headers, headers);
    QFETCH(qsizetype, soFar);
    QFETCH(QString, next);
    const JsonDocument document = parsed(body);
    QCOMPARE(
        described(nextPage(numberedPaging(size, totalAt, totalHeader), document.root(), 3, soFar, headers)).trimmed(),
        next);
}

void TestRequestChain::stopsAtAThousandPages()
{
    const JsonDocument document = parsed(R"({"items":[1]})");
    QVERIFY(nextPage(numberedPaging(1), document.root(), 999, 999, {}));
    const auto next = nextPage(numberedPaging(1), document.root(), 1000, 1000, {});
    QVERIFY(!next);
    QCOMPARE(next.error().kind, ErrorKind::TooLarge);
}

void TestRequestChain::findsTheNextLink_data()
{
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<QString>("url");
    QTest::newRow("among others")
        << Headers{{"Link", R"(<https://b.example/?p=1>; rel="first", <https://b.example/?p=3,4>; rel="next")"}}
        << u"https://b.example/?p=3,4"_s;
    QTest::newRow("without quotes, in a second header")
        << Headers{{"X", "y"}, {"link", R"(</a?p=1>; rel=prev)"}, {"link", "</a?p=3>; rel=next"}} << u"/a?p=3"_s;
    QTest::newRow("two relations") << Headers{{"link", R"(</a>; title="x"; rel="last next")"}} << u"/a"_s;
    QTest::newRow("none") << Headers{{"link", R"(</a>; rel="prev")"}} << u"end"_s;
    QTest::newRow("next as a title only") << Headers{{"link", R"(</a>; title="next")"}} << u"end"_s;
    QTest::newRow("unclosed") << Headers{{"link", R"(</a; rel="next")"}} << u"end"_s;
}

void TestRequestChain::findsTheNextLink()
{
    QFETCH(Headers, headers);
    QFETCH(QString, url);
    PagingSpec paging;
    paging.kind = PagingSpec::Kind::LinkHeader;
    const JsonDocument document = parsed("[1]");
    const auto next = nextPage(paging, document.root(), 1, 1, headers);
    QVERIFY(next);
    QCOMPARE(next.value() ? next.value()->url : u"end"_s, url);
}

void TestRequestChain::findsTheCursorInAHeader()
{
    PagingSpec paging;
    paging.kind = PagingSpec::Kind::CursorInHeader;
    paging.cursorHeader = u"X-Next"_s;
    const JsonDocument document = parsed("[1]");
    QCOMPARE(nextPage(paging, document.root(), 1, 1, {{"x-next", "c2"}}).value()->cursor, u"c2"_s);
    QVERIFY(!nextPage(paging, document.root(), 1, 1, {}).value());
}

static FetchedBody bodyOf(const QByteArray &text)
{
    FetchedBody body;
    body.request = u"r"_s;
    body.variables = {{u"organization"_s, u"o1"_s}};
    body.bytes = text;
    body.document = parsed(text);
    return body;
}

void TestRequestChain::givesItemsWithTheirVariables()
{
    RequestSpec request;
    request.items = {ItemsSpec::Kind::Elements, u"/items"_s, {}};
    request.bind = {{u"ledger"_s, {u"/ledgerId"_s, u"/id"_s}}};

    const auto items = chainItems(request, bodyOf(R"({"items":[{"id":"a"},{"id":7,"ledgerId":"b"}]})"));

    QVERIFY(items);
    QCOMPARE(items.value().size(), 2U);
    QCOMPARE(items.value()[0].pointer, u"/items/0"_s);
    QCOMPARE(items.value()[0].variables, (Variables{{u"organization"_s, u"o1"_s}, {u"ledger"_s, u"a"_s}}));
    QCOMPARE(items.value()[1].variables.value(u"ledger"_s), u"b"_s);
}

void TestRequestChain::givesMembersWithTheirNames()
{
    RequestSpec request;
    request.items = {ItemsSpec::Kind::Members, u""_s, {}};

    const auto items = chainItems(request, bodyOf(R"({"a/b":{},"UGX":{}})"));

    QVERIFY(items);
    QCOMPARE(items.value().size(), 2U);
    QCOMPARE(items.value()[0].pointer, u"/a~1b"_s);
    QCOMPARE(items.value()[1].variables.value(u"key"_s), u"UGX"_s);
}

void TestRequestChain::refusesBodiesWithoutItems_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("where");
    QTest::newRow("nothing") << QByteArray("{}") << u"/items"_s;
    QTest::newRow("null") << QByteArray(R"({"items":null})") << u"/items"_s;
    QTest::newRow("object") << QByteArray(R"({"items":{}})") << u"/items"_s;
    QTest::newRow("an item without the field that is bound")
        << QByteArray(R"({"items":[{"id":"a"},{"id":null}]})") << u"/items/1/id"_s;
    QTest::newRow("an empty id would ask for the whole list")
        << QByteArray(R"({"items":[{"id":""}]})") << u"/items/0/id"_s;
}

void TestRequestChain::refusesBodiesWithoutItems()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, where);
    RequestSpec request;
    request.items = {ItemsSpec::Kind::Elements, u"/items"_s, {}};
    request.bind = {{u"id"_s, {u"/id"_s}}};
    const auto items = chainItems(request, bodyOf(body));
    QVERIFY(!items);
    QCOMPARE(items.error().kind, ErrorKind::UnexpectedShape);
    QCOMPARE(items.error().where, where);
}

void TestRequestChain::takesAMissingListForEmptyOnlyWhereTheDefinitionSaysSo()
{
    RequestSpec request;
    Condition hasPage;
    hasPage.at = u"/page"_s;
    request.items = {ItemsSpec::Kind::Elements, u"/_embedded/balances"_s, {hasPage}};
    const auto empty = chainItems(request, bodyOf(R"({"page":{"limit":1}})"));
    QVERIFY(empty);
    QVERIFY(empty.value().empty());
    QVERIFY(!chainItems(request, bodyOf("{}")));
    QVERIFY2(!chainItems(request, bodyOf(R"({"page":{},"_embedded":{"balances":{}}})")),
             "another type is never an empty list");
}

void TestRequestChain::readsTheProvidersWords_data()
{
    QTest::addColumn<bool>("plainText");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("code");
    QTest::newRow("first pointer") << true << QByteArray(R"({"errors":[{"detail":"no","code":"c1"}]})") << u"no"_s
                                   << u"c1"_s;
    QTest::newRow("second pointer, number as code")
        << true << QByteArray(R"({"message":"not\u0007 so","code":7})") << u"not\ufffd so"_s << u"7"_s;
    QTest::newRow("markup stays text (fault 45)")
        << true << QByteArray(R"({"message":"<b>x</b>"})") << u"<b>x</b>"_s << QString();
    QTest::newRow("plain text") << true << QByteArray("Missing Token\n") << u"Missing Token"_s << QString();
    QTest::newRow("plain text where none is promised")
        << false << QByteArray("Missing Token") << QString() << QString();
    QTest::newRow("a page of markup is no message (fault 27)")
        << true << QByteArray("<!doctype html><p>Sign in") << QString() << QString();
    QTest::newRow("half a document is no message") << true << QByteArray("{\"message\":\"x") << QString() << QString();
    QTest::newRow("bidi controls are shown") << true
                                             << QByteArray("a\xe2\x80\xae"
                                                           "b")
                                             << u"a\ufffdb"_s << QString();
    QTest::newRow("nothing") << true << QByteArray() << QString() << QString();
}

void TestRequestChain::readsTheProvidersWords()
{
    QFETCH(bool, plainText);
    QFETCH(QByteArray, body);
    QFETCH(QString, message);
    QFETCH(QString, code);
    ErrorSpec errors;
    errors.messageAt = {u"/errors/0/detail"_s, u"/message"_s};
    errors.codeAt = {u"/errors/0/code"_s, u"/code"_s};
    errors.plainText = plainText;

    const ProviderError words = providerErrorIn(errors, body);

    QCOMPARE(words.message, message);
    QCOMPARE(words.code, code);
    QVERIFY(providerErrorIn(errors, QByteArray(5000, 'x')).message.size() <= 300);
}

void TestRequestChain::tellsRefusalsFromData_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isError");
    QTest::newRow("object") << QByteArray(R"({"error":{"message":"x"}})") << true;
    QTest::newRow("text") << QByteArray(R"({"error":"x"})") << true;
    QTest::newRow("true") << QByteArray(R"({"error":true})") << true;
    QTest::newRow("false says that all is well") << QByteArray(R"({"error":false})") << false;
    QTest::newRow("null") << QByteArray(R"({"error":null})") << false;
    QTest::newRow("no errors in the list of errors") << QByteArray(R"({"error":[]})") << false;
    QTest::newRow("nothing") << QByteArray("{}") << false;
}

void TestRequestChain::tellsRefusalsFromData()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isError);
    ErrorSpec errors;
    errors.errorWhenExists = {u"/error"_s};
    const JsonDocument document = parsed(body);
    QCOMPARE(isErrorBody(errors, document.root()), isError);
}

QTEST_APPLESS_MAIN(TestRequestChain)
#include "tst_request_chain.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <auth/request_builder.h>

#include <QRegularExpression>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

TemplateText text(const QString &source)
{
    return TemplateText::parse(source).value();
}

using Fields = std::vector<std::pair<QString, TemplateText>>;

} // namespace

class TestRequestBuilder : public QObject
{
    Q_OBJECT

private:
    const QMap<QString, QString> m_addresses{{u"api"_s, u"https://api.bank.example"_s},
                                             {u"deep"_s, u"https://api.bank.example:8443/base/"_s},
                                             {u"plain"_s, u"http://api.bank.example"_s}};

    Result<HttpRequest> build(const RequestTemplate &request, const Variables &variables) const
    {
        return buildRequest(request, variables, m_addresses, HttpLimits{});
    }
    Result<HttpRequest> buildUrl(const QString &url, const Variables &variables, const Fields &query = {}) const
    {
        RequestTemplate request;
        request.url = text(url);
        request.query = query;
        return build(request, variables);
    }

private Q_SLOTS:
    void fillsAddresses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("encoded");

        QTest::newRow("plain") << u"{api}/v1/{x}/balances"_s << u"abc-1"_s
                               << QByteArray("https://api.bank.example/v1/abc-1/balances");
        QTest::newRow("slash at the end is kept")
            << u"{api}/v1/{x}/"_s << u"a"_s << QByteArray("https://api.bank.example/v1/a/");
        QTest::newRow("no path") << u"{api}"_s << u"a"_s << QByteArray("https://api.bank.example");
        QTest::newRow("base with port, path and slash")
            << u"{deep}/v1/{x}"_s << u"a"_s << QByteArray("https://api.bank.example:8443/base/v1/a");
        QTest::newRow("slash in a value is no new segment")
            << u"{api}/{x}"_s << u"a/b"_s << QByteArray("https://api.bank.example/a%2Fb");
        QTest::newRow("question mark is no query")
            << u"{api}/{x}"_s << u"a?b=c#d"_s << QByteArray("https://api.bank.example/a%3Fb%3Dc%23d");
        QTest::newRow("percent sign is data")
            << u"{api}/{x}"_s << u"100%2F"_s << QByteArray("https://api.bank.example/100%252F");
        QTest::newRow("at sign moves no host")
            << u"{api}/{x}"_s << u"@evil.example"_s << QByteArray("https://api.bank.example/%40evil.example");
        QTest::newRow("umlaut as UTF-8") << u"{api}/{x}"_s << u"M\u00fcller"_s
                                         << QByteArray("https://api.bank.example/M%C3%BCller");
        QTest::newRow("new line is data")
            << u"{api}/{x}"_s << u"a\r\nb"_s << QByteArray("https://api.bank.example/a%0D%0Ab");
    }

    void fillsAddresses()
    {
        QFETCH(QString, url);
        QFETCH(QString, value);
        QFETCH(QByteArray, encoded);

        const auto request = buildUrl(url, {{u"x"_s, value}});

        QVERIFY(request);
        QCOMPARE(request.value().url.toEncoded(), encoded);
    }

    void fillsQueries_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("query");

        QTest::newRow("plain") << u"limit"_s << u"100"_s << QByteArray("limit=100&z=1");
        QTest::newRow("brackets of a name are encoded")
            << u"page[number]"_s << u"2"_s << QByteArray("page%5Bnumber%5D=2&z=1");
        QTest::newRow("plus sign stays a plus sign")
            << u"t"_s << u"2026-11-20T08:30:00+01:00"_s << QByteArray("t=2026-11-20T08%3A30%3A00%2B01%3A00&z=1");
        QTest::newRow("value makes no further field") << u"q"_s << u"a&z=2"_s << QByteArray("q=a%26z%3D2&z=1");
        QTest::newRow("cursor in base64") << u"cursor"_s << u"eyJ+/w=="_s << QByteArray("cursor=eyJ%2B%2Fw%3D%3D&z=1");
        QTest::newRow("blank") << u"q"_s << u"a b"_s << QByteArray("q=a%20b&z=1");
        QTest::newRow("an empty value leaves the field out") << u"q"_s << QString() << QByteArray("z=1");
    }

    void fillsQueries()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QByteArray, query);

        const auto request =
            buildUrl(u"{api}/v1"_s, {{u"x"_s, value}}, {{name, text(u"{x}"_s)}, {u"z"_s, text(u"1"_s)}});

        QVERIFY(request);
        QCOMPARE(request.value().url.toEncoded(), QByteArray("https://api.bank.example/v1?" + query));
    }

    void writesBodies_data()
    {
        QTest::addColumn<bool>("isJson");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("body");

        QTest::newRow("form") << false << u"abc"_s << QByteArray("grant_type=x&field=abc");
        QTest::newRow("form: everything that means something")
            << false << u"a&b=c+d %\r\n"_s << QByteArray("grant_type=x&field=a%26b%3Dc%2Bd+%25%0D%0A");
        QTest::newRow("form: umlaut") << false << u"\u00fc"_s << QByteArray("grant_type=x&field=%C3%BC");
        QTest::newRow("json") << true << u"abc"_s << QByteArray("{\"grant_type\":\"x\",\"field\":\"abc\"}");
        QTest::newRow("json: number stays text")
            << true << u"007"_s << QByteArray("{\"grant_type\":\"x\",\"field\":\"007\"}");
        QTest::newRow("json: quote makes no further member")
            << true << u"a\",\"b\":\"c"_s << QByteArray("{\"grant_type\":\"x\",\"field\":\"a\\\",\\\"b\\\":\\\"c\"}");
        QTest::newRow("json: backslash at the end")
            << true << u"a\\"_s << QByteArray("{\"grant_type\":\"x\",\"field\":\"a\\\\\"}");
        QTest::newRow("json: control characters")
            << true << u"a\n\u001f"_s << QByteArray("{\"grant_type\":\"x\",\"field\":\"a\\u000a\\u001f\"}");
    }

    void writesBodies()
    {
        QFETCH(bool, isJson);
        QFETCH(QString, value);
        QFETCH(QByteArray, body);
        RequestTemplate request;
        request.method = RequestTemplate::Method::Put;
        request.url = text(u"{api}/login"_s);
        request.bodyKind = isJson ? BodyKind::Json : BodyKind::Form;
        request.bodyFields = {{u"grant_type"_s, text(u"x"_s)}, {u"field"_s, text(u"{x}"_s)}};

        const auto built = build(request, {{u"x"_s, value}});

        QVERIFY(built);
        QCOMPARE(built.value().body, body);
        QCOMPARE(built.value().method, HttpMethod::Put);
        const HttpHeaders expected{{"Accept", "application/json"},
                                   {"Content-Type", isJson ? "application/json" : "application/x-www-form-urlencoded"}};
        QCOMPARE(built.value().headers, expected);
    }

    void keepsTheTemplatesOwnHeaders()
    {
        RequestTemplate request;
        request.url = text(u"{api}/v1"_s);
        request.headers = {{u"accept"_s, text(u"application/hal+json"_s)}, {u"Finix-Version"_s, text(u"{v}"_s)}};

        const auto built = build(request, {{u"v"_s, u"2022-02-01"_s}});

        QVERIFY(built);
        const HttpHeaders expected{{"accept", "application/hal+json"}, {"Finix-Version", "2022-02-01"}};
        QCOMPARE(built.value().headers, expected);
    }

    void namesTheFault_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("where");

        QTest::newRow("variable without a value") << u"{api}/{missing}"_s << u"a"_s << u"missing"_s;
        QTest::newRow("variable that climbs up the path") << u"{api}/{up}/x"_s << u"a"_s << u"up"_s;
        QTest::newRow("unknown base") << u"{elsewhere}/v1"_s << u"a"_s << u"base elsewhere"_s;
        QTest::newRow("no base") << u"https://evil.example/v1"_s << u"a"_s << u"base "_s;
        QTest::newRow("base that may not be asked") << u"{plain}/v1"_s << u"a"_s << u"base plain"_s;
        QTest::newRow("path that changes the host") << u"{api}.evil.example/v1"_s << u"a"_s << u"url"_s;
        QTest::newRow("44 header with CR LF") << u"{api}/v1"_s << u"{crlf}"_s << u"X-Test"_s;
        QTest::newRow("44 header with an umlaut") << u"{api}/v1"_s << u"\u00fc"_s << u"X-Test"_s;
    }

    void namesTheFault()
    {
        QFETCH(QString, url);
        QFETCH(QString, header);
        QFETCH(QString, where);
        RequestTemplate request;
        request.url = text(url);
        request.headers = {{u"X-Test"_s, text(header)}};

        const auto built = build(request, {{u"crlf"_s, u"a\r\nX-Injected: yes"_s}, {u"up"_s, u".."_s}});

        QVERIFY(!built);
        QCOMPARE(built.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(built.error().where, where);
    }

    void makesNewValuesForEachRequest()
    {
        const ManualClock clock(parseRfc3339(u"2026-11-20T08:30:00.123456Z").value());

        const Variables first = generatedVariables(clock);
        const Variables second = generatedVariables(clock);

        QCOMPARE(first.value(u"now:rfc3339"_s), u"2026-11-20T08:30:00.123Z"_s);
        static const QRegularExpression uuid(
            u"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
        QVERIFY(uuid.match(first.value(u"uuid"_s)).hasMatch());
        QVERIFY(first.value(u"uuid"_s) != second.value(u"uuid"_s));
    }
};

QTEST_APPLESS_MAIN(TestRequestBuilder)
#include "tst_request_builder.moc"

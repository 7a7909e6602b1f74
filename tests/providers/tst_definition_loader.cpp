// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition_text.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(QStringLiteral(COFFER_SOURCE_DIR) + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList tokensOf(const QString &pointer)
{
    QStringList tokens = pointer.split(u'/').mid(1);
    for (QString &token : tokens)
        token.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
    return tokens;
}

/// The document with the value at `path` set, or removed where `value` is undefined.
QJsonValue changed(const QJsonValue &document, QStringList path, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    const QString token = path.takeFirst();
    if (document.isArray()) {
        QJsonArray array = document.toArray();
        array.replace(token.toInt(), changed(array.at(token.toInt()), path, value));
        return array;
    }
    QJsonObject object = document.toObject();
    const QJsonValue inner = changed(object.value(token), path, value);
    if (inner.isUndefined())
        object.remove(token);
    else
        object.insert(token, inner);
    return object;
}

} // namespace

class TestDefinitionLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesChangedDefinitions_data();
    void refusesChangedDefinitions();
    void saysWhatWasFoundAndWhatIsAllowed();
    void refusesWhatIsNoDefinitionAtAll_data();
    void refusesWhatIsNoDefinitionAtAll();
    void refusesChainsThatAreTooDeep();
    void readsChainsOfFour();
    void readsAuthOfFincodeWhole();
    void acceptsAddressesOfThisMachine_data();
    void acceptsAddressesOfThisMachine();
    void splitsTheAddressFromThePath();
};

void TestDefinitionLoader::refusesChangedDefinitions_data()
{
    QTest::addColumn<QJsonObject>("row");
    const QJsonArray rows = QJsonDocument::fromJson(contents(u"/tests/providers/refused_definitions.json"_s)).array();
    QVERIFY(rows.size() > 80);
    for (const QJsonValue &row : rows)
        QTest::newRow(qPrintable(row[u"why"].toString())) << row.toObject();
}

void TestDefinitionLoader::refusesChangedDefinitions()
{
    QFETCH(QJsonObject, row);
    QJsonValue document =
        QJsonDocument::fromJson(contents(u"/resources/providers/"_s + row[u"of"].toString() + u".json"_s)).object();
    QVERIFY2(loadDefinition(QJsonDocument(document.toObject()).toJson()), "the unchanged definition must load");
    QJsonArray removed = row[u"removeAll"].toArray();
    if (row.contains(u"remove"_s))
        removed.append(row[u"remove"]);
    for (const QJsonValue &pointer : std::as_const(removed))
        document = changed(document, tokensOf(pointer.toString()), QJsonValue::Undefined);
    if (row.contains(u"set"_s))
        document = changed(document, tokensOf(row[u"set"].toString()), row[u"value"]);

    const auto definition = loadDefinition(QJsonDocument(document.toObject()).toJson());

    QVERIFY(!definition);
    QCOMPARE(definition.error().kind, ErrorKind::InvalidDefinition);
    QCOMPARE(definition.error().where, row[u"at"].toString());
    QVERIFY(!definition.error().found.isEmpty());
    QVERIFY(!definition.error().expected.isEmpty());
}

void TestDefinitionLoader::saysWhatWasFoundAndWhatIsAllowed()
{
    QByteArray text = contents(u"/resources/providers/finix.json"_s);
    text.replace("\"unit\": \"minor\" },\n        \"available\"", "\"unit\": \"cents\" },\n        \"available\"");

    const auto definition = loadDefinition(text);

    QVERIFY(!definition);
    QCOMPARE(definition.error().where, u"/shared/accounts/balance/posted/unit"_s);
    QCOMPARE(definition.error().found, u"\"cents\""_s);
    QVERIFY2(definition.error().expected.contains(u"/shared/units"_s), qPrintable(definition.error().expected));
}

void TestDefinitionLoader::refusesWhatIsNoDefinitionAtAll_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("empty") << QByteArray() << ErrorKind::MalformedReply;
    QTest::newRow("not JSON") << QByteArray("id: finix") << ErrorKind::MalformedReply;
    QTest::newRow("a key twice: the second would win elsewhere")
        << QByteArray(R"({"id":"a","id":"b"})") << ErrorKind::MalformedReply;
    QTest::newRow("a list") << QByteArray("[]") << ErrorKind::InvalidDefinition;
    QTest::newRow("null") << QByteArray("null") << ErrorKind::InvalidDefinition;
    QTest::newRow("an empty object") << QByteArray("{}") << ErrorKind::InvalidDefinition;
    QTest::newRow("nested too deep") << QByteArray(100, '[') + QByteArray(100, ']') << ErrorKind::TooLarge;
    QTest::newRow("larger than a definition can be")
        << '"' + QByteArray(2 * 1024 * 1024, 'x') + '"' << ErrorKind::TooLarge;
}

void TestDefinitionLoader::refusesWhatIsNoDefinitionAtAll()
{
    QFETCH(QByteArray, text);
    QFETCH(ErrorKind, kind);
    const auto definition = loadDefinition(text);
    QVERIFY(!definition);
    QCOMPARE(definition.error().kind, kind);
}

static QByteArray chainOf(int length)
{
    QByteArray requests;
    for (int i = 0; i < length; ++i) {
        const QByteArray n = QByteArray::number(i);
        requests += (i == 0 ? QByteArray() : QByteArray(",")) + R"({"id":"r)" + n
            + R"(","get":"{api}/r","each":"/items","bind":{"v)" + n + R"(":"/id"})"
            + (i == 0 ? QByteArray() : R"(,"for":"r)" + QByteArray::number(i - 1) + '"') + '}';
    }
    return definitionText(
        '[' + requests + ']',
        R"([{"from":"r)" + QByteArray::number(length - 1)
            + R"(","key":"/id","currency":{"at":"/c"},"posted":{"at":"/p","unit":"major"},"bridge":"not-itemised"}])");
}

void TestDefinitionLoader::refusesChainsThatAreTooDeep()
{
    const auto definition = loadDefinition(chainOf(5));
    QVERIFY(!definition);
    QCOMPARE(definition.error().where, u"/modes/0/requests/4/for"_s);
}

void TestDefinitionLoader::readsChainsOfFour()
{
    const auto definition = loadDefinition(chainOf(4));
    QVERIFY2(definition, definition ? "" : qPrintable(definition.error().where));
    QCOMPARE(definition.value().modes.front().requests.size(), 4U);
}

void TestDefinitionLoader::readsAuthOfFincodeWhole()
{
    const ProviderDefinition definition = loaded(contents(u"/resources/providers/fincode.json"_s));
    const ModeSpec *mode = definition.mode(u"login-owner"_s);
    QVERIFY(mode);
    const AuthSpec &auth = mode->auth;

    QCOMPARE(int(auth.scheme), int(AuthScheme::Login));
    QCOMPARE(auth.headerName, u"X-Auth-Token"_s);
    QCOMPARE(auth.headerValue.source(), u"{token}"_s);
    QCOMPARE(auth.renewBefore, std::chrono::seconds(300));
    QVERIFY(auth.token && auth.refresh);
    QCOMPARE(int(auth.token->request.method), int(RequestTemplate::Method::Put));
    QCOMPARE(auth.token->request.base, u"api"_s);
    QCOMPARE(auth.token->request.path.source(), u"/securitymanagement/login"_s);
    QCOMPARE(int(auth.token->request.bodyKind), int(BodyKind::Json));
    QCOMPARE(auth.token->tokenAt, (QStringList{u"/data/access_token"_s, u"/access_token"_s}));
    QCOMPARE(auth.refresh->refreshTokenAt, (QStringList{u"/data/refresh_token"_s, u"/refresh_token"_s}));
    QVERIFY(auth.token->expiryInJwt);
    QCOMPARE(mode->requests.front().request.headers.size(),
             6U); // the token is the seventh: five of the six and the idempotency key
}

void TestDefinitionLoader::acceptsAddressesOfThisMachine_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("IPv4") << QByteArray("http://127.0.0.1:3002");
    QTest::newRow("IPv6") << QByteArray("http://[::1]:3002/v1");
    QTest::newRow("name") << QByteArray("http://localhost");
    QTest::newRow("the user gives it") << QByteArray("");
    QTest::newRow("https anywhere") << QByteArray("https://bank.example/api");
}

void TestDefinitionLoader::acceptsAddressesOfThisMachine()
{
    QFETCH(QByteArray, address);
    QByteArray text = chainOf(1);
    text.replace("https://bank.example", address);
    const auto definition = loadDefinition(text);
    QVERIFY2(definition, definition ? "" : qPrintable(definition.error().where));
    QCOMPARE(definition.value().environments.front().addresses.value(u"api"_s), QString::fromLatin1(address));
}

void TestDefinitionLoader::splitsTheAddressFromThePath()
{
    const ProviderDefinition definition = loaded(contents(u"/resources/providers/solaris.json"_s));
    const RequestTemplate &request = definition.mode(u"account-ids"_s)->requests.back().request;
    QCOMPARE(request.base, u"api"_s);
    QCOMPARE(request.path.source(), u"/v1/accounts/{account_id}/balance"_s);
    QCOMPARE(request.url.source(), u"{api}/v1/accounts/{account_id}/balance"_s);
}

QTEST_APPLESS_MAIN(TestDefinitionLoader)
#include "tst_definition_loader.moc"

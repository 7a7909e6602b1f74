// SPDX-License-Identifier: GPL-3.0-or-later
#include <polling/connection_endpoints.h>

#include <QTemporaryFile>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ProviderDefinition definition()
{
    ProviderDefinition bank;
    bank.id = ProviderId(u"bank"_s);
    const auto parameter = [](const QString &name, ParameterSpec::Kind kind, bool required) {
        ParameterSpec spec;
        spec.name = name;
        spec.label = name;
        spec.kind = kind;
        spec.required = required;
        return spec;
    };
    bank.parameters = {parameter(u"tenant"_s, ParameterSpec::Kind::Text, true),
                       parameter(u"organization"_s, ParameterSpec::Kind::Uuid, false),
                       parameter(u"unit"_s, ParameterSpec::Kind::Choice, true),
                       parameter(u"ip"_s, ParameterSpec::Kind::IpAddress, false),
                       parameter(u"ids"_s, ParameterSpec::Kind::List, false)};
    bank.parameters[2].defaultValue = u"major"_s;
    bank.parameters[2].choices = QStringList{u"major"_s, u"minor"_s};
    ModeSpec mode;
    mode.name = u"list"_s;
    mode.parameters = {u"tenant"_s, u"organization"_s, u"unit"_s, u"ip"_s, u"ids"_s};
    mode.addresses = QStringList{u"api"_s};
    ModeSpec login = mode;
    login.name = u"login"_s;
    login.addresses = QStringList{u"api"_s, u"auth"_s};
    bank.modes = {mode, login};
    EnvironmentSpec live;
    live.name = u"live"_s;
    live.addresses = {{u"api"_s, u"https://{tenant}.bank.example/v1"_s}, {u"auth"_s, u"https://login.bank.example"_s}};
    EnvironmentSpec own;
    own.name = u"self-hosted"_s;
    own.addresses = {{u"api"_s, QString()}};
    bank.environments = {live, own};
    bank.limits.smallestInterval = 60s;
    return bank;
}

Connection connection()
{
    Connection c;
    c.id = ConnectionId(u"c"_s);
    c.provider = ProviderId(u"bank"_s);
    c.name = u"Main"_s;
    c.mode = u"list"_s;
    c.environment = u"live"_s;
    c.parameters = {{u"tenant"_s, {u"acme"_s}}};
    return c;
}

} // namespace

class TestConnectionEndpoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesOutAddressesThatTheModeDoesNotUse()
    {
        const auto endpoints = endpointsOf(definition(), connection());

        QVERIFY(endpoints);
        QCOMPARE(endpoints.value().origins, QStringList{u"https://acme.bank.example:443"_s});
    }

    void fillsParametersIntoTheHost()
    {
        Connection withLogin = connection();
        withLogin.mode = u"login"_s;

        const auto endpoints = endpointsOf(definition(), withLogin);

        QVERIFY(endpoints);
        QCOMPARE(endpoints.value().addresses.value(u"api"_s), u"https://acme.bank.example/v1"_s);
        QCOMPARE(endpoints.value().origins,
                 (QStringList{u"https://acme.bank.example:443"_s, u"https://login.bank.example:443"_s}));
    }

    void aReplacedAddressMovesTheOrigin()
    {
        Connection moved = connection();
        moved.baseAddresses = {{u"api"_s, u"https://127.0.0.1:8443/bank/"_s}};

        const auto endpoints = endpointsOf(definition(), moved);

        QVERIFY(endpoints);
        QCOMPARE(endpoints.value().addresses.value(u"api"_s), u"https://127.0.0.1:8443/bank"_s);
        QVERIFY(endpoints.value().origins.contains(u"https://127.0.0.1:8443"_s));
    }

    void refusesWhatCannotBeUsed_data()
    {
        QTest::addColumn<std::function<void(Connection &)>>("change");
        QTest::addColumn<QString>("field");

        using Change = std::function<void(Connection &)>;
        QTest::newRow("unknown mode") << Change([](Connection &c) { c.mode = u"other"_s; }) << u"mode"_s;
        QTest::newRow("unknown environment")
            << Change([](Connection &c) { c.environment = u"moon"_s; }) << u"environment"_s;
        QTest::newRow("parameter missing") << Change([](Connection &c) { c.parameters.clear(); }) << u"tenant"_s;
        QTest::newRow("parameter empty") << Change([](Connection &c) { c.parameters[u"tenant"_s] = {QString()}; })
                                         << u"tenant"_s;
        QTest::newRow("parameter of another provider")
            << Change([](Connection &c) { c.parameters[u"x"_s] = {u"1"_s}; }) << u"x"_s;
        QTest::newRow("no UUID") << Change([](Connection &c) { c.parameters[u"organization"_s] = {u"12"_s}; })
                                 << u"organization"_s;
        QTest::newRow("UUID in braces") << Change([](Connection &c) {
            c.parameters[u"organization"_s] = {u"{3c90c3cc-0d44-4b50-8888-8dd25736052a}"_s};
        }) << u"organization"_s;
        QTest::newRow("no such choice") << Change([](Connection &c) { c.parameters[u"unit"_s] = {u"cents"_s}; })
                                        << u"unit"_s;
        QTest::newRow("no IP address") << Change([](Connection &c) { c.parameters[u"ip"_s] = {u"bank"_s}; }) << u"ip"_s;
        QTest::newRow("two values for one") << Change([](Connection &c) {
            c.parameters[u"tenant"_s] = {u"a"_s, u"b"_s};
        }) << u"tenant"_s;
        QTest::newRow("one id twice") << Change([](Connection &c) {
            c.parameters[u"ids"_s] = {u"a"_s, u"a"_s};
        }) << u"ids"_s;
        QTest::newRow("line break in a value")
            << Change([](Connection &c) { c.parameters[u"ids"_s] = {u"a\nb"_s}; }) << u"ids"_s;
        QTest::newRow("blank at the end")
            << Change([](Connection &c) { c.parameters[u"ids"_s] = {u"a "_s}; }) << u"ids"_s;
        QTest::newRow("address of unknown name") << Change([](Connection &c) {
            c.baseAddresses = {{u"ledger"_s, u"https://a.example"_s}};
        }) << u"base ledger"_s;
        QTest::newRow("plain http to a bank") << Change([](Connection &c) {
            c.baseAddresses = {{u"api"_s, u"http://bank.example"_s}};
        }) << u"base api"_s;
        QTest::newRow("password in the address") << Change([](Connection &c) {
            c.baseAddresses = {{u"api"_s, u"https://me:secret@bank.example"_s}};
        }) << u"base api"_s;
        QTest::newRow("file") << Change([](Connection &c) {
            c.baseAddresses = {{u"api"_s, u"file:///etc/passwd"_s}};
        }) << u"base api"_s;
        QTest::newRow("query") << Change([](Connection &c) {
            c.baseAddresses = {{u"api"_s, u"https://bank.example/?a=b"_s}};
        }) << u"base api"_s;
        QTest::newRow("own address not given")
            << Change([](Connection &c) { c.environment = u"self-hosted"_s; }) << u"base api"_s;
        QTest::newRow("tenant that would move the host")
            << Change([](Connection &c) { c.parameters[u"tenant"_s] = {u"evil.example/"_s}; }) << u"tenant"_s;
        QTest::newRow("interval below the provider's")
            << Change([](Connection &c) { c.interval = 59s; }) << u"interval"_s;
        QTest::newRow("interval of a month") << Change([](Connection &c) { c.interval = 720h; }) << u"interval"_s;
        QTest::newRow("authority file missing")
            << Change([](Connection &c) { c.caFile = u"/nowhere/ca.pem"_s; }) << u"ca"_s;
    }

    void refusesWhatCannotBeUsed()
    {
        QFETCH(std::function<void(Connection &)>, change);
        QFETCH(QString, field);
        Connection changed = connection();
        QVERIFY(checkConnection(definition(), changed));
        change(changed);

        const auto checked = checkConnection(definition(), changed);

        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(checked.error().where, field);
    }

    void acceptsPlainHttpToThisMachineOnly()
    {
        Connection local = connection();
        local.baseAddresses = {{u"api"_s, u"http://127.0.0.1:3001"_s}};

        QVERIFY(checkConnection(definition(), local));
    }
};

QTEST_APPLESS_MAIN(TestConnectionEndpoints)
#include "tst_connection_endpoints.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "bank_client.h"

#include <QHostInfo>
#include <QSignalSpy>
#include <QTcpServer>

using namespace coffer;
using namespace coffer::test;
using namespace Qt::StringLiterals;

namespace {

SandboxFault fault(const char *text)
{
    return parseFault(QString::fromUtf8(text)).value();
}

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = startServer({}, m_clock); }

    void spoilsTheAnswer_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QNetworkReply::NetworkError>("error");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("inBody");

        const auto none = QNetworkReply::NoError;
        QTest::newRow("401") << QByteArray("paytota=401") << QNetworkReply::AuthenticationRequiredError << 401
                             << QByteArray("__all__");
        QTest::newRow("403") << QByteArray("paytota=403") << QNetworkReply::ContentAccessDenied << 403
                             << QByteArray("__all__");
        QTest::newRow("500") << QByteArray("paytota=500") << QNetworkReply::InternalServerError << 500
                             << QByteArray("__all__");
        QTest::newRow("cut with length: an error although bytes came")
            << QByteArray("paytota=cut") << QNetworkReply::RemoteHostClosedError << 200 << QByteArray();
        QTest::newRow("cut without length: looks like success")
            << QByteArray("paytota=cut-no-length") << none << 200 << QByteArray("{\"UGX\"");
        QTest::newRow("reset") << QByteArray("paytota=reset") << QNetworkReply::RemoteHostClosedError << 0
                               << QByteArray();
        QTest::newRow("html") << QByteArray("paytota=html") << none << 200 << QByteArray("<!DOCTYPE");
        QTest::newRow("html said to be json")
            << QByteArray("paytota=html-as-json") << none << 200 << QByteArray("<!DOCTYPE");
        QTest::newRow("null") << QByteArray("paytota=null") << none << 200 << QByteArray("null");
        QTest::newRow("empty object") << QByteArray("paytota={}") << none << 200 << QByteArray("{}");
        QTest::newRow("empty array") << QByteArray("paytota=[]") << none << 200 << QByteArray("[]");
        QTest::newRow("error object in 200")
            << QByteArray("paytota=error-object") << none << 200 << QByteArray("__all__");
        QTest::newRow("bad UTF-8") << QByteArray("paytota=bad-utf8") << none << 200 << QByteArray("{\"\xffUGX\"");
        QTest::newRow("duplicate key") << QByteArray("paytota=duplicate-key") << none << 200
                                       << QByteArray("\"balance\":1,\"balance\":386412500");
        QTest::newRow("number too large")
            << QByteArray("paytota=amount:1e400") << none << 200 << QByteArray("\"balance\":1e400,");
        QTest::newRow("other currency") << QByteArray("paytota=other-currency:KES") << none << 200
                                        << QByteArray("{\"KES\":");
        QTest::newRow("late") << QByteArray("paytota=latency:50") << none << 200 << QByteArray("UGX");
        QTest::newRow("drip") << QByteArray("paytota=drip:1") << none << 200 << QByteArray("MYR");
        QTest::newRow("connection ends") << QByteArray("paytota=close") << none << 200 << QByteArray("MYR");
        QTest::newRow("deep") << QByteArray("paytota=deep:1000") << none << 200 << QByteArray(1000, '[');
        QTest::newRow("any bank") << QByteArray("*=null") << none << 200 << QByteArray("null");
        QTest::newRow("longer path") << QByteArray("paytota/api/v1=null") << none << 200 << QByteArray("null");
        QTest::newRow("another bank's fault") << QByteArray("finix=null") << none << 200 << QByteArray("UGX");
        QTest::newRow("a name that only begins alike") << QByteArray("pay=null") << none << 200 << QByteArray("UGX");
    }

    void spoilsTheAnswer()
    {
        QFETCH(QByteArray, text);
        QFETCH(QNetworkReply::NetworkError, error);
        QFETCH(int, status);
        QFETCH(QByteArray, inBody);
        m_server->addFault(fault(text.constData()));
        BankClient client(*m_server);

        const Answer answer = client.get(paytotaPath, bearer("sandbox-paytota-key"));

        QCOMPARE(answer.error, error);
        QCOMPARE(answer.status, status);
        QVERIFY2(answer.body.contains(inBody), answer.body.constData());
    }

    void emptyIsEmpty()
    {
        m_server->addFault(fault("paytota=empty"));
        BankClient client(*m_server);
        const Answer answer = client.get(paytotaPath, bearer("sandbox-paytota-key"));
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.isEmpty());
    }

    void cutsInsideANumber()
    {
        m_server->addFault(fault("paytota=cut-number"));
        BankClient client(*m_server);
        const Answer answer = client.get(paytotaPath, bearer("sandbox-paytota-key"));
        QCOMPARE(answer.error, QNetworkReply::NoError);
        QCOMPARE(answer.body, "{\"UGX\":{\"balance\":3864");
    }

    void retryAfterGoesOutAsGiven_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("seconds") << QByteArray("120");
        QTest::newRow("date") << QByteArray("Fri, 20 Nov 2026 21:00:00 GMT");
        QTest::newRow("rubbish") << QByteArray("soon");
        QTest::newRow("negative") << QByteArray("-5");
    }

    void retryAfterGoesOutAsGiven()
    {
        QFETCH(QByteArray, value);
        m_server->addFault(fault(("finix=429:" + value).constData()));
        BankClient client(*m_server);
        const Answer answer = client.get("/finix/balances", finixHeaders());
        QCOMPARE(answer.status, 429);
        QCOMPARE(answer.headers.value("retry-after"), value);
    }

    void redirectsWithTheStatusAskedFor_data()
    {
        QTest::addColumn<QByteArray>("argument");
        QTest::addColumn<int>("status");
        QTest::newRow("plain") << QByteArray("https://127.0.0.1:1/x@2") << 302;
        QTest::newRow("keeps the method") << QByteArray("307 https://127.0.0.1:1/x@2") << 307;
    }

    void redirectsWithTheStatusAskedFor()
    {
        QFETCH(QByteArray, argument);
        QFETCH(int, status);
        m_server->addFault(makeFault(u"*"_s, u"redirect"_s, argument, -1).value());
        BankClient client(*m_server);
        const Answer answer = client.get(paytotaPath);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.headers.value("location"), "https://127.0.0.1:1/x@2");
    }

    void hangsUntilTheClientGivesUp()
    {
        m_server->addFault(fault("paytota=hang"));
        BankClient client(*m_server);
        const std::unique_ptr<QNetworkReply> reply(client.start("GET", paytotaPath));
        QTRY_COMPARE(m_server->requests().size(), 1);
        QVERIFY(!reply->isFinished());
        QCOMPARE(m_server->requests().constFirst().status, 0);
        m_server.reset(); // ends with a connection open
        QTRY_VERIFY(reply->isFinished());
    }

    void streamsMoreThanAnyCap()
    {
        m_server->addFault(fault("paytota=huge:24"));
        BankClient client(*m_server);
        const Answer answer = client.get(paytotaPath);
        QVERIFY(answer.body.size() > 23 * 1024 * 1024);
    }

    void headersNeverEnd()
    {
        m_server->addFault(fault("paytota=endless-headers"));
        BankClient client(*m_server, SandboxServer::Scheme::Http);
        QTcpSocket socket;
        socket.connectToHost(m_server->origin(SandboxServer::Scheme::Http).host(),
                             quint16(m_server->origin(SandboxServer::Scheme::Http).port()));
        socket.write("GET " + paytotaPath + " HTTP/1.1\r\nHost: x\r\n\r\n");
        qint64 received = 0;
        QByteArray tail;
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&] {
            tail = socket.readAll();
            received += tail.size();
        });
        QTRY_VERIFY(received > 4 * 1024 * 1024);
        QVERIFY(!tail.contains("\r\n\r\n"));
    }

    void gzipComesUnasked()
    {
        m_server->addFault(fault("paytota=gzip"));
        BankClient client(*m_server);
        const Answer answer = client.get(paytotaPath, bearer("sandbox-paytota-key"));
        QCOMPARE(answer.headers.value("content-encoding"), "gzip");
        QVERIFY(answer.body.startsWith("\x1f\x8b"));
    }

    void changesTheBooks()
    {
        BankClient client(*m_server);
        m_server->setFaults({fault("finix=missing-account")});
        const QByteArray missing = client.get("/finix/balances", finixHeaders()).body;
        QCOMPARE(missing.count("\"available_amount\""), 1);
        m_server->setFaults({fault("finix=missing-account:balance_sandboxNorvaleShopUSD1")});
        QCOMPARE(token(client.get("/finix/balances", finixHeaders()).body, "currency"), "JPY");
        m_server->setFaults({fault("finix=duplicate-id")});
        const QByteArray twice = client.get("/finix/balances", finixHeaders()).body;
        QCOMPARE(token(twice, "id", 1), token(twice, "id", 0));
        m_server->setFaults({fault("paytota=duplicate-id")});
        QCOMPARE(client.get(paytotaPath, bearer("sandbox-paytota-key")).body.count("\"UGX\":"), 2);
    }

    void aFaultWearsOff()
    {
        m_server->addFault(fault("paytota=500@2"));
        BankClient client(*m_server);
        QCOMPARE(client.get(paytotaPath, bearer("sandbox-paytota-key")).status, 500);
        QCOMPARE(client.get(paytotaPath, bearer("sandbox-paytota-key")).status, 500);
        QCOMPARE(client.get(paytotaPath, bearer("sandbox-paytota-key")).status, 200);
        QVERIFY(m_server->faults().isEmpty());
    }

    void refusesFaultsThatAreNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("no kind") << u"finix"_s;
        QTest::newRow("no place") << u"=500"_s;
        QTest::newRow("unknown kind") << u"finix=explode"_s;
        QTest::newRow("the table's own word for a status") << u"finix=status"_s;
        QTest::newRow("status that is no failure") << u"finix=200"_s;
        QTest::newRow("latency without sense") << u"finix=latency:soon"_s;
        QTest::newRow("redirect to nowhere") << u"finix=redirect"_s;
        QTest::newRow("no times at all") << u"finix=500@0"_s;
    }

    void refusesFaultsThatAreNone()
    {
        QFETCH(QString, text);
        const Result<SandboxFault> parsed = parseFault(text);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::InvalidInput);
    }

    void controlSetsAndClearsFaults()
    {
        BankClient client(*m_server);
        QCOMPARE(client.send("POST", "/_control/faults", {}, R"({"where":"paytota","kind":503,"argument":7,"times":3})")
                     .status,
                 200);
        QCOMPARE(m_server->faults(), QList<SandboxFault>{fault("paytota=503:7@3")});
        QCOMPARE(client.send("PUT", "/_control/faults", {}, R"({"faults":[{"where":"finix","kind":"hang"}]})").status,
                 200);
        QCOMPARE(m_server->faults(), QList<SandboxFault>{fault("finix=hang")});
        QCOMPARE(client.send("PUT", "/_control/faults", {}, R"({"faults":[{"where":"finix","kind":"?"}]})").status,
                 400);
        QCOMPARE(m_server->faults().size(), 1);
        QCOMPARE(client.send("DELETE", "/_control/faults").status, 200);
        QVERIFY(m_server->faults().isEmpty());
    }

    void controlSetsTheClock()
    {
        BankClient client(*m_server);
        client.send("POST", "/_control/clock", {}, R"({"now":"2026-03-03T11:00:00Z"})");
        QCOMPARE(token(client.get("/_control/ledger").body, "at"), "2026-03-03T11:00:00Z");
        QCOMPARE(client.send("POST", "/_control/clock", {}, R"({"now":"yesterday"})").status, 400);
        client.send("POST", "/_control/clock", {}, R"({"now":null})");
        QVERIFY(token(client.get("/_control/ledger").body, "at") != "2026-03-03T11:00:00Z");
    }

    void controlSwitchesMidaz()
    {
        BankClient client(*m_server);
        QCOMPARE(client.get(midazBalances).status, 401);
        QCOMPARE(client.send("POST", "/_control/midaz", {}, R"({"body":"v2","access":"open"})").status, 200);
        QVERIFY(client.get(midazBalances).body.contains("\"scale\":2"));
        QCOMPARE(client.send("POST", "/_control/midaz", {}, R"({"body":"v9"})").status, 400);
        QVERIFY(client.get(midazBalances).body.contains("\"scale\":2"));
        QCOMPARE(client.get("/_control/ready").body, m_server->readyJson());
    }

    void logsNamesOfCredentialsAndNeverValues()
    {
        BankClient client(*m_server);
        client.get(paytotaPath, bearer("sandbox-paytota-key"));
        client.get("/elsewhere", {{"X-API-Key", "wrong-and-private"}});
        client.get("/finix/balances?key=sandbox-finix-password");
        const QList<SandboxRequest> seen = m_server->requests();

        QCOMPARE(seen.size(), 3);
        QCOMPARE(seen.at(0).credential, "accepted");
        QCOMPARE(seen.at(0).credentialHeaders, QList<QByteArray>{"authorization"});
        QCOMPARE(seen.at(0).scheme, "https");
        QCOMPARE(seen.at(1).status, 404);
        QCOMPARE(seen.at(1).credentialHeaders, QList<QByteArray>{"x-api-key"});
        QVERIFY(seen.at(2).secretInAddress);
        const QByteArray log = client.get("/_control/requests").body;
        QVERIFY(!log.contains("sandbox-paytota-key"));
        QVERIFY(!log.contains("wrong-and-private"));
        QVERIFY(!log.contains("sandbox-finix-password"));
        QVERIFY(log.contains("\"GET " + paytotaPath + "\":1"));
    }

    void refusesAddressesThatOthersCanReach_data()
    {
        QTest::addColumn<QHostAddress>("address");
        QTest::newRow("all of IPv4") << QHostAddress(QHostAddress::AnyIPv4);
        QTest::newRow("all") << QHostAddress(QHostAddress::Any);
        QTest::newRow("of a network") << QHostAddress(u"192.0.2.1"_s);
        QTest::newRow("none") << QHostAddress();
    }

    void refusesAddressesThatOthersCanReach()
    {
        QFETCH(QHostAddress, address);
        SandboxOptions options;
        options.address = address;
        const auto server = SandboxServer::start(options, m_clock);
        QVERIFY(!server);
        QCOMPARE(server.error().kind, ErrorKind::InvalidInput);
    }

    void refusesAPortThatIsTaken()
    {
        SandboxOptions options;
        options.httpPort = quint16(m_server->origin(SandboxServer::Scheme::Http).port());
        const auto second = SandboxServer::start(options, m_clock);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::AlreadyExists);
    }

    void badCertificatesAreRefusedForTheirOwnReason_data()
    {
        QTest::addColumn<SandboxCertificate>("kind");
        QTest::addColumn<QSslError::SslError>("reason");
        QTest::newRow("expired") << SandboxCertificate::Expired << QSslError::CertificateExpired;
        QTest::newRow("not yet valid") << SandboxCertificate::NotYetValid << QSslError::CertificateNotYetValid;
        QTest::newRow("wrong name") << SandboxCertificate::WrongName << QSslError::HostNameMismatch;
        QTest::newRow("self-signed") << SandboxCertificate::SelfSigned << QSslError::SelfSignedCertificate;
    }

    void badCertificatesAreRefusedForTheirOwnReason()
    {
        QFETCH(SandboxCertificate, kind);
        QFETCH(QSslError::SslError, reason);
        SandboxOptions options;
        options.certificate = kind;
        const auto server = startServer(options, m_clock);
        BankClient client(*server);
        const std::unique_ptr<QNetworkReply> reply(client.start("GET", paytotaPath, bearer("sandbox-paytota-key")));
        QList<QSslError::SslError> reasons;
        QObject::connect(reply.get(), &QNetworkReply::sslErrors, reply.get(), [&](const QList<QSslError> &errors) {
            for (const QSslError &error : errors)
                reasons.append(error.error());
        });

        QTRY_VERIFY(reply->isFinished());

        QCOMPARE(reply->error(), QNetworkReply::SslHandshakeFailedError);
        QCOMPARE(reasons, QList<QSslError::SslError>{reason});
        QVERIFY(server->requests().isEmpty());
    }

    void goodCertificateHoldsForTheNameToo()
    {
        if (QHostInfo::fromName(QStringLiteral("localhost")).addresses().isEmpty())
            QSKIP("this computer has no address for localhost");
        BankClient client(*m_server);
        QNetworkAccessManager manager;
        QUrl url = m_server->base(u"paytota"_s);
        url.setHost(u"localhost"_s);
        QNetworkRequest request(url);
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromData(m_server->caCertificate(), QSsl::Pem));
        request.setSslConfiguration(tls);
        const std::unique_ptr<QNetworkReply> reply(manager.get(request));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->error(), QNetworkReply::ContentNotFoundError);
    }

private:
    SystemClock m_clock;
    std::unique_ptr<SandboxServer> m_server;
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_call.h"

using namespace coffer;
using namespace Qt::StringLiterals;

/// No name is looked up here: an http proxy is given the name.
class TestHttpProxy : public QObject
{
    Q_OBJECT

private:
    TlsFixture m_tls;
    SystemClock m_clock;

    HttpRequest bankRequest() const
    {
        HttpRequest request = getRequest(QUrl(u"https://api.bank.example/v1/balances?canary=1"_s));
        request.headers = {{"Authorization", "Bearer canary"}};
        return request;
    }

private Q_SLOTS:
    void cleanup()
    {
        for (const char *name : {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy"})
            qunsetenv(name);
    }

    void neverAsksAProxyForLoopback_data()
    {
        QTest::addColumn<bool>("isTls");
        QTest::addColumn<ProxyMode>("mode");

        QTest::newRow("55 plain http, proxy from the environment") << false << ProxyMode::System;
        QTest::newRow("https, proxy from the environment") << true << ProxyMode::System;
        QTest::newRow("plain http, proxy set by hand") << false << ProxyMode::Manual;
        QTest::newRow("https, no proxy wanted") << true << ProxyMode::None;
    }

    void neverAsksAProxyForLoopback()
    {
        QFETCH(bool, isTls);
        QFETCH(ProxyMode, mode);
        ScriptedServer proxy(std::nullopt);
        for (const char *name : {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy"})
            qputenv(name, proxy.origin().toLatin1());
        ScriptedServer server(
            isTls ? std::optional(m_tls.good) : std::nullopt,
            [](QTcpSocket &peer, const ScriptedServer::Request &) { peer.write(ScriptedServer::reply("{}")); });
        HttpPolicy policy = policyFor(server, m_tls);
        policy.proxy = mode;
        policy.proxyHost = u"127.0.0.1"_s;
        policy.proxyPort = proxy.serverPort();
        HttpClient client(policy, m_clock);
        HttpRequest request = getRequest(server.url(u"/"_s));
        request.headers = {{"Authorization", "Bearer canary"}};
        HttpCall call;

        client.send(request, call.done());

        AWAIT_CALL(call);
        QVERIFY2(*call.result, call.text());
        QCOMPARE(proxy.connections(), 0);
    }

    void showsTheProxyNoCredential_data()
    {
        QTest::addColumn<ProxyMode>("mode");
        QTest::addColumn<QByteArray>("status");

        QTest::newRow("54 proxy set by hand asks for a password")
            << ProxyMode::Manual << QByteArray("407 Proxy Authentication Required");
        QTest::newRow("55 proxy of the environment asks for a password")
            << ProxyMode::System << QByteArray("407 Proxy Authentication Required");
        QTest::newRow("proxy says no") << ProxyMode::Manual << QByteArray("403 Forbidden");
    }

    void showsTheProxyNoCredential()
    {
        QFETCH(ProxyMode, mode);
        QFETCH(QByteArray, status);
        ScriptedServer proxy(std::nullopt, [status](QTcpSocket &peer, const ScriptedServer::Request &) {
            peer.write(ScriptedServer::reply("no", status, "Proxy-Authenticate: Basic realm=\"p\"\r\n"));
            ScriptedServer::finish(peer);
        });
        if (mode == ProxyMode::System) {
            qputenv("http_proxy", proxy.origin().toLatin1());
            qputenv("https_proxy", proxy.origin().toLatin1());
        }
        HttpPolicy policy;
        policy.origins = {u"https://api.bank.example:443"_s};
        policy.proxy = mode;
        policy.proxyHost = u"127.0.0.1"_s;
        policy.proxyPort = proxy.serverPort();
        HttpClient client(policy, m_clock);
        HttpCall call;

        client.send(bankRequest(), call.done());

        AWAIT_CALL(call);
        QVERIFY2(!*call.result, call.text());
        QVERIFY(!proxy.requests().empty());
        for (const auto &seen : proxy.requests()) {
            QCOMPARE(seen.method, QByteArray("CONNECT"));
            QCOMPARE(seen.target, QByteArray("api.bank.example:443"));
            QVERIFY2(!seen.head.contains("canary") && !seen.body.contains("canary"), seen.head);
        }
    }

    void tunnelsThroughAProxyWithTheBanksCertificate()
    {
        // The proxy answers as if it were the bank, with a certificate that the bank does not have.
        ScriptedServer proxy(std::nullopt, [](QTcpSocket &peer, const ScriptedServer::Request &request) {
            if (request.method == "CONNECT")
                peer.write("HTTP/1.1 200 Connection established\r\n\r\n");
        });
        HttpPolicy policy;
        policy.origins = {u"https://api.bank.example:443"_s};
        policy.proxy = ProxyMode::Manual;
        policy.proxyHost = u"127.0.0.1"_s;
        policy.proxyPort = proxy.serverPort();
        HttpClient client(policy, m_clock);
        HttpRequest request = bankRequest();
        request.limits.connect = std::chrono::milliseconds(500);
        HttpCall call;

        client.send(request, call.done());

        AWAIT_CALL(call);
        QVERIFY2(call.failedWith(ErrorKind::Timeout), call.text()); // waits for a handshake that never comes
        QCOMPARE(proxy.requests().size(), 1U);
        QVERIFY(!proxy.requests().front().head.contains("canary"));
    }
};

QTEST_GUILESS_MAIN(TestHttpProxy)
#include "tst_http_proxy.moc"

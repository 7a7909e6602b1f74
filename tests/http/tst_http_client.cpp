// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_call.h"

#include <QNetworkAccessManager>

#include <map>

using namespace coffer;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

using Peer = QTcpSocket;
using Request = ScriptedServer::Request;

void answer(Peer &peer, const Request &)
{
    peer.write(ScriptedServer::reply("{}"));
}

void silence(Peer &, const Request &) {}

} // namespace

class TestHttpClient : public QObject
{
    Q_OBJECT

private:
    TlsFixture m_tls;
    SystemClock m_clock;

    /// A client and its server for one way to end.
    struct Scene
    {
        ScriptedServer server;
        std::unique_ptr<HttpClient> client;
        HttpRequest request;
        HttpPolicy policy;
    };
    using Prepare = std::function<void(Scene &)>;
    using After = std::function<void(Scene &)>;

private Q_SLOTS:
    void sendsWhatTheRequestSays()
    {
        ScriptedServer server(m_tls.good, [](Peer &peer, const Request &) {
            peer.write(
                ScriptedServer::reply("{\"a\":1}", "201 Created", "X-Page-Count: 2\r\nset-cookie: session=1\r\n"));
        });
        HttpClient client(policyFor(server, m_tls), m_clock);
        HttpRequest request = getRequest(server.url(u"/v1/a%2Fb/?page%5Bnumber%5D=1&q=%2B%26"_s));
        request.headers = {{"X-Auth-Token", "abc"}, {"Accept", "application/json"}};
        request.credential = 7;
        HttpCall call;
        const UtcTime before = m_clock.now();

        client.send(request, call.done());
        QCOMPARE(call.count, 0); // never from within send()

        AWAIT_CALL(call);
        QVERIFY2(*call.result, call.text());
        const HttpResponse &response = call.result->value();
        QCOMPARE(response.status, 201);
        QCOMPARE(response.body, QByteArray("{\"a\":1}"));
        QCOMPARE(response.header("x-page-COUNT"), QByteArray("2"));
        QCOMPARE(response.credential, 7);
        QVERIFY(response.sentAt >= before && response.receivedAt >= response.sentAt);
        const Request &seen = server.requests().front();
        QCOMPARE(seen.target, QByteArray("/v1/a%2Fb/?page%5Bnumber%5D=1&q=%2B%26"));
        QCOMPARE(seen.header("x-auth-token").value_or("none"), QByteArray("abc"));
        QCOMPARE(seen.header("Accept-Encoding").value_or("none"), QByteArray("identity"));
        QCOMPARE(seen.header("Cache-Control").value_or("none"), QByteArray("no-cache"));
        QCOMPARE(seen.header("User-Agent").value_or("none"), QByteArray("Coffer"));
        QVERIFY(seen.head.endsWith("HTTP/1.1") || seen.head.contains(" HTTP/1.1\r\n")); // HTTP/2 stays off
        QCOMPARE(client.exchanges(), 1);
    }

    void keepsNoCookies()
    {
        ScriptedServer server(m_tls.good, [](Peer &peer, const Request &) {
            peer.write(ScriptedServer::reply("{}", "200 OK", "Set-Cookie: session=1; Path=/\r\n"));
        });
        HttpClient client(policyFor(server, m_tls), m_clock);
        for (int i = 0; i < 2; ++i) {
            HttpCall call;
            client.send(getRequest(server.url(u"/"_s)), call.done());
            AWAIT_CALL(call);
        }

        QCOMPARE(server.requests().size(), 2U);
        QVERIFY(!server.requests().back().header("Cookie"));
    }

    void deliversStatusesAsResponses_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("headers");

        QTest::newRow("no content, no length") << QByteArray("204 No Content") << QByteArray();
        QTest::newRow("bad request") << QByteArray("400 Bad Request") << QByteArray();
        QTest::newRow("401 with a challenge asks nobody")
            << QByteArray("401 Unauthorized") << QByteArray("WWW-Authenticate: Basic realm=\"x\"\r\n");
        QTest::newRow("49 forbidden") << QByteArray("403 Forbidden") << QByteArray();
        QTest::newRow("50 Qt calls 429 an unknown error")
            << QByteArray("429 Too Many Requests") << QByteArray("Retry-After: 5\r\n");
        QTest::newRow("server error") << QByteArray("500 Internal Server Error") << QByteArray();
        QTest::newRow("unavailable") << QByteArray("503 Service Unavailable") << QByteArray();
        QTest::newRow("status that nobody knows") << QByteArray("599 What") << QByteArray();
    }

    void deliversStatusesAsResponses()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, headers);
        const QByteArray body = status.startsWith("204") ? QByteArray() : QByteArray("{\"message\":\"why\"}");
        ScriptedServer server(m_tls.good, [&](Peer &peer, const Request &) {
            peer.write(body.isEmpty() ? "HTTP/1.1 " + status + "\r\nX-A: b\r\n\r\n"
                                      : ScriptedServer::reply(body, status, headers));
        });
        HttpClient client(policyFor(server, m_tls), m_clock);
        HttpRequest request = getRequest(server.url(u"/"_s));
        request.headers = {{"Authorization", "Basic eDp5"}};
        HttpCall call;

        client.send(request, call.done());

        AWAIT_CALL(call);
        QVERIFY2(*call.result, call.text());
        QCOMPARE(call.result->value().status, status.left(3).toInt());
        QCOMPARE(call.result->value().body, body);
        QCOMPARE(server.requests().size(), 1U);
    }

    void refusesBeforeSending_data()
    {
        QTest::addColumn<Prepare>("change");

        const auto row = [](const char *name, const Prepare &change) { QTest::newRow(name) << change; };
        row("origin that is not listed: other name", [](Scene &scene) { scene.request.url.setHost(u"localhost"_s); });
        row("origin that is not listed: other port", [](Scene &scene) { scene.request.url.setPort(1); });
        row("other scheme", [](Scene &scene) { scene.request.url.setScheme(u"http"_s); });
        row("file", [](Scene &scene) { scene.request.url = QUrl(u"file:///etc/hostname"_s); });
        row("data", [](Scene &scene) { scene.request.url = QUrl(u"data:application/json,{}"_s); });
        row("user information", [](Scene &scene) { scene.request.url.setUserInfo(u"user:canary"_s); });
        row("44 header with CR LF", [](Scene &scene) {
            scene.request.headers = {{"X-Key", "canary\r\nX-Injected: yes"}};
        });
        row("44 header name with CR LF", [](Scene &scene) { scene.request.headers = {{"X\r\nY", "canary"}}; });
        row("header of the transport", [](Scene &scene) { scene.request.headers = {{"Content-Length", "5"}}; });
        row("one header twice", [](Scene &scene) {
            scene.request.headers = {{"X-Key", "canary"}, {"x-key", "canary"}};
        });
        row("GET with a body", [](Scene &scene) { scene.request.body = "canary"; });
    }

    void refusesBeforeSending()
    {
        QFETCH(Prepare, change);
        Scene scene{.server = ScriptedServer(m_tls.good, answer), .client = {}, .request = {}, .policy = {}};
        scene.policy = policyFor(scene.server, m_tls);
        scene.request = getRequest(scene.server.url(u"/"_s));
        HttpClient client(scene.policy, m_clock);
        change(scene);
        HttpCall call;

        client.send(scene.request, call.done());
        QCOMPARE(call.count, 0);

        AWAIT_CALL(call);
        QVERIFY2(call.failedWith(ErrorKind::InvalidInput), call.text());
        QVERIFY2(!call.text().contains("canary"), call.text());
        QCOMPARE(scene.server.connections(), 0);
        QCOMPARE(client.exchanges(), 0);
    }

    void completesExactlyOnce_data()
    {
        QTest::addColumn<Prepare>("prepare");
        QTest::addColumn<After>("after");     // right after send()
        QTest::addColumn<QString>("outcome"); // code of the error; empty: a response

        const Prepare asItIs = [](Scene &) {};
        const After wait = [](Scene &) {};
        const auto serve = [](const ScriptedServer::Handler &handler) -> Prepare {
            return [handler](Scene &scene) { scene.server.setHandler(handler); };
        };
        const auto raw = [serve](const QByteArray &bytes) {
            return serve([bytes](Peer &peer, const Request &) {
                peer.write(bytes);
                ScriptedServer::finish(peer);
            });
        };
        const auto hang = [](void (*limit)(HttpLimits &)) -> Prepare {
            return [limit](Scene &scene) {
                scene.server.setHandler(silence);
                limit(scene.request.limits);
            };
        };
        const auto row = [](const char *name, const Prepare &prepare, const After &after, const QString &outcome) {
            QTest::newRow(name) << prepare << after << outcome;
        };
        row("success", asItIs, wait, {});
        row("status 500", raw(ScriptedServer::reply("{}", "500 Oops")), wait, {});
        row("status 401", raw(ScriptedServer::reply("{}", "401 Unauthorized")), wait, {});
        row(
            "refused before sending", [](Scene &scene) { scene.request.url = QUrl(u"ftp://x"_s); }, wait,
            u"invalid-input"_s);
        row(
            "no such authority file", [](Scene &scene) { scene.policy.caFile = u"/nowhere.pem"_s; }, wait,
            u"invalid-input"_s);
        row(
            "connection refused", [](Scene &scene) { scene.server.close(); }, wait, u"network-unreachable"_s);
        row("closed without an answer", serve([](Peer &peer, const Request &) { ScriptedServer::finish(peer); }), wait,
            u"network-unreachable"_s);
        row("reset", serve([](Peer &peer, const Request &) { ScriptedServer::reset(peer); }), wait,
            u"network-unreachable"_s);
        row(
            "certificate", [](Scene &scene) { scene.policy.caFile.clear(); }, wait, u"tls-failed"_s);
        row("idle limit", hang([](HttpLimits &limits) { limits.idle = milliseconds(100); }), wait, u"timeout"_s);
        row("total deadline", hang([](HttpLimits &limits) { limits.total = milliseconds(100); }), wait, u"timeout"_s);
        row(
            "connect limit",
            [](Scene &scene) {
                scene.server.setSilent();
                scene.request.limits.connect = milliseconds(100);
            },
            wait, u"timeout"_s);
        row("redirect", raw("HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"), wait,
            u"redirect-refused"_s);
        row("encoding", raw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nx"), wait, u"malformed-reply"_s);
        row("cut off", raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"), wait, u"malformed-reply"_s);
        row("too large by its length", raw("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\nx"), wait,
            u"too-large"_s);
        row(
            "too large while reading",
            [raw](Scene &scene) {
                scene.request.limits.bodyBytes = 10;
                raw("HTTP/1.1 200 OK\r\nX-A: b\r\n\r\n" + QByteArray(100, 'x'))(scene);
            },
            wait, u"too-large"_s);
        const Prepare mute = serve(silence);
        const After untilSeen = [](Scene &scene) { QTRY_VERIFY_WITH_TIMEOUT(!scene.server.requests().empty(), 30000); };
        row(
            "cancelled at once", mute, [](Scene &scene) { scene.client->cancelAll(); }, u"cancelled"_s);
        row(
            "cancelled on the wire", mute,
            [untilSeen](Scene &scene) {
                untilSeen(scene);
                scene.client->cancelAll();
            },
            u"cancelled"_s);
        row(
            "destroyed at once", mute, [](Scene &scene) { scene.client.reset(); }, u"cancelled"_s);
        row(
            "destroyed on the wire", mute,
            [untilSeen](Scene &scene) {
                untilSeen(scene);
                scene.client.reset();
            },
            u"cancelled"_s);
        row(
            "refused, then destroyed", [](Scene &scene) { scene.request.url = QUrl(u"ftp://x"_s); },
            [](Scene &scene) { scene.client.reset(); }, u"invalid-input"_s);
        row(
            "refused, then cancelled", [](Scene &scene) { scene.request.url = QUrl(u"ftp://x"_s); },
            [](Scene &scene) { scene.client->cancelAll(); }, u"invalid-input"_s);
    }

    void completesExactlyOnce()
    {
        QFETCH(Prepare, prepare);
        QFETCH(After, after);
        QFETCH(QString, outcome);
        Scene scene{.server = ScriptedServer(m_tls.good, answer), .client = {}, .request = {}, .policy = {}};
        scene.policy = policyFor(scene.server, m_tls);
        scene.request = getRequest(scene.server.url(u"/"_s));
        prepare(scene);
        scene.client = std::make_unique<HttpClient>(scene.policy, m_clock);
        HttpCall call;
        // Seven of the same kind: one more than there are sockets, so that one of them waits in the queue.
        HttpCall others[6];

        scene.client->send(scene.request, call.done());
        for (HttpCall &other : others)
            scene.client->send(scene.request, other.done());
        after(scene);

        QTRY_VERIFY_WITH_TIMEOUT(call.count > 0, 30000);
        for (HttpCall &other : others)
            QTRY_VERIFY_WITH_TIMEOUT(other.count > 0, 30000);
        scene.client.reset(); // the last occasion for a second completion
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QCOMPARE(call.count, 1);
        for (const HttpCall &other : others)
            QCOMPARE(other.count, 1);
        QCOMPARE(*call.result ? QString() : errorCode(call.result->error().kind), outcome);
    }

    void mayBeDestroyedByACallback_data()
    {
        QTest::addColumn<bool>("isRefused");

        QTest::newRow("from a reply") << false;
        QTest::newRow("from a refusal before sending") << true;
    }

    void mayBeDestroyedByACallback()
    {
        QFETCH(bool, isRefused);
        ScriptedServer server(m_tls.good, answer);
        auto client = std::make_unique<HttpClient>(policyFor(server, m_tls), m_clock);
        HttpCall others[8];
        int count = 0;
        const HttpRequest request = getRequest(isRefused ? QUrl(u"ftp://x"_s) : server.url(u"/"_s));

        client->send(request, [&](const Result<HttpResponse> &) {
            ++count;
            client.reset();
        });
        for (HttpCall &other : others)
            client->send(request, other.done());

        QTRY_COMPARE_WITH_TIMEOUT(count, 1, 30000);
        QTRY_VERIFY(!client);
        for (const HttpCall &other : others)
            QCOMPARE(other.count, 1);
    }

    void sendsAgainFromACallback()
    {
        ScriptedServer server(m_tls.good, answer);
        HttpClient client(policyFor(server, m_tls), m_clock);
        HttpCall second;
        client.send(getRequest(server.url(u"/1"_s)),
                    [&](const Result<HttpResponse> &) { client.send(getRequest(server.url(u"/2"_s)), second.done()); });

        AWAIT_CALL(second);
        QVERIFY2(*second.result, second.text());
    }

    void cancelsOnlyWhatWasThere()
    {
        ScriptedServer server(m_tls.good, [](Peer &peer, const Request &request) {
            if (request.target == "/after")
                answer(peer, request);
        });
        HttpClient client(policyFor(server, m_tls), m_clock);
        HttpCall after;
        int cancelled = 0;
        for (int i = 0; i < 10; ++i) {
            client.send(getRequest(server.url(u"/"_s)), [&](const Result<HttpResponse> &result) {
                if (!result && result.error().kind == ErrorKind::Cancelled && ++cancelled == 10)
                    client.send(getRequest(server.url(u"/after"_s)), after.done());
            });
        }

        client.cancelAll();

        QCOMPARE(cancelled, 10);
        AWAIT_CALL(after);
        QVERIFY2(*after.result, after.text());
    }

    void boundsTheConnections_data()
    {
        QTest::addColumn<int>("parallel");
        QTest::addColumn<int>("managers");

        QTest::newRow("one at a time") << 1 << 1;
        QTest::newRow("as one manager has sockets") << 6 << 1;
        QTest::newRow("spread over managers") << 14 << 3;
    }

    void boundsTheConnections()
    {
        QFETCH(int, parallel);
        QFETCH(int, managers);
        // Holds the answers back until as many requests are there as may be.
        std::vector<QPointer<Peer>> held;
        ScriptedServer server(m_tls.good, [&held](Peer &peer, const Request &) { held.emplace_back(&peer); });
        HttpPolicy policy = policyFor(server, m_tls);
        policy.parallelPerOrigin = parallel;
        int made = 0;
        HttpClient client(policy, m_clock, [&made] {
            ++made;
            return std::make_unique<QNetworkAccessManager>();
        });
        std::vector<HttpCall> calls(40);
        for (HttpCall &call : calls)
            client.send(getRequest(server.url(u"/"_s)), call.done());

        std::size_t served = 0;
        while (served < calls.size()) {
            const std::size_t expected = std::min(calls.size() - served, std::size_t(parallel));
            QTRY_COMPARE_WITH_TIMEOUT(held.size(), expected, 30000);
            QCOMPARE(client.exchanges(), int(served + expected));
            served += held.size();
            for (const auto &peer : std::exchange(held, {}))
                peer->write(ScriptedServer::reply("{}"));
        }

        for (const HttpCall &call : calls)
            QTRY_COMPARE_WITH_TIMEOUT(call.count, 1, 30000);
        QCOMPARE(server.mostOpenConnections(), parallel);
        QCOMPARE(made, managers);
    }

    void sharesNothingBetweenClients()
    {
        // Architecture fact 11: a connection of one client is never used by another.
        ScriptedServer server(m_tls.good, answer);
        HttpClient first(policyFor(server, m_tls), m_clock);
        HttpClient second(policyFor(server, m_tls), m_clock);
        HttpCall calls[2];

        first.send(getRequest(server.url(u"/"_s)), calls[0].done());
        AWAIT_CALL(calls[0]);
        second.send(getRequest(server.url(u"/"_s)), calls[1].done());
        AWAIT_CALL(calls[1]);

        QCOMPARE(server.connections(), 2);
    }

    void spacesRequestsOut()
    {
        ScriptedServer server(m_tls.good, answer);
        HttpPolicy policy = policyFor(server, m_tls);
        policy.requestsPerSecond = 50;
        HttpClient client(policy, m_clock);
        std::vector<HttpCall> calls(11);
        const auto begin = m_clock.steady();
        for (HttpCall &call : calls)
            client.send(getRequest(server.url(u"/"_s)), call.done());

        for (const HttpCall &call : calls)
            QTRY_COMPARE_WITH_TIMEOUT(call.count, 1, 30000);

        // Ten gaps of 20 ms; only the lower bound is certain on a busy machine.
        QVERIFY(m_clock.steady() - begin >= milliseconds(199));
    }

    void logsByAllowListOnly()
    {
        ScriptedServer server(m_tls.good,
                              [](Peer &peer, const Request &) { peer.write(ScriptedServer::reply("{}", "404 No")); });
        HttpClient client(policyFor(server, m_tls), m_clock);
        std::vector<HttpLogEntry> entries;
        connect(&client, &HttpClient::exchangeFinished, this,
                [&entries](const HttpLogEntry &entry) { entries.push_back(entry); });
        HttpRequest request = getRequest(server.url(u"/secret-path?canary=1"_s));
        request.label = u"balances {api}/v1"_s;
        HttpCall call;

        client.send(request, call.done());
        AWAIT_CALL(call);
        QTRY_COMPARE(entries.size(), 1U);

        QCOMPARE(entries[0].label, u"balances {api}/v1"_s);
        QCOMPARE(entries[0].host, u"127.0.0.1"_s);
        QCOMPARE(entries[0].status, 404);
        QVERIFY(!entries[0].error);
        QCOMPARE(entries[0].bytes, 2);
        QVERIFY(entries[0].duration.count() >= 0);
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_http_client.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth_scene.h"

using namespace coffer;
using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

QByteArray jwt(const QByteArray &claims)
{
    const auto part = [](const QByteArray &text) {
        return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return part("{\"alg\":\"none\"}") + '.' + part(claims) + '.' + part("signature");
}

QByteArray tokenBody(const QByteArray &token, const QByteArray &more = {})
{
    return "{\"access_token\":\"" + token + "\"" + more + "}";
}

QByteArray loginBody(const QByteArray &token, const QByteArray &refresh)
{
    return "{\"data\":{\"access_token\":\"" + token + "\",\"refresh_token\":\"" + refresh + "\"},\"expires_in\":3600}";
}

} // namespace

class TestTokenRenewal : public QObject
{
    Q_OBJECT

private:
    static void useClient(AuthScene &scene)
    {
        scene.store.entries = {{u"client_id"_s, "id"}, {u"client_secret"_s, "s3&cret"}};
        scene.start(AuthScene::clientSpec(), {u"client_id"_s, u"client_secret"_s});
    }
    static void useLogin(AuthScene &scene)
    {
        scene.store.entries[u"email"_s] = "a@b.example";
        scene.store.entries[u"password"_s] = "pass\"word";
        scene.start(AuthScene::loginSpec(), {u"email"_s, u"password"_s});
    }

private Q_SLOTS:
    void asksForATokenAsTheDefinitionSays()
    {
        AuthScene scene;
        scene.tokenAnswers = {AuthScene::json(tokenBody("t1", ",\"expires_in\":3599"), "201 Created")};
        useClient(scene);
        AuthCall call;

        scene.authenticator->authorize(scene.apiRequest(), call.done());

        AWAIT_DONE(call);
        QVERIFY2(*call.result, call.text());
        QCOMPARE(call.header("Authorization"), QByteArray("Bearer t1"));
        const auto sent = scene.tokenRequests().front();
        QCOMPARE(sent.method, QByteArray("POST"));
        QCOMPARE(sent.body, QByteArray("grant_type=client_credentials&scope=partners"));
        QCOMPARE(sent.header("Authorization").value_or("none"), "Basic " + QByteArray("id:s3&cret").toBase64());
        QCOMPARE(sent.header("Content-Type").value_or("none"), QByteArray("application/x-www-form-urlencoded"));
    }

    void putsSecretsIntoBodiesEncodedForTheirPlace()
    {
        AuthScene scene;
        scene.tokenAnswers = {AuthScene::json(loginBody("t1", "r1"))};
        useLogin(scene);
        AuthCall call;

        scene.authenticator->authorize(scene.apiRequest(), call.done());

        AWAIT_DONE(call);
        QVERIFY2(*call.result, call.text());
        QCOMPARE(call.header("X-Auth-Token"), QByteArray("t1"));
        QCOMPARE(scene.tokenRequests().front().method, QByteArray("PUT"));
        QCOMPARE(scene.tokenRequests().front().body,
                 QByteArray("{\"email\":\"a@b.example\",\"currentPassword\":\"pass\\\"word\"}"));
    }

    void renewsInTime_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("stillGood"); // seconds after the answer
        QTest::addColumn<int>("renewed");

        // The clock stands at 2026-11-20T08:30:00Z = 1795163400; renewal is 60 s early.
        QTest::newRow("number") << tokenBody("t", ",\"expires_in\":3600") << 3539 << 3541;
        QTest::newRow("numeric text") << tokenBody("t", ",\"expires_in\":\"3600\"") << 3539 << 3541;
        QTest::newRow("JWT with its own clock") << tokenBody(jwt("{\"iat\":1000,\"exp\":4600}")) << 3539 << 3541;
        QTest::newRow("JWT by our clock") << tokenBody(jwt("{\"exp\":1795167000}")) << 3539 << 3541;
        QTest::newRow("JWT counts where the number is rubbish")
            << tokenBody(jwt("{\"exp\":1795167000}"), ",\"expires_in\":\"soon\"") << 3539 << 3541;
        QTest::newRow("shorter than the margin: half of it") << tokenBody("t", ",\"expires_in\":40") << 19 << 21;
        QTest::newRow("no lifetime: until refused") << tokenBody("t") << 1'000'000 << -1;
        QTest::newRow("negative lifetime is none") << tokenBody("t", ",\"expires_in\":-5") << 1'000'000 << -1;
        QTest::newRow("absurd lifetime does not overflow")
            << tokenBody("t", ",\"expires_in\":9223372036854775807") << 1'000'000 << -1;
        QTest::newRow("JWT that is none") << tokenBody("a.!!!.c") << 1'000'000 << -1;
    }

    void renewsInTime()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, stillGood);
        QFETCH(int, renewed);
        AuthScene scene;
        scene.tokenAnswers = {AuthScene::json(answer)};
        useClient(scene);
        const auto authorizeAfter = [&scene](seconds by) {
            AuthCall call;
            scene.clock.advance(by);
            scene.authenticator->authorize(scene.apiRequest(), call.done());
            AWAIT_DONE(call);
            QVERIFY2(*call.result, call.text());
        };

        authorizeAfter(seconds(0));
        authorizeAfter(seconds(stillGood));
        QCOMPARE(scene.count(u"token"_s), 1);
        if (renewed > 0) {
            authorizeAfter(seconds(renewed - stillGood));
            QCOMPARE(scene.count(u"token"_s), 2);
        }
    }

    void renewsWhenEitherClockSaysSo()
    {
        AuthScene scene;
        scene.tokenAnswers = {AuthScene::json(tokenBody("t", ",\"expires_in\":3600"))};
        useClient(scene);
        const auto authorize = [&scene] {
            AuthCall call;
            scene.authenticator->authorize(scene.apiRequest(), call.done());
            AWAIT_DONE(call);
        };
        authorize();
        // 85: the machine slept, its steady clock stood still.
        scene.clock.setWallClock(scene.clock.now() + seconds(8 * 3600));
        authorize();
        QCOMPARE(scene.count(u"token"_s), 2);
        // 81: somebody set the clock back; the steady clock still ends the token.
        scene.clock.setWallClock(scene.clock.now() - seconds(24 * 3600));
        scene.clock.advance(seconds(3599));
        authorize();
        QCOMPARE(scene.count(u"token"_s), 3);
    }

    void asksOnceForAllWhoWait()
    {
        // Fault 48.
        AuthScene scene;
        scene.tokenAnswers = {AuthScene::json(tokenBody("t1"))};
        useClient(scene);
        std::vector<AuthCall> calls(50);

        for (AuthCall &call : calls)
            scene.authenticator->authorize(scene.apiRequest(), call.done());

        for (const AuthCall &call : calls) {
            AWAIT_DONE(call);
            QCOMPARE(call.header("Authorization"), QByteArray("Bearer t1"));
        }
        QCOMPARE(scene.count(u"token"_s), 1);
    }

    void renewsOnceForASweepThatIsRefused()
    {
        // Fault 46: the token is revoked in the middle, with many requests on their way.
        AuthScene scene;
        scene.tokenAnswers = {AuthScene::json(tokenBody("t1")), AuthScene::json(tokenBody("t2"))};
        int served = 0;
        scene.accepts = [&served](const AuthScene::Request &request) {
            return request.header("Authorization") == "Bearer t2" || ++served <= 50;
        };
        useClient(scene);
        std::deque<PollCall> calls;
        for (int i = 0; i < 100; ++i)
            calls.emplace_back(scene).run(scene.apiRequest());

        for (const PollCall &call : calls) {
            AWAIT_DONE(call);
            QCOMPARE(call.status, 200);
        }
        QCOMPARE(scene.count(u"token"_s), 2);
        QCOMPARE(scene.count(u"api ok"_s), 100);
    }

    void stopsWhenTheNewTokenIsRefusedToo()
    {
        AuthScene scene;
        scene.tokenAnswers = {AuthScene::json(tokenBody("t1")), AuthScene::json(tokenBody("t2")),
                              AuthScene::json(tokenBody("t3"))};
        scene.accepts = [](const AuthScene::Request &) { return false; };
        useClient(scene);
        for (int i = 0; i < 3; ++i) {
            PollCall call(scene);
            call.run(scene.apiRequest());
            AWAIT_DONE(call);
        }
        QCOMPARE(scene.count(u"token"_s), 2);
        QCOMPARE(scene.count(u"api 401"_s), 2);
        QVERIFY(scene.authenticator->isStopped());

        scene.accepts = [](const AuthScene::Request &) { return true; };
        scene.authenticator->resume();
        PollCall good(scene);
        good.run(scene.apiRequest());
        AWAIT_DONE(good);
        QCOMPARE(good.status, 200);
        QCOMPARE(scene.count(u"token"_s), 3);
    }

    void stopsAfterARefusedLogin_data()
    {
        QTest::addColumn<QByteArray>("status");

        QTest::newRow("400 invalid_grant") << QByteArray("400 Bad Request");
        QTest::newRow("401") << QByteArray("401 Unauthorized");
        QTest::newRow("403 account locked") << QByteArray("403 Forbidden");
    }

    void stopsAfterARefusedLogin()
    {
        QFETCH(QByteArray, status);
        AuthScene scene;
        scene.tokenAnswers = {AuthScene::json("{\"message\":\"wrong password\"}", status),
                              AuthScene::json(loginBody("t1", "r1"))};
        useLogin(scene);
        for (int i = 0; i < 3; ++i) {
            AuthCall call;
            scene.authenticator->authorize(scene.apiRequest(), call.done());
            AWAIT_DONE(call);
            QVERIFY2(call.failedWith(ErrorKind::Unauthorized), call.text());
            QCOMPARE(call.result->error().provider.message, u"wrong password"_s);
            QCOMPARE(call.result->error().httpStatus, status.left(3).toInt());
            QVERIFY2(!call.text().contains("pass\"word") && !call.text().contains("a@b"), call.text());
        }
        QCOMPARE(scene.count(u"login"_s), 1); // three would lock the account

        scene.authenticator->reset();
        AuthCall good;
        scene.authenticator->authorize(scene.apiRequest(), good.done());
        AWAIT_DONE(good);
        QVERIFY2(*good.result, good.text());
    }

    void tellsOtherAnswersApartAndTriesAgainLater_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<ErrorKind>("kind");

        QTest::newRow("26 redirect") << AuthScene::json("", "307 Temporary Redirect",
                                                        "Location: https://localhost/\r\n")
                                     << ErrorKind::RedirectRefused;
        QTest::newRow("27 sign-in page") << AuthScene::json("<html>canary</html>") << ErrorKind::MalformedReply;
        QTest::newRow("30 empty") << AuthScene::json("") << ErrorKind::MalformedReply;
        QTest::newRow("no token, such as a second factor")
            << AuthScene::json("{\"mfaToken\":\"canary\"}") << ErrorKind::UnexpectedShape;
        QTest::newRow("empty token") << AuthScene::json(tokenBody("")) << ErrorKind::UnexpectedShape;
        QTest::newRow("token that is a number")
            << AuthScene::json("{\"access_token\":5}") << ErrorKind::UnexpectedShape;
        QTest::newRow("44 token with a new line")
            << AuthScene::json(tokenBody("canary\\r\\nX-Injected: yes")) << ErrorKind::UnexpectedShape;
        QTest::newRow("34 two tokens") << AuthScene::json("{\"access_token\":\"canary\",\"access_token\":\"b\"}")
                                       << ErrorKind::MalformedReply;
        QTest::newRow("202 is no token") << AuthScene::json(tokenBody("canary"), "202 Accepted")
                                         << ErrorKind::UnexpectedShape;
        QTest::newRow("404") << AuthScene::json("{}", "404 Not Found") << ErrorKind::ProviderRefused;
        QTest::newRow("429 without a time") << AuthScene::json("{}", "429 Too Many Requests") << ErrorKind::RateLimited;
        QTest::newRow("500") << AuthScene::json("{}", "500 Oops") << ErrorKind::ServerError;
        QTest::newRow("closed without an answer") << QByteArray() << ErrorKind::NetworkUnreachable;
    }

    void tellsOtherAnswersApartAndTriesAgainLater()
    {
        QFETCH(QByteArray, answer);
        QFETCH(ErrorKind, kind);
        AuthScene scene;
        scene.tokenAnswers = {answer, AuthScene::json(tokenBody("t1"))};
        useClient(scene);
        AuthCall first;
        AuthCall second;

        scene.authenticator->authorize(scene.apiRequest(), first.done());
        AWAIT_DONE(first);
        scene.authenticator->authorize(scene.apiRequest(), second.done());
        AWAIT_DONE(second);

        QVERIFY2(first.failedWith(kind), first.text());
        QVERIFY2(!first.text().contains("canary") && !first.text().contains("s3&cret"), first.text());
        QVERIFY2(*second.result, second.text());
    }

    void staysAwayAsLongAsTheServerSays()
    {
        // Fault 50 at the token endpoint.
        AuthScene scene;
        scene.tokenAnswers = {AuthScene::json("{}", "429 Too Many Requests", "Retry-After: 120\r\n"),
                              AuthScene::json(tokenBody("t1"))};
        useClient(scene);
        const auto authorize = [&scene](AuthCall &call) {
            scene.authenticator->authorize(scene.apiRequest(), call.done());
            AWAIT_DONE(call);
        };
        AuthCall first;
        AuthCall early;
        AuthCall late;

        authorize(first);
        scene.clock.advance(seconds(119));
        authorize(early);
        QCOMPARE(scene.count(u"token"_s), 1);
        scene.clock.advance(seconds(2));
        authorize(late);

        QVERIFY2(first.failedWith(ErrorKind::RateLimited), first.text());
        QCOMPARE(first.result->error().retryAfter, std::optional(seconds(120)));
        QVERIFY2(early.failedWith(ErrorKind::RateLimited), early.text());
        QVERIFY2(*late.result, late.text());
    }

    void storesTheRefreshTokenBeforeTheTokenIsUsed()
    {
        // Fault 47.
        AuthScene scene;
        scene.tokenAnswers = {AuthScene::json(loginBody("t1", "r1")), AuthScene::json(loginBody("t2", "r2"))};
        useLogin(scene);
        for (int i = 0; i < 2; ++i) {
            PollCall call(scene);
            call.run(scene.apiRequest());
            AWAIT_DONE(call);
            QCOMPARE(call.status, 200);
            scene.clock.advance(seconds(3600));
        }

        const QStringList expected{u"read refresh_token"_s,   u"login"_s,   u"write refresh_token=r1"_s, u"api ok"_s,
                                   u"remove refresh_token"_s, u"refresh"_s, u"write refresh_token=r2"_s, u"api ok"_s};
        QCOMPARE(scene.events, expected);
        QCOMPARE(scene.tokenRequests().back().body, QByteArray("{\"refresh_token\":\"r1\"}"));
        QCOMPARE(scene.store.entries.at(u"refresh_token"_s), QByteArray("r2"));
    }

    void usesTheRefreshTokenOfAnEarlierRun()
    {
        AuthScene scene;
        scene.store.entries[u"refresh_token"_s] = "r1";
        scene.tokenAnswers = {AuthScene::json(loginBody("t2", "r2"))};
        useLogin(scene);
        AuthCall call;

        scene.authenticator->authorize(scene.apiRequest(), call.done());

        AWAIT_DONE(call);
        QVERIFY2(*call.result, call.text());
        QCOMPARE(scene.count(u"login"_s), 0);
        QCOMPARE(scene.count(u"refresh"_s), 1);
    }

    void doesNotUseATokenWhoseRefreshTokenCannotBeStored()
    {
        AuthScene scene;
        scene.tokenAnswers = {AuthScene::json(loginBody("t1", "r1"))};
        scene.store.writeFails = ErrorKind::KeychainLocked;
        useLogin(scene);
        AuthCall first;
        AuthCall second;

        scene.authenticator->authorize(scene.apiRequest(), first.done());
        AWAIT_DONE(first);
        scene.store.writeFails.reset();
        scene.authenticator->authorize(scene.apiRequest(), second.done());
        AWAIT_DONE(second);

        QVERIFY2(first.failedWith(ErrorKind::KeychainLocked), first.text());
        QVERIFY2(*second.result, second.text());
        QCOMPARE(scene.count(u"login"_s), 1); // only storing was tried again
        QCOMPARE(scene.count(u"write refresh_token=r1"_s), 2);
    }

    void sendsNoRefreshTokenThatCannotBeClaimed()
    {
        AuthScene scene;
        scene.store.entries[u"refresh_token"_s] = "r1";
        scene.store.removeFails = ErrorKind::KeychainTimeout;
        useLogin(scene);
        AuthCall call;

        scene.authenticator->authorize(scene.apiRequest(), call.done());

        AWAIT_DONE(call);
        QVERIFY2(call.failedWith(ErrorKind::KeychainTimeout), call.text());
        QVERIFY(scene.tokenRequests().empty());
    }

    void neverSendsARefreshTokenTwice_data()
    {
        QTest::addColumn<QByteArray>("answer");

        QTest::newRow("47 refused: login follows by itself") << AuthScene::json("{}", "401 Unauthorized");
        QTest::newRow("lost answer") << QByteArray();
        QTest::newRow("answer that cannot be read") << AuthScene::json("<html>");
        QTest::newRow("500") << AuthScene::json("{}", "500 Oops");
    }

    void neverSendsARefreshTokenTwice()
    {
        QFETCH(QByteArray, answer);
        AuthScene scene;
        scene.store.entries[u"refresh_token"_s] = "r1";
        scene.tokenAnswers = {answer, AuthScene::json(loginBody("t2", "r2"))};
        useLogin(scene);
        for (int i = 0; i < 2; ++i) {
            AuthCall call;
            scene.authenticator->authorize(scene.apiRequest(), call.done());
            AWAIT_DONE(call);
        }

        QCOMPARE(scene.count(u"refresh"_s), 1);
        QCOMPARE(scene.count(u"login"_s), 1);
        QCOMPARE(scene.store.entries.at(u"refresh_token"_s), QByteArray("r2"));
    }

    void keepsTheRefreshTokenInMemoryWhereNothingCanBeStored()
    {
        AuthScene scene;
        scene.store.writable = false;
        scene.tokenAnswers = {AuthScene::json(loginBody("t1", "r1")), AuthScene::json(loginBody("t2", "r2"))};
        useLogin(scene);
        for (int i = 0; i < 2; ++i) {
            AuthCall call;
            scene.authenticator->authorize(scene.apiRequest(), call.done());
            AWAIT_DONE(call);
            QVERIFY2(*call.result, call.text());
            scene.clock.advance(seconds(3600));
        }

        const QStringList expected{u"login"_s, u"refresh"_s};
        QCOMPARE(scene.events, expected);
    }

    void forgetsTheFormerLoginWhenSecretsAreReplaced()
    {
        AuthScene scene;
        scene.tokenAnswers = {AuthScene::json(loginBody("t1", "r1")), AuthScene::json(loginBody("t2", "r2"))};
        useLogin(scene);
        AuthCall before;
        AuthCall after;
        scene.authenticator->authorize(scene.apiRequest(), before.done());
        AWAIT_DONE(before);

        scene.store.entries[u"email"_s] = "other@b.example";
        scene.authenticator->reset();
        scene.authenticator->authorize(scene.apiRequest(), after.done());
        AWAIT_DONE(after);

        QCOMPARE(after.header("X-Auth-Token"), QByteArray("t2"));
        QCOMPARE(scene.count(u"login"_s), 2);
        QCOMPARE(scene.count(u"refresh"_s), 0);
        QVERIFY(scene.tokenRequests().back().body.contains("other@b.example"));
        QCOMPARE(scene.store.entries.at(u"refresh_token"_s), QByteArray("r2"));
    }

    void refusesADefinitionThatPutsASecretIntoAnAddress_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("query");

        QTest::newRow("path") << QByteArray("{auth}/token/{client_secret}") << QByteArray("x");
        QTest::newRow("query") << QByteArray("{auth}/token") << QByteArray("{client_secret}");
    }

    void refusesADefinitionThatPutsASecretIntoAnAddress()
    {
        QFETCH(QByteArray, url);
        QFETCH(QByteArray, query);
        AuthScene scene;
        scene.store.entries = {{u"client_id"_s, "id"}, {u"client_secret"_s, "canary"}};
        AuthSpec spec = AuthScene::clientSpec();
        spec.token->request.url = AuthScene::text(url.constData());
        spec.token->request.query = {{u"q"_s, AuthScene::text(query.constData())}};
        scene.start(spec, {u"client_id"_s, u"client_secret"_s});
        AuthCall call;

        scene.authenticator->authorize(scene.apiRequest(), call.done());

        AWAIT_DONE(call);
        QVERIFY2(call.failedWith(ErrorKind::InvalidDefinition), call.text());
        QVERIFY(scene.tokenRequests().empty());
    }
};

QTEST_GUILESS_MAIN(TestTokenRenewal)
#include "tst_token_renewal.moc"

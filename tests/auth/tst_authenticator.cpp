// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth_scene.h"

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

AuthSpec headerSpec(AuthScheme scheme, const char *name, const char *value)
{
    AuthSpec spec;
    spec.scheme = scheme;
    spec.headerName = QString::fromUtf8(name);
    spec.headerValue = AuthScene::text(value);
    return spec;
}

AuthSpec basicSpec()
{
    AuthSpec spec;
    spec.scheme = AuthScheme::Basic;
    spec.basicUser = AuthScene::text("{user}");
    spec.basicPassword = AuthScene::text("{key}");
    return spec;
}

const AuthSpec noneSpec;

} // namespace

class TestAuthenticator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsTheCredentialOnRequests_data()
    {
        QTest::addColumn<AuthSpec>("spec");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");

        QTest::newRow("basic") << basicSpec() << QByteArray("Authorization")
                               << "Basic " + QByteArray("me:k-1").toBase64();
        QTest::newRow("bearer") << headerSpec(AuthScheme::Bearer, "Authorization", "Bearer {key}")
                                << QByteArray("Authorization") << QByteArray("Bearer k-1");
        QTest::newRow("header of its own") << headerSpec(AuthScheme::Header, "X-Auth-Token", "{key}")
                                           << QByteArray("X-Auth-Token") << QByteArray("k-1");
        QTest::newRow("parameter beside the secret") << headerSpec(AuthScheme::Header, "X-Key", "{owner}.{key}")
                                                     << QByteArray("X-Key") << QByteArray("acme.k-1");
    }

    void putsTheCredentialOnRequests()
    {
        QFETCH(AuthSpec, spec);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, value);
        AuthScene scene;
        scene.store.entries = {{u"user"_s, "me"}, {u"key"_s, "k-1"}};
        AuthCall calls[20];
        scene.start(spec, {u"user"_s, u"key"_s});

        for (AuthCall &call : calls)
            scene.authenticator->authorize(scene.apiRequest(), call.done());
        QCOMPARE(calls[0].count, 0); // never from within authorize()

        for (const AuthCall &call : calls) {
            AWAIT_DONE(call);
            QVERIFY2(*call.result, call.text());
            QCOMPARE(call.header(header), value);
            QVERIFY(call.result->value().carriesCredential);
        }
        QCOMPARE(scene.store.reads, 2); // one read for each secret, not for each request
    }

    void leavesRequestsAloneWithoutAScheme()
    {
        AuthScene scene;
        scene.store.readFails = ErrorKind::KeychainLocked;
        AuthCall call;
        scene.start(noneSpec, {});

        scene.authenticator->authorize(scene.apiRequest(), call.done());

        AWAIT_DONE(call);
        QVERIFY2(*call.result, call.text());
        QVERIFY(call.result->value().headers.empty());
        QVERIFY(!call.result->value().carriesCredential);
    }

    void takesAPasswordWithUmlautsForBasic()
    {
        AuthScene scene;
        scene.store.entries = {{u"user"_s, "me"}, {u"key"_s, "p\xc3\xa4ss:w\xc3\xb6rd"}};
        AuthCall call;
        scene.start(basicSpec(), {u"user"_s, u"key"_s});

        scene.authenticator->authorize(scene.apiRequest(), call.done());

        AWAIT_DONE(call);
        QCOMPARE(call.header("Authorization"), "Basic " + QByteArray("me:p\xc3\xa4ss:w\xc3\xb6rd").toBase64());
    }

    void refusesSecretsThatDoNotFitTheirPlace_data()
    {
        QTest::addColumn<AuthSpec>("spec");
        QTest::addColumn<QByteArray>("secret");

        const AuthSpec bearer = headerSpec(AuthScheme::Bearer, "Authorization", "Bearer {key}");
        QTest::newRow("44 CR LF in a header") << bearer << QByteArray("canary\r\nX-Injected: yes");
        QTest::newRow("blank at the end, left by a paste") << bearer << QByteArray("canary ");
        QTest::newRow("63 umlaut in a header") << bearer << QByteArray("canary\xc3\xbc");
        QTest::newRow("63 not UTF-8") << bearer << QByteArray("canary\xff\xfe");
        QTest::newRow("63 not UTF-8 for basic") << basicSpec() << QByteArray("canary\xff\xfe");
        QTest::newRow("63 new line for basic") << basicSpec() << QByteArray("canary\n");
    }

    void refusesSecretsThatDoNotFitTheirPlace()
    {
        QFETCH(AuthSpec, spec);
        QFETCH(QByteArray, secret);
        AuthScene scene;
        scene.store.entries = {{u"user"_s, "me"}, {u"key"_s, secret}};
        AuthCall call;
        scene.start(spec, {u"user"_s, u"key"_s});

        scene.authenticator->authorize(scene.apiRequest(), call.done());

        AWAIT_DONE(call);
        QVERIFY2(call.failedWith(ErrorKind::InvalidInput), call.text());
        QVERIFY(!call.result->error().where.isEmpty());
        QVERIFY2(!call.text().contains("canary"), call.text());
    }

    void refusesAUserNameWithAColon()
    {
        // "a:b" + "c" and "a" + "b:c" are the same on the wire.
        AuthScene scene;
        scene.store.entries = {{u"user"_s, "a:b"}, {u"key"_s, "c"}};
        AuthCall call;
        scene.start(basicSpec(), {u"user"_s, u"key"_s});

        scene.authenticator->authorize(scene.apiRequest(), call.done());

        AWAIT_DONE(call);
        QVERIFY2(call.failedWith(ErrorKind::InvalidInput), call.text());
    }

    void givesNoOtherOriginACredential()
    {
        AuthScene scene;
        scene.store.entries = {{u"user"_s, "me"}, {u"key"_s, "canary"}};
        AuthCall call;
        scene.start(basicSpec(), {u"user"_s, u"key"_s});
        HttpRequest request = scene.apiRequest();
        request.url.setHost(u"localhost"_s);

        scene.authenticator->authorize(request, call.done());

        AWAIT_DONE(call);
        QVERIFY2(call.failedWith(ErrorKind::InvalidInput), call.text());
    }

    void passesOnWhatTheStoreSaysAndRecovers_data()
    {
        QTest::addColumn<ErrorKind>("kind");

        for (const ErrorKind kind :
             {ErrorKind::SecretMissing, ErrorKind::SecretOriginChanged, ErrorKind::KeychainLocked,
              ErrorKind::KeychainDenied, ErrorKind::KeychainUnavailable, ErrorKind::KeychainTimeout})
            QTest::newRow(qPrintable(errorCode(kind))) << kind;
    }

    void passesOnWhatTheStoreSaysAndRecovers()
    {
        QFETCH(ErrorKind, kind);
        AuthScene scene;
        scene.store.entries = {{u"user"_s, "me"}, {u"key"_s, "k"}};
        scene.store.readFails = kind;
        AuthCall first;
        AuthCall second;
        scene.start(basicSpec(), {u"user"_s, u"key"_s});

        scene.authenticator->authorize(scene.apiRequest(), first.done());
        AWAIT_DONE(first);
        scene.store.readFails.reset();
        scene.authenticator->authorize(scene.apiRequest(), second.done());
        AWAIT_DONE(second);

        QVERIFY2(first.failedWith(kind), first.text());
        QVERIFY2(*second.result, second.text());
    }

    void stopsAfterARefusalUntilTheUserActs_data()
    {
        QTest::addColumn<bool>("isReset");

        QTest::newRow("49 the user tries again") << false;
        QTest::newRow("49 the secret was replaced") << true;
    }

    void stopsAfterARefusalUntilTheUserActs()
    {
        QFETCH(bool, isReset);
        AuthScene scene;
        scene.store.entries = {{u"user"_s, "me"}, {u"key"_s, "old"}};
        scene.accepts = [](const AuthScene::Request &request) {
            return request.header("Authorization") == "Basic " + QByteArray("me:new").toBase64();
        };
        scene.start(basicSpec(), {u"user"_s, u"key"_s});

        for (int i = 0; i < 3; ++i) {
            PollCall refused(scene);
            refused.run(scene.apiRequest());
            AWAIT_DONE(refused);
            if (i > 0) {
                QVERIFY(refused.error);
                QCOMPARE(refused.error->kind, ErrorKind::Unauthorized);
                QCOMPARE(refused.error->provider.message, u"token refused"_s);
            }
        }
        QCOMPARE(scene.count(u"api 401"_s), 1); // one attempt, not three
        QVERIFY(scene.authenticator->isStopped());

        scene.store.entries[u"key"_s] = "new";
        if (isReset)
            scene.authenticator->reset();
        else
            scene.authenticator->resume();
        PollCall good(scene);
        good.run(scene.apiRequest());
        AWAIT_DONE(good);
        QCOMPARE(good.status, 200);
    }

    void completesExactlyOnceWhenDestroyed_data()
    {
        QTest::addColumn<AuthSpec>("spec");
        QTest::addColumn<bool>("isStoreSilent");

        QTest::newRow("59 the store never answers") << basicSpec() << true;
        QTest::newRow("the token endpoint never answers") << AuthScene::clientSpec() << false;
        QTest::newRow("nothing was begun") << noneSpec << false;
    }

    void completesExactlyOnceWhenDestroyed()
    {
        QFETCH(AuthSpec, spec);
        QFETCH(bool, isStoreSilent);
        AuthScene scene;
        scene.bank.setSilent();
        scene.store.entries = {{u"user"_s, "me"}, {u"key"_s, "k"}, {u"client_id"_s, "i"}, {u"client_secret"_s, "s"}};
        scene.store.holdsAnswersBack = isStoreSilent;
        AuthCall calls[3];
        scene.start(spec,
                    spec.token ? QStringList{u"client_id"_s, u"client_secret"_s} : QStringList{u"user"_s, u"key"_s});
        for (AuthCall &call : calls)
            scene.authenticator->authorize(scene.apiRequest(), call.done());
        if (spec.token)
            QTRY_COMPARE_WITH_TIMEOUT(scene.http->exchanges(), 1, 30000);

        scene.authenticator.reset();

        for (const AuthCall &call : calls)
            QVERIFY2(call.failedWith(ErrorKind::Cancelled), call.text());
        scene.http.reset(); // the late answer finds nobody
        for (const AuthCall &call : calls)
            QCOMPARE(call.count, 1);
    }

    void mayBeDestroyedByACallback()
    {
        AuthScene scene;
        AuthCall others[3];
        int count = 0;
        scene.start(noneSpec, {});
        scene.authenticator->authorize(scene.apiRequest(), [&](const Result<HttpRequest> &) {
            ++count;
            scene.authenticator.reset();
        });
        for (AuthCall &other : others)
            scene.authenticator->authorize(scene.apiRequest(), other.done());

        QTRY_COMPARE_WITH_TIMEOUT(count, 1, 30000);
        for (const AuthCall &other : others)
            QVERIFY2(other.failedWith(ErrorKind::Cancelled), other.text());
    }
};

QTEST_GUILESS_MAIN(TestAuthenticator)
#include "tst_authenticator.moc"

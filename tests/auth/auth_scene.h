// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <auth/authenticator.h>
#include <scripted_server.h>

#include <QTest>

#include <deque>
#include <map>
#include <optional>

namespace coffer {

/// A store that writes down what is asked of it and fails on demand. Answers come from the event loop.
class FakeStore final : public SecretStore, public QObject
{
public:
    explicit FakeStore(QStringList *events) : m_events(events) {}

    std::map<QString, QByteArray> entries; ///< field -> secret
    std::optional<ErrorKind> readFails;
    std::optional<ErrorKind> writeFails;
    std::optional<ErrorKind> removeFails;
    bool writable = true;
    bool holdsAnswersBack = false; ///< a service that hangs
    int reads = 0;

    void read(const SecretKey &key, const QStringList &, ReadDone done) override
    {
        ++reads;
        if (key.field == QLatin1String("refresh_token"))
            m_events->append(QStringLiteral("read refresh_token"));
        later([this, key, done = std::move(done)] {
            if (readFails)
                return done(Error{.kind = *readFails});
            const auto entry = entries.find(key.field);
            if (entry == entries.end())
                return done(Error{.kind = ErrorKind::SecretMissing, .where = key.field});
            done(Secret(QByteArray(entry->second.constData(), entry->second.size())));
        });
    }
    void write(const SecretKey &key, const QStringList &, Secret secret, Done done) override
    {
        const QByteArray text = secret.reveal().toByteArray();
        m_events->append(QStringLiteral("write %1=%2").arg(key.field, QString::fromUtf8(text)));
        later([this, key, text, done = std::move(done)] {
            if (writeFails)
                return done(Error{.kind = *writeFails});
            entries[key.field] = text;
            done({});
        });
    }
    void remove(const SecretKey &key, Done done) override
    {
        m_events->append(QStringLiteral("remove %1").arg(key.field));
        later([this, key, done = std::move(done)] {
            if (removeFails)
                return done(Error{.kind = *removeFails});
            entries.erase(key.field);
            done({});
        });
    }
    void probe(Done done) override
    {
        later([done = std::move(done)] { done({}); });
    }
    [[nodiscard]] bool isWritable() const override { return writable; }

private:
    void later(std::function<void()> answer)
    {
        if (!holdsAnswersBack)
            QMetaObject::invokeMethod(this, std::move(answer), Qt::QueuedConnection);
    }

    QStringList *m_events;
};

/// A bank that speaks TLS: /login, /refresh and anything else as its api. What happened stands in `events`, in order.
struct AuthScene
{
    using Request = ScriptedServer::Request;

    TlsFixture tls;
    QStringList events;
    ScriptedServer bank{tls.good};
    FakeStore store{&events};
    ManualClock clock{parseRfc3339(u"2026-11-20T08:30:00Z").value()};
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<Authenticator> authenticator;
    /// Bodies of token answers, in order; the last one is given again and again. Empty: closed without an answer.
    std::deque<QByteArray> tokenAnswers;
    /// The api takes only what this says.
    std::function<bool(const Request &)> accepts = [](const Request &) { return true; };

    AuthScene()
    {
        bank.setHandler([this](QTcpSocket &peer, const Request &request) { serve(peer, request); });
        HttpPolicy policy;
        policy.origins = {bank.origin()};
        policy.caFile = tls.caFile();
        http = std::make_unique<HttpClient>(policy, clock);
    }

    void start(const AuthSpec &spec, const QStringList &secrets)
    {
        AuthContext context;
        context.connection = ConnectionId(QStringLiteral("c1"));
        context.variables = {{QStringLiteral("owner"), QStringLiteral("acme")}};
        context.baseAddresses = {{QStringLiteral("auth"), bank.origin()}};
        context.secrets = secrets;
        context.origins = {bank.origin()};
        context.errors.messageAt = {QStringLiteral("/message")};
        authenticator = std::make_unique<Authenticator>(spec, context, store, *http, clock);
    }

    [[nodiscard]] HttpRequest apiRequest() const
    {
        HttpRequest request;
        request.url = bank.url(QStringLiteral("/api"));
        return request;
    }
    [[nodiscard]] qsizetype count(const QString &event) const { return events.count(event); }
    [[nodiscard]] std::vector<Request> tokenRequests() const
    {
        std::vector<Request> found;
        for (const Request &one : bank.requests()) {
            if (one.target != "/api")
                found.push_back(one);
        }
        return found;
    }

    static QByteArray json(const QByteArray &body, const QByteArray &status = "200 OK", const QByteArray &headers = {})
    {
        return ScriptedServer::reply(body, status, headers);
    }
    static TemplateText text(const char *source) { return TemplateText::parse(QString::fromUtf8(source)).value(); }

    /// Login with rotating refresh token.
    static AuthSpec loginSpec()
    {
        AuthSpec spec;
        spec.scheme = AuthScheme::Login;
        spec.headerName = QStringLiteral("X-Auth-Token");
        spec.headerValue = text("{token}");
        TokenRequestSpec login;
        login.request.method = RequestTemplate::Method::Put;
        login.request.url = text("{auth}/login");
        login.request.bodyKind = BodyKind::Json;
        login.request.bodyFields = {{QStringLiteral("email"), text("{email}")},
                                    {QStringLiteral("currentPassword"), text("{password}")}};
        login.tokenAt = QStringList{QStringLiteral("/data/access_token"), QStringLiteral("/access_token")};
        login.refreshTokenAt = QStringList{QStringLiteral("/data/refresh_token"), QStringLiteral("/refresh_token")};
        login.expiresInAt = QStringList{QStringLiteral("/expires_in")};
        login.expiryInJwt = true;
        TokenRequestSpec refresh = login;
        refresh.request.url = text("{auth}/refresh");
        refresh.request.bodyFields = {{QStringLiteral("refresh_token"), text("{refresh_token}")}};
        spec.token = login;
        spec.refresh = refresh;
        return spec;
    }
    /// OAuth2 client credentials, form, Basic.
    static AuthSpec clientSpec()
    {
        AuthSpec spec;
        spec.scheme = AuthScheme::OAuth2ClientCredentials;
        spec.headerName = QStringLiteral("Authorization");
        spec.headerValue = text("Bearer {token}");
        TokenRequestSpec token;
        token.request.method = RequestTemplate::Method::Post;
        token.request.url = text("{auth}/token");
        token.request.bodyKind = BodyKind::Form;
        token.request.bodyFields = {{QStringLiteral("grant_type"), text("client_credentials")},
                                    {QStringLiteral("scope"), text("partners")}};
        token.basicAuthorization = true;
        token.basicUser = text("{client_id}");
        token.basicPassword = text("{client_secret}");
        token.tokenAt = QStringList{QStringLiteral("/access_token")};
        token.expiresInAt = QStringList{QStringLiteral("/expires_in")};
        token.expiryInJwt = true;
        spec.token = token;
        return spec;
    }

private:
    void serve(QTcpSocket &peer, const Request &request)
    {
        if (request.target == "/api") {
            const bool isGood = accepts(request);
            events.append(isGood ? QStringLiteral("api ok") : QStringLiteral("api 401"));
            peer.write(isGood ? json("{}") : json("{\"message\":\"token refused\"}", "401 Unauthorized"));
            return;
        }
        events.append(QString::fromUtf8(request.target.mid(1)));
        QByteArray answer = tokenAnswers.empty() ? QByteArray() : tokenAnswers.front();
        if (tokenAnswers.size() > 1)
            tokenAnswers.pop_front();
        if (answer.isEmpty())
            ScriptedServer::finish(peer);
        else
            peer.write(answer);
    }
};

/// Counts the completions of one authorize(). Must outlive the authenticator.
struct AuthCall
{
    int count = 0;
    std::optional<Result<HttpRequest>> result;

    Authenticator::Done done()
    {
        return [this](Result<HttpRequest> one) {
            ++count;
            result = std::move(one);
        };
    }
    [[nodiscard]] bool failedWith(ErrorKind kind) const
    {
        return count == 1 && !*result && result->error().kind == kind;
    }
    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        if (!result || !*result)
            return "no request";
        for (const auto &[key, value] : result->value().headers) {
            if (key == name)
                return value;
        }
        return "no header";
    }
    [[nodiscard]] QByteArray text() const
    {
        if (!result)
            return "nothing";
        if (*result)
            return "authorized";
        const Error &error = result->error();
        return errorCode(error.kind).toUtf8() + " where=" + error.where.toUtf8() + " found=" + error.found.toUtf8()
            + " expected=" + error.expected.toUtf8() + " detail=" + error.detail.toUtf8()
            + " message=" + error.provider.message.toUtf8();
    }
};

/// One request through authenticator and client, renewed once where the authenticator says so: what polling does.
struct PollCall
{
    explicit PollCall(AuthScene &theScene) : scene(theScene) {}

    AuthScene &scene;
    int count = 0;
    int status = 0; ///< 0: no response
    std::optional<Error> error;
    bool isRenewed = false;

    void run(const HttpRequest &request)
    {
        scene.authenticator->authorize(request, [this, request](Result<HttpRequest> authorized) {
            if (!authorized)
                return finish(0, authorized.error());
            scene.http->send(std::move(authorized).value(), [this, request](const Result<HttpResponse> &reply) {
                if (!reply)
                    return finish(0, reply.error());
                if (reply.value().status == 401 && scene.authenticator->renew(reply.value()) && !isRenewed) {
                    isRenewed = true;
                    return run(request);
                }
                finish(reply.value().status, std::nullopt);
            });
        });
    }

private:
    void finish(int code, std::optional<Error> failure)
    {
        ++count;
        status = code;
        error = std::move(failure);
    }
};

} // namespace coffer

/// Waits for a completion; the time is only there for a machine that stands still.
#define AWAIT_DONE(call)                                                                                               \
    QTRY_VERIFY_WITH_TIMEOUT((call).count > 0, 30000);                                                                 \
    QCOMPARE((call).count, 1)

// SPDX-License-Identifier: GPL-3.0-or-later
#include <auth/authenticator.h>

#include "token_answer.h"

#include <auth/request_builder.h>
#include <providers/request_chain.h>

#include <QPointer>
#include <QStringDecoder>

#include <algorithm>
#include <deque>
#include <map>
#include <optional>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using std::chrono::seconds;

/// A token that was fetched because the one before was refused, and is refused this soon, will not get better by asking
/// again.
constexpr seconds refusedAgain{60};

bool usesTokens(AuthScheme scheme)
{
    switch (scheme) {
    case AuthScheme::None:
    case AuthScheme::Basic:
    case AuthScheme::Bearer:
    case AuthScheme::Header:
        return false;
    case AuthScheme::OAuth2ClientCredentials:
    case AuthScheme::Login:
        return true;
    }
    return false;
}

Error secretError(const QString &name, const QString &expected)
{
    return Error{.kind = ErrorKind::InvalidInput, .where = name, .expected = expected};
}

/// RFC 7617. Not form-encoded first as RFC 6749 2.3.1 has it for clients: the providers at hand take the plain pair.
Result<QByteArray> basicValue(const TemplateText &user, const TemplateText &password, const Variables &variables)
{
    const auto name = user.filled(variables, TemplateText::Encoding::None);
    if (!name)
        return name.error();
    const auto word = password.filled(variables, TemplateText::Encoding::None);
    if (!word)
        return word.error();
    const auto isControl = [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; };
    if (name.value().contains(u':') || std::ranges::any_of(name.value(), isControl))
        return secretError(user.names().join(", "_L1), u"a user name without colon and control characters"_s);
    if (std::ranges::any_of(word.value(), isControl))
        return secretError(password.names().join(", "_L1), u"a password without control characters"_s);
    return QByteArray("Basic " + (name.value() + u':' + word.value()).toUtf8().toBase64());
}

/// Secrets never go into an address: addresses end up in logs of servers and proxies.
Result<void> checkNoSecretInUrl(const RequestTemplate &request, const QStringList &secrets)
{
    QStringList names = request.url.names();
    for (const auto &[key, value] : request.query)
        names += value.names();
    for (const QString &name : std::as_const(names)) {
        if (secrets.contains(name) || name == "refresh_token"_L1 || name == "token"_L1)
            return Error{.kind = ErrorKind::InvalidDefinition, .where = name, .expected = u"no secret in an address"_s};
    }
    return {};
}

} // namespace

class Authenticator::Private : public QObject
{
public:
    Private(AuthSpec authSpec, AuthContext authContext, SecretStore &secretStore, HttpClient &httpClient,
            const Clock &ourClock)
        : spec(std::move(authSpec))
        , context(std::move(authContext))
        , store(secretStore)
        , http(httpClient)
        , clock(ourClock)
    {
    }

    struct Waiting
    {
        HttpRequest request;
        Done done;
    };
    struct Pause
    {
        milliseconds until;
        Error error;
    };

    void pumpLater();
    void pump();
    [[nodiscard]] bool isReady() const;
    void serve();
    Result<HttpRequest> attached(HttpRequest request);
    void failAll(const Error &error);

    void acquire();
    void readSecret(qsizetype index);
    void readRefreshToken();
    void claimRefreshToken();
    void requestToken(bool isRefresh);
    Result<HttpRequest> tokenRequest(const TokenRequestSpec &request);
    void tokenAnswered(bool isRefresh, const Result<HttpResponse> &reply);
    void tokenRefused(bool isRefresh, const HttpResponse &response);
    void accept(TokenAnswer answer, bool isRefresh);
    void save();
    void use(TokenAnswer answer);
    void stop(Error error);
    void forgetToken() { token = Secret(); }

    Result<Variables> variablesWithSecrets() const;
    [[nodiscard]] SecretKey refreshKey() const { return {context.connection, u"refresh_token"_s}; }
    [[nodiscard]] bool keepsRefreshToken() const { return spec.refresh.has_value(); }

    /// A callback that does nothing once this object is gone or was reset.
    template <typename F>
    auto guarded(F next)
    {
        return [self = QPointer<Private>(this), at = epoch, next = std::move(next)](auto &&result) {
            if (self && self->epoch == at)
                next(std::forward<decltype(result)>(result));
        };
    }

    const AuthSpec spec;
    const AuthContext context;
    SecretStore &store;
    HttpClient &http;
    const Clock &clock;

    std::deque<Waiting> waiting;
    bool isPumpPosted = false;
    bool isBusy = false; ///< something of acquire() is under way
    int epoch = 0;
    std::optional<Error> stopped;
    std::optional<Pause> pause; ///< the token endpoint said when to come back

    std::map<QString, Secret> secrets;
    bool areSecretsRead = false;
    Secret token;
    int generation = 1;     ///< number of the credential in use
    bool isRenewal = false; ///< the next token replaces a refused one
    bool isBornOfRefusal = false;
    milliseconds bornAt{0};
    milliseconds goodUntil{0}; ///< steady
    UtcTime goodUntilWall;     ///< both clocks count: the steady one may stand still while the machine sleeps
    Secret refreshToken;
    bool isRefreshTokenRead = false;
    std::optional<TokenAnswer> unsaved; ///< its refresh token is not in the store yet
};

void Authenticator::Private::pumpLater()
{
    if (std::exchange(isPumpPosted, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            isPumpPosted = false;
            pump();
        },
        Qt::QueuedConnection);
}

void Authenticator::Private::pump()
{
    if (waiting.empty() || isBusy)
        return;
    if (stopped)
        return failAll(*stopped);
    if (isReady())
        return serve();
    if (pause && clock.steady() < pause->until)
        return failAll(pause->error);
    isBusy = true;
    acquire();
}

bool Authenticator::Private::isReady() const
{
    if (spec.scheme == AuthScheme::None)
        return true;
    if (!usesTokens(spec.scheme))
        return areSecretsRead;
    return !token.isEmpty() && clock.steady() < goodUntil && clock.now() < goodUntilWall;
}

void Authenticator::Private::serve()
{
    auto served = std::move(waiting);
    waiting.clear();
    const QPointer<Private> self(this);
    for (Waiting &one : served) {
        // A callback may destroy us, or stop or reset the credential.
        if (!self)
            one.done(Error{.kind = ErrorKind::Cancelled});
        else if (stopped || !isReady())
            waiting.push_back(std::move(one));
        else
            one.done(attached(std::move(one.request)));
    }
    if (self && !waiting.empty())
        pumpLater();
}

void Authenticator::Private::failAll(const Error &error)
{
    isBusy = false;
    const Error copy = error;
    auto failed = std::move(waiting);
    waiting.clear();
    for (Waiting &one : failed)
        one.done(copy);
}

Result<Variables> Authenticator::Private::variablesWithSecrets() const
{
    Variables variables = context.variables;
    for (const auto &[name, secret] : secrets) {
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString text = decoder(secret.reveal());
        if (decoder.hasError())
            return secretError(name, u"text in UTF-8"_s);
        variables.insert(name, text);
    }
    if (!token.isEmpty())
        variables.insert(u"token"_s, QString::fromLatin1(token.reveal()));
    if (!refreshToken.isEmpty())
        variables.insert(u"refresh_token"_s, QString::fromUtf8(refreshToken.reveal()));
    return variables;
}

Result<HttpRequest> Authenticator::Private::attached(HttpRequest request)
{
    if (spec.scheme == AuthScheme::None)
        return request;
    const auto origin = originOf(request.url);
    if (!origin)
        return origin.error();
    if (!context.origins.contains(origin.value())) {
        return Error{.kind = ErrorKind::InvalidInput,
                     .where = request.url.host(),
                     .found = origin.value(),
                     .expected = context.origins.join(", "_L1)};
    }
    const auto variables = variablesWithSecrets();
    if (!variables)
        return variables.error();
    QByteArray name = "Authorization";
    QByteArray value;
    if (spec.scheme == AuthScheme::Basic) {
        const auto basic = basicValue(spec.basicUser, spec.basicPassword, variables.value());
        if (!basic)
            return basic.error();
        value = basic.value();
    } else {
        const auto filled = spec.headerValue.filled(variables.value(), TemplateText::Encoding::None);
        if (!filled)
            return filled.error();
        name = spec.headerName.toUtf8();
        value = filled.value().toUtf8();
    }
    if (const auto checked = checkHeader(name, value); !checked)
        return checked.error();
    request.headers.emplace_back(name, value);
    request.carriesCredential = true;
    request.credential = generation;
    return request;
}

/// The next step towards a credential; every step comes back here or ends in failAll(), stop() or use().
void Authenticator::Private::acquire()
{
    if (!areSecretsRead)
        return readSecret(0);
    if (!usesTokens(spec.scheme)) {
        isBusy = false;
        return pump();
    }
    if (unsaved)
        return save();
    if (keepsRefreshToken() && !isRefreshTokenRead)
        return readRefreshToken();
    if (keepsRefreshToken() && !refreshToken.isEmpty())
        return claimRefreshToken();
    if (!spec.token) {
        return stop(Error{.kind = ErrorKind::SecretMissing,
                          .where = refreshKey().field,
                          .expected = u"a refresh token, or a login to get one"_s});
    }
    requestToken(false);
}

void Authenticator::Private::readSecret(qsizetype index)
{
    if (index == context.secrets.size()) {
        areSecretsRead = true;
        return acquire();
    }
    const QString name = context.secrets.at(index);
    store.read({context.connection, name}, context.origins, guarded([this, index, name](Result<Secret> read) {
                   if (!read)
                       return failAll(read.error());
                   if (read.value().isEmpty())
                       return failAll(Error{.kind = ErrorKind::SecretMissing, .where = name});
                   secrets.insert_or_assign(name, std::move(read).value());
                   readSecret(index + 1);
               }));
}

void Authenticator::Private::readRefreshToken()
{
    // Where nothing can be written a stored token could not be claimed before use, so there is none.
    if (!store.isWritable()) {
        isRefreshTokenRead = true;
        return acquire();
    }
    store.read(refreshKey(), context.origins, guarded([this](Result<Secret> read) {
                   const bool isAbsent = !read
                       && (read.error().kind == ErrorKind::SecretMissing
                           || read.error().kind == ErrorKind::SecretOriginChanged);
                   if (!read && !isAbsent)
                       return failAll(read.error());
                   if (read)
                       refreshToken = std::move(read).value();
                   isRefreshTokenRead = true;
                   acquire();
               }));
}

/// A rotating refresh token is good once, and a second use looks like theft to the bank. So it leaves the store before
/// it is sent: after a crash in between there is a new login, not a second use.
void Authenticator::Private::claimRefreshToken()
{
    if (!store.isWritable())
        return requestToken(true);
    store.remove(refreshKey(), guarded([this](const Result<void> &removed) {
                     if (!removed)
                         return failAll(removed.error());
                     requestToken(true);
                 }));
}

Result<HttpRequest> Authenticator::Private::tokenRequest(const TokenRequestSpec &request)
{
    if (const auto checked = checkNoSecretInUrl(request.request, context.secrets); !checked)
        return checked.error();
    auto variables = variablesWithSecrets();
    if (!variables)
        return variables.error();
    variables.value().insert(generatedVariables(clock));
    auto built = buildRequest(request.request, variables.value(), context.baseAddresses, context.limits);
    if (!built)
        return built;
    if (request.basicAuthorization) {
        const auto basic = basicValue(request.basicUser, request.basicPassword, variables.value());
        if (!basic)
            return basic.error();
        built.value().headers.emplace_back("Authorization", basic.value());
    }
    built.value().label = u"token %1"_s.arg(request.request.url.source());
    built.value().carriesCredential = true;
    return built;
}

void Authenticator::Private::requestToken(bool isRefresh)
{
    auto request = tokenRequest(isRefresh ? *spec.refresh : *spec.token);
    if (!request)
        return failAll(request.error());
    const auto origin = originOf(request.value().url);
    if (!origin || !context.origins.contains(origin.value())) {
        return failAll(Error{.kind = ErrorKind::InvalidInput,
                             .where = request.value().url.host(),
                             .expected = context.origins.join(", "_L1)});
    }
    http.send(std::move(request).value(),
              guarded([this, isRefresh](const Result<HttpResponse> &reply) { tokenAnswered(isRefresh, reply); }));
}

void Authenticator::Private::tokenAnswered(bool isRefresh, const Result<HttpResponse> &reply)
{
    if (reply && (reply.value().status == 200 || reply.value().status == 201)) {
        auto answer = readTokenAnswer(isRefresh ? *spec.refresh : *spec.token, reply.value().body, clock);
        if (answer)
            return accept(std::move(answer).value(), isRefresh);
        if (isRefresh && spec.token)
            refreshToken = Secret();
        Error error = std::move(answer).error();
        error.httpStatus = reply.value().status;
        return failAll(error);
    }
    if (reply)
        return tokenRefused(isRefresh, reply.value());
    // Whether the bank took the refresh token is unknown unless the request surely never left; a login is the safe way
    // on.
    const ErrorKind kind = reply.error().kind;
    if (isRefresh && spec.token && kind != ErrorKind::TlsFailed && kind != ErrorKind::InvalidInput)
        refreshToken = Secret();
    failAll(reply.error());
}

void Authenticator::Private::tokenRefused(bool isRefresh, const HttpResponse &response)
{
    const int status = response.status;
    Error error{.kind = ErrorKind::ProviderRefused,
                .where = spec.token ? spec.token->request.url.source() : spec.refresh->request.url.source(),
                .httpStatus = status,
                .provider = providerErrorIn(context.errors, response.body)};
    if (status == 400 || status == 401 || status == 403) {
        if (isRefresh) {
            refreshToken = Secret();
            if (spec.token)
                return requestToken(false);
        }
        error.kind = ErrorKind::Unauthorized;
        return stop(std::move(error));
    }
    if (status == 429)
        error.kind = ErrorKind::RateLimited;
    else if (status >= 500)
        error.kind = ErrorKind::ServerError;
    else if (status < 300)
        error.kind = ErrorKind::UnexpectedShape;
    if (isRefresh && spec.token && status != 429)
        refreshToken = Secret();
    if (status == 429 || status == 503)
        error.retryAfter = retryAfter(response);
    if (error.retryAfter)
        pause = Pause{clock.steady() + *error.retryAfter, error};
    failAll(error);
}

void Authenticator::Private::accept(TokenAnswer answer, bool isRefresh)
{
    // RFC 6749 6: without a new refresh token the old one stays good.
    if (isRefresh && answer.refreshToken.isEmpty())
        answer.refreshToken = std::move(refreshToken);
    refreshToken = Secret();
    if (!keepsRefreshToken() || answer.refreshToken.isEmpty())
        return use(std::move(answer));
    if (!store.isWritable()) {
        refreshToken = std::move(answer.refreshToken);
        return use(std::move(answer));
    }
    unsaved = std::move(answer);
    save();
}

/// The refresh token is stored before the access token is used. When that fails, both are kept for another try at
/// storing.
void Authenticator::Private::save()
{
    store.write(refreshKey(), context.origins, unsaved->refreshToken.copy(),
                guarded([this](const Result<void> &written) {
                    // What no keychain can hold (too long) is kept in memory; the next start logs in.
                    const bool cannotEver = !written && written.error().kind == ErrorKind::InvalidInput && spec.token;
                    if (!written && !cannotEver)
                        return failAll(written.error());
                    TokenAnswer answer = std::move(*unsaved);
                    unsaved.reset();
                    refreshToken = std::move(answer.refreshToken);
                    use(std::move(answer));
                }));
}

void Authenticator::Private::use(TokenAnswer answer)
{
    token = std::move(answer.token);
    ++generation;
    isBornOfRefusal = std::exchange(isRenewal, false);
    bornAt = clock.steady();
    goodUntil = milliseconds::max();
    goodUntilWall = UtcTime::max();
    if (answer.lifetime) {
        const seconds lifetime = *answer.lifetime;
        const milliseconds good =
            lifetime > spec.renewBefore ? milliseconds(lifetime - spec.renewBefore) : milliseconds(lifetime) / 2;
        goodUntil = bornAt + good;
        goodUntilWall = clock.now() + good;
    }
    isBusy = false;
    pump();
}

void Authenticator::Private::stop(Error error)
{
    stopped = std::move(error);
    forgetToken();
    failAll(*stopped);
}

Authenticator::Authenticator(AuthSpec spec, AuthContext context, SecretStore &secrets, HttpClient &http,
                             const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(std::move(spec), std::move(context), secrets, http, clock))
{
}

Authenticator::~Authenticator()
{
    ++m_d->epoch;
    // A callback may ask again; that is told Cancelled in the next round.
    while (!m_d->waiting.empty())
        m_d->failAll(Error{.kind = ErrorKind::Cancelled});
}

void Authenticator::authorize(HttpRequest request, Done done)
{
    m_d->waiting.push_back({std::move(request), std::move(done)});
    m_d->pumpLater();
}

bool Authenticator::renew(const HttpResponse &refused)
{
    if (m_d->stopped)
        return false;
    if (refused.credential != m_d->generation)
        return true; // it was an older one
    if (usesTokens(m_d->spec.scheme)) {
        if (m_d->token.isEmpty())
            return true; // refused already, a new one is on its way
        const bool isFresh = m_d->clock.steady() - m_d->bornAt < refusedAgain;
        if (!m_d->isBornOfRefusal || !isFresh) {
            m_d->forgetToken();
            m_d->isRenewal = true;
            return true;
        }
    }
    m_d->stopped = Error{.kind = ErrorKind::Unauthorized,
                         .httpStatus = refused.status,
                         .provider = providerErrorIn(m_d->context.errors, refused.body)};
    m_d->forgetToken();
    m_d->pumpLater();
    return false;
}

bool Authenticator::isStopped() const
{
    return m_d->stopped.has_value();
}

void Authenticator::resume()
{
    m_d->pause.reset();
    if (!std::exchange(m_d->stopped, std::nullopt))
        return;
    ++m_d->generation;
    m_d->isRenewal = false;
    m_d->areSecretsRead = false;
    m_d->secrets.clear();
    m_d->pumpLater();
}

void Authenticator::reset()
{
    ++m_d->epoch; // what is under way belongs to the former secrets
    m_d->isBusy = false;
    m_d->stopped.reset();
    m_d->pause.reset();
    ++m_d->generation;
    m_d->isRenewal = false;
    m_d->areSecretsRead = false;
    m_d->secrets.clear();
    m_d->forgetToken();
    m_d->unsaved.reset();
    m_d->refreshToken = Secret();
    if (m_d->keepsRefreshToken()) {
        m_d->isRefreshTokenRead = true;
        if (m_d->store.isWritable())
            m_d->store.remove(m_d->refreshKey(), [](const Result<void> &) {});
    }
    m_d->pumpLater();
}

} // namespace coffer

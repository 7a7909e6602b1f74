// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/clock.h>
#include <http/http_client.h>
#include <providers/provider_definition.h>
#include <secrets/secret_store.h>

#include <QMap>
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace coffer {

/// What an authenticator knows about its connection.
struct AuthContext
{
    ConnectionId connection;
    Variables variables;                  ///< the connection's parameters; never secrets
    QMap<QString, QString> baseAddresses; ///< name -> base URL, for token requests
    QStringList secrets;                  ///< names that the mode asks for
    QStringList origins;                  ///< what the secrets are bound to; no other origin gets a credential
    ErrorSpec errors;                     ///< where a refusal's words stand
    HttpLimits limits;                    ///< for token requests
};

/// Puts the credential of one connection on its requests, and gets and renews tokens for that.
///
/// Thread: engine. Completion: `done` is called exactly once, never from within authorize(); on destruction with
/// Cancelled, from the destructor. Secrets are read from the store when first needed and kept in memory, revealed only
/// while a header or body is made. Single flight: however many requests wait, one token request is on its way. Errors:
/// those of SecretStore and HttpClient; Unauthorized with the provider's words for a refused login; RateLimited,
/// ServerError, ProviderRefused, MalformedReply or UnexpectedShape for other answers of the token endpoint;
/// InvalidInput for a secret that does not fit its place (the error names the secret or header, never a value). A
/// refused credential stops: it is not sent again until resume() or reset(), because repeated attempts lock accounts.
class Authenticator : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(Result<HttpRequest>)>;

    Authenticator(AuthSpec spec, AuthContext context, SecretStore &secrets, HttpClient &http, const Clock &clock,
                  QObject *parent = nullptr);
    ~Authenticator() override;

    void authorize(HttpRequest request, Done done);

    /// To be called for every 401 to an authorized request. True: authorize the request again, a newer token is there
    /// or will be fetched. False: the credential has stopped.
    [[nodiscard]] bool renew(const HttpResponse &refused);

    [[nodiscard]] bool isStopped() const;
    /// The user wants another try: lifts the stop and reads the secrets anew; a good token is kept.
    void resume();
    /// The secrets were replaced: forgets tokens too, also the refresh token of the former login.
    void reset();

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace coffer

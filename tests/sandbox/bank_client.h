// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandbox/sandbox_server.h>

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTest>

#include <memory>

namespace coffer::test {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

struct Answer
{
    int status = 0;
    QByteArray body = {};
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QHash<QByteArray, QByteArray> headers = {}; ///< names in lower case
};

/// Raw text of the n-th `"field":` value of a body, quotes taken off: the digits as they were on the wire.
inline QByteArray token(const QByteArray &body, const QByteArray &field, int n = 0)
{
    const QByteArray name = '"' + field + "\":";
    qsizetype at = -1;
    for (int i = 0; i <= n; ++i) {
        at = body.indexOf(name, at + 1);
        if (at < 0)
            return {};
    }
    const qsizetype begin = at + name.size();
    if (body.at(begin) == '"')
        return body.mid(begin + 1, body.indexOf('"', begin + 1) - begin - 1);
    qsizetype end = begin;
    while (end < body.size() && body.at(end) != ',' && body.at(end) != '}' && body.at(end) != ']')
        ++end;
    return body.mid(begin, end - begin);
}

/// The objects of an array of objects, as text.
inline QList<QByteArray> objects(const QByteArray &array)
{
    QList<QByteArray> result;
    int depth = 0;
    qsizetype begin = 0;
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (array.at(i) == '{' && depth++ == 0)
            begin = i;
        if (array.at(i) == '}' && --depth == 0)
            result.append(array.mid(begin, i + 1 - begin));
        if (array.at(i) == ']' && depth == 0)
            break;
    }
    return result;
}

/// A plain client: trusts the sandbox's authority, follows no redirect.
class BankClient
{
public:
    explicit BankClient(const SandboxServer &server, SandboxServer::Scheme scheme = SandboxServer::Scheme::Https)
        : m_origin(server.origin(scheme).toEncoded())
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromData(server.caCertificate(), QSsl::Pem));
        m_tls = tls;
    }

    Answer get(const QByteArray &target, const Headers &headers = {}) { return send("GET", target, headers); }

    Answer send(const QByteArray &method, const QByteArray &target, const Headers &headers = {},
                const QByteArray &body = {}, int milliseconds = 20'000)
    {
        const std::unique_ptr<QNetworkReply> reply(start(method, target, headers, body));
        // Not qWaitFor: its naps of 10 ms would be most of the time of thousands of requests.
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait(milliseconds))
            return {.status = -1};
        Answer answer{.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                      .body = reply->readAll(),
                      .error = reply->error()};
        const auto pairs = reply->rawHeaderPairs();
        for (const auto &[name, value] : pairs)
            answer.headers.insert(name.toLower(), value);
        return answer;
    }

    QNetworkReply *start(const QByteArray &method, const QByteArray &target, const Headers &headers = {},
                         const QByteArray &body = {})
    {
        QNetworkRequest request(QUrl::fromEncoded(m_origin + target));
        request.setSslConfiguration(m_tls);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        request.setRawHeader("Accept-Encoding", "identity");
        if (!body.isEmpty())
            request.setRawHeader("Content-Type", "application/json");
        for (const auto &[name, value] : headers)
            request.setRawHeader(name, value);
        return m_manager.sendCustomRequest(request, method, body);
    }

private:
    QByteArray m_origin;
    QSslConfiguration m_tls;
    QNetworkAccessManager m_manager;
};

// Credentials as the sandbox prints them; written out here so that a change of them is seen.
inline Headers basic(const QByteArray &user, const QByteArray &password)
{
    return {{"Authorization", "Basic " + (user + ':' + password).toBase64()}};
}
inline Headers bearer(const QByteArray &token)
{
    return {{"Authorization", "Bearer " + token}};
}
inline Headers finixHeaders()
{
    return basic("USsandboxNorvaleKey", "sandbox-finix-password") + Headers{{"Finix-Version", "2022-02-01"}};
}
inline Headers fincodeHeaders(const QByteArray &token)
{
    return {{"X-Auth-Token", token},
            {"x-fapi-auth-date", "2026-03-02T10:00:00Z"},
            {"x-fapi-customer-ip-address", "192.0.2.10"},
            {"x-fapi-interaction-id", "0b6f4c1e-6d57-4f8f-9d8e-3f6f3a5a7c01"},
            {"platform", "fincode"},
            {"uuid", "200"}};
}
const QByteArray fincodeToken = QByteArrayLiteral("sandbox-fincode-api-token");
const QByteArray fincodeOwner = QByteArrayLiteral("7d3c1f0a-5b7e-4c1d-9a60-0d5f2c8e4b11");
const QByteArray paytotaPath = QByteArrayLiteral("/paytota/api/v1/account/json/balance/");
const QByteArray midazBalances =
    QByteArrayLiteral("/midaz/v1/organizations/019c96a0-0a98-7287-9a31-786e0809c001/ledgers/"
                      "019c96a0-0ac0-7de9-9f53-9cf842a2c001/balances");

inline QByteArray midazToken(BankClient &client)
{
    return token(client
                     .send("POST", "/midaz-auth/v1/login/oauth/access_token", {},
                           R"({"grantType":"client_credentials","clientId":"sandbox-midaz-client",)"
                           R"("clientSecret":"sandbox-midaz-secret"})")
                     .body,
                 "accessToken");
}
inline Answer solarisLogin(BankClient &client, const QByteArray &secret = "sandbox-solaris-secret")
{
    return client.send("POST", "/solaris-auth/oauth2/token",
                       basic("sandbox-solaris-client", secret)
                           + Headers{{"Content-Type", "application/x-www-form-urlencoded"}},
                       "grant_type=client_credentials&scope=partners");
}
inline Answer fincodeLogin(BankClient &client, const QByteArray &password = "sandbox-fincode-password")
{
    return client.send("PUT", "/fincode/securitymanagement/login", {{"platform", "fincode"}, {"uuid", "200"}},
                       R"({"email":"treasury@norvale.example","currentPassword":")" + password + "\"}");
}
inline Answer fincodeRefresh(BankClient &client, const QByteArray &refreshToken)
{
    return client.send("PUT", "/fincode/securitymanagement/refresh-token", {{"platform", "fincode"}, {"uuid", "200"}},
                       R"({"refresh_token":")" + refreshToken + "\"}");
}

inline std::unique_ptr<SandboxServer> startServer(const SandboxOptions &options, const Clock &clock)
{
    Result<std::unique_ptr<SandboxServer>> server = SandboxServer::start(options, clock);
    return server ? std::move(server).value() : nullptr;
}

} // namespace coffer::test

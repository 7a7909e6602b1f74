// SPDX-License-Identifier: GPL-3.0-or-later
#include "loader_scope.h"

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

using Secrets = LoaderScope::Secrets;

constexpr int longestLifetime = 10 * 366 * 24 * 3600;

TokenRequestSpec loadTokenRequest(const DefinitionNode &node, bool isRefresh, LoaderScope &scope)
{
    node.object({"post"_L1, "put"_L1, "get"_L1, "headers"_L1, "json"_L1, "form"_L1, "basic"_L1, "tokenAt"_L1,
                 "refreshTokenAt"_L1, "expiresInAt"_L1, "expiryInJwt"_L1, "defaultLifetime"_L1});
    TokenRequestSpec token;
    const QStringList names = isRefresh ? QStringList{u"refresh_token"_s} : QStringList{};
    token.request = loadRequestTemplate(node, names, Secrets::Allowed, scope);
    if (token.request.url.names().contains(u"refresh_token"_s))
        node.refuse(u"{refresh_token} in the address"_s, u"tokens only in headers and body"_s);
    if (const DefinitionNode basic = node.at("basic"_L1); basic.exists()) {
        basic.object({"user"_L1, "password"_L1});
        token.basicAuthorization = true;
        token.basicUser = scope.templateText(basic.at("user"_L1), {}, Secrets::Allowed);
        token.basicPassword = scope.templateText(basic.at("password"_L1), {}, Secrets::Allowed);
    }
    token.tokenAt = node.at("tokenAt"_L1).jsonPointers();
    if (node.at("refreshTokenAt"_L1).exists())
        token.refreshTokenAt = node.at("refreshTokenAt"_L1).jsonPointers();
    if (node.at("expiresInAt"_L1).exists())
        token.expiresInAt = node.at("expiresInAt"_L1).jsonPointers();
    if (node.at("expiryInJwt"_L1).exists())
        token.expiryInJwt = node.at("expiryInJwt"_L1).boolean();
    if (node.at("defaultLifetime"_L1).exists())
        token.defaultLifetime = std::chrono::seconds(node.at("defaultLifetime"_L1).integer(1, longestLifetime));
    return token;
}

void loadHeader(const DefinitionNode &node, const QStringList &names, const QString &usualValue, LoaderScope &scope,
                AuthSpec &auth)
{
    auth.headerName = u"Authorization"_s;
    if (node.at("header"_L1).exists())
        auth.headerName = node.at("header"_L1).text();
    const bool isToken = std::all_of(auth.headerName.begin(), auth.headerName.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-'
            || c == u'_';
    });
    if (!isToken)
        node.at("header"_L1).refuse(u"the name of a header: letters, digits, - and _"_s);
    if (node.at("value"_L1).exists() || usualValue.isEmpty())
        auth.headerValue = scope.templateText(node.at("value"_L1), names, Secrets::Allowed);
    else if (auto usual = TemplateText::parse(usualValue))
        auth.headerValue = usual.value();
    if (auth.headerValue.names().isEmpty() && !node.failed())
        node.at("value"_L1).refuse(u"a value that names a secret or {token}"_s);
}

} // namespace

AuthSpec loadAuth(const DefinitionNode &node, LoaderScope &scope)
{
    AuthSpec auth;
    auth.scheme = node.at("scheme"_L1)
                      .choice<AuthScheme>({{"none"_L1, AuthScheme::None},
                                           {"basic"_L1, AuthScheme::Basic},
                                           {"bearer"_L1, AuthScheme::Bearer},
                                           {"header"_L1, AuthScheme::Header},
                                           {"oauth2-client-credentials"_L1, AuthScheme::OAuth2ClientCredentials},
                                           {"login"_L1, AuthScheme::Login}});
    switch (auth.scheme) {
    case AuthScheme::None:
        node.object({"scheme"_L1});
        return auth;
    case AuthScheme::Basic:
        node.object({"scheme"_L1, "user"_L1, "password"_L1});
        auth.basicUser = scope.templateText(node.at("user"_L1), {}, Secrets::Allowed);
        auth.basicPassword = scope.templateText(node.at("password"_L1), {}, Secrets::Allowed);
        return auth;
    case AuthScheme::Bearer:
    case AuthScheme::Header:
        node.object({"scheme"_L1, "header"_L1, "value"_L1});
        if (auth.scheme == AuthScheme::Header && !node.at("header"_L1).exists())
            node.at("header"_L1).refuse(u"the name of a header"_s);
        loadHeader(node, {}, {}, scope, auth);
        return auth;
    case AuthScheme::OAuth2ClientCredentials:
    case AuthScheme::Login:
        break;
    }
    const bool isLogin = auth.scheme == AuthScheme::Login;
    if (isLogin)
        node.object({"scheme"_L1, "header"_L1, "value"_L1, "token"_L1, "refresh"_L1, "renewBefore"_L1});
    else
        node.object({"scheme"_L1, "header"_L1, "value"_L1, "token"_L1, "renewBefore"_L1});
    auth.token = loadTokenRequest(node.at("token"_L1), false, scope);
    if (node.at("refresh"_L1).exists()) {
        auth.refresh = loadTokenRequest(node.at("refresh"_L1), true, scope);
        if (auth.token->refreshTokenAt.isEmpty())
            node.at("token"_L1).at("refreshTokenAt"_L1).refuse(u"where the login gives the refresh token"_s);
    }
    if (node.at("renewBefore"_L1).exists())
        auth.renewBefore = std::chrono::seconds(node.at("renewBefore"_L1).integer(0, 3600));
    loadHeader(node, {u"token"_s}, u"Bearer {token}"_s, scope, auth);
    return auth;
}

} // namespace coffer

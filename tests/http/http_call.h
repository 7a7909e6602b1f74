// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <http/http_client.h>
#include <scripted_server.h>

#include <QTest>

#include <optional>

namespace coffer {

/// Counts the completions of one send() and keeps the last result. Must outlive the client.
struct HttpCall
{
    int count = 0;
    std::optional<Result<HttpResponse>> result;

    HttpClient::Done done()
    {
        return [this](Result<HttpResponse> one) {
            ++count;
            result = std::move(one);
        };
    }
    [[nodiscard]] bool failedWith(ErrorKind kind) const
    {
        return count == 1 && !*result && result->error().kind == kind;
    }
    /// For messages: what came, in one line.
    [[nodiscard]] QByteArray text() const
    {
        if (!result)
            return "nothing";
        if (*result)
            return "status " + QByteArray::number(result->value().status) + ": " + result->value().body.left(200);
        const Error &error = result->error();
        return errorCode(error.kind).toUtf8() + " where=" + error.where.toUtf8() + " found=" + error.found.toUtf8()
            + " detail=" + error.detail.toUtf8();
    }
};

inline HttpRequest getRequest(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    request.label = QStringLiteral("test");
    return request;
}

inline HttpRequest postRequest(const QUrl &url, const QByteArray &body)
{
    HttpRequest request = getRequest(url);
    request.method = HttpMethod::Post;
    request.body = body;
    request.headers = {{"Content-Type", "application/json"}};
    return request;
}

inline HttpPolicy policyFor(const ScriptedServer &server, const TlsFixture &tls)
{
    HttpPolicy policy;
    policy.origins = {server.origin()};
    policy.caFile = tls.caFile();
    return policy;
}

} // namespace coffer

/// Waits for a completion; the time is only there for a machine that stands still.
#define AWAIT_CALL(call)                                                                                               \
    QTRY_VERIFY_WITH_TIMEOUT((call).count > 0, 30000);                                                                 \
    QCOMPARE((call).count, 1)

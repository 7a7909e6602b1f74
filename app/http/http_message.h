// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>
#include <base/utc_time.h>

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace coffer {

enum class HttpMethod { Get, Post, Put };

using HttpHeaders = std::vector<std::pair<QByteArray, QByteArray>>;

/// Caps of one exchange, counted while reading (security.md M7).
struct HttpLimits
{
    qsizetype bodyBytes = 8 * 1024 * 1024;
    qsizetype headerBytes = 64 * 1024;
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds idle{30'000};
    std::chrono::milliseconds total{60'000}; ///< from leaving the queue to the last byte
};

/// A request, complete and checked. Header names are tokens (RFC 9110 5.6.2), values printable ASCII; HttpClient checks
/// again.
struct HttpRequest
{
    HttpMethod method = HttpMethod::Get;
    QUrl url;
    HttpHeaders headers;
    QByteArray body;
    QString label; ///< for the log: request id and path template, never the filled-in path
    bool carriesCredential = false;
    int credential = 0; ///< number that Authenticator gave the credential; the response brings it back
    HttpLimits limits;
};

/// A complete reply, any status that is not a redirect. Redirects are errors (RedirectRefused) and never followed.
/// Of a status from 400 the status is what counts: a body that was cut off, too large or compressed is left out
/// (empty).
struct HttpResponse
{
    int status = 0;
    HttpHeaders headers;
    QByteArray body;
    UtcTime sentAt;
    UtcTime receivedAt;
    int credential = 0; ///< the request's

    /// First value of a header, name compared without case; empty where there is none.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

/// Scheme, host in lower case and port: "https://api.bank.example:443". Errors: InvalidInput for what may not be asked
/// at all: another scheme than https (http only to loopback: 127.0.0.0/8, ::1, localhost), user information, no host
/// (M2).
[[nodiscard]] Result<QString> originOf(const QUrl &url);

/// 127.0.0.0/8, ::1 or "localhost", after parsing: the only hosts that plain http may go to; never asked through a
/// proxy.
[[nodiscard]] bool isLoopback(const QUrl &url);

/// InvalidInput naming the header when a name or value may not be sent (CR, LF, NUL, non-ASCII, framing and hop-by-hop
/// names; M6).
[[nodiscard]] Result<void> checkHeader(const QByteArray &name, const QByteArray &value);

/// Retry-After in both forms (seconds, HTTP date), at least 0 and at most 1 hour; nothing for anything else (M16).
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(const HttpResponse &response);

/// Name and version of the TLS library at run time, e.g. "OpenSSL 3.0.20"; empty where there is none.
[[nodiscard]] QString tlsLibraryVersion();

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>

#include <QByteArray>
#include <QList>
#include <QString>

namespace coffer {

/// What a bank does wrong. The names in faultKinds() are those of the command line and of /_control/faults.
enum class FaultKind {
    // Instead of the answer: the bank does not see the request.
    Hang,           ///< no answer, connection stays open
    Reset,          ///< connection reset (RST)
    Status,         ///< 400 to 599 in the bank's own error shape; argument of 429 and 503: Retry-After, as given
    Html,           ///< 200, a sign-in page as text/html
    HtmlAsJson,     ///< the same as application/json
    Empty,          ///< 200 without a body
    Null,           ///< 200, `null`
    EmptyObject,    ///< 200, `{}`
    EmptyArray,     ///< 200, `[]`
    ErrorObject,    ///< 200 with the bank's error object
    Huge,           ///< 200 and a stream of N MB (64) of JSON
    Deep,           ///< 200 and N (100000) opening brackets
    EndlessHeaders, ///< header lines until the client goes away
    Redirect,       ///< 302 to the URL; "307 URL" for another status
    GzipBomb,       ///< N MB (64) of blanks, compressed about 1000 to 1
    // The bank's answer, spoilt on the way.
    Latency,      ///< N milliseconds late (1000)
    Cut,          ///< half of the body, Content-Length of the whole, end of connection
    CutNoLength,  ///< half of the body, no Content-Length, end of connection
    CutNumber,    ///< as CutNoLength, inside the digits of the first amount
    SlowDrip,     ///< one byte of the body each N milliseconds (500)
    Close,        ///< good answer, then end of connection
    Gzip,         ///< Content-Encoding: gzip although not asked for
    BadUtf8,      ///< a stray byte 0xff in the first text
    DuplicateKey, ///< the first amount twice, with two values
    Amount,       ///< the argument in place of the first amount, as it is: 1e400, -0, NaN, "12.345"
    // The bank's answer to other books.
    MissingAccount, ///< the account of that id (the last one) is not there
    DuplicateId,    ///< the second account has the id of the first
    OtherCurrency,  ///< the first account has another currency (CHF)
};

struct SandboxFault
{
    QString where; ///< "*", or a path prefix without leading slash: "finix", "solaris/v1/accounts", "midaz-auth"
    FaultKind kind = FaultKind::Hang;
    QByteArray argument = {};
    int status = 0; ///< of FaultKind::Status
    int times = -1; ///< for so many requests; -1: for all

    [[nodiscard]] bool matches(const QByteArray &path) const;
    friend bool operator==(const SandboxFault &, const SandboxFault &) = default;
};

/// Reads WHERE=KIND[:ARGUMENT][@TIMES], e.g. "finix=429:120@2" or "solaris/v1/accounts=latency:800". Errors:
/// InvalidInput.
[[nodiscard]] Result<SandboxFault> parseFault(const QString &text);
/// Reads the parts of the above. `times` -1 is for ever. Errors: InvalidInput.
[[nodiscard]] Result<SandboxFault> makeFault(const QString &where, const QString &kind, const QByteArray &argument,
                                             int times);
/// The kind's name: "hang", "429", "cut-no-length".
[[nodiscard]] QString faultName(const SandboxFault &fault);
/// Every name with its argument and one sentence, for --help.
[[nodiscard]] QString faultHelp();

} // namespace coffer

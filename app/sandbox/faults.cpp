// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandbox/faults.h>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace coffer {

namespace {

struct KindText
{
    FaultKind kind;
    QLatin1StringView name;
    QLatin1StringView help;
};

constexpr std::array kindTexts{
    KindText{FaultKind::Latency, "latency"_L1, "latency[:MS]         the answer comes MS (1000) milliseconds late"_L1},
    KindText{FaultKind::Hang, "hang"_L1, "hang                 no answer, the connection stays open"_L1},
    KindText{FaultKind::Reset, "reset"_L1, "reset                the connection is reset"_L1},
    KindText{FaultKind::Cut, "cut"_L1,
             "cut                  half of the body, with the Content-Length of all of it"_L1},
    KindText{FaultKind::CutNoLength, "cut-no-length"_L1,
             "cut-no-length        half of the body, without Content-Length"_L1},
    KindText{FaultKind::CutNumber, "cut-number"_L1,
             "cut-number           cut inside the digits of the first amount"_L1},
    KindText{FaultKind::SlowDrip, "drip"_L1, "drip[:MS]            one byte of the body each MS (500) milliseconds"_L1},
    KindText{FaultKind::Close, "close"_L1, "close                a good answer, then the connection ends"_L1},
    KindText{FaultKind::Status, "status"_L1,
             "400 … 599[:TEXT]     that status in the bank's error shape; TEXT is the Retry-After of 429 and 503"_L1},
    KindText{FaultKind::ErrorObject, "error-object"_L1, "error-object         200 with the bank's error object"_L1},
    KindText{FaultKind::Html, "html"_L1, "html                 200, a sign-in page"_L1},
    KindText{FaultKind::HtmlAsJson, "html-as-json"_L1, "html-as-json         the same, said to be JSON"_L1},
    KindText{FaultKind::Empty, "empty"_L1, "empty                200 without a body"_L1},
    KindText{FaultKind::Null, "null"_L1, "null                 200, null"_L1},
    KindText{FaultKind::EmptyObject, "{}"_L1, "{}                   200, an empty object"_L1},
    KindText{FaultKind::EmptyArray, "[]"_L1, "[]                   200, an empty array"_L1},
    KindText{FaultKind::Huge, "huge"_L1, "huge[:MB]            a stream of MB (64) megabytes of JSON"_L1},
    KindText{FaultKind::Deep, "deep"_L1, "deep[:N]             N (100000) opening brackets"_L1},
    KindText{FaultKind::EndlessHeaders, "endless-headers"_L1, "endless-headers      header lines for ever"_L1},
    KindText{FaultKind::Redirect, "redirect"_L1, "redirect:[CODE ]URL  302 (or CODE) to URL"_L1},
    KindText{FaultKind::Gzip, "gzip"_L1, "gzip                 the answer compressed, unasked"_L1},
    KindText{FaultKind::GzipBomb, "gzip-bomb"_L1, "gzip-bomb[:MB]       MB (64) megabytes of blanks, compressed"_L1},
    KindText{FaultKind::BadUtf8, "bad-utf8"_L1, "bad-utf8             a byte that is no UTF-8 in the first text"_L1},
    KindText{FaultKind::DuplicateKey, "duplicate-key"_L1,
             "duplicate-key        the first amount twice, with two values"_L1},
    KindText{FaultKind::Amount, "amount"_L1,
             "amount:TEXT          TEXT in place of the first amount (1e400, NaN, …)"_L1},
    KindText{FaultKind::MissingAccount, "missing-account"_L1,
             "missing-account[:ID] the account ID (the last one) is not there"_L1},
    KindText{FaultKind::DuplicateId, "duplicate-id"_L1,
             "duplicate-id         the second account has the id of the first"_L1},
    KindText{FaultKind::OtherCurrency, "other-currency"_L1,
             "other-currency[:CODE] the first account is in CODE (CHF)"_L1},
};

bool wantsNumber(FaultKind kind)
{
    return kind == FaultKind::Latency || kind == FaultKind::SlowDrip || kind == FaultKind::Huge
        || kind == FaultKind::Deep || kind == FaultKind::GzipBomb;
}

bool wantsText(FaultKind kind)
{
    return kind == FaultKind::Redirect || kind == FaultKind::Amount;
}

/// Status codes are the one family of names that is not in the table.
const KindText *kindOf(const QString &name, int *status)
{
    bool isNumber = false;
    const int code = name.toInt(&isNumber);
    *status = isNumber && name.size() == 3 && code >= 400 && code <= 599 ? code : 0;
    const auto found = std::find_if(kindTexts.begin(), kindTexts.end(), [&](const KindText &text) {
        return *status != 0 ? text.kind == FaultKind::Status : text.kind != FaultKind::Status && name == text.name;
    });
    return found == kindTexts.end() ? nullptr : &*found;
}

} // namespace

bool SandboxFault::matches(const QByteArray &path) const
{
    if (where == "*"_L1)
        return true;
    const QByteArray prefix = where.toUtf8();
    return path.startsWith(prefix)
        && (path.size() == prefix.size() || prefix.endsWith('/') || path.at(prefix.size()) == '/'
            || path.at(prefix.size()) == '?');
}

Result<SandboxFault> makeFault(const QString &where, const QString &kind, const QByteArray &argument, int times)
{
    int status = 0;
    const KindText *text = kindOf(kind, &status);
    if (text == nullptr)
        return Error{.kind = ErrorKind::InvalidInput,
                     .where = u"fault"_s,
                     .found = shortened(kind),
                     .expected = u"one of the names that --help lists"_s};
    if (where.isEmpty())
        return Error{.kind = ErrorKind::InvalidInput, .where = u"fault"_s, .expected = u"a bank, a path or *"_s};
    bool isNumber = false;
    const bool positive = argument.toInt(&isNumber) > 0;
    if (wantsNumber(text->kind) && !argument.isEmpty() && !(isNumber && positive))
        return Error{.kind = ErrorKind::InvalidInput,
                     .where = u"fault"_s,
                     .found = shortened(QString::fromUtf8(argument)),
                     .expected = u"a positive number"_s};
    if (wantsText(text->kind) && argument.isEmpty())
        return Error{.kind = ErrorKind::InvalidInput, .where = u"fault"_s, .expected = kind + u":TEXT"_s};
    if (times == 0 || times < -1)
        return Error{.kind = ErrorKind::InvalidInput,
                     .where = u"fault"_s,
                     .found = QString::number(times),
                     .expected = u"how many requests, at least 1"_s};
    return SandboxFault{where, text->kind, argument, status, times};
}

Result<SandboxFault> parseFault(const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals <= 0)
        return Error{.kind = ErrorKind::InvalidInput,
                     .where = u"fault"_s,
                     .found = shortened(text),
                     .expected = u"WHERE=KIND[:ARGUMENT][@TIMES]"_s};
    QString what = text.mid(equals + 1);
    int times = -1;
    // Only a number after the last @ is a count: a URL may hold one too.
    if (const qsizetype at = what.lastIndexOf(u'@'); at >= 0) {
        bool isNumber = false;
        const int number = what.mid(at + 1).toInt(&isNumber);
        if (isNumber) {
            times = number;
            what.truncate(at);
        }
    }
    const qsizetype colon = what.indexOf(u':');
    return makeFault(text.first(equals), colon < 0 ? what : what.first(colon),
                     colon < 0 ? QByteArray() : what.mid(colon + 1).toUtf8(), times);
}

QString faultName(const SandboxFault &fault)
{
    if (fault.kind == FaultKind::Status)
        return QString::number(fault.status);
    const auto found =
        std::find_if(kindTexts.begin(), kindTexts.end(), [&](const KindText &text) { return text.kind == fault.kind; });
    return found == kindTexts.end() ? QString() : QString(found->name);
}

QString faultHelp()
{
    QString help;
    for (const KindText &text : kindTexts)
        help += u"  "_s + QString::fromUtf8(text.help.data(), text.help.size()) + u'\n';
    return help;
}

} // namespace coffer

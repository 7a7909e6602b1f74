// SPDX-License-Identifier: GPL-3.0-or-later
#include "token_answer.h"

#include <json/json_document.h>

#include <algorithm>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

/// Ten years: longer is as good as for ever, and the sums with it cannot overflow.
constexpr qint64 longestLifetime = 10LL * 366 * 24 * 3600;

JsonValue firstOf(const QStringList &pointers, const JsonValue &root)
{
    for (const QString &pointer : pointers) {
        const JsonValue value = root.find(pointer);
        if (value.exists() && !value.isNull())
            return value;
    }
    return {};
}

/// Whole seconds from a number or a numeric text; nothing for anything else.
std::optional<qint64> wholeSeconds(const JsonValue &value)
{
    if (!value.isNumber() && !value.isString())
        return std::nullopt;
    const QByteArray text = value.isNumber() ? value.numberText().toByteArray() : value.stringUtf8().toByteArray();
    bool isWhole = false;
    const qint64 count = text.toLongLong(&isWhole);
    return isWhole ? std::optional(count) : std::nullopt;
}

std::optional<qint64> jwtLifetime(const QByteArray &token, const Clock &clock)
{
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(parts.at(1), QByteArray::Base64UrlEncoding);
    if (!decoded)
        return std::nullopt;
    const auto claims = JsonDocument::parse(*decoded);
    if (!claims)
        return std::nullopt;
    const auto expires = wholeSeconds(claims.value().root().member(u"exp"));
    if (!expires)
        return std::nullopt;
    // From the issuer's own clock where it says when it issued: ours may be wrong.
    const auto issued = wholeSeconds(claims.value().root().member(u"iat"));
    const qint64 now = std::chrono::floor<seconds>(clock.now()).time_since_epoch().count();
    const qint64 from = issued.value_or(now);
    if (*expires < 0 || *expires > now + 10 * longestLifetime || from < 0)
        return std::nullopt;
    return *expires - from;
}

} // namespace

Result<TokenAnswer> readTokenAnswer(const TokenRequestSpec &spec, const QByteArray &body, const Clock &clock)
{
    const auto document = JsonDocument::parse(body);
    if (!document) {
        // Nothing of the text: it may hold a token.
        return Error{
            .kind = document.error().kind, .where = document.error().where, .expected = u"JSON with a token"_s};
    }
    const JsonValue root = document.value().root();
    const JsonValue token = firstOf(spec.tokenAt, root);
    QByteArray text = token.stringUtf8().toByteArray();
    if (text.isEmpty() || !std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; })) {
        return Error{.kind = ErrorKind::UnexpectedShape,
                     .where = spec.tokenAt.join(", "_L1),
                     .expected = u"a token of printable ASCII characters"_s};
    }
    std::optional<qint64> lifetime = wholeSeconds(firstOf(spec.expiresInAt, root));
    if (!lifetime && spec.expiryInJwt)
        lifetime = jwtLifetime(text, clock);
    if ((!lifetime || *lifetime <= 0) && spec.defaultLifetime.count() > 0)
        lifetime = spec.defaultLifetime.count();
    TokenAnswer answer;
    answer.token = Secret(std::move(text));
    answer.refreshToken = Secret(firstOf(spec.refreshTokenAt, root).stringUtf8().toByteArray());
    if (lifetime && *lifetime > 0)
        answer.lifetime = seconds(std::min(*lifetime, longestLifetime));
    return answer;
}

} // namespace coffer

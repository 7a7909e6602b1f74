// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/error.h>

#include <array>
#include <utility>

namespace coffer {

namespace {

constexpr std::array<std::pair<ErrorKind, QLatin1StringView>, 33> codes{{
    {ErrorKind::InvalidInput, QLatin1StringView("invalid-input")},
    {ErrorKind::InvalidDefinition, QLatin1StringView("invalid-definition")},
    {ErrorKind::NotFound, QLatin1StringView("not-found")},
    {ErrorKind::AlreadyExists, QLatin1StringView("already-exists")},
    {ErrorKind::NetworkUnreachable, QLatin1StringView("network-unreachable")},
    {ErrorKind::Timeout, QLatin1StringView("timeout")},
    {ErrorKind::TlsFailed, QLatin1StringView("tls-failed")},
    {ErrorKind::RedirectRefused, QLatin1StringView("redirect-refused")},
    {ErrorKind::RateLimited, QLatin1StringView("rate-limited")},
    {ErrorKind::ServerError, QLatin1StringView("server-error")},
    {ErrorKind::Unauthorized, QLatin1StringView("unauthorized")},
    {ErrorKind::Forbidden, QLatin1StringView("forbidden")},
    {ErrorKind::ProviderRefused, QLatin1StringView("provider-refused")},
    {ErrorKind::MalformedReply, QLatin1StringView("malformed-reply")},
    {ErrorKind::UnexpectedShape, QLatin1StringView("unexpected-shape")},
    {ErrorKind::TooLarge, QLatin1StringView("too-large")},
    {ErrorKind::BadAmount, QLatin1StringView("bad-amount")},
    {ErrorKind::BadTime, QLatin1StringView("bad-time")},
    {ErrorKind::UnknownCurrency, QLatin1StringView("unknown-currency")},
    {ErrorKind::CurrencyMismatch, QLatin1StringView("currency-mismatch")},
    {ErrorKind::DuplicateAccount, QLatin1StringView("duplicate-account")},
    {ErrorKind::AccountMissing, QLatin1StringView("account-missing")},
    {ErrorKind::Overflow, QLatin1StringView("overflow")},
    {ErrorKind::SecretMissing, QLatin1StringView("secret-missing")},
    {ErrorKind::SecretOriginChanged, QLatin1StringView("secret-origin-changed")},
    {ErrorKind::KeychainLocked, QLatin1StringView("keychain-locked")},
    {ErrorKind::KeychainDenied, QLatin1StringView("keychain-denied")},
    {ErrorKind::KeychainUnavailable, QLatin1StringView("keychain-unavailable")},
    {ErrorKind::KeychainTimeout, QLatin1StringView("keychain-timeout")},
    {ErrorKind::StorageFailed, QLatin1StringView("storage-failed")},
    {ErrorKind::StorageDamaged, QLatin1StringView("storage-damaged")},
    {ErrorKind::ProfileInUse, QLatin1StringView("profile-in-use")},
    {ErrorKind::Cancelled, QLatin1StringView("cancelled")},
}};

} // namespace

QString errorCode(ErrorKind kind)
{
    for (const auto &[known, code] : codes) {
        if (known == kind)
            return code;
    }
    Q_UNREACHABLE();
}

std::optional<ErrorKind> errorKindFromCode(const QString &code)
{
    for (const auto &[kind, known] : codes) {
        if (known == code)
            return kind;
    }
    return std::nullopt;
}

QString shortened(const QString &text, qsizetype limit)
{
    const bool cut = text.size() > limit;
    QString result = cut ? text.left(limit - 1) : text;
    if (cut && !result.isEmpty() && result.back().isHighSurrogate())
        result.chop(1);
    for (QChar &c : result) {
        const char16_t u = c.unicode();
        const bool bidiControl =
            (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069) || u == 0x200E || u == 0x200F || u == 0x061C;
        if (u < 0x20 || (u >= 0x7F && u < 0xA0) || bidiControl)
            c = QChar::ReplacementCharacter;
    }
    if (cut)
        result += u'…';
    return result;
}

} // namespace coffer

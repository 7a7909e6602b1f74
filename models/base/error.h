// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace coffer {

/// What went wrong, in terms the caller can act on. Closed: a `switch` over it has no `default`.
/// The stable text of each (errorCode) is stored in the log and printed in JSON output; `wording` makes the sentence.
enum class ErrorKind {
    // What the user or a file gave cannot be used. Retrying does not help.
    InvalidInput,      ///< A parameter, option, address or name. `where` names the field.
    InvalidDefinition, ///< A provider definition. `where` is the JSON pointer of the fault.
    NotFound,          ///< The named connection, account, provider or file does not exist.
    AlreadyExists,     ///< The name or id is taken.
    // The way to the provider. Retry with back-off; nothing was read.
    NetworkUnreachable, ///< Name not resolved, refused, reset, cut off. `where` is the host.
    Timeout,            ///< No complete answer within the deadline.
    TlsFailed,          ///< Certificate or handshake refused. Never continued; `found` says why.
    RedirectRefused,    ///< The reply pointed elsewhere; `found` is the target host.
    RateLimited,        ///< 429, or a quota of ours. Wait `retryAfter`.
    ServerError,        ///< 5xx.
    // The provider answered and said no. Retrying by itself does not help.
    Unauthorized,    ///< 401 or a refused login or token. The user must renew the credential.
    Forbidden,       ///< 403: the credential is good but not for this.
    ProviderRefused, ///< Another 4xx, or an error object inside a 200.
    // The answer is not what the definition promises. The last good figure stays.
    MalformedReply,   ///< Not JSON, not UTF-8, duplicate keys, cut off, a sign-in page.
    UnexpectedShape,  ///< JSON, but a promised field is missing or of another type. `where` is the pointer.
    TooLarge,         ///< Over a cap of bytes, depth, digits, pages or accounts.
    BadAmount,        ///< A number that cannot be read exactly in its stated unit.
    BadTime,          ///< A time that does not follow its stated format.
    UnknownCurrency,  ///< No exponent is known for the code, so minor units cannot be read.
    CurrencyMismatch, ///< Two currencies where one is required, or an account changed its currency.
    DuplicateAccount, ///< Two items of one reply claim the same account id.
    AccountMissing,   ///< A complete list no longer names the account.
    Overflow,         ///< A value does not fit. Never rounded silently.
    // Credentials.
    SecretMissing,       ///< The keychain answers and has no such entry (a locked one may say so too).
    SecretOriginChanged, ///< The entry was made for other addresses; it must be entered again.
    KeychainLocked,
    KeychainDenied,
    KeychainUnavailable, ///< No service, no session bus.
    KeychainTimeout,     ///< The service never answered.
    // This machine.
    StorageFailed,  ///< Disk full, I/O error, permission.
    StorageDamaged, ///< Integrity check failed, wrong or newer schema.
    ProfileInUse,   ///< Another program writes this profile; `found` names it.
    Cancelled,
};

/// Words of the provider about its refusal. Untrusted plain text, at most 300 characters each, never a secret.
struct ProviderError
{
    QString message;
    QString code;
    QString id; ///< the provider's own reference for its support

    friend bool operator==(const ProviderError &, const ProviderError &) = default;
};

/// A failure as a value. No field ever holds a secret or a response body.
struct Error
{
    ErrorKind kind;
    QString where = {};    ///< JSON pointer, field name, file or host: the place to look at.
    QString found = {};    ///< what stands there, shortened (may be empty)
    QString expected = {}; ///< what is allowed or was promised, English (may be empty)
    QString detail = {};   ///< English, for the log
    int httpStatus = 0;    ///< 0 where no HTTP status belongs to the failure
    std::optional<std::chrono::seconds> retryAfter = std::nullopt;
    ProviderError provider = {};

    friend bool operator==(const Error &, const Error &) = default;
};

/// Stable identifier, e.g. "rate-limited": kebab case of the enumerator. Used in the store and in JSON output.
[[nodiscard]] QString errorCode(ErrorKind kind);
/// The kind of a stored code; nothing for a text that is none.
[[nodiscard]] std::optional<ErrorKind> errorKindFromCode(const QString &code);

/// Shortens untrusted text to `limit` UTF-16 units and replaces control and bidirectional control characters by U+FFFD.
[[nodiscard]] QString shortened(const QString &text, qsizetype limit = 80);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/clock.h>
#include <base/secret.h>
#include <providers/provider_definition.h>

#include <optional>

namespace coffer {

/// What the token endpoint gave.
struct TokenAnswer
{
    Secret token;
    Secret refreshToken;                          ///< empty: none was sent
    std::optional<std::chrono::seconds> lifetime; ///< from now; nothing: it lasts until it is refused
};

/// Reads a 200 or 201 body. A JWT's signature is not verified: we are not its audience and only want to know when to
/// renew; whoever the token is for verifies it. Errors: MalformedReply, TooLarge; UnexpectedShape where no token stands
/// at any of the pointers, or one that no header can carry.
[[nodiscard]] Result<TokenAnswer> readTokenAnswer(const TokenRequestSpec &spec, const QByteArray &body,
                                                  const Clock &clock);

} // namespace coffer

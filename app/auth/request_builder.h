// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/clock.h>
#include <http/http_message.h>
#include <providers/provider_definition.h>

#include <QMap>

namespace coffer {

/// Fills a request's templates: path, query, headers and body, each value encoded for its place. Pure.
///
/// `baseAddresses`: name -> base URL; the template's url begins with {name}. A slash at the end of a path is kept,
/// brackets in query names are encoded, JSON members are always strings. "Accept: application/json" and the body's
/// Content-Type are added where the template has none. Variables that hold secrets are only passed by Authenticator.
/// Errors: InvalidInput; `where` is the variable, header or base address ("base api"), never a value.
[[nodiscard]] Result<HttpRequest> buildRequest(const RequestTemplate &request, const Variables &variables,
                                               const QMap<QString, QString> &baseAddresses, const HttpLimits &limits);

/// New for each request: {uuid} (version 4) and {now:rfc3339} (UTC, milliseconds).
[[nodiscard]] Variables generatedVariables(const Clock &clock);

} // namespace coffer

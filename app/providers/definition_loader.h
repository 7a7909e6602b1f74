// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <providers/provider_definition.h>

namespace coffer {

/// The only gate for provider definitions. Errors: InvalidDefinition with the pointer of the fault (`where`), what
/// stands there
/// (`found`) and what is allowed (`expected`); MalformedReply or TooLarge where it is not JSON at all.
[[nodiscard]] Result<ProviderDefinition> loadDefinition(const QByteArray &json);

} // namespace coffer

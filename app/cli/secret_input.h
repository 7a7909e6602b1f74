// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"

#include <base/secret.h>
#include <providers/provider_definition.h>

#include <map>

namespace coffer {

/// Asks for the named secrets without echo on a terminal, or reads "name=value" lines from standard input. Never from
/// arguments. Errors: InvalidInput naming a secret that is missing, empty or unknown.
[[nodiscard]] Result<std::map<QString, Secret>> readSecrets(CliContext &context, const ProviderDefinition &definition,
                                                            const QStringList &names);

} // namespace coffer

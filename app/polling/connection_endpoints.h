// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/connection.h>
#include <providers/provider_definition.h>

#include <base/secret.h>

#include <QMap>
#include <QStringList>

#include <map>

namespace coffer {

/// Where a connection sends its requests: those of the environment's base addresses that its mode uses, with the
/// connection's parameters and replacements.
struct ConnectionEndpoints
{
    QMap<QString, QString> addresses; ///< name -> base URL without a slash at its end
    QStringList origins;              ///< sorted, as originOf() writes them: what secrets are bound to (security.md M4)
};

/// Errors: InvalidInput; `where` is the field ("environment", "base api", "mode", a parameter's name).
[[nodiscard]] Result<ConnectionEndpoints> endpointsOf(const ProviderDefinition &definition,
                                                      const Connection &connection);

/// Whether a connection can be used at all: mode, environment, addresses, every parameter of its mode by kind,
/// interval, CA file. Errors: InvalidInput naming the field, what was found and what is allowed.
[[nodiscard]] Result<void> checkConnection(const ProviderDefinition &definition, const Connection &connection);

/// Whether the provider's scheme can carry this credential, for entry. Errors: InvalidInput, `where` the field.
[[nodiscard]] Result<void> checkCredential(const ProviderDefinition &definition, const Connection &connection,
                                           const std::map<QString, Secret> &secrets);

/// The connection's parameters as variables for templates, defaults filled in; list parameters are left out.
[[nodiscard]] Variables variablesOf(const ProviderDefinition &definition, const Connection &connection);

} // namespace coffer

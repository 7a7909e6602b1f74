// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition_reader.h"

#include <providers/provider_definition.h>

#include <QSet>

namespace coffer {

/// What one mode may name while it is read: the file's parameters, secrets, addresses and shared parts, and its own
/// earlier requests.
struct LoaderScope
{
    const ProviderDefinition &definition;
    DefinitionNode shared;
    QSet<QString> &usedShared; ///< "requests/balances", …: a shared part that nothing uses would never be checked
    QSet<QString> usedNames;   ///< parameters and secrets that this mode's templates name
    std::vector<RequestSpec> requests;

    /// `node` itself, or the shared part of this sort that it names.
    [[nodiscard]] DefinitionNode part(const DefinitionNode &node, QLatin1StringView sort);
    /// A template that names nothing but `allowed`, parameters with one value, and secrets if they may stand here.
    enum class Secrets { Refused, Allowed };
    [[nodiscard]] TemplateText templateText(const DefinitionNode &node, const QStringList &allowed, Secrets secrets);

    [[nodiscard]] const RequestSpec *request(const QString &id) const;
    /// The request, the one that it runs `for`, and so on to the first.
    [[nodiscard]] std::vector<const RequestSpec *> chain(const RequestSpec &request) const;
    /// Variables that stand when `request` is asked for; with its own `bind` and {key} for who reads its items.
    [[nodiscard]] QStringList variablesBefore(const RequestSpec &request) const;
    [[nodiscard]] QStringList variablesWithin(const RequestSpec &request) const;
};

[[nodiscard]] AuthSpec loadAuth(const DefinitionNode &node, LoaderScope &scope);
/// The members that say what to ask: get/post/put, query, headers, json or form.
[[nodiscard]] RequestTemplate loadRequestTemplate(const DefinitionNode &node, const QStringList &names,
                                                  LoaderScope::Secrets secrets, LoaderScope &scope);
[[nodiscard]] RequestSpec loadRequest(const DefinitionNode &node, LoaderScope &scope);
[[nodiscard]] ItemsSpec loadItems(const DefinitionNode &node);
[[nodiscard]] std::vector<Condition> loadConditions(const DefinitionNode &node, const QStringList &requests);
[[nodiscard]] AccountSpec loadAccount(const DefinitionNode &node, LoaderScope &scope, Ownership usual);

} // namespace coffer

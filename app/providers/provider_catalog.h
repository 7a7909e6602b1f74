// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <providers/provider_definition.h>

#include <vector>

namespace coffer {

/// The definitions that are built in (resources/providers), sorted by id.
class ProviderCatalog
{
public:
    /// Errors: of the first built-in definition that does not load (a defect of ours).
    static Result<ProviderCatalog> builtIn();
    /// Of these alone, as tests need it.
    static ProviderCatalog of(std::vector<ProviderDefinition> definitions);

    /// Errors: NotFound.
    [[nodiscard]] Result<ProviderDefinition> find(const ProviderId &id) const;
    [[nodiscard]] const std::vector<ProviderDefinition> &all() const { return m_definitions; }

private:
    std::vector<ProviderDefinition> m_definitions;
};

} // namespace coffer

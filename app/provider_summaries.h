// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/provider_summary.h>
#include <providers/provider_catalog.h>

#include <vector>

namespace coffer {

/// What the connection form needs of each definition.
[[nodiscard]] std::vector<ProviderSummary> providerSummaries(const ProviderCatalog &catalog);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/connection.h>
#include <balances/provenance.h>
#include <money/currency.h>
#include <providers/provider_catalog.h>

namespace coffer {

/// What is known of the figures of an account without asking the store: their places, and how the installed definition
/// reads them. The rest is filled in by ProvenanceReader. Thread: any.
[[nodiscard]] Provenance provenanceOf(const AccountSnapshot &snapshot, const Connection &connection,
                                      const ProviderCatalog &catalog, const CurrencyTable &currencies);

} // namespace coffer

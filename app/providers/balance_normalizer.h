// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/balance_report.h>
#include <money/currency.h>
#include <providers/request_chain.h>

#include <QMap>

namespace coffer {

/// Everything that one attempt brought.
struct NormalizerInput
{
    QString mode;
    QMap<QString, QStringList> parameters;
    std::vector<FetchedBody> bodies;
    std::vector<FailedRequest> failed;
    UtcTime receivedAt;
};

/// Makes readings of the bodies as the definition says: the only place where a bank's text becomes a Decimal. Pure.
///
/// One bad item fails that account only (BalanceReport::failures); an id that two items claim fails that account
/// (DuplicateAccount, neither item is used). A failed request fails the accounts that it should have delivered:
/// failures where their key is known without the body, else `undelivered`; so does a body without the promised list,
/// and an item without an id. Errors: where nothing at all was read, the reason (UnexpectedShape, ProviderRefused, the
/// error of a failed request); TooLarge; InvalidInput for an unknown mode.
[[nodiscard]] Result<BalanceReport> normalizeBalances(const ProviderDefinition &definition,
                                                      const CurrencyTable &currencies, const NormalizerInput &input);

} // namespace coffer

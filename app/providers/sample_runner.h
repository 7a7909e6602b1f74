// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <providers/balance_normalizer.h>

#include <QJsonObject>

namespace coffer {

/// Saved bodies of a chain, in the order of the answers: the n-th body of a request that runs `for` items belongs to
/// the n-th item (more than one where its cursor asks for further pages); further bodies of a request that runs once
/// are its pages.
struct SavedReplies
{
    QString mode; ///< "": the default mode
    QMap<QString, QStringList> parameters;
    std::vector<std::pair<QString, QByteArray>> bodies; ///< request id ("": the only request of the mode) and body
    UtcTime receivedAt;
};

/// Puts saved bodies together as a poll would, and normalises them. An item without a body is a failed request
/// (NotFound). Errors: InvalidInput for an unknown mode or request or a body too many; MalformedReply where a body is
/// not JSON; and those of normalizeBalances.
[[nodiscard]] Result<BalanceReport> normalizeSaved(const ProviderDefinition &definition,
                                                   const CurrencyTable &currencies, const SavedReplies &replies);

struct SampleOutcome
{
    BalanceReport report;
    QStringList differences; ///< empty: as expected. English, with the place
};

/// Runs one sample of a definition: for each reading that it expects, in order, all members that it names must be
/// equal. Errors: as normalizeSaved.
[[nodiscard]] Result<SampleOutcome> runSample(const ProviderDefinition &definition, const SampleSpec &sample,
                                              const CurrencyTable &currencies);

enum class FigureOrigins { Left, Shown };
/// A report as JSON: accounts (amounts as text in major units; with FigureOrigins::Shown each figure as {amount,
/// sources}), failures, undelivered, diagnostics, complete. Bodies are left out.
[[nodiscard]] QJsonObject reportToJson(const BalanceReport &report, FigureOrigins origins);

} // namespace coffer

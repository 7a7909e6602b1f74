// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/balance_reading.h>
#include <base/ids.h>

#include <QByteArray>

#include <vector>

namespace coffer {

/// An account of which this reply tells only that it could not be read.
struct FailedAccount
{
    QString providerAccountId;
    Error error;

    friend bool operator==(const FailedAccount &, const FailedAccount &) = default;
};

/// A body that readings were made from. `request` is what FigureSource::request names.
struct ReplyBody
{
    QString request;
    QByteArray sha256; ///< 32 bytes
    QByteArray bytes;  ///< as received; never headers

    friend bool operator==(const ReplyBody &, const ReplyBody &) = default;
};

/// All readings of one attempt (ISO 20022 camt.052 account report), in the order of the reply.
struct BalanceReport
{
    ProviderId provider;
    int definitionVersion = 0;
    std::vector<BalanceReading> readings;
    std::vector<FailedAccount> failures;
    /// Set where a request or page is missing that would have delivered further accounts: every known account of the
    /// connection that is neither in `readings` nor in `failures` failed with it. Not set: the list is complete, so an
    /// account that it no longer names is absent.
    std::optional<Error> undelivered;
    std::vector<Diagnostic> diagnostics; ///< about the reply as a whole
    std::vector<ReplyBody> bodies;

    [[nodiscard]] bool isComplete() const { return failures.empty() && !undelivered; }
    friend bool operator==(const BalanceReport &, const BalanceReport &) = default;
};

} // namespace coffer

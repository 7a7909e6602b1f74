// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account.h>
#include <base/secret.h>

#include <map>
#include <vector>

namespace coffer {

/// The connections to a running coffer-sandbox, with their credentials. Ids are the same each time, so history goes on.
/// Everything in it is test data; secrets stay in memory.
struct SampleBanks
{
    std::vector<Connection> connections;
    std::map<ConnectionId, std::map<QString, Secret>> secrets; ///< name of the secret -> secret
};

/// Reads what coffer-sandbox prints when it is ready. `caFile` may replace the authority's file that it names.
/// Errors: MalformedReply, UnexpectedShape with the pointer.
[[nodiscard]] Result<SampleBanks> sampleBanksOf(const QByteArray &readyJson, const QString &caFile = {});

/// Whether a folder is a sample profile that was filled to the end.
[[nodiscard]] bool isSampleProfile(const QString &folder);
/// Marks it as one. Errors: StorageFailed.
[[nodiscard]] Result<void> markSampleProfile(const QString &folder);
/// Errors: InvalidInput for a folder that holds another profile: the samples never touch it.
[[nodiscard]] Result<void> checkSampleFolder(const QString &folder);

/// Names and entities that a user would give to the sample accounts.
[[nodiscard]] std::map<AccountId, AccountSettings> sampleAccountSettings();

} // namespace coffer

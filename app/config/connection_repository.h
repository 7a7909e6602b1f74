// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account.h>

#include <map>
#include <vector>

namespace coffer {

/// The connections and account settings of a profile: `folder`/connections.json and accounts.json, written whole and atomically.
/// They hold no secret.
///
/// Thread: any one; small files, read at start.
/// Errors: InvalidInput (name taken or empty, `where` names the field), NotFound, StorageFailed, StorageDamaged (a file that cannot be read
/// is kept aside under another name and named in the error; the other file still loads).
class ConnectionRepository
{
public:
    explicit ConnectionRepository(QString folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] Result<void> load();
    [[nodiscard]] const std::vector<Connection> &connections() const { return m_connections; }
    [[nodiscard]] const std::map<AccountId, AccountSettings> &accountSettings() const { return m_accounts; }

    /// By id or by name. Errors: NotFound.
    [[nodiscard]] Result<Connection> find(const QString &idOrName) const;
    /// Adds it, or replaces the one with the same id. Saves.
    [[nodiscard]] Result<void> save(const Connection &connection);
    [[nodiscard]] Result<void> remove(const ConnectionId &id);
    [[nodiscard]] Result<void> saveAccount(const AccountId &id, const AccountSettings &settings);

private:
    QString m_folder;
    std::vector<Connection> m_connections;
    std::map<AccountId, AccountSettings> m_accounts;
};

} // namespace coffer

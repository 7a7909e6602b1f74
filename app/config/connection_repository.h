// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account.h>

#include <functional>
#include <map>
#include <vector>

namespace coffer {

/// The connections and account settings of a profile: `folder`/connections.json and accounts.json, version 1, closed
/// keys, durations in seconds, written whole and atomically with mode 0600. They hold no secret.
///
/// What cannot be read is reported in problems() and left out; the rest is loaded. A copy of a damaged file is kept
/// beside it under a name that ends in ".damaged-<8 digits>", so that the next save loses nothing. A file of a newer
/// version is left alone and cannot be saved to.
///
/// Each save takes a lock, reads the file again and changes only what it is about: the window and the command line may
/// both have it open.
///
/// Thread: any one; small files, read at start.
/// Errors: InvalidInput (`where` names the field, as "name", "parameters/ledger"), AlreadyExists (name), NotFound,
/// StorageFailed, StorageDamaged, ProfileInUse (another program has been saving for seconds).
class ConnectionRepository
{
public:
    explicit ConnectionRepository(QString folder) : m_folder(std::move(folder)) {}

    /// The first of problems(), if there are any: what could be read is there all the same.
    [[nodiscard]] Result<void> load();
    [[nodiscard]] const std::vector<Error> &problems() const { return m_problems; }
    [[nodiscard]] const std::vector<Connection> &connections() const { return m_connections; } ///< not the removed ones
    [[nodiscard]] const std::vector<Connection> &removedConnections() const { return m_removed; }
    /// With those that were removed after `time`: their money was there then.
    [[nodiscard]] std::vector<Connection> connectionsAt(UtcTime time) const;
    [[nodiscard]] const std::map<AccountId, AccountSettings> &accountSettings() const { return m_accounts; }

    /// By id or by name; by name in another case if there is no better. Errors: NotFound.
    [[nodiscard]] Result<Connection> find(const QString &idOrName) const;
    /// The same among the removed ones. Errors: NotFound; InvalidInput where several had this name.
    [[nodiscard]] Result<Connection> findRemoved(const QString &idOrName) const;
    /// Adds it, or replaces the one with the same id. Saves. Names are unique whatever their case and Unicode form;
    /// that of a removed connection is free.
    [[nodiscard]] Result<void> save(const Connection &connection);
    /// Adds these, none of which may be known: all or none, in one write.
    [[nodiscard]] Result<void> add(const std::vector<Connection> &connections);
    /// Takes connections out again that were added a moment ago and have no history: as if they had never been there.
    [[nodiscard]] Result<void> takeBack(const std::vector<Connection> &connections);
    /// Keeps it among the removed ones, with its accounts' settings: its history still needs them.
    [[nodiscard]] Result<void> remove(const ConnectionId &id, UtcTime at);
    /// Drops a removed one for good, once its history is gone.
    [[nodiscard]] Result<void> forget(const ConnectionId &id);
    /// Settings with nothing set take the account out of the file.
    [[nodiscard]] Result<void> saveAccount(const AccountId &id, const AccountSettings &settings);

private:
    [[nodiscard]] bool isTaken(const Connection &connection) const;
    [[nodiscard]] bool loadConnections();
    [[nodiscard]] bool loadAccounts();
    [[nodiscard]] bool reportDamage(const QString &path, Error fault);
    [[nodiscard]] Result<void> changeConnections(const std::function<Result<void>()> &change);
    [[nodiscard]] QString connectionsFile() const;
    [[nodiscard]] QString accountsFile() const;

    QString m_folder;
    std::vector<Connection> m_connections;
    std::vector<Connection> m_removed;
    std::map<AccountId, AccountSettings> m_accounts;
    std::vector<Error> m_problems;
};

/// What can be said of a connection without its definition; `save` and dialogs ask it. Lengths, characters, ranges:
/// interval 10 s to 7 days, ageing and stale limits in order, base addresses http or https without user name. Errors:
/// InvalidInput.
[[nodiscard]] Result<void> checkStorable(const Connection &connection);

} // namespace coffer

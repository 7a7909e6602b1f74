// SPDX-License-Identifier: GPL-3.0-or-later
#include <config/connection_repository.h>

#include "connection_checks.h"
#include "connection_json.h"
#include "folder_lock.h"
#include "json_file.h"

#include <QJsonArray>

#include <algorithm>
#include <iterator>

namespace coffer {

using namespace Qt::StringLiterals;

QString ConnectionRepository::connectionsFile() const
{
    return m_folder + u"/connections.json"_s;
}

QString ConnectionRepository::accountsFile() const
{
    return m_folder + u"/accounts.json"_s;
}

Result<void> ConnectionRepository::load()
{
    m_problems.clear();
    (void)loadConnections(); // what is wrong is in m_problems
    (void)loadAccounts();
    if (!m_problems.empty())
        return m_problems.front();
    return {};
}

/// A part of a file that cannot be used: the file is kept aside, because the next save will leave that part out.
/// Whether that worked.
bool ConnectionRepository::reportDamage(const QString &path, Error fault)
{
    const Result<QString> copy = keepCopyAside(path);
    fault.detail = copy ? u"a copy is kept as "_s + copy.value() : copy.error().detail;
    m_problems.push_back(std::move(fault));
    return copy.hasValue();
}

/// Names of removed connections are free.
bool ConnectionRepository::isTaken(const Connection &connection) const
{
    const auto sameId = [&](const Connection &known) { return known.id == connection.id; };
    const auto same = [&](const Connection &known) {
        return sameId(known)
            || (!connection.removedAt && comparableName(known.name) == comparableName(connection.name));
    };
    return std::any_of(m_connections.cbegin(), m_connections.cend(), same)
        || std::any_of(m_removed.cbegin(), m_removed.cend(), sameId);
}

/// Whether the file may be written.
bool ConnectionRepository::loadConnections()
{
    m_connections.clear();
    m_removed.clear();
    const QString path = connectionsFile();
    const JsonFile file = readJsonFile(path);
    if (file.fault)
        m_problems.push_back(*file.fault);
    if (file.state != JsonFile::State::Read)
        return file.state != JsonFile::State::Untouchable;

    MemberReader members(file.document.root(), path);
    (void)members.integer(u"version"_s);
    const JsonValue list = members.member(u"connections"_s, JsonType::Array);
    bool writable = true;
    if (auto fault = members.finish())
        writable = reportDamage(path, *fault);
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString where = u"%1/connections/%2"_s.arg(path, QString::number(i));
        Result<Connection> connection = connectionFromJson(list.at(i), where);
        if (!connection)
            writable = reportDamage(path, connection.error());
        else if (isTaken(connection.value()))
            writable = reportDamage(
                path,
                {ErrorKind::StorageDamaged, where, shortened(connection.value().name), u"each id and name once"_s, {}});
        else
            (connection.value().removedAt ? m_removed : m_connections).push_back(std::move(connection).value());
    }
    return writable;
}

bool ConnectionRepository::loadAccounts()
{
    m_accounts.clear();
    const QString path = accountsFile();
    const JsonFile file = readJsonFile(path);
    if (file.fault)
        m_problems.push_back(*file.fault);
    if (file.state != JsonFile::State::Read)
        return file.state != JsonFile::State::Untouchable;

    MemberReader members(file.document.root(), path);
    (void)members.integer(u"version"_s);
    const JsonValue list = members.member(u"accounts"_s, JsonType::Array);
    bool writable = true;
    if (auto fault = members.finish())
        writable = reportDamage(path, *fault);
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString where = u"%1/accounts/%2"_s.arg(path, QString::number(i));
        Result<std::pair<AccountId, AccountSettings>> account = accountFromJson(list.at(i), where);
        if (!account)
            writable = reportDamage(path, account.error());
        else if (!m_accounts.insert(account.value()).second)
            writable = reportDamage(
                path, {ErrorKind::StorageDamaged, where, account.value().first.toString(), u"each id once"_s, {}});
    }
    return writable;
}

Result<Connection> ConnectionRepository::find(const QString &idOrName) const
{
    const auto first = [this](auto matches) {
        return std::find_if(m_connections.cbegin(), m_connections.cend(), matches);
    };
    auto found = first([&](const Connection &c) { return c.id.toString() == idOrName; });
    if (found == m_connections.cend())
        found = first([&](const Connection &c) { return comparableName(c.name) == comparableName(idOrName); });
    if (found == m_connections.cend())
        return Error{ErrorKind::NotFound, u"connection"_s, shortened(idOrName), {}, {}};
    return *found;
}

std::vector<Connection> ConnectionRepository::connectionsAt(UtcTime time) const
{
    std::vector<Connection> all = m_connections;
    std::copy_if(m_removed.cbegin(), m_removed.cend(), std::back_inserter(all),
                 [&](const Connection &connection) { return *connection.removedAt > time; });
    return all;
}

Result<Connection> ConnectionRepository::findRemoved(const QString &idOrName) const
{
    std::vector<Connection> named;
    for (const Connection &connection : m_removed) {
        if (connection.id.toString() == idOrName)
            return connection;
        if (comparableName(connection.name) == comparableName(idOrName))
            named.push_back(connection);
    }
    if (named.empty())
        return Error{ErrorKind::NotFound, u"connection"_s, shortened(idOrName), {}, {}};
    if (named.size() > 1)
        return Error{ErrorKind::InvalidInput,
                     u"connection"_s,
                     shortened(idOrName),
                     u"an id, since several removed connections had this name"_s,
                     {}};
    return named.front();
}

Result<void> ConnectionRepository::changeConnections(const std::function<Result<void>()> &change)
{
    FolderLock lock(m_folder);
    if (const Result<void> locked = lock.acquire(); !locked)
        return locked;
    const std::vector<Connection> before = m_connections;
    const std::vector<Connection> removedBefore = m_removed;
    const std::vector<Error> problemsBefore = std::exchange(m_problems, {});
    const bool writable = loadConnections();
    Result<void> outcome = writable ? change() : Result<void>(m_problems.front());
    if (outcome) {
        QJsonArray list;
        for (const Connection &connection : m_connections)
            list.append(connectionToJson(connection));
        for (const Connection &connection : m_removed)
            list.append(connectionToJson(connection));
        outcome = writeJsonFile(connectionsFile(), QJsonObject{{u"connections"_s, list}});
    }
    if (!outcome) {
        m_connections = before;
        m_removed = removedBefore;
        m_problems = problemsBefore;
    }
    return outcome;
}

Result<void> ConnectionRepository::save(const Connection &connection)
{
    if (const Result<void> checked = checkStorable(connection); !checked)
        return checked;
    return changeConnections([&]() -> Result<void> {
        for (const Connection &known : m_connections) {
            if (known.id != connection.id && comparableName(known.name) == comparableName(connection.name))
                return Error{
                    ErrorKind::AlreadyExists, u"name"_s, shortened(connection.name), u"a name that is not taken"_s, {}};
        }
        std::erase_if(m_removed, [&](const Connection &known) { return known.id == connection.id; });
        const auto same = std::find_if(m_connections.begin(), m_connections.end(),
                                       [&](const Connection &known) { return known.id == connection.id; });
        if (same != m_connections.end())
            *same = connection;
        else
            m_connections.push_back(connection);
        return {};
    });
}

Result<void> ConnectionRepository::add(const std::vector<Connection> &connections)
{
    for (const Connection &connection : connections) {
        if (const Result<void> checked = checkStorable(connection); !checked)
            return checked;
    }
    return changeConnections([&]() -> Result<void> {
        for (const Connection &connection : connections) {
            if (isTaken(connection))
                return Error{
                    ErrorKind::AlreadyExists, u"name"_s, shortened(connection.name), u"a name that is not taken"_s, {}};
            m_connections.push_back(connection);
        }
        return {};
    });
}

Result<void> ConnectionRepository::takeBack(const std::vector<Connection> &connections)
{
    return changeConnections([&]() -> Result<void> {
        for (const Connection &connection : connections)
            std::erase_if(m_connections, [&](const Connection &known) { return known.id == connection.id; });
        return {};
    });
}

Result<void> ConnectionRepository::remove(const ConnectionId &id, UtcTime at)
{
    return changeConnections([&]() -> Result<void> {
        const auto found = std::find_if(m_connections.begin(), m_connections.end(),
                                        [&](const Connection &known) { return known.id == id; });
        if (found == m_connections.end())
            return Error{ErrorKind::NotFound, u"connection"_s, shortened(id.toString()), {}, {}};
        found->removedAt = at;
        m_removed.push_back(std::move(*found));
        m_connections.erase(found);
        return {};
    });
}

Result<void> ConnectionRepository::forget(const ConnectionId &id)
{
    return changeConnections([&]() -> Result<void> {
        if (std::erase_if(m_removed, [&](const Connection &known) { return known.id == id; }) == 0)
            return Error{ErrorKind::NotFound, u"connection"_s, shortened(id.toString()), {}, {}};
        return {};
    });
}

Result<void> ConnectionRepository::saveAccount(const AccountId &id, const AccountSettings &settings)
{
    if (const Result<void> checked = checkAccountSettings(id, settings); !checked)
        return checked;
    FolderLock lock(m_folder);
    if (const Result<void> locked = lock.acquire(); !locked)
        return locked;
    const std::map<AccountId, AccountSettings> before = m_accounts;
    const std::vector<Error> problemsBefore = std::exchange(m_problems, {});
    Result<void> outcome;
    if (!loadAccounts()) {
        outcome = m_problems.front();
    } else {
        m_accounts.erase(id);
        if (settings != AccountSettings())
            m_accounts.emplace(id, settings);
        QJsonArray list;
        for (const auto &[known, values] : m_accounts)
            list.append(accountToJson(known, values));
        outcome = writeJsonFile(accountsFile(), QJsonObject{{u"accounts"_s, list}});
    }
    if (!outcome) {
        m_accounts = before;
        m_problems = problemsBefore;
    }
    return outcome;
}

} // namespace coffer

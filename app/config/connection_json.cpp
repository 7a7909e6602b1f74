// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_json.h"

#include "connection_checks.h"
#include "json_file.h"

#include <config/connection_repository.h>

#include <QJsonArray>

#include <array>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<SecretStorage, QLatin1StringView>, 3> storageCodes{{
    {SecretStorage::Keychain, QLatin1StringView("keychain")},
    {SecretStorage::SessionOnly, QLatin1StringView("session-only")},
    {SecretStorage::CredentialsDirectory, QLatin1StringView("credentials-directory")},
}};

QString storageCode(SecretStorage storage)
{
    for (const auto &[known, code] : storageCodes) {
        if (known == storage)
            return code;
    }
    Q_UNREACHABLE();
}

std::optional<SecretStorage> storageFromCode(const QString &code)
{
    for (const auto &[storage, known] : storageCodes) {
        if (known == code)
            return storage;
    }
    return std::nullopt;
}

/// A code that must be known, where the key is present at all.
template <typename T, typename FromCode>
void readCode(MemberReader &members, const QString &key, T &target, FromCode fromCode)
{
    const JsonValue value = members.member(key, JsonType::String);
    if (!value.exists())
        return;
    if (const auto known = fromCode(value.toString()))
        target = *known;
    else
        members.fail(key, value.toString(), u"a known word"_s);
}

void readFreshness(MemberReader &members, const QString &where, Connection &connection)
{
    const JsonValue object = members.member(u"freshness"_s, JsonType::Object);
    if (!object.exists())
        return;
    MemberReader limits(object, where + u"/freshness"_s);
    const std::optional<qint64> ageing = limits.integer(u"ageing"_s);
    const std::optional<qint64> stale = limits.integer(u"stale"_s);
    if (const auto fault = limits.finish(); fault || !ageing || !stale)
        members.fail(u"freshness"_s, fault ? fault->found : u"one limit"_s, u"\"ageing\" and \"stale\" in seconds"_s);
    else
        connection.freshnessLimits = FreshnessLimits{std::chrono::seconds(*ageing), std::chrono::seconds(*stale)};
}

void readMaps(MemberReader &members, const QString &where, Connection &connection)
{
    const JsonValue addresses = members.member(u"baseAddresses"_s, JsonType::Object);
    for (qsizetype i = 0; i < addresses.size(); ++i) {
        if (!addresses.at(i).isString())
            members.fail(u"baseAddresses"_s, addresses.at(i).rawToken(), u"addresses"_s);
        connection.baseAddresses.insert(addresses.keyAt(i), addresses.at(i).toString());
    }
    const JsonValue parameters = members.member(u"parameters"_s, JsonType::Object);
    MemberReader lists(parameters, where + u"/parameters"_s);
    for (qsizetype i = 0; i < parameters.size(); ++i)
        connection.parameters.insert(parameters.keyAt(i), lists.textList(parameters.keyAt(i)));
    if (const auto fault = lists.finish(); fault && parameters.exists())
        members.fail(u"parameters"_s, fault->found, u"lists of texts"_s);
}

/// The key of the file for a field that checkConnection names as the user does.
QString keyOfField(const QString &field)
{
    if (field == "ca"_L1)
        return u"caFile"_s;
    return field.startsWith("base "_L1) ? u"baseAddresses/"_s + field.mid(5) : field;
}

void readTime(MemberReader &members, const QString &key, std::optional<UtcTime> &target)
{
    const JsonValue value = members.member(key, JsonType::String);
    if (!value.exists())
        return;
    if (const auto time = parseRfc3339(value.toString()))
        target = time.value();
    else
        members.fail(key, value.toString(), u"a time such as 2026-01-31T08:30:00Z"_s);
}

} // namespace

Result<Connection> connectionFromJson(const JsonValue &json, const QString &where)
{
    MemberReader members(json, where);
    Connection connection;
    connection.id = ConnectionId(members.text(u"id"_s));
    connection.provider = ProviderId(members.text(u"provider"_s));
    connection.name = members.text(u"name"_s);
    connection.entity = members.text(u"entity"_s);
    connection.mode = members.text(u"mode"_s);
    connection.environment = members.text(u"environment"_s);
    connection.caFile = members.text(u"caFile"_s);
    connection.paused = members.flag(u"paused"_s);
    if (const auto seconds = members.integer(u"interval"_s))
        connection.interval = std::chrono::seconds(*seconds);
    readMaps(members, where, connection);
    readFreshness(members, where, connection);
    readCode(members, u"source"_s, connection.source, dataSourceFromCode);
    readCode(members, u"secretStorage"_s, connection.secretStorage, storageFromCode);
    readTime(members, u"credentialEnteredAt"_s, connection.credentialEnteredAt);
    readTime(members, u"removedAt"_s, connection.removedAt);
    if (auto fault = members.finish())
        return *fault;
    if (const Result<void> checked = checkConnection(connection); !checked) {
        return Error{ErrorKind::StorageDamaged,
                     u"%1/%2"_s.arg(where, keyOfField(checked.error().where)),
                     checked.error().found,
                     checked.error().expected,
                     {}};
    }
    return connection;
}

QJsonObject connectionToJson(const Connection &connection)
{
    QJsonObject addresses;
    for (const auto &[key, address] : connection.baseAddresses.asKeyValueRange())
        addresses.insert(key, address);
    QJsonObject parameters;
    for (const auto &[key, values] : connection.parameters.asKeyValueRange())
        parameters.insert(key, QJsonArray::fromStringList(values));

    QJsonObject json{
        {u"id"_s, connection.id.toString()},
        {u"provider"_s, connection.provider.toString()},
        {u"name"_s, connection.name},
        {u"entity"_s, connection.entity},
        {u"mode"_s, connection.mode},
        {u"environment"_s, connection.environment},
        {u"baseAddresses"_s, addresses},
        {u"parameters"_s, parameters},
        {u"caFile"_s, connection.caFile},
        {u"interval"_s, qint64(connection.interval.count())},
        {u"paused"_s, connection.paused},
        {u"source"_s, dataSourceCode(connection.source)},
        {u"secretStorage"_s, storageCode(connection.secretStorage)},
    };
    if (connection.credentialEnteredAt)
        json.insert(u"credentialEnteredAt"_s, formatRfc3339(*connection.credentialEnteredAt));
    if (connection.removedAt)
        json.insert(u"removedAt"_s, formatRfc3339(*connection.removedAt));
    if (const auto &limits = connection.freshnessLimits) {
        json.insert(
            u"freshness"_s,
            QJsonObject{{u"ageing"_s, qint64(limits->ageing.count())}, {u"stale"_s, qint64(limits->stale.count())}});
    }
    return json;
}

Result<std::pair<AccountId, AccountSettings>> accountFromJson(const JsonValue &json, const QString &where)
{
    MemberReader members(json, where);
    const AccountId id(members.text(u"id"_s));
    AccountSettings settings;
    settings.displayName = members.text(u"displayName"_s);
    settings.entity = members.text(u"entity"_s);
    readCode(members, u"ownership"_s, settings.ownership, ownershipFromCode);
    if (const JsonValue inTotals = members.member(u"inTotals"_s, JsonType::Bool); inTotals.exists())
        settings.inTotals = inTotals.toBool();
    if (auto fault = members.finish())
        return *fault;
    if (const Result<void> checked = checkAccountSettings(id, settings); !checked) {
        return Error{ErrorKind::StorageDamaged,
                     u"%1/%2"_s.arg(where, checked.error().where),
                     checked.error().found,
                     checked.error().expected,
                     {}};
    }
    return std::pair(id, settings);
}

QJsonObject accountToJson(const AccountId &id, const AccountSettings &settings)
{
    QJsonObject json{{u"id"_s, id.toString()}};
    if (!settings.displayName.isEmpty())
        json.insert(u"displayName"_s, settings.displayName);
    if (!settings.entity.isEmpty())
        json.insert(u"entity"_s, settings.entity);
    if (settings.ownership)
        json.insert(u"ownership"_s, ownershipCode(*settings.ownership));
    if (settings.inTotals)
        json.insert(u"inTotals"_s, *settings.inTotals);
    return json;
}

} // namespace coffer

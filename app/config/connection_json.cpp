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

/// The key of the file for a field that checkStorable names as the user does.
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

/// "08:30" or "08:30:15".
std::optional<QTime> timeOfDay(const QString &text)
{
    const QTime time = QTime::fromString(text, text.size() == 5 ? u"HH:mm"_s : u"HH:mm:ss"_s);
    return time.isValid() ? std::optional(time) : std::nullopt;
}

QString timeOfDayText(QTime time)
{
    return time.toString(time.second() == 0 ? u"HH:mm"_s : u"HH:mm:ss"_s);
}

void readFixedTimes(MemberReader &members, Connection &connection)
{
    for (const QString &text : members.textList(u"fixedTimes"_s)) {
        if (const auto time = timeOfDay(text))
            connection.fixedTimes.push_back(*time);
        else
            members.fail(u"fixedTimes"_s, text, u"times of day such as 08:30"_s);
    }
}

void readCutOffs(MemberReader &members, const QString &where, Connection &connection)
{
    const JsonValue list = members.member(u"cutOffs"_s, JsonType::Array);
    for (qsizetype i = 0; i < list.size(); ++i) {
        MemberReader one(list.at(i), u"%1/cutOffs/%2"_s.arg(where, QString::number(i)));
        CutOff cutOff;
        cutOff.currency = one.text(u"currency"_s);
        cutOff.zone = one.text(u"zone"_s);
        const auto time = timeOfDay(one.text(u"time"_s));
        if (const auto fault = one.finish(); fault || !time)
            members.fail(u"cutOffs"_s, fault ? fault->found : QString(), u"\"currency\", \"time\" and \"zone\""_s);
        else
            cutOff.time = *time;
        connection.cutOffs.push_back(cutOff);
    }
}

void readDecimal(MemberReader &members, const QString &key, std::optional<Decimal> &target)
{
    const JsonValue value = members.member(key, JsonType::String);
    if (!value.exists())
        return;
    if (auto amount = Decimal::parse(value.toString()))
        target = std::move(amount).value();
    else
        members.fail(key, value.toString(), u"an exact amount such as \"1200.50\""_s);
}

void readLimits(MemberReader &members, const QString &where, AccountLimits &limits)
{
    const JsonValue object = members.member(u"limits"_s, JsonType::Object);
    if (!object.exists())
        return;
    MemberReader reader(object, where + u"/limits"_s);
    readCode(reader, u"basis"_s, limits.basis, limitsBasisFromCode);
    limits.currency = reader.text(u"currency"_s);
    readDecimal(reader, u"minimum"_s, limits.minimum);
    readDecimal(reader, u"target"_s, limits.target);
    readDecimal(reader, u"maximum"_s, limits.maximum);
    readDecimal(reader, u"largeMove"_s, limits.largeMove);
    readDecimal(reader, u"tolerance"_s, limits.tolerance);
    limits.signChange = reader.flag(u"signChange"_s);
    if (const auto fault = reader.finish())
        members.fail(u"limits"_s, fault->found, fault->expected);
}

QJsonObject limitsToJson(const AccountLimits &limits)
{
    QJsonObject json{{u"basis"_s, limitsBasisCode(limits.basis)}, {u"currency"_s, limits.currency}};
    const auto add = [&json](const QString &key, const std::optional<Decimal> &amount) {
        if (amount)
            json.insert(key, amount->toString());
    };
    add(u"minimum"_s, limits.minimum);
    add(u"target"_s, limits.target);
    add(u"maximum"_s, limits.maximum);
    add(u"largeMove"_s, limits.largeMove);
    add(u"tolerance"_s, limits.tolerance);
    if (limits.signChange)
        json.insert(u"signChange"_s, true);
    return json;
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
    readFixedTimes(members, connection);
    connection.byFixedTimesOnly = members.flag(u"byFixedTimesOnly"_s);
    readCode(members, u"feed"_s, connection.feed, feedKindFromCode);
    readCutOffs(members, where, connection);
    readTime(members, u"consentExpiresAt"_s, connection.consentExpiresAt);
    readCode(members, u"source"_s, connection.source, dataSourceFromCode);
    readCode(members, u"secretStorage"_s, connection.secretStorage, storageFromCode);
    readTime(members, u"credentialEnteredAt"_s, connection.credentialEnteredAt);
    readTime(members, u"removedAt"_s, connection.removedAt);
    if (auto fault = members.finish())
        return *fault;
    if (const Result<void> checked = checkStorable(connection); !checked) {
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
    if (!connection.fixedTimes.empty()) {
        QJsonArray times;
        for (const QTime &time : connection.fixedTimes)
            times.append(timeOfDayText(time));
        json.insert(u"fixedTimes"_s, times);
    }
    if (connection.byFixedTimesOnly)
        json.insert(u"byFixedTimesOnly"_s, true);
    if (connection.feed != FeedKind::Intraday)
        json.insert(u"feed"_s, feedKindCode(connection.feed));
    if (!connection.cutOffs.empty()) {
        QJsonArray cutOffs;
        for (const CutOff &one : connection.cutOffs)
            cutOffs.append(QJsonObject{
                {u"currency"_s, one.currency}, {u"time"_s, timeOfDayText(one.time)}, {u"zone"_s, one.zone}});
        json.insert(u"cutOffs"_s, cutOffs);
    }
    if (connection.consentExpiresAt)
        json.insert(u"consentExpiresAt"_s, formatRfc3339(*connection.consentExpiresAt));
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
    settings.tags = members.textList(u"tags"_s);
    settings.note = members.text(u"note"_s);
    readLimits(members, where, settings.limits);
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
    if (!settings.tags.isEmpty())
        json.insert(u"tags"_s, QJsonArray::fromStringList(settings.tags));
    if (!settings.note.isEmpty())
        json.insert(u"note"_s, settings.note);
    if (settings.limits != AccountLimits())
        json.insert(u"limits"_s, limitsToJson(settings.limits));
    return json;
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include <imports/handover.h>

#include <imports/mapping_repository.h>

#include <config/connection_json.h>
#include <config/entity_repository.h>
#include <config/json_file.h>

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

const auto formatName = u"coffer-handover"_s;
constexpr qsizetype maxConnections = 2'000;
constexpr qsizetype maxAccounts = 100'000;
constexpr qsizetype maxLayoutBytes = 64 * 1024;

QString comparable(const QString &name)
{
    return name.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

/// What may be handed over of a connection: nothing of when its credential was entered, or whether it is paused here.
Connection withoutHistory(Connection connection)
{
    connection.credentialEnteredAt = std::nullopt;
    connection.removedAt = std::nullopt;
    connection.paused = false;
    return connection;
}

QJsonObject entityJson(const Entity &entity)
{
    return {{u"name"_s, entity.name}, {u"country"_s, entity.country}, {u"calendar"_s, entity.calendar}};
}

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QJsonObject layoutJson(const WindowLayout &layout)
{
    QJsonObject pages;
    for (const auto &[name, bytes] : layout.pages)
        pages.insert(name, base64(bytes));
    return {{u"geometry"_s, base64(layout.geometry)},
            {u"parts"_s, base64(layout.parts)},
            {u"page"_s, layout.page},
            {u"pages"_s, pages}};
}

Error fault(const QString &where, const QString &found, const QString &expected)
{
    return Error{.kind = ErrorKind::StorageDamaged, .where = where, .found = shortened(found), .expected = expected};
}

std::optional<QByteArray> bytesOf(const QString &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.size() <= maxLayoutBytes ? std::optional(decoded.decoded) : std::nullopt;
}

/// Reads the parts of a file; stops at the first fault.
class HandoverReader
{
public:
    HandoverReader(JsonValue root, QString path) : m_root(root), m_path(std::move(path)) {}

    Result<Handover> read()
    {
        MemberReader members(m_root, m_path);
        const QString format = members.text(u"format"_s);
        const auto version = members.integer(u"version"_s);
        if (format != formatName)
            return fault(m_path + u"/format"_s, format, formatName);
        if (version != 1)
            return fault(m_path + u"/version"_s, version ? QString::number(*version) : QString(), u"1"_s);
        const JsonValue connections = members.member(u"connections"_s, JsonType::Array);
        const JsonValue entities = members.member(u"entities"_s, JsonType::Array);
        const JsonValue accounts = members.member(u"accounts"_s, JsonType::Array);
        const JsonValue mappings = members.member(u"mappings"_s, JsonType::Array);
        const JsonValue layout = members.member(u"layout"_s, JsonType::Object);
        if (auto wrong = members.finish())
            return *wrong;
        if (connections.size() > maxConnections || accounts.size() > maxAccounts || entities.size() > maxConnections
            || mappings.size() > maxConnections)
            return Error{.kind = ErrorKind::TooLarge, .where = m_path};
        for (const auto &done : {readConnections(connections), readEntities(entities), readAccounts(accounts),
                                 readMappings(mappings), readLayout(layout)}) {
            if (!done)
                return done.error();
        }
        return m_handover;
    }

private:
    [[nodiscard]] QString at(const char *list, qsizetype index) const
    {
        return u"%1/%2/%3"_s.arg(m_path, QString::fromLatin1(list), QString::number(index));
    }

    Result<void> readConnections(const JsonValue &list)
    {
        QSet<QString> seen;
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QString where = at("connections", i);
            auto connection = connectionFromJson(list.at(i), where);
            if (!connection)
                return connection.error();
            Connection &each = connection.value();
            if (each.removedAt || each.credentialEnteredAt)
                return fault(where, {}, u"no times of a credential or removal"_s);
            for (const QString &key : {u"id "_s + each.id.toString(), u"name "_s + comparable(each.name)}) {
                if (seen.contains(key))
                    return fault(where, each.name, u"each id and name once"_s);
                seen.insert(key);
            }
            each.paused = !isManual(each);
            m_handover.connections.push_back(each);
        }
        return {};
    }

    Result<void> readEntities(const JsonValue &list)
    {
        QSet<QString> seen;
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QString where = at("entities", i);
            MemberReader members(list.at(i), where);
            const Entity entity{.name = members.text(u"name"_s),
                                .country = members.text(u"country"_s),
                                .calendar = members.text(u"calendar"_s)};
            if (auto wrong = members.finish())
                return *wrong;
            if (const auto checked = checkEntity(entity); !checked)
                return fault(where + u'/' + checked.error().where, checked.error().found, checked.error().expected);
            if (seen.contains(comparable(entity.name)))
                return fault(where, entity.name, u"each name once"_s);
            seen.insert(comparable(entity.name));
            m_handover.entities.push_back(entity);
        }
        return {};
    }

    Result<void> readAccounts(const JsonValue &list)
    {
        for (qsizetype i = 0; i < list.size(); ++i) {
            auto account = accountFromJson(list.at(i), at("accounts", i));
            if (!account)
                return account.error();
            if (!m_handover.accounts.insert(account.value()).second)
                return fault(at("accounts", i), account.value().first.toString(), u"each id once"_s);
        }
        return {};
    }

    Result<void> readMappings(const JsonValue &list)
    {
        for (qsizetype i = 0; i < list.size(); ++i) {
            auto mapping = mappingFromJson(list.at(i), at("mappings", i));
            if (!mapping)
                return mapping.error();
            m_handover.mappings.push_back(std::move(mapping).value());
        }
        return {};
    }

    Result<void> readLayout(const JsonValue &json)
    {
        if (!json.exists())
            return {};
        const QString where = m_path + u"/layout"_s;
        MemberReader members(json, where);
        WindowLayout layout;
        layout.page = members.text(u"page"_s).left(100);
        for (const auto &[key, target] :
             {std::pair(u"geometry"_s, &layout.geometry), std::pair(u"parts"_s, &layout.parts)}) {
            const auto bytes = bytesOf(members.text(key));
            if (!bytes)
                members.fail(key, {}, u"base64"_s);
            *target = bytes.value_or(QByteArray());
        }
        const JsonValue pages = members.member(u"pages"_s, JsonType::Object);
        for (qsizetype i = 0; i < pages.size(); ++i) {
            const auto bytes = bytesOf(pages.at(i).toString());
            if (!bytes || pages.size() > 100)
                members.fail(u"pages"_s, pages.keyAt(i), u"base64"_s);
            layout.pages.emplace(pages.keyAt(i), bytes.value_or(QByteArray()));
        }
        if (auto wrong = members.finish())
            return *wrong;
        m_handover.layout = layout;
        return {};
    }

    JsonValue m_root;
    QString m_path;
    Handover m_handover;
};

QStringList differingKeys(const QJsonObject &a, const QJsonObject &b)
{
    QStringList keys = a.keys() + b.keys();
    keys.removeDuplicates();
    keys.sort();
    keys.erase(std::remove_if(keys.begin(), keys.end(),
                              [&](const QString &key) { return key == "id"_L1 || a.value(key) == b.value(key); }),
               keys.end());
    return keys;
}

} // namespace

Result<void> writeHandover(const QString &path, const Handover &handover)
{
    QJsonArray connections;
    for (const Connection &connection : handover.connections) {
        if (!connection.removedAt)
            connections.append(connectionToJson(withoutHistory(connection)));
    }
    QJsonArray entities;
    for (const Entity &entity : handover.entities)
        entities.append(entityJson(entity));
    QJsonArray accounts;
    for (const auto &[id, settings] : handover.accounts)
        accounts.append(accountToJson(id, settings));
    QJsonArray mappings;
    for (const CsvMapping &mapping : handover.mappings)
        mappings.append(mappingToJson(mapping));
    QJsonObject json{{u"format"_s, formatName},
                     {u"connections"_s, connections},
                     {u"entities"_s, entities},
                     {u"accounts"_s, accounts},
                     {u"mappings"_s, mappings}};
    if (handover.layout)
        json.insert(u"layout"_s, layoutJson(*handover.layout));
    return writeJsonFile(path, json); // adds the version
}

Result<Handover> readHandover(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{.kind = ErrorKind::NotFound, .where = path};
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return Error{.kind = ErrorKind::StorageFailed, .where = path, .found = file.errorString()};
    const JsonLimits limits;
    const QByteArray bytes = file.read(limits.bytes + 1);
    const auto document = JsonDocument::parse(bytes, limits);
    if (!document) {
        if (document.error().kind == ErrorKind::TooLarge)
            return Error{.kind = ErrorKind::TooLarge, .where = path, .expected = document.error().expected};
        return fault(u"%1 at %2"_s.arg(path, document.error().where), document.error().found, u"JSON"_s);
    }
    return HandoverReader(document.value().root(), path).read();
}

HandoverPlan planHandover(const Handover &incoming, const Handover &present)
{
    HandoverPlan plan;
    using Sort = HandoverItem::Sort;
    using Fate = HandoverItem::Fate;
    for (const Connection &connection : incoming.connections) {
        const auto known =
            std::find_if(present.connections.begin(), present.connections.end(), [&](const Connection &each) {
                return each.id == connection.id || comparable(each.name) == comparable(connection.name);
            });
        HandoverItem item{.sort = Sort::Connection, .name = connection.name};
        item.detail = connection.provider.toString();
        if (!connection.environment.isEmpty())
            item.detail += u", "_s + connection.environment;
        if (known == present.connections.end()) {
            plan.added.connections.push_back(connection);
        } else {
            item.differences =
                differingKeys(connectionToJson(withoutHistory(connection)), connectionToJson(withoutHistory(*known)));
            if (known->id != connection.id)
                item.differences += u"id"_s;
            item.fate = item.differences.isEmpty() ? Fate::Kept : Fate::Skipped;
        }
        plan.items.push_back(item);
    }
    for (const Entity &entity : incoming.entities) {
        const auto known = std::find_if(present.entities.begin(), present.entities.end(), [&](const Entity &each) {
            return comparable(each.name) == comparable(entity.name);
        });
        HandoverItem item{.sort = Sort::Entity, .name = entity.name};
        if (known == present.entities.end()) {
            plan.added.entities.push_back(entity);
        } else {
            item.differences = differingKeys(entityJson(entity), entityJson(*known));
            item.fate = item.differences.isEmpty() ? Fate::Kept : Fate::Skipped;
        }
        plan.items.push_back(item);
    }
    for (const auto &[id, settings] : incoming.accounts) {
        const auto known = present.accounts.find(id);
        HandoverItem item{.sort = Sort::Account,
                          .name = settings.displayName.isEmpty() ? id.toString() : settings.displayName};
        if (known == present.accounts.end()) {
            plan.added.accounts.emplace(id, settings);
        } else {
            item.differences = differingKeys(accountToJson(id, settings), accountToJson(id, known->second));
            item.fate = item.differences.isEmpty() ? Fate::Kept : Fate::Skipped;
        }
        plan.items.push_back(item);
    }
    for (const CsvMapping &mapping : incoming.mappings) {
        const auto known = std::find_if(present.mappings.begin(), present.mappings.end(),
                                        [&](const CsvMapping &each) { return each.name == mapping.name; });
        HandoverItem item{.sort = Sort::Mapping, .name = mapping.name};
        if (known == present.mappings.end()) {
            plan.added.mappings.push_back(mapping);
        } else {
            item.differences = differingKeys(mappingToJson(mapping), mappingToJson(*known));
            item.fate = item.differences.isEmpty() ? Fate::Kept : Fate::Skipped;
        }
        plan.items.push_back(item);
    }
    if (incoming.layout) {
        HandoverItem item{.sort = Sort::Layout};
        if (!present.layout || *present.layout == WindowLayout()) {
            plan.added.layout = incoming.layout;
        } else {
            item.fate = *incoming.layout == *present.layout ? Fate::Kept : Fate::Skipped;
        }
        plan.items.push_back(item);
    }
    return plan;
}

} // namespace coffer

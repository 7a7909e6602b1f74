// SPDX-License-Identifier: GPL-3.0-or-later
#include <config/credential_index.h>

#include "list_file.h"

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

Result<CredentialRecord> recordFromJson(const JsonValue &json, const QString &where)
{
    MemberReader members(json, where);
    CredentialRecord record;
    record.connection = ConnectionId(members.text(u"connection"_s));
    record.connectionName = members.text(u"name"_s);
    record.fields = members.textList(u"fields"_s);
    record.origins = members.textList(u"origins"_s);
    const QString entered = members.text(u"enteredAt"_s);
    const auto time = parseRfc3339(entered);
    if (time)
        record.enteredAt = time.value();
    else
        members.fail(u"enteredAt"_s, entered, u"a time such as 2026-01-31T08:30:00Z"_s);
    if (record.connection.isEmpty())
        members.fail(u"connection"_s, {}, u"the id of a connection"_s);
    if (auto fault = members.finish())
        return *fault;
    return record;
}

QJsonObject recordToJson(const CredentialRecord &record)
{
    return {{u"connection"_s, record.connection.toString()},
            {u"name"_s, record.connectionName},
            {u"fields"_s, QJsonArray::fromStringList(record.fields)},
            {u"origins"_s, QJsonArray::fromStringList(record.origins)},
            {u"enteredAt"_s, formatRfc3339(record.enteredAt)}};
}

ListFile<CredentialRecord> file(const QString &folder)
{
    return {folder,
            u"credential-names.json"_s,
            u"credentials"_s,
            recordFromJson,
            recordToJson,
            [](const CredentialRecord &a, const CredentialRecord &b) {
                return a.connection == b.connection; }};
}

} // namespace

Result<std::vector<CredentialRecord>> CredentialIndex::records() const
{
    auto loaded = file(m_folder).load();
    if (!loaded.writable && loaded.items.empty())
        return loaded.problems.front();
    return std::move(loaded.items);
}

Result<void> CredentialIndex::note(const CredentialRecord &record) const
{
    const auto changed = file(m_folder).change([&](std::vector<CredentialRecord> &records) -> Result<void> {
        CredentialRecord noted = record;
        std::erase_if(records, [&](const CredentialRecord &known) {
            if (known.connection != record.connection)
                return false;
            noted.fields += known.fields;
            return true;
        });
        noted.fields.removeDuplicates();
        records.push_back(std::move(noted));
        return {};
    });
    return changed ? Result<void>() : Result<void>(changed.error());
}

Result<void> CredentialIndex::forget(const ConnectionId &connection) const
{
    const auto known = records();
    if (known && std::none_of(known.value().begin(), known.value().end(), [&](const CredentialRecord &record) {
            return record.connection == connection;
        }))
        return {};
    const auto changed = file(m_folder).change([&](std::vector<CredentialRecord> &records) -> Result<void> {
        std::erase_if(records, [&](const CredentialRecord &record) { return record.connection == connection; });
        return {};
    });
    return changed ? Result<void>() : Result<void>(changed.error());
}

} // namespace coffer

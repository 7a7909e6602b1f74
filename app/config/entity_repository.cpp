// SPDX-License-Identifier: GPL-3.0-or-later
#include <config/entity_repository.h>

#include "connection_checks.h"
#include "list_file.h"

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

bool haveSameName(const Entity &a, const Entity &b)
{
    return comparableName(a.name) == comparableName(b.name);
}

Result<Entity> entityFromJson(const JsonValue &json, const QString &where)
{
    MemberReader members(json, where);
    Entity entity{.name = members.text(u"name"_s),
                  .country = members.text(u"country"_s),
                  .calendar = members.text(u"calendar"_s)};
    if (auto fault = members.finish())
        return *fault;
    if (const Result<void> checked = checkEntity(entity); !checked) {
        Error fault = checked.error();
        fault.kind = ErrorKind::StorageDamaged;
        fault.where = where + u'/' + fault.where;
        return fault;
    }
    return entity;
}

QJsonObject entityToJson(const Entity &entity)
{
    QJsonObject json{{u"name"_s, entity.name}};
    if (!entity.country.isEmpty())
        json.insert(u"country"_s, entity.country);
    if (!entity.calendar.isEmpty())
        json.insert(u"calendar"_s, entity.calendar);
    return json;
}

ListFile<Entity> fileIn(const QString &folder)
{
    return {folder, u"entities.json"_s, u"entities"_s, entityFromJson, entityToJson, haveSameName};
}

} // namespace

Result<void> EntityRepository::load()
{
    auto loaded = fileIn(m_folder).load();
    m_entities = std::move(loaded.items);
    m_problems = std::move(loaded.problems);
    return m_problems.empty() ? Result<void>() : Result<void>(m_problems.front());
}

Result<Entity> EntityRepository::find(const QString &name) const
{
    const auto found = std::find_if(m_entities.begin(), m_entities.end(), [&](const Entity &known) {
        return comparableName(known.name) == comparableName(name);
    });
    if (found == m_entities.end())
        return Error{ErrorKind::NotFound, u"entity"_s, shortened(name), {}, {}};
    return *found;
}

Result<void> EntityRepository::save(const Entity &entity)
{
    if (const Result<void> checked = checkEntity(entity); !checked)
        return checked;
    auto changed = fileIn(m_folder).change([&](std::vector<Entity> &entities) -> Result<void> {
        std::erase_if(entities, [&](const Entity &known) { return haveSameName(known, entity); });
        entities.push_back(entity);
        std::sort(entities.begin(), entities.end(), [](const Entity &a, const Entity &b) { return a.name < b.name; });
        return {};
    });
    if (!changed)
        return changed.error();
    m_entities = changed.value().items;
    m_problems = changed.value().problems;
    return {};
}

Result<void> EntityRepository::remove(const QString &name)
{
    auto changed = fileIn(m_folder).change([&](std::vector<Entity> &entities) -> Result<void> {
        if (std::erase_if(entities, [&](const Entity &known) { return haveSameName(known, {name, {}, {}}); }) == 0)
            return Error{ErrorKind::NotFound, u"entity"_s, shortened(name), {}, {}};
        return {};
    });
    if (!changed)
        return changed.error();
    m_entities = changed.value().items;
    m_problems = changed.value().problems;
    return {};
}

Result<void> checkEntity(const Entity &entity)
{
    const auto invalid = [](const QString &field, const QString &found, const QString &expected) {
        return Error{ErrorKind::InvalidInput, field, shortened(found), expected, {}};
    };
    const auto isPrintable = [](QChar c) { return c.isPrint() || c.isSurrogate(); };
    if (entity.name.isEmpty() || entity.name.size() > 100 || entity.name != entity.name.trimmed()
        || !entity.name.isValidUtf16() || !std::all_of(entity.name.begin(), entity.name.end(), isPrintable))
        return invalid(u"name"_s, entity.name, u"1 to 100 printable characters, no blanks at its ends"_s);
    const auto isCapital = [](QChar c) { return c >= u'A' && c <= u'Z'; };
    if (!entity.country.isEmpty()
        && (entity.country.size() != 2 || !std::all_of(entity.country.begin(), entity.country.end(), isCapital)))
        return invalid(u"country"_s, entity.country, u"two letters such as DE, or nothing"_s);
    if (entity.calendar.size() > 100)
        return invalid(u"calendar"_s, entity.calendar, u"the id of a calendar, or nothing"_s);
    return {};
}

} // namespace coffer

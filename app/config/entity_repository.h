// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/entity.h>
#include <base/result.h>

#include <vector>

namespace coffer {

/// The legal entities that the user described: `folder`/entities.json, version 1, closed keys, written whole and
/// atomically with mode 0600. Connections and accounts name entities that need not be here.
///
/// As with the connections: what cannot be read is reported in problems() and left out, a damaged file is kept aside, a
/// newer one is left alone, and each save takes a lock and reads the file again.
///
/// Thread: any one. Errors: InvalidInput (`where` names the field), NotFound, StorageFailed, StorageDamaged,
/// ProfileInUse.
class EntityRepository
{
public:
    explicit EntityRepository(QString folder) : m_folder(std::move(folder)) {}

    /// The first of problems(), if there are any.
    [[nodiscard]] Result<void> load();
    [[nodiscard]] const std::vector<Error> &problems() const { return m_problems; }
    [[nodiscard]] const std::vector<Entity> &entities() const { return m_entities; } ///< by name
    /// By name, whatever its case and Unicode form. Errors: NotFound.
    [[nodiscard]] Result<Entity> find(const QString &name) const;
    /// Adds it, or replaces the one with the same name.
    [[nodiscard]] Result<void> save(const Entity &entity);
    [[nodiscard]] Result<void> remove(const QString &name);

private:
    QString m_folder;
    std::vector<Entity> m_entities;
    std::vector<Error> m_problems;
};

/// Name of 1 to 100 printable characters, country of two capital letters or none, calendar an id or none. Errors:
/// InvalidInput.
[[nodiscard]] Result<void> checkEntity(const Entity &entity);

} // namespace coffer

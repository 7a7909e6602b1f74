// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/statement_import.h>
#include <json/json_document.h>

#include <QJsonObject>

namespace coffer {

/// Mappings of CSV files that the user kept: `folder`/import-mappings.json, version 1, closed keys. A mapping that
/// cannot be read is left out. By name, in the order of the file.
[[nodiscard]] std::vector<CsvMapping> loadMappings(const QString &folder);
/// Adds these, or replaces those of the same names; all or none. At most 200. Errors: InvalidInput (`where` "name"),
/// StorageFailed, StorageDamaged.
[[nodiscard]] Result<void> saveMappings(const QString &folder, const std::vector<CsvMapping> &mappings);

[[nodiscard]] QJsonObject mappingToJson(const CsvMapping &mapping);
/// `where`: file and pointer. Errors: StorageDamaged, naming the key.
[[nodiscard]] Result<CsvMapping> mappingFromJson(const JsonValue &json, const QString &where);

} // namespace coffer

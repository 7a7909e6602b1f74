// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database.h"

#include <base/clock.h>

namespace coffer {

/// The file of a profile's log and its schema: the numbered files of resources/sql, applied in order, each version in
/// one transaction.
namespace schema {

/// "coff": tells our files from other SQLite databases.
inline constexpr qint32 applicationId = 0x636f6666;

[[nodiscard]] QString databasePath(const QString &folder);
[[nodiscard]] int currentVersion();

/// Refuses network file systems: neither SQLite's locks nor ours can be trusted there (security.md M14).
Result<void> checkFileSystem(const QString &folder);
/// Looks at the file without SQLite: a plain file, of ours, not empty. Errors: NotFound, StorageDamaged.
Result<void> checkFile(const QString &path);
/// Makes an empty database under another name and moves it into place, so that an interrupted first start leaves
/// nothing half-made.
Result<void> createFile(const QString &path);
/// Brings an open database to currentVersion(); an existing history is copied beside it first. Errors: StorageDamaged
/// for a newer schema.
Result<void> migrate(Database &database);
/// Refuses what is not exactly currentVersion(): for readers.
Result<void> checkVersion(Database &database);
/// `pragma`: "quick_check" or "integrity_check". Errors: StorageDamaged with the first finding.
Result<void> checkIntegrity(Database &database, const QString &pragma);
/// Makes an empty file that only the owner can read, for SQLite to fill. Errors: AlreadyExists, StorageFailed.
Result<void> createPrivateFile(const QString &path);
/// 0600 for the database and the files beside it, whatever they were.
void repairModes(const QString &path);

} // namespace schema

} // namespace coffer

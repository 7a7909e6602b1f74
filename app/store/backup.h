// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>

#include <QString>
#include <QStringList>

namespace coffer {

/// What a verified backup or restored profile holds.
struct BackupContents
{
    qint64 bytes = 0; ///< of the file
    qint64 connections = 0;
    qint64 accounts = 0;
    qint64 attempts = 0;
    qint64 changes = 0;
    qint64 bodies = 0;
    QStringList configFiles; ///< names, sorted

    friend bool operator==(const BackupContents &, const BackupContents &) = default;
};

/// A backup is one SQLite file: the log as it was at one moment, and the profile's *.json files in a table beside it.
/// It holds no secret.
///
/// Thread: any but the GUI's: they read and write whole files.
/// Errors of all: StorageFailed, StorageDamaged (integrity, schema, or the first attempt whose hash does not agree).

/// Copies the profile while it may be in use, and verifies the copy before it gets its name. Errors also: NotFound (no
/// log), AlreadyExists (`target`).
Result<BackupContents> backupProfile(const QString &folder, const QString &target);
/// Full integrity check and every hash of the history. Leaves the file as it is.
Result<BackupContents> verifyBackup(const QString &file);
/// Verifies the backup, then makes the profile `folder`, which must not exist or be empty, and verifies that. Errors
/// also: NotFound, AlreadyExists (a folder with anything in it), ProfileInUse.
Result<BackupContents> restoreProfile(const QString &file, const QString &folder);

} // namespace coffer

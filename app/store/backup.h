// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/backup_summary.h>
#include <base/result.h>

#include <QString>
#include <QStringList>

#include <functional>

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

/// Who watches a backup. Called in the thread that makes it.
struct BackupWatch
{
    std::function<void(BackupStep)> begins = {};
    std::function<bool()> isCancelled = {}; ///< asked between the steps, and while a file is copied
};

/// A backup is one SQLite file: the log as it was at one moment, and the profile's *.json files in a table beside it.
/// It holds no secret.
///
/// Thread: any but the GUI's: they read and write whole files.
/// Errors of all: StorageFailed, StorageDamaged (integrity, schema, or the first attempt whose hash does not agree),
/// Cancelled. After an error nothing is left behind.

/// Copies the profile while it may be in use, and verifies the copy before it gets its name. Errors also: NotFound (no
/// log), AlreadyExists (`target`).
Result<BackupContents> backupProfile(const QString &folder, const QString &target, const BackupWatch &watch = {});
/// Full integrity check and every hash of the history. Leaves the file as it is.
Result<BackupContents> verifyBackup(const QString &file, const BackupWatch &watch = {});
/// Verifies the backup, then makes the profile `folder`, which must not exist or be empty, and verifies that. Errors
/// also: NotFound, AlreadyExists (a folder with anything in it), ProfileInUse.
Result<BackupContents> restoreProfile(const QString &file, const QString &folder, const BackupWatch &watch = {});

/// Puts a restored profile in the place of the present one, which is kept as `aside`. All three lie in one folder; no
/// program may have the present one open. After an error the present one is where it was. Errors also: ProfileInUse,
/// AlreadyExists (`aside`), NotFound.
Result<void> replaceProfile(const QString &folder, const QString &restored, const QString &aside);

} // namespace coffer

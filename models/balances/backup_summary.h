// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/error.h>

#include <optional>

namespace coffer {

/// How far a backup or restore is.
enum class BackupStep { Copying, CheckingFile, CheckingHistory, Finishing };

/// What became of it, for people.
struct BackupSummary
{
    QString path; ///< of the backup, or of the folder it was restored to
    qint64 bytes = 0;
    qint64 connections = 0;
    qint64 accounts = 0;
    qint64 attempts = 0;
    std::optional<Error> error = {};

    friend bool operator==(const BackupSummary &, const BackupSummary &) = default;
};

} // namespace coffer

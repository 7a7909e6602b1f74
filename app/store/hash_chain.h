// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database.h"

#include <store/history_check.h>

#include <QByteArray>
#include <QVariant>

#include <vector>

namespace coffer {

/// What the hash of an attempt covers, in this order. Null variants and null byte arrays stand for "nothing".
struct HashedAttempt
{
    QByteArray previous; ///< hash of the attempt before it on the same connection; null for the first
    QString connection;  ///< UUID
    qint64 seq = 0;
    QString id;
    qint64 started = 0; ///< microseconds
    qint64 received = 0;
    QString outcome;
    QByteArray error; ///< SHA-256 of the note
    qint64 requests = 0;
    QVariant provider;
    QVariant definitionVersion;
    QByteArray diagnostics; ///< SHA-256 of the note
    QByteArray bodies;
};

/// One change of that attempt; changes come in the order in which the log first saw their accounts.
struct HashedChange
{
    QString account; ///< UUID
    QString providerAccountId;
    int kind = 0;
    QByteArray note; ///< SHA-256 of the note
    QVariant posted;
    QVariant available;
    QVariant others;
    QVariant tokens;
    QVariant asOf;
    QVariant altered;
};

/// SHA-256 over this text, which any language can make again: "coffer attempt 1" and then every field above, those of
/// the attempt first, the number of changes, those of each change. A field is its length in bytes as decimal text, ":",
/// the bytes, ","; nothing is "-,". Integers are decimal text, texts UTF-8, hashes 32 bytes.
[[nodiscard]] QByteArray attemptHash(const HashedAttempt &attempt, const std::vector<HashedChange> &changes);

/// Makes every hash of the log again, and `latest` (see checkLatest). Errors: StorageDamaged; `where` is the id of the
/// first attempt (or note) that does not agree, or the account. Limit: whoever can write the file can also make all
/// later hashes anew, or cut off the end: keep the last hash elsewhere to prove more.
[[nodiscard]] Result<HistoryCheck> checkHistory(Database &database);

} // namespace coffer

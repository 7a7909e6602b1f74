// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attempt_window.h"

#include <store/reading_queries.h>

namespace coffer {

/// An account as the functions below need it.
struct PagedAccount
{
    AccountId id;
    qint64 row = 0;
    QString providerAccountId;
    qint64 first = 0; ///< numbers in the log between which its changes are wanted
    qint64 last = 0;
};

/// The newest `limit` changes of all accounts together, each with what was known before it. Cost: that of the page and
/// one look-up for each account, however long the log is.
Result<std::vector<ReadingRow>> newestReadings(const Database &database, NoteReader &notes,
                                               const std::vector<PagedAccount> &accounts, int limit);

/// See ReadingQueries::attempts().
Result<std::vector<AttemptRecord>> newestAttempts(const Database &database, NoteReader &notes,
                                                  const AttemptFilter &filter, std::optional<qint64> before, int limit);

/// `SELECT` and the columns that attemptRecord() reads, from attempt t and connection c.
[[nodiscard]] QString attemptColumns();
Result<AttemptRecord> attemptRecord(const Statement &row, NoteReader &notes);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attempt_window.h"

#include <balances/series.h>

#include <map>

namespace coffer {

/// The runs of accounts in a time: what was confirmed without a change and without a break. The attempts of a
/// connection are read once for all its accounts, and of each account only the changes inside and the one before.
class AccountRuns
{
public:
    AccountRuns(const Database &database, NoteReader &notes, const SeriesQuery &query, UtcTime from, UtcTime to);

    Result<SeriesAccount> runsOf(qint64 row, qint64 connection, const ConnectionId &id);

private:
    struct Confirmed
    {
        qint64 seq;
        UtcTime at;
        std::size_t last; ///< of the unbroken stretch that this one is in
    };
    struct Attempts
    {
        std::vector<AttemptMark> marks;
        std::vector<Confirmed> good;
        std::optional<UtcTime> openUntil; ///< up to when the last one still holds; nothing: only when it was received
    };
    struct Change
    {
        qint64 seq = 0;
        bool isReading = false;
        StatedAmounts amounts;
    };
    Result<const Attempts *> attemptsOf(qint64 connection, const ConnectionId &id);
    /// Newest first; the last one held before the attempts.
    Result<std::vector<Change>> changesOf(qint64 row, const Attempts &attempts);
    void addRuns(const Attempts &attempts, const Change &change, qint64 end, std::vector<SeriesRun> &runs) const;

    const Database &m_database;
    NoteReader &m_notes;
    const SeriesQuery &m_query;
    UtcTime m_from;
    UtcTime m_to;
    Statement m_changes;
    Statement m_received;
    std::map<qint64, Attempts> m_attempts;
};

} // namespace coffer

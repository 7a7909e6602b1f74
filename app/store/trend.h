// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attempt_window.h"

#include <store/reading_queries.h>

#include <map>

namespace coffer {

/// Values of accounts at the ends of periods. One pass over each account's changes, newest first, stopped at the one
/// that held before the first period; only those that hold at an end are decoded. Where no as-of times are stated and
/// the clock never went back, the many changes of one period are leapt over. The attempts of a connection are read once
/// for all its accounts.
class Trend
{
public:
    Trend(const Database &database, NoteReader &notes, const std::vector<UtcTime> &boundaries);

    /// One point for each period.
    Result<std::vector<TrendPoint>> pointsOf(const AccountId &account, qint64 row, qint64 connection);

private:
    struct Good ///< a good attempt and the period in which it was received
    {
        qint64 seq;
        std::size_t period;
        std::size_t next; ///< the next one of another period
    };
    struct Attempts
    {
        std::vector<AttemptMark> marks;
        std::vector<Good> good;
        std::vector<qint64> firstOfPeriod; ///< number of its first attempt, or of the next period's
        bool isOrdered = true;             ///< periods follow the numbers
    };
    /// What counts at the end of each period: the change that was stored last, and the last one with a reading.
    struct Held
    {
        qint64 seq = 0; ///< 0: none
        ChangeKind kind = ChangeKind::New;
    };
    struct Column
    {
        std::vector<Held> held;
        std::vector<qint64> readSeq; ///< 0: none
        std::vector<TrendPoint> read;
        std::vector<bool> confirmed;
    };
    [[nodiscard]] std::size_t periodOf(UtcTime time) const;
    Result<const Attempts *> attemptsOf(qint64 connection);
    Result<UtcTime> receivedAt(const Attempts &attempts, qint64 seq);
    struct Taken
    {
        std::size_t period = 0;
        bool isReading = false;
    };
    Result<Taken> takeChange(const Attempts &attempts, qint64 end, Column &column);
    Result<bool> statesTimes(qint64 row);
    Result<void> takeChanges(qint64 row, const Attempts &attempts, Column &column);
    Result<TrendPoint> figuresOf();

    const Database &m_database;
    NoteReader &m_notes;
    const std::vector<UtcTime> &m_boundaries;
    Statement m_changes;
    Statement m_received;
    Statement m_timed;
    std::map<qint64, Attempts> m_attempts;
};

} // namespace coffer

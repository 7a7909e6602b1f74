// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attempt_window.h"

#include <balances/completeness.h>

#include <map>

namespace coffer {

/// What happened to accounts on each day of a range. The attempts of a connection are read once for all its accounts;
/// an account that did not change in the range costs one look-up.
class DayRecords
{
public:
    DayRecords(const Database &database, NoteReader &notes, const std::vector<QDate> &days,
               const BusinessDayRule &rule);

    Result<CompletenessFacts::Account> recordsOf(const AccountId &id, const ConnectionId &connectionId, qint64 row,
                                                 qint64 connection);
    Result<std::vector<ProgramSession>> sessions();

private:
    struct Day
    {
        std::vector<AttemptMark> good; ///< in the order of the log
        DayRecord whole;               ///< of an account that was there all the time
    };
    struct Attempts
    {
        std::vector<AttemptMark> marks;
        std::vector<Day> days;
    };
    struct Change
    {
        qint64 seq = 0;
        bool isReading = false;
        std::optional<UtcTime> asOf;
        QVariant posted;
        QVariant available;
        qint64 note = 0;
    };
    [[nodiscard]] std::optional<std::size_t> dayOf(UtcTime time) const;
    Result<const Attempts *> attemptsOf(qint64 connection);
    /// In the order of the log, beginning with what held before the range; up to the end of the log where as-of times
    /// are stated, as corrections may come later.
    Result<std::vector<Change>> changesOf(qint64 row, const Attempts &attempts);
    Result<UtcTime> receivedAt(qint64 seq);
    Result<std::optional<UtcTime>> firstSeen(qint64 row);
    Result<StatedAmounts> amountsOf(const Change &change);
    Result<void> addCorrections(const std::vector<Change> &changes, std::vector<DayRecord> &records);

    const Database &m_database;
    NoteReader &m_notes;
    std::vector<UtcTime> m_bounds; ///< of the days: one more than there are
    Statement m_changes;
    Statement m_received;
    Statement m_first;
    std::map<qint64, Attempts> m_attempts;
};

} // namespace coffer

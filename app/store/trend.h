// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "latest.h"

#include <store/reading_queries.h>

#include <map>

namespace coffer {

/// Values of accounts at the ends of periods. One pass over each account's changes, newest first, stopped at the one
/// that held before the first period; the attempts of a connection are read once for all its accounts.
class Trend
{
public:
    Trend(const Database &database, NoteReader &notes, const std::vector<UtcTime> &boundaries);

    Result<void> add(const AccountId &account, qint64 row, qint64 connection);
    std::vector<TrendPoint> take() { return std::move(m_points); }

private:
    struct Good ///< a good attempt and the period in which it was received
    {
        qint64 seq;
        std::size_t period;
    };
    struct Held ///< a change and the first period at whose end it counts
    {
        qint64 seq = 0;
        qint64 end = 0; ///< seq of the account's next change
        std::size_t period = 0;
        ChangeKind kind = ChangeKind::New;
        std::optional<TrendPoint> figures;
    };
    [[nodiscard]] std::size_t periodOf(UtcTime time) const;
    Result<const std::vector<Good> *> goodAttempts(qint64 connection);
    Result<std::vector<Held>> changesOf(qint64 row);
    Result<TrendPoint> figuresOf(qint64 note, const StoredReading &stored);

    const Database &m_database;
    NoteReader &m_notes;
    const std::vector<UtcTime> &m_boundaries;
    Statement m_changes;
    std::map<qint64, std::vector<Good>> m_good;
    std::vector<TrendPoint> m_points;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "attempt_window.h"

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

Result<std::optional<std::pair<qint64, qint64>>> sequencesInside(const Database &database, qint64 connection,
                                                                 UtcTime from, UtcTime to)
{
    Statement statement(database,
                        u"SELECT min(seq), max(seq) FROM attempt INDEXED BY attempt_received"
                        " WHERE connection = ? AND received BETWEEN ? AND ?"_s);
    if (auto done = statement.run({connection, toColumn(from), toColumn(to)}); !done)
        return done.error();
    std::optional<std::pair<qint64, qint64>> found;
    if (statement.next() && !statement.value(0).isNull())
        found = std::pair(statement.integer(0), statement.integer(1));
    if (auto done = statement.finish(); !done)
        return done.error();
    return found;
}

Result<std::vector<AttemptMark>> attemptsInside(const Database &database, qint64 connection, UtcTime from, UtcTime to)
{
    std::vector<AttemptMark> marks;
    const auto range = sequencesInside(database, connection, from, to);
    if (!range)
        return range.error();
    if (!range.value())
        return marks;
    Statement statement(database,
                        u"SELECT seq, received, outcome IN ('ok', 'partial') FROM attempt WHERE connection = ?"
                        " AND seq BETWEEN ? AND ? ORDER BY seq"_s);
    if (auto done = statement.run({connection, range.value()->first, range.value()->second}); !done)
        return done.error();
    while (statement.next())
        marks.push_back({statement.integer(0), timeFromColumn(statement.value(1)), statement.value(2).toBool()});
    if (auto done = statement.finish(); !done)
        return done.error();
    return marks;
}

const AttemptMark *markOf(const std::vector<AttemptMark> &marks, qint64 seq)
{
    const auto found = std::lower_bound(marks.begin(), marks.end(), seq,
                                        [](const AttemptMark &mark, qint64 wanted) { return mark.seq < wanted; });
    return found != marks.end() && found->seq == seq ? &*found : nullptr;
}

} // namespace coffer

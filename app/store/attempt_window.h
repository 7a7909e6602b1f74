// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "latest.h"

#include <vector>

namespace coffer {

/// One attempt, as little of it as history needs.
struct AttemptMark
{
    qint64 seq = 0;
    UtcTime receivedAt;
    bool isGood = false; ///< ok or partial
};

/// The attempts of one connection from the first to the last (in the order of the log) that was received inside
/// [from, to]. Those between them that a clock that was wrong dates otherwise are among them. Cost: that of the window,
/// not that of the log.
Result<std::vector<AttemptMark>> attemptsInside(const Database &database, qint64 connection, UtcTime from, UtcTime to);

/// First and last number in the log of what was received inside [from, to]; nothing where nothing was.
Result<std::optional<std::pair<qint64, qint64>>> sequencesInside(const Database &database, qint64 connection,
                                                                 UtcTime from, UtcTime to);

/// The mark with this number; nullptr where it is not among them.
[[nodiscard]] const AttemptMark *markOf(const std::vector<AttemptMark> &marks, qint64 seq);

} // namespace coffer

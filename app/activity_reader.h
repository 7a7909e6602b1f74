// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <program/history_reader.h>

namespace coffer {

/// Attempts, sessions and what happened to alerts in one list, newest first. Where words are looked for, a page ends
/// after so many entries were looked at, found or not: the reader has other work, too.
[[nodiscard]] Result<ActivityBatch> readActivityPage(ReadingQueries &queries, const ActivityRequest &request);

} // namespace coffer

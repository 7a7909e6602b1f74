// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/activity.h>
#include <items/display_format.h>
#include <items/item_roles.h>

#include <QHash>

namespace coffer {

using ConnectionNames = QHash<ConnectionId, QString>;

[[nodiscard]] QString activityKindText(const ActivityEntry &entry); ///< "Request", "Program", "Alert"
/// Whom or what it is about: the connection's name, the program, what was watched. Plain text.
[[nodiscard]] QString activitySubject(const ActivityEntry &entry, const ConnectionNames &names);
/// "OK", "Failed"; of a session whether it ended by itself. `now`: tells one that runs from one that was cut off.
[[nodiscard]] QString activityOutcome(const ActivityEntry &entry, UtcTime now);
/// What happened in one sentence; plain text, words of servers inside.
[[nodiscard]] QString activitySentence(const ActivityEntry &entry, const ConnectionNames &names,
                                       const DisplayFormat &format, UtcTime now);
[[nodiscard]] Attention activityAttention(const ActivityEntry &entry, UtcTime now);
/// How long it took, "1.4 s", "2 min"; empty for alerts.
[[nodiscard]] QString activityDuration(const ActivityEntry &entry, UtcTime now);
/// Everything that is known of it, one fact per line, for the detail pane: times, attempt id, hash.
[[nodiscard]] QString activityDetails(const ActivityEntry &entry, const ConnectionNames &names,
                                      const DisplayFormat &format, UtcTime now);

/// Whether each of the words stands in the entry's texts, in any letter case. Amounts are not searched.
[[nodiscard]] bool matchesWords(const ActivityEntry &entry, const QString &words, const ConnectionNames &names);

} // namespace coffer

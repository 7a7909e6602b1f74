// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database.h"

#include <balances/alert.h>

namespace coffer {

// The part of the log that holds alerts and marks: tables alert_event, alert_judged and mark. Rows of alert_event are
// only ever added.

/// Inside a transaction of the caller.
Result<void> storeAlerts(Database &database, const AlertEntries &entries);
/// The alerts that did not recover, as they stand, and the figures that were judged last.
Result<AlertMemory> loadAlerts(const Database &database);
/// Newest first, inside [from, to].
Result<std::vector<AlertEvent>> loadAlertEvents(const Database &database, UtcTime from, UtcTime to, int limit);
/// Removes what is about a connection. Inside a transaction of the caller.
Result<void> purgeAlerts(Database &database, const ConnectionId &connection);

Result<void> storeMark(Database &database, const QString &name, UtcTime at);
Result<std::optional<UtcTime>> loadMark(Database &database, const QString &name);

} // namespace coffer

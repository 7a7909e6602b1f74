// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/business_calendar.h>
#include <balances/connection.h>

namespace coffer {

/// From when on figures of this connection are no longer what its feed promises (treasury.md 3.3).
///
/// Intraday: by its limits. Where it is polled at fixed times only and nobody set limits: what was confirmed before the
/// last fixed time of a business day of its entity is ageing from half an hour after it on, and stale after the next.
/// EndOfDay: the next figure is due on each business day at its first fixed time (at 08:00 where it has none); what was
/// confirmed before the last one that was due is ageing from 4 hours after it on, and stale one business day later.
/// A calendar without business days: by its limits.
/// Manual and EndOfDay: current for one business day after the moment for which the figure is stated, ageing for one
/// more.
/// `wokeAt`: what was confirmed before is ageing at best, but for figures that nobody polls (manual ones).
[[nodiscard]] AgeBoundaries boundariesOf(const Connection &connection, const BusinessDays &days, UtcTime now,
                                         std::optional<UtcTime> wokeAt = {});

/// How long a figure is taken to hold without being confirmed, in charts and histories: until it is stale; over
/// weekends and holidays where figures come on business days only.
[[nodiscard]] std::chrono::seconds holdsFor(const Connection &connection);

} // namespace coffer

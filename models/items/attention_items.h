// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <items/display_format.h>
#include <items/item_roles.h>

#include <balances/alert.h>
#include <balances/business_calendar.h>

#include <QStringList>

namespace coffer {

/// Something that a person should look at, in one sentence, and what can be done about it.
struct AttentionItem
{
    enum class Action { Retry, EnterCredential, OpenAccount, EnterBalance };

    Attention level = Attention::Notice;
    Action action = Action::Retry;
    ConnectionId connection;
    std::optional<AccountId> account; ///< where it is about one account
    QString sentence;                 ///< plain text, words of servers inside
    std::optional<UtcTime> lastGood;
    bool hasAction = true;
    QStringList alerts = {}; ///< ids of the alerts that tell it: acknowledged and snoozed together; empty: it cannot be
    bool isSettled = false;  ///< all of them are acknowledged or snoozed: folded away
    std::optional<UtcTime> snoozedUntil = {}; ///< of a settled one, where it comes back by itself
    QString note = {};                        ///< of whoever settled it

    friend bool operator==(const AttentionItem &, const AttentionItem &) = default;
};

/// The exceptions of a position and the alerts that did not recover, each once, the worst first and what is settled
/// last: connections whose last attempt was not ok, accounts that are absent or unreadable, stale accounts (one line
/// per connection), differences past the tolerance that a complete bridge leaves unexplained, and what else crossed a
/// line.
[[nodiscard]] std::vector<AttentionItem> attentionItems(const CashPosition &position, const DisplayFormat &format,
                                                        const std::vector<Alert> &alerts = {});

/// Until when people put things off.
struct SnoozeTimes
{
    UtcTime hour;
    UtcTime tomorrow;        ///< 08:00
    UtcTime nextBusinessDay; ///< 08:00
    friend bool operator==(const SnoozeTimes &, const SnoozeTimes &) = default;
};
/// In the days of `zone`. Where a calendar has no business day, tomorrow.
[[nodiscard]] SnoozeTimes snoozeTimes(UtcTime now, const QTimeZone &zone, const BusinessCalendar &calendar = {});

} // namespace coffer

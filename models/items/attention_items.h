// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <items/display_format.h>
#include <items/item_roles.h>

namespace coffer {

/// Something that a person should look at, in one sentence, and what can be done about it.
struct AttentionItem
{
    enum class Action { Retry, EnterCredential, OpenAccount };

    Attention level = Attention::Notice;
    Action action = Action::Retry;
    ConnectionId connection;
    std::optional<AccountId> account; ///< where it is about one account
    QString sentence;                 ///< plain text, words of servers inside
    std::optional<UtcTime> lastGood;

    friend bool operator==(const AttentionItem &, const AttentionItem &) = default;
};

/// The exceptions of a position, the worst first: connections whose last attempt was not ok, accounts that are absent
/// or unreadable, stale accounts (one line per connection), and differences that a complete bridge leaves unexplained.
[[nodiscard]] std::vector<AttentionItem> attentionItems(const CashPosition &position, const DisplayFormat &format);

} // namespace coffer

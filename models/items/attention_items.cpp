// SPDX-License-Identifier: GPL-3.0-or-later
#include <items/attention_items.h>

#include <items/account_texts.h>
#include <wording/error_text.h>

#include <QCoreApplication>

#include <algorithm>

namespace coffer {

namespace {

struct Items
{
    Q_DECLARE_TR_FUNCTIONS(Items)
};

void addConnections(const CashPosition &position, std::vector<AttentionItem> *items)
{
    for (const PositionConnection &entry : position.connections) {
        const ConnectionActivity &activity = entry.activity;
        if (!activity.lastError || !activity.lastOutcome || *activity.lastOutcome == AttemptOutcome::Ok)
            continue;
        const bool refused = *activity.lastOutcome == AttemptOutcome::Refused;
        const bool partial = *activity.lastOutcome == AttemptOutcome::Partial;
        items->push_back({.level = partial ? Attention::Warning : Attention::Error,
                          .action = refused ? AttentionItem::Action::EnterCredential : AttentionItem::Action::Retry,
                          .connection = entry.connection.id,
                          .account = {},
                          .sentence = errorSentence(*activity.lastError, entry.connection.name,
                                                    entry.accounts > 0 ? Figures::Kept : Figures::None),
                          .lastGood = activity.lastSuccessAt});
    }
}

/// Connections that failed have their own line already.
bool connectionFailed(const CashPosition &position, const ConnectionId &id)
{
    return std::any_of(position.connections.begin(), position.connections.end(), [&](const PositionConnection &entry) {
        return entry.connection.id == id
            && (entry.activity.lastOutcome == AttemptOutcome::Failed
                || entry.activity.lastOutcome == AttemptOutcome::Refused);
    });
}

void addAccounts(const CashPosition &position, std::vector<AttentionItem> *items)
{
    for (const PositionAccount &account : position.accounts) {
        const AccountSnapshot &snapshot = account.snapshot;
        if (snapshot.state == AccountState::Present)
            continue;
        const QString what = account.name + QStringLiteral(": ") + accountStateLabel(snapshot.state);
        items->push_back({.level = Attention::Error,
                          .action = AttentionItem::Action::OpenAccount,
                          .connection = snapshot.connection,
                          .account = snapshot.id,
                          .sentence = snapshot.stateError ? what + QStringLiteral(". ")
                                  + errorSentence(*snapshot.stateError, account.connectionName,
                                                  snapshot.reading ? Figures::Kept : Figures::None)
                                                          : what,
                          .lastGood = snapshot.confirmedAt});
    }
}

void addStale(const CashPosition &position, std::vector<AttentionItem> *items)
{
    for (const PositionConnection &entry : position.connections) {
        if (connectionFailed(position, entry.connection.id))
            continue;
        int stale = 0;
        std::optional<UtcTime> oldest;
        for (const PositionAccount &account : position.accounts) {
            if (account.snapshot.connection != entry.connection.id || account.freshness.age != Age::Stale
                || account.snapshot.state != AccountState::Present)
                continue;
            ++stale;
            if (!oldest || account.snapshot.confirmedAt < oldest)
                oldest = account.snapshot.confirmedAt;
        }
        if (stale == 0)
            continue;
        items->push_back({.level = Attention::Warning,
                          .action = AttentionItem::Action::Retry,
                          .connection = entry.connection.id,
                          .account = {},
                          .sentence = stale == 1
                              ? Items::tr("%1: 1 account is stale.").arg(entry.connection.name)
                              : Items::tr("%1: %n accounts are stale.", nullptr, stale).arg(entry.connection.name),
                          .lastGood = oldest});
    }
}

void addUnexplained(const CashPosition &position, const DisplayFormat &format, std::vector<AttentionItem> *items)
{
    const AmountFormat amounts = format.amounts();
    for (const PositionAccount &account : position.accounts) {
        if (!account.bridge || !account.bridge->unexplained || account.bridge->unexplained->isZero())
            continue;
        const Money difference(*account.bridge->unexplained, account.snapshot.reading->currency);
        items->push_back({.level = Attention::Notice,
                          .action = AttentionItem::Action::OpenAccount,
                          .connection = account.snapshot.connection,
                          .account = account.snapshot.id,
                          .sentence = Items::tr("%1: %2 between posted and available is unexplained.")
                                          .arg(account.name, amounts.format(difference)),
                          .lastGood = account.snapshot.confirmedAt});
    }
}

} // namespace

std::vector<AttentionItem> attentionItems(const CashPosition &position, const DisplayFormat &format)
{
    std::vector<AttentionItem> items;
    addConnections(position, &items);
    addAccounts(position, &items);
    addStale(position, &items);
    addUnexplained(position, format, &items);
    std::stable_sort(items.begin(), items.end(),
                     [](const AttentionItem &a, const AttentionItem &b) { return int(a.level) > int(b.level); });
    return items;
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include <items/attention_items.h>

#include <items/account_texts.h>

#include <balances/target_status.h>
#include <wording/alert_text.h>
#include <wording/error_text.h>

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace coffer {

namespace {

struct Items
{
    Q_DECLARE_TR_FUNCTIONS(Items)
};

bool isFailure(const std::optional<AttemptOutcome> &outcome)
{
    return outcome == AttemptOutcome::Failed || outcome == AttemptOutcome::Refused;
}

Attention levelOf(const Alert &alert)
{
    switch (alert.kind) {
    case AlertKind::ConnectionFailed:
    case AlertKind::ReportFailed:
    case AlertKind::AccountAbsent:
        return Attention::Error;
    case AlertKind::BelowMinimum:
    case AlertKind::AboveMaximum:
    case AlertKind::SignChange:
    case AlertKind::Stale:
    case AlertKind::ConsentEnds:
    case AlertKind::ConnectionPartial:
        return Attention::Warning;
    case AlertKind::LargeMove:
    case AlertKind::Unexplained:
        return Attention::Notice;
    }
    Q_UNREACHABLE();
}

/// Collects the lines; knows which alerts have one.
class Lines
{
public:
    Lines(const CashPosition &position, const DisplayFormat &format, const std::vector<Alert> &alerts)
        : m_position(position)
        , m_format(format)
        , m_amounts(format.amounts())
        , m_alerts(alerts)
    {
        for (const PositionConnection &entry : position.connections)
            m_connections.emplace(entry.connection.id, &entry);
        for (const Alert &alert : alerts)
            m_byPlace[{alert.connection, alert.account}].push_back(&alert);
    }

    void addConnections();
    void addAccounts();
    void addStale();
    void addUnexplained();
    void addOtherAlerts();
    [[nodiscard]] std::vector<AttentionItem> take()
    {
        std::stable_sort(m_items.begin(), m_items.end(), [](const AttentionItem &a, const AttentionItem &b) {
            return a.isSettled != b.isSettled ? b.isSettled : int(a.level) > int(b.level);
        });
        return std::move(m_items);
    }

private:
    [[nodiscard]] bool connectionFailed(const ConnectionId &id) const
    {
        const auto entry = m_connections.find(id);
        return entry != m_connections.end() && isFailure(entry->second->activity.lastOutcome);
    }
    /// `account`: nothing for alerts of the whole connection.
    [[nodiscard]] std::vector<const Alert *> find(std::initializer_list<AlertKind> kinds,
                                                  const ConnectionId &connection,
                                                  const std::optional<AccountId> &account = {}) const
    {
        std::vector<const Alert *> found;
        const auto here = m_byPlace.find({connection, account});
        if (here == m_byPlace.end())
            return found;
        std::copy_if(here->second.begin(), here->second.end(), std::back_inserter(found), [&](const Alert *alert) {
            return std::find(kinds.begin(), kinds.end(), alert->kind) != kinds.end();
        });
        return found;
    }
    void add(AttentionItem item, const std::vector<const Alert *> &alerts)
    {
        item.isSettled = !alerts.empty();
        for (const Alert *alert : alerts) {
            m_told.insert(alert->id);
            item.alerts += alert->id;
            item.isSettled = item.isSettled && !alert->isOpen(m_position.knownAt);
            if (!alert->note.isEmpty())
                item.note = alert->note;
            if (alert->snoozedUntil && (!item.snoozedUntil || *alert->snoozedUntil < *item.snoozedUntil))
                item.snoozedUntil = alert->snoozedUntil;
        }
        if (!item.isSettled) {
            item.note.clear();
            item.snoozedUntil.reset();
        }
        m_items.push_back(std::move(item));
    }

    const CashPosition &m_position;
    const DisplayFormat &m_format;
    AmountFormat m_amounts;
    const std::vector<Alert> &m_alerts;
    std::map<ConnectionId, const PositionConnection *> m_connections;
    std::map<std::pair<ConnectionId, std::optional<AccountId>>, std::vector<const Alert *>> m_byPlace;
    QSet<QString> m_told;
    std::vector<AttentionItem> m_items;
};

void Lines::addConnections()
{
    for (const PositionConnection &entry : m_position.connections) {
        const ConnectionActivity &activity = entry.activity;
        if (!activity.lastError || !activity.lastOutcome || *activity.lastOutcome == AttemptOutcome::Ok)
            continue;
        const bool refused = *activity.lastOutcome == AttemptOutcome::Refused;
        const bool partial = *activity.lastOutcome == AttemptOutcome::Partial;
        const ConnectionId &id = entry.connection.id;
        add({.level = partial ? Attention::Warning : Attention::Error,
             .action = refused ? AttentionItem::Action::EnterCredential : AttentionItem::Action::Retry,
             .connection = id,
             .account = {},
             .sentence = errorSentence(*activity.lastError, entry.connection.name,
                                       entry.accounts > 0 ? Figures::Kept : Figures::None),
             .lastGood = activity.lastSuccessAt},
            partial ? find({AlertKind::ConnectionPartial}, id)
                    : find({AlertKind::ConnectionFailed, AlertKind::Stale}, id));
    }
}

void Lines::addAccounts()
{
    for (const PositionAccount &account : m_position.accounts) {
        const AccountSnapshot &snapshot = account.snapshot;
        if (snapshot.state == AccountState::Present)
            continue;
        const QString what = account.name + QStringLiteral(": ") + accountStateLabel(snapshot.state);
        add({.level = Attention::Error,
             .action = AttentionItem::Action::OpenAccount,
             .connection = snapshot.connection,
             .account = snapshot.id,
             .sentence = snapshot.stateError ? what + QStringLiteral(". ")
                     + errorSentence(*snapshot.stateError, account.connectionName,
                                     snapshot.reading ? Figures::Kept : Figures::None)
                                             : what,
             .lastGood = snapshot.confirmedAt},
            snapshot.state == AccountState::Absent
                ? find({AlertKind::AccountAbsent}, snapshot.connection, snapshot.id)
                : find({AlertKind::ConnectionPartial, AlertKind::ConnectionFailed}, snapshot.connection));
    }
}

void Lines::addStale()
{
    struct Stale
    {
        int accounts = 0;
        std::optional<UtcTime> oldest;
    };
    std::map<ConnectionId, Stale> counts;
    for (const PositionAccount &account : m_position.accounts) {
        if (account.freshness.age != Age::Stale || account.snapshot.state != AccountState::Present)
            continue;
        Stale &stale = counts[account.snapshot.connection];
        ++stale.accounts;
        if (!stale.oldest || account.snapshot.confirmedAt < stale.oldest)
            stale.oldest = account.snapshot.confirmedAt;
    }
    for (const PositionConnection &entry : m_position.connections) {
        const ConnectionId &id = entry.connection.id;
        const auto found = counts.find(id);
        if (found == counts.end() || connectionFailed(id)) // a failure has its own line already
            continue;
        const Stale &stale = found->second;
        add({.level = Attention::Warning,
             .action = isManual(entry.connection) ? AttentionItem::Action::EnterBalance : AttentionItem::Action::Retry,
             .connection = id,
             .account = {},
             .sentence = stale.accounts == 1
                 ? Items::tr("%1: 1 account is stale.").arg(entry.connection.name)
                 : Items::tr("%1: %n accounts are stale.", nullptr, stale.accounts).arg(entry.connection.name),
             .lastGood = stale.oldest},
            find({AlertKind::Stale}, id));
    }
}

void Lines::addUnexplained()
{
    for (const PositionAccount &account : m_position.accounts) {
        if (!account.bridge || !account.bridge->unexplained || !isJudgeable(account))
            continue;
        const AccountLimits &limits = account.settings.limits;
        const Decimal tolerance = isInLimitsCurrency(account) ? limits.tolerance.value_or(Decimal()) : Decimal();
        if (account.bridge->unexplained->absolute() <= tolerance)
            continue;
        const Money difference(*account.bridge->unexplained, account.snapshot.reading->currency);
        add({.level = Attention::Notice,
             .action = AttentionItem::Action::OpenAccount,
             .connection = account.snapshot.connection,
             .account = account.snapshot.id,
             .sentence = Items::tr("%1: %2 between posted and available is unexplained.")
                             .arg(account.name, m_amounts.format(difference)),
             .lastGood = account.snapshot.confirmedAt},
            find({AlertKind::Unexplained}, account.snapshot.connection, account.snapshot.id));
    }
}

void Lines::addOtherAlerts()
{
    for (const Alert &alert : m_alerts) {
        if (m_told.contains(alert.id))
            continue;
        const auto action = alert.account          ? AttentionItem::Action::OpenAccount
            : alert.kind == AlertKind::ConsentEnds ? AttentionItem::Action::EnterCredential
                                                   : AttentionItem::Action::Retry;
        add({.level = levelOf(alert),
             .action = action,
             .connection = alert.connection,
             .account = alert.account,
             .sentence = alertSentence(alert, {m_amounts, m_format.locale, m_format.zone}),
             .lastGood = {},
             .hasAction = alert.account || m_connections.contains(alert.connection)},
            {&alert});
    }
}

} // namespace

std::vector<AttentionItem> attentionItems(const CashPosition &position, const DisplayFormat &format,
                                          const std::vector<Alert> &alerts)
{
    Lines lines(position, format, alerts);
    lines.addConnections();
    lines.addAccounts();
    lines.addStale();
    lines.addUnexplained();
    lines.addOtherAlerts();
    return lines.take();
}

SnoozeTimes snoozeTimes(UtcTime now, const QTimeZone &zone, const BusinessCalendar &calendar)
{
    const auto morningOf = [&zone](QDate day) { return utcTimeFromDateTime(QDateTime(day, QTime(8, 0), zone)); };
    const QDate today = toDateTime(now).toTimeZone(zone).date();
    const QDate next = calendar.nextBusinessDay(today);
    return {.hour = now + std::chrono::hours(1),
            .tomorrow = morningOf(today.addDays(1)),
            .nextBusinessDay = morningOf(next.isValid() ? next : today.addDays(1))};
}

} // namespace coffer

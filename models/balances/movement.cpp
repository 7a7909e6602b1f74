// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/movement.h>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

std::optional<Decimal> amountOf(const std::optional<Figure> &figure)
{
    return figure ? std::optional(figure->amount) : std::nullopt;
}

AccountMovement::Part partOf(const std::optional<Figure> &before, const std::optional<Figure> &now)
{
    AccountMovement::Part part{.before = amountOf(before), .now = amountOf(now), .change = {}};
    if (before && now) {
        if (const auto change = now->amount.minus(before->amount))
            part.change = change.value();
    }
    return part;
}

/// A figure that was received after the earlier time, and that nothing speaks against since.
bool isTold(const PositionAccount &account, UtcTime since)
{
    return account.snapshot.state == AccountState::Present && account.snapshot.confirmedAt > since;
}

AccountMovement movementOf(const AccountSnapshot *before, UtcTime since, const PositionAccount &now)
{
    const BalanceReading &reading = *now.snapshot.reading;
    AccountMovement result{.account = now.snapshot.id, .name = now.name, .currency = reading.currency};
    result.confirmedAt = now.snapshot.confirmedAt;
    result.inTotals = now.inTotals();
    const bool comparable = before && before->reading && before->reading->currency == reading.currency;
    const std::optional<Figure> none;
    result.posted = partOf(comparable ? before->reading->posted : none, reading.posted);
    result.available = partOf(comparable ? before->reading->available : none, reading.available);
    if (comparable)
        result.beforeConfirmedAt = before->confirmedAt;
    if (now.snapshot.state == AccountState::Absent) {
        result.kind = AccountMovement::Kind::Gone;
    } else if (!isTold(now, since)) {
        result.kind = AccountMovement::Kind::CannotSay;
    } else if (!comparable) {
        result.kind = AccountMovement::Kind::New;
    }
    if (result.kind != AccountMovement::Kind::Changed) {
        result.posted.change.reset();
        result.available.change.reset();
    }
    return result;
}

bool hasMoved(const AccountMovement &movement)
{
    return !(movement.posted.before == movement.posted.now && movement.available.before == movement.available.now);
}

/// Exact sum; nothing where nothing was added or it does not fit.
class Sum
{
public:
    void add(const std::optional<Decimal> &amount)
    {
        if (!amount || m_overflow)
            return;
        const Result<Decimal> next = m_value ? m_value->plus(*amount) : Result<Decimal>(*amount);
        m_overflow = !next;
        m_value = next ? std::optional(next.value()) : std::nullopt;
    }
    [[nodiscard]] const std::optional<Decimal> &value() const { return m_value; }

private:
    std::optional<Decimal> m_value;
    bool m_overflow = false;
};

struct Totals
{
    CurrencyMovement counts;
    Sum posted;
    Sum available;

    void add(const AccountMovement &movement)
    {
        switch (movement.kind) {
        case AccountMovement::Kind::Changed:
            ++(hasMoved(movement) ? counts.changed : counts.same);
            posted.add(movement.posted.change);
            available.add(movement.available.change);
            break;
        case AccountMovement::Kind::New:
            ++counts.added;
            break;
        case AccountMovement::Kind::Gone:
            ++counts.gone;
            break;
        case AccountMovement::Kind::CannotSay:
            ++counts.cannotSay;
            break;
        }
    }
};

} // namespace

Decimal AccountMovement::size() const
{
    const Decimal postedSize = posted.change.value_or(Decimal()).absolute();
    const Decimal availableSize = available.change.value_or(Decimal()).absolute();
    return std::max(postedSize, availableSize);
}

Movements movements(const std::vector<AccountSnapshot> &before, UtcTime since, const CashPosition &now)
{
    std::map<AccountId, const AccountSnapshot *> known;
    for (const AccountSnapshot &snapshot : before) {
        if (snapshot.state != AccountState::Absent)
            known.emplace(snapshot.id, &snapshot);
    }
    Movements result{.since = since, .accounts = {}, .totals = {}};
    std::map<CurrencyCode, Totals> totals;
    for (const PositionAccount &account : now.accounts) {
        const auto earlier = known.find(account.snapshot.id);
        const AccountSnapshot *then = earlier == known.end() ? nullptr : earlier->second;
        if (!account.snapshot.reading || account.exclusion == Exclusion::TestData
            || (!then && account.snapshot.state == AccountState::Absent))
            continue;
        AccountMovement movement = movementOf(then, since, account);
        if (movement.inTotals) {
            auto &total =
                totals.try_emplace(movement.currency, Totals{{.currency = movement.currency}, {}, {}}).first->second;
            total.add(movement);
        }
        if (movement.kind != AccountMovement::Kind::Changed || hasMoved(movement))
            result.accounts.push_back(std::move(movement));
    }
    std::stable_sort(result.accounts.begin(), result.accounts.end(),
                     [](const AccountMovement &a, const AccountMovement &b) {
                         if (a.currency != b.currency)
                             return a.currency < b.currency;
                         return a.kind != b.kind ? a.kind < b.kind : b.size() < a.size();
                     });
    for (auto &[currency, total] : totals) {
        total.counts.posted = total.posted.value();
        total.counts.available = total.available.value();
        result.totals.push_back(total.counts);
    }
    return result;
}

QString movementCode(AccountMovement::Kind kind)
{
    switch (kind) {
    case AccountMovement::Kind::Changed:
        return u"changed"_s;
    case AccountMovement::Kind::New:
        return u"new"_s;
    case AccountMovement::Kind::Gone:
        return u"gone"_s;
    case AccountMovement::Kind::CannotSay:
        return u"cannot-say"_s;
    }
    Q_UNREACHABLE();
}

} // namespace coffer

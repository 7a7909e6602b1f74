// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/cash_position.h>

#include "code_lookup.h"

#include <balances/expectation.h>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

std::optional<Decimal> minus(const std::optional<Decimal> &a, const std::optional<Decimal> &b)
{
    if (!a || !b)
        return std::nullopt;
    Result<Decimal> result = a->minus(*b);
    return result ? std::optional(std::move(result).value()) : std::nullopt;
}

std::optional<Decimal> amountOf(const std::optional<Figure> &figure)
{
    return figure ? std::optional(figure->amount) : std::nullopt;
}

/// The credit line that is known to be inside available. A negative one is none: taking it off would add money.
std::optional<Decimal> lineInside(const BalanceReading &reading)
{
    const CreditLine &line = reading.creditLine;
    if (!reading.available || line.included != CreditLineIncluded::Yes || !line.amount
        || line.amount->amount.isNegative())
        return std::nullopt;
    return line.amount->amount;
}

std::optional<Decimal> ownAvailableOf(const BalanceReading &reading)
{
    switch (reading.creditLine.included) {
    case CreditLineIncluded::Yes:
        return minus(amountOf(reading.available), lineInside(reading));
    case CreditLineIncluded::No:
        return amountOf(reading.available);
    case CreditLineIncluded::Unknown:
        // Inside or not makes no difference only where there is no line.
        if (reading.creditLine.amount && reading.creditLine.amount->amount.isZero())
            return amountOf(reading.available);
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

Exclusion exclusionOf(const AccountSnapshot &snapshot, const AccountSettings &settings, Ownership ownership)
{
    if (!snapshot.reading)
        return Exclusion::NeverRead;
    if (settings.inTotals)
        return *settings.inTotals ? Exclusion::None : Exclusion::ByUser;
    switch (ownership) {
    case Ownership::HeldForOthers:
        return Exclusion::HeldForOthers;
    case Ownership::Mirror:
        return Exclusion::Mirror;
    case Ownership::Own:
        return snapshot.reading->inTotals ? Exclusion::None : Exclusion::ByDefinition;
    }
    Q_UNREACHABLE();
}

bool isFailure(const std::optional<AttemptOutcome> &outcome)
{
    return outcome == AttemptOutcome::Failed || outcome == AttemptOutcome::Refused;
}

/// An account that its connection's attempt did not deliver failed, even where others came through.
Freshness freshnessOf(const AccountSnapshot &snapshot, const PositionConnection &connection,
                      const AgeBoundaries &boundaries)
{
    Freshness freshness = connection.freshness;
    std::optional<UtcTime> since = snapshot.confirmedAt;
    // What a person or a file states holds for the moment that it names, however late it was entered.
    if (since && isManual(connection.connection) && snapshot.reading && snapshot.reading->asOf)
        since = std::min(*since, *snapshot.reading->asOf);
    freshness.age = ageOf(since, boundaries);
    if (snapshot.state != AccountState::Present && !isFailure(freshness.lastOutcome))
        freshness.lastOutcome = AttemptOutcome::Failed;
    return freshness;
}

QString firstText(const QString &preferred, const QString &other)
{
    return preferred.trimmed().isEmpty() ? other : preferred;
}

/// Whether test data would be added to money, or to figures that were entered by hand.
bool holdsMoney(const std::vector<PositionConnection> &connections)
{
    return std::any_of(connections.begin(), connections.end(),
                       [](const auto &each) { return each.connection.source != DataSource::Test; });
}

PositionAccount rowOf(const AccountSnapshot &snapshot, const AccountSettings &settings, const PositionConnection &owner,
                      bool besideMoney, const AgeBoundaries &boundaries)
{
    PositionAccount row;
    row.snapshot = snapshot;
    row.provider = owner.connection.provider;
    row.connectionName = owner.connection.name;
    row.entity = firstText(settings.entity, owner.connection.entity);
    row.freshness = freshnessOf(snapshot, owner, boundaries);
    QString providerName = snapshot.providerAccountId;
    if (const std::optional<BalanceReading> &reading = snapshot.reading) {
        providerName = firstText(reading->name, providerName);
        row.ownership = reading->ownership;
        row.bridge = bridgeOf(*reading);
        row.ownAvailable = ownAvailableOf(*reading);
        row.blocked = minus(amountOf(reading->posted), row.ownAvailable);
    }
    row.name = firstText(settings.displayName, providerName);
    row.settings = settings;
    row.ownership = settings.ownership.value_or(row.ownership);
    row.exclusion = besideMoney && owner.connection.source == DataSource::Test
        ? Exclusion::TestData
        : exclusionOf(snapshot, settings, row.ownership);
    return row;
}

/// Exact sum of what was sent, and how many sent it.
class Sum
{
public:
    void add(const std::optional<Decimal> &amount)
    {
        if (!amount)
            return;
        ++m_count;
        if (m_overflow)
            return;
        const Result<Decimal> next = m_value ? m_value->plus(*amount) : Result<Decimal>(*amount);
        m_overflow = !next;
        m_value = next ? std::optional(next.value()) : std::nullopt;
    }
    [[nodiscard]] const std::optional<Decimal> &value() const { return m_value; }
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] bool overflow() const { return m_overflow; }

private:
    std::optional<Decimal> m_value;
    int m_count = 0;
    bool m_overflow = false;
};

/// Adds up the accounts of one currency.
struct Totals
{
    Sum posted;
    Sum available;
    Sum ownAvailable;
    Sum creditLine;
    Sum blocked;
    int accounts = 0;
    int current = 0;
    int failed = 0;
    int excluded = 0;
    std::optional<UtcTime> oldestConfirmation;

    void add(const PositionAccount &row, const BalanceReading &reading)
    {
        if (!row.inTotals()) {
            ++excluded;
            return;
        }
        posted.add(amountOf(reading.posted));
        available.add(amountOf(reading.available));
        ownAvailable.add(row.ownAvailable);
        creditLine.add(lineInside(reading));
        blocked.add(row.blocked);
        ++accounts;
        if (isFailure(row.freshness.lastOutcome))
            ++failed;
        else if (row.freshness.age == Age::Current)
            ++current;
        const std::optional<UtcTime> &confirmed = row.snapshot.confirmedAt;
        if (confirmed && (!oldestConfirmation || *confirmed < *oldestConfirmation))
            oldestConfirmation = confirmed;
    }

    [[nodiscard]] CurrencyTotal result(const CurrencyCode &currency) const
    {
        return {.currency = currency,
                .posted = posted.value(),
                .available = available.value(),
                .ownAvailable = ownAvailable.value(),
                .creditLine = creditLine.value(),
                .blocked = blocked.value(),
                .accounts = accounts,
                .postedCount = posted.count(),
                .availableCount = available.count(),
                .ownAvailableCount = ownAvailable.count(),
                .blockedCount = blocked.count(),
                .current = current,
                .failed = failed,
                .oldestConfirmation = oldestConfirmation,
                .excluded = excluded,
                .overflow = posted.overflow() || available.overflow() || ownAvailable.overflow()
                    || creditLine.overflow() || blocked.overflow()};
    }
};

std::vector<PositionConnection> connectionsOf(const PositionInput &input)
{
    std::map<ConnectionId, const ConnectionActivity *> activities;
    for (const ConnectionActivity &activity : input.activities)
        activities.insert_or_assign(activity.connection, &activity);

    std::vector<PositionConnection> result;
    result.reserve(input.connections.size());
    for (const Connection &connection : input.connections) {
        PositionConnection entry{.connection = connection, .activity = {}, .freshness = {}, .accounts = 0};
        const auto known = activities.find(connection.id);
        if (known != activities.end()) {
            entry.activity = *known->second;
        } else {
            entry.activity.connection = connection.id;
            entry.activity.provider = connection.provider;
        }
        entry.freshness = {
            .age = ageOf(entry.activity.lastSuccessAt, boundariesOf(connection, input.days, input.asOf, input.wokeAt)),
            .lastOutcome = entry.activity.lastOutcome,
            .source = connection.source};
        result.push_back(std::move(entry));
    }
    return result;
}

/// Rows by connection; counts them on the connections. Snapshots of unknown connections are left out.
std::vector<PositionAccount> accountsOf(const PositionInput &input, std::vector<PositionConnection> *connections)
{
    std::map<ConnectionId, std::vector<const AccountSnapshot *>> byConnection;
    for (const AccountSnapshot &snapshot : input.snapshots)
        byConnection[snapshot.connection].push_back(&snapshot);

    const bool besideMoney = holdsMoney(*connections);
    std::vector<PositionAccount> result;
    result.reserve(input.snapshots.size());
    for (PositionConnection &connection : *connections) {
        const auto snapshots = byConnection.find(connection.connection.id);
        if (snapshots == byConnection.end())
            continue;
        connection.accounts = int(snapshots->second.size());
        const AgeBoundaries boundaries = boundariesOf(connection.connection, input.days, input.asOf, input.wokeAt);
        for (const AccountSnapshot *snapshot : snapshots->second) {
            const auto settings = input.settings.find(snapshot->id);
            result.push_back(rowOf(*snapshot, settings == input.settings.end() ? AccountSettings() : settings->second,
                                   connection, besideMoney, boundaries));
            if (isManual(connection.connection)) // one account; nobody is asked, so there is no other age
                connection.freshness.age = result.back().freshness.age;
        }
    }
    return result;
}

DataSource sourceOf(const std::vector<PositionConnection> &connections)
{
    const auto is = [](DataSource source) {
        return [source](const PositionConnection &c) { return c.connection.source == source; };
    };
    if (std::any_of(connections.begin(), connections.end(), is(DataSource::Test)))
        return DataSource::Test;
    const bool manual =
        !connections.empty() && std::all_of(connections.begin(), connections.end(), is(DataSource::Manual));
    return manual ? DataSource::Manual : DataSource::Live;
}

/// An account that was never read, though it would be in the totals.
bool isMissed(const PositionAccount &row)
{
    return row.exclusion == Exclusion::NeverRead && row.settings.inTotals.value_or(row.ownership == Ownership::Own);
}

/// Whether nothing is missing from this account that belongs into the totals.
bool isAnswered(const PositionAccount &row)
{
    switch (row.exclusion) {
    case Exclusion::None:
        return row.snapshot.state == AccountState::Present && row.freshness.age == Age::Current;
    case Exclusion::NeverRead:
        return !isMissed(row);
    case Exclusion::HeldForOthers:
    case Exclusion::Mirror:
    case Exclusion::ByDefinition:
    case Exclusion::ByUser:
    case Exclusion::TestData:
        return true;
    }
    Q_UNREACHABLE();
}

} // namespace

std::vector<CurrencyTotal> totalsOf(const std::vector<const PositionAccount *> &accounts)
{
    std::map<CurrencyCode, Totals> byCurrency;
    for (const PositionAccount *row : accounts) {
        if (row->snapshot.reading)
            byCurrency[row->snapshot.reading->currency].add(*row, *row->snapshot.reading);
    }
    std::vector<CurrencyTotal> result;
    result.reserve(byCurrency.size());
    for (const auto &[currency, totals] : byCurrency)
        result.push_back(totals.result(currency));
    return result;
}

CashPosition makeCashPosition(const PositionInput &input)
{
    CashPosition position;
    position.asOf = input.asOf;
    position.knownAt = input.knownAt;
    position.connections = connectionsOf(input);
    position.accounts = accountsOf(input, &position.connections);
    std::vector<const PositionAccount *> rows;
    rows.reserve(position.accounts.size());
    for (const PositionAccount &row : position.accounts)
        rows.push_back(&row);
    position.totals = totalsOf(rows);
    position.source = sourceOf(position.connections);
    const bool allOk = std::all_of(position.connections.begin(), position.connections.end(),
                                   [](const auto &c) { return c.activity.lastOutcome == AttemptOutcome::Ok; });
    const bool allAnswered = std::all_of(position.accounts.begin(), position.accounts.end(),
                                         [](const auto &row) { return isAnswered(row); });
    position.complete = !position.connections.empty() && allOk && allAnswered;
    return position;
}

Freshness worstOf(const CashPosition &position)
{
    Freshness worst{.age = Age::Current, .lastOutcome = std::nullopt, .source = position.source};
    if (position.connections.empty())
        worst.age = Age::Never;
    for (const PositionConnection &each : position.connections) {
        if (each.connection.paused)
            continue;
        worst.age = std::max(worst.age, each.freshness.age);
        worst.lastOutcome = std::max(worst.lastOutcome, each.freshness.lastOutcome);
    }
    for (const PositionAccount &row : position.accounts) {
        if (row.inTotals() || isMissed(row)) {
            worst.age = std::max(worst.age, row.freshness.age);
            worst.lastOutcome = std::max(worst.lastOutcome, row.freshness.lastOutcome);
        }
    }
    return worst;
}

QString exclusionCode(Exclusion exclusion)
{
    switch (exclusion) {
    case Exclusion::None:
        return u"none"_s;
    case Exclusion::HeldForOthers:
        return u"held-for-others"_s;
    case Exclusion::Mirror:
        return u"mirror"_s;
    case Exclusion::ByDefinition:
        return u"by-definition"_s;
    case Exclusion::ByUser:
        return u"by-user"_s;
    case Exclusion::NeverRead:
        return u"never-read"_s;
    case Exclusion::TestData:
        return u"test-data"_s;
    }
    Q_UNREACHABLE();
}

QString accountStateCode(AccountState state)
{
    switch (state) {
    case AccountState::Present:
        return u"present"_s;
    case AccountState::Absent:
        return u"absent"_s;
    case AccountState::Unreadable:
        return u"unreadable"_s;
    }
    Q_UNREACHABLE();
}

std::optional<AccountState> accountStateFromCode(const QString &code)
{
    return fromCode<AccountState, AccountState::Unreadable>(code, accountStateCode);
}

} // namespace coffer

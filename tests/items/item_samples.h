// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>

namespace coffer {

// Short forms for the tables of the tests in this folder.

inline const UtcTime sampleNow = UtcTime(std::chrono::seconds(1'700'000'000));

struct SampleAccount
{
    QString id;
    QString name;
    QString connection;
    QString entity;
    QString currency; ///< empty: never read
    QString posted;   ///< empty: not sent
    QString available;
    Ownership ownership = Ownership::Own;
    std::chrono::minutes age{1};
    AccountState state = AccountState::Present;
};

inline AccountSnapshot sampleSnapshot(const SampleAccount &account)
{
    AccountSnapshot result;
    result.id = AccountId(account.id);
    result.connection = ConnectionId(account.connection);
    result.providerAccountId = QStringLiteral("provider-") + account.id;
    result.state = account.state;
    if (account.currency.isEmpty())
        return result;
    result.confirmedAt = sampleNow - account.age;
    const auto figure = [](const QString &text) -> std::optional<Figure> {
        if (text.isEmpty())
            return std::nullopt;
        Figure made;
        made.amount = Decimal::parse(text).value();
        made.sources.push_back({QStringLiteral("list"), QStringLiteral("/x"), QStringLiteral("RAW") + text});
        return made;
    };
    result.reading = BalanceReading{.providerAccountId = result.providerAccountId,
                                    .name = account.name,
                                    .iban = QStringLiteral("DE89370400440532013000"),
                                    .status = {},
                                    .currency = CurrencyCode::parse(account.currency).value(),
                                    .posted = figure(account.posted),
                                    .available = figure(account.available),
                                    .pending = {},
                                    .creditLine = {CreditLineIncluded::No, {}},
                                    .components = {},
                                    .bridgeTerms = {},
                                    .asOf = {},
                                    .lastChangedAt = {},
                                    .ownership = account.ownership,
                                    .inTotals = true,
                                    .diagnostics = {}};
    return result;
}

inline PositionInput sampleInput(const std::vector<SampleAccount> &accounts,
                                 AttemptOutcome outcome = AttemptOutcome::Ok)
{
    PositionInput input;
    input.asOf = sampleNow;
    input.knownAt = sampleNow;
    for (const SampleAccount &account : accounts) {
        const ConnectionId id(account.connection);
        const bool known = std::any_of(input.connections.begin(), input.connections.end(),
                                       [&](const Connection &one) { return one.id == id; });
        if (!known) {
            Connection connection;
            connection.id = id;
            connection.provider = ProviderId(QStringLiteral("provider-") + account.connection);
            connection.name = QStringLiteral("Bank ") + account.connection;
            input.connections.push_back(connection);
            ConnectionActivity activity;
            activity.connection = id;
            activity.lastOutcome = outcome;
            activity.lastAttemptAt = activity.lastSuccessAt = sampleNow;
            input.activities.push_back(activity);
        }
        input.snapshots.push_back(sampleSnapshot(account));
        input.settings[AccountId(account.id)].entity = account.entity;
    }
    return input;
}

inline CashPosition samplePosition(const std::vector<SampleAccount> &accounts,
                                   AttemptOutcome outcome = AttemptOutcome::Ok)
{
    return makeCashPosition(sampleInput(accounts, outcome));
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>

#include <QFile>

namespace coffer::test {

using namespace Qt::StringLiterals;

inline UtcTime at(const char *time)
{
    return parseRfc3339(QString::fromLatin1(time)).value();
}

inline Figure figure(const char *amount, const QString &pointer)
{
    return {Decimal::parse(QByteArrayView(amount)).value(), {{u"balance"_s, pointer, u"raw "_s + pointer}}};
}

inline BalanceReading reading(const QString &id, const QString &currency)
{
    return {.providerAccountId = id,
            .name = {},
            .iban = {},
            .status = {},
            .currency = CurrencyCode::parse(currency).value(),
            .posted = {},
            .available = {},
            .pending = {},
            .creditLine = {},
            .components = {},
            .bridgeTerms = {},
            .asOf = {},
            .lastChangedAt = {},
            .ownership = Ownership::Own,
            .inTotals = true,
            .diagnostics = {}};
}

/// One of each: a full account, one with a single figure, one that is gone, one that was never read; a connection that
/// works, one that never succeeded, one that was never asked.
inline CashPosition samplePosition()
{
    PositionInput input;
    input.asOf = at("2026-11-20T08:30:00Z");
    input.knownAt = at("2026-11-20T08:30:00.25Z");

    Connection good;
    good.id = ConnectionId(u"c-good"_s);
    good.provider = ProviderId(u"paytota"_s);
    good.name = u"=Paytota"_s;
    good.entity = u"Norvale, Inc"_s;
    good.environment = u"test"_s;
    Connection refused = good;
    refused.id = ConnectionId(u"c-refused"_s);
    refused.name = u"Finix"_s;
    refused.provider = ProviderId(u"finix"_s);
    refused.entity.clear();
    Connection paused = refused;
    paused.id = ConnectionId(u"c-paused"_s);
    paused.name = u"Solaris"_s;
    paused.paused = true;
    Connection never = refused;
    never.id = ConnectionId(u"c-never"_s);
    never.name = u"Midaz"_s;
    input.connections = {good, refused, paused, never};
    for (Connection &each : input.connections)
        each.source = DataSource::Test; // test data is in totals only where all of it is

    const Error gone{.kind = ErrorKind::AccountMissing, .where = u"/accounts"_s};
    input.activities = {
        {.connection = good.id,
         .lastSuccessAt = at("2026-11-20T08:20:00Z"),
         .lastAttemptAt = at("2026-11-20T08:20:00Z"),
         .lastOutcome = AttemptOutcome::Ok,
         .lastError = {},
         .diagnostics = {{Diagnostic::Kind::UnmappedKind, u"/x"_s, u"XYZ"_s}},
         .provider = good.provider,
         .definitionVersion = 1},
        {.connection = refused.id,
         .lastSuccessAt = {},
         .lastAttemptAt = at("2026-11-20T08:21:00.5Z"),
         .lastOutcome = AttemptOutcome::Refused,
         .lastError = Error{.kind = ErrorKind::RateLimited,
                            .where = u"finix.example"_s,
                            .httpStatus = 429,
                            .retryAfter = std::chrono::seconds(120),
                            .provider = {u"Slow down"_s, u"E7"_s, u"req-1"_s}},
         .diagnostics = {},
         .provider = refused.provider,
         .definitionVersion = 1},
    };

    BalanceReading full = reading(u"UGX"_s, u"EUR"_s);
    full.name = u"Operating"_s;
    full.iban = u"DE02100100100006820101"_s;
    full.status = u"NO_BLOCK"_s;
    full.posted = figure("1000.10", u"/posted"_s);
    full.available = figure("1200.10", u"/available"_s);
    full.pending = figure("-3.50", u"/pending"_s);
    full.creditLine = {CreditLineIncluded::Yes, figure("250.00", u"/limit"_s)};
    full.components = {{u"On hold"_s, ComponentRole::Hold, figure("50.00", u"/hold"_s)},
                       {u"Fees"_s, ComponentRole::Fee, std::nullopt}};
    full.bridgeTerms = {{BridgeTerm::Of::Posted, {}, false},
                        {BridgeTerm::Of::Component, u"On hold"_s, true},
                        {BridgeTerm::Of::CreditLine, {}, false}};
    full.asOf = at("2026-11-20T08:00:00Z");
    full.lastChangedAt = at("2026-11-19T17:00:00Z");
    full.diagnostics = {{Diagnostic::Kind::StatusNotActive, u"/status"_s, u"NO_BLOCK"_s}};
    BalanceReading single = reading(u"KWD"_s, u"KWD"_s);
    single.posted = figure("-7.250", u"/p"_s);
    BalanceReading mirror = reading(u"@mirror"_s, u"EUR"_s);
    mirror.available = figure("1.00", u"/m"_s);
    mirror.ownership = Ownership::Mirror;

    const auto snapshot = [&](const char *id, const BalanceReading &last) {
        return AccountSnapshot{.id = AccountId(QString::fromLatin1(id)),
                               .connection = good.id,
                               .providerAccountId = last.providerAccountId,
                               .reading = last,
                               .readingSince = at("2026-11-18T08:00:00Z"),
                               .confirmedAt = at("2026-11-20T08:20:00Z"),
                               .confirmingAttempt = u"t-1"_s,
                               .state = AccountState::Present,
                               .stateError = {},
                               .stateSince = {}};
    };
    AccountSnapshot absent = snapshot("a-mirror", mirror);
    absent.state = AccountState::Absent;
    absent.stateError = gone;
    absent.stateSince = at("2026-11-20T08:20:00Z");
    AccountSnapshot unread = snapshot("a-unread", single);
    unread.providerAccountId = u"-unread"_s;
    unread.reading.reset();
    unread.confirmedAt.reset();
    unread.state = AccountState::Unreadable;
    unread.stateError = Error{.kind = ErrorKind::BadAmount, .where = u"/balance"_s, .found = u"1e400"_s};
    input.snapshots = {snapshot("a-full", full), snapshot("a-single", single), absent, unread};
    input.settings = {
        {AccountId(u"a-single"_s), {.displayName = u"@Collections"_s, .entity = {}, .ownership = {}, .inTotals = {}}}};
    return makeCashPosition(input);
}

inline QByteArray golden(const QString &name)
{
    QFile file(QStringLiteral(COFFER_SOURCE_DIR "/tests/reports/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace coffer::test

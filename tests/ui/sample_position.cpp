// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_position.h"

namespace coffer::samples {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

const UtcTime now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + 8h + 12min;

namespace {

Decimal decimal(const QString &text)
{
    return Decimal::parse(text).value();
}

Figure figure(const QString &text, const QString &pointer)
{
    return {.amount = decimal(text),
            .sources = {{.request = u"balances"_s, .pointer = pointer, .rawToken = QString(text).remove(u'.')}}};
}

Connection connection(const QString &id, const QString &name, const QString &entity)
{
    Connection result;
    result.id = ConnectionId(id);
    result.provider = ProviderId(id);
    result.name = name;
    result.entity = entity;
    result.mode = u"list"_s;
    result.environment = u"sandbox"_s;
    result.source = DataSource::Test;
    return result;
}

ConnectionActivity activity(const QString &id, AttemptOutcome outcome, std::chrono::minutes successAgo)
{
    ConnectionActivity result;
    result.connection = ConnectionId(id);
    result.provider = ProviderId(id);
    result.lastOutcome = outcome;
    result.lastAttemptAt = now - 4min;
    result.lastSuccessAt = now - successAgo;
    return result;
}

struct Row
{
    const char *connection;
    const char *name;
    const char *currency;
    const char *posted;
    const char *available;
    std::chrono::minutes confirmedAgo{4};
    CreditLineIncluded line = CreditLineIncluded::No;
    const char *lineAmount = nullptr;
};

AccountSnapshot snapshot(const Row &row, int number)
{
    AccountSnapshot result;
    result.id = AccountId(u"account-%1"_s.arg(number));
    result.connection = ConnectionId(QString::fromLatin1(row.connection));
    result.providerAccountId = u"acc_%1"_s.arg(number, 8, 10, QChar(u'0'));
    result.confirmedAt = now - row.confirmedAgo;
    result.readingSince = now - row.confirmedAgo - 2h;
    BalanceReading reading{.providerAccountId = result.providerAccountId,
                           .name = QString::fromUtf8(row.name),
                           .iban = number == 1 ? u"GB29NWBK60161331926819"_s : QString(),
                           .status = {},
                           .currency = CurrencyCode::parse(QString::fromLatin1(row.currency)).value(),
                           .posted = {},
                           .available = {},
                           .pending = {},
                           .creditLine = {},
                           .components = {},
                           .bridgeTerms = {},
                           .asOf = {},
                           .lastChangedAt = now - row.confirmedAgo - 2h,
                           .ownership = Ownership::Own,
                           .inTotals = true,
                           .diagnostics = {}};
    if (row.posted)
        reading.posted = figure(QString::fromLatin1(row.posted), u"/items/%1/posted_amount"_s.arg(number));
    if (row.available)
        reading.available = figure(QString::fromLatin1(row.available), u"/items/%1/available_amount"_s.arg(number));
    reading.creditLine.included = row.line;
    if (row.lineAmount)
        reading.creditLine.amount = figure(QString::fromLatin1(row.lineAmount), u"/items/%1/limit"_s.arg(number));
    result.reading = reading;
    return result;
}

/// Posted less holds and pending outflows, of which a little is unexplained.
void addBridge(BalanceReading *reading, const QString &hold, const QString &out)
{
    reading->components = {
        {.name = u"On hold"_s, .role = ComponentRole::Hold, .figure = figure(hold, u"/items/0/onHold"_s)},
        {.name = u"Pending outgoing"_s,
         .role = ComponentRole::PendingOut,
         .figure = figure(out, u"/items/0/pending_outgoing"_s)}};
    reading->bridgeTerms = {{.of = BridgeTerm::Of::Posted, .component = {}, .minus = false},
                            {.of = BridgeTerm::Of::Component, .component = u"On hold"_s, .minus = true},
                            {.of = BridgeTerm::Of::Component, .component = u"Pending outgoing"_s, .minus = true}};
}

} // namespace

PositionInput input()
{
    PositionInput result;
    result.asOf = now;
    result.knownAt = now;
    result.connections = {connection(u"fincode"_s, u"FinCode London"_s, u"Norvale UK Ltd"_s),
                          connection(u"midaz"_s, u"Midaz ledger"_s, u"Norvale Brasil S.A."_s),
                          connection(u"finix"_s, u"Finix shop"_s, u"Norvale Shop Inc"_s),
                          connection(u"paytota"_s, u"Paytota Kampala"_s, u"Norvale East Africa Ltd"_s),
                          connection(u"solaris"_s, u"Solaris Berlin"_s, u"Norvale Deutschland GmbH"_s)};
    result.activities = {
        activity(u"fincode"_s, AttemptOutcome::Ok, 4min), activity(u"midaz"_s, AttemptOutcome::Ok, 4min),
        activity(u"finix"_s, AttemptOutcome::Ok, 95min), activity(u"paytota"_s, AttemptOutcome::Refused, 14h + 14min),
        activity(u"solaris"_s, AttemptOutcome::Ok, 4min)};
    result.activities[3].lastError = Error{.kind = ErrorKind::Unauthorized,
                                           .where = {},
                                           .found = {},
                                           .expected = {},
                                           .detail = {},
                                           .httpStatus = 401,
                                           .provider = {.message = u"<b>token</b> expired"_s, .code = {}, .id = {}}};
    const std::vector<Row> rows{
        {"fincode", "Norvale UK Ltd – Operating", "GBP", "1842507.30", "1808386.75"},
        {"fincode", "Norvale Ireland DAC – Supplier payments", "EUR", "926174.80", "914130.80"},
        {"fincode", "Norvale Gulf W.L.L. – Collections", "KWD", "61840.275", "58784.525"},
        {"midaz", "Norvale Brasil – Conta operacional", "BRL", "7439182.50", "7189182.50"},
        {"midaz", "Norvale Brasil – Folha de pagamento e encargos sociais 2026", "BRL", "582040.10", "582040.10"},
        {"midaz", "Norvale Americas – Operating", "USD", "-127500.45", "772499.55", 4min, CreditLineIncluded::Yes,
         "900000.00"},
        {"midaz", "Norvale Iberia – Reserve", "EUR", "3100000.50", "3087500.50"},
        {"finix", "Norvale Shop Inc – Settlement", "USD", "1284061.15", "1243061.15", 40min},
        {"finix", "Norvale Shop KK – Settlement", "JPY", "41582300", "40382300", 95min},
        {"paytota", "Norvale Uganda – Collections", "UGX", "9920021320071130", "9920021218071130", 14h + 14min},
        {"paytota", "Norvale Uganda – Payout wallet", "UGX", "48210000", "48210000", 14h + 14min},
        {"solaris", "<b>Norvale Deutschland</b> – Geschäftskonto", "EUR", "2214880.41", "2471230.41", 4min,
         CreditLineIncluded::Yes, "300000.00"},
        {"solaris", "Norvale Deutschland – Steuern", "EUR", "418300.00", "418300.00"},
        {"solaris", "Norvale Schweiz AG – Kontokorrent", "CHF", "655120.90", nullptr},
    };
    int number = 0;
    for (const Row &row : rows)
        result.snapshots.push_back(snapshot(row, ++number));
    addBridge(&*result.snapshots[0].reading, u"12120.55"_s, u"21412.35"_s);
    addBridge(&*result.snapshots[3].reading, u"250000.00"_s, u"0.00"_s);
    result.snapshots[10].reading->ownership = Ownership::HeldForOthers;
    return result;
}

CashPosition position()
{
    return makeCashPosition(input());
}

std::vector<ProviderSummary> providers()
{
    using Parameter = ProviderSummary::Parameter;
    ProviderSummary finix;
    finix.id = ProviderId(u"finix"_s);
    finix.name = u"Finix"_s;
    finix.available = u"Available is settled money minus every outflow that was started, even where it has not been "
                      "posted yet. Incoming money counts only once it is final, and no credit line is in it."_s;
    finix.reference = u"Finix API, version 2022-02-01; checked November 2026"_s;
    finix.modes = {{.name = u"list"_s,
                    .label = u"All balances of an application"_s,
                    .parameters = {u"application_id"_s},
                    .secrets = {u"username"_s, u"password"_s},
                    .addresses = {u"api"_s}},
                   {.name = u"single"_s,
                    .label = u"Single balances by ID"_s,
                    .parameters = {u"balance_ids"_s},
                    .secrets = {u"username"_s, u"password"_s},
                    .addresses = {u"api"_s}}};
    finix.environments = {{.name = u"live"_s,
                           .label = u"Live"_s,
                           .isTest = false,
                           .addresses = {{u"api"_s, u"https://finix.live-payments-api.com"_s}}},
                          {.name = u"sandbox"_s,
                           .label = u"Sandbox"_s,
                           .isTest = true,
                           .addresses = {{u"api"_s, u"https://finix.sandbox-payments-api.com"_s}}}};
    finix.parameters = {{.name = u"application_id"_s,
                         .label = u"Application ID"_s,
                         .help = u"The application whose balances are read (Dashboard, Developer, Application)."_s,
                         .kind = Parameter::Kind::Uuid,
                         .required = true,
                         .defaultValue = {},
                         .choices = {}},
                        {.name = u"balance_ids"_s,
                         .label = u"Balance IDs"_s,
                         .help = u"One or more balance IDs."_s,
                         .kind = Parameter::Kind::List,
                         .required = true,
                         .defaultValue = {},
                         .choices = {}}};
    finix.secrets = {
        {.name = u"username"_s, .label = u"API key: username"_s, .help = u"Sandbox and live have keys of their own."_s},
        {.name = u"password"_s, .label = u"API key: password"_s, .help = u"Shown once, when the key is made."_s}};
    std::vector<ProviderSummary> result{finix};
    for (const auto &[id, name] : {std::pair(u"fincode"_s, u"FinCode"_s), std::pair(u"midaz"_s, u"Midaz"_s),
                                   std::pair(u"paytota"_s, u"Paytota"_s), std::pair(u"solaris"_s, u"Solaris"_s)}) {
        ProviderSummary other = finix;
        other.id = ProviderId(id);
        other.name = name;
        result.push_back(other);
    }
    return result;
}

TrendSeries trend(const CurrencyCode &currency, int days)
{
    TrendSeries result{.currency = currency, .from = now - 24h * days, .to = now, .points = {}};
    qint64 cents = 612'340'050;
    for (int day = 0; day < days; ++day) {
        cents += qint64((day * 7919) % 613 - 290) * 123'457;
        const bool hole = days > 10 && (day == 11 || day == 12);
        TrendSeries::Point point{
            .at = result.from + 24h * day, .until = result.from + 24h * (day + 1), .posted = {}, .available = {}};
        if (!hole) {
            point.posted = Decimal::fromInteger(cents, 2);
            point.available = Decimal::fromInteger(cents - 25'000'000 - qint64((day * 31) % 17) * 4'000'000, 2);
        }
        result.points.push_back(point);
    }
    return result;
}

Attempt goodTest(const ConnectionId &connection)
{
    BalanceReport report;
    report.provider = ProviderId(u"finix"_s);
    for (const AccountSnapshot &one : input().snapshots) {
        if (one.connection.toString() == "finix"_L1)
            report.readings.push_back(*one.reading);
    }
    report.readings.front().diagnostics = {
        {.kind = Diagnostic::Kind::StatusNotActive, .where = u"/status"_s, .found = u"DORMANT"_s}};
    return attemptWithReport(u"attempt"_s, connection, now - 1s, now, report);
}

} // namespace coffer::samples

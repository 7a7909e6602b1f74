// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "services.h"
#include "text_table.h"

#include <balances/cash_position.h>
#include <balances/expectation.h>
#include <reports/csv_writer.h>
#include <reports/position_csv.h>
#include <reports/position_json.h>
#include <store/reading_queries.h>
#include <wording/amount_format.h>
#include <wording/error_text.h>
#include <wording/labels.h>

#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;

Result<std::optional<UtcTime>> timeOption(const ParsedLine &line, const QString &option)
{
    if (!line.has(option))
        return std::optional<UtcTime>();
    const auto time = parseRfc3339(line.value(option));
    if (!time) {
        Error error = time.error();
        error.kind = ErrorKind::InvalidInput;
        error.where = u"--"_s + option;
        return error;
    }
    return std::optional(time.value());
}

Result<void> checkForm(const ParsedLine &line)
{
    if (line.has(u"json"_s) && line.has(u"csv"_s))
        return Error{.kind = ErrorKind::InvalidInput,
                     .where = u"--csv"_s,
                     .found = u"--json --csv"_s,
                     .expected = u"one of the two"_s};
    return {};
}

Result<CashPosition> readPosition(CliContext &context, Services &services, std::optional<UtcTime> asOf,
                                  std::vector<Connection> connections)
{
    PositionInput input;
    input.knownAt = context.clock.now();
    input.asOf = asOf.value_or(input.knownAt);
    input.connections = std::move(connections);
    input.settings = services.repository().accountSettings();
    input.days = services.businessDays();
    const auto made = [&] {
        CashPosition position = makeCashPosition(input);
        if (!services.repository().problems().empty())
            position.complete = false; // a connection that could not be loaded is missing from the totals
        return position;
    };
    const auto queries = ReadingQueries::open(services.folder());
    if (!queries) {
        if (queries.error().kind == ErrorKind::NotFound)
            return made(); // nothing was ever polled: the connections are shown as such
        return queries.error();
    }
    const std::optional<UtcTime> knownAt = asOf ? std::optional(input.knownAt) : std::nullopt;
    auto snapshots = queries.value()->snapshots(asOf, knownAt);
    if (!snapshots)
        return snapshots.error();
    auto activities = queries.value()->activities(asOf);
    if (!activities)
        return activities.error();
    input.snapshots = std::move(snapshots).value();
    input.activities = std::move(activities).value();
    return made();
}

QString figureText(const AmountFormat &format, const std::optional<Decimal> &amount, const CurrencyCode &currency)
{
    return amount ? format.formatNumber(Money(*amount, currency)) : u"–"_s;
}

QString figureText(const AmountFormat &format, const std::optional<Figure> &figure, const CurrencyCode &currency)
{
    return figure ? format.formatNumber(Money(figure->amount, currency)) : u"–"_s;
}

QString freshnessText(const PositionAccount &account, UtcTime now)
{
    QString text = ageLabel(account.freshness.age);
    if (account.snapshot.confirmedAt)
        text += u", "_s + ageText(now - *account.snapshot.confirmedAt);
    if (account.snapshot.state != AccountState::Present)
        text += u", "_s + accountStateLabel(account.snapshot.state);
    else if (account.freshness.lastOutcome && *account.freshness.lastOutcome != AttemptOutcome::Ok)
        text += u", "_s + outcomeLabel(*account.freshness.lastOutcome);
    return text;
}

void printPosition(CliContext &context, const CashPosition &position)
{
    const AmountFormat format(QLocale().bcp47Name());
    if (position.source == DataSource::Test)
        context.out << "TEST DATA\n";
    TextTable table({{u"Provider"_s},
                     {u"Account"_s},
                     {u"Currency"_s},
                     {u"Posted"_s, TextTable::Align::Right},
                     {u"Available"_s, TextTable::Align::Right},
                     {u"In totals"_s},
                     {u"State"_s}});
    for (const PositionAccount &account : position.accounts) {
        const auto &reading = account.snapshot.reading;
        table.addRow({account.connectionName, account.name, reading ? reading->currency.toString() : QString(),
                      reading ? figureText(format, reading->posted, reading->currency) : u"–"_s,
                      reading ? figureText(format, reading->available, reading->currency) : u"–"_s,
                      account.inTotals() ? u"yes"_s : exclusionLabel(account.exclusion),
                      freshnessText(account, position.asOf)});
    }
    table.print(context.out);
    if (!position.totals.empty()) {
        context.out << '\n';
        TextTable totals({{u"Total"_s},
                          {u"Posted"_s, TextTable::Align::Right},
                          {u"Available"_s, TextTable::Align::Right},
                          {u"Own funds"_s, TextTable::Align::Right},
                          {u"Accounts"_s, TextTable::Align::Right},
                          {u"Current"_s, TextTable::Align::Right}});
        for (const CurrencyTotal &total : position.totals) {
            // A sum that covers fewer accounts than the total has says so: "(4 of 5) 12.00", digits under digits.
            const auto sum = [&](const std::optional<Decimal> &amount, int count) {
                const QString text = figureText(format, amount, total.currency);
                return !amount || count >= total.accounts
                    ? text
                    : u"(%1 of %2) %3"_s.arg(QString::number(count), QString::number(total.accounts), text);
            };
            totals.addRow({total.currency.toString(), sum(total.posted, total.postedCount),
                           sum(total.available, total.availableCount), sum(total.ownAvailable, total.ownAvailableCount),
                           QString::number(total.accounts), QString::number(total.current)});
        }
        totals.print(context.out);
    }
    for (const PositionConnection &connection : position.connections) {
        if (connection.activity.lastError)
            context.out << errorSentence(*connection.activity.lastError, connection.connection.name) << '\n';
        else if (!connection.activity.lastAttemptAt)
            context.out << connection.connection.name << ": never polled.\n";
    }
    for (const PositionAccount &account : position.accounts) {
        if (account.snapshot.stateError) {
            context.out << errorSentence(*account.snapshot.stateError,
                                         u"%1 (%2)"_s.arg(account.connectionName, account.name))
                        << '\n';
        }
    }
    if (position.connections.empty())
        context.out << "No connections yet: coffer-cli connections add --help\n";
    context.out << (position.complete ? "Complete" : "NOT complete") << ", as of " << formatRfc3339(position.asOf)
                << '\n';
}

/// 0 only for a complete position: who reads nothing but the exit code must not take a stale figure for a good one.
ExitCode exitCodeOf(const CashPosition &position)
{
    if (position.complete)
        return AllGood;
    const bool anyGood =
        std::any_of(position.connections.cbegin(), position.connections.cend(), [](const auto &connection) {
            return connection.activity.lastOutcome == AttemptOutcome::Ok
                || connection.activity.lastOutcome == AttemptOutcome::Partial;
        });
    return anyGood ? PartlyFailed : WhollyFailed;
}

void runBalances(CliContext &context, const ParsedLine &line, const Finish &finish)
{
    const auto asOf = timeOption(line, u"as-of"_s);
    auto checked = checkForm(line);
    if (!asOf)
        checked = asOf.error();
    else if (asOf.value() && *asOf.value() > context.clock.now())
        checked = Error{.kind = ErrorKind::InvalidInput,
                        .where = u"--as-of"_s,
                        .found = line.value(u"as-of"_s),
                        .expected = u"a time that has passed"_s};
    if (!checked) {
        context.complain(checked.error(), u"coffer-cli balances"_s);
        finish(WrongUsage);
        return;
    }
    const auto services = Services::open(context, finish);
    if (!services)
        return;
    const auto position = readPosition(context, *services, asOf.value(),
                                       asOf.value() ? services->repository().connectionsAt(*asOf.value())
                                                    : services->repository().connections());
    if (!position) {
        context.complain(position.error(), services->folder());
        finish(WhollyFailed);
        return;
    }
    if (line.has(u"json"_s))
        context.out << QString::fromUtf8(positionToJson(position.value()));
    else if (line.has(u"csv"_s))
        context.out << QString::fromUtf8(positionToCsv(position.value()));
    else
        printPosition(context, position.value());
    finish(exitCodeOf(position.value()));
}

/// By own id, by its beginning (8 characters or more), by the provider's id or by name. Errors: NotFound; InvalidInput
/// for several.
Result<PositionAccount> findAccount(const CashPosition &position, const QString &wanted)
{
    std::vector<const PositionAccount *> found;
    for (const PositionAccount &account : position.accounts) {
        const QString id = account.snapshot.id.toString();
        if (id == wanted)
            return account;
        if ((wanted.size() >= 8 && id.startsWith(wanted)) || account.snapshot.providerAccountId == wanted
            || account.name == wanted)
            found.push_back(&account);
    }
    if (found.size() == 1)
        return *found.front();
    if (found.empty())
        return Error{.kind = ErrorKind::NotFound, .where = u"ACCOUNT"_s, .found = shortened(wanted)};
    return Error{.kind = ErrorKind::InvalidInput,
                 .where = u"ACCOUNT"_s,
                 .found = shortened(wanted),
                 .expected = u"an id, since several accounts have this name"_s};
}

QJsonObject pointToJson(const HistoryPoint &point, const PositionAccount &account)
{
    QJsonObject json =
        point.reading ? readingToJson(*point.reading) : nothingReadToJson(account.snapshot.providerAccountId);
    json.insert(u"receivedAt"_s, formatRfc3339(point.receivedAt));
    json.insert(u"confirmedUntil"_s,
                point.confirmedUntil ? QJsonValue(formatRfc3339(*point.confirmedUntil)) : QJsonValue());
    json.insert(u"state"_s, accountStateCode(point.state));
    json.insert(u"attempt"_s, point.attempt);
    json.insert(u"error"_s, point.error ? QJsonValue(errorToJson(*point.error, account.connectionName)) : QJsonValue());
    return json;
}

void printHistory(CliContext &context, const ParsedLine &line, const PositionAccount &account,
                  const std::vector<HistoryPoint> &points)
{
    if (line.has(u"json"_s)) {
        QJsonArray rows;
        for (const HistoryPoint &point : points)
            rows += pointToJson(point, account);
        const QJsonObject json{{u"formatVersion"_s, positionFormatVersion},
                               {u"account"_s, account.snapshot.id.toString()},
                               {u"providerAccountId"_s, account.snapshot.providerAccountId},
                               {u"connection"_s, account.snapshot.connection.toString()},
                               {u"provider"_s, account.provider.toString()},
                               {u"name"_s, account.name},
                               {u"source"_s, dataSourceCode(account.freshness.source)},
                               {u"points"_s, rows}};
        context.out << QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented));
        return;
    }
    const auto amount = [](const HistoryPoint &point, const std::optional<Figure> BalanceReading::*kind) {
        return point.reading && (*point.reading).*kind ? ((*point.reading).*kind)->amount.toString() : QString();
    };
    if (line.has(u"csv"_s)) {
        CsvWriter csv;
        for (const QString &heading : {u"receivedAt"_s, u"confirmedUntil"_s, u"state"_s, u"currency"_s, u"posted"_s,
                                       u"available"_s, u"pending"_s, u"error"_s, u"source"_s})
            csv.value(heading);
        csv.endRow();
        for (const HistoryPoint &point : points) {
            csv.value(formatRfc3339(point.receivedAt))
                .value(point.confirmedUntil ? formatRfc3339(*point.confirmedUntil) : QString())
                .value(accountStateCode(point.state))
                .text(point.reading ? point.reading->currency.toString() : QString())
                .value(amount(point, &BalanceReading::posted))
                .value(amount(point, &BalanceReading::available))
                .value(amount(point, &BalanceReading::pending))
                .value(point.error ? errorCode(point.error->kind) : QString())
                .value(dataSourceCode(account.freshness.source));
            csv.endRow();
        }
        context.out << QString::fromUtf8(csv.bytes());
        return;
    }
    const AmountFormat format(QLocale().bcp47Name());
    TextTable table({{u"From"_s},
                     {u"Confirmed until"_s},
                     {u"Currency"_s},
                     {u"Posted"_s, TextTable::Align::Right},
                     {u"Available"_s, TextTable::Align::Right},
                     {u"State"_s}});
    for (const HistoryPoint &point : points) {
        table.addRow({formatRfc3339(point.receivedAt),
                      point.confirmedUntil ? formatRfc3339(*point.confirmedUntil) : u"–"_s,
                      point.reading ? point.reading->currency.toString() : QString(),
                      point.reading ? figureText(format, point.reading->posted, point.reading->currency) : u"–"_s,
                      point.reading ? figureText(format, point.reading->available, point.reading->currency) : u"–"_s,
                      accountStateLabel(point.state)});
    }
    context.out << shortened(account.name) << (account.freshness.source == DataSource::Test ? " (TEST DATA)" : "")
                << '\n';
    table.print(context.out);
}

void runHistory(CliContext &context, const ParsedLine &line, const Finish &finish)
{
    const auto from = timeOption(line, u"from"_s);
    const auto to = timeOption(line, u"to"_s);
    auto checked = checkForm(line);
    if (!from || !to)
        checked = from ? to.error() : from.error();
    else if (from.value() && to.value() && *from.value() > *to.value())
        checked = Error{.kind = ErrorKind::InvalidInput,
                        .where = u"--to"_s,
                        .found = line.value(u"to"_s),
                        .expected = u"a time after --from"_s};
    if (!checked) {
        context.complain(checked.error(), u"coffer-cli history"_s);
        finish(WrongUsage);
        return;
    }
    const auto services = Services::open(context, finish);
    if (!services)
        return;
    // A removed connection's accounts are found where no present one matches.
    const auto find = [&](const std::vector<Connection> &connections) {
        const auto position = readPosition(context, *services, {}, connections);
        return position ? findAccount(position.value(), line.argument(0)) : Result<PositionAccount>(position.error());
    };
    auto account = find(services->repository().connections());
    if (!account && account.error().kind == ErrorKind::NotFound)
        account = find(services->repository().removedConnections());
    if (!account) {
        context.complain(account.error(), u"coffer-cli history"_s);
        finish(usageOr(account.error()));
        return;
    }
    const auto queries = ReadingQueries::open(services->folder());
    // As in the trend: silence longer than the connection's limit is a hole, not a held figure.
    const QString id = account.value().snapshot.connection.toString();
    const auto present = services->repository().find(id);
    const auto own = present ? present : services->repository().findRemoved(id);
    const auto gapAfter = own ? std::optional(holdsFor(own.value())) : std::nullopt;
    const auto points = queries
        ? queries.value()->history(account.value().snapshot.id, from.value(), to.value(), gapAfter)
        : Result<std::vector<HistoryPoint>>(queries.error());
    if (!points) {
        context.complain(points.error(), account.value().name);
        finish(WhollyFailed);
        return;
    }
    printHistory(context, line, account.value(), points.value());
    finish(AllGood);
}

} // namespace

Command balancesCommand()
{
    return {u"balances"_s,
            u"Print the balances that are known, without asking the providers."_s,
            {{u"as-of"_s, u"What held at this time, e.g. 2026-11-20T08:30:00Z."_s, u"TIME"_s},
             {u"json"_s, u"Print JSON."_s},
             {u"csv"_s, u"Print CSV."_s}},
            {},
            runBalances};
}

Command historyCommand()
{
    return {u"history"_s,
            u"Print the stored history of one account."_s,
            {{u"from"_s, u"First time."_s, u"TIME"_s},
             {u"to"_s, u"Last time."_s, u"TIME"_s},
             {u"json"_s, u"Print JSON."_s},
             {u"csv"_s, u"Print CSV."_s}},
            {{u"ACCOUNT"_s, u"Its id (or the first 8 characters of it), the provider's id, or its name."_s}},
            runHistory};
}

} // namespace coffer

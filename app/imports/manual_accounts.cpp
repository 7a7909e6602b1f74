// SPDX-License-Identifier: GPL-3.0-or-later
#include <imports/manual_accounts.h>

#include "import_record.h"

#include <config/connection_repository.h>

#include <QSet>
#include <QUuid>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto aheadAllowed = 5min; ///< of a stated time before our clock
constexpr qsizetype maxNameLength = 60;

const auto accountKey = u"account"_s; ///< parameters of a manual connection
const auto currencyKey = u"currency"_s;
const auto ibanKey = u"iban"_s;

Error invalid(const QString &where, const QString &found, const QString &expected)
{
    return Error{.kind = ErrorKind::InvalidInput, .where = where, .found = shortened(found), .expected = expected};
}

QString parameter(const Connection &connection, const QString &key)
{
    return connection.parameters.value(key).value(0);
}

const AccountSnapshot *snapshotOf(const ImportScene &scene, const ConnectionId &id)
{
    const auto found = std::find_if(scene.snapshots.begin(), scene.snapshots.end(),
                                    [&](const AccountSnapshot &each) { return each.connection == id; });
    return found == scene.snapshots.end() ? nullptr : &*found;
}

const BalanceReading *knownReading(const ImportScene &scene, const ConnectionId &id)
{
    const AccountSnapshot *snapshot = snapshotOf(scene, id);
    return snapshot && snapshot->reading ? &*snapshot->reading : nullptr;
}

/// The number by which the account is known: its own, else its IBAN, else its name.
QString idOf(const StatedBalance &balance)
{
    if (!balance.accountId.isEmpty())
        return normalisedAccountId(balance.accountId);
    return balance.iban.isEmpty() ? balance.name : normalisedAccountId(balance.iban);
}

const Connection *connectionOf(const StatedBalance &balance, const std::vector<Connection> &connections)
{
    const auto found = std::find_if(connections.begin(), connections.end(), [&](const Connection &each) {
        if (!isManual(each) || parameter(each, currencyKey) != balance.currency.toString())
            return false;
        const QString iban = normalisedAccountId(balance.iban);
        return parameter(each, accountKey) == idOf(balance) || (!iban.isEmpty() && parameter(each, ibanKey) == iban);
    });
    return found == connections.end() ? nullptr : &*found;
}

bool isNameTaken(const std::vector<Connection> &connections, const QString &name)
{
    return std::any_of(connections.begin(), connections.end(), [&](const Connection &each) {
        return QString::compare(each.name.normalized(QString::NormalizationForm_KC),
                                name.normalized(QString::NormalizationForm_KC), Qt::CaseInsensitive)
            == 0;
    });
}

/// A name that is free: with the currency, else with a number behind it.
QString freeName(const std::vector<Connection> &connections, const StatedBalance &balance)
{
    const auto fitting = [](const QString &base, const QString &suffix) {
        return base.left(maxNameLength - suffix.size()).trimmed() + suffix;
    };
    const QString base = shortened(balance.name.trimmed().isEmpty() ? idOf(balance) : balance.name.trimmed(), 200);
    if (const QString plain = fitting(base, {}); !isNameTaken(connections, plain))
        return plain;
    if (const QString named = fitting(base, u' ' + balance.currency.toString()); !isNameTaken(connections, named))
        return named;
    for (int i = 2;; ++i) {
        if (const QString numbered = fitting(base, u" (%1)"_s.arg(i)); !isNameTaken(connections, numbered))
            return numbered;
    }
}

Connection newConnection(const StatedBalance &balance, const QString &name, const QString &entity,
                         Expectation expectation)
{
    Connection connection;
    connection.id = ConnectionId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    connection.provider = manualProvider();
    connection.source = DataSource::Manual;
    connection.name = name;
    connection.entity = entity;
    connection.parameters.insert(accountKey, {idOf(balance)});
    connection.parameters.insert(currencyKey, {balance.currency.toString()});
    if (!balance.iban.isEmpty())
        connection.parameters.insert(ibanKey, {normalisedAccountId(balance.iban)});
    setExpectation(connection, expectation);
    return connection;
}

Attempt attemptOf(QString id, const Connection &connection, const StatedBalance &balance, const ImportRecord &record,
                  UtcTime now)
{
    BalanceReport report;
    report.provider = manualProvider();
    report.definitionVersion = importRecordVersion;
    report.readings.push_back(readingOf(balance, parameter(connection, accountKey), record));
    if (report.readings.front().name.isEmpty())
        report.readings.front().name = connection.name;
    report.bodies.push_back(bodyOf(balance, record));
    return attemptWithReport(std::move(id), connection.id, now, now, std::move(report));
}

std::optional<Error> faultOf(const StatedBalance &balance, UtcTime now)
{
    if (idOf(balance).trimmed().isEmpty())
        return invalid(u"account"_s, {}, u"a name or a number"_s);
    if (!balance.iban.isEmpty() && !isValidIban(normalisedAccountId(balance.iban)))
        return invalid(u"iban"_s, balance.iban, u"an IBAN whose check digits agree"_s);
    if (!balance.posted && !balance.available)
        return invalid(u"posted"_s, {}, u"a posted or an available amount"_s);
    if (balance.asOf > now + aheadAllowed)
        return Error{.kind = ErrorKind::BadTime,
                     .where = u"asOf"_s,
                     .found = formatRfc3339(balance.asOf),
                     .expected = u"a time that has come"_s};
    return std::nullopt;
}

/// What is said again adds nothing, whoever says it.
bool saysTheSame(const BalanceReading &known, const StatedBalance &balance)
{
    const auto same = [](const std::optional<Figure> &figure, const std::optional<StatedFigure> &stated) {
        return figure.has_value() == stated.has_value() && (!figure || figure->amount == stated->amount);
    };
    return known.asOf == balance.asOf && same(known.posted, balance.posted) && same(known.available, balance.available)
        && same(known.pending, balance.pending);
}

Error contradiction(const ImportRow &row, const ImportRow &other)
{
    return Error{.kind = ErrorKind::DuplicateAccount,
                 .where = row.place,
                 .found = shortened(idOf(*row.balance)),
                 .expected = u"one balance for one moment; %1 says another"_s.arg(other.place)};
}

/// Two rows for one account and moment must agree.
void refuseContradictions(std::vector<ImportRow> &rows)
{
    std::map<std::pair<QString, UtcTime>, std::vector<ImportRow *>> moments;
    for (ImportRow &row : rows) {
        if (row.balance)
            moments[{idOf(*row.balance) + u' ' + row.balance->currency.toString(), row.balance->asOf}].push_back(&row);
    }
    const auto figures = [](const ImportRow &row) {
        const auto amount = [](const std::optional<StatedFigure> &figure) {
            return figure ? figure->amount.toString() : u"-"_s;
        };
        return amount(row.balance->posted) + u'|' + amount(row.balance->available) + u'|'
            + amount(row.balance->pending);
    };
    for (auto &[key, same] : moments) {
        const auto other = std::find_if(same.begin(), same.end(), [&same, &figures](const ImportRow *row) {
            return figures(*row) != figures(*same.front());
        });
        if (other == same.end()) {
            for (std::size_t i = 1; i < same.size(); ++i)
                same[i]->verdict = ImportRow::Verdict::Known;
            continue;
        }
        for (ImportRow *row : same) {
            row->error = contradiction(*row, row == same.front() ? **other : *same.front());
            row->verdict = ImportRow::Verdict::Refused;
        }
    }
}

} // namespace

QString normalisedAccountId(const QString &id)
{
    QString result;
    for (const QChar c : id) {
        if (!c.isSpace())
            result += c;
    }
    return result.toUpper();
}

bool isValidIban(const QString &iban)
{
    if (iban.size() < 15 || iban.size() > 34)
        return false;
    int remainder = 0;
    const QString rotated = iban.mid(4) + iban.left(4);
    for (const QChar c : rotated) {
        const char16_t unit = c.unicode();
        if (unit >= u'0' && unit <= u'9')
            remainder = (remainder * 10 + (unit - u'0')) % 97;
        else if (unit >= u'A' && unit <= u'Z')
            remainder = (remainder * 100 + (unit - u'A' + 10)) % 97;
        else
            return false;
    }
    const auto isLetter = [&iban](qsizetype i) { return iban[i] >= u'A' && iban[i] <= u'Z'; };
    const auto isDigit = [&iban](qsizetype i) { return iban[i] >= u'0' && iban[i] <= u'9'; };
    return remainder == 1 && isLetter(0) && isLetter(1) && isDigit(2) && isDigit(3);
}

Expectation expectationOf(const Connection &connection)
{
    if (!connection.freshnessLimits)
        return Expectation::BusinessDay;
    const auto ageing = connection.freshnessLimits->ageing;
    return ageing <= std::chrono::days(7) ? Expectation::Week
        : ageing <= std::chrono::days(31) ? Expectation::Month
                                          : Expectation::Quarter;
}

void setExpectation(Connection &connection, Expectation expectation)
{
    connection.interval = 24h; // nobody is asked; for what looks at it
    connection.feed = FeedKind::EndOfDay;
    connection.freshnessLimits = std::nullopt;
    const auto every = [&connection](std::chrono::days days) {
        connection.feed = FeedKind::Intraday;
        connection.freshnessLimits = FreshnessLimits{days, 2 * days};
    };
    switch (expectation) {
    case Expectation::BusinessDay:
        break;
    case Expectation::Week:
        every(std::chrono::days(7));
        break;
    case Expectation::Month:
        every(std::chrono::days(31));
        break;
    case Expectation::Quarter:
        every(std::chrono::days(92));
        break;
    }
}

std::vector<ManualAccount> manualAccounts(const ImportScene &scene)
{
    std::vector<ManualAccount> accounts;
    for (const Connection &connection : scene.connections) {
        if (!isManual(connection))
            continue;
        const BalanceReading *known = knownReading(scene, connection.id);
        accounts.push_back({.connection = connection.id,
                            .name = connection.name,
                            .accountId = parameter(connection, accountKey),
                            .entity = connection.entity,
                            .currency = parameter(connection, currencyKey),
                            .asOf = known ? known->asOf : std::nullopt,
                            .expectation = expectationOf(connection)});
    }
    return accounts;
}

Result<PreparedImport> prepareEntry(const ManualEntry &entry, const ImportScene &scene)
{
    StatedBalance balance = entry.balance;
    balance.name = balance.name.trimmed();
    if (entry.author.trimmed().isEmpty())
        return invalid(u"author"_s, {}, u"the name of the person who enters it"_s);
    if (auto fault = faultOf(balance, scene.now))
        return *fault;

    PreparedImport prepared;
    const Connection *connection = nullptr;
    if (entry.connection.isEmpty()) {
        if (balance.name.isEmpty())
            return invalid(u"name"_s, {}, u"a name"_s);
        if (isNameTaken(scene.connections, balance.name))
            return Error{.kind = ErrorKind::AlreadyExists, .where = u"name"_s, .found = shortened(balance.name)};
        if (const Connection *same = connectionOf(balance, scene.connections))
            return Error{.kind = ErrorKind::AlreadyExists, .where = u"account"_s, .found = shortened(same->name)};
        prepared.connections.push_back(newConnection(balance, balance.name, entry.entity.trimmed(), entry.expectation));
        connection = &prepared.connections.front();
        if (const auto checked = checkStorable(*connection); !checked)
            return checked.error();
    } else {
        const auto found =
            std::find_if(scene.connections.begin(), scene.connections.end(),
                         [&](const Connection &each) { return each.id == entry.connection && isManual(each); });
        if (found == scene.connections.end())
            return Error{.kind = ErrorKind::NotFound, .where = u"account"_s, .found = entry.connection.toString()};
        connection = &*found;
        if (parameter(*connection, currencyKey) != balance.currency.toString())
            return Error{.kind = ErrorKind::CurrencyMismatch,
                         .where = u"currency"_s,
                         .found = balance.currency.toString(),
                         .expected = parameter(*connection, currencyKey)};
        const BalanceReading *known = knownReading(scene, connection->id);
        if (known && known->asOf && *known->asOf > balance.asOf && !entry.replacesNewer)
            return Error{.kind = ErrorKind::BadTime,
                         .where = u"asOf"_s,
                         .found = formatRfc3339(balance.asOf),
                         .expected = u"not before %1, which is known"_s.arg(formatRfc3339(*known->asOf))};
        balance.name = known ? known->name : connection->name;
        balance.iban = parameter(*connection, ibanKey);
    }
    const ImportRecord record{.author = entry.author.trimmed(), .at = scene.now};
    prepared.attempts.push_back(
        attemptOf(QUuid::createUuid().toString(QUuid::WithoutBraces), *connection, balance, record, scene.now));
    return prepared;
}

void judgeRows(std::vector<ImportRow> &rows, const ImportScene &scene)
{
    for (ImportRow &row : rows) {
        row.verdict = ImportRow::Verdict::Refused;
        row.connection = {};
        if (row.error || !row.balance)
            continue;
        if (auto fault = faultOf(*row.balance, scene.now)) {
            row.error = fault;
            continue;
        }
        const Connection *connection = connectionOf(*row.balance, scene.connections);
        row.verdict = connection ? ImportRow::Verdict::Update : ImportRow::Verdict::NewAccount;
        if (!connection)
            continue;
        row.connection = connection->id;
        const BalanceReading *known = knownReading(scene, connection->id);
        if (known && saysTheSame(*known, *row.balance))
            row.verdict = ImportRow::Verdict::Known;
        else if (known && known->asOf && *known->asOf > row.balance->asOf)
            row.verdict = ImportRow::Verdict::Older;
    }
    refuseContradictions(rows);
}

Result<PreparedImport> prepareImport(const ImportOrder &order, const ImportScene &scene)
{
    if (order.author.trimmed().isEmpty())
        return invalid(u"author"_s, {}, u"the name of the person who imports it"_s);
    std::vector<ImportRow> rows = order.preview.rows;
    judgeRows(rows, scene); // what is known may have changed since the preview
    std::stable_sort(rows.begin(), rows.end(), [](const ImportRow &a, const ImportRow &b) {
        return a.balance && b.balance && a.balance->asOf < b.balance->asOf;
    });

    PreparedImport prepared;
    std::vector<Connection> all = scene.connections;
    for (const ImportRow &row : rows) {
        if (!row.isStored())
            continue;
        const Connection *connection = connectionOf(*row.balance, all);
        if (!connection) {
            Connection made =
                newConnection(*row.balance, freeName(all, *row.balance), order.entity.trimmed(), order.expectation);
            if (const auto checked = checkStorable(made); !checked)
                return checked.error();
            prepared.connections.push_back(made);
            all.push_back(std::move(made));
            connection = &all.back();
        }
        const ImportRecord record{.author = order.author.trimmed(),
                                  .at = scene.now,
                                  .file = order.preview.file,
                                  .sha256 = order.preview.sha256,
                                  .place = row.place};
        const QString key = QString::fromLatin1(order.preview.sha256.toHex()) + u'\n' + row.place;
        const QString id = QUuid::createUuidV5(QUuid(connection->id.toString()), key).toString(QUuid::WithoutBraces);
        prepared.attempts.push_back(attemptOf(id, *connection, *row.balance, record, scene.now));
    }
    return prepared;
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include <reports/position_json.h>

#include <wording/error_text.h>

#include <QJsonDocument>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;

QJsonValue orNull(const std::optional<Decimal> &amount)
{
    return amount ? QJsonValue(amount->toString()) : QJsonValue(QJsonValue::Null);
}

QJsonValue orNull(const std::optional<Figure> &figure)
{
    return figure ? QJsonValue(figure->amount.toString()) : QJsonValue(QJsonValue::Null);
}

QJsonValue orNull(const std::optional<UtcTime> &time)
{
    return time ? QJsonValue(formatRfc3339(*time)) : QJsonValue(QJsonValue::Null);
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonArray sourcesOf(const std::optional<Figure> &figure)
{
    QJsonArray sources;
    if (!figure)
        return sources;
    for (const FigureSource &source : figure->sources)
        sources +=
            QJsonObject{{u"request"_s, source.request}, {u"pointer"_s, source.pointer}, {u"raw"_s, source.rawToken}};
    return sources;
}

QJsonObject freshnessToJson(const Freshness &freshness)
{
    return {{u"age"_s, ageCode(freshness.age)},
            {u"lastOutcome"_s, freshness.lastOutcome ? QJsonValue(outcomeCode(*freshness.lastOutcome)) : QJsonValue()},
            {u"source"_s, dataSourceCode(freshness.source)}};
}

QJsonObject bridgeToJson(const Bridge &bridge)
{
    QJsonArray lines;
    for (const Bridge::Line &line : bridge.lines) {
        lines += QJsonObject{{u"term"_s, bridgeTermCode(line.term.of)},
                             {u"name"_s, orNull(line.name)},
                             {u"amount"_s, orNull(line.amount)}};
    }
    return {{u"state"_s, bridgeStateCode(bridge.state)},
            {u"lines"_s, lines},
            {u"expectedAvailable"_s, orNull(bridge.expectedAvailable)},
            {u"difference"_s, orNull(bridge.difference)},
            {u"unexplained"_s, orNull(bridge.unexplained)}};
}

QString connectionState(const PositionConnection &connection)
{
    if (connection.connection.paused)
        return u"paused"_s;
    if (!connection.activity.lastOutcome)
        return u"never"_s;
    return outcomeCode(*connection.activity.lastOutcome);
}

QJsonObject connectionToJson(const PositionConnection &connection)
{
    const Connection &c = connection.connection;
    const ConnectionActivity &activity = connection.activity;
    return {{u"id"_s, c.id.toString()},
            {u"name"_s, c.name},
            {u"provider"_s, c.provider.toString()},
            {u"entity"_s, orNull(c.entity)},
            {u"environment"_s, c.environment},
            {u"state"_s, connectionState(connection)},
            {u"freshness"_s, freshnessToJson(connection.freshness)},
            {u"lastSuccess"_s, orNull(activity.lastSuccessAt)},
            {u"lastAttempt"_s, orNull(activity.lastAttemptAt)},
            {u"error"_s,
             activity.lastError ? QJsonValue(
                 errorToJson(*activity.lastError, c.name, connection.accounts > 0 ? Figures::Kept : Figures::None))
                                : QJsonValue()},
            {u"intervalSeconds"_s, qint64(c.interval.count())},
            {u"accounts"_s, connection.accounts},
            {u"diagnostics"_s, diagnosticsToJson(activity.diagnostics)}};
}

QJsonObject accountToJson(const PositionAccount &account)
{
    const AccountSnapshot &snapshot = account.snapshot;
    QJsonObject json =
        snapshot.reading ? readingToJson(*snapshot.reading) : nothingReadToJson(snapshot.providerAccountId);
    json.insert(u"id"_s, snapshot.id.toString());
    json.insert(u"connection"_s, snapshot.connection.toString());
    json.insert(u"connectionName"_s, account.connectionName);
    json.insert(u"provider"_s, account.provider.toString());
    json.insert(u"name"_s, account.name);
    json.insert(u"entity"_s, orNull(account.entity));
    json.insert(u"ownership"_s, ownershipCode(account.ownership));
    json.insert(u"inTotals"_s, account.inTotals());
    json.insert(u"exclusion"_s, exclusionCode(account.exclusion));
    json.insert(u"state"_s, accountStateCode(snapshot.state));
    json.insert(u"stateError"_s,
                snapshot.stateError ? QJsonValue(errorToJson(*snapshot.stateError, account.connectionName,
                                                             snapshot.reading ? Figures::Kept : Figures::None))
                                    : QJsonValue());
    json.insert(u"receivedAt"_s, orNull(snapshot.confirmedAt));
    json.insert(u"unchangedSince"_s,
                snapshot.reading ? QJsonValue(formatRfc3339(snapshot.readingSince)) : QJsonValue());
    json.insert(u"freshness"_s, freshnessToJson(account.freshness));
    json.insert(u"ownAvailable"_s, orNull(account.ownAvailable));
    json.insert(u"blocked"_s, orNull(account.blocked));
    return json;
}

QJsonArray failuresToJson(const BalanceReport &report, const QString &connectionName)
{
    QJsonArray failures;
    for (const FailedAccount &failure : report.failures) {
        QJsonObject json = errorToJson(failure.error, connectionName);
        json.insert(u"providerAccountId"_s, failure.providerAccountId);
        failures += json;
    }
    return failures;
}

QJsonObject totalToJson(const CurrencyTotal &total)
{
    return {{u"currency"_s, total.currency.toString()},
            {u"posted"_s, orNull(total.posted)},
            {u"available"_s, orNull(total.available)},
            {u"ownAvailable"_s, orNull(total.ownAvailable)},
            {u"creditLine"_s, orNull(total.creditLine)},
            {u"blocked"_s, orNull(total.blocked)},
            {u"accounts"_s, total.accounts},
            {u"postedCount"_s, total.postedCount},
            {u"availableCount"_s, total.availableCount},
            {u"ownAvailableCount"_s, total.ownAvailableCount},
            {u"blockedCount"_s, total.blockedCount},
            {u"current"_s, total.current},
            {u"failed"_s, total.failed},
            {u"excluded"_s, total.excluded},
            {u"oldestConfirmation"_s, orNull(total.oldestConfirmation)},
            {u"overflow"_s, total.overflow}};
}

} // namespace

QJsonObject errorToJson(const Error &error, const QString &subject, Figures figures)
{
    QJsonObject json{
        {u"code"_s, errorCode(error.kind)},
        {u"sentence"_s, errorSentence(error, subject, figures)},
        {u"where"_s, orNull(error.where)},
        {u"retryAfterSeconds"_s, error.retryAfter ? QJsonValue(qint64(error.retryAfter->count())) : QJsonValue()},
        {u"httpStatus"_s, error.httpStatus == 0 ? QJsonValue() : QJsonValue(error.httpStatus)},
        {u"provider"_s, QJsonValue()}};
    if (error.provider != ProviderError{}) {
        json.insert(u"provider"_s,
                    QJsonObject{{u"message"_s, orNull(error.provider.message)},
                                {u"code"_s, orNull(error.provider.code)},
                                {u"id"_s, orNull(error.provider.id)}});
    }
    return json;
}

QJsonArray diagnosticsToJson(const std::vector<Diagnostic> &diagnostics)
{
    QJsonArray json;
    for (const Diagnostic &diagnostic : diagnostics) {
        json += QJsonObject{{u"code"_s, diagnosticCode(diagnostic.kind)},
                            {u"sentence"_s, diagnosticSentence(diagnostic)},
                            {u"where"_s, orNull(diagnostic.where)},
                            {u"found"_s, orNull(diagnostic.found)}};
    }
    return json;
}

QJsonObject readingToJson(const BalanceReading &reading)
{
    QJsonArray components;
    QJsonObject sources{{u"posted"_s, sourcesOf(reading.posted)},
                        {u"available"_s, sourcesOf(reading.available)},
                        {u"pending"_s, sourcesOf(reading.pending)},
                        {u"creditLine"_s, sourcesOf(reading.creditLine.amount)}};
    for (const Component &component : reading.components) {
        components += QJsonObject{{u"name"_s, component.name},
                                  {u"role"_s, componentRoleCode(component.role)},
                                  {u"amount"_s, orNull(component.figure)},
                                  {u"sources"_s, sourcesOf(component.figure)}};
    }
    return {{u"providerAccountId"_s, reading.providerAccountId},
            {u"providerName"_s, orNull(reading.name)},
            {u"iban"_s, orNull(reading.iban)},
            {u"status"_s, orNull(reading.status)},
            {u"currency"_s, reading.currency.toString()},
            {u"posted"_s, orNull(reading.posted)},
            {u"available"_s, orNull(reading.available)},
            {u"pending"_s, orNull(reading.pending)},
            {u"creditLine"_s,
             QJsonObject{{u"included"_s, creditLineCode(reading.creditLine.included)},
                         {u"amount"_s, orNull(reading.creditLine.amount)}}},
            {u"components"_s, components},
            {u"bridge"_s, bridgeToJson(bridgeOf(reading))},
            {u"asOf"_s, orNull(reading.asOf)},
            {u"lastChangedAt"_s, orNull(reading.lastChangedAt)},
            {u"ownership"_s, ownershipCode(reading.ownership)},
            {u"inTotals"_s, reading.inTotals},
            {u"sources"_s, sources},
            {u"diagnostics"_s, diagnosticsToJson(reading.diagnostics)}};
}

QJsonObject nothingReadToJson(const QString &providerAccountId)
{
    QJsonObject json{{u"providerAccountId"_s, providerAccountId},
                     {u"components"_s, QJsonArray()},
                     {u"diagnostics"_s, QJsonArray()},
                     {u"sources"_s,
                      QJsonObject{{u"posted"_s, QJsonArray()},
                                  {u"available"_s, QJsonArray()},
                                  {u"pending"_s, QJsonArray()},
                                  {u"creditLine"_s, QJsonArray()}}}};
    for (const QString &member :
         {u"providerName"_s, u"iban"_s, u"status"_s, u"currency"_s, u"posted"_s, u"available"_s, u"pending"_s,
          u"creditLine"_s, u"bridge"_s, u"asOf"_s, u"lastChangedAt"_s, u"ownership"_s, u"inTotals"_s})
        json.insert(member, QJsonValue());
    return json;
}

QJsonObject balanceReportToJson(const BalanceReport &report, const QString &connectionName)
{
    QJsonArray accounts;
    for (const BalanceReading &reading : report.readings)
        accounts += readingToJson(reading);
    return {{u"accounts"_s, accounts},
            {u"failures"_s, failuresToJson(report, connectionName)},
            {u"undelivered"_s,
             report.undelivered ? QJsonValue(errorToJson(*report.undelivered, connectionName)) : QJsonValue()},
            {u"diagnostics"_s, diagnosticsToJson(report.diagnostics)},
            {u"complete"_s, report.isComplete()}};
}

QJsonObject attemptToJson(const Attempt &attempt, const QString &connectionName)
{
    QJsonArray failures;
    int read = 0;
    if (attempt.report) {
        read = int(attempt.report->readings.size());
        failures = failuresToJson(*attempt.report, connectionName);
    }
    return {{u"id"_s, attempt.id},
            {u"connection"_s, attempt.connection.toString()},
            {u"connectionName"_s, connectionName},
            {u"outcome"_s, outcomeCode(attempt.outcome)},
            {u"startedAt"_s, formatRfc3339(attempt.startedAt)},
            {u"receivedAt"_s, formatRfc3339(attempt.receivedAt)},
            {u"requests"_s, attempt.requests},
            {u"accountsRead"_s, read},
            {u"failures"_s, failures},
            {u"error"_s, attempt.error ? QJsonValue(errorToJson(*attempt.error, connectionName)) : QJsonValue()}};
}

QByteArray positionToJson(const CashPosition &position)
{
    QJsonArray connections;
    for (const PositionConnection &connection : position.connections)
        connections += connectionToJson(connection);
    QJsonArray accounts;
    for (const PositionAccount &account : position.accounts)
        accounts += accountToJson(account);
    QJsonArray totals;
    for (const CurrencyTotal &total : position.totals)
        totals += totalToJson(total);
    const QJsonObject json{{u"formatVersion"_s, positionFormatVersion},
                           {u"asOf"_s, formatRfc3339(position.asOf)},
                           {u"knownAt"_s, formatRfc3339(position.knownAt)},
                           {u"source"_s, dataSourceCode(position.source)},
                           {u"complete"_s, position.complete},
                           {u"connections"_s, connections},
                           {u"accounts"_s, accounts},
                           {u"totals"_s, totals}};
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert_log.h"

#include "latest.h"
#include "reading_codec.h"

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

QVariant toColumn(const std::optional<Decimal> &amount)
{
    return amount ? QVariant(amount->toString()) : QVariant();
}

QVariant toColumn(const std::optional<UtcTime> &time)
{
    return time ? coffer::toColumn(*time) : QVariant();
}

Error damaged(const Database &database, const QString &found)
{
    return Error{ErrorKind::StorageDamaged, database.path(), shortened(found), u"an alert of this program"_s};
}

/// An alert as it was raised: the columns from alert_kind on.
QVariantList raisedColumns(const Alert &alert)
{
    return {alertKindCode(alert.kind),
            alert.connection.toString(),
            alert.account ? QVariant(alert.account->toString()) : QVariant(),
            alert.subject,
            alert.currency,
            alert.basis ? QVariant(limitsBasisCode(*alert.basis)) : QVariant(),
            toColumn(alert.figure),
            toColumn(alert.limit),
            toColumn(alert.endsAt),
            alert.error ? QVariant(QString::fromUtf8(encodeError(*alert.error))) : QVariant(),
            dataSourceCode(alert.source)};
}

Result<void> storeEvent(Database &database, const AlertEvent &event)
{
    const bool isRaised = event.kind == AlertEvent::Kind::Raised;
    QVariantList values{event.alert.id, alertEventCode(event.kind), coffer::toColumn(event.at), event.who,
                        event.note,     toColumn(event.until)};
    values += isRaised ? raisedColumns(event.alert) : QVariantList(11);
    // A text that is null would be stored as NULL.
    for (const int text : {3, 4, 9, 10}) {
        if (values[text].typeId() == QMetaType::QString && values[text].toString().isNull())
            values[text] = u""_s;
    }
    return database.run(u"INSERT INTO alert_event (alert, kind, at, who, note, until, alert_kind, connection, account,"
                        " subject, currency, basis, figure, bound, ends_at, error, source)"
                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                        values);
}

/// The event of each row, e; what was raised, r.
const QString eventColumns =
    QStringLiteral("SELECT e.alert, e.kind, e.at, e.who, e.note, e.until, r.at, r.alert_kind, r.connection, r.account,"
                   " r.subject, r.currency, r.basis, r.figure, r.bound, r.ends_at, r.error, r.source"
                   " FROM alert_event e JOIN alert_event r ON r.alert = e.alert AND r.kind = 'raised'");

/// Errors: StorageDamaged for a text that is no amount.
Result<std::optional<Decimal>> amountFrom(const Database &database, const QVariant &value)
{
    if (value.isNull())
        return std::optional<Decimal>();
    const auto amount = Decimal::parse(value.toString());
    return amount ? Result<std::optional<Decimal>>(amount.value()) : damaged(database, value.toString());
}

std::optional<UtcTime> timeFrom(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(timeFromColumn(value));
}

Result<Alert> alertFrom(const Database &database, const Statement &row)
{
    const auto kind = alertKindFromCode(row.text(7));
    const auto source = dataSourceFromCode(row.text(17));
    const auto basis = row.value(12).isNull() ? std::nullopt : limitsBasisFromCode(row.text(12));
    if (!kind || !source || basis.has_value() == row.value(12).isNull())
        return damaged(database, row.text(7));
    auto figure = amountFrom(database, row.value(13));
    auto limit = amountFrom(database, row.value(14));
    if (!figure || !limit)
        return figure ? limit.error() : figure.error();
    Alert alert{.id = row.text(0),
                .kind = *kind,
                .connection = ConnectionId(row.text(8)),
                .account = {},
                .subject = row.text(10),
                .currency = row.text(11),
                .basis = basis,
                .figure = std::move(figure).value(),
                .limit = std::move(limit).value(),
                .error = {},
                .endsAt = timeFrom(row.value(15)),
                .raisedAt = timeFromColumn(row.value(6)),
                .recoveredAt = {},
                .acknowledgedAt = {},
                .snoozedUntil = {},
                .note = {},
                .source = *source};
    if (!row.value(9).isNull())
        alert.account = AccountId(row.text(9));
    if (!row.value(16).isNull()) {
        auto error = decodeError(row.text(16).toUtf8());
        if (!error)
            return error.error();
        alert.error = std::move(error).value().value;
    }
    return alert;
}

Result<std::vector<AlertEvent>> eventsFrom(const Database &database, Statement &rows)
{
    std::vector<AlertEvent> events;
    while (rows.next()) {
        auto alert = alertFrom(database, rows);
        const auto kind = alertEventFromCode(rows.text(1));
        if (!alert || !kind)
            return alert ? damaged(database, rows.text(1)) : alert.error();
        events.push_back({.kind = *kind,
                          .at = timeFromColumn(rows.value(2)),
                          .who = rows.text(3),
                          .note = rows.text(4),
                          .until = timeFrom(rows.value(5)),
                          .alert = std::move(alert).value()});
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    return events;
}

Result<std::vector<JudgedFigure>> loadJudged(const Database &database)
{
    Statement rows(database, u"SELECT account, connection, basis, currency, figure FROM alert_judged"_s);
    if (auto done = rows.run({}); !done)
        return done.error();
    std::vector<JudgedFigure> judged;
    while (rows.next()) {
        const auto basis = limitsBasisFromCode(rows.text(2));
        const auto figure = Decimal::parse(rows.text(4));
        if (!basis || !figure)
            return damaged(database, basis ? rows.text(4) : rows.text(2));
        judged.push_back({AccountId(rows.text(0)), ConnectionId(rows.text(1)), *basis, rows.text(3), figure.value()});
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    return judged;
}

} // namespace

Result<void> storeAlerts(Database &database, const AlertEntries &entries)
{
    for (const AlertEvent &event : entries.events) {
        if (auto done = storeEvent(database, event); !done)
            return done;
    }
    for (const JudgedFigure &judged : entries.judged) {
        if (auto done = database.run(u"INSERT OR REPLACE INTO alert_judged VALUES (?, ?, ?, ?, ?)"_s,
                                     {judged.account.toString(), judged.connection.toString(),
                                      limitsBasisCode(judged.basis), judged.currency, judged.figure.toString()});
            !done)
            return done;
    }
    return {};
}

Result<AlertMemory> loadAlerts(const Database &database)
{
    Statement rows(database,
                   eventColumns
                       + u" WHERE NOT EXISTS (SELECT 1 FROM alert_event gone WHERE gone.alert = e.alert"
                         " AND gone.kind = 'recovered') ORDER BY e.seq"_s);
    if (auto done = rows.run({}); !done)
        return done.error();
    AlertEntries entries;
    auto events = eventsFrom(database, rows);
    if (!events)
        return events.error();
    entries.events = std::move(events).value();
    auto judged = loadJudged(database);
    if (!judged)
        return judged.error();
    entries.judged = std::move(judged).value();
    AlertMemory memory;
    apply(entries, memory);
    return memory;
}

Result<std::vector<AlertEvent>> loadAlertEvents(const Database &database, UtcTime from, UtcTime to, int limit)
{
    Statement rows(database, eventColumns + u" WHERE e.at BETWEEN ? AND ? ORDER BY e.seq DESC LIMIT ?"_s);
    if (auto done = rows.run({coffer::toColumn(from), coffer::toColumn(to), limit}); !done)
        return done.error();
    return eventsFrom(database, rows);
}

Result<void> purgeAlerts(Database &database, const ConnectionId &connection)
{
    for (const QString &sql : {u"DELETE FROM alert_event WHERE alert IN (SELECT alert FROM alert_event WHERE"
                               " connection = ?)"_s,
                               u"DELETE FROM alert_judged WHERE connection = ?"_s}) {
        if (auto done = database.run(sql, {connection.toString()}); !done)
            return done;
    }
    return {};
}

Result<void> storeMark(Database &database, const QString &name, UtcTime at)
{
    return database.run(u"INSERT OR REPLACE INTO mark VALUES (?, ?)"_s, {name, coffer::toColumn(at)});
}

Result<std::optional<UtcTime>> loadMark(Database &database, const QString &name)
{
    const auto at = database.value(u"SELECT at FROM mark WHERE name = ?"_s, {name});
    if (!at)
        return at.error();
    return timeFrom(at.value());
}

} // namespace coffer

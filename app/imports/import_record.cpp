// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_record.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxToken = 300; // of FigureSource

QString requestOf(const ImportRecord &record)
{
    return record.file.isEmpty() ? u"manual"_s : u"file"_s;
}

QString keyOf(const StatedFigure &figure)
{
    return figure.date.isValid() ? u"%1 %2"_s.arg(figure.code, figure.date.toString(Qt::ISODate)) : figure.code;
}

Figure figureOf(const StatedFigure &stated, const ImportRecord &record)
{
    QString key = keyOf(stated);
    key.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
    return {stated.amount, {{requestOf(record), u"/balances/%1/text"_s.arg(key), stated.raw.left(maxToken)}}};
}

std::optional<Figure> figureOf(const std::optional<StatedFigure> &stated, const ImportRecord &record)
{
    return stated ? std::optional(figureOf(*stated, record)) : std::nullopt;
}

/// English, as in the provider definitions.
QString componentName(const StatedFigure &figure)
{
    static const QMap<QString, QString> names{{u"OPBD"_s, u"Opening booked"_s},
                                              {u"OPAV"_s, u"Opening available"_s},
                                              {u"PRCD"_s, u"Previously closed booked"_s},
                                              {u"ITBD"_s, u"Interim booked"_s},
                                              {u"CLBD"_s, u"Closing booked"_s},
                                              {u"ITAV"_s, u"Interim available"_s},
                                              {u"CLAV"_s, u"Closing available"_s},
                                              {u"FWAV"_s, u"Forward available"_s},
                                              {u"XPCD"_s, u"Expected"_s},
                                              {u"INFO"_s, u"Information"_s}};
    const QString name = names.value(figure.code, figure.code);
    return name == keyOf(figure) ? name : u"%1 (%2)"_s.arg(name, keyOf(figure));
}

} // namespace

ReplyBody bodyOf(const StatedBalance &balance, const ImportRecord &record)
{
    QJsonObject balances;
    const auto add = [&balances](const StatedFigure &figure) {
        balances.insert(keyOf(figure), QJsonObject{{u"text"_s, figure.raw}, {u"amount"_s, figure.amount.toString()}});
    };
    for (const auto *figure : {&balance.posted, &balance.available, &balance.pending, &balance.creditLine}) {
        if (*figure)
            add(**figure);
    }
    for (const StatedFigure &figure : balance.others)
        add(figure);
    QJsonObject json{{u"version"_s, importRecordVersion},
                     {record.file.isEmpty() ? u"enteredBy"_s : u"importedBy"_s, record.author},
                     {u"at"_s, formatRfc3339(record.at)},
                     {u"account"_s, balance.accountId},
                     {u"name"_s, balance.name},
                     {u"currency"_s, balance.currency.toString()},
                     {u"asOf"_s, formatRfc3339(balance.asOf)},
                     {u"balances"_s, balances}};
    if (!balance.remark.isEmpty())
        json.insert(u"remark"_s, balance.remark);
    if (!record.file.isEmpty()) {
        json.insert(u"file"_s, record.file);
        json.insert(u"sha256"_s, QString::fromLatin1(record.sha256.toHex()));
        json.insert(u"place"_s, record.place);
    }
    const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Indented);
    return {requestOf(record), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256), bytes};
}

BalanceReading readingOf(const StatedBalance &balance, const QString &providerAccountId, const ImportRecord &record)
{
    BalanceReading reading{.providerAccountId = providerAccountId,
                           .name = balance.name,
                           .iban = balance.iban,
                           .status = {},
                           .currency = balance.currency,
                           .posted = figureOf(balance.posted, record),
                           .available = figureOf(balance.available, record),
                           .pending = figureOf(balance.pending, record),
                           .creditLine = {balance.creditLineIncluded, figureOf(balance.creditLine, record)},
                           .components = {},
                           .bridgeTerms = {},
                           .asOf = balance.asOf,
                           .lastChangedAt = {},
                           .ownership = Ownership::Own,
                           .inTotals = true,
                           .diagnostics = balance.diagnostics};
    for (const StatedFigure &figure : balance.others)
        reading.components.push_back({componentName(figure), ComponentRole::Information, figureOf(figure, record)});
    reading.diagnostics.push_back({Diagnostic::Kind::EnteredBy, record.author, balance.remark});
    if (!record.file.isEmpty()) {
        reading.diagnostics.push_back(
            {Diagnostic::Kind::ImportedFrom, record.place,
             u"%1 (SHA-256 %2)"_s.arg(record.file, QString::fromLatin1(record.sha256.toHex()))});
    }
    return reading;
}

} // namespace coffer

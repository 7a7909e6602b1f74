// SPDX-License-Identifier: GPL-3.0-or-later
#include <reports/position_csv.h>

#include <reports/csv_writer.h>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;

QString amountOf(const std::optional<Figure> &figure)
{
    return figure ? figure->amount.toString() : QString();
}

QString amountOf(const std::optional<Decimal> &amount)
{
    return amount ? amount->toString() : QString();
}

QString timeOf(const std::optional<UtcTime> &time)
{
    return time ? formatRfc3339(*time) : QString();
}

void writeAccount(CsvWriter &csv, const PositionAccount &account, const CashPosition &position)
{
    const AccountSnapshot &snapshot = account.snapshot;
    csv.text(account.entity)
        .text(account.provider.toString())
        .text(account.connectionName)
        .text(account.name)
        .text(snapshot.providerAccountId);
    if (const auto &reading = snapshot.reading) {
        csv.text(reading->iban)
            .text(reading->currency.toString())
            .value(amountOf(reading->posted))
            .value(amountOf(reading->available))
            .value(amountOf(reading->pending))
            .value(amountOf(account.ownAvailable))
            .value(creditLineCode(reading->creditLine.included))
            .value(amountOf(reading->creditLine.amount))
            .value(account.bridge ? amountOf(account.bridge->unexplained) : QString())
            .value(timeOf(reading->asOf))
            .value(timeOf(reading->lastChangedAt));
    } else {
        for (int i = 0; i < 11; ++i)
            csv.value({});
    }
    csv.value(timeOf(snapshot.confirmedAt))
        .value(accountStateCode(snapshot.state))
        .value(ageCode(account.freshness.age))
        .value(account.freshness.lastOutcome ? outcomeCode(*account.freshness.lastOutcome) : QString())
        .value(dataSourceCode(account.freshness.source))
        .value(ownershipCode(account.ownership))
        .value(exclusionCode(account.exclusion))
        .value(formatRfc3339(position.asOf));
    csv.endRow();
}

} // namespace

QByteArray positionToCsv(const CashPosition &position)
{
    CsvWriter csv;
    for (const QString &heading :
         {u"entity"_s,        u"provider"_s,           u"connection"_s, u"account"_s,     u"providerAccountId"_s,
          u"iban"_s,          u"currency"_s,           u"posted"_s,     u"available"_s,   u"pending"_s,
          u"ownAvailable"_s,  u"creditLineIncluded"_s, u"creditLine"_s, u"unexplained"_s, u"asOf"_s,
          u"lastChangedAt"_s, u"receivedAt"_s,         u"state"_s,      u"age"_s,         u"lastOutcome"_s,
          u"source"_s,        u"ownership"_s,          u"exclusion"_s,  u"positionAsOf"_s})
        csv.value(heading);
    csv.endRow();
    for (const PositionAccount &account : position.accounts)
        writeAccount(csv, account, position);
    return csv.bytes();
}

} // namespace coffer

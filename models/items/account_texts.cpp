// SPDX-License-Identifier: GPL-3.0-or-later
#include <items/account_texts.h>

#include <wording/error_text.h>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

struct Items
{
    Q_DECLARE_TR_FUNCTIONS(Items)
};

std::optional<Decimal> amountOf(const std::optional<Figure> &figure)
{
    return figure ? std::optional(figure->amount) : std::nullopt;
}

} // namespace

Attention attentionOf(const Freshness &freshness)
{
    if (freshness.lastOutcome == AttemptOutcome::Failed || freshness.lastOutcome == AttemptOutcome::Refused)
        return Attention::Error;
    switch (freshness.age) {
    case Age::Stale:
    case Age::Never:
        return Attention::Warning;
    case Age::Ageing:
        return Attention::Notice;
    case Age::Current:
        return Attention::None; // Partly read is said of the connection: this account is among those that were read.
    }
    Q_UNREACHABLE();
}

Attention worse(Attention a, Attention b)
{
    return int(a) > int(b) ? a : b;
}

std::optional<Decimal> figureOf(const PositionAccount &account, BalanceColumn column)
{
    if (!account.snapshot.reading)
        return std::nullopt;
    const BalanceReading &reading = *account.snapshot.reading;
    switch (column) {
    case BalanceColumn::Posted:
        return amountOf(reading.posted);
    case BalanceColumn::Available:
        return amountOf(reading.available);
    case BalanceColumn::OwnAvailable:
        return account.ownAvailable;
    case BalanceColumn::CreditLine:
        return amountOf(reading.creditLine.amount);
    case BalanceColumn::Blocked:
        return account.blocked;
    case BalanceColumn::Pending:
        return amountOf(reading.pending);
    }
    Q_UNREACHABLE();
}

std::optional<Decimal> figureOf(const CurrencyTotal &total, BalanceColumn column)
{
    switch (column) {
    case BalanceColumn::Posted:
        return total.posted;
    case BalanceColumn::Available:
        return total.available;
    case BalanceColumn::OwnAvailable:
        return total.ownAvailable;
    case BalanceColumn::CreditLine:
        return total.creditLine;
    case BalanceColumn::Blocked:
        return total.blocked;
    case BalanceColumn::Pending:
        return std::nullopt; // a projection of single accounts; no total is made of it
    }
    Q_UNREACHABLE();
}

std::optional<int> reportingCount(const CurrencyTotal &total, BalanceColumn column)
{
    switch (column) {
    case BalanceColumn::Posted:
        return total.postedCount;
    case BalanceColumn::Available:
        return total.availableCount;
    case BalanceColumn::OwnAvailable:
        return total.ownAvailableCount;
    case BalanceColumn::Blocked:
        return total.blockedCount;
    case BalanceColumn::CreditLine:
    case BalanceColumn::Pending:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

QString partText(const CurrencyTotal &total, BalanceColumn column)
{
    const auto count = reportingCount(total, column);
    if (!count || *count >= total.accounts || !figureOf(total, column))
        return {};
    return Items::tr("%1 of %2", "accounts that a sum covers")
        .arg(QString::number(*count), QString::number(total.accounts));
}

QString availableLabel(const std::vector<PositionAccount> &accounts)
{
    const bool creditInside = std::any_of(accounts.begin(), accounts.end(), [](const PositionAccount &account) {
        const auto &reading = account.snapshot.reading;
        return reading && reading->available && reading->creditLine.included == CreditLineIncluded::Yes
            && !(reading->creditLine.amount && reading->creditLine.amount->amount.isZero());
    });
    return creditInside ? Items::tr("Available incl. credit") : columnLabel(BalanceColumn::Available);
}

QString availableToolTip()
{
    return Items::tr("As the providers report it, with the credit lines that are inside. Own funds are without them.");
}

CurrencyTotal countsOf(const std::vector<CurrencyTotal> &totals)
{
    CurrencyTotal result{.currency = CurrencyCode::parse(u"XXX").value(), // ISO 4217: no currency
                         .posted = {},
                         .available = {},
                         .ownAvailable = {},
                         .creditLine = {},
                         .blocked = {},
                         .oldestConfirmation = {}};
    for (const CurrencyTotal &total : totals) {
        result.accounts += total.accounts;
        result.current += total.current;
        result.failed += total.failed;
        result.excluded += total.excluded;
        if (total.oldestConfirmation
            && (!result.oldestConfirmation || *total.oldestConfirmation < *result.oldestConfirmation))
            result.oldestConfirmation = total.oldestConfirmation;
    }
    return result;
}

const Figure *sourcedFigure(const BalanceReading &reading, BalanceColumn column)
{
    const auto pointer = [](const std::optional<Figure> &figure) { return figure ? &*figure : nullptr; };
    switch (column) {
    case BalanceColumn::Posted:
        return pointer(reading.posted);
    case BalanceColumn::Available:
        return pointer(reading.available);
    case BalanceColumn::Pending:
        return pointer(reading.pending);
    case BalanceColumn::CreditLine:
        return pointer(reading.creditLine.amount);
    case BalanceColumn::OwnAvailable:
    case BalanceColumn::Blocked:
        return nullptr;
    }
    Q_UNREACHABLE();
}

QString failedText(int failed, const QStringList &connections)
{
    constexpr qsizetype named = 3;
    if (failed == 0)
        return {};
    QStringList names = connections.mid(0, named);
    for (QString &name : names)
        name = shortened(name, 40);
    if (connections.size() > named)
        names += u"…"_s;
    return names.isEmpty() ? Items::tr("%1 failed").arg(failed)
                           : Items::tr("%1 failed: %2", "accounts, names of connections")
                                 .arg(QString::number(failed), names.join(u", "_s));
}

QString freshnessSentence(const CurrencyTotal &counts, const QStringList &failed, const DisplayFormat &format)
{
    QStringList parts{
        Items::tr("%1 of %2 current").arg(QString::number(counts.current), QString::number(counts.accounts))};
    if (counts.oldestConfirmation)
        parts += Items::tr("oldest %1").arg(timeOrNothing(counts.oldestConfirmation, format));
    if (counts.failed > 0)
        parts += failedText(counts.failed, failed);
    return parts.join(u" · "_s);
}

bool isUnexplainedAlarming(const PositionAccount &account)
{
    if (!account.bridge || !account.bridge->unexplained || account.bridge->unexplained->isZero())
        return false;
    const AccountLimits &limits = account.settings.limits;
    const bool isOfCurrency = limits.currency == account.snapshot.reading->currency.toString();
    return !limits.tolerance || !isOfCurrency || *limits.tolerance < account.bridge->unexplained->absolute();
}

BalanceColumn drawnColumn(const TrendSeries &series)
{
    const bool hasAvailable = std::any_of(series.points.begin(), series.points.end(),
                                          [](const TrendSeries::Point &point) { return point.available.has_value(); });
    return hasAvailable ? BalanceColumn::Available : BalanceColumn::Posted;
}

QString seriesText(const TrendSeries &series, const DisplayFormat &format)
{
    const bool isAvailable = drawnColumn(series) == BalanceColumn::Available;
    std::optional<Decimal> first;
    std::optional<Decimal> last;
    int readings = 0;
    int gaps = 0;
    for (const TrendSeries::Point &point : series.points) {
        const auto &figure = isAvailable ? point.available : point.posted;
        gaps += figure ? 0 : 1;
        readings += figure ? 1 : 0;
        first = first ? first : figure;
        last = figure ? figure : last;
    }
    if (!first)
        return Items::tr("Nothing was read today");
    const AmountFormat amounts = format.amounts();
    const QString from = amounts.format(Money(*first, series.currency));
    const QString to = amounts.format(Money(*last, series.currency));
    const QString column = columnLabel(isAvailable ? BalanceColumn::Available : BalanceColumn::Posted);
    if (gaps == 0)
        return Items::tr("%1 today from %2 to %3, values: %4").arg(column, from, to, QString::number(readings));
    return Items::tr("%1 today from %2 to %3, values: %4, gaps: %5")
        .arg(column, from, to, QString::number(readings), QString::number(gaps));
}

QString stateText(const PositionAccount &account)
{
    QStringList parts;
    if (account.snapshot.state == AccountState::Present || account.freshness.age != Age::Current)
        parts += ageLabel(account.freshness.age);
    const auto outcome = account.freshness.lastOutcome;
    if (account.snapshot.state != AccountState::Present)
        parts += accountStateLabel(account.snapshot.state);
    else if (outcome && *outcome != AttemptOutcome::Ok && *outcome != AttemptOutcome::Partial)
        parts += outcomeLabel(*outcome);
    return parts.join(u" · "_s);
}

QString confirmationAge(const std::optional<UtcTime> &confirmedAt, UtcTime now)
{
    return confirmedAt ? ageText(now - *confirmedAt) : QString();
}

QString timeOrNothing(const std::optional<UtcTime> &time, const DisplayFormat &format)
{
    return time ? timeText(*time, format.locale, format.zone) : QString();
}

QString figureToolTip(const PositionAccount &account, BalanceColumn column, const DisplayFormat &format)
{
    if (!account.snapshot.reading)
        return accountToolTip(account, format);
    const BalanceReading &reading = *account.snapshot.reading;
    QStringList lines{shortened(account.name, 300)};
    const std::optional<Decimal> amount = figureOf(account, column);
    lines += Items::tr("%1: %2").arg(
        columnLabel(column), amount ? format.amounts().format(Money(*amount, reading.currency)) : notSentText());
    if (column == BalanceColumn::Available)
        lines += creditLineLabel(reading.creditLine.included);
    if (const Figure *figure = sourcedFigure(reading, column)) {
        for (const FigureSource &source : figure->sources) {
            const QString raw = format.hidesAmounts() ? AmountFormat::mask() : shortened(source.rawToken);
            //: A pointer into the provider's reply and the text that stands there.
            lines += Items::tr("Read from %1: %2").arg(shortened(source.pointer, 120), raw);
        }
    }
    if (reading.asOf)
        lines += Items::tr("Stated for: %1").arg(timeOrNothing(reading.asOf, format));
    if (account.snapshot.confirmedAt)
        lines += Items::tr("Confirmed: %1").arg(timeOrNothing(account.snapshot.confirmedAt, format));
    lines += stateText(account);
    return lines.join(u'\n');
}

QString accountToolTip(const PositionAccount &account, const DisplayFormat &format)
{
    const AccountSnapshot &snapshot = account.snapshot;
    QStringList lines{shortened(account.name, 300)};
    lines += Items::tr("Connection: %1").arg(shortened(account.connectionName, 300));
    lines += Items::tr("Provider's id: %1").arg(shortened(snapshot.providerAccountId, 300));
    if (snapshot.reading && !snapshot.reading->iban.isEmpty())
        lines += Items::tr("IBAN: %1").arg(shortened(snapshot.reading->iban));
    lines += ownershipLabel(account.ownership) + u" · "_s + exclusionLabel(account.exclusion);
    lines += stateText(account);
    if (snapshot.confirmedAt)
        lines += Items::tr("Confirmed: %1").arg(timeOrNothing(snapshot.confirmedAt, format));
    if (snapshot.stateError)
        lines += errorSentence(*snapshot.stateError, account.connectionName);
    if (snapshot.reading) {
        for (const Diagnostic &diagnostic : snapshot.reading->diagnostics) {
            // A digit diagnostic quotes the amount.
            if (!format.hidesAmounts() || diagnostic.kind != Diagnostic::Kind::MoreDigitsThanCurrency)
                lines += diagnosticSentence(diagnostic);
        }
    }
    return lines.join(u'\n');
}

QString escapedToolTip(const QString &plain)
{
    if (plain.isEmpty())
        return {};
    return u"<p style='white-space:pre-wrap'>"_s + plain.toHtmlEscaped() + u"</p>"_s;
}

} // namespace coffer

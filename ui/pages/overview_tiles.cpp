// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview_tiles.h"

#include <QCoreApplication>
#include <QLocale>

#include <map>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

struct Tiles
{
    Q_DECLARE_TR_FUNCTIONS(OverviewPage)
};

/// What is left out of the totals and why: "1 × Not counted: held for others".
QString excludedText(const CashPosition &position)
{
    std::map<Exclusion, int> reasons;
    for (const PositionAccount &account : position.accounts) {
        if (!account.inTotals())
            ++reasons[account.exclusion];
    }
    QStringList parts;
    for (const auto &[exclusion, count] : reasons)
        parts += u"%1 × %2"_s.arg(QString::number(count), exclusionLabel(exclusion));
    return parts.join(u'\n');
}

QString toolTipOf(const CurrencyTotal &total, BalanceColumn column, const DisplayFormat &format)
{
    const AmountFormat amounts = format.amounts();
    const auto amount = figureOf(total, column);
    const int reporting = reportingCount(total, column).value_or(0);
    QStringList help{total.currency.toString()};
    help += Tiles::tr("%1: %2").arg(columnLabel(column),
                                    amount ? amounts.format(Money(*amount, total.currency)) : notSentText());
    if (column == BalanceColumn::OwnAvailable && total.creditLine && !total.creditLine->isZero())
        help +=
            Tiles::tr("Credit headroom beside it: %1").arg(amounts.format(Money(*total.creditLine, total.currency)));
    help += Tiles::tr("%1 of %2 accounts tell this figure")
                .arg(QString::number(reporting), QString::number(total.accounts));
    if (total.overflow)
        help += Tiles::tr("A sum has more digits than can be held, so it is not shown");
    help += coverageText(total);
    if (total.oldestConfirmation)
        help += Tiles::tr("Oldest confirmation: %1").arg(timeOrNothing(total.oldestConfirmation, format));
    if (total.excluded > 0)
        help += total.excluded == 1 ? Tiles::tr("1 account is not counted")
                                    : Tiles::tr("%n accounts are not counted", nullptr, total.excluded);
    return help.join(u'\n');
}

FigureList::Line moneyLine(const CurrencyTotal &total, BalanceColumn column, const DisplayFormat &format)
{
    const AmountFormat amounts = format.amounts();
    const auto amount = figureOf(total, column);
    FigureList::Line line;
    line.label = total.currency.toString();
    line.amount = amount ? amounts.formatNumber(Money(*amount, total.currency)) : u"–"_s;
    line.value = amount ? amount->toString() : QString();
    line.muted = !amount;
    if (total.failed > 0)
        line.icon = u"error"_s;
    else if (total.current < total.accounts)
        line.icon = u"clock"_s;
    QStringList remarks;
    if (const QString part = partText(total, column); !part.isEmpty())
        remarks += part;
    if (column == BalanceColumn::OwnAvailable && total.creditLine && !total.creditLine->isZero())
        remarks +=
            Tiles::tr("+ %1 credit headroom").arg(amounts.formatNumber(Money(*total.creditLine, total.currency)));
    line.remark = remarks.join(u" · "_s);
    line.toolTip = toolTipOf(total, column, format);
    return line;
}

} // namespace

TileTexts moneyTile(const CashPosition &position, BalanceColumn column, const DisplayFormat &format)
{
    TileTexts tile;
    CurrencyTotal counted = countsOf({}); // of the accounts that tell this figure
    int inside = 0;
    for (const CurrencyTotal &total : position.totals) {
        if (total.accounts == 0)
            continue;
        tile.lines.push_back(moneyLine(total, column, format));
        inside += reportingCount(total, column).value_or(0);
        counted.accounts += total.accounts;
        counted.current += total.current;
        counted.failed += total.failed;
    }
    if (counted.current < counted.accounts) {
        tile.attention = counted.failed > 0 ? Attention::Error : Attention::Notice;
        tile.warning = coverageText(counted);
    }
    tile.foot = counted.accounts == 0 ? Tiles::tr("No balances are counted yet")
                                      : Tiles::tr("%1 of %2 counted accounts tell this figure")
                                            .arg(QString::number(inside), QString::number(counted.accounts));
    return tile;
}

TileTexts freshnessTile(const CashPosition &position, const DisplayFormat &format)
{
    std::map<Age, int> ages;
    int failed = 0;
    for (const PositionAccount &account : position.accounts) {
        ++ages[account.freshness.age];
        if (account.freshness.lastOutcome == AttemptOutcome::Failed
            || account.freshness.lastOutcome == AttemptOutcome::Refused)
            ++failed;
    }
    const QLocale locale = format.locale.isEmpty() ? QLocale::c() : QLocale(format.locale);
    TileTexts tile;
    const auto add = [&](const QString &icon, const QString &label, int count) {
        FigureList::Line line;
        line.icon = icon;
        line.label = label;
        line.amount = locale.toString(count);
        line.value = position.accounts.empty() ? QString() : QString::number(count);
        line.muted = count == 0;
        tile.lines.push_back(line);
    };
    add(u"ok"_s, ageLabel(Age::Current), ages[Age::Current]);
    add(u"clock"_s, ageLabel(Age::Ageing), ages[Age::Ageing]);
    add(u"warning"_s, ageLabel(Age::Stale), ages[Age::Stale]);
    add(u"warning"_s, ageLabel(Age::Never), ages[Age::Never]);
    add(u"error"_s, Tiles::tr("Last attempt failed"), failed);
    tile.attention = failed > 0                        ? Attention::Error
        : ages[Age::Stale] > 0 || ages[Age::Never] > 0 ? Attention::Warning
                                                       : Attention::None;

    const CurrencyTotal counts = countsOf(position.totals);
    QStringList foot{Tiles::tr("Counted: %1").arg(coverageText(counts))};
    if (counts.oldestConfirmation)
        foot += Tiles::tr("Oldest: %1").arg(timeOrNothing(counts.oldestConfirmation, format));
    if (const QString excluded = excludedText(position); !excluded.isEmpty())
        foot += excluded;
    tile.foot = foot.join(u'\n');
    return tile;
}

} // namespace coffer

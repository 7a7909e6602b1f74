// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge_rows.h"

#include <wording/labels.h>

namespace coffer {

namespace {

double plotValue(const std::optional<Decimal> &amount)
{
    return amount ? amount->toPlotValue() : 0;
}

std::optional<Decimal> amountOf(const std::optional<Figure> &figure)
{
    return figure ? std::optional(figure->amount) : std::nullopt;
}

BridgeBar fromZero(BridgeBar::Kind kind, const QString &label, const std::optional<Decimal> &amount)
{
    return {.kind = kind, .label = label, .amount = amount, .from = 0, .to = plotValue(amount)};
}

/// The terms of the identity, each beginning where the one before ended. One that was not sent moves nothing.
void addTerms(std::vector<BridgeBar> *bars, const Bridge &bridge)
{
    double sum = 0;
    for (const Bridge::Line &line : bridge.lines) {
        const bool first = bars->empty();
        BridgeBar bar{.kind = first && line.term.of == BridgeTerm::Of::Posted ? BridgeBar::Kind::Posted
                                                                              : BridgeBar::Kind::Part,
                      .label = bridgeLineLabel(line.term, first),
                      .amount = line.amount,
                      .from = sum};
        sum += plotValue(line.amount);
        bar.to = sum;
        bars->push_back(bar);
    }
}

} // namespace

bool isPastTolerance(const Decimal &unexplained, const PositionAccount &account)
{
    const AccountLimits &limits = account.settings.limits;
    const auto &reading = account.snapshot.reading;
    if (!limits.tolerance || !reading || limits.currency != reading->currency.toString())
        return !unexplained.isZero();
    return unexplained.absolute() > *limits.tolerance;
}

std::vector<BridgeBar> bridgeBars(const PositionAccount &account)
{
    using Kind = BridgeBar::Kind;
    std::vector<BridgeBar> bars;
    if (!account.snapshot.reading || !account.bridge)
        return bars;
    const auto posted = amountOf(account.snapshot.reading->posted);
    const auto available = amountOf(account.snapshot.reading->available);
    const Bridge &bridge = *account.bridge;
    if (bridge.state == Bridge::State::NotItemised)
        bars.push_back(fromZero(Kind::Posted, columnLabel(BalanceColumn::Posted), posted));
    else
        addTerms(&bars, bridge);
    if (bridge.expectedAvailable)
        bars.push_back(
            fromZero(Kind::Expected, bridgeRowLabel(BridgeRow::ExpectedAvailable), bridge.expectedAvailable));
    bars.push_back(fromZero(Kind::Available, bridgeRowLabel(BridgeRow::AvailableAsReported), available));
    if (bridge.unexplained)
        bars.push_back({.kind = Kind::Gap,
                        .label = bridgeRowLabel(BridgeRow::Unexplained),
                        .amount = bridge.unexplained,
                        .from = plotValue(bridge.expectedAvailable),
                        .to = plotValue(available),
                        .alarming = isPastTolerance(*bridge.unexplained, account)});
    else if (bridge.state == Bridge::State::NotItemised && bridge.difference)
        bars.push_back({.kind = Kind::Gap,
                        .label = bridgeRowLabel(BridgeRow::DifferenceNotItemised),
                        .amount = bridge.difference,
                        .from = plotValue(posted),
                        .to = plotValue(available)});
    return bars;
}

} // namespace coffer

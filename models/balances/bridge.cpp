// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/bridge.h>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

std::optional<Decimal> amountOf(const std::optional<Figure> &figure)
{
    return figure ? std::optional(figure->amount) : std::nullopt;
}

std::optional<Decimal> amountOf(const BridgeTerm &term, const BalanceReading &reading)
{
    switch (term.of) {
    case BridgeTerm::Of::Posted:
        return amountOf(reading.posted);
    case BridgeTerm::Of::Pending:
        return amountOf(reading.pending);
    case BridgeTerm::Of::CreditLine:
        return amountOf(reading.creditLine.amount);
    case BridgeTerm::Of::Component: {
        const auto component = std::find_if(reading.components.begin(), reading.components.end(),
                                            [&](const Component &c) { return c.name == term.component; });
        return component == reading.components.end() ? std::nullopt : amountOf(component->figure);
    }
    }
    Q_UNREACHABLE();
}

/// A part explains the way; posted and pending are where the way begins.
bool isPart(const Bridge::Line &line)
{
    return line.term.of == BridgeTerm::Of::Component || line.term.of == BridgeTerm::Of::CreditLine;
}

std::optional<Decimal> difference(const std::optional<Decimal> &a, const std::optional<Decimal> &b)
{
    if (!a || !b)
        return std::nullopt;
    Result<Decimal> result = a->minus(*b);
    return result ? std::optional(std::move(result).value()) : std::nullopt;
}

/// Nothing where a line was not sent or the sum does not fit.
std::optional<Decimal> sumOf(const std::vector<Bridge::Line> &lines)
{
    std::optional<Decimal> sum;
    for (const Bridge::Line &line : lines) {
        if (!line.amount)
            return std::nullopt;
        if (!sum) {
            sum = line.amount;
            continue;
        }
        Result<Decimal> next = sum->plus(*line.amount);
        if (!next)
            return std::nullopt;
        sum = std::move(next).value();
    }
    return sum;
}

} // namespace

Bridge bridgeOf(const BalanceReading &reading)
{
    const std::optional<Decimal> available = amountOf(reading.available);
    Bridge bridge;
    bridge.difference = difference(available, amountOf(reading.posted));
    for (const BridgeTerm &term : reading.bridgeTerms) {
        std::optional<Decimal> amount = amountOf(term, reading);
        if (amount && term.minus)
            amount = amount->negated();
        bridge.lines.push_back({term, term.component, std::move(amount)});
    }

    const bool hasParts = std::any_of(bridge.lines.begin(), bridge.lines.end(), isPart);
    const bool sentPart = std::any_of(bridge.lines.begin(), bridge.lines.end(),
                                      [](const Bridge::Line &line) { return isPart(line) && line.amount; });
    if (bridge.lines.empty() || (hasParts && !sentPart))
        return bridge;

    bridge.expectedAvailable = sumOf(bridge.lines);
    bridge.state = bridge.expectedAvailable ? Bridge::State::Complete : Bridge::State::Incomplete;
    bridge.unexplained = difference(available, bridge.expectedAvailable);
    return bridge;
}

QString bridgeStateCode(Bridge::State state)
{
    switch (state) {
    case Bridge::State::NotItemised:
        return u"not-itemised"_s;
    case Bridge::State::Incomplete:
        return u"incomplete"_s;
    case Bridge::State::Complete:
        return u"complete"_s;
    }
    Q_UNREACHABLE();
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/target_status.h>

namespace coffer {

namespace {

/// How far `figure` is from `from`; the distance of a sum that does not fit is not known.
TargetStatus statusFrom(TargetStatus status, const Decimal &from)
{
    const auto difference = status.figure->minus(from);
    if (!difference) {
        status.kind = TargetStatus::Kind::CannotSay;
        return status;
    }
    if (difference.value().isZero()) {
        status.kind = TargetStatus::Kind::Fits;
        return status;
    }
    status.kind = difference.value().isNegative() ? TargetStatus::Kind::Short : TargetStatus::Kind::Excess;
    status.by = difference.value().absolute();
    return status;
}

} // namespace

bool isJudgeable(const PositionAccount &account)
{
    const bool fresh = account.freshness.age == Age::Current || account.freshness.age == Age::Ageing;
    const auto &outcome = account.freshness.lastOutcome;
    return account.snapshot.reading && account.snapshot.state == AccountState::Present && fresh
        && outcome != AttemptOutcome::Failed && outcome != AttemptOutcome::Refused;
}

std::optional<Decimal> watchedFigure(const PositionAccount &account)
{
    if (!account.snapshot.reading)
        return std::nullopt;
    const BalanceReading &reading = *account.snapshot.reading;
    const std::optional<Figure> &figure =
        account.settings.limits.basis == AccountLimits::Basis::Posted ? reading.posted : reading.available;
    return figure ? std::optional(figure->amount) : std::nullopt;
}

bool isInLimitsCurrency(const PositionAccount &account)
{
    const auto &reading = account.snapshot.reading;
    return reading && reading->currency.toString() == account.settings.limits.currency;
}

TargetStatus targetStatusOf(const PositionAccount &account)
{
    const AccountLimits &limits = account.settings.limits;
    TargetStatus status;
    if (!limits.minimum && !limits.target && !limits.maximum)
        return status;
    status.kind = TargetStatus::Kind::CannotSay;
    if (!isJudgeable(account) || !isInLimitsCurrency(account))
        return status;
    status.figure = watchedFigure(account);
    if (!status.figure)
        return status;
    status.isBelowMinimum = limits.minimum && *status.figure < *limits.minimum;
    status.isAboveMaximum = limits.maximum && *status.figure > *limits.maximum;
    if (limits.target)
        return statusFrom(std::move(status), *limits.target);
    if (status.isBelowMinimum)
        return statusFrom(std::move(status), *limits.minimum);
    if (status.isAboveMaximum)
        return statusFrom(std::move(status), *limits.maximum);
    status.kind = TargetStatus::Kind::Fits;
    return status;
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/completeness.h>

#include <algorithm>

namespace coffer {

namespace {

/// Figures of an end-of-day feed are due at this time where the connection names none (see expectation.h).
const QTime endOfDayDue(8, 0);
constexpr std::chrono::hours endOfDayGrace{4};

Completeness receivedState(const CompletenessCell &cell)
{
    if (cell.record.correctedAt)
        return Completeness::Corrected;
    const bool late = cell.expectedBy && *cell.record.firstConfirmedAt > *cell.expectedBy;
    return late ? Completeness::Late : Completeness::Received;
}

std::optional<UtcTime> expectedBy(const CompletenessRule &rule, QDate day)
{
    const Connection &connection = rule.connection;
    const bool endOfDay = connection.feed == FeedKind::EndOfDay;
    if (!rule.calendar.isBusinessDay(day) || (connection.fixedTimes.empty() && !endOfDay))
        return std::nullopt;
    const QTime time = connection.fixedTimes.empty() ? endOfDayDue : connection.fixedTimes.front();
    // A time from the cut-off on belongs to the business day that follows its calendar day.
    const bool dayBefore = rule.days.cutOff > QTime(0, 0) && time >= rule.days.cutOff;
    const UtcTime due = momentOf(dayBefore ? day.addDays(-1) : day, time, rule.days.zone);
    return due + (endOfDay ? endOfDayGrace : connection.effectiveFreshnessLimits().ageing);
}

std::optional<WhyNotExpected> whyNotExpected(const CompletenessRule &rule, QDate day,
                                             const CompletenessFacts::Account &account, std::size_t index)
{
    if (!account.firstSeenAt || *account.firstSeenAt >= rule.days.endOf(day))
        return WhyNotExpected::BeforeAccount;
    if (rule.calendar.holidays.contains(day))
        return WhyNotExpected::Holiday;
    if (!rule.calendar.isBusinessDay(day))
        return WhyNotExpected::Weekend;
    const auto attempted = [](const DayRecord &record) { return record.attempts > 0; };
    if (rule.connection.paused && std::none_of(account.days.begin() + qsizetype(index), account.days.end(), attempted))
        return WhyNotExpected::Paused;
    return std::nullopt;
}

} // namespace

CompletenessCell judgeDay(const CompletenessRule &rule, QDate day, const CompletenessFacts::Account &account,
                          std::size_t index, bool machineRan)
{
    CompletenessCell cell;
    cell.record = account.days[index];
    cell.expectedBy = expectedBy(rule, day);
    if (cell.record.firstConfirmedAt) {
        cell.state = receivedState(cell);
        return cell;
    }
    if ((cell.why = whyNotExpected(rule, day, account, index))) {
        cell.state = Completeness::NotExpected;
        if (cell.why == WhyNotExpected::Holiday)
            cell.holiday = rule.calendar.holidays.at(day);
        return cell;
    }
    const UtcTime due = cell.expectedBy.value_or(rule.days.endOf(day));
    if (rule.now < due && cell.record.attempts == 0)
        cell.state = Completeness::Pending;
    else
        cell.state = machineRan || cell.record.attempts > 0 ? Completeness::Failed : Completeness::MachineOff;
    return cell;
}

std::vector<bool> daysWithLife(const std::vector<ProgramSession> &sessions, const std::vector<QDate> &days,
                               const BusinessDayRule &rule)
{
    std::vector<bool> life(days.size(), false);
    for (std::size_t i = 0; i < days.size(); ++i) {
        const UtcTime from = rule.endOf(days[i].addDays(-1));
        const UtcTime until = rule.endOf(days[i]);
        life[i] = std::any_of(sessions.begin(), sessions.end(), [&](const ProgramSession &session) {
            return session.startedAt < until && session.stoppedAt.value_or(session.heartbeatAt) >= from;
        });
    }
    return life;
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/business_calendar.h>
#include <balances/connection.h>
#include <balances/log_records.h>

namespace coffer {

/// What the log knows of one account on one day. Times are our clock at the reply.
struct DayRecord
{
    std::optional<UtcTime> firstConfirmedAt;
    std::optional<UtcTime> lastConfirmedAt;
    int attempts = 0; ///< of its connection, whatever came of them
    std::optional<UtcTime> lastAttemptAt;
    std::optional<UtcTime> correctedAt; ///< when, after the day, the provider stated another value for it

    friend bool operator==(const DayRecord &, const DayRecord &) = default;
};

/// What became of one account on one day.
enum class Completeness {
    Received,
    Late,        ///< first confirmed after it was expected
    Corrected,   ///< received, and stated differently on a later day
    Failed,      ///< nothing confirmed it although the program ran
    MachineOff,  ///< nothing confirmed it, and no program gave a sign of life
    NotExpected, ///< see WhyNotExpected
    Pending,     ///< today, and not yet received nor due
};

enum class WhyNotExpected { Weekend, Holiday, BeforeAccount, Paused };

struct CompletenessCell
{
    Completeness state = Completeness::Pending;
    std::optional<WhyNotExpected> why; ///< set for NotExpected
    QString holiday;                   ///< its name
    std::optional<UtcTime> expectedBy; ///< nothing: at any time of the day
    DayRecord record;

    friend bool operator==(const CompletenessCell &, const CompletenessCell &) = default;
};

/// When each account of a grid was first known, and what happened on each day: the log's part of it.
struct CompletenessFacts
{
    std::vector<QDate> days; ///< ascending, without gaps
    struct Account
    {
        AccountId id;
        ConnectionId connection;
        std::optional<UtcTime> firstSeenAt;
        std::vector<DayRecord> days; ///< as many as there are days
    };
    std::vector<Account> accounts;
    std::vector<ProgramSession> sessions; ///< newest first, those that reach into the days
};

/// How one account's days are judged.
struct CompletenessRule
{
    const BusinessCalendar &calendar; ///< of its entity
    const BusinessDayRule &days;
    const Connection &connection;
    UtcTime now;
};

/// A reading on a day that is none of business is received all the same. Expected by: the first fixed time and the
/// connection's limit for ageing (an end-of-day feed: and 4 hours; at 08:00 without fixed times); any other connection
/// may answer at any time of the day. A paused
/// connection is not expected from its last attempt on. Corrected and late: corrected.
[[nodiscard]] CompletenessCell judgeDay(const CompletenessRule &rule, QDate day,
                                        const CompletenessFacts::Account &account, std::size_t index, bool machineRan);
/// For each day whether a session gave signs of life in it; a running one until its last heartbeat.
[[nodiscard]] std::vector<bool> daysWithLife(const std::vector<ProgramSession> &sessions,
                                             const std::vector<QDate> &days, const BusinessDayRule &rule);

} // namespace coffer

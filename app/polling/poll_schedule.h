// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/attempt.h>
#include <balances/business_calendar.h>
#include <balances/connection_schedule.h>
#include <polling/call_quota.h>

#include <map>
#include <random>
#include <vector>

namespace coffer {

/// A moment on both clocks: intervals follow the steady one; the wall clock notices that the machine slept.
struct PollTime
{
    std::chrono::milliseconds steady{0};
    UtcTime wall;
};

/// When each connection is polled next. Pure: no timer, no network, its clock and seed are given.
///
/// One poll per connection at a time. After a failure the back-off counts, not the interval. A refused credential (401,
/// 403) stops the connection until resume(): repeating it could lock the account at the bank. While the host of a
/// failed connection is backing off, the other connections to it wait too, and one of them alone tries it first.
///
/// Fixed times of the business days count beside the interval, or alone. One that passes while the machine sleeps, or
/// while nothing can be asked, is made up for once. Where calls per day are limited, fixed times come first: the
/// interval is stretched so that the limit lasts and each fixed time of the next day keeps its calls. After a sleep
/// what has no limit is due at once.
class PollSchedule
{
public:
    explicit PollSchedule(std::uint32_t seed) : m_random(seed) {}

    struct Entry
    {
        ConnectionId id;
        QString host; ///< origin of its first address: back-off is shared by host
        std::chrono::seconds interval{900};
        bool paused = false;
        std::vector<QTime> fixedTimes = {}; ///< ascending
        bool byFixedTimesOnly = false;
        QString entity = {}; ///< whose business days count
        int callsPerDay = 0; ///< 0: no limit
    };
    /// Keeps what is known of connections that stay. New ones are due at once.
    void setEntries(const std::vector<Entry> &entries);
    void setBusinessDays(BusinessDays days);
    /// An attempt of an earlier run of the program: its calls count, and if it read something, fixed times up to then
    /// are done with.
    void noteEarlier(const ConnectionId &id, UtcTime at, AttemptOutcome outcome, int calls, const PollTime &now);

    /// Those that should start now; each is then running until finished().
    [[nodiscard]] std::vector<ConnectionId> takeDue(const PollTime &now);
    /// Starts one now whatever its interval, unless it is running: the user asked. False if it is running or unknown.
    [[nodiscard]] bool takeNow(const ConnectionId &id, const PollTime &now);
    /// `calls`: how many requests it made.
    void finished(const ConnectionId &id, AttemptOutcome outcome, const std::optional<Error> &error, int calls,
                  const PollTime &now);
    /// It was started but not asked: no call was left.
    void released(const ConnectionId &id);
    /// Not polled by takeDue() until resume() or takeNow().
    void stop(const ConnectionId &id);
    /// The credential was replaced.
    void resume(const ConnectionId &id);

    [[nodiscard]] bool isRunning(const ConnectionId &id) const;
    [[nodiscard]] bool isStopped(const ConnectionId &id) const; ///< waits for the user
    /// When it is polled next, as far as can be told; nothing while paused, stopped or running.
    [[nodiscard]] std::optional<UtcTime> nextAt(const ConnectionId &id, const PollTime &now) const;
    [[nodiscard]] const CallQuota &quota(const ConnectionId &id) const;
    [[nodiscard]] std::vector<ConnectionSchedule> schedules(const PollTime &now) const; ///< in the order of their ids

private:
    struct State
    {
        Entry entry;
        bool running = false;
        bool stopped = false;
        int failures = 0;
        std::chrono::milliseconds nextSteady{0}; ///< by interval or back-off; `never` where neither counts
        UtcTime nextWall;
        UtcTime fixedDone; ///< fixed times up to here are done with
        std::optional<UtcTime> nextFixed;

        [[nodiscard]] bool backsOff() const { return failures > 0 && nextSteady != never; }
    };
    struct Host
    {
        int failures = 0;
        std::chrono::milliseconds closedUntil{0};
        bool probing = false;
    };
    static constexpr auto never = std::chrono::milliseconds::max();

    [[nodiscard]] double jitter();
    void noteClocks(const PollTime &now);
    void planFixed(State &state);
    void place(State &state, std::optional<std::chrono::milliseconds> wait, const PollTime &now);
    void started(State &state, const PollTime &now);
    [[nodiscard]] bool hasCalls(State &state, const PollTime &now);
    [[nodiscard]] bool opensHost(State &state, const PollTime &now);
    [[nodiscard]] std::vector<UtcTime> reservedAfter(const State &state, UtcTime from) const;
    [[nodiscard]] std::optional<std::chrono::milliseconds> usualWait(const State &state) const;
    [[nodiscard]] std::optional<UtcTime> nextAt(const State &state, const PollTime &now) const;
    [[nodiscard]] static bool isDue(const State &state, const PollTime &now);

    BusinessDays m_days;
    std::map<ConnectionId, State> m_states;
    std::map<ConnectionId, CallQuota> m_quotas; ///< kept when a connection goes: it may come back
    std::map<QString, Host> m_hosts;
    std::optional<PollTime> m_seen;
    std::mt19937 m_random;
};

} // namespace coffer

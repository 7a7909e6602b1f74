// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/attempt.h>
#include <balances/connection.h>

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
    };
    /// Keeps what is known of connections that stay. New ones are due at once.
    void setEntries(const std::vector<Entry> &entries);

    /// Those that should start now; each is then running until finished().
    [[nodiscard]] std::vector<ConnectionId> takeDue(const PollTime &now);
    /// Starts one now whatever its interval, unless it is running: the user asked. False if it is running or unknown.
    [[nodiscard]] bool takeNow(const ConnectionId &id);
    void finished(const ConnectionId &id, AttemptOutcome outcome, const std::optional<Error> &error,
                  const PollTime &now);
    /// Not polled by takeDue() until resume() or takeNow().
    void stop(const ConnectionId &id);
    /// The credential was replaced.
    void resume(const ConnectionId &id);

    [[nodiscard]] bool isRunning(const ConnectionId &id) const;
    [[nodiscard]] bool isStopped(const ConnectionId &id) const; ///< waits for the user
    /// Steady time of its next poll; nothing while paused, stopped or running.
    [[nodiscard]] std::optional<std::chrono::milliseconds> nextAt(const ConnectionId &id) const;

private:
    struct State
    {
        Entry entry;
        bool running = false;
        bool stopped = false;
        int failures = 0;
        std::chrono::milliseconds nextSteady{0};
        UtcTime nextWall;
    };
    struct Host
    {
        int failures = 0;
        std::chrono::milliseconds closedUntil{0};
        bool probing = false;
    };
    [[nodiscard]] double jitter();

    std::map<ConnectionId, State> m_states;
    std::map<QString, Host> m_hosts;
    std::mt19937 m_random;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later

// What the schedule costs the engine with 5,000 connections, against one look at each of them.

#include <polling/poll_schedule.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int connections = 5'000;

PollTime at(std::chrono::seconds time)
{
    return {time, UtcTime(std::chrono::days(20'000)) + time};
}

/// A third each: by interval, by limited calls, by fixed times.
std::vector<PollSchedule::Entry> entries()
{
    std::vector<PollSchedule::Entry> result;
    for (int i = 0; i < connections; ++i) {
        PollSchedule::Entry entry;
        entry.id = ConnectionId(u"connection-%1"_s.arg(i));
        entry.host = u"https://bank-%1.example:443"_s.arg(i % 50);
        entry.entity = u"entity-%1"_s.arg(i % 20);
        if (i % 3 == 1)
            entry.callsPerDay = 24;
        if (i % 3 == 2)
            entry.fixedTimes = {QTime(8, 0), QTime(12, 0), QTime(16, 0)};
        if (i % 6 == 5)
            entry.callsPerDay = 24;
        result.push_back(entry);
    }
    return result;
}

/// Median of some runs, in microseconds.
template <typename Work>
double timed(Work work)
{
    std::vector<double> times;
    for (int i = 0; i < 9; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work(i);
        times.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
    }
    std::nth_element(times.begin(), times.begin() + 4, times.end());
    return times[4];
}

} // namespace

int main()
{
    BusinessDays days;
    days.rule.zone = QTimeZone("Europe/Berlin");
    std::map<ConnectionId, PollTime> plain;
    for (const auto &entry : entries())
        plain.emplace(entry.id, at(0s));
    PollSchedule schedule(1);
    schedule.setBusinessDays(days);
    schedule.setEntries(entries());

    const double limit = timed([&](int i) {
        volatile int due = 0;
        for (const auto &[id, time] : plain)
            due = due + (time.wall > at(std::chrono::seconds(i)).wall ? 1 : 0);
    });
    const auto line = [limit](const char *what, double time) {
        std::printf("%-44s %10.0f us %8.1f x\n", what, time, time / limit);
    };
    line("a look at each (the limit)", limit);
    line("sweep: all are due and end", timed([&](int i) {
             const PollTime now = at(std::chrono::hours(25 * i));
             for (const ConnectionId &id : schedule.takeDue(now))
                 schedule.finished(id, AttemptOutcome::Ok, {}, 1, now);
         }));
    line("tick: nothing is due", timed([&](int i) { (void)schedule.takeDue(at(200h + std::chrono::seconds(i))); }));
    line("told: all schedules", timed([&](int i) { (void)schedule.schedules(at(200h + std::chrono::seconds(i))); }));
    line("edited: all entries anew", timed([&](int) { schedule.setEntries(entries()); }));
    return 0;
}

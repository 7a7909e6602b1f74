// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity_reader.h"

#include <items/activity_texts.h>

#include <algorithm>
#include <deque>
#include <limits>

namespace coffer {

namespace {

constexpr int batch = 200;
constexpr int mostLookedAt = 5'000;
const UtcTime endOfTime = UtcTime::max();

/// The three sorts, each newest first, of which the newest is taken.
class Merge
{
public:
    Merge(ReadingQueries &queries, const ActivityRequest &request)
        : m_queries(queries)
        , m_filter(request.filter)
        , m_cursor(request.after)
        , m_fetch(request.after)
        , m_attemptsLeft(m_filter.attempts)
        , m_sessionsLeft(m_filter.wantsSessions())
        , m_alertsLeft(m_filter.wantsAlerts())
    {
    }
    Result<std::optional<ActivityEntry>> take()
    {
        for (auto fill : {&Merge::fillAttempts, &Merge::fillSessions, &Merge::fillAlerts}) {
            if (auto filled = (this->*fill)(); !filled)
                return filled.error();
        }
        std::deque<ActivityEntry> *newest = nullptr;
        for (std::deque<ActivityEntry> *each : {&m_attempts, &m_sessions, &m_alerts}) {
            if (!each->empty() && (!newest || each->front().at() > newest->front().at()))
                newest = each;
        }
        if (!newest)
            return std::optional<ActivityEntry>();
        std::optional<ActivityEntry> entry = std::move(newest->front());
        newest->pop_front();
        advance(*entry);
        return entry;
    }
    [[nodiscard]] const ActivityCursor &cursor() const { return m_cursor; }

private:
    void advance(const ActivityEntry &entry)
    {
        if (const auto *attempt = std::get_if<AttemptRecord>(&entry.what))
            m_cursor.attempt = attempt->sequence;
        else if (std::holds_alternative<ProgramSession>(entry.what))
            note(entry.at(), m_cursor.session, m_cursor.sessionsTold);
        else
            note(entry.at(), m_cursor.alert, m_cursor.alertsTold);
    }
    Result<void> fillAttempts()
    {
        if (!m_attempts.empty() || !m_attemptsLeft)
            return {};
        auto records =
            m_queries.attempts(AttemptFilter{m_filter.connection, m_filter.outcome}, m_cursor.attempt, batch);
        if (!records)
            return records.error();
        m_attemptsLeft = int(records.value().size()) == batch;
        for (AttemptRecord &record : records.value())
            m_attempts.push_back({std::move(record)});
        return {};
    }
    Result<void> fillSessions()
    {
        if (!std::exchange(m_sessionsLeft, false))
            return {};
        // They are few: some a day.
        const auto sessions = m_queries.sessions(std::numeric_limits<int>::max());
        if (!sessions)
            return sessions.error();
        std::vector<ProgramSession> sorted = sessions.value();
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const ProgramSession &a, const ProgramSession &b) { return a.startedAt > b.startedAt; });
        int told = 0;
        for (const ProgramSession &session : sorted) {
            const bool same = m_cursor.session == session.startedAt;
            if ((m_cursor.session && session.startedAt > *m_cursor.session) || (same && told++ < m_cursor.sessionsTold))
                continue;
            m_sessions.push_back({session});
        }
        return {};
    }
    Result<void> fillAlerts()
    {
        while (m_alerts.empty() && m_alertsLeft) {
            const int limit = batch + m_fetch.alertsTold;
            const auto events = m_queries.alertEvents(UtcTime(), m_fetch.alert.value_or(endOfTime), limit);
            if (!events)
                return events.error();
            m_alertsLeft = int(events.value().size()) == limit;
            int told = 0;
            const ActivityCursor before = m_fetch;
            for (const AlertEvent &event : events.value()) {
                if (event.at == before.alert && told++ < before.alertsTold)
                    continue;
                note(event.at, m_fetch.alert, m_fetch.alertsTold);
                if (!m_filter.connection || event.alert.connection == *m_filter.connection)
                    m_alerts.push_back({event});
            }
        }
        return {};
    }
    static void note(UtcTime at, std::optional<UtcTime> &time, int &told)
    {
        told = time == at ? told + 1 : 1;
        time = at;
    }

    ReadingQueries &m_queries;
    const ActivityFilter &m_filter;
    ActivityCursor m_cursor; ///< after what was taken
    ActivityCursor m_fetch;  ///< after what was read of alerts
    std::deque<ActivityEntry> m_attempts;
    std::deque<ActivityEntry> m_sessions;
    std::deque<ActivityEntry> m_alerts;
    bool m_attemptsLeft;
    bool m_sessionsLeft;
    bool m_alertsLeft;
};

} // namespace

Result<ActivityBatch> readActivityPage(ReadingQueries &queries, const ActivityRequest &request)
{
    ActivityBatch page;
    Merge merge(queries, request);
    for (int lookedAt = 0; int(page.entries.size()) < request.limit && lookedAt < mostLookedAt; ++lookedAt) {
        auto entry = merge.take();
        if (!entry)
            return entry.error();
        if (!entry.value())
            return page;
        if (matchesWords(*entry.value(), request.filter.words, request.names))
            page.entries.push_back(std::move(*entry.value()));
    }
    page.next = merge.cursor();
    return page;
}

} // namespace coffer

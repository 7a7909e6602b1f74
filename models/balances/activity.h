// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/alert.h>
#include <balances/log_records.h>

#include <variant>

namespace coffer {

/// Something that happened: a provider was asked, a program ran, an alert was raised or dealt with.
struct ActivityEntry
{
    std::variant<AttemptRecord, ProgramSession, AlertEvent> what;

    [[nodiscard]] UtcTime at() const
    {
        if (const auto *attempt = std::get_if<AttemptRecord>(&what))
            return attempt->receivedAt;
        if (const auto *session = std::get_if<ProgramSession>(&what))
            return session->startedAt;
        return std::get<AlertEvent>(what).at;
    }
    friend bool operator==(const ActivityEntry &, const ActivityEntry &) = default;
};

/// What of it is to be shown. A connection leaves out sessions; an outcome leaves out all but attempts.
struct ActivityFilter
{
    bool attempts = true;
    bool sessions = true;
    bool alerts = true;
    std::optional<ConnectionId> connection;
    std::optional<AttemptOutcome> outcome;
    QString words; ///< each must be found in the entry's text

    [[nodiscard]] bool wantsSessions() const { return sessions && !connection && !outcome; }
    [[nodiscard]] bool wantsAlerts() const { return alerts && !outcome; }
    friend bool operator==(const ActivityFilter &, const ActivityFilter &) = default;
};

/// Where a page ended. Times of the two that have no number; how many of that very time were told already.
struct ActivityCursor
{
    std::optional<qint64> attempt;
    std::optional<UtcTime> session;
    int sessionsTold = 0;
    std::optional<UtcTime> alert;
    int alertsTold = 0;

    friend bool operator==(const ActivityCursor &, const ActivityCursor &) = default;
};

/// Newest first. May be empty although more follows, where the words were not found for long.
struct ActivityBatch
{
    std::vector<ActivityEntry> entries;
    std::optional<ActivityCursor> next; ///< nothing: there is no more
};

} // namespace coffer

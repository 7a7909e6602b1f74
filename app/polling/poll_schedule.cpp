// SPDX-License-Identifier: GPL-3.0-or-later
#include <polling/poll_schedule.h>

#include <polling/backoff.h>

#include <algorithm>

namespace coffer {

namespace {

/// Failures that speak of the host or the way to it rather than of one connection.
bool concernsHost(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NetworkUnreachable:
    case ErrorKind::Timeout:
    case ErrorKind::TlsFailed:
    case ErrorKind::RateLimited:
    case ErrorKind::ServerError:
        return true;
    case ErrorKind::InvalidInput:
    case ErrorKind::InvalidDefinition:
    case ErrorKind::NotFound:
    case ErrorKind::AlreadyExists:
    case ErrorKind::RedirectRefused:
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::ProviderRefused:
    case ErrorKind::MalformedReply:
    case ErrorKind::UnexpectedShape:
    case ErrorKind::TooLarge:
    case ErrorKind::BadAmount:
    case ErrorKind::BadTime:
    case ErrorKind::UnknownCurrency:
    case ErrorKind::CurrencyMismatch:
    case ErrorKind::DuplicateAccount:
    case ErrorKind::AccountMissing:
    case ErrorKind::Overflow:
    case ErrorKind::SecretMissing:
    case ErrorKind::SecretOriginChanged:
    case ErrorKind::KeychainLocked:
    case ErrorKind::KeychainDenied:
    case ErrorKind::KeychainUnavailable:
    case ErrorKind::KeychainTimeout:
    case ErrorKind::StorageFailed:
    case ErrorKind::StorageDamaged:
    case ErrorKind::ProfileInUse:
    case ErrorKind::Cancelled:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

void PollSchedule::setEntries(const std::vector<Entry> &entries)
{
    std::map<ConnectionId, State> states;
    for (const Entry &entry : entries) {
        const auto known = m_states.find(entry.id);
        State state = known != m_states.end() ? known->second : State{};
        if (known != m_states.end() && entry.interval < state.entry.interval && state.nextSteady != never) {
            // A shorter interval counts from now on: bring the next poll forward by the difference.
            const auto sooner = state.entry.interval - entry.interval;
            state.nextSteady -= sooner;
            state.nextWall -= sooner;
        }
        if (known != m_states.end() && entry.byFixedTimesOnly != state.entry.byFixedTimesOnly && !state.backsOff()) {
            // The interval counts no more, or again: then it is over.
            state.nextSteady = entry.byFixedTimesOnly ? never : std::chrono::milliseconds(0);
            state.nextWall = entry.byFixedTimesOnly ? UtcTime::max() : UtcTime();
        }
        state.entry = entry;
        const auto quota = m_quotas.try_emplace(entry.id, entry.callsPerDay).first;
        if (entry.callsPerDay > 0 && quota->second.limit() != entry.callsPerDay)
            quota->second = CallQuota(entry.callsPerDay);
        planFixed(state);
        states.emplace(entry.id, std::move(state));
    }
    // A probe that is dropped or moved to another host never reports to the former one: let another connection try.
    for (const auto &[id, former] : m_states) {
        const auto now = states.find(id);
        if (former.running && (now == states.end() || now->second.entry.host != former.entry.host))
            m_hosts[former.entry.host].probing = false;
    }
    m_states = std::move(states);
}

void PollSchedule::setBusinessDays(BusinessDays days)
{
    m_days = std::move(days);
    for (auto &[id, state] : m_states)
        planFixed(state);
}

void PollSchedule::noteEarlier(const ConnectionId &id, UtcTime at, AttemptOutcome outcome, int calls,
                               const PollTime &now)
{
    const auto found = m_states.find(id);
    if (found == m_states.end())
        return;
    CallQuota &quota = m_quotas.at(id);
    quota.note(at, calls);
    State &state = found->second;
    if ((outcome != AttemptOutcome::Ok && outcome != AttemptOutcome::Partial) || at < state.fixedDone)
        return;
    state.fixedDone = at;
    planFixed(state);
    // Each start of the program asks anew, but not where calls are few or the user wants certain times only.
    if (state.entry.byFixedTimesOnly || quota.limit() > 0) {
        const auto wait = usualWait(state);
        place(state, wait ? std::optional(std::chrono::floor<std::chrono::milliseconds>(at + *wait - now.wall)) : wait,
              now);
    }
}

/// Notices that the machine slept, or that its clock was set back.
void PollSchedule::noteClocks(const PollTime &now)
{
    const PollTime seen = std::exchange(m_seen, now).value_or(now);
    const auto wall = now.wall - seen.wall;
    const bool slept = wall - (now.steady - seen.steady) > std::chrono::seconds(90);
    const bool setBack = wall < -std::chrono::minutes(1);
    if (!slept && !setBack)
        return;
    for (auto &[id, state] : m_states) {
        if (setBack && state.fixedDone > now.wall) {
            state.fixedDone = now.wall;
            planFixed(state);
        }
        if (slept && state.failures == 0 && state.nextSteady != never && state.entry.callsPerDay == 0)
            state.nextSteady = now.steady;
    }
}

void PollSchedule::planFixed(State &state)
{
    // What was never asked is due anyhow.
    const bool known = state.fixedDone != UtcTime();
    state.nextFixed = known ? m_days.next(state.entry.entity, state.entry.fixedTimes, state.fixedDone) : std::nullopt;
}

/// The fixed times whose calls a poll by interval may not use.
std::vector<UtcTime> PollSchedule::reservedAfter(const State &state, UtcTime from) const
{
    std::vector<UtcTime> reserved;
    auto at = m_days.next(state.entry.entity, state.entry.fixedTimes, from);
    while (at && *at < from + 2 * CallQuota::window) {
        reserved.push_back(*at);
        at = m_days.next(state.entry.entity, state.entry.fixedTimes, *at);
    }
    return reserved;
}

/// From one good poll to the next; nothing where only fixed times are left.
std::optional<std::chrono::milliseconds> PollSchedule::usualWait(const State &state) const
{
    if (state.entry.byFixedTimesOnly)
        return std::nullopt;
    return m_quotas.at(state.entry.id).spacing(state.entry.interval, int(state.entry.fixedTimes.size()));
}

/// Sets the next poll that is not by a fixed time. Nothing: there is none.
void PollSchedule::place(State &state, std::optional<std::chrono::milliseconds> wait, const PollTime &now)
{
    const CallQuota &quota = m_quotas.at(state.entry.id);
    if (wait && quota.limit() > 0) {
        const UtcTime wanted = now.wall + *wait;
        const auto fit = quota.firstFit(wanted, reservedAfter(state, wanted));
        wait = fit ? std::optional(std::chrono::ceil<std::chrono::milliseconds>(*fit - now.wall)) : std::nullopt;
    }
    state.nextSteady = wait ? now.steady + *wait : never;
    state.nextWall = wait ? now.wall + *wait : UtcTime::max();
}

bool PollSchedule::isDue(const State &state, const PollTime &now)
{
    if (state.backsOff()) // the wall clock may bring a poll forward after sleep, but never shortens a back-off
        return now.steady >= state.nextSteady;
    return now.steady >= state.nextSteady || now.wall >= state.nextWall
        || (state.nextFixed && now.wall >= *state.nextFixed);
}

/// Whether its quota lets it start; what came by interval is moved to where it does.
bool PollSchedule::hasCalls(State &state, const PollTime &now)
{
    const CallQuota &quota = m_quotas.at(state.entry.id);
    if (quota.limit() == 0)
        return true;
    const bool fixed = state.nextFixed && now.wall >= *state.nextFixed;
    const std::vector<UtcTime> reserved = fixed ? std::vector<UtcTime>() : reservedAfter(state, now.wall);
    const auto fit = quota.firstFit(now.wall, reserved);
    if (fit && *fit <= now.wall)
        return true;
    if (!fixed)
        place(state, std::chrono::milliseconds(0), now);
    return false;
}

/// Whether its host may be asked; after a failure one connection alone tries it.
bool PollSchedule::opensHost(State &state, const PollTime &now)
{
    Host &host = m_hosts[state.entry.host];
    if (host.failures == 0)
        return true;
    if (host.probing || now.steady < host.closedUntil)
        return false;
    host.probing = true;
    return true;
}

void PollSchedule::started(State &state, const PollTime &now)
{
    state.running = true;
    state.fixedDone = std::max(state.fixedDone, now.wall);
    planFixed(state);
}

std::vector<ConnectionId> PollSchedule::takeDue(const PollTime &now)
{
    noteClocks(now);
    std::vector<ConnectionId> due;
    for (auto &[id, state] : m_states) {
        if (state.running || state.stopped || state.entry.paused || !isDue(state, now))
            continue;
        if (!hasCalls(state, now) || !opensHost(state, now))
            continue;
        started(state, now);
        due.push_back(id);
    }
    return due;
}

bool PollSchedule::takeNow(const ConnectionId &id, const PollTime &now)
{
    const auto found = m_states.find(id);
    if (found == m_states.end() || found->second.running)
        return false;
    started(found->second, now);
    found->second.stopped = false;
    return true;
}

void PollSchedule::released(const ConnectionId &id)
{
    if (const auto found = m_states.find(id); found != m_states.end())
        found->second.running = false;
}

void PollSchedule::finished(const ConnectionId &id, AttemptOutcome outcome, const std::optional<Error> &error,
                            int calls, const PollTime &now)
{
    const auto found = m_states.find(id);
    if (found == m_states.end())
        return;
    State &state = found->second;
    state.running = false;
    m_quotas.at(id).note(now.wall, calls);

    // A host answered for as long as something was read; a quota is the exception.
    const bool hostFailed = error && concernsHost(error->kind)
        && (outcome != AttemptOutcome::Partial || error->kind == ErrorKind::RateLimited);
    Host &host = m_hosts[state.entry.host];
    if (hostFailed) {
        // Many polls that were under way when the host failed are one failure of it; the next that counts is the
        // probe's.
        if (host.failures == 0 || host.probing)
            ++host.failures;
        host.closedUntil =
            std::max(host.closedUntil, now.steady + backoffDelay(host.failures, jitter(), error->retryAfter));
        host.probing = false;
    } else if (outcome == AttemptOutcome::Ok || outcome == AttemptOutcome::Partial) {
        host = Host{};
    } else {
        host.probing = false;
    }

    std::optional<std::chrono::milliseconds> wait = usualWait(state);
    switch (outcome) {
    case AttemptOutcome::Ok:
        state.failures = 0;
        break;
    case AttemptOutcome::Partial:
        state.failures = 0;
        if (hostFailed && wait)
            wait = std::max(*wait, host.closedUntil - now.steady);
        break;
    case AttemptOutcome::Failed:
        if (error && error->kind == ErrorKind::Cancelled)
            break; // that was us
        ++state.failures;
        wait = backoffDelay(state.failures, jitter(), error ? error->retryAfter : std::nullopt);
        break;
    case AttemptOutcome::Refused:
        ++state.failures;
        state.stopped = error && (error->kind == ErrorKind::Unauthorized || error->kind == ErrorKind::Forbidden);
        wait = state.entry.interval;
        break; // a keychain that is locked or away is asked again at the interval: no bank sees that
    }
    place(state, wait, now);
}

void PollSchedule::stop(const ConnectionId &id)
{
    if (const auto found = m_states.find(id); found != m_states.end())
        found->second.stopped = true;
}

void PollSchedule::resume(const ConnectionId &id)
{
    const auto found = m_states.find(id);
    if (found == m_states.end())
        return;
    found->second.stopped = false;
    found->second.failures = 0;
    found->second.nextSteady = {};
    found->second.nextWall = {};
}

bool PollSchedule::isRunning(const ConnectionId &id) const
{
    const auto found = m_states.find(id);
    return found != m_states.end() && found->second.running;
}

bool PollSchedule::isStopped(const ConnectionId &id) const
{
    const auto found = m_states.find(id);
    return found != m_states.end() && found->second.stopped;
}

std::optional<UtcTime> PollSchedule::nextAt(const State &state, const PollTime &now) const
{
    if (state.running || state.stopped || state.entry.paused)
        return std::nullopt;
    std::optional<UtcTime> at;
    if (state.nextSteady != never) {
        at = now.wall + (state.nextSteady - now.steady);
        if (!state.backsOff())
            at = std::min(*at, state.nextWall);
    }
    if (state.nextFixed && !state.backsOff())
        at = at ? std::min(*at, *state.nextFixed) : *state.nextFixed;
    if (!at)
        return at;
    if (const auto wait = m_quotas.at(state.entry.id).waitBeforePoll(now.wall))
        at = std::max<UtcTime>(*at, now.wall + *wait);
    const auto host = m_hosts.find(state.entry.host);
    if (host != m_hosts.end() && host->second.failures > 0)
        at = std::max<UtcTime>(*at, now.wall + (host->second.closedUntil - now.steady));
    return std::max(*at, now.wall);
}

std::optional<UtcTime> PollSchedule::nextAt(const ConnectionId &id, const PollTime &now) const
{
    const auto found = m_states.find(id);
    return found == m_states.end() ? std::nullopt : nextAt(found->second, now);
}

const CallQuota &PollSchedule::quota(const ConnectionId &id) const
{
    static const CallQuota unlimited(0);
    const auto found = m_quotas.find(id);
    return found == m_quotas.end() ? unlimited : found->second;
}

std::vector<ConnectionSchedule> PollSchedule::schedules(const PollTime &now) const
{
    std::vector<ConnectionSchedule> result;
    result.reserve(m_states.size());
    for (const auto &[id, state] : m_states) {
        const CallQuota &quota = m_quotas.at(id);
        ConnectionSchedule schedule;
        schedule.connection = id;
        schedule.paused = state.entry.paused;
        schedule.running = state.running;
        schedule.waitsForUser = state.stopped;
        schedule.nextAttempt = nextAt(state, now);
        schedule.callsPerAttempt = quota.callsPerPoll();
        if (quota.limit() > 0) {
            schedule.quota = quota.limit();
            schedule.quotaUsed = quota.used(now.wall);
            schedule.quotaWindow = CallQuota::window;
            if (const auto wait = quota.waitBeforePoll(now.wall))
                schedule.quotaFreeAt = now.wall + *wait;
            else
                schedule.usedUpUntil = quota.usedUpUntil(now.wall);
        }
        result.push_back(std::move(schedule));
    }
    return result;
}

double PollSchedule::jitter()
{
    return 0.5 + 0.5 * (double(m_random()) / (double(std::mt19937::max()) + 1.0));
}

} // namespace coffer

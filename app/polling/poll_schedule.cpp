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
        if (known != m_states.end() && entry.interval < state.entry.interval) {
            // A shorter interval counts from now on: bring the next poll forward by the difference.
            const auto sooner = state.entry.interval - entry.interval;
            state.nextSteady -= sooner;
            state.nextWall -= sooner;
        }
        state.entry = entry;
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

std::vector<ConnectionId> PollSchedule::takeDue(const PollTime &now)
{
    std::vector<ConnectionId> due;
    for (auto &[id, state] : m_states) {
        if (state.running || state.stopped || state.entry.paused)
            continue;
        if (now.steady < state.nextSteady && (state.failures > 0 || now.wall < state.nextWall))
            continue; // the wall clock may bring a poll forward after sleep, but never shortens a back-off
        Host &host = m_hosts[state.entry.host];
        if (host.failures > 0) {
            if (host.probing || now.steady < host.closedUntil)
                continue;
            host.probing = true;
        }
        state.running = true;
        due.push_back(id);
    }
    return due;
}

bool PollSchedule::takeNow(const ConnectionId &id)
{
    const auto found = m_states.find(id);
    if (found == m_states.end() || found->second.running)
        return false;
    found->second.running = true;
    found->second.stopped = false;
    return true;
}

void PollSchedule::finished(const ConnectionId &id, AttemptOutcome outcome, const std::optional<Error> &error,
                            const PollTime &now)
{
    const auto found = m_states.find(id);
    if (found == m_states.end())
        return;
    State &state = found->second;
    state.running = false;

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

    std::chrono::milliseconds wait = state.entry.interval;
    switch (outcome) {
    case AttemptOutcome::Ok:
        state.failures = 0;
        break;
    case AttemptOutcome::Partial:
        state.failures = 0;
        if (hostFailed)
            wait = std::max(wait, host.closedUntil - now.steady);
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
        break; // a keychain that is locked or away is asked again at the interval: no bank sees that
    }
    state.nextSteady = now.steady + wait;
    state.nextWall = now.wall + wait;
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

std::optional<std::chrono::milliseconds> PollSchedule::nextAt(const ConnectionId &id) const
{
    const auto found = m_states.find(id);
    if (found == m_states.end() || found->second.running || found->second.stopped || found->second.entry.paused)
        return std::nullopt;
    std::chrono::milliseconds at = found->second.nextSteady;
    const auto host = m_hosts.find(found->second.entry.host);
    if (host != m_hosts.end() && host->second.failures > 0)
        at = std::max(at, host->second.closedUntil);
    return at;
}

double PollSchedule::jitter()
{
    return 0.5 + 0.5 * (double(m_random()) / (double(std::mt19937::max()) + 1.0));
}

} // namespace coffer

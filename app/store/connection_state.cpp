// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_state.h"

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

bool readSomething(const Attempt &attempt)
{
    return attempt.outcome == AttemptOutcome::Ok || attempt.outcome == AttemptOutcome::Partial;
}

Result<void> checkAttempt(const Attempt &attempt)
{
    if (attempt.id.isEmpty() || attempt.connection.isEmpty())
        return Error{ErrorKind::InvalidInput, u"attempt"_s, attempt.id, u"an id and a connection"_s};
    if (readSomething(attempt) != attempt.report.has_value())
        return Error{ErrorKind::InvalidInput, u"report"_s, outcomeCode(attempt.outcome),
                     u"a report for ok and partial, else none"_s};
    return {};
}

} // namespace

AccountId accountIdFor(const ConnectionId &connection, const QString &providerAccountId, int others)
{
    const AccountId first = accountIdFor(connection, providerAccountId);
    return others == 0 ? first : accountIdFor(ConnectionId(first.toString()), QString::number(others));
}

ConnectionState::ConnectionState(qint64 row_, ConnectionActivity activity_, QByteArray lastHash_,
                                 std::vector<LatestAccount> accounts_, const QHash<QString, int> &names)
    : row(row_)
    , lastHash(std::move(lastHash_))
    , activity(std::move(activity_))
    , accounts(std::move(accounts_))
    , m_fresh(accounts.size(), false)
{
    for (std::size_t i = 0; i < accounts.size(); ++i)
        m_index.insert(accounts[i].snapshot.providerAccountId, i);
    for (auto name = names.cbegin(); name != names.cend(); ++name) {
        if (name.value() > 0 && !m_index.contains(name.key()))
            m_former.insert(name.key(), name.value());
    }
}

Result<std::vector<AccountChange>> ConnectionState::apply(const Attempt &attempt)
{
    if (auto checked = checkAttempt(attempt); !checked)
        return checked.error();
    activity.lastAttemptAt = attempt.receivedAt;
    activity.lastOutcome = attempt.outcome;
    activity.lastError = attempt.error;
    m_changes.clear();
    m_refused.reset();
    if (!attempt.report)
        return m_changes;

    activity.lastSuccessAt = attempt.receivedAt;
    activity.provider = attempt.report->provider;
    activity.definitionVersion = attempt.report->definitionVersion;
    activity.diagnostics = attempt.report->diagnostics;
    m_seen.assign(accounts.size(), false);
    m_expected = 0;
    for (const BalanceReading &reading : attempt.report->readings) {
        const auto index = see(reading.providerAccountId);
        if (!index)
            return index.error();
        applyReading(index.value(), reading, attempt);
    }
    for (const FailedAccount &failure : attempt.report->failures) {
        const auto index = see(failure.providerAccountId);
        if (!index)
            return index.error();
        lose(index.value(), ChangeKind::Unreadable, failure.error, attempt.receivedAt);
    }
    loseUnseen(attempt);
    if (m_refused && attempt.outcome == AttemptOutcome::Ok) {
        activity.lastOutcome = AttemptOutcome::Partial;
        activity.lastError = m_refused;
    }
    for (LatestAccount &account : accounts) {
        if (account.snapshot.state != AccountState::Present)
            continue;
        account.snapshot.confirmedAt = attempt.receivedAt;
        account.snapshot.confirmingAttempt = attempt.id;
    }
    m_fresh.assign(accounts.size(), false);
    for (const AccountChange &change : m_changes)
        m_untold.push_back(change.account);
    m_confirmed = Confirmed{activity.connection, attempt.receivedAt, attempt.id};
    return m_changes;
}

void ConnectionState::takeChanges(AppendedChanges &changes)
{
    changes.activities.push_back(activity);
    if (!m_wasTold) {
        for (const LatestAccount &account : accounts)
            changes.snapshots.push_back(account.snapshot);
    } else {
        std::sort(m_untold.begin(), m_untold.end());
        m_untold.erase(std::unique(m_untold.begin(), m_untold.end()), m_untold.end());
        for (const std::size_t index : m_untold)
            changes.snapshots.push_back(accounts[index].snapshot);
    }
    if (m_confirmed)
        changes.confirmed.push_back(*m_confirmed);
    m_wasTold = true;
    m_untold.clear();
    m_confirmed.reset();
}

Result<std::size_t> ConnectionState::see(const QString &providerAccountId)
{
    // Lists mostly come in the order of the last time: then no hash is needed.
    std::size_t index = m_expected;
    if (index >= accounts.size() || accounts[index].snapshot.providerAccountId != providerAccountId)
        index = m_index.value(providerAccountId, accounts.size());
    if (index == accounts.size()) {
        LatestAccount account;
        account.snapshot.id = accountIdFor(activity.connection, providerAccountId, m_former.value(providerAccountId));
        account.snapshot.connection = activity.connection;
        account.snapshot.providerAccountId = providerAccountId;
        accounts.push_back(std::move(account));
        m_seen.push_back(false);
        m_fresh.push_back(true);
        m_index.insert(providerAccountId, index);
    }
    if (m_seen[index])
        return Error{ErrorKind::DuplicateAccount, u"report"_s, shortened(providerAccountId)};
    m_seen[index] = true;
    m_expected = index + 1;
    return index;
}

void ConnectionState::applyReading(std::size_t index, const BalanceReading &reading, const Attempt &attempt)
{
    AccountSnapshot &snapshot = accounts[index].snapshot;
    if (snapshot.reading && snapshot.reading->currency != reading.currency) {
        // One series, one currency: the old series stays and the figure is refused (security.md, fault 32).
        Error error{ErrorKind::CurrencyMismatch, u"currency"_s, reading.currency.toString(),
                    snapshot.reading->currency.toString()};
        lose(index, ChangeKind::Unreadable, error, attempt.receivedAt);
        if (!m_refused) {
            error.where = shortened(reading.providerAccountId);
            m_refused = std::move(error);
        }
        return;
    }
    // Back after an absence is news even where the value is the same: the time in between was not confirmed.
    if (snapshot.reading && snapshot.state == AccountState::Present && !isChanged(*snapshot.reading, reading))
        return;
    m_changes.push_back({index, snapshot.reading ? ChangeKind::Changed : ChangeKind::New});
    snapshot.reading = reading;
    snapshot.readingSince = attempt.receivedAt;
    snapshot.state = AccountState::Present;
    snapshot.stateError.reset();
    snapshot.stateSince.reset();
}

void ConnectionState::lose(std::size_t index, ChangeKind kind, const Error &error, UtcTime at)
{
    AccountSnapshot &snapshot = accounts[index].snapshot;
    const AccountState state = stateOf(kind);
    const bool sameState = !m_fresh[index] && snapshot.state == state;
    if (sameState && snapshot.stateError && snapshot.stateError->kind == error.kind)
        return;
    if (!sameState)
        snapshot.stateSince = at;
    snapshot.state = state;
    snapshot.stateError = error;
    m_changes.push_back({index, kind});
}

void ConnectionState::loseUnseen(const Attempt &attempt)
{
    const Error missing{ErrorKind::AccountMissing, u"accounts"_s};
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        if (m_seen[i])
            continue;
        if (!attempt.report->undelivered)
            lose(i, ChangeKind::Absent, missing, attempt.receivedAt);
        else if (accounts[i].snapshot.state
                 != AccountState::Absent) // one that had gone was not expected in the part that is missing
            lose(i, ChangeKind::Unreadable, *attempt.report->undelivered, attempt.receivedAt);
    }
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/history.h>

#include <QTimer>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t maxPending = 1'000; ///< attempts that wait in memory while the disk refuses them

} // namespace

HistoryWriter::HistoryWriter(QString folder, const Clock &clock, BodyRetention retention)
    : m_folder(std::move(folder))
    , m_clock(clock)
    , m_retention(retention)
{
}

void HistoryWriter::open()
{
    auto log = ReadingLog::open(m_folder, u"coffer "_s + QStringLiteral(COFFER_VERSION), m_clock, m_retention);
    if (log) {
        m_log = std::move(log).value();
        auto *heartbeat = new QTimer(this);
        connect(heartbeat, &QTimer::timeout, this, [this] {
            if (const auto beat = m_log->heartbeat(); !beat)
                Q_EMIT failed(beat.error());
            flush();
        });
        heartbeat->start(std::chrono::minutes(1));
    }
    load();
    Q_EMIT opened(log ? std::optional<Error>() : log.error());
    if (m_log) {
        applyRetention();
        auto *daily = new QTimer(this);
        connect(daily, &QTimer::timeout, this, &HistoryWriter::applyRetention);
        daily->start(std::chrono::hours(24));
    }
}

void HistoryWriter::applyRetention()
{
    if (const auto retained = m_log->applyRetention(); !retained)
        Q_EMIT failed(retained.error());
}

void HistoryWriter::load()
{
    const auto queries = ReadingQueries::open(m_folder);
    if (!queries) {
        if (queries.error().kind != ErrorKind::NotFound)
            Q_EMIT failed(queries.error());
        return;
    }
    const auto snapshots = queries.value()->snapshots();
    const auto activities = queries.value()->activities();
    if (!snapshots || !activities) {
        Q_EMIT failed(snapshots ? activities.error() : snapshots.error());
        return;
    }
    Q_EMIT loaded(snapshots.value(), activities.value());
    const auto alerts = queries.value()->alerts();
    const auto looked = queries.value()->mark(u"looked"_s);
    if (alerts && looked)
        Q_EMIT alertsLoaded(alerts.value(), looked.value());
    else
        Q_EMIT failed(alerts ? looked.error() : alerts.error());
    const UtcTime now = m_clock.now();
    const auto attempts = queries.value()->attempts(std::nullopt, now - std::chrono::hours(24), now, 100'000);
    if (attempts)
        Q_EMIT attemptsLoaded(attempts.value());
    else
        Q_EMIT failed(attempts.error());
}

void HistoryWriter::tellAccounts()
{
    const auto queries = ReadingQueries::open(m_folder);
    const auto snapshots =
        queries ? queries.value()->snapshots() : Result<std::vector<AccountSnapshot>>(queries.error());
    const auto activities =
        queries ? queries.value()->activities() : Result<std::vector<ConnectionActivity>>(queries.error());
    if (snapshots && activities)
        Q_EMIT loaded(snapshots.value(), activities.value());
    else
        Q_EMIT failed(snapshots ? activities.error() : snapshots.error());
}

void HistoryWriter::finishChange(const ConnectionId &connection, const Result<void> &changed)
{
    if (changed) {
        tellAccounts();
        findAccountLinks();
    }
    Q_EMIT accountsChanged(connection, changed ? std::nullopt : std::optional(changed.error()));
}

void HistoryWriter::purge(const ConnectionId &connection)
{
    if (!m_log) {
        Q_EMIT purged(connection, Error{.kind = ErrorKind::ProfileInUse, .where = m_folder});
        return;
    }
    m_purged.insert(connection);
    std::erase_if(m_pending, [&](const Attempt &attempt) { return attempt.connection == connection; });
    const auto gone = m_log->purge(connection);
    if (gone)
        tellAccounts();
    Q_EMIT purged(connection, gone ? std::nullopt : std::optional(gone.error()));
}

void HistoryWriter::linkAccount(const AccountLink &link)
{
    flush(); // what waits belongs before the link
    finishChange(link.connection,
                 m_log ? m_log->linkAccount(link.connection, link.freshProviderId, link.old)
                       : Result<void>(Error{.kind = ErrorKind::ProfileInUse, .where = m_folder}));
}

void HistoryWriter::startNewSeries(const ConnectionId &connection, const AccountId &account)
{
    flush();
    finishChange(connection,
                 m_log ? m_log->startNewSeries(connection, account)
                       : Result<void>(Error{.kind = ErrorKind::ProfileInUse, .where = m_folder}));
}

void HistoryWriter::findAccountLinks()
{
    if (!m_log)
        return;
    const auto links = m_log->accountLinks();
    if (links)
        Q_EMIT accountLinksFound(links.value());
    else
        Q_EMIT failed(links.error());
}

void HistoryWriter::append(const Attempt &attempt)
{
    if (m_purged.contains(attempt.connection))
        return; // it was on its way when its history was erased
    m_pending.push_back(attempt);
    if (!std::exchange(m_flushPosted, true))
        QMetaObject::invokeMethod(this, &HistoryWriter::flush, Qt::QueuedConnection);
}

void HistoryWriter::store(const std::vector<Attempt> &attempts, int request)
{
    if (!m_log) {
        Q_EMIT stored(request, 0, Error{.kind = ErrorKind::ProfileInUse, .where = m_folder});
        return;
    }
    const auto changes = m_log->append(attempts);
    if (!changes) {
        Q_EMIT stored(request, 0, changes.error());
        return;
    }
    Q_EMIT appended(changes.value());
    Q_EMIT stored(request, int(changes.value().attempts.size()), std::nullopt);
}

void HistoryWriter::appendAlerts(const AlertEntries &entries)
{
    m_pendingAlerts.events.insert(m_pendingAlerts.events.end(), entries.events.begin(), entries.events.end());
    m_pendingAlerts.judged.insert(m_pendingAlerts.judged.end(), entries.judged.begin(), entries.judged.end());
    flushAlerts();
}

void HistoryWriter::flushAlerts()
{
    if (!m_log || m_pendingAlerts.isEmpty())
        return;
    if (const auto stored = m_log->appendAlerts(m_pendingAlerts); !stored) {
        Q_EMIT failed(stored.error()); // they wait for the next heartbeat
        return;
    }
    m_pendingAlerts = {};
}

void HistoryWriter::mark(const QString &name, UtcTime at)
{
    if (!m_log)
        return;
    if (const auto marked = m_log->mark(name, at); !marked)
        Q_EMIT failed(marked.error());
}

void HistoryWriter::flush()
{
    m_flushPosted = false;
    flushAlerts();
    if (!m_log || m_pending.empty())
        return;
    const auto changes = m_log->append(m_pending);
    if (changes) {
        m_pending.clear();
        Q_EMIT appended(changes.value());
        return;
    }
    // A full disk may have room again: they wait for the next attempt or heartbeat, up to a bound; the oldest go first.
    if (m_pending.size() > maxPending)
        m_pending.erase(m_pending.begin(), m_pending.end() - qsizetype(maxPending));
    Q_EMIT failed(changes.error());
}

} // namespace coffer

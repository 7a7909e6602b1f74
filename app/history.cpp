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

void HistoryWriter::append(const Attempt &attempt)
{
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

namespace {

/// Ends of the last days in the zone, oldest first, with one more before them as the first beginning; the last one is
/// now.
std::vector<UtcTime> dayEnds(UtcTime now, int days, const QTimeZone &zone)
{
    std::vector<UtcTime> ends;
    const QDate today = toDateTime(now).toTimeZone(zone).date();
    for (int day = -days; day < 0; ++day)
        ends.push_back(utcTimeFromDateTime(today.addDays(day + 1).startOfDay(zone)));
    ends.push_back(now);
    return ends;
}

/// Sums one figure over the accounts of one day; nothing where no account sends it, where one that sent it before did
/// not do so on this day, or where the sum does not fit. So no sum is lower because an account is missing from it.
class DaySum
{
public:
    /// `sent`: whether the account sent the figure on an earlier day; brought up to this one.
    void add(const TrendPoint &point, const std::optional<Decimal> &figure, bool *sent)
    {
        *sent = *sent || figure;
        if (!*sent)
            return; // this account does not report the figure: it is no part of its total
        if (!figure || !point.confirmed || point.state == AccountState::Absent) {
            m_hole = true;
            return;
        }
        auto sum = m_sum ? m_sum->plus(*figure) : Result<Decimal>(*figure);
        m_hole = m_hole || !sum;
        if (sum)
            m_sum = std::move(sum).value();
    }
    [[nodiscard]] std::optional<Decimal> value() const { return m_hole ? std::nullopt : m_sum; }

private:
    std::optional<Decimal> m_sum;
    bool m_hole = false;
};

/// What an account sent in the days before.
struct Sent
{
    bool posted = false;
    bool available = false;
};

} // namespace

ReadingQueries *HistoryReader::queries()
{
    if (!m_queries) {
        auto opened = ReadingQueries::open(m_folder);
        if (!opened) {
            if (opened.error().kind != ErrorKind::NotFound)
                Q_EMIT failed(opened.error());
            return nullptr;
        }
        m_queries = std::move(opened).value();
    }
    return m_queries.get();
}

void HistoryReader::readSnapshots(UtcTime asOf)
{
    if (!queries())
        return;
    const auto snapshots = m_queries->snapshots(asOf);
    if (snapshots)
        Q_EMIT snapshotsRead(asOf, snapshots.value());
    else
        Q_EMIT failed(snapshots.error());
}

void HistoryReader::readTrend(const TrendRequest &request)
{
    if (!queries())
        return;
    const std::vector<UtcTime> ends = dayEnds(m_clock.now(), request.days, request.zone);
    TrendSeries trend{request.currency, ends.front(), ends.back(), {}};
    const auto points = m_queries->trend(request.accounts, ends);
    if (!points) {
        Q_EMIT failed(points.error());
        return;
    }
    std::vector<Sent> sent(request.accounts.size());
    for (std::size_t day = 0; day + 1 < ends.size(); ++day) {
        DaySum posted;
        DaySum available;
        for (std::size_t account = 0; account < request.accounts.size(); ++account) {
            const TrendPoint &point = points.value()[account * (ends.size() - 1) + day];
            if (point.currency != request.currency)
                continue; // not read yet, or no part of this total
            posted.add(point, point.posted, &sent[account].posted);
            available.add(point, point.available, &sent[account].available);
        }
        trend.points.push_back({ends[day], ends[day + 1], posted.value(), available.value()});
    }
    Q_EMIT trendRead(trend);
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
// bench_store [accounts] [sweeps] [folder]: the log against one row per snapshot, in one alternating run over the same
// figures. Targets C1 to C3 of the performance document. Bodies are left out on both sides.
#include "store_samples.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace coffer;
using namespace coffer::samples;

namespace {

double millisecondsOf(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + qsizetype(values.size() / 2), values.end());
    return values[values.size() / 2];
}

void must(bool done, const QString &what)
{
    if (!done)
        qFatal("%s", qPrintable(what));
}

/// The peer: WITHOUT ROWID by (account, time), unscaled integers, the same driver and the same durability.
class PlainRows
{
public:
    explicit PlainRows(const QString &path) : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"plain"_s))
    {
        m_database.setDatabaseName(path);
        must(m_database.open(), m_database.lastError().text());
        for (const QString &sql : {u"PRAGMA journal_mode=WAL"_s, u"PRAGMA synchronous=FULL"_s,
                                   u"CREATE TABLE h (account INTEGER, time INTEGER, available INTEGER, posted INTEGER,"
                                   " PRIMARY KEY (account, time)) WITHOUT ROWID"_s})
            must(QSqlQuery(m_database).exec(sql), sql);
        m_insert = QSqlQuery(m_database);
        m_insert.prepare(u"INSERT INTO h VALUES (?, ?, ?, ?)"_s);
        m_range = QSqlQuery(m_database);
        m_range.setForwardOnly(true);
        m_range.prepare(
            u"SELECT time, available, posted FROM h WHERE account = ? AND time BETWEEN ? AND ? ORDER BY time"_s);
        m_last = QSqlQuery(m_database);
        m_last.setForwardOnly(true);
        m_last.prepare(u"SELECT time, available, posted FROM h WHERE account = ? ORDER BY time DESC LIMIT 1"_s);
    }
    void sweep(qint64 time, const std::vector<qint64> &values)
    {
        m_database.transaction();
        for (std::size_t i = 0; i < values.size(); ++i) {
            m_insert.bindValue(0, qint64(i));
            m_insert.bindValue(1, time);
            m_insert.bindValue(2, values[i]);
            m_insert.bindValue(3, values[i]);
            must(m_insert.exec(), m_insert.lastError().text());
        }
        must(m_database.commit(), u"commit"_s);
    }
    int range(qint64 account, qint64 from, qint64 to)
    {
        m_range.bindValue(0, account);
        m_range.bindValue(1, from);
        m_range.bindValue(2, to);
        m_range.exec();
        int rows = 0;
        while (m_range.next())
            rows += m_range.value(1).toLongLong() == m_range.value(2).toLongLong();
        return rows;
    }
    void latest(int accounts)
    {
        for (int i = 0; i < accounts; ++i) {
            m_last.bindValue(0, i);
            m_last.exec();
            must(m_last.next() && m_last.value(1).isValid(), u"latest"_s);
        }
    }
    void checkpoint() { QSqlQuery(m_database).exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s); }

private:
    QSqlDatabase m_database;
    QSqlQuery m_insert;
    QSqlQuery m_range;
    QSqlQuery m_last;
};

Attempt sweepAttempt(int n, const std::vector<qint64> &values)
{
    BalanceReport report;
    report.readings.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Decimal amount = Decimal::fromInteger(values[i], 2);
        BalanceReading one = reading(u"acc_%1"_s.arg(qulonglong(i), 8, 10, QLatin1Char('0')), u"0"_s);
        one.posted = Figure{amount, {{u"balances"_s, u"/items/%1/posted"_s.arg(qulonglong(i)), amount.toString()}}};
        one.available =
            Figure{amount, {{u"balances"_s, u"/items/%1/available"_s.arg(qulonglong(i)), amount.toString()}}};
        report.readings.push_back(std::move(one));
    }
    return attempt(u"attempt-%1"_s.arg(n, 8), connectionA, poll(n), std::move(report));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const int accounts = argc > 1 ? QByteArray(argv[1]).toInt() : 5000;
    const int sweeps = argc > 2 ? QByteArray(argv[2]).toInt() : 200;
    const QString base = argc > 3 ? QString::fromLocal8Bit(argv[3]) : QDir::tempPath();
    QTemporaryDir folder(base + u"/bench_store-XXXXXX"_s);
    SystemClock clock;
    QRandomGenerator random(7);
    std::vector<qint64> values(std::size_t(accounts), 0);
    for (qint64 &value : values)
        value = random.bounded(100'000'000);

    std::vector<double> logTimes;
    std::vector<double> plainTimes;
    PlainRows plain(folder.filePath(u"plain.db"_s));
    AppendedChanges last;
    std::vector<AccountSnapshot> known;
    {
        auto log = ReadingLog::open(folder.filePath(u"profile"_s), u"bench"_s, clock);
        must(log.hasValue(), u"open"_s);
        for (int n = 0; n < sweeps; ++n) {
            for (int change = 0; n > 0 && change < accounts / 20; ++change)
                values[random.bounded(quint32(accounts))] = random.bounded(100'000'000);
            const std::vector<Attempt> attempts{sweepAttempt(n, values)};
            const auto runLog = [&] {
                logTimes.push_back(millisecondsOf([&] {
                    auto appended = log.value()->append(attempts);
                    must(appended.hasValue(), u"append"_s);
                    last = std::move(appended).value();
                }));
            };
            const auto runPlain = [&] {
                plainTimes.push_back(millisecondsOf([&] { plain.sweep(poll(n).time_since_epoch().count(), values); }));
            };
            if (n == 0) {
                runLog();
                runPlain();
                merge(known, last);
            } else if (n % 2 == 0) {
                runLog();
                runPlain();
            } else {
                runPlain();
                runLog();
            }
        }
    }
    plain.checkpoint();
    const auto total = [](const std::vector<double> &times) {
        double sum = 0;
        for (std::size_t i = 1; i < times.size(); ++i)
            sum += times[i];
        return sum;
    };
    const double snapshots = double(accounts) * sweeps;
    const double logBytes = double(QFileInfo(folder.filePath(u"profile/coffer.db"_s)).size()) / snapshots;
    const double plainBytes = double(QFileInfo(folder.filePath(u"plain.db"_s)).size()) / snapshots;
    std::printf("%d accounts x %d sweeps, 5 %% changed\n", accounts, sweeps);
    std::printf(
        "C1 sweep, median ms: log %.2f, plain %.2f, ratio %.3f; all but the first: %.0f against %.0f, ratio %.3f\n",
        median(logTimes), median(plainTimes), median(logTimes) / median(plainTimes), total(logTimes), total(plainTimes),
        total(logTimes) / total(plainTimes));
    std::printf("C2 bytes a snapshot: log %.2f, plain %.2f, ratio %.3f\n", logBytes, plainBytes, logBytes / plainBytes);

    auto queries = ReadingQueries::open(folder.filePath(u"profile"_s));
    must(queries.hasValue(), u"open"_s);
    std::vector<double> logRange;
    std::vector<double> trendRange;
    std::vector<double> plainRange;
    std::vector<double> logLatest;
    std::vector<double> plainLatest;
    std::vector<UtcTime> boundaries;
    for (int i = 0; i <= 90; ++i)
        boundaries.push_back(poll(-1) + (poll(sweeps) - poll(-1)) * i / 90);
    for (int round = 0; round < 50; ++round) {
        const auto account = std::size_t(random.bounded(quint32(accounts)));
        const AccountId id = known[account].id;
        logRange.push_back(millisecondsOf(
            [&] { must(queries.value()->history(id, poll(0), poll(sweeps)).hasValue(), u"history"_s); }));
        trendRange.push_back(
            millisecondsOf([&] { must(queries.value()->trend({id}, boundaries).hasValue(), u"trend"_s); }));
        plainRange.push_back(millisecondsOf([&] {
            plain.range(qint64(account), poll(0).time_since_epoch().count(), poll(sweeps).time_since_epoch().count());
        }));
    }
    for (int round = 0; round < 7; ++round) {
        logLatest.push_back(millisecondsOf([&] { must(queries.value()->snapshots().hasValue(), u"snapshots"_s); }));
        plainLatest.push_back(millisecondsOf([&] { plain.latest(accounts); }));
    }
    std::printf("C3 one account, whole range, median ms: history %.3f, trend of 90 periods %.3f, plain %.3f; ratios "
                "%.3f, %.3f\n",
                median(logRange), median(trendRange), median(plainRange), median(logRange) / median(plainRange),
                median(trendRange) / median(plainRange));
    std::printf(
        "C3 latest of all, median ms: full readings %.2f, plain seeks %.2f, ratio %.3f; first (cold notes) %.2f\n",
        median(logLatest), median(plainLatest), median(logLatest) / median(plainLatest), logLatest.front());
    std::vector<AccountId> all;
    for (const AccountSnapshot &snapshot : known)
        all.push_back(snapshot.id);
    std::printf("trend of all accounts, 90 periods, ms: %.0f\n",
                millisecondsOf([&] { must(queries.value()->trend(all, boundaries).hasValue(), u"trend"_s); }));
    std::printf("as-of of all accounts, ms: %.0f\n",
                millisecondsOf([&] { must(queries.value()->snapshots(poll(sweeps / 2)).hasValue(), u"as-of"_s); }));
    std::printf("hash chain, ms: %.0f\n",
                millisecondsOf([&] { must(queries.value()->verifyHistory().hasValue(), u"verify"_s); }));
    std::printf("open (writer), ms: %.1f\n", millisecondsOf([&] {
                    must(ReadingLog::open(folder.filePath(u"profile"_s), u"bench"_s, clock).hasValue(), u"open"_s);
                }));
    return 0;
}

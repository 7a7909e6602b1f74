// SPDX-License-Identifier: GPL-3.0-or-later
// bench_history [readings] [folder]: what the history pages read of a log with so many stored readings (by default a
// million), in milliseconds, and as a ratio to a plain full read of the same rows in the same run. Two logs: one
// account that changed at each poll, and 500 accounts that changed now and then.
#include <balances/thinning.h>
#include <store/reading_log.h>
#include <store/reading_queries.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const CurrencyCode eur = CurrencyCode::parse(u"EUR").value();
const ConnectionId connection(u"0b6d3f3e-6c0c-4a5c-9f0e-3c6a1f7f0001"_s);
const UtcTime start = UtcTime(std::chrono::sys_days(std::chrono::year(2026) / 1 / 5));

double millisecondsOf(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

BalanceReading reading(int account, qint64 amount)
{
    const Decimal value = Decimal::fromInteger(amount, 2);
    const Figure figure{value, {{u"balances"_s, u"/items/%1/posted"_s.arg(account), value.toString()}}};
    return {.providerAccountId = u"acc_%1"_s.arg(account),
            .name = u"Account %1"_s.arg(account),
            .iban = {},
            .status = {},
            .currency = eur,
            .posted = figure,
            .available = figure,
            .pending = {},
            .creditLine = {},
            .components = {},
            .bridgeTerms = {},
            .asOf = {},
            .lastChangedAt = {},
            .ownership = Ownership::Own,
            .inTotals = true,
            .diagnostics = {}};
}

/// A log of so many polls of so many accounts, of which `changing` change each time.
std::vector<AccountId> fill(const QString &folder, int polls, int accounts, int changing, std::chrono::seconds interval)
{
    const SystemClock clock;
    auto log = ReadingLog::open(folder, u"bench"_s, clock);
    if (!log)
        qFatal("cannot write %s", qPrintable(folder));
    QRandomGenerator random(7);
    std::vector<qint64> values(std::size_t(accounts), 100);
    std::vector<Attempt> batch;
    for (int n = 0; n < polls; ++n) {
        for (int change = 0; change < changing; ++change)
            values[std::size_t(accounts == 1 ? 0 : int(random.bounded(quint32(accounts))))] =
                random.bounded(100'000'000);
        BalanceReport report;
        report.provider = ProviderId(u"bench"_s);
        report.definitionVersion = 1;
        for (int account = 0; account < accounts; ++account)
            report.readings.push_back(reading(account, values[std::size_t(account)]));
        const UtcTime at = start + interval * n;
        batch.push_back(attemptWithReport(u"attempt-%1"_s.arg(n), connection, at, at, std::move(report)));
        if (int(batch.size()) * accounts >= 2'000 || n + 1 == polls) {
            if (!log.value()->append(batch))
                qFatal("append");
            batch.clear();
        }
    }
    std::vector<AccountId> ids;
    auto snapshots = ReadingQueries::open(folder).value()->snapshots();
    for (const AccountSnapshot &snapshot : snapshots.value())
        ids.push_back(snapshot.id);
    return ids;
}

/// The peer: every row, its time and two amounts, and nothing else.
double plainRead(const QString &folder)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"plain"_s);
    database.setDatabaseName(folder + u"/coffer.db"_s);
    database.open();
    qint64 rows = 0;
    const double time = millisecondsOf([&] {
        QSqlQuery query(database);
        query.setForwardOnly(true);
        query.exec(u"SELECT t.received, c.posted, c.available FROM change c JOIN attempt t ON t.seq = c.attempt"
                   " ORDER BY c.account, c.attempt"_s);
        while (query.next())
            rows += query.value(0).toLongLong() != 0 && query.value(1).isValid() && query.value(2).isValid();
    });
    std::printf("plain read of %lld rows: %.0f ms\n", static_cast<long long>(rows), time);
    return time;
}

void measure(const char *title, const QString &folder, const std::vector<AccountId> &accounts, UtcTime now)
{
    std::printf("\n%s\n", title);
    const double plain = plainRead(folder);
    auto queries = ReadingQueries::open(folder).value();
    const auto print = [plain](const char *what, const std::function<void()> &work) {
        const double first = millisecondsOf(work);
        const double again = millisecondsOf(work);
        std::printf("%-34s first %8.1f ms, again %8.1f ms, ratio %.3f\n", what, first, again, again / plain);
    };
    const auto days = [&](int count) {
        std::vector<UtcTime> boundaries;
        for (int day = count; day >= 0; --day)
            boundaries.push_back(now - 24h * day);
        if (!queries->eachTrend(accounts, boundaries, [](std::span<const TrendPoint>) {}))
            qFatal("trend");
    };
    SeriesQuery query{u"bench"_s, 0, eur, accounts};
    query.gapAfter[connection] = 1h;
    const auto readings = [&](UtcTime from, UtcTime to) {
        auto runs = queries->runs(query, from, to);
        if (!runs || thin(sumOfRuns(eur, from, to, runs.value()), 1'000).points.empty())
            qFatal("runs");
    };
    const UtcTime middle = start + (now - start) / 2;
    print("chart of 1 day, every reading", [&] { readings(now - 24h, now); });
    print("chart of 30 days", [&] { days(30); });
    print("chart of 365 days", [&] { days(365); });
    print("zoom to 2 days, in the middle", [&] { readings(middle, middle + 48h); });
    print("zoom to 2 hours, in the middle", [&] { readings(middle, middle + 2h); });
    ReadingFilter filter{accounts, {}, {}};
    std::optional<ReadingCursor> after;
    const auto page = [&] {
        const auto rows = queries->readings(filter, after, 200);
        if (!rows || rows.value().empty())
            qFatal("readings");
        after = ReadingCursor{rows.value().back().sequence, rows.value().back().place};
    };
    print("page of the newest 200 readings", page);
    after = ReadingCursor{1'000, 0};
    print("page of old ones", page);
    filter.from = middle;
    filter.to = middle + 48h;
    after.reset();
    print("page of two days in the middle", page);
    std::vector<QDate> month;
    for (QDate day = toDateTime(now).date().addDays(-30); day <= toDateTime(now).date(); day = day.addDays(1))
        month.push_back(day);
    print("completeness of 31 days", [&] {
        if (!queries->completeness(accounts, month, {}))
            qFatal("completeness");
    });
    print("page of the newest 200 attempts", [&] {
        if (!queries->attempts(AttemptFilter{}, {}, 200))
            qFatal("attempts");
    });
    print("failed attempts, of which are none", [&] {
        if (!queries->attempts(AttemptFilter{{}, AttemptOutcome::Failed}, {}, 200))
            qFatal("attempts");
    });
    print("as of the middle", [&] {
        if (!queries->snapshots(middle, now) || !queries->activities(middle))
            qFatal("as-of");
    });
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const int readings = argc > 1 ? QByteArray(argv[1]).toInt() : 1'000'000;
    const QTemporaryDir folder((argc > 2 ? QString::fromLocal8Bit(argv[2]) : QDir::tempPath())
                               + u"/bench_history-XXXXXX"_s);
    const QString one = folder.filePath(u"one"_s);
    const auto account = fill(one, readings, 1, 1, 60s);
    measure("one account, polled each minute", one, account, start + 60s * readings);
    const QString many = folder.filePath(u"many"_s);
    const int polls = std::max(readings / 100, 1);
    const auto accounts = fill(many, polls, 500, 100, 900s);
    measure("500 accounts, each quarter of an hour, 100 of them changed", many, accounts, start + 900s * polls);
    return 0;
}

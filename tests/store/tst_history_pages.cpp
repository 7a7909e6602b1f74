// SPDX-License-Identifier: GPL-3.0-or-later
// What charts, tables and the completeness grid read of a real log, against what was stored.
#include "store_samples.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace coffer;
using namespace coffer::samples;
using namespace std::chrono_literals;

namespace {

const CurrencyCode eur = CurrencyCode::parse(u"EUR").value();

/// A log made of lines as attemptFrom() reads them; "" nothing was asked at this poll.
struct Log
{
    explicit Log(const QStringList &lines, const QString &connection = connectionA) { add(lines, connection); }
    void add(const QStringList &lines, const QString &connection)
    {
        auto log = ReadingLog::open(folder.path(), u"coffer test"_s, clock).value();
        for (qsizetype n = 0; n < lines.size(); ++n) {
            if (lines[n].isEmpty())
                continue;
            const auto changes = log->append({attemptFrom(lines[n], n, poll(n), connection)}).value();
            for (const AccountSnapshot &each : changes.snapshots)
                accounts.insert_or_assign(each.providerAccountId, each.id);
        }
    }
    [[nodiscard]] std::unique_ptr<ReadingQueries> queries() const
    {
        return ReadingQueries::open(folder.path()).value();
    }
    QTemporaryDir folder;
    ManualClock clock{poll(0)};
    std::map<QString, AccountId> accounts;
};

QString textOf(const SeriesAccount &account)
{
    QStringList words;
    for (const SeriesRun &run : account.runs)
        words += u"%1-%2:%3"_s.arg(pollAt(run.from))
                     .arg(pollAt(run.until))
                     .arg(run.posted ? run.posted->toString() : u"-"_s);
    return words.join(u' ');
}

QString textOf(const ReadingRow &row)
{
    const QString value = row.reading ? row.reading->posted->amount.toString() : errorCode(row.error->kind);
    const QString before = row.before ? row.before->posted->amount.toString() : u"first"_s;
    return u"%1@%2 %3 after %4"_s.arg(row.reading ? row.reading->providerAccountId : u"?"_s)
        .arg(pollAt(row.receivedAt))
        .arg(value, before);
}

} // namespace

class TestHistoryPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsBreakWhereNothingWasConfirmed_data()
    {
        QTest::addColumn<QStringList>("polls");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("runs");
        QTest::newRow("held until the next value, and the last one until now")
            << QStringList{u"A=1"_s, u"A=1"_s, u"A=2"_s, u"A=2"_s} << 0 << 4 << u"0-2:1 2-4:2"_s;
        QTest::newRow("a failed poll breaks a value that stays the same")
            << QStringList{u"A=1"_s, u"A=1"_s, u"fail"_s, u"A=1"_s, u"A=1"_s} << 0 << 4 << u"0-1:1 3-4:1"_s;
        QTest::newRow("silence longer than the limit breaks it, too")
            << QStringList{u"A=1"_s, u"A=1"_s, u""_s, u""_s, u""_s, u""_s, u""_s, u"A=1"_s, u"A=1"_s} << 0 << 8
            << u"0-1:1 7-8:1"_s;
        QTest::newRow("silence up to the limit does not")
            << QStringList{u"A=1"_s, u""_s, u""_s, u""_s, u"A=1"_s} << 0 << 4 << u"0-4:1"_s;
        QTest::newRow("what was confirmed last holds up to the limit and no longer")
            << QStringList{u"A=1"_s, u"A=1"_s} << 0 << 9 << u"0-1:1"_s;
        QTest::newRow("an account that is lost holds until it was found missing")
            << QStringList{u"A=1 B=1"_s, u"A=1 B=1"_s, u"B=1"_s, u"A=1 B=1"_s, u"A=1 B=1"_s} << 0 << 4
            << u"0-2:1 3-4:1"_s;
        QTest::newRow("a reading from before the time holds into it")
            << QStringList{u"A=1"_s, u"A=1"_s, u"A=1"_s, u"A=1"_s, u"A=1"_s, u"A=1"_s, u"A=1"_s, u"A=1"_s, u"A=2"_s}
            << 6 << 8 << u"2-8:1"_s;
        QTest::newRow("what comes after the time does not show")
            << QStringList{u"A=1"_s, u"A=1"_s, u"A=2"_s, u"A=3"_s} << 0 << 1 << u"0-2:1"_s;
        QTest::newRow("nothing was asked in this time") << QStringList{u"A=1"_s} << 20 << 30 << u""_s;
    }
    void runsBreakWhereNothingWasConfirmed()
    {
        QFETCH(QStringList, polls);
        QFETCH(int, from);
        QFETCH(int, to);
        const Log log(polls);
        SeriesQuery query{u"test"_s, 0, eur, {log.accounts.at(u"A"_s)}};
        query.gapAfter[ConnectionId(connectionA)] = 4 * 15min;
        TAKE(accounts, log.queries()->runs(query, poll(from), poll(to)));
        // Only what can be seen: what lies around the time is cut off by the sum.
        SeriesAccount seen = accounts.front();
        std::erase_if(seen.runs, [&](const SeriesRun &run) { return run.from > poll(to) || run.until <= poll(from); });
        QTEST(textOf(seen), "runs");
        QCOMPARE(accounts.front().sentPosted || !accounts.front().runs.empty(), true);
    }

    void runsLeaveOutAnotherCurrency()
    {
        const Log log({u"A=1USD"_s, u"A=1USD"_s});
        SeriesQuery query{u"test"_s, 0, eur, {log.accounts.at(u"A"_s)}};
        TAKE(accounts, log.queries()->runs(query, poll(0), poll(1)));
        QVERIFY(accounts.front().runs.empty() && !accounts.front().sentPosted);
    }

    void pagesTellEveryRowOnce_data()
    {
        QTest::addColumn<int>("limit");
        QTest::newRow("one row a page: pages end inside one attempt") << 1;
        QTest::newRow("pages end anywhere") << 7;
        QTest::newRow("everything on one page") << 10'000;
    }
    void pagesTellEveryRowOnce()
    {
        QFETCH(int, limit);
        QRandomGenerator random(5);
        QStringList polls;
        for (int n = 0; n < 60; ++n) {
            QStringList words;
            for (const QString &account : {u"A"_s, u"B"_s, u"C"_s, u"D"_s}) {
                if (random.bounded(10) != 0)
                    words += u"%1=%2"_s.arg(account).arg(random.bounded(3));
            }
            polls += words.isEmpty() ? u"fail"_s : words.join(u' ');
        }
        Log log(polls);
        log.add(QStringList{polls}.replaceInStrings(u"="_s, u"2="_s), connectionB);
        ReadingFilter filter;
        for (const auto &[name, id] : log.accounts)
            filter.accounts.push_back(id);
        const auto queries = log.queries();
        QStringList expected;
        for (const AccountId &account : filter.accounts) {
            TAKE(points, queries->history(account));
            qint64 last = -1;
            for (const HistoryPoint &point : points) {
                // history() repeats a reading after a gap; stored was it once.
                const bool repeated = point.reading && !expected.isEmpty() && last >= 0
                    && expected.last().startsWith(account.toString())
                    && expected.last().endsWith(point.reading->posted->amount.toString() + u" present"_s);
                last = pollAt(point.receivedAt);
                if (!repeated)
                    expected += u"%1 %2 %3 %4"_s.arg(account.toString(), point.attempt,
                                                     point.reading ? point.reading->posted->amount.toString() : u"-"_s,
                                                     point.reading ? u"present"_s : u"lost"_s);
            }
        }
        QStringList told;
        std::optional<ReadingCursor> after;
        qint64 sequence = std::numeric_limits<qint64>::max();
        for (;;) {
            TAKE(rows, queries->readings(filter, after, limit));
            for (const ReadingRow &row : rows) {
                QVERIFY2(row.sequence <= sequence, "the newest comes first");
                sequence = row.sequence;
                told += u"%1 %2 %3 %4"_s.arg(row.account.toString(), row.attempt,
                                             row.reading ? row.reading->posted->amount.toString() : u"-"_s,
                                             row.reading ? u"present"_s : u"lost"_s);
                after = ReadingCursor{row.sequence, row.place};
            }
            if (int(rows.size()) < limit)
                break;
        }
        QStringList toldSorted = told;
        toldSorted.sort();
        QCOMPARE(toldSorted.removeDuplicates(), 0);
        for (const QString &line : expected)
            QVERIFY2(told.contains(line), qPrintable(line));
    }

    void rowsKnowWhatWasBefore()
    {
        const Log log({u"A=1 B=1"_s, u"A=2 B=1"_s, u"fail"_s, u"A! B=1"_s, u"A=2 B=1"_s});
        TAKE(rows, log.queries()->readings({{log.accounts.at(u"A"_s)}, {}, {}}, {}, 10));
        QStringList texts;
        for (const ReadingRow &row : rows)
            texts += textOf(row);
        QCOMPARE(
            texts,
            (QStringList{u"A@4 2 after 2"_s, u"?@3 bad-amount after 2"_s, u"A@1 2 after 1"_s, u"A@0 1 after first"_s}));
        QVERIFY(rows[0].stateBefore == AccountState::Unreadable);
        QVERIFY(!rows[3].stateBefore);
    }

    void readingsOfATimeAreThoseReceivedInIt()
    {
        const Log log({u"A=1"_s, u"A=2"_s, u"A=3"_s, u"A=4"_s});
        TAKE(rows, log.queries()->readings({{log.accounts.at(u"A"_s)}, poll(1), poll(2)}, {}, 10));
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(textOf(rows[0]), u"A@2 3 after 2"_s);
        QCOMPARE(textOf(rows[1]), u"A@1 2 after 1"_s);
        TAKE(none, log.queries()->readings({{log.accounts.at(u"A"_s)}, poll(9), poll(12)}, {}, 10));
        QVERIFY(none.empty());
    }

    void attemptsAreFilteredAndPaged_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<bool>("otherConnection");
        QTest::addColumn<QStringList>("ids");
        const QStringList all{u"1-4"_s, u"1-3"_s, u"1-2"_s, u"1-1"_s, u"1-0"_s};
        QTest::newRow("everything of one connection") << u""_s << false << all;
        QTest::newRow("of the other one") << u""_s << true << QStringList{u"2-0"_s};
        QTest::newRow("what failed") << u"failed"_s << false << QStringList{u"1-3"_s, u"1-1"_s};
        QTest::newRow("what was refused") << u"refused"_s << false << QStringList{u"1-2"_s};
        QTest::newRow("what went well") << u"ok"_s << false << QStringList{u"1-4"_s, u"1-0"_s};
    }
    void attemptsAreFilteredAndPaged()
    {
        QFETCH(QString, outcome);
        QFETCH(bool, otherConnection);
        Log log({u"A=1"_s, u"fail"_s, u"refuse"_s, u"fail"_s, u"A=1"_s});
        log.add({u"B=1"_s}, connectionB);
        const auto queries = log.queries();
        const AttemptFilter filter{ConnectionId(otherConnection ? connectionB : connectionA), outcomeFromCode(outcome)};
        QStringList ids;
        std::optional<qint64> before;
        for (;;) {
            TAKE(page, queries->attempts(filter, before, 2));
            for (const AttemptRecord &record : page)
                ids += record.id;
            if (page.size() < 2)
                break;
            before = page.back().sequence;
        }
        QTEST(ids, "ids");
    }

    void daysTellConfirmationsAttemptsAndCorrections()
    {
        const UtcTime monday = UtcTime(std::chrono::sys_days(std::chrono::year(2026) / 1 / 5));
        QTemporaryDir folder;
        ManualClock clock(monday);
        AccountId id;
        {
            TAKE(log, ReadingLog::open(folder.path(), u"coffer test"_s, clock));
            int n = 0;
            const auto store = [&](UtcTime at, const QString &line, std::optional<UtcTime> asOf) {
                Attempt made = attemptFrom(line, n++, at);
                if (made.report && !made.report->readings.empty())
                    made.report->readings.front().asOf = asOf;
                const auto changes = log->append({made});
                QVERIFY(changes);
                if (!changes.value().snapshots.empty())
                    id = changes.value().snapshots.front().id;
            };
            store(monday + 9h, u"A=1"_s, monday + 8h);
            store(monday + 17h, u"A=1"_s, monday + 8h);
            store(monday + 33h, u"fail"_s, {});
            store(monday + 34h, u"fail"_s, {});
            store(monday + 57h, u"A=2"_s, monday + 8h); // Wednesday: another value for Monday
        }
        TAKE(queries, ReadingQueries::open(folder.path()));
        const std::vector<QDate> days{QDate(2026, 1, 4), QDate(2026, 1, 5), QDate(2026, 1, 6), QDate(2026, 1, 7)};
        TAKE(facts, queries->completeness({id}, days, BusinessDayRule{}));
        const auto &account = facts.accounts.front();
        QVERIFY(account.firstSeenAt == monday + 9h);
        QCOMPARE(account.days[0], DayRecord{});
        QCOMPARE(account.days[1], (DayRecord{monday + 9h, monday + 17h, 2, monday + 17h, monday + 57h}));
        QCOMPARE(account.days[2], (DayRecord{{}, {}, 2, monday + 34h, {}}));
        QCOMPARE(account.days[3], (DayRecord{monday + 57h, monday + 57h, 1, monday + 57h, {}}));
        QCOMPARE(facts.sessions.size(), std::size_t(1));
    }

    void aDayWithoutTheAccountIsNotConfirmedByOthers()
    {
        const Log log({u"A=1 B=1"_s, u"B=1"_s, u"A=1 B=1"_s});
        TAKE(facts, log.queries()->completeness({log.accounts.at(u"A"_s)}, {QDate(2026, 1, 5)}, BusinessDayRule{}));
        const DayRecord &day = facts.accounts.front().days.front();
        QVERIFY(day.firstConfirmedAt == poll(0));
        QVERIFY(day.lastConfirmedAt == poll(2));
        QCOMPARE(day.attempts, 3);
    }
};

QTEST_GUILESS_MAIN(TestHistoryPages)
#include "tst_history_pages.moc"

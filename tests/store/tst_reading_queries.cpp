// SPDX-License-Identifier: GPL-3.0-or-later
#include <store/reading_queries.h>

#include "store_samples.h"

#include <QTemporaryDir>

using namespace coffer;
using namespace coffer::samples;

namespace {

/// A log that holds the attempts of `lines`; line n is poll n, or what a number and a colon before it say: "7: A=1.00".
Result<std::unique_ptr<ReadingLog>> logOf(const QString &folder, const QStringList &lines)
{
    static ManualClock clock{poll(0)};
    auto log = ReadingLog::open(folder, u"coffer test"_s, clock);
    for (qsizetype n = 0; log && n < lines.size(); ++n) {
        const QStringList parts = lines[n].split(u": "_s);
        const qint64 when = parts.size() > 1 ? parts[0].toLongLong() : n;
        if (auto appended = log.value()->append({attemptFrom(parts.last(), n, poll(when))}); !appended)
            return appended.error();
    }
    return log;
}

std::optional<UtcTime> timeOf(int poll_)
{
    return poll_ == INT_MIN ? std::nullopt : std::optional(poll(poll_));
}

const int none = INT_MIN;

QString textOfPoint(const HistoryPoint &point)
{
    QString text = QString::number(pollAt(point.receivedAt)) + u' ';
    text += point.reading ? point.reading->posted->amount.toString() : errorCode(point.error->kind);
    if (point.confirmedUntil)
        text += u" until %1"_s.arg(pollAt(*point.confirmedUntil));
    return text;
}

} // namespace

class TestReadingQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAsOfAndKnownAt_data()
    {
        QTest::addColumn<QStringList>("attempts");
        QTest::addColumn<int>("asOf");
        QTest::addColumn<int>("knownAt");
        QTest::addColumn<QString>("state");
        const QStringList plain{u"A=1.00"_s, u"A=1.00"_s, u"A=2.00"_s, u"fail"_s,
                                u"A=2.00"_s, u"-"_s,      u"-"_s,      u"A=3.00"_s};
        QTest::newRow("before anything") << plain << -1 << none << u""_s;
        QTest::newRow("the first poll itself")
            << plain << 0 << none << u"A present 1.00 EUR since 0 confirmed 0 by 1-0"_s;
        QTest::newRow("confirmed, unchanged")
            << plain << 1 << none << u"A present 1.00 EUR since 0 confirmed 1 by 1-1"_s;
        QTest::newRow("the change") << plain << 2 << none << u"A present 2.00 EUR since 2 confirmed 2 by 1-2"_s;
        QTest::newRow("a failure confirms nothing")
            << plain << 3 << none << u"A present 2.00 EUR since 2 confirmed 2 by 1-2"_s;
        QTest::newRow("confirmed after it") << plain << 4 << none << u"A present 2.00 EUR since 2 confirmed 4 by 1-4"_s;
        QTest::newRow("absent keeps its last figure")
            << plain << 5 << none << u"A absent account-missing 2.00 EUR since 2 confirmed 4 by 1-4 lost 5"_s;
        QTest::newRow("still absent") << plain << 6 << none
                                      << u"A absent account-missing 2.00 EUR since 2 confirmed 4 by 1-4 lost 5"_s;
        QTest::newRow("back") << plain << 7 << none << u"A present 3.00 EUR since 7 confirmed 7 by 1-7"_s;
        QTest::newRow("known at, without as-of")
            << plain << none << 4 << u"A present 2.00 EUR since 2 confirmed 4 by 1-4"_s;
        QTest::newRow("known at is the narrower")
            << plain << 6 << 1 << u"A present 1.00 EUR since 0 confirmed 1 by 1-1"_s;
        QTest::newRow("as-of is the narrower") << plain << 1 << 6 << u"A present 1.00 EUR since 0 confirmed 1 by 1-1"_s;
        const QStringList jump{u"0: A=1.00"_s, u"500: A=2.00"_s, u"2: A=3.00"_s};
        QTest::newRow("fault 82: a time from the future does not count")
            << jump << 1 << none << u"A present 1.00 EUR since 0 confirmed 0 by 1-0"_s;
        QTest::newRow("fault 82: after the clock was set right")
            << jump << 3 << none << u"A present 3.00 EUR since 2 confirmed 2 by 1-2"_s;
        QTest::newRow("fault 82: when that time comes, the later attempt still wins")
            << jump << 600 << none << u"A present 3.00 EUR since 2 confirmed 2 by 1-2"_s;
    }
    void answersAsOfAndKnownAt()
    {
        QFETCH(QStringList, attempts);
        QFETCH(int, asOf);
        QFETCH(int, knownAt);
        QFETCH(QString, state);
        QTemporaryDir folder;
        TAKE(log, logOf(folder.path(), attempts));
        TAKE(queries, ReadingQueries::open(folder.path()));

        TAKE(snapshots, queries->snapshots(timeOf(asOf), timeOf(knownAt)));

        QCOMPARE(textOf(snapshots).join(u'\n'), state);
    }

    void prefersTheProvidersOwnTime_data()
    {
        QTest::addColumn<int>("asOf");
        QTest::addColumn<QString>("amount");
        // Received at polls 0, 10, 20 for the times 0, 4, 15.
        QTest::newRow("before the second holds") << 3 << u"1.00"_s;
        QTest::newRow("fault 84: it holds before it was received") << 4 << u"2.00"_s;
        QTest::newRow("until the third") << 14 << u"2.00"_s;
        QTest::newRow("the third") << 15 << u"3.00"_s;
    }
    void prefersTheProvidersOwnTime()
    {
        QFETCH(int, asOf);
        QFETCH(QString, amount);
        QTemporaryDir folder;
        TAKE(log, logOf(folder.path(), {}));
        const int times[] = {0, 4, 15};
        for (int n = 0; n < 3; ++n) {
            BalanceReport report;
            report.readings = {reading(u"A"_s, u"%1.00"_s.arg(n + 1))};
            report.readings[0].asOf = poll(times[n]);
            SUCCEED(log->append({attempt(QString::number(n), connectionA, poll(n * 10), report)}));
        }
        TAKE(queries, ReadingQueries::open(folder.path()));

        TAKE(snapshots, queries->snapshots(poll(asOf)));

        QCOMPARE(snapshots.size(), 1u);
        QCOMPARE(snapshots[0].reading->posted->amount.toString(), amount);
        QVERIFY(snapshots[0].confirmedAt >= snapshots[0].readingSince);
        TAKE(trend, queries->trend({snapshots[0].id}, {poll(-1), poll(asOf)}));
        QCOMPARE(trend.at(0).posted->toString(), amount);
    }

    void tellsAHistoryWithItsGaps_data()
    {
        QTest::addColumn<QStringList>("attempts");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<int>("gap");
        QTest::addColumn<QStringList>("points");
        QTest::newRow("one value") << QStringList{u"A=1.00"_s, u"A=1.00"_s, u"A=1.00"_s} << none << none << 0
                                   << QStringList{u"0 1.00 until 2"_s};
        QTest::newRow("a change ends it") << QStringList{u"A=1.00"_s, u"A=1.00"_s, u"A=2.00"_s} << none << none << 0
                                          << QStringList{u"0 1.00 until 1"_s, u"2 2.00 until 2"_s};
        QTest::newRow("a failure is a gap, not 'unchanged'")
            << QStringList{u"A=1.00"_s, u"A=1.00"_s, u"fail"_s, u"refuse"_s, u"A=1.00"_s, u"A=1.00"_s} << none << none
            << 0 << QStringList{u"0 1.00 until 1"_s, u"4 1.00 until 5"_s};
        QTest::newRow("failing still") << QStringList{u"A=1.00"_s, u"fail"_s} << none << none << 0
                                       << QStringList{u"0 1.00 until 0"_s};
        QTest::newRow("absent, then back")
            << QStringList{u"A=1.00"_s, u"-"_s, u"-"_s, u"A=1.00"_s} << none << none << 0
            << QStringList{u"0 1.00 until 0"_s, u"1 account-missing"_s, u"3 1.00 until 3"_s};
        QTest::newRow("the machine was off") << QStringList{u"0: A=1.00"_s, u"1: A=1.00"_s, u"90: A=1.00"_s} << none
                                             << none << 4 << QStringList{u"0 1.00 until 1"_s, u"90 1.00 until 90"_s};
        QTest::newRow("silence within the limit") << QStringList{u"0: A=1.00"_s, u"4: A=1.00"_s, u"8: A=1.00"_s} << none
                                                  << none << 4 << QStringList{u"0 1.00 until 8"_s};
        QTest::newRow("from: preceded by what held")
            << QStringList{u"A=1.00"_s, u"A=2.00"_s, u"A=2.00"_s, u"A=3.00"_s, u"A=4.00"_s} << 2 << 3 << 0
            << QStringList{u"1 2.00 until 2"_s, u"3 3.00 until 3"_s};
        QTest::newRow("from before the first")
            << QStringList{u"5: A=1.00"_s} << 0 << 9 << 0 << QStringList{u"5 1.00 until 5"_s};
        QTest::newRow("to before the first") << QStringList{u"5: A=1.00"_s} << 0 << 4 << 0 << QStringList{};
        QTest::newRow("from inside a run with a gap")
            << QStringList{u"A=1.00"_s, u"fail"_s, u"A=1.00"_s, u"A=1.00"_s, u"A=2.00"_s} << 3 << none << 0
            << QStringList{u"2 1.00 until 3"_s, u"4 2.00 until 4"_s};
    }
    void tellsAHistoryWithItsGaps()
    {
        QFETCH(QStringList, attempts);
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(int, gap);
        QFETCH(QStringList, points);
        QTemporaryDir folder;
        TAKE(log, logOf(folder.path(), attempts));
        TAKE(queries, ReadingQueries::open(folder.path()));
        const auto silence = gap == 0 ? std::nullopt : std::optional(std::chrono::seconds(gap * 900));

        TAKE(history,
             queries->history(accountIdFor(ConnectionId(connectionA), u"A"_s), timeOf(from), timeOf(to), silence));

        QStringList got;
        for (const HistoryPoint &point : history)
            got.append(textOfPoint(point));
        QCOMPARE(got, points);
    }

    void refusesAnUnknownAccount()
    {
        QTemporaryDir folder;
        TAKE(log, logOf(folder.path(), {u"A=1.00"_s}));
        TAKE(queries, ReadingQueries::open(folder.path()));
        const auto history = queries->history(AccountId(u"nobody"_s));
        QVERIFY(!history);
        QCOMPARE(history.error().kind, ErrorKind::NotFound);
        QVERIFY(!queries->trend({AccountId(u"nobody"_s)}, {poll(0), poll(1)}));
    }

    void drawsATrend_data()
    {
        QTest::addColumn<QStringList>("attempts");
        QTest::addColumn<QString>("points");
        // Periods of four polls: (-1, 3] (3, 7] (7, 11]. "?": not confirmed inside the period.
        QTest::newRow("held over all") << QStringList{u"0: A=1.00"_s, u"4: A=1.00"_s, u"8: A=1.00"_s}
                                       << u"1.00 1.00 1.00"_s;
        QTest::newRow("a hole where nothing was read")
            << QStringList{u"0: A=1.00"_s, u"8: A=2.00"_s} << u"1.00 1.00? 2.00"_s;
        QTest::newRow("failures do not confirm")
            << QStringList{u"0: A=1.00"_s, u"4: fail"_s, u"8: refuse"_s} << u"1.00 1.00? 1.00?"_s;
        QTest::newRow("the last of a period counts")
            << QStringList{u"0: A=1.00"_s, u"1: A=2.00"_s, u"3: A=3.00"_s, u"4: A=4.00"_s} << u"3.00 4.00 4.00?"_s;
        QTest::newRow("not known yet") << QStringList{u"5: A=1.00"_s} << u"none? 1.00 1.00?"_s;
        QTest::newRow("read before the first period")
            << QStringList{u"-9: A=1.00"_s, u"5: A=1.00"_s} << u"1.00? 1.00 1.00?"_s;
        QTest::newRow("absent: the last figure, not confirmed")
            << QStringList{u"0: A=1.00"_s, u"4: -"_s, u"8: -"_s} << u"1.00 1.00?absent 1.00?absent"_s;
        QTest::newRow("absent since before")
            << QStringList{u"-9: A=1.00"_s, u"-8: -"_s, u"9: A=1.00"_s} << u"1.00?absent 1.00?absent 1.00"_s;
        QTest::newRow("read early, lost late in one period")
            << QStringList{u"0: A=1.00"_s, u"2: -"_s} << u"1.00absent 1.00?absent 1.00?absent"_s;
        QTest::newRow("fault 82: the future is not drawn")
            << QStringList{u"0: A=1.00"_s, u"500: A=9.00"_s, u"5: A=2.00"_s} << u"1.00 2.00 2.00?"_s;
        QTest::newRow("fault 81: the clock went back")
            << QStringList{u"9: A=1.00"_s, u"1: A=2.00"_s} << u"2.00 2.00? 2.00"_s;
        QTest::newRow("30 digits")
            << QStringList{u"0: A=123456789012345678901234567.890"_s}
            << u"123456789012345678901234567.890 123456789012345678901234567.890? 123456789012345678901234567.890?"_s;
    }
    void drawsATrend()
    {
        QFETCH(QStringList, attempts);
        QFETCH(QString, points);
        QTemporaryDir folder;
        TAKE(log, logOf(folder.path(), attempts));
        TAKE(queries, ReadingQueries::open(folder.path()));
        const AccountId account = accountIdFor(ConnectionId(connectionA), u"A"_s);

        TAKE(trend, queries->trend({account}, {poll(-1), poll(3), poll(7), poll(11)}));

        QStringList got;
        for (const TrendPoint &point : trend) {
            QVERIFY(point.account == account);
            got.append((point.posted ? point.posted->toString() : u"none"_s) + (point.confirmed ? u""_s : u"?"_s)
                       + (point.state == AccountState::Absent ? u"absent"_s : u""_s));
            // Held at an end is what the snapshot of that time says.
            TAKE(snapshots, queries->snapshots(point.to));
            QCOMPARE(snapshots.empty() ? std::optional<Decimal>() : std::optional(snapshots[0].reading->posted->amount),
                     point.posted);
        }
        QCOMPARE(got.join(u' '), points);
    }

    void refusesBoundariesOutOfOrder()
    {
        QTemporaryDir folder;
        TAKE(log, logOf(folder.path(), {u"A=1.00"_s}));
        TAKE(queries, ReadingQueries::open(folder.path()));
        QVERIFY(!queries->trend({}, {poll(1), poll(0)}));
        QVERIFY(!queries->trend({}, {poll(1)}));
    }

    void listsAttemptsNewestFirst()
    {
        QTemporaryDir folder;
        TAKE(log, logOf(folder.path(), {u"A=1.00"_s, u"fail"_s, u"A=1.00 B!"_s}));
        SUCCEED(log->append({attemptFrom(u"A=1.00"_s, 0, poll(1), connectionB)}));
        TAKE(queries, ReadingQueries::open(folder.path()));
        const auto idsOf = [](const std::vector<AttemptRecord> &records) {
            QStringList ids;
            for (const AttemptRecord &record : records)
                ids.append(record.id + u' ' + outcomeCode(record.outcome));
            return ids;
        };

        TAKE(all, queries->attempts({}, poll(0), poll(9), 10));
        TAKE(two, queries->attempts({}, poll(0), poll(9), 2));
        TAKE(ofOne, queries->attempts(ConnectionId(connectionA), poll(1), poll(2), 10));

        QCOMPARE(idsOf(all), (QStringList{u"2-0 ok"_s, u"1-2 partial"_s, u"1-1 failed"_s, u"1-0 ok"_s}));
        QCOMPARE(idsOf(two), (QStringList{u"2-0 ok"_s, u"1-2 partial"_s}));
        QCOMPARE(idsOf(ofOne), (QStringList{u"1-2 partial"_s, u"1-1 failed"_s}));
        QVERIFY(ofOne[1].error->kind == ErrorKind::NetworkUnreachable);
    }

    void tellsActivitiesAsKnownThen()
    {
        QTemporaryDir folder;
        TAKE(log, logOf(folder.path(), {u"A=1.00"_s, u"refuse"_s}));
        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(now, queries->activities());
        TAKE(then, queries->activities(poll(0)));
        TAKE(before, queries->activities(poll(-1)));
        QCOMPARE(now.size(), 1u);
        QVERIFY(now[0].lastOutcome == AttemptOutcome::Refused);
        QVERIFY(now[0].lastSuccessAt == poll(0));
        QVERIFY(now[0].lastError->kind == ErrorKind::Unauthorized);
        QVERIFY(then[0].lastOutcome == AttemptOutcome::Ok);
        QVERIFY(!then[0].lastError);
        QVERIFY(before.empty());
    }

    void twoReadersSeeWholeAttemptsWhileItIsWritten()
    {
        QTemporaryDir folder;
        TAKE(log, logOf(folder.path(), {u"A=0 B=0"_s}));
        TAKE(first, ReadingQueries::open(folder.path()));
        TAKE(second, ReadingQueries::open(folder.path()));
        for (int n = 1; n < 30; ++n) {
            SUCCEED(log->append({attemptFrom(u"A=%1 B=%1"_s.arg(n), n, poll(n))}));
            for (ReadingQueries *queries : {first.get(), second.get()}) {
                TAKE(snapshots, queries->snapshots());
                QCOMPARE(snapshots.size(), 2u);
                QCOMPARE(snapshots[0].reading->posted->amount.toString(), QString::number(n));
                QCOMPARE(snapshots[1].reading->posted->amount.toString(), QString::number(n));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestReadingQueries)
#include "tst_reading_queries.moc"

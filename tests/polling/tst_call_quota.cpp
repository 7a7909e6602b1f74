// SPDX-License-Identifier: GPL-3.0-or-later
#include <polling/call_quota.h>

#include <QTest>

using namespace coffer;
using namespace std::chrono_literals;

class TestCallQuota : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsUntilEnoughCallsAreADayOld_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<QList<int>>("polls"); // hour, calls, hour, calls, …
        QTest::addColumn<int>("hour");
        QTest::addColumn<int>("wait"); // hours; -1: none

        QTest::newRow("no limit") << 0 << QList<int>{0, 1000, 1, 1000} << 2 << -1;
        QTest::newRow("first poll") << 4 << QList<int>{} << 0 << -1;
        QTest::newRow("one of four used") << 4 << QList<int>{0, 1} << 1 << -1;
        QTest::newRow("all four used: the first ends after a day")
            << 4 << QList<int>{0, 1, 1, 1, 2, 1, 3, 1} << 4 << 20;
        QTest::newRow("a day later it fits") << 4 << QList<int>{0, 1, 1, 1, 2, 1, 3, 1} << 24 << -1;
        QTest::newRow("rolling, not at midnight") << 4 << QList<int>{20, 1, 21, 1, 22, 1, 23, 1} << 25 << 19;
        QTest::newRow("a poll of three does not fit into two") << 5 << QList<int>{0, 3} << 1 << 23;
        QTest::newRow("two must end before a poll of two fits") << 4 << QList<int>{0, 1, 1, 1, 2, 2} << 3 << 22;
        QTest::newRow("a poll larger than the limit waits for all to end") << 2 << QList<int>{0, 3} << 1 << 23;
        QTest::newRow("noted in another order, as from the log") << 2 << QList<int>{5, 1, 0, 1} << 6 << 18;
    }

    void waitsUntilEnoughCallsAreADayOld()
    {
        QFETCH(int, limit);
        QFETCH(QList<int>, polls);
        QFETCH(int, hour);
        QFETCH(int, wait);
        const UtcTime start = UtcTime(std::chrono::days(20'000));
        CallQuota quota(limit);
        for (qsizetype i = 0; i < polls.size(); i += 2)
            quota.note(start + std::chrono::hours(polls[i]), polls[i + 1]);

        const auto waited = quota.waitBeforePoll(start + std::chrono::hours(hour));

        QCOMPARE(waited, wait < 0 ? std::nullopt : std::optional<std::chrono::seconds>(std::chrono::hours(wait)));
    }

    void stretchesTheIntervalSoThatTheLimitLasts_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("callsPerPoll");
        QTest::addColumn<int>("reserved");
        QTest::addColumn<int>("minutes"); // -1: no poll by interval; the interval is 15

        QTest::newRow("no limit") << 0 << 5 << 2 << 15;
        QTest::newRow("four a day: every six hours") << 4 << 1 << 0 << 360;
        QTest::newRow("each poll needs two") << 4 << 2 << 0 << 720;
        QTest::newRow("what fixed times need is not there for the interval") << 4 << 1 << 2 << 720;
        QTest::newRow("fixed times need it all") << 4 << 1 << 4 << -1;
        QTest::newRow("fixed times need more than all") << 4 << 2 << 3 << -1;
        QTest::newRow("plenty: the interval stays") << 1000 << 1 << 0 << 15;
        QTest::newRow("one fewer than every 15 min would take") << 95 << 1 << 0 << 16;
        QTest::newRow("a poll larger than the limit comes once a day") << 2 << 3 << 0 << 1440;
    }

    void stretchesTheIntervalSoThatTheLimitLasts()
    {
        QFETCH(int, limit);
        QFETCH(int, callsPerPoll);
        QFETCH(int, reserved);
        QFETCH(int, minutes);
        CallQuota quota(limit);
        quota.note(UtcTime(std::chrono::days(20'000)), callsPerPoll);

        const auto spacing = quota.spacing(15min, reserved);

        QCOMPARE(spacing ? int(std::chrono::ceil<std::chrono::minutes>(*spacing).count()) : -1, minutes);
    }

    void leavesReservedPollsTheirCalls_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<QList<int>>("polls"); // hours at which one call each was used
        QTest::addColumn<QList<int>>("reserved");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("fit"); // hour; -1: none

        QTest::newRow("nothing used") << 2 << QList<int>{} << QList<int>{} << 5 << 5;
        QTest::newRow("room for both") << 3 << QList<int>{1} << QList<int>{8} << 5 << 5;
        QTest::newRow("the last call is for 8: only right after it, once a call is free")
            << 2 << QList<int>{1} << QList<int>{8} << 5 << 25;
        QTest::newRow("used calls are a day old before 8") << 2 << QList<int>{-20, -19} << QList<int>{8} << 3 << 4;
        QTest::newRow("not before, as 8 would then have none") << 2 << QList<int>{-20, 2} << QList<int>{8} << 3 << 26;
        QTest::newRow("reserved ones take all of each day")
            << 2 << QList<int>{} << QList<int>{8, 16, 32, 40} << 5 << -1;
        QTest::newRow("no limit") << 0 << QList<int>{1, 2, 3} << QList<int>{8} << 5 << 5;
    }

    void leavesReservedPollsTheirCalls()
    {
        QFETCH(int, limit);
        QFETCH(QList<int>, polls);
        QFETCH(QList<int>, reserved);
        QFETCH(int, from);
        QFETCH(int, fit);
        const auto at = [](int hour) { return UtcTime(std::chrono::days(20'000)) + std::chrono::hours(hour); };
        CallQuota quota(limit);
        for (const int hour : polls)
            quota.note(at(hour), 1);
        std::vector<UtcTime> times;
        for (const int hour : reserved)
            times.push_back(at(hour));

        const auto first = quota.firstFit(at(from), times);

        QCOMPARE(first ? int(std::chrono::floor<std::chrono::hours>(*first - at(0)).count()) : -1, fit);
    }

    void saysHowLongOneMorePollUsesItUp()
    {
        const UtcTime start(std::chrono::days(20'000));
        CallQuota quota(4);
        QVERIFY(!quota.usedUpUntil(start));

        quota.note(start, 1);
        quota.note(start + 1h, 1);
        QVERIFY(!quota.usedUpUntil(start + 2h));
        quota.note(start + 2h, 1);

        QCOMPARE(quota.usedUpUntil(start + 3h), std::optional<UtcTime>(start + 24h));
        QVERIFY(!quota.waitBeforePoll(start + 3h)); // asking did not count
        QVERIFY(!CallQuota(0).usedUpUntil(start));
    }

    void callsAfterWhichTheClockWasSetBackStillCount()
    {
        const UtcTime start(std::chrono::days(20'000));
        CallQuota quota(1);
        quota.note(start, 1);

        QCOMPARE(quota.used(start - 1h), 1);
        QVERIFY(quota.waitBeforePoll(start - 1h).has_value());
    }
};

QTEST_APPLESS_MAIN(TestCallQuota)
#include "tst_call_quota.moc"

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
};

QTEST_APPLESS_MAIN(TestCallQuota)
#include "tst_call_quota.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/completeness.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(coffer::Completeness)

namespace {

const UtcTime monday = UtcTime(std::chrono::sys_days(std::chrono::year(2026) / 1 / 5));

QString nameOf(Completeness state)
{
    switch (state) {
    case Completeness::Received:
        return u"received"_s;
    case Completeness::Late:
        return u"late"_s;
    case Completeness::Corrected:
        return u"corrected"_s;
    case Completeness::Failed:
        return u"failed"_s;
    case Completeness::MachineOff:
        return u"off"_s;
    case Completeness::NotExpected:
        return u"not expected"_s;
    case Completeness::Pending:
        return u"pending"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

class TestCompleteness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesADay_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<int>("confirmedMinute"); // of the day; -1: not at all
        QTest::addColumn<int>("attempts");
        QTest::addColumn<bool>("corrected");
        QTest::addColumn<bool>("machineRan");
        QTest::addColumn<QString>("fixedTime");
        QTest::addColumn<bool>("paused");
        QTest::addColumn<QString>("state");
        const QDate day(2026, 1, 5);
        const QDate today(2026, 1, 7); // it is 09:00
        const QDate saturday(2026, 1, 3);
        const QDate holiday(2026, 1, 6);
        QTest::newRow("confirmed at any time") << day << 1200 << 1 << false << true << u""_s << false << u"received"_s;
        QTest::newRow("by the expected time")
            << day << 510 << 1 << false << true << u"08:00"_s << false << u"received"_s;
        QTest::newRow("a minute after it") << day << 511 << 1 << false << true << u"08:00"_s << false << u"late"_s;
        QTest::newRow("corrected counts more than late")
            << day << 600 << 1 << true << true << u"08:00"_s << false << u"corrected"_s;
        QTest::newRow("asked in vain") << day << -1 << 3 << false << true << u""_s << false << u"failed"_s;
        QTest::newRow("asked in vain though no heartbeat was written")
            << day << -1 << 1 << false << false << u""_s << false << u"failed"_s;
        QTest::newRow("never asked while the program ran")
            << day << -1 << 0 << false << true << u""_s << false << u"failed"_s;
        QTest::newRow("no sign of life") << day << -1 << 0 << false << false << u""_s << false << u"off"_s;
        QTest::newRow("weekend") << saturday << -1 << 0 << false << false << u""_s << false << u"not expected"_s;
        QTest::newRow("a reading on a weekend is one all the same")
            << saturday << 600 << 1 << false << true << u"08:00"_s << false << u"received"_s;
        QTest::newRow("holiday") << holiday << -1 << 2 << false << true << u""_s << false << u"not expected"_s;
        QTest::newRow("paused") << day << -1 << 0 << false << true << u""_s << true << u"not expected"_s;
        QTest::newRow("paused later: asked on this day")
            << day << -1 << 1 << false << true << u""_s << true << u"failed"_s;
        QTest::newRow("today, any time will do") << today << -1 << 0 << false << true << u""_s << false << u"pending"_s;
        QTest::newRow("today, not due yet") << today << -1 << 0 << false << true << u"08:45"_s << false << u"pending"_s;
        QTest::newRow("today, overdue") << today << -1 << 0 << false << true << u"08:00"_s << false << u"failed"_s;
        QTest::newRow("today, failed already") << today << -1 << 1 << false << true << u""_s << false << u"failed"_s;
        QTest::newRow("before the account was known")
            << QDate(2025, 12, 31) << -1 << 1 << false << true << u""_s << false << u"not expected"_s;
    }
    void judgesADay()
    {
        QFETCH(QDate, day);
        QFETCH(int, confirmedMinute);
        QFETCH(int, attempts);
        QFETCH(bool, corrected);
        QFETCH(bool, machineRan);
        QFETCH(QString, fixedTime);
        QFETCH(bool, paused);
        const UtcTime midnight = utcTimeFromDateTime(day.startOfDay(QTimeZone::utc()));
        DayRecord record;
        record.attempts = attempts;
        if (confirmedMinute >= 0)
            record.firstConfirmedAt = record.lastConfirmedAt = midnight + std::chrono::minutes(confirmedMinute);
        if (corrected)
            record.correctedAt = midnight + 50h;
        BusinessCalendar calendar;
        calendar.holidays = {{QDate(2026, 1, 6), u"Epiphany"_s}};
        Connection connection;
        connection.interval = 15min;
        connection.paused = paused;
        if (!fixedTime.isEmpty())
            connection.fixedTimes = {QTime::fromString(fixedTime, u"hh:mm"_s)};
        const CompletenessFacts::Account account{AccountId(u"a"_s), {}, monday - 96h, {record}};
        const BusinessDayRule rule;
        const CompletenessCell cell = judgeDay({calendar, rule, connection, monday + 57h}, day, account, 0, machineRan);
        QTEST(nameOf(cell.state), "state");
        QCOMPARE(cell.why.has_value(), cell.state == Completeness::NotExpected);
        QCOMPARE(cell.holiday, day == QDate(2026, 1, 6) ? u"Epiphany"_s : QString());
    }

    void anEndOfDayFeedIsDueAtEightWithFourHoursGrace()
    {
        Connection connection;
        connection.feed = FeedKind::EndOfDay;
        const DayRecord record{monday + 12h, monday + 12h, 1, monday + 12h, {}};
        const BusinessCalendar calendar;
        const BusinessDayRule rule;
        CompletenessFacts::Account account{AccountId(u"a"_s), {}, monday, {record}};
        const CompletenessRule judged{calendar, rule, connection, monday + 48h};
        QVERIFY(judgeDay(judged, QDate(2026, 1, 5), account, 0, true).state == Completeness::Received);
        account.days[0].firstConfirmedAt = monday + 12h + 1s;
        QVERIFY(judgeDay(judged, QDate(2026, 1, 5), account, 0, true).state == Completeness::Late);
    }

    void signsOfLifeReachFromStartToTheLastHeartbeat()
    {
        const std::vector<QDate> days{QDate(2026, 1, 5), QDate(2026, 1, 6), QDate(2026, 1, 7), QDate(2026, 1, 8)};
        ProgramSession cutOff;
        cutOff.startedAt = monday + 20h;
        cutOff.heartbeatAt = monday + 25h; // Tuesday 01:00
        ProgramSession ended;
        ended.startedAt = monday + 80h;
        ended.heartbeatAt = monday + 80h;
        ended.stoppedAt = monday + 81h;
        QCOMPARE(daysWithLife({ended, cutOff}, days, {}), (std::vector<bool>{true, true, false, true}));
    }
};

QTEST_APPLESS_MAIN(TestCompleteness)
#include "tst_completeness.moc"

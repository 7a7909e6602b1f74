// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/expectation.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

UtcTime utc(const QString &text)
{
    return parseRfc3339(text).value();
}

BusinessDays berlin()
{
    BusinessCalendar calendar;
    calendar.holidays = {{QDate(2026, 12, 25), u"Christmas Day"_s}};
    BusinessDays days;
    days.calendars = {{u"Acme"_s, calendar}};
    days.rule.zone = QTimeZone("Europe/Berlin");
    return days;
}

Connection endOfDay()
{
    Connection connection;
    connection.entity = u"Acme"_s;
    connection.feed = FeedKind::EndOfDay;
    return connection;
}

} // namespace

class TestExpectation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endOfDayFiguresAgeByBusinessDays_data()
    {
        QTest::addColumn<QString>("confirmedAt");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("age");

        const auto row = [](const char *name, const QString &confirmedAt, const QString &now, const char *age) {
            QTest::newRow(name) << confirmedAt << now << QString::fromLatin1(age);
        };
        // Friday 20 November 2026; the figure of a day is due at 08:00 in Berlin, 07:00 UTC.
        row("at 20 hours", u"2026-11-19T08:00:00Z"_s, u"2026-11-20T04:00:00Z"_s, "current");
        row("due, and within the margin", u"2026-11-19T08:00:00Z"_s, u"2026-11-20T10:59:59Z"_s, "current");
        row("late", u"2026-11-19T08:00:00Z"_s, u"2026-11-20T11:00:00Z"_s, "ageing");
        row("one more business day", u"2026-11-19T08:00:00Z"_s, u"2026-11-23T10:59:59Z"_s, "ageing");
        row("and it is stale", u"2026-11-19T08:00:00Z"_s, u"2026-11-23T11:00:00Z"_s, "stale");
        row("nobody expects news on a Sunday", u"2026-11-20T08:00:00Z"_s, u"2026-11-22T20:00:00Z"_s, "current");
        row("nor on Monday at dawn", u"2026-11-20T08:00:00Z"_s, u"2026-11-23T06:00:00Z"_s, "current");
        row("nor on a holiday", u"2026-12-24T08:00:00Z"_s, u"2026-12-26T20:00:00Z"_s, "current");
        row("confirmed before it was due is not that day's", u"2026-11-20T06:59:00Z"_s, u"2026-11-20T11:00:00Z"_s,
            "ageing");
        row("confirmed by a clock that was set back since", u"2026-11-24T08:00:00Z"_s, u"2026-11-20T11:00:00Z"_s,
            "current");
    }

    void endOfDayFiguresAgeByBusinessDays()
    {
        QFETCH(QString, confirmedAt);
        QFETCH(QString, now);

        const AgeBoundaries boundaries = boundariesOf(endOfDay(), berlin(), utc(now));

        QTEST(ageCode(ageOf(utc(confirmedAt), boundaries)), "age");
    }

    void statedFiguresAreCurrentForOneBusinessDay_data()
    {
        QTest::addColumn<QString>("asOf");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("age");

        const auto row = [](const char *name, const QString &asOf, const QString &now, const char *age) {
            QTest::newRow(name) << asOf << now << QString::fromLatin1(age);
        };
        // Thursday's close in Berlin is Friday 20 November 2026, 00:00 there.
        row("yesterday's close, all day long", u"2026-11-19T23:00:00Z"_s, u"2026-11-20T22:59:59Z"_s, "current");
        row("and over the weekend", u"2026-11-19T23:00:00Z"_s, u"2026-11-22T20:00:00Z"_s, "current");
        row("on Monday that of Friday is missing", u"2026-11-19T23:00:00Z"_s, u"2026-11-23T07:00:00Z"_s, "ageing");
        row("on Tuesday it is stale", u"2026-11-19T23:00:00Z"_s, u"2026-11-24T07:00:00Z"_s, "stale");
        row("entered on a Saturday", u"2026-11-21T10:00:00Z"_s, u"2026-11-23T13:00:00Z"_s, "current");
        row("a holiday is not counted", u"2026-12-24T08:00:00Z"_s, u"2026-12-27T20:00:00Z"_s, "current");
        row("a week old, however late it was entered", u"2026-11-13T23:00:00Z"_s, u"2026-11-20T08:00:00Z"_s, "stale");
    }

    void statedFiguresAreCurrentForOneBusinessDay()
    {
        QFETCH(QString, asOf);
        QFETCH(QString, now);
        Connection connection = endOfDay();
        connection.provider = manualProvider();
        connection.source = DataSource::Manual;

        const AgeBoundaries boundaries = boundariesOf(connection, berlin(), utc(now));

        QTEST(ageCode(ageOf(utc(asOf), boundaries)), "age");
    }

    void dueIsTheFirstFixedTime()
    {
        Connection connection = endOfDay();
        connection.fixedTimes = {QTime(6, 30), QTime(15, 0)};

        const AgeBoundaries boundaries = boundariesOf(connection, berlin(), utc(u"2026-11-20T09:30:00Z"_s));

        QCOMPARE(formatRfc3339(boundaries.ageingBefore), u"2026-11-20T05:30:00Z"_s);
        QCOMPARE(formatRfc3339(boundaries.staleBefore), u"2026-11-19T05:30:00Z"_s);
    }

    void fixedTimesAloneSetTheirOwnPace_data()
    {
        QTest::addColumn<QString>("confirmedAt");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("age");

        const auto row = [](const char *name, const QString &confirmedAt, const QString &now, const char *age) {
            QTest::newRow(name) << confirmedAt << now << QString::fromLatin1(age);
        };
        // Friday 20 November 2026; polled at 08:30 and 15:00 in Berlin, 07:30 and 14:00 UTC.
        row("hours after, before the next", u"2026-11-20T07:30:02Z"_s, u"2026-11-20T14:29:00Z"_s, "current");
        row("one was missed", u"2026-11-20T07:30:02Z"_s, u"2026-11-20T14:30:00Z"_s, "ageing");
        row("two were missed", u"2026-11-19T14:00:02Z"_s, u"2026-11-20T14:30:00Z"_s, "stale");
        row("over the weekend", u"2026-11-20T14:00:02Z"_s, u"2026-11-23T07:59:00Z"_s, "current");
    }

    void fixedTimesAloneSetTheirOwnPace()
    {
        QFETCH(QString, confirmedAt);
        QFETCH(QString, now);
        Connection connection = endOfDay();
        connection.feed = FeedKind::Intraday;
        connection.fixedTimes = {QTime(8, 30), QTime(15, 0)};
        connection.byFixedTimesOnly = true;

        QTEST(ageCode(ageOf(utc(confirmedAt), boundariesOf(connection, berlin(), utc(now)))), "age");
    }

    void limitsThatTheUserSetCountBeforeFixedTimes()
    {
        Connection connection;
        connection.fixedTimes = {QTime(8, 30)};
        connection.byFixedTimesOnly = true;
        connection.freshnessLimits = FreshnessLimits{1h, 2h};
        const UtcTime now = utc(u"2026-11-20T16:00:00Z"_s);

        QCOMPARE(boundariesOf(connection, berlin(), now), (AgeBoundaries{now - 1h, now - 2h}));
    }

    void figuresHoldUntilTheyAreStaleAndOverHolidays()
    {
        Connection intraday;
        intraday.interval = 15min;
        Connection fixed;
        fixed.fixedTimes = {QTime(8, 30)};
        fixed.byFixedTimesOnly = true;

        QCOMPARE(holdsFor(intraday), std::chrono::seconds(1h));
        QVERIFY(holdsFor(endOfDay()) > 5 * 24h); // Thursday to Tuesday
        QVERIFY(holdsFor(endOfDay()) < 7 * 24h);
        QCOMPARE(holdsFor(fixed), holdsFor(endOfDay()));
    }

    void withoutBusinessDaysItsLimitsCount()
    {
        BusinessDays closed;
        for (int day = Qt::Monday; day <= Qt::Sunday; ++day)
            closed.calendars[u"Acme"_s].weekend.insert(Qt::DayOfWeek(day));
        const UtcTime now = utc(u"2026-11-20T09:30:00Z"_s);

        QCOMPARE(boundariesOf(endOfDay(), closed, now), AgeBoundaries::at(now, endOfDay().effectiveFreshnessLimits()));
    }

    void intradayAgesByItsLimits()
    {
        Connection connection;
        connection.interval = 15min;
        const UtcTime now = utc(u"2026-11-22T12:00:00Z"_s);

        QCOMPARE(boundariesOf(connection, berlin(), now), (AgeBoundaries{now - 30min, now - 60min}));
    }

    void whatWasConfirmedBeforeASleepIsAgeingAtBest_data()
    {
        QTest::addColumn<int>("feed");
        QTest::addColumn<int>("source");
        QTest::addColumn<int>("minutesAgo");
        QTest::addColumn<QString>("age");

        const auto row = [](const char *name, FeedKind feed, DataSource source, int minutesAgo, const char *age) {
            QTest::newRow(name) << int(feed) << int(source) << minutesAgo << QString::fromLatin1(age);
        };
        row("intraday, before", FeedKind::Intraday, DataSource::Live, 10, "ageing");
        row("intraday, since", FeedKind::Intraday, DataSource::Live, 4, "current");
        row("end of day, before", FeedKind::EndOfDay, DataSource::Live, 10, "ageing");
        row("long before is not made younger", FeedKind::Intraday, DataSource::Live, 70, "stale");
        row("entered by hand: nobody polls it", FeedKind::Intraday, DataSource::Manual, 10, "current");
    }

    void whatWasConfirmedBeforeASleepIsAgeingAtBest()
    {
        QFETCH(int, feed);
        QFETCH(int, source);
        QFETCH(int, minutesAgo);
        Connection connection = endOfDay();
        connection.feed = FeedKind(feed);
        connection.source = DataSource(source);
        const UtcTime now = utc(u"2026-11-20T16:00:00Z"_s);

        const AgeBoundaries boundaries = boundariesOf(connection, berlin(), now, now - 5min);

        QTEST(ageCode(ageOf(now - std::chrono::minutes(minutesAgo), boundaries)), "age");
    }
};

QTEST_APPLESS_MAIN(TestExpectation)
#include "tst_expectation.moc"

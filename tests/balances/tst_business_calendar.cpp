// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/business_calendar.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

BusinessCalendar calendar()
{
    BusinessCalendar result;
    result.id = u"test"_s;
    result.holidays = {{QDate(2026, 12, 25), u"Christmas Day"_s}, {QDate(2027, 1, 1), u"New Year's Day"_s}};
    result.firstYear = 2026;
    result.lastYear = 2027;
    return result;
}

UtcTime utc(const QString &text)
{
    return parseRfc3339(text).value();
}

QTimeZone zone(const QString &id)
{
    return QTimeZone(id.toUtf8());
}

QString text(const std::optional<UtcTime> &time)
{
    return time ? formatRfc3339(*time) : u"none"_s;
}

BusinessDays days(const QString &zoneId, QTime cutOff = QTime(0, 0))
{
    BusinessDays result;
    result.calendars = {{u"Acme"_s, calendar()}};
    result.rule = {zone(zoneId), cutOff};
    return result;
}

} // namespace

class TestBusinessCalendar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void weekendsAndHolidaysAreNoBusinessDays_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<bool>("business");

        QTest::newRow("Thursday") << QDate(2026, 12, 24) << true;
        QTest::newRow("holiday") << QDate(2026, 12, 25) << false;
        QTest::newRow("Saturday") << QDate(2026, 12, 26) << false;
        QTest::newRow("Sunday") << QDate(2026, 12, 27) << false;
        QTest::newRow("the same date of a year without holidays") << QDate(2028, 12, 25) << true;
    }

    void weekendsAndHolidaysAreNoBusinessDays()
    {
        QFETCH(QDate, day);

        QTEST(calendar().isBusinessDay(day), "business");
    }

    void saysForWhichYearsItKnowsHolidays()
    {
        QVERIFY(!calendar().knowsYear(2025));
        QVERIFY(calendar().knowsYear(2026));
        QVERIFY(calendar().knowsYear(2027));
        QVERIFY(!calendar().knowsYear(2028));
        QVERIFY(!BusinessCalendar().knowsYear(2026)); // weekends only: it knows of no year
    }

    void weekendsMayBeOtherDays()
    {
        BusinessCalendar gulf;
        gulf.weekend = {Qt::Friday, Qt::Saturday};

        QVERIFY(gulf.isBusinessDay(QDate(2026, 11, 22)));  // Sunday
        QVERIFY(!gulf.isBusinessDay(QDate(2026, 11, 20))); // Friday
    }

    void stepsOverDaysWithoutBusiness_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<QDate>("next");
        QTest::addColumn<QDate>("previous");

        QTest::newRow("over holiday and weekend") << QDate(2026, 12, 24) << QDate(2026, 12, 28) << QDate(2026, 12, 23);
        QTest::newRow("from within the weekend") << QDate(2026, 12, 26) << QDate(2026, 12, 28) << QDate(2026, 12, 24);
        QTest::newRow("over the turn of the year") << QDate(2026, 12, 31) << QDate(2027, 1, 4) << QDate(2026, 12, 30);
    }

    void stepsOverDaysWithoutBusiness()
    {
        QFETCH(QDate, day);

        QTEST(calendar().nextBusinessDay(day), "next");
        QTEST(calendar().previousBusinessDay(day), "previous");
    }

    void calendarWithoutBusinessDaysHasNone()
    {
        BusinessCalendar closed;
        for (int day = Qt::Monday; day <= Qt::Sunday; ++day)
            closed.weekend.insert(Qt::DayOfWeek(day));
        BusinessDays all;
        all.calendars = {{u"Acme"_s, closed}};

        QVERIFY(!closed.nextBusinessDay(QDate(2026, 1, 1)).isValid());
        QVERIFY(!closed.previousBusinessDay(QDate(2026, 1, 1)).isValid());
        QVERIFY(!all.next(u"Acme"_s, {QTime(8, 0)}, utc(u"2026-01-01T00:00:00Z"_s)));
        QVERIFY(!all.last(u"Acme"_s, {QTime(8, 0)}, utc(u"2026-01-01T00:00:00Z"_s)));
    }

    void momentsBecomeDays_data()
    {
        QTest::addColumn<QString>("zoneId");
        QTest::addColumn<QTime>("cutOff");
        QTest::addColumn<QString>("moment");
        QTest::addColumn<QDate>("day");

        const auto row = [](const char *name, const QString &zoneId, QTime cutOff, const QString &moment, QDate day) {
            QTest::newRow(name) << zoneId << cutOff << moment << day;
        };
        row("a day of Los Angeles is not that of UTC", u"America/Los_Angeles"_s, {0, 0}, u"2026-11-20T07:59:59Z"_s,
            {2026, 11, 19});
        row("its midnight", u"America/Los_Angeles"_s, {0, 0}, u"2026-11-20T08:00:00Z"_s, {2026, 11, 20});
        row("just before the cut-off", u"Europe/Berlin"_s, {18, 0}, u"2026-11-20T16:59:59.999999Z"_s, {2026, 11, 20});
        row("from the cut-off on the following day", u"Europe/Berlin"_s, {18, 0}, u"2026-11-20T17:00:00Z"_s,
            {2026, 11, 21});
        row("summer time moves the cut-off in UTC", u"Europe/Berlin"_s, {18, 0}, u"2026-07-20T16:00:00Z"_s,
            {2026, 7, 21});
    }

    void momentsBecomeDays()
    {
        QFETCH(QString, zoneId);
        QFETCH(QTime, cutOff);
        QFETCH(QString, moment);
        const BusinessDayRule rule{zone(zoneId), cutOff};

        QTEST(rule.dayOf(utc(moment)), "day");
    }

    void aDayEndsWhereTheNextBegins_data()
    {
        QTest::addColumn<QString>("zoneId");
        QTest::addColumn<QTime>("cutOff");
        QTest::addColumn<QDate>("day");
        QTest::addColumn<QString>("end");

        const auto row = [](const char *name, const QString &zoneId, QTime cutOff, QDate day, const QString &end) {
            QTest::newRow(name) << zoneId << cutOff << day << end;
        };
        row("midnight", u"Europe/Berlin"_s, {0, 0}, {2026, 11, 20}, u"2026-11-20T23:00:00Z"_s);
        row("cut-off", u"Europe/Berlin"_s, {18, 0}, {2026, 11, 20}, u"2026-11-20T17:00:00Z"_s);
        row("the day with 23 hours", u"Europe/Berlin"_s, {0, 0}, {2026, 3, 29}, u"2026-03-29T22:00:00Z"_s);
        row("the day with 25 hours", u"Europe/Berlin"_s, {0, 0}, {2026, 10, 25}, u"2026-10-25T23:00:00Z"_s);
        row("no midnight: clocks go forward at 00:00", u"America/Santiago"_s, {0, 0}, {2026, 9, 5},
            u"2026-09-06T04:00:00Z"_s);
        row("cut-off in the gap: the first moment after it", u"Europe/Berlin"_s, {2, 30}, {2026, 3, 29},
            u"2026-03-29T01:00:00Z"_s);
        row("cut-off that comes twice: the first", u"Europe/Berlin"_s, {2, 30}, {2026, 10, 25},
            u"2026-10-25T00:30:00Z"_s);
        row("half an hour of summer time", u"Australia/Lord_Howe"_s, {2, 15}, {2026, 10, 4}, u"2026-10-03T15:30:00Z"_s);
    }

    void aDayEndsWhereTheNextBegins()
    {
        QFETCH(QString, zoneId);
        QFETCH(QTime, cutOff);
        QFETCH(QDate, day);
        const BusinessDayRule rule{zone(zoneId), cutOff};

        const UtcTime end = rule.endOf(day);

        QTEST(formatRfc3339(end), "end");
        QCOMPARE(rule.dayOf(end), day.addDays(1));
        QCOMPARE(rule.dayOf(end - std::chrono::milliseconds(1)), day);
    }

    void findsTheTimesAroundAMoment_data()
    {
        QTest::addColumn<QString>("entity");
        QTest::addColumn<QString>("moment");
        QTest::addColumn<QString>("next");
        QTest::addColumn<QString>("last");

        const auto row = [](const char *name, const QString &entity, const QString &moment, const QString &next,
                            const QString &last) { QTest::newRow(name) << entity << moment << next << last; };
        row("between two of one day", u"Acme"_s, u"2026-11-20T08:00:00Z"_s, u"2026-11-20T11:00:00Z"_s,
            u"2026-11-20T07:30:00Z"_s);
        row("exactly at one: that is the last, not the next", u"Acme"_s, u"2026-11-20T07:30:00Z"_s,
            u"2026-11-20T11:00:00Z"_s, u"2026-11-20T07:30:00Z"_s);
        row("over the weekend", u"Acme"_s, u"2026-11-21T09:00:00Z"_s, u"2026-11-23T07:30:00Z"_s,
            u"2026-11-20T11:00:00Z"_s);
        row("over a holiday", u"Acme"_s, u"2026-12-25T09:00:00Z"_s, u"2026-12-28T07:30:00Z"_s,
            u"2026-12-24T11:00:00Z"_s);
        row("an entity without calendar works on holidays", u"Other"_s, u"2026-12-25T09:00:00Z"_s,
            u"2026-12-25T11:00:00Z"_s, u"2026-12-25T07:30:00Z"_s);
        row("the local day counts, not that of UTC", u"Acme"_s, u"2026-11-22T23:30:00Z"_s, u"2026-11-23T07:30:00Z"_s,
            u"2026-11-20T11:00:00Z"_s);
    }

    void findsTheTimesAroundAMoment()
    {
        QFETCH(QString, entity);
        QFETCH(QString, moment);
        const std::vector<QTime> times{QTime(8, 30), QTime(12, 0)};

        QTEST(text(days(u"Europe/Berlin"_s).next(entity, times, utc(moment))), "next");
        QTEST(text(days(u"Europe/Berlin"_s).last(entity, times, utc(moment))), "last");
    }

    void withoutTimesThereIsNone()
    {
        QVERIFY(!days(u"UTC"_s).next(u"Acme"_s, {}, utc(u"2026-11-20T08:00:00Z"_s)));
        QVERIFY(!days(u"UTC"_s).last(u"Acme"_s, {}, utc(u"2026-11-20T08:00:00Z"_s)));
    }
};

QTEST_APPLESS_MAIN(TestBusinessCalendar)
#include "tst_business_calendar.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <config/calendar_catalog.h>

#include "config_files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

QByteArray outcome(const Result<void> &result)
{
    return result ? "ok"_ba : errorCode(result.error().kind).toUtf8();
}

BusinessCalendar gulf()
{
    BusinessCalendar calendar;
    calendar.id = u"user-gulf"_s;
    calendar.name = u"Gulf – هلال"_s;
    calendar.weekend = {Qt::Friday, Qt::Saturday};
    calendar.firstYear = 2026;
    calendar.lastYear = 2027;
    calendar.holidays = {{QDate(2026, 3, 20), u"Eid"_s}, {QDate(2027, 3, 9), u"Eid"_s}};
    return calendar;
}

CalendarCatalog loaded(const QTemporaryDir &folder)
{
    CalendarCatalog catalog(folder.path());
    (void)catalog.load();
    return catalog;
}

} // namespace

class TestCalendarCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shipsCalendarsWithoutFault()
    {
        const QTemporaryDir folder;
        CalendarCatalog catalog(folder.path());

        QCOMPARE(outcome(catalog.load()), "ok"_ba);

        QStringList ids;
        for (const BusinessCalendar &calendar : catalog.shipped()) {
            ids += calendar.id;
            QCOMPARE(calendar.weekend, (std::set<Qt::DayOfWeek>{Qt::Saturday, Qt::Sunday}));
            QCOMPARE(calendar.firstYear, 2024);
            QVERIFY(calendar.lastYear >= 2027);
        }
        ids.sort();
        QCOMPARE(ids,
                 (QStringList{u"at"_s, u"br"_s, u"de"_s, u"fr"_s, u"gb-eng"_s, u"jp"_s, u"target"_s, u"us-fed"_s}));
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void knowsTheHolidaysThatItsSourcesPublish_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("year");
        QTest::addColumn<QString>("days"); // that fall on a weekday, typed off what the source publishes

        QTest::newRow("ECB, 2024") << u"target"_s << 2024 << u"01-01 03-29 04-01 05-01 12-25 12-26"_s;
        QTest::newRow("ECB, 2026: 26 December is a Saturday")
            << u"target"_s << 2026 << u"01-01 04-03 04-06 05-01 12-25"_s;
        QTest::newRow("Federal Reserve K.8, 2026: 4 July is a Saturday, open on Friday")
            << u"us-fed"_s << 2026 << u"01-01 01-19 02-16 05-25 06-19 09-07 10-12 11-11 11-26 12-25"_s;
        QTest::newRow("Federal Reserve K.8, 2027: 4 July is a Sunday, closed on Monday")
            << u"us-fed"_s << 2027 << u"01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25"_s;
        QTest::newRow("Federal Reserve K.8, 2029")
            << u"us-fed"_s << 2029 << u"01-01 01-15 02-19 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25"_s;
        QTest::newRow("Cabinet Office of Japan, 2026: a day between two holidays; banks until 3 January")
            << u"jp"_s << 2026
            << u"01-01 01-02 01-12 02-11 02-23 03-20 04-29 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23 12-31"_s;
        QTest::newRow("Cabinet Office of Japan, 2027: a Monday for the equinox")
            << u"jp"_s << 2027
            << u"01-01 01-11 02-11 02-23 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23 12-31"_s;
        QTest::newRow("gov.uk, 2026: Boxing Day is moved to Monday")
            << u"gb-eng"_s << 2026 << u"01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"_s;
        QTest::newRow("gov.uk, 2027: both Christmas days are moved")
            << u"gb-eng"_s << 2027 << u"01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"_s;
        QTest::newRow("Germany, 2025") << u"de"_s << 2025 << u"01-01 04-18 04-21 05-01 05-29 06-09 10-03 12-25 12-26"_s;
        QTest::newRow("France, 2025") << u"fr"_s << 2025
                                      << u"01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-11 12-25"_s;
        QTest::newRow("Austria, 2025: banks on 24 December, not on Good Friday")
            << u"at"_s << 2025 << u"01-01 01-06 04-21 05-01 05-29 06-09 06-19 08-15 12-08 12-24 12-25 12-26"_s;
        QTest::newRow("Brazil, 2025: Carnival, Corpus Christi and the day that is new since 2024")
            << u"br"_s << 2025 << u"01-01 03-03 03-04 04-18 04-21 05-01 06-19 11-20 12-25"_s;
    }

    void knowsTheHolidaysThatItsSourcesPublish()
    {
        QFETCH(QString, id);
        QFETCH(int, year);
        const QTemporaryDir folder;
        const BusinessCalendar calendar = loaded(folder).find(id).value();

        QStringList days;
        for (const auto &[day, name] : calendar.holidays) {
            if (day.year() == year)
                days += day.toString(u"MM-dd"_s);
        }

        QTEST(days.join(u' '), "days");
    }

    void keepsTheUsersCalendars()
    {
        const QTemporaryDir folder;
        CalendarCatalog writer = loaded(folder);
        QCOMPARE(outcome(writer.save(gulf())), "ok"_ba);
        BusinessCalendar changed = gulf();
        changed.holidays.erase(QDate(2027, 3, 9));
        QCOMPARE(outcome(writer.save(changed)), "ok"_ba);

        CalendarCatalog reader(folder.path());
        QCOMPARE(outcome(reader.load()), "ok"_ba);

        QCOMPARE(reader.own(), std::vector<BusinessCalendar>{changed});
        QCOMPARE(reader.find(u"user-gulf"_s).value(), changed);
        QCOMPARE(modeOf(folder.filePath(u"calendars.json"_s)), 0600);
        QCOMPARE(outcome(reader.remove(u"user-gulf"_s)), "ok"_ba);
        QCOMPARE(outcome(reader.remove(u"user-gulf"_s)), "not-found"_ba);
        QVERIFY(loaded(folder).own().empty());
    }

    void doesNotReplaceACalendarOfTheProgram()
    {
        const QTemporaryDir folder;
        CalendarCatalog catalog = loaded(folder);
        BusinessCalendar calendar = gulf();
        calendar.id = u"de"_s;

        QCOMPARE(outcome(catalog.save(calendar)), "already-exists"_ba);
        QCOMPARE(outcome(catalog.remove(u"de"_s)), "not-found"_ba);

        // Nor where somebody wrote it into the file.
        writeFile(
            folder.filePath(u"calendars.json"_s),
            R"({"version": 1, "calendars": [{"id": "de", "name": "Mine", "firstYear": 2026, "lastYear": 2026}]})");
        CalendarCatalog reader(folder.path());
        QCOMPARE(outcome(reader.load()), "storage-damaged"_ba);
        QCOMPARE(reader.find(u"de"_s).value().name, u"Germany (nationwide)"_s);
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<QByteArray>("change"); // of the calendar, in JSON
        QTest::addColumn<QByteArray>("by");
        QTest::addColumn<QString>("where");

        const auto row = [](const char *name, const char *change, const char *by, const QString &where) {
            QTest::newRow(name) << QByteArray(change) << QByteArray(by) << where;
        };
        row("id with a slash", "user-x", "user/x", u"id"_s);
        row("no name", "Gulf", "", u"name"_s);
        row("a weekday that there is not", "friday", "freitag", u"weekend"_s);
        row("no day of business", R"("friday")",
            R"("monday","tuesday","wednesday","thursday","friday","saturday","sunday")", u"weekend"_s);
        row("a day that there is not", "2026-03-20", "2026-02-30", u"holidays"_s);
        row("a day of another year", "2026-03-20", "2025-03-20", u"holidays"_s);
        row("a holiday without a name", "Eid", "", u"holidays"_s);
        row("years in the wrong order", "2027", "2025", u"firstYear"_s);
        row("a year with a fraction", "2027", "2027.5", u"lastYear"_s);
        row("an unknown key", "\"name\"", "\"title\"", u"title"_s);
    }

    void refusesWhatCannotBe()
    {
        QFETCH(QByteArray, change);
        QFETCH(QByteArray, by);
        QFETCH(QString, where);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"calendars.json"_s);
        QByteArray json = R"({"version": 1, "calendars": [{"id": "user-x", "name": "Gulf", "weekend": ["friday"],
            "firstYear": 2026, "lastYear": 2027, "holidays": {"2026-03-20": "Eid"}}]})";
        writeFile(path, json);
        CalendarCatalog good(folder.path());
        QCOMPARE(outcome(good.load()), "ok"_ba); // as it stands it is read
        json.replace(change, by);
        writeFile(path, json);
        CalendarCatalog catalog(folder.path());

        const Result<void> result = catalog.load();

        QCOMPARE(outcome(result), "storage-damaged"_ba);
        QCOMPARE(result.error().where, path + u"/calendars/0/"_s + where);
        QVERIFY(catalog.own().empty());
        QCOMPARE(catalog.shipped().size(), size_t(8));
        QCOMPARE(copiesOf(path).size(), 1);
    }

    void entitiesKeepTheCalendarThatTheyName()
    {
        const QTemporaryDir folder;
        const CalendarCatalog catalog = loaded(folder);
        Settings settings;
        settings.timeZone = u"Asia/Tokyo"_s;
        settings.businessDayCutOff = QTime(18, 0);

        const BusinessDays days =
            businessDaysOf({{u"Acme KK"_s, u"JP"_s, u"jp"_s}, {u"None"_s, {}, {}}, {u"Gone"_s, {}, u"user-gone"_s}},
                           catalog, settings);

        QVERIFY(!days.calendarOf(u"Acme KK"_s).isBusinessDay(QDate(2026, 9, 22)));
        for (const QString &other : {u"None"_s, u"Gone"_s, u"Nobody described it"_s}) {
            QVERIFY(days.calendarOf(other).isBusinessDay(QDate(2026, 9, 22)));
            QVERIFY(!days.calendarOf(other).isBusinessDay(QDate(2026, 9, 20)));
        }
        QCOMPARE(days.rule, (BusinessDayRule{QTimeZone("Asia/Tokyo"), QTime(18, 0)}));
    }

    void aZoneThatIsNotKnownIsTheSystems_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::newRow("none set") << QString();
        QTest::newRow("unknown") << u"Mars/Olympus"_s;
    }

    void aZoneThatIsNotKnownIsTheSystems()
    {
        QFETCH(QString, zone);
        Settings settings;
        settings.timeZone = zone;

        QCOMPARE(businessDayRule(settings).zone, QTimeZone::systemTimeZone());
    }
};

QTEST_GUILESS_MAIN(TestCalendarCatalog)
#include "tst_calendar_catalog.moc"

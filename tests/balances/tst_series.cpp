// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/series.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime start = UtcTime(std::chrono::seconds(1'767'571'200)); // Monday 5 January 2026, 00:00 UTC
const CurrencyCode eur = CurrencyCode::parse(u"EUR").value();

std::optional<Decimal> amount(const QString &text)
{
    return text.isEmpty() || text == "-"_L1 ? std::nullopt : std::optional(Decimal::parse(QStringView(text)).value());
}

/// "10-20:5.00/4.00" from minute 10 to 20 posted 5.00, available 4.00; "sent" in front: it sent both before.
SeriesAccount accountOf(const QString &line)
{
    SeriesAccount account;
    const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (word == "sent"_L1) {
            account.sentPosted = account.sentAvailable = true;
            continue;
        }
        const QStringList parts = word.split(u':');
        const QStringList times = parts[0].split(u'-');
        const QStringList amounts = parts[1].split(u'/');
        account.runs.push_back({start + std::chrono::minutes(times[0].toInt()),
                                start + std::chrono::minutes(times[1].toInt()), amount(amounts[0]),
                                amount(amounts.value(1))});
    }
    return account;
}

QString textOf(const TrendSeries &series)
{
    QStringList words;
    for (const TrendSeries::Point &point : series.points) {
        const auto minutes = [](UtcTime time) { return QString::number((time - start) / 1min); };
        const auto figure = [](const std::optional<Decimal> &value) { return value ? value->toString() : u"-"_s; };
        words += minutes(point.at) + u'-' + minutes(point.until) + u':' + figure(point.posted) + u'/'
            + figure(point.available);
    }
    return words.join(u' ');
}

} // namespace

class TestSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsAccountsOnlyWhereEachIsKnown_data()
    {
        QTest::addColumn<QStringList>("accounts");
        QTest::addColumn<QString>("sum");
        QTest::newRow("one account: its runs, and a hole where nothing confirmed them")
            << QStringList{u"0-10:1.00/0.50 20-60:2.00/1.50"_s} << u"0-10:1.00/0.50 10-20:-/- 20-60:2.00/1.50"_s;
        QTest::newRow("two accounts change at different times")
            << QStringList{u"0-60:1.00/1.00"_s, u"0-30:2.00/2.00 30-60:0.55/0.50"_s}
            << u"0-30:3.00/3.00 30-60:1.55/1.50"_s;
        QTest::newRow("a hole of one is a hole of the total, never a lower sum")
            << QStringList{u"0-60:1.00/1.00"_s, u"0-30:2.00/2.00 40-60:2.00/2.00"_s}
            << u"0-30:3.00/3.00 30-40:-/- 40-60:3.00/3.00"_s;
        QTest::newRow("an account that was there before and is not read here is missing all the time")
            << QStringList{u"0-60:1.00/1.00"_s, u"sent"_s} << u"0-60:-/-"_s;
        QTest::newRow("an account that begins here is no hole before")
            << QStringList{u"0-60:1.00/1.00"_s, u"20-60:2.00/2.00"_s} << u"0-20:1.00/1.00 20-60:3.00/3.00"_s;
        QTest::newRow("a figure that an account never sends is not missing")
            << QStringList{u"0-60:1.00/1.00"_s, u"0-60:2.00/-"_s} << u"0-60:3.00/1.00"_s;
        QTest::newRow("a figure that is not sent for a while is a hole in its own line only")
            << QStringList{u"0-20:1.00/1.00 20-40:1.00/- 40-60:1.00/1.00"_s}
            << u"0-20:1.00/1.00 20-40:1.00/- 40-60:1.00/1.00"_s;
        QTest::newRow("holes that touch are one")
            << QStringList{u"20-30:1.00/1.00"_s, u"sent 20-40:1.00/1.00"_s} << u"0-20:-/- 20-30:2.00/2.00 30-60:-/-"_s;
        QTest::newRow("nothing at all") << QStringList{} << u"0-60:-/-"_s;
    }
    void addsAccountsOnlyWhereEachIsKnown()
    {
        QFETCH(QStringList, accounts);
        std::vector<SeriesAccount> made;
        for (const QString &line : accounts)
            made.push_back(accountOf(line));
        QTEST(textOf(sumOfRuns(eur, start, start + 60min, made)), "sum");
    }

    void cutsRunsThatReachOverTheEnds()
    {
        const SeriesAccount wide{false, false, {{start - 100min, start + 200min, amount(u"1.00"_s), {}}}};
        QCOMPARE(textOf(sumOfRuns(eur, start, start + 60min, {wide})), u"0-60:1.00/-"_s);
    }

    void keepsEveryDigitOfTheSum()
    {
        const TrendSeries series = sumOfRuns(
            eur, start, start + 60min, {accountOf(u"0-60:9007199254740993.01/1"_s), accountOf(u"0-60:0.005/2"_s)});
        QCOMPARE(series.points.at(0).posted->toString(), u"9007199254740993.015"_s);
    }

    void choosesDaysAndStep_data()
    {
        QTest::addColumn<int>("range");
        QTest::addColumn<int>("windowHours");
        QTest::addColumn<bool>("readings");
        QTest::addColumn<QString>("from");
        QTest::addColumn<int>("days");
        // Now is Wednesday 7 January 2026, 10:00 UTC.
        QTest::newRow("a day shows every reading of 24 hours")
            << int(ChartRange::Day) << 0 << true << u"06T10:00"_s << 2;
        QTest::newRow("a week has its five business days") << int(ChartRange::Week) << 0 << false << u"01T00:00"_s << 5;
        QTest::newRow("all begins with the first reading") << int(ChartRange::All) << 0 << false << u"05T00:00"_s << 3;
        QTest::newRow("a zoom of two days shows readings") << int(ChartRange::Year) << 48 << true << u"05T10:00"_s << 3;
        QTest::newRow("a longer zoom shows days") << int(ChartRange::Day) << 49 << false << u"05T09:00"_s << 3;
    }
    void choosesDaysAndStep()
    {
        QFETCH(int, range);
        QFETCH(int, windowHours);
        const UtcTime now = start + 58h;
        SeriesQuery query{u"chart"_s, 0, eur, {}};
        query.range = ChartRange(range);
        if (windowHours > 0)
            query.window = std::pair(now - std::chrono::hours(windowHours), now);
        const auto [from, to] = shownTime(query, now, start + 8h);
        QTEST(toDateTime(from).toString(u"dd'T'hh:mm"_s), "from");
        QVERIFY(to == now);
        QTEST(stepOf(query) == TrendSeries::Step::Reading, "readings");
        QTEST(int(businessDays(query, from, to).size()), "days");
    }

    void showsAHolidayOnlyWhereItIsToday()
    {
        SeriesQuery query{u"chart"_s, 0, eur, {}};
        query.calendar.holidays = {{QDate(2026, 1, 6), u"Epiphany"_s}};
        QCOMPARE(businessDays(query, start, start + 60h).size(), std::size_t(2));
        QCOMPARE(businessDays(query, start, start + 30h).size(), std::size_t(2));
    }

    void rangesHaveCodesThatReadBack()
    {
        for (const ChartRange range : {ChartRange::Day, ChartRange::Week, ChartRange::Month, ChartRange::Quarter,
                                       ChartRange::Year, ChartRange::All})
            QVERIFY(chartRangeFromCode(chartRangeCode(range)) == range);
        QVERIFY(!chartRangeFromCode(u"2d"_s));
    }
};

QTEST_APPLESS_MAIN(TestSeries)
#include "tst_series.moc"

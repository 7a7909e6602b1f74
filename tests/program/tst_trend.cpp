// SPDX-License-Identifier: GPL-3.0-or-later
// What the trend chart is given, from a real log.
#include <program/history.h>
#include <store_samples.h>

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace coffer;
using namespace coffer::samples;
using namespace std::chrono_literals;

namespace {

const UtcTime firstMidnight = std::chrono::sys_days(std::chrono::year(2026) / 1 / 5);

/// One day's report of "A=1.00" (posted and available), "A=1.00/-" (no available), "C!" (unreadable); an account that
/// is not named is absent.
Attempt attemptOfDay(const QString &line, qint64 day)
{
    Attempt made = attemptFrom(QString(line).remove(u"/-"_s), day, firstMidnight + 24h * day + 9h);
    for (const QString &word : line.split(u' ')) {
        for (BalanceReading &reading : made.report->readings) {
            if (word.endsWith("/-"_L1) && word.startsWith(reading.providerAccountId + u'='))
                reading.available.reset();
        }
    }
    return made;
}

QString textOf(const std::optional<Decimal> &amount)
{
    return amount ? amount->toString() : u"hole"_s;
}

} // namespace

class TestTrend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNeverLowerBecauseAnAccountIsMissing_data()
    {
        QTest::addColumn<QStringList>("days"); // one report each, at 9:00; empty: not asked
        QTest::addColumn<QStringList>("closing");

        QTest::newRow("all there") << QStringList{u"A=1.00 B=5.00"_s, u"A=2.00 B=5.00"_s}
                                   << QStringList{u"6.00 6.00"_s, u"7.00 7.00"_s};
        QTest::newRow("an account vanishes: a hole from then on")
            << QStringList{u"A=1.00 B=5.00"_s, u"A=1.00"_s, u"A=1.00"_s}
            << QStringList{u"6.00 6.00"_s, u"hole hole"_s, u"hole hole"_s};
        QTest::newRow("it comes back") << QStringList{u"A=1.00 B=5.00"_s, u"A=1.00"_s, u"A=1.00 B=5.00"_s}
                                       << QStringList{u"6.00 6.00"_s, u"hole hole"_s, u"6.00 6.00"_s};
        QTest::newRow("a figure is no longer sent: a hole in that figure only")
            << QStringList{u"A=1.00 B=5.00"_s, u"A=1.00 B=5.00/-"_s, u"A=1.00 B=5.00"_s}
            << QStringList{u"6.00 6.00"_s, u"6.00 hole"_s, u"6.00 6.00"_s};
        QTest::newRow("a figure that was never sent is no part of the total")
            << QStringList{u"A=1.00 B=5.00/-"_s, u"A=2.00 B=5.00/-"_s} << QStringList{u"6.00 1.00"_s, u"7.00 2.00"_s};
        QTest::newRow("an account that is new is no hole before")
            << QStringList{u"A=1.00"_s, u"A=1.00 B=5.00"_s} << QStringList{u"1.00 1.00"_s, u"6.00 6.00"_s};
        QTest::newRow("one could not be read")
            << QStringList{u"A=1.00 B=5.00"_s, u"A=1.00 B!"_s} << QStringList{u"6.00 6.00"_s, u"hole hole"_s};
        QTest::newRow("a day without a poll") << QStringList{u"A=1.00 B=5.00"_s, {}, u"A=1.00 B=5.00"_s}
                                              << QStringList{u"6.00 6.00"_s, u"hole hole"_s, u"6.00 6.00"_s};
    }

    void isNeverLowerBecauseAnAccountIsMissing()
    {
        QFETCH(QStringList, days);
        const QTemporaryDir folder;
        const UtcTime now = firstMidnight + 24h * (days.size() - 1) + 15h;
        const ManualClock clock(now);
        std::map<QString, AccountId> accounts;
        {
            TAKE(log, ReadingLog::open(folder.path(), u"coffer test"_s, clock));
            for (qsizetype day = 0; day < days.size(); ++day) {
                if (days[day].isEmpty())
                    continue;
                TAKE(changes, log->append({attemptOfDay(days[day], day)}));
                for (const AccountSnapshot &each : changes.snapshots)
                    accounts.insert_or_assign(each.providerAccountId, each.id);
            }
        }
        SeriesQuery query{u"trend"_s, 7, CurrencyCode::parse(u"EUR").value(), {}, ChartRange::All};
        for (const auto &[name, id] : accounts)
            query.accounts.push_back(id);
        HistoryReader reader(folder.path(), clock);
        std::optional<TrendSeries> trend;
        connect(&reader, &HistoryReader::seriesRead, this,
                [&](const QString &, quint64, const TrendSeries &read) { trend = read; });

        reader.readSeries(query);

        QTRY_VERIFY(trend);
        QStringList closing;
        for (std::size_t day = 0; day < trend->points.size(); ++day) {
            const TrendSeries::Point &point = trend->points[day];
            closing += textOf(point.posted) + u' ' + textOf(point.available);
            QVERIFY2(point.at == firstMidnight + 24h * day, "a closing figure belongs to the day that it closes");
            QVERIFY(point.until == (day + 1 == trend->points.size() ? now : point.at + 24h));
        }
        QTEST(closing, "closing");
    }
};

QTEST_GUILESS_MAIN(TestTrend)
#include "tst_trend.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Thinning against the unthinned series, for made-up ones of many shapes.
#include <balances/thinning.h>

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace coffer;
using namespace std::chrono_literals;

namespace {

using Point = TrendSeries::Point;

const UtcTime start = UtcTime(std::chrono::seconds(1'767'600'000));

bool isHole(const Point &point)
{
    return !point.posted && !point.available;
}

/// Points that follow each other without time between them; `inOneLine`: also such as lack one of the figures.
TrendSeries madeUp(quint32 seed, int count, int holesPerThousand, bool inOneLine = true)
{
    QRandomGenerator random(seed);
    TrendSeries series{CurrencyCode::parse(u"EUR").value(), start, start, {}, TrendSeries::Step::Reading, false};
    for (int i = 0; i < count; ++i) {
        Point point{series.to, series.to + std::chrono::seconds(1 + random.bounded(120)), {}, {}};
        if (random.bounded(1000) < holesPerThousand) {
            point.until = point.at + std::chrono::seconds(random.bounded(5) == 0 ? 20'000 : 3);
        } else {
            const auto kind = inOneLine ? random.bounded(20) : 2;
            if (kind != 0)
                point.posted = Decimal::fromInteger(random.bounded(2'000'000) - 1'000'000, 2);
            if (kind != 1)
                point.available = Decimal::fromInteger(random.bounded(1'000) - 500, 1);
        }
        series.to = point.until;
        series.points.push_back(point);
    }
    return series;
}

/// From when to when nothing of a figure was known; touching ones joined.
std::vector<std::pair<UtcTime, UtcTime>> holesOf(const TrendSeries &series, std::optional<Decimal> Point::*figure)
{
    std::vector<std::pair<UtcTime, UtcTime>> holes;
    bool open = false;
    for (const Point &point : series.points) {
        if (point.*figure) {
            open = false;
        } else {
            if (!open)
                holes.emplace_back(point.at, point.until);
            holes.back().second = point.until;
            open = true;
        }
    }
    return holes;
}

struct Extremes
{
    std::optional<Decimal> first, last, low, high;
    friend bool operator==(const Extremes &, const Extremes &) = default;
};

/// Of the points that begin in each column.
std::map<qint64, Extremes> columnsOf(const TrendSeries &series, int columns, std::optional<Decimal> Point::*figure)
{
    std::map<qint64, Extremes> result;
    const qint64 width = ((series.to - series.from).count() + columns - 1) / columns;
    for (const Point &point : series.points) {
        const auto &value = point.*figure;
        if (!value)
            continue;
        Extremes &column = result[(point.at - series.from).count() / width];
        if (!column.first)
            column = {value, value, value, value};
        column.last = value;
        column.low = std::min(*column.low, *value);
        column.high = std::max(*column.high, *value);
    }
    return result;
}

} // namespace

class TestThinning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsTheSamePicture_data()
    {
        QTest::addColumn<int>("points");
        QTest::addColumn<int>("pixels");
        QTest::addColumn<int>("holes");
        QTest::newRow("fewer points than pixels: nothing is left out") << 500 << 1000 << 50;
        QTest::newRow("a dense line without holes") << 50'000 << 800 << 0;
        QTest::newRow("some holes, wider and narrower than a column") << 20'000 << 640 << 10;
        QTest::newRow("more holes than pixels") << 20'000 << 100 << 400;
        QTest::newRow("one pixel") << 5'000 << 1 << 5;
        QTest::newRow("nothing but holes") << 5'000 << 100 << 1000;
    }
    void drawsTheSamePicture()
    {
        QFETCH(int, points);
        QFETCH(int, pixels);
        QFETCH(int, holes);
        for (quint32 seed = 1; seed <= 10; ++seed) {
            const TrendSeries whole = madeUp(seed, points, holes);

            const TrendSeries thinned = thin(whole, pixels);

            for (const auto figure : {&Point::posted, &Point::available}) {
                QVERIFY2(holesOf(thinned, figure) == holesOf(whole, figure), "a hole was moved, made or closed");
                const int columns = std::max(pixels / 2, 1);
                QVERIFY2(columnsOf(thinned, columns, figure) == columnsOf(whole, columns, figure),
                         "a column lost its first, last, lowest or highest value");
            }
            // Nothing invented: each point that is no hole stands in the series, unchanged.
            auto at = whole.points.begin();
            for (const Point &point : thinned.points) {
                if (isHole(point))
                    continue;
                at = std::find(at, whole.points.end(), point);
                QVERIFY(at != whole.points.end());
            }
            QCOMPARE(thinned.from, whole.from);
            QCOMPARE(thinned.to, whole.to);
        }
    }

    void leavesAtMostTwoPointsPerPixelAndLine()
    {
        const TrendSeries thinned = thin(madeUp(3, 200'000, 0, false), 1000);
        QVERIFY2(thinned.points.size() <= 2 * 2 * 1000, qPrintable(QString::number(thinned.points.size())));
        QVERIFY(thinned.isThinned);
    }

    void comparesAmountsExactly()
    {
        // As doubles the two are equal: the higher one would be lost.
        TrendSeries series{CurrencyCode::parse(u"EUR").value(), start, start + 100s, {}, TrendSeries::Step::Reading};
        for (int i = 0; i < 100; ++i)
            series.points.push_back(
                {start + i * 1s, start + (i + 1) * 1s, Decimal::parse(u"9007199254740992.00").value(), {}});
        series.points[50].posted = Decimal::parse(u"9007199254740992.01").value();
        const TrendSeries thinned = thin(series, 2);
        QVERIFY(std::find(thinned.points.begin(), thinned.points.end(), series.points[50]) != thinned.points.end());
    }
};

QTEST_APPLESS_MAIN(TestThinning)
#include "tst_thinning.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "balance_bars.h"
#include "bridge_chart.h"
#include "chart_table.h"
#include "currency_shares.h"
#include "sample_position.h"
#include "share_chart.h"
#include "trend_chart.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Decimal decimal(const QString &text)
{
    return Decimal::parse(text).value();
}

CurrencyCode euro()
{
    return CurrencyCode::parse(u"EUR").value();
}

DisplayFormat hidden()
{
    DisplayFormat format;
    format.visibility = AmountVisibility::Hidden;
    return format;
}

/// A sample day by day; nothing for a hole.
TrendSeries series(const QStringList &posted)
{
    TrendSeries result{
        .currency = euro(), .from = samples::now, .to = samples::now + posted.size() * 24h, .points = {}};
    UtcTime at = samples::now;
    for (const QString &text : posted) {
        const auto amount = text.isEmpty() ? std::nullopt : std::optional(decimal(text));
        result.points.push_back({at, at + 24h, amount, amount});
        at += 24h;
    }
    return result;
}

CurrencyGroups groupsOf(const CashPosition &position, const QString &currency, BalanceDimension by,
                        std::size_t most = 1'000)
{
    for (const CurrencyGroups &groups : balanceGroups(position, by, {}, most)) {
        if (groups.currency.toString() == currency)
            return groups;
    }
    qFatal("no such currency");
}

PositionAccount accountWith(const std::function<void(BalanceReading &)> &change, AccountLimits limits = {})
{
    PositionInput input = samples::input();
    input.snapshots.resize(1);
    change(*input.snapshots.front().reading);
    input.settings[input.snapshots.front().id].limits = std::move(limits);
    return makeCashPosition(input).accounts.front();
}

QString textOf(const ChartTable &table)
{
    QStringList cells;
    for (int row = 0; row < table.rowCount(); ++row) {
        for (int column = 0; column < table.columnCount(); ++column)
            cells += table.index(row, column).data().toString();
    }
    return cells.join(u'|');
}

QImage pictureOf(ChartContent &chart)
{
    QImage image(chart.pictureSize(), QImage::Format_ARGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    chart.paintPicture(&painter);
    return image;
}

template <typename Chart>
void show(Chart &chart, QSize size = {500, 240})
{
    chart.resize(size);
    chart.QWidget::show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
}

} // namespace

class TestCharts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void breaksTheLineWhereNothingWasRead_data()
    {
        QTest::addColumn<QStringList>("days");
        QTest::addColumn<int>("stretches");
        QTest::addColumn<int>("holes");

        QTest::newRow("no hole") << QStringList{u"1"_s, u"2"_s, u"3"_s} << 1 << 0;
        QTest::newRow("one in the middle") << QStringList{u"1"_s, {}, u"3"_s} << 2 << 1;
        QTest::newRow("two days are one hole") << QStringList{u"1"_s, {}, {}, u"3"_s} << 2 << 1;
        QTest::newRow("at both ends") << QStringList{{}, u"2"_s, {}} << 1 << 2;
        QTest::newRow("a 0 is no hole") << QStringList{u"1"_s, u"0.00"_s, u"3"_s} << 1 << 0;
        QTest::newRow("nothing at all") << QStringList{{}, {}} << 0 << 1;
    }

    void breaksTheLineWhereNothingWasRead()
    {
        QFETCH(QStringList, days);
        QFETCH(int, stretches);
        QFETCH(int, holes);
        TrendChart chart;
        chart.resize(500, 240);

        chart.setTrend(series(days));

        QCOMPARE(int(chart.shape().posted.size()), stretches);
        QCOMPARE(int(chart.shape().holes.size()), holes);
    }

    void neverSlopesBetweenTwoReadings()
    {
        TrendChart chart;
        chart.resize(500, 240);
        chart.setTrend(series({u"1"_s, u"7"_s, u"3"_s, u"3"_s, u"-5"_s}));

        for (const QPolygonF &line : chart.shape().posted) {
            for (qsizetype i = 1; i < line.size(); ++i)
                QVERIFY(line[i].x() == line[i - 1].x() || line[i].y() == line[i - 1].y());
        }
    }

    void keepsExtremesAndHolesOfAnyNumberOfPoints()
    {
        constexpr int count = 100'000;
        std::vector<TrendSample> samples;
        for (int i = 0; i < count; ++i) {
            const double value = i == 41'234 ? 1'000 : i == 77'777 ? -1'000 : i % 13;
            const bool isHole = i == 50'000;
            samples.push_back({double(i), i + 1.0, isHole ? std::nan("") : value, isHole ? std::nan("") : value});
        }
        const TrendView view{.from = 0, .to = count, .low = -1'000, .high = 1'000, .area = QRectF(0, 0, 800, 200)};

        const TrendShape shape = shapeOf(samples, view);

        qsizetype corners = 0;
        double top = 200;
        double bottom = 0;
        for (const QPolygonF &line : shape.posted) {
            corners += line.size();
            for (const QPointF &corner : line) {
                top = std::min(top, corner.y());
                bottom = std::max(bottom, corner.y());
            }
        }
        QCOMPARE(top, 0.0);
        QCOMPARE(bottom, 200.0);
        QVERIFY2(corners <= 4 * 800 + 8, qPrintable(QString::number(corners)));
        QCOMPARE(shape.posted.size(), std::size_t(2));
        QCOMPARE(shape.holes.size(), 1);
        QVERIFY2(shape.holes.front().width() >= 2, "a hole of an eighth of a pixel is still seen");
    }

    void saysExactFiguresAtTheCrossHair()
    {
        TrendChart chart;
        show(chart);
        chart.setTrend(series({u"9920021320071130.07"_s, u"9920021320071130.08"_s}));
        QSignalSpy moved(&chart, &TrendChart::crossHairMoved);

        QTest::mouseMove(chart.viewport(), {470, 100});
        QTRY_VERIFY(chart.accessibleDescription().contains(u"9920021320071130.08"_s));
        QTest::keyClick(&chart, Qt::Key_Left);

        QVERIFY2(chart.accessibleDescription().contains(u"EUR 9920021320071130.07"_s),
                 qPrintable(chart.accessibleDescription()));
        QCOMPARE(moved.size(), 2);
        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::keyClick(&chart, Qt::Key_Right); // there is none further
        QVERIFY(chart.accessibleDescription().contains(u".08"_s));
    }

    void zoomsByDragAndResetsByDoubleClick()
    {
        TrendChart chart;
        show(chart);
        const TrendSeries trend = samples::trend(euro(), 30);
        chart.setTrend(trend);
        QSignalSpy zoomed(&chart, &TrendChart::zoomRequested);
        QSignalSpy reset(&chart, &TrendChart::zoomReset);

        QTest::mousePress(chart.viewport(), Qt::LeftButton, {}, {200, 100});
        QTest::mouseMove(chart.viewport(), {300, 100});
        QTest::mouseRelease(chart.viewport(), Qt::LeftButton, {}, {300, 100});

        QCOMPARE(zoomed.size(), 1);
        const auto from = zoomed[0][0].value<UtcTime>();
        const auto to = zoomed[0][1].value<UtcTime>();
        QVERIFY(from > trend.from && from < to && to < trend.to);
        QVERIFY2(to - from < (trend.to - trend.from) / 3, "a quarter of the chart's width");
        QVERIFY(chart.isZoomed());
        QTest::mouseDClick(chart.viewport(), Qt::LeftButton, {}, {250, 100});
        QCOMPARE(reset.size(), 1);
        QVERIFY(!chart.isZoomed());
        QCOMPARE(chart.shownFrom(), trend.from);
    }

    void takesAShortDragForAClick()
    {
        TrendChart chart;
        show(chart);
        chart.setTrend(samples::trend(euro(), 30));
        QSignalSpy zoomed(&chart, &TrendChart::zoomRequested);

        QTest::mousePress(chart.viewport(), Qt::LeftButton, {}, {200, 100});
        QTest::mouseMove(chart.viewport(), {203, 100});
        QTest::mouseRelease(chart.viewport(), Qt::LeftButton, {}, {203, 100});

        QCOMPARE(zoomed.size(), 0);
    }

    void zoomsByKeysWithinWhatIsThere()
    {
        TrendChart chart;
        show(chart);
        const TrendSeries trend = samples::trend(euro(), 30);
        chart.setTrend(trend);

        QTest::keyClick(&chart, Qt::Key_Plus);
        QVERIFY(chart.isZoomed());
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(&chart, Qt::Key_Minus);

        QCOMPARE(chart.shownFrom(), trend.from);
        QCOMPARE(chart.shownTo(), trend.to);
    }

    void hidesAmountsInTextsTablesAndPictures()
    {
        const CashPosition position = samples::position();
        TrendChart trend;
        trend.resize(500, 240);
        trend.setTrend(samples::trend(euro(), 30));
        const QImage shown = pictureOf(trend);
        trend.setFormat(hidden());
        QVERIFY2(trend.shape().posted.empty(), "the course of a line tells amounts, too");
        QVERIFY(pictureOf(trend) != shown);
        BalanceBars bars;
        bars.setFormat(hidden());
        bars.setGroups(BalanceDimension::Account, balanceGroups(position, BalanceDimension::Account, {}, 24));
        ShareChart shares;
        shares.setFormat(hidden());
        shares.setShares(BalanceDimension::Account,
                         currencyShares(groupsOf(position, u"EUR"_s, BalanceDimension::Account), 8));
        BridgeChart bridge;
        bridge.showBridge(position.accounts.front(), hidden());

        QCOMPARE(bridge.barRect(0), QRectF());
        for (const ChartContent *chart : std::initializer_list<const ChartContent *>{&trend, &bars, &shares, &bridge}) {
            auto *content = const_cast<ChartContent *>(chart);
            const QString said = textOf(*chart->table()) + content->widget()->accessibleDescription();
            QVERIFY(said.contains(AmountFormat::mask()));
            for (const QString &digits : {u"3100000"_s, u"1842507"_s, u"587.65"_s, u"46.6"_s, u"6123400"_s})
                QVERIFY2(!said.contains(digits), qPrintable(said));
        }
    }

    void tellsTheSameExactNumbersInTheTable()
    {
        BalanceBars bars;
        ChartTable *table = bars.table();
        const QAbstractItemModelTester tester(table);
        bars.setGroups(BalanceDimension::Currency, {});
        bars.setGroups(BalanceDimension::Account,
                       balanceGroups(samples::position(), BalanceDimension::Account, {}, 24));

        const QString text = textOf(*bars.table());

        QVERIFY(text.contains(u"UGX|Norvale Uganda – Collections|9920021320071130|9920021218071130"_s));
        QVERIFY(text.contains(u"KWD|Norvale Gulf W.L.L. – Collections|61840.275|58784.525"_s));
        QVERIFY(text.contains(u"CHF|Norvale Schweiz AG – Kontokorrent|655120.90|–"_s)); // not sent is not 0
        QVERIFY2(!text.contains(u"Payout wallet"_s), "held for others, so not counted");
    }

    void sumsTheSmallerOnesExactlyAndNamesThem()
    {
        const CashPosition position = samples::position();

        const CurrencyGroups groups = groupsOf(position, u"EUR"_s, BalanceDimension::Account, 1);

        QCOMPARE(groups.groups.size(), std::size_t(2));
        QCOMPARE(groups.groups[0].label, u"Norvale Iberia – Reserve"_s);
        QCOMPARE(groups.groups[1].label, u"3 others"_s);
        QCOMPARE(groups.groups[1].others.size(), 3);
        QCOMPARE(groups.groups[1].total.posted->toString(), u"3559355.21"_s);
        QCOMPARE(groups.groups[1].total.accounts, 3);
        // One that would be alone keeps its name.
        QCOMPARE(groupsOf(position, u"EUR"_s, BalanceDimension::Account, 3).groups.size(), std::size_t(4));
    }

    void asksForTheAccountsOfTheBarThatIsClicked()
    {
        BalanceBars bars;
        bars.setGroups(BalanceDimension::Entity, balanceGroups(samples::position(), BalanceDimension::Entity, {}, 24));
        show(bars);
        QSignalSpy wished(&bars, &BalanceBars::filterRequested);

        QTest::mouseClick(bars.viewport(), Qt::LeftButton, {}, bars.itemRect(1).center());
        QTest::keyClick(&bars, Qt::Key_End);
        QVERIFY2(bars.viewport()->rect().intersects(bars.itemRect(bars.count() - 1)), "it was scrolled to");
        QTest::keyClick(&bars, Qt::Key_Return);

        QCOMPARE(wished.size(), 2);
        QCOMPARE(wished[0][1].toString(), u"Norvale Deutschland GmbH"_s);
        QCOMPARE(wished[1][1].toString(), bars.groupOf(bars.count() - 1).key);
        QVERIFY(bars.accessibleDescription().contains(u"USD"_s));
    }

    void hitsNothingBesideTheBars()
    {
        BalanceBars bars;
        bars.setGroups(BalanceDimension::Entity, balanceGroups(samples::position(), BalanceDimension::Entity, {}, 24));
        show(bars);

        QCOMPARE(bars.itemAt({4, 4}), -1); // the heading of a currency
        QCOMPARE(bars.itemAt(bars.itemRect(0).center()), 0);
    }

    void neverOverlapsItsItems_data()
    {
        QTest::addColumn<int>("by");
        QTest::addColumn<int>("width");

        for (const int width : {240, 500, 1'200}) {
            QTest::addRow("by currency, %d px", width) << int(BalanceDimension::Currency) << width;
            QTest::addRow("by account, %d px", width) << int(BalanceDimension::Account) << width;
        }
    }

    void neverOverlapsItsItems()
    {
        QFETCH(int, by);
        QFETCH(int, width);
        BalanceBars bars;
        bars.setGroups(BalanceDimension(by), balanceGroups(samples::position(), BalanceDimension(by), {}, 24));
        show(bars, {width, 200});

        for (int a = 0; a < bars.count(); ++a) {
            QVERIFY(bars.itemRect(a).left() >= 0 && bars.itemRect(a).right() <= bars.viewport()->width());
            for (int b = a + 1; b < bars.count(); ++b)
                QVERIFY(!bars.itemRect(a).adjusted(1, 1, -1, -1).intersects(bars.itemRect(b).adjusted(1, 1, -1, -1)));
        }
    }

    void tellsSharesExactly_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("whole");
        QTest::addColumn<int>("permille");

        QTest::newRow("all") << u"12.34"_s << u"12.34"_s << 1'000;
        QTest::newRow("nothing") << u"0.00"_s << u"12.34"_s << 0;
        QTest::newRow("a third") << u"1"_s << u"3"_s << 333;
        QTest::newRow("two thirds") << u"2"_s << u"3.000"_s << 667;
        QTest::newRow("half up") << u"1"_s << u"2000"_s << 1;
        QTest::newRow("just below half") << u"0.999"_s << u"2000"_s << 0;
        QTest::newRow("past the digits of a double")
            << u"99200213200711300000.1"_s << u"198400426401422600000.2"_s << 500;
    }

    void tellsSharesExactly()
    {
        QFETCH(QString, part);
        QFETCH(QString, whole);

        QTEST(permilleOf(decimal(part), decimal(whole)), "permille");
    }

    void keepsTheOverdrawnOutOfShares()
    {
        const auto shares = currencyShares(groupsOf(samples::position(), u"USD"_s, BalanceDimension::Account), 8);

        QCOMPARE(shares.shares.size(), std::size_t(1));
        QCOMPARE(shares.shares.front().permille, 1'000);
        QCOMPARE(shares.negative.size(), std::size_t(1));
        QCOMPARE(shares.whole->toString(), u"1284061.15"_s);
        ShareChart chart;
        chart.setShares(BalanceDimension::Account, shares);
        QVERIFY(textOf(*chart.table()).contains(u"Norvale Americas – Operating|–|-127500.45"_s));
    }

    void toldWhereThereIsNoWhole()
    {
        CashPosition position = samples::position();
        for (PositionAccount &account : position.accounts)
            account.snapshot.reading->posted.reset();

        const auto shares = currencyShares(groupsOf(position, u"EUR"_s, BalanceDimension::Account), 8);

        QVERIFY(!shares.whole);
        QVERIFY(shares.shares.empty());
        QCOMPARE(shares.unknown.size(), std::size_t(4));
    }

    void leadsFromPostedToUnexplained()
    {
        BridgeChart chart;
        chart.showBridge(samples::position().accounts.front(), {});

        QCOMPARE(textOf(*chart.table()),
                 u"Posted|1842507.30|− On hold|-12120.55|− Pending outgoing|-21412.35|Expected available|1808974.40|"
                 "Available as reported|1808386.75|Unexplained|-587.65"_s);
        QVERIFY(chart.bars().back().alarming);
        QVERIFY(chart.accessibleDescription().contains(u"Unexplained: GBP -587.65"_s));
    }

    void toldPartsFromZero()
    {
        const PositionAccount account = accountWith([](BalanceReading &reading) {
            reading.components[0].figure.reset();
            reading.components[1].figure->amount = decimal(u"0.00"_s);
        });
        BridgeChart chart;
        show(chart, {340, 400});
        chart.showBridge(account, {});

        const QString text = textOf(*chart.table());

        QVERIFY2(text.contains(u"− On hold|not sent by this provider"_s), qPrintable(text));
        QVERIFY2(text.contains(u"− Pending outgoing|0.00"_s), qPrintable(text));
        QVERIFY2(!text.contains(u"Unexplained"_s), "where a part is missing nothing can be expected");
        QCOMPARE(chart.barRect(1), QRectF());
        QVERIFY(chart.barRect(2).height() > 0);
    }

    void calmsDownWithinTheTolerance_data()
    {
        QTest::addColumn<QString>("tolerance");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<bool>("alarming");

        QTest::newRow("exactly as much") << u"587.65"_s << u"GBP"_s << false;
        QTest::newRow("a penny less") << u"587.64"_s << u"GBP"_s << true;
        QTest::newRow("of another currency, so not asked") << u"1000"_s << u"EUR"_s << true;
    }

    void calmsDownWithinTheTolerance()
    {
        QFETCH(QString, tolerance);
        QFETCH(QString, currency);
        AccountLimits limits;
        limits.tolerance = decimal(tolerance);
        limits.currency = currency;
        BridgeChart chart;

        chart.showBridge(accountWith([](BalanceReading &) {}, limits), {});

        QTEST(chart.bars().back().alarming, "alarming");
    }

    void drawsBarsThatMeet()
    {
        BridgeChart chart;
        show(chart, {340, 400});
        chart.showBridge(accountWith([](BalanceReading &reading) { // across zero
                             reading.posted->amount = decimal(u"10000.00"_s);
                             reading.components[0].figure->amount = decimal(u"15000.00"_s);
                             reading.components[1].figure->amount = decimal(u"2500.00"_s);
                             reading.available->amount = decimal(u"-7500.00"_s);
                         }),
                         {});

        QCOMPARE(chart.barRect(0).right(), chart.barRect(1).right());
        QCOMPARE(chart.barRect(1).left(), chart.barRect(2).right());
        QCOMPARE(chart.barRect(2).left(), chart.barRect(3).left());
        QCOMPARE(chart.barRect(3).left(), chart.barRect(4).left());
        QVERIFY2(chart.barRect(1).width() > chart.barRect(0).width(), "15,000 against 10,000");
    }

    void announcesEachLineByKeys()
    {
        BridgeChart chart;
        show(chart, {340, 400});
        chart.showBridge(samples::position().accounts.front(), {});

        QTest::keyClick(&chart, Qt::Key_Down);

        QCOMPARE(chart.accessibleDescription(), u"− On hold: GBP -12120.55"_s);
    }
};

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"

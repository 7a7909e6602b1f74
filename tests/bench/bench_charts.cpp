// SPDX-License-Identifier: GPL-3.0-or-later
// What a refresh of a chart of 100,000 points costs the GUI thread, against the same points in a plain series of Qt
// Charts; and what a position of 5,000 accounts costs the charts of the overview.
#include "balance_bars.h"
#include "currency_shares.h"
#include "trend_chart.h"

#include <QApplication>
#include <QChart>
#include <QElapsedTimer>
#include <QLineSeries>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int points = 100'000;
constexpr int rounds = 15;

/// Milliseconds, of the middle one.
double median(const std::function<void()> &work)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
    return times[rounds / 2];
}

qint64 centsAt(int i)
{
    return 612'340'050 + qint64((i * 7919LL) % 6130) * 12'345 + i * 100LL;
}

TrendSeries series()
{
    const UtcTime from = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);
    TrendSeries trend{.currency = CurrencyCode::parse(u"EUR").value(),
                      .from = from,
                      .to = from + points * 5min,
                      .points = {},
                      .step = TrendSeries::Step::Reading};
    for (int i = 0; i < points; ++i)
        trend.points.push_back({from + i * 5min, from + (i + 1) * 5min, Decimal::fromInteger(centsAt(i), 2),
                                Decimal::fromInteger(centsAt(i) - 25'000'000, 2)});
    return trend;
}

/// At most two points per pixel column, as the history hands them out: lowest and highest of each.
TrendSeries thinned(const TrendSeries &all, int columns)
{
    TrendSeries result = all;
    result.points.clear();
    result.isThinned = true;
    const std::size_t width = all.points.size() / std::size_t(columns) + 1;
    for (std::size_t first = 0; first < all.points.size(); first += width) {
        const auto begin = all.points.begin() + std::ptrdiff_t(first);
        const auto end = all.points.begin() + std::ptrdiff_t(std::min(first + width, all.points.size()));
        const auto [low, high] =
            std::minmax_element(begin, end, [](const auto &a, const auto &b) { return a.posted < b.posted; });
        result.points.push_back(*std::min(low, high));
        if (low != high)
            result.points.push_back(*std::max(low, high));
    }
    return result;
}

PositionInput accounts(int count)
{
    PositionInput input;
    Connection connection;
    connection.id = ConnectionId(u"bank"_s);
    connection.name = u"Bank"_s;
    input.connections = {connection};
    const std::vector<QString> codes{u"EUR"_s, u"USD"_s, u"GBP"_s, u"JPY"_s, u"CHF"_s, u"BRL"_s, u"KWD"_s, u"UGX"_s};
    for (int i = 0; i < count; ++i) {
        const Figure figure{Decimal::fromInteger(centsAt(i), 2), {}};
        BalanceReading reading{.providerAccountId = QString::number(i),
                               .name = u"Account %1"_s.arg(i),
                               .iban = {},
                               .status = {},
                               .currency = CurrencyCode::parse(codes[size_t(i) % codes.size()]).value(),
                               .posted = figure,
                               .available = figure,
                               .pending = {},
                               .creditLine = {},
                               .components = {},
                               .bridgeTerms = {},
                               .asOf = {},
                               .lastChangedAt = {},
                               .ownership = Ownership::Own,
                               .inTotals = true,
                               .diagnostics = {}};
        AccountSnapshot snapshot;
        snapshot.id = AccountId(QString::number(i));
        snapshot.connection = connection.id;
        snapshot.providerAccountId = QString::number(i);
        snapshot.reading = std::move(reading);
        input.snapshots.push_back(std::move(snapshot));
        input.settings[AccountId(QString::number(i))].entity = u"Entity %1"_s.arg(i % 40);
    }
    return input;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QImage image(1'000, 600, QImage::Format_ARGB32_Premultiplied);
    const TrendSeries all = series();

    QChartView plain;
    auto *line = new QLineSeries;
    QList<QPointF> list;
    for (int i = 0; i < points; ++i)
        list += QPointF(i, double(centsAt(i)));
    plain.chart()->addSeries(line);
    line->replace(list);
    plain.chart()->createDefaultAxes();
    plain.resize(image.size());
    plain.show();
    plain.grab();
    const double peer = median([&] {
        list.last().ry() += 1;
        line->replace(list);
        plain.QWidget::render(&image);
    });

    TrendChart chart;
    chart.resize(image.size());
    chart.show();
    const auto refresh = [&](const TrendSeries &trend) {
        chart.setTrend(trend);
        chart.QWidget::render(&image);
    };
    const TrendSeries thin = thinned(all, 1'000);
    const double ours = median([&] { refresh(thin); });
    const double whole = median([&] { refresh(all); });
    std::printf("plain QLineSeries, %d points, replace and repaint  %8.2f ms\n", points, peer);
    std::printf("E1 trend chart, two lines, thinned to %5zu points    %8.2f ms  ratio %.3f (target 0.08)\n",
                thin.points.size(), ours, ours / peer);
    std::printf("   trend chart, two lines, not thinned              %8.2f ms  ratio %.3f\n", whole, whole / peer);

    const CashPosition position = makeCashPosition(accounts(5'000));
    for (const BalanceDimension by : {BalanceDimension::Entity, BalanceDimension::Account}) {
        const double groups = median([&] { (void)balanceGroups(position, by, {}, BalanceBars::mostPerCurrency); });
        std::printf("   5,000 accounts as bars by %-9s               %8.2f ms  (limit 20)\n",
                    by == BalanceDimension::Entity ? "entity" : "account", groups);
    }
    return 0;
}

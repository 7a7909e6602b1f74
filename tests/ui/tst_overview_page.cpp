// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure_list.h"
#include "overview_page.h"
#include "overview_tiles.h"
#include "sample_position.h"
#include "trend_chart.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
T *find(const OverviewPage &page, const QString &name)
{
    T *found = page.findChild<T *>(name);
    if (!found)
        qFatal("no %s", qPrintable(name));
    return found;
}

void choose(QComboBox *box, const QString &text)
{
    box->setCurrentIndex(box->findText(text));
    Q_EMIT box->activated(box->currentIndex());
}

/// So many accounts in the currencies of the samples.
CashPosition manyAccounts(int count)
{
    PositionInput input = samples::input();
    const auto some = input.snapshots;
    input.snapshots.clear();
    for (int i = 0; i < count; ++i) {
        AccountSnapshot snapshot = some[size_t(i) % some.size()];
        snapshot.id = AccountId(u"many-%1"_s.arg(i));
        snapshot.reading->posted->amount = Decimal::fromInteger(qint64(i) * 7'919, 2);
        input.snapshots.push_back(snapshot);
    }
    return makeCashPosition(input);
}

} // namespace

class TestOverviewPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<OverviewPage>();
        m_page->resize(1'130, 690);
        m_page->show();
    }
    void cleanup() { m_page.reset(); }

    void marksTilesOfWhichAPartIsNotCurrent_data()
    {
        QTest::addColumn<bool>("failed");
        QTest::addColumn<int>("attention");
        QTest::addColumn<QString>("warning");

        QTest::newRow("all current") << false << int(Attention::None) << QString();
        QTest::newRow("failed and stale") << true << int(Attention::Error) << u"10 of 13 current, 1 failed"_s;
    }

    void marksTilesOfWhichAPartIsNotCurrent()
    {
        QFETCH(bool, failed);
        PositionInput input = samples::input();
        if (!failed) {
            for (ConnectionActivity &activity : input.activities)
                activity.lastOutcome = AttemptOutcome::Ok;
            for (AccountSnapshot &snapshot : input.snapshots)
                snapshot.confirmedAt = samples::now;
        }

        const TileTexts tile = moneyTile(makeCashPosition(input), BalanceColumn::Posted, {});

        QTEST(int(tile.attention), "attention");
        QTEST(tile.warning, "warning");
    }

    void showsExactlyWhatATileSumsInItsToolTip()
    {
        const TileTexts tile = moneyTile(samples::position(), BalanceColumn::OwnAvailable, {});

        const auto usd = std::find_if(tile.lines.begin(), tile.lines.end(),
                                      [](const FigureList::Line &line) { return line.label == "USD"_L1; });
        QVERIFY2(usd->toolTip.contains(u"USD 1115560.70"_s), qPrintable(usd->toolTip));
        QVERIFY2(usd->toolTip.contains(u"Credit headroom beside it: USD 900000.00"_s), qPrintable(usd->toolTip));
        QVERIFY(usd->toolTip.contains(u"2 of 2 accounts"_s));
        QVERIFY(usd->toolTip.contains(u"Oldest confirmation"_s));
    }

    void filtersByALineOfATile()
    {
        m_page->showPosition(samples::position());
        QSignalSpy clicked(m_page.get(), &OverviewPage::currencyClicked);
        auto *tile = find<FigureList>(*m_page, u"postedTile"_s);

        tile->setFocus();
        QTest::keyClick(tile, Qt::Key_Down);
        QTest::keyClick(tile, Qt::Key_Return);
        QTest::mouseClick(tile, Qt::LeftButton, {}, {10, 5});

        QCOMPARE(clicked.size(), 2);
        QCOMPARE(clicked[0][0].toString(), u"CHF"_s);
        QCOMPARE(clicked[1][0].toString(), u"BRL"_s);
    }

    void asksForWhatABarStandsFor_data()
    {
        QTest::addColumn<QString>("by");
        QTest::addColumn<int>("searched");
        QTest::addColumn<int>("opened");
        QTest::addColumn<QString>("what");

        QTest::newRow("entity: its accounts") << u"Entity"_s << 1 << 0 << u"Norvale Brasil S.A."_s;
        QTest::newRow("provider: by its name") << u"Provider"_s << 1 << 0 << u"Lerian Midaz"_s;
        QTest::newRow("account: the account") << u"Account"_s << 0 << 1 << u"account-4"_s;
    }

    void asksForWhatABarStandsFor()
    {
        QFETCH(QString, by);
        QFETCH(QString, what);
        m_page->setProviderNames({{ProviderId(u"midaz"_s), u"Lerian Midaz"_s}});
        m_page->showPosition(samples::position());
        QSignalSpy searched(m_page.get(), &OverviewPage::searchRequested);
        QSignalSpy opened(m_page.get(), &PageWidget::accountOpened);

        choose(find<QComboBox>(*m_page, u"barsDimension"_s), by);
        QTest::keyClick(find<QWidget>(*m_page, u"currencyBars"_s), Qt::Key_Return); // BRL is the first currency

        QTEST(int(searched.size()), "searched");
        QTEST(int(opened.size()), "opened");
        QCOMPARE(searched.isEmpty() ? opened[0][0].value<AccountId>().toString() : searched[0][0].toString(), what);
    }

    void leadsFromASumToItsParts_data()
    {
        QTest::addColumn<QString>("control");
        QTest::addColumn<QString>("by"); ///< of the bars
        QTest::addColumn<int>("column");

        QTest::newRow("a tile's line") << u"availableTile"_s << QString() << int(BalanceColumn::OwnAvailable);
        QTest::newRow("a bar of a currency") << u"currencyBars"_s << u"Currency"_s << int(BalanceColumn::Posted);
        QTest::newRow("a bar of an entity") << u"currencyBars"_s << u"Entity"_s << int(BalanceColumn::Posted);
    }

    void leadsFromASumToItsParts()
    {
        QFETCH(QString, control);
        QFETCH(QString, by);
        QFETCH(int, column);
        const CashPosition position = samples::position();
        m_page->showPosition(position);
        if (!by.isEmpty())
            choose(find<QComboBox>(*m_page, u"barsDimension"_s), by);
        QSignalSpy parts(m_page.get(), &OverviewPage::partsWanted);
        QSignalSpy filtered(m_page.get(), &OverviewPage::currencyClicked);

        QTest::keyClick(find<QWidget>(*m_page, control), Qt::Key_Return, Qt::AltModifier); // BRL is the first

        QCOMPARE(parts.size(), 1);
        QCOMPARE(filtered.size(), 0);
        const auto asked = parts[0][0].value<FigureParts>();
        QCOMPARE(asked.currency, u"BRL"_s);
        QCOMPARE(int(asked.column), column);
        for (const PositionAccount &account : position.accounts) {
            const bool isOfCurrency =
                account.snapshot.reading && account.snapshot.reading->currency.toString() == "BRL"_L1;
            const bool expected = isOfCurrency && (by != "Entity"_L1 || account.entity == asked.title);
            const bool found =
                std::find(asked.accounts.begin(), asked.accounts.end(), account.snapshot.id) != asked.accounts.end();
            QVERIFY2(found == expected, qPrintable(account.name)); // those that do not count, too
        }
    }

    void asksAgainForThePartThatIsZoomedTo()
    {
        m_page->showPosition(samples::position());
        choose(find<QComboBox>(*m_page, u"trendCurrency"_s), u"EUR"_s);
        const TrendSeries trend = samples::trend(CurrencyCode::parse(u"EUR").value(), 30);
        m_page->showTrend(trend);
        QSignalSpy zoomed(m_page.get(), &OverviewPage::trendZoomRequested);
        QSignalSpy whole(m_page.get(), &OverviewPage::trendRequested);
        auto *chart = find<TrendChart>(*m_page, u"trendChart"_s);
        const UtcTime from = trend.from + std::chrono::hours(24);
        const UtcTime to = trend.from + std::chrono::hours(72);

        chart->zoomTo(from, to);
        QCOMPARE(zoomed.size(), 1);
        QVERIFY(zoomed[0][1].value<UtcTime>() == from && zoomed[0][2].value<UtcTime>() == to);
        m_page->requestTrend(); // a refresh has ended
        QCOMPARE(zoomed.size(), 2);
        QCOMPARE(whole.size(), 0);
        chart->resetZoom();
        QCOMPARE(whole.size(), 1);

        chart->zoomTo(from, to);
        choose(find<QComboBox>(*m_page, u"trendCurrency"_s), u"GBP"_s);
        QCOMPARE(whole.size(), 2); // another currency is shown whole
        QCOMPARE(zoomed.size(), 3);
    }

    void keepsHowItWasArranged()
    {
        m_page->showPosition(samples::position());
        choose(find<QComboBox>(*m_page, u"barsDimension"_s), u"Account"_s);
        choose(find<QComboBox>(*m_page, u"trendCurrency"_s), u"GBP"_s);
        QTest::mouseClick(find<QAbstractButton>(*m_page, u"range365"_s), Qt::LeftButton);
        const QByteArray state = m_page->saveState();
        OverviewPage next;
        QSignalSpy trend(&next, &OverviewPage::trendRequested);

        QVERIFY(next.restoreState(state));
        next.showPosition(samples::position());

        QCOMPARE(find<QComboBox>(next, u"barsDimension"_s)->currentText(), u"Account"_s);
        QCOMPARE(trend.size(), 1);
        QCOMPARE(static_cast<const CurrencyCode *>(trend[0][0].constData())->toString(), u"GBP"_s);
        QCOMPARE(trend[0][1].toInt(), 365);
    }

    void refusesAStateThatItDoesNotKnow_data()
    {
        QTest::addColumn<QByteArray>("state");

        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("cut off") << goodState().left(6);
        QTest::newRow("of a later version") << QByteArray(goodState()).replace(0, 1, "\x7f");
        QTest::newRow("no such dimension") << QByteArray(goodState()).replace(1, 4, "\x7f\x7f\x7f\x7f");
    }

    void refusesAStateThatItDoesNotKnow()
    {
        QFETCH(QByteArray, state);

        QVERIFY(!m_page->restoreState(state));
        QCOMPARE(find<QComboBox>(*m_page, u"barsDimension"_s)->currentText(), u"Currency"_s);
    }

    void standsWithAnyNumberOfAccounts_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("width");

        for (const int count : {0, 3, 14, 5'000}) {
            QTest::addRow("%d accounts, narrow", count) << count << 640;
            QTest::addRow("%d accounts, wide", count) << count << 1'772;
        }
    }

    void standsWithAnyNumberOfAccounts()
    {
        QFETCH(int, count);
        QFETCH(int, width);
        m_page->resize(width, 690);

        m_page->showPosition(manyAccounts(count));
        choose(find<QComboBox>(*m_page, u"barsDimension"_s), u"Account"_s);
        m_page->grab();

        const auto *content = find<QWidget>(*m_page, u"overviewContent"_s);
        QVERIFY2(content->width() <= width, "nothing is cut off at the side");
        const auto *table = find<QTableView>(*m_page, u"currencyTable"_s)->model();
        QVERIFY(table->rowCount() <= 8 * 25);
        QCOMPARE(table->rowCount() == 0, count == 0);
    }

    void flashesOnlyForANewFigure()
    {
        FigureList list;
        list.show();
        FigureList::Line line;
        line.label = u"EUR"_s;
        line.amount = u"1.00"_s;
        line.value = u"1.00"_s;
        list.setLines({line});
        QVERIFY2(!list.isFlashing(), "the first figure is not news");
        line.amount = u"1,00"_s; // written in another way
        list.setLines({line});
        QVERIFY(!list.isFlashing());

        line.value = u"2.00"_s;
        list.setLines({line});

        QCOMPARE(list.isFlashing(), list.style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0);
    }

private:
    static QByteArray goodState() { return OverviewPage().saveState(); }
    std::unique_ptr<OverviewPage> m_page;
};

QTEST_MAIN(TestOverviewPage)
#include "tst_overview_page.moc"

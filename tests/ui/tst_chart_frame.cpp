// SPDX-License-Identifier: GPL-3.0-or-later
#include "balance_bars.h"
#include "chart_frame.h"
#include "chart_table.h"
#include "legend.h"
#include "sample_position.h"
#include "theme.h"
#include "trend_chart.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QSvgRenderer>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

bool containsColour(const QImage &image, const QColor &colour)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == colour)
                return true;
        }
    }
    return false;
}

} // namespace

class TestChartFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bars = new BalanceBars;
        m_frame = std::make_unique<ChartFrame>(u"bars"_s, u"overview"_s, m_bars, new Legend(Legend::Kind::Bars));
        m_frame->setTitle(u"Available and posted"_s);
        m_frame->setFootnote(u"As of 20 November"_s);
        m_frame->resize(520, 320);
        fill(samples::position());
        m_frame->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_frame.get()));
        QVERIFY(m_folder.isValid());
    }
    void cleanup() { m_frame.reset(); }

    void savesPicturesThatCanBeOpened()
    {
        const QString png = m_folder.filePath(u"chart.png"_s);
        const QString svg = m_folder.filePath(u"chart.svg"_s);

        QVERIFY(m_frame->save(png, ChartFrame::Picture::Png));
        QVERIFY(m_frame->save(svg, ChartFrame::Picture::Svg));

        const QImage image(png);
        QVERIFY2(image.width() >= 2 * m_bars->pictureSize().width(), "twice as sharp as the screen");
        QVERIFY2(image.height() >= 2 * m_bars->pictureSize().height(), "also what is scrolled away");
        QVERIFY(containsColour(image, Theme::light().colour(Colour::Posted)));
        QSvgRenderer renderer(svg);
        QVERIFY(renderer.isValid());
        QVERIFY(renderer.defaultSize().height() > m_bars->pictureSize().height());
        const QByteArray drawn = contentOf(svg);
        QVERIFY(drawn.contains("Norvale Schweiz") && drawn.contains("UGX"));
        QVERIFY(drawn.contains("As of 20 November"));
    }

    void leavesWhatWasThereWhenItCannotSave()
    {
        const QString nowhere = m_folder.filePath(u"missing/chart.png"_s);

        const auto saved = m_frame->save(nowhere, ChartFrame::Picture::Png);

        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::StorageFailed);
        QVERIFY(!QFile::exists(nowhere));
    }

    void asksForTheFileAndSaysAFailureInOneSentence()
    {
        m_frame->findChild<QAction *>(u"barsSavePng"_s)->trigger();
        auto *dialog = m_frame->findChild<QFileDialog *>();
        QVERIFY2(dialog && dialog->isVisible(), "it does not hold up the window");
        Q_EMIT dialog->fileSelected(m_folder.filePath(u"missing/chart.png"_s));

        const auto *problem = m_frame->findChild<QLabel *>(u"barsProblem"_s);
        QVERIFY(problem->isVisible());
        QVERIFY2(problem->text().contains(u"chart.png"_s), qPrintable(problem->text()));
        dialog->close();

        m_frame->findChild<QAction *>(u"barsSaveSvg"_s)->trigger(); // the next try takes the sentence away
        QVERIFY(!problem->isVisible());
    }

    void marksTestDataInEveryPicture()
    {
        m_frame->setTestData(false);
        QVERIFY(!containsColour(m_frame->picture(), Theme::light().colour(Colour::Test)));
        const QString live = m_folder.filePath(u"live.svg"_s);
        QVERIFY(m_frame->save(live, ChartFrame::Picture::Svg));
        QVERIFY(!contentOf(live).contains(">TEST<"));

        m_frame->setTestData(true);
        const QString test = m_folder.filePath(u"test.svg"_s);
        QVERIFY(m_frame->save(test, ChartFrame::Picture::Svg));

        QVERIFY(containsColour(m_frame->picture(), Theme::light().colour(Colour::Test)));
        QCOMPARE(contentOf(test).count(">TEST"), 2); // above and across
        m_frame->copyPicture();
        QVERIFY(containsColour(qvariant_cast<QImage>(QGuiApplication::clipboard()->mimeData()->imageData()),
                               Theme::light().colour(Colour::Test)));
    }

    void hidesAmountsInPicturesAndCopies()
    {
        DisplayFormat hidden;
        hidden.visibility = AmountVisibility::Hidden;
        m_bars->setFormat(hidden);
        const QImage one = m_frame->picture();
        PositionInput input = samples::input();
        input.snapshots[13].reading->posted->amount = Decimal::fromInteger(123, 2); // the only one in CHF
        fill(makeCashPosition(input));

        QVERIFY2(m_frame->picture() == one, "neither figure nor length of a bar may tell them apart");
        m_frame->copyRows();

        QVERIFY(!QGuiApplication::clipboard()->text().contains(u"1.23"_s));
        QVERIFY(QGuiApplication::clipboard()->text().contains(AmountFormat::mask()));
    }

    void copiesRowsThatCannotBecomeFormulas()
    {
        PositionInput input = samples::input();
        input.settings[AccountId(u"account-1"_s)].displayName = u"=cmd()\tx"_s;
        fill(makeCashPosition(input));

        m_frame->findChild<QAction *>(u"barsCopyTable"_s)->trigger();

        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 14); // 13 counted accounts and the headings
        for (const QString &line : lines)
            QCOMPARE(line.count(u'\t'), 3);
        QVERIFY(lines.contains(u"GBP\t'=cmd() x\t1842507.30\t1808386.75"_s));
        QVERIFY2(lines.contains(u"USD\tNorvale Americas – Operating\t-127500.45\t772499.55"_s), "a number stays one");
        QVERIFY(QGuiApplication::clipboard()->mimeData()->html().contains(u"&lt;b&gt;Norvale"_s));
    }

    void copiesTheSelectedRowsOfTheTable()
    {
        m_frame->setTableShown(true);
        m_frame->tableView()->selectRow(2);

        m_frame->copyRows();

        QCOMPARE(QGuiApplication::clipboard()->text().split(u'\n').size(), 2);
    }

    void putsTheTableInPlaceOfTheChart()
    {
        QVERIFY(m_bars->isVisible());

        m_frame->setTableShown(true);

        QVERIFY(!m_bars->isVisible());
        QVERIFY(m_frame->tableView()->isVisible());
        const QAbstractItemModel *model = m_frame->tableView()->model();
        QCOMPARE(model->headerData(2, Qt::Horizontal).toString(), u"Posted"_s);
        QCOMPARE(model->index(0, 2).data(Qt::AccessibleTextRole).toString(), u"Posted: 7439182.50"_s);
        m_frame->setTableShown(false);
        QVERIFY(m_bars->isVisible());
    }

    void keepsTheRowsWhenFiguresChange()
    {
        m_frame->setTableShown(true);
        m_frame->tableView()->selectRow(2);

        fill(samples::position());

        QCOMPARE(m_frame->tableView()->selectionModel()->selectedRows().size(), 1);
    }

    void drawsATrendWithoutItsCrossHair()
    {
        auto *chart = new TrendChart;
        ChartFrame frame(u"trend"_s, u"history"_s, chart, new Legend(Legend::Kind::Lines));
        frame.setTitle(u"Trend"_s);
        frame.resize(520, 320);
        chart->setTrend(samples::trend(CurrencyCode::parse(u"EUR").value(), 30));
        frame.show();
        QVERIFY(QTest::qWaitForWindowExposed(&frame));
        const QImage before = frame.picture();

        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Left);
        QVERIFY(chart->crossHair());

        QCOMPARE(frame.picture(), before);
        QVERIFY(containsColour(before, Theme::light().colour(Colour::Posted)));
    }

private:
    void fill(const CashPosition &position)
    {
        m_bars->setGroups(BalanceDimension::Account, balanceGroups(position, BalanceDimension::Account, {}, 24));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ChartFrame> m_frame;
    BalanceBars *m_bars = nullptr;
};

QTEST_MAIN(TestChartFrame)
#include "tst_chart_frame.moc"

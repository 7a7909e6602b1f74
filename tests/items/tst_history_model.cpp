// SPDX-License-Identifier: GPL-3.0-or-later
#include "item_samples.h"

#include <items/history_model.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

const AccountId account(u"a"_s);

BalanceReading reading(const QString &posted)
{
    return *sampleSnapshot({u"a"_s, u"Payroll"_s, u"bank"_s, {}, u"EUR"_s, posted, posted}).reading;
}

/// A log of so many rows, of which the model sees pages; row n from the newest has posted n.
class FakeLog
{
public:
    FakeLog(HistoryModel &model, int rows) : m_model(model), m_rows(rows)
    {
        QObject::connect(
            &model, &HistoryModel::pageWanted, &model,
            [this](quint64 serial, const std::optional<ReadingCursor> &after) { asked.emplace_back(serial, after); });
    }
    void answer()
    {
        const auto [serial, after] = asked.back();
        std::vector<ReadingRow> rows;
        // Sequence counts down from m_rows; a cursor one place further includes its own sequence.
        const int first = !after ? 0 : m_rows - int(after->sequence) + (after->account > 0 ? 0 : 1);
        for (int n = first; n < std::min(first + HistoryModel::pageSize, m_rows); ++n) {
            ReadingRow row;
            row.account = account;
            row.sequence = m_rows - n;
            row.attempt = u"attempt-%1"_s.arg(n);
            row.receivedAt = sampleNow;
            row.reading = reading(QString::number(n));
            rows.push_back(row);
        }
        m_model.addPage(serial, rows, int(rows.size()) < HistoryModel::pageSize);
    }
    void fetchAll()
    {
        // The model's tester fetches, too.
        while (m_model.isWaiting() || m_model.canFetchMore({})) {
            m_model.fetchMore({});
            answer();
        }
    }
    std::vector<std::pair<quint64, std::optional<ReadingCursor>>> asked;

private:
    HistoryModel &m_model;
    int m_rows;
};

QString posted(const HistoryModel &model, int row)
{
    return model.index(row, HistoryModel::Posted).data(ExactTextRole).toString();
}

} // namespace

class TestHistoryModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fetchesPagesAsTheyAreWanted_data()
    {
        QTest::addColumn<int>("rows");
        QTest::newRow("nothing stored") << 0;
        QTest::newRow("less than a page") << 3;
        QTest::newRow("exactly one page") << 200;
        QTest::newRow("some pages") << 1001;
    }
    void fetchesPagesAsTheyAreWanted()
    {
        QFETCH(int, rows);
        HistoryModel model;
        const QAbstractItemModelTester tester(&model);
        FakeLog log(model, rows);
        model.restart();
        QVERIFY(model.isWaiting());
        QVERIFY2(!model.canFetchMore({}), "one question at a time");
        log.answer();
        QCOMPARE(model.rowCount(), std::min(rows, HistoryModel::pageSize));
        HistoryModel other;
        FakeLog whole(other, rows);
        other.restart();
        whole.fetchAll();
        QCOMPARE(other.rowCount(), rows);
        if (rows > 0)
            QCOMPARE(posted(other, rows - 1), QString::number(rows - 1));
    }

    void dropsPagesAndFetchesThemAgain()
    {
        HistoryModel model;
        // Without the model's tester, which looks at the first rows all the time.
        constexpr int rows = (HistoryModel::keptPages + 10) * HistoryModel::pageSize;
        FakeLog log(model, rows);
        model.restart();
        log.fetchAll();
        QCOMPARE(model.rowCount(), rows);
        QCOMPARE(model.pagesInMemory(), HistoryModel::keptPages);
        QVERIFY2(!model.row(model.index(5, 0)), "the first page was dropped");

        const auto before = log.asked.size();
        QVERIFY(!model.index(5, HistoryModel::Posted).data().isValid());
        QTRY_COMPARE(log.asked.size(), before + 1);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        log.answer();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(posted(model, 5), u"5"_s);
        QCOMPARE(model.pagesInMemory(), HistoryModel::keptPages);
        QCOMPARE(model.rowCount(), rows);
    }

    void ignoresAnswersToEarlierQuestions()
    {
        HistoryModel model;
        FakeLog log(model, 10);
        model.restart();
        const quint64 old = log.asked.back().first;
        model.restart();
        model.addPage(old, {}, true);
        QVERIFY(model.isWaiting());
        log.answer();
        QCOMPARE(model.rowCount(), 10);
    }

    void endsQuietlyWhereTheLogCannotBeRead()
    {
        HistoryModel model;
        FakeLog log(model, 10);
        model.restart();
        model.noteFailure();
        QVERIFY(!model.isWaiting());
        QVERIFY(!model.canFetchMore({}));
    }

    void saysWhatChanged_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<bool>("hidden");
        QTest::addColumn<QString>("text");
        QTest::newRow("more") << u"1.00"_s << u"13.50"_s << false << u"Posted +12.50 · Available +12.50"_s;
        QTest::newRow("less") << u"13.50"_s << u"1.00"_s << false << u"Posted -12.50 · Available -12.50"_s;
        QTest::newRow("hidden amounts tell neither size nor sign")
            << u"1.00"_s << u"13.50"_s << true << u"Posted changed · Available changed"_s;
        QTest::newRow("first") << u""_s << u"1.00"_s << false << u"First reading"_s;
        QTest::newRow("no longer sent") << u"1.00"_s << u"-"_s << false
                                        << u"Posted is no longer sent · Available is no longer sent"_s;
    }
    void saysWhatChanged()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(bool, hidden);
        ReadingRow row;
        row.account = account;
        row.reading = reading(after == "-"_L1 ? QString() : after);
        if (!before.isEmpty()) {
            row.before = reading(before);
            row.stateBefore = AccountState::Present;
        }
        HistoryModel model;
        DisplayFormat format;
        format.visibility = hidden ? AmountVisibility::Hidden : AmountVisibility::Shown;
        model.setFormat(format);
        QTEST(model.changeText(row), "text");
    }

    void hidesAmountsEverywhere()
    {
        HistoryModel model;
        FakeLog log(model, 1000);
        DisplayFormat format;
        format.visibility = AmountVisibility::Hidden;
        model.setFormat(format);
        model.restart();
        log.answer();
        for (int column = 0; column < HistoryModel::ColumnCount; ++column) {
            for (const int role :
                 {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(ExactTextRole), int(PlainToolTipRole)})
                QVERIFY(!model.index(187, column).data(role).toString().contains("187"_L1));
        }
    }
};

QTEST_GUILESS_MAIN(TestHistoryModel)
#include "tst_history_model.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "item_samples.h"

#include <items/activity_model.h>
#include <wording/labels.h>

#include <QAbstractItemModelTester>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const ConnectionNames names{{ConnectionId(u"b"_s), u"Bank B"_s}};

ActivityEntry attempt(AttemptOutcome outcome, std::optional<Error> error = {})
{
    AttemptRecord record;
    record.id = u"attempt-1"_s;
    record.connection = ConnectionId(u"b"_s);
    record.startedAt = sampleNow - 1400ms;
    record.receivedAt = sampleNow;
    record.outcome = outcome;
    record.error = std::move(error);
    record.hash = QByteArray(32, '\x5a');
    return {record};
}

ActivityEntry session(std::optional<UtcTime> stopped, UtcTime heartbeat = sampleNow)
{
    return {ProgramSession{u"coffer 0.1.0"_s, u"desk"_s, 1, sampleNow - 2h, heartbeat, stopped}};
}

ActivityEntry alert()
{
    AlertEvent event;
    event.at = sampleNow;
    event.alert.subject = u"Payroll"_s;
    event.alert.kind = AlertKind::BelowMinimum;
    event.alert.currency = u"EUR"_s;
    event.alert.figure = Decimal::parse(u"70.00").value();
    event.alert.limit = Decimal::parse(u"100.00").value();
    return {event};
}

} // namespace

class TestActivityModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsPagesUntilThereIsNoMore()
    {
        ActivityModel model;
        const QAbstractItemModelTester tester(&model);
        std::vector<std::pair<quint64, ActivityCursor>> asked;
        connect(&model, &ActivityModel::pageWanted, this,
                [&](quint64 serial, const ActivityCursor &after) { asked.emplace_back(serial, after); });
        model.restart();
        ActivityCursor next;
        next.attempt = 7;
        model.addPage(asked.back().first, {{attempt(AttemptOutcome::Ok), alert()}, next});
        QCOMPARE(model.rowCount(), 2);
        for (int column = 0; column < ActivityModel::ColumnCount; ++column)
            QCOMPARE(model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole), // over its numbers
                     model.index(0, column).data(Qt::TextAlignmentRole));
        model.fetchMore({}); // does nothing where the model's tester was first
        QCOMPARE(asked.size(), std::size_t(2));
        QVERIFY(asked.back().second == next);
        model.addPage(asked.back().first, {{session({})}, {}});
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(!model.canFetchMore({}));
    }

    void asksOnWhereAPageHasNoMatchYet()
    {
        // A view asks for more only below rows: without any, words would never be found further back.
        ActivityModel model;
        int asked = 0;
        quint64 last = 0;
        connect(&model, &ActivityModel::pageWanted, this, [&](quint64 serial) {
            ++asked;
            last = serial;
        });
        model.restart();
        model.addPage(last, {{}, ActivityCursor{5, {}, 0, {}, 0}});
        QCOMPARE(asked, 2);
    }

    void ignoresAnswersToEarlierQuestions()
    {
        ActivityModel model;
        model.restart();
        model.restart();
        model.addPage(1, {{alert()}, {}});
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(model.isWaiting());
    }

    void saysWhatHappened_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("duration");
        QTest::addColumn<int>("attention");
        QTest::newRow("an answer") << 0 << u"Request"_s << u"Bank B"_s << u"OK"_s << u"1.4 s"_s << int(Attention::None);
        QTest::newRow("a refusal") << 1 << u"Request"_s << u"Bank B"_s << outcomeLabel(AttemptOutcome::Refused)
                                   << u"1.4 s"_s << int(Attention::Error);
        QTest::newRow("a session that runs")
            << 2 << u"Program"_s << u"coffer 0.1.0"_s << u"Running"_s << u"2 h"_s << int(Attention::None);
        QTest::newRow("one that ended") << 3 << u"Program"_s << u"coffer 0.1.0"_s << u"Ended"_s << u"60 min"_s
                                        << int(Attention::None);
        QTest::newRow("one that was cut off")
            << 4 << u"Program"_s << u"coffer 0.1.0"_s << u"Cut off"_s << u"30 min"_s << int(Attention::Warning);
        QTest::newRow("an alert") << 5 << u"Alert"_s << u"Payroll"_s << u"Raised"_s << u""_s << int(Attention::Warning);
    }
    void saysWhatHappened()
    {
        QFETCH(int, which);
        const std::vector<ActivityEntry> entries{attempt(AttemptOutcome::Ok),
                                                 attempt(AttemptOutcome::Refused, Error{ErrorKind::Unauthorized}),
                                                 session({}),
                                                 session(sampleNow - 60min),
                                                 session({}, sampleNow - 90min),
                                                 alert()};
        const ActivityEntry &entry = entries[std::size_t(which)];
        QTEST(activityKindText(entry), "kind");
        QTEST(activitySubject(entry, names), "subject");
        QTEST(activityOutcome(entry, sampleNow), "outcome");
        QTEST(int(activityAttention(entry, sampleNow)), "attention");
        if (which != 3)
            QTEST(activityDuration(entry, sampleNow), "duration");
        QVERIFY(!activitySentence(entry, names, {}, sampleNow).isEmpty());
    }

    void findsWords_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("found");
        QTest::newRow("no words: everything") << u""_s << true;
        QTest::newRow("the connection") << u"bank"_s << true;
        QTest::newRow("the attempt's id") << u"attempt-1"_s << true;
        QTest::newRow("the beginning of the hash") << u"5a5a"_s << true;
        QTest::newRow("two words, one of which is not there") << u"bank zebra"_s << false;
    }
    void findsWords()
    {
        QFETCH(QString, words);
        QTEST(matchesWords(attempt(AttemptOutcome::Failed, Error{ErrorKind::Timeout}), words, names), "found");
    }

    void neverFindsHiddenAmounts() { QVERIFY(!matchesWords(alert(), u"70"_s, names)); }

    void tellsIdAndHash()
    {
        const QString details =
            activityDetails(attempt(AttemptOutcome::Failed, Error{ErrorKind::Timeout}), names, {}, sampleNow);
        QVERIFY(details.contains("attempt-1"_L1));
        QVERIFY(details.contains(QString(64, u'x').replace(u"xx"_s, u"5a"_s)));
    }
};

QTEST_GUILESS_MAIN(TestActivityModel)
#include "tst_activity_model.moc"

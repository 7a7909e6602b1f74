// SPDX-License-Identifier: GPL-3.0-or-later
#include "item_samples.h"

#include <items/connection_model.h>
#include <wording/labels.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Model = ConnectionModel;

class TestConnectionModel : public QObject
{
    Q_OBJECT

private:
    static PositionInput twoBanks()
    {
        return sampleInput({{u"1"_s, u"One"_s, u"x"_s, {}, u"EUR"_s, u"1"_s, {}},
                            {u"2"_s, u"Two"_s, u"y"_s, {}, u"EUR"_s, u"1"_s, {}}});
    }
    static QString text(const Model &model, int column, int row = 0)
    {
        return model.index(row, column).data().toString();
    }

private Q_SLOTS:
    void tellsStateAndReasonOfAFailure()
    {
        PositionInput input =
            sampleInput({{u"1"_s, u"One"_s, u"x"_s, {}, u"EUR"_s, u"1"_s, {}}}, AttemptOutcome::Refused);
        input.activities[0].lastError = Error{.kind = ErrorKind::Unauthorized, .httpStatus = 401};
        Model model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);

        model.apply(makeCashPosition(input));

        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(text(model, Model::Name), u"Bank x"_s);
        QCOMPARE(text(model, Model::Accounts), u"1"_s);
        QVERIFY(text(model, Model::LastAttempt).endsWith(u"· "_s + outcomeLabel(AttemptOutcome::Refused)));
        QVERIFY(model.index(0, Model::State)
                    .data(PlainToolTipRole)
                    .toString()
                    .startsWith(u"Bank x refused the credential (401)"_s));
        QCOMPARE(Attention(model.index(0, Model::State).data(AttentionRole).toInt()), Attention::Error);
        QCOMPARE(AttemptOutcome(model.index(0, 0).data(OutcomeRole).toInt()), AttemptOutcome::Refused);
    }

    void tellsChangesInOneSignal()
    {
        PositionInput input = twoBanks();
        Model model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.apply(makeCashPosition(input));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

        model.apply(makeCashPosition(input));
        QCOMPARE(changed.size(), 0);
        input.activities[0].lastOutcome = AttemptOutcome::Failed;
        input.activities[1].lastOutcome = AttemptOutcome::Failed;
        model.apply(makeCashPosition(input));

        QCOMPARE(changed.size(), 1);
        QCOMPARE(reset.size(), 0);
    }

    void tellsWhenItIsAskedNext_data()
    {
        QTest::addColumn<ConnectionSchedule>("schedule");
        QTest::addColumn<bool>("paused");
        QTest::addColumn<QString>("next");
        QTest::addColumn<QString>("quota");

        const auto base = [] {
            ConnectionSchedule schedule;
            schedule.connection = ConnectionId(u"x"_s);
            return schedule;
        };
        ConnectionSchedule at = base();
        at.nextAttempt = UtcTime(1767600000s);
        QTest::newRow("at a time, no limit known") << at << false << u"2026-01-05 08:00 UTC"_s << QString();
        ConnectionSchedule running = base();
        running.running = true;
        QTest::newRow("now") << running << false << u"Now"_s << QString();
        ConnectionSchedule waits = base();
        waits.waitsForUser = true;
        QTest::newRow("after its credential was refused")
            << waits << false << u"Waits for your credential"_s << QString();
        QTest::newRow("paused, whatever was planned") << at << true << u"Paused"_s << QString();
        ConnectionSchedule limited = at;
        limited.quota = 4;
        limited.quotaUsed = 1;
        QTest::newRow("calls are left") << limited << false << u"2026-01-05 08:00 UTC"_s << u"3 of 4 left"_s;
        limited.quotaUsed = 5;
        limited.quotaFreeAt = UtcTime(1767621900s);
        QTest::newRow("none is left, and never less than none")
            << limited << false << u"2026-01-05 08:00 UTC"_s << u"0 of 4 left, next free 14:05"_s;
    }
    void tellsWhenItIsAskedNext()
    {
        QFETCH(ConnectionSchedule, schedule);
        QFETCH(bool, paused);
        QFETCH(QString, next);
        QFETCH(QString, quota);
        PositionInput input = twoBanks();
        input.connections[0].paused = paused;
        Model model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.apply(makeCashPosition(input));

        model.setSchedules({schedule});

        QCOMPARE(text(model, Model::NextAttempt), next);
        QCOMPARE(text(model, Model::Quota), quota);
        QCOMPARE(text(model, Model::Quota, 1), QString());
    }

    void warnsBeforeAConsentEnds_data()
    {
        QTest::addColumn<std::chrono::hours>("left");
        QTest::addColumn<Attention>("attention");
        QTest::addColumn<QString>("words");

        QTest::newRow("15 days") << 360h << Attention::None << u"Consent until"_s;
        QTest::newRow("14 days") << 336h << Attention::Notice << u"Consent ends in 14"_s;
        QTest::newRow("7 days and an hour") << 169h << Attention::Notice << u"Consent ends in 8"_s;
        QTest::newRow("7 days") << 168h << Attention::Warning << u"Consent ends in 7"_s;
        QTest::newRow("1 day") << 24h << Attention::Error << u"Consent ends in 1"_s;
        QTest::newRow("an hour ago") << -1h << Attention::Error << u"Consent ended"_s;
    }
    void warnsBeforeAConsentEnds()
    {
        QFETCH(std::chrono::hours, left);
        QFETCH(Attention, attention);
        QFETCH(QString, words);
        PositionInput input = twoBanks();
        input.connections[0].consentExpiresAt = sampleNow + left;
        Model model;
        model.apply(makeCashPosition(input));

        QVERIFY2(text(model, Model::Expiry).startsWith(words), qPrintable(text(model, Model::Expiry)));
        QCOMPARE(Attention(model.index(0, Model::Expiry).data(AttentionRole).toInt()), attention);
        QCOMPARE(text(model, Model::Expiry, 1), QString());
    }

    void writesTheIntervalInWords_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("times");
        QTest::addColumn<bool>("only");
        QTest::addColumn<QString>("words");

        QTest::newRow("by interval") << 900 << QString() << false << u"15 min"_s;
        QTest::newRow("and at times") << 900 << u"07:45"_s << false << u"15 min and 07:45"_s;
        QTest::newRow("at times only") << 900 << u"07:45"_s << true << u"07:45"_s;
    }
    void writesTheIntervalInWords()
    {
        QFETCH(int, seconds);
        QFETCH(QString, times);
        QFETCH(bool, only);
        QFETCH(QString, words);
        Connection connection;
        connection.interval = std::chrono::seconds(seconds);
        if (!times.isEmpty())
            connection.fixedTimes = {QTime::fromString(times, u"HH:mm"_s)};
        connection.byFixedTimesOnly = only;
        QCOMPARE(intervalText(connection), words);
    }
};

QTEST_GUILESS_MAIN(TestConnectionModel)
#include "tst_connection_model.moc"

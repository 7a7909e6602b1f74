// SPDX-License-Identifier: GPL-3.0-or-later
#include <store/reading_log.h>
#include <store/reading_queries.h>

#include "store_samples.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace coffer;
using namespace coffer::samples;

class TestKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Fault 65. COFFER_KILLS sets how often (20 unless set).
    void losesNothingThatWasAcknowledged()
    {
        const int kills =
            qEnvironmentVariableIntValue("COFFER_KILLS") > 0 ? qEnvironmentVariableIntValue("COFFER_KILLS") : 20;
        QTemporaryDir folder;
        QRandomGenerator random(11);
        int acknowledged = 0;
        for (int kill = 0; kill < kills; ++kill) {
            QProcess writer;
            writer.start(QStringLiteral(COFFER_BINARY_DIR "/tests/store_writer"),
                         {folder.path(), u"write"_s, QString::number(acknowledged + 1)});
            QVERIFY(writer.waitForStarted());
            // At least one attempt, then a random moment: inside SQL, a commit, a checkpoint or the start.
            QElapsedTimer running;
            running.start();
            const int wanted = int(random.bounded(60));
            QByteArray said;
            while (!said.contains('\n') || running.elapsed() < wanted) {
                QVERIFY2(writer.state() == QProcess::Running, said.constData());
                writer.waitForReadyRead(5);
                said += writer.readAllStandardOutput();
                QVERIFY(running.elapsed() < 20000);
            }
            writer.kill();
            QVERIFY(writer.waitForFinished());
            said += writer.readAllStandardOutput();
            QVERIFY2(!said.contains("error"), said.constData());
            said.truncate(said.lastIndexOf('\n') + 1);
            acknowledged = said.trimmed().split('\n').last().toInt();
            QVERIFY(acknowledged > 0);

            QElapsedTimer opening;
            opening.start();
            SystemClock clock;
            TAKE(log,
                 ReadingLog::open(folder.path(), u"test"_s,
                                  clock)); // takes the dead writer's lock over, checks the file
            QVERIFY(opening.elapsed() < 3000);
            TAKE(queries, ReadingQueries::open(folder.path()));
            TAKE(check, queries->verifyHistory());
            TAKE(records, queries->attempts({}, UtcTime(), UtcTime(std::chrono::hours(24 * 365 * 200)), 1));
            const int last = records.at(0).id.mid(int(qstrlen("attempt-"))).toInt();
            // One may be stored whose acknowledgement did not come out; none twice, none missing.
            QVERIFY2(last == acknowledged || last == acknowledged + 1,
                     qPrintable(u"%1 %2"_s.arg(last).arg(acknowledged)));
            QCOMPARE(check.attempts, qint64(last));
            TAKE(snapshots, queries->snapshots());
            QCOMPARE(snapshots.size(), 40u);
            for (int account = 0; account < 40; ++account)
                QVERIFY(snapshots[std::size_t(account)].reading->posted->amount
                        == Decimal::fromInteger(last - last % (account + 1), 2));
            acknowledged = last;
        }
    }
};

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"

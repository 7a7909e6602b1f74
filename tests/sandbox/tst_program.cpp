// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString program = QStringLiteral(COFFER_BINARY_DIR "/bin/coffer-sandbox");

QJsonObject firstLine(QProcess &process)
{
    if (!QTest::qWaitFor([&] { return process.canReadLine(); }, 20'000))
        return {};
    return QJsonDocument::fromJson(process.readLine()).object();
}

} // namespace

class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhereItIs()
    {
        const QTemporaryDir folder;
        const QString readyFile = folder.filePath(u"ready.json"_s);
        const QString stateDir = folder.filePath(u"state"_s);
        QProcess process;
        process.start(program, {u"--ready-file"_s, readyFile, u"--state-dir"_s, stateDir});

        const QJsonObject ready = firstLine(process);

        QCOMPARE(ready.value("version"_L1).toInt(), 1);
        for (const auto bank : {"fincode"_L1, "midaz"_L1, "finix"_L1, "paytota"_L1, "solaris"_L1}) {
            QVERIFY(ready["bases"_L1][bank]["api"_L1].toString().startsWith(u"https://127.0.0.1:"));
            QVERIFY(!ready["credentials"_L1][bank].toObject().isEmpty());
        }
        QFile file(readyFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(file.readAll()).object(), ready);
        const QFileInfo authority(ready.value("ca"_L1).toString());
        QCOMPARE(authority.absolutePath(), QFileInfo(stateDir).absoluteFilePath());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(authority.permissions() & others, QFile::Permissions());
        QCOMPARE(QFileInfo(readyFile).permissions() & others, QFile::Permissions());

        process.terminate();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
    }

    void endsWithItsInput()
    {
        QProcess process;
        process.start(program, {u"--exit-with-parent"_s});
        QVERIFY(!firstLine(process).isEmpty());
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
    }

    void refusesAtEntry_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("unknown option") << QStringList{u"--no-such"_s} << QByteArray("no-such");
        QTest::newRow("address that others can reach")
            << QStringList{u"--address"_s, u"0.0.0.0"_s} << QByteArray("address");
        QTest::newRow("a name as address") << QStringList{u"--address"_s, u"bank.example"_s} << QByteArray("address");
        QTest::newRow("port") << QStringList{u"--http-port"_s, u"70000"_s} << QByteArray("--http-port");
        QTest::newRow("walk") << QStringList{u"--walk"_s, u"often"_s} << QByteArray("--walk");
        QTest::newRow("certificate") << QStringList{u"--certificate"_s, u"fine"_s} << QByteArray("--certificate");
        QTest::newRow("fault") << QStringList{u"--fault"_s, u"finix=boom"_s} << QByteArray("--fault");
        QTest::newRow("stray word") << QStringList{u"start"_s} << QByteArray("start");
    }

    void refusesAtEntry()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, named);
        QProcess process;
        process.start(program, arguments);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 64);
        const QByteArray complaint = process.readAllStandardError();
        QVERIFY2(complaint.contains(named), complaint.constData());
        QVERIFY(process.readAllStandardOutput().isEmpty());
    }

    void helpNamesEveryOptionAndFault()
    {
        QProcess process;
        process.start(program, {u"--help"_s});
        QVERIFY(process.waitForFinished());
        const QByteArray help = process.readAllStandardOutput();
        for (const char *word : {"--state-dir", "--ready-file", "--walk", "--accounts", "--midaz-body", "--midaz-auth",
                                 "--certificate", "--fault", "--exit-with-parent", "hang", "cut-no-length", "429",
                                 "redirect", "gzip", "duplicate-key", "other-currency"})
            QVERIFY2(help.contains(word), word);
        QCOMPARE(process.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"

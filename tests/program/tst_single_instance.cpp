// SPDX-License-Identifier: GPL-3.0-or-later
// The real program, started twice on one profile.
#include <program/single_instance.h>

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace coffer;
using namespace Qt::StringLiterals;

class TestSingleInstance : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder; ///< runtime folder and profiles
    int m_profile = 0;

    [[nodiscard]] QString profile() const { return m_folder.filePath(u"profile-%1"_s.arg(m_profile)); }
    void start(QProcess &program) const
    {
        program.start(QStringLiteral(COFFER_PROGRAM), {u"--profile"_s, profile()});
        QVERIFY(program.waitForStarted());
    }
    /// Waits until the program listens.
    void startFirst(QProcess &program) const
    {
        start(program);
        const QString socket = SingleInstance(QFileInfo(profile()).absoluteFilePath()).socketPath();
        QTRY_VERIFY_WITH_TIMEOUT(QLocalSocketProbe::reachable(socket), 20'000);
    }
    struct QLocalSocketProbe
    {
        static bool reachable(const QString &path)
        {
            QLocalSocket socket;
            socket.connectToServer(path);
            return socket.waitForConnected(100);
        }
    };

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
    }
    void init() { ++m_profile; }

    void aSecondStartRaisesTheFirstWindow()
    {
        SingleInstance first(profile());
        QVERIFY(first.begin() == SingleInstance::Start::First);
        QSignalSpy raise(&first, &SingleInstance::raiseRequested);
        QDir().mkpath(profile());

        QProcess second;
        start(second);
        QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, 20'000);

        QCOMPARE(raise.size(), 1);
        QCOMPARE(second.exitStatus(), QProcess::NormalExit);
        QCOMPARE(second.exitCode(), 0);
    }

    void twoProfilesAreTwoWindows()
    {
        SingleInstance first(profile());
        SingleInstance other(profile() + u"-other"_s);
        QVERIFY(first.begin() == SingleInstance::Start::First);
        QVERIFY(other.begin() == SingleInstance::Start::First);
    }

    void theProgramGoesOnWhenAnotherAsksForIt()
    {
        QProcess first;
        startFirst(first);
        QProcess second;
        start(second);
        QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, 20'000);
        QCOMPARE(second.exitCode(), 0);
        QCOMPARE(first.state(), QProcess::Running);

        first.kill(); // what it leaves does not keep the next one from starting
        QVERIFY(first.waitForFinished());
        QProcess third;
        startFirst(third);
        QCOMPARE(third.state(), QProcess::Running);
        third.kill();
        third.waitForFinished();
    }

    void saysSoWhenTheFirstOneHangs()
    {
        QProcess first;
        startFirst(first);
        ::kill(pid_t(first.processId()), SIGSTOP);
        QElapsedTimer time;
        time.start();

        QProcess second;
        start(second);
        QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, 20'000);

        ::kill(pid_t(first.processId()), SIGCONT);
        QVERIFY2(time.elapsed() >= 2000, "it was given its time");
        QCOMPARE(second.exitCode(), 1);
        QVERIFY2(second.readAllStandardError().contains("does not answer"), "");
        first.kill();
        first.waitForFinished();
    }

    void onlyThisUserReachesTheSocket()
    {
        SingleInstance first(profile());
        QVERIFY(first.begin() == SingleInstance::Start::First);

        const QFileInfo socket(first.socketPath());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(socket.exists());
        QVERIFY(!(socket.permissions() & others));
        QVERIFY(!(QFileInfo(socket.path()).permissions() & others));
        QVERIFY2(!first.socketPath().contains(u"profile"_s), "the name tells nothing of the profile");
    }

    void nothingButRaiseIsUnderstood_data()
    {
        QTest::addColumn<QByteArray>("message");

        QTest::newRow("another word") << "quit!\n"_ba;
        QTest::newRow("long") << QByteArray(100'000, 'x');
        QTest::newRow("binary") << QByteArray(6, '\0');
    }

    void nothingButRaiseIsUnderstood()
    {
        QFETCH(QByteArray, message);
        SingleInstance first(profile());
        QVERIFY(first.begin() == SingleInstance::Start::First);
        QSignalSpy raise(&first, &SingleInstance::raiseRequested);

        QLocalSocket socket;
        socket.connectToServer(first.socketPath());
        socket.write(message);

        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QVERIFY(socket.readAll().isEmpty());
        QCOMPARE(raise.size(), 0);
    }

    void whoSaysNothingIsSentAway()
    {
        SingleInstance first(profile());
        QVERIFY(first.begin() == SingleInstance::Start::First);
        QLocalSocket socket;
        socket.connectToServer(first.socketPath());
        QVERIFY(socket.waitForConnected());

        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QLocalSocket::UnconnectedState, 10'000);
    }
};

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_single_instance.moc"

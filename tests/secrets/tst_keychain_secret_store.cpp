// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/keychain_secret_store.h>

#include "store_calls.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QStringList origins{u"https://api.bank.example"_s, u"https://id.bank.example"_s};
const QString service = u"coffer-test"_s;

QByteArray run(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(20000))
        qFatal("%s does not end", qPrintable(program));
    return process.readAllStandardOutput();
}

QStringList attributesOf(const SecretKey &key)
{
    return {u"user"_s, key.entryName(service), u"server"_s, service, u"type"_s, u"plaintext"_s};
}

/// As another program would put it there.
void placeEntry(const SecretKey &key, const QByteArray &entry)
{
    run(u"secret-tool"_s,
        QStringList{u"store"_s, u"--label=test"_s, u"xdg:schema"_s, u"org.qt.keychain"_s} + attributesOf(key), entry);
}

QByteArray entryAsItStands(const SecretKey &key)
{
    return run(u"secret-tool"_s, QStringList{u"lookup"_s} + attributesOf(key));
}

/// The real gnome-keyring of this session.
pid_t daemonPid()
{
    const QDBusReply<uint> pid = QDBusConnection::sessionBus().interface()->servicePid(u"org.freedesktop.secrets"_s);
    return pid.isValid() ? pid_t(pid.value()) : 0;
}

void lockKeyring()
{
    QDBusMessage lock = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                                       u"org.freedesktop.Secret.Service"_s, u"Lock"_s);
    lock << QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(u"/org/freedesktop/secrets/aliases/default"_s)});
    QDBusConnection::sessionBus().call(lock);
}

/// Until the first operation has left for the service: a few turns of the event loop.
void sendOff()
{
    for (int turn = 0; turn < 20; ++turn)
        QCoreApplication::processEvents();
}

void killDaemon()
{
    if (const pid_t pid = daemonPid(); pid > 0)
        kill(pid, SIGKILL);
}

/// The keyring comes back unlocked with what is on disk.
void startDaemon()
{
    if (!QTest::qWaitFor([] { return daemonPid() == 0; }, 10000))
        qFatal("the killed daemon is still there");
    QProcess::execute(QStringLiteral(COFFER_SOURCE_DIR "/tests/secrets/with_keyring.sh"), {u"start-daemon"_s});
}

} // namespace

class TestKeychainSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(qEnvironmentVariableIsSet("COFFER_TEST_SESSION"), "to be run by ctest, or with with_keyring.sh");
    }

    void roundTrips_data()
    {
        QTest::addColumn<QByteArray>("secret");

        QTest::newRow("plain") << "s3cret"_ba;
        QTest::newRow("letters outside ASCII") << u"pässwörd-密碼-🔑"_s.toUtf8();
        QTest::newRow("longest") << QByteArray(maxSecretBytes, 'a');
        QTest::newRow("looks like base64") << "czNjcmV0"_ba;
        QTest::newRow("looks like format and markup") << "%s%n\\0<b>&amp;"_ba;
    }

    void roundTrips()
    {
        QFETCH(QByteArray, secret);
        KeychainSecretStore store(service);
        const SecretKey key = newKey();

        QCOMPARE(outcome(startWrite(store, key, origins, secret)), "ok"_ba);

        QCOMPARE(outcome(startRead(store, key, {origins[1], origins[0]})), secret);
        KeychainSecretStore afterRestart(service);
        QCOMPARE(outcome(startRead(afterRestart, key, origins)), secret);
    }

    void replacesInPlace()
    {
        KeychainSecretStore store(service);
        const SecretKey key = newKey();
        QCOMPARE(outcome(startWrite(store, key, origins, "old")), "ok"_ba);

        QCOMPARE(outcome(startWrite(store, key, origins, "new")), "ok"_ba);

        QCOMPARE(outcome(startRead(store, key, origins)), "new"_ba);
        const QByteArray found = run(u"secret-tool"_s, {u"search"_s, u"--all"_s, u"user"_s, key.entryName(service)});
        QCOMPARE(found.count("\nsecret = "), 1); // two items would let the old one come back
    }

    void removes()
    {
        KeychainSecretStore store(service);
        const SecretKey key = newKey();
        QCOMPARE(outcome(startRemove(store, key)), "ok"_ba);
        QCOMPARE(outcome(startWrite(store, key, origins, "s3cret")), "ok"_ba);

        QCOMPARE(outcome(startRemove(store, key)), "ok"_ba);

        QCOMPARE(outcome(startRead(store, key, origins)), "secret-missing"_ba);
        QCOMPARE(entryAsItStands(key), QByteArray());
    }

    void givesNothingForOtherOrigins()
    {
        KeychainSecretStore store(service);
        const SecretKey key = newKey();
        QCOMPARE(outcome(startWrite(store, key, origins, "s3cret")), "ok"_ba);

        const auto read = startRead(store, key, {origins[0], u"https://evil.example"_s});

        QCOMPARE(outcome(read), "secret-origin-changed"_ba);
        QCOMPARE(read->all.front().error().found, origins.join(u' ')); // what it was entered for, for the sentence
        QCOMPARE(outcome(startRead(store, key, origins)), "s3cret"_ba);
    }

    void keepsServicesApart()
    {
        KeychainSecretStore store(service);
        KeychainSecretStore sample(u"coffer-test-sample"_s);
        const SecretKey key = newKey();
        QCOMPARE(outcome(startWrite(store, key, origins, "real")), "ok"_ba);

        QCOMPARE(outcome(startRead(sample, key, origins)), "secret-missing"_ba);
        QCOMPARE(outcome(startRemove(sample, key)), "ok"_ba);
        QCOMPARE(outcome(startRead(store, key, origins)), "real"_ba);
    }

    void refusesWhatCannotBeStored_data()
    {
        QTest::addColumn<QByteArray>("secret");

        QTest::newRow("empty") << QByteArray();
        QTest::newRow("newline") << "s3\ncret"_ba;
        QTest::newRow("NUL would cut it off") << QByteArray("s3\0cret", 7);
        QTest::newRow("20 kB") << QByteArray(20 * 1024, 'a');
    }

    void refusesWhatCannotBeStored()
    {
        QFETCH(QByteArray, secret);
        KeychainSecretStore store(service);
        const SecretKey key = newKey();
        QCOMPARE(outcome(startWrite(store, key, origins, "old")), "ok"_ba);

        QCOMPARE(outcome(startWrite(store, key, origins, secret)), "invalid-input"_ba);

        QCOMPARE(outcome(startRead(store, key, origins)), "old"_ba);
    }

    void refusesForeignEntries_data()
    {
        QTest::addColumn<QByteArray>("entry");

        const QByteArray bound = origins.join(u' ').toLatin1();
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("just a password") << "s3cret"_ba;
        QTest::newRow("newline only") << "\n"_ba;
        QTest::newRow("newer version") << "2\n" + bound + "\ns3cret";
        QTest::newRow("cut before the secret") << "1\n" + bound;
        QTest::newRow("secret empty") << "1\n" + bound + "\n";
        QTest::newRow("secret with a newline") << "1\n" + bound + "\ns3\ncret";
        QTest::newRow("longer than we write") << "1\n" + bound + "\n" + QByteArray(5000, 'a');
    }

    void refusesForeignEntries()
    {
        QFETCH(QByteArray, entry);
        KeychainSecretStore store(service);
        const SecretKey key = newKey();
        placeEntry(key, entry);

        QCOMPARE(outcome(startRead(store, key, origins)), "storage-damaged"_ba);

        QCOMPARE(entryAsItStands(key), entry); // neither deleted nor reset
    }

    void saysMissingAfterDeletionElsewhere()
    {
        KeychainSecretStore store(service);
        const SecretKey key = newKey();
        const SecretKey other = newKey();
        QCOMPARE(outcome(startWrite(store, key, origins, "s3cret")), "ok"_ba);
        QCOMPARE(outcome(startWrite(store, other, origins, "other")), "ok"_ba);

        run(u"secret-tool"_s, QStringList{u"clear"_s} + attributesOf(key));

        QCOMPARE(outcome(startRead(store, key, origins)), "secret-missing"_ba);
        QCOMPARE(outcome(startRead(store, other, origins)), "other"_ba);
    }

    void tellsLockedFromMissing()
    {
        KeychainSecretStore store(service);
        const SecretKey key = newKey();
        QCOMPARE(outcome(startWrite(store, key, origins, "s3cret")), "ok"_ba);
        lockKeyring();

        const QByteArray read = outcome(startRead(store, key, origins));
        const QByteArray readOfNothing = outcome(startRead(store, newKey(), origins));
        const QByteArray written = outcome(startWrite(store, key, origins, "other"));
        const QByteArray removed = outcome(startRemove(store, key));
        const QByteArray probed = outcome(startProbe(store));
        killDaemon(); // there is no prompt that could unlock it
        startDaemon();

        QCOMPARE(read, "keychain-locked"_ba);
        QCOMPARE(readOfNothing, "keychain-locked"_ba); // nobody can know
        QCOMPARE(written, "keychain-locked"_ba);
        QCOMPARE(removed, "keychain-locked"_ba);
        QCOMPARE(probed, "keychain-locked"_ba);
        QCOMPARE(outcome(startRead(store, key, origins)), "s3cret"_ba);
    }

    void timesOutWhenTheServiceHangs()
    {
        KeychainSecretStore store(service, 1200ms);
        const SecretKey key = newKey();
        QCOMPARE(outcome(startWrite(store, key, origins, "s3cret")), "ok"_ba);
        const pid_t pid = daemonPid();
        QVERIFY(pid > 0);
        kill(pid, SIGSTOP);
        QElapsedTimer watch;
        watch.start();

        const auto first = startRead(store, key, origins);
        const auto behind = startRead(store, key, origins);
        const QByteArray firstOutcome = outcome(first);
        const qint64 firstAfter = watch.elapsed();
        const QByteArray behindOutcome = outcome(behind);
        const QByteArray nextOutcome = outcome(startWrite(store, newKey(), origins, "s3cret"));
        const qint64 allAfter = watch.elapsed();
        kill(pid, SIGCONT);

        QCOMPARE(firstOutcome, "keychain-timeout"_ba);
        QCOMPARE(behindOutcome, "keychain-timeout"_ba);
        QCOMPARE(nextOutcome, "keychain-timeout"_ba);
        QVERIFY2(firstAfter >= 1000 && firstAfter < 1800, QByteArray::number(firstAfter));
        QVERIFY2(allAfter < 2400, QByteArray::number(allAfter));            // one deadline, not one for each
        QTRY_COMPARE(outcome(startRead(store, key, origins)), "s3cret"_ba); // by itself, once the late answer is in
        QVERIFY(first->isOne() && behind->isOne());
    }

    void quitsAtOnceWhileTheServiceHangs()
    {
        auto store = std::make_unique<KeychainSecretStore>(service);
        const pid_t pid = daemonPid();
        QVERIFY(pid > 0);
        kill(pid, SIGSTOP);
        const auto running = startRead(*store, newKey(), origins);
        const auto waiting = startWrite(*store, newKey(), origins, "s3cret");
        const auto probing = startProbe(*store);
        sendOff();
        QElapsedTimer watch;
        watch.start();

        store.reset();

        const qint64 after = watch.elapsed();
        kill(pid, SIGCONT);
        QVERIFY(after < 500);
        QCOMPARE(outcome(running, 0), "cancelled"_ba);
        QCOMPARE(outcome(waiting, 0), "cancelled"_ba);
        QCOMPARE(outcome(probing, 0), "cancelled"_ba);
        KeychainSecretStore next(service);
        QCOMPARE(outcome(startProbe(next)), "ok"_ba); // the late answer to nobody has passed
        QVERIFY(running->isOne() && waiting->isOne() && probing->isOne());
    }

    void recoversWhenTheServiceDiedInUse()
    {
        KeychainSecretStore store(service);
        const SecretKey key = newKey();
        QCOMPARE(outcome(startWrite(store, key, origins, "s3cret")), "ok"_ba);
        const pid_t pid = daemonPid();
        QVERIFY(pid > 0);
        kill(pid, SIGSTOP); // so that it dies with the question open
        const auto open = startRead(store, key, origins);
        sendOff();

        kill(pid, SIGKILL);

        const QByteArray openOutcome = outcome(open);
        const QByteArray whileGone = outcome(startRead(store, key, origins));
        startDaemon();
        QCOMPARE(openOutcome, "keychain-unavailable"_ba);
        QCOMPARE(whileGone, "keychain-unavailable"_ba);
        QCOMPARE(outcome(startRead(store, key, origins)), "s3cret"_ba);
        QVERIFY(open->isOne());
    }

    void mayBeDestroyedByACallback()
    {
        auto store = std::make_unique<KeychainSecretStore>(service);
        int calls = 0;
        store->read(newKey(), origins, [&](const Result<Secret> &) {
            ++calls;
            store.reset();
        });
        const auto behind = startRead(*store, newKey(), origins);

        QCOMPARE(outcome(behind), "cancelled"_ba);

        QCOMPARE(calls, 1);
    }

    void probesWithoutATrace()
    {
        KeychainSecretStore store(service);

        QCOMPARE(outcome(startProbe(store)), "ok"_ba);

        const QByteArray found = run(u"secret-tool"_s, {u"search"_s, u"--all"_s, u"--unlock"_s, u"server"_s, service});
        QVERIFY(!found.contains("/probe"));
    }

    void leavesNoPlainTextOnDisk()
    {
        KeychainSecretStore store(service);
        const QByteArray secret = "canary-7f3a9c0e51"_ba;
        QCOMPARE(outcome(startWrite(store, newKey(), origins, secret)), "ok"_ba);

        const QByteArrayList forms{secret, secret.toBase64().left(20), secret.toHex(), secret.toHex().toUpper()};
        int files = 0;
        QDirIterator home(qEnvironmentVariable("COFFER_TEST_SESSION"), QDir::Files | QDir::Hidden,
                          QDirIterator::Subdirectories);
        while (home.hasNext()) {
            QFile file(home.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            ++files;
            for (const QByteArray &form : forms)
                QVERIFY2(!bytes.contains(form), qPrintable(file.fileName()));
        }
        QVERIFY(files > 0); // the keyring itself is among them
    }
};

QTEST_GUILESS_MAIN(TestKeychainSecretStore)
#include "tst_keychain_secret_store.moc"

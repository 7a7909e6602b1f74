// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/keychain_secret_store.h>

#include "store_calls.h"

#include <QProcess>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

/// A program of its own, with a bus of its own: GLib would end it.
class TestKeychainBusLost : public QObject
{
    Q_OBJECT

    static void start(QProcess &bus)
    {
        const QString session = qEnvironmentVariable("COFFER_TEST_SESSION");
        bus.start(u"dbus-daemon"_s,
                  {u"--nofork"_s, u"--print-address"_s, u"--config-file"_s, session + u"/bus.conf"_s});
        if (!bus.waitForReadyRead(10000))
            qFatal("the bus does not start");
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus.readLine().trimmed());
        // Without a service on it, libsecret lets the connection go at once and nothing can happen.
        QProcess::execute(QStringLiteral(COFFER_SOURCE_DIR "/tests/secrets/with_keyring.sh"), {u"start-daemon"_s});
    }

private Q_SLOTS:
    void survivesTheEndOfTheBus()
    {
        QProcess bus;
        start(bus);
        KeychainSecretStore store(u"coffer-test"_s);
        const SecretKey key = newKey();
        const QStringList origins{u"https://api.bank.example"_s};
        QCOMPARE(outcome(startWrite(store, key, origins, "s3cret")), "ok"_ba);

        bus.kill();
        QVERIFY(bus.waitForFinished(10000));

        QCOMPARE(outcome(startRead(store, key, origins)), "keychain-unavailable"_ba);
        QCOMPARE(outcome(startWrite(store, key, origins, "s3cret")), "keychain-unavailable"_ba);
    }
};

QTEST_GUILESS_MAIN(TestKeychainBusLost)
#include "tst_keychain_bus_lost.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/keychain_secret_store.h>

#include "store_calls.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

/// Runs without a session bus, and once more on a bus without a Secret Service.
class TestKeychainUnavailable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysSoAndStoresNothing()
    {
        KeychainSecretStore store(u"coffer-test"_s);
        const SecretKey key = newKey();
        const QStringList origins{u"https://api.bank.example"_s};
        QElapsedTimer watch;
        watch.start();

        QCOMPARE(outcome(startRead(store, key, origins)), "keychain-unavailable"_ba);
        QCOMPARE(outcome(startWrite(store, key, origins, "canary-in-plain-text")), "keychain-unavailable"_ba);
        QCOMPARE(outcome(startRemove(store, key)), "keychain-unavailable"_ba);
        QCOMPARE(outcome(startProbe(store)), "keychain-unavailable"_ba);

        QVERIFY(watch.elapsed() < 10000); // not by running into the deadline
        QDirIterator files(qEnvironmentVariable("HOME"), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("canary-in-plain-text"), qPrintable(file.fileName()));
        }
    }
};

QTEST_GUILESS_MAIN(TestKeychainUnavailable)
#include "tst_keychain_unavailable.moc"

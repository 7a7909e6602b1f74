// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/keychain_secret_store.h>

#include "store_calls.h"

#include <QTest>
#include <QThread>

#include <atomic>

using namespace coffer;
using namespace Qt::StringLiterals;

/// A program of its own: QtKeychain's queue stays in the thread that used it first.
class TestKeychainInThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksInTheEngineThread()
    {
        QThread engine;
        QObject inEngine;
        inEngine.moveToThread(&engine);
        engine.start();
        std::unique_ptr<KeychainSecretStore> store;
        const SecretKey key = newKey();
        const QStringList origins{u"https://api.bank.example"_s};
        std::atomic<bool> finished = false;
        QByteArray secret;
        QThread *calledIn = nullptr;

        QMetaObject::invokeMethod(&inEngine, [&] {
            store = std::make_unique<KeychainSecretStore>(u"coffer-test"_s);
            store->write(key, origins, Secret("s3cret"_ba), [&](const Result<void> &written) {
                if (!written) {
                    secret = errorCode(written.error().kind).toUtf8();
                    finished = true;
                    return;
                }
                store->read(key, origins, [&](const Result<Secret> &read) {
                    secret = read ? read.value().reveal().toByteArray() : errorCode(read.error().kind).toUtf8();
                    calledIn = QThread::currentThread();
                    finished = true;
                });
            });
        });

        QTRY_VERIFY_WITH_TIMEOUT(finished, 20000);
        QCOMPARE(secret, "s3cret"_ba);
        QCOMPARE(calledIn, &engine);
        QMetaObject::invokeMethod(
            &inEngine, [&] { store.reset(); }, Qt::BlockingQueuedConnection);
        engine.quit();
        QVERIFY(engine.wait());
    }
};

QTEST_GUILESS_MAIN(TestKeychainInThread)
#include "tst_keychain_in_thread.moc"

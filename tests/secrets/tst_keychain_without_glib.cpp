// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/keychain_secret_store.h>

#include "store_calls.h"

#include <QElapsedTimer>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// libsecret answers over GLib's event loop; without it no answer ever comes.
class TestKeychainWithoutGlib : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesOut()
    {
        KeychainSecretStore store(u"coffer-test"_s, 800ms);
        QElapsedTimer watch;
        watch.start();

        const auto read = startRead(store, newKey(), {u"https://api.bank.example"_s});

        QCOMPARE(outcome(read), "keychain-timeout"_ba);
        QVERIFY(watch.elapsed() < 2000);
    }
};

int main(int argc, char *argv[])
{
    qputenv("QT_NO_GLIB", "1"); // before the application chooses its event loop
    QCoreApplication application(argc, argv);
    TestKeychainWithoutGlib test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keychain_without_glib.moc"

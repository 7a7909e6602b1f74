// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/credentials_directory_secret_store.h>

#include "store_calls.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace coffer;
using namespace Qt::StringLiterals;

class TestCredentialsDirectorySecretStore : public QObject
{
    Q_OBJECT

    static QString place(const QTemporaryDir &folder, const SecretKey &key, const QByteArray &bytes, mode_t mode = 0440)
    {
        const QString path = folder.filePath(u"%1.%2"_s.arg(key.connection.toString(), key.field));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        file.close();
        chmod(path.toLocal8Bit().constData(), mode);
        return path;
    }

private Q_SLOTS:
    void readsFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");

        QTest::newRow("as it is") << "s3cret"_ba
                                  << "s3cret"_ba;
        QTest::newRow("line break of an editor") << "s3cret\n"_ba
                                                 << "s3cret"_ba;
        QTest::newRow("line break of another editor") << "s3cret\r\n"_ba
                                                      << "s3cret"_ba;
        QTest::newRow("two line breaks are not an editor's") << "s3cret\n\n"_ba
                                                             << "storage-damaged"_ba;
        QTest::newRow("empty") << ""_ba
                               << "storage-damaged"_ba;
        QTest::newRow("only a line break") << "\n"_ba
                                           << "storage-damaged"_ba;
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << "storage-damaged"_ba;
        QTest::newRow("not UTF-8") << "\xFF\xFE"_ba
                                   << "storage-damaged"_ba;
        QTest::newRow("longest with a line break") << QByteArray(maxSecretBytes, 'a') + "\r\n"
                                                   << QByteArray(maxSecretBytes, 'a');
        QTest::newRow("20 kB is refused, not cut") << QByteArray(20 * 1024, 'a') << "storage-damaged"_ba;
    }

    void readsFiles()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        const QTemporaryDir folder;
        const SecretKey key = newKey();
        place(folder, key, bytes);
        CredentialsDirectorySecretStore store(folder.path());

        QCOMPARE(outcome(startRead(store, key, {u"https://api.bank.example"_s})), expected);
    }

    void tellsFaultsApart_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QByteArray>("expected");

        QTest::newRow("variable not set") << u"unset"_s << "keychain-unavailable"_ba;
        QTest::newRow("folder missing") << u"no folder"_s << "keychain-unavailable"_ba;
        QTest::newRow("file missing") << u"no file"_s << "secret-missing"_ba;
        QTest::newRow("pipe in its place would block") << u"pipe"_s << "storage-damaged"_ba;
        QTest::newRow("every user can read it") << u"open"_s << "keychain-denied"_ba;
        QTest::newRow("readable file in a closed folder, as in a container") << u"open in closed"_s << "s3cret"_ba;
    }

    void tellsFaultsApart()
    {
        QFETCH(QString, fault);
        QFETCH(QByteArray, expected);
        const QTemporaryDir folder;
        const SecretKey key = newKey();
        QString directory = folder.path();
        if (fault == "unset"_L1) {
            directory.clear();
        } else if (fault == "no folder"_L1) {
            directory += u"/none"_s;
        } else if (fault == "pipe"_L1) {
            const QString path = place(folder, key, "x");
            QFile::remove(path);
            QCOMPARE(mkfifo(path.toLocal8Bit().constData(), 0600), 0);
        } else if (fault.startsWith("open"_L1)) {
            place(folder, key, "s3cret", 0444);
            chmod(directory.toLocal8Bit().constData(), fault == "open"_L1 ? 0755 : 0700);
        }
        CredentialsDirectorySecretStore store(directory);

        QCOMPARE(outcome(startRead(store, key, {u"https://api.bank.example"_s})), expected);
    }

    void neverWrites()
    {
        const QTemporaryDir folder;
        const SecretKey key = newKey();
        place(folder, key, "s3cret");
        CredentialsDirectorySecretStore store(folder.path());

        QVERIFY(!store.isWritable());
        QCOMPARE(outcome(startWrite(store, key, {u"https://api.bank.example"_s}, "other")), "keychain-denied"_ba);
        QCOMPARE(outcome(startRemove(store, key)), "keychain-denied"_ba);
        QCOMPARE(outcome(startProbe(store)), "ok"_ba);
        QCOMPARE(outcome(startRead(store, key, {})), "s3cret"_ba);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }

    void staysInItsFolder()
    {
        const QTemporaryDir folder;
        const QTemporaryDir elsewhere;
        const SecretKey outside{ConnectionId(u"../%1/c1"_s.arg(QDir(elsewhere.path()).dirName())), u"api_key"_s};
        place(elsewhere, {ConnectionId(u"c1"_s), u"api_key"_s}, "s3cret");
        CredentialsDirectorySecretStore store(folder.path());

        QCOMPARE(outcome(startRead(store, outside, {})), "invalid-input"_ba);
    }
};

QTEST_GUILESS_MAIN(TestCredentialsDirectorySecretStore)
#include "tst_credentials_directory_secret_store.moc"

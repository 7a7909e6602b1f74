// SPDX-License-Identifier: GPL-3.0-or-later
#include <store/backup.h>
#include <store/reading_log.h>
#include <store/reading_queries.h>

#include "store_samples.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace coffer;
using namespace coffer::samples;

namespace {

SystemClock systemClock;

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool runSql(const QString &path, const QStringList &statements)
{
    bool done = true;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"sql"_s);
        database.setDatabaseName(path);
        done = database.open();
        for (const QString &statement : statements)
            done = done && QSqlQuery(database).exec(statement);
    }
    QSqlDatabase::removeDatabase(u"sql"_s);
    return done;
}

/// A profile in use: the log stays open.
Result<std::unique_ptr<ReadingLog>> makeProfile(const QString &folder)
{
    auto log = ReadingLog::open(folder, u"coffer test"_s, systemClock);
    for (int n = 0; log && n < 5; ++n) {
        Attempt one = attemptFrom(n == 3 ? u"fail"_s : u"A=%1.00 B=2.00"_s.arg(n), n, poll(n));
        if (one.report)
            one.report->bodies = {body(u"balances"_s, "{\"n\":" + QByteArray::number(n) + '}')};
        if (auto appended = log.value()->append({one}); !appended)
            return appended.error();
    }
    write(folder + u"/connections.json"_s, "{\"connections\":[]}");
    write(folder + u"/accounts.json"_s, "");
    return log;
}

} // namespace

class TestBackup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cancellingLeavesNothingBehind_data()
    {
        QTest::addColumn<int>("step");
        QTest::newRow("while copying") << int(BackupStep::Copying);
        QTest::newRow("before the file is checked") << int(BackupStep::CheckingFile);
        QTest::newRow("before the history is checked") << int(BackupStep::CheckingHistory);
        QTest::newRow("before it gets its name") << int(BackupStep::Finishing);
    }

    void cancellingLeavesNothingBehind()
    {
        QFETCH(int, step);
        QTemporaryDir folder;
        const QString profile = folder.filePath(u"profile"_s);
        const QString file = folder.filePath(u"backup"_s);
        const QString restored = folder.filePath(u"restored"_s);
        TAKE(log, makeProfile(profile));
        std::vector<BackupStep> begun;
        const BackupWatch watch{.begins = [&begun](BackupStep each) { begun.push_back(each); },
                                .isCancelled = [&begun, step] { return int(begun.size()) >= step + 1; }};
        // Of the first round alone: restoring checks the backup, then what it made.
        const auto backup = backupProfile(profile, file, watch);
        if (step < int(BackupStep::Finishing)) {
            QVERIFY(!backup);
            QCOMPARE(backup.error().kind, ErrorKind::Cancelled);
            QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
        }

        QVERIFY(backup || backupProfile(profile, file));
        begun.clear();
        const auto result = restoreProfile(file, restored, watch);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
        QVERIFY(!QFileInfo::exists(restored + u"/coffer.db"_s));
        QVERIFY(!QFileInfo::exists(restored + u"/connections.json"_s));
        QVERIFY2(restoreProfile(file, folder.filePath(u"other"_s)), "the backup is whole");
    }

    void aRestoredProfileTakesThePlaceOfThePresentOne()
    {
        QTemporaryDir folder;
        const QString profile = folder.filePath(u"profile"_s);
        const QString file = folder.filePath(u"backup"_s);
        const QString restored = folder.filePath(u"restored"_s);
        const QString aside = folder.filePath(u"before"_s);
        {
            TAKE(log, makeProfile(profile));
            QVERIFY(backupProfile(profile, file));
            QVERIFY(restoreProfile(file, restored));
            const auto inUse = replaceProfile(profile, restored, aside);
            QVERIFY(!inUse);
            QCOMPARE(inUse.error().kind, ErrorKind::ProfileInUse);
            QVERIFY(QFileInfo::exists(profile + u"/coffer.db"_s));
        }
        write(profile + u"/mark"_s, "present");

        QVERIFY(replaceProfile(profile, restored, aside));

        QCOMPARE(contentOf(aside + u"/mark"_s), QByteArray("present"));
        QVERIFY(!QFileInfo::exists(profile + u"/mark"_s));
        QVERIFY(ReadingLog::open(profile, u"coffer test"_s, systemClock));
        QVERIFY(!QFileInfo::exists(restored));
        QCOMPARE(replaceProfile(profile, restored, folder.filePath(u"x"_s)).error().kind, ErrorKind::NotFound);
        QVERIFY(restoreProfile(file, restored));
        QCOMPARE(replaceProfile(profile, restored, aside).error().kind, ErrorKind::AlreadyExists);
    }

    void bringsBackEverything()
    {
        QTemporaryDir folder;
        const QString profile = folder.filePath(u"profile"_s);
        const QString file = folder.filePath(u"backup of ü.coffer"_s);
        const QString restored = folder.filePath(u"restored"_s);
        TAKE(log, makeProfile(profile));

        TAKE(made, backupProfile(profile, file)); // while it is in use
        SUCCEED(log->append({attemptFrom(u"A=9.00 B=2.00"_s, 9, poll(9))}));
        TAKE(again, restoreProfile(file, restored));

        QCOMPARE(made.attempts, 5);
        QCOMPARE(made.changes, 5);
        QCOMPARE(made.accounts, 2);
        QCOMPARE(made.bodies, 4);
        QCOMPARE(made.configFiles, (QStringList{u"accounts.json"_s, u"connections.json"_s}));
        QCOMPARE(again.attempts, made.attempts);
        TAKE(queries, ReadingQueries::open(restored));
        TAKE(snapshots, queries->snapshots());
        QCOMPARE(textOf(snapshots),
                 (QStringList{u"A present 4.00 EUR since 4 confirmed 4 by 1-4"_s,
                              u"B present 2.00 EUR since 0 confirmed 4 by 1-4"_s}));
        TAKE(bodies, queries->bodies(u"1-4"_s));
        QCOMPARE(bodies.at(0).bytes, QByteArray("{\"n\":4}"));
        QCOMPARE(contentOf(restored + u"/connections.json"_s), QByteArray("{\"connections\":[]}"));
        QVERIFY(QFileInfo(restored + u"/accounts.json"_s).isFile());
        for (const QString &name : {file, restored + u"/coffer.db"_s, restored + u"/connections.json"_s}) {
            struct stat status = {};
            QCOMPARE(::stat(QFile::encodeName(name).constData(), &status), 0);
            QCOMPARE(int(status.st_mode & 0777), 0600);
        }
        TAKE(goesOn, ReadingLog::open(restored, u"coffer test"_s, systemClock));
        SUCCEED(goesOn->append({attemptFrom(u"A=5.00 B=2.00"_s, 10, poll(10))}));
        SUCCEED(queries->verifyHistory());
        QCOMPARE(QDir(folder.path()).entryList({u"*.part"_s, u"*.new"_s}), QStringList());
        QCOMPARE(QDir(restored).entryList({u"*.new*"_s}), QStringList());
    }

    void replacesNothing()
    {
        QTemporaryDir folder;
        const QString profile = folder.filePath(u"profile"_s);
        const QString file = folder.filePath(u"file"_s);
        TAKE(log, makeProfile(profile));
        write(file, "precious");
        const auto refused = backupProfile(profile, file);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::AlreadyExists);
        QCOMPARE(contentOf(file), QByteArray("precious"));

        SUCCEED(backupProfile(profile, folder.filePath(u"good"_s)));
        const QByteArray before = contentOf(profile + u"/coffer.db"_s);
        const auto intoUsed = restoreProfile(folder.filePath(u"good"_s), profile);
        QVERIFY(!intoUsed);
        QCOMPARE(intoUsed.error().kind, ErrorKind::AlreadyExists);
        QCOMPARE(contentOf(profile + u"/coffer.db"_s), before);

        QDir().mkdir(folder.filePath(u"hidden"_s));
        write(folder.filePath(u"hidden/.keep"_s), "x");
        QVERIFY(!restoreProfile(folder.filePath(u"good"_s), folder.filePath(u"hidden"_s)));
        QVERIFY(!backupProfile(folder.filePath(u"nothing"_s), folder.filePath(u"b"_s)));
        QVERIFY(!QFileInfo::exists(folder.filePath(u"b"_s)));
    }

    void refusesABackupThatWasAltered_data()
    {
        QTest::addColumn<QStringList>("sql");
        QTest::newRow("an amount") << QStringList{u"DROP TRIGGER change_is_final"_s,
                                                  u"UPDATE change SET posted = 1 WHERE attempt = 2"_s};
        QTest::newRow("a latest balance, which the history does not say")
            << QStringList{u"UPDATE latest SET posted = posted + 100"_s};
        QTest::newRow("an attempt removed")
            << QStringList{u"DELETE FROM attempt WHERE seq = 2"_s, u"DELETE FROM change WHERE attempt = 2"_s};
        QTest::newRow("a file that leads out of the folder")
            << QStringList{u"UPDATE profile_file SET name = '../evil.json' WHERE name = 'accounts.json'"_s};
        QTest::newRow("a hidden file") << QStringList{
            u"UPDATE profile_file SET name = '.evil.json' WHERE name = 'accounts.json'"_s};
        QTest::newRow("no table of files") << QStringList{u"DROP TABLE profile_file"_s};
        QTest::newRow("a newer schema") << QStringList{u"PRAGMA user_version = 99"_s};
        QTest::newRow("not ours") << QStringList{u"PRAGMA application_id = 1"_s};
    }
    void refusesABackupThatWasAltered()
    {
        QFETCH(QStringList, sql);
        QTemporaryDir folder;
        const QString file = folder.filePath(u"backup"_s);
        TAKE(log, makeProfile(folder.filePath(u"profile"_s)));
        SUCCEED(backupProfile(folder.filePath(u"profile"_s), file));
        SUCCEED(verifyBackup(file));
        QVERIFY(runSql(file, sql));

        const auto verified = verifyBackup(file);
        const auto restored = restoreProfile(file, folder.filePath(u"restored"_s));

        QVERIFY(!verified);
        QVERIFY(!restored);
        QVERIFY(!QFileInfo::exists(folder.filePath(u"restored"_s)));
        QVERIFY(!QFileInfo::exists(folder.filePath(u"evil.json"_s)));
    }

    void namesTheAccountWhoseLatestBalanceIsFalse_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("another amount") << u"UPDATE latest SET posted = posted + 100 WHERE account = 2"_s;
        QTest::newRow("the same digits as text") << u"UPDATE latest SET posted = '' || posted WHERE account = 2"_s;
        QTest::newRow("another currency or name") << u"UPDATE latest SET note = 1 WHERE account = 2"_s;
        QTest::newRow("an account left out") << u"DELETE FROM latest WHERE account = 2"_s;
    }
    void namesTheAccountWhoseLatestBalanceIsFalse()
    {
        QFETCH(QString, sql);
        QTemporaryDir folder;
        TAKE(log, makeProfile(folder.path()));
        TAKE(queries, ReadingQueries::open(folder.path()));
        SUCCEED(queries->verifyHistory());
        QVERIFY(runSql(folder.filePath(u"coffer.db"_s), {sql}));

        const auto check = queries->verifyHistory();

        QVERIFY(!check);
        QCOMPARE(check.error().kind, ErrorKind::StorageDamaged);
        QCOMPARE(check.error().where, u"B"_s);
        QVERIFY(check.error().expected.contains(u"rebuilt"_s));
        SUCCEED(log->rebuildLatest());
        SUCCEED(queries->verifyHistory());
    }

    void refusesWhatIsNoBackup()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"text"_s), QByteArray(5000, 'x'));
        write(folder.filePath(u"empty"_s), "");
        for (const QString &name : {u"text"_s, u"empty"_s, u"."_s})
            QCOMPARE(verifyBackup(folder.filePath(name)).error().kind, ErrorKind::StorageDamaged);
        QCOMPARE(verifyBackup(folder.filePath(u"none"_s)).error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <store/reading_log.h>
#include <store/reading_queries.h>

#include "store_samples.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace coffer;
using namespace coffer::samples;

namespace {

Result<std::unique_ptr<ReadingLog>> openLog(const QString &folder)
{
    static SystemClock clock;
    return ReadingLog::open(folder, u"coffer test"_s, clock);
}

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

int modeOf(const QString &path)
{
    struct stat status = {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 ? int(status.st_mode & 0777) : -1;
}

/// A profile with some polls, closed.
void makeProfile(const QString &folder, int polls = 3)
{
    TAKE(log, openLog(folder));
    for (int n = 0; n < polls; ++n)
        SUCCEED(log->append({attemptFrom(u"A=%1.00 B=2.00 C=%1.5"_s.arg(n), n, poll(n))}));
}

/// A small file system of its own, where the test may mount one.
class SmallDisk
{
public:
    explicit SmallDisk(const QString &folder, const QByteArray &options = "size=600k")
        : m_path(QFile::encodeName(folder))
        , m_mounted(::mount("tmpfs", m_path.constData(), "tmpfs", 0, options.constData()) == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount(m_path.constData());
    }
    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] bool makeReadOnly() const
    {
        return ::mount("tmpfs", m_path.constData(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }

private:
    QByteArray m_path;
    bool m_mounted;
};

} // namespace

class TestProfileFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatIsNoDatabaseOfOurs_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("found");
        for (const auto &[what, found] :
             {std::pair(u"an empty file"_s, u"an empty file"_s), std::pair(u"a folder"_s, u"a folder"_s),
              std::pair(u"a symbolic link"_s, u"a symbolic link"_s),
              std::pair(u"a dangling link"_s, u"a symbolic link"_s), std::pair(u"a text"_s, u"no SQLite database"_s),
              std::pair(u"another program's database"_s, u"a database of another program"_s),
              std::pair(u"a newer schema"_s, u"schema version 9"_s),
              std::pair(u"a log without its file"_s, u"no file"_s)})
            QTest::newRow(qPrintable(u"fault 76: "_s + what)) << what << found;
    }
    void refusesWhatIsNoDatabaseOfOurs()
    {
        QFETCH(QString, what);
        QFETCH(QString, found);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"coffer.db"_s);
        if (what == "an empty file"_L1)
            write(path, {});
        else if (what == "a folder"_L1)
            QVERIFY(QDir().mkdir(path));
        else if (what == "a symbolic link"_L1 || what == "a dangling link"_L1) {
            if (what == "a symbolic link"_L1)
                write(folder.filePath(u"target"_s), "precious");
            QVERIFY(QFile::link(folder.filePath(u"target"_s), path));
        } else if (what == "a text"_L1)
            write(path, QByteArray("hello ").repeated(1000));
        else if (what == "another program's database"_L1)
            QVERIFY(runSql(path, {u"CREATE TABLE change (account)"_s}));
        else if (what == "a newer schema"_L1) {
            makeProfile(folder.path());
            QVERIFY(runSql(path, {u"PRAGMA user_version=9"_s}));
        } else {
            makeProfile(folder.path());
            write(path + u"-wal"_s, "x");
            QVERIFY(QFile::remove(path));
        }
        const QByteArray before = contentOf(path);

        const auto log = openLog(folder.path());
        const auto queries = ReadingQueries::open(folder.path());

        QVERIFY(!log);
        QCOMPARE(log.error().kind, ErrorKind::StorageDamaged);
        QVERIFY2(log.error().found.startsWith(found), qPrintable(log.error().found));
        QVERIFY(!queries);
        QCOMPARE(queries.error().kind, ErrorKind::StorageDamaged);
        QCOMPARE(contentOf(path), before);
        QCOMPARE(QFileInfo(path).isDir(), what == "a folder"_L1);
        QVERIFY(!QFileInfo::exists(folder.filePath(u"target"_s))
                || contentOf(folder.filePath(u"target"_s)) == "precious");
    }

    void migratesOnACopyOrNotAtAll_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<bool>("migrates");
        QTest::newRow("an older schema") << u"old"_s << true;
        QTest::newRow("fault 66: the migration breaks off") << u"latest"_s << false; // exists already, late in the file
    }
    void migratesOnACopyOrNotAtAll()
    {
        QFETCH(QString, table);
        QFETCH(bool, migrates);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"coffer.db"_s);
        QVERIFY(runSql(path,
                       {u"PRAGMA application_id=%1"_s.arg(0x636f6666), u"CREATE TABLE %1 (precious)"_s.arg(table),
                        u"INSERT INTO %1 VALUES ('gold')"_s.arg(table)}));

        const auto log = openLog(folder.path());

        QCOMPARE(log.hasValue(), migrates);
        const QStringList copies = QDir(folder.path()).entryList({u"coffer.db.before-*"_s});
        QCOMPARE(copies.size(), 1);
        const QString copy = folder.filePath(copies[0]);
        QVERIFY(contentOf(copy).contains("gold"));
        QCOMPARE(modeOf(copy), 0600);
        QCOMPARE(runSql(path, {u"SELECT account FROM change"_s}), migrates);
        QVERIFY(runSql(path, {u"SELECT precious FROM %1"_s.arg(table)}));
    }

    void tellsAMissingProfileFromADamagedOne()
    {
        QTemporaryDir folder;
        const auto queries = ReadingQueries::open(folder.path());
        QVERIFY(!queries);
        QCOMPARE(queries.error().kind, ErrorKind::NotFound);
        QVERIFY(!QFileInfo::exists(folder.filePath(u"coffer.db"_s)));
    }

    void createsFilesForTheOwnerOnly()
    {
        QTemporaryDir folder;
        const QString profile = folder.filePath(u"deep/profile ü%20 #?"_s);
        const mode_t before = ::umask(0);
        TAKE(log, openLog(profile));
        SUCCEED(log->append({attemptFrom(u"A=1.00"_s, 0, poll(0))}));
        TAKE(queries, ReadingQueries::open(profile));
        ::umask(before);
        QCOMPARE(modeOf(profile), 0700);
        for (const char *name : {"coffer.db", "coffer.db-wal", "coffer.db-shm", "coffer.lock"})
            QCOMPARE(modeOf(profile + u'/' + QLatin1String(name)), 0600);
    }

    void repairsWiderModes()
    {
        QTemporaryDir folder;
        makeProfile(folder.path());
        QCOMPARE(::chmod(QFile::encodeName(folder.filePath(u"coffer.db"_s)).constData(), 0644), 0);
        TAKE(log, openLog(folder.path()));
        QCOMPARE(modeOf(folder.filePath(u"coffer.db"_s)), 0600);
    }

    void usesItsSafeSettings()
    {
        QTemporaryDir folder;
        makeProfile(folder.path());
        const QByteArray header = contentOf(folder.filePath(u"coffer.db"_s)).left(100);
        QCOMPARE(header.mid(18, 2), QByteArray("\2\2")); // WAL
        QCOMPARE(header.mid(68, 4), QByteArray("coff"));
    }

    void aSecondWriterNamesTheFirst()
    {
        QTemporaryDir folder;
        QProcess first;
        first.start(QStringLiteral(COFFER_BINARY_DIR "/tests/store_writer"), {folder.path(), u"hold"_s});
        QVERIFY(first.waitForReadyRead());
        QCOMPARE(first.readLine(), QByteArray("open\n"));
        QTemporaryDir other;
        const QString link = other.filePath(u"link"_s);
        QVERIFY(QFile::link(folder.path(), link));

        for (const QString &spelling : {folder.path(), folder.path() + u"/."_s, link}) { // fault 78
            const auto second = openLog(spelling);
            QVERIFY(!second);
            QCOMPARE(second.error().kind, ErrorKind::ProfileInUse);
            const auto wanted =
                QRegularExpression(u"^store_writer 1\\.0, process %1, since \\d\\d:\\d\\d$"_s.arg(first.processId()));
            QVERIFY2(wanted.match(second.error().found).hasMatch(), qPrintable(second.error().found));
        }
        TAKE(reader, ReadingQueries::open(folder.path()));
        first.closeWriteChannel();
        QVERIFY(first.waitForFinished());
        SUCCEED(openLog(folder.path()));
    }

    void aSecondLogInOneProgramIsRefused()
    {
        QTemporaryDir folder;
        TAKE(first, openLog(folder.path()));
        const auto second = openLog(folder.path());
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::ProfileInUse);
    }

    void takesOverALockOfTheDead()
    {
        QTemporaryDir folder;
        // Fault 79: the file of a killed program, whose process id now belongs to another: us.
        write(folder.filePath(u"coffer.lock"_s),
              u"coffer 0.1.0\n%1\nhost\n2026-01-01T08:12:00Z\n"_s.arg(QCoreApplication::applicationPid()).toUtf8());
        SUCCEED(openLog(folder.path()));
    }

    void refusesALockThatIsALink()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"precious"_s), "x");
        QVERIFY(QFile::link(folder.filePath(u"precious"_s), folder.filePath(u"coffer.lock"_s)));
        QVERIFY(!openLog(folder.path()));
        QCOMPARE(contentOf(folder.filePath(u"precious"_s)), QByteArray("x"));
    }

    void findsDamage_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 0; seed < 40; ++seed)
            QTest::newRow(qPrintable(u"fault 75: bytes, seed %1"_s.arg(seed))) << seed;
    }
    void findsDamage()
    {
        QFETCH(int, seed);
        static const QByteArray intact = [] {
            QTemporaryDir made;
            makeProfile(made.path(), 40);
            return contentOf(made.filePath(u"coffer.db"_s));
        }();
        QTemporaryDir folder;
        QRandomGenerator random{quint32(seed)};
        QByteArray bytes = intact;
        for (int i = 0; i < 8; ++i) {
            const qsizetype at = seed == 0 ? i : random.bounded(int(bytes.size()));
            bytes[at] = char(bytes[at] ^ char(1 + random.bounded(255)));
        }
        write(folder.filePath(u"coffer.db"_s), bytes);

        // Either found at once, or by the hashes, or harmless (free space): never another figure.
        const auto log = openLog(folder.path());
        if (!log) {
            QCOMPARE(log.error().kind, ErrorKind::StorageDamaged);
            QCOMPARE(contentOf(folder.filePath(u"coffer.db"_s)), bytes);
            return;
        }
        TAKE(queries, ReadingQueries::open(folder.path()));
        if (!queries->verifyHistory())
            return;
        SUCCEED(log.value()->rebuildLatest());
        TAKE(snapshots, queries->snapshots());
        QCOMPARE(textOf(snapshots),
                 (QStringList{u"A present 39.00 EUR since 39 confirmed 39 by 1-39"_s,
                              u"B present 2.00 EUR since 0 confirmed 39 by 1-39"_s,
                              u"C present 39.5 EUR since 39 confirmed 39 by 1-39"_s}));
    }

    void survivesADamagedOrForeignWriteAheadLog_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("fault 77: removed") << u"removed"_s;
        QTest::newRow("fault 77: of another profile") << u"foreign"_s;
        QTest::newRow("fault 75: bytes altered") << u"altered"_s;
        QTest::newRow("cut off") << u"cut"_s;
    }
    void survivesADamagedOrForeignWriteAheadLog()
    {
        QFETCH(QString, what);
        QTemporaryDir live;
        QTemporaryDir folder;
        QTemporaryDir other;
        TAKE(log, openLog(live.path()));
        for (int n = 0; n < 5; ++n)
            SUCCEED(log->append({attemptFrom(u"A=%1.00"_s.arg(n), n, poll(n))}));
        TAKE(otherLog, openLog(other.path()));
        SUCCEED(otherLog->append({attemptFrom(u"Z=77.00"_s, 0, poll(0), connectionB)}));
        QByteArray wal = what == "foreign"_L1 ? contentOf(other.filePath(u"coffer.db-wal"_s))
                                              : contentOf(live.filePath(u"coffer.db-wal"_s));
        QVERIFY(wal.size() > 10000);
        if (what == "altered"_L1)
            wal[wal.size() / 2] = char(wal[wal.size() / 2] ^ 0x55);
        if (what == "cut"_L1)
            wal.chop(wal.size() / 3);
        write(folder.filePath(u"coffer.db"_s), contentOf(live.filePath(u"coffer.db"_s)));
        if (what != "removed"_L1)
            write(folder.filePath(u"coffer.db-wal"_s), wal);

        const auto opened = openLog(folder.path());
        if (!opened) {
            QCOMPARE(opened.error().kind, ErrorKind::StorageDamaged);
            return;
        }
        // What is left is a whole beginning of one history, never a mixture.
        TAKE(queries, ReadingQueries::open(folder.path()));
        SUCCEED(queries->verifyHistory());
        TAKE(snapshots, queries->snapshots());
        QVERIFY(snapshots.size() <= 1);
    }

    void staysWholeOnAFullDisk()
    {
        QTemporaryDir folder;
        SmallDisk disk(folder.path());
        if (!disk.isMounted())
            QSKIP("needs the right to mount");
        TAKE(log, openLog(folder.path()));
        int stored = 0;
        std::optional<Error> full;
        const auto attemptWithBody = [](int n) {
            BalanceReport report;
            report.readings = {reading(u"A"_s, u"%1.00"_s.arg(n))};
            QByteArray noise;
            for (int i = 0; noise.size() < 20000; ++i)
                noise += QCryptographicHash::hash(QByteArray::number(n * 1000 + i), QCryptographicHash::Sha256);
            report.bodies = {body(u"balances"_s, noise)};
            return attempt(u"1-%1"_s.arg(n), connectionA, poll(n), report);
        };
        for (; stored < 200 && !full; ++stored) {
            if (const auto appended = log->append({attemptWithBody(stored)}); !appended) {
                full = appended.error();
                break;
            }
        }
        QVERIFY(full); // fault 69
        QCOMPARE(full->kind, ErrorKind::StorageFailed);
        QVERIFY(stored > 0);
        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(check, queries->verifyHistory());
        QCOMPARE(check.attempts, stored);
        TAKE(snapshots, queries->snapshots());
        QCOMPARE(snapshots[0].reading->posted->amount.toString(), u"%1.00"_s.arg(stored - 1));
        // Room again: the same attempt is taken.
        QCOMPARE(::mount("tmpfs", QFile::encodeName(folder.path()).constData(), "tmpfs", MS_REMOUNT, "size=20m"), 0);
        SUCCEED(log->append({attemptWithBody(stored)}));
        TAKE(after, queries->verifyHistory());
        QCOMPARE(after.attempts, stored + 1);
        queries.reset();
        log.reset();
    }

    void readsInAFolderThatCannotBeWritten()
    {
        QTemporaryDir folder;
        SmallDisk disk(folder.path(), "size=4m");
        if (!disk.isMounted())
            QSKIP("needs the right to mount");
        makeProfile(folder.path());
        QVERIFY(disk.makeReadOnly()); // fault 72

        const auto log = openLog(folder.path());
        TAKE(queries, ReadingQueries::open(folder.path()));

        QVERIFY(!log);
        QCOMPARE(log.error().kind, ErrorKind::StorageFailed);
        TAKE(snapshots, queries->snapshots());
        QCOMPARE(snapshots.size(), 3u);
        queries.reset();
    }

    void waitsForAnotherProgramsLock()
    {
        QTemporaryDir folder;
        TAKE(log, openLog(folder.path()));
        // Fault 80: a foreign program holds the file for half a second.
        QProcess holder;
        holder.start(u"python3"_s,
                     {u"-c"_s,
                      u"import sqlite3,sys,time\nc=sqlite3.connect(sys.argv[1],isolation_level=None)\nc.execute('BEGIN "
                      u"EXCLUSIVE')\n"
                      "print('held',flush=True)\ntime.sleep(0.5)\nc.execute('COMMIT')"_s,
                      folder.filePath(u"coffer.db"_s)});
        if (!holder.waitForStarted() || !holder.waitForReadyRead())
            QSKIP("needs python3");
        SUCCEED(log->append({attemptFrom(u"A=1.00"_s, 0, poll(0))}));
        QVERIFY(holder.waitForFinished());
    }
};

QTEST_GUILESS_MAIN(TestProfileFile)
#include "tst_profile_file.moc"

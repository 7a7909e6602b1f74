// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QtEndian>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

// Outside any namespace, as the macro demands; a static library does not register its resources by itself.
static void registerSqlResources()
{
    Q_INIT_RESOURCE(sql);
}

namespace coffer::schema {

using namespace Qt::StringLiterals;

namespace {

/// Sorted by name, so by number.
QStringList migrationFiles()
{
    registerSqlResources();
    return QDir(u":/coffer/sql"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
}

/// Statements stand apart by a blank line; comments by "--" at the start of a line.
QStringList statementsOf(const QString &file)
{
    QFile resource(u":/coffer/sql/"_s + file);
    if (!resource.open(QIODevice::ReadOnly))
        return {};
    QStringList statements;
    const QStringList blocks = QString::fromUtf8(resource.readAll()).split(u"\n\n"_s, Qt::SkipEmptyParts);
    for (const QString &block : blocks) {
        QStringList lines = block.split(u'\n');
        lines.removeIf([](const QString &line) { return line.startsWith("--"_L1) || line.trimmed().isEmpty(); });
        if (!lines.isEmpty())
            statements.append(lines.join(u'\n'));
    }
    return statements;
}

Error damaged(const QString &path, const QString &found, const QString &expected)
{
    return Error{ErrorKind::StorageDamaged, path, found, expected};
}

Result<int> versionOf(Database &database)
{
    const auto version = database.value(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    if (version.value().toInt() > currentVersion()) {
        return damaged(database.path(), u"schema version %1"_s.arg(version.value().toInt()),
                       u"version %1 or older: the file was written by a newer program"_s.arg(currentVersion()));
    }
    return version.value().toInt();
}

Result<void> applyMigrations(Database &database, int from)
{
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    const QStringList files = migrationFiles().mid(from);
    for (const QString &file : files) {
        const QStringList statements = statementsOf(file);
        for (const QString &statement : statements) {
            if (auto done = database.run(statement); !done)
                return done;
        }
    }
    if (auto done = database.run(u"PRAGMA user_version=%1"_s.arg(currentVersion())); !done)
        return done;
    return transaction.commit();
}

} // namespace

QString databasePath(const QString &folder)
{
    return folder + u"/coffer.db"_s;
}

int currentVersion()
{
    return int(migrationFiles().size());
}

Result<void> checkFileSystem(const QString &folder)
{
    static constexpr std::array networkTypes = {"nfs",    "nfs4",       "cifs",           "smb",   "smb2",
                                                "smb3",   "smbfs",      "ncpfs",          "afs",   "ceph",
                                                "lustre", "fuse.sshfs", "fuse.glusterfs", "davfs", "fuse.rclone"};
    const QByteArray type = QStorageInfo(folder).fileSystemType();
    for (const char *network : networkTypes) {
        if (type == network) {
            return Error{ErrorKind::StorageFailed, folder, u"network file system %1"_s.arg(QString::fromLatin1(type)),
                         u"a folder on a local disk"_s};
        }
    }
    return {};
}

Result<void> checkFile(const QString &path)
{
    const QFileInfo info(path);
    if (info.isSymLink())
        return damaged(path, u"a symbolic link"_s, u"a plain file"_s);
    if (!info.exists()) {
        // Its history may be in the log that was left; a new file would be mixed with it.
        if (QFile::exists(path + u"-wal"_s))
            return damaged(path, u"no file, although %1-wal is there"_s.arg(info.fileName()), u"both or none"_s);
        return Error{ErrorKind::NotFound, path};
    }
    if (!info.isFile())
        return damaged(path, info.isDir() ? u"a folder"_s : u"no plain file"_s, u"a plain file"_s);
    if (info.size() == 0)
        return damaged(path, u"an empty file"_s, u"a database of this program"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::StorageFailed, path, file.errorString()};
    // Layout: sqlite.org/fileformat2.html, 1.3.
    const QByteArray header = file.read(100);
    if (header.size() < 100 || !header.startsWith("SQLite format 3"))
        return damaged(path, u"no SQLite database"_s, u"a database of this program"_s);
    if (qFromBigEndian<qint32>(header.constData() + 68) != applicationId)
        return damaged(path, u"a database of another program"_s, u"a database of this program"_s);
    return {};
}

Result<void> createPrivateFile(const QString &path)
{
    const int handle =
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (handle < 0) {
        const int code = errno;
        return Error{code == EEXIST ? ErrorKind::AlreadyExists : ErrorKind::StorageFailed, path,
                     QString::fromLocal8Bit(std::strerror(code))};
    }
    ::close(handle);
    return {};
}

Result<void> createFile(const QString &path)
{
    const QString draft = path + u".new"_s;
    for (const QString &suffix : {u""_s, u"-journal"_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(draft + suffix);
    if (auto made = createPrivateFile(draft); !made)
        return made;
    {
        auto database = Database::open(draft, Database::Access::Create);
        if (!database)
            return database.error();
        for (const QString &pragma : {u"PRAGMA application_id=%1"_s.arg(applicationId), u"PRAGMA journal_mode=WAL"_s}) {
            if (auto done = database.value()->run(pragma); !done)
                return done;
        }
        if (auto done = applyMigrations(*database.value(), 0); !done)
            return done;
    }
    if (std::rename(QFile::encodeName(draft).constData(), QFile::encodeName(path).constData()) != 0)
        return Error{ErrorKind::StorageFailed, path, QString::fromLocal8Bit(std::strerror(errno))};
    // The new name has to be on the disk before a log beside it is: see checkFile().
    const QString folder = QFileInfo(path).absolutePath();
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = handle >= 0 && ::fsync(handle) == 0;
    const int code = errno;
    if (handle >= 0)
        ::close(handle);
    if (!synced)
        return Error{ErrorKind::StorageFailed, folder, QString::fromLocal8Bit(std::strerror(code))};
    return {};
}

Result<void> migrate(Database &database)
{
    const auto version = versionOf(database);
    if (!version)
        return version.error();
    if (version.value() == currentVersion())
        return {};
    const QString copy = u"%1.before-%2"_s.arg(database.path()).arg(currentVersion(), 3, 10, QLatin1Char('0'));
    // A copy that is already there was made before an interrupted migration: it is the older one and is kept.
    if (auto made = createPrivateFile(copy); made) {
        if (auto done = database.run(u"VACUUM INTO ?"_s, {copy}); !done) {
            QFile::remove(copy);
            return done;
        }
    } else if (made.error().kind != ErrorKind::AlreadyExists) {
        return made;
    }
    return applyMigrations(database, version.value());
}

Result<void> checkVersion(Database &database)
{
    const auto version = versionOf(database);
    if (!version)
        return version.error();
    if (version.value() != currentVersion()) {
        return damaged(database.path(), u"schema version %1"_s.arg(version.value()),
                       u"version %1: a program that may write has to open it first"_s.arg(currentVersion()));
    }
    return {};
}

Result<void> checkIntegrity(Database &database, const QString &pragma)
{
    const auto finding = database.value(u"PRAGMA %1(1)"_s.arg(pragma));
    if (!finding)
        return finding.error();
    if (finding.value().toString() != "ok"_L1)
        return damaged(database.path(), finding.value().toString(), u"an intact database"_s);
    return {};
}

void repairModes(const QString &path)
{
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s}) {
        const QByteArray name = QFile::encodeName(path + suffix);
        struct stat status = {};
        if (::lstat(name.constData(), &status) == 0 && S_ISREG(status.st_mode) && (status.st_mode & 0077) != 0)
            static_cast<void>(::chmod(name.constData(), 0600));
    }
}

} // namespace coffer::schema

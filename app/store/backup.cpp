// SPDX-License-Identifier: GPL-3.0-or-later
#include <store/backup.h>

#include "database.h"
#include "hash_chain.h"
#include "schema.h"
#include "writer_lock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxConfigBytes = 16 * 1024 * 1024;

Error failed(const QString &path, int code)
{
    return Error{ErrorKind::StorageFailed, path, QString::fromLocal8Bit(std::strerror(code))};
}

/// Says what begins. Errors: Cancelled.
Result<void> begin(const BackupWatch &watch, BackupStep step)
{
    if (watch.isCancelled && watch.isCancelled())
        return Error{ErrorKind::Cancelled};
    if (watch.begins)
        watch.begins(step);
    return {};
}

/// Files that are taken away again unless all went well.
class WrittenFiles
{
public:
    ~WrittenFiles()
    {
        for (const QString &path : m_paths)
            QFile::remove(path);
    }
    void add(const QString &path) { m_paths.append(path); }
    void keep() { m_paths.clear(); }

private:
    QStringList m_paths;
};

/// Removed again unless it was given its final name.
class DraftFile
{
public:
    explicit DraftFile(QString path) : m_path(std::move(path)) {}
    ~DraftFile() { QFile::remove(m_path); }
    DraftFile(const DraftFile &) = delete;
    DraftFile &operator=(const DraftFile &) = delete;

    [[nodiscard]] const QString &path() const { return m_path; }
    /// Onto the disk, then under the name `target`, which must be free.
    Result<void> moveTo(const QString &target)
    {
        const QByteArray from = QFile::encodeName(m_path);
        const QByteArray to = QFile::encodeName(target);
        const int handle = ::open(from.constData(), O_RDONLY | O_CLOEXEC);
        const bool synced = handle >= 0 && ::fsync(handle) == 0;
        const int code = errno;
        if (handle >= 0)
            ::close(handle);
        if (!synced)
            return failed(m_path, code);
        // link() does not replace, rename() would.
        if (::link(from.constData(), to.constData()) != 0) {
            if (errno == EEXIST)
                return Error{ErrorKind::AlreadyExists, target};
            return failed(target, errno);
        }
        return {};
    }

private:
    QString m_path;
};

Result<void> storeConfigFiles(Database &backup, const QString &folder)
{
    if (auto done = backup.run(u"CREATE TABLE profile_file (name TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT"_s);
        !done)
        return done;
    const QFileInfoList files = QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files | QDir::NoSymLinks, QDir::Name);
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        if (info.size() > maxConfigBytes || !file.open(QIODevice::ReadOnly))
            return Error{ErrorKind::StorageFailed, info.filePath(), file.errorString(),
                         u"a readable file up to 16 MB"_s};
        const QByteArray content = file.readAll();
        if (auto done = backup.run(u"INSERT INTO profile_file VALUES (?, ?)"_s,
                                   {info.fileName(), content.isNull() ? QByteArray("") : content});
            !done)
            return done;
    }
    return {};
}

Result<qint64> countOf(Database &database, const QString &table)
{
    const auto count = database.value(u"SELECT count(*) FROM "_s + table);
    if (!count)
        return count.error();
    return count.value().toLongLong();
}

Result<BackupContents> contentsOf(Database &database)
{
    BackupContents contents;
    contents.bytes = QFileInfo(database.path()).size();
    const std::pair<QString, qint64 *> tables[] = {{u"connection"_s, &contents.connections},
                                                   {u"account"_s, &contents.accounts},
                                                   {u"attempt"_s, &contents.attempts},
                                                   {u"change"_s, &contents.changes},
                                                   {u"body"_s, &contents.bodies}};
    for (const auto &[table, target] : tables) {
        const auto count = countOf(database, table);
        if (!count)
            return count.error();
        *target = count.value();
    }
    return contents;
}

/// Everything that can be checked in a log, whole profile or backup.
Result<BackupContents> verified(Database &database, const BackupWatch &watch)
{
    if (auto begun = begin(watch, BackupStep::CheckingFile); !begun)
        return begun.error();
    if (auto done = schema::checkVersion(database); !done)
        return done.error();
    if (auto done = schema::checkIntegrity(database, u"integrity_check"_s); !done)
        return done.error();
    const auto orphan = database.value(u"PRAGMA foreign_key_check"_s);
    if (!orphan || !orphan.value().isNull())
        return orphan
            ? Error{ErrorKind::StorageDamaged, database.path(), u"an orphan in %1"_s.arg(orphan.value().toString())}
            : orphan.error();
    if (auto begun = begin(watch, BackupStep::CheckingHistory); !begun)
        return begun.error();
    if (const auto history = checkHistory(database); !history)
        return history.error();
    return contentsOf(database);
}

Result<QStringList> configFileNames(const Database &database)
{
    Statement names(database, u"SELECT name FROM profile_file ORDER BY name"_s);
    if (auto done = names.run({}); !done)
        return done.error();
    QStringList list;
    while (names.next()) {
        // A backup comes from outside: no name may lead out of the folder.
        const QString name = names.text(0);
        if (name != QFileInfo(name).fileName() || !name.endsWith(".json"_L1) || name.startsWith(u'.'))
            return Error{ErrorKind::StorageDamaged, database.path(), shortened(name),
                         u"the name of a configuration file"_s};
        list.append(name);
    }
    if (auto done = names.finish(); !done)
        return done.error();
    return list;
}

Result<void> writeConfigFiles(Database &database, const QStringList &names, const QString &folder,
                              WrittenFiles &written)
{
    for (const QString &name : names) {
        const auto content = database.value(u"SELECT content FROM profile_file WHERE name = ?"_s, {name});
        if (!content)
            return content.error();
        QSaveFile file(folder + u'/' + name);
        if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
            || file.write(content.value().toByteArray()) < 0 || !file.commit())
            return Error{ErrorKind::StorageFailed, folder + u'/' + name, file.errorString()};
        written.add(folder + u'/' + name);
    }
    return {};
}

Result<void> copyPrivately(const QString &from, const QString &to, const BackupWatch &watch)
{
    if (auto made = schema::createPrivateFile(to); !made)
        return made;
    QFile source(from);
    QFile target(to);
    if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly))
        return Error{ErrorKind::StorageFailed, source.isOpen() ? to : from,
                     source.isOpen() ? target.errorString() : source.errorString()};
    while (!source.atEnd()) {
        if (watch.isCancelled && watch.isCancelled())
            return Error{ErrorKind::Cancelled};
        const QByteArray part = source.read(1 << 20);
        if (part.isEmpty() || target.write(part) != part.size())
            return Error{ErrorKind::StorageFailed, to, target.errorString()};
    }
    if (!target.flush())
        return Error{ErrorKind::StorageFailed, to, target.errorString()};
    return {};
}

} // namespace

Result<BackupContents> backupProfile(const QString &folder, const QString &target, const BackupWatch &watch)
{
    const QString path = schema::databasePath(folder);
    if (auto found = schema::checkFile(path); !found)
        return found.error();
    if (QFileInfo::exists(target) || QFileInfo(target).isSymLink())
        return Error{ErrorKind::AlreadyExists, target};
    if (auto begun = begin(watch, BackupStep::Copying); !begun)
        return begun.error();
    DraftFile draft(target + u".part"_s);
    QFile::remove(draft.path());
    if (auto made = schema::createPrivateFile(draft.path()); !made)
        return made.error();
    {
        auto source = Database::open(path, Database::Access::Read);
        if (!source)
            return source.error();
        if (auto done = schema::checkVersion(*source.value()); !done)
            return done.error();
        if (auto done = source.value()->run(u"VACUUM INTO ?"_s, {draft.path()}); !done)
            return done.error();
        auto copy = Database::open(draft.path(), Database::Access::Create);
        if (!copy)
            return copy.error();
        if (auto done = storeConfigFiles(*copy.value(), folder); !done)
            return done.error();
    }
    auto contents = verifyBackup(draft.path(), watch);
    if (!contents)
        return contents;
    if (auto begun = begin(watch, BackupStep::Finishing); !begun)
        return begun.error();
    if (auto moved = draft.moveTo(target); !moved)
        return moved.error();
    return contents;
}

Result<BackupContents> verifyBackup(const QString &file, const BackupWatch &watch)
{
    if (auto found = schema::checkFile(file); !found)
        return found.error();
    // Nobody writes a backup; and it may lie on a medium that cannot be written.
    auto database = Database::open(file, Database::Access::ReadFrozen);
    if (!database)
        return database.error();
    auto contents = verified(*database.value(), watch);
    if (!contents)
        return contents;
    auto names = configFileNames(*database.value());
    if (!names)
        return names.error();
    contents.value().configFiles = std::move(names).value();
    return contents;
}

Result<BackupContents> restoreProfile(const QString &file, const QString &folder, const BackupWatch &watch)
{
    const auto contents = verifyBackup(file, watch);
    if (!contents)
        return contents.error();
    const QFileInfo target(folder);
    if (target.exists()
        && (!target.isDir()
            || !QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)))
        return Error{ErrorKind::AlreadyExists, folder, u"something is there"_s, u"a folder that is new or empty"_s};
    QDir().mkpath(target.absolutePath());
    if (!target.exists() && ::mkdir(QFile::encodeName(folder).constData(), 0700) != 0)
        return failed(folder, errno);
    if (auto local = schema::checkFileSystem(folder); !local)
        return local.error();
    const SystemClock clock;
    const auto lock = WriterLock::acquire(folder, u"restore"_s, clock);
    if (!lock)
        return lock.error();

    const QString path = schema::databasePath(folder);
    if (auto begun = begin(watch, BackupStep::Copying); !begun)
        return begun.error();
    WrittenFiles written;
    DraftFile draft(path + u".new"_s);
    if (auto done = copyPrivately(file, draft.path(), watch); !done)
        return done.error();
    BackupContents restored;
    {
        auto database = Database::open(draft.path(), Database::Access::Create);
        if (!database)
            return database.error();
        if (auto done = writeConfigFiles(*database.value(), contents.value().configFiles, folder, written); !done)
            return done.error();
        for (const QString &sql : {u"DROP TABLE profile_file"_s, u"PRAGMA journal_mode=WAL"_s}) {
            if (auto done = database.value()->run(sql); !done)
                return done.error();
        }
        auto checked = verified(*database.value(), watch);
        if (!checked)
            return checked.error();
        restored = std::move(checked).value();
    }
    restored.configFiles = contents.value().configFiles;
    restored.bytes = QFileInfo(draft.path()).size();
    BackupContents expected = contents.value();
    expected.bytes = restored.bytes;
    if (restored != expected)
        return Error{ErrorKind::StorageDamaged, draft.path(), u"other counts than in the backup"_s};
    if (auto begun = begin(watch, BackupStep::Finishing); !begun)
        return begun.error();
    if (auto moved = draft.moveTo(path); !moved)
        return moved.error();
    written.keep();
    return restored;
}

Result<void> replaceProfile(const QString &folder, const QString &restored, const QString &aside)
{
    if (!QFileInfo(schema::databasePath(restored)).isFile())
        return Error{ErrorKind::NotFound, restored};
    if (QFileInfo::exists(aside) || QFileInfo(aside).isSymLink())
        return Error{ErrorKind::AlreadyExists, aside};
    {
        const SystemClock clock;
        const auto lock = WriterLock::acquire(folder, u"restore"_s, clock);
        if (!lock)
            return lock.error();
    }
    const auto rename = [](const QString &from, const QString &to) -> Result<void> {
        if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
            return failed(from, errno);
        return {};
    };
    if (auto moved = rename(folder, aside); !moved)
        return moved;
    if (auto moved = rename(restored, folder); !moved) {
        (void)rename(aside, folder); // as it was; the first failure is what is told
        return moved;
    }
    return {};
}

} // namespace coffer

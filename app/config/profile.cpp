// SPDX-License-Identifier: GPL-3.0-or-later
#include <config/profile.h>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr QFile::Permissions folderMode = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
constexpr QFile::Permissions fileMode = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions ofOthers =
    QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

QString markerOf(const QString &folder)
{
    return folder + u"/.coffer-profile"_s;
}

Error refused(const QString &found, const QString &expected)
{
    return Error{ErrorKind::InvalidInput, u"profile"_s, found, expected, {}};
}

bool belongsToUs([[maybe_unused]] const QFileInfo &folder)
{
#ifdef Q_OS_UNIX
    return folder.ownerId() == geteuid();
#else
    return true;
#endif
}

/// Symbolic links are left alone: what they point at is not ours to change.
void repairModes(Profile &profile)
{
    const auto repair = [&profile](const QFileInfo &info) {
        const QFile::Permissions wanted = info.isDir() ? folderMode : fileMode;
        if (!info.isSymLink() && (info.permissions() & ofOthers) && QFile::setPermissions(info.filePath(), wanted))
            profile.repaired.append(info.filePath());
    };
    repair(QFileInfo(profile.folder));
    QDirIterator entries(profile.folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext())
        repair(entries.nextFileInfo());
}

} // namespace

Result<QString> standardProfileFolder(ProfileChoice choice)
{
#ifdef Q_OS_UNIX
    if (qEnvironmentVariableIsEmpty("XDG_DATA_HOME") && qEnvironmentVariableIsEmpty("HOME"))
        return refused({}, u"XDG_DATA_HOME or HOME in the environment, or --profile"_s);
#endif
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    if (!QDir::isAbsolutePath(data))
        return refused(shortened(data), u"an absolute path in XDG_DATA_HOME"_s);
    switch (choice) {
    case ProfileChoice::User:
        return data + u"/coffer"_s;
    case ProfileChoice::Sample:
        return data + u"/coffer-sample"_s;
    }
    Q_UNREACHABLE();
}

Result<Profile> openProfile(const QString &folder, MissingFolder missing)
{
    if (!QDir::isAbsolutePath(folder))
        return refused(shortened(folder, 300), u"an absolute path"_s);
    if (missing == MissingFolder::Refuse && !QFileInfo::exists(folder))
        return Error{ErrorKind::NotFound, u"profile"_s, shortened(folder, 300), u"a folder that exists"_s, {}};
    if (!QFileInfo::exists(folder) && !QDir().mkpath(folder))
        return Error{ErrorKind::StorageFailed, folder, {}, u"a folder that can be made"_s, {}};

    const QString real = QFileInfo(folder).canonicalFilePath();
    const QFileInfo info(real);
    if (!info.isDir())
        return refused(shortened(folder, 300), u"a folder"_s);
    if (!belongsToUs(info))
        return refused(u"%1, of user %2"_s.arg(shortened(folder, 300), info.owner()), u"a folder of this user"_s);

    const QString marker = markerOf(real);
    Profile profile{real, info.isWritable(), {}};
    if (!QFileInfo::exists(marker)) {
        // A restored backup has the log, but not the marker yet.
        if (!QFileInfo::exists(real + u"/coffer.db"_s)
            && !QDir(real).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
            return refused(shortened(folder, 300), u"an empty folder or a profile of Coffer"_s);
        QFile made(marker);
        if (profile.writable && !made.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return Error{ErrorKind::StorageFailed, marker, {}, {}, made.errorString()};
        QFile::setPermissions(marker, fileMode);
        QFile::setPermissions(real, folderMode); // nothing was in it yet: no need to report
    }
    repairModes(profile);
    return profile;
}

QString applyProcessHardening()
{
    const QString startFolder = QDir::currentPath();
#ifdef Q_OS_UNIX
    umask(077);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none); // not PR_SET_DUMPABLE: portals then refuse file dialogs
    QDir::setCurrent(u"/"_s);
#endif
    return startFolder;
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "folder_lock.h"

namespace coffer {

using namespace Qt::StringLiterals;

FolderLock::FolderLock(const QString &folder) : m_folder(folder), m_file(folder + u"/config.lock"_s) {}

Result<void> FolderLock::acquire()
{
    if (m_file.tryLock(3000))
        return {};
    if (m_file.error() != QLockFile::LockFailedError)
        return Error{ErrorKind::StorageFailed, m_folder, {}, u"a folder that can be written"_s, {}};
    qint64 pid = 0;
    QString host;
    QString program;
    m_file.getLockInfo(&pid, &host, &program);
    return Error{
        ErrorKind::ProfileInUse, m_folder, u"%1 (process %2 on %3)"_s.arg(program, QString::number(pid), host), {}, {}};
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/clock.h>
#include <base/result.h>

#include <QFile>

#include <memory>

namespace coffer {

/// One writer per profile: an advisory lock (flock) on `folder`/coffer.lock, which names the owner. The kernel lets go
/// of the lock when its owner dies, so a file that was left behind, or a process id that was given out again, never
/// locks anybody out. The lock is on the file and not on its name: other spellings of the folder and symbolic links
/// lead to the same lock.
class WriterLock
{
public:
    /// Errors: ProfileInUse (`found`: "coffer 0.1.0, process 1234, since 08:12"), StorageFailed.
    static Result<std::unique_ptr<WriterLock>> acquire(const QString &folder, const QString &program,
                                                       const Clock &clock);

private:
    explicit WriterLock(const QString &path) : m_file(path) {}
    QFile m_file;
};

} // namespace coffer

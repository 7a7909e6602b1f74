// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>

#include <QLockFile>

namespace coffer {

/// Held while a file of the profile is read, changed and written: the window and the command line may both be open.
class FolderLock
{
public:
    explicit FolderLock(const QString &folder);

    /// Waits for some seconds. Errors: ProfileInUse, StorageFailed.
    [[nodiscard]] Result<void> acquire();

private:
    QString m_folder;
    QLockFile m_file;
};

} // namespace coffer

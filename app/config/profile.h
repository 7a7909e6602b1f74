// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>

#include <QString>
#include <QStringList>

namespace coffer {

/// The folder that holds everything of one user or of the sample banks. Opened once at start, before anything in it.
struct Profile
{
    QString folder;       ///< absolute, symbolic links resolved: two spellings of one folder are one profile
    bool writable = true; ///< false: history can be read, nothing can be saved
    QStringList repaired; ///< paths that others could read or write until now; to be reported
};

enum class ProfileChoice { User, Sample };

/// $XDG_DATA_HOME/coffer, by default ~/.local/share/coffer; for the samples "coffer-sample" beside it. Does not touch
/// the disk. Errors: InvalidInput when neither XDG_DATA_HOME nor HOME says where.
[[nodiscard]] Result<QString> standardProfileFolder(ProfileChoice choice);

enum class MissingFolder { Make, Refuse };

/// Makes the folder (mode 0700) if it is missing, or refuses it as NotFound. Takes permissions of group and others from
/// the folder and from what is in it. Only an empty folder or a profile (also one restored from a backup) is accepted:
/// `--profile ~` must not change the modes of a home folder. Errors: InvalidInput (`where` "profile": relative path,
/// not a folder, a folder with other things in it, of another user); StorageFailed.
[[nodiscard]] Result<Profile> openProfile(const QString &folder, MissingFolder missing = MissingFolder::Make);

/// To be called first in main(), before any file is made and any thread started: files for this user only (umask 077),
/// no core dumps, which would hold secrets, and "/" as working folder, because a TLS library may look for authorities
/// there (CVE-2025-14575). Returns the folder the program was started in: relative paths of the command line are meant
/// from there.
[[nodiscard]] QString applyProcessHardening();

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "os_user.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>

#include <array>
#endif

namespace coffer {

QString osUserName()
{
#ifdef Q_OS_UNIX
    // Not $USER, which anybody may set.
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    if (::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found)
        return QString::fromLocal8Bit(found->pw_name);
    return QStringLiteral("?");
#else
    return qEnvironmentVariable("USERNAME", QStringLiteral("?"));
#endif
}

} // namespace coffer

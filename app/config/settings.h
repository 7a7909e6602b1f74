// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>
#include <settings/settings.h>

#include <QString>
#include <QStringList>

#include <vector>

namespace coffer {

struct LoadedSettings
{
    Settings settings;
    std::vector<Error> notices; ///< StorageDamaged or StorageFailed for each value that was replaced by its default;
                                ///< `where` is file/key
};

/// `folder`/settings.json. Always gives settings: a missing file is all defaults, a broken value its default with a
/// notice. A copy of a file with anything wrong in it is kept beside it, as with the connections.
[[nodiscard]] LoadedSettings loadSettings(const QString &folder);

/// Errors: InvalidInput (`where` is the key), StorageFailed, StorageDamaged (file of a newer version: left alone).
[[nodiscard]] Result<void> saveSettings(const QString &folder, const Settings &settings);

/// The keys of the file, in order.
[[nodiscard]] QStringList settingsKeys();

} // namespace coffer

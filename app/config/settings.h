// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>

#include <QString>
#include <QStringList>

#include <chrono>
#include <vector>

namespace coffer {

enum class ThemeSetting { System, Light, Dark };
enum class NegativeChoice { Minus, Parentheses };
enum class ProxyChoice { System, None, Manual };

/// What the user chose for the whole program. Plain values; read once at start and passed on.
struct Settings
{
    QString language;                                     ///< "language": BCP 47, e.g. "de-DE"; empty: the system's
    ThemeSetting theme = ThemeSetting::System;            ///< "theme": system, light, dark
    NegativeChoice negativeStyle = NegativeChoice::Minus; ///< "negativeStyle": minus, parentheses
    bool hideAmountsOnStart = false;                      ///< "hideAmountsOnStart"
    QString timeZone; ///< "timeZone": IANA name in which days are cut, e.g. "Europe/Berlin"; empty: the system's
    std::chrono::seconds defaultInterval{900}; ///< "defaultInterval": of a new connection; 10 s to 7 days
    int bodyRetentionDays =
        90; ///< "bodyRetentionDays": how long replies are kept for provenance; 0 to 3660, 0 keeps none
    int bodyRetentionMegabytes = 500;        ///< "bodyRetentionMegabytes": 0 to 100,000
    ProxyChoice proxy = ProxyChoice::System; ///< "proxy": system, none, manual
    QString proxyHost;                       ///< "proxyHost": needed for manual
    int proxyPort = 0;                       ///< "proxyPort": needed for manual; 0 to 65535

    friend bool operator==(const Settings &, const Settings &) = default;
};

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

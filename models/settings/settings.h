// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTime>

#include <chrono>

namespace coffer {

enum class ThemeSetting { System, Light, Dark };
enum class NegativeChoice { Minus, Parentheses };
enum class ProxyChoice { System, None, Manual };

/// What the user chose for the whole program. Plain values.
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
    QString proxyUser = {};                  ///< "proxyUser": its password is kept in the keychain
    bool startMinimised = false;             ///< "startMinimised"
    bool trayIcon = true;                    ///< "trayIcon": where the desktop has a tray
    bool closeToTray = false;                ///< "closeToTray": closing the window leaves the program in the tray
    bool notifications = true;               ///< "notifications": of alerts, by the desktop
    QString numberFormat =
        {}; ///< "numberFormat": BCP 47 whose digits and separators are used; empty: those of the language
    QString reportingCurrency = {}; ///< "reportingCurrency": ISO 4217; empty: none chosen
    /// "businessDayCutOff": local time from which on a reading counts for the next business day; midnight: the calendar
    /// day.
    QTime businessDayCutOff{0, 0};

    friend bool operator==(const Settings &, const Settings &) = default;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiring.h"

#include <config/autostart.h>
#include <program/language.h>
#include <ui/connections_page.h>
#include <ui/settings_dialog.h>

#include <QApplication>
#include <QPointer>
#include <QSystemTrayIcon>
#include <QTimer>

#include <memory>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// The present visibility of amounts stays: only a start hides or shows them by itself.
DisplayFormat formatOf(const Settings &settings, AmountVisibility visibility)
{
    DisplayFormat format;
    format.locale = !settings.numberFormat.isEmpty() ? settings.numberFormat
        : !settings.language.isEmpty()               ? settings.language
                                                     : QLocale::system().name();
    if (format.locale == "C"_L1)
        format.locale = u"en"_s; // a computer without a locale: people still want their digits grouped
    format.negative =
        settings.negativeStyle == NegativeChoice::Parentheses ? NegativeStyle::Brackets : NegativeStyle::Minus;
    format.visibility = visibility;
    const QTimeZone zone(settings.timeZone.toUtf8());
    format.zone = !settings.timeZone.isEmpty() && zone.isValid() ? zone : QTimeZone::systemTimeZone();
    return format;
}

ThemeChoice themeOf(ThemeSetting theme)
{
    switch (theme) {
    case ThemeSetting::System:
        return ThemeChoice::System;
    case ThemeSetting::Light:
        return ThemeChoice::Light;
    case ThemeSetting::Dark:
        return ThemeChoice::Dark;
    }
    Q_UNREACHABLE();
}

ThemeSetting settingOf(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::System:
        return ThemeSetting::System;
    case ThemeChoice::Light:
        return ThemeSetting::Light;
    case ThemeChoice::Dark:
        return ThemeSetting::Dark;
    }
    Q_UNREACHABLE();
}

/// Codes to choose from: those that there is money in, and the usual ones.
QStringList currenciesFor(const CashPosition &position)
{
    QStringList codes{u"AUD"_s, u"BRL"_s, u"CAD"_s, u"CHF"_s, u"CNY"_s, u"CZK"_s, u"DKK"_s,
                      u"EUR"_s, u"GBP"_s, u"HKD"_s, u"HUF"_s, u"INR"_s, u"JPY"_s, u"MXN"_s,
                      u"NOK"_s, u"NZD"_s, u"PLN"_s, u"SEK"_s, u"SGD"_s, u"USD"_s};
    for (const CurrencyTotal &total : position.totals) {
        if (total.currency.toString().size() == 3 && !codes.contains(total.currency.toString()))
            codes.append(total.currency.toString());
    }
    codes.sort();
    return codes;
}

Autostart autostart()
{
    return Autostart(QCoreApplication::applicationFilePath());
}

/// Only what differs: a new palette or language reaches every widget.
void apply(CompositionRoot &root, MainWindow &window, Language &language, const Settings &before, const Settings &after)
{
    if (before.language != after.language)
        language.use(after.language);
    if (before.theme != after.theme)
        window.setTheme(themeOf(after.theme));
    window.setFormat(formatOf(after, window.format().visibility));
    window.setBusinessDayCutOff(after.businessDayCutOff);
    if (before.businessDayCutOff != after.businessDayCutOff || before.timeZone != after.timeZone)
        announceBusinessDays(root);
    window.setTrayIcon(after.trayIcon, after.closeToTray);
    window.connectionsPage().setDefaultInterval(after.defaultInterval);
}

} // namespace

void wireSettings(CompositionRoot &root, MainWindow &window)
{
    auto *language = new Language(qApp); // it outlives every widget that it would tell of its end
    const Settings &settings = root.settings();
    language->use(settings.language);
    window.setTheme(themeOf(settings.theme));
    window.setFormat(
        formatOf(settings, settings.hideAmountsOnStart ? AmountVisibility::Hidden : AmountVisibility::Shown));
    window.setBusinessDayCutOff(settings.businessDayCutOff);
    window.connectionsPage().setDefaultInterval(settings.defaultInterval);
    const auto showTray = [&root, &window] {
        window.setTrayIcon(root.settings().trayIcon, root.settings().closeToTray);
    };
    if (settings.startMinimised)
        showTray();
    else // the window comes first: a desktop may take its time to say whether it has a tray
        QTimer::singleShot(0, &window, showTray);

    const auto dialog = std::make_shared<QPointer<SettingsDialog>>();
    QObject::connect(&window, &MainWindow::themeChanged, &window, [&root, &window, dialog](ThemeChoice choice) {
        Settings changed = root.settings();
        changed.theme = settingOf(choice);
        if (const auto saved = root.changeSettings(changed); !saved)
            complain(root, window, saved.error());
        if (*dialog)
            (*dialog)->showSettings(changed);
    });
    QObject::connect(&window, &MainWindow::settingsRequested, &window, [&root, &window, language, dialog] {
        if (!*dialog) {
            *dialog = new SettingsDialog(root.settings(),
                                         {.languages = Language::available(),
                                          .currencies = currenciesFor(root.position().position()),
                                          .profileFolder = root.profile().folder,
                                          .hasTray = QSystemTrayIcon::isSystemTrayAvailable(),
                                          .startsAtLogin = autostart().isOn()},
                                         &window);
            (*dialog)->setAttribute(Qt::WA_DeleteOnClose);
            QObject::connect(*dialog, &SettingsDialog::openFolderRequested, &window,
                             [&root, &window] { openDataFolder(root, window); });
            QObject::connect(*dialog, &SettingsDialog::startAtLoginChanged, *dialog,
                             [dialog](bool on) { (*dialog)->showResult(autostart().set(on)); });
            QObject::connect(*dialog, &SettingsDialog::settingsChanged, &window,
                             [&root, &window, language, dialog](const Settings &changed) {
                                 const Settings before = root.settings();
                                 (*dialog)->showResult(root.changeSettings(changed));
                                 apply(root, window, *language, before, changed);
                             });
        }
        (*dialog)->show();
        (*dialog)->raise();
        (*dialog)->activateWindow();
    });
}

} // namespace coffer

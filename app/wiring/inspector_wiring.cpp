// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiring.h"

namespace coffer {

using namespace Qt::StringLiterals;

void wireInspector(CompositionRoot &root, MainWindow &window)
{
    QObject::connect(&window, &MainWindow::accountDetailsRequested, &window, [&root, &window](const AccountId &id) {
        const auto &all = root.repository().accountSettings();
        const auto found = all.find(id);
        window.showAccountSettings(id, found == all.end() ? AccountSettings() : found->second);
    });
    QObject::connect(&window, &MainWindow::accountSettingsChanged, &window,
                     [&root, &window](const AccountId &id, const AccountSettings &settings) {
                         const auto saved = root.readOnlyReason() ? Result<void>(*root.readOnlyReason())
                                                                  : root.repository().saveAccount(id, settings);
                         if (!saved)
                             complain(root, window, saved.error());
                         root.position().setAccountSettings(root.repository().accountSettings());
                     });
}

} // namespace coffer

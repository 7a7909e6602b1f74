// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiring.h"

namespace coffer {

using namespace Qt::StringLiterals;

void wireSettings(CompositionRoot &root, MainWindow &window)
{
    QObject::connect(&window, &MainWindow::themeChanged, &window, [&root, &window](ThemeChoice choice) {
        const ThemeSetting theme = choice == ThemeChoice::Dark ? ThemeSetting::Dark
            : choice == ThemeChoice::Light                     ? ThemeSetting::Light
                                                               : ThemeSetting::System;
        if (const auto saved = root.saveTheme(theme); !saved)
            complain(root, window, saved.error());
    });
}

} // namespace coffer

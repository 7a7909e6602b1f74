// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <program/composition_root.h>

#include <ui/main_window.h>

#include <QStringList>

#include <utility>

namespace coffer {

/// Runs `work` in the thread of `object`.
template <typename Object, typename Work>
void post(Object &object, Work work)
{
    QMetaObject::invokeMethod(&object, std::move(work), Qt::QueuedConnection);
}

// Each connects one part of the program; the order is that of gui_wiring.cpp.
void wireHistory(CompositionRoot &root, MainWindow &window);
void wirePolling(CompositionRoot &root, MainWindow &window);
void wireEntities(CompositionRoot &root, MainWindow &window);
void wireConnections(CompositionRoot &root, MainWindow &window);
void wireAlerts(CompositionRoot &root, MainWindow &window);
void wireInspector(CompositionRoot &root, MainWindow &window);
void wireSettings(CompositionRoot &root, MainWindow &window);
void wireFrame(CompositionRoot &root, MainWindow &window);
void wireImports(CompositionRoot &root, MainWindow &window);
void wireSamples(CompositionRoot &root, MainWindow &window);

/// Entities, calendars, the time zone or the cut-off were read or have changed.
void announceBusinessDays(CompositionRoot &root);
/// The configuration was read or has changed.
void announceConnections(CompositionRoot &root);
void beginPolling(CompositionRoot &root);
void openHistory(CompositionRoot &root);
void openDataFolder(const CompositionRoot &root, MainWindow &window); ///< in the file manager
/// Checks a connection as the user entered it and completes it; with the origins that its credential is bound to.
/// Errors: InvalidInput, AlreadyExists, NotFound.
Result<std::pair<Connection, QStringList>> completed(CompositionRoot &root, Connection connection);
/// Says in the window what went wrong with the profile.
void complain(const CompositionRoot &root, MainWindow &window, const Error &error);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiring.h"

#include <ui/connections_page.h>
#include <wording/error_text.h>

namespace coffer {

using namespace Qt::StringLiterals;

void announceBusinessDays(CompositionRoot &root)
{
    const BusinessDays days = root.businessDays();
    root.position().setBusinessDays(days);
    post(root.engine(), [engine = &root.engine(), days] { engine->setBusinessDays(days); });
}

void announceConnections(CompositionRoot &root)
{
    const auto connections = root.repository().connections();
    root.position().setConnections(connections);
    root.position().setAccountSettings(root.repository().accountSettings());
    post(root.engine(), [engine = &root.engine(), connections] { engine->setConnections(connections); });
}

void beginPolling(CompositionRoot &root)
{
    announceConnections(root);
    post(root.engine(), [engine = &root.engine()] { engine->start(); });
}

void wirePolling(CompositionRoot &root, MainWindow &window)
{
    Engine *engine = &root.engine();
    announceBusinessDays(root); // before anything is polled
    QObject::connect(engine, &Engine::sweepProgressed, &window, &MainWindow::showSweep);
    QObject::connect(engine, &Engine::scheduleChanged, &window,
                     [&window](const std::vector<ConnectionSchedule> &schedules) {
                         window.showNextSweep(nextAttempt(schedules));
                         window.connectionsPage().showSchedules(schedules);
                     });
    QObject::connect(&window, &MainWindow::refreshRequested, &window,
                     [&root, &window, engine](const std::vector<ConnectionId> &ids) {
                         if (root.readOnlyReason())
                             complain(root, window, *root.readOnlyReason());
                         else
                             post(*engine, [engine, ids] { engine->refresh(ids); });
                     });
    QObject::connect(&window, &MainWindow::cancelRequested, engine, &Engine::cancel);
}

} // namespace coffer

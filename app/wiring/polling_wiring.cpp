// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiring.h"

#include <ui/connections_page.h>
#include <ui/refresh_question.h>
#include <wording/error_text.h>

#include <QPointer>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// Sends refreshes to the engine, and asks before one that would use up what a provider allows.
class RefreshDesk final : public QObject
{
public:
    RefreshDesk(CompositionRoot &root, MainWindow &window) : QObject(&window), m_root(root), m_window(window)
    {
        connect(&root.engine(), &Engine::scheduleChanged, this,
                [this](const std::vector<ConnectionSchedule> &schedules) { m_schedules = schedules; });
        connect(&window, &MainWindow::refreshRequested, this, &RefreshDesk::ask);
    }

private:
    void ask(const std::vector<ConnectionId> &ids)
    {
        if (m_root.readOnlyReason()) {
            complain(m_root, m_window, *m_root.readOnlyReason());
            return;
        }
        const RefreshCost cost = costOf(m_schedules, ids);
        if (cost.usedUp.empty()) {
            refresh(ids);
            return;
        }
        QHash<ConnectionId, QString> names;
        std::vector<ConnectionId> others;
        for (const Connection &connection : m_root.repository().connections()) {
            names.insert(connection.id, connection.name);
            const bool isAsked =
                ids.empty() ? !connection.paused : std::find(ids.begin(), ids.end(), connection.id) != ids.end();
            const bool isUsedUp = std::any_of(cost.usedUp.begin(), cost.usedUp.end(),
                                              [&](const auto &one) { return one.connection == connection.id; });
            if (isAsked && !isUsedUp)
                others.push_back(connection.id);
        }
        if (m_question)
            m_question->close(); // it was about another moment
        m_question = new RefreshQuestion(cost, names, m_window.format(), &m_window);
        connect(m_question, &RefreshQuestion::refreshChosen, this, [this, ids] { refresh(ids); });
        connect(m_question, &RefreshQuestion::skipChosen, this, [this, others] {
            if (!others.empty()) // none would mean all
                refresh(others);
        });
        m_question->open();
    }

    void refresh(const std::vector<ConnectionId> &ids)
    {
        post(m_root.engine(), [engine = &m_root.engine(), ids] { engine->refresh(ids); });
    }

    CompositionRoot &m_root;
    MainWindow &m_window;
    std::vector<ConnectionSchedule> m_schedules;
    QPointer<RefreshQuestion> m_question;
};

} // namespace

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
    new RefreshDesk(root, window); // the window's child
    QObject::connect(&window, &MainWindow::cancelRequested, engine, &Engine::cancel);
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiring.h"

#include <ui/attention_list.h>
#include <ui/moved_list.h>
#include <ui/overview_page.h>
#include <wording/alert_text.h>

#include <QGuiApplication>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// What one position brings is told together where it is more than a person reads one by one.
constexpr std::size_t maxNotifications = 3;

void notify(MainWindow &window, const std::vector<Alert> &alerts)
{
    if (alerts.size() <= maxNotifications) {
        for (const Alert &alert : alerts)
            window.notifyAlert(alert);
        return;
    }
    const DisplayFormat &format = window.format();
    QStringList lines;
    for (std::size_t i = 0; i < maxNotifications; ++i)
        lines += alertSentence(alerts[i], {format.amounts(), format.locale, format.zone});
    Q_EMIT window.notificationRequested(MainWindow::tr("%n things need attention", nullptr, int(alerts.size())),
                                        lines.join(u'\n'));
}

void wireDecisions(CompositionRoot &root, MainWindow &window)
{
    AttentionList &list = window.overviewPage().attentionList();
    // Whether what the user decides can be kept. Else it would be gone with the window.
    const auto canDecide = [&root, &window] {
        if (root.readOnlyReason())
            complain(root, window, *root.readOnlyReason());
        return !root.readOnlyReason();
    };
    QObject::connect(&list, &AttentionList::acknowledgeRequested, &window,
                     [&root, canDecide](const QStringList &alerts, const QString &note) {
                         if (canDecide())
                             root.alerts().acknowledge(alerts, note);
                     });
    QObject::connect(&list, &AttentionList::snoozeRequested, &window,
                     [&root, canDecide](const QStringList &alerts, UtcTime until, const QString &note) {
                         if (canDecide())
                             root.alerts().snooze(alerts, until, note);
                     });
    QObject::connect(&list, &AttentionList::reopenRequested, &window, [&root, canDecide](const QStringList &alerts) {
        if (canDecide())
            root.alerts().reopen(alerts);
    });
}

/// The calendar of all entities where they share one; else weekends only.
BusinessCalendar commonCalendar(const BusinessDays &days)
{
    for (const auto &[entity, calendar] : days.calendars) {
        if (calendar != days.calendars.begin()->second)
            return {};
    }
    return days.calendars.empty() ? BusinessCalendar() : days.calendars.begin()->second;
}

void wireMovements(CompositionRoot &root, MainWindow &window)
{
    MovementKeeper *movements = &root.movements();
    MovedList &list = window.overviewPage().movedList();
    HistoryWriter *writer = &root.writer();
    QObject::connect(
        writer, &HistoryWriter::alertsLoaded, movements,
        [movements](const AlertMemory &, const std::optional<UtcTime> &looked) { movements->load(looked); });
    QObject::connect(movements, &MovementKeeper::snapshotsWanted, &root.reader(), &HistoryReader::readSnapshots);
    QObject::connect(&root.reader(), &HistoryReader::snapshotsRead, movements, &MovementKeeper::snapshotsRead);
    QObject::connect(movements, &MovementKeeper::movedSinceClose, &list,
                     [&list](const Movements &moved) { list.showMovements(MovedList::Since::Close, moved); });
    QObject::connect(movements, &MovementKeeper::movedSinceLook, &list,
                     [&list](const Movements &moved) { list.showMovements(MovedList::Since::Looked, moved); });
    QObject::connect(movements, &MovementKeeper::looked, writer,
                     [writer](UtcTime at) { writer->mark(u"looked"_s, at); });
    const auto setRule = [&root, &window, movements] {
        const BusinessDays days = root.businessDays();
        const BusinessCalendar calendar = commonCalendar(days);
        movements->setRule(days.rule, calendar);
        window.overviewPage().attentionList().setCalendar(calendar);
    };
    QObject::connect(&root.position(), &PositionKeeper::positionChanged, movements, setRule); // settings may change
    setRule();
    QObject::connect(qGuiApp, &QGuiApplication::applicationStateChanged, movements,
                     [movements](Qt::ApplicationState state) {
                         if (state == Qt::ApplicationActive)
                             movements->came();
                         else
                             movements->left();
                     });
    if (qGuiApp->applicationState() == Qt::ApplicationActive)
        movements->came();
}

} // namespace

void wireAlerts(CompositionRoot &root, MainWindow &window)
{
    AlertKeeper *alerts = &root.alerts();
    HistoryWriter *writer = &root.writer();
    QObject::connect(writer, &HistoryWriter::alertsLoaded, alerts,
                     [alerts](const AlertMemory &memory) { alerts->load(memory); });
    QObject::connect(&root.position(), &PositionKeeper::positionChanged, alerts, &AlertKeeper::evaluate);
    QObject::connect(alerts, &AlertKeeper::entriesMade, alerts, [&root, writer](const AlertEntries &entries) {
        if (!root.readOnlyReason())
            post(*writer, [writer, entries] { writer->appendAlerts(entries); });
    });
    QObject::connect(alerts, &AlertKeeper::alertsChanged, &window.overviewPage(), &OverviewPage::showAlerts);
    QObject::connect(alerts, &AlertKeeper::alertsChanged, &window, &MainWindow::showAlerts);
    QObject::connect(alerts, &AlertKeeper::raised, &window,
                     [&window](const std::vector<Alert> &raised) { notify(window, raised); });
    wireDecisions(root, window);
    wireMovements(root, window);
    // What was decided last must be on the disk before the writer's thread ends.
    QObject::connect(
        qGuiApp, &QCoreApplication::aboutToQuit, writer,
        [&root, writer] {
            root.movements().left();
            if (writer->thread()->isRunning())
                QMetaObject::invokeMethod(
                    writer, [] {}, Qt::BlockingQueuedConnection);
        },
        Qt::DirectConnection);
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiring.h"

#include <ui/entities_dialog.h>

#include <QAction>
#include <QPointer>
#include <QSet>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// As connections and accounts name them.
QStringList namesInUse(CompositionRoot &root)
{
    QSet<QString> names;
    for (const Connection &connection : root.repository().connections())
        names.insert(connection.entity);
    for (const auto &[id, settings] : root.repository().accountSettings())
        names.insert(settings.entity);
    return names.values();
}

void refill(CompositionRoot &root, EntitiesDialog &dialog)
{
    dialog.showCalendars(root.calendars().shipped(), root.calendars().own());
    dialog.showEntities(root.entities().entities(), namesInUse(root));
}

/// An entity of which nothing but its name is known is not kept.
Result<void> keep(EntityRepository &entities, const Entity &entity)
{
    if (!entity.country.isEmpty() || !entity.calendar.isEmpty())
        return entities.save(entity);
    return entities.find(entity.name) ? entities.remove(entity.name) : Result<void>();
}

EntitiesDialog *makeDialog(CompositionRoot &root, MainWindow &window)
{
    const QDate today = root.businessDays().rule.dayOf(root.clock().now());
    auto *dialog = new EntitiesDialog(today, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    refill(root, *dialog);
    const auto change = [&root, dialog](auto work) {
        const Result<void> saved = root.readOnlyReason() ? Result<void>(*root.readOnlyReason()) : work();
        announceBusinessDays(root);
        refill(root, *dialog);
        dialog->showResult(saved);
    };
    QObject::connect(dialog, &EntitiesDialog::entityChanged, dialog,
                     [&root, change](const Entity &entity) { change([&] { return keep(root.entities(), entity); }); });
    QObject::connect(
        dialog, &EntitiesDialog::calendarChanged, dialog,
        [&root, change](const BusinessCalendar &calendar) { change([&] { return root.calendars().save(calendar); }); });
    QObject::connect(dialog, &EntitiesDialog::calendarRemoved, dialog,
                     [&root, change](const QString &id) { change([&] { return root.calendars().remove(id); }); });
    return dialog;
}

} // namespace

void wireEntities(CompositionRoot &root, MainWindow &window)
{
    auto *action = new QAction(&window);
    action->setObjectName(u"entitiesAction"_s);
    action->setText(MainWindow::tr("&Entities and business calendars…"));
    window.addMenuAction(MainWindow::Menu::Balances, action);
    const auto dialog = std::make_shared<QPointer<EntitiesDialog>>();
    QObject::connect(action, &QAction::triggered, &window, [&root, &window, dialog] {
        if (!*dialog)
            *dialog = makeDialog(root, window);
        (*dialog)->show();
        (*dialog)->raise();
        (*dialog)->activateWindow();
    });
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports_wiring.h"

#include "wiring.h"

#include <config/layout.h>
#include <imports/handover.h>
#include <imports/mapping_repository.h>
#include <polling/connection_endpoints.h>
#include <ui/handover_dialog.h>
#include <wording/error_text.h>

#include <QAction>
#include <QFileDialog>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

Handover presentOf(CompositionRoot &root)
{
    return {.connections = root.repository().connections(),
            .entities = root.entities().entities(),
            .accounts = root.repository().accountSettings(),
            .mappings = loadMappings(root.profile().folder),
            .layout = loadLayout(root.profile().folder).layout};
}

/// Where an imported connection would send its credential: what the user must see before taking it over.
void addOrigins(const CompositionRoot &root, HandoverPlan &plan)
{
    for (HandoverItem &item : plan.items) {
        for (const Connection &connection : plan.added.connections) {
            if (item.sort != HandoverItem::Sort::Connection || item.name != connection.name || isManual(connection))
                continue;
            const auto definition = root.catalog().find(connection.provider);
            const auto endpoints = definition ? endpointsOf(definition.value(), connection)
                                              : Result<ConnectionEndpoints>(definition.error());
            if (endpoints)
                item.origins = endpoints.value().origins;
        }
    }
}

/// The first connection that this program cannot use: then nothing of the file is taken over.
std::optional<Error> unusable(const CompositionRoot &root, const Handover &added, const QString &file)
{
    for (std::size_t i = 0; i < added.connections.size(); ++i) {
        const Connection &connection = added.connections[i];
        if (isManual(connection))
            continue;
        const auto definition = root.catalog().find(connection.provider);
        const auto checked =
            definition ? checkConnection(definition.value(), connection) : Result<void>(definition.error());
        const EnvironmentSpec *environment =
            definition ? definition.value().environment(connection.environment) : nullptr;
        const bool sourceAgrees = environment && environment->isTest == (connection.source == DataSource::Test);
        if (checked && sourceAgrees)
            continue;
        Error error = checked ? Error{.kind = ErrorKind::InvalidInput, .expected = u"the environment's own source"_s}
                              : checked.error();
        error.where = u"%1, connection “%2”, %3"_s.arg(file, shortened(connection.name), error.where);
        return error;
    }
    return std::nullopt;
}

/// All or nothing: what was stored is taken back where a later part cannot be.
Result<void> takeOver(CompositionRoot &root, const Handover &added)
{
    if (root.readOnlyReason())
        return *root.readOnlyReason();
    if (auto done = root.repository().add(added.connections); !done)
        return done;
    std::vector<AccountId> accounts;
    QStringList entities;
    const auto undo = [&](Error error) {
        for (const AccountId &id : accounts)
            (void)root.repository().saveAccount(id, {});
        for (const QString &name : std::as_const(entities))
            (void)root.entities().remove(name);
        if (const auto back = root.repository().takeBack(added.connections); !back)
            error = back.error();
        return error;
    };
    for (const Entity &entity : added.entities) {
        if (auto done = root.entities().save(entity); !done)
            return undo(done.error());
        entities += entity.name;
    }
    for (const auto &[id, settings] : added.accounts) {
        if (auto done = root.repository().saveAccount(id, settings); !done)
            return undo(done.error());
        accounts.push_back(id);
    }
    if (!added.mappings.empty()) {
        if (auto done = saveMappings(root.profile().folder, added.mappings); !done)
            return undo(done.error());
    }
    return {};
}

void openPreview(CompositionRoot &root, MainWindow &window, const QString &path)
{
    HandoverPreview preview;
    preview.file = path;
    HandoverPlan plan;
    if (const auto incoming = readHandover(path)) {
        plan = planHandover(incoming.value(), presentOf(root));
        addOrigins(root, plan);
        preview.items = plan.items;
        preview.error = unusable(root, plan.added, path);
    } else {
        preview.error = incoming.error();
    }
    auto *dialog = new HandoverDialog(preview, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &HandoverDialog::takeOverRequested, dialog, [&root, &window, dialog, added = plan.added] {
        const auto taken = takeOver(root, added);
        if (taken) {
            if (added.layout)
                (void)window.restoreLayout(*added.layout); // a part that does not fit stays as it is
            announceConnections(root);
            window.showNotice(
                MainWindow::tr("The set-up was taken over. Enter the credentials of the new connections on the page "
                               "Connections and resume them there."));
        }
        dialog->showResult(taken ? std::nullopt : std::optional(taken.error()));
    });
    dialog->open();
}

} // namespace

void wireHandover(CompositionRoot &root, MainWindow &window)
{
    auto *save = new QAction(MainWindow::tr("Export set-up…"), &window);
    save->setObjectName(u"exportSetupAction"_s);
    QObject::connect(save, &QAction::triggered, &window, [&root, &window] {
        auto *dialog = new QFileDialog(&window, MainWindow::tr("Export the set-up"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setObjectName(u"exportSetupFileDialog"_s);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setNameFilter(MainWindow::tr("Set-up of Coffer (*.json)"));
        dialog->setDefaultSuffix(u"json"_s);
        QObject::connect(dialog, &QFileDialog::fileSelected, &window, [&root, &window](const QString &path) {
            Handover handover = presentOf(root);
            handover.layout = window.windowLayout();
            if (const auto written = writeHandover(path, handover); !written)
                window.showNotice(errorSentence(written.error(), path));
            else
                window.showNotice(
                    MainWindow::tr("The set-up was written to %1. It holds no credential and no balance.").arg(path));
        });
        dialog->open();
    });
    auto *open = new QAction(MainWindow::tr("Import set-up…"), &window);
    open->setObjectName(u"importSetupAction"_s);
    QObject::connect(open, &QAction::triggered, &window, [&root, &window] {
        auto *dialog = new QFileDialog(&window, MainWindow::tr("Import a set-up"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setObjectName(u"importSetupFileDialog"_s);
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilter(MainWindow::tr("Set-up of Coffer (*.json)"));
        QObject::connect(dialog, &QFileDialog::fileSelected, &window,
                         [&root, &window](const QString &path) { openPreview(root, window, path); });
        dialog->open();
    });
    for (QAction *action : {save, open})
        window.addMenuAction(MainWindow::Menu::File, action);
}

} // namespace coffer

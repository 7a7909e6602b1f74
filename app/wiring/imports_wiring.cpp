// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports_wiring.h"

#include "wiring.h"

#include <imports/csv_mapping.h>
#include <imports/import_file.h>
#include <imports/mapping_repository.h>
#include <program/os_user.h>
#include <ui/import_dialog.h>
#include <ui/manual_balance_dialog.h>

#include <QAction>

namespace coffer {

using namespace Qt::StringLiterals;

ImportScene sceneOf(CompositionRoot &root)
{
    ImportScene scene{root.repository().connections(), {}, root.clock().now()};
    for (const PositionAccount &account : root.position().position().accounts) {
        if (account.freshness.source == DataSource::Manual)
            scene.snapshots.push_back(account.snapshot);
    }
    return scene;
}

QStringList entitiesOf(CompositionRoot &root)
{
    QStringList names;
    for (const PositionAccount &account : root.position().position().accounts) {
        if (!account.entity.isEmpty() && !names.contains(account.entity))
            names += account.entity;
    }
    names.sort(Qt::CaseInsensitive);
    return names;
}

QStringList currenciesOf(CompositionRoot &root)
{
    QStringList codes;
    for (const CurrencyTotal &total : root.position().position().totals)
        codes += total.currency.toString();
    for (const QString &common : {u"EUR"_s, u"USD"_s, u"GBP"_s, u"CHF"_s, u"JPY"_s}) {
        if (!codes.contains(common))
            codes += common;
    }
    return codes;
}

ImportStore::ImportStore(CompositionRoot &root, QObject *parent) : QObject(parent), m_root(root)
{
    connect(&root.writer(), &HistoryWriter::stored, this, &ImportStore::finish);
}

void ImportStore::store(const Result<PreparedImport> &prepared, Done done)
{
    ImportResult result;
    if (m_root.readOnlyReason())
        result.error = *m_root.readOnlyReason();
    else if (!prepared)
        result.error = prepared.error();
    else if (!prepared.value().connections.empty()) {
        if (const auto added = m_root.repository().add(prepared.value().connections); !added)
            result.error = added.error();
    }
    if (result.error || prepared.value().attempts.empty()) {
        done(result);
        return;
    }
    announceConnections(m_root);
    const int request = ++m_last;
    m_waiting[request] = {prepared.value(), std::move(done)};
    post(m_root.writer(), [writer = &m_root.writer(), attempts = prepared.value().attempts, request] {
        writer->store(attempts, request);
    });
}

void ImportStore::finish(int request, int added, const std::optional<Error> &error)
{
    auto found = m_waiting.extract(request);
    if (!found)
        return;
    const Waiting &waiting = found.mapped();
    ImportResult result{.stored = added, .known = int(waiting.prepared.attempts.size()) - added, .error = error};
    if (error) {
        result.known = 0;
        // Their figures could not be stored: accounts without one would be left behind.
        if (const auto back = m_root.repository().takeBack(waiting.prepared.connections); !back)
            result.error = back.error();
        announceConnections(m_root);
    }
    waiting.done(result);
}

namespace {

void openManualDialog(CompositionRoot &root, MainWindow &window, ImportStore &store)
{
    const ImportScene scene = sceneOf(root);
    auto *dialog = new ManualBalanceDialog({.accounts = manualAccounts(scene),
                                            .entities = entitiesOf(root),
                                            .currencies = currenciesOf(root),
                                            .author = osUserName(),
                                            .now = scene.now},
                                           window.format(), &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &ManualBalanceDialog::saveRequested, &store,
                     [&root, &store, dialog = QPointer(dialog)](const ManualEntry &entry) {
                         store.store(prepareEntry(entry, sceneOf(root)), [dialog](const ImportResult &result) {
                             if (dialog)
                                 dialog->showSaveResult(result);
                         });
                     });
    dialog->open();
}

void openImportDialog(CompositionRoot &root, MainWindow &window, ImportStore &store)
{
    const BusinessDayRule days = root.businessDays().rule;
    auto *dialog = new ImportDialog({.mappings = loadMappings(root.profile().folder),
                                     .entities = entitiesOf(root),
                                     .dateFormats = csvDateFormats(),
                                     .author = osUserName(),
                                     .today = days.dayOf(root.clock().now())},
                                    window.format(), &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto latest = std::make_shared<int>(0);
    QObject::connect(dialog, &ImportDialog::readRequested, dialog,
                     [&root, dialog, days, latest](const QString &path, const std::optional<CsvMapping> &mapping,
                                                   const std::optional<QDate> &date) {
                         const int number = ++*latest;
                         inBackground(
                             dialog,
                             [path, mapping, date, days, scene = sceneOf(root)] {
                                 return previewFile(path, mapping, date, days, scene);
                             },
                             [dialog, latest, number](const ImportPreview &preview) {
                                 if (number == *latest) // an earlier mapping may be read later
                                     dialog->showPreview(preview);
                             });
                     });
    QObject::connect(dialog, &ImportDialog::mappingKept, dialog, [&root, &window](const CsvMapping &mapping) {
        const auto saved = root.readOnlyReason() ? Result<void>(*root.readOnlyReason())
                                                 : saveMappings(root.profile().folder, {mapping});
        if (!saved)
            complain(root, window, saved.error());
    });
    QObject::connect(dialog, &ImportDialog::storeRequested, &store,
                     [&root, &store, dialog = QPointer(dialog)](const ImportOrder &order) {
                         store.store(prepareImport(order, sceneOf(root)), [dialog](const ImportResult &result) {
                             if (dialog)
                                 dialog->showStoreResult(result);
                         });
                     });
    QObject::connect(dialog, &ImportDialog::imported, &window, &MainWindow::showNotice);
    dialog->open();
}

} // namespace

void wireImports(CompositionRoot &root, MainWindow &window)
{
    auto *store = new ImportStore(root, &window);
    const auto action = [&window](const char *name, MainWindow::Menu menu, auto open) {
        auto *made = new QAction(&window);
        made->setObjectName(QString::fromLatin1(name));
        QObject::connect(made, &QAction::triggered, &window, open);
        window.addMenuAction(menu, made);
        return made;
    };
    QAction *enter = action("enterBalanceAction", MainWindow::Menu::Balances,
                            [&root, &window, store] { openManualDialog(root, window, *store); });
    enter->setText(MainWindow::tr("Enter a balance…"));
    QObject::connect(&window, &MainWindow::balanceEntryRequested, enter, &QAction::trigger);
    QAction *import = action("importBalancesAction", MainWindow::Menu::File,
                             [&root, &window, store] { openImportDialog(root, window, *store); });
    import->setText(MainWindow::tr("Import balances…"));
    wireHandover(root, window);
    wireBackup(root, window);
}

} // namespace coffer

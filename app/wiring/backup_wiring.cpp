// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports_wiring.h"

#include "wiring.h"

#include <store/backup.h>
#include <ui/backup_dialog.h>
#include <wording/error_text.h>

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QTextStream>

#include <atomic>
#include <optional>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

struct Replacement
{
    QString folder;
    QString restored;
    QString aside;
};
/// What is left to do when every thread of the program has ended; nothing else may touch the profile then.
std::optional<Replacement> pendingReplacement;

void replaceAtEnd()
{
    if (!pendingReplacement)
        return;
    const auto [folder, restored, aside] = *std::exchange(pendingReplacement, std::nullopt);
    if (const auto done = replaceProfile(folder, restored, aside); !done)
        QTextStream(stderr) << errorSentence(done.error(), folder) << '\n';
}

BackupSummary summaryOf(const Result<BackupContents> &result, const QString &path)
{
    BackupSummary summary;
    summary.path = path;
    if (!result) {
        summary.error = result.error();
        return summary;
    }
    summary.bytes = result.value().bytes;
    summary.connections = result.value().connections;
    summary.accounts = result.value().accounts;
    summary.attempts = result.value().attempts;
    return summary;
}

/// Runs it beside the window and shows how far it is.
BackupDialog *start(MainWindow &window, BackupDialog::Kind kind, const QString &shown,
                    const std::function<BackupSummary(const BackupWatch &)> &work, const QString &aside)
{
    auto *dialog = new BackupDialog(kind, shown, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto cancelled = std::make_shared<std::atomic<bool>>(false);
    QObject::connect(dialog, &BackupDialog::cancelRequested, dialog, [cancelled] { *cancelled = true; });
    QObject::connect(dialog, &QObject::destroyed, qApp, [cancelled] { *cancelled = true; }); // the window closes
    auto *relay = new QObject(dialog);
    BackupWatch watch{.begins =
                          [relay = QPointer(relay), dialog](BackupStep step) {
                              QMetaObject::invokeMethod(
                                  qApp,
                                  [relay, dialog, step] {
                                      if (relay)
                                          dialog->showStep(step);
                                  },
                                  Qt::QueuedConnection);
                          },
                      .isCancelled = [cancelled] { return cancelled->load(); }};
    inBackground(
        dialog, [work, watch] { return work(watch); },
        [dialog, aside](const BackupSummary &summary) { dialog->showResult(summary, aside); });
    dialog->open();
    return dialog;
}

void backUp(CompositionRoot &root, MainWindow &window, const QString &path)
{
    start(window, BackupDialog::Kind::Backup, path,
          [folder = root.profile().folder, path](const BackupWatch &watch) {
              return summaryOf(backupProfile(folder, path, watch), path);
          },
          {});
}

void restore(CompositionRoot &root, MainWindow &window, const QString &path)
{
    const QString folder = root.profile().folder;
    const QString stamp = toDateTime(root.clock().now()).toString(u"yyyyMMdd-HHmmss"_s);
    const QString restored = u"%1.restored-%2"_s.arg(folder, stamp);
    const QString aside = u"%1.before-%2"_s.arg(folder, stamp);
    auto *dialog = start(
        window, BackupDialog::Kind::Restore, path,
        [path, restored](const BackupWatch &watch) {
            auto summary = summaryOf(restoreProfile(path, restored, watch), restored);
            if (summary.error)
                QDir().rmdir(restored); // empty again, or of somebody else
            return summary;
        },
        aside);
    QObject::connect(dialog, &BackupDialog::replaceRequested, &window, [folder, restored, aside] {
        pendingReplacement = Replacement{folder, restored, aside};
        qAddPostRoutine(replaceAtEnd);
        QCoreApplication::quit();
    });
}

} // namespace

void wireBackup(CompositionRoot &root, MainWindow &window)
{
    auto *save = new QAction(MainWindow::tr("Back up profile…"), &window);
    save->setObjectName(u"backUpAction"_s);
    QObject::connect(save, &QAction::triggered, &window, [&root, &window] {
        auto *dialog = new QFileDialog(&window, MainWindow::tr("Back up the profile"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setObjectName(u"backUpFileDialog"_s);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setNameFilter(MainWindow::tr("Backups of Coffer (*.coffer-backup)"));
        dialog->setDefaultSuffix(u"coffer-backup"_s);
        dialog->setOption(QFileDialog::DontConfirmOverwrite); // a backup is never overwritten
        QObject::connect(dialog, &QFileDialog::fileSelected, &window,
                         [&root, &window](const QString &path) { backUp(root, window, path); });
        dialog->open();
    });
    auto *open = new QAction(MainWindow::tr("Restore a backup…"), &window);
    open->setObjectName(u"restoreAction"_s);
    QObject::connect(open, &QAction::triggered, &window, [&root, &window] {
        auto *dialog = new QFileDialog(&window, MainWindow::tr("Choose a backup"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setObjectName(u"restoreFileDialog"_s);
        dialog->setFileMode(QFileDialog::ExistingFile);
        QObject::connect(dialog, &QFileDialog::fileSelected, &window,
                         [&root, &window](const QString &path) { restore(root, window, path); });
        dialog->open();
    });
    for (QAction *action : {save, open})
        window.addMenuAction(MainWindow::Menu::File, action);
}

} // namespace coffer

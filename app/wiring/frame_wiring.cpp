// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiring.h"

#include <config/layout.h>
#include <program/notifier.h>
#include <reports/position_csv.h>
#include <reports/position_json.h>
#include <ui/reports_page.h>
#include <wording/error_text.h>

#include <QDesktopServices>
#include <QFileInfo>
#include <QPointer>
#include <QSaveFile>
#include <QUrl>

#include <atomic>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

void openFolder(MainWindow &window, const QString &folder)
{
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        window.showNotice(MainWindow::tr("No program was found that opens the folder %1.").arg(folder));
}

void wireLayout(CompositionRoot &root, MainWindow &window)
{
    const QString folder = root.profile().folder;
    const LoadedLayout loaded = loadLayout(folder);
    std::optional<Error> notice = loaded.notice;
    if (const QStringList refused = window.restoreLayout(loaded.layout); !refused.isEmpty() && !notice)
        notice = refusedLayout(folder, refused.first());
    if (notice)
        window.showNotice(MainWindow::tr("The saved arrangement of the window could not be used in full; that part is "
                                         "as on the first start. The file was kept: %1")
                              .arg(notice->where));
    const auto saved = std::make_shared<WindowLayout>(loaded.layout);
    const auto latest = std::make_shared<std::atomic<int>>(0);
    QObject::connect(&window, &MainWindow::layoutChanged, &window,
                     [&root, &window, saved, latest, folder](MainWindow::Saving saving) {
                         const WindowLayout layout = window.windowLayout();
                         // Of two windows on one profile the first one's is kept.
                         if (layout == *saved || root.readOnlyReason())
                             return;
                         *saved = layout;
                         const int number = ++*latest;
                         // A failure costs nothing but the arrangement; the profile's own faults are told elsewhere.
                         if (saving == MainWindow::Saving::Now) {
                             (void)saveLayout(folder, layout);
                             return;
                         }
                         post(root.writer(), [folder, layout, latest, number] { // the disk may be slow
                             if (*latest == number)
                                 (void)saveLayout(folder, layout);
                         });
                     });
}

Result<void> exportTo(const QString &path, const CashPosition &position)
{
    const bool asJson = path.endsWith(".json"_L1, Qt::CaseInsensitive);
    const QByteArray bytes = asJson ? positionToJson(position) : positionToCsv(position);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{.kind = ErrorKind::StorageFailed, .where = path, .detail = file.errorString()};
    return {};
}

void wireExport(CompositionRoot &root, MainWindow &window)
{
    const QPointer<ReportsPage> page = &window.reportsPage();
    QObject::connect(page, &ReportsPage::exportRequested, &window,
                     [&root, page](const CashPosition &position, const QString &path) {
                         // Thousands of accounts take their time: not in the window's thread.
                         post(root.reader(), [&root, page, position, path] {
                             const Result<void> result = exportTo(path, position);
                             const auto error = result ? std::nullopt : std::optional(result.error());
                             post(root.position(), [&root, page, path, error] { // which outlives the page
                                 if (page)
                                     page->showExport(path, root.clock().now(), error);
                             });
                         });
                     });
    QObject::connect(page, &ReportsPage::openFolderRequested, &window,
                     [&window](const QString &path) { openFolder(window, QFileInfo(path).absolutePath()); });
}

QString sentenceOf(const Result<HistoryCheck> &check)
{
    if (!check)
        return errorSentence(check.error(), MainWindow::tr("The history"));
    const HistoryCheck &found = check.value();
    return MainWindow::tr("The history is whole: %1 attempts and %2 changes agree with their hashes, and the latest "
                          "balances follow from them.")
        .arg(QLocale().toString(found.attempts), QLocale().toString(found.changes));
}

void wireHistoryCheck(CompositionRoot &root, MainWindow &window)
{
    QObject::connect(&window, &MainWindow::historyCheckRequested, &window, [&root, &window] {
        window.showNotice(MainWindow::tr("The history is being verified…"));
        post(root.reader(), [&root, shown = QPointer(&window), folder = root.profile().folder] {
            const auto queries = ReadingQueries::open(folder);
            const QString sentence =
                sentenceOf(queries ? queries.value()->verifyHistory() : Result<HistoryCheck>(queries.error()));
            post(root.position(), [shown, sentence] { // which outlives the window
                if (shown)
                    shown->showNotice(sentence);
            });
        });
    });
}

void wireNotifications(CompositionRoot &root, MainWindow &window)
{
    auto *notifier = new Notifier(&window);
    QObject::connect(&window, &MainWindow::notificationRequested, notifier,
                     [&root, notifier](const QString &title, const QString &text) {
                         if (root.settings().notifications)
                             notifier->notify(title, text);
                     });
    QObject::connect(notifier, &Notifier::failed, &window, &MainWindow::showTrayMessage);
}

} // namespace

void openDataFolder(const CompositionRoot &root, MainWindow &window)
{
    openFolder(window, root.profile().folder);
}

void wireFrame(CompositionRoot &root, MainWindow &window)
{
    wireLayout(root, window);
    wireExport(root, window);
    wireHistoryCheck(root, window);
    wireNotifications(root, window);
    QObject::connect(&window, &MainWindow::dataFolderRequested, &window,
                     [&root, &window] { openDataFolder(root, window); });
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiring.h"

#include <program/account_series_reader.h>
#include <program/provenance.h>
#include <program/provenance_reader.h>

#include <ui/accounts_page.h>
#include <ui/history_page.h>
#include <ui/inspector.h>
#include <ui/overview_page.h>

#include <QSet>
#include <QTimer>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

using namespace std::chrono_literals;

/// Something that reads in the reader's thread and ends with it.
template <typename Reader>
Reader *makeReader(CompositionRoot &root)
{
    auto *reader = new Reader(root.profile().folder);
    QThread *thread = root.reader().thread();
    reader->moveToThread(thread);
    QObject::connect(thread, &QThread::finished, reader, &QObject::deleteLater);
    return reader;
}

void saveSettings(CompositionRoot &root, MainWindow &window,
                  const std::vector<std::pair<AccountId, AccountSettings>> &changes)
{
    for (const auto &[id, settings] : changes) {
        const auto saved =
            root.readOnlyReason() ? Result<void>(*root.readOnlyReason()) : root.repository().saveAccount(id, settings);
        if (!saved) {
            complain(root, window, saved.error());
            break;
        }
    }
    root.position().setAccountSettings(root.repository().accountSettings());
}

void wireSettingsOfAccounts(CompositionRoot &root, MainWindow &window)
{
    QObject::connect(&window, &MainWindow::accountDetailsRequested, &window, [&root, &window](const AccountId &id) {
        const auto &all = root.repository().accountSettings();
        const auto found = all.find(id);
        window.showAccountSettings(id, found == all.end() ? AccountSettings() : found->second);
    });
    QObject::connect(&window, &MainWindow::accountSettingsChanged, &window,
                     [&root, &window](const AccountId &id, const AccountSettings &settings) {
                         saveSettings(root, window, {{id, settings}});
                     });
    QObject::connect(&window.accountsPage(), &AccountsPage::accountSettingsChanged, &window,
                     [&root, &window](const std::vector<std::pair<AccountId, AccountSettings>> &changes) {
                         saveSettings(root, window, changes);
                         for (const auto &[id, settings] : changes)
                             window.inspector().showSettings(id, settings);
                     });
}

void wireProvenance(CompositionRoot &root, MainWindow &window)
{
    auto *reader = makeReader<ProvenanceReader>(root);
    Inspector *inspector = &window.inspector();
    QObject::connect(
        inspector, &Inspector::provenanceRequested, &window, [&root, reader](const AccountSnapshot &snapshot) {
            for (const PositionConnection &entry : root.position().position().connections) {
                if (entry.connection.id != snapshot.connection)
                    continue;
                const auto currencies = CurrencyTable::builtIn();
                if (!currencies)
                    return; // the program would not have started
                const Provenance asked = provenanceOf(snapshot, entry.connection, root.catalog(), currencies.value());
                post(*reader, [reader, asked] { reader->read(asked); });
            }
        });
    QObject::connect(reader, &ProvenanceReader::provenanceRead, inspector, &Inspector::showProvenance);
    QObject::connect(&window.accountsPage(), &AccountsPage::provenanceWanted, &window,
                     [&window, inspector](const AccountId &id, BalanceColumn column) {
                         window.openAccount(id);
                         inspector->chooseFigure(column);
                     });
    QObject::connect(&window.historyPage(), &HistoryPage::readingOpened, inspector, [inspector](const ReadingRow &row) {
        if (row.reading)
            inspector->showPastReading(row.account, *row.reading, row.receivedAt);
    });
    QObject::connect(&window.overviewPage(), &OverviewPage::partsWanted, inspector, &Inspector::showParts);
    QObject::connect(&window.accountsPage(), &AccountsPage::partsWanted, inspector, &Inspector::showParts);
}

std::map<ConnectionId, std::chrono::seconds> gapsOf(const CashPosition &position)
{
    std::map<ConnectionId, std::chrono::seconds> gaps;
    for (const PositionConnection &entry : position.connections)
        gaps[entry.connection.id] = entry.connection.effectiveFreshnessLimits().stale;
    return gaps;
}

/// Today's readings of all accounts, and the last ones of the account that is looked at.
void wireSeries(CompositionRoot &root, MainWindow &window)
{
    auto *reader = makeReader<AccountSeriesReader>(root);
    auto *soon = new QTimer(&window);
    soon->setSingleShot(true);
    soon->setInterval(1s); // a sweep brings many positions
    const auto isAsking = std::make_shared<bool>(false);
    QObject::connect(&root.position(), &PositionKeeper::positionChanged, soon, [soon] {
        if (!soon->isActive())
            soon->start();
    });
    QObject::connect(soon, &QTimer::timeout, &window, [&root, &window, reader, soon, isAsking] {
        if (*isAsking) {
            soon->start();
            return;
        }
        const CashPosition &position = root.position().position();
        const QTimeZone zone = window.format().zone;
        const QDate today = toDateTime(root.clock().now()).toTimeZone(zone).date();
        AccountSeriesRequest request{
            u"today"_s, utcTimeFromDateTime(today.startOfDay(zone)), root.clock().now(), {}, gapsOf(position)};
        for (const PositionAccount &account : position.accounts) {
            if (account.snapshot.reading)
                request.accounts.emplace_back(account.snapshot.id, account.snapshot.reading->currency);
        }
        if (request.accounts.empty() || request.from >= request.to)
            return;
        *isAsking = true;
        post(*reader, [reader, request] { reader->read(request); });
    });
    QObject::connect(&window.inspector(), &Inspector::historyRequested, &window,
                     [&root, reader](const PositionAccount &account) {
                         if (!account.snapshot.reading)
                             return;
                         const UtcTime now = root.clock().now();
                         const AccountSeriesRequest request{account.snapshot.id.toString(),
                                                            now - 7 * 24h,
                                                            now,
                                                            {{account.snapshot.id, account.snapshot.reading->currency}},
                                                            gapsOf(root.position().position())};
                         post(*reader, [reader, request] { reader->read(request); });
                     });
    QObject::connect(reader, &AccountSeriesReader::seriesRead, &window,
                     [&window, isAsking](const QString &purpose, const QHash<AccountId, TrendSeries> &series) {
                         if (purpose == "today"_L1) {
                             *isAsking = false;
                             window.accountsPage().showToday(series);
                         } else if (!series.isEmpty()) {
                             window.inspector().showHistory(AccountId(purpose), series.begin().value());
                         }
                     });
}

} // namespace

void wireInspector(CompositionRoot &root, MainWindow &window)
{
    wireSettingsOfAccounts(root, window);
    wireProvenance(root, window);
    wireSeries(root, window);
    QObject::connect(&root.position(), &PositionKeeper::positionChanged, &window,
                     [&root, &window](const CashPosition &position) {
                         window.accountsPage().setEntities(root.entities().entities());
                         window.accountsPage().setBusinessDays(root.businessDays());
                         QSet<QString> names;
                         for (const Entity &entity : root.entities().entities())
                             names.insert(entity.name);
                         for (const PositionAccount &account : position.accounts)
                             names.insert(account.entity);
                         names.remove({});
                         QStringList sorted(names.begin(), names.end());
                         sorted.sort(Qt::CaseInsensitive);
                         window.inspector().setEntityNames(sorted);
                     });
}

} // namespace coffer

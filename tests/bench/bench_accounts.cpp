// SPDX-License-Identifier: GPL-3.0-or-later
// How long the accounts page holds up the window with 5,000 accounts, against the 50 ms that a user does not notice,
// and against a plain sort of the same amounts.
#include <ui/accounts_page.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QTextStream>
#include <QTreeView>

#include <algorithm>
#include <functional>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

constexpr int accounts = 5'000;
constexpr double limit = 50; // ms

CashPosition position(int round)
{
    PositionInput input;
    input.asOf = input.knownAt = UtcTime(std::chrono::seconds(1'700'000'000 + round * 60));
    for (int i = 0; i < 10; ++i) {
        Connection connection;
        connection.id = ConnectionId(QString::number(i));
        connection.provider = ProviderId(u"finix"_s);
        connection.name = u"Bank %1"_s.arg(i);
        input.connections.push_back(connection);
        ConnectionActivity activity;
        activity.connection = connection.id;
        activity.lastOutcome = AttemptOutcome::Ok;
        activity.lastAttemptAt = activity.lastSuccessAt = input.asOf;
        input.activities.push_back(activity);
    }
    for (int i = 0; i < accounts; ++i) {
        const auto figure = [&](int more) {
            const qint64 cents = (qint64(i) * 7'919 + round * 104'729 + more) % 100'000'007;
            return Figure{Decimal::fromInteger(cents, 2),
                          {{u"balances"_s, u"/items/%1/v"_s.arg(i), QString::number(cents)}}};
        };
        AccountSnapshot snapshot;
        snapshot.id = AccountId(QString::number(i));
        snapshot.connection = ConnectionId(QString::number(i % 10));
        snapshot.providerAccountId = u"acc-%1"_s.arg(i);
        snapshot.confirmedAt = input.asOf;
        snapshot.readingSince = input.asOf;
        snapshot.reading = BalanceReading{.providerAccountId = snapshot.providerAccountId,
                                          .name = u"Account %1 of a customer"_s.arg(i * 31 % accounts),
                                          .iban = u"DE%1"_s.arg(i, 20, 10, QLatin1Char('0')),
                                          .status = {},
                                          .currency = CurrencyCode::parse(i % 3 ? u"EUR"_s : u"USD"_s).value(),
                                          .posted = figure(1),
                                          .available = figure(2),
                                          .pending = {},
                                          .creditLine = {CreditLineIncluded::No, {}},
                                          .components = {},
                                          .bridgeTerms = {},
                                          .asOf = {},
                                          .lastChangedAt = {},
                                          .ownership = Ownership::Own,
                                          .inTotals = true,
                                          .diagnostics = {}};
        input.snapshots.push_back(snapshot);
        input.settings[snapshot.id].entity = u"Entity %1"_s.arg(i % 40);
    }
    return makeCashPosition(input);
}

/// Runs it and everything that it leaves to the event loop: as long as no input would be answered.
double milliseconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QTextStream out(stdout);
    const CashPosition first = position(0);
    const CashPosition second = position(1);
    AccountsPage page;
    page.resize(1280, 800);
    page.show();
    auto *view = page.findChild<QTreeView *>(u"accountTree"_s);
    DisplayFormat format;
    format.locale = u"en_GB"_s;
    page.setFormat(format);

    const double plain = milliseconds([&] {
        std::vector<Decimal> amounts;
        for (const PositionAccount &account : first.accounts)
            amounts.push_back(account.snapshot.reading->posted->amount);
        std::sort(amounts.begin(), amounts.end());
    });
    out << "plain sort of the amounts: " << plain << " ms\n";
    bool back = false;
    const auto told = [&](const QString &name, const std::function<void()> &work) {
        work(); // caches of fonts and the like
        double worst = 0;
        for (int round = 0; round < 3; ++round)
            worst = std::max(worst, milliseconds(work));
        out << u"%1: %2 ms, %3 of the limit, %4 plain sorts\n"_s.arg(name, -32)
                   .arg(worst, 0, 'f', 1)
                   .arg(worst / limit, 0, 'f', 2)
                   .arg(worst / plain, 0, 'f', 0);
        out.flush();
    };
    out << "first position: " << milliseconds([&] { page.showPosition(first); }) << " ms\n";
    told(u"position, all rows changed"_s, [&] { page.showPosition(std::exchange(back, !back) ? first : second); });
    told(u"position, nothing changed"_s, [&] { page.showPosition(first); });
    told(u"sort by amount"_s, [&] {
        view->sortByColumn(AccountTreeModel::Posted,
                           std::exchange(back, !back) ? Qt::AscendingOrder : Qt::DescendingOrder);
    });
    told(u"position, sorted by amount"_s, [&] { page.showPosition(std::exchange(back, !back) ? first : second); });
    told(u"sort by name"_s, [&] {
        view->sortByColumn(AccountTreeModel::Name,
                           std::exchange(back, !back) ? Qt::AscendingOrder : Qt::DescendingOrder);
    });
    told(u"filter by currency, and back"_s,
         [&] { page.setCurrencyFilter(std::exchange(back, !back) ? u"USD"_s : QString()); });
    page.setCurrencyFilter({});
    told(u"close and open all groups"_s, [&] { std::exchange(back, !back) ? view->collapseAll() : view->expandAll(); });
    told(u"other levels"_s, [&] {
        page.setLevels(std::exchange(back, !back) ? AccountTreeModel::Levels{AccountTreeModel::Grouping::Currency}
                                                  : AccountTreeModel::Levels{AccountTreeModel::Grouping::Entity,
                                                                             AccountTreeModel::Grouping::Currency});
    });
    told(u"select all"_s, [&] { std::exchange(back, !back) ? view->clearSelection() : view->selectAll(); });
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiring.h"

#include <balances/expectation.h>
#include <items/history_model.h>
#include <ui/activity_page.h>
#include <ui/history_page.h>
#include <ui/overview_page.h>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr int enoughPixels = 2'000; ///< wider than a chart is on most screens: it thins further by itself

ChartRange rangeOf(int days)
{
    switch (days) {
    case 1:
        return ChartRange::Day;
    case 7:
        return ChartRange::Week;
    case 30:
        return ChartRange::Month;
    case 90:
        return ChartRange::Quarter;
    case 365:
        return ChartRange::Year;
    default: // 0: from the first reading on
        return ChartRange::All;
    }
}

SeriesQuery overviewQuery(CompositionRoot &root, const CurrencyCode &currency)
{
    SeriesQuery query{u"overview"_s, 0, currency, {}};
    query.rule = root.businessDays().rule;
    query.pixels = enoughPixels;
    const CashPosition &position = root.position().position();
    for (const PositionAccount &account : position.accounts) {
        if (account.inTotals() && account.snapshot.reading && account.snapshot.reading->currency == currency)
            query.accounts.push_back(account.snapshot.id);
    }
    for (const PositionConnection &each : position.connections)
        query.gapAfter[each.connection.id] = holdsFor(each.connection);
    return query;
}

/// What the history page asks, and what it is told.
void wireHistoryPage(CompositionRoot &root, MainWindow &window)
{
    HistoryPage *page = &window.historyPage();
    HistoryReader *reader = &root.reader();
    QObject::connect(page, &HistoryPage::seriesWanted, reader, &HistoryReader::readSeries);
    QObject::connect(page, &HistoryPage::readingsWanted, reader,
                     [reader](quint64 serial, const ReadingFilter &filter, const std::optional<ReadingCursor> &after) {
                         reader->readReadings({serial, filter, after, HistoryModel::pageSize});
                     });
    QObject::connect(
        page, &HistoryPage::completenessWanted, page,
        [&root, reader](quint64 serial, const std::vector<AccountId> &accounts, const std::vector<QDate> &days) {
            post(*reader, [reader, request = CompletenessRequest{serial, accounts, days, root.businessDays().rule}] {
                reader->readCompleteness(request);
            });
        });
    QObject::connect(reader, &HistoryReader::seriesRead, page,
                     [page](const QString &chart, quint64 serial, const TrendSeries &series) {
                         if (chart == "history"_L1)
                             page->showSeries(serial, series);
                     });
    QObject::connect(reader, &HistoryReader::readingsRead, page, &HistoryPage::addReadings);
    QObject::connect(reader, &HistoryReader::completenessRead, page, &HistoryPage::showCompleteness);
    QObject::connect(reader, &HistoryReader::failed, page, &HistoryPage::noteFailure);
    QObject::connect(&root.writer(), &HistoryWriter::appended, page, &HistoryPage::noteStored);
    const auto tellDays = [&root, page] { page->setBusinessDays(root.businessDays()); };
    QObject::connect(&root.position(), &PositionKeeper::positionChanged, page, tellDays); // settings may change
    tellDays();
}

void wireActivityPage(CompositionRoot &root, MainWindow &window)
{
    ActivityPage *page = &window.activityPage();
    HistoryReader *reader = &root.reader();
    QObject::connect(page, &ActivityPage::activityWanted, reader,
                     [reader](quint64 serial, const ActivityFilter &filter, const ActivityCursor &after,
                              const QHash<ConnectionId, QString> &names) {
                         reader->readActivity({serial, filter, after, names});
                     });
    QObject::connect(reader, &HistoryReader::activityRead, page, &ActivityPage::addEntries);
    QObject::connect(reader, &HistoryReader::failed, page, &ActivityPage::noteFailure);
    QObject::connect(&root.writer(), &HistoryWriter::appended, page, &ActivityPage::noteStored);
    QObject::connect(page, &ActivityPage::refreshRequested, &window, &MainWindow::refreshRequested);
}

/// Which past moment the window shows; nothing: now. Polling goes on meanwhile, and the window keeps what it brings.
class AsOf final : public QObject
{
public:
    AsOf(CompositionRoot &root, MainWindow &window) : QObject(&window), m_root(root), m_window(window)
    {
        HistoryReader *reader = &root.reader();
        connect(&window, &MainWindow::asOfChosen, this, [this, reader](std::optional<UtcTime> time) {
            m_wanted = time;
            if (time) {
                post(*reader, [reader, at = *time] { reader->readPosition(at); });
            } else {
                m_shown.reset();
                m_window.showAsOf({});
            }
        });
        connect(reader, &HistoryReader::positionRead, this, &AsOf::show);
        connect(reader, &HistoryReader::failed, this, [this] {
            if (m_wanted != m_shown) { // what was shown before stays
                m_wanted = m_shown;
                m_window.showAsOf(m_shown);
            }
        });
    }

private:
    void show(UtcTime asOf, const std::vector<AccountSnapshot> &snapshots,
              const std::vector<ConnectionActivity> &activities)
    {
        if (m_wanted != asOf)
            return; // the user chose another one meanwhile
        PositionInput input{asOf,
                            m_root.clock().now(),
                            m_root.repository().connectionsAt(asOf),
                            activities,
                            snapshots,
                            m_root.repository().accountSettings()};
        input.days = m_root.businessDays();
        m_shown = asOf;
        m_window.showAsOf(asOf);
        m_window.showPosition(makeCashPosition(input));
    }

    CompositionRoot &m_root;
    MainWindow &m_window;
    std::optional<UtcTime> m_wanted;
    std::optional<UtcTime> m_shown;
};

} // namespace

void openHistory(CompositionRoot &root)
{
    post(root.writer(), [writer = &root.writer()] { writer->open(); });
}

void wireHistory(CompositionRoot &root, MainWindow &window)
{
    HistoryWriter &writer = root.writer();
    const auto tell = [&root, &window](const Error &error) { complain(root, window, error); };
    QObject::connect(&root.engine(), &Engine::attemptFinished, &writer, &HistoryWriter::append);
    QObject::connect(&writer, &HistoryWriter::loaded, &root.position(), &PositionKeeper::load);
    // A credential that was refused is not sent again by itself, also not by the next start.
    QObject::connect(&writer, &HistoryWriter::loaded, &window,
                     [&root](const std::vector<AccountSnapshot> &, const std::vector<ConnectionActivity> &activities) {
                         std::vector<ConnectionId> waiting;
                         for (const Connection &connection : root.repository().connections()) {
                             for (const ConnectionActivity &activity : activities) {
                                 if (activity.connection == connection.id && waitsForCredential(connection, activity))
                                     waiting.push_back(connection.id);
                             }
                         }
                         announceConnections(root); // the poller must know them first
                         post(root.engine(),
                              [engine = &root.engine(), waiting] { engine->stopUntilCredential(waiting); });
                     });
    QObject::connect(
        &writer, &HistoryWriter::attemptsLoaded, &window, [&root](const std::vector<AttemptRecord> &lastDay) {
            announceConnections(root); // the poller must know them before it can be told of their calls
            post(root.engine(), [engine = &root.engine(), lastDay] { engine->noteEarlierAttempts(lastDay); });
        });
    QObject::connect(&writer, &HistoryWriter::appended, &root.position(), &PositionKeeper::apply);
    QObject::connect(&writer, &HistoryWriter::failed, &window, tell);
    QObject::connect(&writer, &HistoryWriter::opened, &window, [&root, tell](const std::optional<Error> &error) {
        if (error) { // what is known is shown; nothing can be stored, so nobody is asked
            root.setReadOnly(*error);
            announceConnections(root);
            tell(*error);
        } else if (SampleSession *sample = root.sample()) {
            announceConnections(root);
            sample->start();
        } else {
            beginPolling(root);
        }
    });
    QObject::connect(&root.position(), &PositionKeeper::positionChanged, &window, &MainWindow::showPosition);
    QObject::connect(&window, &MainWindow::trendRequested, &window, [&root](const CurrencyCode &currency, int days) {
        SeriesQuery query = overviewQuery(root, currency);
        query.range = rangeOf(days);
        post(root.reader(), [reader = &root.reader(), query] { reader->readSeries(query); });
    });
    QObject::connect(&window.overviewPage(), &OverviewPage::trendZoomRequested, &window,
                     [&root](const CurrencyCode &currency, UtcTime from, UtcTime to) {
                         SeriesQuery query = overviewQuery(root, currency);
                         query.window = {from, to};
                         post(root.reader(), [reader = &root.reader(), query] { reader->readSeries(query); });
                     });
    QObject::connect(&root.reader(), &HistoryReader::seriesRead, &window,
                     [&window](const QString &chart, quint64, const TrendSeries &series) {
                         if (chart == "overview"_L1)
                             window.showTrend(series);
                     });
    QObject::connect(&root.reader(), &HistoryReader::failed, &window, tell);
    wireHistoryPage(root, window);
    wireActivityPage(root, window);
    new AsOf(root, window); // the window's child
}

} // namespace coffer

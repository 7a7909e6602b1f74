// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiring.h"

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

/// In which days the user thinks.
BusinessDays businessDays(const CompositionRoot &root, const MainWindow &window)
{
    return {{}, {window.format().zone, root.settings().businessDayCutOff}};
}

SeriesQuery overviewQuery(CompositionRoot &root, const MainWindow &window, const CurrencyCode &currency, int days)
{
    SeriesQuery query{u"overview"_s, 0, currency, {}, rangeOf(days)};
    query.rule = businessDays(root, window).rule;
    query.pixels = enoughPixels;
    const CashPosition &position = root.position().position();
    for (const PositionAccount &account : position.accounts) {
        if (account.inTotals() && account.snapshot.reading && account.snapshot.reading->currency == currency)
            query.accounts.push_back(account.snapshot.id);
    }
    for (const PositionConnection &each : position.connections)
        query.gapAfter[each.connection.id] = each.connection.effectiveFreshnessLimits().stale;
    return query;
}

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
    QObject::connect(
        &window, &MainWindow::trendRequested, &window, [&root, &window](const CurrencyCode &currency, int days) {
            post(root.reader(), [reader = &root.reader(), query = overviewQuery(root, window, currency, days)] {
                reader->readSeries(query);
            });
        });
    QObject::connect(&root.reader(), &HistoryReader::seriesRead, &window,
                     [&window](const QString &chart, quint64, const TrendSeries &series) {
                         if (chart == "overview"_L1)
                             window.showTrend(series);
                     });
    QObject::connect(&root.reader(), &HistoryReader::failed, &window, tell);
}

} // namespace coffer

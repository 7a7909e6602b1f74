// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/series.h>
#include <store/reading_queries.h>

#include <QHash>
#include <QObject>

#include <memory>

namespace coffer {

/// The readings of each of some accounts, for sparklines and short lists.
struct AccountSeriesRequest
{
    QString purpose; ///< comes back with the answer
    UtcTime from;
    UtcTime to;
    std::vector<std::pair<AccountId, CurrencyCode>> accounts;
    std::map<ConnectionId, std::chrono::seconds> gapAfter; ///< as in SeriesQuery
};

/// Reads the log for them. Lives in the reader's thread, where its functions are posted; values come back. Who asks for
/// thousands of accounts waits for the answer before asking again.
class AccountSeriesReader : public QObject
{
    Q_OBJECT

public:
    explicit AccountSeriesReader(QString folder) : m_folder(std::move(folder)) {}

    /// Ends in seriesRead: empty where there is no log yet, or it cannot be read (which the other readers tell).
    void read(const coffer::AccountSeriesRequest &request);

Q_SIGNALS:
    void seriesRead(const QString &purpose, const QHash<coffer::AccountId, coffer::TrendSeries> &series);

private:
    [[nodiscard]] Result<QHash<AccountId, TrendSeries>> seriesOf(const AccountSeriesRequest &request);

    const QString m_folder;
    std::unique_ptr<ReadingQueries> m_queries;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/account_series_reader.h>

namespace coffer {

void AccountSeriesReader::read(const AccountSeriesRequest &request)
{
    auto series = seriesOf(request);
    Q_EMIT seriesRead(request.purpose, series ? std::move(series).value() : QHash<AccountId, TrendSeries>());
}

Result<QHash<AccountId, TrendSeries>> AccountSeriesReader::seriesOf(const AccountSeriesRequest &request)
{
    if (!m_queries) {
        auto queries = ReadingQueries::open(m_folder);
        if (!queries)
            return queries.error();
        m_queries = std::move(queries).value();
    }
    QHash<QString, std::vector<AccountId>> byCurrency;
    QHash<QString, CurrencyCode> currencies;
    for (const auto &[account, currency] : request.accounts) {
        byCurrency[currency.toString()].push_back(account);
        currencies.insert(currency.toString(), currency);
    }
    QHash<AccountId, TrendSeries> result;
    for (auto group = byCurrency.cbegin(); group != byCurrency.cend(); ++group) {
        SeriesQuery query{request.purpose, 0, *currencies.constFind(group.key()), group.value()};
        query.gapAfter = request.gapAfter;
        const auto runs = m_queries->runs(query, request.from, request.to);
        if (!runs)
            return runs.error();
        for (std::size_t i = 0; i < group.value().size() && i < runs.value().size(); ++i)
            result.insert(group.value()[i], sumOfRuns(query.currency, request.from, request.to, {runs.value()[i]}));
    }
    return result;
}

} // namespace coffer

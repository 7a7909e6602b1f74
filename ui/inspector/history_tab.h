// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/trend.h>
#include <items/display_format.h>

#include <QScrollArea>

namespace coffer {

class InspectorTable;
class PlainLabel;
class Sparkline;

/// The last readings of an account: drawn, and as a list, the newest first, with the times in which nothing was read.
class HistoryTab final : public QScrollArea
{
    Q_OBJECT

public:
    explicit HistoryTab(QWidget *parent = nullptr);

    void show(const std::optional<TrendSeries> &series, const DisplayFormat &format); ///< nothing: not read yet
    void updateTexts();

    void fullHistoryWanted(); ///< the History page

private:
    void addPoint(const TrendSeries::Point &point, const CurrencyCode &currency, const DisplayFormat &format);

    Sparkline *m_line;
    PlainLabel *m_summary;
    PlainLabel *m_title;
    InspectorTable *m_table;
};

} // namespace coffer

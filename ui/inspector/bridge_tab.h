// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>
#include <items/display_format.h>

#include <QScrollArea>

namespace coffer {

class BridgeChart;
class InspectorTable;
class PlainLabel;

/// The way from posted to available: a waterfall, and the same numbers as a table with each part's place in the reply.
/// What a provider does not itemise says so and is never 0.00; figures are never forced to agree.
class BridgeTab final : public QScrollArea
{
    Q_OBJECT

public:
    explicit BridgeTab(QWidget *parent = nullptr);

    /// `meaning`: the provider's two sentences on what "available" means.
    void show(const PositionAccount &account, const QString &meaning, const DisplayFormat &format);
    void clear();
    void updateTexts();

Q_SIGNALS:
    /// Where does the figure of this line come from? An index into placesOf() of the reading.
    void placeWanted(int place);

private:
    void fillTable(const PositionAccount &account, const DisplayFormat &format);
    void addLine(const PositionAccount &account, const Bridge::Line &line, bool isFirst, const AmountFormat &amounts);
    void addPlaces(const Figure *figure);
    [[nodiscard]] QString remarkOf(const PositionAccount &account, const AmountFormat &amounts) const;

    BridgeChart *m_chart;
    InspectorTable *m_table;
    PlainLabel *m_remark;
    PlainLabel *m_meaningTitle;
    PlainLabel *m_meaning;
    PlainLabel *m_creditLine;
    PlainLabel *m_clocks;
    std::vector<FigureSource> m_sources; ///< of the reading, in the order of placesOf()
};

} // namespace coffer

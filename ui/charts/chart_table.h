// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace coffer {

/// The numbers of a chart, as a table: exact, and written as the chart writes them. Cells are made when they are looked
/// at, so that a table of a hundred thousand rows costs nothing until somebody scrolls through it.
class ChartTable final : public QAbstractTableModel
{
    Q_OBJECT

public:
    struct Column
    {
        QString heading;
        bool isAmount = false; ///< aligned to the right; never taken for a formula when it is copied

        friend bool operator==(const Column &, const Column &) = default;
    };
    using CellText = std::function<QString(int row, int column)>;

    using QAbstractTableModel::QAbstractTableModel;

    /// `text` is called for as long as this content stands: what it refers to must live as long.
    void setContent(std::vector<Column> columns, int rows, CellText text);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool isAmount(int column) const { return m_columns[size_t(column)].isAmount; }

private:
    std::vector<Column> m_columns;
    int m_rows = 0;
    CellText m_text;
};

/// Puts rows of the table on the clipboard, as tab-separated text and as HTML, with headings; no rows given: all. A
/// cell cannot break out of its column nor become a formula of a spreadsheet, whatever a server put into a name.
void copyTable(const ChartTable &table, const std::vector<int> &rows = {});

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <numeric>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

QString guarded(QString text, bool isAmount)
{
    for (const QChar separator : u"\t\n\r"_s)
        text.replace(separator, u' ');
    return !isAmount && !text.isEmpty() && u"=+-@"_s.contains(text.front()) ? u'\'' + text : text;
}

} // namespace

void ChartTable::setContent(std::vector<Column> columns, int rows, CellText text)
{
    // A new reading changes figures, not rows: whoever reads the table keeps the place.
    const bool sameShape = rows == m_rows && columns.size() == m_columns.size();
    if (!sameShape)
        beginResetModel();
    const bool sameHeadings = columns == m_columns;
    m_columns = std::move(columns);
    m_rows = rows;
    m_text = std::move(text);
    if (!sameShape) {
        endResetModel();
        return;
    }
    if (!sameHeadings && !m_columns.empty())
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(m_columns.size()) - 1);
    if (m_rows > 0 && !m_columns.empty())
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, int(m_columns.size()) - 1));
}

int ChartTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int ChartTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant ChartTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return m_text(index.row(), index.column());
    if (role == Qt::AccessibleTextRole) // read without the heading, a figure says nothing
        return u"%1: %2"_s.arg(m_columns[size_t(index.column())].heading, m_text(index.row(), index.column()));
    if (role == Qt::TextAlignmentRole)
        return int((isAmount(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

QVariant ChartTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    if (role == Qt::DisplayRole)
        return m_columns[size_t(section)].heading;
    if (role == Qt::TextAlignmentRole)
        return int((isAmount(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

void copyTable(const ChartTable &table, const std::vector<int> &rows)
{
    std::vector<int> wanted = rows;
    if (wanted.empty()) {
        wanted.resize(size_t(table.rowCount()));
        std::iota(wanted.begin(), wanted.end(), 0);
    }
    QStringList lines;
    QString html = u"<table>"_s;
    const auto add = [&](const QStringList &cells, const QString &tag) {
        lines += cells.join(u'\t');
        html += u"<tr>"_s;
        for (const QString &text : cells)
            html += u"<%1>%2</%1>"_s.arg(tag, text.toHtmlEscaped());
        html += u"</tr>"_s;
    };
    QStringList cells;
    for (int column = 0; column < table.columnCount(); ++column)
        cells += guarded(table.headerData(column, Qt::Horizontal).toString(), false);
    add(cells, u"th"_s);
    for (const int row : wanted) {
        cells.clear();
        for (int column = 0; column < table.columnCount(); ++column)
            cells += guarded(table.index(row, column).data().toString(), table.isAmount(column));
        add(cells, u"td"_s);
    }
    auto *copied = new QMimeData;
    copied->setText(lines.join(u'\n'));
    copied->setHtml(html + u"</table>"_s);
    QGuiApplication::clipboard()->setMimeData(copied);
}

} // namespace coffer

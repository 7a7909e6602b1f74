// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_copy.h"

#include <items/item_roles.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMimeData>
#include <QTableView>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

QString safeText(QString text)
{
    for (const char16_t separator : {u'\t', u'\n', u'\r'})
        text.replace(QChar(separator), u' ');
    return !text.isEmpty() && u"=+-@"_s.contains(text.front()) ? u'\'' + text : text;
}

/// An exact amount may begin with a minus; it is a number, and safe.
QString cellText(const QModelIndex &index)
{
    const QString exact = index.data(ExactTextRole).toString();
    return exact.isEmpty() ? safeText(index.data().toString()) : exact;
}

} // namespace

void copySelectedRows(const QTableView &table)
{
    QList<int> columns;
    for (int visual = 0; visual < table.horizontalHeader()->count(); ++visual) {
        const int column = table.horizontalHeader()->logicalIndex(visual);
        if (!table.isColumnHidden(column))
            columns += column;
    }
    QStringList lines;
    QString html = u"<table>"_s;
    const auto add = [&](const QStringList &cells, QLatin1StringView tag) {
        lines += cells.join(u'\t');
        html += u"<tr>"_s;
        for (const QString &cell : cells)
            html += u"<%1>%2</%1>"_s.arg(tag, cell.toHtmlEscaped());
        html += u"</tr>"_s;
    };
    QStringList headings;
    for (const int column : columns)
        headings += safeText(table.model()->headerData(column, Qt::Horizontal).toString());
    add(headings, "th"_L1);
    QModelIndexList rows = table.selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (const int column : columns)
            cells += cellText(row.siblingAtColumn(column));
        add(cells, "td"_L1);
    }
    auto *copied = new QMimeData;
    copied->setText(lines.join(u'\n'));
    copied->setHtml(html + u"</table>"_s);
    QGuiApplication::clipboard()->setMimeData(copied);
}

} // namespace coffer

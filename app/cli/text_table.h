// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QTextStream>

#include <vector>

namespace coffer {

/// Columns of text for a terminal: headings, a rule, rows. Untrusted text is shown without control characters.
class TextTable
{
public:
    enum class Align { Left, Right };
    struct Column
    {
        QString heading;
        Align align = Align::Left;
    };
    explicit TextTable(std::vector<Column> columns) : m_columns(std::move(columns)) {}
    void addRow(QStringList cells);
    void print(QTextStream &out) const;

private:
    std::vector<Column> m_columns;
    std::vector<QStringList> m_rows;
};

} // namespace coffer

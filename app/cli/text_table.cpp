// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/text_table.h>

#include <base/error.h>

#include <algorithm>

namespace coffer {

namespace {

/// Columns that a terminal gives to the text: wide East Asian characters take two.
qsizetype widthOf(const QString &text)
{
    qsizetype width = 0;
    for (const char32_t c : text.toUcs4()) {
        if (QChar::category(c) == QChar::Mark_NonSpacing)
            continue;
        const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0x1F300 && c <= 0x1FAFF);
        width += wide ? 2 : 1;
    }
    return width;
}

} // namespace

void TextTable::addRow(QStringList cells)
{
    for (QString &cell : cells)
        cell = shortened(cell, 60);
    cells.resize(qsizetype(m_columns.size()));
    m_rows.push_back(std::move(cells));
}

void TextTable::print(QTextStream &out) const
{
    std::vector<qsizetype> widths;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        qsizetype width = widthOf(m_columns[i].heading);
        for (const QStringList &row : m_rows)
            width = std::max(width, widthOf(row[qsizetype(i)]));
        widths.push_back(width);
    }
    const auto line = [&](const auto &cellOf) {
        QString text;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const QString cell = cellOf(i);
            const QString padding(widths[i] - widthOf(cell), u' ');
            if (i > 0)
                text += QStringLiteral("  ");
            text += m_columns[i].align == Align::Right ? padding + cell : cell + padding;
        }
        while (text.endsWith(u' '))
            text.chop(1);
        out << text << '\n';
    };
    line([this](std::size_t i) { return m_columns[i].heading; });
    line([&](std::size_t i) { return QString(widths[i], u'-'); });
    for (const QStringList &row : m_rows)
        line([&](std::size_t i) { return row[qsizetype(i)]; });
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/statement_import.h>

#include <vector>

namespace coffer {

/// What stands in a file of separated values, cell by cell. Nothing is trimmed, converted or guessed.
struct CsvTable
{
    QStringList columns; ///< headings; a second of the same text is "Text (2)", an empty one its number
    std::vector<QStringList> rows;
    std::vector<int> lines; ///< of each row: the line of the file in which it begins, from 1
};

/// Strict RFC 4180: a quote inside a cell is doubled and the cell quoted, nothing stands behind a closing quote, every
/// row has as many cells as the headings; lines end by CR LF or LF; empty lines are left out. Caps: 16 MiB, 100,000
/// rows, 200 columns, 10,000 characters in a cell. Pure.
/// Errors: MalformedReply (`where` is "line 7": encoding, quotes, count of cells), TooLarge, InvalidInput (format).
[[nodiscard]] Result<CsvTable> readCsv(const QByteArray &bytes, const CsvFormat &format);

/// What the format seems to be, to begin with: the user sees it and decides.
[[nodiscard]] CsvFormat proposedFormat(const QByteArray &bytes);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace coffer {

/// Puts the selected rows of a table on the clipboard, as tab-separated text and as HTML, with headings: the columns
/// that are shown, in their order. No cell can break out of its column nor become a formula of a spreadsheet.
void copySelectedRows(const QTableView &table);

} // namespace coffer

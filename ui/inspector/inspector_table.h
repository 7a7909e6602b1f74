// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableWidget>

namespace coffer {

/// A table of a label and an amount in a narrow column: digits under digits, as high as its rows, no scroll bars. Rows
/// can be walked through with the keys, and activated.
class InspectorTable final : public QTableWidget
{
    Q_OBJECT

public:
    enum class Weight { Normal, Strong };

    explicit InspectorTable(const QString &objectName, QWidget *parent = nullptr);

    /// `toolTip`: plain text; empty: the texts themselves.
    void addRow(const QString &label, const QString &amount, Weight weight, const QString &toolTip = {});
    /// Under a figure, over the whole width: where it stands in the reply. A path reads from left to right everywhere.
    void addPlace(const QString &text);
    void setSign(int row, const QIcon &icon);
    void clearRows();
    void fitHeight(); ///< after the last row
};

} // namespace coffer

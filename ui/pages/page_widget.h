// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>
#include <items/display_format.h>

#include <QWidget>

namespace coffer {

/// One page of the window. Shows the position and what else its own slots bring; says by signals what the user wishes.
class PageWidget : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void showPosition(const CashPosition &position) = 0;
    /// How values are written; hidden amounts are hidden in everything the page shows, tooltips and charts too.
    virtual void setFormat(const DisplayFormat &format) = 0;
    virtual void setTablesShown(bool) {}           ///< Alt+T: the tables behind the charts
    virtual void setFilterText(const QString &) {} ///< what was typed into the search field; empty: all
    [[nodiscard]] virtual bool canCopy() const { return false; }
    virtual void copy() const {} ///< the selection, as tab-separated text and HTML
    /// How the user arranged the page: columns, ranges, groups. Opaque; restoreState() says whether it could be used.
    [[nodiscard]] virtual QByteArray saveState() const { return {}; }
    [[nodiscard]] virtual bool restoreState(const QByteArray &) { return true; }

Q_SIGNALS:
    void selectionSummaryChanged(const QString &text); ///< "3 accounts: EUR 1,234.00"; empty: nothing selected
    void stateChanged();                               ///< the user arranged something that saveState() keeps
    void accountOpened(const coffer::AccountId &id);   ///< show it in the inspector
};

} // namespace coffer

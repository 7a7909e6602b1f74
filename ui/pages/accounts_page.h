// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page_widget.h"

#include <items/account_filter_proxy.h>
#include <items/account_tree_model.h>

class QLabel;
class QTreeView;
class QToolButton;

namespace coffer {

class PlainLabel;

/// All accounts as a tree with native subtotals.
class AccountsPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit AccountsPage(QWidget *parent = nullptr);

    void showPosition(const CashPosition &position) override;
    void setFormat(const DisplayFormat &format) override;
    void setProviderNames(const QHash<ProviderId, QString> &names);
    void setGrouping(AccountTreeModel::Grouping grouping);
    void setFilterText(const QString &text) override;
    void setCurrencyFilter(const QString &currency);
    void selectAccount(const AccountId &id);
    [[nodiscard]] std::optional<AccountId> currentAccount() const;
    [[nodiscard]] bool canCopy() const override { return true; }
    void copy() const override;

Q_SIGNALS:
    void currentAccountChanged(const coffer::AccountId &id);
    void currencyFilterCleared();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateTexts();
    void updateEmptyText();
    void fitNames();
    void showHeaderMenu(const QPoint &position);
    void tellSelection();
    [[nodiscard]] QList<int> visibleColumns() const;
    [[nodiscard]] QModelIndexList selectedRows() const;

    AccountTreeModel *m_model;
    AccountFilterProxy *m_proxy;
    QTreeView *m_view;
    QWidget *m_filterChip;
    PlainLabel *m_filterText;
    QToolButton *m_clearFilter;
    PlainLabel *m_empty;
    DisplayFormat m_format;
    int m_fittedWidth = 0; ///< of the name column; another one was set by the user
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page_widget.h"

#include <items/account_filter_proxy.h>
#include <items/account_tree_model.h>
#include <ui/figure_parts.h>

#include <QSet>
#include <QTimer>

class QAction;
class QActionGroup;
class QMenu;
class QToolButton;
class QTreeView;

namespace coffer {

class LevelBar;
class PlainLabel;

/// All accounts as a tree with native subtotals. What the user arranges (columns, order, widths, levels, what is
/// closed, sorting) is kept by saveState().
class AccountsPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit AccountsPage(QWidget *parent = nullptr);
    ~AccountsPage() override;

    void showPosition(const CashPosition &position) override;
    void setFormat(const DisplayFormat &format) override;
    void setProviderNames(const QHash<ProviderId, QString> &names);
    void setEntities(const std::vector<Entity> &entities);
    void setBusinessDays(const BusinessDays &days); ///< for cut-offs
    void setLevels(const AccountTreeModel::Levels &levels);
    void setGrouping(AccountTreeModel::Grouping grouping) { setLevels({grouping}); }
    /// With many accounts the tree follows a moment after the last key.
    void setFilterText(const QString &text) override;
    void setCurrencyFilter(const QString &currency);
    void selectAccount(const AccountId &id);
    void fillMenu(QMenu *menu); ///< with what can be chosen here; once
    [[nodiscard]] std::optional<AccountId> currentAccount() const;
    [[nodiscard]] bool canCopy() const override { return true; }
    void copy() const override;
    /// Version, columns in their order with width, levels, closed groups, sorting. A state that cannot be read or is of
    /// another version leaves the page as it was made, and is told.
    [[nodiscard]] QByteArray saveState() const override;
    [[nodiscard]] bool restoreState(const QByteArray &state) override;

public Q_SLOTS:
    /// The readings of today, for the sparklines.
    void showToday(const QHash<coffer::AccountId, coffer::TrendSeries> &series);

Q_SIGNALS:
    void currentAccountChanged(const coffer::AccountId &id);
    void currencyFilterCleared();
    void wanted(); ///< something was chosen from the menu of fillMenu(): bring the page up
    void levelsChanged(const coffer::AccountTreeModel::Levels &levels);
    /// Where does this figure come from?
    void provenanceWanted(const coffer::AccountId &id, coffer::BalanceColumn column);
    void partsWanted(const coffer::FigureParts &parts);
    /// The user moved accounts to another entity, and said yes.
    void accountSettingsChanged(const std::vector<std::pair<coffer::AccountId, coffer::AccountSettings>> &settings);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void makeView();
    void makeActions();
    void makeGroupings();
    void updateGroupings();
    void updateTexts();
    void updateEmptyText();
    void fitNames();
    void resetColumns();
    void openColumns();
    void showHeaderMenu(const QPoint &position);
    void showRowMenu(const QPoint &position);
    void explain(const QModelIndex &index);
    void openRow(const QModelIndex &index);
    void openToLevel(int level);
    void applyClosed();
    void askMove(const std::vector<AccountId> &accounts, const QString &entity);
    void tellSelection();
    [[nodiscard]] QString pathText(const QModelIndex &viewIndex) const;
    [[nodiscard]] std::vector<const PositionAccount *> selectedAccounts() const;
    [[nodiscard]] QList<int> visibleColumns() const;
    [[nodiscard]] QModelIndexList selectedRows() const;

    AccountTreeModel *m_model;
    AccountFilterProxy *m_proxy;
    QTreeView *m_view;
    LevelBar *m_levelBar;
    QToolButton *m_columns;
    QWidget *m_filterChip;
    PlainLabel *m_filterText;
    QToolButton *m_clearFilter;
    PlainLabel *m_empty;
    std::vector<QAction *> m_levelActions; ///< Ctrl+Shift+1 to 3
    QAction *m_numbersShown;
    QAction *m_chooseColumns;
    QMenu *m_groupMenu = nullptr;
    QActionGroup *m_groupings; ///< one level, or none; several are arranged in the level bar
    DisplayFormat m_format;
    QTimer m_filterSoon;
    QString m_wantedFilter;
    QSet<QString> m_closed; ///< ways to the groups that the user closed
    bool m_applyingClosed = false;
    bool m_groupsChanged = false; ///< since the view was opened last
    int m_fittedWidth = 0;        ///< of the name column; another one was set by the user
};

} // namespace coffer

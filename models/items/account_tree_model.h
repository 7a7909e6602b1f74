// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <items/display_format.h>
#include <items/item_roles.h>
#include <wording/labels.h>

#include <QAbstractItemModel>
#include <QHash>

#include <memory>

namespace coffer {

/// The accounts of a position as a tree: groups with their accounts, or all accounts in one list.
///
/// Totals are native: a group whose accounts share one currency carries its subtotal itself; one with several has a
/// subtotal row per currency under its accounts. Nothing is ever added across currencies. Accounts that are out of
/// totals are shown and marked, not counted.
///
/// Rows keep the order of the position (a proxy sorts). apply() changes only what differs, so that selection and
/// expansion stay; values that changed are told in one dataChanged per parent.
class AccountTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class Grouping { None, Entity, Provider, Currency };
    enum class RowKind { Group, Account, Subtotal };
    enum Column {
        Name,
        ConnectionName,
        ProviderName,
        Currency,
        Posted,
        Available,
        OwnAvailable,
        Blocked,
        Pending,
        AsOf,
        Confirmed, ///< how long ago
        State,
        ColumnCount,
    };

    explicit AccountTreeModel(QObject *parent = nullptr);
    ~AccountTreeModel() override;

    void apply(const CashPosition &position);
    void setGrouping(Grouping grouping);
    [[nodiscard]] Grouping grouping() const { return m_grouping; }
    void setFormat(const DisplayFormat &format);
    /// Names for groups and the provider column; without one the provider's id is shown.
    void setProviderNames(const QHash<ProviderId, QString> &names);

    /// The account of a row; nullptr for groups and subtotals. Valid until the next apply().
    [[nodiscard]] const PositionAccount *account(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const AccountId &id) const;
    [[nodiscard]] static std::optional<BalanceColumn> balanceColumn(int column);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Node;
    using Nodes = std::vector<std::unique_ptr<Node>>;

    [[nodiscard]] const Node *nodeAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOfNode(const Node *node, int column = 0) const;
    [[nodiscard]] QString groupTitle(const PositionAccount &account) const;
    [[nodiscard]] Nodes makeGroups() const;
    void rebuild();
    void merge(Node *parent, Nodes wanted);
    void removeVanished(Node *parent, const Nodes &wanted);
    void insertNew(Node *parent, Nodes *wanted);
    void reorder(Node *parent, const QHash<QString, int> &positions);
    void updateValues(Node *parent, Nodes *wanted);
    [[nodiscard]] QVariant accountData(const Node &node, int column, int role) const;
    [[nodiscard]] QVariant totalData(const Node &node, int column, int role) const;
    [[nodiscard]] QString accountText(const PositionAccount &account, int column) const;
    [[nodiscard]] QString totalText(const Node &node, int column) const;
    [[nodiscard]] QString totalToolTip(const Node &node, int column) const;

    std::unique_ptr<Node> m_root;
    std::vector<PositionAccount> m_accounts; ///< of the last position, for a change of grouping
    UtcTime m_now;
    Grouping m_grouping = Grouping::Entity;
    DisplayFormat m_format;
    AmountFormat m_amounts;
    QHash<ProviderId, QString> m_providerNames;
};

} // namespace coffer

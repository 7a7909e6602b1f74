// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/business_calendar.h>
#include <balances/entity.h>
#include <balances/trend.h>
#include <items/display_format.h>
#include <items/item_roles.h>
#include <wording/labels.h>

#include <QAbstractItemModel>
#include <QHash>

#include <memory>

namespace coffer {

/// The accounts of a position as a tree: groups inside groups with their accounts, or all accounts in one list.
///
/// Totals are native: a group whose accounts share one currency carries its subtotal itself; one with several has a
/// subtotal row per currency under its children, unless these are groups of one currency each. Nothing is ever added
/// across currencies, at no level. Accounts that are out of totals are shown and marked, not counted. Each account
/// stands in one group of each level.
///
/// Rows keep the order of the position, groups that of their names (a proxy sorts). apply() changes only what differs,
/// so that selection and expansion stay; values that changed are told in one dataChanged per parent.
class AccountTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class Grouping {
        None,
        Entity,
        Provider,
        Currency,
        Country, ///< of the entity
        Tag,     ///< the first of the account's
        Source,  ///< live, test, typed by hand
    };
    using Levels = std::vector<Grouping>; ///< the outermost first; empty: all accounts in one list
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
        Confirmed,   ///< how long ago
        State,       ///< its age, and whether it counts
        LastAttempt, ///< its outcome: beside the age, never merged with it
        Source,
        Today,         ///< the day's readings, drawn
        AccountNumber, ///< IBAN, else the provider's id
        Country,
        Tags,
        Unexplained,
        Limits, ///< how it stands to minimum, target and maximum
        CutOffs,
        Note,
        ColumnCount,
    };

    explicit AccountTreeModel(QObject *parent = nullptr);
    ~AccountTreeModel() override;

    void apply(const CashPosition &position);
    /// None and what was named before are left out.
    void setLevels(const Levels &levels);
    [[nodiscard]] const Levels &levels() const { return m_levels; }
    void setGrouping(Grouping grouping) { setLevels({grouping}); } ///< one level; None: no groups
    void setFormat(const DisplayFormat &format);
    /// Names for groups and the provider column; without one the provider's id is shown.
    void setProviderNames(const QHash<ProviderId, QString> &names);
    void setEntities(const std::vector<Entity> &entities);
    void setBusinessDays(const BusinessDays &days);
    /// Account numbers whole instead of masked.
    void setNumbersShown(bool shown);
    /// The readings of today (Step::Reading), for the column Today.
    void setToday(const QHash<AccountId, TrendSeries> &series);

    /// The account of a row; nullptr for groups and subtotals. Valid until the next apply().
    [[nodiscard]] const PositionAccount *account(const QModelIndex &index) const;
    /// Those of a group or of one currency of it, counted or not; of an account itself. Valid until the next apply().
    [[nodiscard]] std::vector<const PositionAccount *> accountsUnder(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const AccountId &id) const;
    [[nodiscard]] RowKind kind(const QModelIndex &index) const;
    [[nodiscard]] static std::optional<BalanceColumn> balanceColumn(int column);
    [[nodiscard]] static bool isAmount(int column) { return balanceColumn(column) || column == Unexplained; }
    [[nodiscard]] static QString groupingLabel(Grouping grouping);
    /// For saved layouts: "posted", "last-attempt", …
    [[nodiscard]] static QString columnCode(Column column);
    [[nodiscard]] static QString groupingCode(Grouping grouping);
    [[nodiscard]] static std::optional<Grouping> groupingFromCode(const QString &code);
    /// The way to a group, for saved layouts: the titles from the outermost on.
    [[nodiscard]] QStringList pathOf(const QModelIndex &index) const;

    /// Place of an account among all when they are sorted by the column, computed once for all of them; nothing where
    /// it has no value there.
    [[nodiscard]] std::optional<int> sortRank(const QModelIndex &index) const;
    /// All texts by which a row can be found, case folded.
    [[nodiscard]] const QString &foldedTexts(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                       const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }

Q_SIGNALS:
    /// Accounts were dropped on the group of an entity, or on something in it. Nothing has changed yet.
    void entityMoveRequested(const std::vector<coffer::AccountId> &accounts, const QString &entity);

private:
    struct Node;
    using Nodes = std::vector<std::unique_ptr<Node>>;
    using Accounts = std::vector<const PositionAccount *>;
    struct Change
    {
        Node *parent;
        int first;
        int last;
    };

    [[nodiscard]] const Node *nodeAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOfNode(const Node *node, int column = 0) const;
    [[nodiscard]] std::optional<QString> entityAt(const QModelIndex &index) const;

    // What the tree should be, and bringing it there:
    [[nodiscard]] QString groupValue(const PositionAccount &account, Grouping grouping) const;
    [[nodiscard]] QString groupTitle(const QString &value, Grouping grouping) const;
    [[nodiscard]] std::unique_ptr<Node> makeAccount(const PositionAccount &account) const;
    [[nodiscard]] std::unique_ptr<Node> makeGroup(const QString &value, const Accounts &accounts,
                                                  std::size_t level) const;
    void addSubtotals(Node *group, const Accounts &accounts, const std::vector<CurrencyTotal> &totals) const;
    [[nodiscard]] Nodes makeNodes(const Accounts &accounts, std::size_t level) const;
    [[nodiscard]] QString ageTextOf(const std::optional<UtcTime> &confirmedAt) const;
    [[nodiscard]] Nodes makeAll() const;
    void rebuild();
    void update();
    void merge(Node *parent, Nodes wanted, std::vector<Change> *changes);
    void removeVanished(Node *parent, const Nodes &wanted);
    void insertNew(Node *parent, Nodes *wanted);
    void reorder(Node *parent, const QHash<QString, int> &positions);
    void takeValues(Node *parent, Nodes *wanted, std::vector<Change> *changes);
    void columnChanged(int column);

    // What is shown of it (account_tree_data.cpp):
    [[nodiscard]] QVariant accountData(const Node &node, int column, int role) const;
    [[nodiscard]] QVariant sortValue(const PositionAccount &account, int column) const;
    [[nodiscard]] QVariant totalData(const Node &node, int column, int role) const;
    [[nodiscard]] QString accountText(const PositionAccount &account, int column) const;
    [[nodiscard]] QString accountToolTipAt(const PositionAccount &account, int column) const;
    [[nodiscard]] QString attemptText(const PositionAccount &account) const;
    [[nodiscard]] QString numberText(const PositionAccount &account) const;
    [[nodiscard]] QString cutOffTextOf(const PositionAccount &account) const;
    [[nodiscard]] QString totalText(const Node &node, int column) const;
    [[nodiscard]] QString totalToolTip(const Node &node, int column) const;
    void rank(int column) const;

    std::unique_ptr<Node> m_root;
    std::vector<PositionAccount> m_accounts; ///< of the last position, for a change of levels
    QHash<ConnectionId, std::vector<CutOff>> m_cutOffs;
    UtcTime m_now;
    Levels m_levels{Grouping::Entity};
    DisplayFormat m_format;
    AmountFormat m_amounts;
    QHash<ProviderId, QString> m_providerNames;
    QHash<QString, QString> m_countries; ///< of entities
    BusinessDays m_days;
    QHash<AccountId, std::shared_ptr<const TrendSeries>> m_today;
    bool m_numbersShown = false;
    mutable QHash<qint64, QString> m_ageTexts; ///< of one makeAll()
    mutable int m_rankedColumn = -1;           ///< whose ranks the nodes hold
    mutable quint64 m_rankEpoch = 1;           ///< ranks of an earlier one are void
};

} // namespace coffer

Q_DECLARE_METATYPE(std::shared_ptr<const coffer::TrendSeries>)

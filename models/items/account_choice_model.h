// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>
#include <items/item_roles.h>

#include <QAbstractItemModel>

#include <set>

namespace coffer {

/// Whose history is to be shown: the total of one currency, or accounts, grouped by entity, with a box to check at
/// each. One or the other: checking a total unchecks the accounts, and the other way round.
class AccountChoiceModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit AccountChoiceModel(QObject *parent = nullptr);

    /// Keeps what is checked as far as it is still there.
    void setPosition(const CashPosition &position);
    void chooseTotal(const QString &currency);
    void chooseAccounts(const std::vector<AccountId> &accounts);
    [[nodiscard]] const QString &total() const { return m_total; } ///< empty: accounts are chosen
    [[nodiscard]] const std::set<AccountId> &accounts() const { return m_chosen; }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void chosen(); ///< by whomever

private:
    struct Entry
    {
        QString text;
        QString search;
        QString currency;
        AccountId account; ///< empty: the total of the currency
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    struct Group
    {
        QString title;
        std::vector<Entry> entries;
        friend bool operator==(const Group &, const Group &) = default;
    };
    [[nodiscard]] std::vector<Group> groupsOf(const CashPosition &position) const;
    [[nodiscard]] const Entry *entry(const QModelIndex &index) const;
    [[nodiscard]] bool isChecked(const Entry &entry) const;
    void tellChecks();

    std::vector<Group> m_groups; ///< the totals first
    QString m_total;
    std::set<AccountId> m_chosen;
};

} // namespace coffer

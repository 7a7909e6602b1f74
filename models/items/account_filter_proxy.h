// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace coffer {

class AccountTreeModel;

/// Sorts and filters the accounts of an AccountTreeModel. Amounts are compared as exact decimals; rows without a value
/// come last, whichever the order. Subtotals stay under what they belong to, and groups keep the order of their names
/// unless the names are what is sorted by. While a filter is set, subtotals are left out and groups show no sums: they
/// would not be the sums of what is seen.
class AccountFilterProxy final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit AccountFilterProxy(QObject *parent = nullptr);

    void setSourceModel(QAbstractItemModel *model) override; ///< an AccountTreeModel
    /// Every word must stand somewhere in the account's texts (name, ids, IBAN, entity, country, tags, connection,
    /// currency), without regard to case. An IBAN may be typed with blanks.
    void setFilterWords(const QString &text);
    /// Only accounts of this currency; empty: all.
    void setCurrency(const QString &currency);
    [[nodiscard]] const QString &currency() const { return m_currency; }
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty() || !m_currency.isEmpty(); }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    const AccountTreeModel *m_accounts = nullptr; ///< the source model
    QStringList m_words;                          ///< case folded
    QString m_joined;                             ///< the words without blanks, for an IBAN
    QString m_currency;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace coffer {

/// Sorts and filters accounts. Amounts are compared as exact decimals; rows without a value come last, whichever the
/// order. Subtotals stay under the accounts they belong to, and groups keep the order of their names unless the names
/// are what is sorted by. While a filter is set, subtotals are left out: they would not be the sums of what is seen.
class AccountFilterProxy final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit AccountFilterProxy(QObject *parent = nullptr);

    /// Every word must stand somewhere in the account's texts (name, ids, IBAN, entity, connection, currency), without
    /// regard to case. An IBAN may be typed with blanks.
    void setFilterWords(const QString &text);
    /// Only accounts of this currency; empty: all.
    void setCurrency(const QString &currency);
    [[nodiscard]] const QString &currency() const { return m_currency; }
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty() || !m_currency.isEmpty(); }

protected:
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    QStringList m_words;
    QString m_joined; ///< the words without blanks, for an IBAN
    QString m_currency;
};

} // namespace coffer

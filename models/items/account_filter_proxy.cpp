// SPDX-License-Identifier: GPL-3.0-or-later
#include <items/account_filter_proxy.h>

#include <items/account_tree_model.h>

namespace coffer {

using namespace Qt::StringLiterals;

AccountFilterProxy::AccountFilterProxy(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(SortRole);
    setRecursiveFilteringEnabled(true);
}

void AccountFilterProxy::setFilterWords(const QString &text)
{
    const QString simple = text.simplified();
    m_words = simple.split(u' ', Qt::SkipEmptyParts);
    m_joined = QString(simple).remove(u' ');
    invalidateFilter();
}

void AccountFilterProxy::setCurrency(const QString &currency)
{
    m_currency = currency;
    invalidateFilter();
}

bool AccountFilterProxy::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (!isFiltering())
        return true;
    const QModelIndex index = sourceModel()->index(sourceRow, 0, sourceParent);
    // A group is there because of the accounts that were found in it.
    if (index.data(RowKindRole).toInt() != int(AccountTreeModel::RowKind::Account))
        return false;
    if (!m_currency.isEmpty() && index.data(CurrencyRole).toString() != m_currency)
        return false;
    const QString texts = index.data(FilterTextRole).toString();
    if (m_words.size() > 1 && texts.contains(m_joined, Qt::CaseInsensitive))
        return true;
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString &word) { return texts.contains(word, Qt::CaseInsensitive); });
}

bool AccountFilterProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    using Kind = AccountTreeModel::RowKind;
    const bool ascending = sortOrder() == Qt::AscendingOrder;
    // In descending order Qt asks the other way round, so what must stay last has to turn with it.
    const auto last = [&](bool isLeft) { return isLeft != ascending; };

    const auto kind = Kind(left.data(RowKindRole).toInt());
    const auto otherKind = Kind(right.data(RowKindRole).toInt());
    if (kind == Kind::Subtotal || otherKind == Kind::Subtotal) {
        if (kind == otherKind)
            return (left.row() < right.row()) == ascending;
        return last(kind == Kind::Subtotal);
    }
    if (kind == Kind::Group && left.column() != AccountTreeModel::Name)
        return (left.row() < right.row()) == ascending;

    const QVariant a = left.data(SortRole);
    const QVariant b = right.data(SortRole);
    if (!a.isValid() || !b.isValid())
        return a.isValid() == b.isValid() ? false : last(!a.isValid());
    if (a.metaType() == QMetaType::fromType<Decimal>())
        return a.value<Decimal>() < b.value<Decimal>();
    if (a.metaType() == QMetaType::fromType<qint64>())
        return a.toLongLong() < b.toLongLong();
    return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
}

} // namespace coffer

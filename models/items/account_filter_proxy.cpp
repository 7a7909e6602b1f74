// SPDX-License-Identifier: GPL-3.0-or-later
#include <items/account_filter_proxy.h>

#include <items/account_tree_model.h>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

AccountFilterProxy::AccountFilterProxy(QObject *parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
}

void AccountFilterProxy::setSourceModel(QAbstractItemModel *model)
{
    m_accounts = qobject_cast<const AccountTreeModel *>(model);
    Q_ASSERT(m_accounts || !model);
    QSortFilterProxyModel::setSourceModel(model);
}

void AccountFilterProxy::setFilterWords(const QString &text)
{
    const QStringList words = text.simplified().toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    m_joined = m_words.join(QString());
    invalidateFilter();
}

void AccountFilterProxy::setCurrency(const QString &currency)
{
    if (currency == m_currency)
        return;
    m_currency = currency;
    invalidateFilter();
}

QVariant AccountFilterProxy::data(const QModelIndex &index, int role) const
{
    const bool isShown = role == Qt::DisplayRole || role == ExactTextRole || role == IsAlarmingRole
        || role == PlainToolTipRole || role == Qt::ToolTipRole;
    if (isShown && isFiltering() && AccountTreeModel::isAmount(index.column())
        && m_accounts->kind(mapToSource(index)) != AccountTreeModel::RowKind::Account)
        return {};
    return QSortFilterProxyModel::data(index, role);
}

bool AccountFilterProxy::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (!isFiltering())
        return true;
    const QModelIndex index = m_accounts->index(sourceRow, 0, sourceParent);
    // A group is there because of the accounts that were found in it.
    const PositionAccount *account = m_accounts->account(index);
    if (!account)
        return false;
    if (!m_currency.isEmpty() && index.data(CurrencyRole).toString() != m_currency)
        return false;
    const QString &texts = m_accounts->foldedTexts(index);
    if (m_words.size() > 1 && texts.contains(m_joined))
        return true;
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return texts.contains(word); });
}

bool AccountFilterProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    using Kind = AccountTreeModel::RowKind;
    const bool ascending = sortOrder() == Qt::AscendingOrder;
    // In descending order Qt asks the other way round, so what must stay last has to turn with it.
    const auto last = [&](bool isLeft) { return isLeft != ascending; };

    const Kind kind = m_accounts->kind(left);
    const Kind otherKind = m_accounts->kind(right);
    if (kind == Kind::Subtotal || otherKind == Kind::Subtotal) {
        if (kind == otherKind)
            return (left.row() < right.row()) == ascending;
        return last(kind == Kind::Subtotal);
    }
    if (kind == Kind::Group) // they are in the order of their names
        return (left.row() < right.row()) == (ascending || left.column() == AccountTreeModel::Name);

    const auto a = m_accounts->sortRank(left);
    const auto b = m_accounts->sortRank(right);
    if (!a || !b)
        return a.has_value() == b.has_value() ? false : last(!a);
    return *a < *b;
}

} // namespace coffer

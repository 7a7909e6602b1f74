// SPDX-License-Identifier: GPL-3.0-or-later
#include <items/account_choice_model.h>

#include <algorithm>
#include <map>

namespace coffer {

using namespace Qt::StringLiterals;

AccountChoiceModel::AccountChoiceModel(QObject *parent) : QAbstractItemModel(parent) {}

std::vector<AccountChoiceModel::Group> AccountChoiceModel::groupsOf(const CashPosition &position) const
{
    Group totals{tr("Totals"), {}};
    for (const CurrencyTotal &total : position.totals) {
        const QString code = total.currency.toString();
        totals.entries.push_back({tr("All in %1").arg(code), code, code, {}});
    }
    std::map<QString, Group> byEntity;
    for (const PositionAccount &account : position.accounts) {
        const QString currency = account.snapshot.reading ? account.snapshot.reading->currency.toString() : QString();
        const QString iban = account.snapshot.reading ? account.snapshot.reading->iban : QString();
        Group &group = byEntity[account.entity];
        group.title = account.entity.isEmpty() ? tr("Without an entity") : account.entity;
        const QStringList search{account.name, account.entity, account.connectionName,
                                 iban,         currency,       account.snapshot.providerAccountId};
        group.entries.push_back({currency.isEmpty() ? account.name : tr("%1 (%2)").arg(account.name, currency),
                                 search.join(u'\n'), currency, account.snapshot.id});
    }
    std::vector<Group> groups{std::move(totals)};
    for (auto &[name, group] : byEntity) {
        std::stable_sort(group.entries.begin(), group.entries.end(), [](const Entry &a, const Entry &b) {
            return QString::localeAwareCompare(a.text, b.text) < 0;
        });
        groups.push_back(std::move(group));
    }
    return groups;
}

void AccountChoiceModel::setPosition(const CashPosition &position)
{
    auto groups = groupsOf(position);
    if (groups == m_groups)
        return;
    beginResetModel();
    m_groups = std::move(groups);
    endResetModel();
    std::set<AccountId> there;
    bool totalThere = false;
    for (const Group &group : m_groups) {
        for (const Entry &each : group.entries) {
            totalThere = totalThere || (each.account.isEmpty() && each.currency == m_total);
            if (m_chosen.contains(each.account))
                there.insert(each.account);
        }
    }
    const bool lost = there != m_chosen || (!m_total.isEmpty() && !totalThere);
    m_chosen = std::move(there);
    if (!totalThere)
        m_total.clear();
    // Something is always shown where there is something to show.
    if (m_total.isEmpty() && m_chosen.empty() && !m_groups.front().entries.empty())
        chooseTotal(m_groups.front().entries.front().currency);
    else if (lost)
        Q_EMIT chosen();
}

void AccountChoiceModel::tellChecks()
{
    for (int group = 0; group < rowCount(); ++group) {
        const QModelIndex parent = index(group, 0);
        if (rowCount(parent) > 0)
            Q_EMIT dataChanged(index(0, 0, parent), index(rowCount(parent) - 1, 0, parent), {Qt::CheckStateRole});
    }
    Q_EMIT chosen();
}

void AccountChoiceModel::chooseTotal(const QString &currency)
{
    m_total = currency;
    m_chosen.clear();
    tellChecks();
}

void AccountChoiceModel::chooseAccounts(const std::vector<AccountId> &accounts)
{
    m_total.clear();
    m_chosen = {accounts.begin(), accounts.end()};
    tellChecks();
}

const AccountChoiceModel::Entry *AccountChoiceModel::entry(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    return &m_groups[std::size_t(index.internalId() - 1)].entries[std::size_t(index.row())];
}

bool AccountChoiceModel::isChecked(const Entry &of) const
{
    return of.account.isEmpty() ? of.currency == m_total : m_chosen.contains(of.account);
}

QModelIndex AccountChoiceModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex AccountChoiceModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(int(index.internalId()) - 1, 0, quintptr(0));
}

int AccountChoiceModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    return parent.internalId() == 0 && parent.column() == 0 ? int(m_groups[std::size_t(parent.row())].entries.size())
                                                            : 0;
}

int AccountChoiceModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant AccountChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Entry *of = entry(index);
    if (!of) {
        const QString &title = m_groups[std::size_t(index.row())].title;
        return role == Qt::DisplayRole ? QVariant(title) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return of->text;
    case Qt::CheckStateRole:
        return int(isChecked(*of) ? Qt::Checked : Qt::Unchecked);
    case FilterTextRole:
        return of->search;
    case IdRole:
        return of->account.toString();
    case CurrencyRole:
        return of->currency;
    default:
        return {};
    }
}

bool AccountChoiceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Entry *of = entry(index);
    if (!of || role != Qt::CheckStateRole)
        return false;
    const bool check = value.toInt() == Qt::Checked;
    if (of->account.isEmpty()) {
        if (!check)
            return false; // something else has to be chosen instead
        chooseTotal(of->currency);
        return true;
    }
    if (check)
        m_chosen.insert(of->account);
    else if (m_chosen.size() > 1)
        m_chosen.erase(of->account);
    else
        return false;
    m_total.clear();
    tellChecks();
    return true;
}

Qt::ItemFlags AccountChoiceModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags usual = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return entry(index) ? usual | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren : usual;
}

} // namespace coffer

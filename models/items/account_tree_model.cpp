// SPDX-License-Identifier: GPL-3.0-or-later
#include <items/account_tree_model.h>

#include "account_tree_node.h"

#include <items/account_standing.h>

#include <QDataStream>
#include <QIODevice>
#include <QMimeData>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

const QString accountsMimeType = QStringLiteral("application/x-coffer-accounts");

Attention attentionFor(const PositionAccount &account)
{
    return worse(attentionOf(account.freshness),
                 account.snapshot.state == AccountState::Present ? Attention::None : Attention::Error);
}

} // namespace

AccountTreeModel::AccountTreeModel(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}

AccountTreeModel::~AccountTreeModel() = default;

void AccountTreeModel::apply(const CashPosition &position)
{
    // The nodes point into the earlier accounts until each of them was compared with what is new.
    const std::vector<PositionAccount> earlier = std::exchange(m_accounts, position.accounts);
    m_now = position.asOf;
    m_cutOffs.clear();
    for (const PositionConnection &entry : position.connections)
        m_cutOffs.insert(entry.connection.id, entry.connection.cutOffs);
    if (availableLabel(earlier) != availableLabel(m_accounts))
        Q_EMIT headerDataChanged(Qt::Horizontal, Available, Available);
    update();
}

void AccountTreeModel::update()
{
    std::vector<Change> changes;
    merge(m_root.get(), makeAll(), &changes);
    ++m_rankEpoch;
    for (const Change &change : changes)
        Q_EMIT dataChanged(indexOfNode(change.parent->children[size_t(change.first)].get(), 0),
                           indexOfNode(change.parent->children[size_t(change.last)].get(), ColumnCount - 1));
}

void AccountTreeModel::setLevels(const Levels &levels)
{
    Levels wanted;
    for (const Grouping level : levels) {
        if (level != Grouping::None && std::find(wanted.begin(), wanted.end(), level) == wanted.end())
            wanted.push_back(level);
    }
    if (wanted == m_levels)
        return;
    m_levels = wanted;
    rebuild();
}

void AccountTreeModel::setFormat(const DisplayFormat &format)
{
    m_format = format;
    m_amounts = format.amounts();
    // Also a change of language comes here, so titles are made anew.
    rebuild();
}

void AccountTreeModel::setProviderNames(const QHash<ProviderId, QString> &names)
{
    m_providerNames = names;
    update();
    columnChanged(ProviderName);
}

void AccountTreeModel::setEntities(const std::vector<Entity> &entities)
{
    QHash<QString, QString> countries;
    for (const Entity &entity : entities)
        countries.insert(entity.name, entity.country);
    if (countries == m_countries)
        return;
    m_countries = countries;
    update();
    columnChanged(Country);
}

void AccountTreeModel::setBusinessDays(const BusinessDays &days)
{
    if (days == m_days)
        return;
    m_days = days;
    update();
}

void AccountTreeModel::setNumbersShown(bool shown)
{
    m_numbersShown = shown;
    columnChanged(AccountNumber);
}

void AccountTreeModel::setToday(const QHash<AccountId, TrendSeries> &series)
{
    m_today.clear();
    for (auto one = series.begin(); one != series.end(); ++one)
        m_today.insert(one.key(), std::make_shared<const TrendSeries>(one.value()));
    columnChanged(Today);
}

void AccountTreeModel::columnChanged(int column)
{
    ++m_rankEpoch;
    std::vector<const Node *> parents{m_root.get()};
    for (std::size_t i = 0; i < parents.size(); ++i) {
        const Node *parent = parents[i];
        if (parent->children.empty())
            continue;
        for (const auto &child : parent->children) {
            child->foldedTexts = QString();
            if (child->kind == RowKind::Group)
                parents.push_back(child.get());
        }
        Q_EMIT dataChanged(indexOfNode(parent->children.front().get(), column),
                           indexOfNode(parent->children.back().get(), column));
    }
}

void AccountTreeModel::rebuild()
{
    beginResetModel();
    m_root->children = makeAll();
    m_root->adopt();
    ++m_rankEpoch;
    endResetModel();
}

// ---- what the tree should be

QString AccountTreeModel::groupValue(const PositionAccount &account, Grouping grouping) const
{
    switch (grouping) {
    case Grouping::None:
        return {};
    case Grouping::Entity:
        return account.entity;
    case Grouping::Provider:
        return account.provider.toString();
    case Grouping::Currency:
        return currencyOf(account);
    case Grouping::Country:
        return m_countries.value(account.entity);
    case Grouping::Tag:
        return account.settings.tags.value(0);
    case Grouping::Source:
        return dataSourceCode(account.freshness.source);
    }
    Q_UNREACHABLE();
}

QString AccountTreeModel::groupTitle(const QString &value, Grouping grouping) const
{
    switch (grouping) {
    case Grouping::None:
        return {};
    case Grouping::Entity:
        return value.isEmpty() ? tr("No entity") : value;
    case Grouping::Provider:
        return m_providerNames.value(ProviderId(value), value);
    case Grouping::Currency:
        return value.isEmpty() ? tr("Currency not known yet") : value;
    case Grouping::Country:
        return value.isEmpty() ? tr("No country") : value;
    case Grouping::Tag:
        return value.isEmpty() ? tr("No tag") : value;
    case Grouping::Source:
        return dataSourceLabel(dataSourceFromCode(value).value_or(DataSource::Live));
    }
    Q_UNREACHABLE();
}

std::unique_ptr<AccountTreeModel::Node> AccountTreeModel::makeAccount(const PositionAccount &account) const
{
    auto node = std::make_unique<Node>();
    node->kind = RowKind::Account;
    node->key = account.snapshot.id.toString();
    node->account = &account;
    node->attention = attentionFor(account);
    node->age = ageTextOf(account.snapshot.confirmedAt);
    node->cutOff = cutOffTextOf(account);
    return node;
}

/// The accounts of a connection were mostly confirmed together: each text is made once.
QString AccountTreeModel::ageTextOf(const std::optional<UtcTime> &confirmedAt) const
{
    if (!confirmedAt)
        return {};
    QString &text = m_ageTexts[qint64(confirmedAt->time_since_epoch().count())];
    if (text.isNull())
        text = confirmationAge(confirmedAt, m_now);
    return text;
}

AccountTreeModel::Nodes AccountTreeModel::makeAll() const
{
    m_ageTexts.clear();
    Accounts all;
    all.reserve(m_accounts.size());
    for (const PositionAccount &account : m_accounts)
        all.push_back(&account);
    return makeNodes(all, 0);
}

AccountTreeModel::Nodes AccountTreeModel::makeNodes(const Accounts &accounts, std::size_t level) const
{
    Nodes result;
    if (level >= m_levels.size()) {
        result.reserve(accounts.size());
        for (const PositionAccount *account : accounts)
            result.push_back(makeAccount(*account));
        return result;
    }
    QHash<QString, Accounts> groups;
    for (const PositionAccount *account : accounts)
        groups[groupValue(*account, m_levels[level])].push_back(account);
    for (auto group = groups.cbegin(); group != groups.cend(); ++group)
        result.push_back(makeGroup(group.key(), group.value(), level));
    const QCollator collator = collatorOf(m_format);
    std::sort(result.begin(), result.end(), [&](const auto &a, const auto &b) {
        if (a->value.isEmpty() != b->value.isEmpty())
            return b->value.isEmpty(); // what has none comes last
        const int order = collator.compare(a->title, b->title);
        return order != 0 ? order < 0 : a->value < b->value;
    });
    return result;
}

std::unique_ptr<AccountTreeModel::Node> AccountTreeModel::makeGroup(const QString &value, const Accounts &accounts,
                                                                    std::size_t level) const
{
    const std::vector<CurrencyTotal> totals = totalsOf(accounts);
    auto group = std::make_unique<Node>();
    group->key = u"group "_s + value;
    group->grouping = m_levels[level];
    group->value = value;
    group->title = groupTitle(value, m_levels[level]);
    group->accounts = int(accounts.size());
    group->counts = countsOf(totals);
    group->age = ageTextOf(group->counts->oldestConfirmation);
    if (totals.size() == 1)
        group->total = totals.front();
    for (const PositionAccount *account : accounts) {
        if (!account->inTotals() && account->exclusion != Exclusion::NeverRead)
            continue;
        const Attention attention = attentionFor(*account);
        group->attention = worse(group->attention, attention);
        if (attention == Attention::Error && !group->failed.contains(account->connectionName))
            group->failed += account->connectionName;
    }
    group->children = makeNodes(accounts, level + 1);
    // Groups of currencies right inside are the subtotals already.
    const bool isSplitByCurrency = level + 1 < m_levels.size() && m_levels[level + 1] == Grouping::Currency;
    if (totals.size() > 1 && !isSplitByCurrency)
        addSubtotals(group.get(), accounts, totals);
    group->adopt();
    return group;
}

void AccountTreeModel::addSubtotals(Node *group, const Accounts &accounts,
                                    const std::vector<CurrencyTotal> &totals) const
{
    QHash<QString, Attention> attentions;
    QHash<QString, QStringList> failed;
    for (const PositionAccount *account : accounts) {
        if (!account->inTotals())
            continue;
        const QString currency = currencyOf(*account);
        const Attention attention = attentionFor(*account);
        attentions[currency] = worse(attentions.value(currency, Attention::None), attention);
        if (attention == Attention::Error && !failed[currency].contains(account->connectionName))
            failed[currency] += account->connectionName;
    }
    for (const CurrencyTotal &total : totals) {
        const QString currency = total.currency.toString();
        auto subtotal = std::make_unique<Node>();
        subtotal->kind = RowKind::Subtotal;
        subtotal->key = u"total "_s + currency; // neither a group's nor an account's key looks like this
        subtotal->title = tr("Total %1", "subtotal of one currency").arg(currency);
        subtotal->total = total;
        subtotal->counts = total;
        subtotal->accounts = total.accounts + total.excluded;
        subtotal->attention = attentions.value(currency, Attention::None);
        subtotal->failed = failed.value(currency);
        subtotal->age = ageTextOf(total.oldestConfirmation);
        group->children.push_back(std::move(subtotal));
    }
}

// ---- bringing it there

void AccountTreeModel::merge(Node *parent, Nodes wanted, std::vector<Change> *changes)
{
    const bool sameRows = std::equal(parent->children.begin(), parent->children.end(), wanted.begin(), wanted.end(),
                                     [](const auto &a, const auto &b) { return a->key == b->key; });
    if (!sameRows) { // seldom: most positions bring other values for the same rows
        QHash<QString, int> positions;
        positions.reserve(qsizetype(wanted.size()));
        for (const auto &node : wanted)
            positions.insert(node->key, int(positions.size()));
        removeVanished(parent, wanted);
        insertNew(parent, &wanted);
        reorder(parent, positions);
    }
    takeValues(parent, &wanted, changes);
}

void AccountTreeModel::removeVanished(Node *parent, const Nodes &wanted)
{
    QSet<QString> keys;
    for (const auto &node : wanted)
        keys.insert(node->key);
    Nodes &children = parent->children;
    for (int last = int(children.size()) - 1; last >= 0; --last) {
        if (keys.contains(children[size_t(last)]->key))
            continue;
        int first = last;
        while (first > 0 && !keys.contains(children[size_t(first - 1)]->key))
            --first;
        beginRemoveRows(indexOfNode(parent), first, last);
        children.erase(children.begin() + first, children.begin() + last + 1);
        parent->adopt();
        endRemoveRows();
        last = first;
    }
}

void AccountTreeModel::insertNew(Node *parent, Nodes *wanted)
{
    QSet<QString> keys;
    for (const auto &node : parent->children)
        keys.insert(node->key);
    for (std::size_t first = 0; first < wanted->size(); ++first) {
        if (keys.contains((*wanted)[first]->key))
            continue;
        std::size_t end = first + 1;
        while (end < wanted->size() && !keys.contains((*wanted)[end]->key))
            ++end;
        const auto at = std::min(first, parent->children.size());
        beginInsertRows(indexOfNode(parent), int(at), int(at + end - first) - 1);
        parent->children.insert(parent->children.begin() + std::ptrdiff_t(at),
                                std::make_move_iterator(wanted->begin() + std::ptrdiff_t(first)),
                                std::make_move_iterator(wanted->begin() + std::ptrdiff_t(end)));
        parent->adopt();
        endInsertRows();
        first = end - 1;
    }
    std::erase(*wanted, nullptr);
}

void AccountTreeModel::reorder(Node *parent, const QHash<QString, int> &positions)
{
    const auto earlier = [&](const auto &a, const auto &b) {
        return positions.value(a->key) < positions.value(b->key);
    };
    if (std::is_sorted(parent->children.begin(), parent->children.end(), earlier))
        return;
    Q_EMIT layoutAboutToBeChanged({QPersistentModelIndex(indexOfNode(parent))});
    const QModelIndexList before = persistentIndexList();
    std::stable_sort(parent->children.begin(), parent->children.end(), earlier);
    parent->adopt();
    QModelIndexList after;
    for (const QModelIndex &index : before)
        after += indexOfNode(static_cast<const Node *>(index.internalPointer()), index.column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({QPersistentModelIndex(indexOfNode(parent))});
}

void AccountTreeModel::takeValues(Node *parent, Nodes *wanted, std::vector<Change> *changes)
{
    // Both are in the same order; what was inserted just now is no longer among the wanted.
    auto fresh = wanted->begin();
    Change change{parent, -1, -1};
    for (const auto &node : parent->children) {
        if (fresh == wanted->end())
            break;
        if ((*fresh)->key != node->key)
            continue;
        if (!node->isSameAs(**fresh)) {
            change.first = change.first < 0 ? node->row : change.first;
            change.last = node->row;
        }
        Nodes children = std::move((*fresh)->children);
        node->takeValues(std::move(**fresh));
        if (node->kind == RowKind::Group)
            merge(node.get(), std::move(children), changes);
        ++fresh;
    }
    if (change.first >= 0)
        changes->push_back(change);
}

// ---- the item model

const AccountTreeModel::Node *AccountTreeModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex AccountTreeModel::indexOfNode(const Node *node, int column) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->row, column, node);
}

const PositionAccount *AccountTreeModel::account(const QModelIndex &index) const
{
    return nodeAt(index)->account;
}

AccountTreeModel::RowKind AccountTreeModel::kind(const QModelIndex &index) const
{
    return nodeAt(index)->kind;
}

std::vector<const PositionAccount *> AccountTreeModel::accountsUnder(const QModelIndex &index) const
{
    const Node *node = nodeAt(index);
    if (node->account)
        return {node->account};
    const bool isSubtotal = node->kind == RowKind::Subtotal;
    Accounts accounts;
    (isSubtotal ? node->parent : node)->visitAccounts([&](const Node &one) {
        if (!isSubtotal || currencyOf(*one.account) == node->total->currency.toString())
            accounts.push_back(one.account);
    });
    return accounts;
}

QModelIndex AccountTreeModel::indexOf(const AccountId &id) const
{
    const Node *found = nullptr;
    m_root->visitAccounts([&](const Node &node) {
        if (node.account->snapshot.id == id)
            found = &node;
    });
    return found ? indexOfNode(found) : QModelIndex();
}

QStringList AccountTreeModel::pathOf(const QModelIndex &index) const
{
    QStringList path;
    for (const Node *node = nodeAt(index); node != m_root.get(); node = node->parent)
        path.prepend(node->key);
    return path;
}

std::optional<QString> AccountTreeModel::entityAt(const QModelIndex &index) const
{
    for (const Node *node = nodeAt(index); node; node = node->parent) {
        if (node->kind == RowKind::Group && node->grouping == Grouping::Entity)
            return node->value;
    }
    return std::nullopt;
}

QModelIndex AccountTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeAt(parent)->children[size_t(row)].get());
}

QModelIndex AccountTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOfNode(nodeAt(child)->parent) : QModelIndex();
}

int AccountTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(nodeAt(parent)->children.size());
}

int AccountTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

Qt::ItemFlags AccountTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const Node *node = nodeAt(index);
    if (node->children.empty())
        flags |= Qt::ItemNeverHasChildren;
    if (node->account)
        flags |= Qt::ItemIsDragEnabled;
    return entityAt(index) ? flags | Qt::ItemIsDropEnabled : flags;
}

QStringList AccountTreeModel::mimeTypes() const
{
    return {accountsMimeType};
}

QMimeData *AccountTreeModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList ids;
    for (const QModelIndex &index : indexes) {
        if (const PositionAccount *dragged = account(index); dragged && index.column() == Name)
            ids += dragged->snapshot.id.toString();
    }
    if (ids.isEmpty())
        return nullptr;
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << ids;
    auto *data = new QMimeData;
    data->setData(accountsMimeType, bytes);
    return data;
}

bool AccountTreeModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &parent) const
{
    return data && data->hasFormat(accountsMimeType) && entityAt(parent);
}

bool AccountTreeModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                    const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    QStringList ids;
    QDataStream stream(data->data(accountsMimeType));
    stream >> ids;
    const QString entity = *entityAt(parent);
    std::vector<AccountId> moved;
    for (const QString &id : ids) {
        const PositionAccount *one = account(indexOf(AccountId(id)));
        if (one && one->entity != entity)
            moved.emplace_back(id);
    }
    if (!moved.empty())
        Q_EMIT entityMoveRequested(moved, entity);
    return false; // rows move when the position says so; the view must not take any away
}

} // namespace coffer

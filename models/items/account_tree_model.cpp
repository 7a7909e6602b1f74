// SPDX-License-Identifier: GPL-3.0-or-later
#include <items/account_tree_model.h>

#include <items/account_texts.h>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

struct AccountTreeModel::Node
{
    RowKind kind = RowKind::Group;
    QString key; ///< unique among its siblings, the same at each apply()
    QString title;
    const PositionAccount *account = nullptr; ///< into m_accounts
    std::optional<CurrencyTotal> total;       ///< nothing for a group of several currencies
    CurrencyTotal counts = countsOf({});      ///< of all its currencies; holds no sums
    int accounts = 0;
    Attention attention = Attention::None;
    QString age; ///< as shown at the last apply()

    Node *parent = nullptr;
    int row = 0;
    Nodes children;

    [[nodiscard]] bool isSameAs(const Node &other) const
    {
        const bool sameAccount = account == other.account || (account && other.account && *account == *other.account);
        return sameAccount && title == other.title && total == other.total && counts == other.counts
            && accounts == other.accounts && attention == other.attention && age == other.age;
    }
    void takeValues(const Node &other)
    {
        title = other.title;
        account = other.account;
        total = other.total;
        counts = other.counts;
        accounts = other.accounts;
        attention = other.attention;
        age = other.age;
    }
    void adopt()
    {
        for (std::size_t i = 0; i < children.size(); ++i) {
            children[i]->parent = this;
            children[i]->row = int(i);
        }
    }
};

namespace {

QString currencyOf(const PositionAccount &account)
{
    return account.snapshot.reading ? account.snapshot.reading->currency.toString() : QString();
}

} // namespace

AccountTreeModel::AccountTreeModel(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}

AccountTreeModel::~AccountTreeModel() = default;

void AccountTreeModel::apply(const CashPosition &position)
{
    // The nodes point into the earlier accounts until each of them was compared with what is new.
    const std::vector<PositionAccount> earlier = std::exchange(m_accounts, position.accounts);
    m_now = position.asOf;
    if (availableLabel(earlier) != availableLabel(m_accounts))
        Q_EMIT headerDataChanged(Qt::Horizontal, Available, Available);
    merge(m_root.get(), makeGroups());
}

void AccountTreeModel::setGrouping(Grouping grouping)
{
    if (grouping == m_grouping)
        return;
    m_grouping = grouping;
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
    merge(m_root.get(), makeGroups());
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void AccountTreeModel::rebuild()
{
    beginResetModel();
    m_root->children = makeGroups();
    m_root->adopt();
    endResetModel();
}

QString AccountTreeModel::groupTitle(const PositionAccount &account) const
{
    switch (m_grouping) {
    case Grouping::None:
        return {};
    case Grouping::Entity:
        return account.entity.isEmpty() ? tr("No entity") : account.entity;
    case Grouping::Provider:
        return m_providerNames.value(account.provider, account.provider.toString());
    case Grouping::Currency:
        return account.snapshot.reading ? currencyOf(account) : tr("Currency not known yet");
    }
    Q_UNREACHABLE();
}

AccountTreeModel::Nodes AccountTreeModel::makeGroups() const
{
    const auto accountNode = [this](const PositionAccount &account) {
        auto node = std::make_unique<Node>();
        node->kind = RowKind::Account;
        node->key = account.snapshot.id.toString();
        node->account = &account;
        node->attention = worse(attentionOf(account.freshness),
                                account.snapshot.state == AccountState::Present ? Attention::None : Attention::Error);
        node->age = confirmationAge(account.snapshot.confirmedAt, m_now);
        return node;
    };
    Nodes result;
    if (m_grouping == Grouping::None) {
        for (const PositionAccount &account : m_accounts)
            result.push_back(accountNode(account));
        return result;
    }

    std::map<QString, std::vector<const PositionAccount *>> groups;
    for (const PositionAccount &account : m_accounts)
        groups[groupTitle(account)].push_back(&account);
    for (const auto &[title, accounts] : groups) {
        const std::vector<CurrencyTotal> totals = totalsOf(accounts);
        auto group = std::make_unique<Node>();
        group->key = title;
        group->title = title;
        group->accounts = int(accounts.size());
        group->counts = countsOf(totals);
        group->age = confirmationAge(group->counts.oldestConfirmation, m_now);
        if (totals.size() == 1)
            group->total = totals.front();
        std::map<QString, Attention> byCurrency;
        std::map<QString, int> accountsByCurrency;
        for (const PositionAccount *account : accounts) {
            group->children.push_back(accountNode(*account));
            if (!account->inTotals() && account->exclusion != Exclusion::NeverRead)
                continue;
            const Attention attention = group->children.back()->attention;
            group->attention = worse(group->attention, attention);
            Attention &ofCurrency = byCurrency[currencyOf(*account)];
            ofCurrency = worse(ofCurrency, attention);
            ++accountsByCurrency[currencyOf(*account)];
        }
        for (const CurrencyTotal &total : totals) {
            if (totals.size() == 1)
                break;
            auto subtotal = std::make_unique<Node>();
            subtotal->kind = RowKind::Subtotal;
            subtotal->key = u"total "_s + total.currency.toString(); // no account's id looks like this
            subtotal->title = tr("Total %1", "subtotal of one currency").arg(total.currency.toString());
            subtotal->total = total;
            subtotal->counts = total;
            subtotal->accounts = total.accounts + total.excluded;
            subtotal->attention = byCurrency[total.currency.toString()];
            subtotal->age = confirmationAge(total.oldestConfirmation, m_now);
            group->children.push_back(std::move(subtotal));
        }
        group->adopt();
        result.push_back(std::move(group));
    }
    return result;
}

void AccountTreeModel::merge(Node *parent, Nodes wanted)
{
    QHash<QString, int> positions;
    for (const auto &node : wanted)
        positions.insert(node->key, int(positions.size()));
    removeVanished(parent, wanted);
    insertNew(parent, &wanted);
    reorder(parent, positions);
    updateValues(parent, &wanted);
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

void AccountTreeModel::updateValues(Node *parent, Nodes *wanted)
{
    QHash<QString, Node *> byKey;
    for (const auto &node : *wanted)
        byKey.insert(node->key, node.get());
    int first = -1;
    int last = -1;
    for (const auto &node : parent->children) {
        Node *fresh = byKey.value(node->key);
        if (!fresh)
            continue; // inserted just now
        if (!node->isSameAs(*fresh)) {
            first = first < 0 ? node->row : first;
            last = node->row;
        }
        node->takeValues(*fresh);
        if (node->kind == RowKind::Group)
            merge(node.get(), std::move(fresh->children));
    }
    if (first >= 0)
        Q_EMIT dataChanged(indexOfNode(parent->children[size_t(first)].get(), 0),
                           indexOfNode(parent->children[size_t(last)].get(), ColumnCount - 1));
}

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

QModelIndex AccountTreeModel::indexOf(const AccountId &id) const
{
    const auto find = [&](const Node &parent) -> const Node * {
        for (const auto &node : parent.children) {
            if (node->account && node->account->snapshot.id == id)
                return node.get();
        }
        return nullptr;
    };
    if (const Node *node = find(*m_root))
        return indexOfNode(node);
    for (const auto &group : m_root->children) {
        if (const Node *node = find(*group))
            return indexOfNode(node);
    }
    return {};
}

std::optional<BalanceColumn> AccountTreeModel::balanceColumn(int column)
{
    switch (column) {
    case Posted:
        return BalanceColumn::Posted;
    case Available:
        return BalanceColumn::Available;
    case OwnAvailable:
        return BalanceColumn::OwnAvailable;
    case Blocked:
        return BalanceColumn::Blocked;
    case Pending:
        return BalanceColumn::Pending;
    default: // an int, not one of our enums
        return std::nullopt;
    }
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
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return nodeAt(index)->children.empty() ? flags | Qt::ItemNeverHasChildren : flags;
}

QVariant AccountTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(balanceColumn(section) || section == Confirmed
                                                     ? Qt::AlignRight | Qt::AlignVCenter
                                                     : Qt::AlignLeft | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole && section == Available)
        return availableToolTip();
    if (role != Qt::DisplayRole)
        return {};
    if (section == Available)
        return availableLabel(m_accounts);
    if (const auto balance = balanceColumn(section))
        return columnLabel(*balance);
    switch (Column(section)) {
    case Name:
        return tr("Account");
    case ConnectionName:
        return tr("Connection");
    case ProviderName:
        return tr("Provider");
    case Currency:
        return tr("Currency");
    case AsOf:
        return tr("Stated for", "column: the time for which the provider states the balance");
    case Confirmed:
        return tr("Confirmed", "column: how long ago the provider confirmed the balance");
    case State:
        return tr("State");
    case Posted:
    case Available:
    case OwnAvailable:
    case Blocked:
    case Pending:
    case ColumnCount:
        return {};
    }
    Q_UNREACHABLE();
}

QVariant AccountTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeAt(index);
    switch (role) {
    case RowKindRole:
        return int(node.kind);
    case AttentionRole:
        return int(node.attention);
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case Qt::ToolTipRole:
        return escapedToolTip(data(index, PlainToolTipRole).toString());
    default: // a role, not one of our enums
        return node.account ? accountData(node, index.column(), role) : totalData(node, index.column(), role);
    }
}

QVariant AccountTreeModel::accountData(const Node &node, int column, int role) const
{
    const PositionAccount &account = *node.account;
    const AccountSnapshot &snapshot = account.snapshot;
    const auto balance = balanceColumn(column);
    switch (role) {
    case Qt::DisplayRole:
        return accountText(account, column);
    case SortRole:
        if (balance) {
            const auto amount = figureOf(account, *balance);
            return amount ? QVariant::fromValue(*amount) : QVariant();
        }
        if (column == AsOf || column == Confirmed) {
            const auto time = column == Confirmed ? snapshot.confirmedAt
                : snapshot.reading                ? snapshot.reading->asOf
                                                  : std::nullopt;
            return time ? QVariant(qint64(time->time_since_epoch().count())) : QVariant();
        }
        if (column == State)
            return -qint64(node.attention); // the worst first
        return accountText(account, column);
    case ExactTextRole: {
        const auto amount = balance && !m_format.hidesAmounts() ? figureOf(account, *balance) : std::nullopt;
        return amount ? amount->toString() : QString();
    }
    case FilterTextRole:
        return QStringList{account.name,
                           account.entity,
                           account.connectionName,
                           m_providerNames.value(account.provider, account.provider.toString()),
                           snapshot.id.toString(),
                           snapshot.providerAccountId,
                           currencyOf(account),
                           snapshot.reading ? snapshot.reading->iban : QString(),
                           snapshot.reading ? snapshot.reading->name : QString()}
            .join(u'\n');
    case PlainToolTipRole:
        return balance ? figureToolTip(account, *balance, m_format) : accountToolTip(account, m_format);
    case IdRole:
        return snapshot.id.toString();
    case CurrencyRole:
        return currencyOf(account);
    case AgeRole:
        return int(account.freshness.age);
    case OutcomeRole:
        return account.freshness.lastOutcome ? QVariant(int(*account.freshness.lastOutcome)) : QVariant();
    case ExclusionRole:
        return int(account.exclusion);
    default: // a role, not one of our enums
        return {};
    }
}

QString AccountTreeModel::accountText(const PositionAccount &account, int column) const
{
    if (const auto balance = balanceColumn(column)) {
        const auto amount = figureOf(account, *balance);
        return amount ? m_amounts.formatNumber(Money(*amount, account.snapshot.reading->currency))
                      : u"–"_s; // not sent: never 0
    }
    switch (Column(column)) {
    case Name:
        return account.name;
    case ConnectionName:
        return account.connectionName;
    case ProviderName:
        return m_providerNames.value(account.provider, account.provider.toString());
    case Currency:
        return currencyOf(account);
    case AsOf:
        return account.snapshot.reading ? timeOrNothing(account.snapshot.reading->asOf, m_format) : QString();
    case Confirmed:
        return confirmationAge(account.snapshot.confirmedAt, m_now);
    case State:
        return account.inTotals() ? stateText(account)
                                  : stateText(account) + u" · "_s + exclusionLabel(account.exclusion);
    case Posted:
    case Available:
    case OwnAvailable:
    case Blocked:
    case Pending:
    case ColumnCount:
        return {};
    }
    Q_UNREACHABLE();
}

QVariant AccountTreeModel::totalData(const Node &node, int column, int role) const
{
    const auto balance = balanceColumn(column);
    const auto amount = balance && node.total ? figureOf(*node.total, *balance) : std::nullopt;
    switch (role) {
    case Qt::DisplayRole:
        return totalText(node, column);
    case SortRole:
        if (balance)
            return amount ? QVariant::fromValue(*amount) : QVariant();
        return column == State ? QVariant(-qint64(node.attention)) : QVariant(node.title);
    case ExactTextRole:
        return amount && !m_format.hidesAmounts() ? amount->toString() : QString();
    case FilterTextRole:
        return node.title;
    case PlainToolTipRole:
        return totalToolTip(node, column);
    case CurrencyRole:
        return node.total ? node.total->currency.toString() : QString();
    default: // a role, not one of our enums
        return {};
    }
}

QString AccountTreeModel::totalText(const Node &node, int column) const
{
    if (const auto balance = balanceColumn(column)) {
        const auto amount = node.total ? figureOf(*node.total, *balance) : std::nullopt;
        if (amount) {
            // The mark stands before the sum, so that digits stay under digits.
            const QString part = partText(*node.total, *balance);
            const QString sum = m_amounts.formatNumber(Money(*amount, node.total->currency));
            return part.isEmpty() ? sum : tr("(%1) %2", "1 of 2 accounts, their sum").arg(part, sum);
        }
        return node.total && *balance != BalanceColumn::Pending ? u"–"_s : QString();
    }
    switch (Column(column)) {
    case Name:
        return node.title;
    case ConnectionName:
        return node.accounts == 1 ? tr("1 account") : tr("%n accounts", nullptr, node.accounts);
    case Currency:
        return node.total ? node.total->currency.toString() : QString();
    case Confirmed:
        return node.age;
    case State:
        return node.counts.accounts == 0 ? tr("Nothing counted") : coverageText(node.counts);
    case ProviderName:
    case AsOf:
    case Posted:
    case Available:
    case OwnAvailable:
    case Blocked:
    case Pending:
    case ColumnCount:
        return {};
    }
    Q_UNREACHABLE();
}

QString AccountTreeModel::totalToolTip(const Node &node, int column) const
{
    QStringList lines{node.title};
    const auto balance = balanceColumn(column);
    if (balance && node.total) {
        if (const auto amount = figureOf(*node.total, *balance))
            lines += tr("%1: %2").arg(columnLabel(*balance), m_amounts.format(Money(*amount, node.total->currency)));
        if (const auto count = reportingCount(*node.total, *balance))
            lines += tr("%1 of %2 accounts tell this figure")
                         .arg(QString::number(*count), QString::number(node.total->accounts));
        if (node.total->overflow)
            lines += tr("A sum has more digits than can be held, so it is not shown");
    } else if (balance) {
        lines += tr("Several currencies: each has a total of its own below");
    }
    lines += coverageText(node.counts);
    if (node.counts.excluded > 0)
        lines += node.counts.excluded == 1 ? tr("1 account is not counted")
                                           : tr("%n accounts are not counted", nullptr, node.counts.excluded);
    if (node.counts.oldestConfirmation)
        lines += tr("Oldest confirmation: %1").arg(timeOrNothing(node.counts.oldestConfirmation, m_format));
    return lines.join(u'\n');
}

} // namespace coffer

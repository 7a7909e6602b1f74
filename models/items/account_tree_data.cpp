// SPDX-License-Identifier: GPL-3.0-or-later
// What AccountTreeModel shows in its cells.
#include "account_tree_node.h"

#include <items/account_standing.h>
#include <items/target_text.h>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// What was not sent: never 0.
const QString notSent = QStringLiteral("–");

QString maskedNumber(const QString &number)
{
    constexpr qsizetype shown = 4;
    if (number.size() <= 2 * shown)
        return number.size() <= shown ? number : u"•••• "_s + number.last(shown);
    return number.first(shown) + u" •••• "_s + number.last(shown);
}

QString numberOf(const PositionAccount &account)
{
    const auto &reading = account.snapshot.reading;
    return reading && !reading->iban.isEmpty() ? reading->iban : account.snapshot.providerAccountId;
}

std::optional<Decimal> unexplainedOf(const PositionAccount &account)
{
    return account.bridge ? account.bridge->unexplained : std::nullopt;
}

} // namespace

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

QString AccountTreeModel::groupingLabel(Grouping grouping)
{
    switch (grouping) {
    case Grouping::None:
        return tr("No groups");
    case Grouping::Entity:
        return tr("Entity");
    case Grouping::Provider:
        return tr("Provider");
    case Grouping::Currency:
        return tr("Currency");
    case Grouping::Country:
        return tr("Country");
    case Grouping::Tag:
        return tr("Tag");
    case Grouping::Source:
        return tr("Source", "column: live, test or typed by hand");
    }
    Q_UNREACHABLE();
}

QString AccountTreeModel::groupingCode(Grouping grouping)
{
    switch (grouping) {
    case Grouping::None:
        return u"none"_s;
    case Grouping::Entity:
        return u"entity"_s;
    case Grouping::Provider:
        return u"provider"_s;
    case Grouping::Currency:
        return u"currency"_s;
    case Grouping::Country:
        return u"country"_s;
    case Grouping::Tag:
        return u"tag"_s;
    case Grouping::Source:
        return u"source"_s;
    }
    Q_UNREACHABLE();
}

std::optional<AccountTreeModel::Grouping> AccountTreeModel::groupingFromCode(const QString &code)
{
    for (const Grouping one : {Grouping::None, Grouping::Entity, Grouping::Provider, Grouping::Currency,
                               Grouping::Country, Grouping::Tag, Grouping::Source}) {
        if (groupingCode(one) == code)
            return one;
    }
    return std::nullopt;
}

QString AccountTreeModel::columnCode(Column column)
{
    switch (column) {
    case Name:
        return u"name"_s;
    case ConnectionName:
        return u"connection"_s;
    case ProviderName:
        return u"provider"_s;
    case Currency:
        return u"currency"_s;
    case Posted:
        return u"posted"_s;
    case Available:
        return u"available"_s;
    case OwnAvailable:
        return u"own-available"_s;
    case Blocked:
        return u"blocked"_s;
    case Pending:
        return u"pending"_s;
    case AsOf:
        return u"as-of"_s;
    case Confirmed:
        return u"confirmed"_s;
    case State:
        return u"state"_s;
    case LastAttempt:
        return u"last-attempt"_s;
    case Source:
        return u"source"_s;
    case Today:
        return u"today"_s;
    case AccountNumber:
        return u"account-number"_s;
    case Country:
        return u"country"_s;
    case Tags:
        return u"tags"_s;
    case Unexplained:
        return u"unexplained"_s;
    case Limits:
        return u"limits"_s;
    case CutOffs:
        return u"cut-off"_s;
    case Note:
        return u"note"_s;
    case ColumnCount:
        return {};
    }
    Q_UNREACHABLE();
}

QVariant AccountTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(isAmount(section) || section == Confirmed
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
    case LastAttempt:
        return tr("Last attempt", "column: what came of it");
    case Source:
        return tr("Source", "column: live, test or typed by hand");
    case Today:
        return tr("Today", "column: the readings of the day, drawn");
    case AccountNumber:
        return tr("Account number");
    case Country:
        return tr("Country");
    case Tags:
        return tr("Tags");
    case Unexplained:
        return tr("Unexplained");
    case Limits:
        return tr("Limits", "column: minimum, target and maximum");
    case CutOffs:
        return tr("Cut-off today");
    case Note:
        return tr("Note");
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

// ---- accounts

QVariant AccountTreeModel::sortValue(const PositionAccount &account, int column) const
{
    const AccountSnapshot &snapshot = account.snapshot;
    if (isAmount(column)) {
        const auto balance = balanceColumn(column);
        const auto amount = balance ? figureOf(account, *balance) : unexplainedOf(account);
        return amount ? QVariant::fromValue(*amount) : QVariant();
    }
    if (column == AsOf || column == Confirmed) {
        const auto time = column == Confirmed ? snapshot.confirmedAt
            : snapshot.reading                ? snapshot.reading->asOf
                                              : std::nullopt;
        return time ? QVariant(qint64(time->time_since_epoch().count())) : QVariant();
    }
    if (column == State)
        return -qint64(account.freshness.age); // the worst first
    if (column == LastAttempt)
        return account.freshness.lastOutcome ? QVariant(-qint64(*account.freshness.lastOutcome)) : QVariant();
    if (column == Limits) {
        const TargetStatus status = targetStatusOf(account);
        return status.kind == TargetStatus::Kind::NotWatched ? QVariant() : QVariant(qint64(status.kind));
    }
    if (column == CutOffs) {
        const CutOffToday cutOff = cutOffToday(m_cutOffs.value(snapshot.connection), currencyOf(account),
                                               m_days.calendarOf(account.entity), m_now);
        return cutOff.kind == CutOffToday::Kind::None ? QVariant()
                                                      : QVariant(qint64(cutOff.at.time_since_epoch().count()));
    }
    const QString text = accountText(account, column);
    return text.isEmpty() && column != Name ? QVariant() : QVariant(text);
}

QVariant AccountTreeModel::accountData(const Node &node, int column, int role) const
{
    const PositionAccount &account = *node.account;
    const AccountSnapshot &snapshot = account.snapshot;
    const auto balance = balanceColumn(column);
    switch (role) {
    case Qt::DisplayRole:
        return column == Confirmed ? node.age : column == CutOffs ? node.cutOff : accountText(account, column);
    case SortRole:
        return sortValue(account, column);
    case ExactTextRole: {
        if (!isAmount(column) || m_format.hidesAmounts())
            return QString();
        const auto amount = balance ? figureOf(account, *balance) : unexplainedOf(account);
        return amount ? amount->toString() : QString();
    }
    case FilterTextRole:
        return foldedTexts(indexOfNode(&node));
    case PlainToolTipRole:
        return accountToolTipAt(account, column);
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
    case SourceRole:
        return int(account.freshness.source);
    case LimitsRole:
        return column == Limits ? QVariant::fromValue(limitBar(account)) : QVariant();
    case SeriesRole:
        // The shape of a day tells amounts, too.
        return column == Today && !m_format.hidesAmounts() ? QVariant::fromValue(m_today.value(snapshot.id))
                                                           : QVariant();
    case IsAlarmingRole:
        return column == Unexplained && isUnexplainedAlarming(account);
    default: // a role, not one of our enums
        return {};
    }
}

QString AccountTreeModel::attemptText(const PositionAccount &account) const
{
    const auto outcome = account.freshness.lastOutcome;
    const bool isPresent = account.snapshot.state == AccountState::Present;
    if (isPresent && !outcome)
        return {};
    const QString what = isPresent ? outcomeLabel(*outcome) : accountStateLabel(account.snapshot.state);
    const bool isGood = isPresent && (outcome == AttemptOutcome::Ok || outcome == AttemptOutcome::Partial);
    if (isGood || !account.snapshot.confirmedAt)
        return what;
    return tr("%1, last good %2", "Failed, last good 19 Nov 17:58")
        .arg(what, timeOrNothing(account.snapshot.confirmedAt, m_format));
}

QString AccountTreeModel::numberText(const PositionAccount &account) const
{
    const QString number = shortened(numberOf(account), 300);
    return m_numbersShown ? number : maskedNumber(number);
}

QString AccountTreeModel::cutOffTextOf(const PositionAccount &account) const
{
    const auto cutOffs = m_cutOffs.constFind(account.snapshot.connection);
    if (cutOffs == m_cutOffs.constEnd() || cutOffs->empty())
        return {};
    return cutOffText(cutOffToday(*cutOffs, currencyOf(account), m_days.calendarOf(account.entity), m_now), m_now,
                      m_format);
}

QString AccountTreeModel::accountText(const PositionAccount &account, int column) const
{
    if (isAmount(column)) {
        const auto balance = balanceColumn(column);
        const auto amount = balance ? figureOf(account, *balance) : unexplainedOf(account);
        return amount ? m_amounts.formatNumber(Money(*amount, account.snapshot.reading->currency)) : notSent;
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
        return account.inTotals() ? ageLabel(account.freshness.age)
                                  : ageLabel(account.freshness.age) + u" · "_s + exclusionLabel(account.exclusion);
    case LastAttempt:
        return attemptText(account);
    case Source:
        return dataSourceLabel(account.freshness.source);
    case AccountNumber:
        return numberText(account);
    case Country:
        return m_countries.value(account.entity);
    case Tags:
        return account.settings.tags.join(u", "_s);
    case Limits:
        return targetText(account, m_format);
    case CutOffs:
        return cutOffTextOf(account);
    case Note:
        return account.settings.note.section(u'\n', 0, 0);
    case Today: {
        const auto series = m_today.value(account.snapshot.id);
        return series ? seriesText(*series, m_format) : QString();
    }
    case Posted:
    case Available:
    case OwnAvailable:
    case Blocked:
    case Pending:
    case Unexplained:
    case ColumnCount:
        return {};
    }
    Q_UNREACHABLE();
}

QString AccountTreeModel::accountToolTipAt(const PositionAccount &account, int column) const
{
    if (const auto balance = balanceColumn(column))
        return figureToolTip(account, *balance, m_format);
    if (column == Note || column == Tags)
        return column == Note ? account.settings.note : accountText(account, column);
    if (column == Today || column == Limits || column == CutOffs)
        return accountText(account, column);
    return accountToolTip(account, m_format);
}

const QString &AccountTreeModel::foldedTexts(const QModelIndex &index) const
{
    const Node &node = *nodeAt(index);
    if (!node.foldedTexts.isNull())
        return node.foldedTexts;
    QStringList texts{node.title};
    if (node.account) {
        const PositionAccount &account = *node.account;
        const AccountSnapshot &snapshot = account.snapshot;
        texts = {account.name,           account.entity,
                 account.connectionName, m_providerNames.value(account.provider, account.provider.toString()),
                 snapshot.id.toString(), snapshot.providerAccountId,
                 currencyOf(account),    m_countries.value(account.entity)};
        texts += account.settings.tags;
        if (snapshot.reading)
            texts += QStringList{snapshot.reading->iban, snapshot.reading->name};
    }
    node.foldedTexts = texts.join(u'\n').toCaseFolded();
    return node.foldedTexts;
}

// ---- order

std::optional<int> AccountTreeModel::sortRank(const QModelIndex &index) const
{
    const Node &node = *nodeAt(index);
    if (m_rankedColumn != index.column() || node.rankEpoch != m_rankEpoch)
        rank(index.column());
    return node.rank < 0 ? std::nullopt : std::optional(node.rank);
}

void AccountTreeModel::rank(int column) const
{
    m_rankedColumn = column;
    struct Key
    {
        const Node *node;
        std::optional<Decimal> amount;
        qint64 number = 0;
        std::optional<QCollatorSortKey> text;
    };
    const QCollator collator = collatorOf(m_format);
    std::vector<Key> keys;
    keys.reserve(m_accounts.size());
    m_root->visitAccounts([&](const Node &node) {
        node.rankEpoch = m_rankEpoch;
        node.rank = -1;
        const QVariant value = sortValue(*node.account, column);
        if (!value.isValid())
            return;
        Key key{&node, {}, 0, {}};
        if (value.metaType() == QMetaType::fromType<Decimal>())
            key.amount = value.value<Decimal>();
        else if (value.metaType() == QMetaType::fromType<qint64>())
            key.number = value.toLongLong();
        else
            key.text = collator.sortKey(value.toString());
        keys.push_back(std::move(key));
    });
    const auto before = [](const Key &a, const Key &b) {
        if (a.amount)
            return *a.amount < *b.amount;
        return a.text ? a.text->compare(*b.text) < 0 : a.number < b.number;
    };
    std::sort(keys.begin(), keys.end(), before);
    int rank = 0;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (i > 0 && before(keys[i - 1], keys[i]))
            rank = int(i);
        keys[i].node->rank = rank;
    }
}

// ---- groups and subtotals

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
        return foldedTexts(indexOfNode(&node));
    case PlainToolTipRole:
        return totalToolTip(node, column);
    case CurrencyRole:
        return node.total ? node.total->currency.toString() : QString();
    case IsAlarmingRole: // a sum with a part that is old or failed
        return balance && amount && node.attention >= Attention::Warning;
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
        return node.total && *balance != BalanceColumn::Pending ? notSent : QString();
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
        return node.counts->accounts == 0
            ? tr("Nothing counted")
            : tr("%1 of %2 current").arg(QString::number(node.counts->current), QString::number(node.counts->accounts));
    case LastAttempt:
        return failedText(node.counts->failed, node.failed);
    case ProviderName:
    case AsOf:
    case Posted:
    case Available:
    case OwnAvailable:
    case Blocked:
    case Pending:
    case Source:
    case Today:
    case AccountNumber:
    case Country:
    case Tags:
    case Unexplained:
    case Limits:
    case CutOffs:
    case Note:
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
        if (const auto amount = figureOf(*node.total, *balance)) {
            const QString sum = m_amounts.format(Money(*amount, node.total->currency));
            lines += node.attention >= Attention::Warning
                ? tr("%1: %2, incl. figures that are not current").arg(columnLabel(*balance), sum)
                : tr("%1: %2").arg(columnLabel(*balance), sum);
        }
        if (const auto count = reportingCount(*node.total, *balance))
            lines += tr("%1 of %2 accounts tell this figure")
                         .arg(QString::number(*count), QString::number(node.total->accounts));
        if (node.total->overflow)
            lines += tr("A sum has more digits than can be held, so it is not shown");
    } else if (balance) {
        lines += tr("Several currencies: each has a total of its own below");
    }
    if (node.counts->accounts > 0)
        lines += freshnessSentence(*node.counts, node.failed, m_format);
    if (node.counts->excluded > 0)
        lines += node.counts->excluded == 1 ? tr("1 account is not counted")
                                            : tr("%n accounts are not counted", nullptr, node.counts->excluded);
    return lines.join(u'\n');
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include <items/history_model.h>

#include <items/account_texts.h>
#include <wording/error_text.h>
#include <wording/labels.h>

#include <QTimer>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

HistoryModel::HistoryModel(QObject *parent) : QAbstractTableModel(parent) {}

// ---- pages

void HistoryModel::restart()
{
    beginResetModel();
    m_pages.clear();
    m_recent.clear();
    m_count = 0;
    m_isComplete = false;
    m_wanted.reset();
    m_pages.emplace_back();
    m_asked = 0; // nobody else asks while the model is reset
    endResetModel();
    ask(0);
}

void HistoryModel::ask(std::size_t page)
{
    m_asked = page;
    Q_EMIT pageWanted(++m_serial, m_pages[page].after);
}

void HistoryModel::addPage(quint64 serial, const std::vector<ReadingRow> &rows, bool isLast)
{
    if (serial != m_serial || !m_asked)
        return;
    const std::size_t number = *std::exchange(m_asked, std::nullopt);
    const bool isNew = number + 1 == m_pages.size() && m_pages[number].count == 0;
    const int first = int(number) * pageSize;
    if (isNew) {
        m_isComplete = isLast || rows.empty();
        if (!rows.empty()) {
            beginInsertRows({}, first, first + int(rows.size()) - 1);
            m_pages[number].count = int(rows.size());
            m_pages[number].rows = rows;
            // Asked for again, it has to begin with the same row, whatever was stored since.
            if (number == 0)
                m_pages[0].after = ReadingCursor{rows.front().sequence, rows.front().place + 1};
            m_count += int(rows.size());
            if (!m_isComplete) {
                Page next;
                next.after = ReadingCursor{rows.back().sequence, rows.back().place};
                m_pages.push_back(std::move(next));
            }
            touch(number);
            endInsertRows();
        }
    } else if (int(rows.size()) == m_pages[number].count) { // nothing before it can have changed: the log is final
        m_pages[number].rows = rows;
        touch(number);
        Q_EMIT dataChanged(index(first, 0), index(first + m_pages[number].count - 1, ColumnCount - 1));
    }
    if (const auto wanted = std::exchange(m_wanted, std::nullopt); wanted && m_pages[*wanted].rows.empty())
        ask(*wanted);
    Q_EMIT pageAdded();
}

void HistoryModel::touch(std::size_t page)
{
    std::erase(m_recent, page);
    m_recent.push_back(page);
    while (m_recent.size() > std::size_t(keptPages)) {
        m_pages[m_recent.front()].rows = {};
        m_recent.pop_front();
    }
}

void HistoryModel::noteFailure()
{
    m_asked.reset();
    m_isComplete = true;
    Q_EMIT pageAdded();
}

/// A view looks at a page that was dropped. Not asked from inside data(): that is called while it paints.
void HistoryModel::want(std::size_t page) const
{
    if (std::exchange(m_wanted, page))
        return;
    auto *self = const_cast<HistoryModel *>(this);
    QTimer::singleShot(0, self, [self] {
        if (!self->m_wanted || self->m_asked)
            return; // asked for when the answer that is awaited has come
        const std::size_t wanted = *std::exchange(self->m_wanted, std::nullopt);
        if (wanted < self->m_pages.size() && self->m_pages[wanted].rows.empty())
            self->ask(wanted);
    });
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_isComplete && !m_asked;
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(m_pages.size() - 1);
}

// ---- what a view asks

void HistoryModel::setFormat(const DisplayFormat &format)
{
    m_format = format;
    m_amounts = format.amounts();
    if (m_count > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_count - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void HistoryModel::setNames(const QHash<AccountId, QString> &names)
{
    m_names = names;
    if (m_count > 0)
        Q_EMIT dataChanged(index(0, AccountName), index(m_count - 1, AccountName));
}

const ReadingRow *HistoryModel::row(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_count)
        return nullptr;
    const auto page = std::size_t(index.row() / pageSize);
    if (m_pages[page].rows.empty())
        return nullptr;
    return &m_pages[page].rows[std::size_t(index.row() % pageSize)];
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_count)
        return {};
    const int column = index.column();
    const bool isAmount = column == Posted || column == Available || column == Pending;
    if (role == Qt::TextAlignmentRole)
        return int((isAmount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const ReadingRow *of = row(index);
    if (!of) {
        if (role == Qt::DisplayRole)
            want(std::size_t(index.row() / pageSize));
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return text(*of, column);
    case ExactTextRole:
        if (!isAmount || !of->reading)
            return {};
        return amountText(*of,
                          column == Posted          ? of->reading->posted
                              : column == Available ? of->reading->available
                                                    : of->reading->pending,
                          true);
    case PlainToolTipRole:
        return changeText(*of);
    case Qt::ToolTipRole:
        return escapedToolTip(changeText(*of));
    case IdRole:
        return of->account.toString();
    case AttentionRole:
        return int(of->state == AccountState::Present ? Attention::None : Attention::Error);
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Posted || section == Available || section == Pending))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Received:
        return tr("Received");
    case AccountName:
        return tr("Account");
    case AsOf:
        return tr("As of");
    case Posted:
        return columnLabel(BalanceColumn::Posted);
    case Available:
        return columnLabel(BalanceColumn::Available);
    case Pending:
        return columnLabel(BalanceColumn::Pending);
    case State:
        return tr("State");
    case Changed:
        return tr("What changed");
    case ColumnCount:
        break;
    }
    return {};
}

// ---- texts

QString HistoryModel::amountText(const ReadingRow &row, const std::optional<Figure> &figure, bool exact) const
{
    if (!figure)
        return exact ? QString() : notSentText();
    if (exact)
        return m_format.hidesAmounts() ? QString() : figure->amount.toString();
    return m_amounts.format(Money(figure->amount, row.reading->currency));
}

QString HistoryModel::text(const ReadingRow &row, int column) const
{
    const auto time = [this](UtcTime at) { return timeText(at, m_format.locale, m_format.zone); };
    switch (Column(column)) {
    case Received:
        return time(row.receivedAt);
    case AccountName:
        return m_names.value(row.account);
    case AsOf:
        return row.reading && row.reading->asOf ? time(*row.reading->asOf) : QString();
    case Posted:
        return row.reading ? amountText(row, row.reading->posted, false) : QString();
    case Available:
        return row.reading ? amountText(row, row.reading->available, false) : QString();
    case Pending:
        return row.reading && row.reading->pending ? amountText(row, row.reading->pending, false) : QString();
    case State:
        return accountStateLabel(row.state);
    case Changed:
        return changeText(row);
    case ColumnCount:
        break;
    }
    return {};
}

namespace {

/// Lists the differences of two readings; amounts as what was added or taken away.
class Differences
{
public:
    Differences(const BalanceReading &before, const BalanceReading &after, const AmountFormat &amounts, bool hidden)
        : m_before(before)
        , m_after(after)
        , m_amounts(amounts)
        , m_hidden(hidden)
    {
    }
    void addAmount(const QString &label, const std::optional<Figure> &before, const std::optional<Figure> &after)
    {
        if (before.has_value() != after.has_value())
            m_lines += after ? HistoryModel::tr("%1 is sent now").arg(label)
                             : HistoryModel::tr("%1 is no longer sent").arg(label);
        if (!before || !after || before->amount == after->amount)
            return;
        const auto difference = after->amount.minus(before->amount);
        if (m_hidden || !difference)
            m_lines += HistoryModel::tr("%1 changed").arg(label);
        else if (difference.value().isNegative())
            m_lines += HistoryModel::tr("%1 %2").arg(label, number(difference.value()));
        else
            m_lines += HistoryModel::tr("%1 +%2").arg(label, number(difference.value()));
    }
    void addText(const QString &sentence, const QString &before, const QString &after)
    {
        if (before != after)
            m_lines += sentence.arg(after);
    }
    void addComponents()
    {
        for (const Component &component : m_after.components) {
            const auto same = std::find_if(m_before.components.begin(), m_before.components.end(),
                                           [&](const Component &each) { return each.name == component.name; });
            if (same != m_before.components.end())
                addAmount(componentName(component.name), same->figure, component.figure);
        }
    }
    [[nodiscard]] const QStringList &lines() const { return m_lines; }

private:
    [[nodiscard]] QString number(const Decimal &amount) const
    {
        return m_amounts.formatNumber(Money(amount, m_after.currency));
    }
    const BalanceReading &m_before;
    const BalanceReading &m_after;
    const AmountFormat &m_amounts;
    bool m_hidden;
    QStringList m_lines;
};

} // namespace

QString HistoryModel::changeText(const ReadingRow &row) const
{
    if (row.error)
        return errorSentence(*row.error, m_names.value(row.account), row.before ? Figures::Kept : Figures::None);
    if (!row.reading)
        return {};
    if (!row.before)
        return tr("First reading");
    const BalanceReading &before = *row.before;
    const BalanceReading &after = *row.reading;
    Differences differences(before, after, m_amounts, m_format.hidesAmounts());
    differences.addAmount(columnLabel(BalanceColumn::Posted), before.posted, after.posted);
    differences.addAmount(columnLabel(BalanceColumn::Available), before.available, after.available);
    differences.addAmount(columnLabel(BalanceColumn::Pending), before.pending, after.pending);
    differences.addAmount(columnLabel(BalanceColumn::CreditLine), before.creditLine.amount, after.creditLine.amount);
    differences.addComponents();
    differences.addText(tr("Name: %1"), before.name, after.name);
    differences.addText(tr("IBAN: %1"), before.iban, after.iban);
    differences.addText(tr("Status: %1"), before.status, after.status);
    differences.addText(tr("Ownership: %1"), ownershipLabel(before.ownership), ownershipLabel(after.ownership));
    QStringList lines = differences.lines();
    if (row.stateBefore == AccountState::Absent)
        lines.prepend(tr("Listed again"));
    else if (row.stateBefore == AccountState::Unreadable)
        lines.prepend(tr("Readable again"));
    if (lines.isEmpty())
        lines += before.asOf != after.asOf ? tr("New as-of time") : tr("Details");
    return lines.join(u" · "_s);
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include <items/completeness_model.h>

#include <items/account_texts.h>
#include <wording/labels.h>

#include <QLocale>

namespace coffer {

using namespace Qt::StringLiterals;

QString completenessLetter(Completeness state)
{
    switch (state) {
    case Completeness::Received:
        return CompletenessModel::tr("R", "one letter for Received");
    case Completeness::Late:
        return CompletenessModel::tr("L", "one letter for Late");
    case Completeness::Corrected:
        return CompletenessModel::tr("C", "one letter for Corrected");
    case Completeness::Failed:
        return CompletenessModel::tr("F", "one letter for Failed");
    case Completeness::MachineOff:
        return CompletenessModel::tr("O", "one letter for Machine off");
    case Completeness::NotExpected:
        return u"–"_s;
    case Completeness::Pending:
        return u"…"_s;
    }
    Q_UNREACHABLE();
}

QString completenessLabel(Completeness state)
{
    switch (state) {
    case Completeness::Received:
        return CompletenessModel::tr("Received");
    case Completeness::Late:
        return CompletenessModel::tr("Late");
    case Completeness::Corrected:
        return CompletenessModel::tr("Corrected later");
    case Completeness::Failed:
        return CompletenessModel::tr("Failed");
    case Completeness::MachineOff:
        return CompletenessModel::tr("Machine off");
    case Completeness::NotExpected:
        return CompletenessModel::tr("Not expected");
    case Completeness::Pending:
        return CompletenessModel::tr("Not due yet");
    }
    Q_UNREACHABLE();
}

Attention completenessAttention(Completeness state)
{
    switch (state) {
    case Completeness::Received:
        return Attention::None;
    case Completeness::Late:
    case Completeness::Corrected:
    case Completeness::MachineOff:
        return Attention::Warning;
    case Completeness::Failed:
        return Attention::Error;
    case Completeness::NotExpected:
    case Completeness::Pending:
        return Attention::Notice;
    }
    Q_UNREACHABLE();
}

CompletenessModel::CompletenessModel(QObject *parent) : QAbstractTableModel(parent) {}

void CompletenessModel::tellCells()
{
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void CompletenessModel::setPosition(const CashPosition &position)
{
    QHash<AccountId, Known> known;
    known.reserve(qsizetype(position.accounts.size()));
    for (const PositionAccount &account : position.accounts)
        known.insert(account.snapshot.id, {account.name, account.entity, account.snapshot.connection});
    m_connections.clear();
    for (const PositionConnection &connection : position.connections)
        m_connections.insert(connection.connection.id, connection.connection);
    m_now = position.asOf;
    const bool renamed = known != m_known;
    m_known = std::move(known);
    tellCells();
    if (renamed && rowCount() > 0)
        Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
}

void CompletenessModel::setFacts(std::shared_ptr<const CompletenessFacts> facts)
{
    beginResetModel();
    m_facts = std::move(facts);
    m_life = m_facts ? daysWithLife(m_facts->sessions, m_facts->days, m_days.rule) : std::vector<bool>();
    endResetModel();
}

void CompletenessModel::setBusinessDays(const BusinessDays &days)
{
    m_days = days;
    if (m_facts)
        m_life = daysWithLife(m_facts->sessions, m_facts->days, m_days.rule);
    tellCells();
}

void CompletenessModel::setFormat(const DisplayFormat &format)
{
    m_format = format;
    tellCells();
    if (columnCount() > 0)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

std::optional<AccountId> CompletenessModel::accountAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return std::nullopt;
    return m_facts->accounts[std::size_t(index.row())].id;
}

QString CompletenessModel::nameOf(int row) const
{
    return m_known.value(m_facts->accounts[std::size_t(row)].id).name;
}

CompletenessCell CompletenessModel::cell(const QModelIndex &index) const
{
    const CompletenessFacts::Account &account = m_facts->accounts[std::size_t(index.row())];
    const auto day = std::size_t(index.column());
    const Known known = m_known.value(account.id);
    const Connection connection = m_connections.value(known.connection);
    const CompletenessRule rule{m_days.calendarOf(known.entity), m_days.rule, connection, m_now};
    return judgeDay(rule, m_facts->days[day], account, day, m_life[day]);
}

QString CompletenessModel::cellText(const QModelIndex &index) const
{
    const CompletenessCell of = cell(index);
    const auto time = [this](UtcTime at) { return timeText(at, m_format.locale, m_format.zone); };
    const QLocale locale = m_format.locale.isEmpty() ? QLocale::c() : QLocale(m_format.locale);
    QStringList lines{nameOf(index.row()),
                      locale.toString(m_facts->days[std::size_t(index.column())], QLocale::ShortFormat),
                      completenessLabel(of.state)};
    if (of.why) {
        switch (*of.why) {
        case WhyNotExpected::Weekend:
            lines += tr("No business day");
            break;
        case WhyNotExpected::Holiday:
            lines += tr("Holiday: %1").arg(of.holiday);
            break;
        case WhyNotExpected::BeforeAccount:
            lines += tr("The account was not known yet");
            break;
        case WhyNotExpected::Paused:
            lines += tr("The connection was paused");
            break;
        }
    }
    if (of.expectedBy)
        lines += tr("Expected by %1").arg(time(*of.expectedBy));
    if (of.record.firstConfirmedAt)
        lines += tr("First confirmed %1").arg(time(*of.record.firstConfirmedAt));
    if (of.record.lastConfirmedAt && of.record.lastConfirmedAt != of.record.firstConfirmedAt)
        lines += tr("Last confirmed %1").arg(time(*of.record.lastConfirmedAt));
    if (of.record.correctedAt)
        lines += tr("Another value was stated %1").arg(time(*of.record.correctedAt));
    if (of.state == Completeness::Failed && of.record.attempts == 0)
        lines += tr("The provider was not asked although the program ran");
    else if (of.state == Completeness::Failed && of.record.lastAttemptAt)
        lines += tr("Asked %n times, last %1", nullptr, of.record.attempts).arg(time(*of.record.lastAttemptAt));
    return lines.join(u'\n');
}

int CompletenessModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_facts ? 0 : int(m_facts->accounts.size());
}

int CompletenessModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_facts ? 0 : int(m_facts->days.size());
}

QVariant CompletenessModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return completenessLetter(cell(index).state);
    case StateRole:
        return int(cell(index).state);
    case AttentionRole:
        return int(completenessAttention(cell(index).state));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignCenter);
    case PlainToolTipRole:
        return cellText(index);
    case Qt::AccessibleTextRole:
        return cellText(index).replace(u'\n', u", "_s);
    case Qt::ToolTipRole:
        return escapedToolTip(cellText(index));
    case IdRole:
        return m_facts->accounts[std::size_t(index.row())].id.toString();
    default:
        return {};
    }
}

QVariant CompletenessModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::DisplayRole && orientation == Qt::Vertical && section < rowCount())
        return nameOf(section);
    if (orientation != Qt::Horizontal || section >= columnCount())
        return {};
    const QDate day = m_facts->days[std::size_t(section)];
    const QLocale locale = m_format.locale.isEmpty() ? QLocale::c() : QLocale(m_format.locale);
    if (role == Qt::DisplayRole)
        return locale.toString(day, u"ddd\nd"_s);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return locale.toString(day, QLocale::LongFormat);
    return {};
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include <items/connection_model.h>

#include <items/account_texts.h>
#include <wording/error_text.h>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

ConnectionModel::ConnectionModel(QObject *parent) : QAbstractTableModel(parent) {}

void ConnectionModel::apply(const CashPosition &position)
{
    const auto sameRows = [](const PositionConnection &a, const PositionConnection &b) {
        return a.connection.id == b.connection.id;
    };
    if (!std::equal(m_connections.begin(), m_connections.end(), position.connections.begin(),
                    position.connections.end(), sameRows)) {
        beginResetModel();
        m_connections = position.connections;
        endResetModel();
        return;
    }
    if (m_connections == position.connections)
        return;
    m_connections = position.connections;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ConnectionModel::setFormat(const DisplayFormat &format)
{
    beginResetModel();
    m_format = format;
    endResetModel();
}

void ConnectionModel::setProviderNames(const QHash<ProviderId, QString> &names)
{
    beginResetModel();
    m_providerNames = names;
    endResetModel();
}

int ConnectionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_connections.size());
}

int ConnectionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ConnectionModel::text(const PositionConnection &entry, int column) const
{
    const ConnectionActivity &activity = entry.activity;
    switch (Column(column)) {
    case Name:
        return entry.connection.name;
    case ProviderName:
        return m_providerNames.value(entry.connection.provider, entry.connection.provider.toString());
    case State: {
        QStringList parts{ageLabel(entry.freshness.age)};
        if (activity.lastOutcome && *activity.lastOutcome != AttemptOutcome::Ok)
            parts += outcomeLabel(*activity.lastOutcome);
        if (entry.connection.paused)
            parts += tr("Paused");
        if (entry.freshness.source != DataSource::Live)
            parts += dataSourceLabel(entry.freshness.source);
        return parts.join(u" · "_s);
    }
    case LastSuccess:
        return timeOrNothing(activity.lastSuccessAt, m_format);
    case LastAttempt:
        return timeOrNothing(activity.lastAttemptAt, m_format);
    case Accounts:
        return QLocale(m_format.locale).toString(entry.accounts);
    case Sentence:
        return activity.lastError ? errorSentence(*activity.lastError, entry.connection.name) : QString();
    case ColumnCount:
        return {};
    }
    Q_UNREACHABLE();
}

QVariant ConnectionModel::sortValue(const PositionConnection &entry, int column) const
{
    const auto time = [](const std::optional<UtcTime> &at) {
        return at ? QVariant(qint64(at->time_since_epoch().count())) : QVariant();
    };
    if (column == LastSuccess)
        return time(entry.activity.lastSuccessAt);
    if (column == LastAttempt)
        return time(entry.activity.lastAttemptAt);
    if (column == Accounts)
        return qint64(entry.accounts);
    return text(entry, column);
}

QVariant ConnectionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PositionConnection &entry = m_connections[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case SortRole:
        return sortValue(entry, index.column());
    case PlainToolTipRole:
        return text(entry, entry.activity.lastError ? int(Sentence) : index.column());
    case Qt::ToolTipRole:
        return escapedToolTip(data(index, PlainToolTipRole).toString());
    case IdRole:
        return entry.connection.id.toString();
    case AttentionRole:
        return int(attentionOf(entry.freshness));
    case AgeRole:
        return int(entry.freshness.age);
    case OutcomeRole:
        return entry.activity.lastOutcome ? QVariant(int(*entry.activity.lastOutcome)) : QVariant();
    default: // a role, not one of our enums
        return {};
    }
}

QVariant ConnectionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    switch (Column(section)) {
    case Name:
        return tr("Connection");
    case ProviderName:
        return tr("Provider");
    case State:
        return tr("State");
    case LastSuccess:
        return tr("Last success");
    case LastAttempt:
        return tr("Last attempt");
    case Accounts:
        return tr("Accounts");
    case Sentence:
        return tr("What happened");
    case ColumnCount:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace coffer

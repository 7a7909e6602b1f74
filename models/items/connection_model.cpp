// SPDX-License-Identifier: GPL-3.0-or-later
#include <items/connection_model.h>

#include <items/account_texts.h>
#include <wording/error_text.h>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// Whole days that are left, rounded up; 0 or less: it has ended.
int daysLeft(UtcTime end, UtcTime now)
{
    const auto left = end - now;
    return left.count() <= 0 ? 0 : int(std::chrono::ceil<std::chrono::days>(left).count());
}

QString clockText(UtcTime time, const DisplayFormat &format)
{
    const QTime local = toDateTime(time).toTimeZone(format.zone).time();
    return format.locale.isEmpty() || format.locale == "C"_L1
        ? local.toString(u"HH:mm"_s)
        : QLocale(format.locale).toString(local, QLocale::ShortFormat);
}

} // namespace

QString quotaText(const ConnectionSchedule &schedule, const DisplayFormat &format)
{
    if (!schedule.quota)
        return {};
    const QLocale locale(format.locale);
    const QString left = locale.toString(std::max(0, *schedule.quota - schedule.quotaUsed));
    const QString all = locale.toString(*schedule.quota);
    if (!schedule.quotaFreeAt)
        return ConnectionModel::tr("%1 of %2 left").arg(left, all);
    return ConnectionModel::tr("%1 of %2 left, next free %3").arg(left, all, clockText(*schedule.quotaFreeAt, format));
}

QString intervalText(const Connection &connection)
{
    QStringList times;
    for (const QTime &time : connection.fixedTimes)
        times += time.toString(u"HH:mm"_s);
    const QString clock = times.join(u", "_s);
    if (connection.byFixedTimesOnly)
        return clock;
    const QString every = waitText(connection.interval);
    return clock.isEmpty() ? every : ConnectionModel::tr("%1 and %2").arg(every, clock);
}

QString expiryText(const Connection &connection, UtcTime now, const DisplayFormat &format)
{
    if (!connection.consentExpiresAt)
        return {};
    const int days = daysLeft(*connection.consentExpiresAt, now);
    if (days == 0)
        return ConnectionModel::tr("Consent ended");
    if (days <= 14)
        return ConnectionModel::tr("Consent ends in %n day(s)", nullptr, days);
    return ConnectionModel::tr("Consent until %1")
        .arg(QLocale(format.locale)
                 .toString(toDateTime(*connection.consentExpiresAt).toTimeZone(format.zone).date(),
                           QLocale::ShortFormat));
}

Attention expiryAttention(const Connection &connection, UtcTime now)
{
    if (!connection.consentExpiresAt)
        return Attention::None;
    const int days = daysLeft(*connection.consentExpiresAt, now);
    return days <= 1 ? Attention::Error
        : days <= 7  ? Attention::Warning
        : days <= 14 ? Attention::Notice
                     : Attention::None;
}

ConnectionModel::ConnectionModel(QObject *parent) : QAbstractTableModel(parent) {}

void ConnectionModel::apply(const CashPosition &position)
{
    const auto sameRows = [](const PositionConnection &a, const PositionConnection &b) {
        return a.connection.id == b.connection.id;
    };
    if (!std::equal(m_connections.begin(), m_connections.end(), position.connections.begin(),
                    position.connections.end(), sameRows)) {
        beginResetModel();
        m_now = position.asOf;
        m_connections = position.connections;
        endResetModel();
        return;
    }
    const bool sameDay =
        std::chrono::floor<std::chrono::days>(m_now) == std::chrono::floor<std::chrono::days>(position.asOf);
    m_now = position.asOf;
    if (m_connections == position.connections && sameDay)
        return;
    m_connections = position.connections;
    tellAll();
}

void ConnectionModel::setSchedules(const std::vector<ConnectionSchedule> &schedules)
{
    if (m_schedules == schedules)
        return;
    m_schedules = schedules;
    tellAll();
}

void ConnectionModel::tellAll()
{
    if (!m_connections.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ConnectionModel::setFormat(const DisplayFormat &format)
{
    m_format = format;
    tellAll();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void ConnectionModel::setProviderNames(const QHash<ProviderId, QString> &names)
{
    m_providerNames = names;
    tellAll();
}

const PositionConnection *ConnectionModel::connectionAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_connections[size_t(row)] : nullptr;
}

int ConnectionModel::rowOf(const ConnectionId &id) const
{
    const auto found = std::find_if(m_connections.begin(), m_connections.end(),
                                    [&](const PositionConnection &each) { return each.connection.id == id; });
    return found == m_connections.end() ? -1 : int(std::distance(m_connections.begin(), found));
}

const ConnectionSchedule *ConnectionModel::scheduleOf(const ConnectionId &id) const
{
    const auto found = std::find_if(m_schedules.begin(), m_schedules.end(),
                                    [&](const ConnectionSchedule &each) { return each.connection == id; });
    return found == m_schedules.end() ? nullptr : &*found;
}

int ConnectionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_connections.size());
}

int ConnectionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ConnectionModel::nextText(const PositionConnection &entry) const
{
    if (entry.connection.paused)
        return tr("Paused");
    const ConnectionSchedule *schedule = scheduleOf(entry.connection.id);
    if (!schedule)
        return {};
    if (schedule->running)
        return tr("Now");
    if (schedule->waitsForUser)
        return tr("Waits for your credential");
    return timeOrNothing(schedule->nextAttempt, m_format);
}

QString ConnectionModel::text(const PositionConnection &entry, int column) const
{
    const ConnectionActivity &activity = entry.activity;
    switch (Column(column)) {
    case Name:
        return entry.connection.name;
    case ProviderName:
        return m_providerNames.value(entry.connection.provider, entry.connection.provider.toString());
    case Entity:
        return entry.connection.entity;
    case Environment:
        return dataSourceLabel(entry.connection.source);
    case State: {
        QStringList parts;
        if (entry.connection.paused)
            parts += tr("Paused");
        parts += ageLabel(entry.freshness.age);
        if (activity.lastOutcome && *activity.lastOutcome != AttemptOutcome::Ok)
            parts += outcomeLabel(*activity.lastOutcome);
        return parts.join(u" · "_s);
    }
    case LastSuccess:
        return timeOrNothing(activity.lastSuccessAt, m_format);
    case LastAttempt: {
        const QString time = timeOrNothing(activity.lastAttemptAt, m_format);
        return activity.lastOutcome ? u"%1 · %2"_s.arg(time, outcomeLabel(*activity.lastOutcome)) : time;
    }
    case NextAttempt:
        return nextText(entry);
    case Quota: {
        const ConnectionSchedule *schedule = scheduleOf(entry.connection.id);
        return schedule ? quotaText(*schedule, m_format) : QString();
    }
    case Expiry:
        return expiryText(entry.connection, m_now, m_format);
    case Accounts:
        return QLocale(m_format.locale).toString(entry.accounts);
    case Interval:
        return intervalText(entry.connection);
    case ColumnCount:
        return {};
    }
    Q_UNREACHABLE();
}

QString ConnectionModel::toolTip(const PositionConnection &entry, int column) const
{
    const QString shown = text(entry, column);
    if (column == Expiry && entry.connection.consentExpiresAt)
        return u"%1\n%2"_s.arg(shown, timeOrNothing(entry.connection.consentExpiresAt, m_format));
    if ((column == Name || column == State || column == LastAttempt) && entry.activity.lastError)
        return errorSentence(*entry.activity.lastError, entry.connection.name,
                             entry.activity.lastSuccessAt ? Figures::Kept : Figures::None);
    return shown;
}

QVariant ConnectionModel::sortValue(const PositionConnection &entry, int column) const
{
    const auto time = [](const std::optional<UtcTime> &at) {
        return at ? QVariant(qint64(at->time_since_epoch().count())) : QVariant();
    };
    const ConnectionSchedule *schedule = scheduleOf(entry.connection.id);
    switch (Column(column)) {
    case LastSuccess:
        return time(entry.activity.lastSuccessAt);
    case LastAttempt:
        return time(entry.activity.lastAttemptAt);
    case NextAttempt:
        return schedule ? time(schedule->nextAttempt) : QVariant();
    case Quota:
        return schedule && schedule->quota ? QVariant(qint64(*schedule->quota - schedule->quotaUsed)) : QVariant();
    case Expiry:
        return time(entry.connection.consentExpiresAt);
    case Accounts:
        return qint64(entry.accounts);
    case Interval:
        return qint64(entry.connection.interval.count());
    case State:
        return -qint64(attention(entry, State)); // the worst first
    case Name:
    case ProviderName:
    case Entity:
    case Environment:
    case ColumnCount:
        return text(entry, column);
    }
    Q_UNREACHABLE();
}

Attention ConnectionModel::attention(const PositionConnection &entry, int column) const
{
    if (column == Expiry)
        return expiryAttention(entry.connection, m_now);
    if (column == Quota) {
        const ConnectionSchedule *schedule = scheduleOf(entry.connection.id);
        return schedule && schedule->quotaFreeAt ? Attention::Warning : Attention::None;
    }
    const Attention state = attentionOf(entry.freshness);
    return entry.connection.paused ? worse(state, Attention::Notice) : state;
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
    case FilterTextRole:
        return QStringList{text(entry, Name), text(entry, ProviderName), text(entry, Entity)}.join(u'\n');
    case PlainToolTipRole:
        return toolTip(entry, index.column());
    case Qt::ToolTipRole:
        return escapedToolTip(data(index, PlainToolTipRole).toString());
    case IdRole:
        return entry.connection.id.toString();
    case AttentionRole:
        return int(attention(entry, index.column()));
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
    case State:
        return tr("State");
    case ProviderName:
        return tr("Provider");
    case Entity:
        return tr("Entity");
    case Environment:
        return tr("Source");
    case LastSuccess:
        return tr("Last success");
    case LastAttempt:
        return tr("Last attempt");
    case NextAttempt:
        return tr("Next attempt");
    case Quota:
        return tr("Calls left");
    case Expiry:
        return tr("Consent");
    case Accounts:
        return tr("Accounts");
    case Interval:
        return tr("Refreshed every");
    case ColumnCount:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace coffer

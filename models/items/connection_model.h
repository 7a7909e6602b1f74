// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/connection_schedule.h>
#include <items/display_format.h>
#include <items/item_roles.h>

#include <QAbstractTableModel>
#include <QHash>

namespace coffer {

/// The connections of a position, one row each: how they do, when they are asked next, what runs out.
class ConnectionModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Name,
        State,
        Environment,
        LastSuccess,
        LastAttempt, ///< when, and how it ended
        NextAttempt,
        Quota,
        Expiry,
        Accounts,
        Interval,
        ProviderName,
        Entity,
        ColumnCount,
    };

    explicit ConnectionModel(QObject *parent = nullptr);

    void apply(const CashPosition &position);
    void setSchedules(const std::vector<ConnectionSchedule> &schedules);
    void setFormat(const DisplayFormat &format);
    void setProviderNames(const QHash<ProviderId, QString> &names);

    [[nodiscard]] const PositionConnection *connectionAt(int row) const; ///< nullptr: no such row
    [[nodiscard]] int rowOf(const ConnectionId &id) const;               ///< -1: not there
    [[nodiscard]] const ConnectionSchedule *scheduleOf(const ConnectionId &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const PositionConnection &connection, int column) const;
    [[nodiscard]] QString nextText(const PositionConnection &connection) const;
    [[nodiscard]] QString toolTip(const PositionConnection &connection, int column) const;
    [[nodiscard]] QVariant sortValue(const PositionConnection &connection, int column) const;
    [[nodiscard]] Attention attention(const PositionConnection &connection, int column) const;
    void tellAll();

    std::vector<PositionConnection> m_connections;
    std::vector<ConnectionSchedule> m_schedules;
    UtcTime m_now;
    DisplayFormat m_format;
    QHash<ProviderId, QString> m_providerNames;
};

/// "3 of 4 left", "0 of 4 left, next free 14:05"; nothing where no limit is known.
[[nodiscard]] QString quotaText(const ConnectionSchedule &schedule, const DisplayFormat &format);
/// "15 min", "07:45, 12:30", "15 min and 07:45".
[[nodiscard]] QString intervalText(const Connection &connection);
/// "Ends in 7 days", "Ended": nothing without an end.
[[nodiscard]] QString expiryText(const Connection &connection, UtcTime now, const DisplayFormat &format);
/// From 14 days before on a notice, from 7 a warning, from 1 an error.
[[nodiscard]] Attention expiryAttention(const Connection &connection, UtcTime now);

} // namespace coffer

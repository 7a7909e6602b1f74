// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <items/display_format.h>
#include <items/item_roles.h>

#include <QAbstractTableModel>
#include <QHash>

namespace coffer {

/// The connections of a position, one row each: how they do and what the last failure means.
class ConnectionModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, ProviderName, State, LastSuccess, LastAttempt, Accounts, Sentence, ColumnCount };

    explicit ConnectionModel(QObject *parent = nullptr);

    void apply(const CashPosition &position);
    void setFormat(const DisplayFormat &format);
    void setProviderNames(const QHash<ProviderId, QString> &names);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const PositionConnection &connection, int column) const;
    [[nodiscard]] QVariant sortValue(const PositionConnection &connection, int column) const;

    std::vector<PositionConnection> m_connections;
    DisplayFormat m_format;
    QHash<ProviderId, QString> m_providerNames;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>
#include <balances/completeness.h>
#include <items/display_format.h>
#include <items/item_roles.h>

#include <QAbstractTableModel>
#include <QHash>

#include <memory>

namespace coffer {

[[nodiscard]] QString completenessLetter(Completeness state); ///< one letter, in the user's language
[[nodiscard]] QString completenessLabel(Completeness state);
[[nodiscard]] Attention completenessAttention(Completeness state);

/// Accounts by days: how complete the record is. A cell is judged when it is looked at, so that five thousand accounts
/// cost no more than those that are seen.
class CompletenessModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int StateRole = Qt::UserRole + 100; ///< int: Completeness

    explicit CompletenessModel(QObject *parent = nullptr);

    /// Names, entities and connections of the accounts; the rows are those of the facts.
    void setPosition(const CashPosition &position);
    void setFacts(std::shared_ptr<const CompletenessFacts> facts);
    void setBusinessDays(const BusinessDays &days);
    void setFormat(const DisplayFormat &format);

    [[nodiscard]] std::optional<AccountId> accountAt(const QModelIndex &index) const;
    [[nodiscard]] CompletenessCell cell(const QModelIndex &index) const;
    /// What the cell says, with its times; one fact per line, plain text.
    [[nodiscard]] QString cellText(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    struct Known
    {
        QString name;
        QString entity;
        ConnectionId connection;
        friend bool operator==(const Known &, const Known &) = default;
    };
    void tellCells();
    [[nodiscard]] QString nameOf(int row) const;

    std::shared_ptr<const CompletenessFacts> m_facts;
    std::vector<bool> m_life; ///< of each day
    QHash<AccountId, Known> m_known;
    QHash<ConnectionId, Connection> m_connections;
    BusinessDays m_days;
    DisplayFormat m_format;
    UtcTime m_now;
};

} // namespace coffer

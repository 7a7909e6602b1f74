// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>

#include <QMetaType>

namespace coffer {

/// How much attention a row asks for. Views turn it into an icon and a colour; the text says it too.
enum class Attention {
    None,    ///< current and ok
    Notice,  ///< ageing, partly read
    Warning, ///< stale or never read
    Error,   ///< failed, refused, absent, unreadable
};

/// Roles of the models in this folder. Roles carry facts, never colours.
enum ItemRole {
    SortRole = Qt::UserRole + 1, ///< Decimal, qint64 (microseconds) or QString; invalid where there is no value
    FilterTextRole,              ///< all texts by which the row can be found
    IdRole,                      ///< QString: account or connection id; empty for groups and subtotals
    CurrencyRole,                ///< QString: currency code; empty for a group of several currencies
    RowKindRole,                 ///< int: AccountTreeModel::RowKind
    AttentionRole,               ///< int: Attention
    AgeRole,                     ///< int: Age
    OutcomeRole,                 ///< int: AttemptOutcome; invalid before the first attempt
    ExclusionRole,               ///< int: Exclusion
    PlainToolTipRole,            ///< QString, plain text; Qt::ToolTipRole is the same with markup escaped
    SourceRole,                  ///< int: DataSource
    LimitsRole,                  ///< LimitBar
    SeriesRole,                  ///< std::shared_ptr<const TrendSeries>; may be null; invalid where amounts are hidden
    IsAlarmingRole,              ///< bool: the amount needs a sign beside it
    ExactTextRole,               ///< QString: the amount for the clipboard, as Decimal writes it; empty where hidden
};

[[nodiscard]] Attention attentionOf(const Freshness &freshness);
/// A group asks for as much attention as the worst of what it counts.
[[nodiscard]] Attention worse(Attention a, Attention b);

} // namespace coffer

Q_DECLARE_METATYPE(coffer::Decimal)

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme.h"

#include <balances/completeness.h>

#include <QStyledItemDelegate>

namespace coffer {

[[nodiscard]] QString completenessIcon(Completeness state);
[[nodiscard]] Colour completenessColour(Completeness state);

/// Draws a cell of the completeness grid: a sign and a letter in the colour of its state, so that none of the three is
/// needed alone.
class CompletenessDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace coffer {

class Theme;

/// Draws rows of AccountTreeModel: digits in columns, groups and subtotals in bold, rows that are not counted in italic
/// and muted. How fresh a figure is, never by colour alone: a chip around the age of one that is ageing; grey italic
/// and a sign for a stale one; an edge at the figure and a sign at the attempt for one that failed; a sign before a sum
/// with such a part.
class AccountDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static void paintAmount(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                            const Theme &theme, QRect area);
    static void paintText(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, QRect area);
    static void paintLimits(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                            const Theme &theme, QRect area);
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetricsF>
#include <QPainter>

namespace coffer {

// Figures under each other must line up digit by digit. Qt 6.4 cannot ask a font for its tabular digits, so digits are
// placed on a grid as wide as the widest of them, whatever the font.

[[nodiscard]] qreal tabularWidth(const QString &text, const QFont &font);
/// Draws `text` on one line with the painter's font and pen; smaller where there is no room for it, since a figure that
/// lost a digit is another figure. `alignment`: Qt::AlignLeft or Qt::AlignRight, as seen.
void drawTabular(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text);

} // namespace coffer

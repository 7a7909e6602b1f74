// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace coffer {

/// One look for bars everywhere: posted plain, available with stripes of the surface's colour over it, so that they are
/// told apart without colour.
void paintBar(QPainter *painter, const QRectF &bar, const QColor &colour);
void paintStripes(QPainter *painter, const QRectF &bar, const QColor &surface);

} // namespace coffer

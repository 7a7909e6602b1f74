// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QPainter;
class QWidget;

namespace coffer {

class ChartTable;

/// What a ChartFrame needs of the chart that it holds. Implemented by the charts beside their widget class.
class ChartContent
{
public:
    ChartContent() = default;
    virtual ~ChartContent() = default;
    Q_DISABLE_COPY_MOVE(ChartContent)

    [[nodiscard]] virtual QWidget *widget() = 0;
    /// The same numbers; owned by the chart and kept up to date by it.
    [[nodiscard]] virtual ChartTable *table() const = 0;
    /// Draws everything that the chart holds, also what the widget scrolls, without pointer, focus and selection, from
    /// (0, 0) in the size of pictureSize().
    virtual void paintPicture(QPainter *painter) = 0;
    [[nodiscard]] virtual QSize pictureSize() const = 0;

    [[nodiscard]] virtual bool canZoom() const { return false; }
    virtual void resetZoom() {}
};

} // namespace coffer

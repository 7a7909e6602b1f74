// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace coffer {

/// Qt's Fusion with check boxes that can be seen: Fusion derives their frame from a darkened window colour, which on a
/// dark window is no frame at all.
class LegibleStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    LegibleStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <map>

namespace coffer {

/// How the user left the window. The bytes are those of the widgets, opaque; a part that is missing or cannot be used
/// is as on the first start.
struct WindowLayout
{
    QByteArray geometry;                 ///< place and size
    QByteArray parts;                    ///< toolbars and docks
    QString page;                        ///< "overview", …
    std::map<QString, QByteArray> pages; ///< by name: columns, ranges and groups of each

    friend bool operator==(const WindowLayout &, const WindowLayout &) = default;
};

} // namespace coffer

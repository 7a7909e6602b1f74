// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace coffer {

/// A log whose hash chain was found whole, and whose latest balances follow from it.
struct HistoryCheck
{
    qint64 attempts = 0;
    qint64 changes = 0;
    QHash<QString, QByteArray> lastHashes; ///< connection id -> hash of its last attempt
};

} // namespace coffer

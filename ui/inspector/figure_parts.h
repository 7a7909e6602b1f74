// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/ids.h>
#include <wording/labels.h>

#include <QMetaType>
#include <QString>

#include <vector>

namespace coffer {

/// Which sum somebody wants to see the parts of: a subtotal, a tile, a bar.
struct FigureParts
{
    QString title; ///< as it stands beside the sum
    BalanceColumn column = BalanceColumn::Posted;
    QString currency;                ///< ISO 4217
    std::vector<AccountId> accounts; ///< all that belong to it, those that are left out of the sum, too

    friend bool operator==(const FigureParts &, const FigureParts &) = default;
};

} // namespace coffer

Q_DECLARE_METATYPE(coffer::FigureParts)

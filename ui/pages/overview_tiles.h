// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure_list.h"

#include <items/account_texts.h>

namespace coffer {

/// What a tile of the overview says: a line per currency, and under them how much of the position is inside, how old it
/// is, and what is left out and why.
struct TileTexts
{
    std::vector<FigureList::Line> lines;
    QString warning; ///< "10 of 13 current, 1 failed" where a part is failed or not current; else empty
    Attention attention = Attention::None;
    QString foot;

    friend bool operator==(const TileTexts &, const TileTexts &) = default;
};

/// Posted, own funds (with the credit headroom beside them) or blocked.
[[nodiscard]] TileTexts moneyTile(const CashPosition &position, BalanceColumn column, const DisplayFormat &format);
[[nodiscard]] TileTexts freshnessTile(const CashPosition &position, const DisplayFormat &format);

} // namespace coffer

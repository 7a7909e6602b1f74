// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <money/decimal.h>

#include <QChar>

#include <vector>

namespace coffer {

/// How a text writes its amounts.
struct AmountNotation
{
    enum class Negative {
        Minus,    ///< a minus before or behind the number, or none; a plus before it is read, too
        Brackets, ///< brackets around the number, or none
        None,     ///< no sign: something else tells it
    };
    QChar decimalPoint = u'.';
    QChar grouping = {}; ///< null: none. A blank stands for all narrow and unbreakable ones, ' for the curly one, too
    Negative negative = Negative::Minus;
    QChar zeroDigit = u'0'; ///< the first of the ten digits; ASCII digits are always read
};

/// Reads an amount exactly or not at all: groups of three digits, digits on both sides of the point, no blanks inside,
/// no currency, nothing behind it. Errors: BadAmount, Overflow.
[[nodiscard]] Result<Decimal> readAmount(QStringView text, const AmountNotation &notation);

/// What a typed text may mean: as people of the locale write amounts, or with a point and no grouping. Nothing: it is
/// no amount. Two: it means one thing here and another there ("1.234" in German), so the user must say which; that of
/// the locale comes first. Where neither fits, the swapped notation ("1.234,56" in English) is read.
[[nodiscard]] std::vector<Decimal> possibleAmounts(const QString &text, const QString &locale);

} // namespace coffer

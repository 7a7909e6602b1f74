// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <money/money.h>

#include <memory>

namespace coffer {

enum class NegativeStyle {
    Minus,
    Brackets, ///< (8.32)
};

enum class AmountVisibility {
    Shown,
    Hidden, ///< a mask of fixed width instead of digits and sign; the currency stays
};

/// Exact amounts as people of a locale write them: its digits, point, grouping and minus sign. All digits of the amount
/// are kept (but for formatShort); with a currency, zeros are added up to its minor unit.
///
/// Locale: a name of QLocale or BCP 47 ("de_CH", "de-CH"). "C" or nothing: as Decimal writes it, no grouping.
/// Cost:   made once, used for many; a copy is a pointer.
/// Thread: const functions may be called from any thread.
class AmountFormat
{
public:
    explicit AmountFormat(const QString &locale = {}, NegativeStyle negative = NegativeStyle::Minus,
                          AmountVisibility visibility = AmountVisibility::Shown);

    [[nodiscard]] QString format(const Decimal &amount) const;
    /// The number alone, with at least the digits that ISO 4217 gives the currency: 3087500.5 EUR reads 3,087,500.50.
    /// Digits beyond them are kept; a code without an exponent changes nothing.
    [[nodiscard]] QString formatNumber(const Money &money) const;
    /// With the currency's code, never a symbol, on the side where the locale has it; kept on one line ("EUR 1,234.50",
    /// "1.234,50 EUR").
    [[nodiscard]] QString format(const Money &money) const;
    /// For tiles and axes: from a million on rounded to two digits after the point ("EUR 12.43M", "12,43 Mio. EUR"),
    /// half away from zero; smaller ones in full. What it shows is not exact: the exact text must be at hand beside it.
    [[nodiscard]] QString formatShort(const Money &money) const;

    [[nodiscard]] static QString mask(); ///< what stands for a hidden amount

private:
    struct Locale;
    [[nodiscard]] QString withSign(const Decimal &amount, QString (*text)(const Locale &, const Decimal &)) const;
    [[nodiscard]] QString withCode(const QString &amount, const CurrencyCode &currency) const;

    std::shared_ptr<const Locale> m_locale; ///< nothing for "C"
    NegativeStyle m_negative;
    AmountVisibility m_visibility;
};

} // namespace coffer

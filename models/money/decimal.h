// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>

#include <QByteArray>
#include <QString>

#include <compare>
#include <memory>
#include <optional>
#include <string_view>

namespace coffer {

/// What becomes of digits that do not fit. There is no default: each caller says it.
enum class Rounding {
    Refuse,           ///< BadAmount when a digit other than 0 would be lost
    HalfAwayFromZero, ///< 0.5 -> 1, -0.5 -> -1: as spreadsheets display
};

/// An exact decimal number: coefficient × 10^-scale. The scale is kept: "1.10" stays "1.10" and differs from "1.1" only
/// for isIdentical(). Coefficients of any size up to maxDigits; those that fit 64 bits need no allocation.
///
/// Sign:   as written; there is no negative zero ("-0.00" reads as 0.00).
/// Errors: parse functions report BadAmount for what is not a number and Overflow past the limits; sums report
/// Overflow. Thread: a value; safe to copy between threads.
class Decimal
{
public:
    static constexpr int maxDigits = 256;
    static constexpr int maxExponent = 64; ///< of a JSON number, either sign
    static constexpr int maxScale = maxDigits;

    Decimal() = default; ///< 0
    /// unscaled × 10^-scale. The scale must be within 0 to maxScale: for one that comes from outside use
    /// fromUnscaled().
    static Decimal fromInteger(qint64 unscaled, int scale = 0);

    /// -?digits[.digits], ASCII only: no sign "+", no grouping, no blanks, no exponent, digits on both sides of the
    /// point.
    static Result<Decimal> parse(QByteArrayView text);
    static Result<Decimal> parse(QStringView text);
    /// A number token of RFC 8259, exponent allowed: 1.5e3 is 1500, 12e-1 is 1.2, 1.50 keeps its zero.
    static Result<Decimal> parseJsonNumber(QByteArrayView token);
    /// An integral coefficient as text (-?digits) and its scale: ("-1210", 2) is -12.10.
    static Result<Decimal> fromUnscaled(QByteArrayView coefficient, int scale);

    [[nodiscard]] int scale() const { return m_scale; }
    [[nodiscard]] bool isZero() const { return !m_big && m_small == 0; }
    [[nodiscard]] bool isNegative() const;
    /// True where no digit other than 0 stands after the point.
    [[nodiscard]] bool isIntegral() const;

    [[nodiscard]] QString toString() const; ///< plain notation with `scale` digits; parse() reads it back identically
    [[nodiscard]] std::optional<qint64> unscaled() const; ///< the coefficient where 64 bits hold it
    [[nodiscard]] QByteArray unscaledText() const;

    [[nodiscard]] Result<Decimal> plus(const Decimal &other) const; ///< scale: the larger of the two
    [[nodiscard]] Result<Decimal> minus(const Decimal &other) const;
    [[nodiscard]] Decimal negated() const;
    [[nodiscard]] Decimal absolute() const;
    [[nodiscard]] Result<Decimal> rescaled(int scale, Rounding rounding) const;
    /// Moves the point to the left without losing a digit: minor units to major units. places >= 0.
    [[nodiscard]] Result<Decimal> shiftedLeft(int places) const;

    /// For pixels only (charts): the nearest double. The only way out of exactness; never for text, storage or sums.
    [[nodiscard]] double toPlotValue() const;

    /// Same value and same digits; operator== compares values (1.10 == 1.1).
    [[nodiscard]] bool isIdentical(const Decimal &other) const;
    friend bool operator==(const Decimal &a, const Decimal &b) { return a.compare(b) == 0; }
    friend std::weak_ordering operator<=>(const Decimal &a, const Decimal &b) { return a.compare(b) <=> 0; }

private:
    struct Big; ///< hides the big integer library from users of this header
    [[nodiscard]] int compare(const Decimal &other) const;
    static Result<Decimal> fromBig(Big &&big, int scale);
    static Result<Decimal> fromDigits(bool negative, std::string_view digits, int scale);
    [[nodiscard]] Big bigAtScale(int scale) const;

    qint64 m_small = 0;               ///< the coefficient unless m_big is set
    std::shared_ptr<const Big> m_big; ///< a coefficient that does not fit 64 bits
    int m_scale = 0;
};

} // namespace coffer

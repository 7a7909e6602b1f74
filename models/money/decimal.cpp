// SPDX-License-Identifier: GPL-3.0-or-later
#include <money/decimal.h>

#include <QVarLengthArray>

#include <boost/multiprecision/cpp_int.hpp>

#include <array>
#include <charconv>
#include <limits>

using namespace Qt::StringLiterals;

namespace coffer {

using boost::multiprecision::cpp_int;

struct Decimal::Big
{
    cpp_int value;
};

namespace {

constexpr qint64 smallest = std::numeric_limits<qint64>::min();
constexpr qint64 largest = std::numeric_limits<qint64>::max();
constexpr int smallDigits = 18; ///< any coefficient of so many digits fits 64 bits

constexpr auto powers = [] {
    std::array<qint64, smallDigits + 1> table{};
    qint64 power = 1;
    for (qint64 &entry : table) {
        entry = power;
        if (power <= largest / 10)
            power *= 10;
    }
    return table;
}();

cpp_int bigPower(int exponent)
{
    return boost::multiprecision::pow(cpp_int(10), unsigned(exponent));
}

std::optional<qint64> added(qint64 a, qint64 b)
{
    if (b > 0 ? a > largest - b : a < smallest - b)
        return std::nullopt;
    return a + b;
}

std::optional<qint64> timesPower(qint64 a, int exponent)
{
    if (a == 0)
        return 0;
    if (exponent > smallDigits)
        return std::nullopt;
    const qint64 power = powers[size_t(exponent)];
    if (a > largest / power || a < smallest / power)
        return std::nullopt;
    return a * power;
}

Error badAmount(QByteArrayView text, const QString &expected)
{
    return Error{ErrorKind::BadAmount,
                 {},
                 shortened(QString::fromUtf8(text.first(std::min<qsizetype>(text.size(), 200)))),
                 expected};
}

Error overflow(const QString &expected)
{
    return Error{ErrorKind::Overflow, {}, {}, expected};
}

Error tooManyDigits()
{
    return overflow(u"at most %1 digits"_s.arg(Decimal::maxDigits));
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The parts of a number as written; views into the text.
struct Written
{
    bool negative = false;
    std::string_view whole;
    std::string_view fraction;
    bool hasPoint = false;
    bool hasExponent = false;
    bool negativeExponent = false;
    std::string_view exponent;
};

std::string_view takeDigits(std::string_view &rest)
{
    size_t count = 0;
    while (count < rest.size() && isDigit(rest[count]))
        ++count;
    const std::string_view digits = rest.substr(0, count);
    rest.remove_prefix(count);
    return digits;
}

bool take(std::string_view &rest, char c)
{
    if (rest.empty() || rest.front() != c)
        return false;
    rest.remove_prefix(1);
    return true;
}

/// Splits -?digits[.digits][(e|E)[+-]digits]; nothing for any other text.
std::optional<Written> split(QByteArrayView text)
{
    std::string_view rest(text.data(), size_t(text.size()));
    Written written;
    written.negative = take(rest, '-');
    written.whole = takeDigits(rest);
    if (written.whole.empty())
        return std::nullopt;
    written.hasPoint = take(rest, '.');
    if (written.hasPoint) {
        written.fraction = takeDigits(rest);
        if (written.fraction.empty())
            return std::nullopt;
    }
    written.hasExponent = take(rest, 'e') || take(rest, 'E');
    if (written.hasExponent) {
        written.negativeExponent = take(rest, '-');
        if (!written.negativeExponent)
            take(rest, '+');
        written.exponent = takeDigits(rest);
        if (written.exponent.empty())
            return std::nullopt;
    }
    if (!rest.empty())
        return std::nullopt;
    return written;
}

std::string_view withoutLeadingZeros(std::string_view digits)
{
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

/// 0 to maxExponent, or nothing when it is larger.
std::optional<int> exponentOf(const Written &written)
{
    const std::string_view digits = withoutLeadingZeros(written.exponent);
    if (digits.size() > 3)
        return std::nullopt;
    int value = 0;
    for (char c : digits)
        value = value * 10 + (c - '0');
    if (value > Decimal::maxExponent)
        return std::nullopt;
    return written.negativeExponent ? -value : value;
}

using Digits = QVarLengthArray<char, 64>;

/// The digits of the coefficient without leading zeros.
Digits coefficientDigits(const Written &written)
{
    const std::string_view whole = withoutLeadingZeros(written.whole);
    const std::string_view fraction = whole.empty() ? withoutLeadingZeros(written.fraction) : written.fraction;
    Digits digits;
    digits.append(whole.data(), qsizetype(whole.size()));
    digits.append(fraction.data(), qsizetype(fraction.size()));
    return digits;
}

} // namespace

Result<Decimal> Decimal::fromBig(Big &&big, int scale)
{
    static const cpp_int limit = bigPower(maxDigits);
    Decimal result;
    result.m_scale = scale;
    if (big.value >= smallest && big.value <= largest)
        result.m_small = static_cast<qint64>(big.value);
    else if (boost::multiprecision::abs(big.value) >= limit)
        return tooManyDigits();
    else
        result.m_big = std::make_shared<const Big>(std::move(big));
    return result;
}

Result<Decimal> Decimal::fromDigits(bool negative, std::string_view digits, int scale)
{
    if (digits.size() > size_t(maxDigits))
        return tooManyDigits();
    if (scale > maxScale)
        return overflow(u"at most %1 digits after the point"_s.arg(maxScale));
    if (digits.size() > size_t(smallDigits)) {
        cpp_int value;
        // Chunks of 18 digits: a constructor from text would read a leading 0 as octal.
        for (size_t at = 0; at < digits.size(); at += smallDigits) {
            const std::string_view chunk = digits.substr(at, smallDigits);
            qint64 part = 0;
            std::from_chars(chunk.data(), chunk.data() + chunk.size(), part);
            value = value * powers[chunk.size()] + part;
        }
        return fromBig(Big{negative ? cpp_int(-value) : value}, scale);
    }
    Decimal result;
    for (char c : digits)
        result.m_small = result.m_small * 10 + (c - '0');
    if (negative)
        result.m_small = -result.m_small;
    result.m_scale = scale;
    return result;
}

Decimal Decimal::fromInteger(qint64 unscaled, int scale)
{
    if (scale < 0 || scale > maxScale)
        qFatal("Decimal::fromInteger: scale %d is not within 0 to %d", scale, maxScale);
    Decimal result;
    result.m_small = unscaled;
    result.m_scale = scale;
    return result;
}

Result<Decimal> Decimal::parse(QByteArrayView text)
{
    const std::optional<Written> written = split(text);
    if (!written || written->hasExponent)
        return badAmount(text, u"a plain decimal number such as -1234.50"_s);
    const Digits digits = coefficientDigits(*written);
    if (written->fraction.size() > size_t(maxScale))
        return overflow(u"at most %1 digits after the point"_s.arg(maxScale));
    return fromDigits(written->negative, {digits.data(), size_t(digits.size())}, int(written->fraction.size()));
}

Result<Decimal> Decimal::parse(QStringView text)
{
    QVarLengthArray<char, 64> ascii;
    ascii.reserve(text.size());
    for (QChar c : text) {
        // Digits of other scripts must not slip through a conversion.
        if (c.unicode() > 0x7f)
            return Error{ErrorKind::BadAmount, {}, shortened(text.toString()), u"ASCII digits"_s};
        ascii.append(char(c.unicode()));
    }
    return parse(QByteArrayView(ascii.data(), ascii.size()));
}

Result<Decimal> Decimal::parseJsonNumber(QByteArrayView token)
{
    const std::optional<Written> written = split(token);
    if (!written || (written->whole.size() > 1 && written->whole.front() == '0'))
        return badAmount(token, u"a JSON number"_s);
    const std::optional<int> exponent = exponentOf(*written);
    if (!exponent)
        return overflow(u"an exponent within -%1 to %1"_s.arg(maxExponent));
    if (written->fraction.size() > size_t(maxScale))
        return overflow(u"at most %1 digits after the point"_s.arg(maxScale));
    Digits digits = coefficientDigits(*written);
    int scale = int(written->fraction.size()) - *exponent;
    for (; scale < 0; ++scale) {
        if (!digits.isEmpty())
            digits.append('0');
    }
    return fromDigits(written->negative, {digits.data(), size_t(digits.size())}, scale);
}

Result<Decimal> Decimal::fromUnscaled(QByteArrayView coefficient, int scale)
{
    const std::optional<Written> written = split(coefficient);
    if (!written || written->hasPoint || written->hasExponent)
        return badAmount(coefficient, u"a whole number"_s);
    if (scale < 0)
        return Error{ErrorKind::BadAmount, {}, QString::number(scale), u"a scale of 0 or more"_s};
    const Digits digits = coefficientDigits(*written);
    return fromDigits(written->negative, {digits.data(), size_t(digits.size())}, scale);
}

bool Decimal::isNegative() const
{
    return m_big ? m_big->value < 0 : m_small < 0;
}

bool Decimal::isIntegral() const
{
    if (m_scale == 0 || isZero())
        return true;
    if (!m_big)
        return m_scale <= smallDigits && m_small % powers[size_t(m_scale)] == 0;
    return m_big->value % bigPower(m_scale) == 0;
}

std::optional<qint64> Decimal::unscaled() const
{
    if (m_big)
        return std::nullopt;
    return m_small;
}

QByteArray Decimal::unscaledText() const
{
    if (m_big)
        return QByteArray::fromStdString(m_big->value.str());
    return QByteArray::number(m_small);
}

QString Decimal::toString() const
{
    QByteArray text = unscaledText();
    if (m_scale > 0) {
        const qsizetype sign = isNegative() ? 1 : 0;
        const qsizetype missing = m_scale + 1 - (text.size() - sign);
        if (missing > 0)
            text.insert(sign, missing, '0');
        text.insert(text.size() - m_scale, '.');
    }
    return QString::fromLatin1(text);
}

Result<Decimal> Decimal::plus(const Decimal &other) const
{
    const int common = std::max(m_scale, other.m_scale);
    if (!m_big && !other.m_big) {
        const std::optional<qint64> a = timesPower(m_small, common - m_scale);
        const std::optional<qint64> b = timesPower(other.m_small, common - other.m_scale);
        if (a && b) {
            if (const std::optional<qint64> sum = added(*a, *b))
                return fromInteger(*sum, common);
        }
    }
    return fromBig(Big{bigAtScale(common).value + other.bigAtScale(common).value}, common);
}

Result<Decimal> Decimal::minus(const Decimal &other) const
{
    return plus(other.negated());
}

Decimal Decimal::negated() const
{
    if (!m_big && m_small != smallest)
        return fromInteger(-m_small, m_scale);
    // Cannot fail: the number of digits stays.
    return fromBig(Big{-bigAtScale(m_scale).value}, m_scale).value();
}

Decimal Decimal::absolute() const
{
    return isNegative() ? negated() : *this;
}

Result<Decimal> Decimal::rescaled(int scale, Rounding rounding) const
{
    if (scale < 0 || scale > maxScale) {
        return Error{ErrorKind::InvalidInput, u"scale"_s, QString::number(scale), u"0 to %1"_s.arg(maxScale)};
    }
    if (scale == m_scale)
        return *this;
    if (scale > m_scale) {
        if (!m_big) {
            if (const std::optional<qint64> small = timesPower(m_small, scale - m_scale))
                return fromInteger(*small, scale);
        }
        return fromBig(bigAtScale(scale), scale);
    }

    const cpp_int divisor = bigPower(m_scale - scale);
    cpp_int quotient;
    cpp_int remainder;
    boost::multiprecision::divide_qr(bigAtScale(m_scale).value, divisor, quotient, remainder);
    if (remainder != 0) {
        switch (rounding) {
        case Rounding::Refuse:
            return Error{
                ErrorKind::BadAmount, {}, shortened(toString()), u"at most %1 digits after the point"_s.arg(scale)};
        case Rounding::HalfAwayFromZero:
            if (boost::multiprecision::abs(remainder) * 2 >= divisor)
                quotient += isNegative() ? -1 : 1;
            break;
        }
    }
    return fromBig(Big{std::move(quotient)}, scale);
}

Result<Decimal> Decimal::shiftedLeft(int places) const
{
    if (places < 0)
        return Error{ErrorKind::InvalidInput, u"places"_s, QString::number(places), u"0 or more"_s};
    if (places > maxScale - m_scale)
        return overflow(u"at most %1 digits after the point"_s.arg(maxScale));
    Decimal result = *this;
    result.m_scale += places;
    return result;
}

double Decimal::toPlotValue() const
{
    return toString().toDouble();
}

bool Decimal::isIdentical(const Decimal &other) const
{
    return m_scale == other.m_scale && compare(other) == 0;
}

int Decimal::compare(const Decimal &other) const
{
    const int common = std::max(m_scale, other.m_scale);
    if (!m_big && !other.m_big) {
        const std::optional<qint64> a = timesPower(m_small, common - m_scale);
        const std::optional<qint64> b = timesPower(other.m_small, common - other.m_scale);
        if (a && b)
            return *a < *b ? -1 : (*a > *b ? 1 : 0);
    }
    return bigAtScale(common).value.compare(other.bigAtScale(common).value);
}

Decimal::Big Decimal::bigAtScale(int scale) const
{
    cpp_int value = m_big ? m_big->value : cpp_int(m_small);
    if (scale > m_scale)
        value *= bigPower(scale - m_scale);
    return Big{std::move(value)};
}

} // namespace coffer

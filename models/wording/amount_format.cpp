// SPDX-License-Identifier: GPL-3.0-or-later
#include <wording/amount_format.h>

#include <unicode/numberformatter.h>

#include <vector>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

using icu::number::LocalizedNumberFormatter;
using icu::number::Precision;

/// Formatters for 0 to this many digits after the point are made beforehand; ISO 4217 needs 4, crypto mostly 8.
constexpr int preparedScale = 8;

LocalizedNumberFormatter exactFormatter(const icu::Locale &locale, int scale)
{
    // Not fixedFraction: that would round. Grouping is the locale's own, with its least number of digits (es, pl) and
    // its group sizes (12,34,567 in en_IN), which QLocale does not know.
    return icu::number::NumberFormatter::withLocale(locale)
        .precision(Precision::minFraction(scale))
        .grouping(UNUM_GROUPING_AUTO);
}

LocalizedNumberFormatter shortFormatter(const icu::Locale &locale)
{
    return icu::number::NumberFormatter::withLocale(locale)
        .notation(icu::number::Notation::compactShort())
        .precision(Precision::fixedFraction(2))
        .roundingMode(UNUM_ROUND_HALFUP); // half away from zero, by magnitude
}

/// Empty where the formatter failed.
QString format(const LocalizedNumberFormatter &formatter, const Decimal &amount)
{
    UErrorCode status = U_ZERO_ERROR;
    const QByteArray text = amount.toString().toLatin1();
    const icu::UnicodeString result =
        formatter.formatDecimal({text.constData(), int(text.size())}, status).toString(status);
    return U_FAILURE(status) ? QString() : QString::fromUtf16(result.getBuffer(), result.length());
}

bool putsCodeFirst(const icu::Locale &locale)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString sample = icu::number::NumberFormatter::withLocale(locale)
                                          .unit(icu::CurrencyUnit(u"XTS", status))
                                          .unitWidth(UNUM_UNIT_WIDTH_ISO_CODE)
                                          .formatInt(1, status)
                                          .toString(status);
    // After marks of direction, if any.
    return U_FAILURE(status) || sample.indexOf(u"XTS", 3, 0) < sample.length() - 4;
}

} // namespace

struct AmountFormat::Locale
{
    explicit Locale(const icu::Locale &name)
        : locale(name)
        , compact(shortFormatter(name))
        , codeFirst(putsCodeFirst(name))
    {
        for (int scale = 0; scale <= preparedScale; ++scale)
            exact.push_back(exactFormatter(name, scale));
    }

    static QString exactText(const Locale &self, const Decimal &amount)
    {
        const int scale = amount.scale();
        const QString text = scale <= preparedScale ? coffer::format(self.exact[size_t(scale)], amount)
                                                    : coffer::format(exactFormatter(self.locale, scale), amount);
        return text.isEmpty() ? amount.toString() : text;
    }

    static QString shortText(const Locale &self, const Decimal &amount)
    {
        const QString text = coffer::format(self.compact, amount);
        return text.isEmpty() ? exactText(self, amount) : text;
    }

    icu::Locale locale;
    std::vector<LocalizedNumberFormatter> exact; ///< by scale
    LocalizedNumberFormatter compact;
    bool codeFirst;
};

AmountFormat::AmountFormat(const QString &locale, NegativeStyle negative, AmountVisibility visibility)
    : m_negative(negative)
    , m_visibility(visibility)
{
    if (locale.isEmpty() || locale == "C"_L1 || locale == "POSIX"_L1)
        return;
    const icu::Locale name = icu::Locale::createCanonical(locale.toLatin1().constData());
    if (!name.isBogus())
        m_locale = std::make_shared<const Locale>(name);
}

QString AmountFormat::mask()
{
    return QString(5, u'•');
}

QString AmountFormat::withSign(const Decimal &amount, QString (*text)(const Locale &, const Decimal &)) const
{
    if (m_visibility == AmountVisibility::Hidden)
        return mask();
    const bool inBrackets = amount.isNegative() && m_negative == NegativeStyle::Brackets;
    const Decimal shown = inBrackets ? amount.absolute() : amount;
    const QString digits = m_locale ? text(*m_locale, shown) : shown.toString();
    return inBrackets ? u'(' + digits + u')' : digits;
}

QString AmountFormat::withCode(const QString &amount, const CurrencyCode &currency) const
{
    if (!m_locale)
        return currency.toString() + u' ' + amount;
    return m_locale->codeFirst ? currency.toString() + QChar::Nbsp + amount
                               : amount + QChar::Nbsp + currency.toString();
}

QString AmountFormat::format(const Decimal &amount) const
{
    return withSign(amount, Locale::exactText);
}

QString AmountFormat::formatNumber(const Money &money) const
{
    static const Result<CurrencyTable> currencies = CurrencyTable::builtIn(); // immutable; read once for all formats

    const auto digits = currencies ? currencies.value().minorUnit(money.currency()) : Result<int>(currencies.error());
    if (!digits || digits.value() <= money.amount().scale())
        return format(money.amount());
    const auto padded = money.amount().rescaled(digits.value(), Rounding::Refuse);
    return format(padded ? padded.value() : money.amount());
}

QString AmountFormat::format(const Money &money) const
{
    return withCode(formatNumber(money), money.currency());
}

QString AmountFormat::formatShort(const Money &money) const
{
    static const Decimal million = Decimal::fromInteger(1'000'000);

    if (money.amount().absolute() < million)
        return format(money);
    return withCode(withSign(money.amount(), Locale::shortText), money.currency());
}

} // namespace coffer

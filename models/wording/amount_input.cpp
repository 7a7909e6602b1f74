// SPDX-License-Identifier: GPL-3.0-or-later
#include <wording/amount_input.h>

#include <QLocale>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

bool isMinus(QChar c)
{
    return c == u'-' || c == QChar(0x2212);
}

bool isBlank(QChar c)
{
    return c == u' ' || c == QChar(QChar::Nbsp) || c == QChar(0x202F) || c == QChar(0x2009);
}

bool isGrouping(QChar c, QChar grouping)
{
    if (grouping.isNull())
        return false;
    if (isBlank(grouping))
        return isBlank(c);
    if (grouping == u'\'' || grouping == QChar(0x2019))
        return c == u'\'' || c == QChar(0x2019);
    return c == grouping;
}

/// ASCII, or nothing.
std::optional<char16_t> digitOf(QChar c, QChar zero)
{
    if (c >= u'0' && c <= u'9')
        return c.unicode();
    const int offset = c.unicode() - zero.unicode();
    if (offset >= 0 && offset <= 9)
        return char16_t(u'0' + offset);
    return std::nullopt;
}

/// Without its marks of direction, which some locales put before a minus.
QString plain(QStringView text)
{
    QString result;
    for (const QChar c : text) {
        if (c != QChar(0x200E) && c != QChar(0x200F) && c != QChar(0x061C))
            result += c;
    }
    return result.trimmed();
}

Error bad(QStringView text)
{
    return Error{.kind = ErrorKind::BadAmount, .found = shortened(text.toString()), .expected = u"an exact amount"_s};
}

} // namespace

Result<Decimal> readAmount(QStringView text, const AmountNotation &notation)
{
    QString rest = plain(text);
    bool negative = false;
    switch (notation.negative) {
    case AmountNotation::Negative::Minus:
        if (!rest.isEmpty() && (isMinus(rest.front()) || rest.front() == u'+')) {
            negative = rest.front() != u'+';
            rest.remove(0, 1);
        } else if (!rest.isEmpty() && isMinus(rest.back())) {
            negative = true;
            rest.chop(1);
        }
        break;
    case AmountNotation::Negative::Brackets:
        if (rest.size() > 2 && rest.front() == u'(' && rest.back() == u')') {
            negative = true;
            rest = rest.mid(1, rest.size() - 2);
        }
        break;
    case AmountNotation::Negative::None:
        break;
    }

    QString digits;
    qsizetype point = -1;      ///< in `digits`
    qsizetype groupStart = -1; ///< where the digits after the last grouping sign begin
    for (const QChar c : std::as_const(rest)) {
        if (const auto digit = digitOf(c, notation.zeroDigit)) {
            digits += QChar(*digit);
        } else if (c == notation.decimalPoint && point < 0) {
            if (groupStart >= 0 && digits.size() - groupStart != 3)
                return bad(text);
            point = digits.size();
            digits += u'.';
        } else if (isGrouping(c, notation.grouping) && point < 0) {
            const qsizetype length = digits.size() - std::max<qsizetype>(groupStart, 0);
            if (groupStart < 0 ? length < 1 || length > 3 : length != 3)
                return bad(text);
            groupStart = digits.size();
        } else {
            return bad(text);
        }
    }
    if (point < 0 && groupStart >= 0 && digits.size() - groupStart != 3)
        return bad(text);
    const Result<Decimal> amount = Decimal::parse(digits);
    if (!amount) {
        Error error = amount.error().kind == ErrorKind::Overflow ? amount.error() : bad(text);
        return error;
    }
    return negative ? amount.value().negated() : amount.value();
}

std::vector<Decimal> possibleAmounts(const QString &text, const QString &localeName)
{
    const QLocale locale = localeName.isEmpty() || localeName == "C"_L1 ? QLocale::c() : QLocale(localeName);
    const auto first = [](const QString &sign) { return sign.isEmpty() ? QChar() : sign.front(); };
    AmountNotation own{.decimalPoint = first(locale.decimalPoint()),
                       .grouping = first(locale.groupSeparator()),
                       .zeroDigit = first(locale.zeroDigit())};

    std::vector<Decimal> found;
    const auto add = [&found](const Result<Decimal> &amount) {
        if (amount && std::find(found.begin(), found.end(), amount.value()) == found.end())
            found.push_back(amount.value());
    };
    add(readAmount(text, own));
    add(readAmount(text, AmountNotation{}));
    if (found.empty()) {
        const bool comma = own.decimalPoint == u',';
        add(readAmount(text, {.decimalPoint = comma ? u'.' : u',', .grouping = comma ? u',' : u'.'}));
    }
    return found;
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "amount_reader.h"

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype rawTokenLimit = 300; // FigureSource
constexpr int largestScale = 64;         // a scale field beyond this is no amount of money

QString tokenOf(const JsonValue &value)
{
    if (!value.exists())
        return u"nothing"_s;
    if (value.isObject())
        return u"an object"_s;
    if (value.isArray())
        return u"an array"_s;
    return shortened(value.rawToken());
}

Error errorAt(ErrorKind kind, const QString &where, const JsonValue &found, const QString &expected)
{
    return Error{.kind = kind, .where = where, .found = tokenOf(found), .expected = expected};
}

bool isAbsent(const JsonValue &value)
{
    return !value.exists() || value.isNull();
}

/// A number token or a text that is one.
Result<Decimal> numberAt(const JsonValue &value, const QString &where)
{
    if (!value.isNumber() && !value.isString())
        return errorAt(ErrorKind::UnexpectedShape, where, value, u"a number or a text that is one"_s);
    Result<Decimal> number =
        value.isNumber() ? Decimal::parseJsonNumber(value.numberText()) : Decimal::parse(value.stringUtf8());
    if (number)
        return number;
    Error error = number.error();
    error.where = where;
    error.found = tokenOf(value);
    return error;
}

Error located(Error error, const QString &where)
{
    if (error.where.isEmpty() || error.where == "amount"_L1)
        error.where = where;
    return error;
}

} // namespace

QString Place::absolute(const QString &at) const
{
    return fields ? fields->absolute(at) : pointer + at;
}

AmountReader::AmountReader(const CurrencyTable &currencies, const CurrencyCode &currency,
                           const QMap<QString, QString> &unitByParameter, const PlaceFinder &places)
    : m_currencies(currencies)
    , m_currency(currency)
    , m_unitByParameter(unitByParameter)
    , m_places(places)
{
}

Result<std::optional<Figure>> AmountReader::read(const AmountExpression &expression, const Place &item) const
{
    auto result = part(expression, item);
    if (!result)
        return std::move(result).error();
    return std::move(result.value().figure);
}

Result<AmountReader::Part> AmountReader::part(const AmountExpression &expression, const Place &item) const
{
    if (const auto *field_ = std::get_if<AmountField>(&expression.form))
        return field(*field_, item);
    if (const auto *sum_ = std::get_if<AmountSum>(&expression.form))
        return sum(*sum_, item);
    return firstOf(std::get<AmountFirstOf>(expression.form), item);
}

Result<AmountReader::Part> AmountReader::field(const AmountField &spec, const Place &item) const
{
    if (spec.of.isEmpty())
        return fieldAt(spec, item);
    const auto place = m_places.placeOf(spec.of);
    return place ? fieldAt(spec, place.value()) : place.error();
}

Result<AmountReader::Part> AmountReader::fieldAt(const AmountField &spec, const Place &item) const
{
    const JsonValue value = item.find(spec.at);
    if (isAbsent(value)) {
        if (spec.absentIsZero)
            return Part{Figure{Decimal(), {}}, false, {}};
        return Part{std::nullopt, false, &spec};
    }
    const QString where = item.absolute(spec.at);
    if (auto checked = checkWords(spec, item); !checked)
        return checked.error();
    auto number = numberAt(value, where);
    if (!number)
        return std::move(number).error();
    auto amount = inUnit(number.value(), spec.unit, item);
    if (amount && !spec.signAt.isEmpty())
        amount = signedAmount(amount.value(), spec, item);
    if (!amount) {
        Error error = located(amount.error(), where);
        if (error.found.isEmpty())
            error.found = tokenOf(value);
        return error;
    }
    Part result;
    result.figure.emplace(Figure{std::move(amount).value(), {}});
    // What Decimal accepted is plain ASCII: nothing in it needs to be made harmless.
    QString token = item.token(spec.at);
    if (token.size() > rawTokenLimit)
        token.truncate(rawTokenLimit);
    result.figure->sources.push_back({item.request, where, std::move(token)});
    result.isStated = true;
    return result;
}

Result<void> AmountReader::checkWords(const AmountField &spec, const Place &item) const
{
    if (!spec.unitAt.isEmpty()) {
        const JsonValue word = item.find(spec.unitAt);
        if (!word.isString() || !spec.unitWords.contains(word.toString()))
            return errorAt(ErrorKind::UnexpectedShape, item.pointer + spec.unitAt, word,
                           u"the unit "_s + spec.unitWords.join(u" or "_s));
    }
    if (!spec.currencyAt.isEmpty()) {
        const JsonValue code = item.find(spec.currencyAt);
        if (!isAbsent(code) && (!code.isString() || code.toString() != m_currency.toString()))
            return errorAt(ErrorKind::CurrencyMismatch, item.pointer + spec.currencyAt, code, m_currency.toString());
    }
    return {};
}

Result<Decimal> AmountReader::inUnit(const Decimal &number, const UnitSpec &unit, const Place &item) const
{
    const auto integralShifted = [&](int digits) -> Result<Decimal> {
        if (!number.isIntegral())
            return Error{.kind = ErrorKind::BadAmount, .expected = u"a whole number of the smallest unit"_s};
        auto whole = number.rescaled(0, Rounding::Refuse);
        return whole ? whole.value().shiftedLeft(digits) : whole;
    };
    switch (unit.kind) {
    case UnitSpec::Kind::Major:
        return number;
    case UnitSpec::Kind::Minor: {
        if (unit.minorDigits)
            return integralShifted(*unit.minorDigits);
        const auto digits = m_currencies.minorUnit(m_currency);
        if (!digits) {
            Error error = digits.error();
            error.where.clear();
            error.found = m_currency.toString();
            return error;
        }
        return integralShifted(digits.value());
    }
    case UnitSpec::Kind::ScaleAt:
    case UnitSpec::Kind::PlacesAt: {
        const JsonValue value = item.find(unit.at);
        if (isAbsent(value) && unit.otherwise)
            return inUnit(number, *unit.otherwise, item);
        const auto scale = numberAt(value, item.pointer + unit.at);
        if (!scale)
            return scale.error();
        const auto whole = scale.value().isIntegral() ? scale.value().rescaled(0, Rounding::Refuse) : scale;
        const std::optional<qint64> digits =
            whole && whole.value().scale() == 0 ? whole.value().unscaled() : std::nullopt;
        if (!digits || *digits < 0 || *digits > largestScale)
            return errorAt(ErrorKind::BadAmount, item.pointer + unit.at, value,
                           u"a scale from 0 to %1"_s.arg(largestScale));
        return integralShifted(int(*digits));
    }
    case UnitSpec::Kind::Parameter:
        if (const auto chosen = m_unitByParameter.constFind(unit.parameter);
            chosen != m_unitByParameter.constEnd() && *chosen == "minor"_L1)
            return inUnit(
                number,
                UnitSpec{.kind = UnitSpec::Kind::Minor, .minorDigits = {}, .at = {}, .otherwise = {}, .parameter = {}},
                item);
        return number;
    }
    return number;
}

Result<Decimal> AmountReader::signedAmount(const Decimal &amount, const AmountField &spec, const Place &item) const
{
    const JsonValue indicator = item.find(spec.signAt);
    bool isDebit = false;
    if (isAbsent(indicator)) {
        if (!spec.absentSignIsDebit)
            return errorAt(ErrorKind::UnexpectedShape, item.pointer + spec.signAt, indicator,
                           u"a word for credit or debit"_s);
        isDebit = *spec.absentSignIsDebit;
    } else {
        const auto word = spec.signMap.constFind(indicator.rawToken());
        if (word == spec.signMap.constEnd())
            return errorAt(ErrorKind::UnexpectedShape, item.pointer + spec.signAt, indicator,
                           u"one of: "_s + QStringList(spec.signMap.keys()).join(u", "_s));
        isDebit = *word;
    }
    if (!spec.ownSign && amount.isNegative())
        return Error{.kind = ErrorKind::BadAmount,
                     .expected = u"an amount without sign, for credit or debit stands beside it"_s};
    return isDebit ? amount.negated() : amount;
}

Result<AmountReader::Part> AmountReader::sum(const AmountSum &spec, const Place &item) const
{
    Figure total;
    total.sources.reserve(spec.terms.size());
    bool isStated = false;
    const AmountField *missing = nullptr;
    bool isMissing = false;
    for (const AmountSum::Term &term : spec.terms) {
        auto next = part(*term.amount, item);
        if (!next)
            return next;
        isStated = isStated || next.value().isStated;
        if (!next.value().figure) {
            isMissing = true;
            if (!missing)
                missing = next.value().missing;
            continue;
        }
        Figure &figure = *next.value().figure;
        auto added = term.minus ? total.amount.minus(figure.amount) : total.amount.plus(figure.amount);
        if (!added)
            return located(added.error(), item.pointer);
        total.amount = std::move(added).value();
        std::move(figure.sources.begin(), figure.sources.end(), std::back_inserter(total.sources));
    }
    if (!isMissing)
        return Part{std::move(total), isStated, {}};
    // Half a sum is no figure: with other parts there, this is another answer than the definition promises.
    if (isStated)
        return halfSum(missing, item);
    return Part{std::nullopt, false, missing};
}

Error AmountReader::halfSum(const AmountField *missing, const Place &item) const
{
    Error error{.kind = ErrorKind::UnexpectedShape, .found = u"nothing"_s, .expected = u"a part of a sum"_s};
    if (missing) {
        const auto place = missing->of.isEmpty() ? Result<Place>(item) : m_places.placeOf(missing->of);
        error.where = place ? place.value().absolute(missing->at) : missing->at;
    }
    return error;
}

Result<AmountReader::Part> AmountReader::firstOf(const AmountFirstOf &choices, const Place &item) const
{
    Part best;
    for (const AmountPtr &choice : choices.choices) {
        auto next = part(*choice, item);
        if (!next || next.value().isStated)
            return next;
        if (!best.figure)
            best = std::move(next).value();
    }
    return best;
}

} // namespace coffer

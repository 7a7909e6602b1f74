// SPDX-License-Identifier: GPL-3.0-or-later
// What Decimal accepts is written back and read to the same number, and its arithmetic undoes itself.
#include <money/decimal.h>

#include <cstdint>
#include <cstdlib>

using namespace coffer;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void check(const Decimal &value)
{
    const Result<Decimal> again = Decimal::parse(value.toString());
    require(again && again.value().isIdentical(value));
    require(value.scale() >= 0 && value.scale() <= Decimal::maxScale);
    require(!(value.isZero() && value.isNegative()));
    require(value.negated().negated().isIdentical(value));
    require(value.absolute() == (value.isNegative() ? value.negated() : value));
    require(value.minus(value).value().isZero());
    if (const Result<Decimal> doubled = value.plus(value))
        require(doubled.value().minus(value).value().isIdentical(value));
    const Result<Decimal> whole = value.rescaled(0, Rounding::Refuse);
    require(whole.hasValue() == value.isIntegral());
    require(!whole || whole.value() == value);
    if (const Result<Decimal> rounded = value.rescaled(2, Rounding::HalfAwayFromZero)) {
        const Decimal error = rounded.value().minus(value).value().absolute();
        require(value.scale() <= 2 ? error.isZero() : error <= Decimal::fromInteger(5, 3));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView text(data, qsizetype(size));
    const Result<Decimal> plain = Decimal::parse(text);
    const Result<Decimal> token = Decimal::parseJsonNumber(text);
    for (const Result<Decimal> *result : {&plain, &token}) {
        if (*result)
            check(result->value());
        else
            require(result->error().kind == ErrorKind::BadAmount || result->error().kind == ErrorKind::Overflow);
    }
    if (plain && token)
        require(plain.value().isIdentical(token.value()));
    return 0;
}

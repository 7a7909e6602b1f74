// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "field_finder.h"

#include <balances/balance_reading.h>
#include <money/currency.h>
#include <providers/provider_definition.h>

namespace coffer {

/// A value that pointers are relative to, and where it stands.
struct Place
{
    JsonValue value;
    QString request;               ///< as FigureSource::request
    QString pointer;               ///< absolute
    FieldFinder *fields = nullptr; ///< that has begun with this value, if there is one

    [[nodiscard]] JsonValue find(const QString &at) const { return fields ? fields->find(at) : value.find(at); }
    [[nodiscard]] QString absolute(const QString &at) const;
    [[nodiscard]] QString token(const QString &at) const { return fields ? fields->token(at) : find(at).rawToken(); }
};

/// Gives the item of an earlier request of the chain. Errors: UnexpectedShape where there is none.
class PlaceFinder
{
public:
    virtual ~PlaceFinder() = default;
    [[nodiscard]] virtual Result<Place> placeOf(const QString &request) const = 0;
};

/// Reads amounts of one account in one currency: the only code that turns a bank's text into a Decimal.
///
/// Minor units: the token must be integral. 1e2 and 100.0 are; 12.5 is BadAmount. Absent and null are "not sent".
class AmountReader
{
public:
    /// `unitByParameter`: choice of the connection for each parameter that a unit names.
    AmountReader(const CurrencyTable &currencies, const CurrencyCode &currency,
                 const QMap<QString, QString> &unitByParameter, const PlaceFinder &places);

    /// Nothing where the provider did not send it. Errors: BadAmount, Overflow, UnknownCurrency, CurrencyMismatch,
    /// UnexpectedShape, each with the pointer in `where`.
    [[nodiscard]] Result<std::optional<Figure>> read(const AmountExpression &expression, const Place &item) const;

private:
    /// isStated: something of it stands in the body, and it is not only a zero that the definition puts for an absent
    /// field.
    struct Part
    {
        std::optional<Figure> figure;
        bool isStated = false;
        const AmountField *missing = nullptr; ///< what was looked for where figure is nothing
    };
    [[nodiscard]] Result<Part> part(const AmountExpression &expression, const Place &item) const;
    [[nodiscard]] Result<Part> field(const AmountField &field, const Place &item) const;
    [[nodiscard]] Error halfSum(const AmountField *missing, const Place &item) const;
    [[nodiscard]] Result<Part> fieldAt(const AmountField &field, const Place &place) const;
    [[nodiscard]] Result<Part> sum(const AmountSum &sum, const Place &item) const;
    [[nodiscard]] Result<Part> firstOf(const AmountFirstOf &choices, const Place &item) const;
    [[nodiscard]] Result<Decimal> inUnit(const Decimal &number, const UnitSpec &unit, const Place &item) const;
    [[nodiscard]] Result<Decimal> signedAmount(const Decimal &amount, const AmountField &field,
                                               const Place &item) const;
    [[nodiscard]] Result<void> checkWords(const AmountField &field, const Place &item) const;

    const CurrencyTable &m_currencies;
    const CurrencyCode &m_currency;
    const QMap<QString, QString> &m_unitByParameter;
    const PlaceFinder &m_places;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/balance_reading.h>

namespace coffer {

// Short forms for the tables of the tests in this folder.

inline Decimal decimal(const char *text)
{
    return Decimal::parse(QByteArrayView(text)).value();
}

inline Figure figure(const char *text)
{
    return {decimal(text), {}};
}

/// An amount of a test table: an empty text is "not sent".
inline std::optional<Figure> optionalFigure(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(Figure{Decimal::parse(text).value(), {}});
}

/// "-" for nothing, so that a failed comparison tells nothing from 0; digits as they are.
inline QString text(const std::optional<Decimal> &amount)
{
    return amount ? amount->toString() : QStringLiteral("-");
}

inline CurrencyCode currency(const char *code)
{
    return CurrencyCode::parse(QString::fromLatin1(code)).value();
}

/// An own account in one currency without any figure yet.
inline BalanceReading emptyReading(const char *code = "EUR")
{
    return {.providerAccountId = QStringLiteral("acc-1"),
            .name = QStringLiteral("Operating"),
            .iban = {},
            .status = {},
            .currency = currency(code),
            .posted = {},
            .available = {},
            .pending = {},
            .creditLine = {},
            .components = {},
            .bridgeTerms = {},
            .asOf = {},
            .lastChangedAt = {},
            .ownership = Ownership::Own,
            .inTotals = true,
            .diagnostics = {}};
}

} // namespace coffer

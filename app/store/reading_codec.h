// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account.h>

#include <QVariant>

#include <memory>

namespace coffer {

/// A reading as the log stores it. `note` is JSON of what seldom changes (name, currency, pointers, scales), shared by
/// all rows that agree in it; the columns hold the rest. Every amount is its unscaled integer: qint64, or text of
/// digits where 64 bits do not hold it.
struct StoredReading
{
    QByteArray note;
    QVariant posted; ///< null: not sent
    QVariant available;
    QVariant others; ///< text: pending, credit line, components that were sent, in this order, blank between them
    QVariant tokens; ///< JSON array of the raw tokens that do not follow from the amounts
    QVariant asOf;
    QVariant altered;
};

[[nodiscard]] StoredReading encodeReading(const BalanceReading &reading);

/// What a line of a chart needs of a reading.
struct StatedAmounts
{
    CurrencyCode currency;
    std::optional<Decimal> posted;
    std::optional<Decimal> available;
};

/// A decoded note: a reading without its amounts, made once and used for every row that names it.
class ReadingShape
{
public:
    /// Errors: StorageDamaged.
    static Result<std::shared_ptr<const ReadingShape>> parse(const QByteArray &note);
    ~ReadingShape();

    /// `stored.note` is not looked at. Errors: StorageDamaged.
    [[nodiscard]] Result<BalanceReading> decode(const StoredReading &stored, const QString &providerAccountId) const;
    /// The same amounts, without the rest.
    [[nodiscard]] Result<StatedAmounts> amounts(const QVariant &posted, const QVariant &available) const;

private:
    struct Parts;
    explicit ReadingShape(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

/// A stored error; apart from the error of reading it.
struct StoredError
{
    Error value;
};

[[nodiscard]] QByteArray encodeError(const Error &error);
[[nodiscard]] Result<StoredError> decodeError(const QByteArray &note);
[[nodiscard]] QByteArray encodeDiagnostics(const std::vector<Diagnostic> &diagnostics);
[[nodiscard]] Result<std::vector<Diagnostic>> decodeDiagnostics(const QByteArray &note);

} // namespace coffer

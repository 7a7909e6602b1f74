// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>

#include <QByteArray>
#include <QHash>
#include <QString>

#include <compare>
#include <optional>

namespace coffer {

/// The code of a currency or of another unit of account (ISO 4217, crypto, loyalty points): 1 to 12 letters or digits
/// (ASCII), kept as the provider writes it. Being a code says nothing about its exponent: ask CurrencyTable.
class CurrencyCode
{
public:
    /// Errors: UnknownCurrency when the text is no such code.
    static Result<CurrencyCode> parse(QStringView text);
    [[nodiscard]] const QString &toString() const { return m_code; }

    friend bool operator==(const CurrencyCode &, const CurrencyCode &) = default;
    friend std::strong_ordering operator<=>(const CurrencyCode &a, const CurrencyCode &b)
    {
        return a.m_code.compare(b.m_code) <=> 0;
    }
    friend size_t qHash(const CurrencyCode &code, size_t seed = 0) { return ::qHash(code.m_code, seed); }

private:
    explicit CurrencyCode(QString code) : m_code(std::move(code)) {}
    QString m_code;
};

enum class CurrencyStatus { Active, Retired };

/// What ISO 4217 says about a code.
struct CurrencyInfo
{
    QString code;
    int numeric = 0;
    std::optional<int> minorUnit; ///< digits after the point; nothing where ISO states none ("N.A.") or it is not known
    CurrencyStatus status = CurrencyStatus::Active;
    QString name;       ///< English
    QString validUntil; ///< "YYYY-MM" of withdrawal for retired codes, else empty
};

/// The table of ISO 4217 codes, plus exponents that a provider or the user states for codes that ISO does not know.
/// Never asks the locale; never assumes 2.
class CurrencyTable
{
public:
    CurrencyTable() = default;
    /// Reads resources/iso4217.csv (header `code,numeric,minor_unit,status,name,valid_until`). Errors: InvalidInput
    /// with the line.
    static Result<CurrencyTable> fromCsv(const QByteArray &csv);
    /// The table that is built into the program.
    static Result<CurrencyTable> builtIn();

    [[nodiscard]] std::optional<CurrencyInfo> find(const CurrencyCode &code) const;
    /// Digits of the minor unit. Errors: UnknownCurrency when ISO states none and nobody else has stated one.
    [[nodiscard]] Result<int> minorUnit(const CurrencyCode &code) const;
    /// A copy of this table with an exponent (0 to 30) for a code that ISO does not list. Errors: InvalidInput for a
    /// listed code that has an exponent of its own.
    [[nodiscard]] Result<CurrencyTable> withMinorUnit(const CurrencyCode &code, int digits) const;
    [[nodiscard]] qsizetype size() const { return m_entries.size(); }

private:
    QHash<QString, CurrencyInfo> m_entries;
    QHash<QString, int> m_stated;
};

} // namespace coffer

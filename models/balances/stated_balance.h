// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/balance_reading.h>
#include <balances/connection.h>

#include <QByteArray>
#include <QDate>

#include <vector>

namespace coffer {

/// How often the user means to bring the figure of an account without an API up to date: it is never current longer.
enum class Expectation { BusinessDay, Week, Month, Quarter };

/// One amount as a person or a file states it: major units, credit positive, with the text it was read from.
struct StatedFigure
{
    Decimal amount;
    QString code = {}; ///< what it is called there: "CLBD", the heading of a column, "posted"
    QString raw = {};  ///< as typed, or as it stands in the file
    QDate date = {};   ///< for which day, where it is told apart from the balance's own (a forward balance)

    friend bool operator==(const StatedFigure &, const StatedFigure &) = default;
};

/// The balance of one account that no provider told: typed by a person or read from a file.
struct StatedBalance
{
    QString accountId; ///< account number or IBAN, without blanks; may be empty for a typed one: its name is the id
    QString name = {};
    QString iban = {};
    CurrencyCode currency;
    std::optional<StatedFigure> posted = {};
    std::optional<StatedFigure> available = {};
    std::optional<StatedFigure> pending = {};                            ///< booked and pending (XPCD)
    CreditLineIncluded creditLineIncluded = CreditLineIncluded::Unknown; ///< in available
    std::optional<StatedFigure> creditLine = {};
    std::vector<StatedFigure> others = {}; ///< kept as information, never counted: opening, previous close, forward, …
    UtcTime asOf = {};                     ///< for when it is stated
    QString remark = {};
    std::vector<Diagnostic> diagnostics = {};

    friend bool operator==(const StatedBalance &, const StatedBalance &) = default;
};

/// A balance that a person entered, and into which account it goes.
struct ManualEntry
{
    ConnectionId connection; ///< of the known account; empty: a new one
    StatedBalance balance;
    QString author;
    QString entity;                                     ///< of a new account
    Expectation expectation = Expectation::BusinessDay; ///< of a new account
    bool replacesNewer = false;                         ///< the user saw that a newer figure is known, and meant it

    friend bool operator==(const ManualEntry &, const ManualEntry &) = default;
};

/// An account without an API, as the dialogs offer it.
struct ManualAccount
{
    ConnectionId connection;
    QString name; ///< of its connection
    QString accountId;
    QString entity;
    QString currency;            ///< ISO 4217
    std::optional<UtcTime> asOf; ///< of the figure that is known
    Expectation expectation = Expectation::BusinessDay;

    friend bool operator==(const ManualAccount &, const ManualAccount &) = default;
};

} // namespace coffer

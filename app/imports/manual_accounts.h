// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account.h>
#include <balances/statement_import.h>
#include <base/clock.h>

namespace coffer {

/// What is to be stored: first the connections, all or none, then the attempts, all or none.
struct PreparedImport
{
    std::vector<Connection> connections; ///< new accounts
    std::vector<Attempt> attempts;       ///< in the order in which they must be appended
};

/// What is known when an entry or import is prepared.
struct ImportScene
{
    std::vector<Connection> connections; ///< all of the profile
    std::vector<AccountSnapshot> snapshots;
    UtcTime now;
};

/// The accounts without an API, in the order of their connections.
[[nodiscard]] std::vector<ManualAccount> manualAccounts(const ImportScene &scene);

/// Makes the attempt of an entry, and the connection of a new account. Everything it needs must be there: a name or
/// number, a currency, an author, posted or available, a time that has come. A figure older than the known one is
/// refused unless the user meant it. Errors: InvalidInput, BadTime, CurrencyMismatch (the currency of an account never
/// changes), AlreadyExists, NotFound.
[[nodiscard]] Result<PreparedImport> prepareEntry(const ManualEntry &entry, const ImportScene &scene);

/// Says of each row what becomes of it; those that contradict each other are refused. Rows come out in the order of
/// the file.
void judgeRows(std::vector<ImportRow> &rows, const ImportScene &scene);

/// Makes the attempts of those rows that are to be stored, oldest first. Their ids come from the file's hash and the
/// place in it, so storing a file twice adds nothing. Errors: InvalidInput (author, entity).
[[nodiscard]] Result<PreparedImport> prepareImport(const ImportOrder &order, const ImportScene &scene);

/// What a connection says about how often its figure is brought up to date, and the way back.
[[nodiscard]] Expectation expectationOf(const Connection &connection);
void setExpectation(Connection &connection, Expectation expectation);

/// Upper case without blanks; for comparing account numbers.
[[nodiscard]] QString normalisedAccountId(const QString &id);
/// ISO 13616: country, check digits, 15 to 34 characters, and the digits agree (modulo 97).
[[nodiscard]] bool isValidIban(const QString &normalised);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/stated_balance.h>

#include <QChar>
#include <QStringList>

namespace coffer {

enum class CsvEncoding { Utf8, Utf16, Windows1252 };

/// How a file of separated values is written (RFC 4180, but for the choice of signs).
struct CsvFormat
{
    CsvEncoding encoding = CsvEncoding::Utf8; ///< Utf16: with a byte order mark
    QChar delimiter = u',';
    QChar quote = u'"';
    int skipRows = 0;     ///< rows before the headings
    bool headings = true; ///< false: columns are called by their number, from "1" on

    friend bool operator==(const CsvFormat &, const CsvFormat &) = default;
};

/// How a debit is told.
enum class SignRule {
    Minus,       ///< by a minus before or behind the number
    Brackets,    ///< (8.32)
    DebitCredit, ///< by a word in a column of its own
};

/// Which column holds what, and how its texts are written. Columns by their headings; empty: none.
struct CsvMapping
{
    QString name; ///< under which it is kept; empty: not kept
    CsvFormat format;
    QString account; ///< account number; needed
    QString accountName;
    QString iban;
    QString currency;      ///< or
    QString fixedCurrency; ///< for every row
    QString posted;
    QString available;
    QString asOf;                                      ///< or one date for the file, which the user gives each time
    QString dateFormat = QStringLiteral("yyyy-MM-dd"); ///< of QDate; with a time: in the zone of the business day
    QChar decimalPoint = u'.';
    QChar grouping = {}; ///< null: no grouping
    SignRule sign = SignRule::Minus;
    QString debitCredit; ///< column, for SignRule::DebitCredit
    QString debitWord = QStringLiteral("D");
    QString creditWord = QStringLiteral("C");

    friend bool operator==(const CsvMapping &, const CsvMapping &) = default;
};

enum class ImportFormat { Csv, Camt };

/// One row of a file, or one statement: what it says, or why it cannot be read; and what becomes of it.
struct ImportRow
{
    enum class Verdict {
        NewAccount, ///< no account of this number and currency is known: it is made
        Update,     ///< a known account gets this figure
        Known,      ///< this very place of this very file was stored before
        Older,      ///< a newer figure of the account is known; not stored
        Refused,    ///< cannot be read; `error` says why
    };
    QString place; ///< "row 5", "/Document/BkToCstmrStmt/Stmt[1]"
    std::optional<StatedBalance> balance;
    std::optional<Error> error;
    Verdict verdict = Verdict::Refused;
    ConnectionId connection; ///< for Update, Known and Older

    [[nodiscard]] bool isStored() const { return verdict == Verdict::NewAccount || verdict == Verdict::Update; }
    friend bool operator==(const ImportRow &, const ImportRow &) = default;
};

/// What a file would bring, before anything is stored.
struct ImportPreview
{
    QString file; ///< its name without its folder
    QByteArray sha256;
    ImportFormat format = ImportFormat::Csv;
    QString kind;                     ///< "camt.053.001.08"; empty for CSV
    CsvMapping mapping;               ///< by which it was read
    QStringList columns;              ///< of a CSV file
    std::vector<QStringList> samples; ///< its first rows, as they stand there
    std::vector<ImportRow> rows;
    std::optional<Error> error; ///< why the file as a whole cannot be read

    friend bool operator==(const ImportPreview &, const ImportPreview &) = default;
};

/// What the user decided about a preview.
struct ImportOrder
{
    ImportPreview preview;
    QString author;
    QString entity; ///< of new accounts
    Expectation expectation = Expectation::BusinessDay;

    friend bool operator==(const ImportOrder &, const ImportOrder &) = default;
};

/// What storing an import or entry brought.
struct ImportResult
{
    int stored = 0;
    int known = 0; ///< were in the log before
    std::optional<Error> error = {};

    friend bool operator==(const ImportResult &, const ImportResult &) = default;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/utc_time.h>

#include <QByteArray>
#include <QList>
#include <QString>

#include <array>
#include <optional>

namespace coffer::sandbox {

enum class BankId { Fincode, Midaz, Finix, Paytota, Solaris };
[[nodiscard]] QString bankName(BankId bank);

/// A plain integer and how many of its digits are decimals: 123450 and 2 is "1234.50". No money type of the product is
/// used, so that a fault there cannot hide here.
struct Amount
{
    qint64 units = 0;
    int digits = 0;

    [[nodiscard]] QByteArray text() const;
    /// Without the decimals that are zero: "1234.5".
    [[nodiscard]] Amount trimmed() const;
    /// Of the same value with more decimals.
    [[nodiscard]] Amount withDigits(int more) const;
    [[nodiscard]] Amount negated() const { return {-units, digits}; }
};
/// The sum has the decimals of the finer part.
[[nodiscard]] Amount operator+(const Amount &a, const Amount &b);
[[nodiscard]] inline Amount operator-(const Amount &a, const Amount &b)
{
    return a + b.negated();
}

/// How money moves through an account when the books walk.
enum class Pattern {
    Operating,   ///< receipts and card payments on business days, supplier runs Tuesday and Thursday, pay on the 25th,
                 ///< tax on the 10th
    Payroll,     ///< funded on the eve of payday, emptied on payday
    Collections, ///< sales every day round the clock that clear after two days and are paid out two days later
    Reserve,     ///< a transfer each Wednesday, ordered the day before; interest at the end of the month
};

enum class Trait {
    Plain,
    TrimmedDecimals, ///< Midaz: natural decimals without trailing zeros; scale 4 in v2
    AmountAsText,    ///< FinCode: amounts as JSON strings instead of numbers
    Overdraft,       ///< Midaz: may go below zero up to the credit line; Solaris: has an account limit
    External,        ///< Midaz: the counter-side of the outside world
    SixFields,       ///< Paytota: no payout fields
    PayoutWallet,    ///< Paytota: the second sub-account of its currency
    Seizure,         ///< Solaris: part of the money is seized
};

struct LedgerAccount
{
    BankId bank;
    QByteArray id; ///< the provider's, as the product should key it
    QString name;
    QByteArray currency;
    int digits; ///< of its minor unit
    Pattern pattern;
    qint64 base;       ///< minor units: where it stands, and about where each month starts
    qint64 held;       ///< minor units on hold while the books stand still
    qint64 incoming;   ///< minor units on their way in while the books stand still
    qint64 creditLine; ///< minor units
    Trait trait;
    quint64 serial = 0; ///< keys its movements; stays when a fault changes the id
};

/// An account at one moment, in minor units; credit positive.
struct Position
{
    qint64 posted = 0;
    qint64 held = 0;     ///< initiated and not yet booked outflows, positive
    qint64 incoming = 0; ///< initiated and not yet booked inflows, positive
    qint64 receipts = 0; ///< inflows booked since the start of the month
    int version = 1;     ///< grows with every change
    UtcTime changedAt;
};

/// The books of all five banks. Pure: an account's position is a function of the account, the seed and the time, so any
/// moment can be asked for in any order.
class Ledger
{
public:
    Ledger(const QList<LedgerAccount> &accounts, std::optional<quint64> walkSeed);

    [[nodiscard]] QList<LedgerAccount> accounts(BankId bank) const { return m_accounts.at(size_t(bank)); }
    [[nodiscard]] Position positionAt(const LedgerAccount &account, UtcTime time) const;

private:
    std::array<QList<LedgerAccount>, 5> m_accounts; // by BankId
    std::optional<quint64> m_walkSeed;
};

/// The 14 accounts of the sample group in 8 currencies, and on top of them the payout wallet and the external account.
/// With `finixAccounts` > 0 Finix has that many instead of its two.
[[nodiscard]] QList<LedgerAccount> sampleAccounts(int finixAccounts);

} // namespace coffer::sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger.h"

#include <QCryptographicHash>

#include <array>

using namespace Qt::StringLiterals;

namespace coffer::sandbox {

namespace {

// The Norvale group and its companies are made up. IBANs and ids name nothing real.
QList<LedgerAccount> fincode()
{
    const auto bank = BankId::Fincode;
    return {
        {bank, "5f3c8a52-8f0e-4e0a-9d3b-2a7c51e4b001", u"Norvale UK Ltd – Operating"_s, "GBP", 2, Pattern::Operating,
         184'250'730, 3'412'055, 0, 0, Trait::Plain},
        {bank, "5f3c8a52-8f0e-4e0a-9d3b-2a7c51e4b002", u"Norvale Ireland DAC – Supplier payments"_s, "EUR", 2,
         Pattern::Operating, 92'617'480, 1'204'400, 0, 0, Trait::AmountAsText},
        {bank, "5f3c8a52-8f0e-4e0a-9d3b-2a7c51e4b003", u"Norvale Gulf W.L.L. – Collections"_s, "KWD", 3,
         Pattern::Collections, 61'840'275, 2'150'500, 905'250, 0, Trait::Plain},
    };
}

QList<LedgerAccount> midaz()
{
    const auto bank = BankId::Midaz;
    return {
        {bank, "019c96a0-0c0d-7915-84b9-e497bfee0001", u"norvale-brasil-operating"_s, "BRL", 2, Pattern::Operating,
         743'918'250, 25'000'000, 0, 0, Trait::Plain},
        {bank, "019c96a0-0c0d-7915-84b9-e497bfee0002", u"norvale-brasil-payroll"_s, "BRL", 2, Pattern::Payroll,
         58'204'010, 0, 0, 0, Trait::Plain},
        {bank, "019c96a0-0c0d-7915-84b9-e497bfee0003", u"norvale-americas-operating"_s, "USD", 2, Pattern::Operating,
         -12'750'045, 1'000'000, 0, 90'000'000, Trait::Overdraft},
        {bank, "019c96a0-0c0d-7915-84b9-e497bfee0004", u"norvale-iberia-reserve"_s, "EUR", 2, Pattern::Reserve,
         310'000'050, 1'250'000, 0, 0, Trait::TrimmedDecimals},
        {bank, "019c96a0-0c0d-7915-84b9-e497bfee0005", u"@external/BRL"_s, "BRL", 2, Pattern::Reserve, 0, 0, 0, 0,
         Trait::External},
    };
}

QList<LedgerAccount> finix()
{
    const auto bank = BankId::Finix;
    return {
        {bank, "balance_sandboxNorvaleShopUSD1", u"Norvale Shop Inc – Settlement"_s, "USD", 2, Pattern::Collections,
         128'406'115, 4'100'000, 2'255'099, 0, Trait::Plain},
        {bank, "balance_sandboxNorvaleShopJPY1", u"Norvale Shop KK – Settlement"_s, "JPY", 0, Pattern::Collections,
         41'582'300, 1'200'000, 640'500, 0, Trait::Plain},
    };
}

QList<LedgerAccount> manyFinix(int count)
{
    struct Currency
    {
        const char *code;
        int digits;
    };
    constexpr std::array<Currency, 8> currencies{
        {{"USD", 2}, {"EUR", 2}, {"JPY", 0}, {"GBP", 2}, {"KWD", 3}, {"BRL", 2}, {"UGX", 0}, {"MYR", 2}}};
    QList<LedgerAccount> accounts;
    for (int n = 0; n < count; ++n) {
        const QByteArray hash = QCryptographicHash::hash(QByteArray::number(n), QCryptographicHash::Sha256).toHex();
        const Currency &currency = currencies.at(size_t(n) % currencies.size());
        const qint64 base = 100'000 + hash.first(7).toLongLong(nullptr, 16);
        accounts.append({BankId::Finix, "balance_" + QByteArray::number(n).rightJustified(6, '0') + hash.first(16),
                         u"Norvale store %1"_s.arg(n + 1, 4, 10, QLatin1Char('0')), currency.code, currency.digits,
                         Pattern::Collections, base, base / 50, base / 80, 0, Trait::Plain});
    }
    return accounts;
}

QList<LedgerAccount> paytota()
{
    const auto bank = BankId::Paytota;
    return {
        {bank, "UGX", u"UGX"_s, "UGX", 0, Pattern::Collections, 386'412'500, 14'250'000, 0, 0, Trait::Plain},
        {bank, "UGX:payout", u"UGX payout"_s, "UGX", 0, Pattern::Reserve, 52'000'000, 3'500'000, 0, 0,
         Trait::PayoutWallet},
        {bank, "MYR", u"MYR"_s, "MYR", 2, Pattern::Collections, 20'931'840, 812'500, 0, 0, Trait::SixFields},
    };
}

QList<LedgerAccount> solaris()
{
    const auto bank = BankId::Solaris;
    return {
        {bank, "5526853938474f3e92b22a03ea57a001cacc", u"Norvale Logistik GmbH – Operating"_s, "EUR", 2,
         Pattern::Operating, 215'703'318, 1'899'050, 0, 0, Trait::Plain},
        {bank, "5526853938474f3e92b22a03ea57a002cacc", u"Norvale Logistik GmbH – Payroll"_s, "EUR", 2, Pattern::Payroll,
         18'330'905, 45'900, 0, 25'000'000, Trait::Overdraft},
        {bank, "5526853938474f3e92b22a03ea57a003cacc", u"Norvale Service GmbH – Operating"_s, "EUR", 2,
         Pattern::Operating, 6'412'077, 120'000, 0, 0, Trait::Seizure},
    };
}

} // namespace

QList<LedgerAccount> sampleAccounts(int finixAccounts)
{
    return fincode() + midaz() + (finixAccounts > 0 ? manyFinix(finixAccounts) : finix()) + paytota() + solaris();
}

} // namespace coffer::sandbox

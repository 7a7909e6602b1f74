// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger.h"
#include "wire.h"

#include <sandbox/sandbox_options.h>

#include <QMap>

#include <memory>

namespace coffer::sandbox {

/// The figures that a client must end up with for one account: decimals in major units, with the digits that the wire
/// carries (the digits of a sum are those of its finest part). Null where the bank sends none.
struct TruthRow
{
    BankId bank = BankId::Fincode;
    QByteArray id;
    QString name;
    QByteArray role = QByteArrayLiteral("account"); ///< account, payout or external
    QByteArray currency;
    QByteArray posted;
    QByteArray available;
    QByteArray pending = {};
    QMap<QByteArray, QByteArray> components = {}; ///< by the bank's own field name
};

/// One bank's API. Answers from the books at a given time; keeps tokens and nothing else.
class Bank
{
public:
    virtual ~Bank() = default;
    /// `accounts` are the books that this request sees: a fault may have changed them.
    [[nodiscard]] virtual WireReply answer(const WireRequest &request, const QList<LedgerAccount> &accounts,
                                           UtcTime now) = 0;
    /// The bank's own error shape. `message` may be empty.
    [[nodiscard]] virtual WireReply refusal(int status, const QByteArray &message) const = 0;
    [[nodiscard]] virtual QList<TruthRow> truth(const QList<LedgerAccount> &accounts, UtcTime now) const = 0;
    /// Name of the first amount of a balance, where the faults in amounts go.
    [[nodiscard]] virtual QByteArray amountField() const = 0;
    /// Everything that must not appear in an address: fixed secrets and tokens given out.
    [[nodiscard]] virtual QList<QByteArray> secrets() const = 0;
    /// Forgets all tokens and locks.
    virtual void forget() {}
    /// Name -> value of what a connection must be given, secrets apart.
    [[nodiscard]] virtual QList<std::pair<QByteArray, QByteArray>> parameters() const = 0;
    [[nodiscard]] virtual QList<std::pair<QByteArray, QByteArray>> credentials() const = 0;
};

[[nodiscard]] std::unique_ptr<Bank> makeFincodeBank(const Ledger &ledger, const SandboxOptions &options);
[[nodiscard]] std::unique_ptr<Bank> makeMidazBank(const Ledger &ledger, const SandboxOptions &options);
[[nodiscard]] std::unique_ptr<Bank> makeFinixBank(const Ledger &ledger, const SandboxOptions &options);
[[nodiscard]] std::unique_ptr<Bank> makePaytotaBank(const Ledger &ledger, const SandboxOptions &options);
[[nodiscard]] std::unique_ptr<Bank> makeSolarisBank(const Ledger &ledger, const SandboxOptions &options);

/// Access tokens given out, each with its end.
class TokenBook
{
public:
    /// An opaque token; `prefix` tells people that it is the sandbox's.
    [[nodiscard]] QByteArray issue(const QByteArray &prefix, UtcTime until);
    void add(const QByteArray &token, UtcTime until) { m_untilByToken.insert(token, until); }
    [[nodiscard]] bool isGood(const QByteArray &token, UtcTime now) const;
    [[nodiscard]] QList<QByteArray> tokens() const { return m_untilByToken.keys(); }
    void remove(const QByteArray &token) { m_untilByToken.remove(token); }
    void clear() { m_untilByToken.clear(); }

private:
    QHash<QByteArray, UtcTime> m_untilByToken;
};

/// 128 random bits as text.
[[nodiscard]] QByteArray randomText();
[[nodiscard]] const LedgerAccount *findAccount(const QList<LedgerAccount> &accounts, const QByteArray &id);

} // namespace coffer::sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "bank.h"

#include <algorithm>

namespace coffer::sandbox {

namespace {

const QByteArray secretKey = QByteArrayLiteral("sandbox-paytota-key");
const QByteArray balancePath = QByteArrayLiteral("/api/v1/account/json/balance/");

/// One currency of Paytota in minor units.
struct Figures
{
    qint64 gross;
    qint64 fee;
    qint64 balance;
    qint64 reserved;
    qint64 pendingOutgoing;
    qint64 available;
};

class PaytotaBank final : public Bank
{
public:
    explicit PaytotaBank(const Ledger &ledger) : m_ledger(ledger) {}

    WireReply answer(const WireRequest &request, const QList<LedgerAccount> &accounts, UtcTime now) override
    {
        if (request.path + '/' == balancePath) {
            return {.status = 301,
                    .contentType = "text/html; charset=utf-8",
                    .headers = {{"Location", '/' + request.area + balancePath}}};
        }
        if (request.path != balancePath)
            return refusal(404, "Not found.");
        if (request.method != "GET")
            return refusal(405, "Method not allowed.");
        if (authorization(request, "Bearer") != secretKey) {
            WireReply reply = refusal(401, "Incorrect authentication credentials.");
            reply.credential = Credential::Refused;
            return reply;
        }
        return {.body = balances(request, accounts, now), .credential = Credential::Accepted};
    }

    WireReply refusal(int status, const QByteArray &message) const override
    {
        const QByteArray text = message.isEmpty() ? QByteArray("The request could not be served.") : message;
        QByteArray code = "error";
        if (status == 401)
            code = "authentication_failed";
        else if (status == 404)
            code = "not_found";
        const QByteArray error = JsonObject().text("message", text).text("code", code).toJson();
        return {.status = status, .body = JsonObject().raw("__all__", '[' + error + ']').toJson()};
    }

    QList<TruthRow> truth(const QList<LedgerAccount> &accounts, UtcTime now) const override
    {
        QList<TruthRow> rows;
        for (const LedgerAccount &account : accounts) {
            const auto text = [&](qint64 units) { return Amount{units, account.digits}.text(); };
            const Figures f = figures(account, now);
            TruthRow row{.bank = BankId::Paytota,
                         .id = account.id,
                         .name = account.name,
                         .currency = account.currency,
                         .posted = text(f.balance),
                         .available = text(f.available)};
            if (account.trait == Trait::PayoutWallet) {
                row.role = "payout";
                row.components = {{"payout_fee_sell", text(f.fee)}, {"pending_payouts", text(f.pendingOutgoing)}};
            } else {
                row.components = {{"fee_sell", text(f.fee)},
                                  {"reserved", text(f.reserved)},
                                  {"pending_outgoing", text(f.pendingOutgoing)}};
            }
            rows.append(row);
        }
        return rows;
    }

    QByteArray amountField() const override { return "balance"; }
    QList<QByteArray> secrets() const override { return {secretKey}; }
    QList<std::pair<QByteArray, QByteArray>> parameters() const override { return {}; }
    QList<std::pair<QByteArray, QByteArray>> credentials() const override { return {{"secret_key", secretKey}}; }

private:
    /// balance = gross - fee; available = balance - reserved - pending_outgoing. The payout wallet has no reserve.
    Figures figures(const LedgerAccount &account, UtcTime now) const
    {
        const Position at = m_ledger.positionAt(account, now);
        const bool isPayout = account.trait == Trait::PayoutWallet;
        const qint64 fee = isPayout ? 0 : account.base / 500 + at.receipts / 50;
        const qint64 reserved = isPayout ? 0 : account.base / 25;
        return {at.posted + fee, fee, at.posted, reserved, at.held, at.posted - reserved - at.held};
    }

    QByteArray balances(const WireRequest &request, const QList<LedgerAccount> &accounts, UtcTime now) const
    {
        JsonObject body;
        const QByteArray only = request.query("currency");
        for (const LedgerAccount &account : accounts) {
            if (account.trait != Trait::PayoutWallet && (only.isNull() || only == account.currency))
                body.raw(account.currency.constData(), currency(account, accounts, now));
        }
        return body.toJson();
    }

    QByteArray currency(const LedgerAccount &account, const QList<LedgerAccount> &accounts, UtcTime now) const
    {
        const Figures f = figures(account, now);
        JsonObject object;
        object.number("balance", f.balance)
            .number("fee_sell", f.fee)
            .number("reserved", f.reserved)
            .number("gross_balance", f.gross);
        if (account.trait != Trait::SixFields)
            payout(object, account, accounts, now);
        object.number("pending_outgoing", f.pendingOutgoing).number("available_balance", f.available);
        return object.toJson();
    }

    /// The sign of payout_overdraft is not documented, so it stays 0.
    void payout(JsonObject &object, const LedgerAccount &account, const QList<LedgerAccount> &accounts,
                UtcTime now) const
    {
        const auto wallet = std::find_if(accounts.begin(), accounts.end(), [&](const LedgerAccount &other) {
            return other.trait == Trait::PayoutWallet && other.id.startsWith(account.id);
        });
        if (wallet == accounts.end())
            return;
        const Figures f = figures(*wallet, now);
        object.number("payout_balance", f.balance)
            .number("payout_fee_sell", f.fee)
            .number("pending_payouts", f.pendingOutgoing)
            .number("payout_overdraft", 0)
            .number("payout_gross_balance", f.gross)
            .number("available_payout_balance", f.available);
    }

    const Ledger &m_ledger;
};

} // namespace

std::unique_ptr<Bank> makePaytotaBank(const Ledger &ledger, const SandboxOptions &)
{
    return std::make_unique<PaytotaBank>(ledger);
}

} // namespace coffer::sandbox

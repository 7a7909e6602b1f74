// SPDX-License-Identifier: GPL-3.0-or-later
#include "bank.h"

#include <algorithm>

namespace coffer::sandbox {

namespace {

const QByteArray userName = QByteArrayLiteral("USsandboxNorvaleKey");
const QByteArray password = QByteArrayLiteral("sandbox-finix-password");
const QByteArray merchantName = QByteArrayLiteral("USsandboxMerchantKey"); ///< a role that may not read balances
const QByteArray applicationId = QByteArrayLiteral("APsandboxNorvaleShop");
constexpr int maximumLimit = 100;

class FinixBank final : public Bank
{
public:
    FinixBank(const Ledger &ledger, const SandboxOptions &options) : m_ledger(ledger), m_options(options) {}

    WireReply answer(const WireRequest &request, const QList<LedgerAccount> &accounts, UtcTime now) override
    {
        const QByteArray pair = QByteArray::fromBase64(authorization(request, "Basic"));
        if (pair == merchantName + ':' + password) {
            WireReply reply = refusal(403, "This key may not read balances");
            reply.credential = Credential::Accepted;
            return reply;
        }
        if (pair != userName + ':' + password) {
            WireReply reply = refusal(401, "Unable to authenticate the request");
            reply.credential = Credential::Refused;
            return reply;
        }
        WireReply reply = balances(request, accounts, now);
        reply.credential = Credential::Accepted;
        return reply;
    }

    WireReply refusal(int status, const QByteArray &message) const override
    {
        QByteArray code = "UNKNOWN"; // also of 401 and 403
        if (status == 404)
            code = "NOT_FOUND";
        else if (status == 406)
            code = "NOT_ACCEPTABLE";
        else if (status == 429)
            code = "TOO_MANY_REQUESTS";
        else if (status >= 500)
            code = "SERVER_ERROR";
        else if (status == 400)
            code = "BAD_REQUEST";
        const QByteArray text = message.isEmpty() ? QByteArray("The request could not be served") : message;
        const QByteArray links =
            JsonObject().raw("self", JsonObject().text("href", QByteArray("/balances")).toJson()).toJson();
        const QByteArray error = JsonObject()
                                     .text("logref", randomText().first(16))
                                     .text("message", text)
                                     .text("code", code)
                                     .raw("_links", links)
                                     .toJson();
        const QByteArray embedded = JsonObject().raw("errors", '[' + error + ']').toJson();
        return {.status = status, .body = JsonObject().number("total", 1).raw("_embedded", embedded).toJson()};
    }

    QList<TruthRow> truth(const QList<LedgerAccount> &accounts, UtcTime now) const override
    {
        QList<TruthRow> rows;
        for (const LedgerAccount &account : accounts) {
            const Position at = m_ledger.positionAt(account, now);
            rows.append({.bank = BankId::Finix,
                         .id = account.id,
                         .name = account.name,
                         .currency = account.currency,
                         .posted = Amount{at.posted, account.digits}.text(),
                         .available = Amount{at.posted - at.held, account.digits}.text(),
                         .pending = Amount{at.posted - at.held + at.incoming, account.digits}.text()});
        }
        return rows;
    }

    QByteArray amountField() const override { return "available_amount"; }
    QList<QByteArray> secrets() const override { return {password}; }
    QList<std::pair<QByteArray, QByteArray>> parameters() const override { return {{"application_id", applicationId}}; }
    QList<std::pair<QByteArray, QByteArray>> credentials() const override
    {
        return {{"username", userName}, {"password", password}, {"merchant_username", merchantName}};
    }

private:
    WireReply balances(const WireRequest &request, const QList<LedgerAccount> &accounts, UtcTime now) const
    {
        const QByteArray accept = request.header("accept");
        if (!accept.isEmpty() && !accept.contains("json") && !accept.contains("*/*"))
            return refusal(406, "The answer is application/hal+json");
        const QList<QByteArray> path = request.segments();
        if (request.method != "GET" || path.first() != "balances" || path.size() > 2)
            return refusal(404, "No such resource");
        if (path.size() == 2) {
            const LedgerAccount *account = findAccount(accounts, path.at(1));
            return account == nullptr ? refusal(404, "No balance with this id") : hal(balance(*account, now));
        }
        const QByteArray linkedTo = request.query("linked_to");
        const bool isOurs = linkedTo.isNull() || linkedTo == applicationId;
        const QList<LedgerAccount> visible = isOurs ? accounts : QList<LedgerAccount>();
        return request.header("finix-version") == "2022-02-01" ? cursorPage(request, visible, now)
                                                               : offsetPage(request, visible, now);
    }

    static WireReply hal(const QByteArray &body) { return {.contentType = "application/hal+json", .body = body}; }

    /// 0 when the limit is not allowed.
    int pageSize(const WireRequest &request) const
    {
        if (m_options.finixPageSize > maximumLimit)
            return m_options.finixPageSize;
        const QByteArray limit = request.query("limit");
        const int asked = limit.isNull() ? m_options.finixPageSize : limit.toInt();
        return asked < 1 || asked > maximumLimit ? 0 : std::min(asked, m_options.finixPageSize);
    }

    /// As in the documented example every page that holds rows names the last of them as the next cursor, so that the
    /// list ends with an empty page.
    WireReply cursorPage(const WireRequest &request, const QList<LedgerAccount> &accounts, UtcTime now) const
    {
        const int size = pageSize(request);
        if (size == 0)
            return refusal(400, "limit must be between 1 and 100");
        qsizetype from = 0;
        if (const QByteArray after = request.query("after_cursor"); !after.isEmpty()) {
            const auto found = std::find_if(accounts.rbegin(), accounts.rend(),
                                            [&](const LedgerAccount &account) { return account.id == after; });
            if (found == accounts.rend())
                return refusal(400, "after_cursor is not valid");
            from = accounts.rend() - found;
        }
        const QList<LedgerAccount> rows = accounts.mid(from, size);
        const QByteArray next = rows.isEmpty() ? QByteArray("null") : jsonText(rows.last().id);
        const QByteArray page = JsonObject().number("limit", size).raw("next_cursor", next).toJson();
        return hal(JsonObject().raw("_embedded", embedded(rows, now)).raw("_links", "{}").raw("page", page).toJson());
    }

    /// Version 2018-01-01, which applies when the header is not there or is mistyped.
    WireReply offsetPage(const WireRequest &request, const QList<LedgerAccount> &accounts, UtcTime now) const
    {
        const int offset = std::max(request.query("offset").toInt(), 0);
        const int size = std::max(pageSize(request), 1);
        const QByteArray page =
            JsonObject().number("offset", offset).number("limit", size).number("count", accounts.size()).toJson();
        return hal(JsonObject()
                       .raw("_embedded", embedded(accounts.mid(offset, size), now))
                       .raw("_links", "{}")
                       .raw("page", page)
                       .toJson());
    }

    QByteArray embedded(const QList<LedgerAccount> &accounts, UtcTime now) const
    {
        QList<QByteArray> rows;
        for (const LedgerAccount &account : accounts)
            rows.append(balance(account, now));
        return JsonObject().raw("balances", jsonArray(rows)).toJson();
    }

    QByteArray balance(const LedgerAccount &account, UtcTime now) const
    {
        const Position at = m_ledger.positionAt(account, now);
        const QByteArray tags =
            JsonObject().text("created_via", QByteArray("SYSTEM")).text("description", account.name).toJson();
        const QByteArray self = JsonObject().text("href", "/balances/" + account.id).toJson();
        return JsonObject()
            .text("id", account.id)
            .text("created_at", QByteArray("2025-01-10T20:18:49.36Z"))
            .text("updated_at", rfc3339(at.changedAt))
            .number("available_amount", at.posted - at.held)
            .text("currency", account.currency)
            .text("linked_to", applicationId)
            .text("linked_type", QByteArray("APPLICATION"))
            .number("pending_amount", at.posted - at.held + at.incoming)
            .number("posted_amount", at.posted)
            .raw("tags", tags)
            .text("type", QByteArray("DISBURSEMENT"))
            .raw("_links", JsonObject().raw("self", self).toJson())
            .toJson();
    }

    const Ledger &m_ledger;
    const SandboxOptions &m_options;
};

} // namespace

std::unique_ptr<Bank> makeFinixBank(const Ledger &ledger, const SandboxOptions &options)
{
    return std::make_unique<FinixBank>(ledger, options);
}

} // namespace coffer::sandbox

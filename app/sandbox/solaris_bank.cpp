// SPDX-License-Identifier: GPL-3.0-or-later
#include "bank.h"

#include <algorithm>

namespace coffer::sandbox {

namespace {

const QByteArray clientId = QByteArrayLiteral("sandbox-solaris-client");
const QByteArray clientSecret = QByteArrayLiteral("sandbox-solaris-secret");
constexpr int defaultSize = 10;
constexpr int maximumSize = 1000;

class SolarisBank final : public Bank
{
public:
    SolarisBank(const Ledger &ledger, const SandboxOptions &options) : m_ledger(ledger), m_options(options) {}

    WireReply answer(const WireRequest &request, const QList<LedgerAccount> &accounts, UtcTime now) override
    {
        if (request.area == "solaris-auth")
            return token(request, now);
        const QByteArray bearer = authorization(request, "Bearer");
        if (bearer.isEmpty() || !m_tokens.isGood(bearer, now)) {
            WireReply reply = envelope(401, bearer.isEmpty() ? "token_required" : "invalid_token", "Unauthorized",
                                       bearer.isEmpty() ? "A token is required." : "The token is not valid.");
            reply.credential = Credential::Refused;
            return reply;
        }
        WireReply reply = accountAnswer(request, accounts, now);
        reply.credential = Credential::Accepted;
        return reply;
    }

    WireReply refusal(int status, const QByteArray &message) const override
    {
        const QByteArray text = message.isEmpty() ? QByteArray("There was an error.") : message;
        if (status == 401)
            return envelope(401, "invalid_token", "Unauthorized", text);
        if (status == 403)
            return envelope(403, "unauthorized_action", "Forbidden", text);
        if (status == 404)
            return flat(404, "model_not_found", "Model Not Found", text);
        if (status == 400)
            return flat(400, "build_pagination_headers_failure", "Failed to build pagination headers.", text);
        return flat(status, "generic_error", "Generic Error", text);
    }

    QList<TruthRow> truth(const QList<LedgerAccount> &accounts, UtcTime now) const override
    {
        QList<TruthRow> rows;
        for (const LedgerAccount &account : accounts) {
            const Position at = m_ledger.positionAt(account, now);
            const auto text = [&](qint64 cents) { return Amount{cents, account.digits}.text(); };
            TruthRow row{.bank = BankId::Solaris,
                         .id = account.id,
                         .name = account.name,
                         .currency = account.currency,
                         .posted = text(at.posted),
                         .available = text(at.posted - at.held + account.creditLine)};
            row.components.insert("account_limit", text(account.creditLine));
            if (account.trait == Trait::Seizure) {
                row.components.insert("current_blocked_amount", text(blocked(account)));
                row.components.insert("protected_amount", text(protectedAmount));
            }
            rows.append(row);
        }
        return rows;
    }

    QByteArray amountField() const override { return "value"; }
    QList<QByteArray> secrets() const override { return m_tokens.tokens() + QList<QByteArray>{clientSecret}; }
    void forget() override { m_tokens.clear(); }
    QList<std::pair<QByteArray, QByteArray>> parameters() const override { return {}; }
    QList<std::pair<QByteArray, QByteArray>> credentials() const override
    {
        return {{"client_id", clientId}, {"client_secret", clientSecret}};
    }

private:
    static constexpr qint64 protectedAmount = 155'999;
    static qint64 blocked(const LedgerAccount &account) { return account.base / 8; }

    /// Error objects of the guides: an envelope, status as a number.
    static WireReply envelope(int status, const QByteArray &code, const QByteArray &title, const QByteArray &detail)
    {
        const QByteArray error = JsonObject()
                                     .text("id", randomText())
                                     .number("status", status)
                                     .text("code", code)
                                     .text("title", title)
                                     .text("detail", detail)
                                     .toJson();
        return {.status = status, .body = JsonObject().raw("errors", '[' + error + ']').toJson()};
    }
    /// Error objects of the balance page: flat, status as text.
    static WireReply flat(int status, const QByteArray &code, const QByteArray &title, const QByteArray &detail)
    {
        return {.status = status,
                .body = JsonObject()
                            .text("id", randomText())
                            .text("status", QByteArray::number(status))
                            .text("code", code)
                            .text("title", title)
                            .text("detail", detail)
                            .toJson()};
    }

    WireReply token(const WireRequest &request, UtcTime now)
    {
        if (request.path != "/oauth2/token" || request.method != "POST")
            return flat(404, "not_found", "Not Found", "No such address.");
        WireRequest form; // reads the form with the rules of a query
        form.target = '?' + request.body;
        const bool isForm = request.header("content-type").toLower().startsWith("application/x-www-form-urlencoded");
        if (!isForm || form.query("grant_type") != "client_credentials" || form.query("scope") != "partners")
            return {.status = 400, .body = R"({"error":"invalid_request"})"};
        if (QByteArray::fromBase64(authorization(request, "Basic")) != clientId + ':' + clientSecret)
            return {.status = 401, .body = R"({"error":"invalid_client"})", .credential = Credential::Refused};
        const auto life = m_options.tokenLife - std::chrono::seconds(1);
        const QByteArray access = m_tokens.issue("sandbox-solaris-", now + life);
        return {.status = 201, // as the bank's mock answers
                .body = JsonObject()
                            .text("access_token", access)
                            .number("expires_in", life.count())
                            .text("scope", QByteArray("partners"))
                            .text("token_type", QByteArray("bearer"))
                            .toJson(),
                .credential = Credential::Accepted};
    }

    WireReply accountAnswer(const WireRequest &request, const QList<LedgerAccount> &accounts, UtcTime now) const
    {
        const QList<QByteArray> path = request.segments();
        if (request.method != "GET" || path.size() < 2 || path.at(0) != "v1" || path.at(1) != "accounts")
            return flat(404, "not_found", "Not Found", "No such address.");
        if (path.size() == 2)
            return listed(request, accounts);
        const LedgerAccount *account = findAccount(accounts, path.at(2));
        if (account == nullptr)
            return flat(404, "model_not_found", "Model Not Found",
                        "Couldn't find 'Account' for id '" + path.at(2) + "'.");
        if (path.size() == 3)
            return {.body =
                        object(*account).raw("account_limit", money(account->creditLine, account->currency)).toJson()};
        if (path.size() == 4 && path.at(3) == "balance")
            return {.body = balance(*account, now)};
        return flat(404, "not_found", "Not Found", "No such address.");
    }

    WireReply listed(const WireRequest &request, const QList<LedgerAccount> &accounts) const
    {
        const QByteArray askedPage = request.query("page[number]");
        const QByteArray askedSize = request.query("page[size]");
        const int number = askedPage.isNull() ? 1 : askedPage.toInt();
        const int size = std::min(askedSize.isNull() ? defaultSize : askedSize.toInt(), m_options.solarisPageSize);
        if (number < 1 || size < 1 || askedSize.toInt() > maximumSize)
            return flat(400, "build_pagination_headers_failure", "Failed to build pagination headers.",
                        "page[number] or page[size] is not valid.");
        QList<QByteArray> rows;
        for (const LedgerAccount &account : accounts.mid(qsizetype(number - 1) * size, size))
            rows.append(object(account).toJson());
        const int pages = std::max((int(accounts.size()) + size - 1) / size, 1);
        return {.body = jsonArray(rows),
                .headers = {{"total", QByteArray::number(accounts.size())},
                            {"per-page", QByteArray::number(size)},
                            {"link", links(request, number, size, pages)}}};
    }

    static QByteArray links(const WireRequest &request, int number, int size, int pages)
    {
        const auto link = [&](int page, const QByteArray &relation) {
            return '<' + request.scheme + "://" + request.host + '/' + request.area
                + "/v1/accounts?page%5Bnumber%5D=" + QByteArray::number(page)
                + "&page%5Bsize%5D=" + QByteArray::number(size) + ">; rel=\"" + relation + '"';
        };
        QList<QByteArray> all{link(1, "first"), link(pages, "last")};
        if (number > 1)
            all.append(link(number - 1, "prev"));
        if (number < pages)
            all.append(link(number + 1, "next"));
        return all.join(", ");
    }

    static JsonObject object(const LedgerAccount &account)
    {
        JsonObject row;
        row.text("id", account.id)
            .text("iban", iban(account))
            .text("bic", QByteArray("SOBKDEBBXXX"))
            .text("type", QByteArray("CHECKING_BUSINESS"))
            .text("purpose", account.name)
            .text("currency", account.currency)
            .text("locking_status", QByteArray("NO_BLOCK"))
            .raw("locking_reasons", "[]")
            .text("opened_at", QByteArray("2025-02-03"))
            .raw("person_id", "null")
            .text("business_id", QByteArray("a9a25dc10aa74244bd0bb75d1ce6b3b5cbiz"));
        return row;
    }

    /// A German IBAN with right check digits and a bank code that is not given out.
    static QByteArray iban(const LedgerAccount &account)
    {
        const QByteArray number = "11010199" + QByteArray::number(account.serial).rightJustified(10, '0');
        int rest = 0;
        for (const char digit : number + "131400") // DE00 moved to the end, D = 13 and E = 14
            rest = (rest * 10 + (digit - '0')) % 97;
        return "DE" + QByteArray::number(98 - rest).rightJustified(2, '0') + number;
    }

    static QByteArray money(qint64 cents, const QByteArray &currency)
    {
        return JsonObject()
            .number("value", cents)
            .text("unit", QByteArray("cents"))
            .text("currency", currency)
            .toJson();
    }

    /// available = posted - reservations + limit. Seized money is shown and not subtracted: the document gives no
    /// formula.
    QByteArray balance(const LedgerAccount &account, UtcTime now) const
    {
        const Position at = m_ledger.positionAt(account, now);
        JsonObject body;
        body.raw("balance", money(at.posted, account.currency))
            .raw("available_balance", money(at.posted - at.held + account.creditLine, account.currency));
        if (account.trait != Trait::Seizure)
            return body.raw("seizure_protection", "null").toJson();
        return body
            .raw("seizure_protection",
                 JsonObject()
                     .raw("current_blocked_amount", money(blocked(account), account.currency))
                     .raw("protected_amount", money(protectedAmount, account.currency))
                     .raw("protected_amount_expiring", money(0, account.currency))
                     .text("protected_amount_expiring_date", QByteArray("2026-12-31"))
                     .toJson())
            .toJson();
    }

    const Ledger &m_ledger;
    const SandboxOptions &m_options;
    TokenBook m_tokens;
};

} // namespace

std::unique_ptr<Bank> makeSolarisBank(const Ledger &ledger, const SandboxOptions &options)
{
    return std::make_unique<SolarisBank>(ledger, options);
}

} // namespace coffer::sandbox

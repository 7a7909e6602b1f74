// SPDX-License-Identifier: GPL-3.0-or-later
#include "bank.h"

#include <QHostAddress>
#include <QSet>

namespace coffer::sandbox {

namespace {

const QByteArray email = QByteArrayLiteral("treasury@norvale.example");
const QByteArray password = QByteArrayLiteral("sandbox-fincode-password");
const QByteArray longLivedToken = QByteArrayLiteral("sandbox-fincode-api-token");
const QByteArray ownerId = QByteArrayLiteral("7d3c1f0a-5b7e-4c1d-9a60-0d5f2c8e4b11");
const QByteArray versionPath = QByteArrayLiteral("/api/v6/services");
constexpr int failuresUntilLocked = 5;

/// FinCode, with the six headers of both halves of its document, PUT login and rotating refresh tokens. What the
/// document leaves open follows the assumptions of the provider notes: `data` wraps every answer, errors carry
/// `message`.
class FincodeBank final : public Bank
{
public:
    FincodeBank(const Ledger &ledger, const SandboxOptions &options) : m_ledger(ledger), m_tokenLife(options.tokenLife)
    {
    }

    WireReply answer(const WireRequest &asked, const QList<LedgerAccount> &accounts, UtcTime now) override
    {
        // The tenant's base address may name the version or not.
        WireRequest request = asked;
        if (request.path.startsWith(versionPath))
            request.path.remove(0, versionPath.size());
        if (request.path.startsWith("/securitymanagement/"))
            return security(request, now);
        const QByteArray balance = "/ledger/account-balance/";
        const QByteArray list = "/account-maintenance/list-accounts/";
        const bool isList = request.path.startsWith(list);
        if (request.method != "GET" || (!isList && !request.path.startsWith(balance)))
            return refusal(404, "No such service");
        if (const QByteArray fault = headerFault(request, isList); !fault.isEmpty())
            return refusal(400, fault);
        const QByteArray token = request.header("x-auth-token");
        if (token != longLivedToken && !m_access.isGood(token, now))
            return refused("Invalid or expired token");
        WireReply reply =
            isList ? listed(request.segments().last(), accounts) : balanceOf(request.segments().last(), accounts, now);
        reply.credential = Credential::Accepted;
        return reply;
    }

    WireReply refusal(int status, const QByteArray &message) const override
    {
        const QByteArray text = message.isEmpty() ? QByteArray("The request could not be served") : message;
        return {.status = status, .body = JsonObject().number("status", status).text("message", text).toJson()};
    }

    QList<TruthRow> truth(const QList<LedgerAccount> &accounts, UtcTime now) const override
    {
        QList<TruthRow> rows;
        for (const LedgerAccount &account : accounts) {
            const Position at = m_ledger.positionAt(account, now);
            rows.append({.bank = BankId::Fincode,
                         .id = account.id,
                         .name = account.name,
                         .currency = account.currency,
                         .posted = Amount{at.posted, account.digits}.text(),
                         .available = Amount{at.posted - at.held, account.digits}.text()});
        }
        return rows;
    }

    QByteArray amountField() const override { return "accountBalance"; }
    QList<QByteArray> secrets() const override
    {
        return m_access.tokens() + m_accessByRefresh.keys() + QList<QByteArray>{password, longLivedToken};
    }
    void forget() override
    {
        revokeAll();
        m_failures = 0;
    }
    QList<std::pair<QByteArray, QByteArray>> parameters() const override
    {
        return {{"account_owner_id", ownerId}, {"customer_ip_address", "192.0.2.10"}};
    }
    QList<std::pair<QByteArray, QByteArray>> credentials() const override
    {
        return {{"email", email}, {"password", password}, {"api_token", longLivedToken}};
    }

private:
    static QByteArray headerFault(const WireRequest &request, bool isList)
    {
        QList<QByteArray> needed{"x-auth-token",          "x-fapi-auth-date", "x-fapi-customer-ip-address",
                                 "x-fapi-interaction-id", "platform",         "uuid"};
        if (isList)
            needed.append("x-idempotency-key");
        for (const QByteArray &name : needed) {
            if (request.header(name).isEmpty())
                return "Missing required header: " + name;
        }
        if (!parseRfc3339(QString::fromLatin1(request.header("x-fapi-auth-date"))))
            return "Invalid header: x-fapi-auth-date";
        if (QHostAddress(QString::fromLatin1(request.header("x-fapi-customer-ip-address"))).isNull())
            return "Invalid header: x-fapi-customer-ip-address";
        return platformFault(request);
    }

    static QByteArray platformFault(const WireRequest &request)
    {
        if (request.header("platform") != "fincode")
            return "Invalid header: platform";
        return request.header("uuid") != "200" ? QByteArray("Invalid header: uuid") : QByteArray();
    }

    WireReply refused(const QByteArray &message) const
    {
        WireReply reply = refusal(401, message);
        reply.credential = Credential::Refused;
        return reply;
    }

    WireReply security(const WireRequest &request, UtcTime now)
    {
        const bool isLogin = request.path == "/securitymanagement/login";
        if (!isLogin && request.path != "/securitymanagement/refresh-token")
            return refusal(404, "No such service");
        if (request.method != "PUT")
            return refusal(405, "Method not allowed");
        if (!request.header("content-type").toLower().startsWith("application/json"))
            return refusal(400, "Invalid header: content-type");
        if (const QByteArray fault = platformFault(request); !fault.isEmpty())
            return refusal(400, fault);
        return isLogin ? login(request, now) : refresh(request, now);
    }

    WireReply login(const WireRequest &request, UtcTime now)
    {
        if (m_failures >= failuresUntilLocked)
            return refused("Account locked after repeated failures");
        if (bodyMember(request.body, "email") != email || bodyMember(request.body, "currentPassword") != password) {
            ++m_failures;
            return refused("Invalid credentials");
        }
        m_failures = 0;
        return openSession(now);
    }

    /// Logins are sessions of their own, but a second use of any refresh token is a breach: nobody keeps a token.
    WireReply refresh(const WireRequest &request, UtcTime now)
    {
        const QByteArray presented = bodyMember(request.body, "refresh_token");
        if (m_usedRefresh.contains(presented))
            revokeAll();
        const auto session = m_accessByRefresh.constFind(presented);
        if (session == m_accessByRefresh.cend())
            return refused("Invalid refresh token");
        m_access.remove(session.value());
        m_accessByRefresh.erase(session);
        m_usedRefresh.insert(presented);
        return openSession(now);
    }

    WireReply openSession(UtcTime now)
    {
        const UtcTime until = now + m_tokenLife;
        const QByteArray access = jwt(now, until);
        const QByteArray refreshToken = "sandbox-refresh-" + randomText();
        m_access.add(access, until);
        m_accessByRefresh.insert(refreshToken, access);
        const QByteArray data = JsonObject().text("access_token", access).text("refresh_token", refreshToken).toJson();
        return {.body = JsonObject().raw("data", data).toJson(), .credential = Credential::Accepted};
    }

    /// Has the form of a JWT so that a client can read `exp`; the signature is noise.
    static QByteArray jwt(UtcTime now, UtcTime until)
    {
        const auto part = [](const QByteArray &text) {
            return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        };
        const QByteArray claims = JsonObject()
                                      .text("sub", ownerId)
                                      .number("iat", unixSeconds(now))
                                      .number("exp", unixSeconds(until))
                                      .text("jti", randomText())
                                      .toJson();
        return part(R"({"alg":"HS256","typ":"JWT"})") + '.' + part(claims) + '.' + part(randomText());
    }

    void revokeAll()
    {
        m_access.clear();
        m_accessByRefresh.clear();
        m_usedRefresh.clear(); // unknown from now on: refused, but no breach of later sessions
    }

    WireReply listed(const QByteArray &owner, const QList<LedgerAccount> &accounts) const
    {
        if (owner != ownerId)
            return refusal(404, "Account owner not found");
        QList<QByteArray> items;
        for (const LedgerAccount &account : accounts) {
            items.append(JsonObject()
                             .text("id", account.id)
                             .text("accountId", account.id)
                             .text("accountName", account.name)
                             .text("currencyCode", account.currency)
                             .text("accountStatus", QByteArray("ACTIVE"))
                             .toJson());
        }
        return {.body = JsonObject().raw("data", jsonArray(items)).toJson()};
    }

    WireReply balanceOf(const QByteArray &id, const QList<LedgerAccount> &accounts, UtcTime now) const
    {
        const LedgerAccount *account = findAccount(accounts, id);
        if (account == nullptr)
            return refusal(404, "Account not found");
        const Position at = m_ledger.positionAt(*account, now);
        const auto amount = [&](qint64 units) {
            const QByteArray text = Amount{units, account->digits}.text();
            return account->trait == Trait::AmountAsText ? jsonText(text) : text;
        };
        const QByteArray data = JsonObject()
                                    .text("accountId", account->id)
                                    .text("accountName", account->name)
                                    .raw("accountBalance", amount(at.posted))
                                    .raw("availableBalance", amount(at.posted - at.held))
                                    .text("currencyCode", account->currency)
                                    .text("accountStatus", QByteArray("ACTIVE"))
                                    .toJson();
        return {.body = JsonObject().raw("data", data).toJson()};
    }

    const Ledger &m_ledger;
    std::chrono::seconds m_tokenLife;
    TokenBook m_access;
    QHash<QByteArray, QByteArray> m_accessByRefresh;
    QSet<QByteArray> m_usedRefresh;
    int m_failures = 0;
};

} // namespace

std::unique_ptr<Bank> makeFincodeBank(const Ledger &ledger, const SandboxOptions &options)
{
    return std::make_unique<FincodeBank>(ledger, options);
}

} // namespace coffer::sandbox

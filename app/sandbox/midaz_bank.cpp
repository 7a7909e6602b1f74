// SPDX-License-Identifier: GPL-3.0-or-later
#include "bank.h"

#include <QUuid>

#include <algorithm>

namespace coffer::sandbox {

namespace {

const QByteArray clientId = QByteArrayLiteral("sandbox-midaz-client");
const QByteArray clientSecret = QByteArrayLiteral("sandbox-midaz-secret");
const QByteArray organizationId = QByteArrayLiteral("019c96a0-0a98-7287-9a31-786e0809c001");
const QByteArray ledgerId = QByteArrayLiteral("019c96a0-0ac0-7de9-9f53-9cf842a2c001");
constexpr int defaultLimit = 10;
constexpr int maximumLimit = 100;

/// The parts of one balance as Midaz keeps them.
struct Parts
{
    Amount available;
    Amount onHold;
    Amount overdraftUsed;
};

class MidazBank final : public Bank
{
public:
    MidazBank(const Ledger &ledger, const SandboxOptions &options) : m_ledger(ledger), m_options(options) {}

    WireReply answer(const WireRequest &request, const QList<LedgerAccount> &accounts, UtcTime now) override
    {
        if (request.area == "midaz-auth")
            return token(request, now);
        if (m_options.midazAccess == MidazAccess::AccessManager) {
            if (request.header("authorization").isEmpty())
                return plain(401, "Missing Token");
            // The scheme may be left out.
            const QByteArray bearer = authorization(request, "Bearer");
            if (!m_tokens.isGood(bearer.isEmpty() ? request.header("authorization") : bearer, now))
                return plain(401, "Unauthorized");
        }
        WireReply reply = ledgerAnswer(request, accounts, now);
        if (m_options.midazAccess == MidazAccess::AccessManager)
            reply.credential = Credential::Accepted;
        return reply;
    }

    WireReply refusal(int status, const QByteArray &message) const override
    {
        // The Access Manager answers in plain text, the ledger in JSON.
        if (status == 401)
            return plain(401, message.isEmpty() ? QByteArray("Unauthorized") : message);
        if (status == 403)
            return plain(403, message.isEmpty() ? QByteArray("Forbidden") : message);
        return coded(status, status == 404 ? "0007" : "0046", status == 404 ? "Entity Not Found" : "Request failed",
                     message.isEmpty() ? QByteArray("The request could not be served.") : message);
    }

    QList<TruthRow> truth(const QList<LedgerAccount> &accounts, UtcTime now) const override
    {
        QList<TruthRow> rows;
        for (const LedgerAccount &account : accounts) {
            const Parts parts = partsOf(account, now);
            TruthRow row{.bank = BankId::Midaz,
                         .id = account.id,
                         .name = account.name,
                         .currency = account.currency,
                         .posted = (parts.available + parts.onHold - parts.overdraftUsed).text(),
                         .available = netAvailable(parts).text(),
                         .components = {{"onHold", parts.onHold.text()}}};
            if (account.trait == Trait::External)
                row.role = "external";
            if (m_options.midazBody == MidazBody::V3_7)
                row.components.insert("overdraftUsed", parts.overdraftUsed.text());
            if (m_options.midazBody == MidazBody::V3_7 && account.trait == Trait::Overdraft)
                row.components.insert("overdraftLimitAvailable", headroom(account, parts).text());
            rows.append(row);
        }
        return rows;
    }

    QByteArray amountField() const override { return "available"; }
    QList<QByteArray> secrets() const override { return m_tokens.tokens() + QList<QByteArray>{clientSecret}; }
    void forget() override { m_tokens.clear(); }
    QList<std::pair<QByteArray, QByteArray>> parameters() const override
    {
        return {{"organization_id", organizationId}, {"ledger_id", ledgerId}};
    }
    QList<std::pair<QByteArray, QByteArray>> credentials() const override
    {
        return {{"client_id", clientId}, {"client_secret", clientSecret}};
    }

private:
    static WireReply plain(int status, const QByteArray &text)
    {
        return {.status = status,
                .contentType = "text/plain; charset=utf-8",
                .body = text,
                .credential = Credential::Refused};
    }
    static WireReply coded(int status, const QByteArray &code, const QByteArray &title, const QByteArray &message)
    {
        return {.status = status,
                .body = JsonObject().text("code", code).text("title", title).text("message", message).toJson()};
    }
    static WireReply notFound()
    {
        return coded(
            404, "0007", "Entity Not Found",
            "No entity was found for the given ID. Please make sure to use the correct ID for the entity you are "
            "trying to manage.");
    }

    WireReply token(const WireRequest &request, UtcTime now)
    {
        if (request.path != "/v1/login/oauth/access_token" || request.method != "POST")
            return coded(404, "0484", "Route Not Found", "No such route.");
        if (bodyMember(request.body, "grantType") != "client_credentials"
            || bodyMember(request.body, "clientId") != clientId
            || bodyMember(request.body, "clientSecret") != clientSecret) {
            WireReply reply = coded(401, "0042", "Invalid Client", "The client credentials are not valid.");
            reply.credential = Credential::Refused;
            return reply;
        }
        const QByteArray access = m_tokens.issue("sandbox-midaz-", now + m_options.tokenLife);
        const QByteArray body = JsonObject()
                                    .text("accessToken", access)
                                    .text("idToken", QByteArray("sandbox-id-token"))
                                    .text("tokenType", QByteArray("Bearer"))
                                    .number("expiresIn", m_options.tokenLife.count())
                                    .text("refreshToken", "sandbox-midaz-refresh-" + randomText())
                                    .text("scope", QByteArray("openid profile email"))
                                    .toJson();
        return {.body = body, .credential = Credential::Accepted};
    }

    WireReply ledgerAnswer(const WireRequest &request, const QList<LedgerAccount> &accounts, UtcTime now) const
    {
        const QList<QByteArray> path = request.segments();
        if (request.method != "GET" || path.size() < 2 || path.at(0) != "v1" || path.at(1) != "organizations")
            return coded(404, "0484", "Route Not Found", "No such route.");
        if (const WireReply fault = limitFault(request); fault.status != 200)
            return fault;
        if (path.size() == 2)
            return page(request, {organization(now)});
        for (qsizetype n = 2; n < path.size(); n += 2) {
            if (QUuid::fromString(QLatin1StringView(path.at(n))).isNull())
                return coded(400, "0065", "Invalid Path Parameter",
                             "One or more path parameters are in an incorrect format.");
        }
        if (path.at(2) != organizationId)
            return notFound();
        if (path.size() == 4 && path.at(3) == "ledgers")
            return page(request, {ledgerObject(now)});
        if (path.size() < 6 || path.at(3) != "ledgers" || path.at(4) != ledgerId)
            return notFound();
        return path.at(5) == "balances" ? balancesAnswer(request, path.mid(6), accounts, now)
                                        : accountsAnswer(request, path.mid(5), accounts, now);
    }

    WireReply balancesAnswer(const WireRequest &request, const QList<QByteArray> &rest,
                             const QList<LedgerAccount> &accounts, UtcTime now) const
    {
        const QList<QByteArray> rows = balances(accounts, now);
        if (rest.isEmpty())
            return cursorPage(request, rows);
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const QByteArray &json) {
            return json.startsWith("{\"id\":" + jsonText(rest.first()) + ',');
        });
        return rest.size() == 1 && row != rows.end() ? WireReply{.body = *row} : notFound();
    }

    /// /accounts, and the balances of one of them.
    WireReply accountsAnswer(const WireRequest &request, const QList<QByteArray> &rest,
                             const QList<LedgerAccount> &accounts, UtcTime now) const
    {
        if (rest.first() != "accounts")
            return coded(404, "0484", "Route Not Found", "No such route.");
        if (rest.size() == 1) {
            QList<QByteArray> rows;
            for (const LedgerAccount &account : accounts)
                rows.append(accountObject(account));
            return page(request, rows);
        }
        const auto isAskedFor = [&](const LedgerAccount &account) { return ownerOf(account) == rest.at(1); };
        const auto account = std::find_if(accounts.begin(), accounts.end(), isAskedFor);
        if (rest.size() != 3 || rest.at(2) != "balances" || account == accounts.end())
            return notFound();
        return cursorPage(request, balances({*account}, now));
    }

    /// Midaz' id of the account that a balance belongs to.
    static QByteArray ownerOf(const LedgerAccount &account)
    {
        const QUuid space = QUuid::fromString(QLatin1StringView(ledgerId));
        return QUuid::createUuidV5(space, account.id).toByteArray(QUuid::WithoutBraces);
    }

    static QByteArray accountObject(const LedgerAccount &account)
    {
        return JsonObject()
            .text("id", ownerOf(account))
            .text("name", account.name)
            .text("assetCode", account.currency)
            .text("organizationId", organizationId)
            .text("ledgerId", ledgerId)
            .text("alias", account.name)
            .text("type", QByteArray(account.trait == Trait::External ? "external" : "deposit"))
            .raw("deletedAt", "null")
            .toJson();
    }

    static int limitOf(const WireRequest &request)
    {
        const QByteArray limit = request.query("limit");
        return limit.isNull() ? defaultLimit : limit.toInt();
    }

    static WireReply limitFault(const WireRequest &request)
    {
        const int limit = limitOf(request);
        if (limit > maximumLimit)
            return coded(400, "0080", "Pagination Limit Exceeded", "The pagination limit exceeds the maximum of 100.");
        if (limit < 1)
            return coded(400, "0082", "Invalid Query Parameter", "The query parameter limit is not valid.");
        return {};
    }

    /// Page-based lists carry no total: a client goes on until a page is not full.
    static WireReply page(const WireRequest &request, const QList<QByteArray> &rows)
    {
        const QByteArray asked = request.query("page");
        const int number = asked.isNull() ? 1 : asked.toInt();
        if (number < 1)
            return coded(400, "0082", "Invalid Query Parameter", "The query parameter page is not valid.");
        return {.body =
                    JsonObject()
                        .raw("items", jsonArray(rows.mid(qsizetype(number - 1) * limitOf(request), limitOf(request))))
                        .number("page", number)
                        .number("limit", limitOf(request))
                        .toJson()};
    }

    QByteArray organization(UtcTime now) const
    {
        return JsonObject()
            .text("id", organizationId)
            .text("legalName", QByteArray("Norvale Group"))
            .raw("metadata", "{}")
            .text("createdAt", QByteArray("2025-06-01T10:00:00Z"))
            .text("updatedAt", rfc3339(now))
            .raw("deletedAt", "null")
            .toJson();
    }
    QByteArray ledgerObject(UtcTime now) const
    {
        return JsonObject()
            .text("id", ledgerId)
            .text("organizationId", organizationId)
            .text("name", QByteArray("Norvale treasury"))
            .raw("metadata", "{}")
            .text("createdAt", QByteArray("2025-06-01T10:00:00Z"))
            .text("updatedAt", rfc3339(now))
            .raw("deletedAt", "null")
            .toJson();
    }

    WireReply cursorPage(const WireRequest &request, const QList<QByteArray> &rows) const
    {
        const QByteArray cursor = request.query("cursor");
        int from = 0;
        if (!cursor.isEmpty()) {
            bool isNumber = false;
            from = bodyMember(QByteArray::fromBase64(cursor), "id").toInt(&isNumber);
            if (!isNumber || from < 0 || from > rows.size())
                return coded(400, "0082", "Invalid Query Parameter", "The query parameter cursor is not valid.");
        }
        const int size = std::min(limitOf(request), m_options.midazPageSize);
        const int to = std::min(from + size, int(rows.size()));
        JsonObject body;
        body.raw("items", jsonArray(rows.mid(from, to - from)));
        if (to < rows.size())
            body.text("next_cursor", cursorAt(to, true));
        if (from > 0)
            body.text("prev_cursor", cursorAt(std::max(from - size, 0), false));
        return {.body = body.number("limit", limitOf(request)).toJson()};
    }

    static QByteArray cursorAt(int row, bool next)
    {
        return JsonObject().text("id", QByteArray::number(row)).raw("points_next", jsonBool(next)).toJson().toBase64();
    }

    QList<QByteArray> balances(const QList<LedgerAccount> &accounts, UtcTime now) const
    {
        QList<QByteArray> rows;
        for (const LedgerAccount &account : accounts) {
            rows.append(balance(account, now));
            if (account.trait == Trait::Overdraft && m_options.midazBody == MidazBody::V3_7)
                rows.append(companion(account, now));
        }
        return rows;
    }

    Parts partsOf(const LedgerAccount &account, UtcTime now) const
    {
        const Position at = m_ledger.positionAt(account, now);
        const bool floored = account.trait == Trait::Overdraft && m_options.midazBody == MidazBody::V3_7;
        const qint64 net = at.posted - at.held;
        const auto amount = [&](qint64 units) {
            const Amount exact{units, account.digits};
            return account.trait == Trait::TrimmedDecimals && m_options.midazBody != MidazBody::V2 ? exact.trimmed()
                                                                                                   : exact;
        };
        Parts parts{amount(floored ? std::max<qint64>(net, 0) : net), amount(at.held),
                    amount(floored ? std::max<qint64>(-net, 0) : 0)};
        if (account.trait == Trait::TrimmedDecimals && m_options.midazBody == MidazBody::V2) {
            // v2 keeps the largest scale that any transaction had.
            parts.available = parts.available.withDigits(4);
            parts.onHold = parts.onHold.withDigits(4);
            parts.overdraftUsed = parts.overdraftUsed.withDigits(4);
        }
        return parts;
    }

    /// What position.available says. Where nothing is overdrawn it has the digits of `available`.
    static Amount netAvailable(const Parts &parts)
    {
        return parts.overdraftUsed.units == 0 ? parts.available : parts.available - parts.overdraftUsed;
    }
    static Amount headroom(const LedgerAccount &account, const Parts &parts)
    {
        return Amount{account.creditLine, account.digits} - parts.overdraftUsed;
    }

    JsonObject head(const QByteArray &id, const LedgerAccount &account, const QByteArray &key) const
    {
        JsonObject row;
        row.text("id", id)
            .text("organizationId", organizationId)
            .text("ledgerId", ledgerId)
            .text("accountId", ownerOf(account))
            .text("alias", account.name);
        if (m_options.midazBody != MidazBody::V2)
            row.text("key", key);
        row.text("assetCode", account.currency);
        return row;
    }

    static void tail(JsonObject &row, const LedgerAccount &account, const Position &at)
    {
        row.number("version", at.version)
            .text("accountType", QByteArray(account.trait == Trait::External ? "external" : "deposit"))
            .raw("allowSending", "true")
            .raw("allowReceiving", "true")
            .text("createdAt", QByteArray("2025-06-01T10:00:00.197596Z"))
            .text("updatedAt", rfc3339(at.changedAt))
            .raw("deletedAt", "null");
    }

    QByteArray balance(const LedgerAccount &account, UtcTime now) const
    {
        const Parts parts = partsOf(account, now);
        JsonObject row = head(account.id, account, "default");
        if (m_options.midazBody == MidazBody::V2) {
            row.number("available", parts.available.units)
                .number("onHold", parts.onHold.units)
                .number("scale", parts.available.digits);
        } else {
            row.text("available", parts.available.text()).text("onHold", parts.onHold.text());
        }
        if (m_options.midazBody == MidazBody::V3_7)
            extend(row, account, parts);
        tail(row, account, m_ledger.positionAt(account, now));
        return row.toJson();
    }

    static void extend(JsonObject &row, const LedgerAccount &account, const Parts &parts)
    {
        row.text("direction", QByteArray("credit")).text("overdraftUsed", parts.overdraftUsed.text());
        JsonObject position;
        position.text("available", netAvailable(parts).text()).text("onHold", parts.onHold.text());
        if (account.trait == Trait::Overdraft) {
            row.raw("settings",
                    JsonObject()
                        .text("balanceScope", QByteArray("transactional"))
                        .raw("allowOverdraft", "true")
                        .raw("overdraftLimitEnabled", "true")
                        .text("overdraftLimit", Amount{account.creditLine, account.digits}.text())
                        .toJson());
            position.text("overdraftLimitAvailable", headroom(account, parts).text());
        } else {
            if (account.trait != Trait::External) // may be absent as well as null
                row.raw("settings", "null");
            position.text("overdraftLimitAvailable", QByteArray("0"));
        }
        row.raw("position", position.toJson());
    }

    /// Mirrors the debt of an overdraft: a client that counts it counts the debt twice.
    QByteArray companion(const LedgerAccount &account, UtcTime now) const
    {
        const Amount used = partsOf(account, now).overdraftUsed;
        const QByteArray id = account.id.first(account.id.size() - 1) + 'f';
        JsonObject row = head(id, account, "overdraft");
        row.text("available", used.text())
            .text("onHold", QByteArray("0"))
            .text("direction", QByteArray("debit"))
            .text("overdraftUsed", QByteArray("0"))
            .raw("settings", JsonObject().text("balanceScope", QByteArray("internal")).toJson())
            .raw("position", JsonObject().text("available", used.text()).text("onHold", QByteArray("0")).toJson());
        tail(row, account, m_ledger.positionAt(account, now));
        return row.toJson();
    }

    const Ledger &m_ledger;
    const SandboxOptions &m_options;
    TokenBook m_tokens;
};

} // namespace

std::unique_ptr<Bank> makeMidazBank(const Ledger &ledger, const SandboxOptions &options)
{
    return std::make_unique<MidazBank>(ledger, options);
}

} // namespace coffer::sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "bank_client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

using namespace coffer;
using namespace coffer::test;
using namespace Qt::StringLiterals;

namespace {

UtcTime at(const char *text)
{
    return parseRfc3339(QString::fromLatin1(text)).value();
}

/// Minor-unit text to major-unit text, by shifting the point: no number is parsed.
QByteArray major(QByteArray minor, int digits)
{
    const bool negative = minor.startsWith('-');
    if (negative)
        minor.remove(0, 1);
    if (digits > 0) {
        minor = minor.rightJustified(digits + 1, '0');
        minor.insert(minor.size() - digits, '.');
    }
    return negative ? '-' + minor : minor;
}

/// Decimals of equal or unlike scale, added in integers.
QByteArray sum(const QByteArray &a, const QByteArray &b, int sign = 1)
{
    const auto places = [](const QByteArray &text) {
        return text.contains('.') ? text.size() - text.indexOf('.') - 1 : 0;
    };
    const qsizetype scale = std::max(places(a), places(b));
    const auto units = [&](const QByteArray &text) {
        QByteArray figures = text;
        figures.replace(".", "");
        return (figures + QByteArray(scale - places(text), '0')).toLongLong();
    };
    return major(QByteArray::number(units(a) + sign * units(b)), int(scale));
}

struct Figures
{
    QByteArray currency;
    QByteArray posted;
    QByteArray available;
    QByteArray pending;
    friend bool operator==(const Figures &, const Figures &) = default;
};
using Books = QMap<QByteArray, Figures>;

/// What a client reads from each bank by its documented rules.
void readFincode(BankClient &client, Books &books)
{
    const Answer list = client.get("/fincode/account-maintenance/list-accounts/" + fincodeOwner,
                                   fincodeHeaders(fincodeToken) + Headers{{"x-idempotency-key", "1"}});
    for (const QByteArray &item : objects(list.body.mid(list.body.indexOf('[')))) {
        const QByteArray id = token(item, "accountId");
        const QByteArray body = client.get("/fincode/ledger/account-balance/" + id, fincodeHeaders(fincodeToken)).body;
        books.insert(id,
                     {token(body, "currencyCode"), token(body, "accountBalance"), token(body, "availableBalance"), {}});
    }
}

void readMidaz(BankClient &client, Books &books, int *pages)
{
    const Headers headers = bearer(midazToken(client));
    QByteArray cursor;
    do {
        const QByteArray query =
            "?limit=100" + (cursor.isEmpty() ? QByteArray() : "&cursor=" + cursor.toPercentEncoding());
        const QByteArray body = client.get(midazBalances + query, headers).body;
        cursor = token(body, "next_cursor");
        ++*pages;
        for (const QByteArray &item : objects(body.mid(body.indexOf('[')))) {
            if (token(item, "key") == "overdraft")
                continue;
            QByteArray available = token(item, "available");
            QByteArray onHold = token(item, "onHold");
            if (const QByteArray scale = token(item, "scale"); !scale.isEmpty()) {
                available = major(available, scale.toInt());
                onHold = major(onHold, scale.toInt());
            }
            const QByteArray used = token(item, "overdraftUsed");
            const bool hasPosition = item.contains("\"position\"");
            books.insert(token(item, "id"),
                         {token(item, "assetCode"),
                          sum(sum(available, onHold), used.isEmpty() ? "0" : used, -1),
                          hasPosition ? token(item.mid(item.indexOf("\"position\"")), "available") : available,
                          {}});
        }
    } while (!cursor.isEmpty());
}

void readFinix(BankClient &client, Books &books, int *pages)
{
    const QMap<QByteArray, int> digits{{"USD", 2}, {"EUR", 2}, {"JPY", 0}, {"GBP", 2},
                                       {"KWD", 3}, {"BRL", 2}, {"UGX", 0}, {"MYR", 2}};
    QByteArray cursor;
    do {
        const QByteArray query =
            "?linked_to=APsandboxNorvaleShop&limit=100" + (cursor.isEmpty() ? QByteArray() : "&after_cursor=" + cursor);
        const QByteArray body = client.get("/finix/balances" + query, finixHeaders()).body;
        cursor = token(body, "next_cursor");
        ++*pages;
        for (const QByteArray &item : objects(body.mid(body.indexOf('[')))) {
            const int places = digits.value(token(item, "currency"), -1);
            books.insert(token(item, "id"),
                         {token(item, "currency"), major(token(item, "posted_amount"), places),
                          major(token(item, "available_amount"), places),
                          major(token(item, "pending_amount"), places)});
        }
    } while (cursor != "null" && !cursor.isEmpty());
}

void readPaytota(BankClient &client, Books &books)
{
    const QByteArray body = client.get(paytotaPath, bearer("sandbox-paytota-key")).body;
    for (const auto &[currency, digits] : {std::pair<QByteArray, int>{"UGX", 0}, {"MYR", 2}}) {
        const QByteArray part = body.mid(body.indexOf('"' + currency + '"'));
        const QByteArray item = objects(part.mid(part.indexOf('{'))).constFirst();
        books.insert(
            currency,
            {currency, major(token(item, "balance"), digits), major(token(item, "available_balance"), digits), {}});
        if (item.contains("payout_balance"))
            books.insert(currency + ":payout",
                         {currency,
                          major(token(item, "payout_balance"), digits),
                          major(token(item, "available_payout_balance"), digits),
                          {}});
    }
}

void readSolaris(BankClient &client, Books &books, int *pages)
{
    const Headers headers = bearer(token(solarisLogin(client).body, "access_token"));
    bool hasNext = true;
    for (int number = 1; hasNext; ++number) {
        const Answer list = client.get(
            "/solaris/v1/accounts?page%5Bnumber%5D=" + QByteArray::number(number) + "&page%5Bsize%5D=1000", headers);
        hasNext = list.headers.value("link").contains("rel=\"next\"");
        ++*pages;
        for (const QByteArray &item : objects(list.body)) {
            const QByteArray id = token(item, "id");
            const QByteArray body = client.get("/solaris/v1/accounts/" + id + "/balance", headers).body;
            const QByteArray posted = body.mid(body.indexOf("\"balance\""));
            const QByteArray available = body.mid(body.indexOf("\"available_balance\""));
            books.insert(
                id,
                {token(posted, "currency"), major(token(posted, "value"), 2), major(token(available, "value"), 2), {}});
        }
    }
}

QJsonArray truthOf(const QByteArray &ledgerJson)
{
    return QJsonDocument::fromJson(ledgerJson).object().value("accounts"_L1).toArray();
}

Books booksOf(const QByteArray &ledgerJson)
{
    Books books;
    const QJsonArray accounts = truthOf(ledgerJson);
    for (const QJsonValue &value : accounts) {
        const auto text = [&](const char *name) { return value[QLatin1StringView(name)].toString().toUtf8(); };
        books.insert(text("id"), {text("currency"), text("posted"), text("available"), text("pending")});
    }
    return books;
}

} // namespace

class TestBanks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ledgerEqualsTheWire_data()
    {
        QTest::addColumn<bool>("walks");
        QTest::addColumn<QString>("time");
        QTest::addColumn<MidazBody>("body");

        QTest::newRow("standing books, overdraft in use") << false << "2026-03-02T10:00:00Z" << MidazBody::V3_7;
        QTest::newRow("integers and scale of v2") << false << "2026-03-02T10:00:00Z" << MidazBody::V2;
        QTest::newRow("decimal strings of v3") << false << "2026-03-02T10:00:00Z" << MidazBody::V3;
        QTest::newRow("supplier run on hold") << true << "2026-03-03T11:00:00Z" << MidazBody::V3_7;
        QTest::newRow("after a supplier run") << true << "2026-03-03T18:00:00Z" << MidazBody::V3_7;
        QTest::newRow("pay on hold over night") << true << "2026-03-24T23:00:00Z" << MidazBody::V3_7;
        QTest::newRow("weekend") << true << "2026-03-08T12:00:00Z" << MidazBody::V3;
        QTest::newRow("first second of a month") << true << "2026-04-01T00:00:00Z" << MidazBody::V2;
        QTest::newRow("last second of a year") << true << "2026-12-31T23:59:59Z" << MidazBody::V3_7;
    }

    void ledgerEqualsTheWire()
    {
        QFETCH(bool, walks);
        QFETCH(QString, time);
        QFETCH(MidazBody, body);
        const ManualClock clock(at(time.toLatin1().constData()));
        SandboxOptions options;
        options.midazBody = body;
        if (walks)
            options.walkSeed = 7;
        const auto server = startServer(options, clock);
        QVERIFY(server);
        BankClient client(*server);
        Books books;
        int midazPages = 0;
        int finixPages = 0;
        int solarisPages = 0;

        readFincode(client, books);
        readMidaz(client, books, &midazPages);
        readFinix(client, books, &finixPages);
        readPaytota(client, books);
        readSolaris(client, books, &solarisPages);

        const Books expected = booksOf(client.get("/_control/ledger").body);
        for (auto it = expected.begin(); it != expected.end(); ++it) {
            QVERIFY2(books.contains(it.key()), it.key().constData());
            const Figures seen = books.value(it.key());
            QCOMPARE(seen.currency, it->currency);
            QVERIFY2(seen.posted == it->posted, (it.key() + ' ' + seen.posted + " / " + it->posted).constData());
            QVERIFY2(seen.available == it->available,
                     (it.key() + ' ' + seen.available + " / " + it->available).constData());
            QCOMPARE(seen.pending, it->pending);
        }
        QCOMPARE(books.size(), expected.size());
        QCOMPARE(midazPages, 2);
        QCOMPARE(finixPages, 2); // the second is empty
        QCOMPARE(solarisPages, 2);
    }

    void showsFourteenAccountsInEightCurrencies()
    {
        const SystemClock clock;
        const auto server = startServer({}, clock);
        int accounts = 0;
        int onTop = 0;
        QSet<QString> currencies;

        const QJsonArray truth = truthOf(server->ledgerJson());
        for (const QJsonValue &row : truth) {
            (row["role"_L1].toString() == u"account" ? accounts : onTop) += 1;
            currencies.insert(row["currency"_L1].toString());
        }

        QCOMPARE(accounts, 14);
        QCOMPARE(onTop, 2);
        QCOMPARE(currencies.size(), 8);
    }

    void balancesFollowTheirBanksArithmetic_data()
    {
        QTest::addColumn<QString>("time");
        for (const char *time : {"2026-01-30T15:00:00Z", "2026-02-25T05:59:59Z", "2026-02-25T06:00:00Z",
                                 "2026-03-10T10:00:00Z", "2026-05-02T03:00:00Z"})
            QTest::newRow(time) << QString::fromLatin1(time);
    }

    void balancesFollowTheirBanksArithmetic()
    {
        QFETCH(QString, time);
        const ManualClock clock(at(time.toLatin1().constData()));
        SandboxOptions options;
        options.walkSeed = 11;
        options.midazPageSize = 100;
        const auto server = startServer(options, clock);
        BankClient client(*server);

        const QByteArray midaz = client.get(midazBalances + "?limit=100", bearer(midazToken(client))).body;
        qint64 reais = 0;
        qint64 outside = 0;
        for (const QByteArray &item : objects(midaz.mid(midaz.indexOf('[')))) {
            const auto cents = [&](const char *field) {
                return sum(token(item, field), "0.00").replace(".", "").toLongLong();
            };
            const QByteArray position = item.mid(item.indexOf("\"position\""));
            QCOMPARE(sum(token(position, "available"), "0.00").replace(".", "").toLongLong(),
                     cents("available") - cents("overdraftUsed"));
            QVERIFY(cents("available") == 0 || cents("overdraftUsed") == 0);
            QVERIFY(cents("onHold") >= 0);
            if (token(item, "assetCode") == "BRL")
                (token(item, "accountType") == "external" ? outside : reais) += cents("available") + cents("onHold");
        }
        QCOMPARE(outside, -reais);

        const QByteArray paytota = client.get(paytotaPath, bearer("sandbox-paytota-key")).body;
        for (int n = 0; n < 2; ++n) {
            const auto units = [&](const char *field) { return token(paytota, field, n).toLongLong(); };
            QCOMPARE(units("balance"), units("gross_balance") - units("fee_sell"));
            QCOMPARE(units("available_balance"), units("balance") - units("reserved") - units("pending_outgoing"));
            QVERIFY(units("fee_sell") > 0 && units("pending_outgoing") >= 0);
        }
        QCOMPARE(token(paytota, "available_payout_balance").toLongLong(),
                 token(paytota, "payout_balance").toLongLong() - token(paytota, "pending_payouts").toLongLong());

        const QByteArray finix = client.get("/finix/balances", finixHeaders()).body;
        for (int n = 0; n < 2; ++n) {
            const auto units = [&](const char *field) { return token(finix, field, n).toLongLong(); };
            QVERIFY(units("available_amount") <= units("posted_amount"));
            QVERIFY(units("pending_amount") > units("available_amount")); // sales of two days are on their way
        }

        const Headers headers = bearer(token(solarisLogin(client).body, "access_token"));
        const QByteArray account = "/solaris/v1/accounts/5526853938474f3e92b22a03ea57a002cacc";
        const QByteArray single = client.get(account, headers).body;
        QCOMPARE(token(single.mid(single.indexOf("account_limit")), "value"), "25000000");
        const QByteArray balance = client.get(account + "/balance", headers).body;
        const QByteArray available = balance.mid(balance.indexOf("\"available_balance\""));
        QVERIFY(token(available, "value").toLongLong() - 25'000'000 <= token(balance, "value").toLongLong());
        QCOMPARE(token(balance, "seizure_protection"), "null");
    }

    void booksAreAFunctionOfTheTime()
    {
        ManualClock clock(at("2026-03-03T09:00:00Z"));
        SandboxOptions options;
        options.walkSeed = 3;
        const auto server = startServer(options, clock);
        const auto other = startServer(options, clock);
        const QByteArray morning = server->ledgerJson();

        clock.advance(std::chrono::hours(9));
        const QByteArray evening = server->ledgerJson();

        QVERIFY(booksOf(morning) != booksOf(evening));
        QCOMPARE(server->ledgerJson(at("2026-03-03T09:00:00Z")), morning);
        QCOMPARE(other->ledgerJson(), evening);
        options.walkSeed = 4;
        QVERIFY(booksOf(startServer(options, clock)->ledgerJson()) != booksOf(evening));
    }

    void ninetyDaysStayPlausible()
    {
        const SystemClock clock;
        SandboxOptions options;
        options.walkSeed = 1;
        const auto server = startServer(options, clock);
        QMap<QByteArray, QSet<QByteArray>> posted;
        QSet<QByteArray> held;
        for (UtcTime time = at("2026-01-05T00:30:00Z"); time < at("2026-04-05T00:00:00Z");
             time += std::chrono::hours(6)) {
            const QJsonArray truth = truthOf(server->ledgerJson(time));
            for (const QJsonValue &row : truth) {
                const QByteArray id = row["id"_L1].toString().toUtf8();
                const QByteArray figure = row["posted"_L1].toString().toUtf8();
                const bool mayBeNegative = id.endsWith("bfee0003") || row["role"_L1].toString() == u"external";
                QVERIFY2(mayBeNegative || !figure.startsWith('-'), (id + ' ' + figure).constData());
                posted[id].insert(figure);
                if (row["available"_L1].toString().toUtf8() != figure)
                    held.insert(id);
            }
        }
        for (auto it = posted.begin(); it != posted.end(); ++it)
            QVERIFY2(it->size() > 10, (it.key() + ' ' + QByteArray::number(it->size())).constData());
        QVERIFY(held.size() >= 14);
    }

    void refusesWhatIsNotAllowed_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("inBody");

        const QByteArray basicMerchant =
            "Basic " + QByteArray("USsandboxMerchantKey:sandbox-finix-password").toBase64();
        const QByteArray basicNewline =
            "Basic " + QByteArray("USsandboxNorvaleKey:sandbox-finix-password\n").toBase64();
        QTest::newRow("midaz without token: plain text")
            << midazBalances << QByteArray() << QByteArray() << 401 << QByteArray("Missing Token");
        QTest::newRow("midaz with a bad token: plain text")
            << midazBalances << QByteArray("Authorization") << QByteArray("Bearer x") << 401
            << QByteArray("Unauthorized");
        QTest::newRow("finix without key") << QByteArray("/finix/balances") << QByteArray() << QByteArray() << 401
                                           << QByteArray("\"code\":\"UNKNOWN\"");
        QTest::newRow("finix merchant key") << QByteArray("/finix/balances") << QByteArray("Authorization")
                                            << basicMerchant << 403 << QByteArray("_embedded");
        QTest::newRow("finix pair with a newline, as one page of its docs has it")
            << QByteArray("/finix/balances") << QByteArray("Authorization") << basicNewline << 401
            << QByteArray("total");
        QTest::newRow("paytota with a bad key")
            << paytotaPath << QByteArray("Authorization") << QByteArray("Bearer x") << 401 << QByteArray("__all__");
        QTest::newRow("paytota without slash") << paytotaPath.chopped(1) << QByteArray("Authorization")
                                               << QByteArray("Bearer sandbox-paytota-key") << 301 << QByteArray();
        QTest::newRow("solaris without token") << QByteArray("/solaris/v1/accounts") << QByteArray() << QByteArray()
                                               << 401 << QByteArray("token_required");
        QTest::newRow("solaris with a bad token") << QByteArray("/solaris/v1/accounts") << QByteArray("Authorization")
                                                  << QByteArray("Bearer x") << 401 << QByteArray("invalid_token");
    }

    void refusesWhatIsNotAllowed()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, value);
        QFETCH(int, status);
        QFETCH(QByteArray, inBody);
        BankClient client(*m_server);

        const Answer answer = client.get(target, header.isEmpty() ? Headers() : Headers{{header, value}});

        QCOMPARE(answer.status, status);
        QVERIFY2(answer.body.contains(inBody), answer.body.constData());
    }

    void fincodeNamesTheMissingHeader_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const auto &[name, value] : fincodeHeaders(fincodeToken))
            QTest::newRow(name.constData()) << name;
    }

    void fincodeNamesTheMissingHeader()
    {
        QFETCH(QByteArray, name);
        BankClient client(*m_server);
        Headers headers = fincodeHeaders(fincodeToken);
        headers.removeIf([&](const auto &header) { return header.first == name; });

        const Answer answer =
            client.get("/fincode/ledger/account-balance/5f3c8a52-8f0e-4e0a-9d3b-2a7c51e4b001", headers);

        QCOMPARE(answer.status, 400);
        QVERIFY(answer.body.contains(name.toLower()));
    }

    void fincodeListWantsAnIdempotencyKey()
    {
        BankClient client(*m_server);
        const Answer answer =
            client.get("/fincode/account-maintenance/list-accounts/" + fincodeOwner, fincodeHeaders(fincodeToken));
        QCOMPARE(answer.status, 400);
        QVERIFY(answer.body.contains("x-idempotency-key"));
    }

    void fincodeRotatesRefreshTokens()
    {
        BankClient client(*m_server);
        const QByteArray balance =
            "/fincode/api/v6/services/ledger/account-balance/5f3c8a52-8f0e-4e0a-9d3b-2a7c51e4b001";
        const QByteArray login = fincodeLogin(client).body;
        const QByteArray first = token(login, "refresh_token");
        QCOMPARE(client.get(balance, fincodeHeaders(token(login, "access_token"))).status, 200);

        const QByteArray refreshed = fincodeRefresh(client, first).body;
        const QByteArray access = token(refreshed, "access_token");
        QVERIFY(token(refreshed, "refresh_token") != first);
        QCOMPARE(client.get(balance, fincodeHeaders(token(login, "access_token"))).status, 401);
        QCOMPARE(client.get(balance, fincodeHeaders(access)).status, 200);

        // Another login is a session of its own: it ends nothing.
        const QByteArray second = token(fincodeLogin(client).body, "access_token");
        QCOMPARE(client.get(balance, fincodeHeaders(access)).status, 200);

        // The old one a second time: a breach, all is revoked.
        QCOMPARE(fincodeRefresh(client, first).status, 401);
        QCOMPARE(client.get(balance, fincodeHeaders(access)).status, 401);
        QCOMPARE(client.get(balance, fincodeHeaders(second)).status, 401);
        QCOMPARE(fincodeRefresh(client, token(refreshed, "refresh_token")).status, 401);
    }

    void fincodeLocksAfterFiveBadLogins()
    {
        BankClient client(*m_server);
        for (int n = 0; n < 5; ++n)
            QCOMPARE(fincodeLogin(client, "wrong").status, 401);
        QCOMPARE(fincodeLogin(client).status, 401);
        m_server->reset();
        QCOMPARE(fincodeLogin(client).status, 200);
    }

    void tokensExpireByTheClock()
    {
        ManualClock clock(at("2026-03-02T10:00:00Z"));
        const auto server = startServer({}, clock);
        BankClient client(*server);
        const Headers solaris = bearer(token(solarisLogin(client).body, "access_token"));
        const Headers midaz = bearer(midazToken(client));
        const QByteArray login = fincodeLogin(client).body;
        const QByteArray claims =
            QByteArray::fromBase64(token(login, "access_token").split('.').at(1), QByteArray::Base64UrlEncoding);
        QCOMPARE(token(claims, "exp").toLongLong(), 1'772'445'600 + 3600);

        clock.advance(std::chrono::seconds(3598));
        QCOMPARE(client.get("/solaris/v1/accounts", solaris).status, 200);
        clock.advance(std::chrono::seconds(1));
        QCOMPARE(client.get("/solaris/v1/accounts", solaris).status, 401);
        QCOMPARE(client.get(midazBalances, midaz).status, 200);
        clock.advance(std::chrono::seconds(1));
        QCOMPARE(client.get(midazBalances, midaz).status, 401);
        QCOMPARE(client.get("/fincode/ledger/account-balance/x", fincodeHeaders(token(login, "access_token"))).status,
                 401);
    }

    void solarisAnswersATokenWith201AndRefusesABadSecret()
    {
        BankClient client(*m_server);
        const Answer good = solarisLogin(client);
        QCOMPARE(good.status, 201);
        QCOMPARE(token(good.body, "expires_in"), "3599");
        QCOMPARE(solarisLogin(client, "wrong").status, 401);
    }

    void solarisPagesByHeader()
    {
        BankClient client(*m_server);
        const Headers headers = bearer(token(solarisLogin(client).body, "access_token"));
        const Answer encoded = client.get("/solaris/v1/accounts?page%5Bnumber%5D=2&page%5Bsize%5D=2", headers);
        const Answer raw = client.get("/solaris/v1/accounts?page[number]=2&page[size]=2", headers);
        QCOMPARE(objects(encoded.body).size(), 1);
        QCOMPARE(raw.body, encoded.body);
        QCOMPARE(encoded.headers.value("total"), "3");
        QCOMPARE(encoded.headers.value("per-page"), "2");
        QVERIFY(encoded.headers.value("link").contains("rel=\"prev\""));
        QVERIFY(!encoded.headers.value("link").contains("rel=\"next\""));
        QCOMPARE(client.get("/solaris/v1/accounts?page%5Bsize%5D=1001", headers).status, 400);
        const Answer missing = client.get("/solaris/v1/accounts/none/balance", headers);
        QCOMPARE(missing.status, 404);
        QCOMPARE(token(missing.body, "status"), "404");
        QVERIFY(missing.body.contains("\"status\":\"404\"")); // text, not a number
    }

    void midazRefusesLimitsAndPathsAsDocumented()
    {
        BankClient client(*m_server);
        const Headers headers = bearer(midazToken(client));
        QCOMPARE(token(client.get(midazBalances + "?limit=101", headers).body, "code"), "0080");
        QCOMPARE(token(client.get(midazBalances + "/not-a-uuid", headers).body, "code"), "0065");
        const Answer none = client.get(midazBalances + "/019c96a0-0c0d-7915-84b9-e497bfeeffff", headers);
        QCOMPARE(none.status, 404);
        QCOMPARE(token(none.body, "code"), "0007");
        const Answer one = client.get(midazBalances + "/019c96a0-0c0d-7915-84b9-e497bfee0003", headers);
        QCOMPARE(token(one.body, "overdraftLimitAvailable"), "762499.55");
        m_server->setMidaz(MidazBody::V2, MidazAccess::Open);
        const Answer open = client.get(midazBalances + "/019c96a0-0c0d-7915-84b9-e497bfee0004");
        QCOMPARE(token(open.body, "available") + " / " + token(open.body, "scale"), "30875005000 / 4");
        m_server->setMidaz(MidazBody::V3_7, MidazAccess::AccessManager);
    }

    void midazAlsoListsAccountsAndTheirBalances()
    {
        BankClient client(*m_server);
        const Headers headers = bearer(midazToken(client));
        const QByteArray ledger = midazBalances.chopped(qsizetype(strlen("/balances")));
        const QByteArray full = client.get(ledger + "/accounts?page=1&limit=5", headers).body;
        const QByteArray beyond = client.get(ledger + "/accounts?page=2&limit=5", headers).body;
        QCOMPARE(full.count("\"alias\""), 5);
        QCOMPARE(beyond.count("\"alias\""), 0);

        const QByteArray overdrawn = token(objects(full.mid(full.indexOf('['))).at(2), "id");
        const QByteArray both = client.get(ledger + "/accounts/" + overdrawn + "/balances", headers).body;
        QCOMPARE(both.count("\"accountId\":\"" + overdrawn), 2);
        QCOMPARE(both.count("\"key\":\"overdraft\""), 1);
    }

    void finixWithoutItsVersionPagesByOffset_data()
    {
        QTest::addColumn<Headers>("version");
        QTest::newRow("no header") << Headers();
        QTest::newRow("mistyped date") << Headers{{"Finix-Version", "2022-2-1"}};
    }

    void finixWithoutItsVersionPagesByOffset()
    {
        QFETCH(Headers, version);
        BankClient client(*m_server);
        const QByteArray body =
            client.get("/finix/balances", basic("USsandboxNorvaleKey", "sandbox-finix-password") + version).body;
        QCOMPARE(token(body, "count"), "2");
        QVERIFY(!body.contains("next_cursor"));
    }

    void finixListsTwoThousandAccounts_data()
    {
        QTest::addColumn<int>("pageSize");
        QTest::addColumn<int>("pages");
        QTest::newRow("pages of 100") << 100 << 21;
        QTest::newRow("all in one page") << 2000 << 2;
    }

    void finixListsTwoThousandAccounts()
    {
        QFETCH(int, pageSize);
        QFETCH(int, pages);
        const ManualClock clock(at("2026-03-03T11:00:00Z"));
        SandboxOptions options;
        options.finixAccounts = 2000;
        options.finixPageSize = pageSize;
        options.walkSeed = 5;
        const auto server = startServer(options, clock);
        BankClient client(*server);
        Books books;
        int seen = 0;

        readFinix(client, books, &seen);

        QCOMPARE(seen, pages);
        QCOMPARE(books.size(), 2000);
        const Books expected = booksOf(server->ledgerJson());
        for (auto it = books.begin(); it != books.end(); ++it)
            QVERIFY2(*it == expected.value(it.key()), it.key().constData());
    }

    void survivesThreeThousandRequests()
    {
        m_server->reset();
        BankClient client(*m_server);
        for (int n = 0; n < 3000; ++n)
            QCOMPARE(client.get(paytotaPath, bearer("sandbox-paytota-key")).status, 200);
        QCOMPARE(m_server->requestCount("GET " + paytotaPath), 3000);
    }

    /// A client that streams its body sends it apart from the headers.
    void bodiesMayComeInPieces()
    {
        QTcpSocket socket;
        const QUrl origin = m_server->origin(SandboxServer::Scheme::Http);
        socket.connectToHost(origin.host(), quint16(origin.port()));
        QTRY_COMPARE(socket.state(), QTcpSocket::ConnectedState);
        socket.setSocketOption(QTcpSocket::LowDelayOption, 1);
        QByteArray received;
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&] { received += socket.readAll(); });
        const QByteArray body = R"({"email":"treasury@norvale.example","currentPassword":"sandbox-fincode-password"})";
        const QByteArray head =
            "PUT /fincode/securitymanagement/login HTTP/1.1\r\nHost: x\r\nplatform: fincode\r\nuuid: 200\r\n"
            "Content-Type: application/json\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n";
        for (int round = 1; round <= 3; ++round) { // on one connection
            for (const QByteArray &piece : {head, body.first(20), body.mid(20)}) {
                socket.write(piece);
                QTRY_COMPARE(socket.bytesToWrite(), 0);
                QCoreApplication::processEvents(); // the server reads this piece before the next goes out
            }
            QTRY_COMPARE(received.count("refresh_token"), round);
        }
        QCOMPARE(received.count("HTTP/1.1 200 OK"), 3);
    }

    void bothSchemesAnswerTheSame()
    {
        BankClient secure(*m_server);
        BankClient plain(*m_server, SandboxServer::Scheme::Http);
        QCOMPARE(plain.get(paytotaPath, bearer("sandbox-paytota-key")).body,
                 secure.get(paytotaPath, bearer("sandbox-paytota-key")).body);
    }

    void init() { m_server = startServer({}, m_clock); }

private:
    SystemClock m_clock;
    std::unique_ptr<SandboxServer> m_server;
};

QTEST_GUILESS_MAIN(TestBanks)
#include "tst_banks.moc"

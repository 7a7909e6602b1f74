// SPDX-License-Identifier: GPL-3.0-or-later
#include <polling/balance_fetcher.h>

#include "sample_banks.h"

#include <scripted_server.h>

#include <QElapsedTimer>
#include <QTestEventLoop>
#include <QUuid>

using namespace coffer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// What one poll needs, put together as the poller does it.
struct Scene
{
    explicit Scene(const SandboxOptions &options = {}) : banks(options) {}
    ~Scene() { fetcher.reset(); }

    void connectTo(const Connection &connection)
    {
        definition = banks.catalog.find(connection.provider).value();
        endpoints = endpointsOf(definition, connection).value();
        HttpPolicy policy;
        policy.origins = endpoints.origins;
        policy.caFile = connection.caFile;
        policy.parallelPerOrigin = definition.limits.parallelRequests;
        policy.requestsPerSecond = definition.limits.requestsPerSecond;
        http = std::make_unique<HttpClient>(policy, banks.systemClock);
        const ModeSpec *mode = definition.mode(connection.mode);
        AuthContext context;
        context.connection = connection.id;
        context.variables = variablesOf(definition, connection);
        context.baseAddresses = endpoints.addresses;
        context.secrets = mode->secrets;
        context.origins = endpoints.origins;
        context.errors = definition.errors;
        context.limits = limits;
        authenticator =
            std::make_unique<Authenticator>(mode->auth, std::move(context), store, *http, banks.systemClock);
        fetcher = std::make_unique<BalanceFetcher>(definition, connection, endpoints, *http, *authenticator, hostSlots,
                                                   banks.currencies, banks.systemClock, limits);
    }

    void connectTo(const QString &bank, const QString &mode = {})
    {
        const Connection connection = banks.connection(bank, mode);
        banks.store(connection, store);
        connectTo(connection);
    }

    void start()
    {
        fetcher->start([this](Attempt attempt) {
            attempts.push_back(std::move(attempt));
            QTestEventLoop::instance().exitLoop();
        });
    }

    /// The one attempt that a whole poll ends in.
    Attempt run()
    {
        start();
        if (!attempts.empty())
            qFatal("completed within start()");
        QTestEventLoop::instance().enterLoopMSecs(20'000); // not qWaitFor, which naps between the packets
        if (attempts.empty())
            qFatal("no attempt");
        return attempts.front();
    }

    [[nodiscard]] int requests(const QByteArray &path) const { return banks.server->requestCount(path); }

    SampleBanks banks;
    CountingSecretStore store;
    HttpLimits limits;
    ProviderDefinition definition;
    ConnectionEndpoints endpoints;
    HostSlots hostSlots;
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<Authenticator> authenticator;
    std::unique_ptr<BalanceFetcher> fetcher;
    std::vector<Attempt> attempts;
};

const QByteArray login = "PUT /fincode/securitymanagement/login";
const QByteArray finixList = "GET /finix/balances";
const QString fincodeBalance = u"fincode/ledger/account-balance/5f3c8a52-8f0e-4e0a-9d3b-2a7c51e4b00"_s; // 1, 2 or 3
const QString solarisAccount = u"solaris/v1/accounts/5526853938474f3e92b22a03ea57a00%1cacc"_s;
constexpr int noRetryAfter = -1;

/// Ids of twenty accounts.
QStringList manyIds()
{
    QStringList ids;
    for (int i = 0; i < 20; ++i)
        ids += u"0b6f4c1e-6d57-4f8f-9d8e-3f6f3a5a7c%1"_s.arg(i, 2, 10, QLatin1Char('0'));
    return ids;
}

} // namespace

class TestBalanceFetcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheBooksSay_data()
    {
        QTest::addColumn<QString>("bank");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<int>("readings");

        QTest::newRow("login, list, balance of each") << u"fincode"_s << u"login-owner"_s << 3;
        QTest::newRow("token that was typed in") << u"fincode"_s << u"token-owner"_s << 3;
        QTest::newRow("cursor over two pages, decimals as text") << u"midaz"_s << u"ledger-access-manager"_s << 5;
        QTest::newRow("three lists in a chain") << u"midaz"_s << u"all-access-manager"_s << 5;
        QTest::newRow("list that ends with an empty page") << u"finix"_s << u"application"_s << 2;
        QTest::newRow("all in one call") << u"paytota"_s << u"company"_s << 3;
        QTest::newRow("list, account, balance; pages by number") << u"solaris"_s << u"accounts"_s << 3;
        QTest::newRow("list, balance") << u"solaris"_s << u"accounts-short"_s << 3;
    }

    void readsWhatTheBooksSay()
    {
        QFETCH(QString, bank);
        QFETCH(QString, mode);
        QFETCH(int, readings);
        Scene scene;
        scene.connectTo(bank, mode);

        const Attempt attempt = scene.run();

        QCOMPARE(attempt.outcome, AttemptOutcome::Ok);
        QVERIFY(!attempt.error);
        QCOMPARE(int(attempt.report->readings.size()), readings);
        QCOMPARE(SampleBanks::figures(attempt), scene.banks.ledger(bank));
        QVERIFY(!QUuid::fromString(attempt.id).isNull());
        QCOMPARE(attempt.connection, ConnectionId(bank));
        QVERIFY(attempt.startedAt <= attempt.receivedAt);
        QCOMPARE(attempt.requests, int(scene.banks.server->requests().size()));
    }

    void readsTwoThousandAccountsInTheOrderOfTheList()
    {
        SandboxOptions options;
        options.finixAccounts = 2000;
        Scene scene(options);
        scene.connectTo(u"finix"_s);
        QElapsedTimer timer;
        timer.start();

        const Attempt attempt = scene.run();

        QCOMPARE(attempt.outcome, AttemptOutcome::Ok);
        QCOMPARE(int(attempt.report->readings.size()), 2000);
        QCOMPARE(SampleBanks::figures(attempt), scene.banks.ledger(u"finix"_s));
        QVERIFY(std::is_sorted(attempt.report->readings.cbegin(), attempt.report->readings.cend(),
                               [](const auto &a, const auto &b) { return a.providerAccountId < b.providerAccountId; }));
        QCOMPARE(attempt.requests, 21); // 20 full pages and the empty one
        QVERIFY2(timer.elapsed() < 15'000, qPrintable(QString::number(timer.elapsed())));
    }

    void confinesAFault_data()
    {
        using enum ErrorKind;
        using enum AttemptOutcome;
        QTest::addColumn<QString>("bank");
        QTest::addColumn<QStringList>("faults");
        QTest::addColumn<AttemptOutcome>("outcome");
        QTest::addColumn<std::optional<ErrorKind>>("kind");
        QTest::addColumn<int>("readings");
        QTest::addColumn<int>("failures");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("count"); ///< of requests to `path`
        QTest::addColumn<int>("retryAfter");

        const auto row = [](const char *name, const QString &bank, const QStringList &faults, AttemptOutcome outcome,
                            std::optional<ErrorKind> kind, int readings = 0, int failures = 0,
                            const QByteArray &path = finixList, int count = 1, int retryAfter = noRetryAfter) {
            QTest::newRow(name) << bank << faults << outcome << kind << readings << failures << path << count
                                << retryAfter;
        };
        const auto onList = [&row](const char *name, const QString &fault, ErrorKind kind,
                                   int retryAfter = noRetryAfter) {
            row(name, u"finix"_s, {u"finix="_s + fault}, Failed, kind, 0, 0, finixList, 1, retryAfter);
        };
        const QByteArray solarisToken = "POST /solaris-auth/oauth2/token";
        const QByteArray solarisList = "GET /solaris/v1/accounts";

        row("401 with a key: nothing to renew, not asked again", u"finix"_s, {u"finix=401"_s}, Refused, Unauthorized);
        row("401 once: a new token, then all accounts", u"solaris"_s, {u"solaris/v1/accounts=401@1"_s}, Ok, {}, 3, 0,
            solarisToken, 2);
        row("401 once to a balance: the refresh token renews", u"fincode"_s, {u"fincode/ledger=401@1"_s}, Ok, {}, 3, 0,
            "PUT /fincode/securitymanagement/refresh-token", 1);
        row("401 once to a balance: no second login", u"fincode"_s, {u"fincode/ledger=401@1"_s}, Ok, {}, 3, 0, login,
            1);
        row("401 for good: two tokens and no more", u"solaris"_s, {u"solaris=401"_s}, Refused, Unauthorized, 0, 0,
            solarisToken, 2);
        row("401 for good: the list is asked for twice", u"solaris"_s, {u"solaris=401"_s}, Refused, Unauthorized, 0, 0,
            solarisList, 2);
        row("401 to every balance: one login", u"fincode"_s, {u"fincode/ledger=401"_s}, Refused, Unauthorized, 0, 0,
            login, 1);
        row("401 to every balance: one refresh", u"fincode"_s, {u"fincode/ledger=401"_s}, Refused, Unauthorized, 0, 0,
            "PUT /fincode/securitymanagement/refresh-token", 1);
        row("login refused: once, accounts get locked", u"fincode"_s, {u"fincode/securitymanagement=401"_s}, Refused,
            Unauthorized, 0, 0, login, 1);
        row("403 to the token", u"solaris"_s, {u"solaris-auth=403"_s}, Refused, Unauthorized, 0, 0, solarisToken, 1);
        row("403 to the list", u"finix"_s, {u"finix=403"_s}, Refused, Forbidden);
        row("403 to one account of a chain: that account", u"fincode"_s, {fincodeBalance + u"2=403"_s}, Partial,
            Forbidden, 2, 1, login, 1);
        row("404 to one account of a chain", u"fincode"_s, {fincodeBalance + u"2=404"_s}, Partial, ProviderRefused, 2,
            1, login, 1);

        onList("429 with seconds", u"429:120"_s, RateLimited, 120);
        onList("429 with more than an hour", u"429:1000000000"_s, RateLimited, 3600);
        onList("429 with a date", u"429:Fri, 31 Dec 2100 23:59:59 GMT"_s, RateLimited, 3600);
        onList("429 with rubbish", u"429:soon"_s, RateLimited);
        onList("429 with less than nothing", u"429:-5"_s, RateLimited);
        onList("429 without", u"429"_s, RateLimited);
        row("429 to one account of a chain ends the attempt", u"fincode"_s, {fincodeBalance + u"3=429:60"_s}, Partial,
            RateLimited, 2, 1, login, 1, 60);
        row("429 counts more than a bad figure before it", u"fincode"_s,
            {fincodeBalance + u"1=amount:\"NaN\""_s, fincodeBalance + u"3=429:60"_s}, Partial, RateLimited, 1, 2, login,
            1, 60);
        row("429 to the token", u"solaris"_s, {u"solaris-auth=429:60"_s}, Failed, RateLimited, 0, 0, solarisToken, 1,
            60);

        onList("500", u"500"_s, ServerError);
        onList("503 with seconds", u"503:30"_s, ServerError, 30);
        row("500 to one account of a chain", u"solaris"_s, {solarisAccount.arg(2) + u"/balance=500"_s}, Partial,
            ServerError, 2, 1, solarisToken, 1);
        row("500 to the link before the balance", u"solaris"_s, {solarisAccount.arg(2) + u"=500@1"_s}, Partial,
            ServerError, 2, 1, solarisToken, 1);
        row("500 to the token: asked for once", u"fincode"_s, {u"fincode/securitymanagement=500"_s}, Failed,
            ServerError, 0, 0, login, 1);
        row("a token request that the network lost: not sent again", u"fincode"_s,
            {u"fincode/securitymanagement=reset"_s}, Failed, NetworkUnreachable, 0, 0, login, 1);
        row("a sign-in page for a token", u"fincode"_s, {u"fincode/securitymanagement=html"_s}, Failed, MalformedReply,
            0, 0, login, 1);

        onList("cut before the promised length", u"cut"_s, MalformedReply);
        onList("cut without a promise", u"cut-no-length"_s, MalformedReply);
        onList("cut inside a number", u"cut-number"_s, MalformedReply);
        onList("sign-in page", u"html"_s, MalformedReply);
        onList("sign-in page that says it is JSON", u"html-as-json"_s, MalformedReply);
        onList("empty", u"empty"_s, MalformedReply);
        onList("null", u"null"_s, UnexpectedShape);
        onList("{}", u"{}"_s, UnexpectedShape);
        onList("[]", u"[]"_s, UnexpectedShape);
        onList("bad UTF-8", u"bad-utf8"_s, MalformedReply);
        onList("two values for one key", u"duplicate-key"_s, MalformedReply);
        onList("depth bomb", u"deep"_s, MalformedReply);
        onList("over the cap of bytes", u"huge:9"_s, TooLarge);
        onList("compressed unasked", u"gzip"_s, MalformedReply);
        onList("elsewhere", u"redirect:https://127.0.0.1:1/balances"_s, RedirectRefused);
        onList("error object in a 200", u"error-object"_s, ProviderRefused);
        row("one id twice: neither is used", u"finix"_s, {u"finix=duplicate-id"_s}, Failed, DuplicateAccount, 0, 0,
            finixList, 2);
        row("one id twice: the others go on", u"midaz"_s, {u"midaz=duplicate-id"_s}, Partial, DuplicateAccount, 3, 1,
            {}, 0);
        row("an amount that is none: that account", u"finix"_s, {u"finix=amount:\"NaN\""_s}, Partial, BadAmount, 1, 1,
            finixList, 2);
        row("an amount beyond all digits: that account", u"finix"_s, {u"finix=amount:1e400"_s}, Partial, Overflow, 1, 1,
            finixList, 2);
        row("an account is gone: the list is complete all the same", u"finix"_s, {u"finix=missing-account"_s}, Ok, {},
            1, 0, finixList, 2);
        row("another currency: told as sent", u"finix"_s, {u"finix=other-currency"_s}, Ok, {}, 2, 0, finixList, 2);
        row("latency", u"finix"_s, {u"finix=latency:50"_s}, Ok, {}, 2, 0, finixList, 2);
        row("closed after each answer", u"finix"_s, {u"finix=close"_s}, Ok, {}, 2, 0, finixList, 2);
    }

    void confinesAFault()
    {
        QFETCH(QString, bank);
        QFETCH(QStringList, faults);
        QFETCH(AttemptOutcome, outcome);
        QFETCH(std::optional<ErrorKind>, kind);
        QFETCH(int, readings);
        QFETCH(int, failures);
        QFETCH(QByteArray, path);
        QFETCH(int, count);
        QFETCH(int, retryAfter);
        Scene scene;
        scene.connectTo(bank);
        scene.banks.addFaults(faults);

        const Attempt attempt = scene.run();

        QCOMPARE(attempt.error ? errorCode(attempt.error->kind) : QString(), kind ? errorCode(*kind) : QString());
        QCOMPARE(attempt.outcome, outcome);
        QCOMPARE(attempt.report.has_value(), outcome == AttemptOutcome::Ok || outcome == AttemptOutcome::Partial);
        QCOMPARE(attempt.report ? int(attempt.report->readings.size()) : 0, readings);
        QCOMPARE(attempt.report ? int(attempt.report->failures.size()) : 0, failures);
        QVERIFY(!attempt.report || !attempt.report->undelivered);
        if (!path.isEmpty())
            QCOMPARE(scene.requests(path), count);
        const auto wait = attempt.error ? attempt.error->retryAfter : std::nullopt;
        QCOMPARE(wait ? int(wait->count()) : noRetryAfter, retryAfter);
        // No figure but those of the books.
        if (!faults.first().contains("currency"_L1) && !faults.first().contains("missing"_L1))
            QVERIFY(scene.banks.ledger(bank).contains(SampleBanks::figures(attempt)));
        QCOMPARE(int(scene.attempts.size()), 1);
    }

    void triesALostGetOnceMore()
    {
        Scene scene;
        scene.connectTo(u"finix"_s);
        scene.banks.addFaults({u"finix=reset@1"_s});
        QCOMPARE(scene.run().outcome, AttemptOutcome::Ok);
    }

    void givesUpALostGetAfterTwo()
    {
        Scene scene;
        scene.connectTo(u"finix"_s);
        scene.banks.addFaults({u"finix=reset"_s});
        const Attempt attempt = scene.run();
        QCOMPARE(attempt.error->kind, ErrorKind::NetworkUnreachable);
        QCOMPARE(attempt.requests, 2);
    }

    void endsEarlyWhenNothingComesOfIt_data()
    {
        QTest::addColumn<QString>("bank");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("fault");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("most"); ///< requests

        // Six are on their way at a time; what fails before the third failure makes room for another.
        QTest::newRow("three 500 in a row")
            << u"finix"_s << u"balances"_s << u"balance_ids"_s << u"finix=500"_s << ErrorKind::ServerError << 8;
        QTest::newRow("three lost, each tried twice") << u"finix"_s << u"balances"_s << u"balance_ids"_s
                                                      << u"finix=reset"_s << ErrorKind::NetworkUnreachable << 16;
        QTest::newRow("429") << u"finix"_s << u"balances"_s << u"balance_ids"_s << u"finix=429"_s
                             << ErrorKind::RateLimited << 6;
        QTest::newRow("a sign-in page for a token is no reason to log in again")
            << u"fincode"_s << u"login-accounts"_s << u"account_ids"_s << u"fincode/securitymanagement=html"_s
            << ErrorKind::MalformedReply << 1;
        QTest::newRow("login lost by the network")
            << u"fincode"_s << u"login-accounts"_s << u"account_ids"_s << u"fincode/securitymanagement=reset"_s
            << ErrorKind::NetworkUnreachable << 1;
        QTest::newRow("400 that speaks of the login")
            << u"fincode"_s << u"login-accounts"_s << u"account_ids"_s << u"fincode/securitymanagement=404"_s
            << ErrorKind::ProviderRefused << 1;
    }

    void endsEarlyWhenNothingComesOfIt()
    {
        QFETCH(QString, bank);
        QFETCH(QString, mode);
        QFETCH(QString, list);
        QFETCH(QString, fault);
        QFETCH(ErrorKind, kind);
        QFETCH(int, most);
        Scene scene;
        Connection connection = scene.banks.connection(bank, mode);
        connection.parameters.insert(list, manyIds());
        scene.banks.store(connection, scene.store);
        scene.connectTo(connection);
        scene.banks.addFaults({fault});

        const Attempt attempt = scene.run();

        QCOMPARE(errorCode(attempt.error->kind), errorCode(kind));
        QVERIFY2(attempt.requests <= most, qPrintable(QString::number(attempt.requests)));
    }

    void goesOnAfterOneFailureOfMany()
    {
        Scene scene;
        Connection connection = scene.banks.connection(u"finix"_s, u"balances"_s);
        connection.parameters.insert(u"balance_ids"_s, manyIds() + QStringList{u"balance_sandboxNorvaleShopUSD1"_s});
        scene.banks.store(connection, scene.store);
        scene.connectTo(connection);

        const Attempt attempt = scene.run(); // twenty times 404 says nothing against the twenty-first

        QCOMPARE(attempt.outcome, AttemptOutcome::Partial);
        QCOMPARE(int(attempt.report->readings.size()), 1);
        QCOMPARE(int(attempt.report->failures.size()), 20);
        QCOMPARE(attempt.report->failures.front().providerAccountId, manyIds().front());
        QCOMPARE(attempt.requests, 21);
    }

    void failsWhatAMissingPageWouldHaveDelivered_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<ErrorKind>("kind");

        QTest::newRow("500") << u"500"_s << ErrorKind::ServerError;
        QTest::newRow("429") << u"429:9"_s << ErrorKind::RateLimited;
        QTest::newRow("401 for good") << u"401"_s << ErrorKind::Unauthorized;
        QTest::newRow("403") << u"403"_s << ErrorKind::Forbidden;
        QTest::newRow("sign-in page") << u"html"_s << ErrorKind::MalformedReply;
        QTest::newRow("cut") << u"cut"_s << ErrorKind::MalformedReply;
        QTest::newRow("{} is no empty page") << u"{}"_s << ErrorKind::UnexpectedShape;
        QTest::newRow("hang") << u"hang"_s << ErrorKind::Timeout;
        QTest::newRow("reset") << u"reset"_s << ErrorKind::NetworkUnreachable;
    }

    void failsWhatAMissingPageWouldHaveDelivered()
    {
        QFETCH(QString, fault);
        QFETCH(ErrorKind, kind);
        Scene scene;
        if (kind == ErrorKind::Timeout)
            scene.limits.idle = 300ms;
        scene.connectTo(u"midaz"_s);
        connect(scene.http.get(), &HttpClient::exchangeFinished, this, [&scene, fault](const HttpLogEntry &entry) {
            // The first page has come; the second is asked for but has not reached the bank.
            if (entry.label.contains("/balances"_L1) && entry.status == 200 && scene.banks.server->faults().isEmpty())
                scene.banks.addFaults({u"midaz="_s + fault});
        });

        const Attempt attempt = scene.run();

        QCOMPARE(attempt.outcome, AttemptOutcome::Partial);
        QCOMPARE(errorCode(attempt.error->kind), errorCode(kind));
        QVERIFY(attempt.report->undelivered);
        QCOMPARE(errorCode(attempt.report->undelivered->kind), errorCode(kind));
        QVERIFY(!attempt.report->readings.empty());
        QVERIFY(int(attempt.report->readings.size()) < 5);
        QVERIFY(scene.banks.ledger(u"midaz"_s).contains(SampleBanks::figures(attempt)));
    }

    void renewsInTheMiddleOfAPoll()
    {
        Scene scene;
        scene.connectTo(u"solaris"_s);
        connect(scene.http.get(), &HttpClient::exchangeFinished, this, [&scene, done = 0]() mutable {
            if (++done == 4)
                scene.banks.addFaults({u"solaris=401@1"_s});
        });

        const Attempt attempt = scene.run();

        QCOMPARE(attempt.outcome, AttemptOutcome::Ok);
        QCOMPARE(SampleBanks::figures(attempt), scene.banks.ledger(u"solaris"_s));
        QCOMPARE(scene.requests("POST /solaris-auth/oauth2/token"), 2);
        QCOMPARE(scene.requests("GET /solaris/v1/accounts"), 2); // two pages, not read again
    }

    void cutsOffWhatNeverEnds_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("readings");
        QTest::newRow("list hangs") << u"solaris=hang"_s << 0;
        QTest::newRow("token hangs") << u"solaris-auth=hang"_s << 0;
        QTest::newRow("list drips") << u"solaris=drip:40"_s << 0;
        QTest::newRow("one balance hangs: that account only") << solarisAccount.arg(2) + u"/balance=hang"_s << 2;
    }

    void cutsOffWhatNeverEnds()
    {
        QFETCH(QString, fault);
        QFETCH(int, readings);
        Scene scene;
        scene.limits.idle = 500ms;
        scene.limits.total = 1500ms;
        scene.connectTo(u"solaris"_s);
        scene.banks.addFaults({fault});

        const Attempt attempt = scene.run();

        QCOMPARE(attempt.error->kind, ErrorKind::Timeout);
        QCOMPARE(attempt.outcome, readings > 0 ? AttemptOutcome::Partial : AttemptOutcome::Failed);
        QCOMPARE(attempt.report ? int(attempt.report->readings.size()) : 0, readings);
    }

    void endsAListWhoseCursorRepeats()
    {
        int asked = 0;
        ScriptedServer server({}, [&asked](QTcpSocket &socket, const ScriptedServer::Request &) {
            const QByteArray id = "balance_" + QByteArray::number(++asked);
            socket.write(ScriptedServer::reply(
                R"({"_embedded":{"balances":[{"id":")" + id
                + R"(","currency":"EUR","posted_amount":1,"available_amount":1,"pending_amount":1}]},"page":{"next_cursor":"again"}})"));
        });
        Scene scene;
        Connection connection = scene.banks.connection(u"finix"_s);
        connection.baseAddresses = {{u"api"_s, server.origin()}};
        scene.banks.store(connection, scene.store);
        scene.connectTo(connection);

        const Attempt attempt = scene.run();

        QCOMPARE(asked, 2);
        QCOMPARE(attempt.outcome, AttemptOutcome::Partial);
        QCOMPARE(attempt.report->undelivered->kind, ErrorKind::UnexpectedShape);
        QCOMPARE(int(attempt.report->readings.size()), 1);
    }

    void usesNoTokenBeforeItsSuccessorIsStored()
    {
        Scene scene;
        scene.connectTo(u"fincode"_s);
        scene.store.refuseWrites = true;

        const Attempt attempt = scene.run();

        QCOMPARE(attempt.outcome, AttemptOutcome::Refused);
        QCOMPARE(attempt.error->kind, ErrorKind::KeychainLocked);
        QCOMPARE(scene.requests(login), 1);
        QCOMPARE(int(scene.banks.server->requests().size()), 1);
    }

    void refusesWhatCannotBeAskedWithoutAsking()
    {
        Scene scene;
        Connection connection = scene.banks.connection(u"fincode"_s);
        scene.banks.store(connection, scene.store);
        scene.connectTo(connection);
        connection.parameters.remove(u"account_owner_id"_s);
        scene.fetcher = std::make_unique<BalanceFetcher>(scene.definition, connection, scene.endpoints, *scene.http,
                                                         *scene.authenticator, scene.hostSlots, scene.banks.currencies,
                                                         scene.banks.systemClock);

        const Attempt attempt = scene.run();

        QCOMPARE(attempt.error->kind, ErrorKind::InvalidInput);
        QCOMPARE(attempt.error->where, u"account_owner_id"_s);
        QVERIFY(scene.banks.server->requests().isEmpty());
    }

    void completesOnceWhenStopped_data()
    {
        QTest::addColumn<QString>("moment");
        QTest::addColumn<bool>("isDestroyed");

        for (const QString &moment :
             {u"at once"_s, u"token on the wire"_s, u"lists on the wire"_s, u"waiting for a slot"_s}) {
            QTest::newRow(qPrintable(u"cancelled, "_s + moment)) << moment << false;
            QTest::newRow(qPrintable(u"destroyed, "_s + moment)) << moment << true;
        }
    }

    void completesOnceWhenStopped()
    {
        QFETCH(QString, moment);
        QFETCH(bool, isDestroyed);
        Scene scene;
        scene.connectTo(u"solaris"_s);
        const QString origin = scene.endpoints.origins.first();
        int held = 0;
        if (moment.startsWith("waiting"_L1)) {
            for (int i = 0; i < 6; ++i)
                scene.hostSlots.acquire(origin, 6, this, [&held] { ++held; });
            QCOMPARE(held, 6);
        }
        scene.banks.addFaults({moment.startsWith("token"_L1) ? u"solaris-auth=hang"_s : u"solaris=hang"_s});
        QSignalSpy tokenCame(scene.http.get(), &HttpClient::exchangeFinished);
        scene.start();
        const int wanted = moment.startsWith("lists"_L1) ? 2 : 1;
        if (moment != "at once"_L1)
            QTRY_COMPARE(int(scene.banks.server->requests().size()), wanted);
        if (held > 0) { // its token is there: the request stands in line
            QTRY_COMPARE(tokenCame.size(), 1);
            QCoreApplication::processEvents();
        }

        if (isDestroyed)
            scene.fetcher.reset();
        else
            scene.fetcher->cancel();

        QTRY_COMPARE(int(scene.attempts.size()), 1);
        QCOMPARE(scene.attempts.front().outcome, AttemptOutcome::Failed);
        QCOMPARE(scene.attempts.front().error->kind, ErrorKind::Cancelled);

        // Nothing of it stays on the wire or in the way of others, and what stood in line is not sent.
        for (; held > 0; --held)
            scene.hostSlots.release(origin);
        int free = 0;
        for (int i = 0; i < 6; ++i)
            scene.hostSlots.acquire(origin, 6, this, [&free] { ++free; });
        QCOMPARE(free, 6);
        Scene other;
        other.connectTo(u"finix"_s);
        QCOMPARE(other.run().outcome, AttemptOutcome::Ok);
        QVERIFY(int(scene.banks.server->requests().size()) <= wanted);
        QCOMPARE(int(scene.attempts.size()), 1);
    }
};

QTEST_GUILESS_MAIN(TestBalanceFetcher)
#include "tst_balance_fetcher.moc"

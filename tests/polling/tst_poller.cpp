// SPDX-License-Identifier: GPL-3.0-or-later
#include <polling/poller.h>

#include "sample_banks.h"

#include <optional>

using namespace coffer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int longEnough = 20'000; // ms; nothing waits that long unless it fails

/// The poller with the sample banks, and what it told.
struct Scene
{
    explicit Scene(HttpLimits limits = {}) : clock(UtcTime(std::chrono::sys_days(std::chrono::year(2026) / 3 / 2)))
    {
        make(banks.systemClock, limits);
    }

    void make(const Clock &pollerClock, HttpLimits limits = {}, const ProviderCatalog *catalog = nullptr)
    {
        poller =
            std::make_unique<Poller>(PollerServices{.catalog = catalog ? *catalog : banks.catalog,
                                                    .currencies = banks.currencies,
                                                    .clock = pollerClock,
                                                    .secrets = [this](SecretStorage) -> SecretStore & { return store; },
                                                    .proxy = ProxyMode::None,
                                                    .seed = 1,
                                                    .limits = limits});
        QObject::connect(poller.get(), &Poller::attemptStarted, poller.get(),
                         [this](const ConnectionId &id) { started += id.toString(); });
        QObject::connect(poller.get(), &Poller::attemptFinished, poller.get(), [this](const Attempt &attempt) {
            attempts.push_back(attempt);
            if (onFinished)
                onFinished(attempt);
        });
    }

    [[nodiscard]] std::vector<Connection> all() const
    {
        std::vector<Connection> connections;
        for (const char *name : SampleBanks::names)
            connections.push_back(banks.connection(QString::fromLatin1(name)));
        return connections;
    }

    void configure(const std::vector<Connection> &connections)
    {
        for (const Connection &connection : connections)
            banks.store(connection, store);
        poller->setConnections(connections);
    }

    /// Waits for the end of the sweep.
    [[nodiscard]] bool sweep(const std::vector<ConnectionId> &ids = {})
    {
        attempts.clear();
        poller->refresh(ids);
        QSignalSpy progress(poller.get(), &Poller::sweepProgressed); // not qWaitFor, which naps between the packets
        while (!poller->isIdle()) {
            if (!progress.wait(longEnough))
                return false;
        }
        return true;
    }

    [[nodiscard]] QStringList outcomes() const
    {
        QStringList result;
        for (const Attempt &attempt : attempts)
            result += attempt.connection.toString() + u' '
                + (attempt.error ? errorCode(attempt.error->kind) : outcomeCode(attempt.outcome));
        result.sort();
        return result;
    }

    SampleBanks banks;
    ManualClock clock;
    CountingSecretStore store;
    std::unique_ptr<Poller> poller;
    QStringList started;
    std::vector<Attempt> attempts;
    std::function<void(const Attempt &)> onFinished;
};

Connection named(Connection connection, const QString &id)
{
    connection.id = ConnectionId(id);
    connection.name = id;
    return connection;
}

} // namespace

class TestPoller : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAllBanksExactly()
    {
        Scene scene;
        scene.configure(scene.all());
        QSignalSpy progress(scene.poller.get(), &Poller::sweepProgressed);

        QVERIFY(scene.sweep());

        QCOMPARE(scene.outcomes(),
                 (QStringList{u"fincode ok"_s, u"finix ok"_s, u"midaz ok"_s, u"paytota ok"_s, u"solaris ok"_s}));
        int accounts = 0;
        for (const Attempt &attempt : scene.attempts) {
            QCOMPARE(SampleBanks::figures(attempt), scene.banks.ledger(attempt.connection.toString()));
            accounts += int(attempt.report->readings.size());
        }
        QCOMPARE(accounts, 16);
        QCOMPARE(progress.last(), (QVariantList{0, 0}));
        QCOMPARE(scene.started.size(), 5);
        for (const SandboxRequest &request : scene.banks.server->requests())
            QVERIFY(!request.secretInAddress);
    }

    void letsTheOthersGoOn_data()
    {
        QTest::addColumn<QStringList>("faults");
        QTest::addColumn<QStringList>("outcomes");

        QTest::newRow("no way and no sense")
            << QStringList{u"finix=reset"_s, u"solaris=html"_s}
            << QStringList{u"fincode ok"_s, u"finix network-unreachable"_s, u"midaz ok"_s, u"paytota ok"_s,
                           u"solaris malformed-reply"_s};
        QTest::newRow("a hang at the same host and a refused login")
            << QStringList{u"midaz=hang"_s, u"fincode/securitymanagement=401"_s}
            << QStringList{u"fincode unauthorized"_s, u"finix ok"_s, u"midaz timeout"_s, u"paytota ok"_s,
                           u"solaris ok"_s};
        QTest::newRow("quota and server error") << QStringList{u"paytota=429:60"_s, u"midaz-auth=500"_s}
                                                << QStringList{u"fincode ok"_s, u"finix ok"_s, u"midaz server-error"_s,
                                                               u"paytota rate-limited"_s, u"solaris ok"_s};
    }

    void letsTheOthersGoOn()
    {
        QFETCH(QStringList, faults);
        QFETCH(QStringList, outcomes);
        HttpLimits limits;
        limits.idle = 1500ms;
        Scene scene(limits);
        scene.configure(scene.all());
        scene.banks.addFaults(faults);

        QVERIFY(scene.sweep());

        QCOMPARE(scene.outcomes(), outcomes);
        for (const Attempt &attempt : scene.attempts) {
            if (attempt.outcome == AttemptOutcome::Ok)
                QCOMPARE(SampleBanks::figures(attempt), scene.banks.ledger(attempt.connection.toString()));
        }
    }

    void doesNotWaitForAConnectionThatHangs()
    {
        Scene scene; // with the real limits: a hang lasts 30 s
        scene.configure({scene.banks.connection(u"finix"_s), scene.banks.connection(u"paytota"_s)});
        scene.banks.addFaults({u"finix=hang"_s});

        scene.poller->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(scene.outcomes(), QStringList{u"paytota ok"_s}, longEnough);
        QVERIFY(!scene.poller->isIdle());

        scene.poller->cancel();
        QTRY_VERIFY(scene.poller->isIdle());
        QCOMPARE(scene.outcomes(), (QStringList{u"finix cancelled"_s, u"paytota ok"_s}));
        scene.banks.server->setFaults({});
        QVERIFY(scene.sweep());
        QCOMPARE(scene.outcomes(), (QStringList{u"finix ok"_s, u"paytota ok"_s}));
    }

    void pollsOnceAtATime()
    {
        Scene scene;
        scene.configure({scene.banks.connection(u"paytota"_s)});
        scene.poller->refresh();
        scene.poller->refresh();
        scene.poller->start();
        QTRY_VERIFY(scene.poller->isIdle());
        QCOMPARE(scene.started.size(), 1);
        QCOMPARE(int(scene.attempts.size()), 1);
        QCOMPARE(int(scene.banks.server->requests().size()), 1);
    }

    void leavesARefusedCredentialAloneUntilItIsReplaced()
    {
        Scene scene;
        scene.make(scene.clock);
        const Connection refused = named(scene.banks.connection(u"paytota"_s), u"refused"_s);
        const Connection good = named(scene.banks.connection(u"paytota"_s), u"good"_s);
        scene.banks.store(refused, scene.store, "wrong");
        scene.banks.store(good, scene.store);
        scene.poller->setConnections({refused, good});
        scene.poller->start();
        QTRY_VERIFY(scene.poller->isIdle());
        QCOMPARE(scene.outcomes(), (QStringList{u"good ok"_s, u"refused unauthorized"_s}));

        // The tick that polls the one has passed the other by.
        scene.clock.advance(24h);
        QTRY_COMPARE(scene.attempts.size(), 3u);
        QCOMPARE(scene.attempts.back().connection, good.id);
        QCOMPARE(scene.started.count(u"refused"_s), 1);

        scene.banks.store(refused, scene.store);
        scene.poller->credentialsReplaced(refused.id);
        QTRY_COMPARE(scene.attempts.size(), 4u);
        QCOMPARE(scene.attempts.back().connection, refused.id);
        QCOMPARE(scene.attempts.back().outcome, AttemptOutcome::Ok);
    }

    void holdsBackAHostThatAsksForIt()
    {
        Scene scene;
        scene.make(scene.clock);
        Scene elsewhere; // its connection tells that a tick has passed
        const Connection one = named(scene.banks.connection(u"paytota"_s), u"one"_s);
        const Connection two = named(scene.banks.connection(u"paytota"_s), u"two"_s);
        const Connection other = named(elsewhere.banks.connection(u"paytota"_s), u"other"_s);
        scene.banks.store(one, scene.store);
        scene.banks.store(two, scene.store);
        elsewhere.banks.store(other, scene.store);
        scene.banks.addFaults({u"paytota=429:3000"_s});
        scene.poller->setConnections({one, two, other});
        scene.poller->start();
        QTRY_COMPARE(scene.outcomes(), (QStringList{u"one rate-limited"_s, u"other ok"_s, u"two rate-limited"_s}));

        scene.clock.advance(2990s);
        QTRY_COMPARE(scene.attempts.size(), 4u);
        QCOMPARE(scene.attempts.back().connection, other.id);
        QCOMPARE(int(scene.banks.server->requests().size()), 2);

        scene.banks.server->setFaults({});
        scene.clock.advance(20s);
        QTRY_COMPARE(int(scene.banks.server->requests().size()), 4); // one tries the host, then the other
        QTRY_COMPARE(scene.attempts.size(), 6u);
        QCOMPARE(scene.started.mid(4), (QStringList{u"one"_s, u"two"_s}));
        QCOMPARE(scene.attempts[5].outcome, AttemptOutcome::Ok);
    }

    void aRefreshWithoutCallsLeftSaysSoAndHoldsNobodyBack()
    {
        Scene scene;
        ProviderDefinition limited = scene.banks.catalog.find(ProviderId(u"paytota"_s)).value();
        limited.limits.callsPerDay = 1;
        const ProviderCatalog catalog = ProviderCatalog::of({limited});
        scene.make(scene.clock, {}, &catalog);
        const Connection one = named(scene.banks.connection(u"paytota"_s), u"one"_s);
        const Connection two = named(scene.banks.connection(u"paytota"_s), u"two"_s);
        scene.configure({one, two});
        QVERIFY(scene.sweep());
        QCOMPARE(scene.outcomes(), (QStringList{u"one ok"_s, u"two ok"_s}));
        const auto before = scene.poller->schedules();

        QVERIFY(scene.sweep({one.id}));

        QCOMPARE(scene.outcomes(), QStringList{u"one rate-limited"_s});
        QCOMPARE(scene.attempts.back().requests, 0);
        QCOMPARE(int(scene.banks.server->requests().size()), 2);
        QCOMPARE(scene.poller->schedules(), before); // neither it nor the other of its host backs off
        QCOMPARE(before[0].quotaUsed, 1);
        QCOMPARE(before[0].quotaFreeAt, std::optional<UtcTime>(scene.clock.now() + 24h));
        QCOMPARE(before[0].nextAttempt, before[0].quotaFreeAt);
    }

    void tellsItsSchedulesWhenTheyChangedAndOnlyThen()
    {
        Scene scene;
        scene.make(scene.clock);
        Connection connection = scene.banks.connection(u"paytota"_s);
        QSignalSpy told(scene.poller.get(), &Poller::scheduleChanged);
        scene.configure({connection});
        scene.poller->start();
        QTRY_VERIFY(!told.isEmpty() && scene.poller->isIdle());
        const auto last = [&told] { return told.back().front().value<std::vector<ConnectionSchedule>>(); };
        const UtcTime next = scene.clock.now() + connection.interval;
        QTRY_COMPARE(last().at(0).nextAttempt, std::optional<UtcTime>(next));
        const auto count = told.size();

        scene.poller->setConnections({connection}); // says nothing new, so nothing is told
        connection.paused = true;
        scene.poller->setConnections({connection});

        QTRY_COMPARE(told.size(), count + 1);
        QVERIFY(last().at(0).paused);
        QVERIFY(!last().at(0).nextAttempt);
    }

    void asksWithTheNewCredentialAtOnce()
    {
        Scene scene;
        const Connection connection = scene.banks.connection(u"paytota"_s);
        scene.banks.store(connection, scene.store, "wrong");
        scene.poller->setConnections({connection});
        scene.banks.addFaults({u"paytota=hang@1"_s});
        scene.poller->start();
        QTRY_COMPARE(int(scene.banks.server->requests().size()), 1);

        scene.banks.store(connection, scene.store);
        scene.poller->credentialsReplaced(connection.id); // what runs belongs to the former credential

        QTRY_VERIFY(scene.poller->isIdle());
        QCOMPARE(scene.outcomes(), (QStringList{u"paytota cancelled"_s, u"paytota ok"_s}));
    }

    void pollsNothingByItselfUntilStarted()
    {
        Scene scene;
        scene.configure(scene.all());
        scene.poller->credentialsReplaced(ConnectionId(u"finix"_s));
        QVERIFY(scene.started.isEmpty());
        QVERIFY(scene.poller->isIdle());
    }

    void replacesARunningConnection()
    {
        Scene scene;
        Connection connection = scene.banks.connection(u"paytota"_s);
        scene.configure({connection});
        scene.banks.addFaults({u"paytota=hang@1"_s});
        scene.poller->start();
        QTRY_COMPARE(int(scene.banks.server->requests().size()), 1);

        connection.mode = u"currencies"_s;
        connection.parameters = {{u"currencies"_s, {u"MYR"_s}}};
        scene.poller->setConnections({connection});
        QCOMPARE(scene.outcomes(), QStringList{u"paytota cancelled"_s});

        // Due at once: what the former address did says nothing about this one.
        QTRY_COMPARE(scene.attempts.size(), 2u);
        QCOMPARE(scene.attempts.back().outcome, AttemptOutcome::Ok);
        QTRY_VERIFY(scene.poller->isIdle());
    }

    void keepsPollAndTokenWhenOnlyTheNameChanges()
    {
        Scene scene;
        Connection connection = scene.banks.connection(u"solaris"_s);
        scene.configure({connection});
        scene.poller->refresh();
        QTRY_VERIFY(!scene.banks.server->requests().isEmpty());

        connection.name = u"Other"_s;
        connection.entity = u"Norvale"_s;
        connection.interval = 3600s;
        scene.poller->setConnections({connection});
        QTRY_VERIFY(scene.poller->isIdle());
        QCOMPARE(scene.outcomes(), QStringList{u"solaris ok"_s});

        QVERIFY(scene.sweep());
        QCOMPARE(scene.outcomes(), QStringList{u"solaris ok"_s});
        QCOMPARE(scene.banks.server->requestCount("POST /solaris-auth/oauth2/token"), 1);
    }

    void cancelsADroppedConnection()
    {
        Scene scene;
        scene.configure(scene.all());
        scene.banks.addFaults({u"*=hang"_s});
        scene.poller->refresh();
        QTRY_COMPARE(int(scene.banks.server->requests().size()), 5);

        scene.poller->setConnections({});

        QVERIFY(scene.poller->isIdle());
        QCOMPARE(scene.attempts.size(), 5u);
        for (const Attempt &attempt : scene.attempts)
            QCOMPARE(attempt.error->kind, ErrorKind::Cancelled);
    }

    void mayBeChangedFromItsOwnSignals()
    {
        Scene scene;
        const std::vector<Connection> all = scene.all();
        scene.configure(all);
        int left = 3;
        scene.onFinished = [&](const Attempt &attempt) {
            if (--left > 0)
                scene.poller->refresh({attempt.connection}); // again
            else if (left == 0)
                scene.poller->setConnections({});
        };
        scene.poller->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(scene.poller->isIdle(), longEnough);
        QCOMPARE(scene.started.size(), 7);
        QCOMPARE(int(scene.attempts.size()), 7);
    }

    void endsInSilenceWhenDestroyed_data()
    {
        QTest::addColumn<int>("requests"); ///< on the wire by then
        QTest::newRow("before anything was sent") << 0;
        QTest::newRow("with a request of each on the wire") << 5;
    }

    void endsInSilenceWhenDestroyed()
    {
        QFETCH(int, requests);
        Scene scene;
        scene.configure(scene.all());
        scene.banks.addFaults({u"*=hang"_s});
        scene.poller->refresh();
        QTRY_COMPARE(int(scene.banks.server->requests().size()), requests);

        scene.poller.reset();

        QVERIFY(scene.attempts.empty());
        QVERIFY(!scene.started.isEmpty());
    }

    void saysWhyAConnectionCannotBeAsked()
    {
        Scene scene;
        Connection connection = scene.banks.connection(u"finix"_s);
        connection.parameters.clear();
        Connection unknown = named(connection, u"unknown"_s);
        unknown.provider = ProviderId(u"nobody"_s);
        Connection paused = named(connection, u"paused"_s);
        paused.paused = true;
        scene.poller->setConnections({connection, unknown, paused});

        QVERIFY(scene.sweep());

        QCOMPARE(scene.outcomes(), (QStringList{u"finix invalid-input"_s, u"unknown not-found"_s}));
        QVERIFY(scene.banks.server->requests().isEmpty());
    }

    void testsWithoutTouchingAnything_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("where");

        QTest::newRow("good") << QByteArray() << QString() << u"ok"_s << QString();
        QTest::newRow("wrong secret") << QByteArray("wrong") << QString() << u"unauthorized"_s << u"balance"_s;
        QTest::newRow("secret that was pasted with a line break: named, not sent")
            << QByteArray("wrong\n") << QString() << u"invalid-input"_s << u"secret_key"_s;
        QTest::newRow("bank that is down") << QByteArray() << u"paytota=500"_s << u"server-error"_s << u"balance"_s;
    }

    void testsWithoutTouchingAnything()
    {
        QFETCH(QByteArray, secret);
        QFETCH(QString, fault);
        QFETCH(QString, outcome);
        QFETCH(QString, where);
        Scene scene;
        const Connection connection = scene.banks.connection(u"paytota"_s);
        scene.configure({connection});
        scene.poller->start();
        QTRY_VERIFY(scene.poller->isIdle());
        QCOMPARE(scene.attempts.size(), 1u);
        const int reads = scene.store.reads;
        const int writes = scene.store.writes;
        if (!fault.isEmpty())
            scene.banks.addFaults({fault});
        std::map<QString, Secret> secrets = scene.banks.credentials(connection);
        if (!secret.isEmpty())
            secrets.begin()->second = Secret(QByteArray(secret));
        std::vector<Attempt> answers;

        scene.poller->test(connection, std::move(secrets),
                           [&answers](Attempt attempt) { answers.push_back(std::move(attempt)); });
        QVERIFY(answers.empty());
        QTRY_COMPARE(answers.size(), 1u);

        const Attempt &answer = answers.front();
        QCOMPARE(answer.error ? errorCode(answer.error->kind) : outcomeCode(answer.outcome), outcome);
        QCOMPARE(answer.error ? answer.error->where : QString(), where);
        QCOMPARE(answer.connection, connection.id);
        QVERIFY(scene.poller->isIdle());
        QCOMPARE(scene.store.reads, reads);
        QCOMPARE(scene.store.writes, writes);
        QCOMPARE(scene.started.size(), 1);
        QCOMPARE(scene.attempts.size(), 1u);

        // A refused test does not stop the connection of the same name, nor does a failed one hold back its host.
        scene.banks.server->setFaults({});
        QVERIFY(scene.sweep());
        QCOMPARE(scene.outcomes(), QStringList{u"paytota ok"_s});
        QCOMPARE(answers.size(), 1u);
    }

    void answersATestOnceWhenDestroyed_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<bool>("hasSecrets");
        QTest::addColumn<int>("requests");

        QTest::newRow("secrets not taken in yet") << u"paytota"_s << true << 0;
        QTest::newRow("no secret given") << u"paytota"_s << false << 0;
        QTest::newRow("no such provider") << u"nobody"_s << true << 0;
        QTest::newRow("on the wire") << u"paytota"_s << true << 1;
    }

    void answersATestOnceWhenDestroyed()
    {
        QFETCH(QString, provider);
        QFETCH(bool, hasSecrets);
        QFETCH(int, requests);
        Scene scene;
        scene.banks.addFaults({u"*=hang"_s});
        Connection connection = scene.banks.connection(u"paytota"_s);
        auto secrets = hasSecrets ? scene.banks.credentials(connection) : std::map<QString, Secret>();
        connection.provider = ProviderId(provider);
        QStringList answers;

        scene.poller->test(connection, std::move(secrets),
                           [&answers](const Attempt &attempt) { answers += errorCode(attempt.error->kind); });
        QTRY_COMPARE(int(scene.banks.server->requests().size()), requests);
        QVERIFY(answers.isEmpty());
        scene.poller.reset();

        QCOMPARE(answers, QStringList{u"cancelled"_s});
    }
};

QTEST_GUILESS_MAIN(TestPoller)
#include "tst_poller.moc"

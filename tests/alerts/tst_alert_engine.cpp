// SPDX-License-Identifier: GPL-3.0-or-later
#include <alerts/alert_engine.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime start{std::chrono::seconds(1'700'000'000)};

Decimal decimal(const QString &text)
{
    const auto value = Decimal::parse(text);
    return value ? value.value() : Decimal();
}

std::optional<Figure> figure(const QString &text)
{
    return Figure{decimal(text), {}};
}

/// The world of one test: a connection "Bank" with the account "Main" in EUR, asked once a minute. Steps change it.
class World
{
public:
    World()
    {
        Connection connection;
        connection.id = ConnectionId(u"c"_s);
        connection.name = u"Bank"_s;
        m_input.connections = {connection};
        ConnectionActivity activity;
        activity.connection = connection.id;
        m_input.activities = {activity};
        addAccount(u"a"_s);
        settings().limits.currency = u"EUR"_s;
        succeed(AttemptOutcome::Ok);
    }

    /// One minute later, after these words: see change(). Says what was raised (+) and recovered (-).
    QString step(const QString &words)
    {
        m_now += 1min;
        if (m_delivers)
            succeed(AttemptOutcome::Ok);
        for (const QString &word : words.split(u' ', Qt::SkipEmptyParts))
            change(word);
        m_input.asOf = m_input.knownAt = m_now;
        const AlertEntries entries = AlertEngine(m_started, u"anna"_s).evaluate(makeCashPosition(m_input), m_memory);
        coffer::apply(entries, m_memory);
        QStringList said;
        for (const AlertEvent &event : entries.events) {
            said += (event.kind == AlertEvent::Kind::Raised ? u"+"_s : u"-"_s) + alertKindCode(event.alert.kind);
            m_last = event.alert;
        }
        return said.join(u' ');
    }

    [[nodiscard]] const AlertMemory &memory() const { return m_memory; }
    [[nodiscard]] const Alert &last() const { return m_last; }
    [[nodiscard]] CashPosition position() const { return makeCashPosition(m_input); }

private:
    AccountSettings &settings() { return m_input.settings[AccountId(u"a"_s)]; }
    AccountSnapshot &account() { return m_input.snapshots[0]; }
    BalanceReading &reading() { return *account().reading; }

    void addAccount(const QString &id)
    {
        AccountSnapshot snapshot;
        snapshot.id = AccountId(id);
        snapshot.connection = ConnectionId(u"c"_s);
        snapshot.providerAccountId = id;
        snapshot.reading = BalanceReading{.providerAccountId = id,
                                          .name = u"Main"_s,
                                          .iban = {},
                                          .status = {},
                                          .currency = CurrencyCode::parse(u"EUR").value(),
                                          .posted = figure(u"500"_s),
                                          .available = figure(u"500"_s),
                                          .pending = {},
                                          .creditLine = {CreditLineIncluded::No, {}},
                                          .components = {},
                                          .bridgeTerms = {},
                                          .asOf = {},
                                          .lastChangedAt = {},
                                          .ownership = Ownership::Own,
                                          .inTotals = true,
                                          .diagnostics = {}};
        m_input.snapshots.push_back(snapshot);
    }

    void succeed(AttemptOutcome outcome)
    {
        ConnectionActivity &activity = m_input.activities[0];
        activity.lastOutcome = outcome;
        activity.lastAttemptAt = m_now;
        activity.lastError.reset();
        if (outcome == AttemptOutcome::Failed || outcome == AttemptOutcome::Refused) {
            const bool refused = outcome == AttemptOutcome::Refused;
            activity.lastError = Error{refused ? ErrorKind::Unauthorized : ErrorKind::Timeout};
            return;
        }
        activity.lastSuccessAt = m_now;
        for (AccountSnapshot &snapshot : m_input.snapshots) {
            if (snapshot.state == AccountState::Present)
                snapshot.confirmedAt = m_now;
        }
    }

    void setState(std::size_t index, AccountState state)
    {
        m_input.snapshots.at(index).state = state;
        m_input.snapshots.at(index).stateError = Error{ErrorKind::BadAmount};
    }

    /// "100": both figures; "p=", "a=": one of them ("-": not sent); "min=", "max=", "move=", "tol=" ("-": none),
    /// "sign", "nosign", "posted": rules; "usd", "eur": the account; "failed", "refused", "partial", "stale", "paused",
    /// "ok"; "absent", "unreadable", "unreadable2"; "ends=DAYS"; "later=MINUTES"; "restart"; "ack"; "forget", "none".
    void change(const QString &word)
    {
        const QString name = word.section(u'=', 0, 0);
        const QString text = word.section(u'=', 1);
        AccountLimits &limits = settings().limits;
        const std::map<QString, std::optional<Decimal> *> amounts{{u"min"_s, &limits.minimum},
                                                                  {u"max"_s, &limits.maximum},
                                                                  {u"move"_s, &limits.largeMove},
                                                                  {u"tol"_s, &limits.tolerance}};
        if (const auto amount = amounts.find(name); amount != amounts.end())
            *amount->second = text == u"-"_s ? std::nullopt : std::optional(decimal(text));
        else if (name == u"p"_s || name == u"a"_s)
            (name == u"p"_s ? reading().posted : reading().available) = text == u"-"_s ? std::nullopt : figure(text);
        else if (name == u"hold"_s)
            bridge(text);
        else if (name == u"ends"_s)
            m_input.connections[0].consentExpiresAt = m_now + std::chrono::hours(24) * text.toInt();
        else if (name == u"later"_s)
            m_now += std::chrono::minutes(text.toInt());
        else if (!changeState(word) && !changeRule(word))
            reading().posted = reading().available = figure(word);
    }

    bool changeRule(const QString &word)
    {
        AccountLimits &limits = settings().limits;
        if (word == u"sign"_s || word == u"nosign"_s)
            limits.signChange = word == u"sign"_s;
        else if (word == u"posted"_s)
            limits.basis = AccountLimits::Basis::Posted;
        else if (word == u"usd"_s || word == u"eur"_s)
            reading().currency = CurrencyCode::parse(word.toUpper()).value();
        else if (word == u"ack"_s)
            acknowledge();
        else if (word == u"restart"_s)
            m_started = m_now;
        else
            return false;
        return true;
    }

    bool changeState(const QString &word)
    {
        const auto stop = [this] { m_delivers = false; };
        if (word == u"failed"_s) {
            stop();
            succeed(AttemptOutcome::Failed);
        } else if (word == u"refused"_s) {
            stop();
            succeed(AttemptOutcome::Refused);
        } else if (word == u"partial"_s) {
            stop();
            succeed(AttemptOutcome::Partial);
        } else if (word == u"ok"_s) {
            m_delivers = true;
            m_input.connections[0].paused = false;
            for (AccountSnapshot &snapshot : m_input.snapshots)
                snapshot.state = AccountState::Present;
            succeed(AttemptOutcome::Ok);
        } else if (word == u"silent"_s) { // nobody is asked any more
            stop();
        } else if (word == u"paused"_s) {
            stop();
            m_input.connections[0].paused = true;
        } else if (word == u"absent"_s) {
            setState(0, AccountState::Absent);
        } else if (word == u"unreadable"_s) {
            setState(0, AccountState::Unreadable);
        } else if (word == u"unreadable2"_s) {
            addAccount(u"b"_s);
            setState(1, AccountState::Unreadable);
        } else if (word == u"forget"_s) {
            m_input.snapshots.clear();
        } else if (word == u"nobank"_s) {
            m_input.connections.clear();
        } else {
            return false;
        }
        return true;
    }

    /// posted - hold = available is declared; "-": the hold is not sent.
    void bridge(const QString &hold)
    {
        reading().components = {{u"Hold"_s, ComponentRole::Hold, hold == u"-"_s ? std::nullopt : figure(hold)},
                                {u"Fee"_s, ComponentRole::Fee, figure(u"0"_s)}};
        reading().bridgeTerms = {{BridgeTerm::Of::Posted, {}, false},
                                 {BridgeTerm::Of::Component, u"Hold"_s, true},
                                 {BridgeTerm::Of::Component, u"Fee"_s, true}};
    }

    void acknowledge()
    {
        AlertEntries entries;
        for (const Alert &alert : m_memory.alerts)
            entries.events.push_back({AlertEvent::Kind::Acknowledged, m_now, u"anna"_s, u"known"_s, {}, alert});
        coffer::apply(entries, m_memory);
    }

    PositionInput m_input;
    AlertMemory m_memory;
    Alert m_last;
    UtcTime m_now = start;
    UtcTime m_started = start;
    bool m_delivers = true;
};

} // namespace

class TestAlertEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsEachCrossingOnce_data()
    {
        // Steps stand apart by "|"; so does what each of them says.
        QTest::addColumn<QString>("steps");
        QTest::addColumn<QString>("said");
        const QString big = u"123456789012345678901234567890"_s;
        const auto row = [](const char *name, const QString &steps, const QString &said) {
            QTest::newRow(name) << steps << said;
        };

        row("minimum: at it is well", u"min=100 | 100 | 100.00"_s, u"||"_s);
        row("minimum: a cent below", u"min=100 | 99.99"_s, u"|+below-minimum"_s);
        row("minimum: once, again after recovery", u"min=100 99 | 98 | 100 | 99"_s,
            u"+below-minimum||-below-minimum|+below-minimum"_s);
        row("minimum: negative", u"min=-50 -50 | -50.01 | -49"_s, u"|+below-minimum|-below-minimum"_s);
        row("minimum: 30 digits that a double cannot tell apart",
            u"min="_s + big + u".02 "_s + big + u".02 | "_s + big + u".01 | "_s + big + u".020"_s,
            u"|+below-minimum|-below-minimum"_s);
        row("maximum: at it is well, past it not", u"max=600 600 | 600.01 | 600"_s,
            u"|+above-maximum|-above-maximum"_s);
        row("both", u"min=1 max=2 0 | 3 | 1.5"_s, u"+below-minimum|-below-minimum +above-maximum|-above-maximum"_s);
        row("the basis decides which figure", u"min=100 p=50 a=200 | posted"_s, u"|+below-minimum"_s);
        row("the figure is not sent", u"min=100 a=- p=1 | 1 | a=- | a=100"_s, u"|+below-minimum||-below-minimum"_s);
        row("stale between crossing and recovery", u"min=100 99 | silent later=120 | 500 | ok"_s,
            u"+below-minimum|+stale||-below-minimum -stale"_s);
        row("stale: not raised either", u"min=100 500 | silent later=120 1 | ok"_s, u"|+stale|-stale +below-minimum"_s);
        row("failed: neither raised nor recovered", u"min=100 99 | failed 500 | ok"_s,
            u"+below-minimum|+connection-failed|-below-minimum -connection-failed"_s);
        row("unreadable: neither", u"min=100 99 | unreadable partial 500"_s, u"+below-minimum|+connection-partial"_s);
        row("another currency: neither", u"min=100 99 | usd 500 | eur 500"_s, u"+below-minimum||-below-minimum"_s);
        row("restart: not told again", u"min=100 99 | restart | 98 | 100"_s, u"+below-minimum|||-below-minimum"_s);
        row("the rule is taken away", u"min=100 99 | min=-"_s, u"+below-minimum|-below-minimum"_s);
        row("the rule is taken away while nothing can be said", u"min=100 99 | failed | min=-"_s,
            u"+below-minimum|+connection-failed|-below-minimum"_s);
        row("the rule is made milder", u"min=100 99 | min=98"_s, u"+below-minimum|-below-minimum"_s);
        row("the account is no longer known", u"min=100 99 | forget"_s, u"+below-minimum|-below-minimum"_s);
        row("no connections: their file may be broken", u"min=100 99 | nobank"_s, u"+below-minimum|"_s);

        row("move: the first figure is compared with nothing", u"move=100 5000"_s, u""_s);
        row("move: exactly from its size on", u"move=100 500 | 400"_s, u"|+large-move"_s);
        row("move: a cent less", u"move=100 500 | 400.01"_s, u"|"_s);
        row("move: up, too", u"move=100 500 | 600"_s, u"|+large-move"_s);
        row("move: each is told for itself", u"move=100 500 | 400 | 300"_s, u"|+large-move|-large-move +large-move"_s);
        row("move: small steps do not add up", u"move=100 500 | 450 | 400 | 350"_s, u"|||"_s);
        row("move: back in small steps", u"move=100 500 | 400 | 450 | 480"_s, u"|+large-move|-large-move|"_s);
        row("move: stays until somebody saw it", u"move=100 500 | 300 | 299 | ack | 298"_s,
            u"|+large-move|||-large-move"_s);
        row("move: across a restart", u"move=100 500 | restart 300"_s, u"|+large-move"_s);
        row("move: across a failure", u"move=100 500 | failed | ok 300"_s,
            u"|+connection-failed|-connection-failed +large-move"_s);
        row("move: a stale figure is not compared", u"move=100 500 | silent later=120 300"_s, u"|+stale"_s);
        row("move: 30 digits", u"move=1 "_s + big + u" | "_s + big + u".99 | 123456789012345678901234567891.99"_s,
            u"||+large-move"_s);
        row("move: another basis starts anew", u"move=100 a=500 p=1 | posted | p=101"_s, u"||+large-move"_s);
        row("move: another currency starts anew", u"move=100 500 | usd 100 | eur 500"_s, u"||"_s);

        row("sign: below 0", u"sign 5 | -0.01"_s, u"|+sign-change"_s);
        row("sign: 0 is not below", u"sign 5 | 0 | 5"_s, u"||"_s);
        row("sign: back is recovery", u"sign 5 | -1 | -2 | 1 | -1"_s, u"|+sign-change||-sign-change|+sign-change"_s);
        row("sign: an overdraft that is paid back is told", u"sign -5 | 1"_s, u"|+sign-change"_s);
        row("sign: below 0 again is always told", u"sign -5 | 1 | -1"_s, u"|+sign-change|-sign-change +sign-change"_s);
        row("sign: across a restart", u"sign 5 | restart -1"_s, u"|+sign-change"_s);
        row("sign: not judged while failed", u"sign 5 | failed -1 | ok"_s,
            u"|+connection-failed|-connection-failed +sign-change"_s);
        row("sign: the rule is taken away", u"sign 5 | -1 | nosign"_s, u"|+sign-change|-sign-change"_s);

        row("unexplained: any difference without a tolerance", u"hold=0 p=10 a=10 | a=9.99"_s, u"|+unexplained"_s);
        row("unexplained: within the tolerance", u"tol=1 hold=0 p=10 a=9 | a=8.99 | a=11 | a=11.01"_s,
            u"|+unexplained|-unexplained|+unexplained"_s);
        row("unexplained: explained by a hold", u"hold=3 p=10 a=7"_s, u""_s);
        row("unexplained: no identity, no alarm", u"p=10 a=7"_s, u""_s);
        row("unexplained: a part is missing, nothing can be said", u"hold=0 p=10 a=7 | hold=- | hold=3"_s,
            u"+unexplained||-unexplained"_s);
        row("unexplained: a tolerance in another currency", u"tol=1 usd hold=0 p=10 a=1"_s, u""_s);
        row("unexplained: stale", u"hold=0 p=10 a=10 | silent later=120 a=1"_s, u"|+stale"_s);

        row("failed once, not again", u"failed | failed | ok | failed"_s,
            u"+connection-failed||-connection-failed|+connection-failed"_s);
        row("a refusal is more than a failure", u"failed | refused | refused | failed"_s,
            u"+connection-failed|-connection-failed +connection-failed||"_s);
        row("failed across a restart", u"failed | restart failed"_s, u"+connection-failed|"_s);
        row("partial: more missing than before is told again",
            u"unreadable partial | partial | unreadable2 partial | ok"_s,
            u"+connection-partial||-connection-partial +connection-partial|-connection-partial"_s);
        row("partial, then nothing at all", u"unreadable partial | failed"_s,
            u"+connection-partial|-connection-partial +connection-failed"_s);
        row("absent", u"absent | absent | ok"_s, u"+account-absent||-account-absent"_s);
        row("absent while the connection fails", u"absent | failed"_s, u"+account-absent|+connection-failed"_s);

        row("stale: not up to its limit", u"silent later=60"_s, u""_s); // four intervals of 15 minutes
        row("stale: past its limit", u"silent later=61"_s, u"+stale"_s);
        row("stale: not while the failure says it", u"failed later=120"_s, u"+connection-failed"_s);
        row("stale: stays while it fails", u"silent later=120 | failed | ok"_s,
            u"+stale|+connection-failed|-stale -connection-failed"_s);
        row("stale: not of a paused connection", u"paused later=120"_s, u""_s);
        row("stale: not right after a start", u"silent | later=120 restart"_s, u"|"_s);
        row("stale: but where nobody is asked after it", u"silent | later=120 restart | later=5"_s, u"||+stale"_s);

        row("consent: 14 days, not a minute more", u"paused ends=15 | later=1438 | later=0"_s, u"||+consent-ends"_s);
        row("consent: again at 7 and at 1", u"paused ends=14 | later=10079 | later=8639 | later=2000"_s,
            u"+consent-ends|-consent-ends +consent-ends|-consent-ends +consent-ends|"_s);
        row("consent: renewed", u"ends=3 | ends=180"_s, u"+consent-ends|-consent-ends"_s);
        row("consent: told although it fails", u"failed ends=3"_s, u"+connection-failed +consent-ends"_s);
    }

    void tellsEachCrossingOnce()
    {
        QFETCH(QString, steps);
        QFETCH(QString, said);
        World world;

        QStringList heard;
        for (const QString &step : steps.split(u'|'))
            heard += world.step(step.trimmed());

        QCOMPARE(heard.join(u'|'), said);
    }

    void saysWhatWasJudgedAgainstWhat()
    {
        World world;
        world.step(u"min=100.00 move=50 500"_s);

        world.step(u"posted 99.990"_s);

        const Alert &alert = world.last();
        QCOMPARE(alert.kind, AlertKind::BelowMinimum);
        QCOMPARE(alert.subject, u"Main"_s);
        QCOMPARE(alert.connection, ConnectionId(u"c"_s));
        QCOMPARE(alert.account, std::optional(AccountId(u"a"_s)));
        QCOMPARE(alert.currency, u"EUR"_s);
        QCOMPARE(alert.basis, std::optional(AccountLimits::Basis::Posted));
        QVERIFY(alert.figure->isIdentical(decimal(u"99.990"_s)));
        QVERIFY(alert.limit->isIdentical(decimal(u"100.00"_s)));
        QCOMPARE(alert.raisedAt, world.position().knownAt);
        QVERIFY(!alert.id.isEmpty());
    }

    void comparesAMoveWithTheFigureBefore()
    {
        World world;
        world.step(u"move=50 500"_s);

        world.step(u"400"_s);

        QCOMPARE(world.last().limit, std::optional(decimal(u"500"_s)));
        QCOMPARE(world.last().figure, std::optional(decimal(u"400"_s)));
    }

    void leavesAlertsOfOthersAlone()
    {
        AlertMemory memory;
        Alert report;
        report.id = u"r"_s;
        report.kind = AlertKind::ReportFailed;
        memory.alerts = {report};
        World world;
        world.step({});

        QVERIFY(AlertEngine(start).evaluate(world.position(), memory).events.empty());
    }

    void showsTodaysFigureOfAnOldAlert()
    {
        World world;
        world.step(u"min=100 99"_s);
        world.step(u"60 min=120"_s);

        const auto alerts = AlertEngine::withTodaysFigures(world.position(), world.memory().alerts);

        QCOMPARE(alerts.size(), size_t(1));
        QCOMPARE(alerts[0].figure, std::optional(decimal(u"60"_s)));
        QCOMPARE(alerts[0].limit, std::optional(decimal(u"120"_s)));
        QCOMPARE(world.memory().alerts[0].figure, std::optional(decimal(u"99"_s)));
    }
};

QTEST_APPLESS_MAIN(TestAlertEngine)
#include "tst_alert_engine.moc"

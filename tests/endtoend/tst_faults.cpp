// SPDX-License-Identifier: GPL-3.0-or-later
#include "bank_scene.h"

using namespace coffer::test;

namespace {

const QStringList figures{u"currency"_s, u"posted"_s, u"available"_s, u"pending"_s, u"receivedAt"_s};

QJsonObject figuresOf(const QJsonObject &account)
{
    QJsonObject kept;
    for (const QString &member : figures)
        kept.insert(member, account.value(member));
    return kept;
}

QHash<QString, QJsonObject> figuresOfBank(const QJsonObject &envelope, const QString &provider)
{
    QHash<QString, QJsonObject> kept;
    for (const QJsonValue &account : envelope["accounts"_L1].toArray()) {
        if (account["provider"_L1] == provider)
            kept.insert(account["providerAccountId"_L1].toString(), figuresOf(account.toObject()));
    }
    return kept;
}

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneBankThatFailsLeavesTheOthersAndItsOldFigures()
    {
        Banks banks({u"--walk"_s, u"11"_s});
        Banks elsewhere;
        Till till;
        for (const auto &[provider, mode] :
             {std::pair(u"finix"_s, u"application"_s), std::pair(u"paytota"_s, u"company"_s)})
            QVERIFY(till.add(banks, provider, mode).code == 0);
        banks.setClock(u"2026-03-03T11:00:00Z"_s);
        QCOMPARE(till.run({u"poll"_s, u"--once"_s}).code, 0);
        const QHash<QString, QJsonObject> good = figuresOfBank(till.balances(), u"finix"_s);
        QCOMPARE(good.size(), 2);

        struct Row
        {
            QString fault;
            QString argument;
            QString code;
        };
        const QList<Row> rows{
            {u"500"_s, {}, u"server-error"_s},
            {u"401"_s, {}, u"unauthorized"_s},
            {u"403"_s, {}, u"forbidden"_s},
            {u"429"_s, u"120"_s, u"rate-limited"_s},
            {u"reset"_s, {}, u"network-unreachable"_s},
            {u"html-as-json"_s, {}, u"malformed-reply"_s},
            {u"cut-number"_s, {}, u"malformed-reply"_s},
            {u"duplicate-key"_s, {}, u"malformed-reply"_s},
            {u"{}"_s, {}, u"unexpected-shape"_s},
            {u"huge"_s, u"16"_s, u"too-large"_s},
            {u"redirect"_s, elsewhere.https() + u"/finix/balances"_s, u"redirect-refused"_s},
        };
        int hour = 12;
        for (const Row &row : rows) {
            const QByteArray what = row.fault.toUtf8();
            banks.setClock(
                u"2026-03-03T%1:00:00Z"_s.arg(hour++)); // other figures now: the old ones must not pass for them
            banks.setFault(u"finix"_s, row.fault, row.argument);
            // By name: after a 401 it would not be asked again otherwise.
            const Ended polled = till.run(
                {u"poll"_s, u"--once"_s, u"--json"_s, u"--connection"_s, u"finix"_s, u"--connection"_s, u"paytota"_s});
            QVERIFY2(polled.code == 1, what + ' ' + polled.text());
            for (const QJsonValue &attempt : polled.json()["attempts"_L1].toArray()) {
                const bool isFinix = attempt["connectionName"_L1] == "finix"_L1;
                QVERIFY2(isFinix == (attempt["outcome"_L1] != "ok"_L1), what);
                QVERIFY2(attempt["error"_L1].isNull() != isFinix, what);
            }
            const Ended shown = till.run({u"balances"_s, u"--json"_s});
            QVERIFY2(shown.code == 1, what + ' ' + shown.text());
            const QJsonObject envelope = shown.json();
            QVERIFY2(!envelope["complete"_L1].toBool(), what);
            QVERIFY2(figuresOfBank(envelope, u"finix"_s) == good, what);
            const QJsonValue error = connectionOf(envelope, u"finix"_s)["error"_L1];
            QVERIFY2(error["code"_L1] == row.code, what + ' ' + error["code"_L1].toString().toUtf8());
            QVERIFY2(error["sentence"_L1].toString().contains("finix"_L1), what);
            for (const QJsonValue &row2 : banks.ledger(u"paytota"_s)) {
                const QJsonObject account = accountOf(envelope, u"paytota"_s, row2["id"_L1].toString());
                QVERIFY2(account["available"_L1] == row2["available"_L1], what);
                QVERIFY2(account["freshness"_L1]["lastOutcome"_L1] == "ok"_L1, what);
            }
        }
        QVERIFY(elsewhere.requests().isEmpty());

        banks.clearFaults();
        QCOMPARE(till.run({u"poll"_s, u"--once"_s}).code, 0);
        QVERIFY(figuresOfBank(till.balances(), u"finix"_s) != good);
    }

    void allBanksFailing()
    {
        Banks banks;
        Till till;
        QCOMPARE(till.add(banks, u"finix"_s, u"application"_s).code, 0);
        QCOMPARE(till.add(banks, u"paytota"_s, u"company"_s).code, 0);
        banks.setFault(u"*"_s, u"500"_s);
        QCOMPARE(till.run({u"poll"_s, u"--once"_s}).code, 2);

        const Ended shown = till.run({u"balances"_s, u"--json"_s});

        QCOMPARE(shown.code, 2);
        const QJsonObject envelope = shown.json();
        QVERIFY(!envelope["complete"_L1].toBool());
        QCOMPARE(envelope["source"_L1].toString(), u"test"_s);
        QVERIFY(envelope["accounts"_L1].toArray().isEmpty()); // nothing was ever read: no account, no 0
        QVERIFY(envelope["totals"_L1].toArray().isEmpty());
        QCOMPARE(envelope["connections"_L1].toArray().size(), 2);
        const QJsonObject never = connectionOf(envelope, u"paytota"_s);
        QCOMPARE(never["state"_L1].toString(), u"failed"_s);
        QVERIFY(never["lastSuccess"_L1].isNull());
        QVERIFY(!never["lastAttempt"_L1].isNull());
        QCOMPARE(never["error"_L1]["code"_L1].toString(), u"server-error"_s);
        QCOMPARE(never["error"_L1]["httpStatus"_L1].toInt(), 500);
    }

    void anAccountThatIsGoneKeepsItsFigureAndSaysSo()
    {
        Banks banks;
        Till till;
        QCOMPARE(till.add(banks, u"finix"_s, u"application"_s).code, 0);
        QCOMPARE(till.run({u"poll"_s, u"--once"_s}).code, 0);
        const QHash<QString, QJsonObject> good = figuresOfBank(till.balances(), u"finix"_s);
        banks.setFault(u"finix"_s, u"missing-account"_s);
        QCOMPARE(till.run({u"poll"_s, u"--once"_s}).code, 0); // the list was complete: the bank has said what it has

        const Ended shown = till.run({u"balances"_s, u"--json"_s});

        QCOMPARE(shown.code, 1);
        const QJsonObject envelope = shown.json();
        QVERIFY(!envelope["complete"_L1].toBool());
        int absent = 0;
        for (const QJsonValue &account : envelope["accounts"_L1].toArray()) {
            if (account["state"_L1] != "absent"_L1)
                continue;
            ++absent;
            QCOMPARE(figuresOf(account.toObject()), good.value(account["providerAccountId"_L1].toString()));
            QCOMPARE(account["stateError"_L1]["code"_L1].toString(), u"account-missing"_s);
        }
        QCOMPARE(absent, 1);
    }

    void withoutKeyringTheLastGoodFiguresStay()
    {
        Banks banks;
        Till till;
        QCOMPARE(till.add(banks, u"paytota"_s, u"company"_s).code, 0);
        QCOMPARE(till.run({u"poll"_s, u"--once"_s}).code, 0);
        const QHash<QString, QJsonObject> good = figuresOfBank(till.balances(), u"paytota"_s);
        const QString bus = till.environment.value(u"DBUS_SESSION_BUS_ADDRESS"_s);
        till.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nowhere"_s);
        banks.forgetRequests();

        const Ended polled = till.run({u"poll"_s, u"--once"_s, u"--json"_s});

        QVERIFY2(polled.code == 2, polled.text());
        QCOMPARE(polled.json()["attempts"_L1][0]["outcome"_L1].toString(), u"refused"_s);
        QCOMPARE(polled.json()["attempts"_L1][0]["error"_L1]["code"_L1].toString(), u"keychain-unavailable"_s);
        QVERIFY(banks.requests().isEmpty()); // without a credential nothing is asked
        QCOMPARE(figuresOfBank(till.balances(), u"paytota"_s), good);
        QVERIFY2(till.add(banks, u"finix"_s, u"application"_s).code == 2, "a credential that cannot be stored");
        till.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, bus);
        QCOMPARE(till.run({u"connections"_s, u"list"_s, u"--json"_s}).json()["connections"_L1].toArray().size(), 1);
    }

    void aChangedAddressGetsNoCredential()
    {
        Banks banks;
        Banks elsewhere;
        Till till;
        QCOMPARE(till.add(banks, u"paytota"_s, u"company"_s).code, 0);
        QCOMPARE(till.run({u"poll"_s, u"--once"_s}).code, 0);
        const QHash<QString, QJsonObject> good = figuresOfBank(till.balances(), u"paytota"_s);

        const QString address = elsewhere.ready()["bases"_L1]["paytota"_L1]["api"_L1].toString();
        const Ended edited = till.run({u"connections"_s, u"edit"_s, u"paytota"_s, u"--base"_s, u"api="_s + address,
                                       u"--ca"_s, elsewhere.caFile()});
        QVERIFY2(edited.code == 0, edited.text());
        QVERIFY(edited.out.contains("set-secret"));
        const Ended polled = till.run({u"poll"_s, u"--once"_s, u"--json"_s});
        QVERIFY2(polled.code == 2, polled.text());
        QCOMPARE(polled.json()["attempts"_L1][0]["error"_L1]["code"_L1].toString(), u"secret-origin-changed"_s);
        QCOMPARE(till.run({u"connections"_s, u"test"_s, u"paytota"_s}).code, 2);
        QVERIFY(elsewhere.requests().isEmpty());
        QCOMPARE(figuresOfBank(till.balances(), u"paytota"_s), good);

        const Ended stored = till.run({u"connections"_s, u"set-secret"_s, u"paytota"_s},
                                      Till::credential(banks, u"paytota"_s, u"company"_s));
        QVERIFY2(stored.code == 0, stored.text());
        QCOMPARE(till.run({u"poll"_s, u"--once"_s}).code, 0);
        QCOMPARE(elsewhere.requests().size(), 1);
        QCOMPARE(elsewhere.requests()[0]["credential"_L1].toString(), u"accepted"_s);
    }

    void aServerThatCannotBeTrustedGetsNoCredential_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::newRow("expired") << u"expired"_s;
        QTest::newRow("for another name") << u"wrong-name"_s;
    }

    void aServerThatCannotBeTrustedGetsNoCredential()
    {
        QFETCH(QString, certificate);
        Banks banks({u"--certificate"_s, certificate});
        QVERIFY(banks.isReady());
        Till till;
        QCOMPARE(till.add(banks, u"solaris"_s, u"accounts"_s).code, 0);
        const Ended polled = till.run({u"poll"_s, u"--once"_s, u"--json"_s});
        QVERIFY2(polled.code == 2, polled.text());
        QCOMPARE(polled.json()["attempts"_L1][0]["error"_L1]["code"_L1].toString(), u"tls-failed"_s);
        QVERIFY(banks.requests().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"

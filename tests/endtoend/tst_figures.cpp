// SPDX-License-Identifier: GPL-3.0-or-later
#include "bank_scene.h"

using namespace coffer::test;

namespace {

/// Component of the ledger -> name in the definition; what is missing here is the credit line.
const std::map<QString, QString> componentNames{
    {u"onHold"_s, u"On hold"_s},
    {u"overdraftUsed"_s, u"Overdraft used"_s},
    {u"reserved"_s, u"Reserved"_s},
    {u"pending_outgoing"_s, u"Pending withdrawals"_s},
    {u"fee_sell"_s, u"Fees"_s},
    {u"pending_payouts"_s, u"Pending payouts"_s},
    {u"payout_fee_sell"_s, u"Payout fees"_s},
    {u"current_blocked_amount"_s, u"Blocked by a seizure"_s},
    {u"protected_amount"_s, u"Protected from seizure"_s},
};

/// In millionths: the test's own arithmetic, for totals only. Adds to `wrong` what is no amount of up to six digits.
qint64 millionths(const QJsonValue &value, QStringList &wrong)
{
    const QString amount = value.toString();
    const qsizetype point = amount.indexOf(u'.');
    const QString fraction = point < 0 ? QString() : amount.mid(point + 1);
    bool ok = false;
    const qint64 number = ((point < 0 ? amount : amount.left(point)) + fraction.leftJustified(6, u'0')).toLongLong(&ok);
    if (!ok || fraction.size() > 6)
        wrong += u"no amount: "_s + QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson());
    return number;
}

QStringList differences(const QJsonObject &row, const QJsonObject &account)
{
    QStringList wrong;
    const auto compare = [&](const QString &what, const QJsonValue &found, const QJsonValue &expected) {
        if (found != expected) {
            wrong += u"%1 %2: "_s.arg(row["id"_L1].toString(), what)
                + QString::fromUtf8(QJsonDocument(QJsonArray{found, expected}).toJson());
        }
    };
    for (const QString &kind : {u"currency"_s, u"posted"_s, u"available"_s, u"pending"_s})
        compare(kind, account.value(kind), row.value(kind));
    QJsonObject expected = row["components"_L1].toObject();
    for (const QJsonValue &component : account["components"_L1].toArray()) {
        const QString name = component["name"_L1].toString();
        const auto known = std::find_if(componentNames.begin(), componentNames.end(),
                                        [&](const auto &each) { return each.second == name; });
        if (known == componentNames.end())
            continue; // the ledger does not keep it (gross amounts)
        compare(name, component["amount"_L1],
                expected.contains(known->first) ? expected.take(known->first) : QJsonValue(QJsonValue::Null));
    }
    const QJsonValue line = account["creditLine"_L1]["amount"_L1];
    for (const QString &field : {u"account_limit"_s, u"overdraftLimitAvailable"_s}) {
        if (expected.contains(field))
            compare(field, line, expected.take(field));
    }
    for (const QString &left : expected.keys())
        wrong += u"%1: the program does not show %2"_s.arg(row["id"_L1].toString(), left);
    for (const QString &kind : {u"posted"_s, u"available"_s}) {
        if (account["sources"_L1][kind].toArray().isEmpty()
            || account["sources"_L1][kind][0]["raw"_L1].toString().isEmpty())
            wrong += u"%1 %2: no place in the reply"_s.arg(row["id"_L1].toString(), kind);
    }
    compare(u"inTotals"_s, account["inTotals"_L1], row["role"_L1] == "account"_L1);
    return wrong;
}

/// Every account of the ledger, no other, and the totals as the test adds them up.
QStringList differencesFrom(const QJsonArray &ledger, const QJsonObject &envelope)
{
    QStringList wrong;
    if (envelope["accounts"_L1].toArray().size() != ledger.size())
        wrong +=
            u"%1 accounts shown, %2 in the ledger"_s.arg(envelope["accounts"_L1].toArray().size()).arg(ledger.size());
    QHash<QString, QJsonObject> shown;
    for (const QJsonValue &account : envelope["accounts"_L1].toArray())
        shown.insert(account["provider"_L1].toString() + u' ' + account["providerAccountId"_L1].toString(),
                     account.toObject());
    QMap<QString, std::pair<qint64, qint64>> sums;
    for (const QJsonValue &row : ledger) {
        wrong += differences(row.toObject(), shown.value(row["bank"_L1].toString() + u' ' + row["id"_L1].toString()));
        if (row["role"_L1] != "account"_L1)
            continue;
        auto &[posted, available] = sums[row["currency"_L1].toString()];
        posted += millionths(row["posted"_L1], wrong);
        available += millionths(row["available"_L1], wrong);
    }
    const QJsonArray totals = envelope["totals"_L1].toArray();
    if (totals.size() != sums.size())
        wrong += u"%1 totals, %2 currencies"_s.arg(totals.size()).arg(sums.size());
    for (const QJsonValue &total : totals) {
        const auto sum = sums.value(total["currency"_L1].toString());
        if (millionths(total["posted"_L1], wrong) != sum.first
            || millionths(total["available"_L1], wrong) != sum.second)
            wrong += u"total "_s + total["currency"_L1].toString();
    }
    return wrong;
}

/// A secret as text, in the other usual forms in which it could be kept, and inside a Basic header.
QList<QByteArray> formsOf(const QString &secret)
{
    const QByteArray utf8 = secret.toUtf8();
    return {utf8, QByteArray(reinterpret_cast<const char *>(secret.utf16()), secret.size() * 2),
            utf8.toBase64(QByteArray::OmitTrailingEquals), utf8.toHex(), QUrl::toPercentEncoding(secret)};
}

QStringList secretsIn(const QByteArray &place, const Banks &banks)
{
    QStringList found;
    const QJsonObject credentials = banks.ready()["credentials"_L1].toObject();
    for (const QJsonValue &ofBank : credentials) {
        for (const QJsonValue &secret : ofBank.toObject()) {
            for (const QByteArray &form : formsOf(secret.toString())) {
                if (place.contains(form))
                    found += secret.toString();
            }
        }
    }
    return found;
}

} // namespace

class TestFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalTheBanksLedgerDigitForDigit_data()
    {
        QTest::addColumn<QStringList>("bankOptions");
        QTest::addColumn<QStringList>("connections");
        QTest::newRow("all five with their logins, Midaz v3.7")
            << QStringList{}
            << QStringList{u"fincode login-owner"_s, u"midaz ledger-access-manager"_s, u"finix application"_s,
                           u"paytota company"_s, u"solaris accounts"_s};
        QTest::newRow("FinCode's long-lived token, Midaz v2 with integers and scale")
            << QStringList{u"--midaz-body"_s, u"v2"_s, u"--walk"_s, u"7"_s}
            << QStringList{u"fincode token-owner"_s, u"midaz ledger-access-manager"_s};
        QTest::newRow("Midaz v3 with decimal text, without Access Manager")
            << QStringList{u"--midaz-body"_s, u"v3"_s, u"--midaz-auth"_s, u"off"_s} << QStringList{u"midaz ledger"_s};
        QTest::newRow("balances that moved: odd cents everywhere")
            << QStringList{u"--walk"_s, u"20261120"_s}
            << QStringList{u"midaz ledger-access-manager"_s, u"finix application"_s, u"paytota company"_s,
                           u"solaris accounts"_s};
    }

    void equalTheBanksLedgerDigitForDigit()
    {
        QFETCH(QStringList, bankOptions);
        QFETCH(QStringList, connections);
        Banks banks(bankOptions);
        QVERIFY(banks.isReady());
        banks.setClock(u"2026-03-03T11:00:00Z"_s);
        Till till;
        QJsonArray ledger;
        for (const QString &connection : connections) {
            const QString provider = connection.section(u' ', 0, 0);
            const Ended added = till.add(banks, provider, connection.section(u' ', 1));
            QVERIFY2(added.code == 0, added.text());
            for (const QJsonValue &row : banks.ledger(provider))
                ledger += row;
        }
        for (const QString &connection : connections) {
            const QString provider = connection.section(u' ', 0, 0);
            const Ended tested = till.run({u"connections"_s, u"test"_s, provider, u"--json"_s});
            QVERIFY2(tested.code == 0, tested.text());
            QCOMPARE(tested.json()["report"_L1]["accounts"_L1].toArray().size(), banks.ledger(provider).size());
        }
        QCOMPARE(till.balances()["accounts"_L1].toArray().size(), 0); // a test stores nothing
        banks.forgetRequests();
        banks.setClock(u"2026-03-03T11:00:00Z"_s);

        const Ended polled = till.run({u"poll"_s, u"--once"_s, u"--json"_s});
        QVERIFY2(polled.code == 0, polled.text());
        QCOMPARE(polled.json()["attempts"_L1].toArray().size(), connections.size());

        const Ended shown = till.run({u"balances"_s, u"--json"_s});
        QVERIFY2(shown.code == 0, shown.text());
        const QJsonObject envelope = shown.json();
        QCOMPARE(envelope["complete"_L1], true);
        const QStringList wrong = differencesFrom(ledger, envelope);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));

        // A login, a token: once each. Nothing that is no GET is ever sent again.
        const QJsonObject counts = banks.counts();
        for (auto it = counts.begin(); it != counts.end(); ++it) {
            if (!it.key().startsWith("GET "_L1))
                QVERIFY2(it.value().toInt() == 1, qPrintable(it.key()));
        }
        for (const QJsonValue &request : banks.requests()) {
            QVERIFY(!request["secretInAddress"_L1].toBool());
            QCOMPARE(request["scheme"_L1].toString(), u"https"_s);
            QVERIFY2(request["status"_L1].toInt() < 300, qPrintable(request["path"_L1].toString()));
        }

        const QStringList inFiles = secretsIn(till.files(), banks);
        QVERIFY2(inFiles.isEmpty(), qPrintable(inFiles.join(u' ')));
        const QStringList inOutput = secretsIn(till.shown, banks);
        QVERIFY2(inOutput.isEmpty(), qPrintable(inOutput.join(u' ')));
    }

    void theComparisonFindsADifferentDigit()
    {
        const QJsonObject row{{u"id"_s, u"a"_s},
                              {u"role"_s, u"account"_s},
                              {u"currency"_s, u"EUR"_s},
                              {u"posted"_s, u"1.10"_s},
                              {u"available"_s, u"1.00"_s},
                              {u"pending"_s, QJsonValue()},
                              {u"components"_s, QJsonObject{{u"reserved"_s, u"0.10"_s}}}};
        QJsonObject account = row;
        account[u"inTotals"_s] = true;
        account[u"components"_s] = QJsonArray{QJsonObject{{u"name"_s, u"Reserved"_s}, {u"amount"_s, u"0.10"_s}}};
        const QJsonArray place{QJsonObject{{u"raw"_s, u"1"_s}}};
        account[u"sources"_s] = QJsonObject{{u"posted"_s, place}, {u"available"_s, place}};
        QCOMPARE(differences(row, account), QStringList());
        for (const auto &[member, value] :
             {std::pair(u"posted"_s, QJsonValue(u"1.1"_s)), std::pair(u"available"_s, QJsonValue()),
              std::pair(u"pending"_s, QJsonValue(u"0"_s)), std::pair(u"currency"_s, QJsonValue(u"USD"_s)),
              std::pair(u"inTotals"_s, QJsonValue(false)), std::pair(u"sources"_s, QJsonValue(QJsonObject())),
              std::pair(u"components"_s, QJsonValue(QJsonArray()))}) {
            QJsonObject other = account;
            other[member] = value;
            QVERIFY2(!differences(row, other).isEmpty(), qPrintable(member));
        }
    }

    void theSearchForSecretsFindsThem()
    {
        Banks banks;
        const QString secret = banks.ready()["credentials"_L1]["paytota"_L1]["secret_key"_L1].toString();
        QVERIFY(secret.size() > 8);
        for (const QByteArray &form : formsOf(secret))
            QVERIFY(!secretsIn("some" + form + "thing", banks).isEmpty());
        QVERIFY(secretsIn("nothing", banks).isEmpty());
    }

    void readsTwoThousandAccountsOfOneList()
    {
        Banks banks({u"--accounts"_s, u"2000"_s, u"--walk"_s, u"3"_s});
        QVERIFY(banks.isReady());
        banks.setClock(u"2026-03-03T11:00:00Z"_s);
        Till till;
        const Ended added = till.add(banks, u"finix"_s, u"application"_s);
        QVERIFY2(added.code == 0, added.text());
        const Ended polled = till.run({u"poll"_s, u"--once"_s});
        QVERIFY2(polled.code == 0, polled.text());
        const QJsonArray ledger = banks.ledger(u"finix"_s);
        QCOMPARE(ledger.size(), 2000);
        const QStringList wrong = differencesFrom(ledger, till.balances());
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.mid(0, 20).join(u'\n')));
        // 20 full pages and the empty one that ends the list.
        QCOMPARE(banks.counts().value("GET /finix/balances"_L1).toInt(), 21);
    }
};

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"

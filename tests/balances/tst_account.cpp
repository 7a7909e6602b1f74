// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/account.h>

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

class TestAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idIsTheSameForEver()
    {
        // Written out: another algorithm would make all known accounts new ones.
        const AccountId id = accountIdFor(ConnectionId(u"6ba7b810-9dad-11d1-80b4-00c04fd430c8"_s), u"python.org"_s);

        QCOMPARE(id.toString(), u"886313e1-3b8a-5372-9b90-0c9aee199e5d"_s); // RFC 4122 version 5, name space DNS
    }

    void noTwoAccountsShareAnId()
    {
        const QString uuid = u"0b7c1e42-8c5f-4a8e-9f5a-3a2f0f6f5b11"_s;
        const QList<std::pair<QString, QString>> accounts{
            {uuid, u"acc-1"_s},
            {uuid, u"acc-2"_s},
            {uuid, u"ACC-1"_s},
            {uuid, QString()},
            {u"0b7c1e42-8c5f-4a8e-9f5a-3a2f0f6f5b12"_s, u"acc-1"_s},
            {u"no UUID"_s, u"acc-1"_s}, // must not share the null name space with the next
            {u"no UUID either"_s, u"acc-1"_s},
        };
        static const QRegularExpression format(
            u"^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
        QSet<AccountId> seen;

        for (const auto &[connection, account] : accounts) {
            const AccountId id = accountIdFor(ConnectionId(connection), account);
            QVERIFY2(format.match(id.toString()).hasMatch(), qPrintable(id.toString()));
            QVERIFY2(!seen.contains(id), qPrintable(connection + u' ' + account));
            seen.insert(id);
        }
    }

    void waitsForCredentialOnlyAfterARefusal_data()
    {
        QTest::addColumn<AttemptOutcome>("outcome");
        QTest::addColumn<ErrorKind>("error");
        QTest::addColumn<int>("enteredAfterAttempt"); ///< microseconds; -1000: never entered
        QTest::addColumn<bool>("waits");
        QTest::newRow("refused login, file of an older program")
            << AttemptOutcome::Refused << ErrorKind::Unauthorized << -1000 << true;
        QTest::newRow("forbidden") << AttemptOutcome::Refused << ErrorKind::Forbidden << -1 << true;
        QTest::newRow("entered since") << AttemptOutcome::Refused << ErrorKind::Unauthorized << 1 << false;
        QTest::newRow("entered at the same moment: it may be the refused one")
            << AttemptOutcome::Refused << ErrorKind::Unauthorized << 0 << true;
        QTest::newRow("nothing was sent") << AttemptOutcome::Refused << ErrorKind::SecretMissing << -1 << false;
        QTest::newRow("the network failed") << AttemptOutcome::Failed << ErrorKind::Timeout << -1 << false;
        QTest::newRow("some accounts were read") << AttemptOutcome::Partial << ErrorKind::Forbidden << -1 << false;
    }

    void waitsForCredentialOnlyAfterARefusal()
    {
        QFETCH(AttemptOutcome, outcome);
        QFETCH(ErrorKind, error);
        QFETCH(int, enteredAfterAttempt);
        QFETCH(bool, waits);
        const UtcTime at{std::chrono::seconds(1'800'000'000)};
        Connection connection;
        if (enteredAfterAttempt > -1000)
            connection.credentialEnteredAt = at + std::chrono::microseconds(enteredAfterAttempt);
        ConnectionActivity activity;
        QVERIFY(!waitsForCredential(connection, activity)); // never asked
        activity.lastAttemptAt = at;
        activity.lastOutcome = outcome;
        activity.lastError = Error{.kind = error};

        QCOMPARE(waitsForCredential(connection, activity), waits);
    }
};

QTEST_APPLESS_MAIN(TestAccount)
#include "tst_account.moc"

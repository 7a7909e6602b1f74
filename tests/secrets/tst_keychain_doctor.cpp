// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/keychain_doctor.h>
#include <secrets/keychain_secret_store.h>
#include <secrets/memory_secret_store.h>

#include "store_calls.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QStringList origins{u"https://api.bank.example"_s};
const UtcTime now(1767600000s);

void lockKeyring()
{
    QDBusMessage lock = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                                       u"org.freedesktop.Secret.Service"_s, u"Lock"_s);
    lock << QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(u"/org/freedesktop/secrets/aliases/default"_s)});
    QDBusConnection::sessionBus().call(lock);
}

CredentialEntry entry(const SecretKey &key, const QStringList &boundTo = origins)
{
    return {.name = key.entryName(),
            .connection = key.connection,
            .connectionName = u"Bank"_s,
            .field = key.field,
            .origins = boundTo,
            .enteredAt = {},
            .orphaned = false,
            .state = CredentialEntry::State::NotLookedAt,
            .problem = {}};
}

} // namespace

/// With the real gnome-keyring of a session of its own.
class TestKeychainDoctor : public QObject
{
    Q_OBJECT

private:
    std::vector<CredentialReport> m_reports;
    ManualClock m_clock{now};

    CredentialReport examine(SecretStore &store, const std::vector<CredentialEntry> &entries)
    {
        m_reports.clear();
        examineKeychain(store, m_clock, entries,
                        [this](const CredentialReport &report) { m_reports.push_back(report); });
        (void)QTest::qWaitFor([this] { return !m_reports.empty(); }, 40'000);
        return m_reports.empty() ? CredentialReport() : m_reports.front();
    }
    std::vector<CredentialStoreState> m_states;
    CredentialStoreState askState()
    {
        m_states.clear();
        askKeychainState(this, 5s, [this](CredentialStoreState state) { m_states.push_back(state); });
        (void)QTest::qWaitFor([this] { return !m_states.empty(); }, 20'000);
        return m_states.size() == 1 ? m_states.front() : CredentialStoreState::Unknown;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(qEnvironmentVariableIsSet("COFFER_TEST_SESSION"), "to be run by ctest, or with with_keyring.sh");
    }

    void tellsWhatBecameOfEachEntry()
    {
        KeychainSecretStore store;
        const SecretKey kept{ConnectionId(u"kept"_s), u"password"_s};
        const SecretKey moved{ConnectionId(u"moved"_s), u"password"_s};
        const SecretKey gone{ConnectionId(u"gone"_s), u"password"_s};
        QCOMPARE(outcome(startWrite(store, kept, origins, "one")), "ok"_ba);
        QCOMPARE(outcome(startWrite(store, moved, {u"https://elsewhere.example"_s}, "two")), "ok"_ba);
        QCOMPARE(askState(), CredentialStoreState::Ready);

        const CredentialReport report = examine(store, {entry(kept), entry(moved), entry(gone)});

        QCOMPARE(m_reports.size(), std::size_t(1));
        QCOMPARE(report.store, CredentialStoreState::Ready);
        QVERIFY(!report.testError);
        QCOMPARE(report.testedAt, std::optional(now));
        QCOMPARE(report.entries.size(), std::size_t(3));
        QCOMPARE(report.entries[0].state, CredentialEntry::State::Stored);
        QCOMPARE(report.entries[1].state, CredentialEntry::State::OtherOrigin);
        QCOMPARE(report.entries[2].state, CredentialEntry::State::Missing);
        QCOMPARE(outcome(startRead(store, kept, origins)), "one"_ba); // looking changes nothing
    }

    void readsAndRemovesWholeCredentials()
    {
        KeychainSecretStore store;
        const ConnectionId id(u"whole"_s);
        for (const QString &field : {u"user"_s, u"password"_s, refreshTokenField})
            QCOMPARE(outcome(startWrite(store, {id, field}, origins, "value")), "ok"_ba);
        std::vector<Result<std::map<QString, Secret>>> read;
        readSecrets(store, id, origins, {u"user"_s, u"password"_s},
                    [&read](Result<std::map<QString, Secret>> secrets) { read.push_back(std::move(secrets)); });
        QTRY_COMPARE_WITH_TIMEOUT(read.size(), std::size_t(1), 20'000);
        QVERIFY(read[0]);
        QCOMPARE(read[0].value().size(), std::size_t(2));
        QCOMPARE(read[0].value().at(u"user"_s).reveal().toByteArray(), "value"_ba);

        int removed = 0;
        removeSecrets(store, id, {u"user"_s, u"password"_s}, [&removed](const Result<void> &done) {
            QVERIFY(done);
            ++removed;
        });
        QTRY_COMPARE_WITH_TIMEOUT(removed, 1, 20'000);
        for (const QString &field : {u"user"_s, u"password"_s, refreshTokenField})
            QCOMPARE(outcome(startRead(store, {id, field}, origins)), "secret-missing"_ba);

        readSecrets(store, id, origins, {u"user"_s, u"password"_s},
                    [&read](Result<std::map<QString, Secret>> secrets) { read.push_back(std::move(secrets)); });
        QTRY_COMPARE_WITH_TIMEOUT(read.size(), std::size_t(2), 20'000);
        QCOMPARE(read[1].error().kind, ErrorKind::SecretMissing);
    }

    void completesOnceWhereTheStoreGoesAway()
    {
        auto store = std::make_unique<MemorySecretStore>();
        m_reports.clear();
        examineKeychain(*store, m_clock, {entry({ConnectionId(u"x"_s), u"y"_s})},
                        [this](const CredentialReport &report) { m_reports.push_back(report); });
        store.reset();
        QCOMPARE(m_reports.size(), std::size_t(1));
        QCOMPARE(m_reports[0].testError->kind, ErrorKind::Cancelled);
    }

    void looksAtNothingWhileItIsLocked() // the last one: it stays locked
    {
        KeychainSecretStore store(u"coffer"_s, 3s);
        lockKeyring();
        QCOMPARE(askState(), CredentialStoreState::Locked);

        const CredentialReport report = examine(store, {entry({ConnectionId(u"kept"_s), u"password"_s})});

        QCOMPARE(report.store, CredentialStoreState::Locked);
        QVERIFY(report.testError);
        QCOMPARE(report.entries[0].state, CredentialEntry::State::NotLookedAt);
    }
};

QTEST_GUILESS_MAIN(TestKeychainDoctor)
#include "tst_keychain_doctor.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What the connections page wishes, with the program's real wiring, threads, keyring and database, against a sample
// bank over TLS.
#include <program/composition_root.h>
#include <program/gui_wiring.h>

#include <config/credential_index.h>
#include <sandbox/sandbox_server.h>
#include <ui/connections_page.h>
#include <ui/main_window.h>

#include <QLabel>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

/// One run of the program on a profile folder.
struct Program
{
    explicit Program(const QString &folder)
    {
        const auto profile = openProfile(folder);
        root = CompositionRoot::create(profile.value(), false).value();
        window = std::make_unique<MainWindow>();
        wire(*root, *window);
        window->show();
    }
    ~Program() { window.reset(); }

    [[nodiscard]] ConnectionsPage &page() const { return window->connectionsPage(); }
    [[nodiscard]] std::vector<Connection> saved() const { return root->repository().connections(); }
    [[nodiscard]] std::optional<AttemptOutcome> outcome() const
    {
        const CashPosition &position = root->position().position();
        return position.connections.empty() ? std::nullopt : position.connections.front().activity.lastOutcome;
    }
    [[nodiscard]] std::optional<UtcTime> attemptedAt() const
    {
        const CashPosition &position = root->position().position();
        return position.connections.empty() ? std::nullopt : position.connections.front().activity.lastAttemptAt;
    }

    std::unique_ptr<CompositionRoot> root; ///< outlives the window
    std::unique_ptr<MainWindow> window;
};

SecretValuesPtr credential()
{
    auto secrets = std::make_shared<SecretValues>();
    secrets->emplace(u"username"_s, Secret(QByteArray("USsandboxNorvaleKey")));
    secrets->emplace(u"password"_s, Secret(QByteArray("sandbox-finix-password")));
    return secrets;
}

} // namespace

class TestConnections : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] Connection finix(SecretStorage storage) const
    {
        Connection connection;
        connection.id = ConnectionId(QUuid::createUuid().toString(QUuid::WithoutBraces));
        connection.provider = ProviderId(u"finix"_s);
        connection.name = u"Finix US"_s;
        connection.mode = u"list"_s;
        connection.environment = u"sandbox"_s;
        connection.parameters = {{u"application_id"_s, {u"APsandboxNorvaleShop"_s}}};
        connection.baseAddresses = {{u"api"_s, m_banks->base(u"finix"_s).toString()}};
        connection.caFile = m_state.filePath(u"ca.pem"_s);
        connection.secretStorage = storage;
        return connection;
    }
    void add(const Program &program, SecretStorage storage) const
    {
        Connection connection = finix(storage);
        const auto definition = program.root->catalog().find(connection.provider);
        connection.mode = definition.value().modes.front().name;
        QTRY_VERIFY_WITH_TIMEOUT(!program.root->readOnlyReason(), 20'000);
        Q_EMIT program.page().saveRequested(connection, credential());
        QTRY_COMPARE_WITH_TIMEOUT(program.saved().size(), std::size_t(1), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(program.outcome(), std::optional(AttemptOutcome::Ok), 20'000);
    }

    SystemClock m_clock;
    QTemporaryDir m_state;
    QTemporaryDir m_profiles;
    std::unique_ptr<SandboxServer> m_banks;

private Q_SLOTS:
    void init()
    {
        SandboxOptions options;
        options.stateDir = m_state.path();
        auto banks = SandboxServer::start(options, m_clock);
        QVERIFY(banks);
        m_banks = std::move(banks).value();
    }

    void editsWithoutAskingForTheCredentialAgain()
    {
        const Program program(m_profiles.filePath(u"edit"_s));
        add(program, SecretStorage::SessionOnly);
        Connection edited = program.saved().front();
        edited.name = u"Finix shop"_s;
        const auto before = program.attemptedAt();

        Q_EMIT program.page().saveRequested(edited, std::make_shared<SecretValues>());

        QTRY_COMPARE_WITH_TIMEOUT(program.saved().front().name, u"Finix shop"_s, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(program.attemptedAt() != before, 20'000);
        QCOMPARE(program.outcome(), std::optional(AttemptOutcome::Ok));
    }

    void sendsNoStoredCredentialToAnotherAddress()
    {
        const Program program(m_profiles.filePath(u"moved"_s));
        add(program, SecretStorage::SessionOnly);
        const Connection before = program.saved().front();
        Connection moved = before;
        moved.baseAddresses = {
            {u"api"_s, m_banks->base(u"midaz"_s).toString().replace(u"127.0.0.1"_s, u"localhost"_s)}};
        if (moved.baseAddresses == before.baseAddresses)
            moved.baseAddresses = {{u"api"_s, u"https://localhost:1"_s}};
        m_banks->reset();

        Q_EMIT program.page().saveRequested(moved, std::make_shared<SecretValues>());
        QSignalSpy tested(&program.root->engine(), &Engine::connectionTested);
        Q_EMIT program.page().testRequested(moved, std::make_shared<SecretValues>());
        Q_EMIT program.page().testRequested(before, std::make_shared<SecretValues>());

        QTRY_COMPARE_WITH_TIMEOUT(tested.size(), 1, 20'000); // the one to where it was entered for
        QCOMPARE(tested[0][0].value<Attempt>().outcome, AttemptOutcome::Ok);
        QCOMPARE(program.saved().front(), before);
    }

    void pausesAndResumes()
    {
        const Program program(m_profiles.filePath(u"pause"_s));
        add(program, SecretStorage::SessionOnly);
        const ConnectionId id = program.saved().front().id;
        Q_EMIT program.page().pauseRequested(id, true);
        QTRY_VERIFY(program.saved().front().paused);
        const auto before = program.attemptedAt();

        Q_EMIT program.page().pauseRequested(id, false);

        QVERIFY(!program.saved().front().paused);
        QTRY_VERIFY_WITH_TIMEOUT(program.attemptedAt() != before, 20'000);
    }

    void removesWithOrWithoutHistory_data()
    {
        QTest::addColumn<bool>("purge");
        QTest::newRow("its history stays") << false;
        QTest::newRow("its history goes") << true;
    }
    void removesWithOrWithoutHistory()
    {
        QFETCH(bool, purge);
        const QString folder = m_profiles.filePath(purge ? u"purge"_s : u"keep"_s);
        const Program program(folder);
        add(program, SecretStorage::SessionOnly);
        QSignalSpy purged(&program.root->writer(), &HistoryWriter::purged);

        Q_EMIT program.page().removeRequested(program.saved().front().id, purge);

        QTRY_VERIFY_WITH_TIMEOUT(program.root->position().position().connections.empty(), 20'000);
        QVERIFY(program.saved().empty());
        if (purge)
            QTRY_COMPARE_WITH_TIMEOUT(purged.size(), 1, 20'000);
        QTRY_COMPARE(program.root->repository().removedConnections().size(), std::size_t(purge ? 0 : 1));
        const auto attempts = ReadingQueries::open(folder).value()->attempts(
            std::nullopt, m_clock.now() - std::chrono::hours(1), m_clock.now() + std::chrono::hours(1), 10);
        QCOMPARE(attempts.value().empty(), purge);
    }

    /// The only one with the keychain, whose library serves one thread for the life of a process.
    void knowsWhatItPutIntoTheKeychain()
    {
        const QString folder = m_profiles.filePath(u"keychain"_s);
        const Program program(folder);
        add(program, SecretStorage::Keychain);
        const auto records = CredentialIndex(folder).records();
        QCOMPARE(records.value().size(), std::size_t(1));
        QCOMPARE(records.value()[0].fields.size(), 2);

        Q_EMIT program.page().credentialCheckRequested();
        auto *table = program.window->findChild<QTableWidget *>(u"credentialTable"_s);
        QTRY_COMPARE_WITH_TIMEOUT(table->rowCount(), 2, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(table->item(0, 2)->text(), u"Stored"_s, 20'000);
        QVERIFY(program.window->findChild<QLabel *>(u"storeTest"_s)->text().contains(u"read back"_s));

        Q_EMIT program.page().removeRequested(program.saved().front().id, false);
        QTRY_VERIFY_WITH_TIMEOUT(CredentialIndex(folder).records().value().empty(), 20'000);
        QTRY_COMPARE(table->rowCount(), 0);
    }
};

QTEST_MAIN(TestConnections)
#include "tst_connections.moc"

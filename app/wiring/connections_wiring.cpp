// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiring.h"

#include <program/credentials.h>

#include <polling/connection_endpoints.h>
#include <ui/connections_page.h>
#include <wording/error_text.h>

#include <QUuid>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

Result<std::pair<Connection, QStringList>> completed(CompositionRoot &root, Connection connection)
{
    const auto definition = root.catalog().find(connection.provider);
    if (!definition)
        return definition.error();
    if (connection.id.isEmpty())
        connection.id = ConnectionId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    if (const auto checked = checkStorable(connection); !checked)
        return checked.error();
    if (const auto checked = checkConnection(definition.value(), connection); !checked)
        return checked.error();
    if (const auto other = root.repository().find(connection.name); other && other.value().id != connection.id)
        return Error{.kind = ErrorKind::AlreadyExists, .where = u"name"_s, .found = shortened(connection.name)};
    const bool isTest = definition.value().environment(connection.environment)->isTest;
    connection.source = isTest ? DataSource::Test : DataSource::Live;
    const auto endpoints = endpointsOf(definition.value(), connection);
    if (!endpoints)
        return endpoints.error();
    return std::pair(connection, endpoints.value().origins);
}

namespace {

/// The connections page and what it is wired to. Lives as long as the window.
class ConnectionsDesk final : public QObject
{
public:
    ConnectionsDesk(CompositionRoot &root, MainWindow &window);

private:
    void save(const Connection &entered, const SecretValuesPtr &secrets);
    void saveWithStoredSecrets(const Connection &connection, const QStringList &origins);
    void finishSave(const Connection &connection, const std::optional<Error> &error);
    void test(const Connection &connection, const SecretValuesPtr &secrets);
    void pause(const ConnectionId &id, bool paused);
    void remove(const ConnectionId &id, bool withHistory);
    void finishRemoval(const ConnectionId &id, SecretStorage storage, const std::optional<Error> &error);
    void finishPurge(const ConnectionId &id, const std::optional<Error> &error);
    void examine();
    void tellCredentials();
    void refresh(const ConnectionId &id);
    void takeOut(const ConnectionId &id, SecretStorage storage, const QStringList &fields);
    [[nodiscard]] bool mayChange();
    [[nodiscard]] QStringList secretsOf(const Connection &connection) const;
    [[nodiscard]] CredentialRecord expectedRecord(const Connection &connection) const;
    void complainAbout(const Error &error) { complain(m_root, m_window, error); }

    CompositionRoot &m_root;
    MainWindow &m_window;
    ConnectionsPage &m_page;
    Credentials *m_credentials; ///< in the engine's thread, ends with it
    CredentialIndex m_index;
    CredentialReport m_report;
};

ConnectionsDesk::ConnectionsDesk(CompositionRoot &root, MainWindow &window)
    : QObject(&window)
    , m_root(root)
    , m_window(window)
    , m_page(window.connectionsPage())
    , m_credentials(new Credentials(root.engine(), root.clock()))
    , m_index(root.profile().folder)
{
    m_credentials->moveToThread(root.engine().thread());
    connect(root.engine().thread(), &QThread::finished, m_credentials, &QObject::deleteLater);
    Engine *engine = &root.engine();
    HistoryWriter *writer = &root.writer();

    connect(&m_page, &ConnectionsPage::refreshRequested, &window, &MainWindow::refreshRequested);
    connect(&m_page, &ConnectionsPage::pauseRequested, this, &ConnectionsDesk::pause);
    connect(&m_page, &ConnectionsPage::removeRequested, this, &ConnectionsDesk::remove);
    connect(&m_page, &ConnectionsPage::testRequested, this, &ConnectionsDesk::test);
    connect(&m_page, &ConnectionsPage::saveRequested, this, &ConnectionsDesk::save);
    connect(engine, &Engine::connectionTested, &m_page, &ConnectionsPage::showTestResult);
    connect(m_credentials, &Credentials::couldNotTest, &m_page, &ConnectionsPage::showTestResult);
    connect(engine, &Engine::secretsStored, this, &ConnectionsDesk::finishSave);
    connect(m_credentials, &Credentials::removed, this, &ConnectionsDesk::finishRemoval);
    connect(writer, &HistoryWriter::purged, this, &ConnectionsDesk::finishPurge);

    connect(&m_page, &ConnectionsPage::linkRequested, this, [this, writer](const AccountLink &link) {
        if (mayChange())
            post(*writer, [writer, link] { writer->linkAccount(link); });
    });
    connect(&m_page, &ConnectionsPage::newSeriesRequested, this,
            [this, writer](const ConnectionId &connection, const AccountId &account) {
                if (mayChange())
                    post(*writer, [writer, connection, account] { writer->startNewSeries(connection, account); });
            });
    connect(writer, &HistoryWriter::accountsChanged, this,
            [this](const ConnectionId &connection, const std::optional<Error> &error) {
                if (error)
                    complainAbout(*error);
                else
                    refresh(connection); // the next attempt brings the first figure
            });
    connect(writer, &HistoryWriter::accountLinksFound, &m_page, &ConnectionsPage::showAccountLinks);
    connect(writer, &HistoryWriter::loaded, writer, &HistoryWriter::findAccountLinks);
    connect(writer, &HistoryWriter::appended, writer, [writer](const AppendedChanges &changes) {
        if (!changes.snapshots.empty())
            writer->findAccountLinks();
    });

    connect(&m_page, &ConnectionsPage::storeStateRequested, this, [this] {
        tellCredentials();
        post(*m_credentials, [credentials = m_credentials] { credentials->askState(); });
    });
    connect(m_credentials, &Credentials::stateKnown, this, [this](CredentialStoreState state) {
        m_report.store = state;
        tellCredentials();
    });
    connect(&m_page, &ConnectionsPage::credentialCheckRequested, this, &ConnectionsDesk::examine);
    connect(m_credentials, &Credentials::examined, this, [this](const CredentialReport &report) {
        m_report = report;
        tellCredentials();
    });
    connect(&m_page, &ConnectionsPage::orphanRemovalRequested, this, [this](const ConnectionId &id) {
        const auto records = m_index.records();
        if (!records)
            return complainAbout(records.error());
        for (const CredentialRecord &record : records.value()) {
            if (record.connection == id)
                takeOut(id, SecretStorage::Keychain, record.fields);
        }
    });
}

bool ConnectionsDesk::mayChange()
{
    if (m_root.readOnlyReason())
        complainAbout(*m_root.readOnlyReason());
    return !m_root.readOnlyReason();
}

void ConnectionsDesk::refresh(const ConnectionId &id)
{
    post(m_root.engine(), [engine = &m_root.engine(), id] { engine->refresh({id}); });
}

QStringList ConnectionsDesk::secretsOf(const Connection &connection) const
{
    const auto definition = m_root.catalog().find(connection.provider);
    const ModeSpec *mode = definition ? definition.value().mode(connection.mode) : nullptr;
    return mode ? mode->secrets : QStringList();
}

CredentialRecord ConnectionsDesk::expectedRecord(const Connection &connection) const
{
    const auto definition = m_root.catalog().find(connection.provider);
    const auto endpoints =
        definition ? endpointsOf(definition.value(), connection) : Result<ConnectionEndpoints>(definition.error());
    return {connection.id, connection.name, secretsOf(connection),
            endpoints ? endpoints.value().origins : QStringList(), connection.credentialEnteredAt.value_or(UtcTime())};
}

// ---- save: check, then the credential into its store, then the connection into the file. Nothing is saved half-way.

void ConnectionsDesk::save(const Connection &entered, const SecretValuesPtr &secrets)
{
    const auto checked = m_root.readOnlyReason() ? *m_root.readOnlyReason() : completed(m_root, entered);
    if (!checked) {
        m_page.showSaveResult(checked.error());
        return;
    }
    const auto &[connection, origins] = checked.value();
    if (secrets->empty() && !secretsOf(connection).isEmpty()) {
        saveWithStoredSecrets(connection, origins);
        return;
    }
    post(m_root.engine(), [engine = &m_root.engine(), checked = checked.value(), secrets] {
        engine->storeSecrets(checked.first, checked.second, secrets);
    });
}

/// The stored credential goes on to serve: only where it was entered for these addresses (security.md M4).
void ConnectionsDesk::saveWithStoredSecrets(const Connection &connection, const QStringList &origins)
{
    const auto known = m_root.repository().find(connection.id.toString());
    const CredentialRecord before = known ? expectedRecord(known.value()) : CredentialRecord{};
    const bool isInFiles = connection.secretStorage == SecretStorage::CredentialsDirectory;
    Result<void> saved;
    if (!isInFiles
        && (!known || known.value().secretStorage != connection.secretStorage
            || before.fields != secretsOf(connection)))
        saved = Error{.kind = ErrorKind::SecretMissing, .where = connection.name};
    else if (!isInFiles && before.origins != origins)
        saved = Error{.kind = ErrorKind::SecretOriginChanged,
                      .where = connection.name,
                      .found = before.origins.join(u' '),
                      .expected = origins.join(u' ')};
    else
        saved = m_root.repository().save(connection);
    if (saved) {
        announceConnections(m_root);
        if (!connection.paused)
            refresh(connection.id);
    }
    m_page.showSaveResult(saved);
}

void ConnectionsDesk::finishSave(const Connection &connection, const std::optional<Error> &error)
{
    if (m_root.sample() && m_root.sample()->knows(connection.id))
        return; // the sample banks' credentials, see samples_wiring.cpp
    if (error) {
        m_page.showSaveResult(Result<void>(*error));
        return;
    }
    const auto before = m_root.repository().find(connection.id.toString());
    const QStringList fields = secretsOf(connection);
    Connection entered = connection;
    entered.credentialEnteredAt = m_root.clock().now();
    const Result<void> saved = m_root.repository().save(entered);
    if (!saved) {
        if (!before && !fields.isEmpty()) // nothing refers to them by now
            takeOut(connection.id, connection.secretStorage, fields);
        m_page.showSaveResult(saved);
        return;
    }
    if (connection.secretStorage == SecretStorage::Keychain && !fields.isEmpty()) {
        if (const auto noted = m_index.note(expectedRecord(entered)); !noted)
            complainAbout(noted.error());
    }
    if (before && before.value().secretStorage != connection.secretStorage)
        takeOut(connection.id, before.value().secretStorage, secretsOf(before.value()));
    announceConnections(m_root);
    if (!connection.paused)
        refresh(connection.id);
    tellCredentials();
    m_page.showSaveResult(saved);
}

void ConnectionsDesk::test(const Connection &entered, const SecretValuesPtr &secrets)
{
    const QStringList fields = secretsOf(entered);
    const auto checked = completed(m_root, entered);
    if (!checked) {
        const UtcTime now = m_root.clock().now();
        m_page.showTestResult(
            failedAttempt(QUuid::createUuid().toString(QUuid::WithoutBraces), entered.id, now, now, checked.error()));
        return;
    }
    if (secrets->empty() && !fields.isEmpty()) {
        post(*m_credentials, [credentials = m_credentials, checked = checked.value(), fields] {
            credentials->test(checked.first, checked.second, fields);
        });
        return;
    }
    post(m_root.engine(), [engine = &m_root.engine(), connection = checked.value().first, secrets] {
        engine->test(connection, secrets);
    });
}

// ---- pause, remove

void ConnectionsDesk::pause(const ConnectionId &id, bool paused)
{
    auto connection = m_root.repository().find(id.toString());
    if (!mayChange() || !connection)
        return;
    connection.value().paused = paused;
    if (const auto saved = m_root.repository().save(connection.value()); !saved) {
        complainAbout(saved.error());
        return;
    }
    announceConnections(m_root);
    if (!paused)
        refresh(id);
}

void ConnectionsDesk::remove(const ConnectionId &id, bool withHistory)
{
    const auto connection = m_root.repository().find(id.toString());
    if (!mayChange() || !connection)
        return;
    if (const auto removed = m_root.repository().remove(id, m_root.clock().now()); !removed) {
        complainAbout(removed.error());
        return;
    }
    announceConnections(m_root);
    if (!isManual(connection.value())) {
        QStringList fields;
        if (const auto definition = m_root.catalog().find(connection.value().provider)) {
            for (const SecretSpec &secret : definition.value().secrets)
                fields += secret.name;
        }
        takeOut(id, connection.value().secretStorage, fields);
    }
    if (withHistory)
        post(m_root.writer(), [writer = &m_root.writer(), id] { writer->purge(id); });
}

void ConnectionsDesk::takeOut(const ConnectionId &id, SecretStorage storage, const QStringList &fields)
{
    post(*m_credentials,
         [credentials = m_credentials, id, storage, fields] { credentials->remove(id, storage, fields); });
}

void ConnectionsDesk::finishRemoval(const ConnectionId &id, SecretStorage storage, const std::optional<Error> &error)
{
    if (error)
        complainAbout(*error); // its record stays: the page shows what is left over
    else if (storage == SecretStorage::Keychain) {
        if (const auto forgotten = m_index.forget(id); !forgotten)
            complainAbout(forgotten.error());
    }
    tellCredentials();
}

void ConnectionsDesk::finishPurge(const ConnectionId &id, const std::optional<Error> &error)
{
    const auto forgotten = error ? Result<void>(*error) : m_root.repository().forget(id);
    if (!forgotten)
        complainAbout(forgotten.error());
}

// ---- the keychain

void ConnectionsDesk::examine()
{
    tellCredentials();
    m_report.running = true;
    m_page.showCredentials(m_report);
    post(*m_credentials, [credentials = m_credentials, entries = m_report.entries] { credentials->examine(entries); });
}

/// What was found by looking at an entry stays until it is looked at again or is another one.
void ConnectionsDesk::tellCredentials()
{
    const auto records = m_index.records();
    if (!records)
        complainAbout(records.error());
    std::vector<CredentialEntry> entries = credentialEntries(
        records ? records.value() : std::vector<CredentialRecord>(), m_root.repository().connections(),
        [this](const Connection &connection) { return expectedRecord(connection); });
    for (CredentialEntry &entry : entries) {
        for (const CredentialEntry &known : m_report.entries) {
            if (known.name == entry.name && known.enteredAt == entry.enteredAt && known.origins == entry.origins) {
                entry.state = known.state;
                entry.problem = known.problem;
            }
        }
    }
    m_report.entries = std::move(entries);
    m_page.showCredentials(m_report);
}

} // namespace

void wireConnections(CompositionRoot &root, MainWindow &window)
{
    new ConnectionsDesk(root, window);
}

} // namespace coffer

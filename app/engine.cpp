// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/engine.h>

#include <polling/connection_endpoints.h>
#include <secrets/credentials_directory_secret_store.h>
#include <secrets/keychain_secret_store.h>
#include <secrets/memory_secret_store.h>

namespace coffer {

Engine::Engine(const ProviderCatalog &catalog, const CurrencyTable &currencies, const Clock &clock,
               EngineOptions options)
    : m_catalog(catalog)
    , m_currencies(currencies)
    , m_clock(clock)
    , m_options(std::move(options))
{
}

Engine::~Engine() = default;

SecretStore &Engine::store(SecretStorage storage)
{
    switch (storage) {
    case SecretStorage::Keychain:
        if (!m_keychain) // lazily: a program without such connections never touches the keychain
            m_keychain = std::make_unique<KeychainSecretStore>();
        return *m_keychain;
    case SecretStorage::SessionOnly:
        if (!m_memory)
            m_memory = std::make_unique<MemorySecretStore>();
        return *m_memory;
    case SecretStorage::CredentialsDirectory:
        if (!m_credentials)
            m_credentials =
                std::make_unique<CredentialsDirectorySecretStore>(qEnvironmentVariable("CREDENTIALS_DIRECTORY"));
        return *m_credentials;
    }
    Q_UNREACHABLE();
}

Poller &Engine::poller()
{
    if (!m_poller) { // made in the engine thread, where its timer and sockets belong
        m_poller = std::make_unique<Poller>(
            PollerServices{.catalog = m_catalog,
                           .currencies = m_currencies,
                           .clock = m_clock,
                           .secrets = [this](SecretStorage storage) -> SecretStore & { return store(storage); },
                           .proxy = m_options.proxy,
                           .proxyHost = m_options.proxyHost,
                           .proxyPort = m_options.proxyPort,
                           .seed = m_options.seed});
        connect(m_poller.get(), &Poller::attemptFinished, this, &Engine::attemptFinished);
        connect(m_poller.get(), &Poller::sweepProgressed, this, &Engine::sweepProgressed);
        connect(m_poller.get(), &Poller::scheduleChanged, this, &Engine::scheduleChanged);
    }
    return *m_poller;
}

void Engine::setConnections(const std::vector<Connection> &connections)
{
    poller().setConnections(connections);
    m_known.clear();
    for (const Connection &connection : connections)
        m_known.insert(connection.id);
}

void Engine::setBusinessDays(const BusinessDays &days)
{
    poller().setBusinessDays(days);
}

void Engine::noteEarlierAttempts(const std::vector<AttemptRecord> &attempts)
{
    for (const AttemptRecord &attempt : attempts)
        poller().noteEarlierAttempt(attempt.connection, attempt.receivedAt, attempt.outcome, attempt.requests);
}

void Engine::start()
{
    poller().start();
}

void Engine::refresh(const std::vector<ConnectionId> &ids)
{
    poller().refresh(ids);
}

void Engine::cancel()
{
    poller().cancel();
}

void Engine::test(const Connection &connection, const SecretMap &secrets)
{
    poller().test(connection, std::move(*secrets),
                  [this](const Attempt &attempt) { Q_EMIT connectionTested(attempt); });
}

void Engine::stopUntilCredential(const std::vector<ConnectionId> &ids)
{
    for (const ConnectionId &id : ids)
        poller().stopUntilResumed(id);
}

void Engine::storeSecrets(const Connection &connection, const QStringList &origins, const SecretMap &secrets)
{
    if (const auto definition = m_catalog.find(connection.provider)) {
        if (const auto checked = checkCredential(definition.value(), connection, *secrets); !checked) {
            Q_EMIT secretsStored(connection, checked.error());
            return;
        }
    }
    const auto whose = m_known.contains(connection.id) ? CredentialOf::ExistingConnection : CredentialOf::NewConnection;
    writeSecrets(store(connection.secretStorage), connection.id, origins, std::move(*secrets), whose,
                 [this, connection](const Result<void> &written) {
                     if (written && m_poller)
                         m_poller->credentialsReplaced(connection.id);
                     Q_EMIT secretsStored(connection, written ? std::nullopt : std::optional(written.error()));
                 });
}

} // namespace coffer

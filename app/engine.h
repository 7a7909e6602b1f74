// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/attempt.h>
#include <balances/connection.h>
#include <polling/poller.h>
#include <secrets/secret_store.h>
#include <store/reading_queries.h>

#include <QObject>

#include <map>
#include <memory>
#include <set>

namespace coffer {

class KeychainSecretStore;
class CredentialsDirectorySecretStore;
class MemorySecretStore;

/// Secrets on their way between threads: shared, because they cannot be copied; used by one side at a time.
using SecretMap = std::shared_ptr<std::map<QString, Secret>>;

struct EngineOptions
{
    ProxyMode proxy = ProxyMode::System;
    QString proxyHost;
    quint16 proxyPort = 0;
    std::uint32_t seed = 0;
};

/// Everything that happens in the engine thread: network, polling, normalising and the keychain.
///
/// Thread: moved to the engine thread; every function is posted there, every signal is answered across threads by
/// value.
class Engine : public QObject
{
    Q_OBJECT

public:
    Engine(const ProviderCatalog &catalog, const CurrencyTable &currencies, const Clock &clock, EngineOptions options);
    ~Engine() override;

    void setConnections(const std::vector<Connection> &connections);
    /// By which fixed times are found.
    void setBusinessDays(const BusinessDays &days);
    /// Attempts of earlier runs, which count against the providers' limits per day.
    void noteEarlierAttempts(const std::vector<AttemptRecord> &attempts);
    void start(); ///< polls by schedule, beginning with all at once
    void refresh(const std::vector<ConnectionId> &ids);
    void cancel();
    /// Saves nothing; ends in connectionTested.
    void test(const Connection &connection, const SecretMap &secrets);
    /// Its last credential was refused: it is not asked by schedule until storeSecrets, or refresh by name.
    void stopUntilCredential(const std::vector<ConnectionId> &ids);
    /// Stores the secrets of a connection, bound to `origins` (see writeSecrets); ends in secretsStored.
    void storeSecrets(const Connection &connection, const QStringList &origins, const SecretMap &secrets);
    /// Made when it is first asked for; lives as long as this. In the engine thread.
    [[nodiscard]] SecretStore &store(SecretStorage storage);

Q_SIGNALS:
    void attemptFinished(const coffer::Attempt &attempt);
    void sweepProgressed(int finished, int total);
    /// Of all connections, whenever something of them changed; told at most four times a second.
    void scheduleChanged(const std::vector<coffer::ConnectionSchedule> &schedules);
    void connectionTested(const coffer::Attempt &attempt);
    void secretsStored(const coffer::Connection &connection, const std::optional<coffer::Error> &error);

private:
    [[nodiscard]] Poller &poller();

    const ProviderCatalog &m_catalog;
    const CurrencyTable &m_currencies;
    const Clock &m_clock;
    EngineOptions m_options;
    std::unique_ptr<KeychainSecretStore> m_keychain;
    std::unique_ptr<CredentialsDirectorySecretStore> m_credentials;
    std::unique_ptr<MemorySecretStore> m_memory;
    std::unique_ptr<Poller> m_poller;
    std::set<ConnectionId> m_known; ///< those that have a credential to lose
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/credentials.h>

#include <secrets/keychain_doctor.h>

#include <QUuid>

#include <algorithm>

namespace coffer {

using namespace std::chrono_literals;

void Credentials::askState()
{
    askKeychainState(this, 2s, [this](CredentialStoreState state) { Q_EMIT stateKnown(state); });
}

void Credentials::examine(const std::vector<CredentialEntry> &entries)
{
    examineKeychain(m_engine.store(SecretStorage::Keychain), m_clock, entries,
                    [this](const CredentialReport &report) { Q_EMIT examined(report); });
}

void Credentials::remove(const ConnectionId &connection, SecretStorage storage, const QStringList &fields)
{
    removeSecrets(m_engine.store(storage), connection, fields, [this, connection, storage](const Result<void> &done) {
        Q_EMIT removed(connection, storage, done ? std::nullopt : std::optional(done.error()));
    });
}

void Credentials::test(const Connection &connection, const QStringList &origins, const QStringList &fields)
{
    readSecrets(m_engine.store(connection.secretStorage), connection.id, origins, fields,
                [this, connection](Result<std::map<QString, Secret>> secrets) {
                    if (secrets) {
                        m_engine.test(connection,
                                      std::make_shared<std::map<QString, Secret>>(std::move(secrets).value()));
                        return;
                    }
                    const UtcTime now = m_clock.now();
                    Q_EMIT couldNotTest(failedAttempt(QUuid::createUuid().toString(QUuid::WithoutBraces), connection.id,
                                                      now, now, secrets.error()));
                });
}

std::vector<CredentialEntry> credentialEntries(const std::vector<CredentialRecord> &records,
                                               const std::vector<Connection> &connections,
                                               const std::function<CredentialRecord(const Connection &)> &expected)
{
    std::vector<CredentialEntry> entries;
    const auto add = [&entries](const CredentialRecord &record, const QString &name, bool orphaned,
                                std::optional<UtcTime> enteredAt) {
        for (const QString &field : record.fields)
            entries.push_back({.name = SecretKey{record.connection, field}.entryName(),
                               .connection = record.connection,
                               .connectionName = name,
                               .field = field,
                               .origins = record.origins,
                               .enteredAt = enteredAt,
                               .orphaned = orphaned,
                               .state = CredentialEntry::State::NotLookedAt,
                               .problem = {}});
    };
    for (const Connection &connection : connections) {
        if (connection.secretStorage == SecretStorage::Keychain)
            add(expected(connection), connection.name, false, connection.credentialEnteredAt);
    }
    for (const CredentialRecord &record : records) {
        const bool inUse = std::any_of(connections.begin(), connections.end(), [&](const Connection &connection) {
            return connection.id == record.connection && connection.secretStorage == SecretStorage::Keychain;
        });
        if (!inUse)
            add(record, record.connectionName, true, record.enteredAt);
    }
    return entries;
}

} // namespace coffer

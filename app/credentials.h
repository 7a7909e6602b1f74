// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <program/engine.h>

#include <balances/credential_report.h>
#include <config/credential_index.h>

#include <QObject>

#include <functional>

namespace coffer {

/// What the connections page does with stored credentials: tests with them, takes them out, looks after the keychain.
///
/// Thread: that of the engine, whose stores it uses, because one thread of a program serves the keychain; functions are
/// posted there. Each ends in its signal exactly once, also where the engine goes away first (with Cancelled). It must
/// outlive the engine.
class Credentials : public QObject
{
    Q_OBJECT

public:
    Credentials(Engine &engine, const Clock &clock) : m_engine(engine), m_clock(clock) {}

    /// Without unlocking anything or asking anybody.
    void askState();
    void examine(const std::vector<CredentialEntry> &entries);
    void remove(const ConnectionId &connection, SecretStorage storage, const QStringList &fields);
    /// Asks the provider with what is stored; ends in Engine::connectionTested, or in couldNotTest.
    void test(const Connection &connection, const QStringList &origins, const QStringList &fields);

Q_SIGNALS:
    void stateKnown(coffer::CredentialStoreState state);
    void examined(const coffer::CredentialReport &report);
    void removed(const coffer::ConnectionId &connection, coffer::SecretStorage storage,
                 const std::optional<coffer::Error> &error);
    void couldNotTest(const coffer::Attempt &attempt);

private:
    Engine &m_engine;
    const Clock &m_clock;
};

/// The entries of the keychain that a profile knows of: those of its connections, as `expected` says, and then what
/// `records` has of others.
[[nodiscard]] std::vector<CredentialEntry>
credentialEntries(const std::vector<CredentialRecord> &records, const std::vector<Connection> &connections,
                  const std::function<CredentialRecord(const Connection &)> &expected);

} // namespace coffer

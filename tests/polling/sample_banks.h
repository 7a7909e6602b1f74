// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/attempt.h>
#include <balances/connection.h>
#include <money/currency.h>
#include <polling/connection_endpoints.h>
#include <providers/provider_catalog.h>
#include <sandbox/sandbox_server.h>
#include <secrets/memory_secret_store.h>

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace coffer {

/// Secrets in memory that count what is asked of them and can refuse to write.
class CountingSecretStore final : public SecretStore
{
public:
    void read(const SecretKey &key, const QStringList &origins, ReadDone done) override
    {
        ++reads;
        m_store.read(key, origins, std::move(done));
    }
    void write(const SecretKey &key, const QStringList &origins, Secret secret, Done done) override
    {
        ++writes;
        if (!refuseWrites)
            return m_store.write(key, origins, std::move(secret), std::move(done));
        m_store.remove({key.connection, QStringLiteral("none")},
                       [done](const Result<void> &) { done(Error{.kind = ErrorKind::KeychainLocked}); });
    }
    void remove(const SecretKey &key, Done done) override { m_store.remove(key, std::move(done)); }
    void probe(Done done) override { m_store.probe(std::move(done)); }

    int reads = 0;
    int writes = 0;
    bool refuseWrites = false;

private:
    MemorySecretStore m_store;
};

/// The five sample banks on TLS, connections to them, and their credentials in memory.
class SampleBanks
{
public:
    static constexpr const char *names[] = {"fincode", "midaz", "finix", "paytota", "solaris"};

    explicit SampleBanks(const SandboxOptions &options = {})
        : catalog(ProviderCatalog::builtIn().value())
        , currencies(CurrencyTable::builtIn().value())
        , server(SandboxServer::start(options, systemClock).value())
        , m_ready(QJsonDocument::fromJson(server->readyJson()).object())
    {
        QFile ca(m_folder.filePath(QStringLiteral("ca.pem")));
        if (!ca.open(QIODevice::WriteOnly) || ca.write(server->caCertificate()) < 0)
            qFatal("no temporary file");
    }

    /// One that works; the first of `mode` when empty.
    [[nodiscard]] Connection connection(const QString &bank, const QString &mode = {}) const
    {
        const ProviderDefinition definition = catalog.find(ProviderId(bank)).value();
        Connection connection;
        connection.id = ConnectionId(bank);
        connection.provider = definition.id;
        connection.name = bank;
        connection.mode = mode.isEmpty() ? usualMode(bank) : mode;
        connection.environment = definition.environments.front().name;
        connection.caFile = m_folder.filePath(QStringLiteral("ca.pem"));
        for (const auto &[name, value] : texts("bases", bank))
            connection.baseAddresses.insert(name, value);
        for (const auto &[name, value] : texts("parameters", bank)) {
            if (definition.mode(connection.mode)->parameters.contains(name))
                connection.parameters.insert(name, {value});
        }
        return connection;
    }

    [[nodiscard]] std::map<QString, Secret> credentials(const Connection &connection) const
    {
        const ProviderDefinition definition = catalog.find(connection.provider).value();
        std::map<QString, Secret> secrets;
        for (const auto &[name, value] : texts("credentials", connection.provider.toString())) {
            if (definition.mode(connection.mode)->secrets.contains(name))
                secrets.emplace(name, Secret(value.toUtf8()));
        }
        return secrets;
    }

    /// Stores what opens the bank, or something else instead.
    void store(const Connection &connection, SecretStore &into, const QByteArray &instead = {})
    {
        const ProviderDefinition definition = catalog.find(connection.provider).value();
        const QStringList origins = endpointsOf(definition, connection).value().origins;
        for (auto &[name, secret] : credentials(connection)) {
            std::optional<Result<void>> written;
            into.write({connection.id, name}, origins,
                       instead.isEmpty() ? std::move(secret) : Secret(QByteArray(instead)),
                       [&written](const Result<void> &result) { written = result; });
            while (!written)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            if (!*written)
                qFatal("secret not stored");
        }
    }

    void addFaults(const QStringList &faults)
    {
        for (const QString &text : faults)
            server->addFault(parseFault(text).value());
    }

    /// What the bank's own books say: "id currency posted available pending", the figures digit for digit.
    [[nodiscard]] QSet<QString> ledger(const QString &bank) const
    {
        QSet<QString> lines;
        const QJsonArray accounts = QJsonDocument::fromJson(server->ledgerJson()).object().value(u"accounts").toArray();
        for (const QJsonValue &account : accounts) {
            if (account[u"bank"].toString() == bank)
                lines += QStringList{account[u"id"].toString(), account[u"currency"].toString(),
                                     account[u"posted"].toString(), account[u"available"].toString(),
                                     account[u"pending"].toString()}
                             .join(u' ');
        }
        return lines;
    }

    /// The same of what was read.
    [[nodiscard]] static QSet<QString> figures(const Attempt &attempt)
    {
        QSet<QString> lines;
        if (!attempt.report)
            return lines;
        const auto text = [](const std::optional<Figure> &figure) {
            return figure ? figure->amount.toString() : QString();
        };
        for (const BalanceReading &reading : attempt.report->readings)
            lines += QStringList{reading.providerAccountId, reading.currency.toString(), text(reading.posted),
                                 text(reading.available), text(reading.pending)}
                         .join(u' ');
        return lines;
    }

    const SystemClock systemClock;
    const ProviderCatalog catalog;
    const CurrencyTable currencies;
    const std::unique_ptr<SandboxServer> server;

private:
    static QString usualMode(const QString &bank)
    {
        const QMap<QString, QString> modes{{QStringLiteral("fincode"), QStringLiteral("login-owner")},
                                           {QStringLiteral("midaz"), QStringLiteral("ledger-access-manager")},
                                           {QStringLiteral("finix"), QStringLiteral("application")},
                                           {QStringLiteral("paytota"), QStringLiteral("company")},
                                           {QStringLiteral("solaris"), QStringLiteral("accounts")}};
        return modes.value(bank);
    }

    [[nodiscard]] std::vector<std::pair<QString, QString>> texts(const char *member, const QString &bank) const
    {
        const QJsonObject object = m_ready.value(QLatin1StringView(member)).toObject().value(bank).toObject();
        std::vector<std::pair<QString, QString>> result;
        for (auto it = object.begin(); it != object.end(); ++it)
            result.emplace_back(it.key(), it.value().toString());
        return result;
    }

    const QTemporaryDir m_folder;
    const QJsonObject m_ready;
};

} // namespace coffer

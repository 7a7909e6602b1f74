// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/freshness.h>
#include <base/ids.h>
#include <base/utc_time.h>

#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace coffer {

/// Where the secrets of a connection are kept.
enum class SecretStorage {
    Keychain,
    SessionOnly,          ///< in memory until the program ends, because the user said so
    CredentialsDirectory, ///< read-only files of the service manager ($CREDENTIALS_DIRECTORY)
};

/// A configured endpoint: which provider, how to reach it, how often. Holds no secret.
struct Connection
{
    ConnectionId id;
    ProviderId provider;
    QString name;                          ///< unique among the connections
    QString entity;                        ///< legal entity whose accounts these are; may be empty
    QString mode;                          ///< a mode of the definition
    QString environment;                   ///< an environment of the definition
    QMap<QString, QString> baseAddresses;  ///< name -> URL: replaces named base addresses of the environment
    QMap<QString, QStringList> parameters; ///< a single text has one element
    QString caFile; ///< PEM with further certificate authorities that this connection trusts; may be empty
    std::chrono::seconds interval{900};
    std::optional<FreshnessLimits> freshnessLimits; ///< nothing: by the interval
    bool paused = false;
    DataSource source = DataSource::Live;
    SecretStorage secretStorage = SecretStorage::Keychain;
    std::optional<UtcTime> credentialEnteredAt; ///< when the user last entered its credential
    std::optional<UtcTime> removedAt;           ///< kept for its history only

    [[nodiscard]] FreshnessLimits effectiveFreshnessLimits() const
    {
        return freshnessLimits.value_or(FreshnessLimits::forInterval(interval));
    }
    friend bool operator==(const Connection &, const Connection &) = default;
};

} // namespace coffer

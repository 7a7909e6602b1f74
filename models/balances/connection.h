// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/freshness.h>
#include <base/ids.h>
#include <base/utc_time.h>

#include <QMap>
#include <QString>
#include <QStringList>
#include <QTime>

#include <chrono>
#include <optional>
#include <vector>

namespace coffer {

/// Where the secrets of a connection are kept.
enum class SecretStorage {
    Keychain,
    SessionOnly,          ///< in memory until the program ends, because the user said so
    CredentialsDirectory, ///< read-only files of the service manager ($CREDENTIALS_DIRECTORY)
};

/// How often its provider has news: what "fresh" means depends on it.
enum class FeedKind {
    Intraday, ///< at any time: fresh by FreshnessLimits
    EndOfDay, ///< once per business day: fresh until the next business day's figure is due
};

/// Until when a payment order of this day must reach the bank. Shown beside available.
struct CutOff
{
    QString currency; ///< ISO 4217; empty: every currency
    QTime time;       ///< local time of `zone`
    QString zone;     ///< IANA name

    friend bool operator==(const CutOff &, const CutOff &) = default;
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
    /// Beside the interval, polled at these local times of each business day of its entity's calendar; ascending.
    std::vector<QTime> fixedTimes;
    bool byFixedTimesOnly = false; ///< the interval does not count; needs fixedTimes
    FeedKind feed = FeedKind::Intraday;
    std::optional<FreshnessLimits> freshnessLimits; ///< nothing: by the interval
    std::vector<CutOff> cutOffs;
    std::optional<UtcTime> consentExpiresAt; ///< when the bank's consent ends, where the user or the provider said so
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

/// Provider of the connections that have no API: one account each, whose figures the user enters or imports. No
/// definition, no credential; nobody is ever asked. Their source is DataSource::Manual, that of all others is not.
[[nodiscard]] inline ProviderId manualProvider()
{
    return ProviderId(QStringLiteral("manual"));
}
[[nodiscard]] inline bool isManual(const Connection &connection)
{
    return connection.source == DataSource::Manual;
}

[[nodiscard]] QString feedKindCode(FeedKind feed); ///< "intraday", "end-of-day"
[[nodiscard]] std::optional<FeedKind> feedKindFromCode(const QString &code);

} // namespace coffer

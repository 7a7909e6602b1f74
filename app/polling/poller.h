// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/attempt.h>
#include <balances/business_calendar.h>
#include <balances/connection_schedule.h>
#include <base/clock.h>
#include <http/http_client.h>
#include <money/currency.h>
#include <providers/provider_catalog.h>
#include <secrets/secret_store.h>

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace coffer {

/// What the poller works with. References outlive it.
struct PollerServices
{
    const ProviderCatalog &catalog;
    const CurrencyTable &currencies;
    const Clock &clock;
    std::function<SecretStore &(SecretStorage)> secrets;
    ProxyMode proxy = ProxyMode::System;
    QString proxyHost = {};
    quint16 proxyPort = 0;
    std::uint32_t seed = 0; ///< of the jitter
    HttpLimits limits = {}; ///< of each request
};

/// Polls the connections: by schedule after start(), or when asked. Each poll ends in exactly one attemptFinished.
///
/// Thread: engine; all functions and signals. Each connection has an HttpClient and an Authenticator of its own.
class Poller : public QObject
{
    Q_OBJECT

public:
    explicit Poller(PollerServices services, QObject *parent = nullptr);
    ~Poller() override; ///< cancels what runs; those attempts are not announced

    /// Adds, replaces and drops. A connection whose requests changed gets a new client and is due at once; a new name,
    /// interval or pause leaves it as it is. Running polls of dropped and replaced ones end as cancelled, within this
    /// call.
    void setConnections(const std::vector<Connection> &connections);
    void start();
    void stop(); ///< no further polls by schedule; running ones go on
    /// By which fixed times are found. Without: weekends only, UTC.
    void setBusinessDays(const BusinessDays &days);
    /// An attempt of an earlier run of the program: its calls count against a provider's limit per day, and a fixed
    /// time that it was good for is not made up for.
    void noteEarlierAttempt(const ConnectionId &id, UtcTime at, AttemptOutcome outcome, int calls);
    /// Polls these now (all that are not paused when empty). The credential of a stopped connection gets one more try.
    void refresh(const std::vector<ConnectionId> &ids = {});
    void cancel(); ///< ends what polls, not what tests
    /// Not polled by schedule until credentialsReplaced() or refresh(): an earlier run of the program was refused.
    void stopUntilResumed(const ConnectionId &id);
    /// The user entered another credential: what runs with the former one ends as cancelled, and the next poll is due
    /// at once.
    void credentialsReplaced(const ConnectionId &id);
    /// One poll of a connection that need not be configured, with secrets from memory; nothing is stored and the
    /// schedule does not move. `done` is called exactly once, never from within test(); on destruction with Cancelled,
    /// from the destructor. Errors: as those of a poll; InvalidInput naming the field for a secret or parameter that is
    /// refused at entry.
    void test(const Connection &connection, std::map<QString, Secret> secrets, std::function<void(Attempt)> done);
    [[nodiscard]] bool isIdle() const;
    [[nodiscard]] std::vector<ConnectionSchedule> schedules() const;

Q_SIGNALS:
    void attemptStarted(const coffer::ConnectionId &id);
    void attemptFinished(const coffer::Attempt &attempt);
    /// A sweep is what runs between two idle times. total = 0: idle.
    void sweepProgressed(int finished, int total);
    /// All of them, whenever one has changed; changes that come together are told once.
    void scheduleChanged(const std::vector<coffer::ConnectionSchedule> &schedules);
    void exchangeFinished(const coffer::ConnectionId &id, const coffer::HttpLogEntry &entry);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <auth/authenticator.h>
#include <balances/attempt.h>
#include <balances/connection.h>
#include <http/http_client.h>
#include <money/currency.h>
#include <polling/connection_endpoints.h>
#include <polling/host_slots.h>
#include <providers/balance_normalizer.h>

#include <QObject>

#include <functional>
#include <memory>

namespace coffer {

/// Carries out one poll of one connection: the requests of its mode's chain, paging included, then normalising.
///
/// Thread: engine. Completion: `done` is called exactly once, never from within start(); cancel() and destruction
/// complete it with Cancelled and end what `http`, which is this connection's alone, has on the wire. Every outcome is
/// an Attempt. Rules (security.md M8, M16): a failed request fails the accounts it should have delivered; a refused
/// credential, a quota, or three network or server failures in a row end the attempt early, and so does a credential
/// that cannot be had (whatever the reason: a token is asked for once); a GET that the network lost is tried once more;
/// a 401 allows one renewal of the token.
class BalanceFetcher : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(Attempt)>;

    BalanceFetcher(const ProviderDefinition &definition, const Connection &connection, ConnectionEndpoints endpoints,
                   HttpClient &http, Authenticator &authenticator, HostSlots &hostSlots,
                   const CurrencyTable &currencies, const Clock &clock, const HttpLimits &limits = {},
                   QObject *parent = nullptr);
    ~BalanceFetcher() override;

    void start(Done done);
    void cancel();

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace coffer

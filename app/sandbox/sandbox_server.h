// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandbox/faults.h>
#include <sandbox/sandbox_options.h>

#include <base/clock.h>
#include <base/result.h>

#include <QObject>
#include <QUrl>

#include <memory>

namespace coffer {

/// One request that the sandbox received. Never holds the value of a header, a query or a body.
struct SandboxRequest
{
    UtcTime at;
    QByteArray method;
    QByteArray scheme;                        ///< http or https
    QByteArray host;                          ///< the Host header
    QByteArray path;                          ///< from "/finix/…" on, without the query
    int status = 0;                           ///< 0 where no status went out
    QByteArray credential;                    ///< accepted, refused or not-checked
    QString fault = {};                       ///< names of the faults that met it, separated by blanks
    QList<QByteArray> credentialHeaders = {}; ///< which of Authorization, X-Auth-Token, X-API-Key, Cookie, … were sent
    bool secretInAddress = false;             ///< one of the sandbox's secrets or tokens stood in path or query
};

/// Five banks (FinCode, Midaz, Finix, Paytota, Solaris) on one loopback address, over http and https, each under its
/// own path. Everything it knows is made up; its credentials are fixed, printed and open nothing else.
///
/// Thread:  the one that made it; needs an event loop. Clients may sit in the same thread.
/// Ending:  the destructor closes all connections at once; answers that were still to come never come.
/// Source:  the provider notes; what they leave open is answered as they say to assume.
class SandboxServer final : public QObject
{
    Q_OBJECT
public:
    enum class Scheme { Http, Https };

    /// `clock` says when "now" is for balances and tokens, and must outlive the server.
    /// Errors: InvalidInput (not a loopback address), AlreadyExists (a port is taken), TlsFailed, StorageFailed
    /// (ca.pem).
    [[nodiscard]] static Result<std::unique_ptr<SandboxServer>> start(const SandboxOptions &options,
                                                                      const Clock &clock);
    ~SandboxServer() override;

    [[nodiscard]] QUrl origin(Scheme scheme) const;
    /// Base address of "fincode", "midaz", "midaz-auth", "finix", "paytota", "solaris" or "solaris-auth": no slash at
    /// the end.
    [[nodiscard]] QUrl base(const QString &area, Scheme scheme = Scheme::Https) const;
    /// PEM of the authority to trust for https.
    [[nodiscard]] QByteArray caCertificate() const;
    /// What the program prints when it is ready; see README.md beside this file.
    [[nodiscard]] QByteArray readyJson() const;
    /// The exact expected figures, as GET /_control/ledger gives them.
    [[nodiscard]] QByteArray ledgerJson() const;
    [[nodiscard]] QByteArray ledgerJson(UtcTime at) const;

    void setFaults(const QList<SandboxFault> &faults);
    void addFault(const SandboxFault &fault);
    [[nodiscard]] QList<SandboxFault> faults() const; ///< those not used up
    void setMidaz(MidazBody body, MidazAccess access);
    [[nodiscard]] QList<SandboxRequest> requests() const; ///< the last 20,000, control requests not among them
    /// How often e.g. "GET /finix/balances" was asked since the start or the last reset.
    [[nodiscard]] int requestCount(const QByteArray &methodAndPath) const;
    /// Forgets requests, faults and tokens, and goes back to the clock.
    void reset();

private:
    class Private;
    explicit SandboxServer(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace coffer

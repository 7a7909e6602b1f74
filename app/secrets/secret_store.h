// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/ids.h>
#include <base/result.h>
#include <base/secret.h>

#include <QString>
#include <QStringList>

#include <functional>

namespace coffer {

/// Names one secret of one connection. In the keychain: "coffer/<connection id>/<field>".
struct SecretKey
{
    ConnectionId connection;
    QString field; ///< name of a secret in the definition, or "refresh_token"

    [[nodiscard]] QString entryName() const;
    friend auto operator<=>(const SecretKey &, const SecretKey &) = default;
};

/// Where secrets live. A secret is bound to the set of origins that the user saw when it was entered (security.md M4): reading it for any
/// other set is SecretOriginChanged.
///
/// Thread: one thread; callbacks come there, exactly once, never from within the call itself (Cancelled when the store is destroyed).
/// Errors: SecretMissing, SecretOriginChanged, KeychainLocked, KeychainDenied, KeychainUnavailable, KeychainTimeout; InvalidInput on write
/// for a secret that is empty, has control characters or blanks at its ends, or is too long for the platform. A failed
/// read never deletes or resets anything.
class SecretStore
{
public:
    using ReadDone = std::function<void(Result<Secret>)>;
    using Done = std::function<void(Result<void>)>;

    virtual ~SecretStore() = default;
    virtual void read(const SecretKey &key, const QStringList &origins, ReadDone done) = 0;
    virtual void write(const SecretKey &key, const QStringList &origins, Secret secret, Done done) = 0;
    /// Removing what is not there is a success.
    virtual void remove(const SecretKey &key, Done done) = 0;
    /// Writes, reads and removes a probe entry: for `doctor` and the connections page.
    virtual void probe(Done done) = 0;
    [[nodiscard]] virtual bool isWritable() const { return true; }
};

} // namespace coffer

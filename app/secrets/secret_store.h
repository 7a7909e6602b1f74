// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/ids.h>
#include <base/result.h>
#include <base/secret.h>

#include <QString>
#include <QStringList>

#include <functional>
#include <map>

namespace coffer {

/// Names one secret of one connection.
struct SecretKey
{
    ConnectionId connection;
    QString field; ///< name of a secret in the definition, or "refresh_token"

    /// "<prefix>/<connection id>/<field>". The prefix is part of the name because the Windows keychain knows no
    /// service.
    [[nodiscard]] QString entryName(const QString &prefix = QStringLiteral("coffer")) const;
    friend bool operator==(const SecretKey &, const SecretKey &) = default;
    friend std::strong_ordering operator<=>(const SecretKey &, const SecretKey &) = default;
};

/// Longest secret, in bytes of UTF-8. A Windows entry holds 2,560 bytes; the rest is for the origins.
constexpr qsizetype maxSecretBytes = 2048;

/// Whether a text can be stored as a secret at all; dialogs and the command line ask before they save anything.
/// Errors: InvalidInput for one that is empty, longer than maxSecretBytes, not UTF-8, has control characters or line
/// breaks anywhere, or blanks or invisible characters at its ends. The error never holds the secret.
[[nodiscard]] Result<void> checkSecret(const Secret &secret);

/// Where secrets live. A secret is bound to the set of origins that the user saw when it was entered (security.md M4):
/// reading it for any other set is SecretOriginChanged. The order of the origins does not matter.
///
/// Thread: one thread; callbacks come there, exactly once, never from within the call itself. When the store is
/// destroyed, what is not complete gets Cancelled from the destructor; a callback must not use the store then. Errors:
/// SecretMissing, SecretOriginChanged, KeychainLocked, KeychainDenied, KeychainUnavailable, KeychainTimeout;
/// StorageDamaged for an entry that is empty or was not written by this program; InvalidInput for a key or secret that
/// cannot be stored (checkSecret). `where` is the entry. A failed read never deletes or resets anything. After
/// KeychainTimeout or Cancelled a write or removal may still happen.
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
    /// Writes, reads and removes a probe entry (a read-only store: looks whether it can be read): for `doctor` and the
    /// connections page.
    virtual void probe(Done done) = 0;
    [[nodiscard]] virtual bool isWritable() const { return true; }
};

/// The entry of a token that a login brought, beside the secrets that the user enters.
inline const QString refreshTokenField = QStringLiteral("refresh_token");

enum class CredentialOf {
    NewConnection,     ///< fields that were written are taken back when a later one fails
    ExistingConnection ///< never: a failure must not cost the user a credential that works
};

/// Stores the fields of a credential, then removes the refresh token of the former login, so that it is not used any
/// more. All fields are checked before the first is written. `done` comes once, from within the call where nothing has
/// to be written. Errors: those of write(); InvalidInput with `where` the field, and then nothing was touched.
void writeSecrets(SecretStore &store, const ConnectionId &id, const QStringList &origins,
                  std::map<QString, Secret> secrets, CredentialOf whose, SecretStore::Done done);

/// Reads the fields of a credential, all or none. `done` comes once, from within the call where there is nothing to
/// read; with the error of the first field that could not be read.
void readSecrets(SecretStore &store, const ConnectionId &id, const QStringList &origins, const QStringList &fields,
                 std::function<void(Result<std::map<QString, Secret>>)> done);

/// Takes the fields and the refresh token out, whatever happens to single ones. `done` comes once, from within the call
/// where the store is read-only (then it is a success); with the last failure.
void removeSecrets(SecretStore &store, const ConnectionId &id, const QStringList &fields, SecretStore::Done done);

} // namespace coffer

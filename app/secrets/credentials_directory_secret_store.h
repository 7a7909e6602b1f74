// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <secrets/secret_store.h>

#include <memory>

namespace coffer {

class CompletionQueue;

/// Read-only secrets from the files that a service manager puts into $CREDENTIALS_DIRECTORY (systemd: LoadCredential=,
/// LoadCredentialEncrypted=), for hosts without a keyring.
///
/// A secret is the file "<connection id>.<field>". By id, not by the connection's name: systemd allows neither blanks
/// nor letters outside ASCII in the name of a credential, and an id stays when a connection is renamed. One line break
/// at the end of the file is cut off.
///
/// Origins are not compared: whoever administers the service binds each file to a connection, and the connection's
/// addresses are in the same hands. A file that every user of the machine can read is refused (KeychainDenied). write()
/// and remove() are KeychainDenied.
class CredentialsDirectorySecretStore final : public SecretStore
{
public:
    /// `directory`: the value of $CREDENTIALS_DIRECTORY. Empty or no directory: everything is KeychainUnavailable.
    explicit CredentialsDirectorySecretStore(QString directory);
    ~CredentialsDirectorySecretStore() override;

    void read(const SecretKey &key, const QStringList &origins, ReadDone done) override;
    void write(const SecretKey &key, const QStringList &origins, Secret secret, Done done) override;
    void remove(const SecretKey &key, Done done) override;
    void probe(Done done) override;
    [[nodiscard]] bool isWritable() const override { return false; }

private:
    Q_DISABLE_COPY_MOVE(CredentialsDirectorySecretStore)
    [[nodiscard]] Result<void> checkDirectory() const;
    [[nodiscard]] Result<Secret> readFile(const QString &name) const;

    QString m_directory;
    std::unique_ptr<CompletionQueue> m_completions;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <secrets/secret_store.h>

#include <chrono>
#include <memory>

namespace coffer {

class CompletionQueue;
class KeychainQueue;

/// The keychain of the platform, through QtKeychain: Secret Service or KWallet, Windows credentials, macOS keychain.
/// Never a plain-text fallback.
///
/// Entries are named "<service>/<connection id>/<field>" and are always written as text, the one mode: binary entries
/// would be base64 (a third longer against the limit of Windows) and cost a second look-up per read on the Secret
/// Service.
///
/// Operations run one after the other. Each has the deadline from its start on; when one is missed it fails with
/// KeychainTimeout (or KeychainLocked, when the service says so: a prompt may be open), and everything else fails the
/// same way at once until the service answers again, because it could not be served either. Nothing is read that was
/// not asked for, and nothing is cached.
///
/// On Linux the thread needs Qt's GLib event loop (the default; QT_NO_GLIB=1 ends in KeychainTimeout). All stores of a
/// program live in one thread: QtKeychain's queue is shared and not protected. Copies that QtKeychain and the platform
/// make of a secret are not wiped.
///
/// A keyring that is restarted is found again. After the session bus itself was replaced, everything is
/// KeychainUnavailable until the program is started anew: GLib and libsecret keep the closed connection.
class KeychainSecretStore final : public SecretStore
{
public:
    /// `service`: "coffer"; the sample profile and tests give another one and never see the user's entries.
    explicit KeychainSecretStore(const QString &service = QStringLiteral("coffer"),
                                 std::chrono::milliseconds deadline = std::chrono::seconds(15));
    ~KeychainSecretStore() override;

    void read(const SecretKey &key, const QStringList &origins, ReadDone done) override;
    void write(const SecretKey &key, const QStringList &origins, Secret secret, Done done) override;
    void remove(const SecretKey &key, Done done) override;
    void probe(Done done) override;

private:
    Q_DISABLE_COPY_MOVE(KeychainSecretStore)
    QString m_service;
    std::unique_ptr<CompletionQueue> m_refusals;
    std::unique_ptr<KeychainQueue> m_queue;
};

} // namespace coffer

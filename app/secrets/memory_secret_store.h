// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <secrets/secret_store.h>

#include <map>
#include <memory>

namespace coffer {

class CompletionQueue;

/// Secrets that live until the program ends (SecretStorage::SessionOnly), with the same rules as the keychain. Nothing
/// is written anywhere.
class MemorySecretStore final : public SecretStore
{
public:
    MemorySecretStore();
    ~MemorySecretStore() override;

    void read(const SecretKey &key, const QStringList &origins, ReadDone done) override;
    void write(const SecretKey &key, const QStringList &origins, Secret secret, Done done) override;
    void remove(const SecretKey &key, Done done) override;
    void probe(Done done) override;

private:
    Q_DISABLE_COPY_MOVE(MemorySecretStore)
    std::map<SecretKey, Secret> m_entries;
    std::unique_ptr<CompletionQueue> m_completions;
};

} // namespace coffer

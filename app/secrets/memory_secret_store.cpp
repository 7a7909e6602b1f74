// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/memory_secret_store.h>

#include "completion_queue.h"
#include "secret_entry.h"

namespace coffer {

using namespace Qt::StringLiterals;

MemorySecretStore::MemorySecretStore() : m_completions(std::make_unique<CompletionQueue>()) {}
MemorySecretStore::~MemorySecretStore() = default;

void MemorySecretStore::read(const SecretKey &key, const QStringList &origins, ReadDone done)
{
    const auto found = m_entries.find(key);
    if (found == m_entries.end()) {
        m_completions->post<Secret>(
            std::move(done),
            Error{ErrorKind::SecretMissing, key.entryName(), {}, {}, u"not entered since the program started"_s});
        return;
    }
    m_completions->post(std::move(done), decodeEntry(key.entryName(), found->second, origins));
}

void MemorySecretStore::write(const SecretKey &key, const QStringList &origins, Secret secret, Done done)
{
    Result<void> outcome = checkKey(key);
    if (outcome) {
        Result<Secret> entry = encodeEntry(origins, secret);
        if (entry)
            m_entries.insert_or_assign(key, std::move(entry).value());
        else
            outcome = entry.error();
    }
    m_completions->post(std::move(done), std::move(outcome));
}

void MemorySecretStore::remove(const SecretKey &key, Done done)
{
    m_entries.erase(key);
    m_completions->post(std::move(done), Result<void>());
}

void MemorySecretStore::probe(Done done)
{
    probeByRoundTrip(*this, std::move(done));
}

} // namespace coffer

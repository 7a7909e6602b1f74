// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/keychain_secret_store.h>

#include "completion_queue.h"
#include "keychain_queue.h"
#include "secret_entry.h"

namespace coffer {

namespace {

std::function<void(Result<Secret>)> withoutValue(SecretStore::Done done)
{
    return [done = std::move(done)](const Result<Secret> &result) {
        done(result ? Result<void>() : Result<void>(result.error()));
    };
}

} // namespace

KeychainSecretStore::KeychainSecretStore(const QString &service, std::chrono::milliseconds deadline)
    : m_service(service)
    , m_refusals(std::make_unique<CompletionQueue>())
    , m_queue(std::make_unique<KeychainQueue>(service, deadline))
{
}

KeychainSecretStore::~KeychainSecretStore() = default;

void KeychainSecretStore::read(const SecretKey &key, const QStringList &origins, ReadDone done)
{
    if (const Result<void> usable = checkKey(key); !usable)
        return m_refusals->post<Secret>(std::move(done), usable.error());
    const QString name = key.entryName(m_service);
    m_queue->submit(
        {KeychainOperation::Kind::Read, name, {}, [name, origins, done = std::move(done)](const Result<Secret> &entry) {
             done(entry ? decodeEntry(name, entry.value(), origins) : Result<Secret>(entry.error()));
         }});
}

void KeychainSecretStore::write(const SecretKey &key, const QStringList &origins, Secret secret, Done done)
{
    if (const Result<void> usable = checkKey(key); !usable)
        return m_refusals->post<void>(std::move(done), usable.error());
    Result<Secret> entry = encodeEntry(origins, secret);
    if (!entry)
        return m_refusals->post<void>(std::move(done), entry.error());
    m_queue->submit({KeychainOperation::Kind::Write, key.entryName(m_service), std::move(entry).value(),
                     withoutValue(std::move(done))});
}

void KeychainSecretStore::remove(const SecretKey &key, Done done)
{
    if (const Result<void> usable = checkKey(key); !usable)
        return m_refusals->post<void>(std::move(done), usable.error());
    m_queue->submit({KeychainOperation::Kind::Remove, key.entryName(m_service), {}, withoutValue(std::move(done))});
}

void KeychainSecretStore::probe(Done done)
{
    probeByRoundTrip(*this, std::move(done));
}

} // namespace coffer

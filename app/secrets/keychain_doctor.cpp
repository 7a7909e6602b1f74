// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/keychain_doctor.h>

#include "secret_service_state.h"

#include <memory>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

CredentialStoreState storeState(SecretServiceState state)
{
    switch (state) {
    case SecretServiceState::Unlocked:
        return CredentialStoreState::Ready;
    case SecretServiceState::Locked:
        return CredentialStoreState::Locked;
    case SecretServiceState::NoCollection:
    case SecretServiceState::NoBus:
        return CredentialStoreState::Missing;
    case SecretServiceState::NoService:
        // KWallet without a Secret Service is a keychain all the same.
        return qEnvironmentVariable("XDG_CURRENT_DESKTOP").contains("KDE"_L1) ? CredentialStoreState::Unknown
                                                                              : CredentialStoreState::Missing;
    case SecretServiceState::NoAnswer:
        return CredentialStoreState::NoAnswer;
    case SecretServiceState::Unknown:
        return CredentialStoreState::Unknown;
    }
    Q_UNREACHABLE();
}

CredentialStoreState stateAfter(const Error &error)
{
    if (error.kind == ErrorKind::KeychainLocked || error.kind == ErrorKind::KeychainDenied)
        return CredentialStoreState::Locked;
    if (error.kind == ErrorKind::KeychainTimeout)
        return CredentialStoreState::NoAnswer;
    return error.kind == ErrorKind::KeychainUnavailable ? CredentialStoreState::Missing : CredentialStoreState::Unknown;
}

void take(CredentialEntry &entry, const Result<Secret> &secret)
{
    if (secret) {
        entry.state = CredentialEntry::State::Stored;
        return;
    }
    entry.problem = secret.error();
    entry.state = secret.error().kind == ErrorKind::SecretMissing ? CredentialEntry::State::Missing
        : secret.error().kind == ErrorKind::SecretOriginChanged   ? CredentialEntry::State::OtherOrigin
                                                                  : CredentialEntry::State::Unreadable;
}

struct Examination
{
    SecretStore &store; ///< valid in a callback that is not Cancelled
    CredentialReport report;
    std::size_t next = 0;
    std::function<void(CredentialReport)> done;
};

void lookAtNext(const std::shared_ptr<Examination> &examination)
{
    if (examination->next == examination->report.entries.size()) {
        examination->done(std::move(examination->report));
        return;
    }
    const CredentialEntry &entry = examination->report.entries[examination->next];
    examination->store.read({entry.connection, entry.field}, entry.origins,
                            [examination](const Result<Secret> &secret) {
                                if (!secret && secret.error().kind == ErrorKind::Cancelled) {
                                    examination->report.testError = secret.error();
                                    examination->done(std::move(examination->report));
                                    return;
                                }
                                take(examination->report.entries[examination->next++], secret);
                                lookAtNext(examination);
                            });
}

} // namespace

void askKeychainState(QObject *context, std::chrono::milliseconds deadline,
                      std::function<void(CredentialStoreState)> done)
{
    askSecretServiceState(context, deadline,
                          [done = std::move(done)](SecretServiceState state) { done(storeState(state)); });
}

void examineKeychain(SecretStore &store, const Clock &clock, std::vector<CredentialEntry> entries,
                     std::function<void(CredentialReport)> done)
{
    auto examination = std::make_shared<Examination>(Examination{store, {}, 0, std::move(done)});
    examination->report.entries = std::move(entries);
    store.probe([examination, &clock](const Result<void> &tried) {
        CredentialReport &report = examination->report;
        report.testedAt = clock.now();
        report.store = tried ? CredentialStoreState::Ready : stateAfter(tried.error());
        if (tried) {
            lookAtNext(examination);
            return;
        }
        report.testError = tried.error();
        examination->done(std::move(report));
    });
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/credential_report.h>
#include <base/clock.h>
#include <secrets/secret_store.h>

#include <QObject>

#include <chrono>
#include <functional>

namespace coffer {

/// What the keychain says of itself. Nothing is unlocked for it and nobody is asked. `done` comes once, in the thread
/// of `context` and within the deadline; not at all where `context` is destroyed first.
void askKeychainState(QObject *context, std::chrono::milliseconds deadline,
                      std::function<void(CredentialStoreState)> done);

/// Writes, reads back and deletes a trial entry, then looks at each of the entries: values are read for it and thrown
/// away at once. A keychain that fails the trial is not asked for more; the entries then stay NotLookedAt. Not asked
/// for what is in no keychain: `entries` are to be those of a keychain. `done` comes once, with Cancelled as the error
/// where the store is destroyed; each operation has the store's own deadline.
void examineKeychain(SecretStore &store, const Clock &clock, std::vector<CredentialEntry> entries,
                     std::function<void(CredentialReport)> done);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <secrets/secret_store.h>

namespace coffer {

/// What an entry holds: version, origins and secret, as three lines of text ("1", origins in order with one blank
/// between, secret). One compact form for every platform; at most 2,560 bytes, the limit of a Windows entry. Errors:
/// InvalidInput for a secret or origins that cannot be stored.
[[nodiscard]] Result<Secret> encodeEntry(const QStringList &origins, const Secret &secret);

/// Errors: StorageDamaged (empty, other version, not of this form), SecretOriginChanged. `entryName` is for the error.
[[nodiscard]] Result<Secret> decodeEntry(const QString &entryName, const Secret &entry, const QStringList &origins);

/// Errors: InvalidInput for an empty or unprintable connection id or field, or one with a slash.
[[nodiscard]] Result<void> checkKey(const SecretKey &key);

/// Sorted, each once, with one blank between.
[[nodiscard]] QString originSet(const QStringList &origins);

/// Writes, reads and removes an entry of a new name. The callback comes once, Cancelled if `store` is destroyed.
void probeByRoundTrip(SecretStore &store, SecretStore::Done done);

} // namespace coffer

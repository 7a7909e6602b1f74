// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/ids.h>
#include <base/result.h>
#include <base/utc_time.h>

#include <QStringList>

#include <vector>

namespace coffer {

/// What this profile wrote into the keychain for one connection. Names and places, never a value.
struct CredentialRecord
{
    ConnectionId connection;
    QString connectionName; ///< as it was when the credential was entered
    QStringList fields;     ///< entries are named after connection and field, see SecretKey
    QStringList origins;    ///< what they are bound to
    UtcTime enteredAt;

    friend bool operator==(const CredentialRecord &, const CredentialRecord &) = default;
};

/// `folder`/credential-names.json: what is in the keychain by name, because a keychain cannot be asked for its entries.
/// A record stays until its entries are known to be gone, so that what a removed connection left is found.
///
/// Thread: any one; small file. Each change takes a lock and reads the file again. Errors: InvalidInput, StorageFailed,
/// StorageDamaged, ProfileInUse.
class CredentialIndex
{
public:
    explicit CredentialIndex(QString folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] Result<std::vector<CredentialRecord>> records() const;
    /// Replaces what was noted of the same connection; fields that are noted already stay among its fields, because
    /// nobody took them out.
    [[nodiscard]] Result<void> note(const CredentialRecord &record) const;
    /// Its entries are gone. Nothing noted is a success.
    [[nodiscard]] Result<void> forget(const ConnectionId &connection) const;

private:
    QString m_folder;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/error.h>
#include <base/ids.h>
#include <base/utc_time.h>

#include <QStringList>

#include <optional>
#include <vector>

namespace coffer {

/// What the keychain of the system says of itself, without being unlocked for it.
enum class CredentialStoreState {
    Unknown, ///< not asked yet, or a platform that does not tell
    Ready,
    Locked,
    Missing, ///< no service, or no keyring in it
    NoAnswer,
};

/// One entry of the keychain that this profile made: names and places, never a value.
struct CredentialEntry
{
    enum class State {
        NotLookedAt,
        Stored,
        Missing,     ///< not there, although the connection needs it
        OtherOrigin, ///< there, but entered for other addresses
        Unreadable,  ///< see `problem`
    };
    QString name; ///< as the keychain shows it
    ConnectionId connection;
    QString connectionName; ///< also of a connection that was removed
    QString field;
    QStringList origins; ///< what it is bound to
    std::optional<UtcTime> enteredAt;
    bool orphaned = false; ///< its connection was removed
    State state = State::NotLookedAt;
    std::optional<Error> problem;

    friend bool operator==(const CredentialEntry &, const CredentialEntry &) = default;
};

/// What the keychain doctor knows.
struct CredentialReport
{
    CredentialStoreState store = CredentialStoreState::Unknown;
    bool running = false;            ///< a look or a self-test goes on
    std::optional<UtcTime> testedAt; ///< of the self-test: written, read back, deleted
    std::optional<Error> testError;
    std::vector<CredentialEntry> entries; ///< orphans last

    friend bool operator==(const CredentialReport &, const CredentialReport &) = default;
};

} // namespace coffer

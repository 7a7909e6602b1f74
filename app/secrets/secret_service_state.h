// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>
#include <functional>

namespace coffer {

/// What the Secret Service (org.freedesktop.secrets) says of itself. QtKeychain does not tell these apart: a locked
/// keyring reads as "entry not found", no bus and no service are both "other error".
enum class SecretServiceState {
    Unlocked,
    Locked,
    NoCollection, ///< the service runs, but there is no default keyring
    NoService,    ///< nobody owns the name and nothing could be started
    NoBus,
    NoAnswer, ///< within the deadline
    Unknown,  ///< another platform, or an answer that says nothing
};

/// Asks without blocking. `done` comes once, in the thread of `context`, never from within the call; not at all when
/// `context` is destroyed first.
void askSecretServiceState(QObject *context, std::chrono::milliseconds deadline,
                           std::function<void(SecretServiceState)> done);

/// libsecret keeps its session with the service for good, and nothing works over it once the service was restarted
/// (measured with 0.20.5: "The session does not exist"). Lets it open a new one for the next operation.
void forgetSecretServiceSession();

/// GLib ends the process (SIGTERM) when the session bus that it is connected to goes away. To be called before an
/// operation: takes that from the connection that libsecret is going to use.
void surviveLossOfSessionBus();

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "secret_service_state.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QLibrary>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

SecretServiceState stateOf(const QDBusPendingReply<QDBusVariant> &reply)
{
    if (!reply.isError())
        return reply.value().variant().toBool() ? SecretServiceState::Locked : SecretServiceState::Unlocked;
    const QDBusError error = reply.error();
    if (error.type() == QDBusError::UnknownObject || error.type() == QDBusError::UnknownMethod
        || error.type() == QDBusError::UnknownInterface || error.type() == QDBusError::UnknownProperty
        || error.name() == "org.freedesktop.Secret.Error.NoSuchObject"_L1)
        return SecretServiceState::NoCollection;
    if (error.type() == QDBusError::ServiceUnknown || error.name().startsWith("org.freedesktop.DBus.Error.Spawn."_L1))
        return SecretServiceState::NoService;
    if (error.type() == QDBusError::NoReply || error.type() == QDBusError::Timeout
        || error.type() == QDBusError::TimedOut)
        return SecretServiceState::NoAnswer;
    if (error.type() == QDBusError::Disconnected || error.type() == QDBusError::NoServer)
        return SecretServiceState::NoBus;
    return SecretServiceState::Unknown;
}

} // namespace

void askSecretServiceState(QObject *context, std::chrono::milliseconds deadline,
                           std::function<void(SecretServiceState)> done)
{
    // A connection of our own: QDBusConnection::sessionBus() never comes back after the bus was lost or absent once.
    const QString name = u"coffer-secret-service"_s;
    const QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, name);
    if (!bus.isConnected()) {
        QDBusConnection::disconnectFromBus(name);
        QMetaObject::invokeMethod(
            context, [done] { done(SecretServiceState::NoBus); }, Qt::QueuedConnection);
        return;
    }
    QDBusMessage question =
        QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets/aliases/default"_s,
                                       u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question, int(deadline.count())), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [done](QDBusPendingCallWatcher *call) {
        call->deleteLater();
        done(stateOf(*call));
    });
}

void forgetSecretServiceSession()
{
    // QtKeychain loads libsecret itself and does not offer this.
    if (const auto disconnect =
            reinterpret_cast<void (*)()>(QLibrary::resolve(u"secret-1"_s, 0, "secret_service_disconnect")))
        disconnect();
}

void surviveLossOfSessionBus()
{
    using Callback = void (*)(void *source, void *result, void *data);
    const auto busGet =
        reinterpret_cast<void (*)(int, void *, Callback, void *)>(QLibrary::resolve(u"gio-2.0"_s, 0, "g_bus_get"));
    if (!busGet)
        return;
    constexpr int sessionBus = 2; // G_BUS_TYPE_SESSION
    // Not g_bus_get_sync: a bus that hangs would block the thread.
    busGet(
        sessionBus, nullptr,
        [](void *, void *result, void *) {
            const auto finish =
                reinterpret_cast<void *(*)(void *, void **)>(QLibrary::resolve(u"gio-2.0"_s, 0, "g_bus_get_finish"));
            const auto setExitOnClose = reinterpret_cast<void (*)(void *, int)>(
                QLibrary::resolve(u"gio-2.0"_s, 0, "g_dbus_connection_set_exit_on_close"));
            const auto unref =
                reinterpret_cast<void (*)(void *)>(QLibrary::resolve(u"gobject-2.0"_s, 0, "g_object_unref"));
            if (!finish || !setExitOnClose || !unref)
                return;
            if (void *connection = finish(result, nullptr)) {
                setExitOnClose(connection, 0);
                unref(connection); // libsecret holds it; held by us, a closed one would never be replaced
            }
        },
        nullptr);
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/notifier.h>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace coffer {

using namespace Qt::StringLiterals;

// https://specifications.freedesktop.org/notification-spec/1.2/
void Notifier::notify(const QString &title, const QString &text)
{
    QDBusMessage call =
        QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
                                       u"org.freedesktop.Notifications"_s, u"Notify"_s);
    // The body is markup: words of servers are escaped. -1: the service decides when it goes.
    call << u"Coffer"_s << 0U << u"coffer"_s << title << text.toHtmlEscaped() << QStringList()
         << QVariantMap{{u"desktop-entry"_s, u"coffer"_s}} << -1;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call, 5000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, title, text](QDBusPendingCallWatcher *done) {
        done->deleteLater();
        if (QDBusPendingReply<>(*done).isError())
            Q_EMIT failed(title, text);
    });
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>
#include <QString>

#include <deque>
#include <functional>

namespace coffer {

/// Shares out the requests in flight per origin among all connections, first come first served, so that two connections
/// to one bank stay within its limit together and one that hangs holds only its own requests. Engine thread only.
class HostSlots
{
public:
    /// Calls `granted` when fewer than `limit` slots of `origin` are taken: at once or from a later release(). A waiter
    /// whose `context` is gone is passed over.
    void acquire(const QString &origin, int limit, QObject *context, std::function<void()> granted);
    void release(const QString &origin);

private:
    struct Waiter
    {
        int limit;
        QPointer<QObject> context;
        std::function<void()> granted;
    };
    struct Origin
    {
        int taken = 0;
        std::deque<Waiter> waiters;
    };
    QHash<QString, Origin> m_origins;
};

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include <polling/host_slots.h>

#include <QObject>

#include <utility>

namespace coffer {

void HostSlots::acquire(const QString &origin, int limit, QObject *context, std::function<void()> granted)
{
    Origin &state = m_origins[origin];
    if (state.waiters.empty() && state.taken < limit) {
        ++state.taken;
        granted();
        return;
    }
    state.waiters.push_back({limit, context, std::move(granted)});
}

void HostSlots::release(const QString &origin)
{
    Origin &state = m_origins[origin];
    --state.taken;
    while (!state.waiters.empty()) {
        if (state.waiters.front().context.isNull()) {
            state.waiters.pop_front();
            continue;
        }
        if (state.taken >= state.waiters.front().limit)
            return;
        const Waiter next = std::move(state.waiters.front());
        state.waiters.pop_front();
        ++state.taken;
        next.granted();
        return; // what `granted` did may have changed m_origins; each release() frees one slot, so one waiter is enough
    }
}

} // namespace coffer

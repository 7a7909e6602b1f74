// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>

#include <QObject>

#include <deque>
#include <functional>
#include <memory>

namespace coffer {

/// Calls back later, in order, each once; what is still waiting when the queue is destroyed gets Cancelled from the
/// destructor.
class CompletionQueue
{
public:
    CompletionQueue() = default;
    Q_DISABLE_COPY_MOVE(CompletionQueue)
    ~CompletionQueue()
    {
        for (const Waiting &waiting : std::exchange(m_waiting, {}))
            waiting.cancel();
    }

    template <typename T>
    void post(std::function<void(Result<T>)> done, Result<T> result)
    {
        const auto held = std::make_shared<Result<T>>(std::move(result));
        m_waiting.push_back({[done, held] { done(std::move(*held)); }, [done] { done(Error{ErrorKind::Cancelled}); }});
        QMetaObject::invokeMethod(
            &m_context, [this] { completeFirst(); }, Qt::QueuedConnection);
    }

private:
    struct Waiting
    {
        std::function<void()> complete;
        std::function<void()> cancel;
    };

    void completeFirst()
    {
        const Waiting first = std::move(m_waiting.front());
        m_waiting.pop_front();
        first.complete(); // last: the callback may destroy the queue
    }

    std::deque<Waiting> m_waiting;
    QObject m_context;
};

} // namespace coffer

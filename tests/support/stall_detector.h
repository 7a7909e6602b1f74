// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QThread>

#include <atomic>
#include <chrono>
#include <memory>
#include <vector>

#include <ctime>
#include <pthread.h>

namespace coffer {

/// Watches the event loop of the thread it is made in: a helper thread posts a heartbeat, waits until it is handled,
/// and posts the next one 2 ms later. A heartbeat that waited is a block: for so long no key and no click was answered.
///
/// Two times are kept of each. `wall` is what a user feels. `busy` is the processor time that this thread used
/// meanwhile: on a machine where other programs run, wall also holds the time in which this thread was not let run,
/// and only busy says what the program itself did. A test on a shared machine judges busy, a measurement on a quiet one
/// wall.
class StallDetector final : public QObject
{
public:
    struct Block
    {
        std::chrono::microseconds wall;
        std::chrono::microseconds busy;
    };

    StallDetector()
    {
        pthread_getcpuclockid(pthread_self(), &m_cpuClock);
        m_helper.reset(QThread::create([this] { run(); }));
        m_helper->start();
    }
    ~StallDetector() override
    {
        m_stop = true;
        m_handled = true;
        m_handled.notify_one();
        m_helper->wait();
    }
    Q_DISABLE_COPY_MOVE(StallDetector)

    /// The longest since the start or the last reset(); by busy. Thread: the watched one.
    [[nodiscard]] Block worst() const { return m_worst; }
    /// Blocks over the limit, by busy.
    [[nodiscard]] const std::vector<Block> &blocks() const { return m_blocks; }
    void reset()
    {
        m_worst = {};
        m_blocks.clear();
        m_beats = 0;
    }
    [[nodiscard]] int beats() const { return m_beats; } ///< none: nothing was watched

    /// What the user may feel at most (shared by all tests): 50 ms of an optimised build. Without optimisation the same
    /// code takes about 5 times as long, under the sanitizers about 15 times: there the limit finds what grew by an
    /// order of magnitude, no more.
    static constexpr std::chrono::milliseconds limit()
    {
        constexpr std::chrono::milliseconds felt(50);
#if defined(__SANITIZE_ADDRESS__)
        return felt * 15;
#elif defined(__OPTIMIZE__)
        return felt;
#else
        return felt * 5;
#endif
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        const Block block{std::chrono::duration_cast<std::chrono::microseconds>(now() - m_sent), cpuTime() - m_sentCpu};
        if (block.busy > m_worst.busy)
            m_worst = block;
        if (block.busy > limit())
            m_blocks.push_back(block);
        ++m_beats;
        m_handled = true;
        m_handled.notify_one();
        return true;
    }

private:
    using Clock = std::chrono::steady_clock;
    static Clock::time_point now()
    {
        return Clock::now();
    }
    [[nodiscard]] std::chrono::microseconds cpuTime() const
    {
        timespec time{};
        clock_gettime(m_cpuClock, &time);
        return std::chrono::microseconds(time.tv_sec * 1'000'000LL + time.tv_nsec / 1000);
    }
    void run()
    {
        while (!m_stop) {
            m_handled = false;
            if (m_stop) // it was set before the destructor's own wake-up was overwritten
                return;
            m_sent = now();
            m_sentCpu = cpuTime();
            QCoreApplication::postEvent(this, new QEvent(QEvent::User)); // orders the two times before event()
            m_handled.wait(false);
            QThread::msleep(2);
        }
    }

    clockid_t m_cpuClock{};
    Clock::time_point m_sent;
    std::chrono::microseconds m_sentCpu{0};
    std::atomic<bool> m_handled = false;
    std::atomic<bool> m_stop = false;
    std::unique_ptr<QThread> m_helper;
    Block m_worst{};
    std::vector<Block> m_blocks;
    int m_beats = 0;
};

} // namespace coffer

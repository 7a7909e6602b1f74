// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/utc_time.h>

namespace coffer {

/// The only source of "now". Implementations may be read from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall clock. May jump: order and intervals must use steady().
    [[nodiscard]] virtual UtcTime now() const = 0;
    /// Time since an arbitrary start that never goes back.
    [[nodiscard]] virtual std::chrono::milliseconds steady() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] UtcTime now() const override;
    [[nodiscard]] std::chrono::milliseconds steady() const override;
};

/// A clock that stands until it is moved: for tests and for the program that fills the sample profile.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(UtcTime start) : m_now(start) {}
    [[nodiscard]] UtcTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds steady() const override { return m_steady; }
    /// Moves both clocks.
    void advance(std::chrono::microseconds by)
    {
        m_now += by;
        m_steady += std::chrono::duration_cast<std::chrono::milliseconds>(by);
    }
    /// A jump of the wall clock only, as when somebody sets it.
    void setWallClock(UtcTime now) { m_now = now; }

private:
    UtcTime m_now;
    std::chrono::milliseconds m_steady{0};
};

} // namespace coffer

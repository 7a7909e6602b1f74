// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace coffer {

/// Bytes that must not be seen: not streamable, not a QVariant, not comparable, wiped when destroyed. Move only;
/// copy() is explicit. reveal() is for the place that sends or stores it; what it returns lives as long as the Secret.
/// Limit: copies that Qt makes of a header or body that contains it are outside our reach and are not wiped.
class Secret
{
public:
    Secret() = default;
    /// Takes the bytes over and wipes `bytes`.
    explicit Secret(QByteArray &&bytes);
    Secret(Secret &&other) noexcept = default;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret();

    [[nodiscard]] Secret copy() const;
    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    [[nodiscard]] qsizetype size() const { return qsizetype(m_bytes.size()); }
    /// A view without a copy of its own; valid while this Secret lives.
    [[nodiscard]] QByteArrayView reveal() const;

private:
    void wipe() noexcept;
    std::vector<char> m_bytes;
};

} // namespace coffer

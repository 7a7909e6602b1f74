// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/secret.h>

namespace coffer {

namespace {

/// Writes that the compiler may not leave out.
void wipeBytes(char *bytes, std::size_t count) noexcept
{
    volatile char *at = bytes;
    while (count-- > 0)
        *at++ = 0;
}

} // namespace

Secret::Secret(QByteArray &&bytes) : m_bytes(bytes.cbegin(), bytes.cend())
{
    if (bytes.isDetached())
        wipeBytes(bytes.data(), std::size_t(bytes.size()));
    bytes.clear();
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::move(other.m_bytes);
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

Secret Secret::copy() const
{
    Secret result;
    result.m_bytes = m_bytes;
    return result;
}

QByteArrayView Secret::reveal() const
{
    return QByteArrayView(m_bytes.data(), qsizetype(m_bytes.size()));
}

void Secret::wipe() noexcept
{
    wipeBytes(m_bytes.data(), m_bytes.size());
    m_bytes.clear();
}

} // namespace coffer

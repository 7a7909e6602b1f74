// SPDX-License-Identifier: GPL-3.0-or-later
#include "upload_device.h"

#include <algorithm>
#include <cstring>

namespace coffer {

qint64 UploadDevice::readData(char *data, qint64 maxSize)
{
    const qint64 count = std::min<qint64>(maxSize, m_body.size() - m_at);
    if (count <= 0)
        return -1;
    std::memcpy(data, m_body.constData() + m_at, std::size_t(count));
    m_at += count;
    return count;
}

} // namespace coffer

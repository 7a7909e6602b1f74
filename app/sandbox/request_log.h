// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire.h"

#include <sandbox/sandbox_server.h>

namespace coffer::sandbox {

/// What was asked for, without any value of a header or body. The last 20,000 requests in full, all in the counters.
class RequestLog
{
public:
    /// `secrets` are looked for in the address.
    void add(const WireRequest &request, const WireReply &reply, const QString &fault, const QList<QByteArray> &secrets,
             UtcTime now);
    [[nodiscard]] QList<SandboxRequest> requests() const { return m_requests; }
    /// "GET /finix/balances" (no query) -> how often.
    [[nodiscard]] QHash<QByteArray, int> counts() const { return m_counts; }
    void clear();

private:
    QList<SandboxRequest> m_requests;
    QHash<QByteArray, int> m_counts;
};

} // namespace coffer::sandbox

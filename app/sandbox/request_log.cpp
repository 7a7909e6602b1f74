// SPDX-License-Identifier: GPL-3.0-or-later
#include "request_log.h"

#include <algorithm>

namespace coffer::sandbox {

namespace {

constexpr qsizetype longest = 20'000;

QByteArray credentialText(Credential credential)
{
    switch (credential) {
    case Credential::NotChecked:
        return "not-checked";
    case Credential::Accepted:
        return "accepted";
    case Credential::Refused:
        return "refused";
    }
    Q_UNREACHABLE();
}

} // namespace

void RequestLog::add(const WireRequest &request, const WireReply &reply, const QString &fault,
                     const QList<QByteArray> &secrets, UtcTime now)
{
    SandboxRequest seen{.at = now,
                        .method = request.method,
                        .scheme = request.scheme,
                        .host = request.host,
                        .path = request.target.split('?').first(),
                        .status = reply.status,
                        .credential = credentialText(reply.credential),
                        .fault = fault};
    for (const QByteArray &name : {QByteArray("authorization"), QByteArray("x-auth-token"), QByteArray("x-api-key"),
                                   QByteArray("cookie"), QByteArray("proxy-authorization")}) {
        if (request.headers.contains(name))
            seen.credentialHeaders.append(name);
    }
    seen.secretInAddress = std::any_of(secrets.begin(), secrets.end(), [&](const QByteArray &secret) {
        return !secret.isEmpty() && request.target.contains(secret);
    });
    if (seen.secretInAddress)
        seen.path = "(withheld)";
    ++m_counts[seen.method + ' ' + seen.path];
    m_requests.append(seen);
    if (m_requests.size() > longest)
        m_requests.removeFirst();
}

void RequestLog::clear()
{
    m_requests.clear();
    m_counts.clear();
}

} // namespace coffer::sandbox

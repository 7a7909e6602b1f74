// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandbox/sandbox_options.h>

#include <base/result.h>

#include <QByteArray>

namespace coffer::sandbox {

/// PEM texts. The key exists in memory only.
struct ServerIdentity
{
    QByteArray caCertificate;
    QByteArray certificate;
    QByteArray privateKey;
};

/// Makes a throw-away authority (EC P-256, 7 days) and a server certificate for localhost, 127.0.0.1 and ::1, or one
/// with the fault asked for. The authority's key is forgotten at once. Validity counts from the system's clock, as TLS
/// does. Errors: TlsFailed when OpenSSL fails.
[[nodiscard]] Result<ServerIdentity> makeServerIdentity(SandboxCertificate kind);

} // namespace coffer::sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>

#include <QList>
#include <QSslConfiguration>
#include <QSslError>

namespace coffer {

/// TLS 1.2 or later, the peer always verified against the system's authorities and those in `caFile` (PEM, may be
/// empty). The authorities are loaded here and not on demand, so that nothing in the working directory can add one
/// (CVE-2025-14575). Errors: InvalidInput with `where` "caFile" when the file cannot be read or holds no certificate.
[[nodiscard]] Result<QSslConfiguration> tlsConfiguration(const QString &caFile);

/// The reason of a refused handshake in plain words.
[[nodiscard]] QString tlsReason(const QList<QSslError> &errors, const QString &host);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bank.h"
#include "wire.h"

#include <base/result.h>

#include <sandbox/faults.h>
#include <sandbox/sandbox_server.h>

namespace coffer::sandbox {

/// Bodies of /_control and of the ready file, both ways. README.md of this folder describes them.
[[nodiscard]] QByteArray ledgerBody(const QList<TruthRow> &rows, UtcTime at);
[[nodiscard]] QByteArray requestsBody(const QList<SandboxRequest> &requests, const QHash<QByteArray, int> &counts);
[[nodiscard]] QByteArray faultsBody(const QList<SandboxFault> &faults);
/// `{"faults":[{"where":…,"kind":…,"argument":…,"times":…}]}` or one such object. Errors: InvalidInput.
[[nodiscard]] Result<QList<SandboxFault>> readFaults(const QByteArray &body);

} // namespace coffer::sandbox

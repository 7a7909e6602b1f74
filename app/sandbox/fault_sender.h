// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bank.h"
#include "wire.h"

#include <sandbox/faults.h>

#include <QTcpSocket>

#include <optional>

namespace coffer::sandbox {

/// True for a fault that answers in the bank's place.
[[nodiscard]] bool replacesAnswer(FaultKind kind);
/// The books as a fault shows them.
[[nodiscard]] QList<LedgerAccount> distorted(QList<LedgerAccount> accounts, const QList<SandboxFault> &faults);
/// The reply that a replacing fault gives; nothing for those that are no proper reply (hang, reset, huge, …).
[[nodiscard]] std::optional<WireReply> replyOf(const SandboxFault &fault, const Bank *bank);
/// Changes body and headers as the faults want it.
void spoil(WireReply &reply, const QList<SandboxFault> &faults, const QByteArray &amountField);

/// Writes the reply as the transport faults among `faults` want it, at once or over time; the socket owns what stays to
/// be done. `keepAlive` false ends the connection after the reply.
void send(QTcpSocket *socket, const WireReply &reply, const QList<SandboxFault> &faults, bool keepAlive, UtcTime now);
/// Hang, Reset, Huge and EndlessHeaders.
void misbehave(QTcpSocket *socket, const SandboxFault &fault);

} // namespace coffer::sandbox

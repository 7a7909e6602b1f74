// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>
#include <wording/error_text.h>

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

namespace coffer {

// The stable JSON forms of coffer-cli, documented in resources/help/json-output.md. Amounts are strings in major units
// with their digits kept, times RFC 3339 UTC, what was not sent is null.

/// Version of all forms below; raised when a member changes its meaning or goes. New members do not raise it.
constexpr int positionFormatVersion = 1;

[[nodiscard]] QByteArray positionToJson(const CashPosition &position);
[[nodiscard]] QJsonObject readingToJson(const BalanceReading &reading);
/// The members of readingToJson for an account of which nothing was ever read: null, lists empty.
[[nodiscard]] QJsonObject nothingReadToJson(const QString &providerAccountId);
/// {"accounts": [readingToJson…], "failures", "undelivered", "diagnostics", "complete"}.
[[nodiscard]] QJsonObject balanceReportToJson(const BalanceReport &report, const QString &connectionName);
[[nodiscard]] QJsonObject attemptToJson(const Attempt &attempt, const QString &connectionName);
/// {"code", "sentence", "where", "httpStatus", "retryAfterSeconds", "provider": {…}}; `subject` is the connection's
/// name.
[[nodiscard]] QJsonObject errorToJson(const Error &error, const QString &subject, Figures figures = Figures::None);
[[nodiscard]] QJsonArray diagnosticsToJson(const std::vector<Diagnostic> &diagnostics);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/balance_report.h>
#include <balances/stated_balance.h>

namespace coffer {

/// Who stated a balance, when, and from which file; kept as the "reply body" behind its figures. Not the file itself:
/// a statement names every payment and payee, which nobody needs here.
struct ImportRecord
{
    QString author;
    UtcTime at;
    QString file = {}; ///< empty: typed
    QByteArray sha256 = {};
    QString place = {};
};

constexpr int importRecordVersion = 1;

/// A JSON object: {"enteredBy" or "importedBy", "at", "file", "sha256", "place", "account", "currency", "asOf",
/// "remark", "balances": {"CLBD": {"text": "1234.50", "amount": "1234.50"}}}.
[[nodiscard]] ReplyBody bodyOf(const StatedBalance &balance, const ImportRecord &record);

/// The reading, each figure with its pointer into that object: request "manual" or "file", "/balances/CLBD/text".
[[nodiscard]] BalanceReading readingOf(const StatedBalance &balance, const QString &providerAccountId,
                                       const ImportRecord &record);

} // namespace coffer

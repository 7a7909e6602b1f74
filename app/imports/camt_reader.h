// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/business_calendar.h>
#include <balances/statement_import.h>

#include <QByteArray>

#include <vector>

namespace coffer {

/// What a file of ISO 20022 bank-to-customer statements (camt.053) or reports (camt.052) says of balances.
struct CamtFile
{
    QString kind; ///< "camt.053.001.08", from its name space
    std::vector<ImportRow> rows;
};

/// Reads camt.053.001.02 to .08 and camt.052.001.02 to .08. Payments are passed over.
///
/// CLBD (or ITBD) is posted, CLAV (or ITAV) available: of two the later; of the same moment CLBD in statements, ITBD in
/// reports. XPCD is pending. All other codes are kept as information and never counted. A date alone means the end of
/// that business day, but never later than `now`; a time without a zone is one of the rule's zone. Signs come from
/// CdtDbtInd. A statement that contradicts itself or misses what it needs is refused alone, with the place in the file.
/// Errors (the file as a whole): MalformedReply (`where` is line and column; not well-formed, a document type or
/// entity, another name space), TooLarge (32 MiB, depth 64, 10,000 statements, 200 balances each).
[[nodiscard]] Result<CamtFile> readCamt(const QByteArray &bytes, const BusinessDayRule &days, UtcTime now);

/// Whether the bytes seem to be XML rather than separated values.
[[nodiscard]] bool looksLikeXml(const QByteArray &bytes);

} // namespace coffer

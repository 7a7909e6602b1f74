// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/alert.h>
#include <wording/amount_format.h>

#include <QTimeZone>

namespace coffer {

/// How amounts and times are written in a sentence about an alert.
struct AlertFormat
{
    AmountFormat amounts; ///< hides them where the user wants that
    QString locale;
    QTimeZone zone = QTimeZone::utc();
};

/// "Below minimum": what sort of alert it is.
[[nodiscard]] QString alertKindLabel(AlertKind kind);

/// What crossed which line, in one sentence: "Payroll: available EUR 70.00 is below the minimum of EUR 100.00." Plain
/// text: names and words of servers are inside.
[[nodiscard]] QString alertSentence(const Alert &alert, const AlertFormat &format);

/// What happened to an alert: "anna acknowledged “…”: Bank B is down until Monday".
[[nodiscard]] QString alertEventSentence(const AlertEvent &event, const AlertFormat &format);

} // namespace coffer

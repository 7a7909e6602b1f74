// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <wording/amount_format.h>

#include <QTimeZone>

namespace coffer {

/// How values are written for people: by whose locale, in whose time zone, and whether amounts may be seen.
struct DisplayFormat
{
    QString locale; ///< name of QLocale; empty: "C"
    NegativeStyle negative = NegativeStyle::Minus;
    AmountVisibility visibility = AmountVisibility::Shown;
    QTimeZone zone = QTimeZone::utc();

    [[nodiscard]] AmountFormat amounts() const { return AmountFormat(locale, negative, visibility); }
    [[nodiscard]] bool hidesAmounts() const { return visibility == AmountVisibility::Hidden; }
};

} // namespace coffer

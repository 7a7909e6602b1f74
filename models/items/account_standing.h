// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/business_calendar.h>
#include <balances/target_status.h>
#include <items/display_format.h>

#include <QMetaType>

namespace coffer {

/// An account's figure beside its minimum, target and maximum, as a bar: each from 0 to 1 from its left end. For pixels
/// only.
struct LimitBar
{
    TargetStatus status;
    std::optional<double> figureAt; ///< nothing where it is not judged; then there are no marks either
    std::optional<double> minimumAt;
    std::optional<double> targetAt;
    std::optional<double> maximumAt;

    friend bool operator==(const LimitBar &, const LimitBar &) = default;
};

[[nodiscard]] LimitBar limitBar(const PositionAccount &account);

/// Until when a payment in a currency must have been ordered today.
struct CutOffToday
{
    enum class Kind {
        None,     ///< the connection states none for this currency
        NotToday, ///< no business day at the bank
        Open,
        Passed,
    };
    Kind kind = Kind::None;
    QTime time = {}; ///< in the bank's zone
    QString zone = {};
    UtcTime at = {}; ///< None, NotToday: not set

    friend bool operator==(const CutOffToday &, const CutOffToday &) = default;
};

/// Of several that apply, a cut-off of the currency itself goes before one of all currencies, and of those the next one
/// that has not passed.
[[nodiscard]] CutOffToday cutOffToday(const std::vector<CutOff> &cutOffs, const QString &currency,
                                      const BusinessCalendar &calendar, UtcTime now);
/// "14:30 CET, 2 h left", "14:30 CET, passed".
[[nodiscard]] QString cutOffText(const CutOffToday &cutOff, UtcTime now, const DisplayFormat &format);

} // namespace coffer

Q_DECLARE_METATYPE(coffer::LimitBar)

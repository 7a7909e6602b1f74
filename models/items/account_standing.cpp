// SPDX-License-Identifier: GPL-3.0-or-later
#include <items/account_standing.h>

#include <items/account_texts.h>

#include <QCoreApplication>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

struct Items
{
    Q_DECLARE_TR_FUNCTIONS(Items)
};

} // namespace

LimitBar limitBar(const PositionAccount &account)
{
    LimitBar bar;
    bar.status = targetStatusOf(account);
    if (!bar.status.figure)
        return bar;
    const AccountLimits &limits = account.settings.limits;
    double low = bar.status.figure->toPlotValue();
    double high = low;
    for (const auto &mark : {limits.minimum, limits.target, limits.maximum}) {
        if (mark) {
            low = std::min(low, mark->toPlotValue());
            high = std::max(high, mark->toPlotValue());
        }
    }
    const double room = (high - low) / 10; // beyond the outermost marks
    const double width = high - low + 2 * room;
    const auto at = [&](const std::optional<Decimal> &mark) {
        return mark ? std::optional(width > 0 ? (mark->toPlotValue() - low + room) / width : 0.5) : std::nullopt;
    };
    bar.figureAt = at(bar.status.figure);
    bar.minimumAt = at(limits.minimum);
    bar.targetAt = at(limits.target);
    bar.maximumAt = at(limits.maximum);
    return bar;
}

CutOffToday cutOffToday(const std::vector<CutOff> &cutOffs, const QString &currency, const BusinessCalendar &calendar,
                        UtcTime now)
{
    const bool hasOwn =
        std::any_of(cutOffs.begin(), cutOffs.end(), [&](const CutOff &one) { return one.currency == currency; });
    CutOffToday found;
    for (const CutOff &one : cutOffs) {
        const QTimeZone zone(one.zone.toUtf8());
        if (one.currency != (hasOwn ? currency : QString()) || !zone.isValid() || currency.isEmpty())
            continue;
        const QDate today = toDateTime(now).toTimeZone(zone).date();
        if (!calendar.isBusinessDay(today)) {
            if (found.kind == CutOffToday::Kind::None)
                found.kind = CutOffToday::Kind::NotToday;
            continue;
        }
        const UtcTime at = momentOf(today, one.time, zone);
        const CutOffToday candidate{at > now ? CutOffToday::Kind::Open : CutOffToday::Kind::Passed, one.time, one.zone,
                                    at};
        const bool isNext =
            candidate.kind == CutOffToday::Kind::Open && (found.kind != CutOffToday::Kind::Open || at < found.at);
        const bool isLast = candidate.kind == CutOffToday::Kind::Passed && found.kind != CutOffToday::Kind::Open
            && (found.kind != CutOffToday::Kind::Passed || at > found.at);
        if (isNext || isLast)
            found = candidate;
    }
    return found;
}

QString cutOffText(const CutOffToday &cutOff, UtcTime now, const DisplayFormat &format)
{
    const auto clock = [&] {
        const QLocale locale = format.locale.isEmpty() ? QLocale::c() : QLocale(format.locale);
        const QTimeZone zone(cutOff.zone.toUtf8());
        return locale.toString(cutOff.time, QLocale::ShortFormat) + u' ' + zone.abbreviation(toDateTime(cutOff.at));
    };
    switch (cutOff.kind) {
    case CutOffToday::Kind::None:
        return {};
    case CutOffToday::Kind::NotToday:
        return Items::tr("No business day");
    case CutOffToday::Kind::Open:
        // Whole units that are left, never more than there is.
        if (cutOff.at - now < std::chrono::minutes(1))
            return Items::tr("%1, less than a minute left").arg(clock());
        //: Until when a payment must be ordered: "14:30 CET, 2 h left"
        return Items::tr("%1, %2 left").arg(clock(), ageText(cutOff.at - now));
    case CutOffToday::Kind::Passed:
        return Items::tr("%1, passed").arg(clock());
    }
    Q_UNREACHABLE();
}

} // namespace coffer

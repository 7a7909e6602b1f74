// SPDX-License-Identifier: GPL-3.0-or-later
#include "axis_ticks.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

namespace coffer {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A step of 1, 2 or 5 times a power of ten.
struct Step
{
    qint64 mantissa = 1;
    int exponent = 0;
    [[nodiscard]] double toPlotValue() const { return double(mantissa) * std::pow(10.0, exponent); }
    /// `count` steps, exactly.
    [[nodiscard]] Decimal times(qint64 count) const
    {
        const Decimal value = Decimal::fromInteger(mantissa * count, std::max(-exponent, 0));
        if (exponent <= 0 || value.isZero())
            return value;
        return Decimal::parse(QStringView(value.toString() + QString(exponent, u'0'))).value();
    }
};

Step stepFor(double span, int most)
{
    const double raw = span / most;
    Step step;
    step.exponent = std::clamp(int(std::floor(std::log10(raw))), -Decimal::maxExponent, Decimal::maxDigits - 20);
    const double fraction = raw / std::pow(10.0, step.exponent);
    step.mantissa = fraction <= 1 ? 1 : fraction <= 2 ? 2 : fraction <= 5 ? 5 : 10;
    return step;
}

QString dayText(const QLocale &locale, QDate day)
{
    const QString full = locale.dateFormat(QLocale::LongFormat);
    const QString format = full.indexOf(u'M') < full.indexOf(u'd') ? u"MMM d"_s
        : full.contains("d."_L1)                                   ? u"d. MMM"_s
                                                                   : u"d MMM"_s;
    return locale.toString(day, format);
}

QString hourText(const QLocale &locale, QTime time)
{
    const bool twelve = locale.timeFormat(QLocale::ShortFormat).contains(u'a', Qt::CaseInsensitive);
    return locale.toString(time, twelve ? u"h:mm AP"_s : u"HH:mm"_s);
}

AxisTick tickAt(QDate day, QTime time, const QTimeZone &zone, const QString &label)
{
    return {toPlotValue(utcTimeFromDateTime(QDateTime(day, time, zone))), label};
}

std::vector<AxisTick> minuteTicks(QDate first, QDate last, int minutes, const QTimeZone &zone, const QLocale &locale)
{
    std::vector<AxisTick> ticks;
    for (QDate day = first; day <= last; day = day.addDays(1)) {
        for (int minute = 0; minute < 24 * 60; minute += minutes) {
            const QTime time(minute / 60, minute % 60);
            ticks.push_back(tickAt(day, time, zone, minute == 0 ? dayText(locale, day) : hourText(locale, time)));
        }
    }
    return ticks;
}

std::vector<AxisTick> dayTicks(QDate first, QDate last, int days, const QTimeZone &zone, const QLocale &locale)
{
    std::vector<AxisTick> ticks;
    const qint64 past = first.toJulianDay() % days; // the same days whatever the zoom
    for (QDate day = first.addDays(-past); day <= last; day = day.addDays(days))
        ticks.push_back(tickAt(day, QTime(0, 0), zone, dayText(locale, day)));
    return ticks;
}

std::vector<AxisTick> monthTicks(QDate first, QDate last, int months, const QTimeZone &zone, const QLocale &locale)
{
    std::vector<AxisTick> ticks;
    const int past = (first.month() - 1) % months;
    for (QDate day = QDate(first.year(), first.month(), 1).addMonths(-past); day <= last; day = day.addMonths(months)) {
        const QString label = months % 12 == 0 ? QString::number(day.year()) : locale.toString(day, u"MMM yyyy"_s);
        ticks.push_back(tickAt(day, QTime(0, 0), zone, label));
    }
    return ticks;
}

} // namespace

double toPlotValue(UtcTime time)
{
    return double(std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count());
}

QLocale localeOf(const DisplayFormat &format)
{
    return format.locale.isEmpty() ? QLocale::c() : QLocale(format.locale);
}

std::vector<AxisTick> timeTicks(UtcTime from, UtcTime to, int most, const DisplayFormat &format)
{
    constexpr std::array minuteSteps{1, 5, 15, 30, 60, 180, 360, 720};
    constexpr std::array daySteps{1, 2, 5, 7, 14};
    constexpr std::array monthSteps{1, 3, 6, 12, 24, 60, 120};
    const double minutes = std::max(double((to - from) / 1s) / 60, 1.0);
    const QDate first = toDateTime(from).toTimeZone(format.zone).date();
    const QDate last = toDateTime(to).toTimeZone(format.zone).date();
    const QLocale locale = localeOf(format);
    const auto fits = [&](double minutesPerUnit) {
        return [=](int step) { return minutes / (step * minutesPerUnit) <= most; };
    };
    std::vector<AxisTick> ticks;
    if (const auto minute = std::find_if(minuteSteps.begin(), minuteSteps.end(), fits(1)); minute != minuteSteps.end())
        ticks = minuteTicks(first, last, *minute, format.zone, locale);
    else if (const auto day = std::find_if(daySteps.begin(), daySteps.end(), fits(24 * 60)); day != daySteps.end())
        ticks = dayTicks(first, last, *day, format.zone, locale);
    else if (const auto month = std::find_if(monthSteps.begin(), monthSteps.end(), fits(30.4 * 24 * 60));
             month != monthSteps.end())
        ticks = monthTicks(first, last, *month, format.zone, locale);
    std::erase_if(ticks,
                  [&](const AxisTick &tick) { return tick.at < toPlotValue(from) || tick.at > toPlotValue(to); });
    return ticks;
}

AmountAxis amountAxis(double low, double high, int most, const CurrencyCode &currency, const AmountFormat &amounts)
{
    if (high - low < std::max(std::abs(high), 1.0) * 1e-9) { // a flat line stands in the middle
        const double room = std::max(std::abs(high) * 0.1, 1.0);
        low -= room;
        high += room;
    }
    const Step step = stepFor(high - low, most);
    const double size = step.toPlotValue();
    const auto first = qint64(std::floor(low / size));
    const auto last = qint64(std::ceil(high / size));
    AmountAxis axis{.low = double(first) * size, .high = double(last) * size, .ticks = {}};
    QSet<QString> labels;
    for (qint64 tick = first; tick <= last; ++tick) {
        const Money money(step.times(tick), currency);
        const QString label = amounts.formatShort(money).remove(currency.toString()).trimmed();
        axis.ticks.push_back({double(tick) * size, label});
        labels.insert(label);
    }
    if (labels.size() < qsizetype(axis.ticks.size())) { // two steps that read the same would be a false axis
        for (qint64 tick = first; tick <= last; ++tick)
            axis.ticks[size_t(tick - first)].label = amounts.formatNumber(Money(step.times(tick), currency));
    }
    return axis;
}

} // namespace coffer

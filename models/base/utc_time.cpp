// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/utc_time.h>

#include <optional>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;

/// Exactly `digits` ASCII digits at `*at`, which moves past them.
std::optional<int> takeNumber(QStringView text, qsizetype *at, int digits)
{
    if (*at + digits > text.size())
        return std::nullopt;
    int value = 0;
    for (int i = 0; i < digits; ++i) {
        const char16_t c = text[(*at)++].unicode();
        if (c < u'0' || c > u'9')
            return std::nullopt;
        value = value * 10 + (c - u'0');
    }
    return value;
}

bool takeChar(QStringView text, qsizetype *at, QLatin1StringView allowed)
{
    if (*at >= text.size() || !allowed.contains(text[*at]))
        return false;
    ++*at;
    return true;
}

std::optional<UtcTime> parse(QStringView text)
{
    using namespace std::chrono;

    qsizetype at = 0;
    const auto y = takeNumber(text, &at, 4);
    if (!y || !takeChar(text, &at, "-"_L1))
        return std::nullopt;
    const auto mo = takeNumber(text, &at, 2);
    if (!mo || !takeChar(text, &at, "-"_L1))
        return std::nullopt;
    const auto d = takeNumber(text, &at, 2);
    if (!d || !takeChar(text, &at, "Tt "_L1))
        return std::nullopt;
    const auto h = takeNumber(text, &at, 2);
    if (!h || !takeChar(text, &at, ":"_L1))
        return std::nullopt;
    const auto mi = takeNumber(text, &at, 2);
    if (!mi || !takeChar(text, &at, ":"_L1))
        return std::nullopt;
    const auto s = takeNumber(text, &at, 2);
    if (!s)
        return std::nullopt;
    qint64 micros = 0;
    if (takeChar(text, &at, "."_L1)) {
        int digits = 0;
        qint64 unit = 100'000;
        while (at < text.size() && text[at] >= u'0' && text[at] <= u'9') {
            micros += (text[at].unicode() - u'0') * unit;
            unit /= 10;
            ++at;
            if (++digits > 32)
                return std::nullopt;
        }
        if (digits == 0)
            return std::nullopt;
    }
    minutes offset{0};
    if (!takeChar(text, &at, "Zz"_L1)) {
        const bool east = at < text.size() && text[at] == u'+';
        if (!takeChar(text, &at, "+-"_L1))
            return std::nullopt;
        const auto oh = takeNumber(text, &at, 2);
        if (!oh || !takeChar(text, &at, ":"_L1))
            return std::nullopt;
        const auto om = takeNumber(text, &at, 2);
        if (!om || *oh > 23 || *om > 59)
            return std::nullopt;
        offset = hours(*oh) + minutes(*om);
        if (!east)
            offset = -offset;
    }
    const year_month_day date{year(*y), month(unsigned(*mo)), day(unsigned(*d))};
    // 60 is a leap second (RFC 3339 5.6); the next second is the nearest moment that UtcTime can hold.
    if (at != text.size() || !date.ok() || *y < 1970 || *h > 23 || *mi > 59 || *s > 60)
        return std::nullopt;
    return UtcTime(sys_days(date)) + hours(*h) + minutes(*mi) + seconds(*s) + microseconds(micros) - offset;
}

} // namespace

Result<UtcTime> parseRfc3339(QStringView text)
{
    if (const auto time = parse(text))
        return *time;
    return Error{.kind = ErrorKind::BadTime,
                 .found = shortened(text.toString()),
                 .expected = u"a time such as 2026-11-20T08:30:00Z (RFC 3339)"_s};
}

QString formatRfc3339(UtcTime time)
{
    using namespace std::chrono;

    const auto wholeDays = floor<days>(time);
    const year_month_day date{wholeDays};
    const hh_mm_ss clock{time - wholeDays};
    QString text = QString::asprintf("%04d-%02u-%02uT%02d:%02d:%02d", int(date.year()), unsigned(date.month()),
                                     unsigned(date.day()), int(clock.hours().count()), int(clock.minutes().count()),
                                     int(clock.seconds().count()));
    const auto micros = clock.subseconds().count();
    if (micros != 0) {
        text += micros % 1000 == 0 ? QString::asprintf(".%03d", int(micros / 1000))
                                   : QString::asprintf(".%06d", int(micros));
    }
    return text + u'Z';
}

UtcTime utcTimeFromDateTime(const QDateTime &time)
{
    return UtcTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

QDateTime toDateTime(UtcTime time)
{
    const auto ms = std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count();
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

} // namespace coffer

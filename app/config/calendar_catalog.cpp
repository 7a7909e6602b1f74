// SPDX-License-Identifier: GPL-3.0-or-later
#include <config/calendar_catalog.h>

#include "list_file.h"

#include <QDir>

#include <algorithm>
#include <array>

// In a static library, nobody else refers to the resource. Must stand outside of namespaces.
static void initCalendars()
{
    Q_INIT_RESOURCE(calendars);
}

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<const char16_t *, 7> dayNames{u"monday", u"tuesday",  u"wednesday", u"thursday",
                                                   u"friday", u"saturday", u"sunday"};

QString nameOf(Qt::DayOfWeek day)
{
    return QString::fromUtf16(dayNames[std::size_t(day) - 1]);
}

std::optional<Qt::DayOfWeek> dayNamed(const QString &name)
{
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day) {
        if (nameOf(Qt::DayOfWeek(day)) == name)
            return Qt::DayOfWeek(day);
    }
    return std::nullopt;
}

bool haveSameId(const BusinessCalendar &a, const BusinessCalendar &b)
{
    return a.id == b.id;
}

void sortByName(std::vector<BusinessCalendar> &calendars)
{
    std::sort(calendars.begin(), calendars.end(),
              [](const auto &a, const auto &b) { return std::pair(a.name, a.id) < std::pair(b.name, b.id); });
}

void readHolidays(MemberReader &members, BusinessCalendar &calendar)
{
    const JsonValue holidays = members.member(u"holidays"_s, JsonType::Object);
    for (qsizetype i = 0; i < holidays.size(); ++i) {
        const QString text = holidays.keyAt(i);
        const QDate day = QDate::fromString(text, u"yyyy-MM-dd"_s);
        if (!day.isValid() || !holidays.at(i).isString())
            members.fail(u"holidays"_s, text, u"dates such as 2026-12-25, with names"_s);
        calendar.holidays.emplace(day, holidays.at(i).toString());
    }
}

BusinessCalendar readCalendar(MemberReader &members)
{
    BusinessCalendar calendar;
    calendar.id = members.text(u"id"_s);
    calendar.name = members.text(u"name"_s);
    (void)members.text(u"source"_s); // for whoever checks the file
    calendar.weekend.clear();
    for (const QString &name : members.textList(u"weekend"_s)) {
        if (const auto day = dayNamed(name))
            calendar.weekend.insert(*day);
        else
            members.fail(u"weekend"_s, name, u"names of weekdays such as sunday"_s);
    }
    calendar.firstYear = int(std::clamp<qint64>(members.integer(u"firstYear"_s).value_or(0), 0, 9999));
    calendar.lastYear = int(std::clamp<qint64>(members.integer(u"lastYear"_s).value_or(0), 0, 9999));
    readHolidays(members, calendar);
    return calendar;
}

Result<BusinessCalendar> checked(MemberReader &members, BusinessCalendar calendar, const QString &where)
{
    if (auto fault = members.finish())
        return *fault;
    if (const Result<void> good = checkCalendar(calendar); !good) {
        Error fault = good.error();
        fault.kind = ErrorKind::StorageDamaged;
        fault.where = where + u'/' + fault.where;
        return fault;
    }
    return calendar;
}

Result<BusinessCalendar> calendarFromJson(const JsonValue &json, const QString &where)
{
    MemberReader members(json, where);
    BusinessCalendar calendar = readCalendar(members);
    return checked(members, std::move(calendar), where);
}

QJsonObject calendarToJson(const BusinessCalendar &calendar)
{
    QJsonArray weekend;
    for (const Qt::DayOfWeek day : calendar.weekend)
        weekend.append(nameOf(day));
    QJsonObject holidays;
    for (const auto &[day, name] : calendar.holidays)
        holidays.insert(day.toString(Qt::ISODate), name);
    return {{u"id"_s, calendar.id},
            {u"name"_s, calendar.name},
            {u"weekend"_s, weekend},
            {u"firstYear"_s, calendar.firstYear},
            {u"lastYear"_s, calendar.lastYear},
            {u"holidays"_s, holidays}};
}

Result<BusinessCalendar> shippedCalendar(const QString &path)
{
    const JsonFile file = readJsonFile(path);
    if (file.state != JsonFile::State::Read)
        return file.fault.value_or(Error{ErrorKind::StorageFailed, path, {}, {}, {}});
    MemberReader members(file.document.root(), path);
    (void)members.integer(u"version"_s);
    BusinessCalendar calendar = readCalendar(members);
    return checked(members, std::move(calendar), path);
}

ListFile<BusinessCalendar> fileIn(const QString &folder)
{
    return {folder, u"calendars.json"_s, u"calendars"_s, calendarFromJson, calendarToJson, haveSameId};
}

} // namespace

Result<void> CalendarCatalog::load()
{
    initCalendars();
    m_shipped.clear();
    m_problems.clear();
    for (const QString &name : QDir(u":/coffer/calendars"_s).entryList({u"*.json"_s}, QDir::Files)) {
        Result<BusinessCalendar> calendar = shippedCalendar(u":/coffer/calendars/"_s + name);
        if (calendar)
            m_shipped.push_back(std::move(calendar).value());
        else
            m_problems.push_back(calendar.error());
    }
    sortByName(m_shipped);

    auto loaded = fileIn(m_folder).load();
    m_problems.insert(m_problems.end(), loaded.problems.begin(), loaded.problems.end());
    m_own = std::move(loaded.items);
    std::erase_if(m_own, [this](const BusinessCalendar &calendar) { // the file stays as it is
        const bool taken = isShipped(calendar.id);
        if (taken)
            m_problems.push_back({ErrorKind::StorageDamaged,
                                  m_folder + u"/calendars.json"_s,
                                  calendar.id,
                                  u"an id that no calendar of the program has"_s,
                                  {}});
        return taken;
    });
    sortByName(m_own);
    return m_problems.empty() ? Result<void>() : Result<void>(m_problems.front());
}

bool CalendarCatalog::isShipped(const QString &id) const
{
    return std::any_of(m_shipped.begin(), m_shipped.end(), [&](const auto &known) { return known.id == id; });
}

Result<BusinessCalendar> CalendarCatalog::find(const QString &id) const
{
    for (const auto *calendars : {&m_shipped, &m_own}) {
        for (const BusinessCalendar &calendar : *calendars) {
            if (calendar.id == id)
                return calendar;
        }
    }
    return Error{ErrorKind::NotFound, u"calendar"_s, shortened(id), {}, {}};
}

Result<void> CalendarCatalog::save(const BusinessCalendar &calendar)
{
    if (const Result<void> good = checkCalendar(calendar); !good)
        return good;
    if (isShipped(calendar.id))
        return Error{
            ErrorKind::AlreadyExists, u"id"_s, calendar.id, u"an id that no calendar of the program has"_s, {}};
    auto changed = fileIn(m_folder).change([&](std::vector<BusinessCalendar> &calendars) -> Result<void> {
        std::erase_if(calendars, [&](const auto &known) { return known.id == calendar.id; });
        calendars.push_back(calendar);
        sortByName(calendars);
        return {};
    });
    if (!changed)
        return changed.error();
    m_own = changed.value().items;
    return {};
}

Result<void> CalendarCatalog::remove(const QString &id)
{
    auto changed = fileIn(m_folder).change([&](std::vector<BusinessCalendar> &calendars) -> Result<void> {
        if (std::erase_if(calendars, [&](const auto &known) { return known.id == id; }) == 0)
            return Error{ErrorKind::NotFound, u"calendar"_s, shortened(id), {}, {}};
        return {};
    });
    if (!changed)
        return changed.error();
    m_own = changed.value().items;
    return {};
}

Result<void> checkCalendar(const BusinessCalendar &calendar)
{
    const auto invalid = [](const QString &field, const QString &found, const QString &expected) {
        return Error{ErrorKind::InvalidInput, field, shortened(found), expected, {}};
    };
    const auto isPlain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-';
    };
    const auto isName = [](const QString &text) {
        return !text.trimmed().isEmpty() && text.size() <= 100 && text.isValidUtf16()
            && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint() || c.isSurrogate(); });
    };
    if (calendar.id.isEmpty() || calendar.id.size() > 100
        || !std::all_of(calendar.id.begin(), calendar.id.end(), isPlain))
        return invalid(u"id"_s, calendar.id, u"1 to 100 letters, digits and \"-\""_s);
    if (!isName(calendar.name))
        return invalid(u"name"_s, calendar.name, u"1 to 100 printable characters"_s);
    if (calendar.weekend.size() > 6)
        return invalid(u"weekend"_s, QString::number(calendar.weekend.size()), u"a day of business at least"_s);
    if (calendar.firstYear < 1970 || calendar.lastYear > 2199 || calendar.firstYear > calendar.lastYear)
        return invalid(u"firstYear"_s, u"%1, %2"_s.arg(calendar.firstYear).arg(calendar.lastYear),
                       u"years from 1970 to 2199, in order"_s);
    for (const auto &[day, name] : calendar.holidays) {
        if (!day.isValid() || !calendar.knowsYear(day.year()) || !isName(name))
            return invalid(u"holidays"_s, day.toString(Qt::ISODate), u"days of its years, each with a name"_s);
    }
    return {};
}

BusinessDayRule businessDayRule(const Settings &settings)
{
    const QTimeZone zone(settings.timeZone.toUtf8());
    return {!settings.timeZone.isEmpty() && zone.isValid() ? zone : QTimeZone::systemTimeZone(),
            settings.businessDayCutOff};
}

BusinessDays businessDaysOf(const std::vector<Entity> &entities, const CalendarCatalog &catalog,
                            const Settings &settings)
{
    BusinessDays days;
    days.rule = businessDayRule(settings);
    for (const Entity &entity : entities) {
        if (auto calendar = catalog.find(entity.calendar))
            days.calendars.emplace(entity.name, std::move(calendar).value());
    }
    return days;
}

} // namespace coffer

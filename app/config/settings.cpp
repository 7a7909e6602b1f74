// SPDX-License-Identifier: GPL-3.0-or-later
#include <config/settings.h>

#include "json_file.h"

#include <QJsonDocument>
#include <QLocale>
#include <QTimeZone>

#include <array>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// One key: how its value gets into Settings (false: not usable) and back.
struct Key
{
    QLatin1StringView name;
    QLatin1StringView expected;
    bool (*read)(const JsonValue &, Settings &);
    QJsonValue (*write)(const Settings &);
};

constexpr std::array<std::pair<ThemeSetting, QLatin1StringView>, 3> themes{{
    {ThemeSetting::System, QLatin1StringView("system")},
    {ThemeSetting::Light, QLatin1StringView("light")},
    {ThemeSetting::Dark, QLatin1StringView("dark")},
}};
constexpr std::array<std::pair<NegativeChoice, QLatin1StringView>, 2> negativeStyles{{
    {NegativeChoice::Minus, QLatin1StringView("minus")},
    {NegativeChoice::Parentheses, QLatin1StringView("parentheses")},
}};
constexpr std::array<std::pair<ProxyChoice, QLatin1StringView>, 3> proxies{{
    {ProxyChoice::System, QLatin1StringView("system")},
    {ProxyChoice::None, QLatin1StringView("none")},
    {ProxyChoice::Manual, QLatin1StringView("manual")},
}};

template <typename Codes, typename T>
bool readCode(const JsonValue &json, const Codes &codes, T &target)
{
    for (const auto &[value, code] : codes) {
        if (json.isString() && json.toString() == code) {
            target = value;
            return true;
        }
    }
    return false;
}

template <typename Codes, typename T>
QJsonValue writeCode(const Codes &codes, T wanted)
{
    for (const auto &[value, code] : codes) {
        if (value == wanted)
            return QString(code);
    }
    return {}; // an enum value out of range, which reading back refuses
}

std::optional<int> integerIn(const JsonValue &json, int least, int most)
{
    bool ok = false;
    const int number = json.numberText().toByteArray().toInt(&ok);
    return ok && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

bool readInteger(const JsonValue &json, int least, int most, int &target)
{
    const std::optional<int> number = integerIn(json, least, most);
    target = number.value_or(target);
    return number.has_value();
}

template <bool Settings::*member>
bool readFlag(const JsonValue &json, Settings &settings)
{
    settings.*member = json.isBool() ? json.toBool() : settings.*member;
    return json.isBool();
}

template <auto member>
QJsonValue writeAsIs(const Settings &settings)
{
    return settings.*member;
}

template <QString Settings::*member>
bool readLocale(const JsonValue &json, Settings &settings)
{
    const QString text = json.toString();
    if (!json.isString() || text.size() > 35 || (!text.isEmpty() && QLocale(text).language() == QLocale::C))
        return false;
    settings.*member = text;
    return true;
}

bool readTimeZone(const JsonValue &json, Settings &settings)
{
    const QString text = json.toString();
    if (!json.isString() || text.size() > 64 || (!text.isEmpty() && !QTimeZone::isTimeZoneIdAvailable(text.toUtf8())))
        return false;
    settings.timeZone = text;
    return true;
}

bool readHost(const JsonValue &json, Settings &settings)
{
    const QString text = json.toString();
    const auto allowed = [](QChar c) { return c > u' ' && c < QChar(0x7F) && c != u'/' && c != u'@'; };
    if (!json.isString() || text.size() > 253 || !std::all_of(text.cbegin(), text.cend(), allowed))
        return false;
    settings.proxyHost = text;
    return true;
}

/// Goes into the Proxy-Authorization header: no colon, which ends the name there, nothing that cannot be seen.
bool readProxyUser(const JsonValue &json, Settings &settings)
{
    const QString text = json.toString();
    const auto allowed = [](QChar c) { return c.isPrint() && c != u':'; };
    if (!json.isString() || text.size() > 255 || !std::all_of(text.cbegin(), text.cend(), allowed))
        return false;
    settings.proxyUser = text;
    return true;
}

bool readCurrency(const JsonValue &json, Settings &settings)
{
    const QString text = json.toString();
    const auto allowed = [](QChar c) { return c >= u'A' && c <= u'Z'; };
    if (!json.isString() || (!text.isEmpty() && text.size() != 3) || !std::all_of(text.cbegin(), text.cend(), allowed))
        return false;
    settings.reportingCurrency = text;
    return true;
}

const QString cutOffForm = u"HH:mm"_s;

bool readCutOff(const JsonValue &json, Settings &settings)
{
    const QTime time = QTime::fromString(json.toString(), cutOffForm);
    if (!json.isString() || !time.isValid())
        return false;
    settings.businessDayCutOff = time;
    return true;
}

constexpr int week = 7 * 24 * 3600;

const std::array<Key, 19> &keys()
{
    static const std::array<Key, 19> table{{
        {"language"_L1, "a language such as \"de-DE\", or nothing"_L1, readLocale<&Settings::language>,
         writeAsIs<&Settings::language>},
        {"theme"_L1, "system, light or dark"_L1,
         [](const JsonValue &j, Settings &s) { return readCode(j, themes, s.theme); },
         [](const Settings &s) { return writeCode(themes, s.theme); }},
        {"negativeStyle"_L1, "minus or parentheses"_L1,
         [](const JsonValue &j, Settings &s) { return readCode(j, negativeStyles, s.negativeStyle); },
         [](const Settings &s) { return writeCode(negativeStyles, s.negativeStyle); }},
        {"numberFormat"_L1, "a language such as \"de-CH\", or nothing"_L1, readLocale<&Settings::numberFormat>,
         writeAsIs<&Settings::numberFormat>},
        {"hideAmountsOnStart"_L1, "true or false"_L1, readFlag<&Settings::hideAmountsOnStart>,
         writeAsIs<&Settings::hideAmountsOnStart>},
        {"reportingCurrency"_L1, "a code such as \"EUR\", or nothing"_L1, readCurrency,
         writeAsIs<&Settings::reportingCurrency>},
        {"timeZone"_L1, "a zone such as \"Europe/Berlin\", or nothing"_L1, readTimeZone,
         writeAsIs<&Settings::timeZone>},
        {"businessDayCutOff"_L1, "a time such as \"17:30\""_L1, readCutOff,
         [](const Settings &s) -> QJsonValue { return s.businessDayCutOff.toString(cutOffForm); }},
        {"defaultInterval"_L1, "10 to 604800 seconds"_L1,
         [](const JsonValue &j, Settings &s) {
             const std::optional<int> seconds = integerIn(j, 10, week);
             s.defaultInterval = seconds ? std::chrono::seconds(*seconds) : s.defaultInterval;
             return seconds.has_value();
         },
         [](const Settings &s) -> QJsonValue { return qint64(s.defaultInterval.count()); }},
        {"bodyRetentionDays"_L1, "0 to 3660 days"_L1,
         [](const JsonValue &j, Settings &s) { return readInteger(j, 0, 3660, s.bodyRetentionDays); },
         writeAsIs<&Settings::bodyRetentionDays>},
        {"bodyRetentionMegabytes"_L1, "0 to 100000 megabytes"_L1,
         [](const JsonValue &j, Settings &s) { return readInteger(j, 0, 100000, s.bodyRetentionMegabytes); },
         writeAsIs<&Settings::bodyRetentionMegabytes>},
        {"proxy"_L1, "system, none or manual"_L1,
         [](const JsonValue &j, Settings &s) { return readCode(j, proxies, s.proxy); },
         [](const Settings &s) { return writeCode(proxies, s.proxy); }},
        {"proxyHost"_L1, "a host name or address"_L1, readHost, writeAsIs<&Settings::proxyHost>},
        {"proxyPort"_L1, "0 to 65535"_L1,
         [](const JsonValue &j, Settings &s) { return readInteger(j, 0, 65535, s.proxyPort); },
         writeAsIs<&Settings::proxyPort>},
        {"proxyUser"_L1, "a name without colon"_L1, readProxyUser, writeAsIs<&Settings::proxyUser>},
        {"startMinimised"_L1, "true or false"_L1, readFlag<&Settings::startMinimised>,
         writeAsIs<&Settings::startMinimised>},
        {"trayIcon"_L1, "true or false"_L1, readFlag<&Settings::trayIcon>, writeAsIs<&Settings::trayIcon>},
        {"closeToTray"_L1, "true or false"_L1, readFlag<&Settings::closeToTray>, writeAsIs<&Settings::closeToTray>},
        {"notifications"_L1, "true or false"_L1, readFlag<&Settings::notifications>,
         writeAsIs<&Settings::notifications>},
    }};
    return table;
}

QString fileOf(const QString &folder)
{
    return folder + u"/settings.json"_s;
}

bool lacksProxy(const Settings &settings)
{
    return settings.proxy == ProxyChoice::Manual && (settings.proxyHost.isEmpty() || settings.proxyPort == 0);
}

} // namespace

LoadedSettings loadSettings(const QString &folder)
{
    LoadedSettings loaded;
    const QString path = fileOf(folder);
    const JsonFile file = readJsonFile(path);
    if (file.fault)
        loaded.notices.push_back(*file.fault);
    if (file.state != JsonFile::State::Read)
        return loaded;

    const JsonValue root = file.document.root();
    const auto complain = [&](const QString &key, const QString &found, const QString &expected) {
        loaded.notices.push_back(
            {ErrorKind::StorageDamaged, u"%1/%2"_s.arg(path, shortened(key)), shortened(found), expected, {}});
    };
    QStringList known{u"version"_s};
    for (const Key &key : keys()) {
        known.append(key.name);
        const JsonValue value = root.member(QString(key.name));
        if (value.exists() && !key.read(value, loaded.settings))
            complain(key.name, value.rawToken(), key.expected);
    }
    for (qsizetype i = 0; i < root.size(); ++i) {
        if (!known.contains(root.keyAt(i)))
            complain(root.keyAt(i), u"an unknown key"_s, u"no other keys"_s);
    }
    if (lacksProxy(loaded.settings)) {
        complain(u"proxy"_s, u"manual"_s, u"proxyHost and proxyPort for a manual proxy"_s);
        loaded.settings.proxy = ProxyChoice::System;
    }
    if (!loaded.notices.empty()) {
        const Result<QString> copy = keepCopyAside(path);
        loaded.notices.front().detail = copy ? u"a copy is kept as "_s + copy.value() : copy.error().detail;
    }
    return loaded;
}

Result<void> saveSettings(const QString &folder, const Settings &settings)
{
    QJsonObject object;
    for (const Key &key : keys())
        object.insert(QString(key.name), key.write(settings));
    // What would not be read back is not written: one set of rules, in the table.
    const Result<JsonDocument> check = JsonDocument::parse(QJsonDocument(object).toJson());
    for (const Key &key : keys()) {
        Settings ignored;
        if (!check || !key.read(check.value().root().member(QString(key.name)), ignored))
            return Error{ErrorKind::InvalidInput, key.name, {}, key.expected, {}};
    }
    if (lacksProxy(settings))
        return Error{ErrorKind::InvalidInput, u"proxyHost"_s, {}, u"host and port of the proxy"_s, {}};
    const JsonFile file = readJsonFile(fileOf(folder));
    if (file.state == JsonFile::State::Untouchable)
        return *file.fault;
    return writeJsonFile(fileOf(folder), object);
}

QStringList settingsKeys()
{
    QStringList names;
    for (const Key &key : keys())
        names.append(key.name);
    return names;
}

} // namespace coffer

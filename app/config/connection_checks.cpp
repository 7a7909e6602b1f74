// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_checks.h"

#include <config/connection_repository.h>

#include <QDir>
#include <QSet>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>
#include <functional>
#include <optional>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

Error invalid(const QString &field, const QString &found, const QString &expected)
{
    return Error{ErrorKind::InvalidInput, field, shortened(found), expected, {}};
}

std::optional<Error> checkText(const QString &field, const QString &text, qsizetype limit)
{
    const auto unprintable = [](QChar c) {
        const QChar::Category category = c.category();
        return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph;
    };
    if (text.size() > limit)
        return invalid(field, text, u"at most %1 characters"_s.arg(limit));
    if (!text.isValidUtf16() || std::any_of(text.cbegin(), text.cend(), unprintable))
        return invalid(field, text, u"printable characters"_s);
    if (text != text.trimmed())
        return invalid(field, text, u"no blanks at its ends"_s);
    return std::nullopt;
}

std::optional<Error> checkIdentifier(const QString &field, const QString &text)
{
    const bool usable = !text.isEmpty() && text.size() <= 100
        && std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c > u' ' && c < QChar(0x7F) && c != u'/'; });
    return usable ? std::nullopt
                  : std::optional(invalid(field, text, u"1 to 100 ASCII characters, no blank or slash"_s));
}

std::optional<Error> checkAddress(const QString &field, const QString &text)
{
    if (text.contains(u'@')) // what was found may be a password
        return Error{ErrorKind::InvalidInput,
                     field,
                     {},
                     u"an address without user name and password"_s,
                     u"what was found is not shown"_s};
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (text.size() > 2000 || !url.isValid() || url.host().isEmpty() || !isWeb)
        return invalid(field, text, u"an address with https or http"_s);
    return std::nullopt;
}

std::optional<Error> checkTimes(const Connection &connection)
{
    using namespace std::chrono_literals;
    if (connection.interval < 10s || connection.interval > 24h * 7)
        return invalid(u"interval"_s, QString::number(connection.interval.count()), u"10 seconds to 7 days"_s);
    if (const auto &limits = connection.freshnessLimits;
        limits && (limits->ageing < 1s || limits->stale < limits->ageing || limits->stale > 24h * 366))
        return invalid(u"freshness"_s, u"%1, %2"_s.arg(limits->ageing.count()).arg(limits->stale.count()),
                       u"ageing from 1 second on, stale not before it, at most 366 days"_s);
    if (connection.fixedTimes.size() > 48
        || !std::is_sorted(connection.fixedTimes.begin(), connection.fixedTimes.end(), std::less_equal<>()))
        return invalid(u"fixedTimes"_s, QString::number(connection.fixedTimes.size()),
                       u"at most 48 times of day, each once and in order"_s);
    if (connection.byFixedTimesOnly && connection.fixedTimes.empty())
        return invalid(u"fixedTimes"_s, {}, u"a time of day at least, where the interval does not count"_s);
    for (const CutOff &cutOff : connection.cutOffs) {
        if (!cutOff.currency.isEmpty() && !CurrencyCode::parse(cutOff.currency))
            return invalid(u"cutOffs"_s, cutOff.currency, u"a currency code of ISO 4217, or nothing"_s);
        if (!cutOff.time.isValid() || !QTimeZone(cutOff.zone.toUtf8()).isValid())
            return invalid(u"cutOffs"_s, cutOff.zone, u"a time of day and a time zone such as Europe/Berlin"_s);
    }
    return std::nullopt;
}

std::optional<Error> checkLimits(const AccountLimits &limits)
{
    const bool anything =
        limits.minimum || limits.target || limits.maximum || limits.largeMove || limits.tolerance || limits.signChange;
    if (!limits.currency.isEmpty() && !CurrencyCode::parse(limits.currency))
        return invalid(u"limits/currency"_s, limits.currency, u"a currency code of ISO 4217"_s);
    if (anything && limits.currency.isEmpty())
        return invalid(u"limits/currency"_s, {}, u"the currency of the amounts"_s);
    const auto inOrder = [](const std::optional<Decimal> &low, const std::optional<Decimal> &high) {
        return !low || !high || *low <= *high;
    };
    if (!inOrder(limits.minimum, limits.target) || !inOrder(limits.target, limits.maximum)
        || !inOrder(limits.minimum, limits.maximum))
        return invalid(u"limits"_s, {}, u"minimum, target and maximum in ascending order"_s);
    if (limits.largeMove && (limits.largeMove->isNegative() || limits.largeMove->isZero()))
        return invalid(u"limits/largeMove"_s, limits.largeMove->toString(), u"an amount above 0"_s);
    if (limits.tolerance && limits.tolerance->isNegative())
        return invalid(u"limits/tolerance"_s, limits.tolerance->toString(), u"an amount of 0 or above"_s);
    return std::nullopt;
}

std::optional<Error> checkTags(const QStringList &tags)
{
    if (tags.size() > 20 || QSet<QString>(tags.begin(), tags.end()).size() != tags.size())
        return invalid(u"tags"_s, QString::number(tags.size()), u"at most 20 tags, each once"_s);
    for (const QString &tag : tags) {
        if (tag.isEmpty() || tag.contains(u','))
            return invalid(u"tags"_s, tag, u"tags that are not empty and hold no comma"_s);
        if (auto fault = checkText(u"tags"_s, tag, 40))
            return fault;
    }
    return std::nullopt;
}

std::optional<Error> firstFault(const Connection &connection)
{
    if (auto fault = checkIdentifier(u"id"_s, connection.id.toString()))
        return fault;
    if (auto fault = checkIdentifier(u"provider"_s, connection.provider.toString()))
        return fault;
    if (isManual(connection) != (connection.provider == manualProvider()))
        return invalid(u"source"_s, dataSourceCode(connection.source), u"manual for the provider manual alone"_s);
    if (connection.name.isEmpty())
        return invalid(u"name"_s, {}, u"a name"_s);
    if (auto fault = checkText(u"name"_s, connection.name, 60))
        return fault;
    if (auto fault = checkText(u"entity"_s, connection.entity, 100))
        return fault;
    if (auto fault = checkText(u"mode"_s, connection.mode, 100))
        return fault;
    if (auto fault = checkText(u"environment"_s, connection.environment, 100))
        return fault;
    for (const auto &[key, address] : connection.baseAddresses.asKeyValueRange()) {
        if (auto fault = checkIdentifier(u"baseAddresses"_s, key))
            return fault;
        if (auto fault = checkAddress(u"base "_s + key, address))
            return fault;
    }
    for (const auto &[key, values] : connection.parameters.asKeyValueRange()) {
        if (auto fault = checkIdentifier(u"parameters"_s, key))
            return fault;
        for (const QString &value : values) {
            if (auto fault = checkText(u"parameters/"_s + key, value, 1000))
                return fault;
        }
    }
    if (!connection.caFile.isEmpty() && !QDir::isAbsolutePath(connection.caFile))
        return invalid(u"ca"_s, connection.caFile, u"an absolute path"_s);
    return checkTimes(connection);
}

} // namespace

Result<void> checkStorable(const Connection &connection)
{
    if (auto fault = firstFault(connection))
        return *fault;
    return {};
}

Result<void> checkAccountSettings(const AccountId &id, const AccountSettings &settings)
{
    if (auto fault = checkIdentifier(u"id"_s, id.toString()))
        return *fault;
    if (auto fault = checkText(u"displayName"_s, settings.displayName, 100))
        return *fault;
    if (auto fault = checkText(u"entity"_s, settings.entity, 100))
        return *fault;
    if (auto fault = checkTags(settings.tags))
        return *fault;
    if (settings.note.size() > 2000 || !settings.note.isValidUtf16())
        return invalid(u"note"_s, settings.note, u"at most 2000 characters"_s);
    if (auto fault = checkLimits(settings.limits))
        return *fault;
    return {};
}

QString comparableName(const QString &name)
{
    return name.normalized(QString::NormalizationForm_KC).toCaseFolded().normalized(QString::NormalizationForm_KC);
}

} // namespace coffer

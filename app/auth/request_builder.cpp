// SPDX-License-Identifier: GPL-3.0-or-later
#include <auth/request_builder.h>

#include <QUuid>

#include <algorithm>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;
using Encoding = TemplateText::Encoding;

HttpMethod methodOf(RequestTemplate::Method method)
{
    switch (method) {
    case RequestTemplate::Method::Get:
        return HttpMethod::Get;
    case RequestTemplate::Method::Post:
        return HttpMethod::Post;
    case RequestTemplate::Method::Put:
        return HttpMethod::Put;
    }
    return HttpMethod::Get;
}

/// A name of the definition itself, encoded as a value of a template would be.
Result<QString> encodedName(const QString &name, Encoding encoding)
{
    return TemplateText::parse(u"{name}"_s).andThen([&](const TemplateText &text) {
        return text.filled({{u"name"_s, name}}, encoding);
    });
}

/// An optional parameter without a value, or the cursor of the first page: the field that it would fill is left out.
bool isLeftOut(const TemplateText &value, const Variables &variables)
{
    const QStringList names = value.names();
    return std::any_of(names.cbegin(), names.cend(), [&](const QString &name) {
        const auto found = variables.constFind(name);
        return found != variables.cend() && found->isEmpty();
    });
}

/// Name and value pairs with `between` in the middle and `separator` after each but the last.
Result<QString> joined(const std::vector<std::pair<QString, TemplateText>> &fields, const Variables &variables,
                       Encoding encoding, QLatin1StringView between, QChar separator)
{
    QString text;
    for (const auto &[name, value] : fields) {
        if (isLeftOut(value, variables))
            continue;
        const auto key = encodedName(name, encoding);
        if (!key)
            return key;
        const auto filled = value.filled(variables, encoding);
        if (!filled)
            return filled;
        if (!text.isEmpty())
            text += separator;
        text += key.value() + between + filled.value();
    }
    return text;
}

Result<QUrl> urlOf(const RequestTemplate &request, const Variables &variables,
                   const QMap<QString, QString> &baseAddresses)
{
    const QString source = request.url.source();
    const qsizetype end = source.indexOf(u'}');
    const QString base = source.startsWith(u'{') && end > 0 ? source.mid(1, end - 1) : QString();
    const auto refused = [](const QString &where, const QString &expected) {
        return Error{.kind = ErrorKind::InvalidInput, .where = where, .expected = expected};
    };
    if (!baseAddresses.contains(base))
        return refused(u"base "_s + base, u"a base address of this environment"_s);
    QString address = baseAddresses.value(base);
    while (address.endsWith(u'/'))
        address.chop(1);
    const QString rest = source.mid(end + 1);
    if ((!rest.isEmpty() && !rest.startsWith(u'/')) || rest.contains(u'#'))
        return refused(u"url"_s, u"{base} and a path that begins with /"_s);
    const auto parsed = TemplateText::parse(rest);
    if (!parsed)
        return parsed.error();
    const auto path = parsed.value().filled(variables, Encoding::PathSegment);
    if (!path)
        return path.error();
    const auto query = joined(request.query, variables, Encoding::Query, "="_L1, u'&');
    if (!query)
        return query.error();
    QString text = address + path.value();
    if (!query.value().isEmpty())
        text += (path.value().contains(u'?') ? u'&' : u'?') + query.value();
    const QUrl url = QUrl::fromEncoded(text.toUtf8(), QUrl::StrictMode);
    if (const auto origin = originOf(url); !origin) {
        return Error{.kind = ErrorKind::InvalidInput,
                     .where = u"base "_s + base,
                     .found = origin.error().found,
                     .expected = origin.error().expected};
    }
    return url;
}

Result<QByteArray> bodyOf(const RequestTemplate &request, const Variables &variables)
{
    switch (request.bodyKind) {
    case BodyKind::None:
        return QByteArray();
    case BodyKind::Form: {
        const auto text = joined(request.bodyFields, variables, Encoding::Form, "="_L1, u'&');
        return text ? Result<QByteArray>(text.value().toUtf8()) : Result<QByteArray>(text.error());
    }
    case BodyKind::Json: {
        const auto text = joined(request.bodyFields, variables, Encoding::JsonString, "\":\""_L1, u'\x1f');
        if (!text)
            return text.error();
        // A control character cannot be in escaped text, so the separator is unmistakable.
        QString members = text.value();
        members.replace(u'\x1f', "\",\""_L1);
        return request.bodyFields.empty() ? QByteArray("{}") : QByteArray("{\"" + members.toUtf8() + "\"}");
    }
    }
    return QByteArray();
}

void addDefault(HttpHeaders *headers, const QByteArray &name, const QByteArray &value)
{
    const bool isThere = std::ranges::any_of(
        *headers, [&](const auto &one) { return one.first.compare(name, Qt::CaseInsensitive) == 0; });
    if (!isThere)
        headers->emplace_back(name, value);
}

} // namespace

Result<HttpRequest> buildRequest(const RequestTemplate &request, const Variables &variables,
                                 const QMap<QString, QString> &baseAddresses, const HttpLimits &limits)
{
    HttpRequest result;
    result.method = methodOf(request.method);
    result.limits = limits;
    const auto url = urlOf(request, variables, baseAddresses);
    if (!url)
        return url.error();
    result.url = url.value();
    for (const auto &[name, value] : request.headers) {
        if (isLeftOut(value, variables))
            continue;
        const auto filled = value.filled(variables, Encoding::None);
        if (!filled)
            return filled.error();
        result.headers.emplace_back(name.toUtf8(), filled.value().toUtf8());
        const auto &[rawName, rawValue] = result.headers.back();
        if (const auto checked = checkHeader(rawName, rawValue); !checked)
            return checked.error();
    }
    const auto body = bodyOf(request, variables);
    if (!body)
        return body.error();
    result.body = body.value();
    addDefault(&result.headers, "Accept", "application/json");
    if (request.bodyKind == BodyKind::Form)
        addDefault(&result.headers, "Content-Type", "application/x-www-form-urlencoded");
    else if (request.bodyKind == BodyKind::Json)
        addDefault(&result.headers, "Content-Type", "application/json");
    return result;
}

Variables generatedVariables(const Clock &clock)
{
    const auto now = std::chrono::floor<std::chrono::milliseconds>(clock.now());
    return {{u"uuid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}, {u"now:rfc3339"_s, formatRfc3339(now)}};
}

} // namespace coffer

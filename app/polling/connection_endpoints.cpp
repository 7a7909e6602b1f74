// SPDX-License-Identifier: GPL-3.0-or-later
#include <polling/connection_endpoints.h>

#include <http/http_client.h>
#include <http/http_message.h>

#include <QHostAddress>
#include <QUrl>
#include <QUuid>

#include <algorithm>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;

Error invalid(const QString &field, const QString &found, const QString &expected)
{
    return Error{.kind = ErrorKind::InvalidInput, .where = field, .found = shortened(found), .expected = expected};
}

Result<const ModeSpec *> modeOf(const ProviderDefinition &definition, const Connection &connection)
{
    if (const ModeSpec *mode = definition.mode(connection.mode))
        return mode;
    QStringList names;
    for (const ModeSpec &mode : definition.modes)
        names += mode.name;
    return invalid(u"mode"_s, connection.mode, u"one of: %1"_s.arg(names.join(u", "_s)));
}

Result<void> checkValue(const ParameterSpec &spec, const QString &value)
{
    switch (spec.kind) {
    case ParameterSpec::Kind::Text:
    case ParameterSpec::Kind::List:
        break;
    case ParameterSpec::Kind::Uuid:
        if (QUuid::fromString(value).isNull() || value.size() != 36)
            return invalid(spec.name, value, u"a UUID such as 3c90c3cc-0d44-4b50-8888-8dd25736052a"_s);
        break;
    case ParameterSpec::Kind::Choice:
        if (!spec.choices.contains(value))
            return invalid(spec.name, value, u"one of: %1"_s.arg(spec.choices.join(u", "_s)));
        break;
    case ParameterSpec::Kind::IpAddress:
        if (QHostAddress(value).isNull())
            return invalid(spec.name, value, u"an IPv4 or IPv6 address"_s);
        break;
    }
    if (value != value.trimmed())
        return invalid(spec.name, value, u"a value without blanks at its ends"_s);
    if (value.size() > 500 || std::any_of(value.cbegin(), value.cend(), [](QChar c) { return c.unicode() < 0x20; }))
        return invalid(spec.name, value, u"at most 500 characters without control characters"_s);
    return {};
}

Result<void> checkParameter(const ParameterSpec &spec, const QStringList &given)
{
    QStringList values = given;
    values.removeAll(QString());
    if (values.isEmpty() && !spec.defaultValue.isEmpty())
        values = {spec.defaultValue};
    if (values.isEmpty()) {
        if (spec.required)
            return invalid(spec.name, {}, spec.label.isEmpty() ? u"a value"_s : spec.label);
        return {};
    }
    if (spec.kind != ParameterSpec::Kind::List && values.size() > 1)
        return invalid(spec.name, values.join(u", "_s), u"one value"_s);
    if (values.removeDuplicates() > 0)
        return invalid(spec.name, given.join(u", "_s), u"each value once"_s);
    for (const QString &value : values) {
        if (const auto checked = checkValue(spec, value); !checked)
            return checked.error();
    }
    return {};
}

/// A value that becomes part of a host name must not be able to move the host (RFC 1123 2.1).
bool isDnsLabel(const QString &text)
{
    return !text.isEmpty() && text.size() <= 63 && !text.startsWith(u'-') && !text.endsWith(u'-')
        && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-';
           });
}

} // namespace

Variables variablesOf(const ProviderDefinition &definition, const Connection &connection)
{
    Variables variables;
    for (const ParameterSpec &spec : definition.parameters) {
        if (spec.kind == ParameterSpec::Kind::List)
            continue;
        const QString value = connection.parameters.value(spec.name).value(0);
        variables.insert(spec.name, value.isEmpty() ? spec.defaultValue : value);
    }
    return variables;
}

Result<ConnectionEndpoints> endpointsOf(const ProviderDefinition &definition, const Connection &connection)
{
    const EnvironmentSpec *environment = definition.environment(connection.environment);
    if (!environment) {
        QStringList names;
        for (const EnvironmentSpec &known : definition.environments)
            names += known.name;
        return invalid(u"environment"_s, connection.environment, u"one of: %1"_s.arg(names.join(u", "_s)));
    }
    for (auto it = connection.baseAddresses.cbegin(); it != connection.baseAddresses.cend(); ++it) {
        if (!environment->addresses.contains(it.key()))
            return invalid(u"base "_s + it.key(), it.key(),
                           u"one of: %1"_s.arg(environment->addresses.keys().join(u", "_s)));
    }

    const auto mode = modeOf(definition, connection);
    if (!mode)
        return mode.error();
    const QStringList &needed = mode.value()->addresses;

    ConnectionEndpoints endpoints;
    const Variables variables = variablesOf(definition, connection);
    for (auto it = environment->addresses.cbegin(); it != environment->addresses.cend(); ++it) {
        if (!needed.contains(it.key()))
            continue;
        const QString field = u"base "_s + it.key();
        QString address = connection.baseAddresses.value(it.key());
        if (address.isEmpty()) {
            const auto text = TemplateText::parse(it.value());
            if (!text)
                return text.error();
            for (const QString &name : text.value().names()) {
                if (!isDnsLabel(variables.value(name)))
                    return invalid(name, variables.value(name),
                                   u"1 to 63 letters, digits or hyphens, since it is part of an address"_s);
            }
            const auto filled = text.value().filled(variables, TemplateText::Encoding::None);
            if (!filled)
                return filled.error();
            address = filled.value();
        }
        if (address.isEmpty())
            return invalid(field, {}, u"the address of this installation, such as https://ledger.example.com"_s);
        const QUrl url(address, QUrl::StrictMode);
        if (!url.isValid() || url.hasQuery() || url.hasFragment())
            return invalid(field, address, u"an https address without query or fragment"_s);
        const auto origin = originOf(url);
        if (!origin) {
            Error error = origin.error();
            error.where = field;
            return error;
        }
        while (address.endsWith(u'/'))
            address.chop(1);
        endpoints.addresses.insert(it.key(), address);
        if (!endpoints.origins.contains(origin.value()))
            endpoints.origins += origin.value();
    }
    endpoints.origins.sort();
    return endpoints;
}

Result<void> checkConnection(const ProviderDefinition &definition, const Connection &connection)
{
    const auto mode = modeOf(definition, connection);
    if (!mode)
        return mode.error();
    for (auto it = connection.parameters.cbegin(); it != connection.parameters.cend(); ++it) {
        if (!mode.value()->parameters.contains(it.key())) {
            return invalid(it.key(), it.key(),
                           mode.value()->parameters.isEmpty()
                               ? u"no parameters in this mode"_s
                               : u"one of: %1"_s.arg(mode.value()->parameters.join(u", "_s)));
        }
    }
    for (const QString &name : mode.value()->parameters) {
        const ParameterSpec *spec = definition.parameter(name);
        if (!spec)
            return invalid(name, {}, u"a parameter of the definition"_s);
        if (const auto checked = checkParameter(*spec, connection.parameters.value(name)); !checked)
            return checked.error();
    }
    if (const auto endpoints = endpointsOf(definition, connection); !endpoints)
        return endpoints.error();
    if (connection.interval < definition.limits.smallestInterval) {
        return invalid(u"interval"_s, u"%1 s"_s.arg(connection.interval.count()),
                       u"%1 s or longer for this provider"_s.arg(definition.limits.smallestInterval.count()));
    }
    if (connection.interval > std::chrono::hours(24 * 7))
        return invalid(u"interval"_s, u"%1 s"_s.arg(connection.interval.count()), u"at most 7 days"_s);
    if (connection.caFile.isEmpty())
        return {};
    if (const auto authorities = checkCaFile(connection.caFile); !authorities) {
        Error error = authorities.error();
        error.where = u"ca"_s;
        return error;
    }
    return {};
}

Result<void> checkCredential(const ProviderDefinition &definition, const Connection &connection,
                             const std::map<QString, Secret> &secrets)
{
    const ModeSpec *mode = definition.mode(connection.mode);
    if (!mode || mode->auth.scheme != AuthScheme::Basic)
        return {};
    for (const auto &[field, secret] : secrets) {
        // RFC 7617 2: the first colon ends the user name; the bank would read another user and password.
        if (mode->auth.basicUser.names().contains(field) && secret.reveal().contains(':'))
            return Error{.kind = ErrorKind::InvalidInput,
                         .where = field,
                         .expected = u"a user name without a colon"_s,
                         .detail = u"what was found is not shown"_s};
    }
    return {};
}

} // namespace coffer

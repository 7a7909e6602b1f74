// SPDX-License-Identifier: GPL-3.0-or-later
#include <providers/definition_loader.h>

#include "json_writer.h"
#include "loader_scope.h"

#include <providers/request_chain.h>

#include <QUrl>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr int ownFormatVersion = 1;

/// Names of parameters, secrets and addresses: they stand in templates, so that they cannot bear a hyphen.
QString templateName(const DefinitionNode &node)
{
    static const QStringList taken{u"page"_s, u"cursor"_s, u"uuid"_s,         u"now"_s,
                                   u"key"_s,  u"token"_s,  u"refresh_token"_s};
    const QString name = node.name();
    if (name.contains(u'-') || taken.contains(name))
        node.refuse(u"a name of a-z, 0-9 and _ that is not one of "_s + taken.join(u", "_s));
    return name;
}

bool isLoopback(const QString &host)
{
    static const QStringList names{u"localhost"_s, u"::1"_s};
    return names.contains(host) || (host.startsWith("127."_L1) && host.count(u'.') == 3);
}

class DefinitionLoader
{
public:
    explicit DefinitionLoader(const DefinitionNode &root) : m_root(root) {}
    ProviderDefinition load();

private:
    void parameters(const DefinitionNode &node);
    void secrets(const DefinitionNode &node);
    void environments(const DefinitionNode &node);
    void address(const DefinitionNode &node) const;
    void errors(const DefinitionNode &node);
    void limits(const DefinitionNode &node);
    [[nodiscard]] ModeSpec mode(const DefinitionNode &node);
    static void addressesOf(const LoaderScope &scope, ModeSpec &mode);
    void namesOf(const DefinitionNode &node, LoaderScope &scope, ModeSpec &mode);
    void samples(const DefinitionNode &node);
    void checkAllIsUsed();

    DefinitionNode m_root;
    ProviderDefinition m_definition;
    Ownership m_ownership = Ownership::Own;
    QSet<QString> m_usedShared;
};

void DefinitionLoader::parameters(const DefinitionNode &node)
{
    using Kind = ParameterSpec::Kind;
    for (const DefinitionNode &item : node.items()) {
        item.object({"name"_L1, "label"_L1, "help"_L1, "kind"_L1, "required"_L1, "default"_L1, "choices"_L1});
        ParameterSpec spec;
        spec.name = templateName(item.at("name"_L1));
        spec.label = item.at("label"_L1).text();
        spec.help = item.at("help"_L1).text();
        spec.kind = item.at("kind"_L1).choice<Kind>({{"text"_L1, Kind::Text},
                                                     {"uuid"_L1, Kind::Uuid},
                                                     {"choice"_L1, Kind::Choice},
                                                     {"list"_L1, Kind::List},
                                                     {"ip-address"_L1, Kind::IpAddress}});
        if (item.at("required"_L1).exists())
            spec.required = item.at("required"_L1).boolean();
        if (item.at("default"_L1).exists())
            spec.defaultValue = item.at("default"_L1).text();
        if (item.at("choices"_L1).exists())
            spec.choices = item.at("choices"_L1).texts();
        if ((spec.kind == Kind::Choice) != item.at("choices"_L1).exists())
            item.refuse(u"choices or none"_s, u"choices for the kind choice, and only for it"_s);
        if (spec.kind == Kind::Choice && !spec.defaultValue.isEmpty() && !spec.choices.contains(spec.defaultValue))
            item.at("default"_L1).refuse(u"one of the choices"_s);
        if (m_definition.parameter(spec.name))
            item.at("name"_L1).refuse(u"a name that nothing else has"_s);
        m_definition.parameters.push_back(std::move(spec));
    }
}

void DefinitionLoader::secrets(const DefinitionNode &node)
{
    for (const DefinitionNode &item : node.items()) {
        item.object({"name"_L1, "label"_L1, "help"_L1});
        SecretSpec spec{templateName(item.at("name"_L1)), item.at("label"_L1).text(), item.at("help"_L1).text()};
        if (m_definition.parameter(spec.name) || m_definition.secret(spec.name))
            item.at("name"_L1).refuse(u"a name that nothing else has"_s);
        m_definition.secrets.push_back(std::move(spec));
    }
}

/// https, or http to this machine; no user information; where a parameter stands in the host, at least two labels after
/// it are written out, so that no value can lead to another domain.
void DefinitionLoader::address(const DefinitionNode &node) const
{
    const QString text = node.anyText();
    if (text.isEmpty())
        return;
    const QString expected = u"https://host/… (http only to this machine), no user name, query or trailing slash; "
                             "after a {parameter} in the host at least two fixed labels"_s;
    auto parsed = TemplateText::parse(text);
    if (!parsed) {
        node.refuse(parsed.error().expected);
        return;
    }
    Variables example;
    for (const QString &name : parsed.value().names()) {
        const ParameterSpec *parameter = m_definition.parameter(name);
        if (!parameter || parameter->kind == ParameterSpec::Kind::List) {
            node.refuse(u'{' + shortened(name) + u'}', u"a parameter with one value"_s);
            return;
        }
        example.insert(name, u"x"_s);
    }
    const auto filled = parsed.value().filled(example, TemplateText::Encoding::None);
    const QUrl url(filled ? filled.value() : QString(), QUrl::StrictMode);
    const QString afterScheme = text.mid(text.indexOf("://"_L1) + 3);
    const QString writtenHost =
        afterScheme.left(afterScheme.indexOf(u'/') < 0 ? afterScheme.size() : afterScheme.indexOf(u'/'));
    const qsizetype lastName = writtenHost.lastIndexOf(u'}');
    const bool hostIsFixed = lastName < 0
        || (writtenHost.mid(lastName + 1).startsWith(u'.') && writtenHost.mid(lastName + 1).count(u'.') >= 2);
    const bool schemeIsSafe = url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url.host()));
    if (!url.isValid() || url.host().isEmpty() || !schemeIsSafe || !url.userInfo().isEmpty() || url.hasQuery()
        || url.hasFragment() || text.endsWith(u'/') || !hostIsFixed)
        node.refuse(expected);
}

void DefinitionLoader::environments(const DefinitionNode &node)
{
    for (const DefinitionNode &item : node.items()) {
        item.object({"name"_L1, "label"_L1, "test"_L1, "addresses"_L1});
        EnvironmentSpec spec;
        spec.name = item.at("name"_L1).name();
        spec.label = item.at("label"_L1).text();
        spec.isTest = item.at("test"_L1).boolean();
        for (const auto &[name, text] : item.at("addresses"_L1).members()) {
            address(text);
            spec.addresses.insert(name, text.anyText());
            const bool isName = !name.isEmpty()
                && std::all_of(name.begin(), name.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
            if (!isName || m_definition.parameter(name) || m_definition.secret(name))
                text.refuse(u"the name \"%1\""_s.arg(shortened(name)), u"a name of a-z that nothing else has"_s);
        }
        if (spec.addresses.isEmpty())
            item.at("addresses"_L1).refuse(u"at least one address"_s);
        if (!m_definition.environments.empty()
            && m_definition.environments.front().addresses.keys() != spec.addresses.keys())
            item.at("addresses"_L1)
                .refuse(spec.addresses.keys().join(u", "_s), u"the same names in every environment"_s);
        if (m_definition.environment(spec.name))
            item.at("name"_L1).refuse(u"a name that no other environment has"_s);
        m_definition.environments.push_back(std::move(spec));
    }
    if (m_definition.environments.empty())
        node.refuse(u"at least one environment"_s);
}

void DefinitionLoader::errors(const DefinitionNode &node)
{
    node.object({"message"_L1, "code"_L1, "id"_L1, "plainText"_L1, "refusedWhenExists"_L1});
    ErrorSpec &errors = m_definition.errors;
    errors.messageAt = node.at("message"_L1).jsonPointers();
    if (node.at("code"_L1).exists())
        errors.codeAt = node.at("code"_L1).jsonPointers();
    if (node.at("id"_L1).exists())
        errors.idAt = node.at("id"_L1).jsonPointers();
    if (node.at("plainText"_L1).exists())
        errors.plainText = node.at("plainText"_L1).boolean();
    if (node.at("refusedWhenExists"_L1).exists())
        errors.errorWhenExists = node.at("refusedWhenExists"_L1).jsonPointers();
}

void DefinitionLoader::limits(const DefinitionNode &node)
{
    node.object({"requestsPerSecond"_L1, "callsPerDay"_L1, "parallelRequests"_L1, "smallestInterval"_L1});
    LimitSpec &limits = m_definition.limits;
    if (node.at("requestsPerSecond"_L1).exists())
        limits.requestsPerSecond = node.at("requestsPerSecond"_L1).number(0.001, 1000);
    if (node.at("callsPerDay"_L1).exists())
        limits.callsPerDay = node.at("callsPerDay"_L1).integer(1, 10'000'000);
    if (node.at("parallelRequests"_L1).exists())
        limits.parallelRequests = node.at("parallelRequests"_L1).integer(1, 32);
    if (node.at("smallestInterval"_L1).exists())
        limits.smallestInterval = std::chrono::seconds(node.at("smallestInterval"_L1).integer(1, 86'400));
}

/// What the mode asks the user for: all that its templates, its units and the addresses name.
void DefinitionLoader::namesOf(const DefinitionNode &node, LoaderScope &scope, ModeSpec &mode)
{
    for (const EnvironmentSpec &environment : m_definition.environments) {
        for (const QString &address : environment.addresses) {
            const auto parsed = TemplateText::parse(address);
            for (const QString &name : parsed ? parsed.value().names() : QStringList())
                scope.usedNames.insert(name);
        }
    }
    for (const ParameterSpec &parameter : m_definition.parameters) {
        if (scope.usedNames.contains(parameter.name))
            mode.parameters.append(parameter.name);
    }
    for (const SecretSpec &secret : m_definition.secrets) {
        if (scope.usedNames.contains(secret.name))
            mode.secrets.append(secret.name);
    }
    if (mode.auth.scheme != AuthScheme::None && mode.secrets.isEmpty())
        node.at("auth"_L1).refuse(u"no secret"_s, u"a secret, or the scheme none"_s);
}

void DefinitionLoader::addressesOf(const LoaderScope &scope, ModeSpec &mode)
{
    QStringList names;
    for (const RequestSpec &request : scope.requests)
        names.append(request.request.base);
    if (mode.auth.token)
        names.append(mode.auth.token->request.base);
    if (mode.auth.refresh)
        names.append(mode.auth.refresh->request.base);
    names.sort();
    names.removeDuplicates();
    mode.addresses = names;
}

ModeSpec DefinitionLoader::mode(const DefinitionNode &node)
{
    node.object({"name"_L1, "label"_L1, "auth"_L1, "requests"_L1, "accounts"_L1});
    LoaderScope scope{m_definition, m_root.at("shared"_L1), m_usedShared, {}, {}};
    ModeSpec mode;
    mode.name = node.at("name"_L1).name();
    mode.label = node.at("label"_L1).text();
    if (m_definition.mode(mode.name) && !m_definition.modes.empty() && !mode.name.isEmpty())
        node.at("name"_L1).refuse(u"a name that no other mode has"_s);
    mode.auth = loadAuth(scope.part(node.at("auth"_L1), "auth"_L1), scope);
    for (const DefinitionNode &item : node.at("requests"_L1).items())
        scope.requests.push_back(loadRequest(scope.part(item, "requests"_L1), scope));
    for (const DefinitionNode &item : node.at("accounts"_L1).items())
        mode.accounts.push_back(loadAccount(scope.part(item, "accounts"_L1), scope, m_ownership));
    if (scope.requests.empty() || mode.accounts.empty())
        node.refuse(u"at least one request and one account"_s);
    QSet<QString> read;
    for (const AccountSpec &account : mode.accounts) {
        if (const RequestSpec *from = scope.request(account.from)) {
            for (const RequestSpec *request : scope.chain(*from))
                read.insert(request->id);
        }
    }
    for (const RequestSpec &request : scope.requests) {
        if (!read.contains(request.id))
            node.at("requests"_L1).refuse(u"the request \"%1\""_s.arg(request.id), u"requests that an account needs"_s);
    }
    namesOf(node, scope, mode);
    addressesOf(scope, mode);
    mode.requests = std::move(scope.requests);
    return mode;
}

void DefinitionLoader::samples(const DefinitionNode &node)
{
    for (const DefinitionNode &item : node.items()) {
        item.object({"name"_L1, "mode"_L1, "parameters"_L1, "bodies"_L1, "expected"_L1});
        SampleSpec sample;
        sample.name = item.at("name"_L1).text();
        sample.mode = item.at("mode"_L1).name();
        const ModeSpec *mode = m_definition.mode(sample.mode);
        if (!mode) {
            item.at("mode"_L1).refuse(u"the name of a mode"_s);
            return;
        }
        if (const DefinitionNode values = item.at("parameters"_L1); values.exists()) {
            for (const auto &[name, value] : values.members()) {
                if (!mode->parameters.contains(name))
                    value.refuse(u"the name \"%1\""_s.arg(shortened(name)), u"parameters of the mode"_s);
                sample.parameters.insert(name, value.texts());
            }
        }
        for (const DefinitionNode &body : item.at("bodies"_L1).items()) {
            body.object({"request"_L1, "body"_L1});
            const QString request = body.at("request"_L1).name();
            if (std::none_of(mode->requests.begin(), mode->requests.end(),
                             [&](const RequestSpec &spec) { return spec.id == request; }))
                body.at("request"_L1).refuse(u"a request of the mode"_s);
            if (!body.at("body"_L1).exists())
                body.at("body"_L1).refuse(u"the body of an answer"_s);
            sample.bodies.emplace_back(request, jsonText(body.at("body"_L1).value()));
        }
        const std::vector<DefinitionNode> readings = item.at("expected"_L1).items();
        for (const DefinitionNode &reading : readings)
            static_cast<void>(reading.at("account"_L1).text());
        if (readings.empty())
            item.at("expected"_L1).refuse(u"the readings that the bodies give"_s);
        sample.expected = jsonText(item.at("expected"_L1).value());
        m_definition.samples.push_back(std::move(sample));
    }
    if (m_definition.samples.empty())
        node.refuse(u"at least one sample"_s);
}

void DefinitionLoader::checkAllIsUsed()
{
    const DefinitionNode shared = m_root.at("shared"_L1);
    if (shared.exists()) {
        for (const auto &[sort, parts] : shared.members()) {
            for (const auto &[name, part] : parts.members()) {
                if (!m_usedShared.contains(sort + u'/' + name))
                    part.refuse(u"a shared part that nothing uses"_s, u"parts that a mode names"_s);
            }
        }
    }
    const auto isUsed = [this](const QString &name) {
        return std::any_of(m_definition.modes.begin(), m_definition.modes.end(), [&](const ModeSpec &mode) {
            return mode.parameters.contains(name) || mode.secrets.contains(name);
        });
    };
    for (const ParameterSpec &parameter : m_definition.parameters) {
        if (!isUsed(parameter.name))
            m_root.at("parameters"_L1)
                .refuse(u"the parameter \"%1\""_s.arg(parameter.name), u"parameters that a mode uses"_s);
    }
    for (const SecretSpec &secret : m_definition.secrets) {
        if (!isUsed(secret.name))
            m_root.at("secrets"_L1).refuse(u"the secret \"%1\""_s.arg(secret.name), u"secrets that a mode uses"_s);
    }
}

ProviderDefinition DefinitionLoader::load()
{
    const DefinitionNode version = m_root.at("formatVersion"_L1);
    if (m_root.isObject() && version.integer(1, 1'000'000) > ownFormatVersion)
        version.refuse(u"%1: this program is older than the definition"_s.arg(ownFormatVersion));
    m_root.object({"$schema"_L1, "formatVersion"_L1, "id"_L1, "version"_L1, "name"_L1, "reference"_L1, "available"_L1,
                   "ownership"_L1, "parameters"_L1, "secrets"_L1, "environments"_L1, "shared"_L1, "modes"_L1,
                   "errors"_L1, "limits"_L1, "samples"_L1});
    m_definition.formatVersion = ownFormatVersion;
    m_definition.id = ProviderId(m_root.at("id"_L1).name());
    m_definition.version = m_root.at("version"_L1).integer(1, 1'000'000);
    m_definition.name = m_root.at("name"_L1).text();
    m_definition.reference = m_root.at("reference"_L1).text();
    m_definition.available = m_root.at("available"_L1).text();
    m_ownership = m_root.at("ownership"_L1)
                      .choice<Ownership>({{"own"_L1, Ownership::Own},
                                          {"held-for-others"_L1, Ownership::HeldForOthers},
                                          {"mirror"_L1, Ownership::Mirror}});
    if (m_root.at("$schema"_L1).exists())
        static_cast<void>(m_root.at("$schema"_L1).text());
    if (m_root.at("parameters"_L1).exists())
        parameters(m_root.at("parameters"_L1));
    if (m_root.at("secrets"_L1).exists())
        secrets(m_root.at("secrets"_L1));
    environments(m_root.at("environments"_L1));
    if (m_root.at("shared"_L1).exists())
        m_root.at("shared"_L1).object({"auth"_L1, "requests"_L1, "accounts"_L1, "units"_L1});
    for (const DefinitionNode &item : m_root.at("modes"_L1).items())
        m_definition.modes.push_back(mode(item));
    if (m_definition.modes.empty())
        m_root.at("modes"_L1).refuse(u"at least one mode"_s);
    errors(m_root.at("errors"_L1));
    if (m_root.at("limits"_L1).exists())
        limits(m_root.at("limits"_L1));
    samples(m_root.at("samples"_L1));
    if (!m_root.failed())
        checkAllIsUsed();
    return std::move(m_definition);
}

} // namespace

Result<ProviderDefinition> loadDefinition(const QByteArray &json)
{
    JsonLimits limits;
    limits.bytes = 1024 * 1024;
    limits.depth = 40; // the reader below follows the nesting of amounts
    auto document = JsonDocument::parse(json, limits);
    if (!document)
        return document.error();
    std::optional<Error> fault;
    ProviderDefinition definition = DefinitionLoader(DefinitionNode(document.value().root(), {}, &fault)).load();
    if (fault)
        return *fault;
    return definition;
}

} // namespace coffer

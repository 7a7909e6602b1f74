// SPDX-License-Identifier: GPL-3.0-or-later
#include "loader_scope.h"

namespace coffer {

using namespace Qt::StringLiterals;

DefinitionNode LoaderScope::part(const DefinitionNode &node, QLatin1StringView sort)
{
    if (!node.isString())
        return node;
    const DefinitionNode parts = shared.at(sort);
    const QString name = node.text();
    if (!parts.isObject() || !parts.value().member(name).exists()) {
        QStringList names;
        for (qsizetype i = 0; parts.isObject() && i < parts.value().size(); ++i)
            names.append(parts.value().keyAt(i));
        node.refuse(names.isEmpty() ? u"an object; nothing stands in /shared/%1"_s.arg(sort)
                                    : u"an object or a name from /shared/%1: %2"_s.arg(sort, names.join(u", "_s)));
        return node;
    }
    usedShared.insert(sort + u'/' + name);
    return parts.atName(name);
}

TemplateText LoaderScope::templateText(const DefinitionNode &node, const QStringList &allowed, Secrets secrets)
{
    const QString text = node.text();
    auto parsed = TemplateText::parse(text);
    if (!parsed) {
        node.refuse(parsed.error().expected);
        return {};
    }
    for (const QString &name : parsed.value().names()) {
        if (allowed.contains(name))
            continue;
        if (const ParameterSpec *parameter = definition.parameter(name)) {
            if (parameter->kind == ParameterSpec::Kind::List) {
                node.refuse(u'{' + name + u'}', u"a parameter with one value; a list is used by \"for\""_s);
                return {};
            }
            usedNames.insert(name);
            continue;
        }
        if (definition.secret(name) && secrets == Secrets::Allowed) {
            usedNames.insert(name);
            continue;
        }
        if (definition.secret(name)) {
            node.refuse(u"the secret {%1}"_s.arg(name),
                        u"secrets only in the headers and body of \"auth\", never in an address"_s);
            return {};
        }
        QStringList known = allowed;
        for (const ParameterSpec &parameter : definition.parameters)
            known.append(parameter.name);
        node.refuse(u'{' + shortened(name) + u'}', u"a known name: "_s + known.join(u", "_s));
        return {};
    }
    return std::move(parsed).value();
}

const RequestSpec *LoaderScope::request(const QString &id) const
{
    if (id.isEmpty())
        return nullptr; // "runs for none"; after a fault ids are empty too
    const auto found =
        std::find_if(requests.begin(), requests.end(), [&](const RequestSpec &spec) { return spec.id == id; });
    return found == requests.end() ? nullptr : &*found;
}

std::vector<const RequestSpec *> LoaderScope::chain(const RequestSpec &spec) const
{
    std::vector<const RequestSpec *> chain{&spec};
    while (const RequestSpec *before = chain.back()->forRequest.isEmpty() ? nullptr : request(chain.back()->forRequest))
        chain.push_back(before);
    return chain;
}

QStringList LoaderScope::variablesBefore(const RequestSpec &spec) const
{
    QStringList names;
    if (!spec.bindAs.isEmpty())
        names.append(spec.bindAs);
    if (const RequestSpec *before = request(spec.forRequest))
        names += variablesWithin(*before);
    return names;
}

QStringList LoaderScope::variablesWithin(const RequestSpec &spec) const
{
    QStringList names = variablesBefore(spec) + spec.bind.keys();
    if (spec.items.kind == ItemsSpec::Kind::Members)
        names.append(u"key"_s);
    return names;
}

} // namespace coffer

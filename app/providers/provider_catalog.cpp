// SPDX-License-Identifier: GPL-3.0-or-later
#include <providers/provider_catalog.h>

#include <providers/definition_loader.h>

#include <QDir>

/// The resources of a static library are linked only where this is called; the macro must stand outside every
/// namespace.
static void initProviderResources()
{
    Q_INIT_RESOURCE(providers);
}

namespace coffer {

using namespace Qt::StringLiterals;

Result<ProviderCatalog> ProviderCatalog::builtIn()
{
    initProviderResources();
    ProviderCatalog catalog;
    const QDir folder(u":/coffer/providers"_s);
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        if (name == "schema.json"_L1)
            continue;
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return Error{.kind = ErrorKind::NotFound, .where = file.fileName()};
        auto definition = loadDefinition(file.readAll());
        if (!definition) {
            Error error = definition.error();
            error.detail = name;
            return error;
        }
        catalog.m_definitions.push_back(std::move(definition).value());
    }
    return catalog;
}

ProviderCatalog ProviderCatalog::of(std::vector<ProviderDefinition> definitions)
{
    ProviderCatalog catalog;
    catalog.m_definitions = std::move(definitions);
    return catalog;
}

Result<ProviderDefinition> ProviderCatalog::find(const ProviderId &id) const
{
    QStringList known;
    for (const ProviderDefinition &definition : m_definitions) {
        if (definition.id == id)
            return definition;
        known.append(definition.id.toString());
    }
    return Error{.kind = ErrorKind::NotFound,
                 .where = u"provider"_s,
                 .found = shortened(id.toString()),
                 .expected = u"one of: "_s + known.join(u", "_s)};
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider_summaries.h"

namespace coffer {

namespace {

ProviderSummary::Parameter::Kind kindOf(ParameterSpec::Kind kind)
{
    switch (kind) {
    case ParameterSpec::Kind::Text:
        return ProviderSummary::Parameter::Kind::Text;
    case ParameterSpec::Kind::Uuid:
        return ProviderSummary::Parameter::Kind::Uuid;
    case ParameterSpec::Kind::Choice:
        return ProviderSummary::Parameter::Kind::Choice;
    case ParameterSpec::Kind::List:
        return ProviderSummary::Parameter::Kind::List;
    case ParameterSpec::Kind::IpAddress:
        return ProviderSummary::Parameter::Kind::IpAddress;
    }
    Q_UNREACHABLE();
}

ProviderSummary summaryOf(const ProviderDefinition &definition)
{
    ProviderSummary summary;
    summary.id = definition.id;
    summary.name = definition.name;
    summary.available = definition.available;
    summary.reference = definition.reference;
    for (const ModeSpec &mode : definition.modes)
        summary.modes.push_back({mode.name, mode.label, mode.parameters, mode.secrets, mode.addresses});
    for (const EnvironmentSpec &environment : definition.environments)
        summary.environments.push_back(
            {environment.name, environment.label, environment.isTest, environment.addresses});
    for (const ParameterSpec &spec : definition.parameters) {
        summary.parameters.push_back(
            {spec.name, spec.label, spec.help, kindOf(spec.kind), spec.required, spec.defaultValue, spec.choices});
    }
    for (const SecretSpec &spec : definition.secrets)
        summary.secrets.push_back({spec.name, spec.label, spec.help});
    return summary;
}

} // namespace

std::vector<ProviderSummary> providerSummaries(const ProviderCatalog &catalog)
{
    std::vector<ProviderSummary> summaries;
    for (const ProviderDefinition &definition : catalog.all())
        summaries.push_back(summaryOf(definition));
    return summaries;
}

} // namespace coffer

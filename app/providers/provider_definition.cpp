// SPDX-License-Identifier: GPL-3.0-or-later
#include <providers/provider_definition.h>

namespace coffer {

namespace {

template <typename T>
const T *named(const std::vector<T> &things, const QString &name)
{
    const auto found = std::find_if(things.begin(), things.end(), [&](const T &thing) { return thing.name == name; });
    return found == things.end() ? nullptr : &*found;
}

} // namespace

const ModeSpec *ProviderDefinition::mode(const QString &modeName) const
{
    return modeName.isEmpty() && !modes.empty() ? &modes.front() : named(modes, modeName);
}

const EnvironmentSpec *ProviderDefinition::environment(const QString &environmentName) const
{
    return named(environments, environmentName);
}

const ParameterSpec *ProviderDefinition::parameter(const QString &parameterName) const
{
    return named(parameters, parameterName);
}

const SecretSpec *ProviderDefinition::secret(const QString &secretName) const
{
    return named(secrets, secretName);
}

} // namespace coffer

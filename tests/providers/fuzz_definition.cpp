// SPDX-License-Identifier: GPL-3.0-or-later
// Any text is a definition that keeps the hard rules, or is refused with a pointer and what is allowed.
#include <json/json_pointer.h>
#include <providers/definition_loader.h>
#include <providers/request_chain.h>

#include <QUrl>

#include <cstdint>
#include <cstdlib>

using namespace coffer;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void checkRequest(const ProviderDefinition &definition, const RequestTemplate &request)
{
    for (const EnvironmentSpec &environment : definition.environments)
        require(environment.addresses.contains(request.base));
    require(request.path.source().startsWith(u'/'));
    for (const SecretSpec &secret : definition.secrets)
        require(!request.url.names().contains(secret.name));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto definition = loadDefinition(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!definition) {
        if (definition.error().kind == ErrorKind::InvalidDefinition)
            require(json_pointer::isValid(definition.error().where) && !definition.error().expected.isEmpty());
        return 0;
    }
    require(!definition.value().modes.empty() && !definition.value().samples.empty());
    for (const EnvironmentSpec &environment : definition.value().environments) {
        for (const QString &address : environment.addresses)
            require(address.isEmpty() || address.startsWith(QLatin1StringView("https://"))
                    || address.startsWith(QLatin1StringView("http://")));
    }
    for (const ModeSpec &mode : definition.value().modes) {
        require(!mode.requests.empty() && !mode.accounts.empty());
        for (const RequestSpec &request : mode.requests) {
            checkRequest(definition.value(), request.request);
            for (const auto &[name, value] : request.request.headers) {
                require(!name.contains(u'\r') && !name.contains(u'\n') && !value.source().contains(u'\r')
                        && !value.source().contains(u'\n'));
                for (const SecretSpec &secret : definition.value().secrets)
                    require(!value.names().contains(secret.name));
            }
        }
        if (mode.auth.token)
            checkRequest(definition.value(), mode.auth.token->request);
        for (const AccountSpec &account : mode.accounts)
            require(account.posted || account.available || account.pending || account.rows);
    }
    return 0;
}

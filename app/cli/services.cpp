// SPDX-License-Identifier: GPL-3.0-or-later
#include "services.h"

#include <QRandomGenerator>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

ProxyMode proxyMode(ProxyChoice choice)
{
    switch (choice) {
    case ProxyChoice::System:
        return ProxyMode::System;
    case ProxyChoice::None:
        return ProxyMode::None;
    case ProxyChoice::Manual:
        return ProxyMode::Manual;
    }
    Q_UNREACHABLE();
}

} // namespace

Services::Services(Profile profile, Settings settings, ProviderCatalog catalog, CurrencyTable currencies)
    : m_profile(std::move(profile))
    , m_settings(std::move(settings))
    , m_catalog(std::move(catalog))
    , m_currencies(std::move(currencies))
    , m_repository(m_profile.folder)
    , m_entities(m_profile.folder)
    , m_calendars(m_profile.folder)
{
}

std::shared_ptr<Services> Services::open(CliContext &context, const Finish &finish, MissingFolder missing)
{
    const auto refuse = [&](const Error &error, const QString &subject, ExitCode code = WhollyFailed) {
        context.complain(error, subject);
        finish(code);
        return nullptr;
    };
    const auto folder = context.profileOption.isEmpty() ? standardProfileFolder(ProfileChoice::User)
                                                        : Result<QString>(context.path(context.profileOption));
    auto profile = folder ? openProfile(folder.value(), context.profileOption.isEmpty() ? MissingFolder::Make : missing)
                          : Result<Profile>(folder.error());
    if (!profile)
        return refuse(profile.error(), u"--profile"_s, usageOr(profile.error()));
    for (const QString &path : profile.value().repaired)
        context.err << path << ": could be read by other users; its permissions are repaired.\n";
    auto catalog = ProviderCatalog::builtIn();
    if (!catalog)
        return refuse(catalog.error(), u"provider definitions"_s);
    auto currencies = CurrencyTable::builtIn();
    if (!currencies)
        return refuse(currencies.error(), u"currency table"_s);
    const LoadedSettings settings = loadSettings(profile.value().folder);
    for (const Error &notice : settings.notices)
        context.complain(notice, u"settings.json"_s);
    std::shared_ptr<Services> services(new Services(std::move(profile).value(), settings.settings,
                                                    std::move(catalog).value(), std::move(currencies).value()));
    if (const auto loaded = services->m_repository.load(); !loaded)
        context.complain(loaded.error(), services->folder()); // what could be read is there; the rest is kept aside
    if (const auto loaded = services->m_entities.load(); !loaded)
        context.complain(loaded.error(), services->folder());
    if (const auto loaded = services->m_calendars.load(); !loaded)
        context.complain(loaded.error(), services->folder());
    context.running.push_back(services);
    return services;
}

BusinessDays Services::businessDays() const
{
    return businessDaysOf(m_entities.entities(), m_calendars, m_settings);
}

SecretStore &Services::secrets(SecretStorage storage)
{
    switch (storage) {
    case SecretStorage::Keychain:
        if (!m_keychain)
            m_keychain = std::make_unique<KeychainSecretStore>();
        return *m_keychain;
    case SecretStorage::SessionOnly:
        return m_memory;
    case SecretStorage::CredentialsDirectory:
        if (!m_credentials)
            m_credentials =
                std::make_unique<CredentialsDirectorySecretStore>(qEnvironmentVariable("CREDENTIALS_DIRECTORY"));
        return *m_credentials;
    }
    Q_UNREACHABLE();
}

PollerServices Services::pollerServices(const Clock &clock)
{
    return {.catalog = m_catalog,
            .currencies = m_currencies,
            .clock = clock,
            .secrets = [this](SecretStorage storage) -> SecretStore & { return secrets(storage); },
            .proxy = proxyMode(m_settings.proxy),
            .proxyHost = m_settings.proxyHost,
            .proxyPort = quint16(m_settings.proxyPort),
            .seed = QRandomGenerator::global()->generate()};
}

Result<std::unique_ptr<ReadingLog>> Services::openLog(const Clock &clock) const
{
    BodyRetention retention;
    retention.bytes = qint64(m_settings.bodyRetentionMegabytes) * 1024 * 1024;
    retention.days = m_settings.bodyRetentionDays;
    return ReadingLog::open(m_profile.folder, u"coffer-cli "_s + QStringLiteral(COFFER_VERSION), clock, retention);
}

Result<std::vector<Connection>> findConnections(const ConnectionRepository &repository, const QStringList &wanted)
{
    std::vector<Connection> found;
    if (wanted.isEmpty()) {
        for (const Connection &connection : repository.connections()) {
            if (!connection.paused)
                found.push_back(connection);
        }
        return found;
    }
    for (const QString &idOrName : wanted) {
        auto connection = repository.find(idOrName);
        if (!connection)
            return connection.error();
        const bool named = std::any_of(found.cbegin(), found.cend(),
                                       [&](const Connection &other) { return other.id == connection.value().id; });
        if (!named) // twice on the command line is one poll
            found.push_back(std::move(connection).value());
    }
    return found;
}

} // namespace coffer

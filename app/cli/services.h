// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"

#include <config/calendar_catalog.h>
#include <config/connection_repository.h>
#include <config/entity_repository.h>
#include <config/profile.h>
#include <config/settings.h>
#include <money/currency.h>
#include <polling/poller.h>
#include <providers/provider_catalog.h>
#include <secrets/credentials_directory_secret_store.h>
#include <secrets/keychain_secret_store.h>
#include <secrets/memory_secret_store.h>
#include <store/reading_log.h>

#include <memory>

namespace coffer {

/// The services that commands work with, made when first needed. Lives as long as the event loop.
class Services
{
public:
    /// Complains and finishes with WhollyFailed where the profile, definitions or configuration cannot be used: then
    /// nullptr.
    /// A folder that --profile names must exist unless the command makes profiles: it may be mistyped.
    static std::shared_ptr<Services> open(CliContext &context, const Finish &finish,
                                          MissingFolder missing = MissingFolder::Refuse);

    [[nodiscard]] const QString &folder() const { return m_profile.folder; }
    [[nodiscard]] const ProviderCatalog &catalog() const { return m_catalog; }
    [[nodiscard]] const CurrencyTable &currencies() const { return m_currencies; }
    [[nodiscard]] ConnectionRepository &repository() { return m_repository; }
    /// By the entities and calendars of the profile and the settings.
    [[nodiscard]] BusinessDays businessDays() const;
    [[nodiscard]] SecretStore &secrets(SecretStorage storage);
    [[nodiscard]] PollerServices pollerServices(const Clock &clock);
    /// The profile's only writer, for commands that change anything; other programs are kept out while it lives.
    /// Errors: ProfileInUse and others.
    [[nodiscard]] Result<std::unique_ptr<ReadingLog>> openLog(const Clock &clock) const;

private:
    Services(Profile profile, Settings settings, ProviderCatalog catalog, CurrencyTable currencies);

    Profile m_profile;
    Settings m_settings;
    ProviderCatalog m_catalog;
    CurrencyTable m_currencies;
    ConnectionRepository m_repository;
    EntityRepository m_entities;
    CalendarCatalog m_calendars;
    std::unique_ptr<KeychainSecretStore> m_keychain;
    std::unique_ptr<CredentialsDirectorySecretStore> m_credentials;
    MemorySecretStore m_memory;
};

/// Connections by id or name, each once; all that are not paused where none is named. Errors: NotFound.
[[nodiscard]] Result<std::vector<Connection>> findConnections(const ConnectionRepository &repository,
                                                              const QStringList &wanted);

} // namespace coffer

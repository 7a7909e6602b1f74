// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <program/alert_keeper.h>
#include <program/engine.h>
#include <program/history.h>
#include <program/movement_keeper.h>
#include <program/position_keeper.h>
#include <program/sample_session.h>

#include <config/calendar_catalog.h>
#include <config/connection_repository.h>
#include <config/entity_repository.h>
#include <config/profile.h>
#include <config/settings.h>
#include <money/currency.h>
#include <providers/provider_catalog.h>

#include <QObject>
#include <QThread>

#include <memory>

namespace coffer {

/// Owns every service of the window program, in the order of dependency. The only place that names concrete classes.
///
/// Threads: GUI (this object, the position), engine (network, keychain), writer and reader (database). Members go in
/// reverse order, the threads first: what runs is cancelled, what was acknowledged is on disk.
class CompositionRoot
{
public:
    static Result<std::unique_ptr<CompositionRoot>> create(const Profile &profile, bool sample);
    ~CompositionRoot();
    Q_DISABLE_COPY_MOVE(CompositionRoot)

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] const Profile &profile() const { return m_profile; }
    [[nodiscard]] const Settings &settings() const { return m_settings; }
    [[nodiscard]] const std::vector<Error> &notices() const
    {
        return m_notices;
    } ///< broken settings and files, to be told
    [[nodiscard]] const ProviderCatalog &catalog() const { return m_catalog; }
    [[nodiscard]] ConnectionRepository &repository() { return m_repository; }
    [[nodiscard]] EntityRepository &entities() { return m_entities; }
    [[nodiscard]] CalendarCatalog &calendars() { return m_calendars; }
    /// By the entities, calendars and settings as they are now.
    [[nodiscard]] BusinessDays businessDays() const
    {
        return businessDaysOf(m_entities.entities(), m_calendars, m_settings);
    }
    [[nodiscard]] PositionKeeper &position() { return m_position; }
    [[nodiscard]] AlertKeeper &alerts() { return m_alerts; }
    [[nodiscard]] MovementKeeper &movements() { return m_movements; }
    [[nodiscard]] Engine &engine() { return *m_engine; }
    [[nodiscard]] HistoryWriter &writer() { return *m_writer; }
    [[nodiscard]] HistoryReader &reader() { return *m_reader; }
    [[nodiscard]] SampleSession *sample() { return m_sample.get(); } ///< nullptr: the user's own profile

    /// Why nothing may be stored or asked (another program writes this profile, a damaged file); nothing: all is well.
    [[nodiscard]] const std::optional<Error> &readOnlyReason() const { return m_readOnlyReason; }
    void setReadOnly(const Error &reason) { m_readOnlyReason = reason; }
    /// They hold from now on, also where they cannot be saved. Errors: those of saveSettings(), ProfileInUse.
    [[nodiscard]] Result<void> changeSettings(const Settings &settings);

    void start(); ///< starts the threads

private:
    CompositionRoot(const Profile &profile, LoadedSettings settings, ProviderCatalog catalog, CurrencyTable currencies);

    SystemClock m_clock;
    Profile m_profile;
    Settings m_settings;
    std::vector<Error> m_notices;
    std::optional<Error> m_readOnlyReason;
    ProviderCatalog m_catalog;
    CurrencyTable m_currencies;
    ConnectionRepository m_repository;
    EntityRepository m_entities;
    CalendarCatalog m_calendars;
    PositionKeeper m_position;
    AlertKeeper m_alerts;
    MovementKeeper m_movements;
    std::unique_ptr<SampleSession> m_sample;
    QThread m_engineThread;
    QThread m_writerThread;
    QThread m_readerThread;
    // Each is destroyed by its own thread as that ends.
    Engine *m_engine = nullptr;
    HistoryWriter *m_writer = nullptr;
    HistoryReader *m_reader = nullptr;
};

} // namespace coffer

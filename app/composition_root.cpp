// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/composition_root.h>

#include "os_user.h"

#include <QRandomGenerator>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

EngineOptions engineOptions(const Settings &settings)
{
    EngineOptions options;
    switch (settings.proxy) {
    case ProxyChoice::System:
        options.proxy = ProxyMode::System;
        break;
    case ProxyChoice::None:
        options.proxy = ProxyMode::None;
        break;
    case ProxyChoice::Manual:
        options.proxy = ProxyMode::Manual;
        options.proxyHost = settings.proxyHost;
        options.proxyPort = quint16(settings.proxyPort);
        break;
    }
    options.seed = QRandomGenerator::global()->generate();
    return options;
}

void moveTo(QThread &thread, QObject *object, const QString &name)
{
    thread.setObjectName(name);
    object->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, object, &QObject::deleteLater);
}

} // namespace

Result<std::unique_ptr<CompositionRoot>> CompositionRoot::create(const Profile &profile, bool sample)
{
    auto catalog = ProviderCatalog::builtIn();
    if (!catalog)
        return catalog.error();
    auto currencies = CurrencyTable::builtIn();
    if (!currencies)
        return currencies.error();
    std::unique_ptr<CompositionRoot> root(new CompositionRoot(
        profile, loadSettings(profile.folder), std::move(catalog).value(), std::move(currencies).value()));
    if (sample)
        root->m_sample = std::make_unique<SampleSession>(profile.folder);
    return root;
}

CompositionRoot::CompositionRoot(const Profile &profile, LoadedSettings settings, ProviderCatalog catalog,
                                 CurrencyTable currencies)
    : m_profile(profile)
    , m_settings(std::move(settings.settings))
    , m_notices(std::move(settings.notices))
    , m_catalog(std::move(catalog))
    , m_currencies(std::move(currencies))
    , m_repository(profile.folder)
    , m_entities(profile.folder)
    , m_calendars(profile.folder)
    , m_position(m_clock)
    , m_alerts(m_clock, osUserName())
    , m_movements(m_clock, m_position)
{
    if (const auto loaded = m_repository.load(); !loaded)
        m_notices.insert(m_notices.end(), m_repository.problems().cbegin(), m_repository.problems().cend());
    if (const auto loaded = m_entities.load(); !loaded)
        m_notices.insert(m_notices.end(), m_entities.problems().cbegin(), m_entities.problems().cend());
    if (const auto loaded = m_calendars.load(); !loaded)
        m_notices.insert(m_notices.end(), m_calendars.problems().cbegin(), m_calendars.problems().cend());
    BodyRetention retention;
    retention.bytes = qint64(m_settings.bodyRetentionMegabytes) * 1024 * 1024;
    retention.days = m_settings.bodyRetentionDays;
    m_engine = new Engine(m_catalog, m_currencies, m_clock, engineOptions(m_settings));
    m_writer = new HistoryWriter(profile.folder, m_clock, retention);
    m_reader = new HistoryReader(profile.folder, m_clock);
    moveTo(m_engineThread, m_engine, u"engine"_s);
    moveTo(m_writerThread, m_writer, u"writer"_s);
    moveTo(m_readerThread, m_reader, u"reader"_s);
}

Result<void> CompositionRoot::changeSettings(const Settings &settings)
{
    m_settings = settings;
    if (m_readOnlyReason && m_readOnlyReason->kind == ErrorKind::ProfileInUse)
        return *m_readOnlyReason;
    return saveSettings(m_profile.folder, m_settings);
}

void CompositionRoot::start()
{
    m_engineThread.start();
    m_writerThread.start();
    m_readerThread.start();
}

CompositionRoot::~CompositionRoot()
{
    // The engine first: what it still has to say finds the writer alive.
    for (QThread *thread : {&m_engineThread, &m_writerThread, &m_readerThread}) {
        if (thread->isRunning()) {
            thread->quit();
            thread->wait();
        }
    }
}

} // namespace coffer

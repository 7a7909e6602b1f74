// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/gui_wiring.h>

#include "provider_summaries.h"
#include <program/composition_root.h>

#include <polling/connection_endpoints.h>
#include <ui/main_window.h>
#include <wording/error_text.h>

#include <QCoreApplication>
#include <QProcess>
#include <QUuid>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;

/// Runs `work` in the thread of `object`.
template <typename Object, typename Work>
void post(Object &object, Work work)
{
    QMetaObject::invokeMethod(&object, std::move(work), Qt::QueuedConnection);
}

/// The configuration was read or has changed.
void announceConnections(CompositionRoot &root)
{
    const auto connections = root.repository().connections();
    root.position().setConnections(connections);
    root.position().setAccountSettings(root.repository().accountSettings());
    post(root.engine(), [engine = &root.engine(), connections] { engine->setConnections(connections); });
}

void beginPolling(CompositionRoot &root)
{
    announceConnections(root);
    post(root.engine(), [engine = &root.engine()] { engine->start(); });
}

void openHistory(CompositionRoot &root)
{
    post(root.writer(), [writer = &root.writer()] { writer->open(); });
}

TrendRequest trendRequest(CompositionRoot &root, const MainWindow &window, const CurrencyCode &currency, int days)
{
    TrendRequest request{currency, {}, days, window.format().zone};
    for (const PositionAccount &account : root.position().position().accounts) {
        if (account.inTotals() && account.snapshot.reading && account.snapshot.reading->currency == currency)
            request.accounts.push_back(account.snapshot.id);
    }
    return request;
}

/// Checks a connection as the user entered it and completes it. Errors: InvalidInput, AlreadyExists, NotFound.
Result<std::pair<Connection, QStringList>> completed(CompositionRoot &root, Connection connection)
{
    const auto definition = root.catalog().find(connection.provider);
    if (!definition)
        return definition.error();
    if (const auto checked = checkConnection(definition.value(), connection); !checked)
        return checked.error();
    if (const auto other = root.repository().find(connection.name); other && other.value().id != connection.id)
        return Error{.kind = ErrorKind::AlreadyExists, .where = u"name"_s, .found = shortened(connection.name)};
    if (connection.id.isEmpty())
        connection.id = ConnectionId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    const bool isTest = definition.value().environment(connection.environment)->isTest;
    connection.source = isTest ? DataSource::Test : DataSource::Live;
    const auto endpoints = endpointsOf(definition.value(), connection);
    if (!endpoints)
        return endpoints.error();
    return std::pair(connection, endpoints.value().origins);
}

void wireHistory(CompositionRoot &root, MainWindow &window)
{
    HistoryWriter &writer = root.writer();
    const auto complain = [&root, &window](const Error &error) {
        window.showNotice(errorSentence(error, root.profile().folder));
    };
    QObject::connect(&root.engine(), &Engine::attemptFinished, &writer, &HistoryWriter::append);
    QObject::connect(&writer, &HistoryWriter::loaded, &root.position(), &PositionKeeper::load);
    // A credential that was refused is not sent again by itself, also not by the next start.
    QObject::connect(&writer, &HistoryWriter::loaded, &window,
                     [&root](const std::vector<AccountSnapshot> &, const std::vector<ConnectionActivity> &activities) {
                         std::vector<ConnectionId> waiting;
                         for (const Connection &connection : root.repository().connections()) {
                             for (const ConnectionActivity &activity : activities) {
                                 if (activity.connection == connection.id && waitsForCredential(connection, activity))
                                     waiting.push_back(connection.id);
                             }
                         }
                         announceConnections(root); // the poller must know them first
                         post(root.engine(),
                              [engine = &root.engine(), waiting] { engine->stopUntilCredential(waiting); });
                     });
    QObject::connect(
        &writer, &HistoryWriter::attemptsLoaded, &window, [&root](const std::vector<AttemptRecord> &lastDay) {
            announceConnections(root); // the poller must know them before it can be told of their calls
            post(root.engine(), [engine = &root.engine(), lastDay] { engine->noteEarlierAttempts(lastDay); });
        });
    QObject::connect(&writer, &HistoryWriter::appended, &root.position(), &PositionKeeper::apply);
    QObject::connect(&writer, &HistoryWriter::failed, &window, complain);
    QObject::connect(&writer, &HistoryWriter::opened, &window, [&root, complain](const std::optional<Error> &error) {
        if (error) { // what is known is shown; nothing can be stored, so nobody is asked
            root.setReadOnly(*error);
            announceConnections(root);
            complain(*error);
        } else if (SampleSession *sample = root.sample()) {
            announceConnections(root);
            sample->start();
        } else {
            beginPolling(root);
        }
    });
    QObject::connect(&root.position(), &PositionKeeper::positionChanged, &window, &MainWindow::showPosition);
    QObject::connect(
        &window, &MainWindow::trendRequested, &window, [&root, &window](const CurrencyCode &currency, int days) {
            post(root.reader(), [reader = &root.reader(), request = trendRequest(root, window, currency, days)] {
                reader->readTrend(request);
            });
        });
    QObject::connect(&root.reader(), &HistoryReader::trendRead, &window, &MainWindow::showTrend);
    QObject::connect(&root.reader(), &HistoryReader::failed, &window, complain);
}

void wirePolling(CompositionRoot &root, MainWindow &window)
{
    Engine *engine = &root.engine();
    QObject::connect(engine, &Engine::sweepProgressed, &window, &MainWindow::showSweep);
    QObject::connect(&window, &MainWindow::refreshRequested, &window,
                     [&root, &window, engine](const std::vector<ConnectionId> &ids) {
                         if (root.readOnlyReason())
                             window.showNotice(errorSentence(*root.readOnlyReason(), root.profile().folder));
                         else
                             post(*engine, [engine, ids] { engine->refresh(ids); });
                     });
    QObject::connect(&window, &MainWindow::cancelRequested, engine, &Engine::cancel);
    QObject::connect(&window, &MainWindow::connectionTestRequested, engine, &Engine::test);
    QObject::connect(engine, &Engine::connectionTested, &window, &MainWindow::showTestResult);
}

void wireConfiguration(CompositionRoot &root, MainWindow &window)
{
    // Save: check, then the credential into the keychain, then the connection into the file. Nothing is saved half-way.
    QObject::connect(&window, &MainWindow::connectionSaveRequested, &window,
                     [&root, &window](const Connection &entered, const SecretValuesPtr &secrets) {
                         const auto checked = root.readOnlyReason() ? *root.readOnlyReason() : completed(root, entered);
                         if (!checked) {
                             window.showSaveResult(checked.error());
                             return;
                         }
                         post(root.engine(), [engine = &root.engine(), checked = checked.value(), secrets] {
                             engine->storeSecrets(checked.first, checked.second, secrets);
                         });
                     });
    QObject::connect(&root.engine(), &Engine::secretsStored, &window,
                     [&root, &window](const Connection &connection, const std::optional<Error> &error) {
                         if (root.sample() && root.sample()->knows(connection.id))
                             return; // the sample banks' credentials, wired below
                         Connection entered = connection;
                         entered.credentialEnteredAt = root.clock().now();
                         const Result<void> saved = error ? Result<void>(*error) : root.repository().save(entered);
                         if (saved) {
                             announceConnections(root);
                             post(root.engine(),
                                  [engine = &root.engine(), id = connection.id] { engine->refresh({id}); });
                         }
                         window.showSaveResult(saved);
                     });
    QObject::connect(&window, &MainWindow::accountDetailsRequested, &window, [&root, &window](const AccountId &id) {
        const auto &all = root.repository().accountSettings();
        const auto found = all.find(id);
        window.showAccountSettings(id, found == all.end() ? AccountSettings() : found->second);
    });
    QObject::connect(&window, &MainWindow::accountSettingsChanged, &window,
                     [&root, &window](const AccountId &id, const AccountSettings &settings) {
                         const auto saved = root.readOnlyReason() ? Result<void>(*root.readOnlyReason())
                                                                  : root.repository().saveAccount(id, settings);
                         if (!saved)
                             window.showNotice(errorSentence(saved.error(), root.profile().folder));
                         root.position().setAccountSettings(root.repository().accountSettings());
                     });
    QObject::connect(&window, &MainWindow::themeChanged, &window, [&root, &window](ThemeChoice choice) {
        const ThemeSetting theme = choice == ThemeChoice::Dark ? ThemeSetting::Dark
            : choice == ThemeChoice::Light                     ? ThemeSetting::Light
                                                               : ThemeSetting::System;
        if (const auto saved = root.saveTheme(theme); !saved)
            window.showNotice(errorSentence(saved.error(), root.profile().folder));
    });
}

void wireSamples(CompositionRoot &root, MainWindow &window)
{
    QObject::connect(&window, &MainWindow::sampleBanksRequested, &window, [&window] {
        if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), {u"--sample"_s}))
            window.showNotice(MainWindow::tr("The sample banks could not be started."));
    });
    SampleSession *sample = root.sample();
    if (!sample)
        return;
    QObject::connect(sample, &SampleSession::prepared, &window, [&root, &window] {
        window.showNotice({});
        if (const auto loaded = root.repository().load(); !loaded)
            window.showNotice(errorSentence(loaded.error(), root.profile().folder));
        openHistory(root);
    });
    QObject::connect(
        sample, &SampleSession::ready, &window, [&root, &window](const std::shared_ptr<SampleBanks> &banks) {
            for (const Connection &connection : banks->connections) { // their addresses are new each time
                if (const auto saved = root.repository().save(connection); !saved)
                    window.showNotice(errorSentence(saved.error(), connection.name));
            }
            for (const Connection &connection : banks->connections) {
                const auto checked = completed(root, connection);
                if (!checked) {
                    window.showNotice(errorSentence(checked.error(), connection.name));
                    continue;
                }
                const auto secrets = std::make_shared<SecretValues>(std::move(banks->secrets[connection.id]));
                post(root.engine(), [engine = &root.engine(), checked = checked.value(), secrets] {
                    engine->storeSecrets(checked.first, checked.second, secrets);
                });
            }
        });
    QObject::connect(&root.engine(), &Engine::secretsStored, &window,
                     [&root, sample](const Connection &connection, const std::optional<Error> &) {
                         if (sample->noteStored(connection.id))
                             beginPolling(root);
                     });
    QObject::connect(sample, &SampleSession::failed, &window, [&root, &window](const Error &error) {
        window.showNotice(errorSentence(error, error.where));
        if (error.where == "coffer-seed-sample"_L1)
            openHistory(root);
    });
}

} // namespace

void wire(CompositionRoot &root, MainWindow &window)
{
    wireHistory(root, window);
    wirePolling(root, window);
    wireConfiguration(root, window);
    wireSamples(root, window);
    window.showProviders(providerSummaries(root.catalog()));
    for (const Error &notice : root.notices())
        window.showNotice(errorSentence(notice, root.profile().folder));
    root.start();
    if (root.sample()) {
        window.showNotice(
            MainWindow::tr("The sample banks are being prepared. The first time this takes a few seconds."));
        root.sample()->prepare();
    } else {
        openHistory(root);
    }
}

} // namespace coffer

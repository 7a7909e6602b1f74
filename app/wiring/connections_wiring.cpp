// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiring.h"

#include <polling/connection_endpoints.h>

#include <QUuid>

namespace coffer {

using namespace Qt::StringLiterals;

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

void wireConnections(CompositionRoot &root, MainWindow &window)
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
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "secret_input.h"
#include "services.h"
#include "text_table.h"

#include <config/credential_index.h>
#include <polling/connection_endpoints.h>
#include <reports/position_json.h>
#include <wording/amount_format.h>
#include <wording/error_text.h>
#include <wording/labels.h>

#include <QJsonDocument>
#include <QLocale>
#include <QUuid>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;

/// One command on connections: holds the profile's writer and finishes once.
struct Job
{
    CliContext &context;
    std::shared_ptr<Services> services;
    std::shared_ptr<ReadingLog> log; ///< keeps other programs from writing the same profile
    Finish finish;

    void refuse(const Error &error, const QString &subject, ExitCode code = WhollyFailed) const
    {
        context.complain(error, subject);
        finish(code);
    }
};

std::shared_ptr<Job> startJob(CliContext &context, const Finish &finish, MissingFolder missing = MissingFolder::Refuse)
{
    auto services = Services::open(context, finish, missing);
    if (!services)
        return nullptr;
    auto log = services->openLog(context.clock);
    if (!log) {
        context.complain(log.error(), services->folder());
        finish(WhollyFailed);
        return nullptr;
    }
    return std::make_shared<Job>(Job{context, std::move(services), std::move(log).value(), finish});
}

/// Applies the options that `add` and `edit` share. An empty value of --base or --param takes the entry out; --param
/// values given together are one list, which replaces the former one. Errors: InvalidInput naming the option.
Result<Connection> withOptions(Connection connection, const CliContext &context, const ParsedLine &line)
{
    if (line.has(u"name"_s))
        connection.name = line.value(u"name"_s).trimmed();
    if (line.has(u"entity"_s))
        connection.entity = line.value(u"entity"_s);
    if (line.has(u"mode"_s))
        connection.mode = line.value(u"mode"_s);
    if (line.has(u"environment"_s))
        connection.environment = line.value(u"environment"_s);
    if (line.has(u"ca"_s))
        connection.caFile = context.path(line.value(u"ca"_s));
    for (const QString &text : line.values(u"base"_s)) {
        const auto pair = parsePair(text, u"--base"_s);
        if (!pair)
            return pair.error();
        if (pair.value().second.isEmpty())
            connection.baseAddresses.remove(pair.value().first);
        else
            connection.baseAddresses.insert(pair.value().first, pair.value().second);
    }
    QMap<QString, QStringList> given;
    for (const QString &text : line.values(u"param"_s)) {
        const auto pair = parsePair(text, u"--param"_s);
        if (!pair)
            return pair.error();
        given[pair.value().first] += pair.value().second;
    }
    for (auto it = given.cbegin(); it != given.cend(); ++it) {
        if (it.value() == QStringList{QString()})
            connection.parameters.remove(it.key());
        else
            connection.parameters.insert(it.key(), it.value());
    }
    if (line.has(u"interval"_s)) {
        const auto interval = parseDuration(line.value(u"interval"_s), u"--interval"_s);
        if (!interval)
            return interval.error();
        connection.interval = interval.value();
    }
    if (line.has(u"secrets"_s)) {
        const QString where = line.value(u"secrets"_s);
        if (where == "keychain"_L1)
            connection.secretStorage = SecretStorage::Keychain;
        else if (where == "credentials-directory"_L1)
            connection.secretStorage = SecretStorage::CredentialsDirectory;
        else
            return Error{.kind = ErrorKind::InvalidInput,
                         .where = u"--secrets"_s,
                         .found = shortened(where),
                         .expected = u"keychain or credentials-directory"_s};
    }
    return connection;
}

/// So that what stays in the keychain is found. A record that cannot be kept costs nothing but that.
void noteCredential(const Job &job, const Connection &connection, const QStringList &fields, const QStringList &origins)
{
    if (connection.secretStorage != SecretStorage::Keychain)
        return;
    const auto noted = CredentialIndex(job.services->folder())
                           .note({connection.id, connection.name, fields, origins, job.context.clock.now()});
    if (!noted)
        job.context.complain(noted.error(), connection.name);
}

/// All that can be said before anything is asked for or stored.
Result<void> checkWhole(const ProviderDefinition &definition, const Connection &connection)
{
    const auto checked = checkStorable(connection);
    return checked ? checkConnection(definition, connection) : checked;
}

DataSource sourceOf(const ProviderDefinition &definition, const Connection &connection)
{
    const EnvironmentSpec *environment = definition.environment(connection.environment);
    return environment && environment->isTest ? DataSource::Test : DataSource::Live;
}

/// What the connection's mode needs, checked as far as it can be before anything is stored.
Result<std::map<QString, Secret>> readCredential(CliContext &context, const ProviderDefinition &definition,
                                                 const Connection &connection)
{
    auto secrets = readSecrets(context, definition, definition.mode(connection.mode)->secrets);
    if (secrets) {
        if (const auto checked = checkCredential(definition, connection, secrets.value()); !checked)
            return checked.error();
    }
    return secrets;
}

QString originsText(const QStringList &origins)
{
    return origins.join(u", "_s);
}

void runAdd(CliContext &context, const ParsedLine &line, const Finish &finish)
{
    const auto job = startJob(context, finish, MissingFolder::Make);
    if (!job)
        return;
    const auto definition = job->services->catalog().find(ProviderId(line.value(u"provider"_s)));
    if (!definition) {
        job->refuse(definition.error(), u"coffer-cli connections add"_s, WrongUsage);
        return;
    }
    Connection fresh;
    fresh.id = ConnectionId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    fresh.provider = definition.value().id;
    fresh.mode = definition.value().modes.front().name;
    fresh.environment = definition.value().environments.front().name;
    fresh.interval = std::max<std::chrono::seconds>(fresh.interval, definition.value().limits.smallestInterval);
    const auto connection = withOptions(fresh, context, line);
    if (!connection) {
        job->refuse(connection.error(), u"coffer-cli connections add"_s, WrongUsage);
        return;
    }
    Connection added = connection.value();
    if (const auto checked = checkWhole(definition.value(), added); !checked) {
        job->refuse(checked.error(), u"coffer-cli connections add"_s, WrongUsage);
        return;
    }
    if (job->services->repository().find(added.name)) {
        job->refuse(Error{.kind = ErrorKind::AlreadyExists, .where = u"--name"_s, .found = shortened(added.name)},
                    added.name, WrongUsage);
        return;
    }
    added.source = sourceOf(definition.value(), added);
    added.credentialEnteredAt = context.clock.now();
    const auto endpoints = endpointsOf(definition.value(), added);
    const QStringList origins = endpoints.value().origins;
    const QStringList names = definition.value().mode(added.mode)->secrets;

    const auto save = [job, added, names, origins](const Result<void> &written) {
        const auto saved = written ? job->services->repository().save(added) : written;
        if (!saved && written && !names.isEmpty() && added.secretStorage == SecretStorage::Keychain) {
            // Nothing refers to what is in the keychain by now.
            removeSecrets(job->services->secrets(added.secretStorage), added.id, names,
                          [job, added, saved](const Result<void> &) {
                              job->refuse(saved.error(), added.name, usageOr(saved.error()));
                          });
            return;
        }
        if (!saved) {
            job->refuse(saved.error(), added.name, usageOr(saved.error()));
            return;
        }
        if (!names.isEmpty())
            noteCredential(*job, added, names, origins);
        // Which environment it is decides whether its money is real, so it is said even where it was not asked for.
        job->context.out << "Added " << added.name << " (" << added.id.toString() << "), environment "
                         << added.environment << ": " << (added.source == DataSource::Test ? "test data" : "live data")
                         << ".\n";
        job->finish(AllGood);
    };
    if (names.isEmpty() || added.secretStorage == SecretStorage::CredentialsDirectory) {
        for (const QString &name : names) {
            context.err << "Put the " << name << " into the file " << added.id.toString() << '.' << name
                        << " of $CREDENTIALS_DIRECTORY.\n";
        }
        save({});
        return;
    }
    context.err << "The credential is bound to " << originsText(origins) << " and sent nowhere else.\n" << Qt::flush;
    auto secrets = readCredential(context, definition.value(), added);
    if (!secrets) {
        job->refuse(secrets.error(), u"coffer-cli connections add"_s, WrongUsage);
        return;
    }
    writeSecrets(job->services->secrets(added.secretStorage), added.id, origins, std::move(secrets).value(),
                 CredentialOf::NewConnection, save);
}

QString placeCode(SecretStorage storage)
{
    switch (storage) {
    case SecretStorage::Keychain:
        return u"keychain"_s;
    case SecretStorage::SessionOnly:
        return u"session"_s;
    case SecretStorage::CredentialsDirectory:
        return u"credentials-directory"_s;
    }
    Q_UNREACHABLE();
}

void runList(CliContext &context, const ParsedLine &line, const Finish &finish)
{
    const auto services = Services::open(context, finish);
    if (!services)
        return;
    if (line.has(u"json"_s)) {
        QJsonArray rows;
        for (const Connection &c : services->repository().connections()) {
            QJsonObject addresses;
            for (auto it = c.baseAddresses.cbegin(); it != c.baseAddresses.cend(); ++it)
                addresses.insert(it.key(), it.value());
            QJsonObject parameters;
            for (auto it = c.parameters.cbegin(); it != c.parameters.cend(); ++it)
                parameters.insert(it.key(), QJsonArray::fromStringList(it.value()));
            rows += QJsonObject{{u"id"_s, c.id.toString()},
                                {u"name"_s, c.name},
                                {u"provider"_s, c.provider.toString()},
                                {u"entity"_s, c.entity.isEmpty() ? QJsonValue() : QJsonValue(c.entity)},
                                {u"mode"_s, c.mode},
                                {u"environment"_s, c.environment},
                                {u"baseAddresses"_s, addresses},
                                {u"parameters"_s, parameters},
                                {u"intervalSeconds"_s, qint64(c.interval.count())},
                                {u"caFile"_s, c.caFile.isEmpty() ? QJsonValue() : QJsonValue(c.caFile)},
                                {u"secrets"_s, placeCode(c.secretStorage)},
                                {u"paused"_s, c.paused},
                                {u"source"_s, dataSourceCode(c.source)}};
        }
        context.out << QString::fromUtf8(
            QJsonDocument(QJsonObject{{u"formatVersion"_s, positionFormatVersion}, {u"connections"_s, rows}}).toJson());
        finish(AllGood);
        return;
    }
    TextTable table({{u"Id"_s},
                     {u"Name"_s},
                     {u"Provider"_s},
                     {u"Mode"_s},
                     {u"Environment"_s},
                     {u"Entity"_s},
                     {u"Interval"_s},
                     {u"State"_s}});
    for (const Connection &c : services->repository().connections()) {
        table.addRow({c.id.toString(), c.name, c.provider.toString(), c.mode, c.environment, c.entity,
                      u"%1 s"_s.arg(c.interval.count()), c.paused ? u"paused"_s : u"on"_s});
    }
    table.print(context.out);
    finish(AllGood);
}

/// Finds the connection that the first argument names; refuses and gives nothing otherwise.
/// For what makes sense only where there is somebody to ask.
bool refusesManual(const Job &job, const Connection &connection)
{
    if (!isManual(connection))
        return false;
    job.refuse(Error{.kind = ErrorKind::InvalidInput,
                     .where = u"CONNECTION"_s,
                     .found = connection.name,
                     .expected = u"a connection with an API; the balances of this account are entered or imported"_s},
               connection.name, WrongUsage);
    return true;
}

std::optional<Connection> namedConnection(const Job &job, const ParsedLine &line)
{
    const auto connection = job.services->repository().find(line.argument(0));
    if (!connection) {
        job.refuse(connection.error(), u"coffer-cli connections"_s, WrongUsage);
        return std::nullopt;
    }
    return connection.value();
}

/// After an edit: whether the stored credential still serves.
void sayWhatToEnter(CliContext &context, const ProviderDefinition &definition, const Connection &before,
                    const Connection &after)
{
    const auto oldPlaces = endpointsOf(definition, before);
    const auto newPlaces = endpointsOf(definition, after);
    const ModeSpec *oldMode = definition.mode(before.mode);
    const ModeSpec *newMode = definition.mode(after.mode);
    if (!newPlaces || !newMode || newMode->secrets.isEmpty()
        || after.secretStorage == SecretStorage::CredentialsDirectory)
        return;
    const bool otherPlaces = !oldPlaces || oldPlaces.value().origins != newPlaces.value().origins;
    if (otherPlaces) {
        context.out << "Its addresses changed to " << originsText(newPlaces.value().origins)
                    << ". The credential was entered for other addresses and is not sent there.\n";
    }
    if (otherPlaces || before.secretStorage != after.secretStorage || !oldMode || oldMode->secrets != newMode->secrets)
        context.out << "Enter the credential with\n  coffer-cli connections set-secret \"" << after.name << "\"\n";
}

void runEdit(CliContext &context, const ParsedLine &line, const Finish &finish)
{
    const auto job = startJob(context, finish);
    if (!job)
        return;
    const auto before = namedConnection(*job, line);
    if (!before)
        return;
    if (isManual(*before) && line.has(u"interval"_s) && refusesManual(*job, *before))
        return;
    const auto definition = isManual(*before) ? Result<ProviderDefinition>(ProviderDefinition())
                                              : job->services->catalog().find(before->provider);
    if (!definition) {
        job->refuse(definition.error(), before->name);
        return;
    }
    const auto edited = withOptions(*before, context, line);
    const auto checked = !edited ? Result<void>(edited.error())
        : isManual(*before)      ? checkStorable(edited.value())
                                 : checkWhole(definition.value(), edited.value());
    if (!checked) {
        job->refuse(checked.error(), before->name, WrongUsage);
        return;
    }
    Connection after = edited.value();
    if (after.environment != before->environment && !isManual(after))
        after.source = sourceOf(definition.value(), after);
    if (const auto saved = job->services->repository().save(after); !saved) {
        job->refuse(saved.error(), before->name, usageOr(saved.error()));
        return;
    }
    context.out << "Saved " << after.name << ".\n";
    if (!isManual(after))
        sayWhatToEnter(context, definition.value(), *before, after);
    finish(AllGood);
}

void runSetSecret(CliContext &context, const ParsedLine &line, const Finish &finish)
{
    const auto job = startJob(context, finish);
    if (!job)
        return;
    const auto connection = namedConnection(*job, line);
    if (!connection)
        return;
    if (refusesManual(*job, *connection))
        return;
    const auto definition = job->services->catalog().find(connection->provider);
    const auto endpoints =
        definition ? endpointsOf(definition.value(), *connection) : Result<ConnectionEndpoints>(definition.error());
    if (!endpoints) {
        job->refuse(endpoints.error(), connection->name);
        return;
    }
    const ModeSpec *mode = definition.value().mode(connection->mode);
    if (!mode || mode->secrets.isEmpty()) {
        context.out << connection->name << " needs no credential.\n";
        finish(AllGood);
        return;
    }
    context.err << "The credential is bound to " << originsText(endpoints.value().origins)
                << " and sent nowhere else.\n"
                << Qt::flush;
    auto secrets = readCredential(context, definition.value(), *connection);
    if (!secrets) {
        job->refuse(secrets.error(), u"coffer-cli connections set-secret"_s, WrongUsage);
        return;
    }
    auto changed = *connection;
    writeSecrets(job->services->secrets(connection->secretStorage), connection->id, endpoints.value().origins,
                 std::move(secrets).value(), CredentialOf::ExistingConnection,
                 [job, changed, fields = mode->secrets,
                  origins = endpoints.value().origins](const Result<void> &written) mutable {
                     changed.credentialEnteredAt = job->context.clock.now();
                     const auto saved = written ? job->services->repository().save(changed) : written;
                     if (!saved) {
                         job->refuse(saved.error(), changed.name, usageOr(saved.error()));
                         return;
                     }
                     noteCredential(*job, changed, fields, origins);
                     job->context.out << "Stored the credential of " << changed.name << ".\n";
                     job->finish(AllGood);
                 });
}

void runPause(CliContext &context, const ParsedLine &line, const Finish &finish)
{
    const auto job = startJob(context, finish);
    if (!job)
        return;
    auto connection = namedConnection(*job, line);
    if (!connection)
        return;
    connection->paused = !line.has(u"resume"_s);
    if (const auto saved = job->services->repository().save(*connection); !saved) {
        job->refuse(saved.error(), connection->name);
        return;
    }
    context.out << connection->name << (connection->paused ? " is paused.\n" : " is polled again.\n");
    finish(AllGood);
}

/// Takes the history of a removed connection away, then what was kept of it for that history.
Result<void> purge(const Job &job, const Connection &connection)
{
    const auto purged = job.log->purge(connection.id);
    return purged ? job.services->repository().forget(connection.id) : purged;
}

/// One that was removed before and left its history.
void purgeRemoved(const std::shared_ptr<Job> &job, const ParsedLine &line)
{
    const auto removed = job->services->repository().findRemoved(line.argument(0));
    const auto purged = removed ? purge(*job, removed.value()) : Result<void>(removed.error());
    if (!purged) {
        job->refuse(purged.error(), u"coffer-cli connections"_s, usageOr(purged.error()));
        return;
    }
    job->context.out << "Removed the history of " << removed.value().name << ".\n";
    job->finish(AllGood);
}

void runRemove(CliContext &context, const ParsedLine &line, const Finish &finish)
{
    const auto job = startJob(context, finish);
    if (!job)
        return;
    const bool purges = line.has(u"purge-history"_s);
    if (purges && !job->services->repository().find(line.argument(0))) {
        purgeRemoved(job, line);
        return;
    }
    const auto connection = namedConnection(*job, line);
    if (!connection)
        return;
    QStringList fields;
    if (const auto definition = job->services->catalog().find(connection->provider)) {
        for (const SecretSpec &secret : definition.value().secrets)
            fields += secret.name;
    }
    const auto finishRemoval = [job, connection, purges](const Result<void> &secretsRemoved) {
        const UtcTime now = job->context.clock.now();
        if (const auto removed = job->services->repository().remove(connection->id, now); !removed) {
            job->refuse(removed.error(), connection->name);
            return;
        }
        if (const auto purged = purges ? purge(*job, *connection) : Result<void>(); !purged) {
            job->refuse(purged.error(), connection->name, PartlyFailed);
            return;
        }
        job->context.out << "Removed " << connection->name << " (" << connection->id.toString() << ')'
                         << (purges ? " and its history.\n" : "; its history stays.\n");
        if (!secretsRemoved) {
            job->refuse(secretsRemoved.error(), connection->name, PartlyFailed);
            return;
        }
        if (const auto forgotten = CredentialIndex(job->services->folder()).forget(connection->id); !forgotten)
            job->context.complain(forgotten.error(), connection->name);
        job->finish(AllGood);
    };
    if (isManual(*connection)) // it has none, and the keychain may be locked
        finishRemoval({});
    else
        removeSecrets(job->services->secrets(connection->secretStorage), connection->id, fields, finishRemoval);
}

void printTrial(CliContext &context, const ParsedLine &line, const Connection &connection, const Attempt &attempt)
{
    if (line.has(u"json"_s)) {
        QJsonObject json = attemptToJson(attempt, connection.name);
        json.insert(u"formatVersion"_s, positionFormatVersion);
        json.insert(u"report"_s,
                    attempt.report ? QJsonValue(balanceReportToJson(*attempt.report, connection.name)) : QJsonValue());
        context.out << QString::fromUtf8(QJsonDocument(json).toJson());
        return;
    }
    if (attempt.report) {
        const AmountFormat format(QLocale().bcp47Name());
        TextTable table({{u"Account"_s},
                         {u"Currency"_s},
                         {u"Posted"_s, TextTable::Align::Right},
                         {u"as sent"_s, TextTable::Align::Right},
                         {u"Available"_s, TextTable::Align::Right},
                         {u"as sent"_s, TextTable::Align::Right}});
        const auto amount = [&](const std::optional<Figure> &figure, const CurrencyCode &currency) {
            return figure ? format.formatNumber(Money(figure->amount, currency)) : u"–"_s;
        };
        const auto raw = [](const std::optional<Figure> &figure) {
            QStringList tokens;
            if (figure) {
                for (const FigureSource &source : figure->sources)
                    tokens += source.rawToken;
            }
            return tokens.join(u" "_s);
        };
        for (const BalanceReading &reading : attempt.report->readings) {
            table.addRow({reading.name.isEmpty() ? reading.providerAccountId : reading.name,
                          reading.currency.toString(), amount(reading.posted, reading.currency), raw(reading.posted),
                          amount(reading.available, reading.currency), raw(reading.available)});
        }
        table.print(context.out);
        for (const FailedAccount &failure : attempt.report->failures)
            context.complain(failure.error, u"%1 (account %2)"_s.arg(connection.name, failure.providerAccountId));
        for (const Diagnostic &diagnostic : attempt.report->diagnostics)
            context.out << diagnosticSentence(diagnostic) << '\n';
    }
    if (attempt.error)
        context.complain(*attempt.error, connection);
    context.out << connection.name << ": " << outcomeLabel(attempt.outcome) << ". Nothing was saved.\n";
}

void runTest(CliContext &context, const ParsedLine &line, const Finish &finish)
{
    const auto services = Services::open(context, finish);
    if (!services)
        return;
    const Job job{context, services, nullptr, finish};
    const auto connection = namedConnection(job, line);
    if (!connection)
        return;
    if (refusesManual(job, *connection))
        return;
    const auto definition = services->catalog().find(connection->provider);
    const auto endpoints =
        definition ? endpointsOf(definition.value(), *connection) : Result<ConnectionEndpoints>(definition.error());
    const ModeSpec *mode = definition ? definition.value().mode(connection->mode) : nullptr;
    if (!endpoints || !mode) {
        job.refuse(endpoints ? Error{.kind = ErrorKind::InvalidInput, .where = u"mode"_s} : endpoints.error(),
                   connection->name);
        return;
    }
    const auto poller = std::make_shared<Poller>(services->pollerServices(context.clock));
    context.running.push_back(poller);
    const auto start = [&context, line, connection, finish, poller,
                        services](Result<std::map<QString, Secret>> secrets) {
        if (!secrets) {
            context.complain(secrets.error(), *connection);
            finish(WhollyFailed);
            return;
        }
        poller->test(*connection, std::move(secrets).value(),
                     [&context, line, connection, finish](const Attempt &attempt) {
                         printTrial(context, line, *connection, attempt);
                         finish(attempt.outcome == AttemptOutcome::Ok            ? AllGood
                                    : attempt.outcome == AttemptOutcome::Partial ? PartlyFailed
                                                                                 : WhollyFailed);
                     });
    };
    if (mode->secrets.isEmpty())
        start(std::map<QString, Secret>());
    else
        readSecrets(services->secrets(connection->secretStorage), connection->id, endpoints.value().origins,
                    mode->secrets, start);
}

const QList<OptionSpec> &changeOptions()
{
    static const QList<OptionSpec> options{
        {u"name"_s, u"Its name, unique."_s, u"NAME"_s},
        {u"entity"_s, u"Legal entity whose accounts these are."_s, u"NAME"_s},
        {u"mode"_s, u"How to use the provider; see `providers show`."_s, u"MODE"_s},
        {u"environment"_s, u"Where to ask; without it the first that `providers show` names."_s, u"NAME"_s},
        {u"base"_s,
         u"Replaces a base address of the environment, e.g. api=https://ledger.example.com; NAME= takes that back."_s,
         u"NAME=URL"_s, true},
        {u"param"_s,
         u"A parameter of the mode; repeat it for a list, which replaces the former one. KEY= takes it out."_s,
         u"KEY=VALUE"_s, true},
        {u"ca"_s, u"PEM file with further certificate authorities to trust."_s, u"FILE"_s},
        {u"interval"_s, u"How often to poll, e.g. 15m."_s, u"DURATION"_s},
        {u"secrets"_s,
         u"keychain (default), or credentials-directory for the service manager's $CREDENTIALS_DIRECTORY."_s,
         u"PLACE"_s},
    };
    return options;
}

} // namespace

Command connectionsCommand()
{
    QList<OptionSpec> addOptions = changeOptions();
    addOptions.prepend({u"provider"_s, u"Provider id; see `providers list`."_s, u"ID"_s, false, true});
    addOptions[1].required = true;
    const QList<ArgumentSpec> one{{u"CONNECTION"_s, u"Its id or name."_s}};
    Command group{u"connections"_s, u"Add, list, test and change connections to providers."_s};
    group.children = {
        {u"add"_s,
         u"Add a connection. Secrets are asked for without echo, or read as name=value lines from standard input."_s,
         addOptions,
         {},
         runAdd},
        {u"list"_s, u"List the connections."_s, {{u"json"_s, u"Print JSON."_s}}, {}, runList},
        {u"test"_s,
         u"Poll one connection now and show what would be stored. Saves nothing."_s,
         {{u"json"_s, u"Print JSON."_s}},
         one,
         runTest},
        {u"edit"_s, u"Change a connection. A changed address asks for the credential again."_s, changeOptions(), one,
         runEdit},
        {u"set-secret"_s, u"Replace the credential of a connection."_s, {}, one, runSetSecret},
        {u"pause"_s,
         u"Stop polling a connection, or go on with --resume."_s,
         {{u"resume"_s, u"Poll it again."_s}},
         one,
         runPause},
        {u"remove"_s,
         u"Remove a connection and its credential. Its history stays unless purged."_s,
         {{u"purge-history"_s, u"Remove its history too."_s}},
         one,
         runRemove},
    };
    return group;
}

} // namespace coffer

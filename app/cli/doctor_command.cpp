// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "services.h"

#include <http/http_client.h>
#include <polling/connection_endpoints.h>
#include <store/reading_queries.h>
#include <wording/error_text.h>

#include <QLocale>
#include <QSysInfo>

#include <algorithm>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;

/// One run of the checks. Prints no secret, no balance, no account.
struct Doctor
{
    Doctor(CliContext &where, std::shared_ptr<Services> with, Finish end)
        : context(where)
        , services(std::move(with))
        , finish(std::move(end))
    {
    }

    CliContext &context;
    std::shared_ptr<Services> services;
    Finish finish;
    int checks = 0;
    int failures = 0;
    int waiting = 1;                                  ///< checks under way; the last one ends the run
    std::vector<std::unique_ptr<HttpClient>> clients; ///< one per connection, as when polling

    void report(const QString &what, const Result<void> &result, const QString &good)
    {
        ++checks;
        context.out << (result ? "ok      " : "FAILED  ") << what << ": "
                    << (result ? good : errorSentence(result.error(), what)) << '\n';
        failures += result ? 0 : 1;
    }
    void oneDone()
    {
        if (--waiting == 0)
            finish(failures == 0 ? AllGood : failures == checks ? WhollyFailed : PartlyFailed);
    }
};

Result<void> checkDatabase(const Services &services)
{
    const auto queries = ReadingQueries::open(services.folder());
    if (!queries)
        return queries.error().kind == ErrorKind::NotFound ? Result<void>() : Result<void>(queries.error());
    const auto checked = queries.value()->verifyHistory();
    return checked ? Result<void>() : Result<void>(checked.error());
}

/// Only the places that connections use can fail: a server without a keyring need not have one. Without connections the
/// keychain is looked at for information.
void checkSecrets(const std::shared_ptr<Doctor> &doctor)
{
    const auto &connections = doctor->services->repository().connections();
    const auto isUsed = [&](SecretStorage storage) {
        return std::any_of(connections.cbegin(), connections.cend(), [&](const Connection &connection) {
            return connection.secretStorage == storage && !isManual(connection);
        });
    };
    if (isUsed(SecretStorage::Keychain) || connections.empty()) {
        ++doctor->waiting;
        const bool counts = !connections.empty();
        doctor->services->secrets(SecretStorage::Keychain).probe([doctor, counts](const Result<void> &result) {
            if (counts || result)
                doctor->report(u"keychain"_s, result, u"an entry can be written, read and removed"_s);
            else
                doctor->context.out << "note    keychain: " << errorSentence(result.error(), u"keychain"_s) << '\n';
            doctor->oneDone();
        });
    }
    if (isUsed(SecretStorage::CredentialsDirectory)) {
        ++doctor->waiting;
        doctor->services->secrets(SecretStorage::CredentialsDirectory).probe([doctor](const Result<void> &result) {
            doctor->report(u"credentials directory"_s, result, u"can be read"_s);
            doctor->oneDone();
        });
    }
}

/// Asks for each base address without a credential: any answer shows that name, network and certificate are good.
void checkNetwork(const std::shared_ptr<Doctor> &doctor, const Connection &connection)
{
    const auto definition = doctor->services->catalog().find(connection.provider);
    const auto endpoints =
        definition ? endpointsOf(definition.value(), connection) : Result<ConnectionEndpoints>(definition.error());
    if (!endpoints) {
        doctor->report(connection.name, endpoints.error(), {});
        return;
    }
    HttpPolicy policy;
    policy.origins = endpoints.value().origins;
    policy.caFile = connection.caFile;
    const PollerServices services = doctor->services->pollerServices(doctor->context.clock);
    policy.proxy = services.proxy;
    policy.proxyHost = services.proxyHost;
    policy.proxyPort = services.proxyPort;
    doctor->clients.push_back(std::make_unique<HttpClient>(policy, doctor->context.clock));
    HttpClient &client = *doctor->clients.back();
    for (const QString &origin : endpoints.value().origins) {
        HttpRequest request;
        request.url = QUrl(origin + u'/');
        request.label = u"doctor"_s;
        ++doctor->waiting;
        client.send(request, [doctor, origin, name = connection.name](const Result<HttpResponse> &reply) {
            const bool answered = reply || reply.error().kind == ErrorKind::RedirectRefused;
            doctor->report(u"%1 (%2)"_s.arg(name, origin), answered ? Result<void>() : Result<void>(reply.error()),
                           u"answers over the network"_s);
            doctor->oneDone();
        });
    }
}

void runDoctor(CliContext &context, const ParsedLine &, const Finish &finish)
{
    const auto services = Services::open(context, finish);
    if (!services)
        return;
    const auto doctor = std::make_shared<Doctor>(context, services, finish);
    context.running.push_back(doctor);
    context.out << "coffer " << COFFER_VERSION << ", Qt " << qVersion() << ", SQLite " << sqliteVersion() << ", "
                << tlsLibraryVersion() << ", " << QSysInfo::prettyProductName() << ", locale " << QLocale().name()
                << "\nprofile " << services->folder() << '\n';
    doctor->report(u"provider definitions"_s, {}, u"%1 load"_s.arg(services->catalog().all().size()));
    doctor->report(u"database"_s, checkDatabase(*services), u"intact"_s);
    checkSecrets(doctor);
    for (const Connection &connection : services->repository().connections()) {
        if (isManual(connection))
            doctor->report(connection.name, {}, u"is entered by hand: there is nobody to ask"_s);
        else
            checkNetwork(doctor, connection);
    }
    doctor->oneDone();
}

} // namespace

Command doctorCommand()
{
    return {u"doctor"_s,
            u"Check keychain, database, network and versions. Prints no secret and no balance."_s,
            {},
            {},
            runDoctor};
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandbox/sandbox_server.h>

#include "bank.h"
#include "certificate_authority.h"
#include "control_api.h"
#include "fault_sender.h"
#include "http_front.h"
#include "request_log.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>

#include <array>

using namespace Qt::StringLiterals;
using namespace coffer::sandbox;

namespace coffer {

namespace {

/// Path segment, bank, and the name of the base address that a definition gives it.
struct Area
{
    const char *path;
    BankId bank;
    const char *base;
};
constexpr std::array<Area, 8> areas{{{"fincode", BankId::Fincode, "api"},
                                     {"midaz", BankId::Midaz, "api"},
                                     {"midaz", BankId::Midaz, "onboarding"}, // one host for both since 3.6
                                     {"midaz-auth", BankId::Midaz, "auth"},
                                     {"finix", BankId::Finix, "api"},
                                     {"paytota", BankId::Paytota, "api"},
                                     {"solaris", BankId::Solaris, "api"},
                                     {"solaris-auth", BankId::Solaris, "auth"}}};
constexpr std::array<BankId, 5> allBanks{BankId::Fincode, BankId::Midaz, BankId::Finix, BankId::Paytota,
                                         BankId::Solaris};
constexpr int backlog = 512;

WireReply json(const QByteArray &body, int status = 200)
{
    return {.status = status, .body = body};
}

WireReply controlError(const Error &error)
{
    return json(JsonObject()
                    .text("error", errorCode(error.kind))
                    .text("where", error.where)
                    .text("found", error.found)
                    .text("expected", error.expected)
                    .toJson(),
                400);
}

QByteArray object(const QList<std::pair<QByteArray, QByteArray>> &members)
{
    JsonObject out;
    for (const auto &[name, value] : members)
        out.text(name.constData(), value);
    return out.toJson();
}

} // namespace

class SandboxServer::Private
{
public:
    Private(const SandboxOptions &wanted, const Clock &source)
        : options(wanted)
        , clock(source)
        , ledger(sampleAccounts(wanted.finixAccounts), wanted.walkSeed)
        , faults(wanted.faults)
        , front([this](const WireRequest &request, QTcpSocket *socket) { serve(request, socket); })
    {
        banks.push_back(makeFincodeBank(ledger, options));
        banks.push_back(makeMidazBank(ledger, options));
        banks.push_back(makeFinixBank(ledger, options));
        banks.push_back(makePaytotaBank(ledger, options));
        banks.push_back(makeSolarisBank(ledger, options));
    }

    Result<void> listen();
    Result<void> writeAuthority();
    [[nodiscard]] UtcTime now() const { return fixedTime ? *fixedTime : clock.now(); }
    [[nodiscard]] Bank *bankOf(BankId id) { return banks.at(size_t(id)).get(); }
    [[nodiscard]] QList<TruthRow> truth(UtcTime at) const;
    [[nodiscard]] QByteArray readyJson() const;
    [[nodiscard]] QUrl origin(Scheme scheme) const;
    void reset();

private:
    void serve(const WireRequest &request, QTcpSocket *socket);
    void serveBank(const WireRequest &request, const Area &area, QTcpSocket *socket, bool keepAlive);
    QList<SandboxFault> takeFaults(const QByteArray &path);
    void record(const WireRequest &request, const WireReply &reply, const QList<SandboxFault> &met);
    WireReply control(const WireRequest &request);
    WireReply controlFaults(const WireRequest &request);
    WireReply controlClock(const WireRequest &request);
    WireReply controlMidaz(const WireRequest &request);
    Result<quint16> listenOn(QTcpServer *server, quint16 port);

public:
    SandboxOptions options;
    const Clock &clock;
    Ledger ledger;
    std::vector<std::unique_ptr<Bank>> banks; // in the order of BankId
    QList<SandboxFault> faults;
    RequestLog log;
    std::optional<UtcTime> fixedTime;
    ServerIdentity identity;
    QString caPath;
    quint16 httpPort = 0;
    quint16 httpsPort = 0;
    HttpFront front; // last: its connections end before what they use
};

Result<quint16> SandboxServer::Private::listenOn(QTcpServer *server, quint16 port)
{
    server->setListenBacklogSize(backlog);
    server->setMaxPendingConnections(backlog);
    if (!server->listen(options.address, port)) {
        const Error error{.kind = ErrorKind::AlreadyExists,
                          .where = options.address.toString(),
                          .found = QString::number(port),
                          .expected = u"a free port"_s,
                          .detail = server->errorString()};
        delete server;
        return error;
    }
    const quint16 given = server->serverPort();
    front.bind(server);
    return given;
}

Result<void> SandboxServer::Private::listen()
{
    Result<ServerIdentity> made = makeServerIdentity(options.certificate);
    if (!made)
        return made.error();
    identity = std::move(made).value();
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(identity.certificate, QSsl::Pem));
    tls.setPrivateKey(QSslKey(identity.privateKey, QSsl::Ec, QSsl::Pem));
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    auto *secure = new QSslServer;
    secure->setSslConfiguration(tls);
    const Result<quint16> https = listenOn(secure, options.httpsPort);
    if (!https)
        return https.error();
    httpsPort = https.value();
    const Result<quint16> http = listenOn(new QTcpServer, options.httpPort);
    if (!http)
        return http.error();
    httpPort = http.value();
    return writeAuthority();
}

Result<void> SandboxServer::Private::writeAuthority()
{
    if (options.stateDir.isEmpty())
        return {};
    caPath = QDir(options.stateDir).absoluteFilePath(u"ca.pem"_s);
    QSaveFile file(caPath);
    const bool good = QDir().mkpath(options.stateDir) && file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(identity.caCertificate) >= 0
        && file.commit();
    if (!good)
        return Error{.kind = ErrorKind::StorageFailed, .where = caPath, .detail = file.errorString()};
    return {};
}

QUrl SandboxServer::Private::origin(Scheme scheme) const
{
    QUrl url;
    url.setScheme(scheme == Scheme::Http ? u"http"_s : u"https"_s);
    url.setHost(options.address.toString());
    url.setPort(scheme == Scheme::Http ? httpPort : httpsPort);
    return url;
}

QList<TruthRow> SandboxServer::Private::truth(UtcTime at) const
{
    QList<TruthRow> rows;
    for (const BankId id : allBanks)
        rows += banks.at(size_t(id))->truth(ledger.accounts(id), at);
    return rows;
}

QByteArray SandboxServer::Private::readyJson() const
{
    JsonObject secureBases;
    JsonObject plainBases;
    JsonObject credentials;
    JsonObject parameters;
    for (const BankId id : allBanks) {
        const QByteArray name = bankName(id).toLatin1();
        JsonObject secureOnes;
        JsonObject plainOnes;
        for (const Area &area : areas) {
            if (area.bank != id)
                continue;
            secureOnes.text(area.base, origin(Scheme::Https).toEncoded() + '/' + area.path);
            plainOnes.text(area.base, origin(Scheme::Http).toEncoded() + '/' + area.path);
        }
        secureBases.raw(name.constData(), secureOnes.toJson());
        plainBases.raw(name.constData(), plainOnes.toJson());
        credentials.raw(name.constData(), object(banks.at(size_t(id))->credentials()));
        parameters.raw(name.constData(), object(banks.at(size_t(id))->parameters()));
    }
    return JsonObject()
        .number("version", 1)
        .text("http", origin(Scheme::Http).toEncoded())
        .text("https", origin(Scheme::Https).toEncoded())
        .raw("ca", caPath.isEmpty() ? QByteArray("null") : jsonText(caPath))
        .raw("bases", secureBases.toJson())
        .raw("httpBases", plainBases.toJson())
        .raw("credentials", credentials.toJson())
        .raw("parameters", parameters.toJson())
        .toJson();
}

QList<SandboxFault> SandboxServer::Private::takeFaults(const QByteArray &path)
{
    QList<SandboxFault> met;
    for (SandboxFault &fault : faults) {
        if (fault.times == 0 || !fault.matches(path))
            continue;
        met.append(fault);
        if (fault.times > 0)
            --fault.times;
    }
    faults.removeIf([](const SandboxFault &fault) { return fault.times == 0; });
    return met;
}

void SandboxServer::Private::record(const WireRequest &request, const WireReply &reply, const QList<SandboxFault> &met)
{
    QStringList names;
    for (const SandboxFault &fault : met)
        names.append(faultName(fault));
    QList<QByteArray> secrets;
    for (const auto &bank : banks)
        secrets += bank->secrets();
    log.add(request, reply, names.join(u' '), secrets, now());
}

void SandboxServer::Private::serve(const WireRequest &request, QTcpSocket *socket)
{
    const bool keepAlive = !request.header("connection").toLower().contains("close");
    if (request.area == "_control")
        return send(socket, control(request), {}, keepAlive, now());
    for (const Area &area : areas) {
        if (request.area == area.path)
            return serveBank(request, area, socket, keepAlive);
    }
    // Faults may lie in wait here too: a redirect's target, for one.
    const QList<SandboxFault> met = takeFaults(request.area + request.path);
    const WireReply reply{.status = 404, .contentType = "text/plain", .body = "No bank here\n"};
    record(request, reply, met);
    send(socket, reply, met, keepAlive, now());
}

void SandboxServer::Private::serveBank(const WireRequest &request, const Area &area, QTcpSocket *socket, bool keepAlive)
{
    Bank *bank = bankOf(area.bank);
    QList<SandboxFault> met = takeFaults(request.area + request.path);
    for (SandboxFault &fault : met) {
        if (fault.kind == FaultKind::CutNumber)
            fault.argument = bank->amountField();
    }
    for (const SandboxFault &fault : met) {
        if (!replacesAnswer(fault.kind))
            continue;
        const std::optional<WireReply> reply = replyOf(fault, bank);
        record(request, reply.value_or(WireReply{.status = 0}), met);
        return reply ? send(socket, *reply, met, keepAlive, now()) : misbehave(socket, fault);
    }
    WireReply reply = bank->answer(request, distorted(ledger.accounts(area.bank), met), now());
    record(request, reply, met);
    spoil(reply, met, bank->amountField());
    send(socket, reply, met, keepAlive, now());
}

WireReply SandboxServer::Private::control(const WireRequest &request)
{
    if (request.path == "/ledger" && request.method == "GET") {
        const QByteArray at = request.query("at");
        const Result<UtcTime> time = at.isEmpty() ? Result<UtcTime>(now()) : parseRfc3339(QString::fromLatin1(at));
        return time ? json(ledgerBody(truth(time.value()), time.value())) : controlError(time.error());
    }
    if (request.path == "/requests" && request.method == "GET")
        return json(requestsBody(log.requests(), log.counts()));
    if (request.path == "/ready" && request.method == "GET")
        return json(readyJson());
    if (request.path == "/faults")
        return controlFaults(request);
    if (request.path == "/clock" && request.method == "POST")
        return controlClock(request);
    if (request.path == "/midaz" && request.method == "POST")
        return controlMidaz(request);
    if (request.path == "/reset" && request.method == "POST") {
        reset();
        return json("{}");
    }
    return json(R"({"error":"not-found"})", 404);
}

WireReply SandboxServer::Private::controlFaults(const WireRequest &request)
{
    if (request.method == "DELETE")
        faults.clear();
    if (request.method == "POST" || request.method == "PUT") {
        const Result<QList<SandboxFault>> read = readFaults(request.body);
        if (!read)
            return controlError(read.error());
        if (request.method == "PUT")
            faults.clear();
        faults += read.value();
    }
    return json(faultsBody(faults));
}

WireReply SandboxServer::Private::controlClock(const WireRequest &request)
{
    const QJsonValue wanted = QJsonDocument::fromJson(request.body).object().value("now"_L1);
    if (wanted.isNull()) {
        fixedTime.reset();
    } else {
        const Result<UtcTime> time = parseRfc3339(wanted.toString());
        if (!time)
            return controlError(time.error());
        fixedTime = time.value();
    }
    return json(JsonObject().text("now", rfc3339(now())).toJson());
}

WireReply SandboxServer::Private::controlMidaz(const WireRequest &request)
{
    const QByteArray body = bodyMember(request.body, "body");
    const QByteArray access = bodyMember(request.body, "access");
    const bool known = (body.isNull() || body == "v2" || body == "v3" || body == "v3.7")
        && (access.isNull() || access == "open" || access == "access-manager");
    if (!known)
        return controlError({.kind = ErrorKind::InvalidInput,
                             .where = u"midaz"_s,
                             .expected = u"body: v2, v3 or v3.7; access: open or access-manager"_s});
    if (body == "v3.7")
        options.midazBody = MidazBody::V3_7;
    else if (!body.isNull())
        options.midazBody = body == "v2" ? MidazBody::V2 : MidazBody::V3;
    if (!access.isNull())
        options.midazAccess = access == "open" ? MidazAccess::Open : MidazAccess::AccessManager;
    return json("{}");
}

void SandboxServer::Private::reset()
{
    log.clear();
    faults.clear();
    fixedTime.reset();
    for (const auto &bank : banks)
        bank->forget();
}

Result<std::unique_ptr<SandboxServer>> SandboxServer::start(const SandboxOptions &options, const Clock &clock)
{
    if (!options.address.isLoopback())
        return Error{.kind = ErrorKind::InvalidInput,
                     .where = u"address"_s,
                     .found = options.address.toString(),
                     .expected = u"a loopback address"_s};
    auto d = std::make_unique<Private>(options, clock);
    if (const Result<void> listening = d->listen(); !listening)
        return listening.error();
    return std::unique_ptr<SandboxServer>(new SandboxServer(std::move(d)));
}

SandboxServer::SandboxServer(std::unique_ptr<Private> state) : d(std::move(state)) {}

SandboxServer::~SandboxServer() = default;

QUrl SandboxServer::origin(Scheme scheme) const
{
    return d->origin(scheme);
}

QUrl SandboxServer::base(const QString &area, Scheme scheme) const
{
    QUrl url = d->origin(scheme);
    url.setPath(u'/' + area);
    return url;
}

QByteArray SandboxServer::caCertificate() const
{
    return d->identity.caCertificate;
}

QByteArray SandboxServer::readyJson() const
{
    return d->readyJson();
}

QByteArray SandboxServer::ledgerJson() const
{
    return ledgerJson(d->now());
}

QByteArray SandboxServer::ledgerJson(UtcTime at) const
{
    return ledgerBody(d->truth(at), at);
}

void SandboxServer::setFaults(const QList<SandboxFault> &faults)
{
    d->faults = faults;
}

void SandboxServer::addFault(const SandboxFault &fault)
{
    d->faults.append(fault);
}

QList<SandboxFault> SandboxServer::faults() const
{
    return d->faults;
}

void SandboxServer::setMidaz(MidazBody body, MidazAccess access)
{
    d->options.midazBody = body;
    d->options.midazAccess = access;
}

QList<SandboxRequest> SandboxServer::requests() const
{
    return d->log.requests();
}

int SandboxServer::requestCount(const QByteArray &methodAndPath) const
{
    return d->log.counts().value(methodAndPath);
}

void SandboxServer::reset()
{
    d->reset();
}

} // namespace coffer

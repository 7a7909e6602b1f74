// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandbox/sandbox_server.h>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>
#include <QSocketNotifier>
#include <QTemporaryDir>

#include <csignal>
#include <cstdio>
#include <functional>
#include <sys/stat.h>
#include <unistd.h>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

constexpr int usageError = 64;

/// Writing end of the pipe that carries a signal into the event loop.
int signalPipe = -1;

void onSignal(int)
{
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = write(signalPipe, &byte, 1);
}

void quitOnSignals(QObject *context)
{
    int ends[2];
    if (pipe(ends) != 0)
        return;
    signalPipe = ends[1];
    auto *notifier = new QSocketNotifier(ends[0], QSocketNotifier::Read, context);
    QObject::connect(notifier, &QSocketNotifier::activated, context, [] { QCoreApplication::quit(); });
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        std::signal(number, onSignal);
    std::signal(SIGPIPE, SIG_IGN);
}

void quitWhenInputEnds(QObject *context)
{
    auto *notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, context);
    QObject::connect(notifier, &QSocketNotifier::activated, context, [notifier] {
        char buffer[256];
        if (read(STDIN_FILENO, buffer, sizeof buffer) > 0)
            return;
        notifier->setEnabled(false);
        QCoreApplication::quit();
    });
}

struct CommandLine
{
    SandboxOptions options;
    QString readyFile;
    bool exitWithParent = false;
};

Error usage(const QString &option, const QString &found, const QString &expected)
{
    return {.kind = ErrorKind::InvalidInput, .where = option, .found = found, .expected = expected};
}

Result<quint64> number(const QCommandLineParser &parser, const QString &option, quint64 least, quint64 most)
{
    bool isNumber = false;
    const quint64 value = parser.value(option).toULongLong(&isNumber);
    if (!isNumber || value < least || value > most)
        return usage(u"--"_s + option, parser.value(option), u"a number from %1 to %2"_s.arg(least).arg(most));
    return value;
}

template <typename Choice>
Result<Choice> choice(const QCommandLineParser &parser, const QString &option,
                      const QList<std::pair<QString, Choice>> &choices)
{
    QStringList names;
    for (const auto &[name, value] : choices) {
        if (parser.value(option) == name)
            return value;
        names.append(name);
    }
    return usage(u"--"_s + option, parser.value(option), u"one of "_s + names.join(u", "_s));
}

void declareOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"Plays five banks (FinCode, Lerian Midaz, Finix, Paytota, Solaris) on this machine only.\n"
        "Prints one line of JSON when it is ready: addresses, authority, credentials and parameters.\n\n"
        "Faults (--fault WHERE=KIND[:ARGUMENT][@TIMES]; WHERE is *, a bank as in the printed addresses, or a longer "
        "path\n"
        "such as solaris/v1/accounts; TIMES limits it to so many requests):\n"_s
        + faultHelp());
    parser.addHelpOption();
    parser.addOptions({
        {u"address"_s, u"Loopback address to listen on; any other is refused."_s, u"ADDRESS"_s, u"127.0.0.1"_s},
        {u"http-port"_s, u"Port for http; 0 takes any free one."_s, u"PORT"_s, u"0"_s},
        {u"https-port"_s, u"Port for https; 0 takes any free one."_s, u"PORT"_s, u"0"_s},
        {u"state-dir"_s, u"Folder for ca.pem; a temporary one without it. No key is ever written."_s, u"DIR"_s},
        {u"ready-file"_s, u"Also write the line of JSON to this file, at once and whole."_s, u"FILE"_s},
        {u"certificate"_s, u"trusted, expired, not-yet-valid, wrong-name or self-signed."_s, u"KIND"_s, u"trusted"_s},
        {u"walk"_s, u"Balances move with the time of day, from this seed; without it they stand still."_s, u"SEED"_s},
        {u"accounts"_s, u"Finix has N accounts (up to 20000) instead of two."_s, u"N"_s, u"0"_s},
        {u"finix-page-size"_s, u"Rows of a Finix page; above 100 whatever limit is asked for."_s, u"N"_s, u"100"_s},
        {u"midaz-page-size"_s, u"Rows of a Midaz page at most."_s, u"N"_s, u"4"_s},
        {u"solaris-page-size"_s, u"Rows of a Solaris page at most."_s, u"N"_s, u"2"_s},
        {u"midaz-body"_s, u"v2 (integers and scale), v3 (decimal strings) or v3.7 (with position)."_s, u"VERSION"_s,
         u"v3.7"_s},
        {u"midaz-auth"_s, u"on (Access Manager) or off."_s, u"ON"_s, u"on"_s},
        {u"token-life"_s, u"Life of access tokens."_s, u"SECONDS"_s, u"3600"_s},
        {u"fault"_s, u"A fault to start with; may be given more than once."_s, u"FAULT"_s},
        {u"exit-with-parent"_s, u"Quit when standard input ends."_s},
    });
}

Result<void> readNumbers(const QCommandLineParser &parser, SandboxOptions &options)
{
    struct Field
    {
        QString name;
        quint64 least;
        quint64 most;
        std::function<void(quint64)> set;
    };
    const QList<Field> fields{
        {u"http-port"_s, 0, 65535, [&](quint64 n) { options.httpPort = quint16(n); }},
        {u"https-port"_s, 0, 65535, [&](quint64 n) { options.httpsPort = quint16(n); }},
        {u"accounts"_s, 0, 20000, [&](quint64 n) { options.finixAccounts = int(n); }},
        {u"finix-page-size"_s, 1, 20000, [&](quint64 n) { options.finixPageSize = int(n); }},
        {u"midaz-page-size"_s, 1, 100, [&](quint64 n) { options.midazPageSize = int(n); }},
        {u"solaris-page-size"_s, 1, 1000, [&](quint64 n) { options.solarisPageSize = int(n); }},
        {u"token-life"_s, 2, 31'536'000, [&](quint64 n) { options.tokenLife = std::chrono::seconds(n); }},
        {u"walk"_s, 0, ~quint64(0), [&](quint64 n) { options.walkSeed = n; }},
    };
    for (const Field &field : fields) {
        if (parser.value(field.name).isNull())
            continue;
        const Result<quint64> value = number(parser, field.name, field.least, field.most);
        if (!value)
            return value.error();
        field.set(value.value());
    }
    return {};
}

Result<CommandLine> read(const QCommandLineParser &parser)
{
    CommandLine line;
    SandboxOptions &options = line.options;
    if (!parser.positionalArguments().isEmpty())
        return usage(u"argument"_s, parser.positionalArguments().constFirst(), u"options only"_s);
    options.address = QHostAddress(parser.value(u"address"_s));
    options.stateDir = parser.value(u"state-dir"_s);
    line.readyFile = parser.value(u"ready-file"_s);
    line.exitWithParent = parser.isSet(u"exit-with-parent"_s);
    if (const Result<void> numbers = readNumbers(parser, options); !numbers)
        return numbers.error();
    const auto certificate = choice<SandboxCertificate>(parser, u"certificate"_s,
                                                        {{u"trusted"_s, SandboxCertificate::Trusted},
                                                         {u"expired"_s, SandboxCertificate::Expired},
                                                         {u"not-yet-valid"_s, SandboxCertificate::NotYetValid},
                                                         {u"wrong-name"_s, SandboxCertificate::WrongName},
                                                         {u"self-signed"_s, SandboxCertificate::SelfSigned}});
    const auto body = choice<MidazBody>(
        parser, u"midaz-body"_s, {{u"v2"_s, MidazBody::V2}, {u"v3"_s, MidazBody::V3}, {u"v3.7"_s, MidazBody::V3_7}});
    const auto access = choice<MidazAccess>(parser, u"midaz-auth"_s,
                                            {{u"on"_s, MidazAccess::AccessManager}, {u"off"_s, MidazAccess::Open}});
    if (!certificate)
        return certificate.error();
    if (!body)
        return body.error();
    if (!access)
        return access.error();
    options.certificate = certificate.value();
    options.midazBody = body.value();
    options.midazAccess = access.value();
    for (const QString &text : parser.values(u"fault"_s)) {
        const Result<SandboxFault> fault = parseFault(text);
        if (!fault)
            return usage(u"--fault"_s, text, fault.error().expected);
        options.faults.append(fault.value());
    }
    return line;
}

int complain(const Error &error, int code)
{
    QString text = u"coffer-sandbox: "_s + error.where;
    if (!error.found.isEmpty())
        text += u": "_s + error.found;
    if (!error.expected.isEmpty())
        text += u" (expected "_s + error.expected + u')';
    if (!error.detail.isEmpty())
        text += u": "_s + error.detail;
    std::fprintf(stderr, "%s\n", qUtf8Printable(text));
    return code;
}

bool writeReadyFile(const QString &path, const QByteArray &line)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(line) == line.size() && file.commit();
}

} // namespace

int main(int argc, char *argv[])
{
    umask(077);
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"coffer-sandbox"_s);
    QCommandLineParser parser;
    declareOptions(parser);
    if (!parser.parse(QCoreApplication::arguments()))
        return complain({.kind = ErrorKind::InvalidInput, .where = parser.errorText()}, usageError);
    if (parser.isSet(u"help"_s))
        parser.showHelp(0);
    Result<CommandLine> line = read(parser);
    if (!line)
        return complain(line.error(), usageError);

    const QTemporaryDir temporary;
    if (line.value().options.stateDir.isEmpty())
        line.value().options.stateDir = temporary.path();
    const SystemClock clock;
    const Result<std::unique_ptr<SandboxServer>> server = SandboxServer::start(line.value().options, clock);
    if (!server)
        return complain(server.error(), server.error().kind == ErrorKind::InvalidInput ? usageError : 1);

    quitOnSignals(&app);
    if (line.value().exitWithParent)
        quitWhenInputEnds(&app);
    const QByteArray ready = server.value()->readyJson() + '\n';
    if (!line.value().readyFile.isEmpty() && !writeReadyFile(line.value().readyFile, ready))
        return complain({.kind = ErrorKind::StorageFailed, .where = line.value().readyFile}, 1);
    std::fputs(ready.constData(), stdout);
    std::fflush(stdout);
    return QCoreApplication::exec();
}

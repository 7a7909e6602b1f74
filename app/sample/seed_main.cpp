// SPDX-License-Identifier: GPL-3.0-or-later
// coffer-seed-sample: fills the sample profile with history, by polling the sample banks as the program does, at times
// that a clock of its own says.
#include <config/connection_repository.h>
#include <config/profile.h>
#include <http/http_message.h>
#include <polling/poller.h>
#include <sample/sample_banks.h>
#include <sandbox/sandbox_server.h>
#include <secrets/memory_secret_store.h>
#include <store/reading_log.h>
#include <wording/error_text.h>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The wall clock stands where it was put; intervals and deadlines are real.
class SeedClock final : public Clock
{
public:
    explicit SeedClock(UtcTime start) : m_now(start) {}
    [[nodiscard]] UtcTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds steady() const override { return m_system.steady(); }
    void set(UtcTime now) { m_now = now; }

private:
    UtcTime m_now;
    SystemClock m_system;
};

constexpr int polledHours[] = {6, 11, 16}; ///< UTC, each day

/// The times of all sweeps from `days` ago until now.
std::vector<UtcTime> sweepTimes(int days)
{
    const UtcTime now = SystemClock().now();
    const auto today = std::chrono::floor<std::chrono::days>(now);
    std::vector<UtcTime> times;
    for (int day = -days; day <= 0; ++day) {
        for (const int hour : polledHours) {
            const UtcTime time = today + std::chrono::days(day) + std::chrono::hours(hour) + 7min;
            if (time < now - 20min)
                times.push_back(time);
        }
    }
    return times;
}

/// Banks fail now and then; the history shows it as it would in life.
QList<SandboxFault> faultsOn(int daysAgo)
{
    const auto fault = [](const QString &text) {
        const auto parsed = parseFault(text);
        return parsed ? QList<SandboxFault>{parsed.value()} : QList<SandboxFault>();
    };
    if (daysAgo == 61 || daysAgo == 60)
        return fault(u"solaris=503"_s);
    if (daysAgo == 33)
        return fault(u"paytota=500"_s);
    if (daysAgo == 12)
        return fault(u"fincode=503"_s);
    return {};
}

class Seeding
{
public:
    Seeding(SeedClock &clock, std::vector<UtcTime> times) : m_clock(clock), m_times(std::move(times)) {}
    Result<void> prepare(const QString &folder);
    void run();
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }
    [[nodiscard]] int sweeps() const { return int(m_next); }

private:
    void fail(const Error &error);
    void sweep();
    void swept();

    SeedClock &m_clock;
    std::vector<UtcTime> m_times;
    std::size_t m_next = 0;
    QTemporaryDir m_state;
    std::unique_ptr<SandboxServer> m_banks;
    std::optional<ProviderCatalog> m_catalog;
    std::optional<CurrencyTable> m_currencies;
    MemorySecretStore m_secrets;
    std::unique_ptr<ReadingLog> m_log;
    std::unique_ptr<Poller> m_poller;
    std::vector<Connection> m_connections;
    std::vector<Attempt> m_attempts;
    std::optional<Error> m_failure;
};

Result<void> Seeding::prepare(const QString &folder)
{
    SandboxOptions options;
    options.walkSeed = 1;
    options.stateDir = m_state.path();
    auto banks = SandboxServer::start(options, m_clock);
    if (!banks)
        return banks.error();
    m_banks = std::move(banks).value();
    auto catalog = ProviderCatalog::builtIn();
    if (!catalog)
        return catalog.error();
    auto currencies = CurrencyTable::builtIn();
    if (!currencies)
        return currencies.error();
    m_catalog = std::move(catalog).value();
    m_currencies = std::move(currencies).value();
    auto sample = sampleBanksOf(m_banks->readyJson());
    if (!sample)
        return sample.error();
    m_connections = sample.value().connections;

    auto log = ReadingLog::open(folder, u"coffer-seed-sample "_s + QStringLiteral(COFFER_VERSION), m_clock);
    if (!log)
        return log.error();
    m_log = std::move(log).value();
    ConnectionRepository repository(folder);
    for (const Connection &connection : m_connections) {
        if (const auto saved = repository.save(connection); !saved)
            return saved.error();
    }
    for (const auto &[id, settings] : sampleAccountSettings()) {
        if (const auto saved = repository.saveAccount(id, settings); !saved)
            return saved.error();
    }

    PollerServices services{.catalog = *m_catalog,
                            .currencies = *m_currencies,
                            .clock = m_clock,
                            .secrets = [this](SecretStorage) -> SecretStore & { return m_secrets; },
                            .proxy = ProxyMode::None,
                            .proxyHost = {},
                            .proxyPort = 0,
                            .seed = 1};
    m_poller = std::make_unique<Poller>(std::move(services));
    QObject::connect(m_poller.get(), &Poller::attemptFinished, m_poller.get(), [this](const Attempt &attempt) {
        m_attempts.push_back(attempt);
        if (m_attempts.size() == m_connections.size())
            QMetaObject::invokeMethod(
                m_poller.get(), [this] { swept(); }, Qt::QueuedConnection);
    });
    const auto origin = originOf(m_banks->origin(SandboxServer::Scheme::Https));
    if (!origin)
        return origin.error();
    const QStringList origins{origin.value()};
    for (auto &[id, secrets] : sample.value().secrets) {
        for (auto &[name, secret] : secrets) {
            m_secrets.write({id, name}, origins, std::move(secret), [this](const Result<void> &written) {
                if (!written)
                    fail(written.error());
            });
        }
    }
    m_poller->setConnections(m_connections);
    return {};
}

void Seeding::run()
{
    QTimer::singleShot(0, m_poller.get(), [this] { sweep(); });
}

void Seeding::fail(const Error &error)
{
    if (!m_failure)
        m_failure = error;
    QCoreApplication::exit(1);
}

void Seeding::sweep()
{
    if (m_next == m_times.size()) {
        m_log.reset();
        QCoreApplication::exit(0);
        return;
    }
    m_clock.set(m_times[m_next]);
    const auto daysAgo =
        std::chrono::floor<std::chrono::days>(m_times.back()) - std::chrono::floor<std::chrono::days>(m_times[m_next]);
    m_banks->setFaults(faultsOn(int(daysAgo.count())));
    m_attempts.clear();
    m_poller->refresh();
}

void Seeding::swept()
{
    if (const auto stored = m_log->append(m_attempts); !stored) {
        fail(stored.error());
        return;
    }
    for (const Attempt &attempt : m_attempts) {
        if (attempt.outcome == AttemptOutcome::Refused) { // the credentials are ours: this is a defect, not bad weather
            fail(attempt.error.value_or(Error{.kind = ErrorKind::Unauthorized}));
            return;
        }
    }
    ++m_next;
    sweep();
}

} // namespace

int main(int argc, char *argv[])
{
    const QString startFolder = applyProcessHardening();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(COFFER_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Fills a new sample profile with history, by polling the sample banks as Coffer does, at times of its own clock."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({u"profile"_s, u"Folder of the sample profile; must be new or empty."_s, u"DIR"_s});
    parser.addOption({u"days"_s, u"Days of history (default 90)."_s, u"N"_s, u"90"_s});
    parser.process(application);

    QTextStream err(stderr);
    const auto refuse = [&](const Error &error, const QString &subject) {
        err << errorSentence(error, subject) << '\n';
        return 1;
    };
    const int days = parser.value(u"days"_s).toInt();
    if (days < 1 || days > 3650 || !parser.positionalArguments().isEmpty()) {
        err << "coffer-seed-sample: --days takes a number from 1 to 3650, and there are no further words.\n";
        return 64;
    }
    const auto standard = standardProfileFolder(ProfileChoice::Sample);
    const QString given = parser.value(u"profile"_s);
    if (given.isEmpty() && !standard)
        return refuse(standard.error(), u"--profile"_s);
    const QString folder = given.isEmpty() ? standard.value() : QDir(startFolder).absoluteFilePath(given);
    const auto free = isSampleProfile(folder) ? Result<void>(Error{.kind = ErrorKind::AlreadyExists, .where = folder})
                                              : checkSampleFolder(folder);
    const auto profile = free ? openProfile(folder) : Result<Profile>(free.error());
    if (!profile)
        return refuse(profile.error(), folder);
    // Filled beside its place and then moved, so that an interrupted run leaves nothing that looks like history.
    const QString work = profile.value().folder + u".seeding"_s;
    QDir(work).removeRecursively();
    const auto seeded = openProfile(work);
    if (!seeded)
        return refuse(seeded.error(), work);

    const std::vector<UtcTime> times = sweepTimes(days);
    SeedClock clock(times.front());
    Seeding seeding(clock, times);
    if (const auto prepared = seeding.prepare(seeded.value().folder); !prepared)
        return refuse(prepared.error(), folder);
    const auto started = clock.steady();
    seeding.run();
    const int result = application.exec();
    if (seeding.failure())
        return refuse(*seeding.failure(), folder);
    for (const QString &name : {u"/coffer.db"_s, u"/connections.json"_s, u"/accounts.json"_s}) {
        if (!QFile::rename(work + name, profile.value().folder + name))
            return refuse(Error{.kind = ErrorKind::StorageFailed, .where = profile.value().folder + name}, folder);
    }
    if (const auto marked = markSampleProfile(profile.value().folder); !marked)
        return refuse(marked.error(), folder);
    QDir(work).removeRecursively();
    QTextStream(stdout) << "coffer-seed-sample: " << seeding.sweeps() << " sweeps of 5 connections in "
                        << (clock.steady() - started).count() << " ms\n";
    return result;
}

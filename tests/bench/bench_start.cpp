// SPDX-License-Identifier: GPL-3.0-or-later
// bench_start [readings] [folder]: how long the program takes from its first line to the first picture of its window,
// on a profile with so many stored readings (by default a million) and with a session bus that accepts connections and
// never answers, as a hanging keyring does. In milliseconds and as a share of the limit of 1 s.
// The folder is kept and used again where it is given; the second run is the warm one.
#include <program/composition_root.h>
#include <program/gui_wiring.h>
#include <ui/main_window.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QLocalServer>
#include <QTemporaryDir>

#include <cstdio>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int accountCount = 500;
const ConnectionId connectionId(u"0b6d3f3e-6c0c-4a5c-9f0e-3c6a1f7f0001"_s);

BalanceReading reading(int account, qint64 amount)
{
    const Decimal value = Decimal::fromInteger(amount, 2);
    const Figure figure{value, {{u"balances"_s, u"/items/%1/posted"_s.arg(account), value.toString()}}};
    return {.providerAccountId = u"acc_%1"_s.arg(account),
            .name = u"Account %1"_s.arg(account),
            .iban = {},
            .status = {},
            .currency = CurrencyCode::parse(u"EUR"_s).value(),
            .posted = figure,
            .available = figure,
            .pending = {},
            .creditLine = {},
            .components = {},
            .bridgeTerms = {},
            .asOf = {},
            .lastChangedAt = {},
            .ownership = Ownership::Own,
            .inTotals = true,
            .diagnostics = {}};
}

void fill(const QString &folder, int readings)
{
    const SystemClock clock;
    ConnectionRepository repository(folder);
    Connection connection;
    connection.id = connectionId;
    connection.provider = ProviderId(u"finix"_s);
    connection.name = u"Bank"_s;
    connection.mode = u"list"_s;
    connection.environment = u"live"_s;
    connection.parameters = {{u"application_id"_s, {u"APbench"_s}}};
    if (!repository.load() || !repository.save(connection))
        qFatal("the connection cannot be saved");
    auto log = ReadingLog::open(folder, u"bench"_s, clock);
    if (!log)
        qFatal("the log cannot be opened");
    const int polls = readings / accountCount;
    const UtcTime begin = clock.now() - 15min * polls;
    std::vector<Attempt> batch;
    for (int n = 0; n < polls; ++n) {
        BalanceReport report;
        report.provider = connection.provider;
        report.definitionVersion = 1;
        for (int account = 0; account < accountCount; ++account)
            report.readings.push_back(reading(account, 1'000'000 + n * 7 + account));
        const UtcTime at = begin + 15min * n;
        batch.push_back(attemptWithReport(u"attempt-%1"_s.arg(n), connectionId, at, at, std::move(report)));
        if (batch.size() == 4 || n + 1 == polls) {
            if (!log.value()->append(batch))
                qFatal("append");
            batch.clear();
        }
    }
}

/// Notes when the window was painted for the first time, and ends the program when the accounts are there, too.
class FirstPaint final : public QObject
{
public:
    FirstPaint(const QElapsedTimer &timer, QObject *parent) : QObject(parent), m_timer(timer) {}
    qint64 at = -1;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && at < 0)
            at = m_timer.elapsed();
        return QObject::eventFilter(watched, event);
    }

private:
    const QElapsedTimer &m_timer;
};

} // namespace

int main(int argc, char **argv)
{
    const int readings = argc > 1 ? QByteArray(argv[1]).toInt() : 1'000'000;
    const QTemporaryDir temporary;
    const QString wanted = argc > 2 ? QString::fromLocal8Bit(argv[2]) : temporary.filePath(u"profile"_s);
    const auto opened = openProfile(wanted);
    if (!opened)
        qFatal("the folder cannot be used as a profile");
    if (!QFile::exists(opened.value().folder + u"/coffer.db"_s))
        fill(opened.value().folder, readings);

    QLocalServer bus; // accepts, and never answers
    if (!bus.listen(temporary.filePath(u"bus"_s)))
        qFatal("no socket");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + bus.fullServerName().toUtf8());

    QElapsedTimer timer;
    timer.start();
    QApplication application(argc, argv);
    const auto profile = openProfile(wanted);
    auto root = CompositionRoot::create(profile.value(), false);
    if (!root)
        qFatal("the program cannot start");
    MainWindow window;
    wire(*root.value(), window);
    FirstPaint paint(timer, &window);
    window.installEventFilter(&paint);
    qint64 filled = -1;
    QObject::connect(&root.value()->position(), &PositionKeeper::positionChanged, &window,
                     [&](const CashPosition &position) {
                         if (filled < 0 && position.accounts.size() == accountCount)
                             filled = timer.elapsed();
                     });
    window.show();
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &watch, [&] {
        if ((paint.at >= 0 && filled >= 0) || timer.elapsed() > 60'000)
            QCoreApplication::exit();
    });
    watch.start(10);
    application.exec();
    std::printf("first window %lld ms (%.2f of 1 s), balances after %lld ms, %d readings\n",
                static_cast<long long>(paint.at), double(paint.at) / 1000.0, static_cast<long long>(filled), readings);
    std::fflush(stdout);
    ::_Exit(paint.at >= 0 && filled >= 0 ? 0 : 1); // the engine waits for the bus
}

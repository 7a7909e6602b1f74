// SPDX-License-Identifier: GPL-3.0-or-later
// store_writer FOLDER hold            opens the profile, says "open" and waits for the end of its input
// store_writer FOLDER write COUNT     appends attempts COUNT, COUNT+1, … for ever; says each number after append()
// returned
#include <store/reading_log.h>

#include <QCoreApplication>

#include <cstdio>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

Figure figureOf(qint64 amount)
{
    return Figure{Decimal::fromInteger(amount, 2), {{u"balances"_s, u"/a"_s, QString::number(amount)}}};
}

/// 40 accounts, of which some change each time; the amount tells the attempt.
Attempt attemptOf(int n)
{
    BalanceReport report;
    report.provider = ProviderId(u"midaz"_s);
    for (int account = 0; account < 40; ++account) {
        report.readings.push_back({.providerAccountId = QString::number(account),
                                   .name = {},
                                   .iban = {},
                                   .status = {},
                                   .currency = CurrencyCode::parse(u"EUR").value(),
                                   .posted = figureOf(n - n % (account + 1)),
                                   .available = {},
                                   .pending = {},
                                   .creditLine = {},
                                   .components = {},
                                   .bridgeTerms = {},
                                   .asOf = {},
                                   .lastChangedAt = {},
                                   .ownership = Ownership::Own,
                                   .inTotals = true,
                                   .diagnostics = {}});
    }
    const UtcTime at(std::chrono::seconds(1767600000 + n));
    return attemptWithReport(u"attempt-%1"_s.arg(n), ConnectionId(u"connection"_s), at, at, std::move(report));
}

void say(const QByteArray &line)
{
    std::fputs((line + '\n').constData(), stdout);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    SystemClock clock;
    const auto log = ReadingLog::open(arguments.value(1), u"store_writer 1.0"_s, clock);
    if (!log) {
        say("error " + (errorCode(log.error().kind) + u' ' + log.error().found).toUtf8());
        return 1;
    }
    if (arguments.value(2) == "hold"_L1) {
        say("open");
        std::getchar();
        return 0;
    }
    for (int n = arguments.value(3).toInt();; ++n) {
        if (const auto appended = log.value()->append({attemptOf(n)}); !appended) {
            say("error " + errorCode(appended.error().kind).toUtf8());
            return 1;
        }
        say(QByteArray::number(n));
    }
}

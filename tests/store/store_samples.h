// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <store/reading_log.h>
#include <store/reading_queries.h>

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QTest>

namespace coffer::samples {

using namespace Qt::StringLiterals;

/// Poll n of the samples: every 15 minutes from Monday 5 January 2026, 08:00 UTC.
inline UtcTime poll(qint64 n)
{
    return UtcTime(std::chrono::seconds(1767600000 + n * 900));
}
inline qint64 pollAt(UtcTime time)
{
    return (std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count() - 1767600000) / 900;
}

inline Figure figure(const QString &amount, const QString &pointer = u"/a"_s)
{
    const auto value = Decimal::parse(QStringView(amount));
    return Figure{value ? value.value() : Decimal(), {{u"balances"_s, pointer, amount}}};
}

inline BalanceReading reading(const QString &account, const QString &posted, const QString &currency = u"EUR"_s)
{
    BalanceReading made{.providerAccountId = account,
                        .name = u"Account "_s + account,
                        .iban = {},
                        .status = u"active"_s,
                        .currency = CurrencyCode::parse(currency).value(),
                        .posted = figure(posted),
                        .available = figure(posted, u"/b"_s),
                        .pending = {},
                        .creditLine = {},
                        .components = {},
                        .bridgeTerms = {},
                        .asOf = {},
                        .lastChangedAt = {},
                        .ownership = Ownership::Own,
                        .inTotals = true,
                        .diagnostics = {}};
    return made;
}

inline ReplyBody body(const QString &request, const QByteArray &bytes)
{
    return {request, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256), bytes};
}

inline Attempt attempt(const QString &id, const QString &connection, UtcTime received, BalanceReport report)
{
    report.provider = ProviderId(u"midaz"_s);
    report.definitionVersion = 3;
    return attemptWithReport(id, ConnectionId(connection), received - std::chrono::seconds(1), received,
                             std::move(report));
}

inline const QString connectionA = QStringLiteral("0b6d3f3e-6c0c-4a5c-9f0e-3c6a1f7f0001");
inline const QString connectionB = QStringLiteral("0b6d3f3e-6c0c-4a5c-9f0e-3c6a1f7f0002");

/// One attempt from one line: "A=1.00 B=2.00USD" readings; "C!" could not be read (BadAmount), "C!t" (Timeout);
/// "~" the rest of the list did not come (Timeout); "fail" and "refuse" nothing was read; "-" an empty, complete list.
inline Attempt attemptFrom(const QString &line, qint64 n, UtcTime received, const QString &connection = connectionA)
{
    const QString id = u"%1-%2"_s.arg(connection.right(1)).arg(n);
    if (line == "fail"_L1)
        return failedAttempt(id, ConnectionId(connection), received, received,
                             Error{ErrorKind::NetworkUnreachable, u"bank.example"_s});
    if (line == "refuse"_L1)
        return failedAttempt(id, ConnectionId(connection), received, received, Error{ErrorKind::Unauthorized});
    BalanceReport report;
    const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (word == "~"_L1)
            report.undelivered = Error{ErrorKind::Timeout};
        else if (word.endsWith("!t"_L1))
            report.failures.push_back({word.chopped(2), Error{ErrorKind::Timeout}});
        else if (word.endsWith(u'!'))
            report.failures.push_back({word.chopped(1), Error{ErrorKind::BadAmount, u"/x"_s, u"1,0"_s}});
        else if (const auto parts = QRegularExpression(u"^(.+)=([-0-9.]+)([A-Z]*)$"_s).match(word); parts.hasMatch())
            report.readings.push_back(reading(parts.captured(1), parts.captured(2),
                                              parts.captured(3).isEmpty() ? u"EUR"_s : parts.captured(3)));
    }
    return attempt(id, connection, received, std::move(report));
}

/// "A present 1.00 since 0 confirmed 2", "B absent account-missing after 2.00 since 0 confirmed 0 lost 1": times are
/// polls.
inline QString textOf(const AccountSnapshot &snapshot)
{
    QString text = snapshot.providerAccountId;
    switch (snapshot.state) {
    case AccountState::Present:
        text += u" present"_s;
        break;
    case AccountState::Absent:
        text += u" absent"_s;
        break;
    case AccountState::Unreadable:
        text += u" unreadable"_s;
        break;
    }
    if (snapshot.stateError)
        text += u' ' + errorCode(snapshot.stateError->kind);
    if (snapshot.reading) {
        text +=
            u" %1 %2 since %3"_s.arg(snapshot.reading->posted->amount.toString(), snapshot.reading->currency.toString())
                .arg(pollAt(snapshot.readingSince));
    }
    if (snapshot.confirmedAt)
        text += u" confirmed %1 by %2"_s.arg(pollAt(*snapshot.confirmedAt)).arg(snapshot.confirmingAttempt);
    if (snapshot.stateSince)
        text += u" lost %1"_s.arg(pollAt(*snapshot.stateSince));
    return text;
}

inline QStringList textOf(const std::vector<AccountSnapshot> &snapshots)
{
    QStringList list;
    for (const AccountSnapshot &snapshot : snapshots)
        list.append(textOf(snapshot));
    return list;
}

} // namespace coffer::samples

/// The value, or the end of the test with the error in words. `name` is declared.
#define TAKE(name, expression)                                                                                         \
    auto name##Result = (expression);                                                                                  \
    QVERIFY2(name##Result,                                                                                             \
             name##Result ? ""                                                                                         \
                          : qPrintable(coffer::errorCode(name##Result.error().kind) + QLatin1Char(' ')                 \
                                       + name##Result.error().where + QLatin1Char(' ') + name##Result.error().found    \
                                       + QLatin1Char(' ') + name##Result.error().detail));                             \
    [[maybe_unused]] auto &name = name##Result.value()

#define SUCCEED(expression)                                                                                            \
    do {                                                                                                               \
        const auto outcome = (expression);                                                                             \
        QVERIFY2(outcome,                                                                                              \
                 outcome ? ""                                                                                          \
                         : qPrintable(coffer::errorCode(outcome.error().kind) + QLatin1Char(' ')                       \
                                      + outcome.error().where + QLatin1Char(' ') + outcome.error().found               \
                                      + QLatin1Char(' ') + outcome.error().detail));                                   \
    } while (false)

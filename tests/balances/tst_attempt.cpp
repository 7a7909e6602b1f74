// SPDX-License-Identifier: GPL-3.0-or-later
#include "balance_samples.h"

#include <balances/attempt.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

const UtcTime started(std::chrono::seconds(100));
const UtcTime received(std::chrono::seconds(105));

Error error(ErrorKind kind)
{
    return {.kind = kind};
}

Attempt attemptWith(BalanceReport report)
{
    return attemptWithReport(u"a-1"_s, ConnectionId(u"c-1"_s), started, received, std::move(report));
}

} // namespace

class TestAttempt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatTheUserMustMendIsRefused()
    {
        const QList<ErrorKind> refused{ErrorKind::Unauthorized,        ErrorKind::Forbidden,
                                       ErrorKind::SecretMissing,       ErrorKind::SecretOriginChanged,
                                       ErrorKind::KeychainLocked,      ErrorKind::KeychainDenied,
                                       ErrorKind::KeychainUnavailable, ErrorKind::KeychainTimeout};
        for (int i = 0; i <= int(ErrorKind::Cancelled); ++i) {
            const ErrorKind kind = ErrorKind(i);
            const bool isRefused = outcomeOf(kind) == AttemptOutcome::Refused;
            QVERIFY2(isRefused == refused.contains(kind), qPrintable(errorCode(kind)));
            QVERIFY2(isRefused || outcomeOf(kind) == AttemptOutcome::Failed, qPrintable(errorCode(kind)));
        }
    }

    void failedAttemptHasNoReport()
    {
        const Attempt attempt =
            failedAttempt(u"a-1"_s, ConnectionId(u"c-1"_s), started, received, error(ErrorKind::Unauthorized));

        QCOMPARE(attempt.id, u"a-1"_s);
        QCOMPARE(attempt.connection, ConnectionId(u"c-1"_s));
        QVERIFY(attempt.startedAt == started);
        QVERIFY(attempt.receivedAt == received);
        QCOMPARE(attempt.outcome, AttemptOutcome::Refused);
        QCOMPARE(attempt.error->kind, ErrorKind::Unauthorized);
        QVERIFY(!attempt.report);
    }

    void completeReportIsOk()
    {
        BalanceReport report;
        report.readings = {emptyReading()};

        const Attempt attempt = attemptWith(report);

        QCOMPARE(attempt.outcome, AttemptOutcome::Ok);
        QVERIFY(!attempt.error);
        QCOMPARE(attempt.report->readings.size(), size_t(1));
        QVERIFY(attempt.startedAt == started);
        QVERIFY(attempt.receivedAt == received);
    }

    void emptyListIsOk()
    {
        const Attempt attempt = attemptWith({});

        QCOMPARE(attempt.outcome, AttemptOutcome::Ok);
        QVERIFY(attempt.report);
    }

    void oneBadAccountIsPartial()
    {
        BalanceReport report;
        report.readings = {emptyReading()};
        report.failures = {{u"acc-2"_s, error(ErrorKind::BadAmount)}};

        const Attempt attempt = attemptWith(report);

        QCOMPARE(attempt.outcome, AttemptOutcome::Partial);
        QCOMPARE(attempt.error->kind, ErrorKind::BadAmount);
        QVERIFY(attempt.report);
    }

    void missingPageIsPartial()
    {
        BalanceReport report;
        report.readings = {emptyReading()};
        report.failures = {{u"acc-2"_s, error(ErrorKind::BadAmount)}};
        report.undelivered = error(ErrorKind::Timeout);

        const Attempt attempt = attemptWith(report);

        QCOMPARE(attempt.outcome, AttemptOutcome::Partial);
        QCOMPARE(attempt.error->kind, ErrorKind::Timeout);
    }

    void nothingReadIsAFailure_data()
    {
        QTest::addColumn<QList<int>>("failures");
        QTest::addColumn<int>("undelivered");
        QTest::addColumn<int>("error");
        QTest::addColumn<QString>("outcome");

        constexpr int none = -1;
        const int amount = int(ErrorKind::BadAmount);
        const int shape = int(ErrorKind::UnexpectedShape);
        const int timeout = int(ErrorKind::Timeout);
        const int forbidden = int(ErrorKind::Forbidden);
        QTest::newRow("the first of two bad accounts speaks")
            << QList<int>{amount, shape} << none << amount << "failed";
        QTest::newRow("nothing delivered") << QList<int>{} << timeout << timeout << "failed";
        QTest::newRow("a missing page says more than an account")
            << QList<int>{amount} << timeout << timeout << "failed";
        QTest::newRow("what the user must mend says most")
            << QList<int>{amount, forbidden} << timeout << forbidden << "refused";
        QTest::newRow("refused as a whole") << QList<int>{amount} << forbidden << forbidden << "refused";
    }

    void nothingReadIsAFailure()
    {
        QFETCH(QList<int>, failures);
        QFETCH(int, undelivered);
        BalanceReport report;
        for (const int kind : failures)
            report.failures.push_back({u"acc"_s, error(ErrorKind(kind))});
        if (undelivered >= 0)
            report.undelivered = error(ErrorKind(undelivered));

        const Attempt attempt = attemptWith(report);

        QTEST(int(attempt.error->kind), "error");
        QTEST(outcomeCode(attempt.outcome), "outcome");
        QVERIFY(!attempt.report);
    }
};

QTEST_APPLESS_MAIN(TestAttempt)
#include "tst_attempt.moc"

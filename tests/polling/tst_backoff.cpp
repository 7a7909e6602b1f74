// SPDX-License-Identifier: GPL-3.0-or-later
#include <polling/backoff.h>

#include <QTest>

using namespace coffer;
using namespace std::chrono_literals;

class TestBackoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsLongerAfterEachFailure_data()
    {
        QTest::addColumn<int>("failures");
        QTest::addColumn<double>("jitter");
        QTest::addColumn<int>("retryAfter"); // seconds, -1: none
        QTest::addColumn<int>("expected");   // milliseconds

        QTest::newRow("first failure, full jitter") << 1 << 1.0 << -1 << 30'000;
        QTest::newRow("first failure, least jitter") << 1 << 0.5 << -1 << 15'000;
        QTest::newRow("second doubles") << 2 << 1.0 << -1 << 60'000;
        QTest::newRow("third doubles again") << 3 << 1.0 << -1 << 120'000;
        QTest::newRow("capped at an hour") << 9 << 1.0 << -1 << 3'600'000;
        QTest::newRow("a thousand failures do not overflow") << 1000 << 1.0 << -1 << 3'600'000;
        QTest::newRow("no failure counts as the first") << 0 << 1.0 << -1 << 30'000;
        QTest::newRow("jitter below its range") << 1 << 0.0 << -1 << 15'000;
        QTest::newRow("server asks for longer") << 1 << 1.0 << 300 << 300'000;
        QTest::newRow("server asks for less: ours counts") << 3 << 1.0 << 1 << 120'000;
        QTest::newRow("server asks for a day: one hour counts") << 1 << 1.0 << 86'400 << 3'600'000;
        QTest::newRow("server asks for now") << 1 << 0.5 << 0 << 15'000;
    }

    void waitsLongerAfterEachFailure()
    {
        QFETCH(int, failures);
        QFETCH(double, jitter);
        QFETCH(int, retryAfter);
        QFETCH(int, expected);

        const auto delay = backoffDelay(
            failures, jitter, retryAfter < 0 ? std::nullopt : std::optional(std::chrono::seconds(retryAfter)));

        QCOMPARE(delay.count(), expected);
    }
};

QTEST_APPLESS_MAIN(TestBackoff)
#include "tst_backoff.moc"

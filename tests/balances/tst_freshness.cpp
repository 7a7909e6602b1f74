// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/freshness.h>

#include <QTest>

using namespace coffer;
using namespace std::chrono_literals;

class TestFreshness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agesWithTheLastConfirmation_data()
    {
        QTest::addColumn<qint64>("microsecondsAgo");
        QTest::addColumn<QString>("age");

        const auto row = [](const char *name, std::chrono::microseconds ago, const char *age) {
            QTest::newRow(name) << qint64(ago.count()) << QString::fromLatin1(age);
        };
        row("just now", 0s, "current");
        row("exactly two intervals", 30min, "current");
        row("a moment past two intervals", 30min + 1us, "ageing");
        row("exactly four intervals", 60min, "ageing");
        row("a moment past four intervals", 60min + 1us, "stale");
        row("a year", 8760h, "stale");
        row("clock was set back", -2h, "current");
    }

    void agesWithTheLastConfirmation()
    {
        QFETCH(qint64, microsecondsAgo);
        const UtcTime now(1'700'000'000s);

        const Age age =
            ageOf(now - std::chrono::microseconds(microsecondsAgo), now, FreshnessLimits::forInterval(15min));

        QTEST(ageCode(age), "age");
    }

    void neverConfirmedIsNotStale()
    {
        QCOMPARE(ageOf(std::nullopt, UtcTime(1'700'000'000s), FreshnessLimits::forInterval(15min)), Age::Never);
    }

    void limitsInTheWrongOrderMakeItOlderNotYounger()
    {
        const UtcTime now(1'700'000'000s);

        QCOMPARE(ageOf(now - 90min, now, {.ageing = 2h, .stale = 1h}), Age::Stale);
    }
};

QTEST_APPLESS_MAIN(TestFreshness)
#include "tst_freshness.moc"

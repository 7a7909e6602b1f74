// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/expiry_warning.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestExpiryWarning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void warnsInSteps_data()
    {
        QTest::addColumn<qint64>("hoursLeft");
        QTest::addColumn<int>("days"); // -1: no warning

        QTest::newRow("more than 14 days") << qint64(14 * 24 + 1) << -1;
        QTest::newRow("14 days") << qint64(14 * 24) << 14;
        QTest::newRow("8 days") << qint64(8 * 24) << 14;
        QTest::newRow("7 days") << qint64(7 * 24) << 7;
        QTest::newRow("2 days") << qint64(2 * 24) << 7;
        QTest::newRow("1 day") << qint64(24) << 1;
        QTest::newRow("an hour") << qint64(1) << 1;
        QTest::newRow("now it ends") << qint64(0) << 0;
        QTest::newRow("long over: still to be mended") << qint64(-8760) << 0;
    }

    void warnsInSteps()
    {
        QFETCH(qint64, hoursLeft);
        QFETCH(int, days);
        const UtcTime now(1'700'000'000s);
        Connection connection;
        connection.id = ConnectionId(u"a"_s);
        connection.consentExpiresAt = now + std::chrono::hours(hoursLeft);

        const auto warnings = expiryWarnings({connection}, now);

        QCOMPARE(int(warnings.size()), days < 0 ? 0 : 1);
        if (days >= 0)
            QCOMPARE(warnings.front(), (ExpiryWarning{connection.id, *connection.consentExpiresAt, days}));
    }

    void connectionsWithoutConsentAndRemovedOnesAreSilent()
    {
        const UtcTime now(1'700'000'000s);
        Connection plain;
        Connection removed;
        removed.consentExpiresAt = now;
        removed.removedAt = now - 1h;
        Connection paused;
        paused.id = ConnectionId(u"paused"_s);
        paused.paused = true;
        paused.consentExpiresAt = now + 1h;

        const auto warnings = expiryWarnings({plain, removed, paused}, now);

        QCOMPARE(warnings.size(), size_t(1));
        QCOMPARE(warnings.front().connection, paused.id);
    }
};

QTEST_APPLESS_MAIN(TestExpiryWarning)
#include "tst_expiry_warning.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <wording/labels.h>

#include "bracketing_translator.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Every enumerator has a label of its own, which is translated and is not its code.
template <typename Enum>
void checkLabels(Enum last, QString (*labelOf)(Enum))
{
    static const QRegularExpression className(u"[a-z][A-Z]|::|_|%"_s);
    BracketingTranslator translator;
    QSet<QString> seen;
    for (int i = 0; i <= int(last); ++i) {
        const QString label = labelOf(Enum(i));
        QVERIFY2(!label.isEmpty() && !seen.contains(label), qPrintable(label));
        QVERIFY2(label.front().isUpper() && !label.contains(className), qPrintable(label));
        seen.insert(label);

        QCoreApplication::installTranslator(&translator);
        const QString translated = labelOf(Enum(i));
        QCoreApplication::removeTranslator(&translator);
        QCOMPARE(translated, u'«' + label + u'»');
    }
}

UtcTime time(const QString &text)
{
    return parseRfc3339(text).value();
}

} // namespace

class TestLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAges() { checkLabels(Age::Never, ageLabel); }
    void namesOutcomes() { checkLabels(AttemptOutcome::Refused, outcomeLabel); }
    void namesSources() { checkLabels(DataSource::Manual, dataSourceLabel); }
    void namesOwnerships() { checkLabels(Ownership::Mirror, ownershipLabel); }
    void namesExclusions() { checkLabels(Exclusion::TestData, exclusionLabel); }
    void namesComponentRoles() { checkLabels(ComponentRole::Information, componentRoleLabel); }
    void namesCreditLines() { checkLabels(CreditLineIncluded::Unknown, creditLineLabel); }
    void namesAccountStates() { checkLabels(AccountState::Unreadable, accountStateLabel); }
    void namesColumns() { checkLabels(BalanceColumn::Pending, columnLabel); }
    void namesBridgeRows() { checkLabels(BridgeRow::DifferenceNotItemised, bridgeRowLabel); }

    void testDataIsMarkedInCapitals() { QCOMPARE(dataSourceLabel(DataSource::Test), u"TEST"_s); }

    void bridgeLinesShowTheirSign_data()
    {
        QTest::addColumn<int>("of");
        QTest::addColumn<QString>("component");
        QTest::addColumn<bool>("minus");
        QTest::addColumn<bool>("isFirst");
        QTest::addColumn<QString>("label");

        QTest::newRow("where the way begins") << int(BridgeTerm::Of::Posted) << "" << false << true << "Posted";
        QTest::newRow("taken off") << int(BridgeTerm::Of::Component) << "On hold" << true << false << "− On hold";
        QTest::newRow("taken off at once") << int(BridgeTerm::Of::Component) << "Fee" << true << true << "− Fee";
        QTest::newRow("added") << int(BridgeTerm::Of::CreditLine) << "" << false << false << "+ Credit line";
        QTest::newRow("pending") << int(BridgeTerm::Of::Pending) << "" << false << true << "Pending";
        QTest::newRow("a name that nobody translated")
            << int(BridgeTerm::Of::Component) << "Garnishment 50 %" << false << false << "+ Garnishment 50 %";
    }

    void bridgeLinesShowTheirSign()
    {
        QFETCH(int, of);
        QFETCH(QString, component);
        QFETCH(bool, minus);
        QFETCH(bool, isFirst);

        QTEST(bridgeLineLabel({BridgeTerm::Of(of), component, minus}, isFirst), "label");
    }

    void coverageCountsWhatIsCurrentAndWhatFailed_data()
    {
        QTest::addColumn<int>("current");
        QTest::addColumn<int>("accounts");
        QTest::addColumn<int>("failed");
        QTest::addColumn<QString>("text");

        QTest::newRow("all good") << 11 << 11 << 0 << "11 of 11 current";
        QTest::newRow("one failed") << 9 << 11 << 1 << "9 of 11 current, 1 failed";
    }

    void coverageCountsWhatIsCurrentAndWhatFailed()
    {
        QFETCH(int, current);
        QFETCH(int, accounts);
        QFETCH(int, failed);
        CurrencyTotal total{.currency = CurrencyCode::parse(u"EUR").value(),
                            .posted = {},
                            .available = {},
                            .ownAvailable = {},
                            .creditLine = {},
                            .blocked = {},
                            .oldestConfirmation = {}};
        total.current = current;
        total.accounts = accounts;
        total.failed = failed;

        QTEST(coverageText(total), "text");
    }

    void ageIsToldInWholeUnitsThatHavePassed_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");

        const auto row = [](const char *name, std::chrono::seconds age, const char *text) {
            QTest::newRow(name) << qint64(age.count()) << QString::fromUtf8(text);
        };
        row("clock was set back", -5min, "just now");
        row("under a minute", 59s, "just now");
        row("a minute", 1min, "1 min");
        row("not yet an hour", 1h - 1s, "59 min");
        row("three hours", 3h + 59min, "3 h");
        row("not yet a day", 24h - 1s, "23 h");
        row("one day has no s", 24h, "1 day");
        row("two days", 48h, "2 days");
        row("ten years", 87600h, "3650 days");
    }

    void ageIsToldInWholeUnitsThatHavePassed()
    {
        QFETCH(qint64, seconds);

        QTEST(ageText(std::chrono::seconds(seconds)), "text");
    }

    void waitIsRoundedUp_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");

        QTest::newRow("nothing left is still a moment") << qint64(0) << "1 s";
        QTest::newRow("seconds") << qint64(59) << "59 s";
        QTest::newRow("a minute") << qint64(60) << "1 min";
        QTest::newRow("a minute and a second") << qint64(61) << "2 min";
        QTest::newRow("an hour") << qint64(3600) << "1 h";
        QTest::newRow("an hour and a second") << qint64(3601) << "2 h";
    }

    void waitIsRoundedUp()
    {
        QFETCH(qint64, seconds);

        QTEST(waitText(std::chrono::seconds(seconds)), "text");
    }

    void timeNamesItsZone_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("text");

        QTest::newRow("C in UTC") << "C" << QByteArray("UTC") << "2026-11-20 23:12 UTC";
        QTest::newRow("another day in Berlin") << "" << QByteArray("Europe/Berlin") << "2026-11-21 00:12 CET";
        QTest::newRow("German, the year in full") << "de_DE" << QByteArray("Europe/Berlin") << "21.11.2026 00:12 CET";
        QTest::newRow("American in Los Angeles, the day before")
            << "en_US" << QByteArray("America/Los_Angeles") << "11/20/2026 3:12 PM PST";
        QTest::newRow("Japanese") << "ja_JP" << QByteArray("UTC") << "2026/11/20 23:12 UTC";
    }

    void timeNamesItsZone()
    {
        QFETCH(QString, locale);
        QFETCH(QByteArray, zone);

        QTEST(timeText(time(u"2026-11-20T23:12:59Z"_s), locale, QTimeZone(zone)), "text");
    }
};

QTEST_GUILESS_MAIN(TestLabels)
#include "tst_labels.moc"

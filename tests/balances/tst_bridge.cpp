// SPDX-License-Identifier: GPL-3.0-or-later
#include "balance_samples.h"

#include <balances/bridge.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

BridgeTerm posted()
{
    return {BridgeTerm::Of::Posted, {}, false};
}

BridgeTerm component(const QString &name, bool minus)
{
    return {BridgeTerm::Of::Component, name, minus};
}

/// Finix: available = posted - out. Amounts as text, empty is not sent.
BalanceReading finix(const QString &postedText, const QString &availableText, const QString &out)
{
    BalanceReading reading = emptyReading("USD");
    reading.posted = optionalFigure(postedText);
    reading.available = optionalFigure(availableText);
    reading.components = {{u"Pending out"_s, ComponentRole::PendingOut, optionalFigure(out)}};
    reading.bridgeTerms = {posted(), component(u"Pending out"_s, true)};
    return reading;
}

} // namespace

class TestBridge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheDeclaredIdentity_data()
    {
        QTest::addColumn<QString>("posted");
        QTest::addColumn<QString>("available");
        QTest::addColumn<QString>("out");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("difference");
        QTest::addColumn<QString>("unexplained");

        QTest::newRow("adds up: 900 posted, 10 out, 890 available") << "900"
                                                                    << "890"
                                                                    << "10"
                                                                    << "complete"
                                                                    << "890"
                                                                    << "-10"
                                                                    << "0";
        QTest::newRow("does not add up: the rest is shown, never forced") << "1779999.00"
                                                                          << "1779412.35"
                                                                          << "0.00"
                                                                          << "complete"
                                                                          << "1779999.00"
                                                                          << "-586.65"
                                                                          << "-586.65";
        QTest::newRow("more available than expected") << "900"
                                                      << "905.5"
                                                      << "10"
                                                      << "complete"
                                                      << "890"
                                                      << "5.5"
                                                      << "15.5";
        QTest::newRow("a part of 0 that was sent explains nothing, but is there") << "900"
                                                                                  << "900"
                                                                                  << "0"
                                                                                  << "complete"
                                                                                  << "900"
                                                                                  << "0"
                                                                                  << "0";
        QTest::newRow("a part with the other sign adds") << "900"
                                                         << "910"
                                                         << "-10"
                                                         << "complete"
                                                         << "910"
                                                         << "10"
                                                         << "0";
        QTest::newRow("a part that was not sent is not 0") << "900"
                                                           << "890"
                                                           << ""
                                                           << "not-itemised"
                                                           << "-"
                                                           << "-10"
                                                           << "-";
        QTest::newRow("no posted to start from") << ""
                                                 << "890"
                                                 << "10"
                                                 << "incomplete"
                                                 << "-"
                                                 << "-"
                                                 << "-";
        QTest::newRow("available not sent: expected, but nothing to compare") << "900"
                                                                              << ""
                                                                              << "10"
                                                                              << "complete"
                                                                              << "890"
                                                                              << "-"
                                                                              << "-";
        QTest::newRow("overdrawn") << "-400.00"
                                   << "-400.00"
                                   << "0.00"
                                   << "complete"
                                   << "-400.00"
                                   << "0.00"
                                   << "0.00";
        QTest::newRow("three digits (KWD) stay") << "1.001"
                                                 << "1.000"
                                                 << "0.001"
                                                 << "complete"
                                                 << "1.000"
                                                 << "-0.001"
                                                 << "0.000";
        QTest::newRow("past double precision") << "9007199254740993.01"
                                               << "9007199254740993.00"
                                               << "0.01"
                                               << "complete"
                                               << "9007199254740993.00"
                                               << "-0.01"
                                               << "0.00";
    }

    void followsTheDeclaredIdentity()
    {
        QFETCH(QString, posted);
        QFETCH(QString, available);
        QFETCH(QString, out);

        const Bridge bridge = bridgeOf(finix(posted, available, out));

        QTEST(bridgeStateCode(bridge.state), "state");
        QTEST(text(bridge.expectedAvailable), "expected");
        QTEST(text(bridge.difference), "difference");
        QTEST(text(bridge.unexplained), "unexplained");
    }

    void linesHaveTheSignOfTheSum()
    {
        const Bridge bridge = bridgeOf(finix(u"900"_s, u"890"_s, u"10"_s));

        QCOMPARE(bridge.lines.size(), size_t(2));
        QCOMPARE(text(bridge.lines[0].amount), u"900"_s);
        QCOMPARE(bridge.lines[0].name, QString());
        QCOMPARE(text(bridge.lines[1].amount), u"-10"_s);
        QCOMPARE(bridge.lines[1].name, u"Pending out"_s);
    }

    void withoutAnIdentityOnlyTheDifferenceIsKnown()
    {
        BalanceReading reading = finix(u"900"_s, u"890"_s, u"10"_s);
        reading.bridgeTerms.clear();

        const Bridge bridge = bridgeOf(reading);

        QCOMPARE(bridge.state, Bridge::State::NotItemised);
        QVERIFY(bridge.lines.empty());
        QCOMPARE(text(bridge.difference), u"-10"_s);
        QCOMPARE(text(bridge.unexplained), u"-"_s);
    }

    void onePartOfTwoIsIncomplete()
    {
        BalanceReading reading = finix(u"900"_s, u"800"_s, u"10"_s);
        reading.components.push_back({u"Reserved"_s, ComponentRole::Hold, std::nullopt});
        reading.bridgeTerms.push_back(component(u"Reserved"_s, true));

        const Bridge bridge = bridgeOf(reading);

        QCOMPARE(bridge.state, Bridge::State::Incomplete);
        QCOMPARE(text(bridge.expectedAvailable), u"-"_s);
        QCOMPARE(text(bridge.unexplained), u"-"_s);
        QCOMPARE(text(bridge.lines[2].amount), u"-"_s);
    }

    void componentThatTheReadingDoesNotNameIsNotSent()
    {
        BalanceReading reading = finix(u"900"_s, u"890"_s, u"10"_s);
        reading.bridgeTerms.push_back(component(u"Nowhere"_s, true));

        QCOMPARE(bridgeOf(reading).state, Bridge::State::Incomplete);
    }

    void componentsOutsideTheIdentityDoNotCount()
    {
        BalanceReading reading = finix(u"900"_s, u"890"_s, u"10"_s);
        reading.components.push_back({u"Pending in"_s, ComponentRole::PendingIn, figure("100")});

        QCOMPARE(text(bridgeOf(reading).unexplained), u"0"_s);
    }

    void identityWithoutPartsIsAnIdentity()
    {
        BalanceReading reading = emptyReading();
        reading.posted = figure("5.00");
        reading.available = figure("4.00");
        reading.bridgeTerms = {posted()};

        const Bridge bridge = bridgeOf(reading);

        QCOMPARE(bridge.state, Bridge::State::Complete);
        QCOMPARE(text(bridge.unexplained), u"-1.00"_s);
    }

    void pendingAndCreditLineAreTerms()
    {
        BalanceReading reading = emptyReading();
        reading.posted = figure("-400.00");
        reading.pending = figure("-450.00");
        reading.available = figure("550.00");
        reading.creditLine = {CreditLineIncluded::Yes, figure("1000.00")};
        reading.bridgeTerms = {{BridgeTerm::Of::Pending, {}, false}, {BridgeTerm::Of::CreditLine, {}, false}};

        const Bridge bridge = bridgeOf(reading);

        QCOMPARE(bridge.state, Bridge::State::Complete);
        QCOMPARE(text(bridge.expectedAvailable), u"550.00"_s);
        QCOMPARE(text(bridge.unexplained), u"0.00"_s);
    }

    void sumThatDoesNotFitIsNotExpected()
    {
        BalanceReading reading = finix(u'1' + QString(255, u'0'), u"1"_s, u"0."_s + QString(200, u'0') + u'1');

        const Bridge bridge = bridgeOf(reading);

        QCOMPARE(bridge.state, Bridge::State::Incomplete);
        QCOMPARE(text(bridge.unexplained), u"-"_s);
    }
};

QTEST_APPLESS_MAIN(TestBridge)
#include "tst_bridge.moc"

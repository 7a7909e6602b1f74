// SPDX-License-Identifier: GPL-3.0-or-later
#include "balance_samples.h"

#include <balances/cash_position.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime now(1'700'000'000s);
const ConnectionId bankA(u"a"_s);
const ConnectionId bankB(u"b"_s);

Connection connection(const ConnectionId &id)
{
    Connection result;
    result.id = id;
    result.provider = ProviderId(u"provider-"_s + id.toString());
    result.name = u"Bank "_s + id.toString().toUpper();
    result.entity = u"Entity "_s + id.toString();
    result.interval = 15min;
    return result;
}

ConnectionActivity activity(const ConnectionId &id, AttemptOutcome outcome, std::chrono::seconds successAgo = 0s)
{
    ConnectionActivity result;
    result.connection = id;
    result.lastOutcome = outcome;
    result.lastAttemptAt = now;
    result.lastSuccessAt = now - successAgo;
    return result;
}

AccountSnapshot snapshot(const ConnectionId &id, const QString &account, std::optional<BalanceReading> reading)
{
    AccountSnapshot result;
    result.id = AccountId(id.toString() + u'/' + account);
    result.connection = id;
    result.providerAccountId = account;
    if (reading) {
        reading->providerAccountId = account;
        result.confirmedAt = now;
    }
    result.reading = std::move(reading);
    return result;
}

BalanceReading reading(const char *code, const QString &posted, const QString &available)
{
    BalanceReading result = emptyReading(code);
    result.posted = optionalFigure(posted);
    result.available = optionalFigure(available);
    result.creditLine.included = CreditLineIncluded::No;
    return result;
}

/// One connection whose last attempt was good, with the given readings as accounts "1", "2", …
PositionInput inputOf(const std::vector<BalanceReading> &readings)
{
    PositionInput input;
    input.asOf = now;
    input.knownAt = now;
    input.connections = {connection(bankA)};
    input.activities = {activity(bankA, AttemptOutcome::Ok)};
    int number = 0;
    for (const BalanceReading &one : readings)
        input.snapshots.push_back(snapshot(bankA, QString::number(++number), one));
    return input;
}

const AccountId first(u"a/1"_s);

QString outcomeText(const Freshness &freshness)
{
    return freshness.lastOutcome ? outcomeCode(*freshness.lastOutcome) : u"-"_s;
}

} // namespace

class TestCashPosition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasEnteredLateIsAsOldAsItsMoment()
    {
        PositionInput input = inputOf({reading("EUR", u"5"_s, u"5"_s)});
        input.connections[0].source = DataSource::Manual;
        input.connections[0].freshnessLimits = FreshnessLimits{.ageing = 24h, .stale = 48h};
        input.snapshots[0].reading->asOf = now - 30h; // entered just now, for yesterday

        const CashPosition position = makeCashPosition(input);

        QCOMPARE(position.accounts.at(0).freshness.age, Age::Ageing);
        QCOMPARE(position.connections.at(0).freshness.age, Age::Ageing);
        QVERIFY(!position.complete);
        input.connections[0].source = DataSource::Live; // a provider confirms what it states
        QCOMPARE(makeCashPosition(input).accounts.at(0).freshness.age, Age::Current);
    }

    void neverAddsTwoCurrencies()
    {
        const CashPosition position =
            makeCashPosition(inputOf({reading("USD", u"1.00"_s, u"1.00"_s), reading("EUR", u"10.10"_s, u"9.5"_s),
                                      reading("KWD", u"0.001"_s, u"0.001"_s), reading("EUR", u"20.2"_s, u"20.25"_s)}));

        QCOMPARE(position.totals.size(), size_t(3));
        QCOMPARE(position.totals[0].currency, currency("EUR"));
        QCOMPARE(text(position.totals[0].posted), u"30.30"_s);
        QCOMPARE(text(position.totals[0].available), u"29.75"_s);
        QCOMPARE(position.totals[0].accounts, 2);
        QCOMPARE(position.totals[1].currency, currency("KWD"));
        QCOMPARE(text(position.totals[1].posted), u"0.001"_s);
        QCOMPARE(position.totals[2].currency, currency("USD"));
        QCOMPARE(text(position.totals[2].posted), u"1.00"_s);
    }

    void totalsSayHowManyAccountsTheyCover()
    {
        const CashPosition position = makeCashPosition(
            inputOf({reading("EUR", u"10"_s, {}), reading("EUR", {}, u"7"_s), reading("EUR", u"1"_s, u"1"_s)}));

        const CurrencyTotal &total = position.totals.at(0);
        QCOMPARE(total.accounts, 3);
        QCOMPARE(text(total.posted), u"11"_s);
        QCOMPARE(total.postedCount, 2);
        QCOMPARE(text(total.available), u"8"_s);
        QCOMPARE(total.availableCount, 2);
        QCOMPARE(total.ownAvailableCount, 2);
        QCOMPARE(text(total.blocked), u"0"_s);
        QCOMPARE(total.blockedCount, 1);
    }

    void nothingSentIsNotZero()
    {
        const CashPosition position = makeCashPosition(inputOf({reading("EUR", {}, u"7"_s)}));

        QCOMPARE(text(position.totals.at(0).posted), u"-"_s);
        QCOMPARE(position.totals.at(0).postedCount, 0);
        QCOMPARE(text(position.totals.at(0).blocked), u"-"_s);
        QCOMPARE(text(position.totals.at(0).creditLine), u"-"_s);
        QCOMPARE(text(position.accounts.at(0).blocked), u"-"_s);
    }

    void ownMoneyIsWithoutTheCreditLine_data()
    {
        QTest::addColumn<QString>("posted");
        QTest::addColumn<QString>("available");
        QTest::addColumn<QString>("included");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("ownAvailable");
        QTest::addColumn<QString>("blocked");
        QTest::addColumn<QString>("lineTotal");

        QTest::newRow("line inside") << "-400.00"
                                     << "600.00"
                                     << "yes"
                                     << "1000.00"
                                     << "-400.00"
                                     << "0.00"
                                     << "1000.00";
        QTest::newRow("line removed, cheque not cleared: -400 available of 300") << "300.00"
                                                                                 << "-400.00"
                                                                                 << "no"
                                                                                 << ""
                                                                                 << "-400.00"
                                                                                 << "700.00"
                                                                                 << "-";
        QTest::newRow("card with 8,000 to spend and nothing on it") << "0.00"
                                                                    << "8000.00"
                                                                    << "yes"
                                                                    << "8000.00"
                                                                    << "0.00"
                                                                    << "0.00"
                                                                    << "8000.00";
        QTest::newRow("line inside, but not how much") << "10"
                                                       << "600"
                                                       << "yes"
                                                       << ""
                                                       << "-"
                                                       << "-"
                                                       << "-";
        QTest::newRow("line beside available is not taken off") << "10"
                                                                << "8"
                                                                << "no"
                                                                << "1000"
                                                                << "8"
                                                                << "2"
                                                                << "-";
        QTest::newRow("nobody knows: borrowed money must not pass for own") << "10"
                                                                            << "600"
                                                                            << "unknown"
                                                                            << ""
                                                                            << "-"
                                                                            << "-"
                                                                            << "-";
        QTest::newRow("a line of which nobody knows whether it is inside") << "10"
                                                                           << "600"
                                                                           << "unknown"
                                                                           << "500"
                                                                           << "-"
                                                                           << "-"
                                                                           << "-";
        QTest::newRow("a line of 0 makes no difference") << "10"
                                                         << "8"
                                                         << "unknown"
                                                         << "0.00"
                                                         << "8"
                                                         << "2"
                                                         << "-";
        QTest::newRow("a negative line would add money") << "10"
                                                         << "600"
                                                         << "yes"
                                                         << "-500"
                                                         << "-"
                                                         << "-"
                                                         << "-";
        QTest::newRow("line sent, available not") << "10"
                                                  << ""
                                                  << "yes"
                                                  << "500"
                                                  << "-"
                                                  << "-"
                                                  << "-";
        QTest::newRow("more available than posted") << "10"
                                                    << "12"
                                                    << "no"
                                                    << ""
                                                    << "12"
                                                    << "-2"
                                                    << "-";
    }

    void ownMoneyIsWithoutTheCreditLine()
    {
        QFETCH(QString, posted);
        QFETCH(QString, available);
        QFETCH(QString, included);
        QFETCH(QString, line);
        BalanceReading one = reading("EUR", posted, available);
        one.creditLine = {creditLineFromCode(included).value(), optionalFigure(line)};

        const CashPosition position = makeCashPosition(inputOf({one}));

        QTEST(text(position.accounts.at(0).ownAvailable), "ownAvailable");
        QTEST(text(position.accounts.at(0).blocked), "blocked");
        QTEST(text(position.totals.at(0).ownAvailable), "ownAvailable");
        QTEST(text(position.totals.at(0).blocked), "blocked");
        QTEST(text(position.totals.at(0).creditLine), "lineTotal");
        QCOMPARE(text(position.totals.at(0).available), available.isEmpty() ? u"-"_s : available);
    }

    void onlyOwnMoneyIsInTotals_data()
    {
        QTest::addColumn<int>("definitionOwnership");
        QTest::addColumn<bool>("definitionInTotals");
        QTest::addColumn<int>("userOwnership"); // -1: nothing decided
        QTest::addColumn<int>("userInTotals");
        QTest::addColumn<QString>("exclusion");

        const int own = int(Ownership::Own);
        const int held = int(Ownership::HeldForOthers);
        const int mirror = int(Ownership::Mirror);
        QTest::newRow("own money") << own << true << -1 << -1 << "none";
        QTest::newRow("customers' wallets") << held << true << -1 << -1 << "held-for-others";
        QTest::newRow("mirror") << mirror << true << -1 << -1 << "mirror";
        QTest::newRow("condition of the definition") << own << false << -1 << -1 << "by-definition";
        QTest::newRow("whose it is comes before the condition") << held << false << -1 << -1 << "held-for-others";
        QTest::newRow("user: it is ours") << held << true << own << -1 << "none";
        QTest::newRow("user: it is ours, the condition stays") << held << false << own << -1 << "by-definition";
        QTest::newRow("user: it is not ours") << own << true << held << -1 << "held-for-others";
        QTest::newRow("user: leave it out") << own << true << -1 << 0 << "by-user";
        QTest::newRow("user: count the payout wallet") << own << false << -1 << 1 << "none";
        QTest::newRow("user: count what is held for others") << held << true << -1 << 1 << "none";
        QTest::newRow("user: out wins over own") << mirror << true << own << 0 << "by-user";
    }

    void onlyOwnMoneyIsInTotals()
    {
        QFETCH(int, definitionOwnership);
        QFETCH(bool, definitionInTotals);
        QFETCH(int, userOwnership);
        QFETCH(int, userInTotals);
        QFETCH(QString, exclusion);
        BalanceReading one = reading("EUR", u"100"_s, u"100"_s);
        one.ownership = Ownership(definitionOwnership);
        one.inTotals = definitionInTotals;
        PositionInput input = inputOf({one, reading("EUR", u"1"_s, u"1"_s)});
        if (userOwnership >= 0)
            input.settings[first].ownership = Ownership(userOwnership);
        if (userInTotals >= 0)
            input.settings[first].inTotals = userInTotals == 1;

        const CashPosition position = makeCashPosition(input);

        const bool in = exclusion == u"none"_s;
        const CurrencyTotal &total = position.totals.at(0);
        QCOMPARE(exclusionCode(position.accounts.at(0).exclusion), exclusion);
        QCOMPARE(position.accounts.at(0).inTotals(), in);
        QCOMPARE(text(total.posted), in ? u"101"_s : u"1"_s);
        QCOMPARE(total.accounts, in ? 2 : 1);
        QCOMPARE(total.excluded, in ? 0 : 1);
        QVERIFY2(position.complete, "what is left out by decision is not missing");
    }

    void currencyOfWhichAllIsLeftOutHasNoTotal()
    {
        BalanceReading one = reading("EUR", u"100"_s, u"100"_s);
        one.ownership = Ownership::Mirror;

        const CashPosition position = makeCashPosition(inputOf({one}));

        QCOMPARE(position.totals.size(), size_t(1));
        QCOMPARE(text(position.totals[0].posted), u"-"_s);
        QCOMPARE(position.totals[0].accounts, 0);
        QCOMPARE(position.totals[0].excluded, 1);
        QVERIFY(!position.totals[0].oldestConfirmation);
    }

    void accountNeverReadIsListedWithoutFigure()
    {
        PositionInput input = inputOf({reading("EUR", u"1"_s, u"1"_s)});
        AccountSnapshot unread = snapshot(bankA, u"new"_s, std::nullopt);
        unread.state = AccountState::Unreadable;
        input.snapshots.push_back(unread);

        const CashPosition position = makeCashPosition(input);

        const PositionAccount &row = position.accounts.at(1);
        QCOMPARE(row.name, u"new"_s);
        QCOMPARE(exclusionCode(row.exclusion), u"never-read"_s);
        QCOMPARE(row.freshness.age, Age::Never);
        QVERIFY(!row.bridge);
        QCOMPARE(text(row.ownAvailable), u"-"_s);
        QCOMPARE(position.totals.size(), size_t(1));
        QCOMPARE(position.totals[0].accounts, 1);
        QVERIFY(!position.complete);
    }

    void accountNeverReadThatIsLeftOutIsNotMissed_data()
    {
        QTest::addColumn<int>("ownership"); // -1: nothing decided
        QTest::addColumn<int>("inTotals");
        QTest::addColumn<bool>("complete");

        QTest::newRow("nothing decided") << -1 << -1 << false;
        QTest::newRow("left out") << -1 << 0 << true;
        QTest::newRow("held for others") << int(Ownership::HeldForOthers) << -1 << true;
        QTest::newRow("held for others, but counted") << int(Ownership::HeldForOthers) << 1 << false;
    }

    void accountNeverReadThatIsLeftOutIsNotMissed()
    {
        QFETCH(int, ownership);
        QFETCH(int, inTotals);
        PositionInput input = inputOf({});
        input.snapshots = {snapshot(bankA, u"1"_s, std::nullopt)};
        if (ownership >= 0)
            input.settings[first].ownership = Ownership(ownership);
        if (inTotals >= 0)
            input.settings[first].inTotals = inTotals == 1;

        const CashPosition position = makeCashPosition(input);

        QTEST(position.complete, "complete");
        QVERIFY2(position.accounts.at(0).exclusion == Exclusion::NeverRead, "there is no figure whatever was decided");
    }

    void testDataIsNotAddedToMoney_data()
    {
        QTest::addColumn<QString>("sourceA");
        QTest::addColumn<QString>("sourceB");
        QTest::addColumn<int>("inTotals"); // of the account of A: -1: nothing decided
        QTest::addColumn<QString>("posted");
        QTest::addColumn<QString>("exclusions");

        QTest::newRow("test beside live") << "test"
                                          << "live" << -1 << "7.00"
                                          << "test-data none";
        QTest::newRow("the user's decision does not make it money") << "test"
                                                                    << "live" << 1 << "7.00"
                                                                    << "test-data none";
        QTest::newRow("test beside figures entered by hand") << "test"
                                                             << "manual" << -1 << "7.00"
                                                             << "test-data none";
        QTest::newRow("nothing but test data is counted") << "test"
                                                          << "test" << -1 << "12.00"
                                                          << "none none";
        QTest::newRow("nothing but live") << "live"
                                          << "live" << -1 << "12.00"
                                          << "none none";
        QTest::newRow("by hand beside live") << "manual"
                                             << "live" << -1 << "12.00"
                                             << "none none";
    }

    void testDataIsNotAddedToMoney()
    {
        QFETCH(QString, sourceA);
        QFETCH(QString, sourceB);
        QFETCH(int, inTotals);
        PositionInput input = inputOf({reading("EUR", u"5.00"_s, u"5.00"_s)});
        input.connections.push_back(connection(bankB));
        input.connections[0].source = dataSourceFromCode(sourceA).value();
        input.connections[1].source = dataSourceFromCode(sourceB).value();
        input.activities.push_back(activity(bankB, AttemptOutcome::Ok));
        input.snapshots.push_back(snapshot(bankB, u"1"_s, reading("EUR", u"7.00"_s, u"7.00"_s)));
        if (inTotals >= 0)
            input.settings[first].inTotals = inTotals == 1;

        const CashPosition position = makeCashPosition(input);

        QCOMPARE(position.totals.size(), size_t(1));
        QTEST(text(position.totals[0].posted), "posted");
        QStringList exclusions;
        for (const PositionAccount &account : position.accounts)
            exclusions += exclusionCode(account.exclusion);
        QTEST(exclusions.join(u' '), "exclusions");
        QVERIFY(position.complete);
    }

    void failedConnectionKeepsItsLastGoodFigures()
    {
        PositionInput input = inputOf({reading("EUR", u"5.00"_s, u"5.00"_s)});
        input.connections.push_back(connection(bankB));
        input.activities.push_back(activity(bankB, AttemptOutcome::Refused, 40min));
        input.snapshots.push_back(snapshot(bankB, u"1"_s, reading("EUR", u"7.00"_s, u"7.00"_s)));
        input.snapshots.back().confirmedAt = now - 40min;

        const CashPosition position = makeCashPosition(input);

        const CurrencyTotal &total = position.totals.at(0);
        QCOMPARE(text(total.posted), u"12.00"_s);
        QCOMPARE(total.accounts, 2);
        QCOMPARE(total.current, 1);
        QCOMPARE(total.failed, 1);
        QVERIFY(total.oldestConfirmation == now - 40min);
        QCOMPARE(position.accounts.at(1).freshness.age, Age::Ageing);
        QCOMPARE(outcomeText(position.accounts.at(1).freshness), u"refused"_s);
        QCOMPARE(position.connections.at(1).freshness.age, Age::Ageing);
        QVERIFY(!position.complete);
    }

    void failedAccountIsNotCountedAsCurrent()
    {
        PositionInput input = inputOf({reading("EUR", u"5.00"_s, u"5.00"_s)});
        input.activities = {activity(bankA, AttemptOutcome::Failed, 1min)};

        const CurrencyTotal total = makeCashPosition(input).totals.at(0);

        QCOMPARE(total.current, 0);
        QCOMPARE(total.failed, 1);
    }

    void accountHasTheOutcomeOfItsConnectionUnlessItWasMissed_data()
    {
        QTest::addColumn<QString>("connectionOutcome");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<int>("failed");
        QTest::addColumn<bool>("complete");

        QTest::newRow("all good") << "ok"
                                  << "present"
                                  << "ok" << 0 << true;
        QTest::newRow("others failed, this one was read") << "partial"
                                                          << "present"
                                                          << "partial" << 0 << false;
        QTest::newRow("this one could not be read") << "partial"
                                                    << "unreadable"
                                                    << "failed" << 1 << false;
        QTest::newRow("gone from a complete list") << "ok"
                                                   << "absent"
                                                   << "failed" << 1 << false;
        QTest::newRow("connection failed") << "failed"
                                           << "present"
                                           << "failed" << 1 << false;
        QTest::newRow("the user must act: not hidden by the older failure") << "refused"
                                                                            << "unreadable"
                                                                            << "refused" << 1 << false;
    }

    void accountHasTheOutcomeOfItsConnectionUnlessItWasMissed()
    {
        QFETCH(QString, connectionOutcome);
        QFETCH(QString, state);
        PositionInput input = inputOf({reading("EUR", u"5.00"_s, u"5.00"_s)});
        input.activities = {activity(bankA, outcomeFromCode(connectionOutcome).value())};
        input.snapshots[0].state = accountStateFromCode(state).value();

        const CashPosition position = makeCashPosition(input);

        QTEST(outcomeText(position.accounts.at(0).freshness), "outcome");
        QTEST(position.totals.at(0).failed, "failed");
        QTEST(position.complete, "complete");
        QCOMPARE(text(position.totals.at(0).posted), u"5.00"_s);
    }

    void agesByTheLimitsOfTheConnectionAtTheAskedTime()
    {
        PositionInput input = inputOf({reading("EUR", u"5.00"_s, u"5.00"_s)});
        input.asOf = now + 20h;

        const CashPosition byInterval = makeCashPosition(input);
        input.connections[0].freshnessLimits = FreshnessLimits{.ageing = 24h, .stale = 48h};
        const CashPosition endOfDayFeed = makeCashPosition(input);

        QCOMPARE(byInterval.accounts.at(0).freshness.age, Age::Stale);
        QCOMPARE(byInterval.totals.at(0).current, 0);
        QVERIFY(!byInterval.complete);
        QCOMPARE(endOfDayFeed.accounts.at(0).freshness.age, Age::Current);
        QVERIFY(endOfDayFeed.complete);
    }

    void endOfDayFeedAgesByTheDaysOfItsEntity()
    {
        PositionInput input = inputOf({reading("EUR", u"1"_s, u"1"_s)}); // now: a Tuesday, 22:13 UTC
        input.connections[0].feed = FeedKind::EndOfDay;
        input.snapshots[0].confirmedAt = now - 20h;
        input.activities[0].lastSuccessAt = now - 20h;

        QCOMPARE(makeCashPosition(input).accounts[0].freshness.age, Age::Ageing);
        QCOMPARE(makeCashPosition(input).connections[0].freshness.age, Age::Ageing);

        input.days.calendars[u"Entity a"_s].holidays = {{QDate(2023, 11, 14), u"nothing is due today"_s}};

        QCOMPARE(makeCashPosition(input).accounts[0].freshness.age, Age::Current);
        QCOMPARE(makeCashPosition(input).connections[0].freshness.age, Age::Current);
    }

    void afterASleepNothingIsCompleteUntilItWasPolled()
    {
        PositionInput input = inputOf({reading("EUR", u"1"_s, u"1"_s), reading("EUR", u"2"_s, u"2"_s)});
        input.wokeAt = now - 1min;
        QVERIFY(makeCashPosition(input).complete);

        input.snapshots[1].confirmedAt = now - 2min;
        const CashPosition position = makeCashPosition(input);

        QCOMPARE(position.accounts[0].freshness.age, Age::Current);
        QCOMPARE(position.accounts[1].freshness.age, Age::Ageing);
        QVERIFY(!position.complete);
    }

    void worstStateIsThatOfEachFactByItself()
    {
        PositionInput input = inputOf({reading("EUR", u"1"_s, u"1"_s), reading("EUR", u"2"_s, u"2"_s)});
        QCOMPARE(worstOf(makeCashPosition(input)), (Freshness{Age::Current, AttemptOutcome::Ok, DataSource::Live}));

        input.snapshots[1].confirmedAt = now - 2h;
        QCOMPARE(worstOf(makeCashPosition(input)), (Freshness{Age::Stale, AttemptOutcome::Ok, DataSource::Live}));

        input.connections.push_back(connection(bankB));
        input.activities.push_back(activity(bankB, AttemptOutcome::Refused));
        input.connections[1].source = DataSource::Test;
        QCOMPARE(worstOf(makeCashPosition(input)), (Freshness{Age::Stale, AttemptOutcome::Refused, DataSource::Test}));
    }

    void worstStateLeavesOutWhatNobodyCounts_data()
    {
        QTest::addColumn<bool>("read");
        QTest::addColumn<int>("inTotals"); // -1: the user did not say
        QTest::addColumn<QString>("age");

        QTest::newRow("counted") << true << 1 << u"stale"_s;
        QTest::newRow("left out by the user") << true << 0 << u"current"_s;
        QTest::newRow("never read, though it would count") << false << -1 << u"never"_s;
        QTest::newRow("never read, and left out") << false << 0 << u"current"_s;
    }

    void worstStateLeavesOutWhatNobodyCounts()
    {
        QFETCH(bool, read);
        QFETCH(int, inTotals);
        PositionInput input = inputOf({reading("EUR", u"1"_s, u"1"_s)});
        AccountSnapshot other = snapshot(bankA, u"other"_s, {});
        if (read) {
            other.reading = reading("EUR", u"2"_s, u"2"_s);
            other.confirmedAt = now - 2h;
        }
        input.snapshots.push_back(other);
        if (inTotals >= 0)
            input.settings[other.id].inTotals = inTotals == 1;

        QTEST(ageCode(worstOf(makeCashPosition(input)).age), "age");
    }

    void worstStateOfNothingIsThatNothingIsKnown()
    {
        QCOMPARE(worstOf(makeCashPosition({})), (Freshness{Age::Never, std::nullopt, DataSource::Live}));
    }

    void pausedConnectionAgesLikeOthers()
    {
        PositionInput input = inputOf({reading("EUR", u"5.00"_s, u"5.00"_s)});
        input.asOf = now + 2h;
        input.connections[0].paused = true;

        const CashPosition position = makeCashPosition(input);

        QCOMPARE(position.accounts.at(0).freshness.age, Age::Stale);
        QVERIFY(!position.complete);
    }

    void connectionThatNeverSucceededIsListed()
    {
        PositionInput input = inputOf({reading("EUR", u"5.00"_s, u"5.00"_s)});
        input.connections.push_back(connection(bankB));

        const CashPosition position = makeCashPosition(input);

        QCOMPARE(position.connections.size(), size_t(2));
        QCOMPARE(position.connections[0].accounts, 1);
        QCOMPARE(position.connections[1].accounts, 0);
        QCOMPARE(position.connections[1].freshness.age, Age::Never);
        QCOMPARE(outcomeText(position.connections[1].freshness), u"-"_s);
        QCOMPARE(position.connections[1].activity.connection, bankB);
        QVERIFY(!position.complete);
    }

    void withoutConnectionsNothingIsComplete() { QVERIFY(!makeCashPosition({}).complete); }

    void accountsOfUnknownConnectionsAreLeftOut()
    {
        PositionInput input = inputOf({reading("EUR", u"5.00"_s, u"5.00"_s)});
        input.snapshots.push_back(snapshot(bankB, u"1"_s, reading("EUR", u"7.00"_s, u"7.00"_s)));

        const CashPosition position = makeCashPosition(input);

        QCOMPARE(position.accounts.size(), size_t(1));
        QCOMPARE(text(position.totals.at(0).posted), u"5.00"_s);
    }

    void accountsStandByConnectionInTheOrderOfTheStore()
    {
        PositionInput input = inputOf({});
        input.connections.push_back(connection(bankB));
        for (const QString &account : {u"2"_s, u"1"_s}) {
            for (const ConnectionId &id : {bankB, bankA})
                input.snapshots.push_back(snapshot(id, account, reading("EUR", u"1"_s, u"1"_s)));
        }

        QStringList order;
        for (const PositionAccount &row : makeCashPosition(input).accounts)
            order.append(row.snapshot.id.toString());

        QCOMPARE(order, (QStringList{u"a/2"_s, u"a/1"_s, u"b/2"_s, u"b/1"_s}));
    }

    void namesComeFromTheUserThenTheProvider_data()
    {
        QTest::addColumn<QString>("displayName");
        QTest::addColumn<QString>("providerName");
        QTest::addColumn<QString>("name");

        QTest::newRow("the user's") << "Payroll"
                                    << "Operating"
                                    << "Payroll";
        QTest::newRow("the provider's") << ""
                                        << "Operating"
                                        << "Operating";
        QTest::newRow("blanks are no name") << "  "
                                            << " "
                                            << "1";
        QTest::newRow("the provider's id") << ""
                                           << ""
                                           << "1";
    }

    void namesComeFromTheUserThenTheProvider()
    {
        QFETCH(QString, displayName);
        QFETCH(QString, providerName);
        BalanceReading one = reading("EUR", u"1"_s, u"1"_s);
        one.name = providerName;
        PositionInput input = inputOf({one});
        input.settings[first].displayName = displayName;

        const CashPosition position = makeCashPosition(input);

        QTEST(position.accounts.at(0).name, "name");
        QCOMPARE(position.accounts.at(0).connectionName, u"Bank A"_s);
        QCOMPARE(position.accounts.at(0).provider, ProviderId(u"provider-a"_s));
    }

    void entityIsTheConnectionsUnlessTheUserSaysOtherwise()
    {
        PositionInput input = inputOf({reading("EUR", u"1"_s, u"1"_s), reading("EUR", u"1"_s, u"1"_s)});
        input.settings[first].entity = u"Holding"_s;

        const CashPosition position = makeCashPosition(input);

        QCOMPARE(position.accounts.at(0).entity, u"Holding"_s);
        QCOMPARE(position.accounts.at(1).entity, u"Entity a"_s);
    }

    void sumThatDoesNotFitIsFlaggedAndLeftOut()
    {
        const QString huge = u'1' + QString(255, u'0');
        const QString tiny = u"0."_s + QString(200, u'0') + u'1';

        const CashPosition position = makeCashPosition(
            inputOf({reading("XTS", huge, {}), reading("XTS", tiny, {}), reading("XTS", u"1"_s, u"1"_s)}));

        const CurrencyTotal &total = position.totals.at(0);
        QVERIFY(total.overflow);
        QCOMPARE(text(total.posted), u"-"_s);
        QCOMPARE(total.postedCount, 3);
        QCOMPARE(text(total.available), u"1"_s);
    }

    void sourceIsTestAsSoonAsOneConnectionIs_data()
    {
        QTest::addColumn<QStringList>("sources");
        QTest::addColumn<QString>("source");

        QTest::newRow("no connection") << QStringList{} << "live";
        QTest::newRow("live") << QStringList{u"live"_s, u"live"_s} << "live";
        QTest::newRow("one of test") << QStringList{u"live"_s, u"manual"_s, u"test"_s} << "test";
        QTest::newRow("all typed") << QStringList{u"manual"_s, u"manual"_s} << "manual";
        QTest::newRow("typed and live") << QStringList{u"manual"_s, u"live"_s} << "live";
    }

    void sourceIsTestAsSoonAsOneConnectionIs()
    {
        QFETCH(QStringList, sources);
        PositionInput input;
        for (const QString &source : sources) {
            input.connections.push_back(connection(ConnectionId(QString::number(input.connections.size()))));
            input.connections.back().source = dataSourceFromCode(source).value();
        }
        if (!sources.isEmpty())
            input.snapshots = {snapshot(ConnectionId(u"0"_s), u"1"_s, reading("EUR", u"1"_s, u"1"_s))};

        const CashPosition position = makeCashPosition(input);

        QTEST(dataSourceCode(position.source), "source");
        if (!sources.isEmpty())
            QCOMPARE(dataSourceCode(position.accounts.at(0).freshness.source), sources.first());
    }

    void totalsAreTheSumOfTheRows()
    {
        std::vector<BalanceReading> readings;
        for (int i = 0; i < 2000; ++i)
            readings.push_back(reading(i % 2 ? "EUR" : "USD", u"%1.%2"_s.arg(i * 7919).arg(i % 100, 2, 10, QChar(u'0')),
                                       QString::number(i)));

        const CashPosition position = makeCashPosition(inputOf(readings));

        for (const CurrencyTotal &total : position.totals) {
            Decimal sum;
            for (const PositionAccount &row : position.accounts) {
                if (row.snapshot.reading->currency == total.currency)
                    sum = sum.plus(row.snapshot.reading->posted->amount).value();
            }
            QCOMPARE(text(total.posted), sum.toString());
            QCOMPARE(total.accounts, 1000);
        }
    }
};

QTEST_APPLESS_MAIN(TestCashPosition)
#include "tst_cash_position.moc"

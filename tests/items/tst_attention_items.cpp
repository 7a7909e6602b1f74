// SPDX-License-Identifier: GPL-3.0-or-later
#include "item_samples.h"

#include <items/attention_items.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Action = AttentionItem::Action;

namespace {

PositionInput withOneAccount(AttemptOutcome outcome, std::chrono::minutes age = 1min,
                             AccountState state = AccountState::Present)
{
    PositionInput input = sampleInput(
        {{u"1"_s, u"One"_s, u"x"_s, {}, u"EUR"_s, u"10.00"_s, u"7.00"_s, Ownership::Own, age, state}}, outcome);
    if (outcome != AttemptOutcome::Ok)
        input.activities[0].lastError = Error{.kind = ErrorKind::Timeout};
    return input;
}

PositionInput withUnexplained(const QString &hold)
{
    PositionInput input = withOneAccount(AttemptOutcome::Ok);
    BalanceReading &reading = *input.snapshots[0].reading;
    reading.components = {{u"On hold"_s, ComponentRole::Hold, Figure{Decimal::parse(hold).value(), {}}}};
    reading.bridgeTerms = {{BridgeTerm::Of::Posted, {}, false}, {BridgeTerm::Of::Component, u"On hold"_s, true}};
    return input;
}

} // namespace

Q_DECLARE_METATYPE(coffer::PositionInput)
Q_DECLARE_METATYPE(coffer::AlertKind)

namespace {

Alert alertOf(AlertKind kind, const QString &id, bool ofAccount = false)
{
    Alert alert;
    alert.id = id;
    alert.kind = kind;
    alert.connection = ConnectionId(u"x"_s);
    if (ofAccount)
        alert.account = AccountId(u"1"_s);
    alert.subject = u"Subject"_s;
    alert.currency = u"EUR"_s;
    alert.figure = alert.limit = Decimal::fromInteger(1);
    alert.raisedAt = sampleNow;
    return alert;
}

Alert settled(Alert alert, const QString &note)
{
    alert.acknowledgedAt = sampleNow;
    alert.note = note;
    return alert;
}

} // namespace

class TestAttentionItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEachException_data()
    {
        QTest::addColumn<PositionInput>("input");
        QTest::addColumn<Attention>("level");
        QTest::addColumn<Action>("action");
        QTest::addColumn<QString>("part"); // of the sentence

        QTest::newRow("a failed connection can be asked again")
            << withOneAccount(AttemptOutcome::Failed) << Attention::Error << Action::Retry << u"Bank x"_s;
        QTest::newRow("a refused one needs its credential")
            << withOneAccount(AttemptOutcome::Refused) << Attention::Error << Action::EnterCredential << u"Bank x"_s;
        QTest::newRow("a partly read one is milder")
            << withOneAccount(AttemptOutcome::Partial) << Attention::Warning << Action::Retry << u"Bank x"_s;
        QTest::newRow("a stale account of a good connection")
            << withOneAccount(AttemptOutcome::Ok, 600min) << Attention::Warning << Action::Retry << u"stale"_s;
        PositionInput manual = withOneAccount(AttemptOutcome::Ok, 600min);
        manual.connections.front().provider = manualProvider();
        manual.connections.front().source = DataSource::Manual;
        QTest::newRow("a stale account that is entered by hand")
            << manual << Attention::Warning << Action::EnterBalance << u"stale"_s;
        QTest::newRow("an absent account") << withOneAccount(AttemptOutcome::Ok, 1min, AccountState::Absent)
                                           << Attention::Error << Action::OpenAccount << u"One"_s;
        QTest::newRow("what the bridge leaves unexplained")
            << withUnexplained(u"2.50"_s) << Attention::Notice << Action::OpenAccount << u"EUR -0.50"_s;
    }

    void namesEachException()
    {
        QFETCH(PositionInput, input);
        QFETCH(Attention, level);
        QFETCH(Action, action);
        QFETCH(QString, part);

        const auto items = attentionItems(makeCashPosition(input), {});

        QCOMPARE(items.size(), size_t(1));
        QCOMPARE(items[0].level, level);
        QCOMPARE(items[0].action, action);
        QVERIFY2(items[0].sentence.contains(part), qPrintable(items[0].sentence));
    }

    void saysNothingWhereAllIsWell_data()
    {
        QTest::addColumn<PositionInput>("input");

        QTest::newRow("ok and current") << withOneAccount(AttemptOutcome::Ok);
        QTest::newRow("explained to the cent") << withUnexplained(u"3.00"_s);
    }

    void saysNothingWhereAllIsWell()
    {
        QFETCH(PositionInput, input);

        QVERIFY(attentionItems(makeCashPosition(input), {}).empty());
    }

    void doesNotRepeatAFailureForEachStaleAccount()
    {
        QCOMPARE(attentionItems(makeCashPosition(withOneAccount(AttemptOutcome::Failed, 600min)), {}).size(),
                 size_t(1));
    }

    void tellsEachThingOnce_data()
    {
        QTest::addColumn<PositionInput>("input");
        QTest::addColumn<AlertKind>("kind");
        QTest::addColumn<bool>("ofAccount");

        QTest::newRow("failed") << withOneAccount(AttemptOutcome::Failed) << AlertKind::ConnectionFailed << false;
        QTest::newRow("refused") << withOneAccount(AttemptOutcome::Refused) << AlertKind::ConnectionFailed << false;
        QTest::newRow("stale since before the failure")
            << withOneAccount(AttemptOutcome::Failed) << AlertKind::Stale << false;
        QTest::newRow("partial") << withOneAccount(AttemptOutcome::Partial) << AlertKind::ConnectionPartial << false;
        QTest::newRow("stale") << withOneAccount(AttemptOutcome::Ok, 600min) << AlertKind::Stale << false;
        QTest::newRow("absent") << withOneAccount(AttemptOutcome::Ok, 1min, AccountState::Absent)
                                << AlertKind::AccountAbsent << true;
        QTest::newRow("unexplained") << withUnexplained(u"2.50"_s) << AlertKind::Unexplained << true;
    }

    void tellsEachThingOnce()
    {
        QFETCH(PositionInput, input);
        QFETCH(AlertKind, kind);
        QFETCH(bool, ofAccount);
        const CashPosition position = makeCashPosition(input);

        const auto open = attentionItems(position, {}, {alertOf(kind, u"i"_s, ofAccount)});
        const auto done = attentionItems(position, {}, {settled(alertOf(kind, u"i"_s, ofAccount), u"known"_s)});

        QCOMPARE(open.size(), size_t(1));
        QCOMPARE(open[0].alerts, QStringList{u"i"_s});
        QVERIFY(!open[0].isSettled);
        QCOMPARE(done.size(), size_t(1));
        QVERIFY(done[0].isSettled);
        QCOMPARE(done[0].note, u"known"_s);
    }

    void givesAlertsOfTheirOwnALine_data()
    {
        QTest::addColumn<AlertKind>("kind");
        QTest::addColumn<bool>("ofAccount");
        QTest::addColumn<Action>("action");

        QTest::newRow("minimum") << AlertKind::BelowMinimum << true << Action::OpenAccount;
        QTest::newRow("maximum") << AlertKind::AboveMaximum << true << Action::OpenAccount;
        QTest::newRow("move") << AlertKind::LargeMove << true << Action::OpenAccount;
        QTest::newRow("sign") << AlertKind::SignChange << true << Action::OpenAccount;
        QTest::newRow("consent") << AlertKind::ConsentEnds << false << Action::EnterCredential;
        QTest::newRow("what cannot be judged now is still open")
            << AlertKind::Unexplained << true << Action::OpenAccount;
    }

    void givesAlertsOfTheirOwnALine()
    {
        QFETCH(AlertKind, kind);
        QFETCH(bool, ofAccount);
        QFETCH(Action, action);

        const auto items = attentionItems(makeCashPosition(withOneAccount(AttemptOutcome::Ok)), {},
                                          {alertOf(kind, u"i"_s, ofAccount)});

        QCOMPARE(items.size(), size_t(1));
        QCOMPARE(items[0].action, action);
        QVERIFY(items[0].hasAction);
        QVERIFY(items[0].sentence.contains(u"Subject"_s));
    }

    void settlesALineOnlyWithAllItsAlerts()
    {
        const CashPosition position = makeCashPosition(withOneAccount(AttemptOutcome::Failed));
        const std::vector<Alert> alerts{settled(alertOf(AlertKind::ConnectionFailed, u"1"_s), u"known"_s),
                                        alertOf(AlertKind::Stale, u"2"_s)};

        const auto items = attentionItems(position, {}, alerts);

        QCOMPARE(items.size(), size_t(1));
        QVERIFY(!items[0].isSettled);
        QVERIFY2(items[0].note.isEmpty(), "the note is about the other one");
        QCOMPARE(items[0].alerts, (QStringList{u"1"_s, u"2"_s}));
    }

    void bringsBackWhatWasSnoozed_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<bool>("isSettled");
        QTest::newRow("before its end") << 1 << true;
        QTest::newRow("at its end") << 0 << false;
    }

    void bringsBackWhatWasSnoozed()
    {
        QFETCH(int, minutes);
        QFETCH(bool, isSettled);
        Alert alert = alertOf(AlertKind::BelowMinimum, u"1"_s, true);
        alert.snoozedUntil = sampleNow + std::chrono::minutes(minutes);

        const auto items = attentionItems(makeCashPosition(withOneAccount(AttemptOutcome::Ok)), {}, {alert});

        QCOMPARE(items[0].isSettled, isSettled);
        QCOMPARE(items[0].snoozedUntil.has_value(), isSettled);
    }

    void putsWhatIsSettledLast()
    {
        const CashPosition position = makeCashPosition(withOneAccount(AttemptOutcome::Failed));
        const std::vector<Alert> alerts{settled(alertOf(AlertKind::ConnectionFailed, u"1"_s), {}),
                                        alertOf(AlertKind::LargeMove, u"2"_s, true)};

        const auto items = attentionItems(position, {}, alerts);

        QCOMPARE(items.size(), size_t(2));
        QCOMPARE(items[0].alerts, QStringList{u"2"_s});
        QCOMPARE(items[0].level, Attention::Notice);
    }

    void saysNothingWithinTheTolerance()
    {
        PositionInput input = withUnexplained(u"2.50"_s);
        input.settings[AccountId(u"1"_s)].limits.tolerance = Decimal::parse("0.50").value();
        input.settings[AccountId(u"1"_s)].limits.currency = u"EUR"_s;

        QVERIFY(attentionItems(makeCashPosition(input), {}).empty());
    }

    void hidesAmountsOfAlerts()
    {
        DisplayFormat format;
        format.visibility = AmountVisibility::Hidden;

        const auto items = attentionItems(makeCashPosition(withOneAccount(AttemptOutcome::Ok)), format,
                                          {alertOf(AlertKind::BelowMinimum, u"1"_s, true)});

        QVERIFY2(!items[0].sentence.contains(u'1'), qPrintable(items[0].sentence));
    }

    void snoozesUntilTheMorningOfTheZone_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("tomorrow");
        QTest::addColumn<QString>("nextBusinessDay");
        QTest::newRow("on a Thursday") << u"2026-11-19T10:00:00Z"_s << u"2026-11-20T07:00:00Z"_s
                                       << u"2026-11-20T07:00:00Z"_s;
        QTest::newRow("on a Friday") << u"2026-11-20T10:00:00Z"_s << u"2026-11-21T07:00:00Z"_s
                                     << u"2026-11-23T07:00:00Z"_s;
        QTest::newRow("after midnight there")
            << u"2026-11-19T23:30:00Z"_s << u"2026-11-21T07:00:00Z"_s << u"2026-11-23T07:00:00Z"_s;
        QTest::newRow("before clocks go back")
            << u"2026-10-24T10:00:00Z"_s << u"2026-10-25T07:00:00Z"_s << u"2026-10-26T07:00:00Z"_s;
    }

    void snoozesUntilTheMorningOfTheZone()
    {
        QFETCH(QString, now);
        QFETCH(QString, tomorrow);
        QFETCH(QString, nextBusinessDay);

        const SnoozeTimes times = snoozeTimes(parseRfc3339(now).value(), QTimeZone("Europe/Berlin"));

        QCOMPARE(formatRfc3339(times.tomorrow), tomorrow);
        QCOMPARE(formatRfc3339(times.nextBusinessDay), nextBusinessDay);
        QCOMPARE(times.hour, parseRfc3339(now).value() + 1h);
    }
};

QTEST_GUILESS_MAIN(TestAttentionItems)
#include "tst_attention_items.moc"

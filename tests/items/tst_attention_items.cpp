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
};

QTEST_GUILESS_MAIN(TestAttentionItems)
#include "tst_attention_items.moc"

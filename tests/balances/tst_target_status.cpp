// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/target_status.h>

#include "balance_samples.h"

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

std::optional<Decimal> amount(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(Decimal::parse(text).value());
}

QString text(const TargetStatus &status)
{
    QString result;
    switch (status.kind) {
    case TargetStatus::Kind::NotWatched:
        result = u"not watched"_s;
        break;
    case TargetStatus::Kind::CannotSay:
        result = u"cannot say"_s;
        break;
    case TargetStatus::Kind::Short:
        result = u"short "_s + ::text(status.by);
        break;
    case TargetStatus::Kind::Excess:
        result = u"excess "_s + ::text(status.by);
        break;
    case TargetStatus::Kind::Fits:
        result = u"fits"_s;
        break;
    }
    return result + (status.isBelowMinimum ? u" below"_s : QString())
        + (status.isAboveMaximum ? u" above"_s : QString());
}

PositionAccount account(const QString &available)
{
    PositionAccount result;
    BalanceReading reading = emptyReading();
    reading.posted = optionalFigure(u"1"_s);
    reading.available = optionalFigure(available);
    result.snapshot.reading = reading;
    result.freshness = {Age::Current, AttemptOutcome::Ok, DataSource::Live};
    result.settings.limits.currency = u"EUR"_s;
    return result;
}

} // namespace

class TestTargetStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsFromTargetElseFromTheLimits_data()
    {
        QTest::addColumn<QString>("figure");
        QTest::addColumn<QString>("minimum");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("maximum");
        QTest::addColumn<QString>("status");
        const auto row = [](const char *name, const QString &figure, const QString &minimum, const QString &target,
                            const QString &maximum, const QString &status) {
            QTest::newRow(name) << figure << minimum << target << maximum << status;
        };
        row("nothing set", u"5"_s, {}, {}, {}, u"not watched"_s);
        row("short of the target", u"8000.10"_s, {}, u"50000"_s, {}, u"short 41999.90"_s);
        row("in excess of it", u"360000"_s, {}, u"50000"_s, {}, u"excess 310000"_s);
        row("on it", u"50000.00"_s, {}, u"50000"_s, {}, u"fits"_s);
        row("short of the target and below the minimum", u"1"_s, u"2"_s, u"10"_s, {}, u"short 9 below"_s);
        row("above the maximum", u"30"_s, {}, u"10"_s, u"20"_s, u"excess 20 above"_s);
        row("minimum alone", u"1.5"_s, u"2"_s, {}, {}, u"short 0.5 below"_s);
        row("at the minimum", u"2.00"_s, u"2"_s, {}, {}, u"fits"_s);
        row("maximum alone", u"3"_s, {}, {}, u"2"_s, u"excess 1 above"_s);
        row("at the maximum", u"2"_s, {}, {}, u"2"_s, u"fits"_s);
        row("between", u"5"_s, u"2"_s, {}, u"9"_s, u"fits"_s);
        row("not sent", {}, u"2"_s, {}, {}, u"cannot say"_s);
    }
    void countsFromTargetElseFromTheLimits()
    {
        QFETCH(QString, figure);
        QFETCH(QString, minimum);
        QFETCH(QString, target);
        QFETCH(QString, maximum);
        QFETCH(QString, status);
        PositionAccount row = account(figure);
        row.settings.limits.minimum = amount(minimum);
        row.settings.limits.target = amount(target);
        row.settings.limits.maximum = amount(maximum);

        QCOMPARE(text(targetStatusOf(row)), status);
    }

    void judgesOnlyWhatCanBeJudged_data()
    {
        QTest::addColumn<int>("age");
        QTest::addColumn<int>("outcome");
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<bool>("judged");
        const auto row = [](const char *name, Age age, AttemptOutcome outcome, AccountState state,
                            const QString &currency, bool judged) {
            QTest::newRow(name) << int(age) << int(outcome) << int(state) << currency << judged;
        };
        row("current", Age::Current, AttemptOutcome::Ok, AccountState::Present, u"EUR"_s, true);
        row("ageing", Age::Ageing, AttemptOutcome::Ok, AccountState::Present, u"EUR"_s, true);
        row("of a list that was partly read", Age::Current, AttemptOutcome::Partial, AccountState::Present, u"EUR"_s,
            true);
        row("stale", Age::Stale, AttemptOutcome::Ok, AccountState::Present, u"EUR"_s, false);
        row("never", Age::Never, AttemptOutcome::Ok, AccountState::Present, u"EUR"_s, false);
        row("failed", Age::Current, AttemptOutcome::Failed, AccountState::Present, u"EUR"_s, false);
        row("refused", Age::Current, AttemptOutcome::Refused, AccountState::Present, u"EUR"_s, false);
        row("absent", Age::Current, AttemptOutcome::Ok, AccountState::Absent, u"EUR"_s, false);
        row("unreadable", Age::Current, AttemptOutcome::Partial, AccountState::Unreadable, u"EUR"_s, false);
        row("limits of another currency", Age::Current, AttemptOutcome::Ok, AccountState::Present, u"USD"_s, false);
        row("limits of no currency", Age::Current, AttemptOutcome::Ok, AccountState::Present, {}, false);
    }
    void judgesOnlyWhatCanBeJudged()
    {
        QFETCH(int, age);
        QFETCH(int, outcome);
        QFETCH(int, state);
        QFETCH(QString, currency);
        QFETCH(bool, judged);
        PositionAccount row = account(u"1"_s);
        row.freshness = {Age(age), AttemptOutcome(outcome), DataSource::Live};
        row.snapshot.state = AccountState(state);
        row.settings.limits.currency = currency;
        row.settings.limits.minimum = amount(u"2"_s);

        QCOMPARE(text(targetStatusOf(row)), judged ? u"short 1 below"_s : u"cannot say"_s);
    }

    void watchesTheFigureThatIsChosen()
    {
        PositionAccount row = account(u"500"_s);
        row.settings.limits.minimum = amount(u"100"_s);
        row.settings.limits.basis = AccountLimits::Basis::Posted;

        QCOMPARE(text(targetStatusOf(row)), u"short 99 below"_s);
    }
};

QTEST_APPLESS_MAIN(TestTargetStatus)
#include "tst_target_status.moc"

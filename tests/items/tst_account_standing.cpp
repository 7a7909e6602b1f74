// SPDX-License-Identifier: GPL-3.0-or-later
#include "item_samples.h"

#include <items/account_standing.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

/// "12:30 Europe/Berlin EUR", the currency may be missing.
CutOff cutOff(const QString &text)
{
    const QStringList words = text.split(u' ');
    return {words.value(2), QTime::fromString(words[0], u"HH:mm"_s), words[1]};
}

UtcTime at(const QString &text)
{
    return parseRfc3339(text).value();
}

} // namespace

class TestAccountStanding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheCutOffThatComesNext_data()
    {
        QTest::addColumn<QStringList>("cutOffs");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("shown");

        const QString friday = u"2026-11-20T09:30:00Z"_s;
        QTest::newRow("none is stated") << QStringList{} << u"EUR"_s << friday << QString();
        QTest::newRow("in the bank's zone, not in ours")
            << QStringList{u"14:00 Europe/Berlin"_s} << u"EUR"_s << friday << u"14:00 CET, 3 h left"_s;
        QTest::newRow("whole hours that are left, never more")
            << QStringList{u"12:29 Europe/Berlin"_s} << u"EUR"_s << friday << u"12:29 CET, 1 h left"_s;
        QTest::newRow("the last seconds") << QStringList{u"10:30 Europe/Berlin"_s} << u"EUR"_s
                                          << u"2026-11-20T09:29:30Z"_s << u"10:30 CET, less than a minute left"_s;
        QTest::newRow("exactly then it has passed")
            << QStringList{u"10:30 Europe/Berlin"_s} << u"EUR"_s << friday << u"10:30 CET, passed"_s;
        QTest::newRow("summer time") << QStringList{u"14:00 Europe/Berlin"_s} << u"EUR"_s << u"2026-07-01T09:30:00Z"_s
                                     << u"14:00 CEST, 2 h left"_s;
        QTest::newRow("that of the currency goes before that of all")
            << QStringList{u"17:00 Europe/Berlin"_s, u"12:00 Europe/Berlin USD"_s} << u"USD"_s << friday
            << u"12:00 CET, 1 h left"_s;
        QTest::newRow("that of another currency says nothing")
            << QStringList{u"12:00 Europe/Berlin USD"_s} << u"EUR"_s << friday << QString();
        QTest::newRow("the next of two") << QStringList{u"15:00 Europe/Berlin"_s, u"10:00 Europe/Berlin"_s,
                                                        u"13:00 Europe/Berlin"_s}
                                         << u"EUR"_s << friday << u"13:00 CET, 2 h left"_s;
        QTest::newRow("all have passed: the last") << QStringList{u"08:00 Europe/Berlin"_s, u"09:00 Europe/Berlin"_s}
                                                   << u"EUR"_s << friday << u"09:00 CET, passed"_s;
        QTest::newRow("Saturday") << QStringList{u"14:00 Europe/Berlin"_s} << u"EUR"_s << u"2026-11-21T09:30:00Z"_s
                                  << u"No business day"_s;
        QTest::newRow("Saturday there, Friday here") << QStringList{u"14:00 Pacific/Auckland"_s} << u"EUR"_s
                                                     << u"2026-11-20T12:00:00Z"_s << u"No business day"_s;
        QTest::newRow("no reading: the currency is not known")
            << QStringList{u"14:00 Europe/Berlin"_s} << QString() << friday << QString();
        QTest::newRow("a zone that is none") << QStringList{u"14:00 Mars/Base"_s} << u"EUR"_s << friday << QString();
    }

    void tellsTheCutOffThatComesNext()
    {
        QFETCH(QStringList, cutOffs);
        QFETCH(QString, currency);
        QFETCH(QString, now);
        std::vector<CutOff> all;
        for (const QString &one : cutOffs)
            all.push_back(cutOff(one));
        DisplayFormat format;
        format.locale = u"de"_s; // 24 hours

        const CutOffToday result = cutOffToday(all, currency, {}, at(now));

        QTEST(cutOffText(result, at(now), format), "shown");
    }

    void keepsTheHolidaysOfTheBank()
    {
        BusinessCalendar calendar;
        calendar.holidays[QDate(2026, 11, 20)] = u"Founder's day"_s;

        const CutOffToday result =
            cutOffToday({cutOff(u"14:00 Europe/Berlin"_s)}, u"EUR"_s, calendar, at(u"2026-11-20T09:30:00Z"_s));

        QCOMPARE(result.kind, CutOffToday::Kind::NotToday);
    }

    void placesTheMarksInTheirOrder_data()
    {
        QTest::addColumn<QString>("figure");
        QTest::addColumn<QString>("minimum");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("maximum");
        QTest::addColumn<QString>("order"); // from left to right

        QTest::newRow("below the minimum") << u"5"_s << u"10"_s << u"20"_s << u"30"_s << u"figure min target max"_s;
        QTest::newRow("above the maximum") << u"50"_s << u"10"_s << u"20"_s << u"30"_s << u"min target max figure"_s;
        QTest::newRow("overdrawn") << u"-5"_s << u"0"_s << QString() << QString() << u"figure min"_s;
        QTest::newRow("only a target") << u"25"_s << QString() << u"20"_s << QString() << u"target figure"_s;
    }

    void placesTheMarksInTheirOrder()
    {
        QFETCH(QString, figure);
        QFETCH(QString, minimum);
        QFETCH(QString, target);
        QFETCH(QString, maximum);
        PositionInput input = sampleInput({{u"1"_s, u"One"_s, u"a"_s, {}, u"EUR"_s, figure, figure}});
        AccountLimits &limits = input.settings[AccountId(u"1"_s)].limits;
        limits.currency = u"EUR"_s;
        const auto amount = [](const QString &text) {
            return text.isEmpty() ? std::nullopt : std::optional(Decimal::parse(text).value());
        };
        limits.minimum = amount(minimum);
        limits.target = amount(target);
        limits.maximum = amount(maximum);

        const LimitBar bar = limitBar(makeCashPosition(input).accounts[0]);

        std::map<double, QString> marks;
        for (const auto &[at, name] : {std::pair(bar.figureAt, u"figure"_s), std::pair(bar.minimumAt, u"min"_s),
                                       std::pair(bar.targetAt, u"target"_s), std::pair(bar.maximumAt, u"max"_s)}) {
            if (at) {
                QVERIFY(*at >= 0 && *at <= 1);
                marks[*at] = name;
            }
        }
        QStringList order;
        for (const auto &[where, name] : marks)
            order += name;
        QTEST(order.join(u' '), "order");
    }

    void placesNothingThatIsNotJudged()
    {
        PositionInput input = sampleInput(
            {{u"1"_s, u"One"_s, u"a"_s, {}, u"EUR"_s, u"5"_s, u"5"_s, Ownership::Own, std::chrono::hours(30)}});
        AccountLimits &limits = input.settings[AccountId(u"1"_s)].limits;
        limits.currency = u"EUR"_s;
        limits.minimum = Decimal::fromInteger(10);

        const LimitBar bar = limitBar(makeCashPosition(input).accounts[0]);

        QCOMPARE(bar.status.kind, TargetStatus::Kind::CannotSay);
        QVERIFY(!bar.figureAt && !bar.minimumAt);
    }
};

QTEST_GUILESS_MAIN(TestAccountStanding)
#include "tst_account_standing.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/movement.h>

#include "balance_samples.h"

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime closeTime{std::chrono::seconds(1'700'000'000)};
const UtcTime now = closeTime + 14h;

/// "a EUR 10 7": id, currency, posted, available ("-": not sent). "~a …" was confirmed before the close only, "?a …" is
/// unreadable, "!a …" absent, "#a …" not in totals, "a" alone was never read.
AccountSnapshot snapshotOf(QString line, UtcTime confirmedAt)
{
    AccountSnapshot snapshot;
    snapshot.connection = ConnectionId(u"c"_s);
    snapshot.confirmedAt = confirmedAt;
    const QChar mark = line[0];
    if (!mark.isLetter())
        line = line.mid(1);
    if (mark == u'~')
        snapshot.confirmedAt = closeTime - 1h;
    snapshot.state = mark == u'?' ? AccountState::Unreadable
        : mark == u'!'            ? AccountState::Absent
                                  : AccountState::Present;
    const QStringList words = line.split(u' ');
    snapshot.id = AccountId(words[0]);
    snapshot.providerAccountId = words[0];
    if (words.size() == 1)
        return snapshot;
    BalanceReading reading = emptyReading(words[1].toLatin1().constData());
    reading.name = words[0];
    reading.posted = optionalFigure(words[2] == u"-"_s ? QString() : words[2]);
    reading.available = optionalFigure(words[3] == u"-"_s ? QString() : words[3]);
    reading.inTotals = mark != u'#';
    snapshot.reading = reading;
    return snapshot;
}

std::vector<AccountSnapshot> snapshotsOf(const QString &lines, UtcTime confirmedAt)
{
    std::vector<AccountSnapshot> result;
    for (const QString &line : lines.split(u'|', Qt::SkipEmptyParts))
        result.push_back(snapshotOf(line.trimmed(), confirmedAt));
    return result;
}

CashPosition positionOf(const QString &lines)
{
    PositionInput input;
    input.asOf = input.knownAt = now;
    Connection connection;
    connection.id = ConnectionId(u"c"_s);
    input.connections = {connection};
    input.snapshots = snapshotsOf(lines, now);
    return makeCashPosition(input);
}

QString text(const std::vector<AccountMovement> &accounts)
{
    QStringList lines;
    for (const AccountMovement &each : accounts)
        lines += u"%1 %2 %3 %4"_s.arg(each.name, movementCode(each.kind), ::text(each.posted.change),
                                      ::text(each.available.change));
    return lines.join(u" | "_s);
}

QString text(const std::vector<CurrencyMovement> &totals)
{
    QStringList lines;
    for (const CurrencyMovement &each : totals)
        lines += u"%1 %2 %3 (%4 moved %5 same %6 new %7 gone %8 ?)"_s
                     .arg(each.currency.toString(), ::text(each.posted), ::text(each.available))
                     .arg(each.changed)
                     .arg(each.same)
                     .arg(each.added)
                     .arg(each.gone)
                     .arg(each.cannotSay);
    return lines.join(u" | "_s);
}

} // namespace

class TestMovement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatMoved_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("accounts");
        QTest::addColumn<QString>("totals");
        const QString big = u"123456789012345678901234567890"_s;

        QTest::newRow("exact, digits kept") << u"a EUR 10.00 7.5"_s << u"a EUR 9.990 8"_s << u"a changed -0.010 0.5"_s
                                            << u"EUR -0.010 0.5 (1 moved 0 same 0 new 0 gone 0 ?)"_s;
        QTest::newRow("30 digits") << u"a EUR %1.01 0"_s.arg(big) << u"a EUR %1.02 0"_s.arg(big)
                                   << u"a changed 0.01 0.00"_s.replace(u"0.00"_s, u"0"_s)
                                   << u"EUR 0.01 0 (1 moved 0 same 0 new 0 gone 0 ?)"_s;
        QTest::newRow("what did not move is counted only")
            << u"a EUR 1 1"_s << u"a EUR 1.00 1"_s << QString() << u"EUR 0.00 0 (0 moved 1 same 0 new 0 gone 0 ?)"_s;
        QTest::newRow("the largest first, by either figure and whatever its sign")
            << u"a EUR 0 0 | b EUR 0 0 | c EUR 0 0"_s << u"a EUR 1 1 | b EUR -3 0 | c EUR 0 5"_s
            << u"c changed 0 5 | b changed -3 0 | a changed 1 1"_s << u"EUR -2 6 (3 moved 0 same 0 new 0 gone 0 ?)"_s;
        QTest::newRow("never across currencies")
            << u"a USD 0 0 | b EUR 0 0"_s << u"a USD 100 100 | b EUR 1 1"_s << u"b changed 1 1 | a changed 100 100"_s
            << u"EUR 1 1 (1 moved 0 same 0 new 0 gone 0 ?) | USD 100 100 (1 moved 0 same 0 new 0 gone 0 ?)"_s;
        QTest::newRow("a figure that is not sent has no change")
            << u"a EUR 1 -"_s << u"a EUR 2 5"_s << u"a changed 1 -"_s << u"EUR 1 - (1 moved 0 same 0 new 0 gone 0 ?)"_s;
        QTest::newRow("an account that came moves no money")
            << QString() << u"a EUR 1 1"_s << u"a new - -"_s << u"EUR - - (0 moved 0 same 1 new 0 gone 0 ?)"_s;
        QTest::newRow("nor one that went")
            << u"a EUR 1 1"_s << u"!a EUR 1 1"_s << u"a gone - -"_s << u"EUR - - (0 moved 0 same 0 new 1 gone 0 ?)"_s;
        QTest::newRow("one that was gone then, too, is left out")
            << u"!a EUR 1 1"_s << u"!a EUR 1 1"_s << QString() << QString();
        QTest::newRow("one that is back is new")
            << u"!a EUR 1 1"_s << u"a EUR 1 1"_s << u"a new - -"_s << u"EUR - - (0 moved 0 same 1 new 0 gone 0 ?)"_s;
        QTest::newRow("unreadable: nothing can be said") << u"a EUR 1 1"_s << u"?a EUR 1 1"_s << u"a cannot-say - -"_s
                                                         << u"EUR - - (0 moved 0 same 0 new 0 gone 1 ?)"_s;
        QTest::newRow("no reading since: nothing can be said, not unchanged")
            << u"a EUR 1 1"_s << u"~a EUR 1 1"_s << u"a cannot-say - -"_s
            << u"EUR - - (0 moved 0 same 0 new 0 gone 1 ?)"_s;
        QTest::newRow("never read is left out") << QString() << u"a"_s << QString() << QString();
        QTest::newRow("read for the first time")
            << u"a"_s << u"a EUR 1 1"_s << u"a new - -"_s << u"EUR - - (0 moved 0 same 1 new 0 gone 0 ?)"_s;
        QTest::newRow("another currency is another account")
            << u"a USD 1 1"_s << u"a EUR 5 5"_s << u"a new - -"_s << u"EUR - - (0 moved 0 same 1 new 0 gone 0 ?)"_s;
        QTest::newRow("not in totals: told, not added")
            << u"#a EUR 1 1 | b EUR 1 1"_s << u"#a EUR 9 9 | b EUR 2 2"_s << u"a changed 8 8 | b changed 1 1"_s
            << u"EUR 1 1 (1 moved 0 same 0 new 0 gone 0 ?)"_s;
        QTest::newRow("what moved stands before what cannot be told")
            << u"a EUR 1 1 | b EUR 1 1"_s << u"?a EUR 1 1 | b EUR 2 2"_s << u"b changed 1 1 | a cannot-say - -"_s
            << u"EUR 1 1 (1 moved 0 same 0 new 0 gone 1 ?)"_s;
    }

    void tellsWhatMoved()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, accounts);
        QFETCH(QString, totals);

        const Movements moved = movements(snapshotsOf(before, closeTime - 1h), closeTime, positionOf(after));

        QCOMPARE(text(moved.accounts), accounts);
        QCOMPARE(text(moved.totals), totals);
        QCOMPARE(moved.since, closeTime);
    }

    void addsNoTestDataToMoney()
    {
        PositionInput input;
        input.asOf = input.knownAt = now;
        Connection live;
        live.id = ConnectionId(u"c"_s);
        Connection test;
        test.id = ConnectionId(u"t"_s);
        test.source = DataSource::Test;
        input.connections = {live, test};
        AccountSnapshot play = snapshotOf(u"p EUR 9 9"_s, now);
        play.connection = test.id;
        input.snapshots = {snapshotOf(u"a EUR 2 2"_s, now), play};
        std::vector<AccountSnapshot> before = {snapshotOf(u"a EUR 1 1"_s, closeTime - 1h),
                                               snapshotOf(u"p EUR 1 1"_s, closeTime - 1h)};

        const Movements moved = movements(before, closeTime, makeCashPosition(input));

        QCOMPARE(text(moved.accounts), u"a changed 1 1"_s);
    }
};

QTEST_APPLESS_MAIN(TestMovement)
#include "tst_movement.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <polling/poll_schedule.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ConnectionId id(const QString &name)
{
    return ConnectionId(name);
}

PollSchedule::Entry entry(const QString &name, const QString &host = u"https://bank.example:443"_s)
{
    return {.id = id(name), .host = host, .interval = 900s};
}

/// Both clocks at the same distance from the start.
PollTime at(std::chrono::seconds time)
{
    return {time, UtcTime(std::chrono::days(20'000)) + time};
}

Error error(ErrorKind kind, std::optional<std::chrono::seconds> retryAfter = {})
{
    return Error{.kind = kind, .retryAfter = retryAfter};
}

using Ids = std::vector<ConnectionId>;

} // namespace

class TestPollSchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pollsNewConnectionsAtOnceAndThenByInterval()
    {
        PollSchedule schedule(1);
        schedule.setEntries({entry(u"a"_s)});

        QCOMPARE(schedule.takeDue(at(0s)), Ids{id(u"a"_s)});
        schedule.finished(id(u"a"_s), AttemptOutcome::Ok, {}, at(10s));

        QVERIFY(schedule.takeDue(at(909s)).empty());
        QCOMPARE(schedule.takeDue(at(910s)), Ids{id(u"a"_s)});
    }

    void neverRunsOnePollTwice()
    {
        PollSchedule schedule(1);
        schedule.setEntries({entry(u"a"_s)});
        (void)schedule.takeDue(at(0s));

        QVERIFY(schedule.takeDue(at(10'000s)).empty());
        QVERIFY(!schedule.takeNow(id(u"a"_s)));
    }

    void catchesUpOnceAfterSleep()
    {
        PollSchedule schedule(1);
        schedule.setEntries({entry(u"a"_s)});
        (void)schedule.takeDue(at(0s));
        schedule.finished(id(u"a"_s), AttemptOutcome::Ok, {}, at(0s));

        // The steady clock stood still while the machine slept for eight hours.
        const PollTime woken{5s, at(8h).wall};

        QCOMPARE(schedule.takeDue(woken), Ids{id(u"a"_s)});
        schedule.finished(id(u"a"_s), AttemptOutcome::Ok, {}, woken);
        QVERIFY(schedule.takeDue(woken).empty());
    }

    void isNotHeldUpByAClockThatWasSetBack()
    {
        PollSchedule schedule(1);
        schedule.setEntries({entry(u"a"_s)});
        (void)schedule.takeDue(at(0s));
        schedule.finished(id(u"a"_s), AttemptOutcome::Ok, {}, at(0s));

        QCOMPARE(schedule.takeDue({900s, at(0s).wall - 24h}), Ids{id(u"a"_s)});
    }

    void waitsAfterAFailure_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("retryAfter");
        QTest::addColumn<int>("earliest");
        QTest::addColumn<int>("latest");

        QTest::newRow("network: 15 to 30 s") << ErrorKind::NetworkUnreachable << -1 << 15 << 30;
        QTest::newRow("server error: 15 to 30 s") << ErrorKind::ServerError << -1 << 15 << 30;
        QTest::newRow("malformed reply: same, though the host is well") << ErrorKind::MalformedReply << -1 << 15 << 30;
        QTest::newRow("quota: as long as the server says") << ErrorKind::RateLimited << 600 << 600 << 600;
    }

    void waitsAfterAFailure()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(int, retryAfter);
        QFETCH(int, earliest);
        QFETCH(int, latest);
        PollSchedule schedule(7);
        schedule.setEntries({entry(u"a"_s)});
        (void)schedule.takeDue(at(0s));

        schedule.finished(id(u"a"_s), AttemptOutcome::Failed,
                          error(kind, retryAfter < 0 ? std::nullopt : std::optional(std::chrono::seconds(retryAfter))),
                          at(0s));

        const auto next = schedule.nextAt(id(u"a"_s));
        QVERIFY(next.has_value());
        QVERIFY(*next >= std::chrono::seconds(earliest));
        QVERIFY(*next <= std::chrono::seconds(latest));
        QVERIFY(schedule.takeDue({*next - 1ms, at(0s).wall}).empty());
        QCOMPARE(schedule.takeDue({*next, at(0s).wall}), Ids{id(u"a"_s)});
    }

    void aWallClockThatJumpsDoesNotShortenABackOff()
    {
        PollSchedule schedule(7);
        schedule.setEntries({entry(u"a"_s)});
        (void)schedule.takeDue(at(0s));
        schedule.finished(id(u"a"_s), AttemptOutcome::Failed, error(ErrorKind::RateLimited, 600s), at(0s));

        QVERIFY(schedule.takeDue({5s, at(1h).wall}).empty());
    }

    void stopsAfterARefusedCredentialUntilTheUserActs_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<bool>("stops");

        QTest::newRow("401 could lock the account") << ErrorKind::Unauthorized << true;
        QTest::newRow("403") << ErrorKind::Forbidden << true;
        QTest::newRow("a locked keyring is asked again") << ErrorKind::KeychainLocked << false;
        QTest::newRow("a missing secret is asked again") << ErrorKind::SecretMissing << false;
    }

    void stopsAfterARefusedCredentialUntilTheUserActs()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(bool, stops);
        PollSchedule schedule(1);
        schedule.setEntries({entry(u"a"_s)});
        (void)schedule.takeDue(at(0s));

        schedule.finished(id(u"a"_s), AttemptOutcome::Refused, error(kind), at(0s));

        QCOMPARE(schedule.isStopped(id(u"a"_s)), stops);
        QCOMPARE(schedule.takeDue(at(100'000s)).empty(), stops);
        if (stops) {
            schedule.resume(id(u"a"_s));
            QCOMPARE(schedule.takeDue(at(100'000s)), Ids{id(u"a"_s)});
        }
    }

    void sendsOneProbeToAHostThatFailed()
    {
        PollSchedule schedule(1);
        schedule.setEntries(
            {entry(u"a"_s), entry(u"b"_s), entry(u"c"_s), entry(u"other"_s, u"https://other.example:443"_s)});
        QCOMPARE(schedule.takeDue(at(0s)).size(), std::size_t(4));
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            schedule.finished(id(name), AttemptOutcome::Failed, error(ErrorKind::ServerError), at(0s));
        schedule.finished(id(u"other"_s), AttemptOutcome::Ok, {}, at(0s));

        const auto probe = schedule.takeDue(at(600s));
        QCOMPARE(probe.size(), std::size_t(1));
        QVERIFY(schedule.takeDue(at(700s)).empty());

        schedule.finished(probe.front(), AttemptOutcome::Ok, {}, at(701s));
        QCOMPARE(schedule.takeDue(at(701s)).size(), std::size_t(2));
    }

    void keepsFailuresOfOneConnectionFromTheOthersOfItsHost()
    {
        PollSchedule schedule(1);
        schedule.setEntries({entry(u"a"_s), entry(u"b"_s)});
        (void)schedule.takeDue(at(0s));
        schedule.finished(id(u"a"_s), AttemptOutcome::Failed, error(ErrorKind::MalformedReply), at(0s));
        schedule.finished(id(u"b"_s), AttemptOutcome::Ok, {}, at(0s));

        QCOMPARE(schedule.nextAt(id(u"b"_s)), std::optional(std::chrono::milliseconds(900s)));
    }

    void asksFewerThanFiveTimesAMinuteInAStorm()
    {
        PollSchedule schedule(3);
        std::vector<PollSchedule::Entry> entries;
        for (int i = 0; i < 200; ++i)
            entries.push_back(entry(u"c%1"_s.arg(i)));
        schedule.setEntries(entries);

        std::chrono::seconds time{0};
        for (const ConnectionId &first : schedule.takeDue(at(time)))
            schedule.finished(first, AttemptOutcome::Failed, error(ErrorKind::ServerError), at(time));
        int polls = 0;
        for (; time < 30min; ++time) {
            for (const ConnectionId &next : schedule.takeDue(at(time))) {
                ++polls;
                schedule.finished(next, AttemptOutcome::Failed, error(ErrorKind::ServerError), at(time));
            }
        }

        QVERIFY2(polls < 5 * 30, qPrintable(QString::number(polls)));
        QVERIFY(polls > 0);
    }

    void leavesPausedConnectionsAlone()
    {
        PollSchedule schedule(1);
        PollSchedule::Entry paused = entry(u"a"_s);
        paused.paused = true;
        schedule.setEntries({paused});

        QVERIFY(schedule.takeDue(at(0s)).empty());
        QVERIFY(!schedule.nextAt(id(u"a"_s)));
        QVERIFY(schedule.takeNow(id(u"a"_s))); // the user may still ask
    }

    void keepsWhatItKnowsWhenTheListChanges()
    {
        PollSchedule schedule(1);
        schedule.setEntries({entry(u"a"_s)});
        (void)schedule.takeDue(at(0s));
        schedule.finished(id(u"a"_s), AttemptOutcome::Ok, {}, at(0s));

        schedule.setEntries({entry(u"a"_s), entry(u"b"_s)});

        QCOMPARE(schedule.takeDue(at(1s)), Ids{id(u"b"_s)});
    }

    void letsAnotherProbeTheHostWhenTheProbeIsDropped_data()
    {
        QTest::addColumn<QString>("host"); ///< of the probing connection afterwards; empty: it is gone
        QTest::newRow("removed") << QString();
        QTest::newRow("moved to another host") << u"https://other.example:443"_s;
    }

    void letsAnotherProbeTheHostWhenTheProbeIsDropped()
    {
        QFETCH(QString, host);
        PollSchedule schedule(1);
        schedule.setEntries({entry(u"a"_s), entry(u"b"_s)});
        for (const ConnectionId &first : schedule.takeDue(at(0s)))
            schedule.finished(first, AttemptOutcome::Failed, error(ErrorKind::ServerError), at(0s));
        QCOMPARE(schedule.takeDue(at(2h)), Ids{id(u"a"_s)}); // it tries the host alone

        std::vector<PollSchedule::Entry> entries{entry(u"b"_s)};
        if (!host.isEmpty()) {
            entries.push_back(entry(u"a"_s));
            entries.back().host = host;
        }
        schedule.setEntries(entries);
        schedule.finished(id(u"a"_s), AttemptOutcome::Failed, error(ErrorKind::Cancelled), at(2h));

        const Ids due = schedule.takeDue(at(3h));
        QVERIFY(!due.empty());
        QVERIFY(schedule.isRunning(id(u"b"_s)));
    }

    void takesACancelledPollForNoFailure()
    {
        PollSchedule schedule(1);
        schedule.setEntries({entry(u"a"_s)});
        (void)schedule.takeDue(at(0s));

        schedule.finished(id(u"a"_s), AttemptOutcome::Failed, error(ErrorKind::Cancelled), at(0s));

        QCOMPARE(schedule.nextAt(id(u"a"_s)), std::optional<std::chrono::milliseconds>(entry(u"a"_s).interval));
    }

    void bringsTheNextPollForwardWhenTheIntervalShrinks()
    {
        PollSchedule schedule(1);
        schedule.setEntries({entry(u"a"_s)});
        (void)schedule.takeDue(at(0s));
        schedule.finished(id(u"a"_s), AttemptOutcome::Ok, {}, at(0s));

        PollSchedule::Entry shorter = entry(u"a"_s);
        shorter.interval = 60s;
        schedule.setEntries({shorter});

        QVERIFY(schedule.takeDue(at(59s)).empty());
        QCOMPARE(schedule.takeDue(at(60s)), Ids{id(u"a"_s)});
    }
};

QTEST_APPLESS_MAIN(TestPollSchedule)
#include "tst_poll_schedule.moc"

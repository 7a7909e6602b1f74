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

/// Both clocks at a time of day in Berlin in winter.
PollTime berlin(QDate day, QTime time)
{
    const UtcTime wall = momentOf(day, time, QTimeZone("Europe/Berlin"));
    return {std::chrono::floor<std::chrono::milliseconds>(wall - UtcTime(std::chrono::days(20'000))), wall};
}

const QDate friday(2026, 11, 20);
const QDate saturday(2026, 11, 21);
const QDate monday(2026, 11, 23);
const QDate tuesday(2026, 11, 24);

BusinessDays businessDays()
{
    BusinessDays days;
    days.calendars[u"Acme"_s].holidays = {{monday, u"a holiday of Acme's"_s}};
    days.rule.zone = QTimeZone("Europe/Berlin");
    return days;
}

PollSchedule::Entry fixedEntry(bool only, int callsPerDay = 0)
{
    PollSchedule::Entry result = entry(u"a"_s);
    result.fixedTimes = {QTime(8, 30), QTime(12, 0)};
    result.byFixedTimesOnly = only;
    result.callsPerDay = callsPerDay;
    return result;
}

/// Polls at once, as a new connection is, with a good end.
PollSchedule polledAt(const PollSchedule::Entry &entry, const PollTime &time)
{
    PollSchedule schedule(1);
    schedule.setBusinessDays(businessDays());
    schedule.setEntries({entry});
    if (schedule.takeDue(time).size() != 1)
        qFatal("a new connection is due");
    schedule.finished(entry.id, AttemptOutcome::Ok, {}, 1, time);
    return schedule;
}

/// Each second from the one to the other: when it was polled, as local times; each poll ends well at once.
QStringList pollsBetween(PollSchedule &schedule, const PollTime &from, const PollTime &to,
                         std::chrono::seconds step = 1s)
{
    QStringList polls;
    for (PollTime now = from; now.wall < to.wall; now.wall += step, now.steady += step) {
        for (const ConnectionId &due : schedule.takeDue(now)) {
            polls += toDateTime(now.wall).toTimeZone(QTimeZone("Europe/Berlin")).toString(u"ddd HH:mm"_s);
            schedule.finished(due, AttemptOutcome::Ok, {}, 1, now);
        }
    }
    return polls;
}

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
        schedule.finished(id(u"a"_s), AttemptOutcome::Ok, {}, 1, at(10s));

        QVERIFY(schedule.takeDue(at(909s)).empty());
        QCOMPARE(schedule.takeDue(at(910s)), Ids{id(u"a"_s)});
    }

    void neverRunsOnePollTwice()
    {
        PollSchedule schedule(1);
        schedule.setEntries({entry(u"a"_s)});
        (void)schedule.takeDue(at(0s));

        QVERIFY(schedule.takeDue(at(10'000s)).empty());
        QVERIFY(!schedule.takeNow(id(u"a"_s), at(10'000s)));
    }

    void catchesUpOnceAfterSleep()
    {
        PollSchedule schedule(1);
        schedule.setEntries({entry(u"a"_s)});
        (void)schedule.takeDue(at(0s));
        schedule.finished(id(u"a"_s), AttemptOutcome::Ok, {}, 1, at(0s));

        // The steady clock stood still while the machine slept for eight hours.
        const PollTime woken{5s, at(8h).wall};

        QCOMPARE(schedule.takeDue(woken), Ids{id(u"a"_s)});
        schedule.finished(id(u"a"_s), AttemptOutcome::Ok, {}, 1, woken);
        QVERIFY(schedule.takeDue(woken).empty());
    }

    void isNotHeldUpByAClockThatWasSetBack()
    {
        PollSchedule schedule(1);
        schedule.setEntries({entry(u"a"_s)});
        (void)schedule.takeDue(at(0s));
        schedule.finished(id(u"a"_s), AttemptOutcome::Ok, {}, 1, at(0s));

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
                          1, at(0s));

        const auto next = schedule.nextAt(id(u"a"_s), at(0s));
        QVERIFY(next.has_value());
        const auto wait = std::chrono::floor<std::chrono::milliseconds>(*next - at(0s).wall);
        QVERIFY(wait >= std::chrono::seconds(earliest));
        QVERIFY(wait <= std::chrono::seconds(latest));
        QVERIFY(schedule.takeDue({wait - 1ms, at(0s).wall}).empty());
        QCOMPARE(schedule.takeDue({wait, at(0s).wall}), Ids{id(u"a"_s)});
    }

    void aWallClockThatJumpsDoesNotShortenABackOff()
    {
        PollSchedule schedule(7);
        schedule.setEntries({entry(u"a"_s)});
        (void)schedule.takeDue(at(0s));
        schedule.finished(id(u"a"_s), AttemptOutcome::Failed, error(ErrorKind::RateLimited, 600s), 1, at(0s));

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

        schedule.finished(id(u"a"_s), AttemptOutcome::Refused, error(kind), 1, at(0s));

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
            schedule.finished(id(name), AttemptOutcome::Failed, error(ErrorKind::ServerError), 1, at(0s));
        schedule.finished(id(u"other"_s), AttemptOutcome::Ok, {}, 1, at(0s));

        const auto probe = schedule.takeDue(at(600s));
        QCOMPARE(probe.size(), std::size_t(1));
        QVERIFY(schedule.takeDue(at(700s)).empty());

        schedule.finished(probe.front(), AttemptOutcome::Ok, {}, 1, at(701s));
        QCOMPARE(schedule.takeDue(at(701s)).size(), std::size_t(2));
    }

    void keepsFailuresOfOneConnectionFromTheOthersOfItsHost()
    {
        PollSchedule schedule(1);
        schedule.setEntries({entry(u"a"_s), entry(u"b"_s)});
        (void)schedule.takeDue(at(0s));
        schedule.finished(id(u"a"_s), AttemptOutcome::Failed, error(ErrorKind::MalformedReply), 1, at(0s));
        schedule.finished(id(u"b"_s), AttemptOutcome::Ok, {}, 1, at(0s));

        QCOMPARE(schedule.nextAt(id(u"b"_s), at(0s)), std::optional(at(900s).wall));
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
            schedule.finished(first, AttemptOutcome::Failed, error(ErrorKind::ServerError), 1, at(time));
        int polls = 0;
        for (; time < 30min; ++time) {
            for (const ConnectionId &next : schedule.takeDue(at(time))) {
                ++polls;
                schedule.finished(next, AttemptOutcome::Failed, error(ErrorKind::ServerError), 1, at(time));
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
        QVERIFY(!schedule.nextAt(id(u"a"_s), at(0s)));
        QVERIFY(schedule.takeNow(id(u"a"_s), at(0s))); // the user may still ask
    }

    void keepsWhatItKnowsWhenTheListChanges()
    {
        PollSchedule schedule(1);
        schedule.setEntries({entry(u"a"_s)});
        (void)schedule.takeDue(at(0s));
        schedule.finished(id(u"a"_s), AttemptOutcome::Ok, {}, 1, at(0s));

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
            schedule.finished(first, AttemptOutcome::Failed, error(ErrorKind::ServerError), 1, at(0s));
        QCOMPARE(schedule.takeDue(at(2h)), Ids{id(u"a"_s)}); // it tries the host alone

        std::vector<PollSchedule::Entry> entries{entry(u"b"_s)};
        if (!host.isEmpty()) {
            entries.push_back(entry(u"a"_s));
            entries.back().host = host;
        }
        schedule.setEntries(entries);
        schedule.finished(id(u"a"_s), AttemptOutcome::Failed, error(ErrorKind::Cancelled), 1, at(2h));

        const Ids due = schedule.takeDue(at(3h));
        QVERIFY(!due.empty());
        QVERIFY(schedule.isRunning(id(u"b"_s)));
    }

    void takesACancelledPollForNoFailure()
    {
        PollSchedule schedule(1);
        schedule.setEntries({entry(u"a"_s)});
        (void)schedule.takeDue(at(0s));

        schedule.finished(id(u"a"_s), AttemptOutcome::Failed, error(ErrorKind::Cancelled), 1, at(0s));

        QCOMPARE(schedule.nextAt(id(u"a"_s), at(0s)), std::optional(at(900s).wall));
    }

    void bringsTheNextPollForwardWhenTheIntervalShrinks()
    {
        PollSchedule schedule(1);
        schedule.setEntries({entry(u"a"_s)});
        (void)schedule.takeDue(at(0s));
        schedule.finished(id(u"a"_s), AttemptOutcome::Ok, {}, 1, at(0s));

        PollSchedule::Entry shorter = entry(u"a"_s);
        shorter.interval = 60s;
        schedule.setEntries({shorter});

        QVERIFY(schedule.takeDue(at(59s)).empty());
        QCOMPARE(schedule.takeDue(at(60s)), Ids{id(u"a"_s)});
    }

    void pollsAtFixedTimesOfBusinessDays_data()
    {
        QTest::addColumn<QString>("entity");
        QTest::addColumn<QStringList>("polls"); // from Friday 09:00 to Tuesday 13:00

        QTest::newRow("weekends only") << QString()
                                       << QStringList{u"Fri 12:00"_s, u"Mon 08:30"_s, u"Mon 12:00"_s, u"Tue 08:30"_s,
                                                      u"Tue 12:00"_s};
        QTest::newRow("the holidays of its entity")
            << u"Acme"_s << QStringList{u"Fri 12:00"_s, u"Tue 08:30"_s, u"Tue 12:00"_s};
    }

    void pollsAtFixedTimesOfBusinessDays()
    {
        QFETCH(QString, entity);
        PollSchedule::Entry only = fixedEntry(true);
        only.entity = entity;
        PollSchedule schedule = polledAt(only, berlin(friday, {9, 0}));

        const QStringList polls = pollsBetween(schedule, berlin(friday, {9, 0}), berlin(tuesday, {13, 0}), 30s);

        QTEST(polls, "polls");
    }

    void fixedTimesComeBesideTheInterval()
    {
        PollSchedule::Entry both = fixedEntry(false);
        both.interval = 2h;
        PollSchedule schedule = polledAt(both, berlin(friday, {7, 0}));

        // Each poll begins the interval anew.
        QCOMPARE(pollsBetween(schedule, berlin(friday, {7, 0}), berlin(friday, {13, 0})),
                 (QStringList{u"Fri 08:30"_s, u"Fri 10:30"_s, u"Fri 12:00"_s}));
    }

    void saysWhenTheNextFixedTimeIs()
    {
        const PollSchedule schedule = polledAt(fixedEntry(true), berlin(friday, {12, 0}));

        QCOMPARE(schedule.nextAt(id(u"a"_s), berlin(friday, {12, 1})), std::optional(berlin(monday, {8, 30}).wall));
    }

    void makesUpForAFixedTimeOnceAfterSleep_data()
    {
        QTest::addColumn<QTime>("asleepFrom");
        QTest::addColumn<QTime>("awakeFrom");
        QTest::addColumn<bool>("polled");

        QTest::newRow("over one") << QTime(8, 0) << QTime(9, 0) << true;
        QTest::newRow("over two: once") << QTime(8, 0) << QTime(13, 0) << true;
        QTest::newRow("over none") << QTime(9, 0) << QTime(11, 0) << false;
    }

    void makesUpForAFixedTimeOnceAfterSleep()
    {
        QFETCH(QTime, asleepFrom);
        QFETCH(QTime, awakeFrom);
        QFETCH(bool, polled);
        PollSchedule schedule = polledAt(fixedEntry(true), berlin(friday, asleepFrom));
        // The steady clock stands while the machine sleeps.
        const PollTime woken{berlin(friday, asleepFrom).steady + 1s, berlin(friday, awakeFrom).wall};

        const Ids due = schedule.takeDue(woken);

        QCOMPARE(!due.empty(), polled);
        if (polled)
            schedule.finished(id(u"a"_s), AttemptOutcome::Ok, {}, 1, woken);
        QVERIFY(schedule.takeDue({woken.steady + 1s, woken.wall + 1s}).empty());
    }

    void aFailedFixedTimeIsTriedAgainAfterABackOff()
    {
        PollSchedule schedule = polledAt(fixedEntry(true), berlin(friday, {7, 0}));
        const PollTime first = berlin(friday, {8, 30});
        QCOMPARE(schedule.takeDue(first), Ids{id(u"a"_s)});
        schedule.finished(id(u"a"_s), AttemptOutcome::Failed, error(ErrorKind::Timeout), 1, first);

        QVERIFY(schedule.takeDue({first.steady + 10s, first.wall + 10s}).empty());
        const PollTime later{first.steady + 31s, first.wall + 31s};
        QCOMPARE(schedule.takeDue(later), Ids{id(u"a"_s)});
        schedule.finished(id(u"a"_s), AttemptOutcome::Ok, {}, 1, later);
        QCOMPARE(schedule.nextAt(id(u"a"_s), later), std::optional(berlin(friday, {12, 0}).wall));
    }

    void aPollOfAnEarlierRunIsNotMadeUpFor_data()
    {
        QTest::addColumn<QTime>("earlier");
        QTest::addColumn<AttemptOutcome>("outcome");
        QTest::addColumn<bool>("due"); // when the program starts at 09:00

        QTest::newRow("read after the fixed time") << QTime(8, 31) << AttemptOutcome::Ok << false;
        QTest::newRow("some of it read") << QTime(8, 31) << AttemptOutcome::Partial << false;
        QTest::newRow("failed then") << QTime(8, 31) << AttemptOutcome::Failed << true;
        QTest::newRow("read before: the machine was off at 08:30") << QTime(8, 0) << AttemptOutcome::Ok << true;
    }

    void aPollOfAnEarlierRunIsNotMadeUpFor()
    {
        QFETCH(QTime, earlier);
        QFETCH(AttemptOutcome, outcome);
        QFETCH(bool, due);
        PollSchedule schedule(1);
        schedule.setBusinessDays(businessDays());
        schedule.setEntries({fixedEntry(true)});
        const PollTime start = berlin(friday, {9, 0});

        schedule.noteEarlier(id(u"a"_s), berlin(friday, earlier).wall, outcome, 1, start);

        QCOMPARE(!schedule.takeDue(start).empty(), due);
    }

    void aClockThatIsSetBackDoesNotSwallowAFixedTime()
    {
        // The clock was three hours ahead when the program started.
        PollSchedule schedule = polledAt(fixedEntry(true), berlin(friday, {9, 0}));
        PollTime now = berlin(friday, {9, 0});
        now.wall -= 3h;
        QVERIFY(schedule.takeDue(now).empty());

        now.steady += 2h + 30min;
        now.wall += 2h + 30min;

        QCOMPARE(schedule.takeDue(now), Ids{id(u"a"_s)}); // 08:30 by the right clock
    }

    void aCalendarWithoutBusinessDaysLeavesFixedTimesOut()
    {
        PollSchedule schedule = polledAt(fixedEntry(true), berlin(friday, {7, 0}));
        BusinessDays closed = businessDays();
        for (int day = Qt::Monday; day <= Qt::Sunday; ++day)
            closed.calendars[QString()].weekend.insert(Qt::DayOfWeek(day));

        schedule.setBusinessDays(closed);

        QVERIFY(!schedule.nextAt(id(u"a"_s), berlin(friday, {7, 0})));
        QVERIFY(schedule.takeDue(berlin(tuesday, {13, 0})).empty());
    }

    void theIntervalCountsAgainWhenFixedTimesAreNoLongerAlone()
    {
        PollSchedule schedule = polledAt(fixedEntry(true), berlin(friday, {13, 0}));
        QVERIFY(schedule.takeDue(berlin(friday, {18, 0})).empty());

        schedule.setEntries({fixedEntry(false)});

        QCOMPARE(schedule.takeDue(berlin(friday, {18, 0})), Ids{id(u"a"_s)});
    }

    void limitedCallsAreSpacedAndFixedTimesComeFirst()
    {
        // Four calls a day, two of them for fixed times: the interval is stretched to twelve hours.
        PollSchedule schedule = polledAt(fixedEntry(false, 4), berlin(friday, {7, 0}));

        const QStringList polls = pollsBetween(schedule, berlin(friday, {7, 0}), berlin(saturday, {12, 0}), 30s);

        QCOMPARE(polls, (QStringList{u"Fri 08:30"_s, u"Fri 12:00"_s, u"Sat 00:00"_s}));
    }

    void neverAsksMoreThanTheLimitInAnyDayAndNeverMissesAFixedTime_data()
    {
        QTest::addColumn<int>("limit");
        QTest::newRow("all for fixed times") << 2;
        QTest::newRow("one to spare") << 3;
        QTest::newRow("four") << 4;
        QTest::newRow("many") << 20;
    }

    void neverAsksMoreThanTheLimitInAnyDayAndNeverMissesAFixedTime()
    {
        QFETCH(int, limit);
        PollSchedule schedule(1);
        schedule.setBusinessDays(businessDays());
        schedule.setEntries({fixedEntry(false, limit)});
        std::vector<UtcTime> polls;
        int atFixedTimes = 0;
        const PollTime end = berlin(QDate(2026, 12, 5), {0, 0});
        for (PollTime now = berlin(friday, {13, 0}); now.wall < end.wall; now.wall += 1min, now.steady += 1min) {
            for (const ConnectionId &due : schedule.takeDue(now)) {
                polls.push_back(now.wall);
                schedule.finished(due, AttemptOutcome::Ok, {}, 1, now);
                const QDateTime local = toDateTime(now.wall).toTimeZone(QTimeZone("Europe/Berlin"));
                const bool fixed = local.time() == QTime(8, 30) || local.time() == QTime(12, 0);
                atFixedTimes += fixed && local.date().dayOfWeek() <= Qt::Friday ? 1 : 0;
            }
        }

        for (std::size_t i = std::size_t(limit); i < polls.size(); ++i)
            QVERIFY(polls[i] - polls[i - std::size_t(limit)] >= 24h);
        QCOMPARE(atFixedTimes, 20); // two on each of ten business days
        QVERIFY(int(polls.size()) <= limit * 15);
    }

    void callsThatTheUserTookAreWaitedForWithoutAFailure()
    {
        PollSchedule::Entry limited = entry(u"a"_s);
        limited.callsPerDay = 2;
        PollSchedule schedule = polledAt(limited, at(0s));
        QVERIFY(schedule.takeNow(id(u"a"_s), at(1h)));
        schedule.finished(id(u"a"_s), AttemptOutcome::Ok, {}, 1, at(1h));

        QCOMPARE(schedule.nextAt(id(u"a"_s), at(1h)), std::optional(at(24h).wall));
        QVERIFY(schedule.takeDue(at(24h - 1s)).empty());
        QCOMPARE(schedule.takeDue(at(24h)), Ids{id(u"a"_s)});
    }

    void startingTheProgramAgainDoesNotSpendLimitedCalls()
    {
        PollSchedule::Entry limited = entry(u"a"_s);
        limited.callsPerDay = 4;
        PollSchedule schedule(1);
        schedule.setEntries({limited});

        schedule.noteEarlier(id(u"a"_s), at(0s).wall, AttemptOutcome::Ok, 1, at(1h));

        QVERIFY(schedule.takeDue(at(1h)).empty());
        QCOMPARE(schedule.takeDue(at(6h)), Ids{id(u"a"_s)});
    }

    void aPollThatWasNotAskedIsNoFailure()
    {
        PollSchedule schedule = polledAt(entry(u"a"_s), at(0s));
        QVERIFY(schedule.takeNow(id(u"a"_s), at(10s)));

        schedule.released(id(u"a"_s));

        QVERIFY(!schedule.isRunning(id(u"a"_s)));
        QCOMPARE(schedule.nextAt(id(u"a"_s), at(10s)), std::optional(at(900s).wall));
    }

    void afterASleepWhatHasNoLimitIsAskedAtOnce_data()
    {
        QTest::addColumn<int>("callsPerDay");
        QTest::addColumn<int>("asleep"); // seconds
        QTest::addColumn<bool>("due");

        QTest::newRow("a short sleep, far from the interval") << 0 << 120 << true;
        QTest::newRow("a clock that is a minute off is no sleep") << 0 << 60 << false;
        QTest::newRow("limited calls are not spent for it") << 100 << 120 << false;
    }

    void afterASleepWhatHasNoLimitIsAskedAtOnce()
    {
        QFETCH(int, callsPerDay);
        QFETCH(int, asleep);
        QFETCH(bool, due);
        PollSchedule::Entry one = entry(u"a"_s);
        one.callsPerDay = callsPerDay;
        PollSchedule schedule = polledAt(one, at(0s));

        QCOMPARE(!schedule.takeDue({1s, at(std::chrono::seconds(asleep + 1)).wall}).empty(), due);
    }

    void tellsTheScheduleOfEachConnection()
    {
        PollSchedule::Entry limited = entry(u"limited"_s);
        limited.callsPerDay = 2;
        PollSchedule::Entry paused = entry(u"paused"_s);
        paused.paused = true;
        PollSchedule schedule(1);
        schedule.setEntries({limited, paused, entry(u"running"_s), entry(u"stopped"_s)});
        schedule.stop(id(u"stopped"_s));
        (void)schedule.takeDue(at(0s));
        schedule.finished(id(u"limited"_s), AttemptOutcome::Ok, {}, 1, at(0s));

        const auto told = schedule.schedules(at(1h));

        ConnectionSchedule ofLimited;
        ofLimited.connection = id(u"limited"_s);
        ofLimited.nextAttempt = at(12h).wall;
        ofLimited.quota = 2;
        ofLimited.quotaUsed = 1;
        ofLimited.quotaWindow = 24h;
        ofLimited.usedUpUntil = at(24h).wall;
        ConnectionSchedule ofPaused;
        ofPaused.connection = id(u"paused"_s);
        ofPaused.paused = true;
        ConnectionSchedule ofRunning;
        ofRunning.connection = id(u"running"_s);
        ofRunning.running = true;
        ConnectionSchedule ofStopped;
        ofStopped.connection = id(u"stopped"_s);
        ofStopped.waitsForUser = true;
        QCOMPARE(told.size(), std::size_t(4));
        QCOMPARE(told[0], ofLimited);
        QCOMPARE(told[1], ofPaused);
        QCOMPARE(told[2], ofRunning);
        QCOMPARE(told[3], ofStopped);
    }
};

QTEST_APPLESS_MAIN(TestPollSchedule)
#include "tst_poll_schedule.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_samples.h"

#include <QDir>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

using namespace coffer;
using namespace coffer::samples;

namespace {

ManualClock &testClock()
{
    static ManualClock clock{poll(0)};
    return clock;
}

Result<std::unique_ptr<ReadingLog>> openLog(const QString &folder)
{
    return ReadingLog::open(folder, u"coffer test"_s, testClock());
}

Decimal decimal(const QString &text)
{
    const auto value = Decimal::parse(text);
    return value ? value.value() : Decimal();
}

/// An alert with everything set that can be set.
Alert fullAlert(const QString &id = u"alert-1"_s, const QString &connection = connectionA)
{
    return {.id = id,
            .kind = AlertKind::BelowMinimum,
            .connection = ConnectionId(connection),
            .account = AccountId(u"account-1"_s),
            .subject = u"Payroll 🏦 \u202Eabc"_s,
            .currency = u"EUR"_s,
            .basis = AccountLimits::Basis::Posted,
            .figure = decimal(u"-123456789012345678901234567890.10"_s),
            .limit = decimal(u"0.00"_s),
            .error = Error{ErrorKind::Timeout, u"bank.example"_s, u"found"_s},
            .endsAt = poll(9),
            .raisedAt = poll(1),
            .recoveredAt = {},
            .acknowledgedAt = {},
            .snoozedUntil = {},
            .note = {},
            .source = DataSource::Test};
}

Alert bareAlert(const QString &id = u"alert-2"_s)
{
    Alert alert;
    alert.id = id;
    alert.kind = AlertKind::ConnectionFailed;
    alert.connection = ConnectionId(connectionB);
    alert.raisedAt = poll(2);
    return alert;
}

AlertEvent happened(AlertEvent::Kind kind, const Alert &alert, qint64 at)
{
    AlertEvent result{.kind = kind, .at = poll(at), .who = u"anna"_s, .note = {}, .until = {}, .alert = alert};
    if (kind == AlertEvent::Kind::Raised) {
        result.at = alert.raisedAt;
    } else if (kind == AlertEvent::Kind::Snoozed) {
        result.until = poll(at + 4);
        result.note = u"Bank B down until Monday"_s;
    } else if (kind == AlertEvent::Kind::Acknowledged) {
        result.note = u"known"_s;
    }
    return result;
}

bool runSql(const QString &path, const QStringList &statements)
{
    bool done = true;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"sql"_s);
        database.setDatabaseName(path);
        done = database.open();
        for (const QString &statement : statements) {
            QSqlQuery query(database);
            done = done && query.exec(statement);
        }
    }
    QSqlDatabase::removeDatabase(u"sql"_s);
    return done;
}

/// The file as the first release wrote it.
bool makeVersion1(const QString &folder)
{
    QFile dump(QStringLiteral(COFFER_SOURCE_DIR "/tests/store/version_1.sql"));
    if (!dump.open(QIODevice::ReadOnly))
        return false;
    QStringList statements;
    QString statement;
    for (const QString &line : QString::fromUtf8(dump.readAll()).split(u'\n')) {
        statement += line + u'\n';
        if (line.endsWith(u';') && !line.startsWith("--"_L1)) {
            statements += statement;
            statement.clear();
        }
    }
    return runSql(folder + u"/coffer.db"_s, statements);
}

} // namespace

class TestAlertLog : public QObject
{
    Q_OBJECT

    using Kind = AlertEvent::Kind;

private Q_SLOTS:
    void givesBackWhatWasStored_data()
    {
        QTest::addColumn<bool>("isFull");
        QTest::newRow("everything set, 30 digits and emoji") << true;
        QTest::newRow("nothing set that need not be") << false;
    }
    void givesBackWhatWasStored()
    {
        QFETCH(bool, isFull);
        QTemporaryDir folder;
        const Alert alert = isFull ? fullAlert() : bareAlert();
        const JudgedFigure judged{AccountId(u"account-1"_s), ConnectionId(connectionA), AccountLimits::Basis::Posted,
                                  u"EUR"_s, decimal(u"1.10"_s)};
        {
            TAKE(log, openLog(folder.path()));
            SUCCEED(log->appendAlerts({{happened(Kind::Raised, alert, 1)}, {judged}}));
        }

        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(memory, queries->alerts());
        TAKE(events, queries->alertEvents(poll(0), poll(9), 10));

        QCOMPARE(memory.alerts.size(), size_t(1));
        QVERIFY(memory.alerts[0] == alert);
        QVERIFY(!isFull || memory.alerts[0].figure->isIdentical(*alert.figure));
        QCOMPARE(memory.judged.size(), size_t(1));
        QVERIFY(memory.judged.begin()->second == judged);
        QVERIFY(memory.judged.begin()->second.figure.isIdentical(judged.figure));
        QCOMPARE(events.size(), size_t(1));
        QVERIFY(events[0] == happened(Kind::Raised, alert, 1));
    }

    void derivesTheStateFromTheEvents_data()
    {
        QTest::addColumn<QList<int>>("later"); // AlertEvent::Kind
        QTest::addColumn<QString>("state");
        const auto row = [](const char *name, const QList<AlertEvent::Kind> &later, const QString &state) {
            QList<int> kinds;
            for (const Kind kind : later)
                kinds += int(kind);
            QTest::newRow(name) << kinds << state;
        };
        row("only raised", {}, u"open"_s);
        row("recovered ones are not loaded", {Kind::Recovered}, u"gone"_s);
        row("acknowledged", {Kind::Acknowledged}, u"acknowledged: known"_s);
        row("snoozed", {Kind::Snoozed}, u"snoozed until 6: Bank B down until Monday"_s);
        row("the last one counts", {Kind::Snoozed, Kind::Acknowledged}, u"acknowledged: known"_s);
        row("taken back", {Kind::Acknowledged, Kind::Reopened}, u"open"_s);
        row("acknowledged, then recovered", {Kind::Acknowledged, Kind::Recovered}, u"gone"_s);
    }
    void derivesTheStateFromTheEvents()
    {
        QFETCH(QList<int>, later);
        QFETCH(QString, state);
        QTemporaryDir folder;
        TAKE(log, openLog(folder.path()));
        AlertEntries entries{{happened(Kind::Raised, fullAlert(), 1)}, {}};
        for (const int kind : later)
            entries.events.push_back(happened(Kind(kind), fullAlert(), 2));
        SUCCEED(log->appendAlerts(entries));

        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(memory, queries->alerts());

        QString found = u"gone"_s;
        if (!memory.alerts.empty()) {
            const Alert &alert = memory.alerts[0];
            found = alert.acknowledgedAt ? u"acknowledged: "_s + alert.note
                : alert.snoozedUntil     ? u"snoozed until %1: %2"_s.arg(pollAt(*alert.snoozedUntil)).arg(alert.note)
                                         : u"open"_s + alert.note;
        }
        QCOMPARE(found, state);
        TAKE(events, queries->alertEvents(poll(0), poll(9), 10));
        QCOMPARE(qsizetype(events.size()), later.size() + 1);
        QVERIFY2(events.front().alert == fullAlert(), "a later event tells what it is about");
    }

    void listsEventsOfATimeNewestFirst()
    {
        QTemporaryDir folder;
        TAKE(log, openLog(folder.path()));
        SUCCEED(log->appendAlerts(
            {{happened(Kind::Raised, fullAlert(), 1), happened(Kind::Raised, bareAlert(), 2),
              happened(Kind::Acknowledged, fullAlert(), 3), happened(Kind::Recovered, bareAlert(), 4)},
             {}}));
        TAKE(queries, ReadingQueries::open(folder.path()));

        TAKE(inside, queries->alertEvents(poll(2), poll(3), 10));
        TAKE(newest, queries->alertEvents(poll(0), poll(9), 1));

        QCOMPARE(inside.size(), size_t(2));
        QCOMPARE(inside[0].kind, Kind::Acknowledged);
        QCOMPARE(inside[1].alert.id, u"alert-2"_s);
        QCOMPARE(newest.size(), size_t(1));
        QCOMPARE(newest[0].kind, Kind::Recovered);
    }

    void storesAllOrNothing()
    {
        QTemporaryDir folder;
        TAKE(log, openLog(folder.path()));
        SUCCEED(log->appendAlerts({{happened(Kind::Raised, fullAlert(), 1)}, {}}));

        // The second is there already.
        const auto stored =
            log->appendAlerts({{happened(Kind::Raised, bareAlert(), 2), happened(Kind::Raised, fullAlert(), 1)}, {}});

        QVERIFY(!stored);
        QCOMPARE(stored.error().kind, ErrorKind::StorageFailed);
        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(memory, queries->alerts());
        QCOMPARE(memory.alerts.size(), size_t(1));
        SUCCEED(log->appendAlerts({{happened(Kind::Raised, bareAlert(), 2)}, {}}));
    }

    void neverChangesAnEvent()
    {
        QTemporaryDir folder;
        {
            TAKE(log, openLog(folder.path()));
            SUCCEED(log->appendAlerts({{happened(Kind::Raised, fullAlert(), 1)}, {}}));
        }

        QVERIFY(!runSql(folder.filePath(u"coffer.db"_s), {u"UPDATE alert_event SET figure = '0'"_s}));
    }

    void saysThatAnAmountIsDamaged()
    {
        QTemporaryDir folder;
        {
            TAKE(log, openLog(folder.path()));
            SUCCEED(log->appendAlerts({{happened(Kind::Raised, fullAlert(), 1)}, {}}));
        }
        QVERIFY(runSql(folder.filePath(u"coffer.db"_s),
                       {u"DROP TRIGGER alert_event_is_final"_s, u"UPDATE alert_event SET figure = '1,5'"_s}));

        TAKE(queries, ReadingQueries::open(folder.path()));
        const auto memory = queries->alerts();

        QVERIFY(!memory);
        QCOMPARE(memory.error().kind, ErrorKind::StorageDamaged);
    }

    void forgetsWhatIsAboutAPurgedConnection()
    {
        QTemporaryDir folder;
        TAKE(log, openLog(folder.path()));
        SUCCEED(log->append({attemptFrom(u"A=1.00"_s, 0, poll(0), connectionA)}));
        const auto judged = [](const QString &account, const QString &connection) {
            return JudgedFigure{
                AccountId(account), ConnectionId(connection), AccountLimits::Basis::Posted, u"EUR"_s, {}};
        };
        SUCCEED(
            log->appendAlerts({{happened(Kind::Raised, fullAlert(), 1), happened(Kind::Acknowledged, fullAlert(), 2),
                                happened(Kind::Raised, bareAlert(), 2)},
                               {judged(u"a"_s, connectionA), judged(u"b"_s, connectionB)}}));

        SUCCEED(log->purge(ConnectionId(connectionA)));

        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(events, queries->alertEvents(poll(0), poll(9), 10));
        TAKE(memory, queries->alerts());
        QCOMPARE(events.size(), size_t(1));
        QCOMPARE(events[0].alert.id, u"alert-2"_s);
        QCOMPARE(memory.judged.size(), size_t(1));
        QCOMPARE(memory.judged.begin()->second.connection, ConnectionId(connectionB));
    }

    void remembersTheLastOfEachMark()
    {
        QTemporaryDir folder;
        TAKE(log, openLog(folder.path()));
        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(never, queries->mark(u"looked"_s));
        QVERIFY(!never);

        SUCCEED(log->mark(u"looked"_s, poll(1)));
        SUCCEED(log->mark(u"other"_s, poll(7)));
        SUCCEED(log->mark(u"looked"_s, poll(2)));

        TAKE(at, queries->mark(u"looked"_s));
        QCOMPARE(at, std::optional(poll(2)));
    }

    void migratesALogOfTheFirstRelease()
    {
        QTemporaryDir folder;
        QVERIFY(makeVersion1(folder.path()));
        {
            const auto early = ReadingQueries::open(folder.path());
            QVERIFY2(!early, "who only reads does not migrate");
            QCOMPARE(early.error().kind, ErrorKind::StorageDamaged);
        }

        TAKE(log, openLog(folder.path()));

        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(snapshots, queries->snapshots());
        QCOMPARE(snapshots.size(), size_t(40));
        TAKE(checked, queries->verifyHistory());
        TAKE(memory, queries->alerts());
        QVERIFY(memory.alerts.empty());
        SUCCEED(log->appendAlerts({{happened(Kind::Raised, fullAlert(), 1)}, {}}));
        SUCCEED(log->mark(u"looked"_s, poll(1)));
        QCOMPARE(QDir(folder.path()).entryList({u"coffer.db.before-*"_s}).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestAlertLog)
#include "tst_alert_log.moc"

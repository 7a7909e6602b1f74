// SPDX-License-Identifier: GPL-3.0-or-later
#include <store/reading_log.h>

#include "store_samples.h"

#include <QSqlDatabase>
#include <QSqlError>
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

Result<std::unique_ptr<ReadingLog>> openLog(const QString &folder, BodyRetention retention = {})
{
    return ReadingLog::open(folder, u"coffer test"_s, testClock(), retention);
}

/// All changes to the file behind the log's back.
bool alterFile(const QString &folder, const QStringList &statements)
{
    bool done = true;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"alter"_s);
        database.setDatabaseName(folder + u"/coffer.db"_s);
        done = database.open();
        for (const QString &statement : statements) {
            QSqlQuery query(database);
            if (!query.exec(statement)) {
                qWarning() << statement << query.lastError();
                done = false;
            }
        }
    }
    QSqlDatabase::removeDatabase(u"alter"_s);
    return done;
}

QStringList dumpOf(const QString &folder, const QString &select)
{
    QStringList rows;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"dump"_s);
        database.setDatabaseName(folder + u"/coffer.db"_s);
        database.open();
        QSqlQuery query(select, database);
        while (query.next()) {
            QStringList row;
            for (int i = 0; query.value(i).isValid(); ++i)
                row.append(query.value(i).isNull() ? u"NULL"_s : query.value(i).toString());
            rows.append(row.join(u'|'));
        }
    }
    QSqlDatabase::removeDatabase(u"dump"_s);
    return rows;
}

/// A reading with something in every field.
BalanceReading fullReading(const QString &account)
{
    BalanceReading full = reading(account, u"1234.50"_s);
    full.iban = u"DE02120300000000202051"_s;
    full.pending = figure(u"-0.05"_s, u"/p"_s);
    full.available =
        Figure{Decimal::fromInteger(123400, 2), {{u"a"_s, u"/x/0"_s, u"1000.00"_s}, {u"b"_s, u"/x~1y/1"_s, u"234"_s}}};
    full.creditLine = {CreditLineIncluded::Yes, figure(u"5000"_s, u"/c"_s)};
    full.components = {
        {u"holds"_s, ComponentRole::Hold, figure(u"0.50"_s, u"/h"_s)},
        {u"fees \"quoted\" \\ \u00e9\u0001"_s, ComponentRole::Fee, std::nullopt},
        {u"in"_s, ComponentRole::PendingIn, Figure{Decimal::fromInteger(7, 3), {{u"a"_s, u"/i"_s, u"7"_s}}}}};
    full.bridgeTerms = {{BridgeTerm::Of::Posted, {}, false}, {BridgeTerm::Of::Component, u"holds"_s, true}};
    full.asOf = poll(0) - std::chrono::microseconds(123457);
    full.lastChangedAt = poll(-5);
    full.ownership = Ownership::HeldForOthers;
    full.inTotals = false;
    full.diagnostics = {{Diagnostic::Kind::UnmappedKind, u"/types/3"_s, u"<b>HOLD</b>\n"_s}};
    return full;
}

} // namespace

class TestReadingLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void attemptsBecomeStates_data()
    {
        QTest::addColumn<QStringList>("attempts");
        QTest::addColumn<QStringList>("states");
        QTest::addColumn<QString>("changes");
        QTest::newRow("the first poll brings every account")
            << QStringList{u"A=1.00 B=2.00"_s}
            << QStringList{u"A present 1.00 EUR since 0 confirmed 0 by 1-0"_s,
                           u"B present 2.00 EUR since 0 confirmed 0 by 1-0"_s}
            << u"2"_s;
        QTest::newRow("an unchanged account costs nothing and is confirmed")
            << QStringList{u"A=1.00"_s, u"A=1.00"_s, u"A=1.00"_s}
            << QStringList{u"A present 1.00 EUR since 0 confirmed 2 by 1-2"_s} << u"1 0 0"_s;
        QTest::newRow("a digit more is a change although the value is equal")
            << QStringList{u"A=1.0"_s, u"A=1.00"_s} << QStringList{u"A present 1.00 EUR since 1 confirmed 1 by 1-1"_s}
            << u"1 1"_s;
        QTest::newRow("only the changed account of two is stored")
            << QStringList{u"A=1.00 B=2.00"_s, u"A=1.00 B=2.01"_s}
            << QStringList{u"A present 1.00 EUR since 0 confirmed 1 by 1-1"_s,
                           u"B present 2.01 EUR since 1 confirmed 1 by 1-1"_s}
            << u"2 1"_s;
        QTest::newRow("a failed poll confirms nothing and changes nothing")
            << QStringList{u"A=1.00"_s, u"fail"_s, u"refuse"_s}
            << QStringList{u"A present 1.00 EUR since 0 confirmed 0 by 1-0"_s} << u"1 0 0"_s;
        QTest::newRow("fault 31: a complete list without the account")
            << QStringList{u"A=1.00 B=2.00"_s, u"A=1.00"_s}
            << QStringList{u"A present 1.00 EUR since 0 confirmed 1 by 1-1"_s,
                           u"B absent account-missing 2.00 EUR since 0 confirmed 0 by 1-0 lost 1"_s}
            << u"2 1"_s;
        QTest::newRow("fault 30: an empty list, never 0")
            << QStringList{u"A=1.00"_s, u"-"_s}
            << QStringList{u"A absent account-missing 1.00 EUR since 0 confirmed 0 by 1-0 lost 1"_s} << u"1 1"_s;
        QTest::newRow("an absence is stored once")
            << QStringList{u"A=1.00"_s, u"-"_s, u"-"_s, u"-"_s}
            << QStringList{u"A absent account-missing 1.00 EUR since 0 confirmed 0 by 1-0 lost 1"_s} << u"1 1 0 0"_s;
        QTest::newRow("back with the same value is news")
            << QStringList{u"A=1.00"_s, u"-"_s, u"A=1.00"_s}
            << QStringList{u"A present 1.00 EUR since 2 confirmed 2 by 1-2"_s} << u"1 1 1"_s;
        QTest::newRow("fault 32: another currency is refused and the old series stays")
            << QStringList{u"A=1.00"_s, u"A=5.00USD"_s}
            << QStringList{u"A unreadable currency-mismatch 1.00 EUR since 0 confirmed 0 by 1-0 lost 1"_s} << u"1 1"_s;
        QTest::newRow("fault 32: the old currency again")
            << QStringList{u"A=1.00"_s, u"A=5.00USD"_s, u"A=5.00USD"_s, u"A=1.50"_s}
            << QStringList{u"A present 1.50 EUR since 3 confirmed 3 by 1-3"_s} << u"1 1 0 1"_s;
        QTest::newRow("an account in a currency of its own from the start")
            << QStringList{u"A=1.00 B=7JPY"_s}
            << QStringList{u"A present 1.00 EUR since 0 confirmed 0 by 1-0"_s,
                           u"B present 7 JPY since 0 confirmed 0 by 1-0"_s}
            << u"2"_s;
        QTest::newRow("one bad item fails that account only")
            << QStringList{u"A=1.00 B=2.00"_s, u"A=1.00 B!"_s}
            << QStringList{u"A present 1.00 EUR since 0 confirmed 1 by 1-1"_s,
                           u"B unreadable bad-amount 2.00 EUR since 0 confirmed 0 by 1-0 lost 1"_s}
            << u"2 1"_s;
        QTest::newRow("an account that could never be read is known without a figure")
            << QStringList{u"A=1.00 B!"_s}
            << QStringList{u"A present 1.00 EUR since 0 confirmed 0 by 1-0"_s, u"B unreadable bad-amount lost 0"_s}
            << u"2"_s;
        QTest::newRow("its first figure") << QStringList{u"A=1.00 B!"_s, u"A=1.00 B=2.00"_s}
                                          << QStringList{u"A present 1.00 EUR since 0 confirmed 1 by 1-1"_s,
                                                         u"B present 2.00 EUR since 1 confirmed 1 by 1-1"_s}
                                          << u"2 1"_s;
        QTest::newRow("never read, then gone")
            << QStringList{u"A=1.00 B!"_s, u"A=1.00"_s}
            << QStringList{u"A present 1.00 EUR since 0 confirmed 1 by 1-1"_s, u"B absent account-missing lost 1"_s}
            << u"2 1"_s;
        QTest::newRow("another cause is stored, the time of loss stays")
            << QStringList{u"A=1.00 B=2.00"_s, u"A=1.00 B!"_s, u"A=1.00 B!t"_s, u"A=1.00 B!t"_s}
            << QStringList{u"A present 1.00 EUR since 0 confirmed 3 by 1-3"_s,
                           u"B unreadable timeout 2.00 EUR since 0 confirmed 0 by 1-0 lost 1"_s}
            << u"2 1 1 0"_s;
        QTest::newRow("unreadable, then absent: lost anew, confirmed as before")
            << QStringList{u"A=1.00 B=2.00"_s, u"A=1.00 B=2.00"_s, u"A=1.00 B!"_s, u"A=1.00"_s}
            << QStringList{u"A present 1.00 EUR since 0 confirmed 3 by 1-3"_s,
                           u"B absent account-missing 2.00 EUR since 0 confirmed 1 by 1-1 lost 3"_s}
            << u"2 0 1 1"_s;
        QTest::newRow("a missing page fails the accounts that it should have brought")
            << QStringList{u"A=1.00 B=2.00 C=3.00"_s, u"A=1.00 ~"_s}
            << QStringList{u"A present 1.00 EUR since 0 confirmed 1 by 1-1"_s,
                           u"B unreadable timeout 2.00 EUR since 0 confirmed 0 by 1-0 lost 1"_s,
                           u"C unreadable timeout 3.00 EUR since 0 confirmed 0 by 1-0 lost 1"_s}
            << u"3 2"_s;
        QTest::newRow("a missing page does not bring a lost account back to hope")
            << QStringList{u"A=1.00 B=2.00"_s, u"A=1.00"_s, u"A=1.00 ~"_s}
            << QStringList{u"A present 1.00 EUR since 0 confirmed 2 by 1-2"_s,
                           u"B absent account-missing 2.00 EUR since 0 confirmed 0 by 1-0 lost 1"_s}
            << u"2 1 0"_s;
        QTest::newRow("minus and zero are values")
            << QStringList{u"A=-1.00"_s, u"A=0.00"_s, u"A=0"_s}
            << QStringList{u"A present 0 EUR since 2 confirmed 2 by 1-2"_s} << u"1 1 1"_s;
    }
    void attemptsBecomeStates()
    {
        QFETCH(QStringList, attempts);
        QFETCH(QStringList, states);
        QFETCH(QString, changes);
        QTemporaryDir folder;
        AppendedChanges last;
        std::vector<AccountSnapshot> told; // by the changes alone, as a window hears of them
        std::size_t counted = 0;
        {
            TAKE(log, openLog(folder.path()));
            for (qsizetype n = 0; n < attempts.size(); ++n) {
                TAKE(appended, log->append({attemptFrom(attempts[n], n, poll(n))}));
                last = std::move(appended);
                merge(told, last);
            }
            counted = last.snapshots.size();
        }

        QCOMPARE(textOf(told), states);
        if (attempts.size() > 1)
            QCOMPARE(QString::number(counted), changes.split(u' ').last()); // what did not change is not repeated
        QCOMPARE(last.activities.size(), 1u);
        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(stored, queries->snapshots());
        QCOMPARE(textOf(stored), states);
        QVERIFY(stored == told);
        TAKE(asOf, queries->snapshots(poll(1000), poll(1000)));
        QVERIFY2(asOf == stored, qPrintable(textOf(asOf).join(u'\n')));
        TAKE(activities, queries->activities());
        QVERIFY(activities == last.activities);
        TAKE(records, queries->attempts(ConnectionId(connectionA), poll(-1), poll(1000), 100));
        QStringList counts;
        for (auto record = records.rbegin(); record != records.rend(); ++record)
            counts.append(QString::number(record->changes));
        QCOMPARE(counts.join(u' '), changes);
        SUCCEED(queries->verifyHistory());
    }

    void storesWhatItRefusedAsPartlyRead_data()
    {
        QTest::addColumn<QStringList>("attempts");
        QTest::addColumn<QString>("outcome"); // of the last
        QTest::newRow("nothing refused") << QStringList{u"A=1.00"_s, u"A=2.00"_s} << u"ok"_s;
        QTest::newRow("fault 32: another currency, named with its account")
            << QStringList{u"A=1.00 B=2.00"_s, u"A=5.00USD B=2.00"_s} << u"partial currency-mismatch A USD EUR"_s;
        QTest::newRow("as long as it lasts")
            << QStringList{u"A=1.00"_s, u"A=5.00USD"_s, u"A=5.00USD"_s} << u"partial currency-mismatch A USD EUR"_s;
        QTest::newRow("good again") << QStringList{u"A=1.00"_s, u"A=5.00USD"_s, u"A=1.00"_s} << u"ok"_s;
        QTest::newRow("the provider's own failure goes first")
            << QStringList{u"A=1.00"_s, u"A=5.00USD C!t"_s} << u"partial timeout   "_s;
        QTest::newRow("an account that is no longer listed was not refused")
            << QStringList{u"A=1.00 B=2.00"_s, u"A=1.00"_s} << u"ok"_s;
    }
    void storesWhatItRefusedAsPartlyRead()
    {
        QFETCH(QStringList, attempts);
        QTemporaryDir folder;
        TAKE(log, openLog(folder.path()));
        AppendedChanges last;
        for (qsizetype n = 0; n < attempts.size(); ++n) {
            TAKE(appended, log->append({attemptFrom(attempts[n], n, poll(n))}));
            last = std::move(appended);
        }

        QCOMPARE(last.attempts.size(), 1u);
        const StoredAttempt told = last.attempts[0];
        QString text = outcomeCode(told.outcome);
        if (told.error) {
            text += u" %1 %2 %3 %4"_s.arg(errorCode(told.error->kind), told.error->where, told.error->found,
                                          told.error->expected);
        }
        QTEST(text, "outcome");
        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(records, queries->attempts({}, poll(0), poll(100), 1));
        QVERIFY((StoredAttempt{records.at(0).id, records.at(0).outcome, records.at(0).error} == told));
        TAKE(activities, queries->activities());
        QVERIFY(activities == last.activities);
        SUCCEED(queries->verifyHistory()); // the hash covers what was stored
    }

    void startsFromTheFileAsFromMemory_data() { attemptsBecomeStates_data(); }
    void startsFromTheFileAsFromMemory()
    {
        QFETCH(QStringList, attempts);
        QFETCH(QStringList, states);
        QTemporaryDir folder;
        for (qsizetype n = 0; n < attempts.size(); ++n) {
            TAKE(log, openLog(folder.path()));
            SUCCEED(log->append({attemptFrom(attempts[n], n, poll(n))}));
        }

        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(stored, queries->snapshots());
        QCOMPARE(textOf(stored), states);
    }

    void rebuildsTheCacheAsItWas_data() { attemptsBecomeStates_data(); }
    void rebuildsTheCacheAsItWas()
    {
        QFETCH(QStringList, attempts);
        QTemporaryDir folder;
        TAKE(log, openLog(folder.path()));
        for (qsizetype n = 0; n < attempts.size(); ++n)
            SUCCEED(
                log->append({attemptFrom(attempts[n], n, poll(n)), attemptFrom(u"A=9.99"_s, n, poll(n), connectionB)}));
        const QStringList before = dumpOf(folder.path(), u"SELECT * FROM latest ORDER BY account"_s);
        QVERIFY(alterFile(folder.path(), {u"UPDATE latest SET posted = 5, kind = 1, since = 3"_s}));

        SUCCEED(log->rebuildLatest());

        QCOMPARE(dumpOf(folder.path(), u"SELECT * FROM latest ORDER BY account"_s), before);
        QVERIFY(before.size() >= 2);
    }

    void keepsEveryDigit_data()
    {
        QTest::addColumn<QString>("amount");
        for (const char *amount :
             {"0", "0.00", "0.000", "1.10", "-1.10", "100.00", "7", "1.5000", "9223372036854775807",
              "-9223372036854775808", "9223372036854775808", "-92233720368547758.09", "12345678901234567.89",
              "0.000000000000000001", "123456789012345678901234567890", "-0.123456789012345678901234567890",
              "999999999999.999999999999999999"})
            QTest::newRow(amount) << QString::fromLatin1(amount);
        QTest::newRow("200 digits") << QString(100, u'9') + u'.' + QString(100, u'8');
    }
    void keepsEveryDigit()
    {
        QFETCH(QString, amount);
        QTemporaryDir folder;
        BalanceReading wanted = reading(u"A"_s, amount);
        wanted.pending = figure(amount, u"/p"_s);
        wanted.creditLine.amount = figure(amount, u"/c"_s);
        wanted.components = {{u"hold"_s, ComponentRole::Hold, figure(amount, u"/h"_s)}};
        {
            TAKE(log, openLog(folder.path()));
            BalanceReport report;
            report.readings = {wanted};
            SUCCEED(log->append({attempt(u"1"_s, connectionA, poll(0), report)}));
        }
        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(stored, queries->snapshots());
        QCOMPARE(stored.size(), 1u);
        const BalanceReading &got = stored[0].reading.value();
        QVERIFY(got == wanted);
        for (const auto &amountOf : {got.posted->amount, got.available->amount, got.pending->amount,
                                     got.creditLine.amount->amount, got.components[0].figure->amount})
            QCOMPARE(amountOf.toString(), amount);
        SUCCEED(queries->verifyHistory());
    }

    void keepsEveryField()
    {
        QTemporaryDir folder;
        BalanceReport report;
        report.readings = {fullReading(u"A \u2603 '); DROP TABLE change; --"_s)};
        report.diagnostics = {{Diagnostic::Kind::CurrencyUnlisted, u"/c"_s, u"XTS"_s}};
        report.failures = {{u"B"_s,
                            Error{ErrorKind::RateLimited,
                                  u"where"_s,
                                  u"found"_s,
                                  u"expected"_s,
                                  u"detail"_s,
                                  429,
                                  std::chrono::seconds(30),
                                  {u"slow down"_s, u"E1"_s, u"req-9"_s}}}};
        Attempt first = attempt(u"1"_s, connectionA, poll(0), report);
        first.requests = 4;
        AppendedChanges appendedChanges;
        {
            TAKE(log, openLog(folder.path()));
            TAKE(appended, log->append({first}));
            appendedChanges = appended;
        }
        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(stored, queries->snapshots());
        QCOMPARE(stored.size(), 2u);
        QVERIFY(stored[0].reading == report.readings[0]);
        QVERIFY(stored[1].stateError == report.failures[0].error);
        QVERIFY(stored == appendedChanges.snapshots);
        TAKE(activities, queries->activities());
        QVERIFY(activities == appendedChanges.activities);
        QVERIFY(activities[0].diagnostics == report.diagnostics);
        QCOMPARE(activities[0].definitionVersion, 3);
        TAKE(records, queries->attempts({}, poll(0), poll(0), 10));
        QCOMPARE(records.size(), 1u);
        QCOMPARE(records[0].requests, 4);
        QCOMPARE(records[0].startedAt, first.startedAt);
        QVERIFY(records[0].error == first.error);
        QCOMPARE(records[0].hash.size(), 32);
    }

    void changesThatAreNews_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<int>("changes");
        QTest::newRow("nothing") << 0 << 0;
        QTest::newRow("a hold") << 1 << 1;
        QTest::newRow("credit line") << 2 << 1;
        QTest::newRow("pending gone") << 3 << 1;
        QTest::newRow("as-of") << 4 << 1;
        QTest::newRow("pointer alone is none") << 5 << 0;
        QTest::newRow("name") << 6 << 1;
    }
    void changesThatAreNews()
    {
        QFETCH(int, field);
        QFETCH(int, changes);
        QTemporaryDir folder;
        TAKE(log, openLog(folder.path()));
        BalanceReport report;
        report.readings = {fullReading(u"A"_s)};
        TAKE(first, log->append({attempt(u"1"_s, connectionA, poll(0), report)}));
        std::vector<AccountSnapshot> told;
        BalanceReading &later = report.readings[0];
        switch (field) {
        case 1:
            later.components[0].figure = figure(u"0.5"_s, u"/h"_s);
            break;
        case 2:
            later.creditLine.included = CreditLineIncluded::No;
            break;
        case 3:
            later.pending.reset();
            break;
        case 4:
            later.asOf = poll(1);
            break;
        case 5:
            later.posted->sources[0].pointer = u"/other"_s;
            break;
        case 6:
            later.name = u"new"_s;
            break;
        default:
            break;
        }

        merge(told, first);
        TAKE(appended, log->append({attempt(u"2"_s, connectionA, poll(1), report)}));
        merge(told, appended);

        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(records, queries->attempts({}, poll(1), poll(1), 10));
        QCOMPARE(records.at(0).changes, changes);
        TAKE(stored, queries->snapshots());
        QVERIFY(stored == told);
    }

    void storesAnAttemptOnce()
    {
        QTemporaryDir folder;
        TAKE(log, openLog(folder.path()));
        const Attempt first = attemptFrom(u"A=1.00"_s, 0, poll(0));
        const Attempt second = attemptFrom(u"A=2.00"_s, 1, poll(1));
        SUCCEED(log->append({first, first, second}));

        TAKE(again, log->append({first, second}));

        QVERIFY(again.snapshots.empty());
        QVERIFY(again.activities.empty());
        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(check, queries->verifyHistory());
        QCOMPARE(check.attempts, 2);
        QCOMPARE(check.changes, 2);
    }

    void refusesAnAttemptThatContradictsItself_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("kind");
        QTest::newRow("two readings of one account") << 0 << int(ErrorKind::DuplicateAccount);
        QTest::newRow("read and failed") << 1 << int(ErrorKind::DuplicateAccount);
        QTest::newRow("ok without a report") << 2 << int(ErrorKind::InvalidInput);
        QTest::newRow("failed with a report") << 3 << int(ErrorKind::InvalidInput);
        QTest::newRow("no id") << 4 << int(ErrorKind::InvalidInput);
    }
    void refusesAnAttemptThatContradictsItself()
    {
        QFETCH(int, fault);
        QFETCH(int, kind);
        QTemporaryDir folder;
        TAKE(log, openLog(folder.path()));
        SUCCEED(log->append({attemptFrom(u"A=1.00"_s, 0, poll(0))}));
        Attempt bad = attemptFrom(u"A=2.00"_s, 1, poll(1));
        switch (fault) {
        case 0:
            bad.report->readings.push_back(bad.report->readings[0]);
            break;
        case 1:
            bad.report->failures.push_back({u"A"_s, Error{ErrorKind::BadAmount}});
            break;
        case 2:
            bad.report.reset();
            break;
        case 3:
            bad.outcome = AttemptOutcome::Failed;
            break;
        default:
            bad.id.clear();
            break;
        }

        const auto refused = log->append({attemptFrom(u"A=3.00"_s, 2, poll(2)), bad});

        QVERIFY(!refused);
        QCOMPARE(int(refused.error().kind), kind);
        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(stored, queries->snapshots());
        QCOMPARE(textOf(stored), QStringList{u"A present 1.00 EUR since 0 confirmed 0 by 1-0"_s});
        SUCCEED(log->append({attemptFrom(u"A=3.00"_s, 2, poll(2))}));
        TAKE(later, queries->snapshots());
        QCOMPARE(textOf(later), QStringList{u"A present 3.00 EUR since 2 confirmed 2 by 1-2"_s});
        SUCCEED(queries->verifyHistory());
    }

    void keepsTheOrderWhenTheClockJumps_data()
    {
        QTest::addColumn<QList<int>>("times");
        QTest::addColumn<QString>("state");
        QTest::newRow("fault 81: back one hour")
            << QList<int>{0, 4, 1} << u"A present 3.00 EUR since 1 confirmed 1 by 1-2"_s;
        QTest::newRow("fault 81: back to 1970")
            << QList<int>{0, 4, -1964000} << u"A present 3.00 EUR since -1964000 confirmed -1964000 by 1-2"_s;
        QTest::newRow("fault 82: a year ahead, then right again")
            << QList<int>{0, 35040, 2} << u"A present 3.00 EUR since 2 confirmed 2 by 1-2"_s;
    }
    void keepsTheOrderWhenTheClockJumps()
    {
        QFETCH(QList<int>, times);
        QFETCH(QString, state);
        QTemporaryDir folder;
        TAKE(log, openLog(folder.path()));
        for (qsizetype n = 0; n < times.size(); ++n)
            SUCCEED(log->append({attemptFrom(u"A=%1.00"_s.arg(n + 1), n, poll(times[n]))}));
        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(stored, queries->snapshots());
        QCOMPARE(textOf(stored), QStringList{state});
        TAKE(records, queries->attempts({}, poll(-2000000), poll(99999), 10));
        QCOMPARE(records.size(), 3u);
        QCOMPARE(records[0].id, u"1-2"_s);
    }

    void keepsBodiesThatChangedAReading()
    {
        QTemporaryDir folder;
        TAKE(log, openLog(folder.path()));
        BalanceReport report;
        report.readings = {reading(u"A"_s, u"1.00"_s)};
        report.bodies = {body(u"ledgers"_s, "{\"ledgers\":[]}"),
                         body(u"balances"_s, QByteArray("{\"a\":\"1.00\"}").repeated(100))};
        SUCCEED(log->append({attempt(u"1"_s, connectionA, poll(0), report)}));
        report.bodies[1] = body(u"balances"_s, "{\"a\":\"1.00\", \"t\":2}");
        SUCCEED(log->append({attempt(u"2"_s, connectionA, poll(1), report)}));

        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(first, queries->bodies(u"1"_s));
        TAKE(second, queries->bodies(u"2"_s));

        QCOMPARE(first.size(), 1u); // the one that the figures were read from
        QCOMPARE(first[0].request, u"balances"_s);
        QCOMPARE(first[0].bytes, QByteArray("{\"a\":\"1.00\"}").repeated(100));
        QCOMPARE(first[0].sha256, QCryptographicHash::hash(first[0].bytes, QCryptographicHash::Sha256));
        QVERIFY(second.empty());

        QVERIFY(alterFile(
            folder.path(),
            {u"UPDATE body SET sha256 = zeroblob(32)"_s, u"UPDATE attempt_body SET sha256 = zeroblob(32)"_s}));
        const auto altered = queries->bodies(u"1"_s);
        QVERIFY(!altered);
        QCOMPARE(altered.error().kind, ErrorKind::StorageDamaged);
    }

    void removesTheOldestBodiesFirst_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("kept");
        QTest::newRow("within the caps") << qint64(1'000'000) << 400 << 4;
        QTest::newRow("days") << qint64(1'000'000) << 2 << 2;
        QTest::newRow("bytes") << qint64(2'500) << 400 << 2;
        QTest::newRow("none") << qint64(0) << 400 << 0;
    }
    void removesTheOldestBodiesFirst()
    {
        QFETCH(qint64, bytes);
        QFETCH(int, days);
        QFETCH(int, kept);
        QTemporaryDir folder;
        TAKE(log, openLog(folder.path(), {bytes, days}));
        for (int n = 0; n < 4; ++n) {
            BalanceReport report;
            report.readings = {reading(u"A"_s, u"%1.00"_s.arg(n))};
            QByteArray noise;
            for (int i = 0; noise.size() < 1000; ++i)
                noise += QCryptographicHash::hash(QByteArray::number(n * 1000 + i), QCryptographicHash::Sha256);
            report.bodies = {body(u"balances"_s, noise)};
            // One a day, and the last after the clock jumped a year ahead (fault 82).
            SUCCEED(log->append({attempt(QString::number(n), connectionA, poll(n < 3 ? n * 96 : 35040), report)}));
        }

        SUCCEED(log->applyRetention());

        TAKE(queries, ReadingQueries::open(folder.path()));
        for (int n = 0; n < 4; ++n) {
            TAKE(bodies, queries->bodies(QString::number(n)));
            QCOMPARE(bodies.size(), 1U);
            QCOMPARE(bodies[0].isKept, n >= 4 - kept);
            QCOMPARE(bodies[0].bytes.isEmpty(), n < 4 - kept);
            QCOMPARE(bodies[0].sha256.size(), 32); // stays, so that a reply that somebody kept can be told to be it
        }
        SUCCEED(queries->verifyHistory());
    }

    void removesTheHistoryOfOneConnection()
    {
        QTemporaryDir folder;
        TAKE(log, openLog(folder.path()));
        BalanceReport report;
        report.readings = {fullReading(u"A"_s)};
        report.bodies = {body(u"balances"_s, "secret-canary-body"), body(u"a"_s, "x"), body(u"b"_s, "y")};
        SUCCEED(log->append(
            {attempt(u"1"_s, connectionA, poll(0), report), attemptFrom(u"A=5.00"_s, 0, poll(0), connectionB)}));

        SUCCEED(log->purge(ConnectionId(connectionA)));

        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(left, queries->snapshots());
        QCOMPARE(textOf(left), QStringList{u"A present 5.00 EUR since 0 confirmed 0 by 2-0"_s});
        TAKE(activities, queries->activities());
        QCOMPARE(activities.size(), 1u);
        const QByteArray file = [&] {
            QFile raw(folder.filePath(u"coffer.db"_s));
            return raw.open(QIODevice::ReadOnly) ? raw.readAll() : QByteArray();
        }();
        QVERIFY(file.size() > 1000);
        QVERIFY(!file.contains("DE02120300000000202051"));
        TAKE(check, queries->verifyHistory());
        QCOMPARE(check.lastHashes.value(connectionA).size(), 32); // the tombstone

        SUCCEED(log->append({attempt(u"2"_s, connectionA, poll(1), report)}));
        TAKE(again, queries->snapshots());
        QCOMPARE(again.size(), 2u);
        TAKE(records, queries->attempts({}, poll(0), poll(1), 10));
        QCOMPARE(records.at(0).sequence, 3); // never given twice
        SUCCEED(queries->verifyHistory());
    }

    void namesTheFirstRecordThatWasAltered_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("where");
        const QString unlock = u"DROP TRIGGER attempt_is_final; DROP TRIGGER change_is_final; "_s;
        QTest::newRow("an amount") << u"UPDATE change SET posted = posted + 1 WHERE attempt = 2"_s << u"1-1"_s;
        QTest::newRow("a kind") << u"UPDATE change SET kind = 1 WHERE attempt = 2"_s << u"1-1"_s;
        QTest::newRow("a change removed") << u"DELETE FROM change WHERE attempt = 3"_s << u"1-2"_s;
        QTest::newRow("a change moved") << u"UPDATE change SET attempt = 4 WHERE attempt = 3"_s << u"1-2"_s;
        QTest::newRow("a change invented")
            << u"INSERT INTO change SELECT account, 4, kind, note, 1, 1, others, tokens, as_of, altered FROM change WHERE attempt = 2"_s
            << u"1-3"_s;
        QTest::newRow("a time") << u"UPDATE attempt SET received = received - 1 WHERE seq = 3"_s << u"1-2"_s;
        QTest::newRow("an outcome") << u"UPDATE attempt SET outcome = 'ok' WHERE seq = 4"_s << u"1-3"_s;
        QTest::newRow("an attempt removed") << u"DELETE FROM attempt WHERE seq = 4"_s << u"1-4"_s;
        QTest::newRow("an attempt with its changes removed")
            << u"DELETE FROM attempt WHERE seq = 2; DELETE FROM change WHERE attempt = 2"_s << u"1-2"_s;
        QTest::newRow("the first attempt removed")
            << u"DELETE FROM attempt WHERE seq = 1; DELETE FROM change WHERE attempt = 1"_s << u"1-1"_s;
        QTest::newRow("a hash") << u"UPDATE attempt SET hash = zeroblob(32) WHERE seq = 2"_s << u"1-1"_s;
        QTest::newRow("a name in a note")
            << u"UPDATE note SET text = replace(text, 'Account A', 'Account Z')"_s << u"note 1"_s;
        QTest::newRow("an account swapped") << u"UPDATE account SET uuid = 'x' WHERE id = 1"_s << u"1-0"_s;
        QTest::newRow("another error") << u"UPDATE attempt SET error = 1 WHERE seq = 4"_s << u"1-3"_s;
    }
    void namesTheFirstRecordThatWasAltered()
    {
        QFETCH(QString, sql);
        QFETCH(QString, where);
        QTemporaryDir folder;
        {
            TAKE(log, openLog(folder.path()));
            const QStringList lines{u"A=1.00"_s, u"A=2.00"_s, u"A=3.00"_s, u"fail"_s, u"A=4.00"_s};
            for (qsizetype n = 0; n < lines.size(); ++n)
                SUCCEED(log->append({attemptFrom(lines[n], n, poll(n))}));
        }
        TAKE(queries, ReadingQueries::open(folder.path()));
        SUCCEED(queries->verifyHistory());
        QVERIFY(alterFile(folder.path(),
                          QStringList{u"DROP TRIGGER attempt_is_final"_s, u"DROP TRIGGER change_is_final"_s}
                              + sql.split(u"; "_s)));

        const auto check = queries->verifyHistory();

        QVERIFY(!check);
        QCOMPARE(check.error().kind, ErrorKind::StorageDamaged);
        QCOMPARE(check.error().where, where);
    }

    void refusesUpdatesOfTheLog()
    {
        QTemporaryDir folder;
        TAKE(log, openLog(folder.path()));
        SUCCEED(log->append({attemptFrom(u"A=1.00"_s, 0, poll(0))}));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"append-only"_s));
        QVERIFY(!alterFile(folder.path(), {u"UPDATE change SET posted = 0"_s}));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"append-only"_s));
        QVERIFY(!alterFile(folder.path(), {u"UPDATE attempt SET received = 0"_s}));
    }

    void logsSessions()
    {
        QTemporaryDir folder;
        testClock().setWallClock(poll(0));
        {
            TAKE(log, openLog(folder.path()));
            testClock().setWallClock(poll(1));
            SUCCEED(log->heartbeat());
            TAKE(queries, ReadingQueries::open(folder.path()));
            TAKE(running, queries->sessions(10));
            QCOMPARE(running.size(), 1u);
            QCOMPARE(running[0].program, u"coffer test"_s);
            QVERIFY(running[0].startedAt == poll(0));
            QVERIFY(running[0].heartbeatAt == poll(1));
            QVERIFY(!running[0].stoppedAt);
            testClock().setWallClock(poll(2));
        }
        TAKE(queries, ReadingQueries::open(folder.path()));
        TAKE(ended, queries->sessions(10));
        QVERIFY(ended.at(0).stoppedAt == poll(2));
        testClock().setWallClock(poll(0));
    }
};

QTEST_GUILESS_MAIN(TestReadingLog)
#include "tst_reading_log.moc"

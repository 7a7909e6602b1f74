// SPDX-License-Identifier: GPL-3.0-or-later
#include <store/backup.h>
#include <store/reading_log.h>

#include "store_samples.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>

using namespace coffer;
using namespace coffer::samples;

namespace {

const ConnectionId connection(connectionA);

AccountId idOf(const QString &providerAccountId)
{
    return accountIdFor(connection, providerAccountId);
}

/// Behind the log's back.
bool alterFile(const QString &file, const QStringList &statements)
{
    bool done = true;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"alter"_s);
        database.setDatabaseName(file);
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

/// A profile with polls 0, 1, … of one connection.
struct Scene
{
    explicit Scene(const QStringList &attempts)
    {
        open();
        for (const QString &line : attempts)
            add(line);
    }
    void open()
    {
        log.reset();
        auto opened = ReadingLog::open(folder.path(), u"coffer test"_s, clock);
        if (!opened)
            qFatal("the log does not open: %s", qPrintable(errorCode(opened.error().kind)));
        log = std::move(opened).value();
    }
    void add(const QString &line)
    {
        clock.setWallClock(poll(next));
        const auto changes = log->append({attemptFrom(line, next, poll(next))});
        if (!changes)
            qFatal("'%s' is not stored: %s %s", qPrintable(line), qPrintable(changes.error().where),
                   qPrintable(changes.error().detail));
        ++next;
    }
    [[nodiscard]] QStringList listed(std::optional<UtcTime> knownAt = {}) const
    {
        auto queries = ReadingQueries::open(folder.path());
        return textOf(queries.value()->snapshots({}, knownAt).value());
    }
    [[nodiscard]] std::vector<HistoryPoint> historyOf(const AccountId &id) const
    {
        return ReadingQueries::open(folder.path()).value()->history(id).value();
    }

    QTemporaryDir folder;
    ManualClock clock{poll(0)};
    std::unique_ptr<ReadingLog> log;
    qint64 next = 0;
};

} // namespace

class TestAccountLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNewIdGoesOnTheOldSeries_data()
    {
        QTest::addColumn<bool>("reopened");
        QTest::newRow("from memory") << false;
        QTest::newRow("from the file") << true;
    }
    void theNewIdGoesOnTheOldSeries()
    {
        QFETCH(bool, reopened);
        Scene scene({u"A=1.00 B=9.00"_s, u"N=1.10 B=9.00"_s});
        QCOMPARE(scene.log->accountLinks().value(), // B was there all the time
                 (std::vector<AccountLink>{{connection, idOf(u"A"_s), idOf(u"N"_s), u"N"_s}}));
        SUCCEED(scene.log->linkAccount(connection, u"N"_s, idOf(u"A"_s)));
        QVERIFY(scene.log->accountLinks().value().empty());
        if (reopened)
            scene.open();
        QCOMPARE(scene.listed(),
                 (QStringList{u"N absent account-missing 1.00 EUR since 0 confirmed 0 by 1-0 lost 1"_s,
                              u"B present 9.00 EUR since 0 confirmed 1 by 1-1"_s}));

        scene.add(u"N=1.20 B=9.00"_s);

        QCOMPARE(scene.listed(),
                 (QStringList{u"N present 1.20 EUR since 2 confirmed 2 by 1-2"_s,
                              u"B present 9.00 EUR since 0 confirmed 2 by 1-2"_s}));
        auto queries = ReadingQueries::open(scene.folder.path());
        QCOMPARE(queries.value()->snapshots().value().front().id, idOf(u"A"_s));
        SUCCEED(queries.value()->verifyHistory());
    }

    void whatCameBeforeTheLinkStaysAsItWas()
    {
        Scene scene({u"A=1.00"_s, u"N=1.10"_s});
        const QStringList before = scene.listed(poll(1));
        scene.clock.setWallClock(poll(2));
        SUCCEED(scene.log->linkAccount(connection, u"N"_s, idOf(u"A"_s)));
        scene.next = 3;
        scene.add(u"N=1.30"_s);

        QCOMPARE(scene.listed(poll(1)).size(), 2); // as it was known then: one gone, one new
        QVERIFY(scene.listed(poll(1)).contains(before.at(1)));
        QCOMPARE(scene.listed(poll(2)).size(), 1); // never the same money twice
        QCOMPARE(scene.historyOf(idOf(u"N"_s)).size(), std::size_t(1));
        QCOMPARE(scene.historyOf(idOf(u"A"_s)).back().reading->posted->amount.toString(), u"1.30"_s);
    }

    void refusesWhatAreTwoAccounts_data()
    {
        QTest::addColumn<QStringList>("attempts");
        QTest::addColumn<QString>("newId");
        QTest::addColumn<QString>("oldId");
        QTest::addColumn<ErrorKind>("error");

        const QStringList moved{u"A=1.00"_s, u"N=1.10"_s};
        QTest::newRow("both are delivered")
            << QStringList{u"A=1.00 N=1.10"_s} << u"N"_s << u"A"_s << ErrorKind::InvalidInput;
        QTest::newRow("both were delivered once")
            << QStringList{u"A=1.00 N=1.10"_s, u"N=1.10"_s} << u"N"_s << u"A"_s << ErrorKind::InvalidInput;
        QTest::newRow("the old one could not be read, which is no absence")
            << QStringList{u"A=1.00"_s, u"A! N=1.10"_s} << u"N"_s << u"A"_s << ErrorKind::InvalidInput;
        QTest::newRow("the new one has no figure")
            << QStringList{u"A=1.00 B=1.00"_s, u"B=1.00 N!"_s} << u"N"_s << u"A"_s << ErrorKind::InvalidInput;
        QTest::newRow("another currency")
            << QStringList{u"A=1.00"_s, u"N=1.10USD"_s} << u"N"_s << u"A"_s << ErrorKind::CurrencyMismatch;
        QTest::newRow("itself") << QStringList{u"A=1.00"_s, u"-"_s} << u"A"_s << u"A"_s << ErrorKind::InvalidInput;
        QTest::newRow("an id that nobody sent") << moved << u"X"_s << u"A"_s << ErrorKind::NotFound;
        QTest::newRow("an account that is not there") << moved << u"N"_s << u"X"_s << ErrorKind::NotFound;
        QTest::newRow("the wrong way round") << moved << u"A"_s << u"N"_s << ErrorKind::InvalidInput;
    }
    void refusesWhatAreTwoAccounts()
    {
        QFETCH(QStringList, attempts);
        QFETCH(QString, newId);
        QFETCH(QString, oldId);
        QFETCH(ErrorKind, error);
        Scene scene(attempts);
        const QStringList before = scene.listed();

        const auto linked = scene.log->linkAccount(connection, newId, idOf(oldId));

        QVERIFY(!linked);
        QCOMPARE(linked.error().kind, error);
        const auto offered = scene.log->accountLinks().value();
        const bool isOffered = std::any_of(offered.begin(), offered.end(), [&](const AccountLink &link) {
            return link.old == idOf(oldId) && link.freshProviderId == newId;
        });
        QCOMPARE(isOffered, error == ErrorKind::CurrencyMismatch); // that is for the user to see
        QCOMPARE(scene.listed(), before);
    }

    void anIdThatComesBackIsAnotherAccount()
    {
        Scene scene({u"A=1.00"_s, u"N=1.10"_s});
        SUCCEED(scene.log->linkAccount(connection, u"N"_s, idOf(u"A"_s)));

        scene.add(u"A=5.00 N=1.20"_s);
        scene.add(u"A=6.00 N=1.30"_s);

        QCOMPARE(scene.listed(),
                 (QStringList{u"N present 1.30 EUR since 3 confirmed 3 by 1-3"_s,
                              u"A present 6.00 EUR since 3 confirmed 3 by 1-3"_s}));
        const auto snapshots = ReadingQueries::open(scene.folder.path()).value()->snapshots().value();
        QVERIFY(snapshots[0].id != snapshots[1].id);
        SUCCEED(ReadingQueries::open(scene.folder.path()).value()->verifyHistory());
    }

    void aConfirmedCurrencyStartsANewSeries_data() { theNewIdGoesOnTheOldSeries_data(); }
    void aConfirmedCurrencyStartsANewSeries()
    {
        QFETCH(bool, reopened);
        Scene scene({u"A=1.00"_s, u"A=5.00USD"_s});
        SUCCEED(scene.log->startNewSeries(connection, idOf(u"A"_s)));
        if (reopened)
            scene.open();
        QCOMPARE(scene.listed(), QStringList());

        scene.add(u"A=6.00USD"_s);

        QCOMPARE(scene.listed(), QStringList{u"A present 6.00 USD since 2 confirmed 2 by 1-2"_s});
        auto queries = ReadingQueries::open(scene.folder.path());
        QVERIFY(queries.value()->snapshots().value().front().id != idOf(u"A"_s));
        QCOMPARE(scene.historyOf(idOf(u"A"_s)).front().reading->currency.toString(), u"EUR"_s);
        SUCCEED(queries.value()->verifyHistory());
    }

    void aSeriesEndsOnlyAfterAnotherCurrency()
    {
        Scene scene({u"A=1.00"_s});
        QCOMPARE(scene.log->startNewSeries(connection, idOf(u"A"_s)).error().kind, ErrorKind::InvalidInput);
    }

    void theCacheCanBeMadeAnew()
    {
        Scene scene({u"A=1.00 C=1.00"_s, u"N=1.10 C=7.00USD"_s});
        SUCCEED(scene.log->linkAccount(connection, u"N"_s, idOf(u"A"_s)));
        SUCCEED(scene.log->startNewSeries(connection, idOf(u"C"_s)));
        const QStringList before = scene.listed();
        SUCCEED(scene.log->rebuildLatest());
        QCOMPARE(scene.listed(), before);
        scene.add(u"N=1.20 C=7.50USD"_s);
        const QStringList after = scene.listed();
        SUCCEED(scene.log->rebuildLatest());
        QCOMPARE(scene.listed(), after);
    }

    /// As files of schema 2 are: one name for one account.
    void takesOverTheAccountsOfAnOlderFile()
    {
        Scene scene({u"A=1.00 B=2.00"_s});
        const QStringList before = scene.listed();
        scene.log.reset();
        QVERIFY(
            alterFile(scene.folder.filePath(u"coffer.db"_s),
                      {u"CREATE TABLE account_names AS SELECT * FROM account_name"_s, u"DROP VIEW account_end"_s,
                       u"DROP VIEW account_key"_s, u"DROP TABLE account_name"_s,
                       u"CREATE TABLE account_key (connection INTEGER NOT NULL REFERENCES connection(id),"
                       " provider_account_id TEXT NOT NULL, account INTEGER NOT NULL REFERENCES account(id),"
                       " PRIMARY KEY (connection, provider_account_id)) STRICT, WITHOUT ROWID"_s,
                       u"CREATE INDEX account_key_account ON account_key (account)"_s,
                       u"INSERT INTO account_key SELECT connection, provider_account_id, account"
                       " FROM account_names"_s,
                       u"DROP TABLE account_names"_s, u"DROP INDEX attempt_received"_s, u"DROP INDEX attempt_problem"_s,
                       u"DROP INDEX change_as_of"_s, u"PRAGMA user_version = 2"_s}));

        scene.open();

        QCOMPARE(scene.listed(), before);
        scene.add(u"A=1.50 B=2.00"_s);
        QCOMPARE(scene.listed().size(), 2);
        SUCCEED(ReadingQueries::open(scene.folder.path()).value()->verifyHistory());
    }

    void verificationFindsAnAlteredLink()
    {
        Scene scene({u"A=1.00"_s, u"N=1.10"_s});
        SUCCEED(scene.log->linkAccount(connection, u"N"_s, idOf(u"A"_s)));
        scene.add(u"N=1.20"_s);
        scene.log.reset();
        QVERIFY(alterFile(scene.folder.filePath(u"coffer.db"_s),
                          {u"UPDATE account_name SET provider_account_id = 'M' WHERE since > 0"_s}));

        const auto checked = ReadingQueries::open(scene.folder.path()).value()->verifyHistory();

        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::StorageDamaged);
        QCOMPARE(checked.error().where, u"1-2"_s);
    }

    void purgingLeavesNothingOfThem()
    {
        Scene scene({u"A=1.00 C=1.00"_s, u"N=1.10 C=7.00USD"_s});
        SUCCEED(scene.log->linkAccount(connection, u"N"_s, idOf(u"A"_s)));
        SUCCEED(scene.log->startNewSeries(connection, idOf(u"C"_s)));
        SUCCEED(scene.log->purge(connection));
        QCOMPARE(scene.listed(), QStringList());
        scene.add(u"A=1.00 C=2.00"_s);
        QCOMPARE(scene.listed().size(), 2);
        SUCCEED(ReadingQueries::open(scene.folder.path()).value()->verifyHistory());
    }
};

QTEST_GUILESS_MAIN(TestAccountLinks)
#include "tst_account_links.moc"

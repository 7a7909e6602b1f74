// SPDX-License-Identifier: GPL-3.0-or-later
#include <config/connection_repository.h>

#include "config_files.h"

#include <QLockFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Connection connectionNamed(const QString &name, const QString &id = u"11111111-2222-3333-4444-555555555555"_s)
{
    Connection connection;
    connection.id = ConnectionId(id);
    connection.provider = ProviderId(u"midaz"_s);
    connection.name = name;
    return connection;
}

/// Nothing stands at its default.
Connection fullConnection()
{
    Connection connection = connectionNamed(u"Midaz – Hauptbuch 💶"_s);
    connection.entity = u"Ünlü Holding GmbH & Co. KG"_s;
    connection.mode = u"v3"_s;
    connection.environment = u"production"_s;
    connection.baseAddresses = {{u"api"_s, u"https://midaz.example:8443/v1"_s},
                                {u"auth"_s, u"http://127.0.0.1:4000"_s}};
    connection.parameters = {
        {u"ledgers"_s, {u"a"_s, u"b \"quoted\""_s}}, {u"organisation"_s, {u"x"_s}}, {u"none"_s, {}}};
    connection.caFile = u"/etc/ssl/own ca.pem"_s;
    connection.interval = 61s;
    connection.freshnessLimits = FreshnessLimits{120s, 3600s};
    connection.fixedTimes = {QTime(7, 45), QTime(16, 30, 15)};
    connection.byFixedTimesOnly = true;
    connection.feed = FeedKind::EndOfDay;
    connection.cutOffs = {{u"EUR"_s, QTime(14, 0), u"Europe/Berlin"_s}, {QString(), QTime(9, 30), u"Asia/Tokyo"_s}};
    connection.consentExpiresAt = parseRfc3339(u"2026-12-24T00:00:00Z"_s).value();
    connection.paused = true;
    connection.source = DataSource::Test;
    connection.secretStorage = SecretStorage::CredentialsDirectory;
    connection.credentialEnteredAt = parseRfc3339(u"2026-03-01T10:00:00.000001Z"_s).value();
    return connection;
}

AccountSettings named(const QString &name)
{
    AccountSettings settings;
    settings.displayName = name;
    return settings;
}

QByteArray outcome(const Result<void> &result)
{
    return result ? "ok"_ba : errorCode(result.error().kind).toUtf8();
}

} // namespace

class TestConnectionRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty()
    {
        const QTemporaryDir folder;
        ConnectionRepository repository(folder.path());

        QCOMPARE(outcome(repository.load()), "ok"_ba);

        QVERIFY(repository.connections().empty());
        QVERIFY(QDir(folder.path()).isEmpty()); // reading makes no file
    }

    void roundTripsEveryField()
    {
        const QTemporaryDir folder;
        const Connection full = fullConnection();
        const Connection plain = connectionNamed(u"plain"_s, u"c2"_s);
        AccountSettings settings{.displayName = u"Löhne"_s,
                                 .entity = u"Entity"_s,
                                 .ownership = Ownership::HeldForOthers,
                                 .inTotals = false,
                                 .tags = {u"payroll"_s, u"Zürich"_s},
                                 .note = u"=SUM(1)\nsecond line"_s,
                                 .limits = {}};
        settings.limits.basis = AccountLimits::Basis::Posted;
        settings.limits.currency = u"EUR"_s;
        settings.limits.minimum = Decimal::parse(u"-1000.00"_s).value();
        settings.limits.target = Decimal::parse(u"12345678901234567890.01"_s).value();
        settings.limits.maximum = Decimal::parse(u"12345678901234567890.02"_s).value();
        settings.limits.largeMove = Decimal::parse(u"0.01"_s).value();
        settings.limits.tolerance = Decimal::parse(u"0"_s).value();
        settings.limits.signChange = true;
        AccountSettings counted;
        counted.inTotals = true;
        ConnectionRepository writer(folder.path());
        QCOMPARE(outcome(writer.save(full)), "ok"_ba);
        QCOMPARE(outcome(writer.save(plain)), "ok"_ba);
        QCOMPARE(outcome(writer.saveAccount(AccountId(u"a1"_s), settings)), "ok"_ba);
        QCOMPARE(outcome(writer.saveAccount(AccountId(u"a2"_s), counted)), "ok"_ba);

        ConnectionRepository reader(folder.path());
        QCOMPARE(outcome(reader.load()), "ok"_ba);

        QCOMPARE(reader.connections().size(), size_t(2));
        QVERIFY(reader.connections()[0] == full);
        QVERIFY(reader.connections()[1] == plain);
        QCOMPARE(reader.accountSettings().size(), size_t(2));
        QVERIFY(reader.accountSettings().at(AccountId(u"a1"_s)) == settings);
        QVERIFY(reader.accountSettings().at(AccountId(u"a2"_s)) == counted);
        QVERIFY(writer.connections() == reader.connections());
    }

    void makesFilesForTheOwnerOnly()
    {
        const QTemporaryDir folder;
        const mode_t before = umask(0);
        const auto restore = qScopeGuard([before] { umask(before); });
        ConnectionRepository repository(folder.path());

        QCOMPARE(outcome(repository.save(fullConnection())), "ok"_ba);
        QCOMPARE(outcome(repository.saveAccount(AccountId(u"a1"_s), named(u"n"_s))), "ok"_ba);

        QCOMPARE(modeOf(folder.filePath(u"connections.json"_s)), 0600);
        QCOMPARE(modeOf(folder.filePath(u"accounts.json"_s)), 0600);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2); // no lock, no temporary file
    }

    void refusesFields_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<Connection>("connection");
        const auto row = [](const char *name, const QString &field, auto change) {
            Connection connection = fullConnection();
            change(connection);
            QTest::newRow(name) << field << connection;
        };

        row("no id", u"id"_s, [](Connection &c) { c.id = ConnectionId(); });
        row("id with a slash would name another secret", u"id"_s,
            [](Connection &c) { c.id = ConnectionId(u"../x"_s); });
        row("no provider", u"provider"_s, [](Connection &c) { c.provider = ProviderId(); });
        row("no name", u"name"_s, [](Connection &c) { c.name.clear(); });
        row("name of 61 characters", u"name"_s, [](Connection &c) { c.name = QString(61, u'n'); });
        row("name with a line break", u"name"_s, [](Connection &c) { c.name = u"a\nb"_s; });
        row("name that turns the line around", u"name"_s, [](Connection &c) { c.name = u"a\u202Eb"_s; });
        row("name with half a character", u"name"_s, [](Connection &c) { c.name = u"a"_s + QChar(0xD83D); });
        row("name of blanks", u"name"_s, [](Connection &c) { c.name = u"  "_s; });
        row("entity too long", u"entity"_s, [](Connection &c) { c.entity = QString(101, u'e'); });
        row("mode with a control character", u"mode"_s, [](Connection &c) { c.mode = u"\u0007"_s; });
        row("address of a file", u"base api"_s,
            [](Connection &c) { c.baseAddresses[u"api"_s] = u"file:///etc/hostname"_s; });
        row("address without host", u"base api"_s, [](Connection &c) { c.baseAddresses[u"api"_s] = u"https://"_s; });
        row("address with a password", u"base api"_s,
            [](Connection &c) { c.baseAddresses[u"api"_s] = u"https://user:pass@bank.example"_s; });
        row("address with a password that is wrong besides", u"base api"_s,
            [](Connection &c) { c.baseAddresses[u"api"_s] = u"ftp://user:pass@bank.example"_s; });
        row("address without a name", u"baseAddresses"_s,
            [](Connection &c) { c.baseAddresses.insert({}, u"https://x.example"_s); });
        row("parameter with CR LF would make a header", u"parameters/ip"_s,
            [](Connection &c) { c.parameters[u"ip"_s] = QStringList{u"1.2.3.4\r\nX-A: b"_s}; });
        row("certificate by a relative path", u"ca"_s, [](Connection &c) { c.caFile = u"ca.pem"_s; });
        row("interval of nothing", u"interval"_s, [](Connection &c) { c.interval = 0s; });
        row("interval of a typing error", u"interval"_s, [](Connection &c) { c.interval = 9s; });
        row("interval of 8 days", u"interval"_s, [](Connection &c) { c.interval = 24h * 8; });
        row("fixed times out of order", u"fixedTimes"_s, [](Connection &c) {
            c.fixedTimes = {QTime(9, 0), QTime(8, 0)};
        });
        row("fixed time twice", u"fixedTimes"_s, [](Connection &c) { c.fixedTimes = {QTime(9, 0), QTime(9, 0)}; });
        row("neither interval nor fixed times", u"fixedTimes"_s, [](Connection &c) { c.fixedTimes.clear(); });
        row("cut-off in no time zone", u"cutOffs"_s, [](Connection &c) { c.cutOffs[0].zone = u"Europe/Nowhere"_s; });
        row("cut-off of no currency", u"cutOffs"_s, [](Connection &c) { c.cutOffs[0].currency = u"€ 5"_s; });
        row("stale before ageing", u"freshness"_s, [](Connection &c) {
            c.freshnessLimits = FreshnessLimits{20s, 10s};
        });
    }

    void refusesFields()
    {
        QFETCH(QString, field);
        QFETCH(Connection, connection);
        const QTemporaryDir folder;
        ConnectionRepository repository(folder.path());

        const Result<void> saved = repository.save(connection);

        QCOMPARE(outcome(saved), "invalid-input"_ba);
        QCOMPARE(saved.error().where, field);
        QVERIFY(!saved.error().found.contains("pass"_L1)); // a mistyped address may hold a password
        QVERIFY(repository.connections().empty());
        QVERIFY(!QFile::exists(folder.filePath(u"connections.json"_s)));
    }

    void keepsNamesUnique_data()
    {
        QTest::addColumn<QString>("name");

        QTest::newRow("same") << u"Grün"_s;
        QTest::newRow("other case") << u"GRÜN"_s;
        QTest::newRow("other Unicode form") << u"Gru\u0308n"_s;
        QTest::newRow("full-width letters") << u"Ｇrün"_s;
    }

    void keepsNamesUnique()
    {
        QFETCH(QString, name);
        const QTemporaryDir folder;
        ConnectionRepository repository(folder.path());
        QCOMPARE(outcome(repository.save(connectionNamed(u"Grün"_s, u"c1"_s))), "ok"_ba);

        const Result<void> second = repository.save(connectionNamed(name, u"c2"_s));

        QCOMPARE(outcome(second), "already-exists"_ba);
        QCOMPARE(second.error().where, u"name"_s);
        QCOMPARE(outcome(repository.save(connectionNamed(name, u"c1"_s))), "ok"_ba); // it may keep or respell its own
        QCOMPARE(repository.find(u"gRÜn"_s).value().id, ConnectionId(u"c1"_s));
        QCOMPARE(repository.find(u"c1"_s).value().name, name);
        QCOMPARE(repository.find(u"Gr"_s).error().kind, ErrorKind::NotFound);
    }

    void removes()
    {
        const UtcTime removal = parseRfc3339(u"2026-03-01T10:00:00Z"_s).value();
        const QTemporaryDir folder;
        ConnectionRepository repository(folder.path());
        QCOMPARE(outcome(repository.save(connectionNamed(u"one"_s, u"c1"_s))), "ok"_ba);
        QCOMPARE(outcome(repository.save(connectionNamed(u"two"_s, u"c2"_s))), "ok"_ba);

        QCOMPARE(outcome(repository.remove(ConnectionId(u"c1"_s), removal)), "ok"_ba);

        QCOMPARE(outcome(repository.remove(ConnectionId(u"c1"_s), removal)), "not-found"_ba);
        QCOMPARE(repository.connections().size(), size_t(1));
        QCOMPARE(outcome(repository.saveAccount(AccountId(u"a"_s), named(u"n"_s))), "ok"_ba);
        QCOMPARE(outcome(repository.saveAccount(AccountId(u"a"_s), {})), "ok"_ba);
        QVERIFY(repository.accountSettings().empty());
    }

    void keepsRemovedConnectionsForTheirHistory()
    {
        const QTemporaryDir folder;
        const UtcTime removal = parseRfc3339(u"2026-03-01T10:00:00.000001Z"_s).value();
        ConnectionRepository writer(folder.path());
        QCOMPARE(outcome(writer.save(connectionNamed(u"one"_s, u"c1"_s))), "ok"_ba);
        QCOMPARE(outcome(writer.remove(ConnectionId(u"c1"_s), removal)), "ok"_ba);
        QCOMPARE(outcome(writer.save(connectionNamed(u"ONE"_s, u"c2"_s))), "ok"_ba); // the name is free again

        ConnectionRepository reader(folder.path());
        QCOMPARE(outcome(reader.load()), "ok"_ba);

        QCOMPARE(reader.connections().size(), size_t(1));
        QCOMPARE(reader.find(u"one"_s).value().id.toString(), u"c2"_s);
        QVERIFY(!reader.find(u"c1"_s));
        QCOMPARE(reader.connectionsAt(removal - 1us).size(), size_t(2));
        QCOMPARE(reader.connectionsAt(removal).size(), size_t(1));
        QCOMPARE(reader.findRemoved(u"One"_s).value().removedAt, std::optional(removal));
        QCOMPARE(outcome(reader.forget(ConnectionId(u"c2"_s))), "not-found"_ba); // it is there
        QCOMPARE(outcome(reader.forget(ConnectionId(u"c1"_s))), "ok"_ba);
        QCOMPARE(outcome(writer.load()), "ok"_ba);
        QVERIFY(writer.removedConnections().empty());
        QCOMPARE(writer.connections().size(), size_t(1));
    }

    void seesWhatAnotherProgramSaved()
    {
        const QTemporaryDir folder;
        ConnectionRepository window(folder.path());
        ConnectionRepository commandLine(folder.path());
        QCOMPARE(outcome(window.load()), "ok"_ba);
        QCOMPARE(outcome(commandLine.save(connectionNamed(u"added meanwhile"_s, u"c1"_s))), "ok"_ba);

        QCOMPARE(outcome(window.save(connectionNamed(u"mine"_s, u"c2"_s))), "ok"_ba);

        QCOMPARE(window.connections().size(), size_t(2));
        QCOMPARE(outcome(window.save(connectionNamed(u"Added Meanwhile"_s, u"c3"_s))), "already-exists"_ba);
    }

    void namesTheProgramThatHoldsTheFile()
    {
        const QTemporaryDir folder;
        QLockFile other(folder.filePath(u"config.lock"_s));
        QVERIFY(other.lock());
        ConnectionRepository repository(folder.path());

        const Result<void> saved = repository.save(fullConnection());

        QCOMPARE(outcome(saved), "profile-in-use"_ba);
        QVERIFY(saved.error().found.contains(QString::number(QCoreApplication::applicationPid())));
    }

    void keepsDamagedFilesAside_data()
    {
        QTest::addColumn<QByteArray>("bytes");

        QTest::newRow("empty, as after a full disk") << QByteArray();
        QTest::newRow("cut off") << R"({"version": 1, "connections": [{"id": "c1")"_ba;
        QTest::newRow("binary") << QByteArray("\x7F"
                                              "ELF\0\1\2\xFF",
                                              8);
        QTest::newRow("HTML") << "<html>"_ba;
        QTest::newRow("a list") << "[]"_ba;
        QTest::newRow("no version") << R"({"connections": []})"_ba;
        QTest::newRow("version is text") << R"({"version": "1", "connections": []})"_ba;
        QTest::newRow("version 0") << R"({"version": 0, "connections": []})"_ba;
        QTest::newRow("key twice") << R"({"version": 1, "connections": [], "connections": []})"_ba;
        QTest::newRow("unknown key") << R"({"version": 1, "connections": [], "extra": 1})"_ba;
        QTest::newRow("connections are an object") << R"({"version": 1, "connections": {}})"_ba;
        QTest::newRow("deep") << QByteArray(5000, '[');
        QTest::newRow("9 MiB") << QByteArray(9 * 1024 * 1024, ' ') + R"({"version": 1})";
    }

    void keepsDamagedFilesAside()
    {
        QFETCH(QByteArray, bytes);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"connections.json"_s);
        ConnectionRepository repository(folder.path());
        QCOMPARE(outcome(repository.saveAccount(AccountId(u"a1"_s), named(u"n"_s))), "ok"_ba);
        writeFile(path, bytes);

        const Result<void> loaded = repository.load();

        QCOMPARE(outcome(loaded), "storage-damaged"_ba);
        QVERIFY(loaded.error().where.startsWith(path));
        QCOMPARE(repository.accountSettings().size(), size_t(1)); // the other file
        QCOMPARE(outcome(repository.load()), "storage-damaged"_ba);
        QCOMPARE(copiesOf(path).size(), 1); // not one for each start
        const QString copy = folder.filePath(copiesOf(path).constFirst());
        QVERIFY(loaded.error().detail.contains(copy));
        QCOMPARE(modeOf(copy), 0600);
        QCOMPARE(outcome(repository.save(fullConnection())), "ok"_ba);
        QCOMPARE(readFile(copy), bytes);
        QCOMPARE(outcome(repository.load()), "ok"_ba);
    }

    void losesOnlyTheBrokenConnection_data()
    {
        QTest::addColumn<QByteArray>("broken");
        QTest::addColumn<QString>("where");

        const QByteArray start = R"({"id":"c2","provider":"finix","name":"two",)";
        QTest::newRow("not an object") << "7"_ba << u"/connections/1/"_s;
        QTest::newRow("unknown key, of a typing error")
            << start + R"("intervall":60})" << u"/connections/1/intervall"_s;
        QTest::newRow("interval is text") << start + R"("interval":"60"})" << u"/connections/1/interval"_s;
        QTest::newRow("interval has a fraction") << start + R"("interval":60.5})" << u"/connections/1/interval"_s;
        QTest::newRow("interval too large for a number")
            << start + R"("interval":1e99})" << u"/connections/1/interval"_s;
        QTest::newRow("interval of one second") << start + R"("interval":1})" << u"/connections/1/interval"_s;
        QTest::newRow("paused is a number") << start + R"("paused":1})" << u"/connections/1/paused"_s;
        QTest::newRow("paused is null") << start + R"("paused":null})" << u"/connections/1/paused"_s;
        QTest::newRow("unknown source") << start + R"("source":"LIVE"})" << u"/connections/1/source"_s;
        QTest::newRow("unknown place for secrets")
            << start + R"("secretStorage":"file"})" << u"/connections/1/secretStorage"_s;
        QTest::newRow("secret in the file") << start + R"("secret":"s3cret"})" << u"/connections/1/secret"_s;
        QTest::newRow("parameters are a list") << start + R"("parameters":[]})" << u"/connections/1/parameters"_s;
        QTest::newRow("parameter is a bare text")
            << start + R"("parameters":{"a":"b"}})" << u"/connections/1/parameters"_s;
        QTest::newRow("parameter is a number")
            << start + R"("parameters":{"a":[1]}})" << u"/connections/1/parameters"_s;
        QTest::newRow("address is a number")
            << start + R"("baseAddresses":{"api":1}})" << u"/connections/1/baseAddresses"_s;
        QTest::newRow("address of a script")
            << start + R"("baseAddresses":{"api":"javascript:1"}})" << u"/connections/1/baseAddresses/api"_s;
        QTest::newRow("one freshness limit")
            << start + R"("freshness":{"ageing":60}})" << u"/connections/1/freshness"_s;
        QTest::newRow("third freshness limit")
            << start + R"("freshness":{"ageing":60,"stale":61,"x":1}})" << u"/connections/1/freshness"_s;
        QTest::newRow("name of control characters")
            << "{\"id\":\"c2\",\"provider\":\"finix\",\"name\":\"\\u0000\\u001b[2J\"}"_ba << u"/connections/1/name"_s;
        QTest::newRow("name taken") << R"({"id":"c2","provider":"finix","name":"ONE"})"_ba << u"/connections/1"_s;
        QTest::newRow("id taken") << R"({"id":"c1","provider":"finix","name":"two"})"_ba << u"/connections/1"_s;
    }

    void losesOnlyTheBrokenConnection()
    {
        QFETCH(QByteArray, broken);
        QFETCH(QString, where);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"connections.json"_s);
        writeFile(path,
                  R"({"version":1,"connections":[{"id":"c1","provider":"midaz","name":"one"},)" + broken
                      + R"(,{"id":"c3","provider":"solaris","name":"three"}]})");
        ConnectionRepository repository(folder.path());

        const Result<void> loaded = repository.load();

        QCOMPARE(outcome(loaded), "storage-damaged"_ba);
        QCOMPARE(loaded.error().where, path + where);
        QCOMPARE(repository.problems().size(), size_t(1));
        QCOMPARE(repository.connections().size(), size_t(2));
        QCOMPARE(repository.connections()[1].name, u"three"_s);
        QCOMPARE(copiesOf(path).size(), 1);
    }

    void leavesNewerFilesAlone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"connections.json"_s);
        const QByteArray newer = R"({"version": 2, "connections": [], "groups": []})"_ba;
        writeFile(path, newer);
        ConnectionRepository repository(folder.path());

        QCOMPARE(outcome(repository.load()), "storage-damaged"_ba);
        QCOMPARE(outcome(repository.save(fullConnection())), "storage-damaged"_ba);

        QCOMPARE(readFile(path), newer);
        QVERIFY(copiesOf(path).isEmpty());
        QVERIFY(repository.connections().empty());
    }

    void neverFollowsLinks()
    {
        const QTemporaryDir folder;
        const QTemporaryDir elsewhere;
        const QString target = elsewhere.filePath(u"target"_s);
        writeFile(target, "precious");
        QVERIFY(QFile::link(target, folder.filePath(u"connections.json"_s)));
        QVERIFY(QDir(folder.path()).mkdir(u"accounts.json"_s));
        ConnectionRepository repository(folder.path());

        QCOMPARE(outcome(repository.load()), "storage-failed"_ba);
        QCOMPARE(repository.problems().size(), size_t(2));
        QCOMPARE(outcome(repository.save(fullConnection())), "storage-failed"_ba);
        QCOMPARE(outcome(repository.saveAccount(AccountId(u"a"_s), named(u"n"_s))), "storage-failed"_ba);

        QCOMPARE(readFile(target), "precious"_ba);
        QVERIFY(QFileInfo(folder.filePath(u"connections.json"_s)).isSymLink());
    }

    void keepsTheOldFileWhenWritingFails()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"connections.json"_s);
        ConnectionRepository repository(folder.path());
        QCOMPARE(outcome(repository.save(connectionNamed(u"old"_s, u"c1"_s))), "ok"_ba);
        const QByteArray before = readFile(path);
        Connection large = connectionNamed(u"large"_s, u"c2"_s);
        large.parameters.insert(u"p"_s, QStringList(100, QString(900, u'x')));
        rlimit unlimited = {};
        getrlimit(RLIMIT_FSIZE, &unlimited);
        const auto previous = signal(SIGXFSZ, SIG_IGN);
        const rlimit small{4096, unlimited.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small); // writing fails in the middle, as on a full disk

        const QByteArray saved = outcome(repository.save(large));

        setrlimit(RLIMIT_FSIZE, &unlimited);
        signal(SIGXFSZ, previous);
        QCOMPARE(saved, "storage-failed"_ba);
        QCOMPARE(readFile(path), before);
        QCOMPARE(repository.connections().size(), size_t(1));                          // as on disk
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1); // no half file
        QCOMPARE(outcome(repository.save(large)), "ok"_ba);
    }

    void saysThatTheFolderCannotBeWritten()
    {
        ConnectionRepository repository(u"/nonexistent/coffer"_s);

        QCOMPARE(outcome(repository.load()), "ok"_ba);
        QCOMPARE(outcome(repository.save(fullConnection())), "storage-failed"_ba);
    }
};

QTEST_GUILESS_MAIN(TestConnectionRepository)
#include "tst_connection_repository.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "bank_scene.h"

#include <QDir>
#include <QFileInfo>

using namespace coffer::test;

namespace {

QString idOf(Till &till, const QString &name)
{
    for (const QJsonValue &connection :
         till.run({u"connections"_s, u"list"_s, u"--json"_s}).json()["connections"_L1].toArray()) {
        if (connection["name"_L1] == name)
            return connection["id"_L1].toString();
    }
    return {};
}

/// Waits until the program has written a line.
bool hasSpoken(QProcess &process)
{
    while (!process.canReadLine() && process.state() != QProcess::NotRunning) {
        if (!process.waitForReadyRead(patience))
            return false;
    }
    return process.canReadLine();
}

} // namespace

class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void historyShowsWhenTheBalanceChanged()
    {
        Banks banks({u"--walk"_s, u"5"_s});
        Till till;
        QCOMPARE(till.add(banks, u"paytota"_s, u"company"_s).code, 0);
        QList<QJsonObject> truth;
        QStringList times;
        // The middle one is asked twice: a confirmation is no change.
        for (const QString &time : {u"2026-03-03T11:00:00Z"_s, u"2026-03-04T11:00:00Z"_s, u"2026-03-04T11:00:00Z"_s,
                                    u"2026-03-05T11:00:00Z"_s}) {
            banks.setClock(time);
            const Ended polled = till.run({u"poll"_s, u"--once"_s, u"--json"_s});
            QVERIFY2(polled.code == 0, polled.text());
            times += polled.json()["attempts"_L1][0]["receivedAt"_L1].toString();
            for (const QJsonValue &row : banks.ledger(u"paytota"_s)) {
                if (row["id"_L1] == "UGX"_L1)
                    truth += row.toObject();
            }
        }
        QVERIFY(truth[0]["posted"_L1] != truth[1]["posted"_L1] && truth[1]["posted"_L1] != truth[3]["posted"_L1]);

        const Ended shown = till.run({u"history"_s, u"UGX"_s, u"--json"_s});
        QVERIFY2(shown.code == 0, shown.text());
        const QJsonArray points = shown.json()["points"_L1].toArray();
        QCOMPARE(points.size(), 3);
        for (const auto &[point, poll] : {std::pair(0, 0), std::pair(1, 1), std::pair(2, 3)}) {
            QCOMPARE(points[point]["posted"_L1], truth[poll]["posted"_L1]);
            QCOMPARE(points[point]["available"_L1], truth[poll]["available"_L1]);
            QCOMPARE(points[point]["receivedAt"_L1].toString(), times[poll]);
        }
        QCOMPARE(points[1]["confirmedUntil"_L1].toString(), times[2]);

        const QByteArray csv = till.run({u"history"_s, u"UGX"_s, u"--csv"_s, u"--from"_s, times[3]}).out;
        QVERIFY2(csv.contains(truth[3]["posted"_L1].toString().toUtf8()), csv);

        for (const auto &[time, poll] : {std::pair(times[0], 0), std::pair(times[1], 1), std::pair(times[3], 3)}) {
            const QJsonObject envelope = till.balances({u"--as-of"_s, time});
            QCOMPARE(envelope["asOf"_L1].toString(), time);
            QCOMPARE(accountOf(envelope, u"paytota"_s, u"UGX"_s)["posted"_L1], truth[poll]["posted"_L1]);
        }
        QVERIFY(till.balances({u"--as-of"_s, u"2020-01-01T00:00:00Z"_s})["accounts"_L1].toArray().isEmpty());
        QCOMPARE(till.run({u"history"_s, u"no such account"_s}).code, 64);
    }

    void aSecondWriterIsToldOfTheFirstAndTheFirstEndsCleanly()
    {
        Banks banks;
        Till till;
        QCOMPARE(till.add(banks, u"paytota"_s, u"company"_s).code, 0);
        const auto first = till.start({u"poll"_s, u"--every"_s, u"15m"_s, u"--json"_s});
        QVERIFY(hasSpoken(*first));
        const QJsonObject attempt = QJsonDocument::fromJson(first->readLine()).object();
        QCOMPARE(attempt["outcome"_L1].toString(), u"ok"_s);

        for (const QStringList &words :
             {QStringList{u"poll"_s, u"--once"_s}, QStringList{u"connections"_s, u"pause"_s, u"paytota"_s},
              QStringList{u"connections"_s, u"remove"_s, u"paytota"_s}}) {
            const Ended second = till.run(words);
            QVERIFY2(second.code == 2, second.text());
            QVERIFY2(second.err.contains("coffer-cli") && second.err.contains(QByteArray::number(first->processId())),
                     second.text());
        }
        QCOMPARE(till.run({u"balances"_s}).code, 0); // readers are not kept out

        first->terminate();
        const Ended ended = till.end(*first);
        QVERIFY2(ended.code == 0, ended.text());
        QCOMPARE(till.run({u"poll"_s, u"--once"_s}).code, 0); // the profile is free again
    }

    void endsCleanlyWhileABankHangs()
    {
        Banks banks;
        Till till;
        QCOMPARE(till.add(banks, u"finix"_s, u"application"_s).code, 0);
        QCOMPARE(till.add(banks, u"paytota"_s, u"company"_s).code, 0);
        banks.setFault(u"finix"_s, u"hang"_s);
        const auto program = till.start({u"poll"_s, u"--every"_s, u"15m"_s, u"--json"_s});
        QVERIFY(hasSpoken(*program)); // Paytota's attempt
        QTRY_VERIFY_WITH_TIMEOUT(banks.counts().contains("GET /finix/balances"_L1), patience);
        program->terminate();
        const Ended ended = till.end(*program);
        QVERIFY2(ended.code == 0, ended.text());
        const QJsonObject envelope = till.balances();
        QCOMPARE(connectionOf(envelope, u"paytota"_s)["state"_L1].toString(), u"ok"_s);
        QCOMPARE(connectionOf(envelope, u"finix"_s)["state"_L1].toString(), u"never"_s); // cut off is no answer
    }

    void aBackupRestoresToTheSameBalances()
    {
        Banks banks;
        Till till;
        QCOMPARE(till.add(banks, u"paytota"_s, u"company"_s).code, 0);
        QCOMPARE(till.add(banks, u"finix"_s, u"application"_s, {u"--entity"_s, u"Norvale Shop Inc"_s}).code, 0);
        QCOMPARE(till.run({u"poll"_s, u"--once"_s}).code, 0);
        const QString file = till.path(u"backup.coffer"_s);
        const Ended backup = till.run({u"backup"_s, file});
        QVERIFY2(backup.code == 0, backup.text());
        QCOMPARE(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(till.run({u"backup"_s, file}).code, 64); // never over an older one

        Till other;
        const Ended restored = other.run({u"restore"_s, file});
        QVERIFY2(restored.code == 0, restored.text());
        // Both as of one time, so that ages agree.
        const QString asOf = till.balances()["asOf"_L1].toString();
        QJsonObject before = till.balances({u"--as-of"_s, asOf});
        QJsonObject after = other.balances({u"--as-of"_s, asOf});
        before.remove(u"knownAt"_s);
        after.remove(u"knownAt"_s);
        QCOMPARE(before["accounts"_L1].toArray().size(), 5);
        QCOMPARE(after, before);
        QCOMPARE(other.run({u"restore"_s, file}).code, 64); // never over a profile
    }

    void aPausedConnectionIsNotAsked()
    {
        Banks banks;
        Till till;
        QCOMPARE(till.add(banks, u"paytota"_s, u"company"_s).code, 0);
        QCOMPARE(till.add(banks, u"finix"_s, u"application"_s).code, 0);
        QCOMPARE(till.run({u"connections"_s, u"pause"_s, u"finix"_s}).code, 0);
        banks.forgetRequests();
        QCOMPARE(till.run({u"poll"_s, u"--once"_s}).code, 0);
        for (const QJsonValue &request : banks.requests())
            QVERIFY(request["path"_L1].toString().startsWith("/paytota"_L1));
        QCOMPARE(connectionOf(till.balances(), u"finix"_s)["state"_L1].toString(), u"paused"_s);

        QCOMPARE(till.run({u"connections"_s, u"pause"_s, u"finix"_s, u"--resume"_s}).code, 0);
        banks.forgetRequests();
        // Twice on the command line is one poll.
        const Ended polled = till.run(
            {u"poll"_s, u"--once"_s, u"--connection"_s, u"finix"_s, u"--connection"_s, u"finix"_s, u"--json"_s});
        QVERIFY2(polled.code == 0, polled.text());
        QCOMPARE(polled.json()["attempts"_L1].toArray().size(), 1);
        for (const QJsonValue &request : banks.requests())
            QVERIFY(request["path"_L1].toString().startsWith("/finix"_L1));
    }

    void removeKeepsTheHistoryUnlessPurged_data()
    {
        QTest::addColumn<bool>("purge");
        QTest::newRow("kept") << false;
        QTest::newRow("purged") << true;
    }

    void removeKeepsTheHistoryUnlessPurged()
    {
        QFETCH(bool, purge);
        Banks banks;
        Till till;
        QCOMPARE(till.add(banks, u"paytota"_s, u"company"_s).code, 0);
        QCOMPARE(till.run({u"poll"_s, u"--once"_s}).code, 0);
        const QString id = idOf(till, u"paytota"_s);

        const Ended removed = till.run(QStringList{u"connections"_s, u"remove"_s, u"paytota"_s}
                                       + (purge ? QStringList{u"--purge-history"_s} : QStringList()));
        QVERIFY2(removed.code == 0, removed.text());

        QVERIFY(till.balances()["connections"_L1].toArray().isEmpty());
        QCOMPARE(till.run({u"connections"_s, u"test"_s, id}).code, 64);
        const Ended backup = till.run({u"backup"_s, till.path(u"b"_s)});
        QVERIFY2(backup.out.contains(purge ? " 0 accounts, 0 attempts" : " 3 accounts, 1 attempts"), backup.text());
        QProcess search; // nothing of it is left in the keyring
        search.start(u"dbus-send"_s,
                     {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.secrets"_s,
                      u"/org/freedesktop/secrets/collection/login"_s, u"org.freedesktop.DBus.Properties.GetAll"_s,
                      u"string:org.freedesktop.Secret.Collection"_s});
        QVERIFY(search.waitForFinished(patience));
        QCOMPARE(search.exitCode(), 0);
        QVERIFY(!search.readAllStandardOutput().contains(id.toUtf8()));
    }

    void aRemovedConnectionStaysInItsHistory()
    {
        Banks banks;
        Till till;
        QCOMPARE(till.add(banks, u"paytota"_s, u"company"_s).code, 0);
        QCOMPARE(till.add(banks, u"finix"_s, u"application"_s).code, 0);
        QCOMPARE(till.run({u"poll"_s, u"--once"_s}).code, 0);
        const QJsonObject before = till.balances();
        const QString asOf = before["asOf"_L1].toString();
        QCOMPARE(till.run({u"connections"_s, u"remove"_s, u"paytota"_s}).code, 0);

        const QJsonObject then = till.balances({u"--as-of"_s, asOf});
        QCOMPARE(then["totals"_L1], before["totals"_L1]);
        QCOMPARE(then["accounts"_L1].toArray().size(), before["accounts"_L1].toArray().size());
        QVERIFY(accountOf(till.balances(), u"paytota"_s, u"UGX"_s).isEmpty());
        QCOMPARE(till.run({u"history"_s, u"UGX"_s}).code, 0);

        QCOMPARE(till.run({u"connections"_s, u"remove"_s, u"paytota"_s}).code, 64);
        const Ended purged = till.run({u"connections"_s, u"remove"_s, u"paytota"_s, u"--purge-history"_s});
        QVERIFY2(purged.code == 0, purged.text());
        QCOMPARE(till.run({u"history"_s, u"UGX"_s}).code, 64);
        QCOMPARE(till.run({u"connections"_s, u"remove"_s, u"paytota"_s, u"--purge-history"_s}).code, 64);
    }

    void aRefusedCredentialIsNotSentAgainUntilAnotherIsEntered()
    {
        Banks banks;
        Till till;
        const QByteArray good = Till::credential(banks, u"finix"_s, u"application"_s);
        QCOMPARE(till.add(banks, u"finix"_s, u"application"_s).code, 0);
        QCOMPARE(till.run({u"connections"_s, u"set-secret"_s, u"finix"_s}, "username=u\npassword=wrong\n").code, 0);
        QCOMPARE(till.run({u"poll"_s, u"--once"_s}).code, 2);
        banks.forgetRequests();

        const Ended again = till.run({u"poll"_s, u"--once"_s, u"--json"_s});
        QVERIFY2(again.code == 2 && again.err.contains("set-secret") && again.err.contains("--connection"),
                 again.text());
        QCOMPARE(again.json()["waitingForCredential"_L1].toArray().size(), 1);
        QVERIFY(banks.requests().isEmpty());
        QCOMPARE(till.run({u"poll"_s, u"--once"_s, u"--connection"_s, u"finix"_s}).code, 2); // once, because asked for
        QVERIFY(!banks.requests().isEmpty());

        // A mistyped one does not cost what is stored, a good one is used.
        QCOMPARE(till.run({u"connections"_s, u"set-secret"_s, u"finix"_s}, good).code, 0);
        QCOMPARE(till.run({u"connections"_s, u"set-secret"_s, u"finix"_s}, "username=u\npassword= p\n").code, 64);
        const Ended polled = till.run({u"poll"_s, u"--once"_s});
        QVERIFY2(polled.code == 0, polled.text());
    }

    void aMistypedProfileIsNotMade()
    {
        Till till;
        for (const QStringList &words : {QStringList{u"balances"_s}, QStringList{u"doctor"_s},
                                         QStringList{u"poll"_s, u"--once"_s}, QStringList{u"history"_s, u"x"_s}}) {
            const Ended ended = till.run(words);
            QVERIFY2(ended.code == 64 && ended.err.contains("--profile"), ended.text());
            QVERIFY(!QFileInfo::exists(till.folder()));
        }
    }

    void editChangesOnlyWhatIsNamed()
    {
        Banks banks;
        Till till;
        QCOMPARE(till.add(banks, u"finix"_s, u"application"_s, {u"--interval"_s, u"20m"_s}).code, 0);
        const QJsonObject before =
            till.run({u"connections"_s, u"list"_s, u"--json"_s}).json()["connections"_L1][0].toObject();
        QCOMPARE(before["source"_L1].toString(), u"test"_s);
        QCOMPARE(before["intervalSeconds"_L1].toInt(), 1200);

        const Ended edited =
            till.run({u"connections"_s, u"edit"_s, u"finix"_s, u"--name"_s, u"Shop"_s, u"--mode"_s, u"balances"_s,
                      u"--param"_s, u"application_id="_s, u"--param"_s, u"balance_ids=balance_a"_s, u"--param"_s,
                      u"balance_ids=balance_b"_s, u"--environment"_s, u"live"_s});
        QVERIFY2(edited.code == 0, edited.text());
        const QJsonObject after =
            till.run({u"connections"_s, u"list"_s, u"--json"_s}).json()["connections"_L1][0].toObject();
        QJsonObject expected = before;
        expected["name"_L1] = u"Shop"_s;
        expected["mode"_L1] = u"balances"_s;
        expected["environment"_L1] = u"live"_s;
        expected["source"_L1] =
            u"live"_s; // figures of a live environment must not carry the TEST mark, nor the other way round
        expected["parameters"_L1] = QJsonObject{{u"balance_ids"_s, QJsonArray{u"balance_a"_s, u"balance_b"_s}}};
        QCOMPARE(after, expected);

        QCOMPARE(till.run({u"connections"_s, u"edit"_s, u"Shop"_s, u"--param"_s, u"balance_ids=balance_c"_s,
                           u"--base"_s, u"api="_s})
                     .code,
                 0);
        const QJsonObject last =
            till.run({u"connections"_s, u"list"_s, u"--json"_s}).json()["connections"_L1][0].toObject();
        QCOMPARE(last["parameters"_L1]["balance_ids"_L1].toArray(), QJsonArray{u"balance_c"_s});
        QVERIFY(last["baseAddresses"_L1].toObject().isEmpty());
    }

    void asksForSecretsWithoutEcho()
    {
        Banks banks;
        Till till;
        // script(1), essential in Debian, gives the program a terminal.
        const QString command =
            u"'%1' --profile '%2' connections add --provider paytota --name Pay --environment test --base api=%3 --ca '%4'"_s
                .arg(cliProgram, till.folder(), banks.ready()["bases"_L1]["paytota"_L1]["api"_L1].toString(),
                     banks.caFile());
        QProcess terminal;
        terminal.setProcessEnvironment(till.environment);
        terminal.start(u"script"_s, {u"--quiet"_s, u"--return"_s, u"--command"_s, command, u"/dev/null"_s});
        QByteArray screen;
        while (!screen.contains("Secret key: ") && terminal.waitForReadyRead(patience))
            screen += terminal.readAllStandardOutput();
        const QByteArray secret = banks.ready()["credentials"_L1]["paytota"_L1]["secret_key"_L1].toString().toUtf8();
        terminal.write(secret + '\n');
        QVERIFY(terminal.waitForFinished(patience));
        screen += terminal.readAllStandardOutput();
        QVERIFY2(terminal.exitCode() == 0 && screen.contains("Added Pay"), screen);
        QVERIFY(screen.contains("https://127.0.0.1")); // where it goes is said before it is asked for
        QVERIFY(!screen.contains(secret));
        const Ended polled = till.run({u"poll"_s, u"--once"_s});
        QVERIFY2(polled.code == 0, polled.text());
    }

    void readsTheServiceManagersCredentials()
    {
        Banks banks;
        Till till;
        till.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nowhere"_s);
        const Ended added = till.add(banks, u"finix"_s, u"application"_s, {u"--secrets"_s, u"credentials-directory"_s});
        QVERIFY2(added.code == 0, added.text());
        const QString id = idOf(till, u"finix"_s);
        QVERIFY2(added.err.contains(id.toUtf8() + ".password"), added.text());
        QTemporaryDir credentials;
        till.environment.insert(u"CREDENTIALS_DIRECTORY"_s, credentials.path());
        QCOMPARE(till.run({u"poll"_s, u"--once"_s}).code, 2);
        QCOMPARE(connectionOf(till.balances(), u"finix"_s)["error"_L1]["code"_L1].toString(), u"secret-missing"_s);
        QVERIFY(banks.requests().isEmpty());
        for (const QByteArray &line : Till::credential(banks, u"finix"_s, u"application"_s).split('\n')) {
            if (line.isEmpty())
                continue;
            QFile file(credentials.filePath(id + u'.' + QString::fromUtf8(line.left(line.indexOf('=')))));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
            file.write(line.mid(line.indexOf('=') + 1));
        }
        const Ended polled = till.run({u"poll"_s, u"--once"_s});
        QVERIFY2(polled.code == 0, polled.text());
        QCOMPARE(till.run({u"connections"_s, u"set-secret"_s, u"finix"_s},
                          Till::credential(banks, u"finix"_s, u"application"_s))
                     .code,
                 2);
    }

    void doctorNeedsNoKeychainThatNobodyUses()
    {
        Banks banks;
        Till till;
        QVERIFY(QDir().mkpath(till.folder()));
        till.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nowhere"_s);
        const Ended empty = till.run({u"doctor"_s});
        QVERIFY2(empty.code == 0 && empty.out.contains("note    keychain"), empty.text());
        QTemporaryDir credentials;
        till.environment.insert(u"CREDENTIALS_DIRECTORY"_s, credentials.path());
        QCOMPARE(till.add(banks, u"finix"_s, u"application"_s, {u"--secrets"_s, u"credentials-directory"_s}).code, 0);
        const Ended used = till.run({u"doctor"_s});
        QVERIFY2(used.code == 0 && used.out.contains("credentials directory") && !used.out.contains("keychain"),
                 used.text());
    }

    void doctorChecksAndTellsNothing()
    {
        Banks banks;
        Till till;
        QCOMPARE(till.add(banks, u"solaris"_s, u"accounts"_s).code, 0);
        QCOMPARE(till.run({u"poll"_s, u"--once"_s}).code, 0);
        const QByteArray figure = banks.ledger(u"solaris"_s)[0]["posted"_L1].toString().toUtf8();
        banks.forgetRequests();
        const Ended good = till.run({u"doctor"_s});
        QVERIFY2(good.code == 0, good.text());
        QVERIFY2(good.out.contains("keychain") && good.out.contains("database") && good.out.contains("SQLite"),
                 good.text());
        QVERIFY(!good.out.contains(figure));
        for (const QJsonValue &request : banks.requests())
            QVERIFY(request["credentialHeaders"_L1].toArray().isEmpty());

        till.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nowhere"_s);
        const Ended bad = till.run({u"doctor"_s});
        QVERIFY2(bad.code == 1 && bad.out.contains("FAILED  keychain"), bad.text());
    }

    void aDamagedConfigurationIsNeverAllGood()
    {
        Banks banks;
        Till till;
        QCOMPARE(till.add(banks, u"paytota"_s, u"company"_s).code, 0);
        QCOMPARE(till.add(banks, u"finix"_s, u"application"_s).code, 0);
        QCOMPARE(till.run({u"poll"_s, u"--once"_s}).code, 0);
        QCOMPARE(till.run({u"balances"_s}).code, 0);
        QFile file(till.folder() + u"/connections.json"_s);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray text = file.readAll();
        QVERIFY(text.contains("\"finix\""));
        text.replace("\"application\"", "17"); // the mode of one of the two
        file.resize(0);
        file.seek(0);
        file.write(text);
        file.close();

        const Ended shown = till.run({u"balances"_s, u"--json"_s});

        QVERIFY2(shown.code == 1, shown.text());
        QVERIFY2(!shown.json()["complete"_L1].toBool(), "a total without one of the banks is not complete");
        QVERIFY(!shown.err.isEmpty());
    }

    void wrongUsageNamesTheField_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("named");
        const QStringList add{u"connections"_s, u"add"_s, u"--name"_s, u"n"_s};
        const QStringList finix = add + QStringList{u"--provider"_s, u"finix"_s, u"--environment"_s, u"sandbox"_s};
        const QStringList whole = finix + QStringList{u"--param"_s, u"application_id=AP1"_s};
        const auto row = [](const char *name, const QStringList &words, const QByteArray &named,
                            const QByteArray &input = {}) { QTest::newRow(name) << words << input << named; };
        row("no command", {}, "COMMAND");
        row("no such command", {u"pol"_s}, "pol");
        row("no such sub-command", {u"connections"_s, u"ad"_s}, "ad");
        row("no such option", {u"balances"_s, u"--jason"_s}, "--jason");
        row("option without value", {u"balances"_s, u"--as-of"_s}, "--as-of");
        row("time without zone", {u"balances"_s, u"--as-of"_s, u"2026-01-01"_s}, "--as-of");
        row("time to come", {u"balances"_s, u"--as-of"_s, u"2999-01-01T00:00:00Z"_s}, "--as-of");
        row("two forms at once", {u"balances"_s, u"--json"_s, u"--csv"_s}, "--csv");
        row("neither once nor every", {u"poll"_s}, "--once");
        row("both", {u"poll"_s, u"--once"_s, u"--every"_s, u"15m"_s}, "--every");
        row("interval without unit", {u"poll"_s, u"--every"_s, u"15"_s}, "--every");
        row("no such connection", {u"poll"_s, u"--once"_s, u"--connection"_s, u"nobody"_s}, "nobody");
        row("times the wrong way round",
            {u"history"_s, u"x"_s, u"--from"_s, u"2026-02-01T00:00:00Z"_s, u"--to"_s, u"2026-01-01T00:00:00Z"_s},
            "--to");
        row("history of nothing", {u"history"_s}, "ACCOUNT");
        row("relative past the end", {u"backup"_s}, "FILE");
        row("no file to restore", {u"restore"_s, u"/nowhere/backup"_s}, "/nowhere/backup");
        row("no file to validate", {u"providers"_s, u"validate"_s, u"/nowhere/x.json"_s}, "/nowhere/x.json");
        row("no such provider", add + QStringList{u"--provider"_s, u"bank"_s}, "bank");
        row("no provider", add, "--provider");
        row("required parameter", finix, "application_id");
        row("unknown parameter", whole + QStringList{u"--param"_s, u"ledger=1"_s}, "ledger");
        row("parameter without =", finix + QStringList{u"--param"_s, u"application_id"_s}, "--param");
        row("unknown mode", whole + QStringList{u"--mode"_s, u"all"_s}, "mode");
        row("unknown environment",
            add
                + QStringList{u"--provider"_s, u"finix"_s, u"--environment"_s, u"moon"_s, u"--param"_s,
                              u"application_id=AP1"_s},
            "environment");
        row("unknown base", whole + QStringList{u"--base"_s, u"auth=https://x.example"_s}, "auth");
        row("http to another machine", whole + QStringList{u"--base"_s, u"api=http://bank.example"_s}, "api");
        row("password in the address", whole + QStringList{u"--base"_s, u"api=https://u:hidden@x.example"_s}, "api");
        row("interval below the provider's", whole + QStringList{u"--interval"_s, u"1s"_s}, "interval");
        row("no such authority file", whole + QStringList{u"--ca"_s, u"/nowhere/ca.pem"_s}, "ca");
        row("authority file without a certificate", whole + QStringList{u"--ca"_s, u"/etc/hostname"_s}, "ca");
        row("empty name",
            QStringList{u"connections"_s, u"add"_s, u"--name"_s, QString(), u"--provider"_s, u"paytota"_s,
                        u"--environment"_s, u"test"_s},
            "name");
        row("place of secrets", whole + QStringList{u"--secrets"_s, u"file"_s}, "--secrets");
        row("no secret on standard input", whole, "username");
        row("one of two secrets", whole, "password", "username=u\n");
        row("empty secret", whole, "password", "username=u\npassword=\n");
        row("unknown secret, not repeated in the message", whole, "username", "pin=hidden\n");
        row("the same name twice", whole, "username", "username=u\nusername=hidden\npassword=p\n");
        row("unknown name after all others", whole, "standard input", "username=u\npassword=p\npin=hidden\n");
        row("colon in the name of Basic", whole, "username", "username=u:hidden\npassword=p\n");
        row("secret that cannot be stored", whole, "password cannot be used", "username=u\npassword= hidden\n");
        row("line that is no pair", whole, "username", "hidden\n");
    }

    void wrongUsageNamesTheField()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, input);
        QFETCH(QByteArray, named);
        Till till;
        QVERIFY(QDir().mkpath(till.folder()));
        const Ended ended = till.run(words, input);
        QVERIFY2(ended.code == 64, ended.text());
        QVERIFY2(ended.err.contains(named), ended.text());
        QVERIFY2(!ended.err.contains("hidden"), ended.text());
        QVERIFY2(ended.out.isEmpty(), ended.text());
        QVERIFY(till.balances()["connections"_L1].toArray().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <imports/handover.h>
#include <imports/mapping_repository.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

Connection connection(const QString &id, const QString &name)
{
    Connection result;
    result.id = ConnectionId(id);
    result.provider = ProviderId(u"finix"_s);
    result.name = name;
    result.entity = u"Acme"_s;
    result.mode = u"list"_s;
    result.environment = u"live"_s;
    result.baseAddresses.insert(u"api"_s, u"https://api.example.com"_s);
    result.parameters.insert(u"application_id"_s, {u"AP1"_s});
    return result;
}

Handover whole()
{
    Handover handover;
    handover.connections = {connection(u"c1"_s, u"Bank A"_s)};
    handover.connections.front().paused = true; // as it comes out
    handover.entities = {{u"Acme"_s, u"DE"_s, u"target2"_s}};
    AccountSettings settings;
    settings.displayName = u"Operating"_s;
    settings.limits.currency = u"EUR"_s;
    settings.limits.minimum = Decimal::parse(u"1000.00").value();
    handover.accounts.emplace(AccountId(u"a1"_s), settings);
    CsvMapping mapping;
    mapping.name = u"Bank Z"_s;
    mapping.account = u"Konto"_s;
    mapping.posted = u"Saldo"_s;
    mapping.fixedCurrency = u"EUR"_s;
    mapping.sign = SignRule::Brackets;
    mapping.grouping = u'.';
    mapping.decimalPoint = u',';
    handover.mappings = {mapping};
    handover.layout = WindowLayout{QByteArray("\x01\x02"), QByteArray("\xFF"), u"accounts"_s, {{u"accounts"_s, "x"}}};
    return handover;
}

QString fileOf(const QTemporaryDir &folder)
{
    return folder.filePath(u"setup.json"_s);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::map<QString, HandoverItem::Fate> fates(const HandoverPlan &plan)
{
    std::map<QString, HandoverItem::Fate> result;
    for (const HandoverItem &item : plan.items)
        result[item.name] = item.fate;
    return result;
}

using Fate = HandoverItem::Fate;

} // namespace

class TestHandover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadAgain()
    {
        const QTemporaryDir folder;
        QVERIFY(writeHandover(fileOf(folder), whole()));

        const auto read = readHandover(fileOf(folder));

        QVERIFY2(read, read ? "" : qPrintable(read.error().where + read.error().found));
        QCOMPARE(read.value(), whole());
        QCOMPARE(QFile::permissions(fileOf(folder)) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void holdsNothingOfCredentials()
    {
        const QTemporaryDir folder;
        Handover handover = whole();
        handover.connections.front().credentialEnteredAt = parseRfc3339(u"2031-01-01T00:00:00Z").value();
        Connection removed = connection(u"c9"_s, u"Removed canary"_s);
        removed.removedAt = removed.credentialEnteredAt = parseRfc3339(u"2031-01-01T00:00:00Z").value();
        handover.connections.push_back(removed);

        QVERIFY(writeHandover(fileOf(folder), handover));

        const QByteArray bytes = contentOf(fileOf(folder));
        QVERIFY(bytes.contains("Bank A"));
        for (const char *canary : {"2031-01-01", "credentialEnteredAt", "Removed canary", "password", "token"})
            QVERIFY2(!bytes.toLower().contains(QByteArray(canary).toLower()), canary);
    }

    void connectionsComeInPausedWithoutACredential()
    {
        const QTemporaryDir folder;
        Handover handover = whole();
        handover.connections.front().paused = false;
        Connection manual = connection(u"c2"_s, u"Safe"_s);
        manual.provider = manualProvider();
        manual.source = DataSource::Manual;
        handover.connections.push_back(manual);
        QVERIFY(writeHandover(fileOf(folder), handover));

        const auto read = readHandover(fileOf(folder));

        QVERIFY(read);
        QVERIFY(read.value().connections.at(0).paused);
        QVERIFY(!read.value().connections.at(0).credentialEnteredAt);
        QVERIFY2(!read.value().connections.at(1).paused, "nobody is asked for its figures");
    }

    void refusesFiles_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("where"); // behind the path

        const auto row = [](const char *name, const char *from, const char *to, const QString &where) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << where;
        };
        row("another format", "coffer-handover", "coffer-settings", u"/format"_s);
        row("a version to come", "\"version\": 1", "\"version\": 2", u"/version"_s);
        row("an unknown key", "\"mappings\": [", "\"secrets\": [], \"mappings\": [", u"/secrets"_s);
        row("an unknown key of a connection", "\"mode\": \"list\"", "\"mode\": \"list\", \"password\": \"x\"",
            u"/connections/0/password"_s);
        row("a credential in an address", "https://api.example.com", "https://u:p@api.example.com",
            u"/connections/0/baseAddresses/api"_s);
        row("a time of a credential", "\"mode\": \"list\"",
            "\"mode\": \"list\", \"credentialEnteredAt\": \"2026-01-01T00:00:00Z\"", u"/connections/0"_s);
        row("a name with a line break", "\"Bank A\"", "\"Bank\\nA\"", u"/connections/0/name"_s);
        row("an amount that is none", "1000.00", "1,000.00", u"/accounts/0/limits"_s);
        row("a country that is none", "\"DE\"", "\"Germany\"", u"/entities/0/country"_s);
        row("a mapping of two signs", "\"decimalPoint\": \",\"", "\"decimalPoint\": \",,\"",
            u"/mappings/0/decimalPoint"_s);
        row("a layout that is no base64", "\"AQI=\"", "\"<script>\"", u"/layout/geometry"_s);
        row("a duplicate key", "\"mode\": \"list\"", "\"mode\": \"list\", \"mode\": \"list\"", {});
        row("cut off", "\"version\": 1", "\"version\": 1,", {});
    }

    void refusesFiles()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, where);
        const QTemporaryDir folder;
        QVERIFY(writeHandover(fileOf(folder), whole()));
        QByteArray bytes = contentOf(fileOf(folder));
        QVERIFY(bytes.contains(from));
        bytes.replace(bytes.indexOf(from), from.size(), to);
        QFile file(fileOf(folder));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();

        const auto read = readHandover(fileOf(folder));

        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::StorageDamaged);
        QVERIFY2(read.error().where.startsWith(fileOf(folder)), qPrintable(read.error().where));
        if (!where.isEmpty())
            QCOMPARE(read.error().where, fileOf(folder) + where);
    }

    void refusesTwoConnectionsOfOneName()
    {
        const QTemporaryDir folder;
        Handover handover = whole();
        handover.connections.push_back(connection(u"c2"_s, u"BANK A"_s));
        QVERIFY(writeHandover(fileOf(folder), handover));

        QCOMPARE(readHandover(fileOf(folder)).error().where, fileOf(folder) + u"/connections/1"_s);
    }

    void whatIsNewIsAdded()
    {
        const HandoverPlan plan = planHandover(whole(), {});

        QCOMPARE(plan.added, whole());
        for (const auto &[name, fate] : fates(plan))
            QVERIFY2(fate == Fate::Added, qPrintable(name));
    }

    void whatIsTheSameIsKept()
    {
        Handover present = whole();
        present.connections.front().paused = false;
        present.connections.front().credentialEnteredAt = UtcTime(); // no difference: it is this computer's

        const HandoverPlan plan = planHandover(whole(), present);

        QCOMPARE(plan.added, Handover());
        for (const auto &[name, fate] : fates(plan))
            QVERIFY2(fate == Fate::Kept, qPrintable(name));
    }

    void whatDiffersIsLeftOutAndSaidSo()
    {
        Handover present = whole();
        present.connections.front().id = ConnectionId(u"other"_s);
        present.connections.front().name = u"bank a"_s;
        present.connections.front().baseAddresses.insert(u"api"_s, u"https://elsewhere.example.com"_s);
        present.entities.front().calendar.clear();
        present.accounts.begin()->second.note = u"mine"_s;
        present.mappings.front().posted = u"Betrag"_s;
        present.layout->page = u"history"_s;

        const HandoverPlan plan = planHandover(whole(), present);

        QCOMPARE(plan.added, Handover());
        for (const HandoverItem &item : plan.items)
            QVERIFY2(item.fate == Fate::Skipped, qPrintable(item.name));
        QVERIFY(plan.items.front().differences.contains(u"baseAddresses"_s));
        QVERIFY(plan.items.front().differences.contains(u"id"_s));
    }

    void mappingsAreKeptByName()
    {
        const QTemporaryDir folder;
        CsvMapping first = whole().mappings.front();
        CsvMapping second = first;
        second.name = u"Bank Y"_s;
        QVERIFY(saveMappings(folder.path(), {first, second}));
        first.posted = u"Betrag"_s;
        QVERIFY(saveMappings(folder.path(), {first}));

        QCOMPARE(loadMappings(folder.path()), (std::vector{second, first}));
        QVERIFY(!saveMappings(folder.path(), {CsvMapping()}));
    }
};

QTEST_GUILESS_MAIN(TestHandover)
#include "tst_handover.moc"

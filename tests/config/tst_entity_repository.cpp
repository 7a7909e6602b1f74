// SPDX-License-Identifier: GPL-3.0-or-later
#include <config/entity_repository.h>

#include "config_files.h"

#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

QByteArray outcome(const Result<void> &result)
{
    return result ? "ok"_ba : errorCode(result.error().kind).toUtf8();
}

Entity entity(const QString &name, const QString &country = {}, const QString &calendar = {})
{
    return {name, country, calendar};
}

} // namespace

class TestEntityRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty()
    {
        const QTemporaryDir folder;
        EntityRepository repository(folder.path());

        QCOMPARE(outcome(repository.load()), "ok"_ba);

        QVERIFY(repository.entities().empty());
        QVERIFY(QDir(folder.path()).isEmpty()); // reading makes no file
    }

    void roundTripsEveryFieldByName()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"entities.json"_s);
        EntityRepository writer(folder.path());
        QCOMPARE(outcome(writer.save(entity(u"Ünlü Holding 💶"_s, u"DE"_s, u"de"_s))), "ok"_ba);
        QCOMPARE(outcome(writer.save(entity(u"Acme Ltd"_s))), "ok"_ba);

        EntityRepository reader(folder.path());
        QCOMPARE(outcome(reader.load()), "ok"_ba);

        QCOMPARE(reader.entities(),
                 (std::vector<Entity>{entity(u"Acme Ltd"_s), entity(u"Ünlü Holding 💶"_s, u"DE"_s, u"de"_s)}));
        QCOMPARE(writer.entities(), reader.entities());
        QCOMPARE(modeOf(path), 0600);
    }

    void findsAndReplacesByNameWhateverItsCase()
    {
        const QTemporaryDir folder;
        EntityRepository repository(folder.path());
        QCOMPARE(outcome(repository.save(entity(u"Acme"_s, u"DE"_s))), "ok"_ba);

        QCOMPARE(outcome(repository.save(entity(u"ACME"_s, u"FR"_s))), "ok"_ba);

        QCOMPARE(repository.entities(), std::vector<Entity>{entity(u"ACME"_s, u"FR"_s)});
        QCOMPARE(repository.find(u"acme"_s).value().country, u"FR"_s);
        QCOMPARE(repository.find(u"other"_s).error().kind, ErrorKind::NotFound);
    }

    void removesByName()
    {
        const QTemporaryDir folder;
        EntityRepository repository(folder.path());
        QCOMPARE(outcome(repository.save(entity(u"Acme"_s))), "ok"_ba);

        QCOMPARE(outcome(repository.remove(u"Other"_s)), "not-found"_ba);
        QCOMPARE(outcome(repository.remove(u"acme"_s)), "ok"_ba);

        QVERIFY(repository.entities().empty());
        EntityRepository reader(folder.path());
        QCOMPARE(outcome(reader.load()), "ok"_ba);
        QVERIFY(reader.entities().empty());
    }

    void refusesWhatItCouldNotReadAgain_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("field");

        QTest::newRow("no name") << QString() << QString() << u"name"_s;
        QTest::newRow("blank at its end") << u"Acme "_s << QString() << u"name"_s;
        QTest::newRow("a line break") << u"Ac\nme"_s << QString() << u"name"_s;
        QTest::newRow("text that changes direction") << u"Ac\u202eme"_s << QString() << u"name"_s;
        QTest::newRow("101 characters") << QString(101, u'a') << QString() << u"name"_s;
        QTest::newRow("half a character") << QString(QChar(0xd800)) << QString() << u"name"_s;
        QTest::newRow("country by name") << u"Acme"_s << u"Germany"_s << u"country"_s;
        QTest::newRow("country in small letters") << u"Acme"_s << u"de"_s << u"country"_s;
    }

    void refusesWhatItCouldNotReadAgain()
    {
        QFETCH(QString, name);
        QFETCH(QString, country);
        const QTemporaryDir folder;
        EntityRepository repository(folder.path());

        const Result<void> saved = repository.save(entity(name, country));

        QCOMPARE(outcome(saved), "invalid-input"_ba);
        QTEST(saved.error().where, "field");
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void keepsWhatCanBeReadOfADamagedFile_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("left");

        const auto row = [](const char *name, const QByteArray &list, int left) {
            QTest::newRow(name) << QByteArray("{\"version\": 1, \"entities\": [" + list + "]}") << left;
        };
        row("an unknown key", R"({"name": "Acme", "vat": "DE1"}, {"name": "Other"})", 1);
        row("no name", R"({"country": "DE"}, {"name": "Other"})", 1);
        row("a number for a name", R"({"name": 1}, {"name": "Other"})", 1);
        row("the same twice", R"({"name": "Acme"}, {"name": "acme"})", 1);
        QTest::newRow("not JSON") << QByteArray("{\"version\": 1, ") << 0;
        QTest::newRow("another key beside the list")
            << QByteArray(R"({"version": 1, "entities": [{"name": "Other"}], "more": 1})") << 1;
    }

    void keepsWhatCanBeReadOfADamagedFile()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, left);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"entities.json"_s);
        writeFile(path, json);
        EntityRepository repository(folder.path());

        QCOMPARE(outcome(repository.load()), "storage-damaged"_ba);

        QCOMPARE(int(repository.entities().size()), left);
        QCOMPARE(repository.problems().size(), size_t(1));
        QCOMPARE(copiesOf(path).size(), 1);
        QCOMPARE(readFile(folder.filePath(copiesOf(path).front())), json);
        QCOMPARE(outcome(repository.save(entity(u"New"_s))), "ok"_ba);
        QCOMPARE(int(repository.entities().size()), left + 1);
    }

    void leavesAFileOfANewerVersionAlone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"entities.json"_s);
        const QByteArray newer = R"({"version": 2, "entities": []})";
        writeFile(path, newer);
        EntityRepository repository(folder.path());

        QCOMPARE(outcome(repository.load()), "storage-damaged"_ba);
        QCOMPARE(outcome(repository.save(entity(u"New"_s))), "storage-damaged"_ba);

        QCOMPARE(readFile(path), newer);
        QVERIFY(copiesOf(path).isEmpty());
    }

    void keepsWhatAnotherProgramSavedMeanwhile()
    {
        const QTemporaryDir folder;
        EntityRepository window(folder.path());
        EntityRepository commandLine(folder.path());
        QCOMPARE(outcome(window.load()), "ok"_ba);
        QCOMPARE(outcome(commandLine.save(entity(u"Theirs"_s))), "ok"_ba);

        QCOMPARE(outcome(window.save(entity(u"Ours"_s))), "ok"_ba);

        QCOMPARE(window.entities().size(), size_t(2));
    }

    void saysWhoHoldsTheFolder()
    {
        const QTemporaryDir folder;
        EntityRepository repository(folder.path());
        QLockFile other(folder.filePath(u"config.lock"_s));
        QVERIFY(other.lock());

        QCOMPARE(outcome(repository.save(entity(u"New"_s))), "profile-in-use"_ba);

        QVERIFY(repository.entities().empty());
    }
};

QTEST_GUILESS_MAIN(TestEntityRepository)
#include "tst_entity_repository.moc"

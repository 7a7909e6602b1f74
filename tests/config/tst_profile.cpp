// SPDX-License-Identifier: GPL-3.0-or-later
#include <config/profile.h>

#include "config_files.h"

#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <unistd.h>

using namespace coffer;
using namespace Qt::StringLiterals;

class TestProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheStandardFolder_data()
    {
        QTest::addColumn<QByteArray>("xdg");
        QTest::addColumn<QByteArray>("home");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("sample");

        QTest::newRow("XDG_DATA_HOME") << "/data"_ba
                                       << "/home/x"_ba << u"/data/coffer"_s << u"/data/coffer-sample"_s;
        QTest::newRow("default") << ""_ba
                                 << "/home/x"_ba << u"/home/x/.local/share/coffer"_s
                                 << u"/home/x/.local/share/coffer-sample"_s;
        QTest::newRow("neither: not below the root") << ""_ba
                                                     << ""_ba << QString() << QString();
    }

    void findsTheStandardFolder()
    {
        QFETCH(QByteArray, xdg);
        QFETCH(QByteArray, home);
        QFETCH(QString, user);
        QFETCH(QString, sample);
        const QByteArray xdgBefore = qgetenv("XDG_DATA_HOME");
        const QByteArray homeBefore = qgetenv("HOME");
        const auto restore = qScopeGuard([&] {
            qputenv("XDG_DATA_HOME", xdgBefore);
            qputenv("HOME", homeBefore);
        });
        qputenv("XDG_DATA_HOME", xdg);
        qputenv("HOME", home);

        const Result<QString> forUser = standardProfileFolder(ProfileChoice::User);
        const Result<QString> forSample = standardProfileFolder(ProfileChoice::Sample);

        QCOMPARE(forUser ? forUser.value() : QString(), user);
        QCOMPARE(forSample ? forSample.value() : QString(), sample);
    }

    void makesAFolderForTheOwnerOnly()
    {
        const QTemporaryDir parent;
        const mode_t before = umask(0);
        const auto restore = qScopeGuard([before] { umask(before); });
        const QString folder = parent.filePath(u"share/coffer"_s);

        const Result<Profile> profile = openProfile(folder);

        QVERIFY(profile);
        QCOMPARE(modeOf(folder), 0700);
        QVERIFY(profile.value().writable);
        QVERIFY(profile.value().repaired.isEmpty());
        QVERIFY(openProfile(folder)); // and again
    }

    void repairsAndReportsWiderModes()
    {
        const QTemporaryDir parent;
        const QString folder = parent.filePath(u"coffer"_s);
        QVERIFY(openProfile(folder));
        const QString file = folder + u"/connections.json"_s;
        writeFile(file, "{}");
        QVERIFY(QDir(folder).mkdir(u"logs"_s));
        chmod(folder.toLocal8Bit().constData(), 0755);
        chmod(file.toLocal8Bit().constData(), 0644);
        chmod((folder + u"/logs"_s).toLocal8Bit().constData(), 0770);

        const Result<Profile> profile = openProfile(folder);

        QVERIFY(profile);
        QCOMPARE(modeOf(folder), 0700);
        QCOMPARE(modeOf(file), 0600);
        QCOMPARE(modeOf(folder + u"/logs"_s), 0700);
        QStringList repaired = profile.value().repaired;
        repaired.sort();
        const QString real = QFileInfo(folder).canonicalFilePath();
        QCOMPARE(repaired, (QStringList{real, real + u"/connections.json"_s, real + u"/logs"_s}));
        QVERIFY(openProfile(folder).value().repaired.isEmpty());
    }

    void touchesNothingOfAnotherFolder()
    {
        const QTemporaryDir home;
        const QString file = home.filePath(u"letter.txt"_s);
        writeFile(file, "x");
        chmod(file.toLocal8Bit().constData(), 0644);
        chmod(home.path().toLocal8Bit().constData(), 0755);

        const Result<Profile> profile = openProfile(home.path());

        QVERIFY(!profile);
        QCOMPARE(profile.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(profile.error().where, u"profile"_s);
        QCOMPARE(modeOf(file), 0644);
        QCOMPARE(modeOf(home.path()), 0755);
        QCOMPARE(QDir(home.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void doesNotChangeWhatLinksPointAt()
    {
        const QTemporaryDir parent;
        const QString folder = parent.filePath(u"coffer"_s);
        QVERIFY(openProfile(folder));
        const QString outside = parent.filePath(u"outside"_s);
        const QString outsideFolder = parent.filePath(u"outside.d"_s);
        writeFile(outside, "x");
        chmod(outside.toLocal8Bit().constData(), 0644);
        QVERIFY(QDir().mkdir(outsideFolder));
        chmod(outsideFolder.toLocal8Bit().constData(), 0755);
        QVERIFY(QFile::link(outside, folder + u"/link"_s));
        QVERIFY(QFile::link(outsideFolder, folder + u"/link.d"_s));

        QVERIFY(openProfile(folder));

        QCOMPARE(modeOf(outside), 0644);
        QCOMPARE(modeOf(outsideFolder), 0755);
    }

    void seesOneProfileBehindTwoSpellings()
    {
        const QTemporaryDir parent;
        const QString folder = parent.filePath(u"coffer"_s);
        QVERIFY(openProfile(folder));
        QVERIFY(QFile::link(folder, parent.filePath(u"link"_s)));

        QCOMPARE(openProfile(parent.filePath(u"link"_s)).value().folder, openProfile(folder).value().folder);
        QCOMPARE(openProfile(parent.filePath(u"./coffer/../coffer/"_s)).value().folder,
                 openProfile(folder).value().folder);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<ErrorKind>("kind");

        QTest::newRow("relative: the working folder has changed") << u"coffer"_s << ErrorKind::InvalidInput;
        QTest::newRow("empty") << QString() << ErrorKind::InvalidInput;
        QTest::newRow("a file") << u"/etc/passwd"_s << ErrorKind::InvalidInput;
        QTest::newRow("below a file") << u"/etc/passwd/coffer"_s << ErrorKind::StorageFailed;
        QTest::newRow("not to be made") << u"/proc/coffer"_s << ErrorKind::StorageFailed;
    }

    void refuses()
    {
        QFETCH(QString, folder);
        QFETCH(ErrorKind, kind);

        const Result<Profile> profile = openProfile(folder);

        QVERIFY(!profile);
        QCOMPARE(profile.error().kind, kind);
    }

    void refusesTheFolderOfAnotherUser()
    {
        if (geteuid() != 0)
            QSKIP("only root can make a folder of another user");
        const QTemporaryDir parent;
        const QString folder = parent.filePath(u"coffer"_s);
        QVERIFY(QDir().mkdir(folder));
        QCOMPARE(chown(folder.toLocal8Bit().constData(), 65534, 65534), 0);

        const Result<Profile> profile = openProfile(folder);

        QVERIFY(!profile);
        QCOMPARE(profile.error().kind, ErrorKind::InvalidInput);
        QVERIFY(QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }

    void hardensTheProcess()
    {
        const QString before = QDir::currentPath();
        const mode_t maskBefore = umask(022);
        const auto restore = qScopeGuard([&] {
            umask(maskBefore);
            QDir::setCurrent(before);
        });

        const QString started = applyProcessHardening();

        QCOMPARE(started, before);
        QCOMPARE(QDir::currentPath(), u"/"_s);
        rlimit core = {};
        getrlimit(RLIMIT_CORE, &core);
        QCOMPARE(core.rlim_cur, rlim_t(0));
        QCOMPARE(core.rlim_max, rlim_t(0));
        const mode_t mask = umask(077);
        QCOMPARE(mask, mode_t(077));
    }
};

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"

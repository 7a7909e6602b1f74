// SPDX-License-Identifier: GPL-3.0-or-later
#include <config/autostart.h>

#include "config_files.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

QByteArray outcome(const Result<void> &result)
{
    return result ? "ok"_ba : errorCode(result.error().kind).toUtf8();
}

} // namespace

class TestAutostart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("HOME", m_home->path().toUtf8());
        qunsetenv("XDG_CONFIG_HOME");
    }

    void writesExactlyThisFile()
    {
        const Autostart autostart(u"/usr/bin/coffer"_s);
        QVERIFY(!autostart.isOn());

        QCOMPARE(outcome(autostart.set(true)), "ok"_ba);

        QVERIFY(autostart.isOn());
        QCOMPARE(readFile(m_home->filePath(u".config/autostart/coffer.desktop"_s)),
                 QByteArray("[Desktop Entry]\n"
                            "Type=Application\n"
                            "Name=Coffer\n"
                            "Comment=Desktop treasury dashboard\n"
                            "Exec=\"/usr/bin/coffer\" --minimised\n"
                            "Icon=coffer\n"
                            "Terminal=false\n"
                            "X-GNOME-Autostart-enabled=true\n"));
    }

    void takesTheFileAway()
    {
        const Autostart autostart(u"/usr/bin/coffer"_s);
        QCOMPARE(outcome(autostart.set(false)), "ok"_ba); // it was off
        QCOMPARE(outcome(autostart.set(true)), "ok"_ba);

        QCOMPARE(outcome(autostart.set(false)), "ok"_ba);

        QVERIFY(!autostart.isOn());
        QVERIFY(!QFile::exists(Autostart::file()));
    }

    void followsTheConfigurationFolderOfTheDesktop()
    {
        qputenv("XDG_CONFIG_HOME", m_home->filePath(u"other"_s).toUtf8());

        QCOMPARE(outcome(Autostart(u"/usr/bin/coffer"_s).set(true)), "ok"_ba);

        QVERIFY(QFile::exists(m_home->filePath(u"other/autostart/coffer.desktop"_s)));
    }

    void quotesThePath_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QByteArray>("exec");

        const auto row = [](const char *name, const QString &program, const char *quoted) {
            QTest::newRow(name) << program << QByteArray("Exec=\"") + quoted + "\" --minimised";
        };
        row("blanks", u"/opt/my apps/coffer"_s, "/opt/my apps/coffer");
        row("field code", u"/opt/100%f/coffer"_s, "/opt/100%%f/coffer");
        row("shell", u"/opt/$HOME`x`/coffer"_s, "/opt/\\\\$HOME\\\\`x\\\\`/coffer");
        row("quote", u"/opt/a\"b/coffer"_s, "/opt/a\\\\\"b/coffer");
        row("backslash", u"/opt/a\\b/coffer"_s, "/opt/a\\\\\\\\b/coffer");
        row("letters of other scripts", u"/opt/Münze/coffer"_s, "/opt/Münze/coffer");
    }

    void quotesThePath()
    {
        QFETCH(QString, program);
        QFETCH(QByteArray, exec);

        QCOMPARE(outcome(Autostart(program).set(true)), "ok"_ba);

        QVERIFY2(readFile(Autostart::file()).split('\n').contains(exec), readFile(Autostart::file()).constData());
    }

    void refusesAProgramThatTheFileCannotName_data()
    {
        QTest::addColumn<QString>("program");

        QTest::newRow("relative: another program may be found") << u"coffer"_s;
        QTest::newRow("a line of its own") << u"/usr/bin/coffer\nExec=/bin/rm"_s;
        QTest::newRow("equals sign") << u"/opt/a=b/coffer"_s;
    }

    void refusesAProgramThatTheFileCannotName()
    {
        QFETCH(QString, program);

        QCOMPARE(outcome(Autostart(program).set(true)), "invalid-input"_ba);
        QVERIFY(!QFile::exists(Autostart::file()));
    }

    void saysWhyItCannot()
    {
        writeFile(m_home->filePath(u".config"_s), "a file where the folder should be");

        const Result<void> result = Autostart(u"/usr/bin/coffer"_s).set(true);

        QCOMPARE(outcome(result), "storage-failed"_ba);
        QCOMPARE(result.error().where, m_home->filePath(u".config/autostart/coffer.desktop"_s));
        QVERIFY(!result.error().detail.isEmpty());
    }

    void readsWhatTheDesktopSwitchedOff_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("hidden") << "Hidden=true"_ba;
        QTest::newRow("off in the tweaks of GNOME") << "X-GNOME-Autostart-enabled=false"_ba;
    }

    void readsWhatTheDesktopSwitchedOff()
    {
        QFETCH(QByteArray, line);
        const Autostart autostart(u"/usr/bin/coffer"_s);
        QCOMPARE(outcome(autostart.set(true)), "ok"_ba);
        QByteArray text = readFile(Autostart::file());
        text.replace("X-GNOME-Autostart-enabled=true", line);

        writeFile(Autostart::file(), text);

        QVERIFY(!autostart.isOn());
        QCOMPARE(outcome(autostart.set(true)), "ok"_ba);
        QVERIFY(autostart.isOn());
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestAutostart)
#include "tst_autostart.moc"

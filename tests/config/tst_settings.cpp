// SPDX-License-Identifier: GPL-3.0-or-later
#include <config/settings.h>

#include "config_files.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

QString fileIn(const QTemporaryDir &folder)
{
    return folder.filePath(u"settings.json"_s);
}

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsWithDefaults()
    {
        const QTemporaryDir folder;

        const LoadedSettings loaded = loadSettings(folder.path());

        QVERIFY(loaded.settings == Settings());
        QVERIFY(loaded.notices.empty());
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void roundTripsEveryField()
    {
        const QTemporaryDir folder;
        Settings settings; // every value another one than the default
        settings.language = u"de-DE"_s;
        settings.theme = ThemeSetting::Dark;
        settings.negativeStyle = NegativeChoice::Parentheses;
        settings.numberFormat = u"de-CH"_s;
        settings.hideAmountsOnStart = true;
        settings.reportingCurrency = u"CHF"_s;
        settings.timeZone = u"Europe/Berlin"_s;
        settings.businessDayCutOff = QTime(17, 30);
        settings.defaultInterval = std::chrono::seconds(60);
        settings.bodyRetentionDays = 30;
        settings.bodyRetentionMegabytes = 1000;
        settings.proxy = ProxyChoice::Manual;
        settings.proxyHost = u"proxy.example"_s;
        settings.proxyPort = 3128;
        settings.proxyUser = u"NORVALE\\treasury"_s;
        settings.startMinimised = true;
        settings.trayIcon = false;
        settings.closeToTray = true;
        settings.notifications = false;

        QVERIFY(saveSettings(folder.path(), settings));

        const QJsonObject written = QJsonDocument::fromJson(readFile(fileIn(folder))).object();
        QVERIFY(saveSettings(folder.path(), Settings()));
        const QJsonObject defaults = QJsonDocument::fromJson(readFile(fileIn(folder))).object();
        for (const QString &key : settingsKeys()) // a key that was forgotten above would be the same in both
            QVERIFY2(written.value(key) != defaults.value(key), qPrintable(key));
        QVERIFY(saveSettings(folder.path(), settings));
        const LoadedSettings loaded = loadSettings(folder.path());
        QVERIFY(loaded.settings == settings);
        QVERIFY(loaded.notices.empty());
        QCOMPARE(modeOf(fileIn(folder)), 0600);
        QVERIFY(saveSettings(folder.path(), Settings()));
        QVERIFY(loadSettings(folder.path()).settings == Settings());
    }

    void replacesOnlyTheBrokenValue_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("value");

        QTest::newRow("unknown theme") << u"theme"_s << "\"Dark\""_ba;
        QTest::newRow("unknown proxy") << u"proxy"_s << "\"auto\""_ba;
        QTest::newRow("manual proxy without a host") << u"proxy"_s << "\"manual\""_ba;
        QTest::newRow("proxy host is an address with a password") << u"proxyHost"_s << "\"user:pass@proxy\""_ba;
        QTest::newRow("port too large") << u"proxyPort"_s << "65536"_ba;
        QTest::newRow("port negative") << u"proxyPort"_s << "-1"_ba;
        QTest::newRow("interval with a fraction") << u"defaultInterval"_s << "60.0"_ba;
        QTest::newRow("interval beyond 64 bits") << u"defaultInterval"_s << "99999999999999999999"_ba;
        QTest::newRow("interval below the floor") << u"defaultInterval"_s << "9"_ba;
        QTest::newRow("retention negative") << u"bodyRetentionDays"_s << "-1"_ba;
        QTest::newRow("truth as text") << u"hideAmountsOnStart"_s << "\"true\""_ba;
        QTest::newRow("zone that does not exist") << u"timeZone"_s << "\"Europe/Atlantis\""_ba;
        QTest::newRow("zone that is a path") << u"timeZone"_s << "\"../../etc/passwd\""_ba;
        QTest::newRow("language that is none") << u"language"_s << "\"%n%s\""_ba;
        QTest::newRow("cut-off without minutes") << u"businessDayCutOff"_s << "\"17\""_ba;
        QTest::newRow("cut-off past midnight") << u"businessDayCutOff"_s << "\"24:00\""_ba;
        QTest::newRow("currency in small letters") << u"reportingCurrency"_s << "\"eur\""_ba;
        QTest::newRow("currency as a sign") << u"reportingCurrency"_s << "\"€\""_ba;
        QTest::newRow("proxy user with a password") << u"proxyUser"_s << "\"user:pass\""_ba;
        QTest::newRow("proxy user with a line break") << u"proxyUser"_s << "\"user\\nX: y\""_ba;
        QTest::newRow("unknown key") << u"telemetry"_s << "true"_ba;
        const QList<QByteArray> naughty{"null",         "[]",          "{}",
                                        "1e400",        "\"\\u0000\"", "\"<b>x</b>\"",
                                        "\"\\u202Ex\"", "\"';--\"",    "\"" + QByteArray(5000, 'x') + "\""};
        for (const QString &key : settingsKeys()) {
            for (qsizetype i = 0; i < naughty.size(); ++i)
                QTest::addRow("naughty %s %d", qPrintable(key), int(i)) << key << naughty[i];
        }
    }

    void replacesOnlyTheBrokenValue()
    {
        QFETCH(QString, key);
        QFETCH(QByteArray, value);
        const QTemporaryDir folder;
        const bool isStyle = key == "negativeStyle"_L1;
        writeFile(fileIn(folder),
                  "{\"version\":1," + (isStyle ? QByteArray() : "\"negativeStyle\":\"parentheses\","_ba) + "\""
                      + key.toUtf8() + "\":" + value + "}");

        const LoadedSettings loaded = loadSettings(folder.path());

        Settings expected;
        expected.negativeStyle = isStyle ? NegativeChoice::Minus : NegativeChoice::Parentheses;
        if (key == "proxyHost"_L1 && loaded.notices.empty()) // markup is a host name that no proxy has
            expected.proxyHost = loaded.settings.proxyHost;
        else if (key == "proxyUser"_L1 && loaded.notices.empty())
            expected.proxyUser = loaded.settings.proxyUser;
        else
            QCOMPARE(loaded.notices.size(), size_t(1));
        QVERIFY(loaded.settings == expected);
        if (!loaded.notices.empty()) {
            QCOMPARE(loaded.notices.front().where, u"%1/%2"_s.arg(fileIn(folder), key));
            QCOMPARE(copiesOf(fileIn(folder)).size(), 1);
        }
    }

    void fallsBackToDefaultsForABrokenFile_data()
    {
        QTest::addColumn<QByteArray>("bytes");

        QTest::newRow("empty") << QByteArray();
        QTest::newRow("binary") << QByteArray(1000, '\xFF');
        QTest::newRow("cut off") << "{\"version\":1,\"theme\":\"da"_ba;
        QTest::newRow("ini file") << "[General]\ntheme=dark\n"_ba;
        QTest::newRow("9 MiB") << "{\"version\":1,\"language\":\"" + QByteArray(9 * 1024 * 1024, 'x') + "\"}";
    }

    void fallsBackToDefaultsForABrokenFile()
    {
        QFETCH(QByteArray, bytes);
        const QTemporaryDir folder;
        writeFile(fileIn(folder), bytes);

        const LoadedSettings loaded = loadSettings(folder.path());

        QVERIFY(loaded.settings == Settings());
        QCOMPARE(loaded.notices.size(), size_t(1));
        QCOMPARE(copiesOf(fileIn(folder)).size(), 1);
        QVERIFY(saveSettings(folder.path(), Settings()));
        QVERIFY(loadSettings(folder.path()).notices.empty());
    }

    void refusesToSave_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<Settings>("settings");
        const auto row = [](const char *name, const QString &key, auto change) {
            Settings settings;
            change(settings);
            QTest::newRow(name) << key << settings;
        };

        row("interval below the floor", u"defaultInterval"_s,
            [](Settings &s) { s.defaultInterval = std::chrono::seconds(1); });
        row("zone that does not exist", u"timeZone"_s, [](Settings &s) { s.timeZone = u"Mars/Olympus"_s; });
        row("manual proxy without a port", u"proxyHost"_s, [](Settings &s) {
            s.proxy = ProxyChoice::Manual;
            s.proxyHost = u"proxy"_s;
        });
        row("password in the proxy host", u"proxyHost"_s, [](Settings &s) { s.proxyHost = u"u:p@proxy"_s; });
    }

    void refusesToSave()
    {
        QFETCH(QString, key);
        QFETCH(Settings, settings);
        const QTemporaryDir folder;

        const Result<void> saved = saveSettings(folder.path(), settings);

        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(saved.error().where, key);
        QVERIFY(!QFile::exists(fileIn(folder)));
    }

    void leavesNewerFilesAlone()
    {
        const QTemporaryDir folder;
        const QByteArray newer = R"({"version":2,"theme":{"accent":"blue"}})"_ba;
        writeFile(fileIn(folder), newer);

        QVERIFY(loadSettings(folder.path()).settings == Settings());
        QVERIFY(!saveSettings(folder.path(), Settings()));

        QCOMPARE(readFile(fileIn(folder)), newer);
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"

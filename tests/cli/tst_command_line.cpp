// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/command_line.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

const QList<OptionSpec> options{{u"name"_s, u"Its name."_s, u"NAME"_s, false, true},
                                {u"param"_s, u"A parameter."_s, u"KEY=VALUE"_s, true},
                                {u"json"_s, u"Print JSON."_s}};
const QList<ArgumentSpec> arguments{{u"FILE"_s, u"The file."_s}, {u"OTHER"_s, u"Another."_s, false}};

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesOptionsAndArgumentsInAnyOrder_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("options first") << QStringList{u"--name"_s, u"n"_s,           u"--param"_s,
                                                      u"a=1"_s,    u"--param=b=2"_s, u"f"_s};
        QTest::newRow("argument first") << QStringList{u"f"_s,        u"--param"_s, u"a=1"_s,
                                                       u"--name=n"_s, u"--param"_s, u"b=2"_s};
        QTest::newRow("-- ends the options")
            << QStringList{u"--name=n"_s, u"--param=a=1"_s, u"--param=b=2"_s, u"--"_s, u"f"_s};
    }

    void takesOptionsAndArgumentsInAnyOrder()
    {
        QFETCH(QStringList, words);
        const auto line = parseLine(words, options, arguments);
        QVERIFY(line);
        QCOMPARE(line.value().value(u"name"_s), u"n"_s);
        QCOMPARE(line.value().values(u"param"_s), (QStringList{u"a=1"_s, u"b=2"_s}));
        QCOMPARE(line.value().arguments, QStringList{u"f"_s});
        QVERIFY(!line.value().has(u"json"_s));
    }

    void anArgumentMayLookLikeAnOption()
    {
        const auto line = parseLine({u"--name=n"_s, u"--"_s, u"--json"_s}, options, arguments);
        QVERIFY(line);
        QCOMPARE(line.value().argument(0), u"--json"_s);
        QVERIFY(!line.value().has(u"json"_s));
    }

    void helpNeedsNothingElse()
    {
        for (const QString &word : {u"--help"_s, u"-h"_s}) {
            const auto line = parseLine({word}, options, arguments);
            QVERIFY(line && line.value().helpWanted);
        }
    }

    void refusesNamingTheField_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *why, const QStringList &words, const QString &sentence) {
            QTest::newRow(why) << words << sentence;
        };
        row("unknown option", {u"--jason"_s},
            u"option: “--jason” cannot be used; allowed: one of: --help, --name, --param, --json."_s);
        row("unknown letter", {u"-x"_s},
            u"option: “-x” cannot be used; allowed: one of: --help, --name, --param, --json."_s);
        row("no abbreviations", {u"--na"_s, u"n"_s, u"f"_s},
            u"option: “--na” cannot be used; allowed: one of: --help, --name, --param, --json."_s);
        row("value missing at the end", {u"f"_s, u"--name"_s}, u"--name is missing or empty; needed: Its name."_s);
        row("value for a switch", {u"f"_s, u"--name=n"_s, u"--json=yes"_s},
            u"--json: “a value” cannot be used; allowed: no value."_s);
        row("required option", {u"f"_s}, u"--name is missing or empty; needed: Its name."_s);
        row("twice what goes once", {u"f"_s, u"--name=a"_s, u"--name=b"_s},
            u"--name: “a, b” cannot be used; allowed: one value."_s);
        row("argument missing", {u"--name=n"_s}, u"FILE is missing or empty; needed: The file."_s);
        row("argument too many", {u"--name=n"_s, u"a"_s, u"b"_s, u"c"_s},
            u"argument: “c” cannot be used; allowed: no further argument after OTHER."_s);
    }

    void refusesNamingTheField()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, sentence);
        const auto line = parseLine(words, options, arguments);
        QVERIFY(!line);
        QCOMPARE(line.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(usageSentence(line.error(), {}), sentence);
        QCOMPARE(usageSentence(line.error(), u"coffer-cli x"_s), u"coffer-cli x: "_s + sentence);
    }

    void doesNotCallMissingWhatIsNotShown()
    {
        const Error hidden{.kind = ErrorKind::InvalidInput,
                           .where = u"password"_s,
                           .expected = u"no line breaks or control characters"_s,
                           .detail = u"what was found is not shown"_s};
        QCOMPARE(usageSentence(hidden, {}), u"password cannot be used: no line breaks or control characters."_s);
    }

    void readsDurations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("seconds"); // 0: refused
        QTest::newRow("seconds") << u"90s"_s << qint64(90);
        QTest::newRow("minutes") << u"15m"_s << qint64(900);
        QTest::newRow("hours") << u"6h"_s << qint64(21600);
        QTest::newRow("days") << u"1d"_s << qint64(86400);
        QTest::newRow("largest") << u"99999999d"_s << qint64(99999999) * 86400;
        QTest::newRow("no unit: seconds or minutes?") << u"15"_s << qint64(0);
        QTest::newRow("no number") << u"m"_s << qint64(0);
        QTest::newRow("nothing") << QString() << qint64(0);
        QTest::newRow("zero") << u"0s"_s << qint64(0);
        QTest::newRow("negative") << u"-5m"_s << qint64(0);
        QTest::newRow("plus") << u"+5m"_s << qint64(0);
        QTest::newRow("fraction") << u"1.5h"_s << qint64(0);
        QTest::newRow("blank inside") << u"15 m"_s << qint64(0);
        QTest::newRow("blank in front") << u" 15m"_s << qint64(0);
        QTest::newRow("capital: M could be a month") << u"15M"_s << qint64(0);
        QTest::newRow("word") << u"15min"_s << qint64(0);
        QTest::newRow("hexadecimal") << u"0x1m"_s << qint64(0);
        QTest::newRow("other digits") << u"١٥m"_s << qint64(0);
        QTest::newRow("over the length") << u"999999999d"_s << qint64(0);
    }

    void readsDurations()
    {
        QFETCH(QString, text);
        QFETCH(qint64, seconds);
        const auto duration = parseDuration(text, u"--every"_s);
        QCOMPARE(duration ? qint64(duration.value().count()) : 0, seconds);
        if (!duration) {
            QCOMPARE(duration.error().where, u"--every"_s);
            QVERIFY(duration.error().expected.contains("15m"_L1));
        }
    }

    void readsPairs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("key"); // empty: refused
        QTest::addColumn<QString>("value");
        QTest::newRow("pair") << u"a=b"_s << u"a"_s << u"b"_s;
        QTest::newRow("the first = counts") << u"api=https://x/?a=b"_s << u"api"_s << u"https://x/?a=b"_s;
        QTest::newRow("empty value takes something out") << u"a="_s << u"a"_s << QString();
        QTest::newRow("no =") << u"a"_s << QString() << QString();
        QTest::newRow("no key") << u"=b"_s << QString() << QString();
        QTest::newRow("nothing") << QString() << QString() << QString();
    }

    void readsPairs()
    {
        QFETCH(QString, text);
        QFETCH(QString, key);
        QFETCH(QString, value);
        const auto pair = parsePair(text, u"--param"_s);
        QCOMPARE(bool(pair), !key.isEmpty());
        if (pair)
            QCOMPARE(pair.value(), std::pair(key, value));
        else
            QCOMPARE(pair.error().where, u"--param"_s);
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

QByteArray helpOf(const QStringList &path, const QString &option = u"--help"_s)
{
    QProcess process;
    process.start(QStringLiteral(COFFER_BINARY_DIR "/bin/coffer-cli"), path + QStringList{option});
    const bool good =
        process.waitForFinished(60'000) && process.exitCode() == 0 && process.readAllStandardError().isEmpty();
    return good ? process.readAllStandardOutput() : QByteArray();
}

/// First words of the indented lines under a heading of the help.
QStringList listed(const QByteArray &help, const QByteArray &heading)
{
    QStringList names;
    bool inside = false;
    for (const QByteArray &line : help.split('\n')) {
        if (!line.startsWith("  "))
            inside = line == heading;
        else if (inside)
            names += QString::fromUtf8(line.trimmed().split(' ').first());
    }
    return names;
}

/// All commands of the program, groups too, found by asking it.
QList<QStringList> commandsBelow(const QStringList &path)
{
    QList<QStringList> all{path};
    for (const QString &child : listed(helpOf(path), "Commands:"))
        all += commandsBelow(path + QStringList{child});
    return all;
}

} // namespace

class TestHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isThereAtEveryLevel()
    {
        const QList<QStringList> commands = commandsBelow({});
        QVERIFY2(commands.size() >= 20, QByteArray::number(commands.size())); // else the search itself is broken
        for (const QStringList &command : commands) {
            const QByteArray help = helpOf(command);
            const QByteArray words = command.join(u' ').toUtf8();
            QVERIFY2(help.startsWith("Usage: coffer-cli " + words), words);
            QVERIFY2(help.contains("--help"), words);
            QCOMPARE(helpOf(command, u"-h"_s), help);
            for (const QByteArray &line : help.split('\n'))
                QVERIFY2(!line.endsWith("  "), "an option without a sentence: " + line);
        }
    }

    void namesTheExitCodes() { QVERIFY(helpOf({}).contains("0 all good, 1 partly failed, 2 wholly failed, 64")); }

    void readmeNamesEveryCommandAndOption()
    {
        QFile file(QStringLiteral(COFFER_SOURCE_DIR "/README.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString readme = QString::fromUtf8(file.readAll());
        const QStringList lines = readme.split(u'\n');
        const auto isIn = [](const QString &text,
                             const QString &word) { // as a word: --from is not documented by --from-scratch
            return text.contains(
                QRegularExpression(u"(?<![\\w-])%1(?![\\w-])"_s.arg(QRegularExpression::escape(word))));
        };
        QStringList missing;
        for (const QStringList &command : commandsBelow({})) {
            const QByteArray help = helpOf(command);
            const QString words = command.join(u' ');
            const bool named = std::any_of(lines.cbegin(), lines.cend(), [&](const QString &line) {
                return std::all_of(command.cbegin(), command.cend(),
                                   [&](const QString &word) { return isIn(line, word); });
            });
            if (!named)
                missing += words;
            for (const QString &option : listed(help, "Options:")) {
                if (option != "-h,"_L1 && !isIn(readme, option))
                    missing += words + u' ' + option;
            }
        }
        QVERIFY2(missing.isEmpty(), qPrintable(u"README.md does not mention: "_s + missing.join(u"; "_s)));
    }
};

QTEST_GUILESS_MAIN(TestHelp)
#include "tst_help.moc"

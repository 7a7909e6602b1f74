// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include <config/profile.h>

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

const QList<OptionSpec> &globalOptions()
{
    static const QList<OptionSpec> options{
        {u"profile"_s, u"Folder with the data (default: the user's data folder)."_s, u"DIR"_s},
        {u"version"_s, u"Print the version and end."_s},
    };
    return options;
}

Command rootCommand()
{
    Command root{u"coffer-cli"_s, u"Balances of all configured providers, without a display."_s};
    root.options = globalOptions();
    root.children = {providersCommand(), connectionsCommand(), pollCommand(),   balancesCommand(),
                     historyCommand(),   doctorCommand(),      backupCommand(), restoreCommand()};
    return root;
}

void printColumns(QTextStream &out, const QList<std::pair<QString, QString>> &rows)
{
    qsizetype width = 0;
    for (const auto &[left, right] : rows)
        width = std::max(width, left.size());
    for (const auto &[left, right] : rows)
        out << "  " << left.leftJustified(width + 2) << right << '\n';
}

void printHelp(QTextStream &out, const QString &path, const Command &command)
{
    QString usage = path;
    if (!command.children.empty())
        usage += u" COMMAND"_s;
    for (const ArgumentSpec &argument : command.arguments)
        usage += argument.required ? u' ' + argument.name : u" [%1]"_s.arg(argument.name);
    for (const OptionSpec &option : command.options) {
        const QString text = u"--"_s + option.name + (option.value.isEmpty() ? QString() : u' ' + option.value);
        usage += (option.required ? u" %1"_s : u" [%1]"_s).arg(text) + (option.repeatable ? u"…"_s : QString());
    }
    out << "Usage: " << usage << "\n\n" << command.summary << '\n';
    if (!command.children.empty()) {
        out << "\nCommands:\n";
        QList<std::pair<QString, QString>> rows;
        for (const Command &child : command.children)
            rows += {child.name, child.summary};
        printColumns(out, rows);
    }
    QList<std::pair<QString, QString>> rows;
    for (const ArgumentSpec &argument : command.arguments)
        rows += {argument.name, argument.help};
    if (!rows.isEmpty()) {
        out << "\nArguments:\n";
        printColumns(out, rows);
    }
    rows.clear();
    for (const OptionSpec &option : command.options)
        rows += {u"--"_s + option.name + (option.value.isEmpty() ? QString() : u' ' + option.value), option.help};
    rows += {u"-h, --help"_s, u"Print this."_s};
    out << "\nOptions:\n";
    printColumns(out, rows);
    if (!command.children.empty())
        out << "\nMore on a command: " << path << " COMMAND --help\n";
    if (path == "coffer-cli"_L1)
        out << "\nExit codes: 0 all good, 1 partly failed, 2 wholly failed, 64 wrong usage.\n";
}

/// Takes the global options out of the words, wherever they stand.
Result<QStringList> takeGlobalOptions(QStringList words, CliContext &context, bool *versionWanted)
{
    for (qsizetype i = 0; i < words.size();) {
        if (words[i] == "--"_L1)
            break;
        if (words[i] == "--version"_L1) {
            *versionWanted = true;
            words.removeAt(i);
        } else if (words[i] == "--profile"_L1 || words[i].startsWith("--profile="_L1)) {
            const qsizetype equals = words[i].indexOf(u'=');
            if (equals > 0) {
                context.profileOption = words[i].mid(equals + 1);
            } else {
                context.profileOption = words.value(i + 1);
                words.remove(i, std::min<qsizetype>(1, words.size() - i - 1));
            }
            words.removeAt(i);
            if (context.profileOption.isEmpty())
                return Error{.kind = ErrorKind::InvalidInput, .where = u"--profile"_s, .expected = u"a folder"_s};
        } else {
            ++i;
        }
    }
    return words;
}

/// Finds the command that the words name, prints help where asked, and runs it.
void dispatch(CliContext &context, const Command &root, QStringList words, const Finish &finish)
{
    const Command *command = &root;
    QString path = root.name;
    while (!command->children.empty()) {
        if (words.isEmpty() || words.front() == "--help"_L1 || words.front() == "-h"_L1) {
            printHelp(words.isEmpty() ? context.err : context.out, path, *command);
            finish(words.isEmpty() ? WrongUsage : AllGood);
            return;
        }
        const QString word = words.takeFirst();
        const auto child = std::find_if(command->children.cbegin(), command->children.cend(),
                                        [&](const Command &each) { return each.name == word; });
        if (child == command->children.cend()) {
            QStringList names;
            for (const Command &each : command->children)
                names += each.name;
            context.complain(Error{.kind = ErrorKind::InvalidInput,
                                   .where = u"COMMAND"_s,
                                   .found = shortened(word),
                                   .expected = u"one of: %1"_s.arg(names.join(u", "_s))},
                             path);
            finish(WrongUsage);
            return;
        }
        command = &*child;
        path += u' ' + word;
    }
    const auto line = parseLine(words, command->options, command->arguments);
    if (!line) {
        context.complain(line.error(), path);
        context.err << "See: " << path << " --help\n";
        finish(WrongUsage);
        return;
    }
    if (line.value().helpWanted) {
        printHelp(context.out, path, *command);
        finish(AllGood);
        return;
    }
    command->run(context, line.value(), finish);
}

} // namespace

int main(int argc, char *argv[])
{
    const QString startFolder = applyProcessHardening();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"coffer"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(COFFER_VERSION));

    CliContext context;
    context.startFolder = startFolder;
    bool versionWanted = false;
    const auto words = takeGlobalOptions(application.arguments().mid(1), context, &versionWanted);
    if (!words) {
        context.complain(words.error(), u"coffer-cli"_s);
        return WrongUsage;
    }
    if (versionWanted) {
        context.out << "coffer-cli " << COFFER_VERSION << '\n';
        return AllGood;
    }
    const Command root = rootCommand();
    QTimer::singleShot(0, &application, [&] {
        dispatch(context, root, words.value(), [&](ExitCode code) {
            context.out.flush();
            context.err.flush();
            QCoreApplication::exit(code);
        });
    });
    return application.exec();
}

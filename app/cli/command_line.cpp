// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line.h"

#include <QCommandLineParser>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

Result<ParsedLine> parseLine(const QStringList &words, const QList<OptionSpec> &options, const QList<ArgumentSpec> &arguments)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringList{u"h"_s, u"help"_s}));
    for (const OptionSpec &option : options)
        parser.addOption(QCommandLineOption(option.name, option.help, option.value));
    if (!parser.parse(QStringList{u"coffer-cli"_s} + words))
        return Error{.kind = ErrorKind::InvalidInput, .where = u"command line"_s, .expected = parser.errorText()};

    ParsedLine line;
    line.helpWanted = parser.isSet(u"help"_s);
    line.arguments = parser.positionalArguments();
    if (line.helpWanted)
        return line;
    for (const OptionSpec &option : options) {
        if (!parser.isSet(option.name)) {
            if (option.required)
                return Error{.kind = ErrorKind::InvalidInput, .where = u"--"_s + option.name, .expected = option.help};
            continue;
        }
        const QStringList values = option.value.isEmpty() ? QStringList{QString()} : parser.values(option.name);
        if (values.size() > 1 && !option.repeatable)
            return Error{.kind = ErrorKind::InvalidInput, .where = u"--"_s + option.name, .expected = u"given once"_s};
        line.options.insert(option.name, values);
    }
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (i >= line.arguments.size() && arguments[i].required)
            return Error{.kind = ErrorKind::InvalidInput, .where = arguments[i].name, .expected = arguments[i].help};
    }
    if (line.arguments.size() > arguments.size()) {
        return Error{.kind = ErrorKind::InvalidInput,
                     .where = u"command line"_s,
                     .found = shortened(line.arguments[arguments.size()]),
                     .expected = arguments.isEmpty() ? u"no further words"_s
                                                     : u"at most %n word(s)"_s.replace(u"%n"_s, QString::number(arguments.size()))};
    }
    return line;
}

Result<std::chrono::seconds> parseDuration(const QString &text, const QString &option)
{
    const Error bad{.kind = ErrorKind::InvalidInput,
                    .where = option,
                    .found = shortened(text),
                    .expected = u"a whole number and a unit, such as 90s, 15m, 6h or 1d"_s};
    if (text.size() < 2 || text.size() > 9)
        return bad;
    bool ok = false;
    const qint64 count = text.chopped(1).toLongLong(&ok);
    if (!ok || count <= 0 || !text.front().isDigit())
        return bad;
    switch (text.back().unicode()) {
    case u's':
        return std::chrono::seconds(count);
    case u'm':
        return std::chrono::seconds(std::chrono::minutes(count));
    case u'h':
        return std::chrono::seconds(std::chrono::hours(count));
    case u'd':
        return std::chrono::seconds(std::chrono::days(count));
    }
    return bad;
}

Result<std::pair<QString, QString>> parsePair(const QString &text, const QString &option)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals <= 0) {
        return Error{.kind = ErrorKind::InvalidInput,
                     .where = option,
                     .found = shortened(text),
                     .expected = u"name=value"_s};
    }
    return std::pair(text.left(equals), text.mid(equals + 1));
}

} // namespace coffer

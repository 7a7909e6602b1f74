// SPDX-License-Identifier: GPL-3.0-or-later
#include <cli/command_line.h>

#include <QCommandLineParser>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

Error wrong(const QString &where, const QString &found, const QString &expected)
{
    return {.kind = ErrorKind::InvalidInput, .where = where, .found = shortened(found), .expected = expected};
}

/// What QCommandLineParser refused, as field, found and allowed.
Error refusal(const QCommandLineParser &parser, const QStringList &words, const QList<OptionSpec> &options)
{
    if (const QStringList unknown = parser.unknownOptionNames(); !unknown.isEmpty()) {
        QStringList names{u"--help"_s};
        for (const OptionSpec &option : options)
            names += u"--"_s + option.name;
        const bool isLetter = unknown.front().size() == 1;
        return wrong(u"option"_s, (isLetter ? u"-"_s : u"--"_s) + unknown.front(),
                     u"one of: %1"_s.arg(names.join(u", "_s)));
    }
    for (const OptionSpec &option : options) {
        if (option.value.isEmpty() && std::any_of(words.cbegin(), words.cend(), [&](const QString &word) {
                return word.startsWith(u"--%1="_s.arg(option.name));
            }))
            return wrong(u"--"_s + option.name, u"a value"_s, u"no value"_s);
        if (!words.isEmpty() && words.back() == u"--"_s + option.name && !option.value.isEmpty())
            return wrong(u"--"_s + option.name, {}, option.help);
    }
    Error error = wrong(u"command line"_s, {}, parser.errorText());
    error.detail = u"the whole line"_s;
    return error;
}

} // namespace

Result<ParsedLine> parseLine(const QStringList &words, const QList<OptionSpec> &options,
                             const QList<ArgumentSpec> &arguments)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringList{u"h"_s, u"help"_s}));
    for (const OptionSpec &option : options)
        parser.addOption(QCommandLineOption(option.name, option.help, option.value));
    if (!parser.parse(QStringList{u"coffer-cli"_s} + words))
        return refusal(parser, words, options);

    ParsedLine line;
    line.helpWanted = parser.isSet(u"help"_s);
    line.arguments = parser.positionalArguments();
    if (line.helpWanted)
        return line;
    for (const OptionSpec &option : options) {
        if (!parser.isSet(option.name)) {
            if (option.required)
                return wrong(u"--"_s + option.name, {}, option.help);
            continue;
        }
        const QStringList values = option.value.isEmpty() ? QStringList{QString()} : parser.values(option.name);
        if (values.size() > 1 && !option.repeatable)
            return wrong(u"--"_s + option.name, values.join(u", "_s), u"one value"_s);
        line.options.insert(option.name, values);
    }
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (i >= line.arguments.size() && arguments[i].required)
            return wrong(arguments[i].name, {}, arguments[i].help);
    }
    if (line.arguments.size() > arguments.size()) {
        return wrong(u"argument"_s, line.arguments[arguments.size()],
                     arguments.isEmpty() ? u"options only"_s
                                         : u"no further argument after %1"_s.arg(arguments.back().name));
    }
    return line;
}

QString usageSentence(const Error &error, const QString &subject)
{
    QStringList parts;
    if (!subject.isEmpty())
        parts += shortened(subject);
    if (!error.where.isEmpty() && error.where != subject)
        parts += error.where;
    QString text = parts.join(u": "_s);
    const bool notFound = error.kind == ErrorKind::NotFound;
    if (error.found.isEmpty())
        text += notFound ? u" was not found"_s
            : error.detail.isEmpty()
            ? u" is missing or empty"_s
            : u" cannot be used"_s; // there is something, and the detail says why it is not shown
    else
        text += (notFound ? u": “%1” was not found"_s : u": “%1” cannot be used"_s).arg(error.found);
    QString expected = error.expected;
    if (expected.isEmpty())
        return text + u'.';
    while (expected.endsWith(u'.'))
        expected.chop(1);
    return text
        + (!error.found.isEmpty()       ? u"; allowed: "_s
               : error.detail.isEmpty() ? u"; needed: "_s
                                        : u": "_s)
        + expected + u'.';
}

Result<std::chrono::seconds> parseDuration(const QString &text, const QString &option)
{
    const Error bad = wrong(option, text, u"a whole number and a unit, such as 90s, 15m, 6h or 1d"_s);
    if (text.size() < 2 || text.size() > 9)
        return bad;
    const QString digits = text.chopped(1);
    if (!std::all_of(digits.cbegin(), digits.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return bad;
    const qint64 count = digits.toLongLong();
    if (count == 0)
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
        return wrong(option, text, u"name=value"_s);
    }
    return std::pair(text.left(equals), text.mid(equals + 1));
}

} // namespace coffer

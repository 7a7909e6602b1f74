// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>

#include <QHash>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace coffer {

struct OptionSpec
{
    QString name;
    QString help;
    QString value = {}; ///< name of its value in the help; empty: a switch
    bool repeatable = false;
    bool required = false;
};

struct ArgumentSpec
{
    QString name;
    QString help;
    bool required = true;
};

/// Options and arguments of one command, checked against its specification.
struct ParsedLine
{
    QHash<QString, QStringList> options;
    QStringList arguments;
    bool helpWanted = false;

    [[nodiscard]] bool has(const QString &option) const { return options.contains(option); }
    [[nodiscard]] QString value(const QString &option) const { return options.value(option).value(0); }
    [[nodiscard]] QStringList values(const QString &option) const { return options.value(option); }
    [[nodiscard]] QString argument(int index) const { return arguments.value(index); }
};

/// An option that is not repeatable must not be given twice, and a switch takes no value. "--" ends the options.
/// Errors: InvalidInput; `where` is the option or argument, `expected` what is allowed.
[[nodiscard]] Result<ParsedLine> parseLine(const QStringList &words, const QList<OptionSpec> &options,
                                           const QList<ArgumentSpec> &arguments);

/// Field, what was found, what is allowed: one sentence for what the command line named wrongly. English.
[[nodiscard]] QString usageSentence(const Error &error, const QString &subject);

/// "90s", "15m", "6h", "1d". Errors: InvalidInput; `where` is the option.
[[nodiscard]] Result<std::chrono::seconds> parseDuration(const QString &text, const QString &option);

/// "key=value". Errors: InvalidInput; `where` is the option.
[[nodiscard]] Result<std::pair<QString, QString>> parsePair(const QString &text, const QString &option);

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command_line.h"

#include <balances/attempt.h>
#include <balances/connection.h>
#include <base/clock.h>
#include <base/error.h>

#include <QTextStream>

#include <functional>
#include <memory>
#include <vector>

namespace coffer {

/// Exit codes of coffer-cli, documented in README.
enum ExitCode { AllGood = 0, PartlyFailed = 1, WhollyFailed = 2, WrongUsage = 64 };

/// What every command gets.
struct CliContext
{
    QString profileOption; ///< --profile; empty: the default folder
    QString startFolder;   ///< relative paths of the command line are meant from here
    SystemClock clock;
    QTextStream out{stdout};
    QTextStream err{stderr};

    /// What runs in the background lives until the program ends: nothing is destroyed inside its own callback.
    std::vector<std::shared_ptr<void>> running;

    /// One clear sentence on the error output. `subject` is a connection, file or option.
    void complain(const Error &error, const QString &subject);
    /// The same, and the command that mends it where the credential is the fault.
    void complain(const Error &error, const Connection &connection);
    [[nodiscard]] QString path(const QString &given) const; ///< absolute
};

/// WrongUsage for what the command line named wrongly (InvalidInput, NotFound, AlreadyExists), else `otherwise`.
[[nodiscard]] ExitCode usageOr(const Error &error, ExitCode otherwise = WhollyFailed);

/// Called exactly once, at once or later from the event loop.
using Finish = std::function<void(ExitCode)>;

/// One command or group of commands. Groups have children and no `run`.
struct Command
{
    QString name;
    QString summary;
    QList<OptionSpec> options = {};
    QList<ArgumentSpec> arguments = {};
    std::function<void(CliContext &, const ParsedLine &, Finish)> run = nullptr;
    std::vector<Command> children = {};
};

[[nodiscard]] Command providersCommand();
[[nodiscard]] Command connectionsCommand();
[[nodiscard]] Command pollCommand();
[[nodiscard]] Command balancesCommand();
[[nodiscard]] Command historyCommand();
[[nodiscard]] Command doctorCommand();
[[nodiscard]] Command backupCommand();
[[nodiscard]] Command restoreCommand();

} // namespace coffer

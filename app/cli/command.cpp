// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include <wording/error_text.h>

#include <QDir>

namespace coffer {

using namespace Qt::StringLiterals;

void CliContext::complain(const Error &error, const QString &subject)
{
    out.flush();
    const bool isUsage = error.kind == ErrorKind::InvalidInput || error.kind == ErrorKind::NotFound;
    err << (isUsage ? usageSentence(error, subject) : errorSentence(error, subject)) << '\n';
    err.flush();
}

void CliContext::complain(const Error &error, const Connection &connection)
{
    complain(error, connection.name);
    switch (outcomeOf(error.kind)) {
    case AttemptOutcome::Refused:
        if (connection.secretStorage == SecretStorage::Keychain)
            err << "  coffer-cli connections set-secret \"" << connection.name << "\"\n" << Qt::flush;
        break;
    case AttemptOutcome::Ok:
    case AttemptOutcome::Partial:
    case AttemptOutcome::Failed:
        break;
    }
}

QString CliContext::path(const QString &given) const
{
    return given.isEmpty() ? QString() : QDir::cleanPath(QDir(startFolder).absoluteFilePath(given));
}

ExitCode usageOr(const Error &error, ExitCode otherwise)
{
    return error.kind == ErrorKind::InvalidInput || error.kind == ErrorKind::NotFound
            || error.kind == ErrorKind::AlreadyExists
        ? WrongUsage
        : otherwise;
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include <config/profile.h>
#include <store/backup.h>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;

Result<QString> profileFolder(const CliContext &context)
{
    if (!context.profileOption.isEmpty())
        return context.path(context.profileOption);
    return standardProfileFolder(ProfileChoice::User);
}

void report(CliContext &context, const Result<BackupContents> &result, const QString &subject, const QString &done,
            const Finish &finish)
{
    if (!result) {
        context.complain(result.error(), subject);
        finish(usageOr(result.error()));
        return;
    }
    const BackupContents &contents = result.value();
    context.out
        << done << '\n'
        << u"%1 connections with history, %2 accounts, %3 attempts, %4 changes, %5 replies, %6 bytes; configuration: %7"_s
               .arg(QString::number(contents.connections), QString::number(contents.accounts),
                    QString::number(contents.attempts), QString::number(contents.changes),
                    QString::number(contents.bodies), QString::number(contents.bytes),
                    contents.configFiles.isEmpty() ? u"none"_s : contents.configFiles.join(u", "_s))
        << '\n';
    finish(AllGood);
}

void runBackup(CliContext &context, const ParsedLine &line, const Finish &finish)
{
    const QString file = context.path(line.argument(0));
    const auto folder = profileFolder(context);
    report(context, folder ? backupProfile(folder.value(), file) : Result<BackupContents>(folder.error()), file,
           u"Backed up to %1 and verified. It holds no credentials."_s.arg(file), finish);
}

void runRestore(CliContext &context, const ParsedLine &line, const Finish &finish)
{
    const QString file = context.path(line.argument(0));
    const auto folder = profileFolder(context);
    report(
        context, folder ? restoreProfile(file, folder.value()) : Result<BackupContents>(folder.error()), file,
        u"Restored and verified. Credentials are not part of a backup: enter them again with coffer-cli connections set-secret."_s,
        finish);
}

} // namespace

Command backupCommand()
{
    return {u"backup"_s,
            u"Copy the profile (history, connections, settings; no credentials) into one file and verify it."_s,
            {},
            {{u"FILE"_s, u"The file to write; must not exist."_s}},
            runBackup};
}

Command restoreCommand()
{
    return {u"restore"_s,
            u"Restore a backup into an empty profile and verify it."_s,
            {},
            {{u"FILE"_s, u"A file that `backup` wrote."_s}},
            runRestore};
}

} // namespace coffer

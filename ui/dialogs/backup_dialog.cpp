// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup_dialog.h"

#include "form_parts.h"
#include "theme.h"

#include <wording/error_text.h>

#include <QFileInfo>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

QString stepText(BackupStep step)
{
    switch (step) {
    case BackupStep::Copying:
        return BackupDialog::tr("Copying…");
    case BackupStep::CheckingFile:
        return BackupDialog::tr("Checking the file…");
    case BackupStep::CheckingHistory:
        return BackupDialog::tr("Checking every record of the history…");
    case BackupStep::Finishing:
        return BackupDialog::tr("Finishing…");
    }
    Q_UNREACHABLE();
}

} // namespace

BackupDialog::BackupDialog(Kind kind, const QString &path, QWidget *parent)
    : QDialog(parent)
    , m_kind(kind)
    , m_text(new PlainLabel({}, this))
    , m_progress(new QProgressBar(this))
    , m_details(new PlainLabel({}, this))
    , m_problem(makeProblem(this))
    , m_replace(new QPushButton(tr("End Coffer and use it"), this))
    , m_close(new QPushButton(tr("Cancel"), this))
{
    setObjectName(u"backupDialog"_s);
    setWindowTitle(kind == Kind::Backup ? tr("Back up the profile") : tr("Restore a backup"));
    m_text->setObjectName(u"backupText"_s);
    m_text->setWordWrap(true);
    m_text->setText(
        kind == Kind::Backup
            ? tr("The history, the connections and the settings are copied into %1. Credentials are never "
                 "part of a backup.")
                  .arg(path)
            : tr("The backup %1 is checked and then restored into a folder of its own. Your present profile "
                 "is not touched.")
                  .arg(QFileInfo(path).fileName()));
    m_progress->setObjectName(u"backupProgress"_s);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setRange(0, 0); // how long a step takes is not known
    m_progress->setTextVisible(false);
    m_details->setObjectName(u"backupDetails"_s);
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->setObjectName(u"backupProblem"_s);
    m_replace->setObjectName(u"backupReplace"_s);
    m_replace->hide();
    m_close->setObjectName(u"backupClose"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_replace);
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * Theme::spacing, 3 * Theme::spacing, 3 * Theme::spacing, 2 * Theme::spacing);
    layout->setSpacing(2 * Theme::spacing);
    layout->addWidget(m_text);
    layout->addWidget(m_progress);
    layout->addWidget(m_details);
    layout->addWidget(m_problem);
    layout->addStretch(1);
    layout->addLayout(buttons);
    resize(560, 300);
    connect(m_close, &QPushButton::clicked, this, &BackupDialog::reject);
    connect(m_replace, &QPushButton::clicked, this, &BackupDialog::replaceRequested);
    showStep(BackupStep::Copying);
}

void BackupDialog::showStep(BackupStep step)
{
    if (m_running)
        m_details->setText(stepText(step));
}

void BackupDialog::showResult(const BackupSummary &summary, const QString &aside)
{
    m_running = false;
    m_progress->hide();
    m_close->setEnabled(true);
    m_close->setText(tr("Close"));
    if (summary.error) {
        m_details->clear();
        showProblem(m_problem,
                    summary.error->kind == ErrorKind::Cancelled
                        ? tr("Cancelled. Nothing was left behind.")
                        : errorSentence(*summary.error, QFileInfo(summary.path).fileName()));
        return;
    }
    const QLocale locale;
    const QString counts =
        tr("%1 connections with history, %2 accounts, %3 attempts, %4. Every record agrees with its hash.")
            .arg(locale.toString(summary.connections), locale.toString(summary.accounts),
                 locale.toString(summary.attempts), locale.formattedDataSize(summary.bytes));
    if (m_kind == Kind::Backup) {
        m_text->setText(tr("The backup is complete and verified: %1").arg(summary.path));
        m_details->setText(counts);
        return;
    }
    m_text->setText(tr("The backup was restored into %1 and verified.").arg(summary.path));
    m_details->setText(
        counts + u'\n' + u'\n'
        + tr("To use it, Coffer must end. Your present profile is then kept as %1, and the restored one takes its "
             "place "
             "at the next start. Credentials are not part of a backup; those in the keychain are still there.")
              .arg(aside));
    m_replace->setVisible(!aside.isEmpty());
}

void BackupDialog::reject()
{
    if (!m_running) {
        QDialog::reject();
        return;
    }
    m_details->setText(tr("Cancelling…"));
    m_close->setEnabled(false);
    Q_EMIT cancelRequested(); // closed by the user once showResult() has come
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/backup_summary.h>

#include <QDialog>

class QProgressBar;
class QPushButton;

namespace coffer {

class PlainLabel;

/// Shows a backup, or a restore into a new folder, while it is made elsewhere: the step, what was verified, and what
/// happens next. Closing it while it runs cancels it; nothing is then left behind.
class BackupDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Kind { Backup, Restore };

    BackupDialog(Kind kind, const QString &path, QWidget *parent = nullptr);

public Q_SLOTS:
    void showStep(coffer::BackupStep step);
    /// `aside`: where the present profile goes when a restored one takes its place.
    void showResult(const coffer::BackupSummary &summary, const QString &aside = {});

Q_SIGNALS:
    void cancelRequested();
    void replaceRequested(); ///< the restored profile shall take the place of the present one, and the program end

protected:
    void reject() override;

private:
    Kind m_kind;
    bool m_running = true;
    PlainLabel *m_text;
    QProgressBar *m_progress;
    PlainLabel *m_details;
    PlainLabel *m_problem;
    QPushButton *m_replace;
    QPushButton *m_close;
};

} // namespace coffer

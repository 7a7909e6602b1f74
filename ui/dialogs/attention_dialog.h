// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <items/display_format.h>

#include <base/utc_time.h>

#include <QDialog>

class QDateTimeEdit;
class QLineEdit;
class QPushButton;

namespace coffer {

/// Asks for the note with which something is acknowledged or snoozed, and until when. Deletes itself when closed.
class AttentionDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `until`: proposed end of a snooze; nothing: it is to be acknowledged.
    AttentionDialog(const QString &sentence, const std::optional<UtcTime> &until, UtcTime now,
                    const DisplayFormat &format, QWidget *parent = nullptr);

Q_SIGNALS:
    void acknowledged(const QString &note);
    void snoozed(coffer::UtcTime until, const QString &note);

private:
    void decide();
    void check();
    [[nodiscard]] UtcTime chosenTime() const;

    UtcTime m_now;
    QTimeZone m_zone;
    QDateTimeEdit *m_until = nullptr; ///< nullptr: to be acknowledged; its wall clock is that of m_zone
    QLineEdit *m_note;
    QPushButton *m_accept;
};

} // namespace coffer

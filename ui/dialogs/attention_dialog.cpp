// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention_dialog.h"

#include "card.h"
#include "theme.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace coffer {

using namespace Qt::StringLiterals;

AttentionDialog::AttentionDialog(const QString &sentence, const std::optional<UtcTime> &until, UtcTime now,
                                 const DisplayFormat &format, QWidget *parent)
    : QDialog(parent)
    , m_now(now)
    , m_zone(format.zone)
    , m_note(new QLineEdit(this))
{
    setObjectName(u"attentionDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(until ? tr("Snooze") : tr("Acknowledge"));
    auto *form = new QFormLayout;
    if (until) {
        // Shown as UTC, so that the edit does not know of a change of clocks in another zone than the user's.
        const QDateTime wall = toDateTime(*until).toTimeZone(m_zone);
        m_until = new QDateTimeEdit(QDateTime(wall.date(), wall.time(), Qt::UTC), this);
        m_until->setObjectName(u"untilEdit"_s);
        m_until->setLocale(format.locale.isEmpty() ? QLocale::c() : QLocale(format.locale));
        m_until->setDisplayFormat(format.locale.isEmpty() ? u"yyyy-MM-dd HH:mm"_s
                                                          : m_until->locale().dateTimeFormat(QLocale::ShortFormat));
        m_until->setCalendarPopup(true);
        m_until->setAccessibleName(tr("Snooze until"));
        form->addRow(tr("&Until:"), m_until);
        connect(m_until, &QDateTimeEdit::dateTimeChanged, this, &AttentionDialog::check);
    }
    m_note->setObjectName(u"noteEdit"_s);
    m_note->setMaxLength(500);
    m_note->setPlaceholderText(tr("Why, for whoever looks next"));
    m_note->setAccessibleName(tr("Note"));
    form->addRow(tr("&Note:"), m_note);

    auto *what = new PlainLabel(sentence, this);
    what->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    m_accept->setText(until ? tr("Snooze") : tr("Acknowledge"));
    m_accept->setObjectName(u"acceptButton"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, &AttentionDialog::decide);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing);
    layout->setSpacing(2 * Theme::spacing);
    layout->addWidget(what);
    layout->addLayout(form);
    layout->addWidget(buttons);
    setMinimumWidth(56 * Theme::spacing);
    m_note->setFocus();
    check();
}

UtcTime AttentionDialog::chosenTime() const
{
    return utcTimeFromDateTime(QDateTime(m_until->date(), m_until->time(), m_zone));
}

void AttentionDialog::check()
{
    const bool isPast = m_until && chosenTime() <= m_now;
    m_accept->setEnabled(!isPast);
    m_accept->setToolTip(isPast ? tr("Choose a time that has not passed.") : QString());
}

void AttentionDialog::decide()
{
    const QString note = m_note->text().trimmed();
    if (m_until)
        Q_EMIT snoozed(chosenTime(), note);
    else
        Q_EMIT acknowledged(note);
    accept();
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "as_of_box.h"

#include "card.h"
#include "theme.h"

#include <wording/labels.h>

#include <QCalendarWidget>
#include <QDateTimeEdit>
#include <QDialog>
#include <QDialogButtonBox>
#include <QEvent>
#include <QPushButton>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

enum Entry { Now, Close, Choose, Chosen };

} // namespace

AsOfBox::AsOfBox(QWidget *parent) : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(this, &QComboBox::activated, this, &AsOfBox::choose);
    updateTexts();
}

void AsOfBox::setCutOff(QTime cutOff)
{
    m_cutOff = cutOff;
}

void AsOfBox::setFormat(const DisplayFormat &format)
{
    m_format = format;
    updateTexts();
}

void AsOfBox::setTime(std::optional<UtcTime> time)
{
    m_time = time;
    updateTexts();
}

UtcTime AsOfBox::lastClose() const
{
    const BusinessDayRule rule{m_format.zone, m_cutOff};
    return rule.endOf(BusinessCalendar().previousBusinessDay(rule.dayOf(m_now))) - UtcTime::duration(1);
}

void AsOfBox::updateTexts()
{
    clear();
    addItem(tr("As of: now"));
    addItem(tr("As of: last close"));
    addItem(tr("As of: choose…"));
    if (m_time) {
        addItem(tr("As of: %1").arg(timeText(*m_time, m_format.locale, m_format.zone)));
        setCurrentIndex(Chosen);
    }
    setAccessibleName(tr("Show the position as of"));
    setToolTip(tr("Show the position as it was known at another time. The last close is the end of the business day "
                  "before today."));
}

void AsOfBox::choose(int index)
{
    setCurrentIndex(m_time ? Chosen : Now); // what is shown changes when it is there
    switch (Entry(index)) {
    case Now:
        if (m_time)
            Q_EMIT chosen({});
        return;
    case Close:
        Q_EMIT chosen(lastClose());
        return;
    case Choose:
        openDialog();
        return;
    case Chosen:
        return;
    }
}

void AsOfBox::openDialog()
{
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    m_dialog = new QDialog(window());
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setObjectName(u"asOfDialog"_s);
    m_dialog->setWindowTitle(tr("Position as of"));
    auto *label = new PlainLabel(
        tr("Show what was known at this time (%1):").arg(QString::fromLatin1(m_format.zone.id())), m_dialog);
    auto *edit = new QDateTimeEdit(m_dialog);
    edit->setObjectName(u"asOfEdit"_s);
    edit->setAccessibleName(tr("Date and time"));
    edit->setLocale(QLocale(m_format.locale));
    edit->setCalendarPopup(true);
    // A plain wall clock: the edit's own zone conversions know only the system's zone.
    const auto wall = [this](UtcTime time) {
        const QDateTime local = toDateTime(time).toTimeZone(m_format.zone);
        return QDateTime(local.date(), local.time(), Qt::UTC);
    };
    edit->setTimeSpec(Qt::UTC);
    edit->setMaximumDateTime(wall(m_now));
    edit->setDateTime(wall(m_time.value_or(lastClose())));
    label->setBuddy(edit);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, m_dialog);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Show"));
    auto *layout = new QVBoxLayout(m_dialog);
    layout->setSpacing(2 * Theme::spacing);
    layout->addWidget(label);
    layout->addWidget(edit);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, m_dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, m_dialog, &QDialog::reject);
    connect(m_dialog, &QDialog::accepted, this, [this, edit] {
        const QDateTime wallTime = edit->dateTime();
        Q_EMIT chosen(utcTimeFromDateTime(QDateTime(wallTime.date(), wallTime.time(), m_format.zone)));
    });
    m_dialog->show();
}

void AsOfBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QComboBox::changeEvent(event);
}

} // namespace coffer

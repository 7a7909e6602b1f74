// SPDX-License-Identifier: GPL-3.0-or-later
#include "range_buttons.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace coffer {

using namespace Qt::StringLiterals;

RangeButtons::RangeButtons(QWidget *parent) : QWidget(parent), m_buttons(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (const int days : {1, 7, 30, 90, 365, all}) {
        auto *button = new QToolButton(this);
        button->setObjectName(u"range%1"_s.arg(days));
        button->setCheckable(true);
        button->setChecked(days == 30);
        button->setAutoRaise(true);
        m_buttons->addButton(button, days);
        layout->addWidget(button);
    }
    connect(m_buttons, &QButtonGroup::idClicked, this, &RangeButtons::daysChosen);
    updateTexts();
}

int RangeButtons::days() const
{
    return m_buttons->checkedId();
}

void RangeButtons::setDays(int days)
{
    if (QAbstractButton *button = m_buttons->button(days))
        button->setChecked(true);
}

void RangeButtons::updateTexts()
{
    for (QAbstractButton *button : m_buttons->buttons()) {
        const int days = m_buttons->id(button);
        //: ranges of a chart: so many days, a year, everything
        button->setText(days == all ? tr("All") : days == 365 ? tr("1Y") : tr("%1D").arg(days));
        const QString name = days == all ? tr("Show everything since the first reading")
            : days == 365                ? tr("Show one year")
                                         : tr("Show %n days", nullptr, days);
        button->setAccessibleName(name);
        button->setToolTip(name);
    }
}

void RangeButtons::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

} // namespace coffer

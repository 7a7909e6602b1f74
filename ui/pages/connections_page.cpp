// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections_page.h"

namespace coffer {

ConnectionsPage::ConnectionsPage(QWidget *parent) : PageWidget(parent) {}

void ConnectionsPage::showPosition(const CashPosition &) {}

void ConnectionsPage::setFormat(const DisplayFormat &format)
{
    m_format = format;
}

void ConnectionsPage::showSchedules(const std::vector<ConnectionSchedule> &schedules)
{
    m_schedules = schedules;
}

} // namespace coffer

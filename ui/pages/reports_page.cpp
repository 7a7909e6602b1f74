// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports_page.h"

namespace coffer {

ReportsPage::ReportsPage(QWidget *parent) : PageWidget(parent) {}

void ReportsPage::showPosition(const CashPosition &) {}

void ReportsPage::setFormat(const DisplayFormat &format)
{
    m_format = format;
}

} // namespace coffer

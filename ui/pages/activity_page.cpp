// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity_page.h"

namespace coffer {

ActivityPage::ActivityPage(QWidget *parent) : PageWidget(parent) {}

void ActivityPage::showPosition(const CashPosition &) {}

void ActivityPage::setFormat(const DisplayFormat &format)
{
    m_format = format;
}

} // namespace coffer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_page.h"

namespace coffer {

HistoryPage::HistoryPage(QWidget *parent) : PageWidget(parent) {}

void HistoryPage::showPosition(const CashPosition &) {}

void HistoryPage::setFormat(const DisplayFormat &format)
{
    m_format = format;
}

} // namespace coffer

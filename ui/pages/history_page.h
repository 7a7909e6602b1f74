// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page_widget.h"

namespace coffer {

/// What was read over time: balances of chosen accounts, and how complete the record is.
class HistoryPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit HistoryPage(QWidget *parent = nullptr);

    void showPosition(const CashPosition &position) override;
    void setFormat(const DisplayFormat &format) override;

private:
    DisplayFormat m_format;
};

} // namespace coffer

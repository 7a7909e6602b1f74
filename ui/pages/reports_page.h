// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page_widget.h"

namespace coffer {

/// Where reports are made.
class ReportsPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit ReportsPage(QWidget *parent = nullptr);

    void showPosition(const CashPosition &position) override;
    void setFormat(const DisplayFormat &format) override;

private:
    DisplayFormat m_format;
};

} // namespace coffer
